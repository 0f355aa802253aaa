"""Statistics tables of a province's or a city's own making: rows are known by the labels that they print.

Reports on years before 2019 often carry, in place of the national table, a compact one: indicator, unit, this
year's figure and the figure of all years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gi_lint.binding.grid_lines import GridLine
from gi_lint.binding.tables import some_names
from gi_lint.document import GridCell
from gi_lint.language import say
from gi_lint.report import Cell, Table
from gi_lint.template import LOCAL_FORM, Column, Label, Row, TableBlock, TableSpec
from gi_lint.text import cell_number, fold, is_blank, is_unfilled, squeeze, value_number

_NAME = "统计表"
COLUMNS = (
    Column("year", Label("本年度"), "amount"),
    Column("cumulative", Label("历年累计"), "amount"),
)
LEAST_ROWS = 4
_NUMBER_MARK = r"^(?:其中|\d{1,2}[.、]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|:)+"


def read_local(grids: Sequence[Sequence[GridLine]], year: int | None = None) -> Table | None:
    """The first grid that is a statistics table by its header, as a table with ids made of its own labels.

    Of columns of several years, that of `year` counts, else the first.
    """
    for lines in grids:
        for position, line in enumerate(lines):
            places = header_places(line, year)
            if places is not None:
                rows = lines[position + 1 :]
                shifted = [row for row in rows if _is_shifted(row, places)]
                cells = dict(_cells([row for row in rows if row not in shifted], places))
                if len({row for row, _ in cells}) >= LEAST_ROWS:
                    return _table(cells, [row.cells[0].text for row in shifted])
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


def _cells(lines: Sequence[GridLine], places: dict[str, int]) -> Iterator[tuple[tuple[str, str], Cell]]:
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
        for column in COLUMNS:
            cell = _at(line, places.get(column.id))
            if cell is not None:
                yield (row, column.id), _cell(row, column, cell, labels)


def _is_shifted(line: GridLine, places: dict[str, int]) -> bool:
    """Whether a figure stands in the place of the unit: the line has lost a cell, or its label spans none here."""
    unit = _at(line, places["unit"])
    return unit is not None and cell_number(unit.text) is not None


def _label(cells: Sequence[GridCell]) -> str:
    """What the cells before the unit say, the last of them without its number."""
    return re.sub(_NUMBER_MARK, "", fold(cells[-1].text).strip()).strip() if cells else ""


def _at(line: GridLine, column: int | None) -> GridCell | None:
    return next((c for c in line.cells if column is not None and c.column <= column < c.column + c.column_span), None)


def _cell(row: str, column: Column, found: GridCell, labels: Sequence[GridCell]) -> Cell:
    value, unit = value_number(found.text) or (None, None)
    label = "".join("".join(cell.text.split()) for cell in labels)
    location = found.location._replace(
        table=LOCAL_FORM,
        table_name=_NAME,
        row=row,
        column_id=column.id,
        row_label=label,
        column_label=column.label.text,
        quote=found.text,
    )
    return Cell(row, column.id, found.text, value, unit, is_unfilled(found.text), location)


def _table(cells: dict[tuple[str, str], Cell], shifted: Sequence[str]) -> Table:
    rows = tuple(Row(row, Label(row)) for row in dict.fromkeys(row for row, _ in cells))
    spec = TableSpec(LOCAL_FORM, _NAME, "地方统计表", "down", (TableBlock(None, COLUMNS, rows),))
    location = next(iter(cells.values())).location
    place = location._replace(row=None, column_id=None)
    return uncertain(Table(LOCAL_FORM, LOCAL_FORM, spec, "read", cells=cells, location=place), shifted)


def uncertain(table: Table, rows: Sequence[str]) -> Table:
    """The table without the figures of some rows, if there are any that could not be told apart."""
    if not rows:
        return table
    reason = say("{names}行的数字个数与表头不符，不能确定各数属于哪一列", names=some_names(rows))
    return table._replace(status="partial", reason=reason)
