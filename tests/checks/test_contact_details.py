"""Address, postcode and telephone."""

from __future__ import annotations

import pytest

from tests.checks.texts import found, messages, report

GIVEN = [
    "（地址：示例市学府路66号，邮编：699000，电话：0690-2215507）",
    "联系地址为示例市学府路66号;邮政编码699000;联系电话(0690)2215507。",
    "通讯地址：示例市学府路66号  邮 编 ：6 9 9 0 0 0  电 话 ：0690—2215507",
    "办公地点在示例市学府路66号，邮编699000，联系方式：0690 2215507。",
]
PARTIAL = [
    ("（地址：示例市学府路66号，电话：2215507）", "邮编"),
    ("联系电话：0690-2215507。", "地址、邮编"),
    ("邮编：699000，电子邮箱：a@shili.example。", "地址、电话"),
    ("及时公开办公地址、联系方式和监督电话，设立12345热线。", "地址、邮编、电话"),
]


@pytest.mark.parametrize("text", GIVEN)
def test_given(text: str) -> None:
    assert found("S-13", report(text, "一、总体情况")) == []
    assert found("S-13", report("一、总体情况", "六、其他需要报告的事项", text)) == []


@pytest.mark.parametrize(("text", "missing"), PARTIAL)
def test_partly_given(text: str, missing: str) -> None:
    assert messages("S-13", report(text, "一、总体情况")).endswith(f"：{missing}")


def test_details_over_several_lines() -> None:
    assert found("S-13", report("一、总体情况", "地址：示例路1号", "邮编：699000", "电话：0690-2215507")) == []
