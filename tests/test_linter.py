"""The whole life of a report: gates, forms, fingerprints, and faults planted in reports that are right."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from gi_lint.finding import Finding, Result
from gi_lint.linter import Linter, Options
from tests.drafts import reports
from tests.drafts.model import Draft, Heading, Paragraph
from tests.drafts.writers import WRITERS

BOTH = pytest.mark.parametrize("name", ["2021", "2019"])
FORMATS = pytest.mark.parametrize("writer", ["docx", "html", "cells"])


@cache
def linter(options: Options | None = None) -> Linter:
    return Linter(options)


def lint(draft: Draft, writer: str = "html", options: Options | None = None) -> Result:
    suffix, write = WRITERS[writer]
    return linter(options).lint(f"示例{suffix}", write(draft))


def serious(result: Result) -> list[Finding]:
    return [finding for finding in result.findings if finding.level != "note"]


def seen(result: Result) -> list[tuple[str, str]]:
    return [(finding.rule, finding.kind) for finding in serious(result)]


# Reports of which a part could not be read


def test_what_may_stand_in_a_part_that_was_not_read_is_open() -> None:
    suffix, write = WRITERS["html"]
    draft = reports.report_2021().without_section("六、").without_table("t4").without_row("t3", "carried_out")
    report = linter().read(f"示例{suffix}", write(draft))
    for unread, kind in (("", "fail"), ("第 2 页是图片（扫描件）", "open")):
        part = report._replace(document=report.document._replace(unread=unread))
        seen = [(rule.id, outcome) for rule, outcome in linter().outcomes(part) if rule.id in ("S-01", "S-08")]
        assert {rule for rule, _ in seen} == {"S-01", "S-08"}
        assert {outcome.kind for _, outcome in seen} == {kind}
        assert all(unread in outcome.message for _, outcome in seen)


# Reports that are right


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", reports.REPORTS)
def test_of_a_report_that_is_right_nothing_is_told(name: str, writer: str) -> None:
    result = lint(reports.REPORTS[name](), writer)
    assert result.findings == ()
    years = {"2021": 2023, "2019": 2020, "2014": 2016, "2008": 2011}
    assert (result.template, result.year) == ((name, years[name]) if name in years else ("2021", 2024))


@pytest.mark.parametrize("writer", WRITERS)
def test_blanks_that_have_become_question_marks_are_blanks(writer: str) -> None:
    draft = reports.report_2021()
    for text in {block.text for block in draft.blocks if isinstance(block, Heading | Paragraph)}:
        draft = draft.replace(text, f"??{text}")
    result = lint(draft, writer)
    assert result.findings == ()
    assert "以问号开头" in result.remarks[-1]


# Gates


@pytest.mark.parametrize(
    ("path", "data", "says"),
    [
        ("年报.docx", b"", "空"),
        ("年报.docx", b"PK\x03\x04 broken", "不完整"),
        ("年报.txt", b"\xff" * 9, "编码"),
        ("年报.xlsx", b"x", "请将表格放入报告的 Word 文件"),
        ("年报.ofd", b"x", "OFD"),
        ("年报.png", b"x", "图片无法核对"),
        ("年报", b"x", "文件名没有后缀"),
    ],
)
def test_a_file_that_cannot_be_read_has_one_finding(path: str, data: bytes, says: str) -> None:
    result = linter().lint(path, data)
    (finding,) = result.findings
    assert (finding.rule, finding.level, finding.kind) == ("P-01", "error", "fail")
    assert says in finding.message
    assert (result.template, result.year, result.agency) == (None, None, None)


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    (finding,) = linter().lint(str(tmp_path / "无.txt")).findings
    assert finding.rule == "P-01"
    assert "无法打开文件" in finding.message


def test_selection_never_hides_a_file_that_cannot_be_read() -> None:
    for options in (Options(select=("T3",)), Options(select=("N-02",)), Options(select=("T3",), ignore=("N",))):
        assert [finding.rule for finding in Linter(options).lint("年报.docx", b"").findings] == ["P-01"]


def test_what_is_no_report_has_one_finding() -> None:
    text = "示例县政务公开工作亮点回眸\n今年以来，全县政务公开取得新成效，收到申请12件。\n一、总体情况\n很好。\n"
    (finding,) = linter().lint("示例.txt", text.encode()).findings
    assert (finding.rule, finding.kind) == ("P-02", "fail")
    assert "工作总结" in finding.message


def test_a_blank_form_is_no_report() -> None:
    draft = reports.report_2021().with_section_text("一、", "（此处填写）")
    for cell in draft.tables["t3"].cells + draft.tables["t2"].cells + draft.tables["t4"].cells:
        if cell.row is not None:
            table = next(id for id, table in draft.tables.items() if cell in table.cells)
            draft = draft.with_cell(table, cell.row, cell.column, "")
    (finding,) = lint(draft).findings
    assert finding.rule == "P-02"
    assert "空白格式" in finding.message


# Selection


def test_selection_by_prefix() -> None:
    draft = reports.report_2021().with_cell("t3", "new", "total", "9").without_section("六、")
    every = {finding.rule for finding in lint(draft).findings}
    assert {"T3-01", "T3-02", "S-01"} <= every
    tables = {finding.rule for finding in lint(draft, options=Options(select=("T3",))).findings}
    assert tables == {rule for rule in every if rule.startswith("T3")}
    two = {finding.rule for finding in lint(draft, options=Options(select=("T3-02", "S-01"))).findings}
    assert two == {"T3-02", "S-01"}
    left = {finding.rule for finding in lint(draft, options=Options(ignore=("T3", "S"))).findings}
    assert not any(rule.startswith(("T3", "S")) for rule in left)


# Years and forms


def without_year(draft: Draft) -> Draft:
    for word in ("2023年", "2024年", "2023", "2024"):
        if word in draft.text:
            draft = draft.replace(word, "", every=True)
    return draft


def test_without_a_year_tables_are_checked_and_parts_are_not() -> None:
    draft = without_year(reports.report_2021()).without_section("六、").with_cell("t3", "new", "total", "9")
    result = lint(draft)
    assert (result.year, result.template, result.template_used) == (None, None, "2021")
    assert {"T3-01", "T3-02"} <= {finding.rule for finding in result.findings}
    assert "S-01" not in {finding.rule for finding in result.findings}


def test_without_a_year_the_text_is_compared_with_the_tables() -> None:
    draft = without_year(reports.report_2021())
    assert "X-01" not in {finding.rule for finding in lint(draft).findings}
    row = draft.tables["t3"].cell("new", "total").text
    other = draft.with_section_text("六、", f"全年收到政府信息公开申请{int(row) + 100}件。")
    assert "X-01" in {finding.rule for finding in lint(other).findings}


def test_year_and_form_may_be_told() -> None:
    draft = without_year(reports.report_2021()).without_section("六、")
    told = lint(draft, options=Options(year=2023))
    assert (told.year, told.template) == (2023, "2021")
    assert "S-01" in {finding.rule for finding in told.findings}
    assert lint(reports.report_2021(), options=Options(template="2019")).template == "2019"


def test_a_table_is_checked_by_the_form_it_shows() -> None:
    old = reports.report_2019().tables["t3"].with_cell("other", "total", "9")
    result = lint(reports.report_2021().with_table(old))
    assert (result.template, result.template_used) == ("2021", "2019")
    by_rule = {finding.rule: finding for finding in result.findings}
    assert (by_rule["S-07"].expected, by_rule["S-07"].actual) == ("2021", "2019")
    assert "国办公开办函〔2021〕30号" in by_rule["S-07"].basis
    assert by_rule["T3-02"].location.row == "other"
    assert by_rule["T3-03"].location.column_id == "total"
    assert "国办公开办函〔2019〕60号" in by_rule["T3-02"].basis
    assert "S-08" not in by_rule and "S-01" not in by_rule


# Fingerprints


def faulty(name: str) -> Draft:
    draft = reports.REPORTS[name]().with_cell("t3", "new", "total", "9").with_cell("t4", "review", "total", "9")
    return draft.without_section("六、")


def fingerprints(result: Result) -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.fingerprint) for finding in result.findings)


@BOTH
def test_fingerprints_are_the_same_in_every_format(name: str) -> None:
    expected = fingerprints(lint(faulty(name), "docx"))
    assert len({fingerprint for _, fingerprint in expected}) == len(expected) >= 4
    for writer in ("html", "cms", "md", "tabs", "cells"):
        assert fingerprints(lint(faulty(name), writer)) == expected


def test_fingerprints_outlive_edits_elsewhere() -> None:
    _, write = WRITERS["tabs"]
    text = write(faulty("2021")).decode()
    longer = text.replace("二、主动公开政府信息情况\n", "二、主动公开政府信息情况\n以下为本年度的情况。\n\n", 1)
    before, after = (linter().lint("示例.txt", one.encode()) for one in (text, longer))
    assert fingerprints(after) == fingerprints(before)
    lines = [[finding.location.line for finding in result.findings] for result in (before, after)]
    assert lines[0] != lines[1]


def test_fingerprints_hold_no_values() -> None:
    one = reports.report_2021().with_cell("t3", "carried_out", "total", "9")
    other = reports.report_2021().with_cell("t3", "carried_out", "total", "11")
    assert fingerprints(lint(one)) == fingerprints(lint(other))


def test_equal_fingerprints_get_an_ordinal() -> None:
    paragraph = "全年办结100件，其中予以公开60件，占60%；部分公开30件，占30%；无法提供10件，占12%。"
    draft = reports.report_2021().with_section_text("五、", paragraph, "另一口径如下。", paragraph)
    found = [finding.fingerprint for finding in lint(draft).findings if finding.rule == "N-03"]
    assert len(found) == 2
    assert found[1] == f"{found[0]}-2"


# Planted faults: of the rules of form and arithmetic exactly the findings that the plant forces, with the right
# figures. Rules that compare the text with the tables speak of some of them too and are not asked here.

ASKED = Options(select=("P", "S-07", "T2-01", "T3-01", "T3-02", "T3-03", "T3-04", "T3-05", "T4-01", "N-02", "N-03"))


def planted(draft: Draft, writer: str) -> Result:
    return lint(draft, writer, ASKED)


def places(result: Result) -> list[tuple[str, str | None, str | None]]:
    return sorted((f.rule, f.location.row or "", f.location.column_id or "") for f in serious(result))


def messages(result: Result, rule: str) -> str:
    return "\n".join(finding.message for finding in result.findings if finding.rule == rule)


def more(draft: Draft, table: str, row: str, column: str, by: int = 1) -> Draft:
    return draft.with_cell(table, row, column, str(int(draft.value(table, row, column)) + by))


@FORMATS
@BOTH
def test_planted_t3_01(name: str, writer: str) -> None:
    draft = reports.REPORTS[name]()
    before = int(draft.value("t3", "carried_out", "natural"))
    total = int(draft.value("t3", "carried_out", "total"))
    draft = more(more(draft, "t3", "carried_out", "natural"), "t3", "carried_out", "total")
    result = planted(draft, writer)
    assert places(result) == [("T3-01", "processed_total", "natural"), ("T3-01", "processed_total", "total")]
    assert f"结转下年度 {before + 1}" in messages(result, "T3-01")
    assert f"结转下年度 {total + 1}" in messages(result, "T3-01")
    assert messages(result, "T3-01").count("相差 1") == 2


@FORMATS
@BOTH
def test_planted_t3_02(name: str, writer: str) -> None:
    draft = reports.REPORTS[name]()
    new = int(draft.value("t3", "new", "total"))
    result = planted(more(draft, "t3", "new", "total", 2), writer)
    assert places(result) == [("T3-01", "processed_total", "total"), ("T3-02", "new", "total")]
    by_rule = {finding.rule: finding for finding in result.findings}
    assert (by_rule["T3-02"].expected, by_rule["T3-02"].actual) == (str(new), str(new + 2))
    for finding in by_rule.values():  # one figure explains both
        assert finding.suggestion is not None
        assert f"改为 {new}，2 处不符同时消除" in finding.suggestion


@FORMATS
@pytest.mark.parametrize(("name", "other"), [("2021", "2019"), ("2019", "2021")])
def test_planted_s_07(name: str, other: str, writer: str) -> None:
    result = planted(reports.REPORTS[name]().with_table(reports.REPORTS[other]().tables["t2"]), writer)
    (finding,) = [finding for finding in serious(result) if finding.rule == "S-07"]
    assert {rule for rule, *_ in places(result) if rule[0] in "TS"} == {"S-07"}
    assert (finding.expected, finding.actual, finding.location.table) == (name, other, "t2")


@FORMATS
@BOTH
def test_planted_n_02(name: str, writer: str) -> None:
    old, new, right, shown = {
        "2021": ("占45.1%", "占49.1%", "45.1%", "45.14%"),
        "2019": ("占46.0%", "占50.0%", "46.0%", "45.98%"),
    }[name]
    result = planted(reports.REPORTS[name]().replace(old, new), writer)
    assert sorted(finding.rule for finding in serious(result)) == ["N-02", "N-03"]
    total = next(finding for finding in result.findings if finding.rule == "N-02")
    share = next(finding for finding in result.findings if finding.rule == "N-03")
    assert (total.expected, Decimal((total.actual or "").rstrip("%"))) == ("100%", Decimal(104))
    assert re.search(r"多 4(\.0)? 个百分点", total.message)
    assert len(total.operands) == 6
    assert share.expected == shown
    assert f"应为 {right}" in share.message
    assert share.location.quote == new


@FORMATS
@BOTH
def test_planted_n_03(name: str, writer: str) -> None:
    changes = {
        "2021": (("占45.1%", "占45.3%", "45.14%"), ("占9.7%", "占9.5%", "9.72%")),
        "2019": (("占46.0%", "占46.2%", "45.98%"), ("占10.3%", "占10.1%", "10.34%")),
    }[name]
    draft = reports.REPORTS[name]()
    for old, new, _ in changes:
        draft = draft.replace(old, new)
    result = planted(draft, writer)  # the sum of the shares stays what it was
    assert [finding.rule for finding in serious(result)] == ["N-03", "N-03"]
    found = [(finding.location.quote, finding.expected) for finding in serious(result)]
    assert found == [(new, shown) for _, new, shown in changes]


def test_a_report_that_stands_elsewhere_is_said_to() -> None:
    page = "<h1>示例县2023年政府信息公开工作年度报告</h1><iframe src='/show?id=1'></iframe>"
    (finding,) = linter().lint("a.html", page.encode()).findings
    assert finding.rule == "P-02"
    assert "iframe" in finding.message
