"""Tables that only arrange a page: a frame around the report and its tables, or a menu beside it.

What stands in their cells is text, and the tables among it are tables of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, product, repeat

from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.pdf_lattice import Lattice
from gi_lint.readers.pdf_page import Box, Char, Page
from gi_lint.readers.pdf_text import HEADING, line_text, to_lines

_LEAST_SENTENCES = 2  # in a cell with a part of the report
_HEADING_OF_PART = compiled(r"[一二三四五六七八]、[^，。；]{2,30}")
_ROOM = 100.0, 40.0  # points that a cell with prose or a table in it is wide and high at least
_MOST_LATTICES = 10  # of a page that are asked whether they hold others
_SAME_EDGE = 4.0  # points by which tables at one place may differ from page to page
_NARROW = 9.0  # points of a column that is the gap between a frame and a table in it


class _Edges:
    """Where some lattices begin and end."""

    def __init__(self, lattices: Iterable[Lattice]) -> None:
        self._places = set(map(_place, lattices))

    def __contains__(self, lattice: Lattice) -> bool:
        """Whether a lattice begins and ends at about the same places as one of them."""
        left, right = _place(lattice)
        near = (-1, 0, 1)
        return bool(self._places) and any((left + a, right + b) in self._places for a in near for b in near)


def _place(lattice: Lattice) -> tuple[int, int]:
    return round(lattice.xs[0] / _SAME_EDGE), round(lattice.xs[-1] / _SAME_EDGE)


class Arranged(NamedTuple):
    """The lattices of a page that may be tables, and the cells of those that only arrange it."""

    lattices: tuple[Lattice, ...]
    cells: tuple[Lattice, ...]


def arranged(lattices: Sequence[Sequence[Lattice]], pages: Sequence[Page]) -> list[Arranged]:
    """The lattices of each page, with the rows of text taken out that reach over the whole of one, and those left out
    that have text or tables in one of several columns. What is so on one page is on others, between the same edges."""
    tables = _Edges(one for some in lattices for one in some if not one.is_frame)
    all_of = [(one, some, page) for some, page in zip(lattices, pages, strict=True) for one in some[:_MOST_LATTICES]]
    around = _Edges(one for one, some, page in all_of if _is_around(one, some, page))
    mixed = _Edges(one for one, some, page in all_of if one in tables and _is_mixed(one, some, page))
    result: list[Arranged] = []
    for some, page in zip(lattices, pages, strict=True):
        outer = [one for one in some if one in around]
        parted = [_parted(one, page) if one in mixed else [one] for one in some if one not in around]
        result.append(Arranged(tuple(one for parts in parted for one in parts), tuple(map(_frame, _boxes(outer)))))
    return result


def _is_around(lattice: Lattice, others: Iterable[Lattice], page: Page) -> bool:
    """Whether a row of several cells holds, in one of them, another table, or a part of the report with its heading."""
    cells = _Cells(lattice, whole=False)
    is_row = len(lattice.ys) == 2
    return cells.hold_table(others) or (is_row and cells.hold_part(page))


def _is_mixed(lattice: Lattice, others: Iterable[Lattice], page: Page) -> bool:
    """Whether a row that is a single cell holds another table, or a part of the report with its heading."""
    cells = _Cells(lattice, whole=True)
    return cells.hold_table(others) or cells.hold_part(page)


class _Cells:
    """The cells of a lattice with room for prose or a table: those that are a whole row of it, or the others."""

    def __init__(self, lattice: Lattice, *, whole: bool) -> None:
        self._lattice = lattice
        self._boxes: dict[tuple[int, int], Box] = {}  # by each row and column that a cell takes
        for (row, column, high, wide), box in zip(lattice.cells, _boxes([lattice]), strict=True):
            if (wide == len(lattice.xs) - 1) is whole and _has_room(box):
                places = product(range(row, row + high), range(column, column + wide))
                self._boxes.update(zip(places, repeat(box)))

    def _at(self, x: float, y: float) -> Box | None:
        """The cell at a point."""
        return self._boxes.get((bisect_right(self._lattice.ys, y) - 1, bisect_right(self._lattice.xs, x) - 1))

    def hold_table(self, lattices: Iterable[Lattice]) -> bool:
        """Whether one of some lattices is a table in a cell."""
        return any(_holds(self._at(*lattice.box[:2]), lattice) for lattice in lattices)

    def hold_part(self, page: Page) -> bool:
        """Whether a part of the report stands in a cell."""
        texts: defaultdict[Box, list[Char]] = defaultdict(list)
        for char in page.chars if self._boxes else ():
            box = self._at((char.left + char.right) / 2, (char.top + char.bottom) / 2)
            if box is not None:
                texts[box].append(char)
        return any(map(_is_part, texts.values()))


def _boxes(lattices: Iterable[Lattice]) -> Iterator[Box]:
    for lattice in lattices:
        for row, column, high, wide in lattice.cells:
            yield lattice.xs[column], lattice.ys[row], lattice.xs[column + wide], lattice.ys[row + high]


def _frame(box: Box) -> Lattice:
    left, top, right, bottom = box
    return Lattice((left, right), (top, bottom), ((0, 0, 1, 1),), False, False)


def _holds(box: Box | None, inner: Lattice) -> bool:
    """Whether a table stands in a cell of another one."""
    if box is None or inner.is_frame:
        return False
    left, top, right, bottom = inner.box
    return box[0] < left and box[1] < top and right < box[2] and bottom < box[3]


def _has_room(box: Box) -> bool:
    """Whether lines of prose or a table may stand in a cell."""
    return box[3] - box[1] > _ROOM[1] and box[2] - box[0] > _ROOM[0]


def _is_part(chars: Sequence[Char]) -> bool:
    """Whether there are sentences, and the heading of a part alone on a line."""
    ends = sum(char.text == "。" for char in chars)
    return ends >= _LEAST_SENTENCES and any(map(_HEADING_OF_PART.fullmatch, _lines(chars)))


def _lines(chars: Iterable[Char]) -> list[str]:
    return list(map(line_text, to_lines(chars)))


def _is_text(chars: Iterable[Char]) -> bool:
    """Whether a row of a lattice with parts of the report is text too: empty, a heading, or the end of a sentence."""
    texts = _lines(chars)
    return not texts or any(HEADING.match(text) or "。" in text for text in texts)


def _parted(lattice: Lattice, page: Page) -> list[Lattice]:
    """What is above, between and below the rows of text; where there is a gap beside a table, whole rows are text."""
    has_gap = min(lattice.xs[1] - lattice.xs[0], lattice.xs[-1] - lattice.xs[-2]) <= _NARROW
    inside = _by_row(lattice, page)
    whole = [range(row, row + high) for row, _, high, wide in lattice.cells if wide == len(lattice.xs) - 1]
    text = {row for rows in whole if has_gap or _is_text(chain(*inside[rows.start : rows.stop])) for row in rows}
    runs = groupby(range(len(lattice.ys) - 1), lambda row: row in text)
    return [_rows(lattice, list(rows)) for is_text, rows in runs if not is_text]


def _by_row(lattice: Lattice, page: Page) -> list[list[Char]]:
    """The characters in each row of a lattice."""
    left, top, right, bottom = lattice.box
    rows: list[list[Char]] = [[] for _ in lattice.ys[1:]]
    for char in page.chars:
        x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
        if left < x < right and top < y < bottom:
            rows[bisect_right(lattice.ys, y) - 1].append(char)
    return rows


def _rows(lattice: Lattice, rows: Sequence[int]) -> Lattice:
    """Some rows of a lattice that follow each other, without the gaps at their sides."""
    first, last = rows[0], rows[-1] + 1
    cells = [cell for cell in lattice.cells if first <= cell[0] < last]
    left, right = _without_gaps(lattice.xs, cells)
    cells = [cell for cell in cells if left <= cell[1] < right]
    used = sorted({edge for _, column, _, wide in cells for edge in (column, column + wide)})
    place = {edge: number for number, edge in enumerate(used)}
    placed = [(row - first, place[start], high, place[start + wide] - place[start]) for row, start, high, wide in cells]
    is_first, is_last = first == 0, last == len(lattice.ys) - 1
    return Lattice(
        tuple(lattice.xs[edge] for edge in used),
        lattice.ys[first : last + 1],
        tuple(placed),
        lattice.is_open_above and is_first,
        lattice.is_open_below and is_last,
    )


def _without_gaps(xs: Sequence[float], cells: Iterable[tuple[int, int, int, int]]) -> tuple[int, int]:
    """The first column and the end of the columns, without a narrow one at a side that no cell goes on beyond."""
    ends = {(column, column + wide) for _, column, _, wide in cells}
    left, right = 0, len(xs) - 1
    if xs[1] - xs[0] <= _NARROW and all(end == 1 for column, end in ends if column == 0):
        left = 1
    if xs[-1] - xs[-2] <= _NARROW and all(column == right - 1 for column, end in ends if end == right):
        right -= 1
    return (left, right) if left < right else (0, len(xs) - 1)
