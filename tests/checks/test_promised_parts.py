"""Promises of the introduction against the parts of the body."""

from __future__ import annotations

import pytest

from tests.checks.texts import SIX, found, messages, report

OLD = ("一、概述", "二、主动公开情况", "三、依申请公开情况", "四、收费情况", "五、复议和诉讼情况", "六、存在的问题")
KEPT = [
    ("本报告共分六个部分。", SIX, 2023),
    ("全文包括总体情况、主动公开、依申请公开、行政复议和行政诉讼、问题及改进情况、其他事项六部分。", SIX, 2023),
    ("本报告由概述、主动公开、依申请公开、收费、复议诉讼和问题六个部分组成。", OLD, 2012),
    ("本报告由引言、概述、主动公开、依申请公开、收费、复议诉讼和存在的问题七个部分组成。", OLD, 2012),
    ("本报告由引言、概述、主动公开、依申请公开、收费、复议诉讼和存在的问题六个部分组成。", OLD, 2012),
    ("报告由六部分组成：一是概述。二是主动公开。三是依申请公开。四是收费。五是复议诉讼。六是存在的问题。", OLD, 2012),
    ("本报告由概述、主动公开等六个部分组成。", OLD, 2012),
    ("本报告共六个方面的内容。", (*OLD[:5], "六、存在的问题", "（一）公开不够", "（二）解读不多"), 2016),
    (
        "全文由概述、主动公开、依申请公开、收费、复议诉讼、存在的问题和2013年工作思路七个部分组成。",
        (*OLD, "七、2013年工作思路"),
        2012,
    ),
    ("本报告共六个部分。", (*SIX[:5], "存在以下问题：", "一、公开不够。", "二、解读不多。", SIX[5]), 2023),
]
BROKEN = [
    ("本报告共分七个部分。", SIX, 2023, "有 7 个部分，正文有 6 个"),
    ("本报告共分6个部分。", (*SIX, "七、附则"), 2023, "有 6 个部分，正文有 7 个"),
    ("本报告由概述、主动公开情况、依申请公开情况三个部分组成。", OLD, 2012, "正文有、引言没有列出：“四、收费情况”"),
    ("本报告由概述、主动公开情况、依申请公开情况四个部分组成。", OLD[:4], 2012, "列出的却是 3 个"),
    ("报告由四部分组成：一是概述。二是主动公开情况。三是依申请公开。", OLD[:4], 2012, "列出的却是 3 个"),
    (
        "本报告由概述、主动公开情况、依申请公开情况、收费情况四个部分组成。",
        ("一、概述", "二、主动公开情况", "三、依申请公开情况", "四、存在的问题"),
        2012,
        "引言列出、正文没有：“收费情况”",
    ),
]


INSIDE = "本报告由主动公开、依申请公开、行政复议和行政诉讼、问题及改进情况、其他事项{number}个部分组成。"


@pytest.mark.parametrize(("number", "expected"), (("五", 0), ("四", 1)))
def test_a_promise_in_the_first_part_may_leave_that_out(number: str, expected: int) -> None:
    text = report("全年工作有序。", SIX[0], INSIDE.format(number=number), *SIX[1:])
    assert len(found("S-04", text)) == expected


@pytest.mark.parametrize(("introduction", "parts", "year"), KEPT)
def test_kept_promises(introduction: str, parts: tuple[str, ...], year: int) -> None:
    assert found("S-04", report(introduction, *parts, year=year)) == []


@pytest.mark.parametrize(("introduction", "parts", "year", "says"), BROKEN)
def test_broken_promises(introduction: str, parts: tuple[str, ...], year: int, says: str) -> None:
    assert says in messages("S-04", report(introduction, *parts, year=year))


def test_a_table_at_the_end_may_be_a_part() -> None:
    introduction = "本报告由概述、主动公开情况、依申请公开情况、存在的问题和统计表五个部分组成。"
    parts = ("一、概述", "二、主动公开情况", "三、依申请公开情况", "四、存在的问题")
    assert found("S-04", report(introduction, *parts, "附件：2016年政府信息公开情况统计表.xls", year=2016)) == []
    spaced = "五、政府信息公开情况统 计 表"
    assert found("S-04", report(introduction, *parts, spaced, "附件：2016年统计表.xls", year=2016)) == []
    assert "正文有 4 个" in messages("S-04", report(introduction, *parts, year=2016))
