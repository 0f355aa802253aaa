"""The header of a table: which column of the form each grid column is, as its lines tell one after the other."""

from __future__ import annotations

from collections.abc import Sequence, Set

from gi_lint.binding.bound_table import reads_as
from gi_lint.binding.columns import Columns
from gi_lint.binding.grid_lines import GridLine
from gi_lint.document import GridCell
from gi_lint.template import Column, TableBlock, TableSpec


class Header:
    """The headings read so far. While it `is_open` further lines add to it; then they begin a new one."""

    def __init__(self, spec: TableSpec) -> None:
        self._spec = spec
        self.is_open = True
        self.found: set[tuple[int, str]] = set()  # block number and id of the columns that had a heading
        self.places: dict[str, int] = {}  # key of a heading -> its grid column
        self._key_over: dict[int, str] = {}  # grid column -> key of the lowest heading above it
        self._lines: list[GridLine] = []
        self._is_above = True  # it is that of the same grid, so that grid columns can be compared
        self._columns: dict[int, Columns] = {}  # by number of the block

    def pass_by(self, line: GridLine) -> None:
        """Note that a line is read: with the first one of another grid its columns are no longer the header's."""
        self._is_above = self._is_above and line.row > 0

    def add(self, line: GridLine) -> None:
        """Take a line for the next one of the header."""
        if not self.is_open:
            self.places.clear()
            self._key_over.clear()
            self._lines.clear()
            self.is_open = True
        self._is_above = True
        self._columns.clear()
        self._lines.append(line)
        for cell, key in line.keyed:
            if key:
                self.places.setdefault(key, cell.column)
                self._key_over[cell.column] = key

    def names_columns(self) -> bool:
        """Whether it names a column of the form."""
        return not self.places.keys().isdisjoint(self._spec.column_keys)

    def is_beside_values(self, line: GridLine) -> bool:
        """Whether all text of a line stands left of the columns of values: a part of a label, and no header."""
        places = [place for key, place in self.places.items() if key in self._spec.column_keys]
        texts = [cell for cell in line.cells if cell.text.strip()]
        return bool(places and texts) and all(cell.column + cell.column_span <= min(places) for cell in texts)

    def columns(self, number: int, block: TableBlock) -> Columns:
        """The columns of a block, which has a number in its table, under these headings."""
        if number not in self._columns:
            columns = Columns(self._headed(block))
            self.found.update((number, column.id) for column, place in columns.pairs if place is not None)
            self._columns[number] = columns
        columns = self._columns[number]
        return columns if self._is_above else columns.without_headings

    def is_another(self, column: Column, value: GridCell, columns: Columns) -> bool:
        """Whether another heading stands over the values of a column than the form's, or none, and over no other.

        Or over all columns of the block, each its own: those of another form.
        """
        if len(columns) == 1 or columns.unheaded not in ([column], [one for one, _ in columns.pairs]):
            return False
        if len(columns.unheaded) > 1 and not self._heads_another(columns):
            return False
        header = self._key_over.get(value.column, "")
        if not header:
            return self._is_above and self._has_blank_heading(value.column)
        is_strange = not header.isdecimal() and header not in self._spec.column_keys
        return is_strange and not reads_as(header, column.label)

    def _heads_another(self, columns: Columns) -> bool:
        """Whether it has a heading for each of some columns, beside the corner, and none is like any of theirs."""
        headings = [key for key in self._key_over.values() if key not in self._spec.label_keys]
        is_like = any(reads_as(key, column.label) for key in headings for column, _ in columns.pairs)
        return len(headings) >= len(columns) and not is_like

    def each_once(self, values: Sequence[GridCell]) -> Sequence[GridCell]:
        """The values without those repeated, with their header, in each of the columns that they span."""
        if len({self._key_over.get(cell.column) for cell in values}) == len(values):
            return values
        kept: list[GridCell] = []
        for cell in values:
            before = kept[-1] if kept else None
            header = self._key_over.get(cell.column)
            is_again = before is not None and header == self._key_over.get(before.column)
            if before is None or not is_again or header not in self._spec.column_keys or cell.text != before.text:
                kept.append(cell)
        return kept

    def _has_blank_heading(self, column: int) -> bool:
        """Whether an empty cell surely stands over a grid column, beside a heading of the form."""
        return any(
            cell.column == column
            for line in self._lines
            if not (line.is_guessed or self._spec.column_keys.isdisjoint(line.keys))
            for cell in line.own
        )

    def _headed(self, block: TableBlock) -> list[tuple[Column, int | None]]:
        """The block's columns with the grid column of their header, ordered as printed.

        Where two headers stand in one grid column, or one beside all that stands in the line above, the spans of
        a header of two levels are lost and no order can be told from it: it is that of the form.
        """
        found = [
            (column, next((self.places[key] for key in column.label.compared() if key in self.places), None))
            for column in block.columns
        ]
        places = {place for _, place in found if place is not None}
        if len(places) < len(found):
            return found
        printed = sorted(found, key=lambda pair: pair[1] or 0)
        return found if printed != found and self._is_torn(places) else printed

    def _is_torn(self, places: Set[int]) -> bool:
        """Whether a line of the header that has labels of columns ends before another's, which stands lower."""
        reaches = [
            max(cell.column + cell.column_span for cell in line.cells)
            for line in self._lines
            if any(cell.column in places and self.places.get(key) == cell.column for cell, key in line.keyed)
        ]
        return bool(reaches) and max(places) >= min(reaches)
