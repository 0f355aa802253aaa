"""The columns of a table that no lines part into cells: where its figures stand one below the other.

A heading with no figure below it is a column that is empty. What is left of the figures are labels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from gi_lint.named import NamedTuple
from gi_lint.readers.pdf_chunks import OVERLAP, CutLine, Rules, gaps_of, met_by, spans_of, usual
from gi_lint.readers.pdf_stacks import Stack, stacked
from gi_lint.readers.pdf_text import Line, Span

MOST_COLUMNS = 60
_TWO_COLUMNS = 1.6  # times the usual distance of columns: another is between them
LEAST_COLUMNS = 3  # that a line of a table must show, or that show how far apart columns are


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

    def reach(self, span: Span) -> tuple[int, int]:
        """The first and the last column of the grid that something lies over; the nearest if it lies over none."""
        met = met_by(span, self.spans)
        if not met:
            met = [min(range(len(self.spans)), key=lambda number: abs(sum(self.spans[number]) - sum(span)))]
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


def columns_of(lines: Sequence[CutLine], rules: Rules) -> Columns | None:
    """The columns of a table, its labels not yet parted; None if it cannot be told which there are."""
    marks = [line for line in lines if line.figures]
    if not marks:
        return None
    first = min(chunk.left for line in marks for chunk in line.figures)
    body = lines[lines.index(marks[0]) :]
    begin = _end_of_labels(marks, first) or _end_of_labels(body, first)
    edges: list[float] = [first]
    zones: list[tuple[float, tuple[Span, ...]]] = []
    for below in _zones(lines, begin):
        heads = _heads(below, begin, rules)
        spans = spans_of([chunk for line in below for chunk in line.figures])
        values = _with_headings(spans, heads) if spans else None
        if values is None:
            return None
        zones.append((below[0].whole.box[1], values))
        edges += [head.left for head in heads if begin is not None and head.left > begin]
    left = min(line.chunks[0].left for line in lines)
    right = max(line.chunks[-1].right for line in lines)
    edge = left if begin is None else (begin + min(edges)) / 2
    places = common_places([gap for _, spans in zones for gap in gaps_of(spans)])
    in_grid = tuple(Zone(top, spans, _in_grid(spans, places)) for top, spans in zones)
    return Columns(left, (), edge, first, places, right, in_grid)


def _end_of_labels(lines: Sequence[CutLine], first: float) -> float | None:
    """Where labels end on some lines, before the first figures."""
    names = (chunk for line in lines for chunk in line.chunks if chunk.right <= first and chunk not in line.figures)
    return max((name.right for name in names), default=None)


def _zones(lines: Sequence[CutLine], begin: float | None) -> list[list[CutLine]]:
    """The lines of each header: it and those below it. A header without any at the end is left out."""
    zones: list[list[CutLine]] = [[]]
    has_figures = False
    for line in lines:
        if has_figures and not line.figures and _over_values(line, begin):
            zones.append([])
            has_figures = False
        has_figures = has_figures or bool(line.figures)
        zones[-1].append(line)
    return zones if has_figures else zones[:-1]


def _heads(lines: Sequence[CutLine], begin: float | None, rules: Rules) -> list[Stack]:
    """The headings of columns of values on the lines of a zone."""
    # What is alone on the first line of a header is a caption, or the heading of all columns.
    header = [line for line in lines[lines[0].is_one :] if not line.figures]
    return stacked((_over_values(line, begin) for line in header), rules)


def _over_values(line: CutLine, begin: float | None) -> list[Line]:
    """What stands on a line to the right of the labels."""
    return [chunk for chunk in line.chunks if begin is None or chunk.left + chunk.right > 2 * begin]


def common_places(gaps: Sequence[Span]) -> tuple[float, ...]:
    """The fewest places such that one lies in each gap."""
    shared: list[Span] = []
    for left, right in sorted(gaps, key=lambda gap: gap[1]):
        if shared and left < shared[-1][1]:
            shared[-1] = max(left, shared[-1][0]), shared[-1][1]
        else:
            shared.append((left, right))
    return tuple((left + right) / 2 for left, right in shared)


def _in_grid(spans: Sequence[Span], places: Sequence[float]) -> tuple[tuple[int, int], ...]:
    """The first and the last column between places that each of some columns takes."""
    ends = [bisect_right(places, max(gap)) - 1 for gap in gaps_of(spans)]
    return tuple(zip([0, *(end + 1 for end in ends)], [*ends, len(places)], strict=True))


# Headings --------------------------------------------------------------------------------------------------


def _with_headings(spans: Sequence[Span], texts: Sequence[Stack]) -> tuple[Span, ...] | None:
    """The columns of figures, each with its heading, and those of a heading alone; None if it cannot be told which."""
    over = [text for text in texts if _is_over_others(text, texts)]
    lowest = [text for text in texts if text not in over]
    known = _places(lowest)
    columns = _places([*lowest, *(text for text in over if _is_between(text, texts) and _has_place(text, known))])
    ways = list(islice(_paired(spans, columns), 2)) if len(columns) <= MOST_COLUMNS else []
    if len(ways) == 1:
        return tuple(ways[0])
    heads = [chunk.span for text in texts for chunk in text.chunks]
    are_headed = all(any(met_by(head, [span]) for head in heads) for span in spans)
    is_sure = are_headed and all(met_by(column, spans) for column in columns)
    return tuple(spans) if is_sure and not any(_are_side_by_side(columns, span) for span in spans) else None


def _places(texts: Sequence[Stack]) -> list[Span]:
    """From where to where headings stand that are each over one column: without lines above it that reach over more."""
    last = [(text, text.chunks[-1].span) for text in texts]
    places: list[Span] = []
    for text in texts:
        others = [span for other, span in last if other is not text]
        own = [chunk for chunk in text.chunks[:-1] if not met_by(chunk.span, others)] + text.chunks[-1:]
        places.append((min(chunk.left for chunk in own), max(chunk.right for chunk in own)))
    return sorted(places)


def _is_over_others(text: Stack, texts: Sequence[Stack]) -> bool:
    """Whether a heading may be that of several columns: others stand below it, or lower on both sides of it."""
    return _is_between(text, texts) or any(met_by(text.span, [other.span]) for other in _below(text, texts))


def _is_between(text: Stack, texts: Sequence[Stack]) -> bool:
    """Whether other headings stand lower on both sides of one and none below it."""
    spans = [other.span for other in _below(text, texts)]
    on_both_sides = any(right < text.left for _, right in spans) and any(left > text.right for left, _ in spans)
    return on_both_sides and not any(met_by(text.span, [span]) for span in spans)


def _below(text: Stack, texts: Sequence[Stack]) -> list[Stack]:
    return [other for other in texts if other.chunks[0].middle > text.chunks[-1].middle + text.em / 2]


def _are_side_by_side(heads: Sequence[Span], span: Span) -> bool:
    """Whether two headings stand side by side over one column: its figures are those of several."""
    over = [head for head in heads if met_by(head, [span])]
    return max((left for left, _ in over), default=0.0) > min((right for _, right in over), default=0.0)


def _has_place(head: Stack, spans: Sequence[Span]) -> bool:
    """Whether there is room for a column, by the usual distance of columns, between those beside a heading."""
    middles = [(left + right) / 2 for left, right in spans]
    at = bisect_right(middles, (head.left + head.right) / 2)
    if met_by(head.span, spans) or not 0 < at < len(middles) or len(middles) < LEAST_COLUMNS:
        return False
    distance = usual([after - before for before, after in pairwise(middles)])
    return middles[at] - middles[at - 1] > _TWO_COLUMNS * distance


def _paired(spans: Sequence[Span], heads: Sequence[Span], done: Sequence[Span] = ()) -> Iterator[list[Span]]:
    """The ways to give each column of figures a heading so that columns stand apart: headed ones, and headings alone.

    Both in order from the left. Figures below a heading are in its column.
    """
    if not spans:
        columns = [*done, *heads]
        if all(_is_left(before, after) for before, after in pairwise(columns)):
            yield columns
        return
    span, following = spans[0], spans[1:]
    met = met_by(span, heads)
    for number in met or range(len(heads)):
        column = min(span[0], heads[number][0]), max(span[1], heads[number][1])
        further = heads[number + 1 :]
        before, after = (*done[-1:], *heads[:number][-1:]), (*following[:1], *further[:1])
        if all(_is_left(other, column) for other in before) and all(_is_left(column, other) for other in after):
            yield from _paired(following, further, [*done, *heads[:number], column])


def _is_left(span: Span, other: Span) -> bool:
    return span[1] < other[0] + OVERLAP
