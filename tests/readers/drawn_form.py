"""Tables of a draft drawn on pages as an office suite lays them out, with all, some or none of their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from tests.drafts.model import Draft, DraftCell, DraftTable, Heading
from tests.readers.drawn_pdf import WIDTH, across, down, pdf, text

Align = Literal["left", "middle", "right"]
Lines = Literal["none", "three", "rows", "columns", "frame", "first column", "all"]

TOP, BOTTOM = 60.0, 780.0
LEFT, RIGHT = 50.0, WIDTH - 50.0
_NOT_FIRST = "，、。；：）”"


class Look(NamedTuple):
    """How tables are laid out. Sizes in points; `labels` is the share of the width that a column of labels has more.

    `upright`: how far up figures stand in their row, 0 at its top, 1 at its bottom. `repeats`: the header stands on
    every page. `left` and `right`: from where to where tables reach.
    """

    size: float = 9.0
    pitch: float = 1.3  # em from line to line
    padding: float = 3.0  # left and right of a text
    leading: float = 3.0  # above and below it
    labels: float = 3.0
    label_align: Align = "middle"
    value_align: Align = "middle"
    upright: float = 0.5
    lines: Lines = "none"
    repeats: bool = False
    left: float = LEFT
    right: float = RIGHT


class _Placed(NamedTuple):
    """A cell at its position, its text broken over lines."""

    cell: DraftCell
    row: int
    column: int
    lines: list[str]


def drawn_form(draft: Draft, look: Look) -> bytes:
    """The headings and tables of a draft as a PDF file."""
    pages: list[list[str]] = [[text(LEFT + 100, TOP, draft.title, size=18)]]
    y = TOP + 40
    for block in draft.blocks:
        if isinstance(block, Heading):
            if y > BOTTOM - 120:
                pages.append([])
                y = TOP
            pages[-1].append(text(LEFT + 32, y + 20, block.text, size=16))
            y += 36
        elif isinstance(block, DraftTable):
            y = _draw(block, look, pages, y) + 20
    return pdf(*pages)


def _draw(table: DraftTable, look: Look, pages: list[list[str]], y: float) -> float:
    """Draw a table from a height of the last page on, over as many pages as it takes; where it ends.

    The print is made smaller where a number would not fit in its cell.
    """
    xs = _columns(table, look)
    look = look._replace(size=min(look.size, _largest(table, xs, look.padding)))
    cells = list(_cells(table, xs, look))
    heights = _heights(cells, len(table.rows), look)
    header = _header_rows(table)
    repeats = look.repeats and table.id != "t2"  # which has a header for each block
    if y + sum(heights[: header + 1]) > BOTTOM:
        pages.append([])
        y = TOP
    for rows in _page_rows(heights, header, y, repeats):
        if rows[0] != 0:
            pages.append([])
            y = TOP
        shown = [*range(header), *rows] if repeats and rows[0] != 0 else list(rows)
        ys = [y, *(y + height for height in accumulate(heights[row] for row in shown))]
        pages[-1] += _texts(cells, shown, xs, ys, look)
        pages[-1] += _rules(cells, shown, xs, ys, header, look)
        y = ys[-1]
    return y


def _columns(table: DraftTable, look: Look) -> list[float]:
    """The column lines: columns of labels are wider."""
    values = {column for row in table.positions() for column, (cell, _) in enumerate(row) if cell.row is not None}
    weights = [1.0 if column in values else look.labels for column in range(table.column_count)]
    places = [0.0, *accumulate(weights)]
    return [look.left + (look.right - look.left) * place / places[-1] for place in places]


def _largest(table: DraftTable, xs: Sequence[float], padding: float) -> float:
    """The largest size in which all numbers fit in their cells."""
    sizes = (
        (xs[column + cell.column_span] - xs[column] - 2 * padding) / _em(cell.text)
        for row in table.positions()
        for column, (cell, starts) in enumerate(row)
        if starts and cell.row is not None and cell.text
    )
    return min(sizes, default=100.0)


def _cells(table: DraftTable, xs: Sequence[float], look: Look) -> Iterator[_Placed]:
    for number, row in enumerate(table.positions()):
        for column, (cell, starts) in enumerate(row):
            if starts:
                width = xs[column + cell.column_span] - xs[column] - 2 * look.padding
                yield _Placed(cell, number, column, _broken(cell.text, width / look.size))


def _broken(words: str, width: float) -> list[str]:
    """A text in lines of so many em; numbers are not broken."""
    lines = [""]
    for char in words:
        is_number = char.isascii() and lines[-1][-1:].isascii() and lines[-1] != ""
        if lines[-1] and _em(lines[-1] + char) > width and char not in _NOT_FIRST and not is_number:
            lines.append("")
        lines[-1] += char
    return lines if words else []


def _em(words: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in words)


def _heights(cells: Sequence[_Placed], count: int, look: Look) -> list[float]:
    """The height of each row; what stands over several rows stretches the last of them."""
    heights = [look.size * look.pitch + 2 * look.leading] * count
    for placed in sorted(cells, key=lambda placed: placed.cell.row_span):
        rows = slice(placed.row, placed.row + placed.cell.row_span)
        missing = len(placed.lines) * look.size * look.pitch + 2 * look.leading - sum(heights[rows])
        if missing > 0:
            heights[rows.stop - 1] += missing
    return heights


def _header_rows(table: DraftTable) -> int:
    return next(number for number, row in enumerate(table.rows) if any(cell.row is not None for cell in row))


def _page_rows(heights: Sequence[float], header: int, y: float, repeats: bool) -> Iterator[range]:
    """The rows that stand on each page."""
    first = 0
    for row, height in enumerate(heights):
        if y + height > BOTTOM and row > first:
            yield range(first, row)
            first = row
            y = TOP + (sum(heights[:header]) if repeats else 0)
        y += height
    yield range(first, len(heights))


def _texts(
    cells: Sequence[_Placed], shown: Sequence[int], xs: Sequence[float], ys: Sequence[float], look: Look
) -> Iterator[str]:
    """The texts of the cells whose middle row is shown."""
    places = {row: place for place, row in reversed(list(enumerate(shown)))}
    for placed in cells:
        cell, row = placed.cell, placed.row
        rows = [places[number] for number in range(row, row + cell.row_span) if number in places]
        if row + (cell.row_span - 1) // 2 not in places:
            continue
        room = ys[rows[-1] + 1] - ys[rows[0]] - 2 * look.leading - len(placed.lines) * look.size * look.pitch
        is_figure = cell.row is not None
        y = ys[rows[0]] + look.leading + room * (look.upright if is_figure else 0.5)
        left, right = xs[placed.column] + look.padding, xs[placed.column + cell.column_span] - look.padding
        align = look.value_align if is_figure else look.label_align
        for line in placed.lines:
            free = right - left - _em(line) * look.size
            x = left + {"left": 0.0, "middle": free / 2, "right": free}[align]
            yield text(x, y + look.size * (0.88 + (look.pitch - 1) / 2), line, size=look.size)
            y += look.size * look.pitch


def _rules(
    cells: Sequence[_Placed], shown: Sequence[int], xs: Sequence[float], ys: Sequence[float], header: int, look: Look
) -> list[str]:
    if look.lines == "none":
        return []
    outer = [across(ys[0], xs[0], xs[-1]), across(ys[-1], xs[0], xs[-1])]
    if look.lines == "three":
        return [*outer, across(ys[header], xs[0], xs[-1])] if shown[0] == 0 and header < len(ys) else outer
    if look.lines == "rows":
        return outer + [
            across(ys[place], xs[placed.column], xs[placed.column + placed.cell.column_span])
            for place, row in enumerate(shown)
            for placed in cells
            if placed.row == row
        ]
    if look.lines == "all":
        above = _rules(cells, shown, xs, ys, header, look._replace(lines="rows"))
        return (
            above
            + [
                down(xs[placed.column], ys[place], ys[place + 1])
                for place, row in enumerate(shown)
                for placed in cells
                if placed.row <= row < placed.row + placed.cell.row_span
            ]
            + [down(xs[-1], ys[0], ys[-1])]
        )
    if look.lines == "columns":
        return [down(x, ys[0], ys[-1]) for x in xs] if len(shown) > header else []
    sides = [down(x, ys[0], ys[-1]) for x in (xs[0], xs[-1])]
    return [*outer, *sides, *([down(xs[1], ys[0], ys[-1])] if look.lines == "first column" else [])]
