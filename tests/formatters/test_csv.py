"""csv: rows for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from gi_lint.finding import Run
from gi_lint.formatters.csv import write
from gi_lint.formatters.wording import kind_words
from tests.formatters.runs import BALANCE, EMPTY, RUN, TXT, golden, hostile

HEAD = "文件,机关,年度,级别,编号,规则,问题,位置,原文,对照,分析,依据,改法"


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_golden() -> None:
    golden("csv.csv", write(RUN))


def test_spreadsheets_know_the_encoding() -> None:
    assert write(EMPTY) == f"\ufeff{HEAD}\n"


def test_every_finding_has_a_row_and_every_report_without_one() -> None:
    rows = table(write(RUN))
    levels = [row["级别"] for row in rows]
    assert [levels.count(word) for word in kind_words().values()] == list(RUN.counts.values())
    assert [row["文件"] for row in rows if row["级别"] == "没有问题"] == [TXT]
    assert len({row["文件"] for row in rows}) == RUN.files


def test_a_configuration_without_findings_is_no_report() -> None:
    assert table(write(Run([RUN.results[-1]._replace(is_report=False)]))) == []


def test_no_cell_is_a_formula_and_none_breaks_the_line() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1"):
        finding = BALANCE._replace(message=text, location=BALANCE.location.quoting(text))
        (row,) = table(write(Run([RUN.results[0]._replace(path=text, findings=(finding,))])))
        assert {row[name] for name in ("问题", "原文")} == {"'" + text.strip()}
        assert row["文件"].startswith("'")
    text = write(hostile())
    assert len(text.splitlines()) == len(table(text)) + 1
