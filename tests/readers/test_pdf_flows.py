"""Text set in columns, as in a newspaper: read column by column."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gi_lint.document import Document, Grid, Paragraph
from gi_lint.readers.pdf import read
from tests.readers.drawn_pdf import across, down, lattice, pdf, table, text

SIZE = 10
PITCH = 18


def column(x: float, y: float, words: str, width: int) -> list[str]:
    """Words set in lines of so many characters, two of the first left free."""
    words = f"　　{words}"
    lines = [words[start : start + width] for start in range(0, len(words), width)]
    return [
        text(x + SIZE * (len(line) - len(line.lstrip("　"))), y + number * PITCH, line.strip("　"), size=SIZE)
        for number, line in enumerate(lines)
    ]


def sentence(start: str, length: int) -> str:
    filler = "示例市示例局按照要求推进各项工作并及时公布有关内容方便群众查询和监督"
    return (start + filler * 30)[: length - 1] + "。"


def document(*pages: Sequence[str]) -> Document:
    return read(pdf(*pages), "示例.pdf")


def shown(read_document: Document) -> list[str]:
    """The first characters of each paragraph, 表 for each table."""
    return [
        block.text[:4] if isinstance(block, Paragraph) else "表"
        for block in read_document.blocks
        if isinstance(block, Paragraph | Grid)
    ]


TITLE = text(150, 60, "示例局二〇二三年年度报告", size=22)
ONE, TWO, THREE, FOUR = (sentence(mark * 4, 200) for mark in "甲乙丙丁")


@pytest.mark.parametrize("lower", [0, 5, 9], ids=["on one line", "a little lower", "between the lines"])
def test_columns_are_read_one_after_the_other(lower: float) -> None:
    read_document = document([TITLE, *column(60, 100, ONE + TWO, 22), *column(310, 100 + lower, THREE + FOUR, 22)])
    assert [paragraph.text for paragraph in read_document.paragraphs] == [
        "示例局二〇二三年年度报告",
        ONE + TWO,
        THREE + FOUR,
    ]


def test_three_columns() -> None:
    columns = [*column(50, 100, ONE, 14), *column(220, 100, TWO, 14), *column(390, 100, THREE, 14)]
    assert shown(document([TITLE, *columns])) == ["示例局二", "甲甲甲甲", "乙乙乙乙", "丙丙丙丙"]


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    words = sentence("甲甲甲甲", 22 * 40 - 2)
    lines = column(0, 0, words, 22)
    assert len(lines) == 40
    pages = [
        [*column(60, 100, words[: 22 * 10 - 2], 22), *column_of(words[22 * 10 - 2 : 22 * 20 - 2], 310)],
        [*column_of(words[22 * 20 - 2 : 22 * 30 - 2], 60), *column_of(words[22 * 30 - 2 :], 310)],
    ]
    assert [paragraph.text for paragraph in document(*pages).paragraphs] == [words]


def column_of(words: str, x: float) -> list[str]:
    """Lines of words without an indent."""
    return [
        text(x, 100 + number * PITCH, words[start : start + 22], size=SIZE)
        for number, start in enumerate(range(0, len(words), 22))
    ]


def test_a_table_over_both_columns_parts_them() -> None:
    xs, ys = [60, 300, 540], [330, 350, 370]
    page = [
        *column(60, 100, ONE, 22),
        *column(310, 100, TWO, 22),
        *table(xs, ys, [("规章", "0"), ("规范性文件", "3")]),
        *column(60, 400, THREE, 22),
        *column(310, 400, FOUR, 22),
    ]
    assert shown(document(page)) == ["甲甲甲甲", "乙乙乙乙", "表", "丙丙丙丙", "丁丁丁丁"]


def test_the_heading_of_a_table_below_columns_stands_below_both() -> None:
    page = [
        *column(60, 100, ONE, 22),
        *column(310, 100, TWO[:150], 22),
        text(60, 310, "二、主动公开", size=SIZE),
        *table([60, 300, 540], [330, 350, 370], [("规章", "0"), ("规范性文件", "3")]),
    ]
    assert shown(document(page)) == ["甲甲甲甲", "乙乙乙乙", "二、主动", "表"]


def test_a_line_between_columns_draws_no_table() -> None:
    columns = [*column(60, 100, ONE, 22), *column(310, 100, TWO, 22), down(295, 90, 330)]
    figures = table([60, 180, 300, 540], [330, 350, 370], [("规章", "0", "1"), ("规范性文件", "3", "4")])
    read_document = document([TITLE, *columns, *figures])
    assert shown(read_document) == ["示例局二", "甲甲甲甲", "乙乙乙乙", "表"]
    assert read_document.grids[0].row_count == 2


def test_few_lines_of_a_page_are_read_in_the_columns_of_the_others() -> None:
    first = [*column(60, 100, ONE, 22), *column(310, 100, TWO, 22)]
    second = [*column(60, 100, THREE[:30], 22), *column(310, 100, FOUR[:30], 22)]
    assert shown(document(first, second)) == ["甲甲甲甲", "乙乙乙乙", "丙丙丙丙", "丁丁丁丁"]


INDICATORS = [("统计指标名称", "计量单位"), ("主动公开政府信息数", "条"), ("收到申请数", "件"), ("办结数", "件")]
CONTENTS = [(f"{number}、第{number}部分的标题", f"在第{number}页") for number in "一二三四五六"]
SIGNED = [("负责人签字盖章", "填报人签字"), ("联系电话及地址", "填报的日期"), ("审核", "示例局"), ("备注", "无")]


def test_a_table_in_a_column_stands_beside_the_text_of_the_other() -> None:
    first = [*column(60, 100, ONE, 22), *column(310, 100, TWO, 22)]
    figures = table([60, 160, 280], [100, 120, 140], [("规章", "0"), ("规范性文件", "3")])
    second = [*figures, text(60, 170, "四、行政复议情况", size=SIZE), *column(310, 109, THREE, 22)]
    assert shown(document(first, second)) == ["甲甲甲甲", "乙乙乙乙", "表", "四、行政", "丙丙丙丙"]


@pytest.mark.parametrize("lines", [INDICATORS, CONTENTS, SIGNED])
def test_words_side_by_side_that_fill_no_columns_are_lines(lines: Sequence[tuple[str, str]]) -> None:
    page = [TITLE, *column(60, 400, ONE + TWO, 46)]
    for number, (left, right) in enumerate(lines):
        page += [text(60, 100 + number * PITCH, left, size=SIZE), text(360, 100 + number * PITCH, right, size=SIZE)]
    texts = "".join(paragraph.text for paragraph in document(page).paragraphs)
    assert texts.index(lines[0][1]) < texts.index(lines[1][0])


def test_rows_cut_off_by_a_page_have_lines_on_both_sides() -> None:
    xs, ys = [60, 180, 300, 540], [60, 80, 100]
    open_above = [*(down(x, 40, 100) for x in (60, 540)), *lattice(xs, ys), text(70, 55, "规章", size=SIZE)]
    words = [text(70, 74, "规范性文件", size=SIZE), *column(60, 200, ONE, 46)]
    (grid,) = document([*open_above, across(60, 60, 540), *words]).grids
    assert grid.row_count == 3


@pytest.mark.parametrize("out", [0, 5.4], ids=["at the edge", "sticking out as in Word"])
def test_a_column_of_little_more_than_a_table(out: float) -> None:
    """Two pages side by side on one sheet: no lines of text need stand beside each other."""
    xs = [310 - out, 420, 530 + out]
    figures = table(xs, [130, 160, 190, 220, 250], [("规章", "0"), ("规范性文件", "3"), ("许可", "2"), ("处罚", "1")])
    heading = text(310, 112, "二、主动公开", size=SIZE)
    page = [*column(60, 100, ONE + TWO, 22), heading, *figures, *column(310, 290, THREE[:40], 22)]
    assert shown(document([TITLE, *page])) == ["示例局二", "甲甲甲甲", "二、主动", "表", "丙丙丙丙"]


def test_a_table_that_sticks_out_of_its_column_parts_no_columns() -> None:
    xs = [310 - 5.4, 420, 530 + 5.4]
    figures = table(xs, [220, 240, 260], [("规章", "0"), ("规范性文件", "3")])
    page = [*column(60, 100, ONE + TWO, 22), *column(310, 100, THREE[:100], 22), *figures]
    assert shown(document([TITLE, *page])) == ["示例局二", "甲甲甲甲", "丙丙丙丙", "表"]
