"""From grids to the tables of a form: which row of the form a line is, and which cells are its values.

Rows are known by their labels, in the order of the form; values are taken in the order of the header, since
the n-th value of a line belongs to the n-th column even where spans differ between header and data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from gi_lint.binding.columns import LONGEST_VALUE, Columns, Placed, adds_up, is_text, only_number, printed_unit
from gi_lint.document import Grid, GridCell, Location
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Cell, Table
from gi_lint.template import Column, Label, Row, TableBlock, TableSpec, Template
from gi_lint.text import cell_number, closest, is_blank, is_unfilled, label_key, value_number

LEAST_HITS = 3  # labels of a table that a grid must show to be taken for it, or for a part of it
_LEAST_PART = 4  # characters of a label's part that can be nothing else
_SHOWN = 5  # rows named in one reason
_LONGEST_ROW = 120  # characters of a row that stands in the text
_NUMBERED = compiled(r"\s*(\d{1,2})\s*[.．、]")
SIMILAR = 0.88  # how like a label a clipped or misspelt one must be
_ONE_SLIP = 0.75  # the same for the short label of a column or a group: one of four characters may be another
_REORDERED = 0.5  # the same for the headings of results, whose words often stand in another order: 维持结果
_LEAST_GROUPS = 2  # groups of a table whose labels are found, to show that a label that is not found is not there


class GridLine(NamedTuple):
    """A line of a grid: its cells from left to right and their labels as compared."""

    cells: tuple[GridCell, ...]
    keys: tuple[str, ...]
    row: int
    is_guessed: bool = False  # as in `Grid`

    def values_after(self, label: GridCell) -> tuple[GridCell, ...]:
        """The cells to the right of a label that begin on this line."""
        return tuple(cell for cell in self.cells if cell.column > label.column and cell.row == self.row)


class _Bound:
    """A table in the making."""

    def __init__(self, spec: TableSpec) -> None:
        self.spec = spec
        self.cells: dict[tuple[str, str], Cell] = {}
        self.rows: set[str] = set()
        self.columns: set[tuple[int, str]] = set()  # block number and id of the columns with a header
        self.misnamed: set[str] = set()  # ids of columns that are there by their place, but headed otherwise
        self.short_rows: list[str] = []
        self.unknown: list[Location] = []
        self.location: Location | None = None

    def amiss(self) -> int:
        """How many rows and columns of the form are missing, and how many rows it does not have."""
        columns = sum(len(block.columns) for block in self.spec.blocks)
        return len(self.spec.rows) - len(self.rows) + columns - len(self.columns) + len(self.unknown)

    def fits(self) -> bool:
        return not self.amiss() and not self.short_rows

    def score(self) -> tuple[bool, int, int]:
        """How well the form fits: by any heading of its columns, its labels, then by the rows that close.

        Lost cells make no other form.
        """
        return bool(self.columns), len(self.rows) + len(self.columns) - self.amiss(), -len(self.short_rows)


class Reading(NamedTuple):
    """A table read by one form. The higher `score`, the better the form fits; `fits` if nothing is amiss."""

    table: Table
    score: tuple[bool, int, int]
    fits: bool
    consumed: frozenset[int] = frozenset()  # indexes of the document's blocks that were cells of the table


def read_table(
    grids: Sequence[Sequence[GridLine]], template: Template, spec: TableSpec, beside: Sequence[str] = ()
) -> Reading | None:
    """A table of a form read from all grids, given by their lines, that show parts of it; None if none does.

    `beside` are the texts that stand beside the grids, by line or paragraph.
    """
    lines = [line for grid in grids if _shows(grid, spec) for line in grid]
    if not lines:
        return None
    bound = _bind_across(spec, lines) if spec.layout == "across" else None
    bound = bound or _Binder(spec).bind(lines)
    return Reading(_table(bound, template, lines, beside), bound.score(), bound.fits()) if bound.rows else None


def grid_lines(grid: Grid) -> list[GridLine]:
    """The lines of a grid from the top."""
    return [
        GridLine(cells, tuple(label_key(cell.text) for cell in cells), number, grid.is_guessed)
        for number, cells in enumerate(grid.rows())
    ]


def _shows(lines: Sequence[GridLine], spec: TableSpec) -> bool:
    keys = {key for line in lines for key in line.keys if key}
    return len(keys & spec.label_keys.keys()) >= LEAST_HITS or _is_small_block(keys, spec)


def _is_small_block(keys: Set[str], spec: TableSpec) -> bool:
    """Whether a grid shows the one column and a row of a block that has no more to show: 行政许可, 本年处理决定数量."""
    return spec.layout == "down" and any(
        len(block.columns) == 1
        and not keys.isdisjoint(block.columns[0].label.compared())
        and any(not keys.isdisjoint(row.label.compared()) for row in block.value_rows())
        for block in spec.blocks
    )


def _table(bound: _Bound, template: Template, lines: Sequence[GridLine], beside: Sequence[str]) -> Table:
    spec = bound.spec
    missing_columns = _missing_columns(bound)
    missing_rows = tuple(id for id, row in spec.rows.items() if id not in bound.rows and row.required)
    reason = ""
    if bound.short_rows:
        names = _names(spec, bound.short_rows)
        reason = say("{names}行的数字个数与表头不符，不能确定各数属于哪一列", names=names)
    elif broken := _broken(missing_rows, spec, lines, beside):
        reason = say("{names}行的文字断开或与别的行连在一起，不能确定哪些数属于该行", names=_names(spec, broken))
    elif (missing_rows or missing_columns or bound.unknown) and any(line.is_guessed for line in lines):
        reason = say("表格没有画全框线，不能确定每个数属于哪一行、哪一列")
    return Table(
        id=spec.id,
        form=template.id,
        spec=spec,
        status="read" if not reason else "partial" if bound.cells else "unreadable",
        reason=reason,
        cells=bound.cells,
        location=(bound.location or Location())._replace(table=spec.id, table_name=spec.name),
        missing_rows=missing_rows,
        missing_columns=missing_columns,
        missing_groups=_missing_groups(bound, lines),
        unknown_rows=tuple(bound.unknown),
    )


def _names(spec: TableSpec, rows: Sequence[str]) -> str:
    return some_names([spec.row_name(row) for row in rows])


def some_names(names: Sequence[str]) -> str:
    """The first of some names as a message lists them."""
    return say("、").join(names[:_SHOWN]) + (say("等") if len(names) > _SHOWN else "")


def _broken(missing: Sequence[str], spec: TableSpec, lines: Sequence[GridLine], beside: Sequence[str]) -> list[str]:
    """The missing rows of which a part of the label stands in a cell, or the label with other words; or most of the
    label, or the label with figures, beside the cells."""
    if not missing:
        return []
    keys = {key for line in lines for key in line.keys if len(key) >= _LEAST_PART} - spec.label_keys.keys()
    around = {label_key(text) for text in beside if len(text) <= _LONGEST_ROW} - spec.label_keys.keys()
    labels = [(id, key) for id in missing for key in spec.rows[id].label.compared() if len(key) >= _LEAST_PART]
    return list(
        dict.fromkeys(
            id
            for id, label in labels
            if any(key in label or label in key for key in keys) or any(_is_rest_of(label, key) for key in around)
        )
    )


def _is_rest_of(label: str, key: str) -> bool:
    """Whether a text is what is left of a row outside a table: most of its label, or the label with its figures."""
    is_part = len(key) >= _LEAST_PART and key in label and 2 * len(key) >= len(label)
    return is_part or (key.startswith(label) and key[len(label) :].isdecimal())


def _missing_columns(bound: _Bound) -> tuple[str, ...]:
    """Columns without a cell in any row of their block, though it has rows with values, or with another heading."""
    missing: list[str] = []
    for block in bound.spec.blocks:
        read = [row.id for row in block.value_rows() if row.id in bound.rows and row.id not in bound.short_rows]
        for column in block.columns:
            is_empty = not any((row, column.id) in bound.cells for row in read)
            if read and (is_empty or column.id in bound.misnamed):
                missing.append(column.id)
    return tuple(missing)


def _missing_groups(bound: _Bound, lines: Sequence[GridLine]) -> tuple[str, ...]:
    """The labels of groups that stand in no cell, though their first row does; none where hardly any group's does."""
    rows = [row for block in bound.spec.blocks for row in block.rows]
    groups = [row.label for row, first in pairwise(rows) if row.heading and first.id in bound.rows]
    keys = {key for line in lines for key in line.keys}
    unknown = [key for key in keys - bound.spec.label_keys.keys() if key and not key.isdecimal()]
    missing = [
        label
        for label in groups
        if keys.isdisjoint(label.compared()) and not any(_reads_as(key, label) for key in unknown)
    ]
    return tuple(label.text for label in missing) if len(groups) - len(missing) >= _LEAST_GROUPS else ()


class _Binder:
    """Reads the lines of one table top down, block by block."""

    def __init__(self, spec: TableSpec) -> None:
        self.bound = _Bound(spec)
        self.rows = spec.lines
        self.by_key = spec.lines_by_key
        self.taken: set[int] = set()
        self.last = -1
        self.header: dict[str, int] = {}  # key of a column label -> its grid column
        self.header_of: dict[int, str] = {}  # grid column -> key of the lowest label above it
        self.header_lines: list[GridLine] = []
        self.in_header = True
        self.above: tuple[str, str] | None = None  # id and label of the row just above
        self.is_header_above = True  # the header is that of the same grid, so that grid columns can be compared
        self.columns_of: dict[int, Columns] = {}  # by number of the block

    def bind(self, lines: list[GridLine]) -> _Bound:
        for line in lines:
            self.is_header_above = self.is_header_above and line.row > 0
            if self._take_row(line):
                self.in_header = False
            else:
                self._doubt_row_above(line)
                self._note_header(line)
        return self.bound

    def _doubt_row_above(self, line: GridLine) -> None:
        """Leave out the row above a strange one numbered 2 or more that it does not lead up to.

        （六）其他处理 above 2. is a group, and its row another whose label is lost. A row without any label between the
        two tells nothing.
        """
        label = next(filter(is_text, line.cells), None)
        if label is None:
            return
        number = _number_of(label.text)
        if self.above is not None and number > 1 and _number_of(self.above[1]) != number - 1:
            id = self.above[0]
            self.bound.short_rows.append(id)
            self.bound.cells = {place: cell for place, cell in self.bound.cells.items() if place[0] != id}
        self.above = None

    def _note_header(self, line: GridLine) -> None:
        """Lines between the values belong to the next header; a line of unknown values is noted as such."""
        if any(cell_number(cell.text) for cell in line.cells):
            label = next(filter(is_text, line.cells), None)
            if label is not None:
                self.bound.unknown.append(label.location.quoting(label.text))
            if not self.in_header or self._has_columns():  # a row that the form does not have, under the same header
                return
        if not self.in_header and self._is_beside_values(line):
            return
        if not self.in_header:
            self.header.clear()
            self.header_of.clear()
            self.header_lines.clear()
            self.in_header = True
        self.is_header_above = True
        self.columns_of.clear()
        self.header_lines.append(line)
        for cell, key in _keyed(line):
            if key:
                self.header.setdefault(key, cell.column)
                self.header_of[cell.column] = key

    def _has_columns(self) -> bool:
        """Whether the header read so far names a column of the form."""
        return not self.header.keys().isdisjoint(self.bound.spec.column_keys)

    def _is_beside_values(self, line: GridLine) -> bool:
        """Whether all text of a line stands left of the columns of values: a part of a label, and no header."""
        places = [place for key, place in self.header.items() if key in self.bound.spec.column_keys]
        texts = [cell for cell in line.cells if cell.text.strip()]
        return bool(places and texts) and all(cell.column + cell.column_span <= min(places) for cell in texts)

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
        block = self.bound.spec.blocks[block_number]
        self._take_values(line, label, block_number, block, row)
        return True

    def _row_of(self, line: GridLine) -> tuple[int, GridCell] | None:
        """The row of the form that a line is: its rightmost label cell that the form knows decides."""
        for cell, key in zip(reversed(line.cells), reversed(line.keys), strict=True):
            index = self._next(self.by_key[key]) if key in self.by_key else None
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
        labels = [(cell, key) for cell, key in _keyed(line) if is_text(cell) and len(key) > 3]
        if not labels or not any(not is_text(cell) for cell in line.cells):
            return None
        cell, key = labels[-1]
        best = closest(key, self.by_key, SIMILAR)
        if best is None:
            return None
        index = self._next(self.by_key[best])
        return (index, cell) if index is not None and self._is_near(index) else None

    def _is_near(self, index: int) -> bool:
        """Whether a row is the next one, or of the group of the one before: else a like label is another's."""
        row = self.rows[index][1]
        if row.heading or self.last < 0:
            return not row.heading
        is_next = all(between.heading for _, between in self.rows[self.last + 1 : index])
        return is_next or row.id.partition(".")[0] == self.rows[self.last][1].id.partition(".")[0]

    def _take_values(self, line: GridLine, label: GridCell, number: int, block: TableBlock, row: Row) -> None:
        bound, layout = self.bound, self.bound.spec.layout
        bound.rows.add(row.id)
        self.above = row.id, label.text
        bound.location = bound.location or label.location
        columns = self._columns(number, block)
        values = columns.uncovered(self._each_once(line.values_after(label)))
        if layout == "list":
            placed = only_number(values, block.columns[0])
        else:
            placed = columns.placed(values, frozenset(self.header.values()))
        if not self._is_sure(placed, label, columns):
            placed = []
        if not placed:
            bound.short_rows.append(row.id)
        unit = printed_unit(values) if layout == "list" else None
        for column, value in placed:
            if layout == "down" and columns.unheaded and self._is_headed_otherwise(column, value, columns):
                bound.misnamed.add(column.id)
            cell = _cell(bound.spec, row, column, value, label.text)
            bound.cells[row.id, column.id] = cell if cell.unit or not unit else cell._replace(unit=unit)

    def _columns(self, number: int, block: TableBlock) -> Columns:
        """The columns of a block, which has a number in its table, under the header read so far."""
        if number not in self.columns_of:
            columns = Columns(self._headed(block))
            self.bound.columns.update((number, column.id) for column, place in columns.pairs if place is not None)
            self.columns_of[number] = columns
        columns = self.columns_of[number]
        return columns if self.is_header_above else columns.without_headings()

    def _is_sure(self, placed: Placed, label: GridCell, columns: Columns) -> bool:
        """Whether the values of a row are its own."""
        cells = [cell for _, cell in placed]
        has_lost_spans = any(place <= label.column for place in columns.known)
        if has_lost_spans and cells and is_blank(cells[0].text) and not adds_up(cells):
            return False  # the first blank may be a position that the label covers, and a figure be lost
        if label_key(label.text) not in self.by_key and not any(cell.text.strip() for cell in cells):
            return False  # the figures may stand beside another line of the label
        is_across = self.bound.spec.layout == "across"
        return not is_across or any(cell_number(cell.text) for cell in cells)  # else it is a line of its header

    def _is_headed_otherwise(self, column: Column, value: GridCell, columns: Columns) -> bool:
        """Whether another heading stands over the values of a column than the form's, or none, and over no other."""
        if len(columns) == 1 or columns.unheaded != [column]:
            return False
        header = self.header_of.get(value.column, "")
        if not header:
            return self.is_header_above and self._has_blank_heading(value.column)
        is_strange = not header.isdecimal() and header not in self.bound.spec.column_keys
        return is_strange and not _reads_as(header, column.label)

    def _has_blank_heading(self, column: int) -> bool:
        """Whether an empty cell surely stands over a grid column, beside a heading of the form."""
        return any(
            cell.column == column and cell.row == line.row
            for line in self.header_lines
            if not (line.is_guessed or self.bound.spec.column_keys.isdisjoint(line.keys))
            for cell in line.cells
        )

    def _each_once(self, values: Sequence[GridCell]) -> Sequence[GridCell]:
        """The values without those repeated, with their header, in each of the columns that they span."""
        kept: list[GridCell] = []
        for cell in values:
            before = kept[-1] if kept else None
            header = self.header_of.get(cell.column)
            is_again = before is not None and header is not None and header == self.header_of.get(before.column)
            if before is None or not is_again or cell.text != before.text:
                kept.append(cell)
        return kept

    def _headed(self, block: TableBlock) -> list[tuple[Column, int | None]]:
        """The block's columns with the grid column of their header, ordered as printed.

        Where two headers stand in one grid column, or one beside all that stands in the line above, the spans of
        a header of two levels are lost and no order can be told from it: it is that of the form.
        """
        found = [
            (column, next((self.header[key] for key in column.label.compared() if key in self.header), None))
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
            for line in self.header_lines
            if any(cell.column in places and self.header.get(key) == cell.column for cell, key in _keyed(line))
        ]
        return bool(reaches) and max(places) >= min(reaches)


def _reads_as(key: str, label: Label) -> bool:
    """Whether words are a label, a part of it (it may be broken over lines), it among others, or it with a slip."""
    keys = label.compared()
    return any(key in known or known in key for known in keys) or closest(key, keys, _ONE_SLIP) is not None


def _number_of(label: str) -> int:
    """The Arabic number that a label begins with; 0 if there is none."""
    match = _NUMBERED.match(label)
    return int(match[1]) if match else 0


def _keyed(line: GridLine) -> Iterator[tuple[GridCell, str]]:
    return zip(line.cells, line.keys, strict=True)


def _cell(spec: TableSpec, row: Row, column: Column, value: GridCell, row_label: str) -> Cell:
    number = value_number(value.text)
    return Cell(
        row=row.id,
        column=column.id,
        text=value.text,
        value=number[0] if number else None,
        unit=number[1] if number else None,
        blank=is_unfilled(value.text),
        location=value.location._replace(
            table=spec.id,
            table_name=spec.name,
            row=row.id,
            column_id=column.id or None,
            row_label=_printed(row_label),
            column_label=column.label.text or None,
            quote=value.text,
        ),
    )


def _printed(label: str) -> str:
    return "".join(label.split())


def _are_figures(values: Sequence[GridCell], spec: TableSpec) -> bool:
    """Whether cells are figures, but for a few short texts in the place of one (无, 两)."""
    texts = [cell for cell in values if is_text(cell)]
    return len(texts) * 2 < len(values) and not any(
        len(cell.text) > LONGEST_VALUE or label_key(cell.text) in spec.label_keys for cell in texts
    )


def _bind_across(spec: TableSpec, lines: list[GridLine]) -> _Bound | None:
    """A table whose rows stand side by side: one line of values below the header."""
    (block,) = spec.blocks
    places = [(row, column) for row in block.value_rows() for column in block.columns]
    found = list(_lines_across(spec, lines, len(places)))
    # A line of a header with empty cells looks like one of values, but for the numbers.
    with_numbers = (values for values in found if any(cell_number(cell.text) for cell in values))
    without_words = (values for values in found if not any(map(is_text, values)))
    values = next(with_numbers, None) or next(without_words, None)
    if values is None:
        return None
    bound = _Bound(spec)
    bound.location = values[0].location
    headings = _headings_across(spec, lines, values)
    for start in range(0, len(places), len(block.columns)):
        group = places[start : start + len(block.columns)]
        printed = _as_printed([column for _, column in group], headings[start : start + len(group)], bound)
        for (row, _), column, cell in zip(group, printed, values[start : start + len(group)], strict=True):
            bound.cells[row.id, column.id] = _cell(spec, row, column, cell, row.label.text)
    bound.rows.update(spec.rows)
    bound.columns.update((0, column) for column in spec.columns)
    return bound


def _headings_across(spec: TableSpec, lines: Sequence[GridLine], values: Sequence[GridCell]) -> Sequence[str]:
    """The headings right above a line of values, one for each; none where they are not so many."""
    above = [line for line in lines if line.row < values[0].row and not spec.column_keys.isdisjoint(line.keys)]
    keys = above[-1].keys if above else ()  # with those that reach down from the lines before
    return keys if len(keys) == len(values) else ()


def _as_printed(columns: list[Column], headings: Sequence[str], bound: _Bound) -> list[Column]:
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
