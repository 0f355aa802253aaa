"""doubled_marks, with the marks of W-02."""

from __future__ import annotations

import pytest

from tests.texts import outcomes, quotes, rule_check

CHECK = rule_check("W-02")


@pytest.mark.parametrize(
    "text",
    (
        "民生热线、、政务服务",
        "公开信息12条，，其中网站8条",
        "取得成效。。下一步",
        "公开信息12条，。其中",
        "公开信息12条。，其中",
        "公开信息12条, ,其中",
        "如下：；",
        "公开,，解读",
        "（，含网站8条）",
        "（含网站8条，）",
        "（含网站、）",
        "《《示例办法》要求",
        "《示例办法》》要求",
        "《《示例办法》》要求",
        "，公开信息12条",
        "、总体情况",
        "。。。",
    ),
)
def test_wrong_marks(text: str) -> None:
    (outcome,) = outcomes(CHECK, text if text[0] in "，、。" else f"扎实推进工作{text}")
    assert outcome.location.quote


@pytest.mark.parametrize(
    "text",
    (
        "他说：“公开是常态。”大家赞成（见附件。）。",
        "怎么办？，“找谁办？”，一看就懂！",
        "措施……，以及——详见《办法》、《细则》。",
        "1、公开；（一）、申请；2.、其他；时间：2023,地址http://www.example.cn::8080,电话:0690;",
        "《关于转发〈示例办法〉的通知》和《《示例法》实施条例》、《关于印发《示例办法》的通知》、《关于施行《条例》》。",
        "“、”是顿号，“，，”是两个逗号。",
        "平台建设, 不断加强; 继续努力: 公开。",
        "、",
        "",
    ),
)
def test_right_marks(text: str) -> None:
    assert quotes(CHECK, text) == []


def test_place() -> None:
    (outcome,) = outcomes(CHECK, "第一段。", "开设民生热线、、政务服务等栏目。")
    assert outcome.location.line == 2
    assert "热线、、政务" in (outcome.location.quote or "")
    assert quotes(CHECK, "根据《《示例市政务公开办法》编制。") == ["《《示例市政务公开办"]
