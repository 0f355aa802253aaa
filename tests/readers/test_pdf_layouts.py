"""Tables that only arrange a page of a PDF: a frame around the report, a row for each part, a menu beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from gi_lint.document import Document, Grid, Paragraph
from gi_lint.readers.pdf import read
from gi_lint.readers.pdf_lattice import Lattice
from gi_lint.readers.pdf_layouts import arranged
from gi_lint.readers.pdf_page import Char, Page
from tests.limits import bounded_time
from tests.readers.drawn_pdf import across, down, lattice, pdf, table, text

SIZE = 10
PITCH = 16
ROWS = (("项目", "本年", "上年"), ("规章", "1", "2"), ("规范性文件", "30", "45"))
WORDS = "示例市示例局按照要求推进各项工作。并及时公布有关内容方便群众查询和监督" * 2


def shown(document: Document) -> list[str]:
    """The first characters of each paragraph, the figures of each table."""
    return [
        block.text[:4] if isinstance(block, Paragraph) else " ".join(cell.text for cell in block.cells if cell.text)
        for block in document.blocks
        if isinstance(block, Paragraph | Grid)
    ]


def document(*pages: Sequence[str]) -> Document:
    return read(pdf(*pages), "示例.pdf")


def prose(x: float, y: float, heading: str, *, lines: int = 4, width: int = 36) -> list[str]:
    """A heading with a paragraph below it."""
    drawn = [text(x, y, heading, size=SIZE)]
    drawn += [text(x + 2 * SIZE, y + PITCH, WORDS[: width - 2], size=SIZE)]
    drawn += [text(x, y + (2 + line) * PITCH, WORDS[line : line + width], size=SIZE) for line in range(lines)]
    return [*drawn, text(x, y + (2 + lines) * PITCH, "特此报告。", size=SIZE)]


FIGURES = "项目 本年 上年 规章 1 2 规范性文件 30 45"


def test_a_frame_around_a_report_and_its_tables_is_none() -> None:
    """Tables touch the frame, which goes on over the page."""
    frame = [down(60, 80, 760), down(500, 80, 760), across(80, 60, 500), across(760, 60, 500)]
    inner = table((62, 200, 350, 498), (300, 320, 340, 360), ROWS)
    first = [*frame, *prose(70, 100, "一、总体情况"), text(70, 290, "二、主动公开", size=SIZE), *inner]
    second = [*frame, *prose(70, 100, "三、存在的问题")]
    assert shown(document(first, second)) == ["一、总体", "示例市示", "二、主动", FIGURES, "三、存在", "示例市示"]


def test_a_table_with_a_row_for_each_part_is_none() -> None:
    outline = [down(60, 80, 600), down(500, 80, 600), *(across(y, 60, 500) for y in (80, 280, 300, 420, 600))]
    inner = table((60, 200, 350, 500), (330, 360, 390, 420), ROWS)
    page = [*outline, *prose(70, 100, "一、总体情况"), text(70, 294, "二、主动公开", size=SIZE)]
    page += [*inner, across(330, 60, 500), *prose(70, 440, "三、存在的问题")]
    assert shown(document(page)) == ["一、总体", "示例市示", "二、主动", FIGURES, "三、存在", "示例市示"]


def test_a_menu_in_a_cell_beside_the_report() -> None:
    outline = lattice((60, 160, 540), (80, 700))
    menu = [text(66, 100 + 20 * n, words, size=SIZE) for n, words in enumerate(("公开指南", "公开制度", "公开年报"))]
    inner = table((170, 300, 420, 530), (300, 320, 340, 360), ROWS)
    first = [*outline, *menu, *prose(170, 130, "一、总体情况", width=34), *inner]
    second = [*outline, *prose(170, 130, "三、存在的问题", width=34)]
    of_report = [words for words in shown(document(first, second)) if not words.startswith("公开")]
    assert of_report == ["一、总体", "示例市示", FIGURES, "三、存在", "示例市示"]


def test_a_long_note_in_a_row_of_a_table_leaves_its_other_rows_together() -> None:
    """And a name of a group over the whole of a table is a row of it."""
    xs, ys = (60, 200, 350, 500), (100, 120, 140, 160, 180)
    page = table(xs, ys, (*ROWS[:2], ("", "", ""), ROWS[2]))
    page = [line for line in page if line not in {down(x, ys[0], ys[-1]) for x in xs[1:-1]}]
    page += [down(x, y, y + 20) for x in xs[1:-1] for y in (100, 120, 160)]
    page += [text(64, 154, "一、其中", size=SIZE), across(260, 60, 500), down(60, 180, 260), down(500, 180, 260)]
    page += [text(64, 194 + PITCH * n, WORDS[:40], size=SIZE) for n in range(4)]
    (found,) = shown(document(page))
    assert found.startswith("项目 本年 上年 规章 1 2 一、其中 规范性文件 30 45 示例市示例局")


def test_a_narrow_column_that_a_cell_goes_on_beyond_stays() -> None:
    """Else what stands in it would be in no cell."""
    drawn = [*prose(70, 100, "一、总体情况", lines=6), *(across(y, 60, 500) for y in (80, 260, 290, 320))]
    drawn += [down(60, 80, 320), down(500, 80, 320), down(66, 260, 290), down(300, 260, 320)]
    drawn += [text(61, 280, "一", size=4), text(80, 280, "规章", size=SIZE), text(310, 280, "12", size=SIZE)]
    drawn += [text(80, 310, "规范性文件", size=SIZE), text(310, 310, "3", size=SIZE)]
    assert shown(document(drawn))[-1] == "一 规章 12 规范性文件 3"


def cells(columns: int, rows: int, left: float = 0, wide: float = 120, high: float = 60) -> Lattice:
    xs = tuple(left + wide * column for column in range(columns + 1))
    ys = tuple(high * row for row in range(rows + 1))
    return Lattice(
        xs, ys, tuple((row, column, 1, 1) for row, column in product(range(rows), range(columns))), False, False
    )


def page_of(number: int, chars: tuple[Char, ...] = ()) -> Page:
    return Page(number, 200_000, 6_000, chars, (), (), ())


def test_many_cells_and_many_tables() -> None:
    small = [cells(2, 1, left=20_000 + 50 * place, wide=20, high=20) for place in range(500)]
    lattices = [*(cells(100, 100) for _ in range(10)), *small]
    with bounded_time():
        found = arranged([lattices] * 8, [page_of(number) for number in range(8)])
    assert found[0] == (tuple(lattices), ())


def test_many_cells_and_much_text() -> None:
    chars = tuple(Char("文", 3 * place, 20, 3 * place + 3, 30) for place in range(50_000))
    with bounded_time():
        found = arranged([[cells(1_400, 1)]] * 8, [page_of(number, chars) for number in range(8)])
    assert found[0].cells == ()
