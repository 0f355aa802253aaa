"""The lines of a grid, with their labels as compared."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.document import Grid, GridCell
from gi_lint.named import NamedTuple
from gi_lint.template import TableSpec
from gi_lint.text import label_key


class GridLine(NamedTuple):
    """A line of a grid: its cells from left to right and their labels as compared."""

    cells: tuple[GridCell, ...]
    keys: tuple[str, ...]
    row: int
    is_guessed: bool = False  # as in `Grid`

    @property
    def keyed(self) -> Iterator[tuple[GridCell, str]]:
        """Each cell with its label as compared."""
        return zip(self.cells, self.keys, strict=True)

    def values_after(self, label: GridCell) -> tuple[GridCell, ...]:
        """The cells to the right of a label that begin on this line."""
        return tuple(cell for cell in self.cells if cell.column > label.column and cell.row == self.row)

    def read_by(self, spec: TableSpec) -> GridLine:
        """The line with its labels as a form knows them."""
        keys = tuple(spec.key_of(cell.text, key) for cell, key in self.keyed)
        return self if keys == self.keys else self._replace(keys=keys)


def grid_lines(grid: Grid) -> list[GridLine]:
    """The lines of a grid from the top."""
    return [
        GridLine(cells, tuple(label_key(cell.text) for cell in cells), number, grid.is_guessed)
        for number, cells in enumerate(grid.rows())
    ]
