"""The rows of a table that no lines part: each line of figures belongs to the label that stands beside it.

A label may be broken over lines with its figures at any height of it. Figures beside no label, or beside two, are kept
apart from all labels, and so are those next to them: which row they belong to cannot be told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from gi_lint.readers.pdf_lattice import PageTable, TableCell
from gi_lint.readers.pdf_page import Rule
from gi_lint.readers.pdf_text import NUMBERED, Chunk, first_word, glue, line_text
from gi_lint.text import cell_number, is_blank

Span = tuple[float, float]

_BESIDE = 0.3  # em between the middles of what stands on one line
_HALF = 0.5  # em above and below the middle of a line that belong to it
_LINES_APART = 1.3  # times the least distance of lines below one another that lines of one text may have
_MOST_APART = 2.2  # em between lines of one text
_NEXT_ROW = 2.2  # em between lines of figures that may be parts of one row
_COVERED = 0.5  # of the narrower of two texts that the other stands above
LONGEST_FIGURE = 24  # characters
OVERLAP = 0.5  # points by which columns may run into each other
_ALIGNED = 0.6  # em
_ROOM = 0.5  # em that may stay free on a full line
_NO_FIGURES = "、空"


def met_by(span: Span, spans: Sequence[Span]) -> list[int]:
    """The numbers of the stretches that one lies over."""
    return [n for n, (left, right) in enumerate(spans) if span[0] < right - OVERLAP and span[1] > left + OVERLAP]


class Rules(NamedTuple):
    """Ruling lines about a table that do not part all its cells."""

    across: Sequence[Rule] = ()
    down: Sequence[Rule] = ()

    def part_rows(self, above: float, below: float, x: float) -> bool:
        """Whether a line lies between two heights at a distance from the left."""
        return any(above < rule.at < below and rule.start <= x <= rule.end for rule in self.across)

    def part_columns(self, left: float, right: float, y: float) -> bool:
        """Whether a line stands between two places at a height."""
        return any(left - 1 <= rule.at <= right + 1 and rule.start <= y <= rule.end for rule in self.down)


class Place(NamedTuple):
    """Where a page begins in a table over pages, as if it stood on one long page, and by how much it is moved there."""

    top: float
    page: int
    shift: float


class Zone(NamedTuple):
    """The rows below one header, from a height on: where their columns of values are, and which of the grid's each is.

    A column takes several of the grid where another header parts them.
    """

    top: float
    spans: tuple[Span, ...]
    columns: tuple[tuple[int, int], ...]

    @property
    def gaps(self) -> list[Span]:
        """What lies between the columns."""
        return gaps_of(self.spans)

    def met(self, left: float, right: float) -> list[int]:
        """The numbers of the columns that something lies over."""
        return met_by((left, right), self.spans)

    def reach(self, left: float, right: float) -> tuple[int, int]:
        """The first and the last column of the grid that something lies over; the nearest if it lies over none."""
        met = self.met(left, right)
        if not met:
            met = [min(range(len(self.spans)), key=lambda number: abs(sum(self.spans[number]) - left - right))]
        return self.columns[met[0]][0], self.columns[met[-1]][1]


class Columns(NamedTuple):
    """Where columns are: the edges of the table, what parts its labels, where these end, what parts its values.

    Without labels the values begin at the left edge. `first`: where the first figures stand.
    """

    left: float
    labels: tuple[float, ...]
    edge: float
    first: float
    values: tuple[float, ...]
    right: float
    zones: tuple[Zone, ...]

    @property
    def xs(self) -> tuple[float, ...]:
        """The lines between the columns."""
        labels = (*self.labels, self.edge) if self.edge > self.left else ()
        return (self.left, *labels, *self.values, self.right)

    @property
    def label_count(self) -> int:
        return len(self.labels) + 1 if self.edge > self.left else 0

    def zone(self, middle: float) -> Zone:
        """What holds for what stands at a height."""
        return next((zone for zone in reversed(self.zones) if zone.top <= middle), self.zones[0])


def gaps_of(spans: Sequence[Span]) -> list[Span]:
    """What lies between stretches that follow each other."""
    return [(before[1], after[0]) for before, after in pairwise(spans)]


def is_figure(chunk: Chunk) -> bool:
    """Whether a text is what stands in a cell of figures: a number, or a mark in the place of one."""
    if len(chunk.chars) > LONGEST_FIGURE:
        return False
    text = line_text(chunk.line, in_cell=True)
    return cell_number(text) is not None or (is_blank(text) and text not in _NO_FIGURES)


class Stack:
    """A text broken over lines one below the other."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunks = [chunk]
        self.left, self.right = chunk.left, chunk.right
        self.em = chunk.line.em

    @property
    def span(self) -> Span:
        return self.left, self.right

    @property
    def top(self) -> float:
        return self.chunks[0].middle - _HALF * self.em

    @property
    def bottom(self) -> float:
        return self.chunks[-1].middle + _HALF * self.em

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        text = ""
        for chunk in self.chunks:
            this = line_text(chunk.line, in_cell=True)
            text += glue(text, this, is_full=True) + this
        return text

    @property
    def may_hold_figure(self) -> bool:
        """Whether a line of it ends in a digit: a figure may stand so close that no gap shows it."""
        return any(chunk.chars[-1].text.isdecimal() for chunk in self.chunks)

    def add(self, chunk: Chunk) -> None:
        self.chunks.append(chunk)
        self.left, self.right = min(self.left, chunk.left), max(self.right, chunk.right)

    def is_above(self, chunk: Chunk) -> bool:
        shared = min(self.right, chunk.right) - max(self.left, chunk.left)
        return shared >= _COVERED * min(self.right - self.left, chunk.right - chunk.left)

    def meets(self, other: Stack) -> bool:
        """Whether both stand at one height."""
        return self.top < other.bottom and self.bottom > other.top

    def is_right_of(self, other: Stack) -> bool:
        return self.left >= other.right


def stacked(lines: Iterable[Sequence[Chunk]], rules: Rules, beside: Sequence[tuple[float, bool]] = ()) -> list[Stack]:
    """The texts that the chunks of lines, from the top, make. `beside`: what stands to their right, at which height,
    and whether it is figures.

    A text that begins with a number of its own is a new one. So is one beside figures if the one above it has figures
    or a header beside it too, and one above which there was room for its first word.
    """
    rows = list(lines)
    reach = _LINES_APART * least_distance([chunk for row in rows for chunk in row])
    stacks: list[Stack] = []
    for row in rows:
        for chunk in row:
            above = max((s for s in stacks[-_MOST_OPEN:] if s.is_above(chunk)), key=lambda s: s.bottom, default=None)
            if above is None or _is_new(chunk, above, rules, reach, beside if chunk is row[-1] else ()):
                stacks.append(Stack(chunk))
            else:
                above.add(chunk)
    return stacks


_MOST_OPEN = 60  # texts that may stand side by side


def least_distance(chunks: Sequence[Chunk]) -> float:
    """The least distance of lines one below the other, single characters left out; 0 if there are none."""
    distances: list[float] = []
    for number, chunk in enumerate(chunks):
        if len(chunk.chars) > 1:
            below = (
                other
                for other in chunks[number + 1 : number + _MOST_OPEN]
                if Stack(chunk).is_above(other) and are_aligned(chunk.typed, other.typed, chunk.line.em)
            )
            apart = (other.middle - chunk.middle for other in below)
            distances += [distance for distance in apart if distance > chunk.line.em / 2]
    return min(distances, default=0.0)


def _is_new(chunk: Chunk, above: Stack, rules: Rules, reach: float, beside: Sequence[tuple[float, bool]]) -> bool:
    last = above.chunks[-1]
    distance = chunk.middle - last.middle
    is_vertical = len(last.chars) == len(chunk.chars) == 1
    most = _MOST_APART * chunk.line.em
    return (
        distance > (most if is_vertical else min(reach, most))
        or NUMBERED.match(line_text(chunk.line, in_cell=True)) is not None
        or rules.part_rows(last.middle, chunk.middle, max(last.left, chunk.left))
        or not are_aligned(last.typed, chunk.typed, chunk.line.em)
        or _had_room(last, chunk, above)
        or _is_of_next_row(last, chunk, beside)
    )


def are_aligned(first: Span, second: Span, em: float) -> bool:
    """Whether two stretches begin, end or have their middle at one place."""
    left, right = second[0] - first[0], second[1] - first[1]
    return min(abs(left), abs(right), abs(left + right) / 2) < _ALIGNED * em


def _had_room(last: Chunk, chunk: Chunk, above: Stack) -> bool:
    """Whether the first word of a line would have fitted on the line before it."""
    width = max(above.right - above.left, chunk.right - chunk.left)
    return width - (last.right - last.left) > first_word(chunk.line) + _ROOM * chunk.line.em


def _is_of_next_row(last: Chunk, chunk: Chunk, beside: Sequence[tuple[float, bool]]) -> bool:
    """Whether each of two lines has something of its own beside it, figures at least the one."""
    rows = [[row for row in beside if abs(row[0] - part.middle) < _BESIDE * part.line.em] for part in (last, chunk)]
    return all(rows) and any(is_figures for row in rows for _, is_figures in row)


# Which row a line of figures is ----------------------------------------------------------------------------


class Figures(NamedTuple):
    """A line of figures."""

    middle: float
    chunks: Sequence[Chunk]

    @property
    def left(self) -> float:
        return self.chunks[0].left


class Band(NamedTuple):
    """A row of the table: what stands among its labels, and in its columns of values.

    `is_sure`: the figures, and that where none stands there is none, are this label's.
    """

    middle: float
    labels: list[Stack]
    values: list[Stack]
    is_sure: bool = True
    is_header: bool = False


def rows_of(
    labels: Sequence[Stack], headers: Sequence[Band], lines: Sequence[Figures], columns: Columns, rules: Rules
) -> list[Band]:
    """The rows that labels, headers and lines of figures make, from the top."""
    over = over_rows(labels)
    names = [name for label in labels if id(label) not in over for name in _parted(label, lines)]
    owners = [
        owner if owner is not None and _is_clear(line, owner, columns) else None
        for line, owner in zip(lines, _owners(names, lines, rules), strict=True)
    ]
    bands = list(headers)
    for line, owner in zip(lines, owners, strict=True):
        is_sure = owner is not None or not names
        bands.append(Band(line.middle, [owner] if owner else [], [Stack(chunk) for chunk in line.chunks], is_sure))
    owning = {id(owner) for owner in owners}
    loose = [line.middle for line, owner in zip(lines, owners, strict=True) if owner is None]
    for label in (name for name in names if id(name) not in owning):
        header = _header_beside(label, bands)
        if header is not None:
            header.labels.append(label)
        else:
            near = _NEXT_ROW * label.em
            is_near_loose = any(label.top - near < middle < label.bottom + near for middle in loose)
            is_doubtful = is_near_loose or label.may_hold_figure or _may_go_on(label, names, rules)
            bands.append(Band(label.middle, [label], [], not is_doubtful))
    bands.sort(key=lambda band: band.middle)
    rest = sorted((label for label in labels if id(label) in over), key=lambda label: -label.left)
    for beside in (_row_beside, _row_near):
        rest = [label for label in rest if not beside(label, bands)]
    bands += (Band(label.middle, [label], [], is_sure=False) for label in rest)
    return sorted(bands, key=lambda band: band.middle)


def _may_go_on(label: Stack, names: Sequence[Stack], rules: Rules) -> bool:
    """Whether a label may be a part of one, and its figures stand beside another part."""
    pairs = [pair for other in names if other is not label for pair in ((other, label), (label, other))]
    return any(
        -_HALF * label.em < below.top - above.bottom < (_NEXT_ROW - 1) * label.em
        and above.is_above(below.chunks[0])
        and not NUMBERED.match(below.text)
        and not rules.part_rows(above.bottom, below.top, max(above.left, below.left))
        for above, below in pairs
    )


def over_rows(labels: Sequence[Stack]) -> set[int]:
    """The labels of several rows: other labels stand to their right, beside them or just above and just below."""
    order = sorted(labels, key=lambda label: label.middle)
    found: set[int] = set()
    for number, label in enumerate(order):
        others = [other for other in order if not label.is_right_of(other) and other is not label]
        beside = any(other.is_right_of(label) and other.meets(label) for other in others)
        above = next((other for other in reversed(order[:number]) if not label.is_right_of(other)), None)
        below = next((other for other in order[number + 1 :] if not label.is_right_of(other)), None)
        if beside or (above and below and above.is_right_of(label) and below.is_right_of(label)):
            found.add(id(label))
    return found


def _parted(label: Stack, lines: Sequence[Figures]) -> list[Stack]:
    """A text beside several lines of figures, cut into one for each of them if their heights show where."""
    inside = [line.middle for line in lines if label.top <= line.middle <= label.bottom]
    if len(inside) < 2:
        return [label]
    ways = [way for way in (_centred(label, inside), _from_the_top(label, inside)) if way]
    cuts = {tuple(len(part.chunks) for part in way) for way in ways}
    return ways[0] if len(cuts) == 1 else [label]


def _centred(label: Stack, middles: Sequence[float]) -> list[Stack]:
    """Parts with one of the heights in the middle of each; none if they do not come out even."""
    parts: list[Stack] = []
    rest = label.chunks
    for middle in middles:
        end = next(
            (n for n, c in enumerate(rest) if abs((rest[0].middle + c.middle) / 2 - middle) < _BESIDE * label.em), -1
        )
        if end < 0:
            return []
        parts.append(_stack(rest[: end + 1]))
        rest = rest[end + 1 :]
    return parts if not rest else []


def _from_the_top(label: Stack, middles: Sequence[float]) -> list[Stack]:
    """Parts with one of the heights beside the first line of each; none if one stands elsewhere."""
    starts = [
        n for n, c in enumerate(label.chunks) if any(abs(c.middle - middle) < _BESIDE * label.em for middle in middles)
    ]
    if len(starts) != len(middles) or starts[0] != 0:
        return []
    return [_stack(label.chunks[start:end]) for start, end in pairwise([*starts, len(label.chunks)])]


def _stack(chunks: Sequence[Chunk]) -> Stack:
    stack = Stack(chunks[0])
    for chunk in chunks[1:]:
        stack.add(chunk)
    return stack


def _owners(names: Sequence[Stack], lines: Sequence[Figures], rules: Rules) -> list[Stack | None]:
    """The label that each line of figures belongs to; None where that cannot be told for it or for one next to it."""
    beside = [[name for name in names if name.top <= line.middle <= name.bottom] for line in lines]
    counts = Counter(id(name) for met in beside for name in met)
    owners = [met[0] if len(met) == 1 and counts[id(met[0])] == 1 else None for met in beside]
    loose = [line for line, owner in zip(lines, owners, strict=True) if owner is None]
    return [
        None if owner is None or any(_may_be_one_row(line, other, owner.em, rules) for other in loose) else owner
        for line, owner in zip(lines, owners, strict=True)
    ]


def _may_be_one_row(line: Figures, other: Figures, em: float, rules: Rules) -> bool:
    above, below = sorted((line.middle, other.middle))
    return below - above < _NEXT_ROW * em and not rules.part_rows(above, below, max(line.left, other.left))


def are_rows(lines: Sequence[Figures], em: float, rules: Rules) -> bool:
    """Whether lines of figures without labels are sure to be a row each, and none the rest of a number above it."""
    return not any(_may_be_one_row(line, other, em, rules) for line, other in pairwise(lines))


def _row_beside(label: Stack, bands: Sequence[Band]) -> bool:
    """Put a label of several rows into the one nearest to its middle of those beside it; whether there is one."""
    beside = [band for band in bands if label.top <= band.middle <= label.bottom and _has_room(band, label)]
    if beside:
        min(beside, key=lambda band: abs(band.middle - label.middle)).labels.append(label)
    return bool(beside)


def _row_near(label: Stack, bands: Sequence[Band]) -> bool:
    """Put a label that stands between two rows into the first of them, if both have room; whether it could be."""
    above = next((band for band in reversed(bands) if band.middle < label.middle), None)
    below = next((band for band in bands if band.middle > label.middle), None)
    if above is None or below is None or not (_has_room(above, label) and _has_room(below, label)):
        return False
    above.labels.append(label)
    return True


def _has_room(band: Band, label: Stack) -> bool:
    """Whether all labels of a row stand to the right of one."""
    return bool(band.labels) and all(other.is_right_of(label) for other in band.labels)


def _header_beside(label: Stack, bands: Sequence[Band]) -> Band | None:
    """The first line of a header that a label without figures stands beside."""
    met = (band for band in bands if band.is_header and label.top <= band.middle <= label.bottom)
    free = (band for band in met if not any(other.is_above(chunk) for other in band.labels for chunk in label.chunks))
    return min(free, key=lambda band: band.middle, default=None)


def _is_clear(line: Figures, label: Stack, columns: Columns) -> bool:
    """Whether each figure of a line has a column of its own, and its label none of them."""
    if label.may_hold_figure or label.right > columns.first:
        return False
    zone = columns.zone(line.middle)
    met = [zone.met(chunk.left, chunk.right) for chunk in line.chunks]
    return all(len(numbers) == 1 for numbers in met) and len({numbers[0] for numbers in met}) == len(met)


# The table -------------------------------------------------------------------------------------------------


def as_table(bands: Sequence[Band], columns: Columns, places: Sequence[Place]) -> PageTable | None:
    """The rows as a table; None if two labels of a row stand in one column. `places`: its pages.

    A label whose figures are not sure has no cells for them. Figures without a label have theirs, in another row.
    """
    xs = columns.xs
    widths = _widths(bands, columns)
    tops: list[float] = []
    cells: list[TableCell] = []
    for row, band in enumerate(bands):
        stacks = [*band.labels, *band.values]
        top = min(stack.chunks[0].line.box[1] for stack in stacks)
        bottom = max(stack.chunks[-1].line.box[3] for stack in stacks)
        place = next((place for place in reversed(places) if place.top <= band.middle), places[0])
        labels = _labels(band, columns)
        if labels is None:
            return None
        tops.append(top)
        for first, last, texts in (*labels, *_values(band, columns)):
            box = (xs[first], top - place.shift, xs[last + 1], bottom - place.shift)
            text = "|".join(stack.text for stack in texts)
            word = first_word(texts[0].chunks[0].line) if texts else 0.0
            room = widths.get(first, 0.0) - (texts[0].chunks[-1].right - texts[0].chunks[-1].left) if texts else 0.0
            cells.append(TableCell(row, first, 1, last - first + 1, text, place.page, box, word, room))
    ys = (*accumulate(tops, max), max(cell.box[3] for cell in cells) if len(places) == 1 else tops[-1])
    return PageTable(places[0].page, xs, ys, tuple(cells), is_guessed=True)


_Placed = list[tuple[int, int, list[Stack]]]  # first and last column, and what stands there


def _labels(band: Band, columns: Columns) -> _Placed | None:
    """The labels of a row, each reaching to the next, the last to the values or, if it lies over those, to the end."""
    labels = sorted(band.labels, key=lambda stack: stack.left)
    starts = [bisect_right(columns.labels, stack.left + 1) for stack in labels]
    if any(after <= before for before, after in pairwise(starts)):
        return None
    count = columns.label_count
    ends = [*starts, len(columns.xs) - 1 if _is_whole(band, columns) else count]
    placed: _Placed = [(start, end - 1, [stack]) for start, end, stack in zip(starts, ends[1:], labels, strict=True)]
    return [(0, ends[0] - 1, []), *placed] if ends[0] > 0 else placed


def _is_whole(band: Band, columns: Columns) -> bool:
    """Whether a row is one text that reaches into the values."""
    return any(label.right > columns.first for label in band.labels)


def _values(band: Band, columns: Columns) -> _Placed:
    """What stands in the columns of values of a row, and the empty cells there."""
    if band.labels and (not band.is_sure or _is_whole(band, columns)):
        return []
    zone = columns.zone(band.middle)
    placed: _Placed = []
    for stack in sorted(band.values, key=lambda stack: stack.left):
        first, last = zone.reach(stack.left, stack.right)
        if placed and placed[-1][1] >= first:
            start, end, texts = placed.pop()
            placed.append((start, max(end, last), [*texts, stack]))
        else:
            placed.append((first, last, [stack]))
    empty = [span for span in zone.columns if not any(first <= span[0] <= last for first, last, _ in placed)]
    before = columns.label_count
    return [
        (first + before, last + before, texts) for first, last, texts in (*placed, *((*span, []) for span in empty))
    ]


def _widths(bands: Iterable[Band], columns: Columns) -> dict[int, float]:
    """By column of labels the width of the longest line there."""
    widths: dict[int, float] = {}
    for band in bands:
        for stack in band.labels:
            column = bisect_right(columns.labels, stack.left + 1)
            longest = max(chunk.right - chunk.left for chunk in stack.chunks)
            widths[column] = max(widths.get(column, 0.0), longest)
    return widths
