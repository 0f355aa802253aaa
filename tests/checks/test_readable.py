"""Tables that are only attachments or pictures: P-04, and what the rules on presence say then."""

from __future__ import annotations

import pytest

from gi_lint.finding import Finding
from gi_lint.linter import Linter, Options
from tests.checks.texts import SIX, report

PICTURE = '<p><img src="a.png"></p>'


def rules(text: str, name: str = "年报.txt") -> list[Finding]:
    findings = Linter(Options(select=("P-04", "S-08", "S-14"))).lint(name, text.encode()).findings
    return [finding for finding in findings if finding.rule in ("P-04", "S-08", "S-14")]


def seen(text: str, name: str = "年报.txt") -> set[tuple[str, str, str | None]]:
    return {(finding.rule, finding.kind, finding.location.table) for finding in rules(text, name)}


def page(*after: str, year: int = 2023) -> str:
    """A page with the six parts, each with a text, and something more after some of them."""
    head = f"<h1>示例局{year}年政府信息公开工作年度报告</h1><p>统计期限为{year}年1月1日至{year}年12月31日。</p>"
    more = (*after, *("" for _ in SIX))
    return head + "".join(f"<p>{part}</p><p>全年工作有序。</p>{what}" for part, what in zip(SIX, more, strict=False))


ATTACHED = [
    "附件：2016年度政府信息公开工作情况统计表",
    "附件：1.政府信息公开情况统计表.xls",
    "2016年政府信息公开统计表.docx",
    "统计表见附件。",
    "附：政府信息公开情况统计表",
]


@pytest.mark.parametrize("line", ATTACHED)
def test_a_statistics_table_as_an_attachment(line: str) -> None:
    findings = rules(report("一、概述", "全年工作有序。", line, year=2016))
    assert [(finding.rule, finding.level, finding.location.quote) for finding in findings] == [("P-04", "note", line)]


@pytest.mark.parametrize(
    "line",
    [
        "附件下载",
        "Word版下载：2016年政府信息公开工作年度报告.doc",
        "填写统计表12份，组织培训2次。",
        "附件：领导小组名单",
    ],
)
def test_no_statistics_table_at_all(line: str) -> None:
    assert seen(report("一、概述", "全年工作有序。", line, year=2016)) == {("S-14", "fail", "ts")}


def test_tables_two_to_four_as_attachments() -> None:
    text = report(*SIX, "没有收取信息处理费。", "附件：2023年政府信息公开情况统计表.xlsx")
    assert seen(text) == {
        (rule, kind, t) for t in ("t2", "t3", "t4") for rule, kind in (("P-04", "fail"), ("S-08", "open"))
    }
    one = report(*SIX, "没有收取信息处理费。", "附件：主动公开政府信息情况表.xlsx")
    assert seen(one) == {("P-04", "fail", "t2"), ("S-08", "open", "t2"), ("S-08", "fail", "t3"), ("S-08", "fail", "t4")}


def test_pictures_in_the_parts_of_the_tables() -> None:
    both = {("P-04", "fail"), ("S-08", "open")}
    assert seen(page("", PICTURE, PICTURE, PICTURE), "年报.html") == {
        (rule, kind, table) for table in ("t2", "t3", "t4") for rule, kind in both
    }
    assert seen(page("", "", PICTURE), "年报.html") == {
        ("P-04", "fail", "t3"),
        ("S-08", "open", "t3"),
        ("S-08", "fail", "t2"),
        ("S-08", "fail", "t4"),
    }


def test_pictures_at_the_end_may_be_the_tables() -> None:
    assert {kind for rule, kind, _ in seen(page("", "", "", "", "", PICTURE), "年报.html") if rule == "S-08"} == {
        "open"
    }


def test_a_chart_is_no_table() -> None:
    assert seen(page(PICTURE), "年报.html") == {("S-08", "fail", table) for table in ("t2", "t3", "t4")}
    head = "<h1>示例局2016年政府信息公开工作年度报告</h1><p>统计期限为2016年1月1日至2016年12月31日。</p>"
    chart = f"{head}<p>一、概述</p><p>全年工作有序。</p>{PICTURE}<p>二、主动公开情况</p><p>120条。</p>"
    assert seen(chart, "年报.html") == {("S-14", "fail", "ts")}
    own = f"{head}<p>一、概述</p><p>全年工作有序。</p><p>二、政府信息公开情况统计表</p>{PICTURE}"
    assert seen(own, "年报.html") == {("P-04", "fail", "ts")}
