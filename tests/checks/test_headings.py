"""Headings of the forms with fixed headings: their wording, and parts beyond the form's."""

from __future__ import annotations

import pytest

from tests.checks.texts import SIX, found, quotes, report

OFFICIAL = [
    "一、总体情况",
    "一、总体情况、",
    "一 、 总 体 情 况",
    "第一部分 总体情况",
    "二、主动公开政府信息情况：",
    "三、政府信息公开工作收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议行政诉讼情况",
    "五、政府信息公开工作存在的主要问题及改进情况",
    "六、其他需要报告的事项（2023年）",
]
OTHERS = [
    ("一、基本情况", "总体情况"),
    ("二、主动公开情况", "主动公开政府信息情况"),
    ("二、行政机关主动公开政府信息情况", "主动公开政府信息情况"),
    ("三、依申请公开情况", "收到和处理政府信息公开申请情况"),
    ("四、行政复议、行政诉讼情况", "政府信息公开行政复议、行政诉讼情况"),
    ("四、政府信息公开行政复议及行政诉讼情况", "政府信息公开行政复议、行政诉讼情况"),
    ("五、存在的问题和改进措施", "存在的主要问题及改进情况"),
    ("五、主要问题及下一步打算", "存在的主要问题及改进情况"),
    ("六、其他需要说明的事项", "其他需要报告的事项"),
]


@pytest.mark.parametrize("heading", OFFICIAL)
def test_official_headings(heading: str) -> None:
    assert found("S-03", report(heading, "全年工作有序开展。")) == []


@pytest.mark.parametrize(("heading", "official"), OTHERS)
def test_other_headings(heading: str, official: str) -> None:
    (finding,) = found("S-03", report(heading, "全年工作有序开展。"))
    assert (finding.level, finding.expected, finding.location.quote) == ("note", official, heading)


def test_reports_before_2019_have_headings_of_their_own() -> None:
    assert found("S-03", report("一、基本情况", "二、主动公开情况", year=2016)) == []


EXTRA = [
    ((*SIX, "七、工作亮点"), ["七、工作亮点"]),
    ((*SIX[:5], "六、建议提案办理情况", "七、其他需要报告的事项"), ["六、建议提案办理情况"]),
    ((*SIX[:4], "五、存在的主要问题", "六、改进措施", "七、其他需要报告的事项"), ["六、改进措施"]),
    ((SIX[0], "（六）工作亮点", *SIX[1:]), []),
    ((*SIX[:5], "问题如下：", "一、公开不够", "二、解读不多", SIX[5]), []),
]


@pytest.mark.parametrize(("lines", "extra"), EXTRA)
def test_parts_beside_the_six(lines: tuple[str, ...], extra: list[str]) -> None:
    findings = found("S-05", report(*lines))
    assert quotes(findings) == extra
    assert all(finding.level == "note" for finding in findings)
