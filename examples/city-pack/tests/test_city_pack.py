"""The city's pack changes what gi-lint asks of a report, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from gi_lint.examples import examples_of
from gi_lint.finding import Finding
from gi_lint.linter import Linter
from tests.drafts import reports
from tests.drafts.model import Draft, DraftCell, DraftTable
from tests.drafts.writers import to_docx

PACK = Path(__file__).resolve().parents[1]
NATION, CITY = Linter(), Linter(packs=[PACK, PACK / "2014"])


def found(linter: Linter, draft: Draft, *rules: str) -> list[Finding]:
    findings = linter.lint("年报.docx", to_docx(draft)).findings
    return [finding for finding in findings if finding.rule in rules and finding.kind == "fail"]


def test_its_examples_hold() -> None:
    packs = [pack for pack in CITY.rulebook.packs if pack.id.startswith("shilishi")]
    runs = [run for pack in packs for run in examples_of(CITY, pack)]
    assert len(packs) == 2 and len(runs) == 10
    assert [run.fault for run in runs if run.fault] == []


@pytest.mark.parametrize(("date", "nation", "city"), [("2025年1月19日", 0, 0), ("2025年1月21日", 0, 1)])
def test_its_deadline_replaces_the_national_one(date: str, nation: int, city: int) -> None:
    draft = reports.report_2021_department().replace("2025年1月21日", date)
    assert (len(found(NATION, draft, "D-03")), len(found(CITY, draft, "D-03"))) == (nation, city)


def test_reports_of_other_years_keep_the_national_deadline() -> None:
    draft = reports.report_2019().replace("2021年3月10日", "2021年3月25日")
    assert found(CITY, draft, "D-03") == []


def test_its_limit_of_length() -> None:
    (finding,) = found(CITY, reports.report_2021(), "SLS-01")
    assert finding.location.quote and "总体情况" in finding.location.quote
    short = reports.report_2021().with_section_text("一、", "2023年，全县主动公开政府信息6832条。")
    assert found(CITY, short, "SLS-01") == []
    assert found(NATION, reports.report_2021(), "SLS-01") == []


def test_a_stricter_level() -> None:
    draft = reports.report_2021().with_cell("t3", "denied.law_forbids", "business", "")
    assert [finding.level for finding in found(NATION, draft, "T3-06")] == ["note"]
    assert [finding.level for finding in found(CITY, draft, "T3-06")] == ["warning"]


def test_a_rule_that_it_disables() -> None:
    draft = reports.report_2021().with_cell("t3", "other.rest", "total", "99")
    assert len(found(NATION, draft, "T3-08")) == 1
    assert found(CITY, draft, "T3-08") == []


def with_app(draft: Draft, number: str) -> Draft:
    """The statistics table with the city's row below the national channels."""
    table = draft.tables["ts"]
    place = next(n for n, row in enumerate(table.rows) if any(cell.row == "channel.other" for cell in row))
    label, unit = DraftCell("　　　　6.政务客户端公开政府信息数"), DraftCell("条")
    row = (label, unit, DraftCell(number, row="channel.app"))
    return draft.with_table(DraftTable("ts", (*table.rows[: place + 1], row, *table.rows[place + 1 :])))


def test_a_row_of_its_own_in_the_statistics_table() -> None:
    draft = with_app(reports.report_2014(), "9999")
    assert [finding.rule for finding in found(CITY, draft, "SLS-02", "TS-05")] == ["SLS-02"]
    few = draft.with_cell("ts", "channel.website", None, "8").with_cell("ts", "channel.app", None, "1278")
    assert [finding.rule for finding in found(CITY, few, "SLS-02", "TS-05")] == []
    assert [finding.rule for finding in found(NATION, few, "TS-05")] == ["TS-05"]


def test_the_row_may_be_missing() -> None:
    assert found(CITY, reports.report_2014(), "SLS-02", "TS-05", "TS-10") == []
