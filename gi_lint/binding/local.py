"""Statistics tables of a province's or a city's own making: rows are known by the labels that they print.

Reports on years before 2019 often carry, in place of the national table, a compact one: indicator, unit, this
year's figure and the figure of all years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from gi_lint.binding.bound_table import cell_of, printed
from gi_lint.binding.grid_lines import GridLine
from gi_lint.binding.tables import unplaced
from gi_lint.document import GridCell
from gi_lint.report import Table
from gi_lint.template import LOCAL_FORM, Column, Label, Row, TableBlock, TableSpec
from gi_lint.text import cell_number, fold, is_blank, squeeze

_NAME = "统计表"
_COLUMNS = (
    Column("year", Label("本年度"), "amount"),
    Column("cumulative", Label("历年累计"), "amount"),
)
LEAST_ROWS = 4
MOST_HEADERS = 20  # lines that look like a header, after which none is tried
_NUMBER_MARK = r"^(?:其中|\d{1,2}[.、]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|:)+"


def read_local(grids: Sequence[Sequence[GridLine]], year: int | None = None) -> Table | None:
    """The first grid that is a statistics table by its header, as a table with ids made of its own labels.

    Of columns of several years, that of `year` counts, else the first.
    """
    headers = (
        (places, lines[below:])
        for lines in grids
        for below, line in enumerate(lines, 1)
        if (places := header_places(line, year)) is not None
    )
    for places, rows in islice(headers, MOST_HEADERS):
        shifted = [row for row in rows if _is_shifted(row, places)]
        found = list(_figures([row for row in rows if not _is_shifted(row, places)], places))
        if len({row for row, *_ in found}) >= LEAST_ROWS:
            return _table(found, [row.cells[0].text for row in shifted])
    return None


def header_places(line: GridLine, year: int | None) -> dict[str, int] | None:
    """The grid columns of unit and figures, if a line is the header of a statistics table."""
    places: dict[str, int] = {}
    for cell in line.cells:
        text = squeeze(cell.text)
        if "单位" in text:
            places["unit"] = cell.column
        elif "累计" in text:
            places["cumulative"] = cell.column
        elif f"{year}年" in text:
            places["year"] = cell.column
        elif re.search(r"20\d\d年|本年|今年|统计数|数量|数值", text):
            places.setdefault("year", cell.column)
    names_rows = any(re.search("指标|项目|统计内容", squeeze(cell.text)) for cell in line.cells)
    return places if names_rows and {"unit", "year"} <= places.keys() else None


_Figure = tuple[str, Column, GridCell, str]  # id of its row, column, cell, label of the row


def _figures(lines: Sequence[GridLine], places: dict[str, int]) -> Iterator[_Figure]:
    group = ""
    seen: set[str] = set()
    for line in lines:
        labels = [cell for cell in line.cells if cell.column < places["unit"] and not is_blank(cell.text)]
        label = _label(labels)
        if not label:
            continue
        if len(labels) == 1 and not re.match(_NUMBER_MARK, fold(labels[0].text).strip()):
            group = label
        row = label if label not in seen else f"{group}·{label}"
        seen.add(row)
        for column in _COLUMNS:
            cell = _at(line, places.get(column.id))
            if cell is not None:
                yield row, column, cell, printed("".join(label.text for label in labels))


def _is_shifted(line: GridLine, places: dict[str, int]) -> bool:
    """Whether a figure stands in the place of the unit: the line has lost a cell, or its label spans none here."""
    unit = _at(line, places["unit"])
    return unit is not None and cell_number(unit.text) is not None


def _label(cells: Sequence[GridCell]) -> str:
    """What the cells before the unit say, the last of them without its number."""
    return re.sub(_NUMBER_MARK, "", squeeze(cells[-1].text)) if cells else ""


def _at(line: GridLine, column: int | None) -> GridCell | None:
    return next((c for c in line.cells if column is not None and c.column <= column < c.column + c.column_span), None)


def _table(found: Sequence[_Figure], shifted: Sequence[str]) -> Table:
    rows = tuple(Row(row, Label(row)) for row in dict.fromkeys(row for row, *_ in found))
    spec = TableSpec(LOCAL_FORM, _NAME, "地方统计表", "down", (TableBlock(None, _COLUMNS, rows),))
    cells = {(row, column.id): cell_of(spec, spec.rows[row], column, cell, label) for row, column, cell, label in found}
    place = next(iter(cells.values())).location._replace(row=None, column_id=None)
    return uncertain(Table(LOCAL_FORM, LOCAL_FORM, spec, "read", cells=cells, location=place), shifted)


def uncertain(table: Table, rows: Sequence[str]) -> Table:
    """The table, which has not the figures of some rows, with that as a reason; as it is where there are none."""
    return table._replace(status="partial", reason=unplaced(rows)) if rows else table
