"""Tables from ruling lines: where lines cross there is a table, and its cells are what no line divides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from gi_lint.named import NamedTuple
from gi_lint.readers.pdf_page import Box, Char, Page, Rule, surface, too_full
from gi_lint.readers.pdf_text import cell_text, is_han

MAX_JOINED_RULES = 3_000  # ruling lines of a page once their pieces are joined
MAX_POSITIONS = 20_000  # rows x columns of the tables of a page

_SAME_LINE = 3.0  # points between the two strokes of a double line, or between slightly displaced pieces
_WIDEST_LINE = 9.0  # points from the first to the last stroke of one line
_GAP = 3.0  # points that a line may be interrupted
_TOUCH = 3.0  # points that a line may end before the one it meets
_LEAST_LENGTH = 4.0
_OVERHANG = 9.0  # points that lines must reach beyond the last crossing one for an open row or column
_OVER = 0.25  # of a character's height above the line over its cell
_MOST_MET = 100  # characters of a cell that are held against each other
_LEAST_DIVIDED = 3  # columns of a cell that words part
_ROOM = 0.2  # of a character's height between words and the place of a line
_COVERED = 0.6  # of the side of a cell that is to be ruled


class TableCell(NamedTuple):
    """A cell of a table on its page. `first_word` and `room` as in `CellText`."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    page: int
    box: Box
    first_word: float = 0.0
    room: float = 0.0


class Table(NamedTuple):
    """A table, or the part of one that stands on a page. `xs` are its column lines.

    `top` and `bottom`: where it stands on the page, its first one. `is_open_above` and `is_open_below`: no line closes
    it there. `is_guessed`: not all cells are parted by lines, or an edge of the page may have cut some off.
    """

    page: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    row_count: int
    cells: tuple[TableCell, ...]
    is_open_above: bool = False
    is_open_below: bool = False
    is_guessed: bool = False

    @property
    def box(self) -> Box:
        return self.xs[0], self.top, self.xs[-1], self.bottom


class Lattice(NamedTuple):
    """Ruling lines that belong together, and what they divide: positions of cells without text as yet."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]  # row, column, row span, column span
    is_open_above: bool
    is_open_below: bool

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def is_frame(self) -> bool:
        """Whether it has a single column: a frame around text, rows without columns, or what a page has cut off."""
        return all(wide == len(self.xs) - 1 for _, _, _, wide in self.cells)


class Ruled(NamedTuple):
    """The lattices of a page, and all its lines, the pieces joined."""

    lattices: tuple[Lattice, ...]
    across: Sequence[Rule]
    down: Sequence[Rule]


def find_lattices(page: Page) -> Ruled:
    """What the ruling lines of a page make. Raises ReadError if they are too many."""
    across, down = join_rules(page.across), join_rules(page.down)
    if len(across) + len(down) > MAX_JOINED_RULES:
        raise too_full(page.number)
    groups = _connected(across, down)
    lattices: list[Lattice] = []
    positions = 0
    for lying, touching in groups:
        standing = _without_hanging(lying, touching)
        if not standing:
            continue
        lattice_lines = _Lines(lying, standing)
        positions += lattice_lines.positions
        if positions > MAX_POSITIONS:
            raise too_full(page.number)
        if lattice_lines.positions:
            lattices.append(lattice_lines.lattice())
    return Ruled(tuple(sorted(lattices, key=lambda lattice: lattice.ys[0])), across, down)


def join_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Lines made of their pieces: those that lie on one another or follow each other are one."""
    joined: list[Rule] = []
    for group in _beside_each_other(rules):
        at = sum(rule.at for rule in group) / len(group)
        pieces = sorted(group, key=lambda rule: rule.start)
        start, end = pieces[0].start, pieces[0].end
        for rule in pieces:
            if rule.start > end + _GAP:
                joined.append(Rule(at, start, end))
                start = rule.start
            end = max(end, rule.end)
        joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _LEAST_LENGTH]


def _beside_each_other(rules: Iterable[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        last = groups[-1] if groups else []
        if not last or rule.at - last[-1].at > _SAME_LINE or rule.at - last[0].at > _WIDEST_LINE:
            groups.append([])
        groups[-1].append(rule)
    return groups


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that meet."""
    heights = [rule.at for rule in across]
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    met: set[int] = set()
    for number, rule in enumerate(down, len(across)):
        first = bisect_left(heights, rule.start - _TOUCH)
        last = bisect_right(heights, rule.end + _TOUCH)
        for index in range(first, last):
            if across[index].start - _TOUCH <= rule.at <= across[index].end + _TOUCH:
                parents[root(index)] = root(number)
                met.update((index, number))
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in sorted(met):
        lying, standing = groups.setdefault(root(index), ([], []))
        if index < len(across):
            lying.append(across[index])
        else:
            standing.append(down[index - len(across)])
    return list(groups.values())


def _without_hanging(across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """The upright lines of a lattice without a single one that only touches it from above or below.

    Such a one parts columns of text. The rows that a page break has cut off have lines on both sides.
    """
    top, bottom = across[0].at, across[-1].at
    above = [rule for rule in down if rule.start < top - _TOUCH]
    below = [rule for rule in down if rule.end > bottom + _TOUCH]
    hanging = [rule for rule in above if len(above) == 1 and rule.end <= top + _TOUCH]
    hanging += [rule for rule in below if len(below) == 1 and rule.start >= bottom - _TOUCH]
    return [rule for rule in down if rule not in hanging]


class _Lines:
    """The lines of one lattice: the columns and rows that they bound, and which sides of a cell are ruled."""

    def __init__(self, across: Sequence[Rule], down: Sequence[Rule]) -> None:
        left, right = min(rule.start for rule in across), max(rule.end for rule in across)
        top, bottom = min(rule.start for rule in down), max(rule.end for rule in down)
        self.xs = _with_ends(_places(down), left, right)
        self.ys = _with_ends(_places(across), top, bottom)
        self.is_open_above = self.ys[0] < across[0].at - _SAME_LINE
        self.is_open_below = self.ys[-1] > across[-1].at + _SAME_LINE
        self.positions = (len(self.xs) - 1) * (len(self.ys) - 1)
        self._is_ruled_above = _ruled_sides(across, self.ys, self.xs)
        self._is_ruled_left = _ruled_sides(down, self.xs, self.ys)

    def lattice(self) -> Lattice:
        return Lattice(tuple(self.xs), tuple(self.ys), tuple(self._cells()), self.is_open_above, self.is_open_below)

    def _cells(self) -> list[tuple[int, int, int, int]]:
        """The largest boxes without a line inside, from the top left; each position belongs to one of them."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        free = [[True] * columns for _ in range(rows)]
        cells: list[tuple[int, int, int, int]] = []
        for row in range(rows):
            for column in range(columns):
                if not free[row][column]:
                    continue
                wide = 1
                while self._goes_right(free, row, column + wide):
                    wide += 1
                high = 1
                while row + high < rows and self._goes_down(free, row + high, column, wide):
                    high += 1
                for below in range(row, row + high):
                    free[below][column : column + wide] = [False] * wide
                cells.append((row, column, high, wide))
        return cells

    def _goes_right(self, free: list[list[bool]], row: int, column: int) -> bool:
        return column < len(free[row]) and free[row][column] and (column, row) not in self._is_ruled_left

    def _goes_down(self, free: list[list[bool]], row: int, column: int, wide: int) -> bool:
        across = range(column, column + wide)
        return (
            all(free[row][place] and (row, place) not in self._is_ruled_above for place in across)
            and not any((place, row) in self._is_ruled_left for place in across[1:])
            and not self._reaches_out(row, column, wide)
        )

    def _reaches_out(self, row: int, column: int, wide: int) -> bool:
        """Whether the row below goes on beyond this cell's sides without a line: it is another, wider cell."""
        opens_left = column > 0 and (column, row) not in self._is_ruled_left
        end = column + wide
        opens_right = end < len(self.xs) - 1 and (end, row) not in self._is_ruled_left
        was_open_left = column > 0 and (column, row - 1) not in self._is_ruled_left
        was_open_right = end < len(self.xs) - 1 and (end, row - 1) not in self._is_ruled_left
        return (opens_left and not was_open_left) or (opens_right and not was_open_right)


def _places(rules: Iterable[Rule]) -> list[float]:
    return sorted({rule.at for rule in rules})


def _with_ends(places: list[float], first: float, last: float) -> list[float]:
    """The places of parallel lines, and the ends of the lines across where those reach well beyond."""
    before = [first] if places[0] - first > _OVERHANG else []
    after = [last] if last - places[-1] > _OVERHANG else []
    return [*before, *places, *after]


def _ruled_sides(rules: Iterable[Rule], places: Sequence[float], across: Sequence[float]) -> set[tuple[int, int]]:
    """Pairs of a place and the number of the stretch between two crossing lines in which a line lies there."""
    number = {at: index for index, at in enumerate(places)}
    sides: set[tuple[int, int]] = set()
    for rule in rules:
        first = max(0, bisect_left(across, rule.start) - 1)
        last = min(len(across) - 1, bisect_right(across, rule.end))
        for stretch in range(first, last):
            start, end = across[stretch], across[stretch + 1]
            if min(end, rule.end) - max(start, rule.start) >= _COVERED * (end - start):
                sides.add((number[rule.at], stretch))
    return sides


def fill(lattices: Sequence[Lattice], chars: Iterable[Char], page: int) -> tuple[list[Table], list[Char]]:
    """The lattices with the text that stands in their cells, and the characters that stand in none."""
    inside: list[dict[tuple[int, int], list[Char]]] = [{} for _ in lattices]
    order = sorted(range(len(lattices)), key=lambda number: surface(lattices[number].box))
    anchors = [_anchors(lattice) for lattice in lattices]
    outside: list[Char] = []
    for char in chars:
        x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
        for number in order:
            lattice = lattices[number]
            left, top, right, bottom = lattice.box
            if left <= x < right and top <= y < bottom:
                place = bisect_right(lattice.ys, y) - 1, bisect_right(lattice.xs, x) - 1
                inside[number].setdefault(anchors[number][place], []).append(char)
                break
        else:
            outside.append(char)
    for lattice, places, texts in zip(lattices, anchors, inside, strict=True):
        _move_overflow(lattice, places, texts)
    filled = zip(lattices, inside, strict=True)
    tables = [_filled(_divided(lattice, texts), texts, page) for lattice, texts in filled]
    return tables, outside


def _divided(lattice: Lattice, texts: dict[tuple[int, int], list[Char]]) -> Lattice:
    """The lattice with each cell parted that no lines part though words stand in all its columns, as headings do."""
    cells: list[tuple[int, int, int, int]] = []
    for cell in lattice.cells:
        row, column, high, wide = cell
        words = _words_by_column(lattice, cell, texts.get((row, column), ())) if wide >= _LEAST_DIVIDED else {}
        if len(words) == wide:
            del texts[row, column]
            texts |= {(row, place): chars for place, chars in words.items()}
            cells += [(row, place, high, 1) for place in sorted(words)]
        else:
            cells.append(cell)
    return lattice._replace(cells=tuple(cells))


def _words_by_column(lattice: Lattice, cell: tuple[int, int, int, int], chars: Sequence[Char]) -> dict[int, list[Char]]:
    """The characters in each column of a cell; none unless they stand apart at every line between its columns."""
    _, column, _, wide = cell
    found: dict[int, list[Char]] = {}
    for char in chars:
        place = bisect_right(lattice.xs, (char.left + char.right) / 2) - 1
        room = _ROOM * (char.bottom - char.top)
        is_first, is_last = place == column, place == column + wide - 1
        is_near = (not is_first and char.left - lattice.xs[place] < room) or (
            not is_last and lattice.xs[place + 1] - char.right < room
        )
        if is_near or char.text.isdecimal():
            return {}
        found.setdefault(place, []).append(char)
    return found


def _move_overflow(
    lattice: Lattice, anchors: dict[tuple[int, int], tuple[int, int]], texts: dict[tuple[int, int], list[Char]]
) -> None:
    """Move what does not fit into its cell, and is printed over the line below and what stands there, back."""
    for (row, column), chars in list(texts.items()):
        line = lattice.ys[row]
        may_be = row > 0 and len(chars) <= _MOST_MET
        over, rest = _split_at(line, chars) if may_be else ([], chars)
        are_apart = all(is_han(char.text) for char in over) and not any(is_han(char.text) for char in rest)
        is_over = _meet if are_apart else _are_printed_over
        if any(is_over(char, other) for char in over for other in rest):
            texts[row, column] = rest
            texts.setdefault(anchors[row - 1, column], []).extend(over)


def _split_at(line: float, chars: Iterable[Char]) -> tuple[list[Char], list[Char]]:
    """The characters that begin well above a line, and the rest."""
    over: list[Char] = []
    rest: list[Char] = []
    for char in chars:
        (over if char.top < line - _OVER * (char.bottom - char.top) else rest).append(char)
    return over, rest


def _are_printed_over(first: Char, second: Char) -> bool:
    """Whether the middle of a character stands in the box of another."""
    x, y = (first.left + first.right) / 2, (first.top + first.bottom) / 2
    return second.left < x < second.right and second.top < y < second.bottom


def _meet(first: Char, second: Char) -> bool:
    """Whether the boxes of two characters have room in common."""
    return (
        first.left < second.right
        and second.left < first.right
        and first.top < second.bottom
        and second.top < first.bottom
    )


def _anchors(lattice: Lattice) -> dict[tuple[int, int], tuple[int, int]]:
    """The first position of the cell that holds a position."""
    return {
        (below, beside): (row, column)
        for row, column, high, wide in lattice.cells
        for below in range(row, row + high)
        for beside in range(column, column + wide)
    }


def _filled(lattice: Lattice, texts: dict[tuple[int, int], list[Char]], page: int) -> Table:
    xs, ys = lattice.xs, lattice.ys
    cells: list[TableCell] = []
    for row, column, high, wide in lattice.cells:
        left, right = xs[column], xs[column + wide]
        text, first_word, room = cell_text(texts.get((row, column), ()), left, right)
        box = (left, ys[row], right, ys[row + high])
        cells.append(TableCell(row, column, high, wide, text, page, box, first_word, room))
    open_ends = lattice.is_open_above, lattice.is_open_below
    return Table(page, xs, ys[0], ys[-1], len(ys) - 1, tuple(cells), *open_ends)
