"""The rules that compare with last year's report, on invented pairs: in every format, and over a change of form."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache, reduce
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from gi_lint.finding import Finding
from gi_lint.linter import Linter, Options
from tests import fixtures
from tests.drafts import reports
from tests.drafts.model import Draft
from tests.drafts.writers import WRITERS, to_txt
from tests.drafts.years import set_back, year_before

PUBLISHED = Path(__file__).parents[1].parent / "shared" / "reports" / "pingtan_2022.docx"
FIXTURES = Path(fixtures.__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def file(draft: Draft, writer: str, folder: Path, name: str) -> Path:
    suffix, write = WRITERS[writer]
    path = folder / f"{name}{suffix}"
    path.write_bytes(write(draft))
    return path


def compared(this_year: Path, last_year: Path) -> list[Finding]:
    """What the rules Y say of a report."""
    linter = Linter(Options(select=("Y-",), previous=str(last_year)))
    return [finding for finding in linter.lint(str(this_year)).findings if finding.rule.startswith("Y-")]


@pytest.mark.parametrize("writers", (("docx", "docx"), ("html", "cms"), ("tabs", "docx"), ("md", "cells")))
@pytest.mark.parametrize("name", reports.REPORTS)
def test_reports_that_follow_one_another(name: str, writers: tuple[str, str], tmp_path: Path) -> None:
    now = reports.REPORTS[name]()
    this_year = file(now, writers[0], tmp_path, "本年")
    assert compared(this_year, file(year_before(now), writers[1], tmp_path, "上年")) == []


@pytest.mark.parametrize("name", ("2021", "2019"))
def test_a_pdf_follows_a_word_file(name: str, tmp_path: Path) -> None:
    last = file(year_before(reports.REPORTS[name]()), "docx", tmp_path, "上年")
    assert compared(FIXTURES / f"report-{name}.pdf", last) == []


def cell(table: str, row: str, column: str | None, text: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.with_cell(table, row, column, text)


def same(draft: Draft) -> Draft:
    return draft


def own_section(draft: Draft) -> Callable[[Draft], Draft]:
    """Section five as the other draft has it, a year ago."""
    texts = draft.paragraphs
    start = next(n for n, text in enumerate(texts) if text.startswith("五、"))
    end = next(n for n, text in enumerate(texts) if text.startswith("六、"))
    return lambda other: other.with_section_text("五、", *texts[start + 1 : end])


def explained(draft: Draft) -> Draft:
    return draft.with_section_text("六、", "数据调整说明：上年报告漏计结转申请，本年报告已经改正。")


def cumulative(amount: int) -> Callable[[Draft], Draft]:
    """Last year's report with a figure of all years in its text."""
    said = f"自2008年5月《条例》施行以来，全县累计主动公开政府信息{amount}条。"
    return lambda draft: draft.with_section_text("二、", said)


def without_the_year(draft: Draft) -> Draft:
    """The report without what was published in its year; the figure of all years stays."""
    return draft.replace("全年主动公开政府信息2364条，其中网站公开2222条，政府公报公开142条。", "")


def twice_the_same(draft: Draft) -> tuple[Callable[[Draft], Draft], Callable[[Draft], Draft]]:
    """A year in which as many documents were repealed as made, and the tables of that year for the year before: one
    goes on from the other, and yet no figure has changed."""
    now = cell("t2", "normative", "repealed", draft.value("t2", "normative", "made"))
    tables = now(draft).tables.values()
    return now, lambda last: reduce(Draft.with_table, tables, last)


class Pair(NamedTuple):
    """A pair: this year's draft and what is done to it and to last year's, and the one finding that it gives."""

    rule: str
    kind: str
    level: str
    draft: str
    now: Callable[[Draft], Draft]
    last: Callable[[Draft], Draft]
    says: str


FAULTS = (
    Pair("Y-01", "fail", "error", "2021", same, cell("t3", "carried_out", "total", "8"), "相差 2"),
    Pair("Y-01", "fail", "error", "2019", same, cell("t3", "carried_out", "total", "4"), "相差 1"),
    Pair("Y-01", "fail", "warning", "2021", same, cell("t3", "carried_out", "natural", "4"), "自然人"),
    Pair("Y-01", "fail", "note", "2021", explained, cell("t3", "carried_out", "total", "8"), "数据调整"),
    Pair("Y-01", "open", "error", "2021", cell("t3", "carried_in", "total", ""), same, "没有可核对的数"),
    Pair("Y-01", "open", "error", "2021", same, cell("t3", "carried_out", "total", ""), "没有可核对的数"),
    Pair("Y-02", "fail", "warning", "2021", cell("t2", "normative", "valid", "79"), same, "相差 7"),
    Pair("Y-02", "open", "warning", "2021", cell("t2", "normative", "repealed", ""), same, "没有可核对的数"),
    Pair("Y-03", "fail", "note", "2021", same, own_section(reports.report_2021()), "存在的主要问题及改进情况"),
    Pair("Y-04", "fail", "error", "department", *twice_the_same(reports.report_2021_department()), "全部相同"),
    Pair("Y-05", "fail", "warning", "2019", cell("t2", "penalty", "previous", "1812"), same, "行政处罚"),
    Pair("Y-05", "open", "warning", "2019", same, cell("t2", "licence", "change", ""), "没有可核对的数"),
    Pair("Y-06", "fail", "note", "2021", cell("t2", "licence", "decisions", "152360"), same, "倍"),
    Pair("Y-06", "fail", "note", "2021", same, cell("t2", "fees", "amount", "18645300"), "只有上年的 1/"),
    Pair("Y-06", "fail", "note", "2014", cell("ts", "published.total", None, "12900"), same, "倍"),
    Pair("Y-06", "open", "note", "2021", cell("t2", "licence", "decisions", ""), same, "空白"),
    Pair("Y-07", "fail", "note", "2008", same, cell("local", "channel.gazette", "cumulative", "400"), "相差 12"),
    Pair("Y-07", "fail", "note", "2008", same, cumulative(6500), "相差 53"),
    Pair("Y-07", "open", "note", "2008", without_the_year, cumulative(6500), "没有写本年度的数"),
)


# They ask about all of the text, or of the figures; what is open then is shown with reports that do not fit.
WHOLE_REPORT = {"Y-03", "Y-04"}


@pytest.mark.parametrize("writers", (("docx", "html"), ("tabs", "docx")))
@pytest.mark.parametrize("planted", FAULTS, ids=lambda planted: f"{planted.rule}-{planted.kind}-{planted.draft}")
def test_a_planted_fault_is_found_alone(planted: Pair, writers: tuple[str, str], tmp_path: Path) -> None:
    now = reports.REPORTS[planted.draft]()
    last = file(planted.last(year_before(now)), writers[1], tmp_path, "上年")
    found = compared(file(planted.now(now), writers[0], tmp_path, "本年"), last)
    assert [(finding.rule, finding.kind, finding.level) for finding in found] == [
        (planted.rule, planted.kind, planted.level)
    ]
    assert planted.says in found[0].message
    assert all(place.path in (None, str(last)) for place in found[0].related)
    if planted.kind == "fail":
        assert any(place.path == str(last) for place in found[0].related)


def test_every_rule_is_shown_to_fire() -> None:
    """Every one is silent above, between reports that follow one another, and open below, where they do not."""
    known = {rule.id for rule, _ in Linter().rulebook.all_rules() if rule.id.startswith("Y-")}
    assert {planted.rule for planted in FAULTS if planted.kind == "fail"} == known
    assert {planted.rule for planted in FAULTS if planted.kind == "open"} == known - WHOLE_REPORT


# The same report again ---------------------------------------------------------------------------------------


def by_rule(found: list[Finding]) -> dict[str, list[Finding]]:
    return {rule: [f for f in found if f.rule == rule] for rule in sorted({f.rule for f in found})}


@pytest.mark.parametrize("name", reports.REPORTS)
def test_last_years_report_with_another_year(name: str, tmp_path: Path) -> None:
    now = reports.REPORTS[name]()
    last = file(set_back(now), "html", tmp_path, "上年")
    found = by_rule(compared(file(now, "docx", tmp_path, "本年"), last))
    (text,), (figures,) = found["Y-03"], found["Y-04"]
    assert (text.level, figures.level) == ("warning", "error")
    assert "100.0%" in text.message
    assert "一、" in text.message
    assert "全部相同" in figures.message
    assert [place.path for place in figures.related] == [str(last)]


def test_one_figure_more_is_not_the_same_report(tmp_path: Path) -> None:
    now = reports.report_2021()
    last = file(set_back(now).with_cell("t2", "licence", "decisions", "15200"), "docx", tmp_path, "上年")
    assert "Y-04" not in by_rule(compared(file(now, "docx", tmp_path, "本年"), last))


def test_a_narrative_that_is_mostly_last_years(tmp_path: Path) -> None:
    now = reports.report_2021()
    last = set_back(now)
    for start in ("五、", "六、"):
        last = last.with_section_text(start, "办好民生实事，邀请村民代表走进水厂、学校和敬老院，现场听取意见。")
    found = by_rule(compared(file(now, "docx", tmp_path, "本年"), file(last, "docx", tmp_path, "上年")))
    (text,) = found["Y-03"]
    assert text.level == "note"  # less than 90 hundredths of the whole, but the whole of section one
    assert "“一、总体情况”的文字有 100.0%" in text.message


def test_equal_figures_of_a_table_that_was_lost_are_open(tmp_path: Path) -> None:
    now = reports.report_2021_department()
    last = to_txt(set_back(now), "cells").decode()
    lines = last.split("\n")
    start = next(n for n, line in enumerate(lines) if line.strip().startswith("四、政府信息公开行政复议"))
    end = next(n for n, line in enumerate(lines) if line.strip().startswith("五、"))
    torn = [line for line in lines[start:end] if line.strip() and not line.strip().isdigit()]
    (tmp_path / "上年.txt").write_text("\n".join([*lines[:start], *torn, *lines[end:]]), encoding="utf-8")
    found = by_rule(compared(file(now, "docx", tmp_path, "本年"), tmp_path / "上年.txt"))
    (figures,) = found["Y-04"]
    assert figures.kind == "open"
    assert "表四" in figures.message


# A change of form --------------------------------------------------------------------------------------------


def district_2021() -> Draft:
    """The district's report on 2021, by the form of 2021, that goes on from its report on 2020."""
    draft = set_back(reports.report_2021_district(), 3)
    for column in ("natural", "business", "total"):
        text = "0" if column == "business" else "4"
        draft = draft.with_cell("t3", "carried_in", column, text)
    return draft


@pytest.mark.parametrize("writers", (("docx", "html"), ("cms", "tabs")))
def test_from_the_form_of_2019_to_that_of_2021(writers: tuple[str, str], tmp_path: Path) -> None:
    last = file(reports.report_2019(), writers[1], tmp_path, "2020")
    assert compared(file(district_2021(), writers[0], tmp_path, "2021"), last) == []
    wrong = district_2021().with_cell("t3", "carried_in", "total", "5")
    (finding,) = compared(file(wrong, writers[0], tmp_path, "2021"), last)
    assert (finding.rule, finding.level, finding.expected, finding.actual) == ("Y-01", "error", "4", "5")


def test_from_the_statistics_table_to_the_form_of_2019(tmp_path: Path) -> None:
    now = set_back(reports.report_2019())
    last = set_back(reports.report_2014(), -2).replace("示例省示例办公室", "示例区人民政府", every=True)
    last_path = file(last, "html", tmp_path, "2018")
    assert compared(file(now, "docx", tmp_path, "2019"), last_path) == []
    many = now.with_cell("t3", "new", "total", "880")
    (finding,) = compared(file(many, "docx", tmp_path, "2019"), last_path)
    assert (finding.rule, finding.level) == ("Y-06", "note")
    assert "新收申请本年 880，上年 38" in finding.message


@pytest.mark.parametrize("name", reports.REPORTS)
def test_every_rule_is_open_where_the_report_given_is_not_last_years(name: str, tmp_path: Path) -> None:
    now = reports.REPORTS[name]()
    found = compared(file(now, "docx", tmp_path, "本年"), file(set_back(now, 3), "html", tmp_path, "三年前"))
    asked = {"2019": {"Y-01", "Y-05"}, "2014": set[str](), "2008": set[str]()}.get(name, {"Y-01", "Y-02"})
    assert {finding.rule for finding in found} == asked | WHOLE_REPORT | {"Y-06", "Y-07"}
    assert {finding.kind for finding in found} == {"open"}


# A published report, restated --------------------------------------------------------------------------------


@cache
def published_body() -> etree._Element:
    with zipfile.ZipFile(PUBLISHED) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    return element.iter(f"{W}p")


def said(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def say(paragraph: etree._Element, words: str) -> None:
    first, *rest = list(paragraph.iter(f"{W}t"))
    first.text = words
    for text in rest:
        text.text = ""


def row_of(body: etree._Element, label: str) -> list[etree._Element]:
    """The cells of the first row of a table that has a label."""
    row = next(row for row in body.iter(f"{W}tr") if label in "".join(said(row).split()))
    return list(row.iter(f"{W}tc"))


def fill(cell: etree._Element, words: str) -> None:
    say(next(paragraph for paragraph in paragraphs(cell) if list(paragraph.iter(f"{W}t"))), words)


def restated(*, continued: bool) -> bytes:
    """The published report as one on the next year: years moved, every third paragraph with other words, and where
    `continued` what was carried over and what is in force gone on from."""
    body = etree.fromstring(etree.tostring(published_body()))
    for number, paragraph in enumerate(p for p in paragraphs(body) if said(p)):
        words = re.sub(r"(?<![〔\[\d])20\d\d(?=\s*年)", lambda match: str(int(match[0]) + 1), said(paragraph))
        if len(words) > 60 and number % 3 == 0:
            words = words.replace("，", "，结合实际，", 2) + "同时邀请村民代表走进水厂和学校听取意见。"
        if words != said(paragraph):
            say(paragraph, words)
    if continued:
        for cell_now, cell_before in zip(
            row_of(body, "二、上年结转")[-7:], row_of(body, "四、结转下年度")[-7:], strict=True
        ):
            fill(cell_now, said(cell_before))
        made, repealed, valid = row_of(body, "行政规范性文件")[-3:]
        fill(valid, str(int(said(valid)) + int(said(made)) - int(said(repealed))))
    buffer = io.BytesIO()
    with zipfile.ZipFile(PUBLISHED) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, etree.tostring(body) if name == "word/document.xml" else source.read(name))
    return buffer.getvalue()


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published reports (../shared/reports) are not here")
def test_a_published_report_restated_as_the_next_years(tmp_path: Path) -> None:
    path = tmp_path / "pingtan_2023.docx"
    path.write_bytes(restated(continued=True))
    report = Linter().read(str(path))
    assert report.facts.year == 2023
    for where in (PUBLISHED, PUBLISHED.parent):  # the file, and the folder in which it is found
        found = compared(path, where)
        assert [finding for finding in found if finding.level == "error" or finding.kind == "open"] == []
        assert not {finding.rule for finding in found} & {"Y-01", "Y-02", "Y-04"}
    path.write_bytes(restated(continued=False))
    assert {"Y-01", "Y-02", "Y-04"} <= {finding.rule for finding in compared(path, PUBLISHED)}
