"""Text set in columns, as in a newspaper: a page cut into stretches that are read one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

from gi_lint.named import NamedTuple
from gi_lint.readers.pdf_chunks import Rules
from gi_lint.readers.pdf_lattice import Table
from gi_lint.readers.pdf_page import Box
from gi_lint.readers.pdf_text import HEADING, PADDING, Line, box_of, is_han, line_text, to_lines

_GAP = 0.9  # em between columns
_GAP_AT_EDGE = 0.4  # em between columns where a mark hangs over the edge of one
_INDENT = 2.6  # em by which the first line of a paragraph may be indented
_BESIDE = 1.2  # em between the heights of lines that stand side by side
_LEAST_LINES = 4  # side by side that show columns
_LEAST_WORDS = 3  # Chinese characters of such a line
_LEAST_WIDTH = 8.0  # em of a column
_AT_EDGE = 2.5  # em from the edge of a column at which its full lines end
_SHARE = 0.3  # of the lines side by side that are full, and that begin at the edge of their column
_MOST_EDGES = 6  # places tried for the left edge of a column
_MOST_COLUMNS = 6  # parted one after the other


class Flow(NamedTuple):
    """What is read in one go from the top: a page, or a column of a part of one.

    `column` is which one: empty for what reaches over the page, (1,) the second, (1, 0) the first within that.
    """

    lines: list[Line]
    tables: list[Table]
    pictures: list[Box]
    rules: Rules
    column: tuple[int, ...] = ()


_Item = tuple[Box, Line | Table | Box]


def flows_of(pages: Sequence[Flow], known: Collection[float] = ()) -> list[list[Flow]]:
    """Each page as the stretches that are read one after the other: itself where no columns are seen.

    Where columns begin on one page they do on others, though few lines of theirs show it: places `known` to be such.
    """
    edges = [_edge(page) for page in pages]
    known = sorted({*known, *(edge for edge in edges if edge is not None)})
    if not known or len(pages[0].column) >= _MOST_COLUMNS:
        return [[page] for page in pages]
    parts = [_split(page, known if edge is None else [edge]) for page, edge in zip(pages, edges, strict=True)]
    inner = {column for of_page in parts for column in (part.column for part in of_page) if column != pages[0].column}
    for column in inner:
        some = [part for of_page in parts for part in of_page if part.column == column]
        within = dict(zip(map(id, some), flows_of(some, known), strict=True))
        parts = [[flow for part in of_page for flow in within.get(id(part), [part])] for of_page in parts]
    return parts


def _edge(page: Flow) -> float | None:
    """The first place at which a column surely begins on a page."""
    chunks = [chunk for line in page.lines for chunk in _chunks(line)]
    edges = _left_edges(chunks)
    items = _items(page) if edges else []
    for edge in edges:
        pairs = (_pairs(band, edge) for band, is_over in _bands(items, edge) if not is_over)
        if any(_are_columns(side_by_side, edge) for side_by_side in pairs):
            return edge
    return _edge_at_table(page.tables, chunks)


def _edge_at_table(tables: Sequence[Table], chunks: Sequence[Line]) -> float | None:
    """Where the column begins that a table stands in, if lines of text fill the one on its left."""
    words = [chunk for chunk in chunks if _has_words(chunk)]
    for left, top, _, bottom in (table.box for table in tables):
        beside = [chunk for chunk in words if chunk.left < left and top < chunk.middle < bottom]
        if len(beside) >= _LEAST_LINES and all(chunk.right < left for chunk in beside) and _are_full(beside):
            return min((chunk.left for chunk in words if abs(chunk.left - left) < PADDING), default=left + PADDING)
    return None


def _chunks(line: Line, edge: float | None = None) -> Iterator[Line]:
    """What stands on a line between wide gaps, and at the place where a column begins, any gap."""
    least = _GAP_AT_EDGE * line.em
    gaps = [
        (number, after.left, after.left - before.right)
        for number, (before, after) in enumerate(pairwise(line.chars), 1)
        if after.left - before.right >= least
    ]
    ends = [number for number, left, gap in gaps if gap >= _least_gap(line, left, edge)]
    for start, end in pairwise([0, *ends, len(line.chars)]):
        some = line.chars[start:end]
        yield line._replace(chars=some, box=box_of(some), blank=0.0)


def _least_gap(line: Line, left: float, edge: float | None) -> float:
    is_at_edge = edge is not None and edge - 1 <= left <= edge + _INDENT * line.em
    return (_GAP_AT_EDGE if is_at_edge else _GAP) * line.em


def _left_edges(chunks: Sequence[Line]) -> list[int]:
    """Where many pieces of lines with words begin, further right than the text does."""
    words = [chunk for chunk in chunks if _has_words(chunk)]
    first = min((chunk.left for chunk in words), default=0.0)
    counted = Counter(round(chunk.left) for chunk in words if chunk.left > first + _LEAST_WIDTH * chunk.em)
    return sorted(edge for edge, count in counted.most_common(_MOST_EDGES) if count >= _LEAST_LINES)


def _has_words(chunk: Line) -> bool:
    return sum(is_han(char.text) for char in chunk.chars) >= _LEAST_WORDS


# A page parted at one place ----------------------------------------------------------------------------------


def _split(page: Flow, edges: Sequence[float]) -> list[Flow]:
    """A page parted where a column begins: at the first of some places where something stands side by side, if any."""
    items = _items(page)
    for edge in edges:
        bands = [(band, not is_over and _is_in_columns(band, edge)) for band, is_over in _bands(items, edge)]
        if any(is_in_columns for _, is_in_columns in bands):
            return _parted(page, bands, edge)
    return [page] if page.column else _parted(page, [(band, False) for band, _ in _bands(items, edges[0])], edges[0])


def _is_in_columns(band: Sequence[_Item], edge: float) -> bool:
    """Whether lines with words, tables or pictures stand side by side on both sides of a place."""
    ends = [0.0, 0.0]  # how far down what stands on each side reaches
    for (left, top, right, bottom), _ in band:
        is_right = left >= edge - 1
        if (is_right or right < edge) and ends[not is_right] > top + 1:
            return True
        ends[is_right] = max(ends[is_right], bottom if is_right or right < edge else 0.0)
    return bool(_pairs(band, edge))


def _parted(page: Flow, bands: Sequence[tuple[list[_Item], bool]], edge: float) -> list[Flow]:
    """The columns of a page, and what reaches over them or stands above and below them."""
    parts: list[Flow] = []
    over: list[_Item] = []
    for number, (band, is_in_columns) in enumerate(bands):
        own: list[_Item] = []
        if is_in_columns:
            own = _without_headings(band, edge) if number + 1 < len(bands) else band
        elif all(box[2] < edge for box, _ in band) or all(box[0] >= edge - 1 for box, _ in band):  # in one of them
            own = band
        if own and over:
            parts.append(_flow(over, page))
            over = []
        parts += _columns(own, page, edge)
        over += band[len(own) :]
    return [*parts, _flow(over, page)] if over else parts


def _items(page: Flow) -> list[_Item]:
    items: list[_Item] = [(line.box, line) for line in page.lines]
    items += [(_inside(table.box), table) for table in page.tables]
    items += [(picture, picture) for picture in page.pictures]
    return sorted(items, key=lambda item: item[0][1])


def _inside(box: Box) -> Box:
    """A table without what it sticks out of the text by in Word, where its words stand at the edge of that."""
    left, top, right, bottom = box
    return left + PADDING, top, right - PADDING, bottom


def _bands(items: Sequence[_Item], edge: float) -> Iterator[tuple[list[_Item], bool]]:
    """What follows each other on a page and does, or does not, reach over a place."""
    for is_over, band in groupby(items, lambda item: _reaches_over(item, edge)):
        yield list(band), is_over


def _reaches_over(item: _Item, edge: float) -> bool:
    box, what = item
    spans = (
        [(chunk.left, chunk.right) for chunk in _chunks(what, edge)] if isinstance(what, Line) else [(box[0], box[2])]
    )
    room = what.em / 2 if isinstance(what, Line) else _AT_EDGE
    return any(left < edge - room and right > edge + room for left, right in spans)


def _pairs(band: Sequence[_Item], edge: float) -> list[tuple[Line, Line]]:
    """The lines with words that stand side by side: what ends last before a place, and what begins there."""
    chunks = [chunk for _, what in band if isinstance(what, Line) for chunk in _chunks(what, edge) if _has_words(chunk)]
    lefts = sorted((chunk for chunk in chunks if chunk.right <= edge), key=lambda chunk: chunk.middle)
    rights = (chunk for chunk in chunks if edge - 1 <= chunk.left <= edge + _INDENT * chunk.em)
    heights = [chunk.middle for chunk in lefts]
    pairs: list[tuple[Line, Line]] = []
    for right in rights:
        room = _BESIDE * right.em
        beside = lefts[bisect_left(heights, right.middle - room) : bisect_right(heights, right.middle + room)]
        if beside:
            pairs.append((max(beside, key=lambda chunk: chunk.right), right))
    return pairs


def _are_columns(pairs: Sequence[tuple[Line, Line]], edge: float) -> bool:
    """Whether lines side by side are text in columns: many fill their column from edge to edge."""
    if len(pairs) < _LEAST_LINES:
        return False
    lefts, rights = zip(*pairs, strict=True)
    begin = sum(right.left <= edge + right.em / 2 for right in rights)
    return begin >= _SHARE * len(pairs) and _are_full(lefts) and _are_full(rights)


def _are_full(lines: Sequence[Line]) -> bool:
    end = max(line.right for line in lines)
    full = [line for line in lines if line.right >= end - _AT_EDGE * line.em and line.width >= _LEAST_WIDTH * line.em]
    return len(full) >= _SHARE * len(lines)


def _without_headings(band: list[_Item], edge: float) -> list[_Item]:
    """What stands in columns above something that reaches over them, without headings of that below the columns."""
    last = max((number for number, (box, _) in enumerate(band) if box[2] > edge), default=0)
    for number, (_, what) in enumerate(band[last + 1 :], last + 1):
        if isinstance(what, Line) and HEADING.match(line_text(what)):
            return band[:number]
    return band


def _columns(items: Sequence[_Item], page: Flow, edge: float) -> Iterator[Flow]:
    """The two sides of a place, a column each, if anything stands there."""
    begins = max((box[2] for box, _ in items if box[2] < edge), default=edge)
    down = [rule for rule in page.rules.down if not begins <= rule.at <= edge]
    for number, is_right in enumerate((False, True)):
        chars = (
            c for _, what in items if isinstance(what, Line) for c in what.chars if (c.left >= edge - 1) == is_right
        )
        others = [what for box, what in items if not isinstance(what, Line) and (box[0] >= edge - 1) == is_right]
        lines = to_lines(chars, next((what.page for _, what in items if isinstance(what, Line)), 0))
        flow = _flow([*((line.box, line) for line in lines), *((_box(what), what) for what in others)], page)
        if lines or others:
            yield flow._replace(rules=Rules(page.rules.across, down), column=(*page.column, number))


def _box(what: Line | Table | Box) -> Box:
    return what.box if isinstance(what, Line | Table) else what


def _flow(items: Sequence[_Item], page: Flow) -> Flow:
    """What is read in one go, in the place of a page."""
    things = [what for _, what in items]
    return page._replace(
        lines=[what for what in things if isinstance(what, Line)],
        tables=[what for what in things if isinstance(what, Table)],
        pictures=[what for what in things if not isinstance(what, Line | Table)],
    )
