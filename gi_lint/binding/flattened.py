"""Tables whose cells were saved as lines of text, one cell a line, turned back into grids.

Text saved from web pages keeps a table as one cell a line: each cell is followed by a fixed number of line
ends, and an empty cell leaves one more; or every row is followed by one more, and an empty cell is a line of
blanks. Known labels of the form mark the beginning of each row; a row that does not close with the form's
number of cells shows that the counting cannot be trusted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import groupby, pairwise
from typing import NamedTuple

from gi_lint.document import Block, Grid, GridCell, Location, Paragraph
from gi_lint.template import TableBlock, TableSpec
from gi_lint.text import cell_number, is_blank, is_figure, label_key

LEAST_LABELS = 4  # labels of a table on lines of their own before the lines are taken for a table
HEADER_REACH = 4  # how far from a known label an unknown header word may stand
_BEHIND_NUMBER = (".", "．", "、")
LONGEST_WORD = 4  # characters of a word in the place of a figure (无此项), or of a unit; a longer one is a label
LONGEST_VALUE = 20  # characters of a figure
LONGEST_CELL = 60  # characters; a longer line between labels is prose


class Line(NamedTuple):
    """A cell on its line, with the number of line ends that follow it."""

    text: str
    key: str
    location: Location
    breaks: int
    block: int
    is_gap: bool = False  # an empty cell that has left only line ends
    is_bar: bool = False  # a bar alone: an empty cell, or what a cell over two columns has left at the end of its row
    ends_row: bool = False  # several bars follow: what cells over several columns have left


class Recovered(NamedTuple):
    """A grid made from lines; `consumed` are the indexes of the blocks that it was made from."""

    grid: Grid
    consumed: frozenset[int]
    uncertain: tuple[str, ...] = ()  # row labels whose values could not be placed


def recover(lines: Sequence[Line], spec: TableSpec) -> Recovered | None:
    """The table of a form that the lines hold as one cell a line; None if there is none."""
    if sum(line.key in spec.label_keys for line in lines) < LEAST_LABELS:
        return None
    units = {row.unit for row in spec.rows.values() if row.unit}
    region = _region(list(_whole_labels(lines, spec)), spec.label_keys, units)
    if not region or any(line.block == region[0].block - 1 and cell_number(line.text) for line in lines):
        return None  # figures right above the first label may be its own
    return _recover_across(region, spec) if spec.layout == "across" else _recover_rows(region, spec)


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """The paragraphs of a text file as lines with the line ends that follow them; none for other formats.

    A bar may close each cell, at the end of its line or on the next. A bar that closes nothing is an empty cell, and
    several are what a cell over several columns has left.
    """
    found: list[Line] = []
    closing = closed = 0  # bars on lines of their own that close a cell, and cells closed on their own line
    is_open = False
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.location.line is None:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        next_line = following.location.line if following is not None else None
        breaks = next_line - block.location.line if next_line is not None else 1
        typed = block.text.strip()
        text = typed.strip("| ")
        is_bar = typed == "|"
        if not text and len(typed) > 1:
            found[-1:] = [line._replace(ends_row=True) for line in found[-1:]]
        elif is_bar and is_open:
            closing += 1
        else:
            ends_row = bool(text) and typed.endswith("||")
            found.append(Line(text, label_key(text), block.location, breaks, index, is_bar=is_bar, ends_row=ends_row))
        is_open = bool(text) and not typed.endswith("|")
        closed += bool(text) and not is_open
    return [line._replace(breaks=1, is_bar=False) for line in found] if closing > closed else found


def _whole_labels(lines: Sequence[Line], spec: TableSpec) -> Iterator[Line]:
    """The lines, those of a label that is broken over several made one: 1, .属于国家秘密; 三、本年度办, 理结果."""
    position = 0
    while position < len(lines):
        line = lines[position]
        parts = _label_at(lines, position, spec) if line.key in spec.label_starts else ()
        if parts:
            text = "".join(part.text for part in parts)
            line = line._replace(text=text, key=label_key(text), breaks=parts[-1].breaks)
        yield line
        position += max(len(parts), 1)


def _label_at(lines: Sequence[Line], position: int, spec: TableSpec) -> Sequence[Line]:
    """The lines from one on that make a label together; none if they make none, or one is a label by itself."""
    joined = lines[position].key
    for end in range(position + 1, len(lines)):
        if joined in spec.label_keys or joined not in spec.label_starts:
            break
        line = lines[end]
        if line.key in spec.label_keys and not line.text.startswith(_BEHIND_NUMBER):
            break
        joined += line.key
        if joined in spec.label_keys:
            return lines[position : end + 1]
    return ()


def _region(lines: Sequence[Line], keys: Mapping[str, str], units: Set[str]) -> list[Line]:
    """The run of lines that holds most of a table's labels, its values with it; empty if there is none."""
    runs: list[tuple[int, list[Line]]] = [(LEAST_LABELS - 1, [])]  # each with the number of its labels
    run: list[Line] = []
    labels = 0
    for position, line in enumerate(lines):
        is_label = line.key in keys
        if is_label or (run and (_is_value(line) or line.key in units or _leads_to_label(lines, position, keys))):
            run.append(line)
            labels += is_label
        elif run:
            runs.append((labels, run))
            run, labels = [], 0
    return max([*runs, (labels, run)], key=lambda counted: counted[0])[1]


def _leads_to_label(lines: Sequence[Line], position: int, keys: Mapping[str, str]) -> bool:
    """Whether a short line that is no label stands just before one: a header word that the form does not list."""
    short = len(lines[position].text) <= LONGEST_CELL
    return short and any(later.key in keys for later in lines[position + 1 : position + 1 + HEADER_REACH])


def _is_value(line: Line) -> bool:
    """Whether a line may be a figure: with its unit, but not with the words of a label (2.在线访谈次数 次 4)."""
    text = line.text
    may_be = len(text) <= LONGEST_VALUE and sum(char.isalpha() for char in text) <= LONGEST_WORD
    return is_blank(text) or (may_be and any(char.isdigit() for char in text))


def cells_of(lines: Sequence[Line], labels: Collection[str] = ()) -> Iterator[Line]:
    """The lines with the empty cells between them, which have left only line ends.

    How many line ends follow a cell is told by figures and known labels: another one may be broken over lines.
    """
    paces = [line.breaks for line in lines[:-1] if line.key in labels or cell_number(line.text)]
    pace = min(paces, default=1)
    for line in lines:
        yield line
        for _ in range(min(line.breaks - pace, 20)):
            yield Line("", "", line.location, pace, line.block, is_gap=True)


def _recover_rows(lines: list[Line], spec: TableSpec) -> Recovered | None:
    block_of = {key: b for b in spec.blocks for row in b.value_rows() for key in row.label.compared()}
    cells = list(cells_of(lines, spec.label_keys))
    found: list[tuple[Line, list[Line], TableBlock, frozenset[str]]] = []
    header: set[str] = set()
    over: list[Line] = []  # the lines between the rows: column labels, labels over several rows
    position = 0
    while position < len(cells):
        label = cells[position]
        position += 1
        block = block_of.get(label.key)
        if block is None:
            header.add(label.key)
            over.append(label)
            continue
        values = _until_label(cells, position, spec.label_keys)
        position += len(values)
        found.append((label, values, block, frozenset(header)))
        header.clear()
    if any(cell_number(key) for _, _, _, header in found[:1] for key in header):
        return None  # figures between the header and the first label: they stand before their labels
    # In a list the unit stands before the value.
    widths = [2 if spec.layout == "list" else len(block.columns) for _, _, block, _ in found]
    gap = _row_gap([values for _, values, _, _ in found], widths)
    is_loose = gap == 0 and _is_loose(over, 2 if spec.layout == "list" else 0)
    rows: list[_Row] = []
    for number, ((label, values, block, keys), width) in enumerate(zip(found, widths, strict=True), 1):
        at_end = number == len(found)
        surplus = at_end and len(values) > width and cell_number(values[width].text) is None
        is_spanned = len(values) > width and all(line.is_bar for line in values[width:])
        counted = not (is_loose and any(line.is_gap for line in values[:width]))
        are_values = all(_is_value(line) or len(line.text) <= LONGEST_WORD for line in values[:width])
        is_full = _is_full(values, width, 1 if spec.layout == "list" else 0)
        fits = surplus or is_full or is_spanned or len(values) == width + gap
        closes = counted and are_values and fits and not _may_have_moved(values[:width])
        rows.append(_Row(label, values[:width] if closes else (), block, keys, closes))
    return _recovered(rows, lines[0]) if rows else None


def _may_have_moved(values: Sequence[Line]) -> bool:
    """Whether the last of some cells may be no cell: a bar that a span has left, and a figure before it lost."""
    last = values[-1]
    return last.is_bar and not last.ends_row and not all(line.is_bar for line in values)


def _is_full(values: Sequence[Line], width: int, first: int) -> bool:
    """Whether a row begins with as many cells as it has, figures from the `first` on, and no figure comes after."""
    row, rest = values[:width], values[width:]
    figures = [line for line in row[first:] if is_figure(line.text)]
    is_whole = len(row) == width == len(figures) + first and all(line.text for line in row)
    return is_whole and not any(cell_number(line.text) for line in rest)


def _is_loose(lines: Sequence[Line], empty: int) -> bool:
    """Whether line ends stand where the form has no empty cell: behind a heading it has `empty` ones or none."""
    runs = (len(list(run)) for is_gap, run in groupby(lines, lambda line: line.is_gap) if is_gap)
    return any(run != empty for run in runs)


def _row_gap(rows: Sequence[Sequence[Line]], widths: Sequence[int]) -> int:
    """How many line ends part each row from the next, beyond those that part its cells.

    Not zero only if all rows agree on it and no other empty cell is a mere gap.
    """
    gaps = {len(values) - width for values, width in zip(rows[:-1], widths, strict=False)}
    if len(gaps) != 1 or (gap := gaps.pop()) < 1:
        return 0
    parted = all(
        all(line.is_gap for line in values[width:]) and not any(line.is_gap for line in values[:width])
        for values, width in zip(rows, widths, strict=True)
    )
    return gap if parted else 0


class _Row(NamedTuple):
    label: Line
    values: Sequence[Line]
    block: TableBlock
    header: frozenset[str]  # keys of the header lines before this row
    closes: bool  # it has as many cells as the form has columns

    def certain(self) -> bool:
        """Whether the values are placed without counting line ends, and a word in the place of one is no label."""
        figures = self.values[-len(self.block.columns) :]  # before them stands the unit, in a list
        return self.closes and all(value.text for value in self.values) and all(map(_is_value, figures))


def _recovered(rows: list[_Row], first: Line) -> Recovered:
    """The rows as a grid. If one does not close, only rows without empty cells keep their values."""
    failed = tuple(row.label.text for row in rows if not row.closes)
    kept = [row for row in rows if row.certain() or not failed]
    table: list[list[GridCell]] = []
    for row in rows:
        if row.header:
            table.append(_header(row, len(table)))
        values = row.values if row in kept else ()
        table.append([_cell(line, len(table), column) for column, line in enumerate([row.label, *values])])
    last = max(line.block for row in rows for line in (row.label, *row.values))
    return Recovered(_grid(table, first.location), frozenset(range(first.block, last + 1)), failed)


def _header(row: _Row, number: int) -> list[GridCell]:
    """The known column labels in the order of the form: lines of a two-level header come in another order."""
    return [
        GridCell(column.label.text, number, place, 1, 1, row.label.location)
        for place, column in enumerate(row.block.columns, 1)
        if row.header.intersection(column.label.compared())
    ]


def _until_label(cells: list[Line], start: int, keys: Mapping[str, str]) -> list[Line]:
    found: list[Line] = []
    for line in cells[start:]:
        if line.key and line.key in keys:
            break
        found.append(line)
    return found


def _recover_across(lines: list[Line], spec: TableSpec) -> Recovered | None:
    (block,) = spec.blocks
    wanted = len(block.value_rows()) * len(block.columns)
    cells = list(cells_of(lines, spec.label_keys))
    last_label = max(i for i, line in enumerate(cells) if line.key in spec.label_keys)
    values = _line_of_values(cells[: last_label + 1], cells[last_label + 1 :], wanted)
    if values is None:
        return None
    header = [line for line in cells[: last_label + 1] if line.text]
    return Recovered(as_grid([header, values]), frozenset(range(lines[0].block, values[-1].block + 1)))


def _line_of_values(header: Sequence[Line], found: Sequence[Line], wanted: int) -> Sequence[Line] | None:
    """The values under a header; None if there are fewer or more than wanted.

    Empty lines in the header part the lines of a table, and then the one before the values does so too; bars that
    begin the rows of the header begin the values too.
    """
    if any(last.ends_row and line.is_bar for last, line in pairwise(header)) and found and found[0].is_bar:
        found = found[1:]
    if any(line.is_gap for line in header):
        while found and found[0].is_gap:
            found = found[1:]
        if any(line.is_gap for line in found[:wanted]):
            return None
    if any(line.is_gap for line in found[:wanted]) and not all(line.is_gap for line in found[wanted:]):
        return None  # the gap may part the values from the header, and the blank line after them be the last value
    if len(found) < wanted or (len(found) > wanted and cell_number(found[wanted].text) is not None):
        return None
    return None if _may_have_moved(found[:wanted]) else found[:wanted]


def _cell(line: Line, row: int, column: int) -> GridCell:
    return GridCell(line.text, row, column, 1, 1, line.location)


def as_grid(rows: Sequence[Sequence[Line]]) -> Grid:
    """Lines as the cells of a grid, row by row."""
    table = [[_cell(line, row, column) for column, line in enumerate(cells)] for row, cells in enumerate(rows)]
    return _grid(table, rows[0][0].location)


def _grid(rows: list[list[GridCell]], location: Location) -> Grid:
    cells = tuple(cell for row in rows for cell in row)
    return Grid(len(rows), max(cell.column for cell in cells) + 1, cells, location)
