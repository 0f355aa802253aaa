"""What stands in the place of the national statistics table in a report that has one of its province's own making.

Its cells may have been saved as lines of text, one cell a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from gi_lint.binding.cell_lines import LONGEST_CELL, Line, as_grid, cells_of, lines_of
from gi_lint.binding.grid_lines import GridLine, Recovered, grid_lines
from gi_lint.binding.local import LEAST_ROWS, MOST_HEADERS, header_places, read_local, uncertain
from gi_lint.binding.local_rows import recognised
from gi_lint.document import Document
from gi_lint.named import NamedTuple
from gi_lint.report import Table
from gi_lint.template import LOCAL_FORM, Template
from gi_lint.text import is_figure

_WIDTHS = (5, 4, 3)  # indicator, unit and the figures of several years or of one, and of all years
_LONGEST_UNIT = 3  # characters
_MOST_IDLE = 8  # cells on end that belong to no full row, after which the table is over
_MOST_LINES = 600  # of one table


def local_tables(
    document: Document,
    grids: Sequence[Sequence[GridLine]],
    templates: Sequence[Template],
    required: Template | None,
    year: int | None,
) -> tuple[dict[str, Table], frozenset[int]]:
    """A province's own statistics table as printed, and its rows that are rows of the national one; with the indexes
    of the blocks that were its cells, where it stood in lines of text.

    The national table is only looked for where the form in force has a list of indicators, or no table at all.
    """
    listed = _recover(lines_of(document.blocks), year)
    local = read_local([*grids, grid_lines(listed.grid)] if listed else grids, year)
    if local is None:
        return {}, frozenset()
    consumed = frozenset[int]()
    if listed and local.location.grid is None:
        local, consumed = uncertain(local, listed.uncertain), listed.consumed
    lists = [spec for template in templates for spec in template.tables.values() if spec.layout == "list"]
    if required is not None and any(spec.layout != "list" for spec in required.tables.values()):
        return {LOCAL_FORM: local}, consumed
    found = [table for spec in lists if (table := recognised(local, spec)) is not None]
    return {LOCAL_FORM: local} | {table.id: table for table in found[:1]}, consumed


class _Rows(NamedTuple):
    """The header and the rows below it: full ones, and labels alone; `lost` are those that have lost figures."""

    rows: list[list[Line]]
    lost: tuple[str, ...]

    @property
    def full(self) -> int:
        return sum(len(row) == len(self.rows[0]) for row in self.rows[1:])


def _recover(lines: Sequence[Line], year: int | None) -> Recovered | None:
    """The table that begins with a header in the lines; None if there is none, or too few rows follow each.

    A row counts only with all its cells: where one is empty, it cannot be told which.
    """
    for position in islice(_headers(lines, year), MOST_HEADERS):
        cells = list(cells_of(list(takewhile(_may_be_cells, lines[position : position + _MOST_LINES]))))
        readings = [_rows(cells, width) for width in _WIDTHS if _is_header(cells[:width], year)]
        best = max(readings, key=lambda reading: reading.full, default=None)
        if best is not None and best.full >= LEAST_ROWS:
            blocks = [line.block for row in best.rows for line in row]
            return Recovered(as_grid(best.rows), frozenset(range(min(blocks), max(blocks) + 1)), best.lost)
    return None


def _headers(lines: Sequence[Line], year: int | None) -> Iterator[int]:
    """Where the cells begin that look like a header: its second line is the unit."""
    for second, line in enumerate(lines):
        if second and "单位" in line.text:
            cells = list(takewhile(_may_be_cells, lines[second - 1 : second - 1 + _WIDTHS[0]]))
            if any(_is_header(cells[:width], year) for width in _WIDTHS):
                yield second - 1


def _may_be_cells(line: Line) -> bool:
    return len(line.text) <= LONGEST_CELL and "。" not in line.text


def _is_header(cells: Sequence[Line], year: int | None) -> bool:
    if not cells:
        return False
    (line,) = grid_lines(as_grid([cells]))
    return header_places(line, year) is not None


def _rows(cells: Sequence[Line], width: int) -> _Rows:
    rows = [list(cells[:width])]
    lost: list[str] = []
    position, idle = width, 0
    while position < len(cells) and idle < _MOST_IDLE:
        row = list(cells[position : position + width])
        if len(row) == width and _is_full(row):
            rows.append(row)
            position, idle = position + width, 0
            continue
        if _is_label(row[0]) and len(row[0].text) > _LONGEST_UNIT:
            rows.append(row[:1])
        elif row[0].text and len(rows[-1]) == 1:  # a unit or a figure of the row just begun
            lost.append(rows[-1][0].text)
        position, idle = position + 1, idle + 1
    last = max((number for number, row in enumerate(rows, 1) if len(row) == width), default=1)
    return _Rows(rows[:last], tuple(dict.fromkeys(lost)))


def _is_full(row: Sequence[Line]) -> bool:
    label, unit, *figures = row
    is_named = _is_label(label) and _is_label(unit) and len(unit.text) <= _LONGEST_UNIT
    return is_named and all(line.text and not _is_label(line) for line in figures)


def _is_label(line: Line) -> bool:
    return not is_figure(line.text)
