"""The rows of a table that was saved as one cell a line: which cells are whose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

from gi_lint.binding.bound_table import reads_as
from gi_lint.binding.cell_lines import LONGEST_WORD, Line, as_cell, cells_of, grid_of, is_value, may_have_moved
from gi_lint.binding.columns import adds_up, ends_in_totals
from gi_lint.binding.grid_lines import Recovered
from gi_lint.document import GridCell
from gi_lint.named import NamedTuple
from gi_lint.template import TableBlock, TableSpec
from gi_lint.text import cell_number, is_figure


class _Row(NamedTuple):
    """A row of the form: its label, and the cells behind it up to the next label."""

    label: Line
    cells: Sequence[Line]
    block: TableBlock
    header: frozenset[str]  # keys of the lines between the row before and this one
    width: int  # cells that the form gives it: its figures, in a list its unit before them
    nameless: Sequence[Line] = ()  # the figures between the row before and this one: a row has lost its label
    strange: tuple[Line, ...] = ()  # those of the lines that are no label of the form
    total: Line | None = None  # the last of its figures, where only that can be placed

    @property
    def values(self) -> Sequence[Line]:
        return self.cells[: self.width]

    @property
    def figures(self) -> Sequence[Line]:
        return self.values[self.width - len(self.block.columns) :]

    @property
    def rest(self) -> Sequence[Line]:
        return self.cells[self.width :]

    def is_full(self) -> bool:
        """Whether it begins with as many cells as it has, none empty, and no figure comes right after."""
        is_whole = len(self.values) == self.width and all(line.text for line in self.values)
        are_figures = all(is_figure(line.text) for line in self.figures)
        return is_whole and are_figures and not any(cell_number(line.text) for line in takewhile(is_value, self.rest))

    def filled(self) -> Sequence[Line]:
        """The figures right behind its label, whatever blank cells stand between them."""
        return [line for line in takewhile(is_value, self.cells) if cell_number(line.text)]

    def is_spanned(self) -> bool:
        """Whether bars alone, which cells over several columns have left, come after its values."""
        return bool(self.rest) and all(line.is_bar for line in self.rest)

    def may_be_padded(self) -> bool:
        """Whether only blank cells come after its values, the last of which is their total."""
        return self.block.has_total() and bool(self.rest) and not any(line.text or line.is_gap for line in self.rest)

    def is_followed_by_words(self) -> bool:
        """Whether what comes after its values is no figure."""
        return bool(self.rest) and cell_number(self.rest[0].text) is None

    def is_certain(self) -> bool:
        """Whether its values are placed without counting line ends, and a word in the place of one is no label."""
        return all(line.text for line in self.values) and all(map(is_value, self.figures))


def recover_rows(lines: Sequence[Line], spec: TableSpec) -> Recovered | None:
    """The table of a form whose rows stand one below the other; None if its lines hold no row of it.

    A row of which it is not sure how many cells it has loses them.
    """
    has_unit = spec.layout == "list"
    rows, between = _rows(list(cells_of(lines, spec.label_keys)), spec, has_unit)
    if not rows or (rows[0].nameless and not all(row.is_full() for row in rows)):
        return None  # figures between the header and the first label: they stand before their labels
    gap = _row_gap(rows)
    is_loose = gap == 0 and _is_loose(between, 2 if has_unit else 0)
    is_padded = ends_in_totals([[line.text for line in row.values] for row in rows if row.block.has_total()])
    closed = [_closes(row, gap, is_loose, is_padded, row is rows[-1]) for row in rows]
    if not all(closed) and ends_in_totals(
        [[line.text for line in row.filled()] for row in rows if row.block.has_total()]
    ):
        rows = [row._replace(total=_known_total(row)) for row in rows]
    placed = [row if closes else row._replace(cells=()) for row, closes in zip(rows, closed, strict=True)]
    return _recovered(placed, lines[0])


def _known_total(row: _Row) -> Line | None:
    """The last figure of a row if it is the sum of the others, in a table whose rows end in their totals.

    More figures than columns are those of another row too, whose label stands elsewhere.
    """
    figures = row.filled() if row.block.has_total() else ()
    is_own = 0 < len(figures) <= len(row.block.columns)
    return figures[-1] if is_own and adds_up(line.text for line in figures) else None


def _rows(cells: Sequence[Line], spec: TableSpec, has_unit: bool) -> tuple[list[_Row], list[Line]]:
    """The rows, and what stands between them: labels of columns, labels over several rows."""
    block_of = {key: block for block in spec.blocks for row in block.value_rows() for key in row.label.compared()}
    rows: list[_Row] = []
    between: list[Line] = []
    header: set[str] = set()
    nameless: list[Line] = []
    strange: list[Line] = []
    position = 0
    while position < len(cells):
        label = cells[position]
        position += 1
        block = block_of.get(label.key)
        if block is None:
            between.append(label)
            header.add(label.key)
            if cell_number(label.text):
                nameless.append(label)
            elif label.key and label.key not in spec.label_keys:
                strange.append(label)
            continue
        own = list(takewhile(lambda line: not line.key or line.key not in spec.label_keys, cells[position:]))
        position += len(own)
        width = len(block.columns) + has_unit
        rows.append(_Row(label, own, block, frozenset(header), width, tuple(nameless), tuple(strange)))
        header.clear()
        nameless.clear()
        strange.clear()
    return rows, between


def _row_gap(rows: Sequence[_Row]) -> int:
    """How many line ends part each row from the next, beyond those that part its cells.

    Not zero only if all rows agree on it and no other empty cell is a mere gap.
    """
    gaps = {len(row.cells) - row.width for row in rows[:-1]}
    if len(gaps) != 1 or (gap := gaps.pop()) < 1:
        return 0
    is_parted = all(
        all(line.is_gap for line in row.rest) and not any(line.is_gap for line in row.values) for row in rows
    )
    return gap if is_parted else 0


def _is_loose(lines: Sequence[Line], empty: int) -> bool:
    """Whether line ends stand where the form has no empty cell: behind a heading it has `empty` ones or none."""
    runs = (len(list(run)) for is_gap, run in groupby(lines, lambda line: line.is_gap) if is_gap)
    return any(run != empty for run in runs)


def _closes(row: _Row, gap: int, is_loose: bool, is_padded: bool, is_last: bool) -> bool:
    """Whether a row surely has the form's number of cells; not if it counts line ends that may mean nothing.

    `is_padded` tells whether blank cells behind the values are known to be padding; else the row's own sum must do so.
    """
    if is_loose and any(line.is_gap for line in row.values):
        return False
    if not all(is_value(line) or len(line.text) <= LONGEST_WORD for line in row.values):
        return False
    ends_here = len(row.cells) == row.width + gap or (is_last and row.is_followed_by_words())
    has_padding = row.may_be_padded() and (is_padded or adds_up(line.text for line in row.values))
    return (ends_here or row.is_full() or row.is_spanned() or has_padding) and not may_have_moved(row.values)


def _recovered(rows: Sequence[_Row], first: Line) -> Recovered:
    """The rows as a grid. If one has lost its cells, only rows without empty ones keep theirs."""
    failed = tuple(row.label.text for row in rows if not row.values)
    table: list[list[GridCell]] = []
    for row in rows:
        if header := _header(row, len(table)):
            table.append(header)
        if row.nameless:
            table.append([as_cell(line, len(table), column) for column, line in enumerate(row.nameless, 1)])
        values = row.values if row.is_certain() or not failed else ()
        cells = [as_cell(line, len(table), column) for column, line in enumerate([row.label, *values])]
        if row.total and not values:
            cells.append(as_cell(row.total, len(table), len(row.block.columns)))
        table.append(cells)
    last = max(line.block for row in rows for line in (row.label, *row.values))
    return Recovered(grid_of(table, first.location), frozenset(range(first.block, last + 1)), failed)


def _header(row: _Row, number: int) -> list[GridCell]:
    """The known column labels in the order of the form: lines of a two-level header come in another order.

    Where none is known, but each column has a heading that is like none of them, it is another form's.
    """
    columns = row.block.columns
    known = [
        GridCell(column.label.text, number, place, 1, 1, row.label.location)
        for place, column in enumerate(columns, 1)
        if row.header.intersection(column.label.compared())
    ]
    is_like = any(reads_as(line.key, column.label) for line in row.strange for column in columns)
    if known or is_like or not 1 < len(columns) <= len(row.strange):
        return known
    return [as_cell(line, number, place) for place, line in enumerate(row.strange[: len(columns)], 1)]
