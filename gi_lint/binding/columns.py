"""Which value of a line belongs to which column of the form, by the headings above and by the order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import dropwhile

from gi_lint.document import GridCell
from gi_lint.template import TOTAL, Column
from gi_lint.text import cell_number, is_blank, is_figure, squeeze, without_notes

LONGEST_VALUE = 12  # characters of a text that someone may put in the place of a number
_LEAST_SUMS = 3  # rows that end in the sum of their figures
_LEAST_FILLED = 4  # figures the last of which is by no chance the sum of the others
_LONGEST_UNIT = 3  # characters

Placed = list[tuple[Column, GridCell]]


class Columns:
    """The columns of a block under one header, in the order of their values.

    `places` are the grid columns of their headings, None where there is none; `known` those that there are, and
    `unheaded` the columns without. `edge` is where the first begins, 0 if not certain.
    """

    def __init__(self, columns: Iterable[tuple[Column, int | None]]) -> None:
        self.pairs = list(columns)
        self.known = [place for _, place in self.pairs if place is not None]
        self.unheaded = [column for column, place in self.pairs if place is None]
        are_distinct = len(set(self.known)) == len(self.known)
        self.all_known = are_distinct and not self.unheaded
        first = self.pairs[0][1] or 0
        self.edge = first if are_distinct and first <= min(self.known, default=first) else 0

    def __len__(self) -> int:
        return len(self.pairs)

    @cached_property
    def without_headings(self) -> Columns:
        """The same columns in the same order, for a line whose grid has other columns than the header's."""
        return Columns((column, None) for column, _ in self.pairs)

    def uncovered(self, values: Sequence[GridCell]) -> Sequence[GridCell]:
        """The values without the empty cells left of the first column: positions that a wide label covers."""
        start = 0
        while start < len(values) and values[start].column < self.edge and not values[start].text.strip():
            start += 1
        return values[start:]

    def placed(self, values: Sequence[GridCell], headed: Collection[int]) -> Placed:
        """Each value with its column; empty if that is not certain. `headed`: the grid columns that have a heading."""
        in_place = self._in_place(values, headed)
        if self.all_known and values:
            among = {place for place in headed if values[0].column <= place <= max(self.known)}
            if len(among) > len(self):  # other columns stand among them: as many values as columns tell nothing
                return in_place
        in_order = self._in_order(values)
        if in_order and len(values) == len(self) and self.all_known:
            return in_order
        if not (in_order and in_place):
            return in_order or in_place or self._all_filled(values)
        if self.all_known:  # or it cannot be told which of the blank cells is the one too many
            return in_order if in_order == in_place else []
        known = {column.id: cell for column, cell in in_order}
        return in_order if all(known[column.id] is cell for column, cell in in_place) else in_place

    def total_alone(self, values: Sequence[GridCell]) -> Placed:
        """The one figure of a row that stands under the heading of the total, where the others cannot be placed."""
        column, place = self.pairs[-1]
        is_alone = column.id == TOTAL and self.all_known and len(values) == 1 and values[0].column == place
        return [(column, values[0])] if is_alone and not is_blank(values[0].text) else []

    def _in_order(self, values: Sequence[GridCell]) -> Placed:
        """Values matched one by one with the columns; blank cells beyond the last column do not count."""
        extra = values[len(self) :]
        if len(values) < len(self) or any(not is_blank(cell.text) for cell in extra):
            return []
        if is_text(values[0]) and (extra or len(values[0].text) > LONGEST_VALUE):  # a label of another level
            return []
        if extra and not self.all_known and is_blank(values[0].text) and not self._has_sum(values):
            return []  # it may be a position that the label covers
        if self._has_lost_a_cell(values[: len(self)]):
            return []
        return [(column, cell) for (column, _), cell in zip(self.pairs, values, strict=False)]

    def _has_lost_a_cell(self, values: Sequence[GridCell]) -> bool:
        """4 | 7 | 2 | 5 | 18 | blank: whether a blank total stands behind the sum of the figures before it."""
        if self.pairs[-1][0].id != TOTAL or not is_blank(values[-1].text):
            return False
        filled = [cell.text for cell in values if not is_blank(cell.text)]
        return len(filled) >= _LEAST_FILLED and adds_up(filled)

    def _has_sum(self, values: Sequence[GridCell]) -> bool:
        """Whether the last column is the total of the others, and so are the first values in their order."""
        return self.pairs[-1][0].id == TOTAL and adds_up(cell.text for cell in values[: len(self)])

    def _in_place(self, values: Sequence[GridCell], headed: Collection[int]) -> Placed:
        """Values matched by grid column, where the header is wider or narrower than the form's.

        A figure without a heading above it shows that they do not match.
        """
        placed = [
            (column, cell)
            for column, place in self.pairs
            if place is not None
            for cell in values
            if cell.column <= place < cell.column + cell.column_span
        ]
        taken = {id(cell) for _, cell in placed}
        complete = len(placed) == len(self.known) and len(taken) == len(placed)
        rest = (cell for cell in values if id(cell) not in taken and not is_blank(cell.text))
        if not complete or any(cell.column not in headed for cell in rest):
            return []
        return placed if len(placed) * 2 > len(self) else []

    def _all_filled(self, values: Sequence[GridCell]) -> Placed:
        """As many figures as columns, whatever blank cells stand between them: where a format has lost the spans."""
        filled = [cell for cell in values if not is_blank(cell.text)]
        if len(filled) != len(self) or any(map(is_text, filled)):
            return []
        return [(column, cell) for (column, _), cell in zip(self.pairs, filled, strict=True)]


def only_number(values: Sequence[GridCell], column: Column) -> Placed:
    """The value of a statistics row, which has its unit beside it.

    Of several numbers, marks in their place behind the unit among them, none can be told to be it.
    """
    behind = list(dropwhile(lambda cell: not is_text(cell), values))[1:]
    marks = sum(bool(cell.text.strip()) and is_blank(cell.text) for cell in behind)
    if not values or sum(cell_number(cell.text) is not None for cell in values) + marks > 1:
        return []
    number = next((cell for cell in values if cell_number(cell.text) is not None), values[-1])
    return [(column, number)]


def printed_unit(values: Sequence[GridCell]) -> str | None:
    """The unit of a statistics row, which has a column of its own."""
    texts = (without_notes(squeeze(cell.text)) for cell in values if is_text(cell))
    return next((text for text in texts if len(text) <= _LONGEST_UNIT), None)


def adds_up(values: Iterable[str]) -> bool:
    """Whether the last of some figures is the sum of the others, blanks counting for nothing."""
    *parts, total = [number[0] if (number := cell_number(text)) else Decimal(0) for text in values]
    return sum(parts) == total


def ends_in_totals(rows: Iterable[Sequence[str]]) -> bool:
    """Whether the figures of rows, of which blank cells have left nothing, end in the sum of those before.

    Enough of them do, and hardly any does not.
    """
    told = [
        adds_up(row) for row in rows if len(row) > 1 and any(number[0] for number in map(cell_number, row) if number)
    ]
    return sum(told) >= _LEAST_SUMS and told.count(False) * 3 <= sum(told)


def is_text(cell: GridCell) -> bool:
    """Whether a cell holds words."""
    return not is_figure(cell.text)
