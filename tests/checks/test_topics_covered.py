"""Matters that a part, or the whole report, must speak of."""

from __future__ import annotations

import pytest

from tests.checks.texts import found, messages, report

FIVE = "五、存在的主要问题及改进情况"
WHOLE = [
    "公开不够及时，解读形式单一。下一步，我局将加强检查，丰富形式。",
    "存在的问题：一是力量薄弱。二是形式单一。改进措施：一是配强人员。二是丰富形式。",
    "一是个别单位更新不及时，对此将按月检查。二是解读较少，今后增加图解。",
    "工作中仍在不足，如形式仍需创新。2024年，将重点从以下方面做好改进：一是优化目录。",
    "虽然取得进展，但与群众期盼还有差距。为此，拟从两方面着手：完善制度；开展培训。",
]
HALVES = [
    ("一是公开的主动性有待进一步加强；二是队伍建设仍需完善；三是解读形式不够丰富。", "改进情况"),
    ("工作中还存在以下不足：公开内容更新偏慢，个别单位重视不够。", "改进情况"),
    ("2024年，我局将继续加强培训，完善制度，优化流程。", "存在的问题"),
    ("针对上年查找出的问题，已经完成整改。下一步继续做好各项工作。", "存在的问题"),
    ("一是加强学习。二是完善机制。三是强化监督。", "存在的问题"),
]


@pytest.mark.parametrize("text", WHOLE)
def test_problems_and_improvements(text: str) -> None:
    assert found("S-15", report(FIVE, text)) == []
    assert found("S-15", report("五、主要问题和改进措施", text, year=2012)) == []


@pytest.mark.parametrize(("text", "missing"), HALVES)
def test_a_missing_half(text: str, missing: str) -> None:
    for year in (2012, 2016, 2020, 2023):
        assert messages("S-15", report(FIVE, text, year=year)).endswith(f"没有写到：{missing}")


def test_halves_in_parts_of_their_own() -> None:
    lines = ("五、存在的问题", "解读的形式和渠道。", "六、2017年工作打算", "办好三件实事，按季度通报。")
    assert found("S-15", report(*lines, year=2016)) == []
    assert "改进情况" in messages("S-15", report(*lines[:2], year=2016))
    nested = ("一、工作情况", "（一）主动公开情况", "120条。", "（二）存在的问题", "更新不及时，下一步加强。")
    assert found("S-15", report(*nested, year=2016)) == []


def test_an_empty_or_missing_part_is_told_by_another_rule() -> None:
    assert found("S-15", report("一、总体情况", "全年工作有序。")) == []
    assert found("S-15", report(FIVE, "六、其他需要报告的事项", "没有收取信息处理费。")) == []
    assert found("S-15", report(FIVE, "无。")) == []


MATTERS = {
    "主动公开": "（一）主动公开情况。全年公开信息120条。",
    "依申请公开": "（二）依申请公开情况。全年收到申请3件，按时答复。",
    "政府信息管理": "（三）政府信息管理情况。清理文件12件。",
    "政府信息公开平台建设": "（四）信息公开平台建设。改版门户网站。",
    "监督保障": "（五）监督保障。举办培训2次。",
}


@pytest.mark.parametrize("missing", MATTERS)
def test_a_matter_without_a_heading(missing: str) -> None:
    others = [text for matter, text in MATTERS.items() if matter != missing]
    assert messages("S-10", report("一、总体情况", *others)).endswith(f"没有写到：{missing}")
    assert found("S-10", report("一、总体情况", *others, MATTERS[missing])) == []


def test_matters_told_in_other_ways() -> None:
    prose = "全年发布信息120条；收到公开申请3件；发布前经过保密审查；新媒体按周更新；举办培训2次。"
    assert found("S-10", report("一、总体情况", prose)) == []
    two_in_one = [*list(MATTERS.values())[:2], "（三）信息管理和平台建设。全面规范。", MATTERS["监督保障"]]
    assert found("S-10", report("一、总体情况", *two_in_one)) == []
    own_part = (
        "一、总体情况",
        *list(MATTERS.values())[:4],
        "二、主动公开政府信息情况",
        "见下。",
        "七、监督保障情况",
        "培训2次。",
    )
    assert found("S-10", report(*own_part)) == []
    numbered = [text.replace("（", "").replace("）", "、", 1) for text in MATTERS.values()]
    digits = [f"{number}.{text[2:]}" for number, text in enumerate(numbered, 1)]
    assert found("S-10", report("一、总体情况", *digits)) == []


def test_a_plan_is_no_overview() -> None:
    texts = [text for matter, text in MATTERS.items() if matter != "监督保障"]
    assert "监督保障" in messages("S-10", report("一、总体情况", *texts, FIVE, "监督不够，今后加强培训。"))


RESULTS = "信息公开纳入年度工作考核；开展社会评议；全年没有责任追究情形。"


@pytest.mark.parametrize(
    ("agency", "concerned"),
    [
        ("示例县人民政府", True),
        ("示例市", True),
        ("示例区", True),
        ("示例镇人民政府", True),
        ("示例自治州", True),
        ("示例县人民政府办公室", False),
        ("示例市示例局", False),
        ("示例经济技术开发区", False),
        ("示例新区管理委员会", False),
        ("示例综合实验区", False),
        ("示例街道办事处", False),
    ],
)
def test_only_governments_report_the_three_results(agency: str, concerned: bool) -> None:
    told = report("一、总体情况", RESULTS, agency=agency)
    untold = report("一、总体情况", "全年举办培训2次，参加人员120人。", agency=agency)
    assert found("S-11", told) == []
    assert len(found("S-11", untold)) == concerned


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("信息公开纳入年度绩效考核，考评结果予以通报。", "社会评议、责任追究"),
        ("信息公开纳入年度绩效考核。下一步，我县将开展社会评议，落实责任追究。", "社会评议、责任追究"),
        ("2024年将组织考核、评议。本年没有被追究责任的人员。", "工作考核、社会评议"),
    ],
)
def test_missing_results_are_named(text: str, missing: str) -> None:
    assert messages("S-11", report("一、总体情况", text)).endswith(f"没有写到：{missing}")
    plan = (FIVE, "考核不够，今后强化考核、社会评议和责任追究。")
    assert messages("S-11", report("一、总体情况", text, *plan)).endswith(f"没有写到：{missing}")


SIXTH = "六、其他需要报告的事项"


@pytest.mark.parametrize(
    "text",
    [
        "没有收取信息处理费。",
        "收取信息处理费400元。",
        "信息公开处理费0元。",
        "（一）收费情况。全年未收费。",
        "未产生任何费用。",
    ],
)
def test_the_fee_is_told(text: str) -> None:
    assert found("S-12", report(SIXTH, text)) == []


@pytest.mark.parametrize(
    "text",
    ["", "无。", "暂无", "没有其他。", "没有其他需要报告的事项。", "本年度无其他需要报告的事项。", "略", "无其它"],
)
def test_a_sixth_part_without_the_fee_is_told_of_once(text: str) -> None:
    drafted = report(SIXTH, *filter(None, [text]))
    assert len(found("S-09", drafted) + found("S-12", drafted)) == 1


def test_the_fee_is_not_told() -> None:
    assert len(found("S-12", report(SIXTH, "全年办理建议提案12件。"))) == 1
    assert len(found("S-12", report("一、总体情况", "没有收取信息处理费。", SIXTH, "无其他需要报告的事项。"))) == 1
    assert found("S-12", report("一、总体情况", "全年工作有序开展。")) == []
    assert found("S-12", report(SIXTH, "无", year=2020)) == []
