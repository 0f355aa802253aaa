"""Table rules: one fault planted in a report that is right is found at its place, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gi_lint.finding import Finding
from tests.drafts import reports
from tests.drafts.model import Draft, DraftTable
from tests.planting import COUNTY, DEPARTMENT, OFFICE, TRIAL, Fault, findings, new_findings
from tests.texts import linter

FORMATS = ("docx", "cells")
ROWS = ("natural", "business", "research", "charity", "legal_service", "other", "total")


def cells(*changes: tuple[str, str, str | None, str]) -> Callable[[Draft], Draft]:
    def change(draft: Draft) -> Draft:
        for table, row, column, text in changes:
            draft = draft.with_cell(table, row, column, text)
        return draft

    return change


def unpaid(draft: Draft) -> Draft:
    """Two requests dropped for a fee that was not paid, in balance; the text says nothing of a fee."""
    for column in ("natural", "total"):
        draft = draft.with_cell("t3", "other.unpaid_fee", column, "2").with_cell("t3", "other.rest", column, "0")
    return draft.with_section_text("六、", "全年办理县人大代表建议86件、县政协提案112件，办理结果全部公开。")


def many_others(draft: Draft) -> Draft:
    """All granted requests of natural persons moved to 其他, in balance."""
    granted = int(draft.value("t3", "granted", "natural"))
    for column in ("natural", "total"):
        left = int(draft.value("t3", "granted", column)) - granted
        more = int(draft.value("t3", "other.rest", column)) + granted
        draft = draft.with_cell("t3", "granted", column, str(left)).with_cell("t3", "other.rest", column, str(more))
    return draft


def many_others_2019(draft: Draft) -> Draft:
    granted = int(draft.value("t3", "granted", "natural"))
    for column in ("natural", "total"):
        left = int(draft.value("t3", "granted", column)) - granted
        more = int(draft.value("t3", "other", column)) + granted
        draft = draft.with_cell("t3", "granted", column, str(left)).with_cell("t3", "other", column, str(more))
    return draft


TEXT_AGAINST_TABLE = ("X-03", "X-04", "N-02", "N-03", "X-08", "X-05", "X-01", "X-07", "X-06")
FAULTS = (
    Fault(
        "T2-01",
        "error",
        COUNTY,
        cells(("t2", "licence", "decisions", "12.5")),
        ("t2", "licence", "decisions"),
        "应为整数",
    ),
    Fault("T2-01", "error", TRIAL, cells(("t2", "penalty", "decisions", "-3")), ("t2", "penalty", "decisions"), "负数"),
    Fault(
        "T2-02",
        "warning",
        COUNTY,
        cells(("t2", "normative", "valid", "6")),
        ("t2", "normative", "made"),
        "行政规范性文件：本年制发件数 12，现行有效件数 6 + 本年废止件数 5 = 11",
        ("X-07",),
    ),
    Fault(
        "T2-03",
        "warning",
        DEPARTMENT,
        cells(("t2", "fees", "amount", "1864530")),
        ("t2", "fees", "amount"),
        "疑为按元填写",
    ),
    Fault(
        "T2-03",
        "warning",
        COUNTY,
        cells(("t2", "fees", "amount", "18645300元")),
        ("t2", "fees", "amount"),
        "该栏单位是万元",
    ),
    Fault(
        "T2-04",
        "warning",
        TRIAL,
        cells(("t2", "normative", "open_total", "8")),
        ("t2", "normative", "opened"),
        "本年新公开数量 9，对外公开总数量 8",
    ),
    Fault(
        "T2-05",
        "warning",
        TRIAL,
        cells(("t2", "coercion", "change", "减98"), ("t2", "coercion", "decisions", "0")),
        ("t2", "coercion", "previous"),
        "上一年项目数量 97 + 本年增/减 -98 = -1，应不小于 0",
    ),
    Fault(
        "T2-05",
        "warning",
        TRIAL,
        cells(("t2", "coercion", "change", "-97")),
        ("t2", "coercion", "decisions"),
        "上一年项目数量 97 + 本年增/减 -97 = 0，处理决定数量 58，应等于 0",
    ),
    Fault(
        "T2-06",
        "warning",
        TRIAL,
        cells(("t2", "procurement", "amount", "5236.78")),
        ("t2", "procurement", "amount"),
        "没有写明单位",
    ),
    Fault(
        "T2-06",
        "warning",
        TRIAL,
        cells(("t2", "procurement", "amount", "0")),
        ("t2", "procurement", "amount"),
        "应同为零或同不为零",
    ),
    Fault(
        "T2-07",
        "warning",
        COUNTY,
        cells(("t2", "rules", "made", "1"), ("t2", "rules", "valid", "3")),
        ("t2", "rules", "made"),
        "没有制定规章的权限",
    ),
    Fault("T2-08", "note", TRIAL, cells(("t2", "rules", "made", "/")), ("t2", "rules", "made"), "规章 1 格"),
    Fault("T2-08", "note", COUNTY, cells(("t2", "rules", "made", "")), ("t2", "rules", "made"), "10 格中有 1 格没有数"),
    Fault(
        "T3-01",
        "error",
        COUNTY,
        cells(("t3", "carried_out", "charity", "1")),
        ("t3", "processed_total", "charity"),
        "表三社会公益组织列",
        ("T3-02",),
    ),
    Fault(
        "T3-01",
        "error",
        TRIAL,
        cells(("t3", "carried_out", "research", "1")),
        ("t3", "processed_total", "research"),
        "表三科研机构列",
        ("T3-02",),
    ),
    Fault(
        "T3-02",
        "error",
        COUNTY,
        cells(("t3", "denied.enforcement_file", "natural", "9")),
        ("t3", "denied.enforcement_file", "total"),
        "表三属于行政执法案卷",
        ("T3-03",),
    ),
    Fault(
        "T3-03",
        "error",
        TRIAL,
        cells(("t3", "granted", "business", "99")),
        ("t3", "processed_total", "business"),
        "表三商业企业列",
        ("T3-02",),
    ),
    Fault(
        "T3-04",
        "error",
        TRIAL,
        cells(("t3", "denied.law_forbids", "charity", "0.5")),
        ("t3", "denied.law_forbids", "charity"),
        "填的是“0.5”，应为整数",
        ("T3-02", "T3-03"),
    ),
    Fault(
        "T3-04",
        "error",
        COUNTY,
        cells(("t3", "denied.state_secret", "charity", "无此项")),
        ("t3", "denied.state_secret", "charity"),
        "不是一个数",
    ),
    Fault(
        "T3-05",
        "warning",
        COUNTY,
        cells(("t3", "unable.not_held", "total", "")),
        ("t3", "unable.not_held", "total"),
        "“总计”列却是空白",
    ),
    Fault(
        "T3-05",
        "warning",
        TRIAL,
        cells(("t3", "unable.not_held", "total", "")),
        ("t3", "unable.not_held", "total"),
        "“1.本机关不掌握相关政府信息”",
    ),
    Fault(
        "T3-06",
        "note",
        COUNTY,
        cells(("t3", "unable.not_held", "total", ""), ("t3", "denied.law_forbids", "charity", "")),
        ("t3", "denied.law_forbids", "charity"),
        "175 格中有 2 格没有数",
        ("T3-05",),
    ),
    Fault(
        "T3-06",
        "note",
        COUNTY,
        cells(*(("t3", "denied.law_forbids", column, "") for column in ROWS[1:6])),
        ("t3", "denied.law_forbids", "business"),
        "175 格中有 5 格没有数",
    ),
    Fault("T3-07", "warning", COUNTY, unpaid, ("t3", "other.unpaid_fee", "total"), "没有说明有关情况", ("S-12",)),
    Fault("T3-08", "note", COUNTY, many_others, ("t3", "other.rest", "total"), "超过 30%", TEXT_AGAINST_TABLE),
    Fault("T3-08", "note", TRIAL, many_others_2019, ("t3", "other", "total"), "超过 30%", TEXT_AGAINST_TABLE),
    Fault(
        "T4-01",
        "error",
        TRIAL,
        cells(("t4", "review", "corrected", "9")),
        ("t4", "review", "total"),
        "表四行政复议",
        ("X-05",),
    ),
    Fault(
        "T4-01",
        "error",
        COUNTY,
        cells(("t4", "suit_after_review", "other", "4")),
        ("t4", "suit_after_review", "total"),
        "表四复议后起诉",
    ),
    Fault(
        "T4-02",
        "error",
        COUNTY,
        cells(("t4", "suit_direct", "corrected", "0.5")),
        ("t4", "suit_direct", "corrected"),
        "应为整数",
        ("T4-01",),
    ),
    Fault(
        "T4-03",
        "note",
        COUNTY,
        cells(("t4", "suit_direct", "corrected", "")),
        ("t4", "suit_direct", "corrected"),
        "1 格",
    ),
    Fault("TS-01", "error", OFFICE, cells(("ts", "received.fax", None, "2")), ("ts", "received.total", None), "相差 1"),
    Fault(
        "TS-02",
        "error",
        OFFICE,
        cells(("ts", "completed.on_time", None, "38")),
        ("ts", "completed.total", None),
        "相差 3",
        ("X-03",),
    ),
    Fault(
        "TS-03",
        "error",
        OFFICE,
        cells(("ts", "answered.not_exist", None, "4")),
        ("ts", "answered.total", None),
        "相差 1",
        ("X-03",),
    ),
    Fault(
        "TS-04",
        "error",
        OFFICE,
        cells(("ts", "response.press_lead", None, "5")),
        ("ts", "response.press_lead", None),
        "主要负责同志参加新闻发布会次数 5",
        ("X-08",),
    ),
    Fault(
        "TS-04",
        "error",
        OFFICE,
        cells(("ts", "answered.denied.privacy", None, "3")),
        ("ts", "answered.denied", None),
        "前者应不大于后者",
        ("X-03",),
    ),
    Fault(
        "TS-05",
        "warning",
        OFFICE,
        cells(("ts", "channel.website", None, "128")),
        ("ts", "published.total", None),
        "前者应不小于后者",
        ("X-08",),
    ),
    Fault(
        "TS-06",
        "error",
        OFFICE,
        cells(("ts", "review.upheld", None, "2")),
        ("ts", "review.total", None),
        "前者应不小于后者",
        ("X-05",),
    ),
    Fault(
        "TS-06",
        "warning",
        OFFICE,
        cells(("ts", "suit.upheld", None, "0")),
        ("ts", "suit.total", None),
        "前者应不大于后者",
        ("X-05",),
    ),
    Fault(
        "TS-07",
        "error",
        OFFICE,
        cells(("ts", "staff.total", None, "8")),
        ("ts", "staff.total", None),
        "相差 1",
        ("X-08",),
    ),
    Fault(
        "TS-08",
        "warning",
        OFFICE,
        cells(("ts", "training.people", None, "0")),
        ("ts", "training.people", None),
        "应同为零或同不为零",
        ("X-08",),
    ),
    Fault(
        "TS-09",
        "warning",
        OFFICE,
        lambda draft: draft.with_label("ts", "万元", "元"),
        ("ts", "org.budget", None),
        "应为万元，填的是元",
    ),
    Fault(
        "TS-10", "note", OFFICE, cells(("ts", "received.other", None, "")), ("ts", "received.other", None), "1 格没有数"
    ),
    Fault(
        "TS-11", "error", OFFICE, cells(("ts", "deposit.paper", None, "27")), ("ts", "deposit.total", None), "相差 1"
    ),
)


@pytest.mark.parametrize("writer", FORMATS)
@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_planted_fault_is_found_alone(fault: Fault, writer: str) -> None:
    new = [finding for finding in new_findings(fault.make, fault.change, writer) if finding.kind == "fail"]
    fault.check([finding for finding in new if finding.rule == fault.rule])
    assert {finding.rule for finding in new} <= {fault.rule, *fault.also}


def test_a_unit_in_the_header_serves_every_amount() -> None:
    draft = reports.report_2019().with_cell("t2", "procurement", "amount", "5236.78")
    draft = draft.with_label("t2", "采购总金额", "采购总金额（万元）")
    for writer in FORMATS:
        assert [finding for finding in findings(draft, writer) if finding.rule in ("T2-06", "S-08")] == []


def test_pending_cases_told_in_the_text_explain_a_higher_total() -> None:
    draft = reports.report_2014().with_cell("ts", "review.upheld", None, "0")
    draft = draft.replace("其中维持1件、其他情形1件；", "其中其他情形1件、尚未审结1件；")
    assert [finding for finding in findings(draft, "docx") if finding.rule == "TS-06"] == []


def test_information_of_the_government_is_no_scope() -> None:
    draft = reports.report_2021_district().replace("全区收到政府信息公开申请126件", "全区政府信息公开申请共收到127件")
    (found,) = [finding for finding in findings(draft, "docx") if finding.rule == "X-01"]
    assert (found.level, "范围" in found.message) == ("error", False)


def test_a_missing_row_may_hold_what_the_text_tells_more() -> None:
    whole = reports.report_2021().replace("全县新收政府信息公开申请146件", "全县收到政府信息公开申请152件")
    draft = whole.with_label("t3", "二、上年结转政府信息公开申请数量", "二、去年的数")
    assert [finding for finding in findings(whole, "docx") if finding.rule == "X-01"] == []
    (found,) = [finding for finding in findings(draft, "docx") if finding.rule == "X-01"]
    assert (found.kind, "缺少" in found.message) == ("open", True)


def test_rules_of_the_other_form_do_not_run() -> None:
    draft = reports.report_2021().with_cell("t2", "rules", "made", "")
    assert not {"T2-04", "T2-05", "T2-06"} & {rule.id for rule in linter().rulebook.rules_of("2021")}
    assert [finding.rule for finding in findings(draft, "docx") if finding.rule.startswith("T2")] == ["T2-08"]


# A place's own table


def local_report(*changes: tuple[str, str, str]) -> Draft:
    """The report on 2011 with its own compact table, told of a year of the national table."""
    draft = reports.report_2008()
    for row, column, text in changes:
        draft = draft.with_cell("local", row, column, text)
    return draft.replace("2012年", "2017年", every=True).replace("2011年", "2016年", every=True)


def table_findings(draft: Draft, writer: str = "docx") -> list[Finding]:
    return [finding for finding in findings(draft, writer) if finding.rule.startswith("TS")]


@pytest.mark.parametrize("writer", ("docx", "html", "tabs", "cells", "exported"))
def test_a_clean_local_table_has_no_fault(writer: str) -> None:
    assert table_findings(local_report(), writer) == []


@pytest.mark.parametrize(
    ("change", "rule", "level", "row"),
    [
        (("received.email", "year", "3"), "TS-01", "error", "received.total"),  # a part that the nation does not have
        (("answered.denied", "year", "4"), "TS-03", "error", "answered.total"),
        (("channel.website", "year", "222"), "TS-05", "warning", "published.total"),
        (("received.other", "year", ""), "TS-10", "note", "received.other"),
    ],
)
def test_a_local_table_is_checked_as_printed(change: tuple[str, str, str], rule: str, level: str, row: str) -> None:
    (found,) = table_findings(local_report(change))
    assert (found.rule, found.level, found.kind, found.location.row) == (rule, level, "fail", row)
    assert found.location.table == "ts"


def test_the_column_of_all_years_is_not_mixed_in() -> None:
    assert table_findings(local_report(("received.email", "cumulative", "999"))) == []


def test_no_table_rule_for_reports_before_the_national_table() -> None:
    assert table_findings(reports.report_2008().with_cell("local", "received.email", "year", "3")) == []


def test_sums_of_a_table_read_in_part_are_open() -> None:
    """Its missing rows may be among those that could not be read: the rows left of a group are not its sum."""
    draft = reports.report_2021().without_row("t3", "other.no_correction")
    rows = draft.tables["t3"].rows
    lost = ("granted", "charity")
    kept = tuple(tuple(cell for cell in row if (cell.row, cell.column) != lost) for row in rows)
    short = draft.with_table(DraftTable("t3", kept))
    found = [finding for finding in findings(short, "html") if finding.rule in ("P-03", "X-04")]
    assert {(finding.rule, finding.kind) for finding in found} == {("P-03", "fail"), ("X-04", "open")}
