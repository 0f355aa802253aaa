"""Parts with nothing under their heading."""

from __future__ import annotations

import pytest

from tests.checks.texts import found, quotes, report

FIVE, SIXTH = "五、存在的主要问题及改进情况", "六、其他需要报告的事项"
TOLD = "公开不够及时，下一步加强检查。"
FULL = [
    (FIVE, TOLD, SIXTH, "没有收取信息处理费。"),
    (f"{FIVE}。{TOLD}", SIXTH, "全年无信息处理费，也没有其他事项"),
    (FIVE, "（一）问题", TOLD, SIXTH, "（一）信息处理费", "没有收取。"),
    (FIVE, "主要问题：", "一、公开不够及时。", "二、今后加强检查。", SIXTH, "没有收取信息处理费。"),
    (FIVE, TOLD, SIXTH, "无信息处理费", "示例县人民政府办公室", "2024年1月20日"),
    (FIVE, TOLD, SIXTH, "无其他需要报告的事项。"),
]
EMPTY = [
    ((FIVE, SIXTH, "没有收取信息处理费。"), [FIVE], "warning"),
    ((FIVE, "（一）存在的问题", "（二）改进措施", SIXTH, "没有收取信息处理费。"), [FIVE], "warning"),
    ((FIVE, "无", SIXTH, "没有收取信息处理费。"), [FIVE], "warning"),
    ((FIVE, TOLD, SIXTH), [SIXTH], "warning"),
    ((FIVE, TOLD, f"{SIXTH}：无。"), [f"{SIXTH}"], "warning"),
    ((FIVE, TOLD, SIXTH, "暂无。", "示例县人民政府", "2024年3月1日"), [SIXTH], "warning"),
    ((FIVE, TOLD, SIXTH, "示例县人民政府", "2024年3月1日"), [SIXTH], "warning"),
    ((FIVE, TOLD, SIXTH, "没有其他。"), [SIXTH], "warning"),
]


@pytest.mark.parametrize("lines", FULL)
def test_parts_with_contents(lines: tuple[str, ...]) -> None:
    assert found("S-09", report(*lines)) == []


@pytest.mark.parametrize(("lines", "places", "level"), EMPTY)
def test_empty_parts(lines: tuple[str, ...], places: list[str], level: str) -> None:
    findings = found("S-09", report(*lines))
    assert quotes(findings) == places
    assert [finding.level for finding in findings] == [level]


def test_none_is_an_answer_in_section_six_until_2020() -> None:
    assert found("S-09", report(FIVE, TOLD, SIXTH, "无。", year=2020)) == []
    assert quotes(found("S-09", report(FIVE, TOLD, SIXTH, year=2020))) == [SIXTH]


def test_none_is_an_answer_on_requests_before_2019() -> None:
    lines = ("一、主动公开情况", "全年公开120条。", "二、依申请公开情况", "无", "三、复议和诉讼情况", "无")
    assert found("S-09", report(*lines, year=2012)) == []
    assert quotes(found("S-09", report(*lines[:1], "无", *lines[2:], year=2012))) == ["一、主动公开情况"]


@pytest.mark.parametrize("what", ["<table><tr><td>项目</td><td>数</td></tr></table>", '<p><img src="a.png"></p>'])
def test_a_table_or_a_picture_is_something(what: str) -> None:
    page = "<h1>示例局2012年政府信息公开工作年度报告</h1><p>统计期限为2012年1月1日至2012年12月31日。</p>"
    parts = f"<p>一、主动公开情况</p>{what}<p>二、依申请公开情况</p><p>全年没有收到申请，处理及时。</p>"
    assert found("S-09", page + parts, "年报.html") == []
    empty = parts.replace(what, "")
    assert quotes(found("S-09", page + empty, "年报.html")) == ["一、主动公开情况"]
