"""Tables whose rows stand side by side: one line of values below the header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.binding.bound_table import BoundTable, cell_of, printed
from gi_lint.binding.columns import LONGEST_VALUE, is_text
from gi_lint.binding.grid_lines import GridLine
from gi_lint.document import GridCell
from gi_lint.template import Column, TableSpec
from gi_lint.text import cell_number, closest, label_key

_REORDERED = 0.5  # how like a heading of results one must be, whose words often stand in another order: 维持结果


def bind_across(spec: TableSpec, lines: list[GridLine]) -> BoundTable | None:
    """The table that lines show; None if none of them can be its values."""
    (block,) = spec.blocks
    places = [(row, column) for row in block.value_rows() for column in block.columns]
    found = list(_lines_across(spec, lines, len(places)))
    # A line of a header with empty cells looks like one of values, but for the numbers.
    with_numbers = (values for values in found if any(cell_number(cell.text) for cell in values))
    without_words = (values for values in found if not any(map(is_text, values)))
    values = next(with_numbers, None) or next(without_words, None)
    if values is None:
        return None
    bound = BoundTable(spec)
    bound.location = values[0].location
    headings = _headings_across(spec, lines, values)
    for start in range(0, len(places), len(block.columns)):
        group = places[start : start + len(block.columns)]
        columns = _as_printed([column for _, column in group], headings[start : start + len(group)], bound)
        for (row, _), column, cell in zip(group, columns, values[start : start + len(group)], strict=True):
            bound.cells[row.id, column.id] = cell_of(spec, row, column, cell, printed(row.label.text))
    bound.rows.update(spec.rows)
    bound.columns.update((0, column) for column in spec.columns)
    return bound


def _headings_across(spec: TableSpec, lines: Sequence[GridLine], values: Sequence[GridCell]) -> Sequence[str]:
    """The headings right above a line of values, one for each; none where they are not so many."""
    above = [line for line in lines if line.row < values[0].row and not spec.column_keys.isdisjoint(line.keys)]
    keys = above[-1].keys if above else ()  # with those that reach down from the lines before
    return keys if len(keys) == len(values) else ()


def _as_printed(columns: list[Column], headings: Sequence[str], bound: BoundTable) -> list[Column]:
    """The columns of one row in the order of their headings, that of the form where these do not tell.

    A column with another heading than the form's is noted as such.
    """
    named = [next((c for c in columns if key in c.label.compared()), None) for key in headings]
    found = [column for column in named if column is not None]
    if len(found) == len(columns) == len({column.id for column in found}):
        return found
    for column, key, known in zip(columns, headings, named, strict=False):
        if known is None and key and closest(key, column.label.compared(), _REORDERED) is None:
            bound.misnamed.add(column.id)
    return columns


def _lines_across(spec: TableSpec, lines: Sequence[GridLine], count: int) -> Iterator[Sequence[GridCell]]:
    """The lines below the beginning of a header that may be its values: so many cells, few of which hold words."""
    header_seen = False
    for line in lines:
        header_seen = header_seen or any(key in spec.label_keys for key in line.keys)
        values = [cell for cell in line.cells if cell.row == line.row]
        if len(values) > count and is_text(values[0]):
            values = values[1:]
        if header_seen and len(values) == count and _are_figures(values, spec):
            yield values


def _are_figures(values: Sequence[GridCell], spec: TableSpec) -> bool:
    """Whether cells are figures, but for a few short texts in the place of one (无, 两)."""
    texts = [cell for cell in values if is_text(cell)]
    return len(texts) * 2 < len(values) and not any(
        len(cell.text) > LONGEST_VALUE or label_key(cell.text) in spec.label_keys for cell in texts
    )
