"""Tables whose rows stand side by side: one line of values below the header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.binding.bound_table import BoundTable, cell_of, printed
from gi_lint.binding.columns import LONGEST_VALUE, is_text
from gi_lint.binding.grid_lines import GridLine
from gi_lint.document import GridCell
from gi_lint.named import NamedTuple
from gi_lint.template import Column, Row, TableSpec
from gi_lint.text import cell_number, closest, label_key

_REORDERED = 0.5  # how like a heading of results one must be, whose words often stand in another order: 维持结果


class _Piece(NamedTuple):
    """Rows of the form side by side: a line of their values, and the lines above it, which are their header."""

    rows: Sequence[Row]
    values: Sequence[GridCell]
    lines: Sequence[GridLine]


def bind_across(spec: TableSpec, lines: list[GridLine]) -> BoundTable | None:
    """The table that lines show; None if none of them can be its values."""
    (block,) = spec.blocks
    pieces = _whole(spec, lines, block.value_rows()) or _parts(spec, lines, block.value_rows())
    if not pieces:
        return None
    bound = BoundTable(spec)
    bound.location = pieces[0].values[0].location
    for piece in pieces:
        _take(piece, block.columns, bound)
    bound.rows.update(spec.rows)
    bound.columns.update((0, column) for column in spec.columns)
    return bound


def _whole(spec: TableSpec, lines: Sequence[GridLine], rows: Sequence[Row]) -> list[_Piece]:
    """All rows in one line of values; none if no line can be it."""
    found = list(_lines_across(spec, lines, len(rows) * len(spec.columns)))
    # A line of a header with empty cells looks like one of values, but for the numbers.
    with_numbers = (values for values in found if any(cell_number(cell.text) for cell in values))
    without_words = (values for values in found if not any(map(is_text, values)))
    values = next(with_numbers, None) or next(without_words, None)
    return [_Piece(rows, values, lines)] if values is not None else []


def _parts(spec: TableSpec, lines: Sequence[GridLine], rows: Sequence[Row]) -> list[_Piece]:
    """The rows in several lines of values, each under a header that names its rows, in the order of the form.

    行政复议 and 行政诉讼 may be tables of their own, side by side or one below the other. None unless each row is met.
    """
    first = _first_heading(spec, lines)
    pieces: list[_Piece] = []
    header: list[GridLine] = []
    keys: set[str] = set()
    for line in lines:
        header.append(line)
        keys.update(line.keys)
        named = [row for row in rows if not keys.isdisjoint(row.label.compared())]
        values = _values(line, spec, len(named) * len(spec.columns), first) if named else None
        if values is not None and any(cell_number(cell.text) for cell in values):
            pieces.append(_Piece(named, values, header))
            header, keys = [], set()
    return pieces if [row for piece in pieces for row in piece.rows] == list(rows) else []


def _take(piece: _Piece, columns: Sequence[Column], bound: BoundTable) -> None:
    """Put the values of a piece into the cells of its rows."""
    headings = _headings_across(bound.spec, piece.lines, piece.values)
    for number, row in enumerate(piece.rows):
        own = slice(number * len(columns), (number + 1) * len(columns))
        printed_columns = _as_printed(list(columns), headings[own], bound)
        for column, cell in zip(printed_columns, piece.values[own], strict=True):
            bound.cells[row.id, column.id] = cell_of(bound.spec, row, column, cell, printed(row.label.text))


def _headings_across(spec: TableSpec, lines: Sequence[GridLine], values: Sequence[GridCell]) -> Sequence[str]:
    """The headings right above a line of values, one for each, beside what stands left and right of them; else none."""
    above = [line for line in lines if line.row < values[0].row and not spec.column_keys.isdisjoint(line.keys)]
    keys = above[-1].keys if above else ()  # with those that reach down from the lines before
    if len(keys) == len(values) or not above:
        return keys
    over = {cell.column: key for cell, key in above[-1].keyed if key in spec.column_keys}
    return [over[cell.column] for cell in values] if all(cell.column in over for cell in values) else ()


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
    """The lines below the beginning of a header that may be its values."""
    header_seen = False
    first = _first_heading(spec, lines)
    for line in lines:
        header_seen = header_seen or any(key in spec.label_keys for key in line.keys)
        values = _values(line, spec, count, first)
        if header_seen and values is not None:
            yield values


def _first_heading(spec: TableSpec, lines: Sequence[GridLine]) -> int:
    """The grid column in which the headings begin: what stands left of it, the numbers of rows, is no value."""
    return min((cell.column for line in lines for cell, key in line.keyed if key in spec.label_keys), default=0)


def _values(line: GridLine, spec: TableSpec, count: int, first: int) -> Sequence[GridCell] | None:
    """The cells of a line that may be one of so many values, few of which hold words; None if it cannot."""
    values: Sequence[GridCell] = line.own
    headed = [cell for cell in values if cell.column + cell.column_span > first]
    if len(values) > count and len(headed) >= count:
        values = headed
    if len(values) > count and is_text(values[0]):
        values = values[1:]
    if len(values) > count and values[0].text.strip() and not any(cell.text.strip() for cell in values[count:]):
        values = values[:count]  # an empty column behind the last is none
    return values if len(values) == count and _are_figures(values, spec) else None


def _are_figures(values: Sequence[GridCell], spec: TableSpec) -> bool:
    """Whether cells are figures, but for a few short texts in the place of one (无, 两)."""
    texts = [cell for cell in values if is_text(cell)]
    return len(texts) * 2 < len(values) and not any(
        len(cell.text) > LONGEST_VALUE or label_key(cell.text) in spec.label_keys for cell in texts
    )
