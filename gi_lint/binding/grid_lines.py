"""The lines of a grid, with their labels as compared; a grid made of a table that a file has kept as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.document import Block, Grid, GridCell
from gi_lint.named import NamedTuple
from gi_lint.template import TableSpec
from gi_lint.text import ends_in_bracket, label_key


class GridLine(NamedTuple):
    """A line of a grid: its cells from left to right and their labels as compared."""

    cells: tuple[GridCell, ...]
    keys: tuple[str, ...]
    row: int
    is_guessed: bool = False  # as in `Grid`
    has_remark: bool = False  # a cell of it may end in a remark

    @property
    def keyed(self) -> Iterator[tuple[GridCell, str]]:
        """Each cell with its label as compared."""
        return zip(self.cells, self.keys, strict=True)

    @property
    def own(self) -> tuple[GridCell, ...]:
        """The cells that begin on this line."""
        return tuple(cell for cell in self.cells if cell.row == self.row)

    def values_after(self, label: GridCell) -> tuple[GridCell, ...]:
        """The cells to the right of a label that begin on this line."""
        return tuple(cell for cell in self.cells if cell.column > label.column and cell.row == self.row)

    def read_by(self, spec: TableSpec) -> GridLine:
        """The line with its labels as a form knows them."""
        if not self.has_remark:
            return self
        keys = tuple(spec.key_of(cell.text, key) for cell, key in self.keyed)
        return self if keys == self.keys else self._replace(keys=keys)


class Recovered(NamedTuple):
    """A grid made from text; `consumed` are the indexes of the blocks that it was made from.

    `uncertain` are the labels of rows whose values could not be placed, `remarks` say of others what stayed unread.
    """

    grid: Grid
    consumed: frozenset[int]
    uncertain: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def grid_lines(grid: Grid) -> list[GridLine]:
    """The lines of a grid from the top."""
    return [_line(cells, number, grid.is_guessed) for number, cells in enumerate(grid.rows())]


def tables_of(blocks: Sequence[Block]) -> list[list[GridLine]]:
    """The lines of each grid of a document; a row that is a grid of its own goes on with one as wide right above it."""
    tables: list[list[GridLine]] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Grid):
            if _goes_on(before, block):
                tables[-1] += grid_lines(block)
            else:
                tables.append(grid_lines(block))
        before = block
    return tables


def _goes_on(before: Block | None, grid: Grid) -> bool:
    return isinstance(before, Grid) and grid.row_count == 1 and grid.column_count == before.column_count


def _line(cells: tuple[GridCell, ...], row: int, is_guessed: bool) -> GridLine:
    texts = [cell.text for cell in cells]
    return GridLine(cells, tuple(map(label_key, texts)), row, is_guessed, any(map(ends_in_bracket, texts)))
