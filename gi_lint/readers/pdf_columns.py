"""Tables that no lines part into cells: which columns their figures stand in.

The columns of values are the places where figures stand one below the other; a heading with no figure below it is a
column that is empty. What is left of them are labels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from gi_lint.readers.pdf_lattice import PageTable
from gi_lint.readers.pdf_page import Char, Rule
from gi_lint.readers.pdf_parts import Part, Row, joined_parts, row_of, spans_of, usual
from gi_lint.readers.pdf_rows import (
    OVERLAP,
    Band,
    Columns,
    Figures,
    Place,
    Rules,
    Span,
    Stack,
    Zone,
    are_rows,
    as_table,
    gaps_of,
    is_figure,
    least_distance,
    met_by,
    over_rows,
    rows_of,
    stacked,
)
from gi_lint.readers.pdf_text import Chunk, Line, chunk_of, to_lines

MOST_CHUNKS = 2000  # parts of lines of a table
MOST_COLUMNS = 60
_TWO_COLUMNS = 1.6  # times the usual distance of columns: another is between them
_COLUMNS = 3  # that a line must show
_LINES = 3  # that must show more than one


class Found(NamedTuple):
    """Tables made of lines of a page, and the lines that are left."""

    tables: list[PageTable]
    rest: list[Line]


def find_column_tables(pages: Sequence[Sequence[Line]], rules: Sequence[Rules]) -> list[Found]:
    """The tables among the lines of each page, and the lines left. One that runs over pages is its first page's."""
    tables: list[list[PageTable]] = [[] for _ in pages]
    taken: list[set[int]] = [set() for _ in pages]
    for parts in joined_parts(pages, rules):
        for some in (parts, *([part] for part in parts if len(parts) > 1)):
            table = _table(some)
            if table is not None:
                tables[some[0].page].append(table)
                for part in some:
                    taken[part.page].update(range(part.start, part.end))
                if some is parts:
                    break
    rests = ([line for n, line in enumerate(lines) if n not in gone] for lines, gone in zip(pages, taken, strict=True))
    return [Found(of_page, rest) for of_page, rest in zip(tables, rests, strict=True)]


# Columns ---------------------------------------------------------------------------------------------------


def _table(parts: Sequence[Part]) -> PageTable | None:
    """The table that parts make; None if they are none, or its columns cannot be told."""
    counts = [len(row.chunks) for part in parts for row in part.run]
    if sum(counts) > MOST_CHUNKS or max(counts) < _COLUMNS or sum(count > 1 for count in counts) < _LINES:
        return None
    rows, rules, places = _unrolled(parts)
    columns = _columns(rows, rules)
    return _laid(rows, columns, rules, places) if columns is not None else None


def _unrolled(parts: Sequence[Part]) -> tuple[list[Row], Rules, list[Place]]:
    """The rows of a table as if all stood on one long page, the lines about them, and where each page begins there."""
    rows: list[Row] = []
    across: list[Rule] = []
    down: list[Rule] = []
    places: list[Place] = []
    distances = (least_distance([chunk for row in part.run for chunk in row.chunks]) for part in parts)
    pitch = min(filter(None, distances), default=0.0)
    for part in parts:
        top = part.run[0].middle
        shift = rows[-1].middle + pitch - top if rows else 0.0
        places.append(Place(top + shift - pitch / 2, part.run[0].line.page, shift))
        rows += (_moved(row, shift) for row in part.run) if shift else part.run
        # Lines at the foot and at the head of a page part pages, not rows.
        between = (rule for rule in part.rules.across if top < rule.at < part.run[-1].middle)
        across += (Rule(rule.at + shift, rule.start, rule.end) for rule in between)
        down += (Rule(rule.at, rule.start + shift, rule.end + shift) for rule in part.rules.down)
    return rows, Rules(across, down), places


def _moved(row: Row, shift: float) -> Row:
    chunks = [_moved_chunk(chunk, shift) for chunk in row.chunks]
    whole = _moved_chunk(Chunk(row.line.left, row.line.right, row.line), shift).line
    return Row(whole, chunks, [chunk for chunk in chunks if is_figure(chunk)])


def _moved_chunk(chunk: Chunk, shift: float) -> Chunk:
    line = chunk.line
    chars = tuple(char._replace(top=char.top + shift, bottom=char.bottom + shift) for char in line.chars)
    return chunk_of(chars, line._replace(chars=chars))


def _columns(run: Sequence[Row], rules: Rules) -> Columns | None:
    """The columns of a table, its labels not yet parted; None if it cannot be told which there are."""
    marks = [row for row in run if row.figures]
    if not marks:
        return None
    first = min(chunk.left for row in marks for chunk in row.figures)
    body = run[run.index(marks[0]) :]
    begin = _end_of_labels(marks, first) or _end_of_labels(body, first)
    edges: list[float] = [first]
    zones: list[tuple[float, tuple[Span, ...]]] = []
    for rows in _zones(run, begin):
        # What is alone on the first line of a header is a caption, or the heading of all columns.
        header = [row for row in rows[rows[0].is_one :] if not row.figures]
        heads = stacked((_over_values(row, begin) for row in header), rules)
        spans = spans_of([chunk for row in rows for chunk in row.figures])
        values = _with_headings(spans, heads) if spans else None
        if values is None:
            return None
        zones.append((rows[0].line.box[1], values))
        edges += [head.left for head in heads if begin is not None and head.left > begin]
    left = min(row.chunks[0].left for row in run)
    right = max(row.chunks[-1].right for row in run)
    edge = left if begin is None else (begin + min(edges)) / 2
    places = _common_places([gap for _, spans in zones for gap in gaps_of(spans)])
    in_grid = tuple(Zone(top, spans, _in_grid(spans, places)) for top, spans in zones)
    return Columns(left, (), edge, first, places, right, in_grid)


def _end_of_labels(rows: Sequence[Row], first: float) -> float | None:
    """Where labels end on some lines, before the first figures."""
    names = (chunk for row in rows for chunk in row.chunks if chunk.right <= first and chunk not in row.figures)
    return max((name.right for name in names), default=None)


def _zones(run: Sequence[Row], begin: float | None) -> list[list[Row]]:
    """The rows of each header: it and those below it. A header without any at the end is left out."""
    zones: list[list[Row]] = [[]]
    has_figures = False
    for row in run:
        if has_figures and not row.figures and _over_values(row, begin):
            zones.append([])
            has_figures = False
        has_figures = has_figures or bool(row.figures)
        zones[-1].append(row)
    return zones if has_figures else zones[:-1]


def _over_values(row: Row, begin: float | None) -> list[Chunk]:
    """What stands on a line to the right of the labels."""
    return [chunk for chunk in row.chunks if begin is None or chunk.left + chunk.right > 2 * begin]


def _common_places(gaps: Sequence[Span]) -> tuple[float, ...]:
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
    if met_by(head.span, spans) or not 0 < at < len(middles) or len(middles) < _COLUMNS:
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


# Laying out ------------------------------------------------------------------------------------------------


def _laid(run: Sequence[Row], columns: Columns, rules: Rules, places: Sequence[Place]) -> PageTable | None:
    """The lines of a table in its columns; None if they do not fit in."""
    captions: list[Band] = []
    sides: tuple[list[Char], list[Char]] = ([], [])  # labels, values
    for row in run:
        if row.is_one and row.line.left < columns.edge and row.line.right > columns.first:
            captions.append(Band(row.middle, [Stack(row.chunks[0])], []))
            continue
        if row.is_one and row.line.left > columns.edge and any(zone.top == row.line.box[1] for zone in columns.zones):
            captions.append(Band(row.middle, [], [Stack(row.chunks[0])], is_header=True))
            continue
        for chunk in row.chunks:
            side = sides[chunk.left + chunk.right > 2 * columns.edge]
            if chunk.line.blank:
                first = chunk.chars[0]
                side.append(first._replace(text=" ", left=first.left - chunk.line.blank, right=first.left))
            side.extend(chunk.chars)
    names = [row_of(line, rules) for line in to_lines(sides[0])]
    values = [row_of(line, rules, columns.zone(line.middle).gaps) for line in to_lines(sides[1])]
    figures = [Figures(row.middle, row.chunks) for row in values if row.figures]
    heads = [row for row in values if not row.figures]
    header = _header(stacked((row.chunks for row in heads), rules))
    beside = [*((row.middle, bool(row.figures)) for row in values)]
    labels = stacked((row.chunks for row in names), rules, beside)
    if not labels and not are_rows(figures, run[0].line.em, rules):
        return None
    columns = columns._replace(labels=_label_places(labels))
    return as_table(rows_of(labels, [*captions, *header], figures, columns, rules), columns, places)


def _header(heads: Sequence[Stack]) -> list[Band]:
    """The rows of a header: texts that begin on one line are in one."""
    bands: list[Band] = []
    for head in sorted(heads, key=lambda head: head.chunks[0].middle):
        if not bands or head.chunks[0].middle - bands[-1].middle > head.em / 2:
            bands.append(Band(head.chunks[0].middle, [], [], is_header=True))
        bands[-1].values.append(head)
    return bands


def _label_places(labels: Sequence[Stack]) -> tuple[float, ...]:
    """Where labels of several rows end and those to their right begin."""
    over = over_rows(labels)
    lefts = [label.left for label in labels]
    ends = [label.right for label in labels if id(label) in over]
    return _common_places([(end, min(left for left in lefts if left >= end)) for end in ends])
