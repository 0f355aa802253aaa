"""Tables of a Word file: the rows and cells that are printed, and where merged cells stand."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.document import Grid, GridCell, Location, ReadError
from gi_lint.language import say
from gi_lint.readers.ooxml import Element, child, children, is_on, value_of, whole_number, word_tags
from gi_lint.readers.word_flow import flow

MAX_COLUMNS = 200

_PARAGRAPH = word_tags("p")
TABLE = word_tags("tbl")
BLOCK = _PARAGRAPH | TABLE
_ROW = word_tags("tr")
CELL = word_tags("tc")
_ROW_PROPERTIES = word_tags("trPr")
_ROW_GONE = word_tags("del", "hidden")
_GRID_BEFORE = word_tags("gridBefore")
_CELL_PROPERTIES = word_tags("tcPr")
_GRID_SPAN = word_tags("gridSpan")
_VERTICAL_MERGE = word_tags("vMerge")
_HORIZONTAL_MERGE = word_tags("hMerge")
_CELL_GONE = word_tags("cellDel")
_CELL_SETTINGS = _GRID_SPAN | _VERTICAL_MERGE | _HORIZONTAL_MERGE | _CELL_GONE


class OpenCell:
    """A cell under construction; rows below may still join it."""

    def __init__(self, row: int, column: int, column_span: int, text: str) -> None:
        self.row = row
        self.column = column
        self.row_span = 1
        self.column_span = column_span
        self.text = text

    def closed(self, block: int, grid: int) -> GridCell:
        """The cell as it is so far, in the n-th table and block of the document."""
        place = Location(block=block, grid=grid, grid_row=self.row + 1, grid_column=self.column + 1)
        return GridCell(self.text, self.row, self.column, self.row_span, self.column_span, place)


class OpenTable:
    """A table under construction."""

    def __init__(self) -> None:
        self.row_count = self.width = 0
        self.cells: list[OpenCell] = []
        self.joinable: dict[int, OpenCell] = {}  # by column, those that a cell of the next row may join
        self.pictures: list[tuple[int, int, str]] = []  # row, column and name

    def grid(self, block: int, number: int) -> Grid:
        """The table as it is so far: the n-th of the document, in its n-th block."""
        cells = tuple(cell.closed(block, number) for cell in self.cells)
        row_count = max(cell.row + cell.row_span for cell in cells)
        column_count = max(cell.column + cell.column_span for cell in cells)
        return Grid(row_count, column_count, cells, Location(block=block, grid=number))


class PlacedCell:
    """A cell in its row. `merge`: `restart` or `continue` where it is merged downwards, else empty."""

    def __init__(self, element: Element, column: int, span: int, merge: str) -> None:
        self.element = element
        self.column = column
        self.span = span
        self.merge = merge


def printed_rows(table: Element) -> Iterator[tuple[Element, int]]:
    """The rows of a table that are printed, each with the number of positions it leaves out at its start."""
    for row in flow(table, _ROW):
        start, gone = 0, False
        for setting in children(child(row, _ROW_PROPERTIES)):
            if setting.tag in _ROW_GONE:
                gone = gone or is_on(setting)
            elif setting.tag in _GRID_BEFORE:
                start = _span(setting, 0)
        if not gone:
            yield row, start


def _span(setting: Element, smallest: int) -> int:
    return max(smallest, whole_number(value_of(setting), MAX_COLUMNS + 1))


def placed_cells(row: Element, start: int) -> list[PlacedCell]:
    """The cells of a row that are printed; those joined to the cell on their left widen it."""
    placed: list[PlacedCell] = []
    column = start
    for cell in flow(row, CELL):
        span, joins_left, merge, gone = _cell_settings(cell)
        if gone:
            continue
        if joins_left and placed:
            placed[-1].span += span
        else:
            placed.append(PlacedCell(cell, column, span, merge))
        column += span
        if column > MAX_COLUMNS:
            raise ReadError(
                say("表格超过 {max_columns} 列，不予读取。", max_columns=MAX_COLUMNS),
                "请检查表格的合并单元格是否有误。",
            )
    return placed


def _cell_settings(cell: Element) -> tuple[int, bool, str, bool]:
    """Columns of a cell, whether it joins the cell on its left, how it merges downwards, whether it is deleted."""
    span, joins_left, merge, gone = 1, False, "", False
    for setting in children(child(cell, _CELL_PROPERTIES)):
        tag = setting.tag
        if tag not in _CELL_SETTINGS:
            continue
        if tag in _GRID_SPAN:
            span = _span(setting, 1)
        elif tag in _VERTICAL_MERGE:
            merge = "restart" if value_of(setting) == "restart" else "continue"
        elif tag in _HORIZONTAL_MERGE:
            joins_left = value_of(setting) != "restart"
        elif tag in _CELL_GONE:
            gone = True
    return span, joins_left, merge, gone


def layout_cells(table: Element) -> list[Element]:
    """The cells of a table that only arranges what stands in them, in reading order; none for other tables.

    It has a single column, or its cells hold tables of more cells than it has itself.
    """
    has_columns = any(len(list(flow(row, CELL))) > 1 for row, _ in printed_rows(table))
    if has_columns and _count(table, TABLE) == 1:
        return []
    cells = [cell for row, _ in printed_rows(table) for cell in flow(row, CELL)]
    return cells if not has_columns or _count(table, CELL) > 2 * len(cells) else []


def _count(container: Element, tags: frozenset[str]) -> int:
    return sum(1 for tag in tags for _ in container.iter(tag))
