"""Tables that run over pages, put together: repeated headers dropped, broken rows and labels made whole.

Figures are never put together: a row goes on over a page only if its figures stand on one side alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from gi_lint.readers.pdf_lattice import Table, TableCell
from gi_lint.readers.pdf_text import NUMBERED, glue
from gi_lint.text import cell_number, squeeze

MOST_HEADER_ROWS = 6
_SAME_COLUMN = 4.0  # points by which a column line may move from page to page
_SAME_EDGE = 6.0
_ROWS_NEAR = 40  # above a page break, that show which columns hold labels


def have_same_edges(first: Sequence[float], second: Sequence[float]) -> bool:
    """Whether two tables, by their column lines, begin and end at the same places."""
    return abs(first[0] - second[0]) < _SAME_EDGE and abs(first[-1] - second[-1]) < _SAME_EDGE


def stitched(table: Table, part: Table) -> Table | None:
    """A table with the part of it that stands at the head of the next page; None if that is another table."""
    wide = _widened(table, part)
    return _stitched(table, wide) if _continues(table, wide) else None


def _continues(table: Table, part: Table) -> bool:
    """Whether a part at the head of a page has the columns of a table at the foot of the page before.

    The part may show fewer columns, or more, since cells that span columns hide their lines.
    """
    fewer, more = sorted((table.xs[1:-1], part.xs[1:-1]), key=len)
    return have_same_edges(table.xs, part.xs) and all(
        any(abs(x - other) < _SAME_COLUMN for other in more) for x in fewer
    )


def _widened(table: Table, part: Table) -> Table:
    """The part with the columns on its left that have no lines: a label that began on the page before fills them."""
    start = next((n for n, x in enumerate(table.xs) if abs(x - part.xs[0]) < _SAME_COLUMN), 0)
    labels = [c for c in table.cells if c.row + c.row_span == table.row_count and c.column + c.column_span <= start]
    if not start or abs(table.xs[-1] - part.xs[-1]) >= _SAME_EDGE or not any(cell.row_span > 1 for cell in labels):
        return part
    beside = [_beside(cell, table.xs, part) for cell in labels]
    cells = [cell._replace(column=cell.column + start) for cell in part.cells]
    return part._replace(xs=(*table.xs[:start], *part.xs), cells=(*beside, *cells))


def _beside(label: TableCell, xs: Sequence[float], part: Table) -> TableCell:
    """The cell, empty, that a label of the page before fills on the left of a part."""
    box = (xs[label.column], part.top, xs[label.column + label.column_span], part.bottom)
    return TableCell(0, label.column, part.row_count, label.column_span, "", part.page, box)


def _stitched(table: Table, part: Table) -> Table:
    xs = _shared_columns(table.xs, part.xs)
    above = list(table.cells) if xs == table.xs else [_moved(cell, table.xs, xs, 0) for cell in table.cells]
    dropped = _repeated_rows(above, [_moved(cell, part.xs, xs, 0) for cell in part.cells])
    kept = [_without_rows(cell, dropped) for cell in part.cells if cell.row + cell.row_span > dropped]
    below = [_moved(cell, part.xs, xs, table.row_count - dropped) for cell in kept]
    is_open = table.is_open_below or part.is_open_above
    cells, rows = _joined(above, below, table.row_count, is_open and dropped == 0)
    return table._replace(
        xs=xs,
        row_count=rows + part.row_count - dropped,
        cells=tuple(cells),
        is_open_below=part.is_open_below,
        is_guessed=table.is_guessed or part.is_guessed,
    )


def _shared_columns(first: Sequence[float], second: Sequence[float]) -> tuple[float, ...]:
    extra = [x for x in second if all(abs(x - other) >= _SAME_COLUMN for other in first)]
    extra = [x for x in extra if first[0] < x < first[-1]]
    return tuple(sorted([*first, *extra]))


def _moved(cell: TableCell, old: Sequence[float], new: Sequence[float], rows: int) -> TableCell:
    """The cell in a table with more columns, so many rows further down."""
    first = _nearest(new, old[cell.column])
    last = _nearest(new, old[cell.column + cell.column_span])
    return cell._replace(row=cell.row + rows, column=first, column_span=max(1, last - first))


def _nearest(places: Sequence[float], x: float) -> int:
    index = bisect_left(places, x)
    candidates = [near for near in (index - 1, index) if 0 <= near < len(places)]
    return min(candidates, key=lambda near: abs(places[near] - x))


def _without_rows(cell: TableCell, dropped: int) -> TableCell:
    row = max(cell.row, dropped)
    return cell._replace(row=row, row_span=cell.row + cell.row_span - row)


def _repeated_rows(above: Iterable[TableCell], below: Sequence[TableCell]) -> int:
    """How many rows at the head of a part repeat the first rows of the table, the first of which has no figures."""
    heads, repeats = _head(above), _head(below)
    count = 0
    while count < MOST_HEADER_ROWS and _repeats(heads.get(count, []), repeats.get(count, [])):
        if count == 0 and _has_figure(*(cell.text for cell in heads[count])):
            break
        count += 1
    last = max((cell.row for cell in below), default=0)
    while count and (count > last or any(cell.row < count < cell.row + cell.row_span for cell in below)):
        count -= 1
    return count


def _head(cells: Iterable[TableCell]) -> dict[int, list[TableCell]]:
    rows: dict[int, list[TableCell]] = {}
    for cell in cells:
        if cell.row < MOST_HEADER_ROWS:
            rows.setdefault(cell.row, []).append(cell)
    return {row: sorted(cells, key=lambda cell: cell.column) for row, cells in rows.items()}


def _repeats(header: Sequence[TableCell], row: Sequence[TableCell]) -> bool:
    """Whether a row says what a row of the header says. What stood over several rows may be cut off."""
    if [(cell.column, cell.column_span) for cell in header] != [(cell.column, cell.column_span) for cell in row]:
        return False
    pairs = list(zip(header, row, strict=True))
    whole_cells = [(a, b) for a, b in pairs if a.row_span <= b.row_span]
    cut = [(a, b) for a, b in pairs if a.row_span > b.row_span]
    return (
        any(a.text for a, _ in whole_cells)
        and all(squeeze(a.text) == squeeze(b.text) for a, b in whole_cells)
        and all(squeeze(b.text) in squeeze(a.text) for a, b in cut)
    )


# The page break --------------------------------------------------------------------------------------------


def _joined(
    above: list[TableCell], below: list[TableCell], break_row: int, is_open: bool
) -> tuple[list[TableCell], int]:
    """The cells of both sides, those that the page has cut joined; and the rows above that are still rows.

    Cells that are not cut stay as they are: two rows with figures are never made one.
    """
    last = {cell.column: cell for cell in above if cell.row + cell.row_span == break_row}
    first = {cell.column: cell for cell in below if cell.row == break_row}
    pairs = [
        (cell, first[column])
        for column, cell in last.items()
        if column in first and first[column].column_span == cell.column_span
    ]
    if len(pairs) == len(last) == len(first) and _is_one_row(pairs, is_open):
        shared, cut = 1, pairs
    else:
        labels = _label_columns([*(cell for cell in above if cell.row >= break_row - _ROWS_NEAR), *below])
        shared, cut = 0, [(a, b) for a, b in pairs if a.column in labels and _is_one_label(a, b)]
    gone = {id(cell) for pair in cut for cell in pair}
    kept = [cell for cell in above if id(cell) not in gone]
    moved = [cell._replace(row=cell.row - shared) for cell in below if id(cell) not in gone]
    joined = [_one_cell(a, b, a.row_span + b.row_span - shared) for a, b in cut]
    return [*kept, *moved, *joined], break_row - shared


def _is_one_row(pairs: Sequence[tuple[TableCell, TableCell]], is_open: bool) -> bool:
    """Whether the rows on both sides of a page break are one: a label goes on, and figures stand on one side only."""
    if any(a.text and b.text and _has_figure(a.text, b.text) for a, b in pairs):
        return False
    plain = [(a, b) for a, b in pairs if a.row_span == b.row_span == 1]
    above, below = [a.text for a, _ in plain if a.text], [b.text for _, b in plain if b.text]
    have_figures = [_has_figure(*above), _has_figure(*below)]
    if not above or not below or all(have_figures):
        return False
    broken = [(a, b) for a, b in plain if a.text and b.text]
    is_row = len(above) > 1 or any(have_figures)
    if is_open:
        return not any(_begins_row(a, b) for a, b in broken)
    return is_row and bool(broken) and all(_wraps(a, b) for a, b in broken)


def _has_figure(*texts: str) -> bool:
    return any(cell_number(text) is not None for text in texts)


def _wraps(above: TableCell, below: TableCell) -> bool:
    """Whether a text on the next page may be the rest of a label: it has no number and did not fit any more."""
    return NUMBERED.match(below.text) is None and below.first_word > above.room


def _begins_row(above: TableCell, below: TableCell) -> bool:
    """Whether a text on the next page is numbered, as a row's label is, and nothing is open before it."""
    is_open = _is_unclosed(above.text) or above.text.endswith("第")
    return NUMBERED.match(below.text) is not None and not is_open


def _goes_on(above: TableCell, below: TableCell) -> bool:
    """Whether a text on the next page is the rest of a numbered or unclosed label."""
    return _wraps(above, below) and (NUMBERED.match(above.text) is not None or _is_unclosed(above.text))


def _is_unclosed(text: str) -> bool:
    return any(text.count(mark) > text.count(end) for mark, end in ("（）", "()", "《》", "“”"))


def _one_cell(above: TableCell, below: TableCell, row_span: int) -> TableCell:
    if squeeze(above.text) == squeeze(below.text):
        return above._replace(row_span=row_span)
    text = above.text + glue(above.text, below.text, is_full=True) + below.text
    place = above if above.text else above._replace(page=below.page, box=below.box)
    return place._replace(text=text, row_span=row_span, room=below.room)


def _label_columns(cells: Iterable[TableCell]) -> set[int]:
    """The columns in which labels stand: cells reach over several rows there, and no figure stands there."""
    spanned: set[int] = set()
    figures: set[int] = set()
    for cell in cells:
        if cell.row_span > 1:
            spanned.add(cell.column)
        if _has_figure(cell.text):
            figures.add(cell.column)
    return spanned - figures


def _is_one_label(above: TableCell, below: TableCell) -> bool:
    """Whether a label of several rows is cut by the page: one side is empty, both say the same, or one goes on.

    Where it has but a row on both sides, it is the label of a row.
    """
    if above.row_span == below.row_span == 1:
        return False
    return not (above.text and below.text) or squeeze(above.text) == squeeze(below.text) or _goes_on(above, below)
