"""Lines of a text that are the cells of a table, one a line, and the empty cells between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from gi_lint.document import Block, Grid, GridCell, Location, Paragraph
from gi_lint.named import NamedTuple
from gi_lint.text import cell_number, is_blank, label_key

LONGEST_CELL = 60  # characters; a longer line between labels is prose
LONGEST_WORD = 4  # characters of a word in the place of a figure (无此项), or of a unit; a longer one is a label
_LONGEST_VALUE = 20  # characters of a figure
_MOST_EMPTY = 20  # cells on end


class Line(NamedTuple):
    """A cell on its line, with the number of line ends that follow it."""

    text: str
    key: str
    location: Location
    breaks: int
    block: int
    is_gap: bool = False  # an empty cell that has left only line ends
    is_bar: bool = False  # a bar alone: an empty cell, or what a cell over two columns has left at the end of its row
    is_closed: bool = False  # a bar follows on the same line
    ends_row: bool = False  # several bars follow: what cells over several columns have left


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """The paragraphs of a text file as lines with the line ends that follow them; none for other formats.

    A bar may close each cell, at the end of its line or on the next; a line of blanks behind it is no cell then. A bar
    that closes nothing is an empty cell, and several are what a cell over several columns has left.
    """
    found: list[Line] = []
    closing = closed = 0  # bars on lines of their own that close a cell, and cells closed on their own line
    is_open = is_closed = False  # the cell before: it has no bar yet; it has one
    for index, (block, following) in enumerate(pairwise([*blocks, None])):
        if not isinstance(block, Paragraph) or block.location.line is None:
            continue
        typed = block.text.strip()
        if not typed and is_closed:
            continue
        next_line = following.location.line if following is not None else None
        breaks = next_line - block.location.line if next_line is not None else 1
        text, is_bar = typed.strip("| "), typed == "|"
        was_open, is_closed = is_open, typed.endswith("|")
        is_open = bool(text) and not is_closed
        closed += bool(text) and is_closed
        if is_bar and was_open:
            closing += 1
        elif text or len(typed) < 2:
            ends_row = bool(text) and typed.endswith("||")
            found.append(Line(text, label_key(text), block.location, breaks, index, False, is_bar, is_closed, ends_row))
        elif found:
            found[-1] = found[-1]._replace(ends_row=True)
    return _read_bars(found, closing > closed)


def _read_bars(lines: list[Line], close_on_next: bool) -> list[Line]:
    """Lines with their lone bars told apart; with `close_on_next` bars on lines of their own close the cells.

    Where no span has left any bars, a lone one is an empty cell.
    """
    if close_on_next:
        return [line._replace(breaks=1, is_bar=False) for line in lines]
    has_spans = any(line.ends_row for line in lines)
    return lines if has_spans else [line._replace(is_bar=False) for line in lines]


def is_value(line: Line) -> bool:
    """Whether a line may be a figure: with its unit, but not with the words of a label (2.在线访谈次数 次 4)."""
    text = line.text
    may_be = len(text) <= _LONGEST_VALUE and sum(char.isalpha() for char in text) <= LONGEST_WORD
    return is_blank(text) or (may_be and any(char.isdigit() for char in text))


def cells_of(lines: Sequence[Line], labels: Collection[str] = ()) -> Iterator[Line]:
    """The lines with the empty cells between them, which have left only line ends.

    How many line ends follow a cell is told by figures and known labels: another one may be broken over lines.
    """
    paces = [line.breaks for line in lines[:-1] if line.key in labels or cell_number(line.text)]
    pace = min(paces, default=1)
    for line in lines:
        yield line
        for _ in range(min(line.breaks - pace, _MOST_EMPTY)):
            yield Line("", "", line.location, pace, line.block, is_gap=True)


def may_have_moved(values: Sequence[Line]) -> bool:
    """Whether the last of some cells may be no cell: a bar that a span has left, and a figure before it lost."""
    last = values[-1]
    return last.is_bar and not last.ends_row and not all(line.is_bar for line in values)


def as_cell(line: Line, row: int, column: int) -> GridCell:
    """A line as a cell of a grid."""
    return GridCell(line.text, row, column, 1, 1, line.location)


def as_grid(rows: Sequence[Sequence[Line]]) -> Grid:
    """Lines as the cells of a grid, row by row."""
    table = [[as_cell(line, row, column) for column, line in enumerate(cells)] for row, cells in enumerate(rows)]
    return grid_of(table, rows[0][0].location)


def grid_of(rows: Sequence[Sequence[GridCell]], location: Location) -> Grid:
    """The grid that rows of cells make."""
    cells = tuple(cell for row in rows for cell in row)
    return Grid(len(rows), max(cell.column for cell in cells) + 1, cells, location)
