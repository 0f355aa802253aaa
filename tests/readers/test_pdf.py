"""PDF files: those that an office suite makes of the invented reports, and pages drawn by hand."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gi_lint.document import Document, Grid, Paragraph, Picture, ReadError
from gi_lint.readers import pdf as reader
from gi_lint.readers import pdf_characters, pdf_drawings, pdf_lattice, pdf_page, pdf_pages, pdf_text
from tests.drafts.model import Draft, DraftTable, Signature
from tests.drafts.reports import report_2014, report_2019, report_2021
from tests.limits import bounded_time
from tests.readers.documents import cells_of, texts
from tests.readers.drawn_pdf import HEIGHTS, across, area, down, lattice, pdf, picture, table, text, tilted

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
REPORTS = {"report-2014": report_2014, "report-2019": report_2019, "report-2021": report_2021}
PROSE = (
    text(90, 100, "全年主动公开政府信息一千二百条，其中规范性文件"),
    text(58, 125, "十二件，由办公室统一发布，并在县档案馆和县图书馆供"),
    text(58, 150, "公众查阅。"),
)
PROSE_TEXT = (
    "全年主动公开政府信息一千二百条，其中规范性文件十二件，由办公室统一发布，并在县档案馆和县图书馆供公众查阅。"
)
XS = (100, 200, 300, 400)
YS = (200, 230, 260, 290)
ROWS = (("项目", "本年", "上年"), ("规章", "1", "2"), ("规范性文件", "30", "45"))
WORDS = [
    text(XS[column] + 4, YS[row] + 14, words, size=10)
    for row, texts in enumerate(ROWS)
    for column, words in enumerate(texts)
]


def read(*pages: Iterable[str], attributes: str = "") -> Document:
    return reader.read(pdf(*pages, attributes=attributes), "示例.pdf")


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row if cell.row == number] for number, row in enumerate(grid.rows())]


def plain(grid: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(row) for row in grid]


# Whole reports ---------------------------------------------------------------------------------------------


@pytest.fixture(params=sorted(REPORTS))
def pair(request: pytest.FixtureRequest) -> tuple[Draft, Document]:
    name: str = request.param
    path = FIXTURES / f"{name}.pdf"
    return REPORTS[name](), reader.read(path.read_bytes(), str(path))


def drafted(draft: DraftTable) -> list[tuple[str, int, int, int, int]]:
    """The cells of a drafted table, blanks in labels left out."""
    return [
        ("".join(cell.text.split()), row, column, cell.row_span, cell.column_span)
        for row, positions in enumerate(draft.positions())
        for column, (cell, starts) in enumerate(positions)
        if starts
    ]


def test_every_cell_of_the_tables_is_read(pair: tuple[Draft, Document]) -> None:
    draft, document = pair
    found = [[("".join(words.split()), *place) for words, *place in cells_of(grid)] for grid in document.grids]
    assert found == [drafted(table) for table in draft.tables.values()]


def test_every_paragraph_is_found_whole(pair: tuple[Draft, Document]) -> None:
    draft, document = pair
    wanted = [draft.title]
    for block in draft.blocks:
        if isinstance(block, Signature):
            wanted += block.lines
        elif not isinstance(block, DraftTable):
            wanted.append(block.text)
    assert texts(document) == wanted


def test_cells_and_sentences_know_their_page(pair: tuple[Draft, Document]) -> None:
    _, document = pair
    pages = [block.location.page or 0 for block in document.blocks]
    assert pages == sorted(pages)
    assert pages[0] == 1
    for grid in document.grids:
        for cell in grid.cells:
            assert cell.location.page is not None
            assert cell.location.box is not None
            assert (cell.location.grid_row, cell.location.grid_column) == (cell.row + 1, cell.column + 1)
    for paragraph in document.paragraphs:
        last = paragraph.locate(len(paragraph.text) - 1, len(paragraph.text))
        assert last.page == paragraph.pages[-1].page
        assert last.quote == paragraph.text[-1]


def test_a_table_over_pages_is_one_grid() -> None:
    document = reader.read((FIXTURES / "report-2021.pdf").read_bytes(), "示例.pdf")
    requests = document.grids[1]
    assert len({cell.location.page for cell in requests.cells}) > 1
    (label,) = [cell for cell in requests.cells if cell.text == "三、本年度办理结果"]
    assert label.row_span == 22


def test_large_words_printed_over_the_text_are_a_watermark() -> None:
    over = text(60, 160, "内部资料请勿外传", size=60)
    assert texts(read([*PROSE, over])) == [PROSE_TEXT]
    title = text(58, 60, "年度报告", size=60)
    assert texts(read([title, *PROSE])) == ["年度报告", PROSE_TEXT]


def test_digits_printed_apart_are_one_number() -> None:
    spread = text(58, 200, "占全部申请的12.5%，共计1286条。", size=10, spread=2)
    assert texts(read([*PROSE, spread]))[-1] == "占全部申请的12.5%，共计1286条。"
    cells = table((100, 200, 300), (300, 330, 360), [("新收", ""), ("结转", "3")])
    (grid,) = read([*PROSE, *cells, text(210, 316, "119", size=10, spread=2)]).grids
    assert rows(grid) == [["新收", "119"], ["结转", "3"]]


def test_a_picture_behind_the_text_parts_no_paragraph() -> None:
    page = [picture(40, 60, 560, 760), *PROSE]
    (block,) = read(page).blocks
    assert isinstance(block, Paragraph)
    assert block.text == PROSE_TEXT


# Marks of notes --------------------------------------------------------------------------------------------


def test_the_mark_of_a_note_is_no_digit_of_a_figure() -> None:
    xs, ys = (60, 200, 400), (100, 130, 160)
    drawn = table(xs, ys, [("新收", "119"), ("规章", "0")], size=12)
    marks = [text(204 + 18, 111, "2", size=7), text(204 + 6, 141, "[1]", size=7)]
    drawn[drawn.index(text(204, 116, "119", size=12))] += "\n" + marks[0]
    drawn[drawn.index(text(204, 146, "0", size=12))] += "\n" + marks[1]
    (grid,) = read([*drawn, text(60, 300, PROSE_TEXT[:30], size=10)]).grids
    assert rows(grid) == [["新收", "119²"], ["规章", "0[¹]"]]


def test_figures_behind_a_comma_that_hangs_below_the_line_are_no_mark_of_a_note() -> None:
    line = [text(90, 200, "收到申请九十七件"), text(218, 204, "，", size=20), text(238, 200, "2024年结转六件。")]
    assert texts(read([*PROSE, *line]))[1:] == ["收到申请九十七件，2024年结转六件。"]


def test_boxes_of_glyphs_are_told_from_those_of_a_font() -> None:
    def boxes(heights: Sequence[float]) -> list[pdf_page.Box]:
        return [(10.0 * place, height, 10.0 * place + 10, 0.0) for place, height in enumerate(heights)]

    digits, turns = list("95.94,08.7") * 3, [0] * 30
    assert pdf_characters.are_of_glyphs(digits, boxes([8.1, 8.0, 4.4, 8.1, 8.0] * 6), turns)
    assert not pdf_characters.are_of_glyphs(digits, boxes([16.0] * 20 + [12.0] * 10), turns)
    assert not pdf_characters.are_of_glyphs(digits, boxes([8.1, 8.0, 4.4, 8.1, 8.0] * 6), [1] * 30)


def test_print_without_chinese_characters_is_as_large_as_its_letters_show() -> None:
    assert pdf_characters.scale_of([(True, 1.0), (False, 0.5), (True, 1.0)]) == 1.0
    assert pdf_characters.scale_of([(False, 0.5), (False, 0.25), (False, 0.5)]) == 1.0


def test_the_mark_of_a_note_begins_no_line_of_text() -> None:
    mark = text(58 + 5 * 16, 142, "3", size=9)
    assert texts(read([*PROSE, mark])) == [f"{PROSE_TEXT}³"]


# Paragraphs ------------------------------------------------------------------------------------------------


def test_lines_are_put_together() -> None:
    assert texts(read(PROSE)) == [PROSE_TEXT]


def test_a_font_that_states_no_height_leaves_the_marks_on_their_line() -> None:
    drawn = [*PROSE, text(90, 140, "一、全年收到申请12件，办结12件。"), text(90, 165, "二、无。")]
    stated, unstated = (reader.read(pdf(drawn, heights=h), "a.pdf") for h in (HEIGHTS, "/Ascent 0 /Descent 0"))
    assert texts(unstated) == texts(stated)
    assert "，" in texts(stated)[1]


def test_a_paragraph_goes_on_over_a_page() -> None:
    document = read(PROSE[:2], [text(58, 80, "公众查阅。"), text(90, 105, "下一段的文字。")])
    assert texts(document) == [PROSE_TEXT, "下一段的文字。"]
    assert document.paragraphs[0].location.page == 1
    assert document.paragraphs[0].locate(len(PROSE_TEXT) - 3, len(PROSE_TEXT)).page == 2


def test_a_page_may_have_margins_of_its_own() -> None:
    full = "全年主动公开的信息都在网站上"
    wide = [
        *(
            text(26 if number % 2 else 58, 60 + 25 * number, full * 2 + full[: 4 if number % 2 else 2])
            for number in range(6)
        ),
        text(26, 210, "查阅。"),
    ]
    own = [f"{full * 2}{full[:2]}{full * 2}{full[:4]}"] * 3
    own[-1] += "查阅。"
    assert texts(read(PROSE, wide)) == [PROSE_TEXT, *own]
    assert texts(read(wide, PROSE)) == [*own, PROSE_TEXT]


def test_a_first_line_far_inside_and_not_quite_full_is_not_centred() -> None:
    first = text(100, 100, "全年主动公开政府信息共计一千二百条规范性文")
    assert texts(read([first, *PROSE[1:]])) == ["全年主动公开政府信息共计一千二百条规范性文" + PROSE_TEXT[23:]]


def test_notes_at_the_foot_of_a_page_part_no_paragraph() -> None:
    notes = [
        text(58, 760, "1", size=12),
        text(70, 762, "不同渠道公开的计一条。", size=9),
        text(58, 775, "2另见附表。", size=9),
    ]
    document = read([*PROSE[:2], *notes], [text(58, 80, "公众查阅。"), text(90, 105, "下一段的文字。")])
    assert texts(document)[:2] == [PROSE_TEXT, "下一段的文字。"]
    assert "不同渠道公开的计一条。" in "".join(texts(document)[2:])


def test_notes_stand_behind_the_text_of_all_pages() -> None:
    """They part no list, and no table that goes on over the page."""
    xs, ys = (60, 200, 400), (700, 725, 750)
    items = [text(90, 200, "教育信息九条，其中：", size=16), text(90, 225, "（1）义务教育四条；", size=16)]
    note = text(58, 775, "①不同渠道公开的计一条。", size=9)
    document = read([*PROSE, *items, note], [text(90, 80, "（2）学前教育五条。"), text(90, 105, "下一段的文字。")])
    tail = ["（1）义务教育四条；", "（2）学前教育五条。", "下一段的文字。", "①不同渠道公开的计一条。"]
    assert texts(document)[2:] == tail
    above, below = table(xs, ys, [("新收", "9"), ("结转", "3")]), table(xs, (40, 65), [("总计", "12")])
    (grid,) = read([*PROSE, *above, note], [*below, text(90, 105, "下一段的文字。")]).grids
    assert rows(grid) == [["新收", "9"], ["结转", "3"], ["总计", "12"]]


def test_a_note_as_large_as_the_text_is_told_by_its_mark() -> None:
    lines = [
        text(90, 100, "全年主动公开政府信息一千二百条"),
        text(330, 94, "1", size=8),
        text(338, 100, "，其中规范性文件"),
    ]
    note = text(58, 775, "1不同渠道公开的计一条。")
    whole = read([*lines, *PROSE[1:2], note], [text(58, 80, "公众查阅。")])
    assert texts(whole)[-1] == "1不同渠道公开的计一条。"
    assert texts(whole)[0].endswith("公众查阅。")
    unmarked = read([*PROSE[:2], note], [text(58, 80, "公众查阅。")])
    assert texts(unmarked)[-1] == "公众查阅。"


def test_the_distance_of_lines_is_that_of_prose() -> None:
    """Not of a table that no lines part, of which nothing can be told."""
    small = [text(90, 200 + 11 * number, words, size=8) for number, words in enumerate(["属于", "情形", "类别"] * 10)]
    assert texts(read([*PROSE, *small]))[0] == PROSE_TEXT


def test_headings_in_large_print_do_not_tell_how_far_text_goes() -> None:
    heading = text(58, 60, "一、主动公开政府信息工作情况", size=32)
    words = ("公开信息三百条，其中规范", "性文件十条，办结申请十二", "件，其他处理五件。")
    document = read([heading, *(text(58, 110 + 25 * number, line) for number, line in enumerate(words))])
    assert texts(document)[1:] == ["".join(words)]


def test_quotation_marks_and_figures_stay_with_what_is_before_them() -> None:
    """及“三: where a program parts none of these, none of them fitted on the line before. So 条。“三 and 条，2."""

    def width(words: str) -> float:
        chars = [pdf_page.Char(char, 10.0 * n, 0, 10.0 * n + 10, 10) for n, char in enumerate(words)]
        return pdf_text.first_word(pdf_text.to_lines(chars)[0])

    assert (width("及三安全"), width("及“三安全”"), width("“三安全”")) == (10, 30, 20)
    assert (width("条。“三安全”"), width("条，三安全"), width("条，202年")) == (40, 20, 50)


def test_a_table_that_sticks_out_of_the_text_may_be_cut_off() -> None:
    (inside,) = read([*PROSE, *lattice(XS, YS), *WORDS]).grids
    xs = (100, 300, 420, 540)
    (outside,) = read([*PROSE, *table(xs, YS, ROWS)]).grids
    (wider,) = read([*PROSE, *table((50, 300, 420, 540), YS, ROWS)]).grids
    assert (inside.is_guessed, outside.is_guessed, wider.is_guessed) == (False, True, False)


def test_smaller_figures_behind_a_label_in_the_next_cell_are_no_marks_of_notes() -> None:
    """They may stand a little higher than the label, in the middle of their row."""
    drawn = [*lattice(XS, YS), text(120, YS[0] + 20, "规章", size=14), text(230, YS[0] + 17, "+862", size=9)]
    (grid,) = read([*PROSE, *drawn]).grids
    assert [cell.text for cell in grid.cells if cell.text] == ["规章", "+862"]


def test_a_title_broken_over_two_centred_lines_is_whole() -> None:
    title = [
        text(80, 40, "示例高新技术产业开发区管理委员会二〇", size=20),
        text(110, 68, "二四年政府信息公开工作年度报告", size=20),
    ]
    assert texts(read([*title, *PROSE]))[0] == "示例高新技术产业开发区管理委员会二〇二四年政府信息公开工作年度报告"


def test_a_date_broken_over_two_lines_is_whole() -> None:
    drawn = [*PROSE, text(380, 300, "2024年1月"), text(420, 325, "15日")]
    assert texts(read(drawn)) == [PROSE_TEXT, "2024年1月15日"]


def test_headings_and_centred_lines_stand_alone() -> None:
    page = [
        text(210, 60, "示例县工作报告", size=22),
        *PROSE,
        text(90, 175, "一、总体情况"),
        text(90, 200, "全年情况良好。"),
    ]
    assert texts(read(page)) == ["示例县工作报告", PROSE_TEXT, "一、总体情况", "全年情况良好。"]


def test_page_numbers_and_running_heads_are_left_out() -> None:
    numbers = ("- 1 -", "— 2 —", "3", "第4页", "第 5 页 共 9 页", "6/9")
    lines = [f"{count}是公开的文字。" for count in "一二三四五六"]
    pages = [
        [text(230, 40, "示例县年度报告", size=10), text(90, 75, line), *PROSE, text(280, 800, number, size=10)]
        for number, line in zip(numbers, lines, strict=True)
    ]
    assert texts(read(*pages)) == [found for line in lines for found in (line, PROSE_TEXT)]


def test_a_number_in_the_text_is_no_page_number() -> None:
    assert texts(read([*PROSE, text(90, 400, "12")])) == [PROSE_TEXT, "12"]


def test_blanks_stand_between_latin_words_only() -> None:
    page = [
        text(90, 100, "使用"),
        text(126, 100, "Open"),
        text(162, 100, "Data"),
        text(200, 100, "平台发布数据一百二十条以上"),
    ]
    (found,) = texts(read(page))
    assert found == "使用Open Data平台发布数据一百二十条以上"


def test_characters_printed_twice_count_once() -> None:
    page = [*PROSE, text(90, 200, "一、总体情况"), text(90.4, 200, "一、总体情况")]
    assert texts(read(page))[-1] == "一、总体情况"


def test_what_is_not_on_the_page_is_not_read() -> None:
    assert texts(read([*PROSE, text(900, 300, "页外"), tilted(200, 600, "内部资料")])) == [PROSE_TEXT]
    assert texts(read([*PROSE, text(90, 700, "裁去的文字")], attributes="/CropBox [0 300 595 842]")) == [PROSE_TEXT]


def test_look_alike_characters_are_made_ordinary() -> None:
    page = [*PROSE, text(90, 200, "⼀、⽅⾯⾏政⻅⻓金：１２％")]
    assert texts(read(page))[-1] == "一、方面行政见长金：１２％"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(rotate: int) -> None:
    document = read([*PROSE, *table(XS, YS, ROWS)], attributes=f"/Rotate {rotate}")
    assert texts(document) == [PROSE_TEXT]
    assert rows(document.grids[0]) == plain(ROWS)


@pytest.mark.parametrize(("turn", "x", "y"), [(1, 100, 700), (2, 500, 700), (3, 500, 100)])
def test_text_that_lies_on_its_side_is_read(turn: int, x: float, y: float) -> None:
    step = {1: (25, 0), 2: (0, -25), 3: (-25, 0)}[turn]
    page = [text(x, y, "全年主动公开政府信息一千二百条，其中文件", turn=turn)]
    page.append(text(x + step[0], y + step[1], "十二件已经公开。", turn=turn))
    assert texts(read(page)) == ["全年主动公开政府信息一千二百条，其中文件十二件已经公开。"]


# Tables ----------------------------------------------------------------------------------------------------

_BARS = [area(XS[0], y, XS[-1], y + 0.5) for y in YS] + [area(x, YS[0], x + 0.5, YS[-1]) for x in XS]
_BOXES = [
    area(left, top, right - 2, bottom - 2, paint="S") for left, right in pairwise(XS) for top, bottom in pairwise(YS)
]
_IMAGES = [picture(XS[0], y, XS[-1], y + 1) for y in YS] + [picture(x, YS[0], x + 1, YS[-1]) for x in XS]
_RULES = [across(y, XS[0], XS[-1]) for y in YS]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(lattice(XS, YS), id="strokes"),
        pytest.param([" ".join(line.removesuffix("S") for line in lattice(XS, YS)) + "S"], id="one path"),
        pytest.param(_BARS, id="thin areas"),
        pytest.param([" ".join(bar.removesuffix("f") for bar in _BARS) + "f"], id="areas in one path"),
        pytest.param(_BOXES, id="a box around each cell"),
        pytest.param(_IMAGES, id="thin images"),
        pytest.param([*lattice(XS, YS), *lattice([x + 2 for x in XS], [y + 2 for y in YS])], id="double lines"),
        pytest.param([line for n in range(4) for line in lattice([x + 2.5 * n for x in XS], YS)], id="many strokes"),
        pytest.param([*_RULES, down(200, 200, 290), down(300, 200, 290)], id="open sides"),
        pytest.param([*_RULES, area(100, 200, 400, 290, paint="S")], id="rows in a box"),
        pytest.param([area(100, 200, 400, 290, paint="S")], id="box only"),
        pytest.param([*lattice(XS, YS), area(40, 40, 555, 800, paint="S")], id="frame around the page"),
        pytest.param(_RULES, id="horizontal lines"),
        pytest.param([_RULES[0], _RULES[1], _RULES[3]], id="three lines"),
        pytest.param([], id="no lines"),
    ],
)
def test_a_table_is_found_however_its_lines_are_drawn(lines: list[str]) -> None:
    document = read([*PROSE, *lines, *WORDS])
    assert [rows(grid) for grid in document.grids] == [plain(ROWS)]
    assert texts(document) == [PROSE_TEXT]


@pytest.mark.parametrize(
    ("places", "header"),
    [
        ((104, 204, 304, 404), ["结果维持", "结果纠正", "其他结果", "尚未审结"]),
        ((104, 175, 304, 404), ["结果维持结果纠正其他结果尚未审结"]),  # words over the place of a line
        ((104, 204, 304), ["结果维持结果纠正其他结果"]),  # a column without words
    ],
)
def test_headings_that_no_lines_part_are_parted_where_words_stand_in_all_columns(
    places: Sequence[int], header: Sequence[str]
) -> None:
    xs, ys = (100, 200, 300, 400, 500), (200, 230, 260)
    words = [text(x, 218, word, size=10) for x, word in zip(places, _RESULTS, strict=False)]
    lines = [across(y, 100, 500) for y in ys] + [down(x, 200 if x in (100, 500) else 230, 260) for x in xs]
    figures = [text(x + 40, 248, figure, size=10) for x, figure in zip(xs, "3101", strict=False)]
    (grid,) = read([*PROSE, *lines, *words, *figures]).grids
    assert rows(grid) == [list(header), ["3", "1", "0", "1"]]


_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结")


def test_missing_lines_are_merged_cells() -> None:
    xs, ys = (100, 140, 240, 340), (200, 230, 260, 290)
    lines = [across(200, 100, 340), across(230, 100, 340), across(260, 140, 340), across(290, 100, 340)]
    lines += [down(100, 200, 290), down(140, 230, 290), down(240, 230, 290), down(340, 200, 290)]
    words = [text(150, 220, "申请人情况", size=10), text(104, 264, "结果", size=10), text(144, 250, "公开", size=10)]
    words += [text(250, 250, "7", size=10), text(144, 280, "不予公开", size=10), text(250, 280, "0", size=10)]
    (grid,) = read([*PROSE, *lines, *words]).grids
    assert (grid.row_count, grid.column_count) == (len(ys) - 1, len(xs) - 1)
    assert cells_of(grid) == [
        ("申请人情况", 0, 0, 1, 3),
        ("结果", 1, 0, 2, 1),
        ("公开", 1, 1, 1, 1),
        ("7", 1, 2, 1, 1),
        ("不予公开", 2, 1, 1, 1),
        ("0", 2, 2, 1, 1),
    ]


def test_vertical_and_turned_labels_are_read_in_their_direction() -> None:
    frame = lattice([100, 130, 160, 190, 400], [200, 320])
    stacked = [text(108, 220 + 12 * number, char, size=10) for number, char in enumerate("本年度办理结果")]
    words = [text(150, 300, "向上读的", size=10, turn=1), text(172, 210, "向下读的", size=10, turn=3)]
    (grid,) = read([*PROSE, *frame, *stacked, *words, text(250, 260, "12", size=10)]).grids
    assert rows(grid) == [["本年度办理结果", "向上读的", "向下读的", "12"]]


def test_a_wrapped_label_is_joined_and_its_figure_stands_beside_it() -> None:
    frame = lattice([100, 160, 400], [200, 250])
    words = [text(106, 218, "行政规范", size=10), text(106, 238, "性文件", size=10), text(250, 228, "12", size=10)]
    (grid,) = read([*PROSE, *frame, *words]).grids
    assert rows(grid) == [["行政规范性文件", "12"]]


def test_a_repeated_header_is_dropped() -> None:
    first = table(XS, (600, 630, 660), ROWS[:2])
    second = table(XS, (80, 110, 140), [ROWS[0], ROWS[2]])
    (grid,) = read([*PROSE, *first], second).grids
    assert rows(grid) == plain(ROWS)
    assert [row[0].location.page for row in grid.rows()] == [1, 1, 2]


def test_tables_with_text_between_or_other_columns_stay_apart() -> None:
    first = table(XS, (600, 630, 660), ROWS[:2])
    between = [text(90, 70, "另一张表的标题"), *table(XS, (80, 110, 140), ROWS[1:])]
    assert len(read([*PROSE, *first], between).grids) == 2
    other = table((100, 240, 330, 400), (80, 110, 140), ROWS[1:])
    assert len(read([*PROSE, *first], other).grids) == 2


def _broken(above: Sequence[str], below: Sequence[str], *, closed: bool = True) -> list[list[str]]:
    """The rows of a table whose last row on the first page and first row on the second are these."""
    xs = (100, 190, 290, 390)
    first = [*table(xs, (560, 590), [ROWS[0]]), *table(xs, (590, 620), [above])]
    second = [*table(xs, (80, 110), [below]), *table(xs, (110, 140), [("2.其他", "5", "6")])]
    if not closed:
        first = [line for line in first if line != across(620, 100, 390)]
        second = [line for line in second if line != across(80, 100, 390)]
    (grid,) = read([*PROSE, *first], second).grids
    return rows(grid)


def test_a_row_that_the_page_breaks_is_made_whole() -> None:
    assert _broken(("1.属于国家机密", "3", "4"), ("的信息", "", ""))[1] == ["1.属于国家机密的信息", "3", "4"]
    assert _broken(("1.属于国家机密", "", ""), ("的信息", "3", "4"))[1] == ["1.属于国家机密的信息", "3", "4"]
    assert _broken(("规范", "3", "4"), ("文件", "", ""), closed=False)[1] == ["规范文件", "3", "4"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("1.秘密", "3", "4"), ("其他", "", "")),  # the label had room for more
        (("1.属于国家机密", "3", "4"), ("2.法律禁止", "", "")),  # another number
        (("1.属于国家机密", "3", "4"), ("的信息", "5", "")),  # figures on both sides
        (("规章", "3", "4"), ("规范性文件", "", "")),
    ],
)
def test_rows_that_may_be_two_stay_two(above: Sequence[str], below: Sequence[str]) -> None:
    assert _broken(above, below)[1:3] == [list(above), list(below)]


def test_a_numbered_row_begins_at_a_page_break_that_no_line_closes() -> None:
    above, below = ("（二）电子文件数", "3", "4"), ("八、机构建设情况", "", "")
    assert _broken(above, below, closed=False)[1:3] == [list(above), list(below)]
    assert _broken(("第二十条第", "3", "4"), ("（一）项", "", ""), closed=False)[1] == ["第二十条第（一）项", "3", "4"]


def test_figures_are_never_put_together() -> None:
    assert _broken(("规章", "3", "4"), ("", "5", "6"), closed=False)[1:3] == [["规章", "3", "4"], ["", "5", "6"]]


def test_a_label_of_several_rows_that_the_page_breaks_is_made_whole() -> None:
    def part(top: float, label: str, inner: Sequence[Sequence[str]]) -> list[str]:
        ys = [top + 30 * number for number in range(len(inner) + 1)]
        lines = [across(ys[0], 100, 390), across(ys[-1], 100, 390), *(across(y, 135, 390) for y in ys[1:-1])]
        lines += [down(x, ys[0], ys[-1]) for x in (100, 135, 290, 390)]
        words = [text(106, top + 16, label, size=10)] if label else []
        for y, (name, figure) in zip(ys, inner, strict=False):
            words += [text(140, y + 16, name, size=10), text(300, y + 16, figure, size=10)]
        return [*lines, *words]

    above = part(560, "三、", [("（一）予以公开", "1"), ("（二）部分公开", "2")])
    below = part(80, "结果", [("（三）不予公开", "3"), ("（四）无法提供", "4")])
    (grid,) = read([*PROSE, *above], below).grids
    assert read([*PROSE, *above], [], below).grids[0].cells[-1].text == grid.cells[-1].text  # an empty page between
    assert ("三、结果", 0, 0, 4, 1) in cells_of(grid)
    (grid,) = read([*PROSE, *above], part(80, "", [("（三）不予公开", "3"), ("（四）无法提供", "4")])).grids
    assert ("三、", 0, 0, 4, 1) in cells_of(grid)
    (grid,) = read([*PROSE, *above], part(80, "四、", [("（一）维持", "3"), ("（二）纠正", "4")])).grids
    assert ("三、", 0, 0, 2, 1) in cells_of(grid)
    assert ("四、", 2, 0, 2, 1) in cells_of(grid)


def test_a_part_beside_a_label_of_the_page_before_goes_on() -> None:
    """A browser draws no line at the left of a page that is all in one label's rows."""
    first = [across(560, 100, 390), across(590, 135, 390), across(620, 100, 390)]
    first += [down(x, 560, 620) for x in (100, 135, 290, 390)] + [text(106, 580, "三、", size=10)]
    first += [*_row(576, "1.国家秘密", "1"), *_row(606, "2.商业秘密", "2")]
    second = [*lattice([135, 290, 390], [80, 110, 140]), *_row(96, "3.个人隐私", "3"), *_row(126, "4.其他", "4")]
    (grid,) = read([*PROSE, *first], second).grids
    assert ("三、", 0, 0, 4, 1) in cells_of(grid)
    assert [cell for cell in cells_of(grid) if cell[1] == 2] == [("3.个人隐私", 2, 1, 1, 1), ("3", 2, 2, 1, 1)]


def _row(y: float, name: str, figure: str) -> list[str]:
    return [text(140, y, name, size=10), text(300, y, figure, size=10)]


def test_figures_do_not_run_into_the_heading_of_the_next_page() -> None:
    figures = [text(90 + 30 * number, 760, "12", size=12) for number in range(14)]
    document = read([*PROSE, *figures], [text(90, 90, "五、存在的主要问题", size=12)])
    assert texts(document)[-1] == "五、存在的主要问题"


def test_prose_with_gaps_is_no_table() -> None:
    page = [*PROSE, text(90, 200, "地址：文昌路"), text(250, 200, "邮编：699300"), text(90, 225, "电话：6120318")]
    assert not read(page).grids


# What cannot be read ---------------------------------------------------------------------------------------


def test_lines_of_a_drawing_placed_on_the_page_are_seen_where_it_is_placed() -> None:
    lines = "\n".join(lattice(XS, YS))
    form = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 0 300] /Length {len(lines)}"
    fonts = "/Resources << /Font << /F1 3 0 R >> /XObject << /D 6 0 R >> >>"
    drawing = f"<< {form} >>\nstream\n{lines}\nendstream"
    data = pdf([*PROSE, *WORDS, "q 1 0 0 1 0 -300 cm /D Do Q"], attributes=fonts, extra=[drawing])
    (grid,) = reader.read(data, "示例.pdf").grids
    assert rows(grid) == plain(ROWS)
    assert not grid.is_guessed


def test_a_font_that_does_not_tell_its_characters_is_told() -> None:
    assert "乱码" in problem(pdf([text(60, 100 + 30 * n, "\ue001" * 20) for n in range(4)]))


def test_a_figure_with_a_character_that_the_font_does_not_tell_is_left_out() -> None:
    unknown = table(XS, YS, (*ROWS[:2], ("规范性文件", "\x01\x04", "4\x05")))
    (grid,) = read(
        [*PROSE, *(text(58, y, "公众查阅信息的场所由县政府办公室设立。") for y in range(400, 700, 25)), *unknown]
    ).grids
    assert rows(grid) == [*plain(ROWS[:2]), ["规范性文件"]]
    assert grid.is_guessed
    assert "乱码" in problem(pdf(unknown))  # most figures are unknown
    assert "乱码" in problem(pdf([text(60, 100 + 30 * n, "ÄÅÇÉÑÖÜá" * 3) for n in range(4)]))
    one_blank = table(XS, YS, (*ROWS[:2], ("规范性\x04文件", "30", "45")))
    assert rows(read([*PROSE, *one_blank]).grids[0]) == plain(ROWS)


SCAN = picture(0, 0, 595, 842)


def problem(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        reader.read(data, "示例.pdf")
    assert caught.value.advice
    return caught.value.problem


def test_scans_are_refused() -> None:
    assert "扫描件" in problem(pdf([SCAN], [SCAN]))
    assert "扫描件" in problem(pdf([SCAN, text(280, 800, "- 1 -")]))
    assert "没有文字" in problem(pdf([]))


def test_a_scan_with_a_text_layer_is_read() -> None:
    document = read([SCAN, *PROSE])
    assert texts(document) == [PROSE_TEXT]
    assert not document.remarks


def test_scanned_pages_among_others_are_pictures_with_a_remark() -> None:
    document = read(PROSE, [SCAN])
    assert [type(block) for block in document.blocks] == [Paragraph, Picture]
    assert document.blocks[1].location.page == 2
    assert "第 2 页" in document.remarks[0]
    assert document.unread == "第 2 页是图片（扫描件）"


def test_a_picture_in_the_text_keeps_its_place() -> None:
    document = read([*PROSE, picture(100, 200, 400, 400), text(90, 450, "图后的文字。")])
    assert [type(block) for block in document.blocks] == [Paragraph, Picture, Paragraph]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空"),
        (b"PK\x03\x04" + b"\0" * 100, "ZIP"),
        ("年度报告".encode(), "不是 PDF"),
        (pdf(PROSE)[:-400], "不完整"),
        (b"%PDF-1.7\nstartxref\n0\n%%EOF", "损坏"),
        (pdf(), "没有页面"),
        (pdf(*[PROSE] * (reader.MAX_PAGES + 1)), "超过 500 页"),
    ],
)
def test_files_that_are_no_readable_pdf(data: bytes, words: str) -> None:
    assert words in problem(data)


def test_a_password_is_named() -> None:
    keys = f"/O <{'00' * 32}> /U <{'00' * 32}>"
    handler = f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 {keys} >>"
    data = pdf(PROSE, trailer=f"/Encrypt 6 0 R /ID [<{'00' * 16}> <{'00' * 16}>]", extra=[handler])
    assert "密码" in problem(data)


def test_limits_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_characters, "MAX_CHARACTERS", 10)
    assert "第 1 页" in problem(pdf(PROSE))
    monkeypatch.undo()
    monkeypatch.setattr(reader, "MAX_CHARACTERS", 10)
    assert "过多" in problem(pdf(PROSE))
    monkeypatch.undo()
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    assert "MB" in problem(pdf(PROSE))
    monkeypatch.undo()
    grid = lattice([50, 100, 150], [50, 100, 150])
    monkeypatch.setattr(pdf_pages, "MAX_OBJECTS", 3)
    assert "第 1 页" in problem(pdf([*PROSE, *grid]))
    monkeypatch.undo()
    monkeypatch.setattr(pdf_drawings, "MAX_RULES", 5)
    assert "第 1 页" in problem(pdf([*PROSE, *grid]))
    monkeypatch.undo()
    monkeypatch.setattr(reader, "MAX_RULES", 11)
    assert "过多" in problem(pdf([*PROSE, *grid], [*PROSE, *grid]))
    monkeypatch.undo()
    monkeypatch.setattr(reader, "MAX_GRID_POSITIONS", 8)
    assert "过多" in problem(pdf([*PROSE, *table(XS, YS, ROWS)]))
    monkeypatch.undo()
    for limit, most in (("MAX_JOINED_RULES", 5), ("MAX_POSITIONS", 3)):
        monkeypatch.setattr(pdf_lattice, limit, most)
        assert "第 1 页" in problem(pdf([*PROSE, *grid]))
        monkeypatch.undo()


def _hatched() -> list[str]:
    return [across(50 + number * 0.007, 50, 550) for number in range(100_000)]


def _squared() -> list[str]:
    return lattice([20 + number * 0.56 for number in range(1000)], [20 + number * 0.8 for number in range(1000)])


def _crossed() -> list[str]:
    places = [(number * 37 % 500, number * 91 % 800) for number in range(9_000)]
    return [line for x, y in places for line in (across(y + x / 500, x, x + 20), down(x + y / 800, y, y + 20))]


def _pictured() -> list[str]:
    rows = [text(60, 60 + number * 2.4, f"{'示例' * 72}{number}", size=3) for number in range(300)]
    return [*rows, *(picture(50 + number * 0.001, 50, 550, 560) for number in range(20_000))]


@pytest.mark.parametrize("lines", [_hatched, _squared, _crossed, _pictured])
def test_many_lines_and_pictures_take_bounded_time(lines: Callable[[], list[str]]) -> None:
    data = pdf([*PROSE, *lines()])
    with bounded_time():
        try:
            reader.read(data, "示例.pdf")
        except ReadError as error:
            assert "过多" in error.problem


_WHOLE = (FIXTURES / "report-2014.pdf").read_bytes()
_DRAWN = pdf([*PROSE, *table(XS, YS, ROWS)], [SCAN])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([_WHOLE, _DRAWN]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)), min_size=1, max_size=12),
)
def test_changed_bytes_raise_nothing_but_read_errors(data: bytes, changes: list[tuple[float, bytes]]) -> None:
    changed = bytearray(data)
    for place, replacement in changes:
        start = int(place * len(changed))
        changed[start : start + len(replacement)] = replacement
    with contextlib.suppress(ReadError):
        reader.read(bytes(changed), "示例.pdf")


def test_the_library_says_nothing(tmp_path: Path) -> None:
    damaged = bytearray(_DRAWN)
    damaged[200:260] = b"\xff" * 60
    for name, data in (("good.pdf", _DRAWN), ("damaged.pdf", bytes(damaged))):
        (tmp_path / name).write_bytes(data)
    code = (
        "import pathlib, sys\nfrom gi_lint.document import ReadError\nfrom gi_lint.readers.pdf import read\n"
        "for path in sys.argv[1:]:\n    try:\n        read(pathlib.Path(path).read_bytes(), path)\n"
        "    except ReadError:\n        pass\n"
    )
    command = [sys.executable, "-X", "dev", "-c", code, str(tmp_path / "good.pdf"), str(tmp_path / "damaged.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("", "")


def _chance_page(number: int, chance: random.Random) -> pdf_page.Page:
    """A page of words and lines anywhere, many of them at the same places."""
    columns = [60.0, 100, 200, 300, 400, chance.uniform(0, 600)]
    heights = [40.0, 58, 78, 98, 118, 700, 790, chance.uniform(0, 840)]
    chars: list[pdf_page.Char] = []
    for _ in range(chance.randint(0, 40)):
        x, y, size = chance.choice(columns), chance.choice(heights), chance.choice([10, 10, 16])
        for char in chance.choices("信息（一）、。12aB ", k=chance.randint(1, 12)):
            width = size * chance.choice([1, 1, 0.5, 0])
            chars.append(pdf_page.Char(char, x, y, x + width, y + size, chance.choice([0] * 9 + [1, 2, 3])))
            x += size * chance.choice([1, 1, 1, 3])

    def rules(places: list[float], ends: list[float]) -> tuple[pdf_page.Rule, ...]:
        pairs = [sorted(chance.choices(ends, k=2)) for _ in range(chance.randint(0, 12))]
        return tuple(pdf_page.Rule(chance.choice(places), start, end) for start, end in pairs)

    return pdf_page.Page(number, 595, 842, tuple(chars), rules(heights, columns), rules(columns, heights), ())


@pytest.mark.parametrize("seed", range(8))
def test_pages_of_chance_give_grids_whose_cells_do_not_overlap(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        with contextlib.suppress(ReadError):
            for grid in reader.document_of([_chance_page(n, chance) for n in (1, 2, 3)], "示例.pdf").grids:
                places = [
                    (row, column)
                    for cell in grid.cells
                    for row in range(cell.row, cell.row + cell.row_span)
                    for column in range(cell.column, cell.column + cell.column_span)
                ]
                assert len(places) == len(set(places))
                assert all(row < grid.row_count and column < grid.column_count for row, column in places)
