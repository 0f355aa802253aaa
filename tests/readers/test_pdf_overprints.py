"""What is printed over the text of a PDF or in a box beside it: no part of the text's own lines and cells."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

import pytest

from gi_lint.document import Document
from gi_lint.readers import pdf as reader
from gi_lint.readers.pdf_overprints import without_strewn_words
from gi_lint.readers.pdf_page import Char, Page
from tests.readers.documents import texts
from tests.readers.drawn_pdf import area, pdf, table, text

XS = (60, 200, 300, 400)
YS = (740, 764, 788, 812)
ROWS = (("项目", "本年", "上年"), ("规章", "1", "2"), ("规范性文件", "30", "45"))
FOOT = text(70, 805, "示例局印制", size=10)


def read(*pages: Sequence[str]) -> Document:
    return reader.read(pdf(*pages), "示例.pdf")


def page(number: int, *more: str) -> list[str]:
    words = "全年公开政府信息一千二百条并且统一发布"
    return [text(60, 100 + 24 * line, f"{words}第{'一二三四五'[number]}次", size=14) for line in range(3)] + list(more)


def figures(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for grid in document.grids for row in grid.rows()]


@pytest.mark.parametrize("number", ["", "{}"])
def test_a_foot_printed_over_a_table_on_every_page_is_no_part_of_its_cells(number: str) -> None:
    pages = [
        page(n, text(70, 805, "示例局印制第", size=10), text(134, 805, number.format(n + 1), size=10)) for n in range(4)
    ]
    pages[1] += table(XS, YS, ROWS)
    document = read(*pages)
    assert figures(document) == [list(row) for row in ROWS]
    assert "印制" not in "".join(texts(document))


def test_figures_of_a_cell_beside_a_foot_without_page_numbers_stay() -> None:
    pages = [page(n, text(100, 807, "示例局", size=12)) for n in range(4)]
    pages[1] += [text(200, 807, "45", size=12), text(118, 807, "三十", size=12)]
    found = "".join(texts(read(*pages)))
    assert "示例局" not in found
    assert "45" in found


def test_a_foot_below_the_text_of_two_pages_is_left_to_the_running_feet() -> None:
    document = read(page(0, FOOT), page(1, FOOT))
    assert "印制" not in "".join(texts(document))


def test_a_line_printed_over_once_stays() -> None:
    pages = [page(n) for n in range(4)]
    pages[1] += [*table(XS, YS, ROWS), FOOT]
    assert set("示例局印制") <= set("".join("".join(row) for row in figures(read(*pages))))


LEFT_BOX, RIGHT_BOX = (60, 96, 200, 176), (340, 96, 520, 176)
IN_BOX = ("公开亮点", "惠企政策一键查询")


WIDE = [
    text(60, 300 + 24 * n, "示例局推进政府信息公开各项工作完善制度提高质量方便群众查询。", size=14) for n in range(3)
]


@pytest.mark.parametrize(("box", "start"), [(LEFT_BOX, 284), (RIGHT_BOX, 60)])
def test_the_words_of_a_box_are_no_part_of_the_lines_beside_it(
    box: tuple[float, float, float, float], start: float
) -> None:
    lines = [
        "全年收到政府信息公开申请二十",
        "五件，其中自然人提出二十件，",
        "商业企业提出五件，均已按期办",
        "结并答复申请人。",
    ]
    words = [text(start, 110 + 24 * n, line, size=14) for n, line in enumerate(lines[:3])]
    below = text(60, 190, lines[3], size=14)
    boxed = [text(box[0] + 6, 118 + 26 * n, line, size=12) for n, line in enumerate(IN_BOX)]
    wide = [
        text(60, 300 + 24 * n, "示例局推进政府信息公开各项工作完善制度提高质量方便群众查询。", size=14)
        for n in range(3)
    ]
    found = texts(read([text(60, 60, "一、总体情况", size=14), area(*box, paint="S"), *words, *boxed, below, *wide]))
    assert "".join(lines) in found
    assert set(IN_BOX) <= set(found)
    assert found[0] == "一、总体情况"


def test_a_box_without_text_beside_it_stays_in_its_place() -> None:
    drawn = [
        text(60, 60, "一、总体情况", size=14),
        area(60, 96, 520, 130, paint="S"),
        text(66, 118, "二、主动公开政府信息情况", size=14),
        text(60, 160, "见下表。", size=14),
        *WIDE,
    ]
    assert texts(read(drawn))[:3] == ["一、总体情况", "二、主动公开政府信息情况", "见下表。"]


def test_what_runs_over_the_line_below_its_cell_is_none_of_the_next_row() -> None:
    drawn = table(XS, YS, (("项目", "", "上年"), ("规章", "1", "2"), ("规范性文件", "30", "45")))
    drawn += [text(204, 752, "结", size=10), text(204, 767, "果", size=10)]  # over the line at 764, over the 1
    assert figures(read(page(0, *drawn)))[1] == ["规章", "1", "2"]
    assert figures(read(page(0, *drawn)))[0][1].replace("\n", "") == "结果"


@pytest.mark.parametrize("none", ["1", "/"])
def test_words_that_only_touch_what_stands_below_the_line_are_none_of_the_next_row(none: str) -> None:
    drawn = table(XS, YS, (("项目", "", "上年"), ("规章", none, "2"), ("规范性文件", "30", "45")))
    drawn += [text(198, 770, "结", size=10), text(208, 770, "果", size=10)]
    assert figures(read(page(0, *drawn)))[:2] == [["项目", "结果", "上年"], ["规章", none, "2"]]


def test_words_strewn_over_the_text_are_none_of_it() -> None:
    house = [text(x, y, "示例局内网2024", size=14) for x in (80, 330) for y in (106, 400, 762)]
    pages = [page(n, *house) for n in range(2)]
    pages[1] += table(XS, YS, ROWS)
    document = read(*pages)
    assert figures(document) == [list(row) for row in ROWS]
    assert texts(document) == texts(read(page(0), page(1)))


def test_a_bar_in_one_place_of_two_pages_is_no_text_and_a_title_of_its_words_is() -> None:
    bar = text(70, 742, "示例局门户网站", size=10)
    title = text(60, 60, "示例局门户网站", size=20)
    document = read([title, *page(0, bar)], page(1, bar, *table(XS, YS, ROWS)))
    assert figures(document) == [list(row) for row in ROWS]
    assert "".join(texts(document)).count("门户") == 1


def test_words_that_are_repeated_and_lie_over_nothing_stay() -> None:
    pages = [page(n, *table(XS, YS, ROWS), text(60, 300, "规范性文件", size=14)) for n in range(2)]
    assert sum("规范性文件" in line for line in texts(read(*pages))) == 2


def test_repeated_lines_that_are_set_close_stay() -> None:
    lines = ["规范性文件三件", "行政许可两件", "规范性文件三件", "行政许可两件"]
    drawn = [text(60, 300 + 9 * n, line, size=14) for n, line in enumerate(lines)]
    found = "".join(texts(read(page(0, *drawn))))
    assert [found.count(line) for line in lines] == [2] * 4


def test_words_repeated_all_over_a_page_take_no_longer_than_their_number() -> None:
    chars = [
        Char(char, left + 10 * n, top, left + 10 * n + 10, top + 10)
        for top in range(0, 2400, 12)
        for left in range(0, 3000, 60)
        for n, char in enumerate("规范文件")
    ]
    start = process_time()
    pages = without_strewn_words([Page(1, 3000, 2400, tuple(chars), (), (), ())])
    assert process_time() - start < 5  # half a second; what holds each against all of the page takes a minute
    assert len(pages[0].chars) == len(chars)
