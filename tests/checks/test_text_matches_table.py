"""text_matches_table: numbers of the text beside a table of which a row is lost, and numbers of narrower bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.drafts import reports
from tests.drafts.writers import to_md
from tests.texts import linter

_ROWS = """\
一、主动公开情况
（一）主动公开政府信息数（不同渠道和方式公
开相同信息计1条）\t条\t1412
1.政府公报公开政府信息数\t条\t0
2.政府网站公开政府信息数\t条\t1180
3.政务微博公开政府信息数\t条\t0
4.政务微信公开政府信息数\t条\t232
（一）收到申请数\t件\t3
1.当面申请数\t件\t1
2.传真申请数\t件\t0
3.网络申请数\t件\t1
4.信函申请数\t件\t1
（二）申请办结数\t件\t3
1.按时办结数\t件\t3
"""


def test_a_number_whose_row_is_lost_is_set_against_no_other() -> None:
    text = f"示例县2016年政府信息公开工作年度报告\n一、概述\n全县主动公开政府信息1412条。\n附表：统计表\n{_ROWS}"
    report = linter().read("示例.txt", text.encode())
    assert report.tables["ts"].status == "partial"
    assert report.tables["ts"].at("published.total", "") is None
    found = [finding for finding in linter().lint("示例.txt", text.encode()).findings if finding.rule == "X-08"]
    assert [(finding.kind, finding.location.quote) for finding in found] == [("open", "全县主动公开政府信息1412条")]


@pytest.mark.parametrize(
    ("agency", "text", "found"),
    [
        ("示例县人民政府办公室", "县政府办公室收到政府信息公开申请147件。", [("X-01", "error")]),
        ("示例县人民政府办公室", "示例县人民政府办公室收到政府信息公开申请147件。", [("X-01", "error")]),
        ("示例县人民政府", "县政府办公室收到政府信息公开申请147件。", [("X-01", "warning")]),
        ("示例县人民政府", "全县收到政府信息公开申请146件，县政府办公室收到6件。", []),
        ("示例县人民政府办公室", "全县收到政府信息公开申请146件。县政府办公室收到政府信息公开申请6件。", []),
        ("示例县人民政府", "全县收到政府信息公开申请147件，县政府办公室收到6件。", [("X-01", "error")]),
        ("示例县人民政府", "全县收到申请146件，结转下年9件，县本级收到60件，结转下年2件。", [("X-02", "error")]),
        ("示例县人民政府", "县本级收到申请60件，结转下年办理2件。", [("X-01", "warning"), ("X-02", "warning")]),
    ],
)
def test_a_number_of_a_narrower_body_is_a_warning_at_most(agency: str, text: str, found: list[tuple[str, str]]) -> None:
    draft = replace(reports.report_2021(), title=f"{agency}2023年政府信息公开工作年度报告", agency=agency)
    draft = draft.with_section_text("一、", text)
    findings = linter().lint("年报.md", to_md(draft)).findings
    assert [(one.rule, one.level) for one in findings if one.rule in ("X-01", "X-02")] == found
