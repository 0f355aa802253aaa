"""Numbers of headings and of runs in the text."""

from __future__ import annotations

import pytest

from gi_lint.checks.numbering import slips
from tests.checks.texts import SIX, found, messages, quotes, report

RIGHT = [
    (1, 2, 3),
    (0, 1, 0, 2),
    (1, 2, 3, 1, 2),
    (1, 1, 2, 3, 2),
    (1, 2, 1, 2, 3, 3),
]
WRONG = [
    ((1, 3), 1, 2, "gap"),
    ((2, 3), 0, 1, "gap"),
    ((1, 2, 4, 5), 2, 3, "gap"),
    ((1, 2, 2, 4), 2, 3, "slip"),
    ((1, 3, 3), 1, 2, "slip"),
    ((1, 1, 3), 1, 2, "slip"),
    ((1, 2, 1), 2, 3, "slip"),
    ((1, 2, 1, 4), 2, 3, "slip"),
    ((1, 2, 2, 3), 2, 3, "repeat"),
    ((1, 2, 3, 2), 3, 4, "restart"),
]


@pytest.mark.parametrize("numbers", RIGHT)
def test_right_sequences(numbers: tuple[int, ...]) -> None:
    assert slips(numbers, [False] * len(numbers), lists=True) == []


@pytest.mark.parametrize(("numbers", "place", "due", "kind"), WRONG)
def test_broken_sequences(numbers: tuple[int, ...], place: int, due: int, kind: str) -> None:
    assert slips(numbers, [False] * len(numbers), lists=True) == [(place, due, kind)]


def test_parts_that_begin_again_are_one_fault() -> None:
    assert slips((1, 2, 3, 4, 5, 1, 2, 3, 6), [False] * 9) == [(5, 6, "restart")]


SILENT = [
    ("一、总体情况", "（一）主动公开", "（二）依申请公开", "二、主动公开政府信息情况", "（一）数量"),
    ("一、总体情况", "1.主动公开", "文字。", "2、依申请公开", "（1）受理", "（2）答复", "3．平台"),
    ("一、总体情况", "（一）主动公开。文字。（二）依申请公开。文字。", "（三）信息管理"),
    ("一、总体情况", "（一）主动公开", "（ 二 ）依申请公开", "（三）信息管理"),
    ("一、存在的主要问题及改进情况", "（一）公开不够", "（二）解读不多", "改进措施：", "（一）加强公开"),
    ("一、存在的主要问题及改进情况", "问题：", "一、公开不够", "二、解读不多", "二、其他需要报告的事项"),
    ("第一部分 概述", "一、公开", "二、解读", "第二部分 主要工作", "一、制度", "二、培训"),
    ("一、总体情况", "一是公开目录。二是公开指南。三是培训。", "下一步，一是检查；二是通报。"),
    ("一、总体情况", "一是抓机制：一是专班；二是台账。二是抓培训。"),
    ("一、总体情况", "首先，完善制度；二是加强培训。"),
    ("一、总体情况", "一方面公开目录，二是公开指南。"),
    ("一、总体情况", "一要公开目录，二要公开指南，三要素齐全。"),
    ("一、总体情况", "采取以下措施一是公开目录；二是公开指南。"),
    ("第一部分 总体情况", "第二部分 主动公开政府信息情况", "第三部分 收到和处理政府信息公开申请情况"),
    ("一、总体情况", "①目录", "②指南", "③年报", "二、主动公开政府信息情况", "①数量"),
]


@pytest.mark.parametrize("lines", SILENT)
def test_right_numbers(lines: tuple[str, ...]) -> None:
    assert found("S-02", report(*lines, year=2016)) == []


FAULTY = [
    (("一、概述", "三、依申请公开情况", "四、存在的问题"), "缺少“二、”", "三、依申请公开情况"),
    (("一、概述", "发布第二批目录。", "三、主动公开情况", "三、依申请公开情况"), "应为“二、”", "三、主动公开情况"),
    (("一、概述", "一是抓第二批目录；三是抓培训。"), "缺少“二是”", "三是抓培训"),
    (("一、概述", "二、主动公开情况", "二、依申请公开情况", "三、存在的问题"), "编号重复", "二、依申请公开情况"),
    (("一、概述", "二、主动公开情况", "五、依申请公开情况", "四、存在的问题"), "应为“三、”", "五、依申请公开情况"),
    (("一、概述", "（二）制度", "（三）培训"), "缺少“（一）”", "（二）制度"),
    (("一、概述", "1.制度", "2.培训", "4.检查"), "缺少“3.”", "4.检查"),
    (("一、概述", "1.制度", "4.检查", "5.培训"), "缺少“2.”“3.”，直接是“4.”", "4.检查"),
    (("一、概述", "（1）制度", "（3）培训"), "缺少“（2）”", "（3）培训"),
    (("一、概述", "①制度", "③培训"), "缺少“②”", "③培训"),
    (("一、概述", "一是抓制度；三是抓培训。"), "缺少“二是”", "三是抓培训"),
    (("一、概述", "一是抓制度；二抓公开；三是抓培训。"), "缺少“二是”", "二抓公开"),
    (("一、概述", "一是抓制度。", "二是抓公开。", "四是抓培训。"), "缺少“三是”", "四是抓培训"),
    (("一、概述", "一要抓制度；二要抓公开；二要抓培训；四要抓检查。"), "应为“三要”", "二要抓培训"),
    (("一、概述", "一是抓制度；一是抓公开；三是抓培训。"), "应为“二是”", "一是抓公开"),
    (("一、概述", "问题如下：二是公开不多；三是解读不多。"), "缺少“一是”", "二是公开不多"),
    (("一、概述", "一些问题：一公开不多；二是解读不多。"), "缺少“一是”", "一公开不多"),
]


@pytest.mark.parametrize(("lines", "says", "quote"), FAULTY)
def test_broken_numbers(lines: tuple[str, ...], says: str, quote: str) -> None:
    text = report(*lines, year=2016)
    assert says in messages("S-02", text)
    assert quotes(found("S-02", text)) == [quote]


def test_a_missing_part_is_not_told_twice() -> None:
    assert found("S-02", report(*SIX[:2], *SIX[3:])) == []
    renumbered = [line.replace("三、", "四、") for line in SIX[2:3]]
    assert "缺少“三、”" in messages("S-02", report(*SIX[:2], *renumbered, "五、存在的主要问题及改进情况"))


def test_rows_of_a_table_are_no_headings() -> None:
    rows = ("其中：1.当面", "件", "3", "2.传真", "件", "1", "2.同意部分公开", "件", "2", "4.其他 7")
    assert found("S-02", report("一、概述", *rows, year=2012)) == []
    glued: tuple[str, ...] = ("一、本年新收政府信息公开申请数量380050144", "二、上年结转政府信息公开申请数量0000000")
    glued += ("三、本年度办理结果", "（一）予以公开9000009", "1.属于国家秘密0000000", "四、结转下年度继续办理0000000")
    assert found("S-02", report(*SIX[:3], *glued, *SIX[3:])) == []
