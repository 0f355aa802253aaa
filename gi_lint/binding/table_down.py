"""Tables whose rows stand one below the other: known by their labels, in the order of the form.

Values are taken in the order of the header, since the n-th value of a line belongs to the n-th column even where
spans differ between header and data.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from gi_lint.binding.bound_table import LIKE_A_LABEL, BoundTable, cell_of, is_slip, printed
from gi_lint.binding.columns import Columns, Placed, adds_up, is_text, only_number, printed_unit
from gi_lint.binding.grid_lines import GridLine
from gi_lint.binding.table_header import Header
from gi_lint.document import GridCell
from gi_lint.patterns import compiled
from gi_lint.template import Row, TableSpec
from gi_lint.text import cell_number, closest, is_blank, label_key

_SHORT = 3  # characters of a label that is too short to be told by its likeness alone
_NUMBERED = compiled(r"\s*(\d{1,2})\s*[.．、]")  # 2.重复申请


def bind_down(spec: TableSpec, lines: Sequence[GridLine]) -> BoundTable:
    """The table that lines show, read top down, block by block."""
    return _Binder(spec).bind(lines)


class _Binder:
    """The lines read so far: the rows met, the header above the next one."""

    def __init__(self, spec: TableSpec) -> None:
        self.bound = BoundTable(spec)
        self.rows = spec.lines
        self.by_key = spec.lines_by_key
        self.taken: set[int] = set()
        self.last = -1
        self.header = Header(spec)
        self.printed: Set[str] = frozenset()  # what stands in the table, as labels are compared
        self.above: tuple[str, GridCell] | None = None  # id and label of the row just above

    def bind(self, lines: Sequence[GridLine]) -> BoundTable:
        self.printed = {key for line in lines for key in line.keys}
        for line in lines:
            self.header.pass_by(line)
            if self._take_row(line):
                self.header.is_open = False
            else:
                self._doubt_row_above(line)
                self._note_header(line)
        self.bound.columns = self.header.found
        return self.bound

    def _doubt_row_above(self, line: GridLine) -> None:
        """Leave out the row above a strange one that shows its label to be that of a group, its own being lost.

        （六）其他处理 above 2. is a group, and so it is where it reaches down to a row of figures. A row without any
        label between the two tells nothing.
        """
        label = _own_label(line)
        if self.above is not None and self._is_group(self.above[1], label, line):
            id = self.above[0]
            self.bound.short_rows.append(id)
            self.bound.cells = {place: cell for place, cell in self.bound.cells.items() if place[0] != id}
        if label is not None:
            self.above = None

    def _is_group(self, above: GridCell, label: GridCell | None, line: GridLine) -> bool:
        """Whether the label of the row just above is that of a group, as the line below shows."""
        if label is None:
            return above in line.cells and any(cell_number(cell.text) for cell in line.own)
        number = _number_of(label.text)
        return number > 1 and _number_of(above.text) != number - 1

    def _note_header(self, line: GridLine) -> None:
        """Lines between the values belong to the next header; a line of unknown values is noted as such."""
        if not any(cell.text.strip() for cell in line.own):
            return
        label = _own_label(line)
        figures = line.values_after(label) if label is not None else line.own  # left of it stands the number of its row
        if any(cell_number(cell.text) for cell in figures):
            is_unit = label is not None and label_key(label.text) in self.bound.spec.units
            if label is not None and not is_unit:
                self.bound.unknown.append(label.location.quoting(label.text))
            elif is_unit or self.header.names_columns():
                self.bound.has_nameless = True
            if not self.header.is_open or self.header.names_columns():  # a row that the form does not have
                self.header.is_open = False
                return
        if self.header.is_open or not self.header.is_beside_values(line):
            self.header.add(line)

    def _take_row(self, line: GridLine) -> bool:
        found = self._row_of(line)
        if found is None:
            return False
        index, label = found
        block_number, row = self.rows[index]
        self.last = index
        self.taken.add(index)
        if row.heading:
            return False
        self._take_values(line, label, block_number, row)
        return True

    def _row_of(self, line: GridLine) -> tuple[int, GridCell] | None:
        """The row of the form that a line is: its rightmost label cell that the form knows decides.

        What reaches down from above decides only where no cell of its own does: it may reach too far.
        """
        known = [(cell, key) for cell, key in line.keyed if key in self.by_key][::-1]
        for cell, key in sorted(known, key=lambda pair: pair[0].row < line.row):
            index = self._next(self.by_key[key])
            if index is not None and not (self.rows[index][1].heading and self._has_later_text(line, cell)):
                return index, cell
        return self._similar_row(line)

    def _has_later_text(self, line: GridLine, label: GridCell) -> bool:
        return any(is_text(cell) for cell in line.values_after(label))

    def _next(self, indexes: Sequence[int]) -> int | None:
        """Of rows with one label the next one not yet met, else any not yet met."""
        free = [index for index in indexes if index not in self.taken or self.rows[index][1].heading]
        return next((index for index in free if index > self.last), free[0] if free else None)

    def _similar_row(self, line: GridLine) -> tuple[int, GridCell] | None:
        """The row of which a label that the form does not know is a slip: of the next row, its figures beside it, one
        character may be wrong or lost."""
        known = [(cell, key) for cell, key in line.keyed if is_text(cell)]
        labels = [(cell, key) for cell, key in known if cell.row == line.row] or known
        if not labels or not any(not is_text(cell) for cell in line.cells):
            return None
        cell, key = next((pair for pair in labels[::-1] if len(pair[1]) > _SHORT), labels[-1])
        if key in self.bound.spec.label_keys:  # a heading of columns, or a row that was met before
            return None
        best = _label_like(key, self.bound.spec) if len(key) > _SHORT else None
        index = self._next(self.by_key[best]) if best is not None else None
        if index is not None and self._is_near(index):
            return index, cell
        following = self._following()
        has_figures = any(cell_number(value.text) for value in line.values_after(cell))
        if following is None or not has_figures or self._is_printed(following):
            return None
        return (following, cell) if is_slip(key, self.rows[following][1].label) else None

    def _is_printed(self, index: int) -> bool:
        """Whether the label of a row, which no other has, stands in the table as it should."""
        return any(key in self.printed and self.by_key[key] == [index] for key in self.rows[index][1].label.compared())

    def _is_near(self, index: int) -> bool:
        """Whether a row is the next one, or of the group of the one before: else a like label is another's."""
        row = self.rows[index][1]
        if row.heading or self.last < 0:
            return not row.heading
        return index == self._following() or row.id.partition(".")[0] == self.rows[self.last][1].id.partition(".")[0]

    def _following(self) -> int | None:
        """The next row of values; None if it was met, or there is none."""
        index = next((n for n in range(self.last + 1, len(self.rows)) if not self.rows[n][1].heading), None)
        return None if index in self.taken else index

    def _take_values(self, line: GridLine, label: GridCell, number: int, row: Row) -> None:
        bound, layout = self.bound, self.bound.spec.layout
        block = bound.spec.blocks[number]
        bound.rows.add(row.id)
        self.above = row.id, label
        bound.location = bound.location or label.location
        columns = self.header.columns(number, block)
        values = columns.uncovered(self.header.each_once(line.values_after(label)))
        if layout == "list":
            placed = only_number(values, block.columns[0])
        else:
            placed = columns.placed(values, self.header.places.values())
        if not placed or not self._is_sure(placed, label, columns):
            placed = columns.total_alone(values)
            bound.short_rows.append(row.id)
        unit = printed_unit(values) if layout == "list" else None
        row_label = printed(label.text)
        for column, value in placed:
            if layout == "down" and columns.unheaded and self.header.is_another(column, value, columns):
                bound.misnamed.add(column.id)
            cell = cell_of(bound.spec, row, column, value, row_label)
            bound.cells[row.id, column.id] = cell if cell.unit or not unit else cell._replace(unit=unit)

    def _is_sure(self, placed: Placed, label: GridCell, columns: Columns) -> bool:
        """Whether the values of a row are its own."""
        cells = [cell for _, cell in placed]
        has_lost_spans = any(place <= label.column for place in columns.known)
        if has_lost_spans and cells and is_blank(cells[0].text) and not adds_up(cell.text for cell in cells):
            return False  # the first blank may be a position that the label covers, and a figure be lost
        if label_key(label.text) not in self.by_key and not any(cell.text.strip() for cell in cells):
            return False  # the figures may stand beside another line of the label
        is_across = self.bound.spec.layout == "across"
        return not is_across or any(cell_number(cell.text) for cell in cells)  # else it is a line of its header


@lru_cache(maxsize=1024)  # the headings of a table's columns are asked for in every report
def _label_like(key: str, spec: TableSpec) -> str | None:
    """The label of a row that some words are like."""
    return closest(key, spec.lines_by_key, LIKE_A_LABEL)


def _own_label(line: GridLine) -> GridCell | None:
    """The first words of a line alone: what reaches down from above, or to lines below, is no label of its own."""
    return next((cell for cell in line.own if cell.row_span == 1 and is_text(cell)), None)


def _number_of(label: str) -> int:
    """The Arabic number that a label begins with; 0 if there is none."""
    match = _NUMBERED.match(label)
    return int(match[1]) if match else 0
