"""other_body, with the words of W-07."""

from __future__ import annotations

import pytest

from tests.texts import outcomes, quotes, rule_check

CHECK = rule_check("W-07")


@pytest.mark.parametrize(
    ("agency", "level", "text", "quote"),
    (
        ("示例市示例区人民政府", "government", "我县公开工作有新进展。", "我县"),
        ("示例区", "government", "我县公开工作有新进展。", "我县"),
        ("示例县人民政府", "government", "我区公开工作有新进展。", "我区"),
        ("示例市人民政府", "government", "2023年，我县认真落实。", "我县"),
        ("示例省示例厅", "department", "我市公开工作有新进展。", "我市"),
        ("示例市示例区教育局", "department", "我县教育信息公开。", "我县"),
        ("示例县城市管理局", "department", "我区城市管理信息公开。", "我区"),
        ("示例县教育局", "department", "我委认真落实。", "我委"),
        ("示例市发展和改革委员会", "department", "我局认真落实。", "我局"),
        ("示例镇人民政府", "township", "我乡认真落实。", "我乡"),
        ("示例街道办事处", "township", "我镇认真落实。", "我镇"),
        ("示例县民政局", "department", "示例县教育局高度重视政府信息公开工作。", "示例县教育局高度重视政府信息公开"),
        ("示例县人民政府", "government", "2023年样板县严格落实各项要求。", "样板县严格落实"),
        ("示例区教育局", "department", "样板区人民政府扎实推进公开。", "样板区人民政府扎实推进"),
        ("示例镇人民政府", "township", "下一步，样板镇将进一步规范公开。", "样板镇将进一步"),
    ),
)
def test_another_body(agency: str, level: str, text: str, quote: str) -> None:
    assert quotes(CHECK, text, agency=agency, agency_level=level) == [quote]


@pytest.mark.parametrize(
    ("agency", "level", "text"),
    (
        ("示例市示例区人民政府", "government", "我区落实我市、我省部署，我国公开制度日益完善。"),
        ("示例市示例区人民政府", "government", "开设“我县见闻”栏目，刊登《我县故事》。"),
        ("示例县人民政府", "government", "由自我区分到统一归类，我区域协作。"),
        ("示例市教育局", "department", "我局落实我市部署，我们为群众办实事，委托我办理。"),
        ("示例市人力资源和社会保障局", "department", "市人社局高度重视政府信息公开工作。市局高度重视政务公开。"),
        ("示例市发展和改革委员会", "department", "2023年市发改委高度重视政府信息公开工作，我委认真落实。"),
        ("示例县人民政府", "government", "县教育局高度重视政府信息公开工作。"),
        ("示例市示例镇人民政府", "township", "我镇落实我市、我县部署。"),
        ("示例自治区示例县人民政府", "government", "我区、我县公开工作有新进展。"),
        ("示例开发区管理委员会", "government", "我区、我县公开工作有新进展。"),
        ("示例县人民政府", "government", "我区。我区。我区。"),
        ("示例大学", "other", "我县公开。"),
        ("示例县人民政府", "government", "示例县严格落实，全县扎实推进，各县将进一步规范，“样板县将进一步规范”。"),
        ("示例区人民政府", "government", "2023年区政府严格落实，各社区、示例开发区认真落实，区教育局始终坚持。"),
        ("示例市人民政府", "government", "样板市严格落实各项要求，样板县扎实推进。"),
    ),
)
def test_this_body(agency: str, level: str, text: str) -> None:
    assert quotes(CHECK, text, agency=agency, agency_level=level) == []


def test_without_a_name_nothing_is_said() -> None:
    assert quotes(CHECK, "我县公开工作有新进展。") == []


def test_both_places_are_one_finding() -> None:
    (outcome,) = outcomes(CHECK, "我县一。", "我县二。", agency="示例区", agency_level="government")
    assert [place.line for place in (outcome.location, *outcome.related)] == [1, 2]
