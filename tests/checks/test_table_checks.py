"""Checks of single figures: blanks, amounts, pairs, units, shares, and figures that the text must speak of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gi_lint.check import SettingError
from gi_lint.checks.both_or_neither import BothOrNeither
from gi_lint.finding import Finding
from tests.checks.texts import linter_of
from tests.drafts import reports
from tests.drafts.model import Draft
from tests.drafts.writers import to_docx


def found(rule: str, draft: Draft) -> list[Finding]:
    return [finding for finding in linter_of(rule).lint("年报.docx", to_docx(draft)).findings if finding.rule == rule]


def test_blanks_and_marks_are_told_apart() -> None:
    draft = reports.report_2021().with_cell("t2", "rules", "made", "/").with_cell("t2", "rules", "valid", "")
    (finding,) = found("T2-08", draft.with_cell("t2", "coercion", "decisions", "—"))
    assert finding.message == "表二 10 格中有 3 格没有数，其中 1 格填“/”、1 格填“—”：规章 2 格、行政强制 1 格"


def test_a_table_of_which_nothing_was_read_is_open() -> None:
    text = "示例县2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    labels = "一、本年新收政府信息公开申请数量二、上年结转政府信息公开申请数量四、结转下年度继续办理"
    rest = "1.属于国家秘密2.其他法律行政法规禁止公开3.危及“三安全一稳定”4.保护第三方合法权益\n"
    findings = linter_of("T3-06").lint("年报.txt", (text + labels + rest).encode()).findings
    assert {finding.kind for finding in findings if finding.rule == "T3-06"} == {"open"}


@pytest.mark.parametrize(
    ("name", "amount", "count"),
    [
        ("示例县", "316441", 0),
        ("示例县", "10000000", 1),
        ("示例县", "99999.99", 0),
        ("示例市示例局", "99999.99", 0),
        ("示例市示例局", "100000", 1),
        ("示例市自然资源局", "100000", 0),
        ("示例镇", "100000", 1),
        ("示例镇", "12.5万元", 0),
        ("示例镇", "125000元", 1),
    ],
)
def test_what_is_believed_of_a_body(name: str, amount: str, count: int) -> None:
    draft = reports.report_2021().replace("示例县2023年政府", f"{name}2023年政府")
    assert len(found("T2-03", draft.with_cell("t2", "fees", "amount", amount))) == count


def test_an_amount_is_converted() -> None:
    (finding,) = found("T2-03", reports.report_2021().with_cell("t2", "fees", "amount", "125000元"))
    assert finding.suggestion == "如果是 125000 元，应填 12.5"


@pytest.mark.parametrize(
    ("count", "amount", "kinds"),
    [
        ("3", "12万元", []),
        ("0", "0", []),
        ("0", "", []),
        ("", "", []),
        ("3", "", ["open"]),
        ("3", "0", ["fail"]),
        ("0", "12万元", ["fail"]),
        ("0", "12", ["fail", "fail"]),
    ],
)
def test_a_pair_of_figures(count: str, amount: str, kinds: list[str]) -> None:
    draft = reports.report_2019().with_cell("t2", "procurement", "count", count)
    findings = found("T2-06", draft.with_cell("t2", "procurement", "amount", amount))
    assert sorted(finding.kind for finding in findings) == kinds


def test_a_pair_is_two() -> None:
    with pytest.raises(SettingError):
        BothOrNeither("t2", ("procurement.count",))


def with_unpaid(draft: Draft) -> Draft:
    return draft.with_cell("t3", "other.unpaid_fee", "total", "").with_cell("t3", "other.unpaid_fee", "natural", "2")


def test_a_fee_that_was_not_paid_is_spoken_of() -> None:
    draft = with_unpaid(reports.report_2021())
    assert found("T3-07", draft) == []
    silent = draft.with_section_text("六、", "全年办理建议86件。")
    assert [finding.level for finding in found("T3-07", silent)] == ["warning"]
    elsewhere = silent.replace("组织一次存量信息复查", "收取信息处理费200元。组织一次存量信息复查")
    assert [finding.level for finding in found("T3-07", elsewhere)] == ["note"]
    assert found("T3-07", reports.report_2021().with_section_text("六、", "全年办理建议86件。")) == []


@pytest.mark.parametrize(("rest", "total", "count"), [("3", "10", 0), ("4", "10", 1), ("4", "9", 0), ("", "10", 0)])
def test_a_share_of_a_total(rest: str, total: str, count: int) -> None:
    draft = reports.report_2021().with_cell("t3", "other.rest", "total", rest)
    draft = draft.with_cell("t3", "processed_total", "total", total)
    if not rest:
        draft = draft.with_cell("t3", "other.rest", "natural", "")
    assert len(found("T3-08", draft)) == count


def test_units_of_a_row_without_one_are_passed_over() -> None:
    draft = reports.report_2014()
    table = draft.tables["ts"]
    rows = tuple(tuple(replace(c, text="") if c.text == "人次" else c for c in row) for row in table.rows)
    assert found("TS-09", draft.with_table(replace(table, rows=rows))) == []
    wrong = tuple(tuple(replace(c, text="名") if c.text == "人" else c for c in row) for row in table.rows)
    (finding,) = found("TS-09", draft.with_table(replace(table, rows=wrong)))
    assert len(finding.related) == 2
