"""Tables that no lines part into cells: where they are, and which columns their figures stand in.

A line with figures beside other text shows a table. Its columns of values are the places where figures stand one
below the other; a heading with no figure below it is a column that is empty. What is left of them are labels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from gi_lint.patterns import compiled
from gi_lint.readers.pdf_lattice import PageTable
from gi_lint.readers.pdf_page import Char, Rule
from gi_lint.readers.pdf_rows import (
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
    over_rows,
    rows_of,
    stacked,
)
from gi_lint.readers.pdf_text import NUMBERED, Chunk, Line, chunk_of, is_han, line_text, to_lines

MOST_CHUNKS = 2000  # parts of lines of a table
MOST_COLUMNS = 60

_LEAST_GAP = 0.05  # em, in which a ruling line can stand
_GAP = 0.9  # em between columns
_SMALL_GAP = 0.2  # em between columns that are known, or where a number begins behind it
_WORDS_GAP = 0.55  # em between words and figures of two columns
_PITCH = 5.0  # em from one line of a header to the next
_STACK_PITCH = 2.2  # em from one line of a label to the next
_LABEL_PITCH = 1.6  # em from the first line of a label to the next line of it or to its figures
_MOST_PITCH = 6.0  # em from one line of a table to the next
_LARGER = 1.15  # times the size of the table's text: a heading
_CENTRED = 1.5  # em by which a caption may be off the middle of its table
_MOST_LINES = 40  # of a label
_MARKS = 8  # lines with figures that show what a table looks like
_TWO_COLUMNS = 1.6  # times the usual distance of columns: another is between them
_COLUMNS = 3  # that a line must show
_LINES = 3  # that must show more than one
_OVERLAP = 0.5  # points
_NUMERALS = frozenset("(（一二三四五六七八九十123456789")
_HEADING = compiled(r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]")


class Found(NamedTuple):
    """Tables made of lines of a page, and the lines that are left."""

    tables: list[PageTable]
    rest: list[Line]


def find_column_tables(pages: Sequence[Sequence[Line]], rules: Sequence[Rules]) -> list[Found]:
    """The tables among the lines of each page, and the lines left. One that runs over pages is its first page's."""
    tables: list[list[PageTable]] = [[] for _ in pages]
    taken: list[set[int]] = [set() for _ in pages]
    for parts in _joined_parts(pages, rules):
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


# Parts of lines --------------------------------------------------------------------------------------------


class Row(NamedTuple):
    """A line with the parts that gaps and ruling lines cut it into."""

    line: Line
    chunks: list[Chunk]
    figures: list[Chunk]

    @property
    def middle(self) -> float:
        return self.line.middle

    @property
    def is_one(self) -> bool:
        """Whether it is one text and no figure."""
        return len(self.chunks) == 1 and not self.figures


def _row(line: Line, rules: Rules, gaps: Sequence[Span] = ()) -> Row:
    """A line in parts. `gaps`: what is known to lie between columns."""
    chunks = _chunks(line, rules, gaps)
    figures = [chunk for chunk in chunks if is_figure(chunk)]
    if figures:
        chunks = [part for chunk in chunks for part in _without_number(chunk)]
        figures = [chunk for chunk in chunks if is_figure(chunk)]
    return Row(line, chunks, figures)


def _without_number(chunk: Chunk) -> list[Chunk]:
    """A text and the number that stands close behind it, if there is any gap: beside figures it is another of them."""
    chars = chunk.chars
    start = len(chars)
    while start and chars[start - 1].text.isdecimal():
        start -= 1
    if not 0 < start < len(chars) or chars[start].left - chars[start - 1].right < _LEAST_GAP * chunk.line.em:
        return [chunk]
    return [chunk_of(chars[:start], chunk.line), chunk_of(chars[start:], chunk.line)]


def _chunks(line: Line, rules: Rules, gaps: Sequence[Span]) -> list[Chunk]:
    chars = [char for char in line.chars if not char.text.isspace()]
    usual = _usual([after.left - before.right for before, after in pairwise(chars)]) if gaps else 0.0
    least = max(_SMALL_GAP * line.em, 3 * usual)
    groups: list[list[Char]] = [chars[:1]]
    for number, (before, char) in enumerate(pairwise(chars), 1):
        gap = char.left - before.right
        is_column = gap >= least and any(start < char.left and end > before.right for start, end in gaps)
        if is_column or _are_apart(chars, number, gap / line.em, rules, line.middle):
            groups.append([])
        groups[-1].append(char)
    return [chunk_of(group, line) for group in groups]


def _are_apart(chars: Sequence[Char], number: int, gap: float, rules: Rules, height: float) -> bool:
    """Whether a character, after a gap of so many em, begins another cell than the one before it."""
    before, char = chars[number - 1], chars[number]
    if gap < _LEAST_GAP:
        return False
    if gap >= _GAP or rules.part_columns(before.right, char.left, height):
        return True
    if gap < _SMALL_GAP:
        return False
    if before.text.isdecimal() and char.text.isdecimal():
        return True
    if before.text.isdecimal() or char.text.isdecimal():
        return gap >= _WORDS_GAP
    return char.text in _NUMERALS and bool(NUMBERED.match("".join(c.text for c in chars[number : number + 5])))


# Where tables are ------------------------------------------------------------------------------------------


class _Frame:
    """What the lines with figures show of a table: its edges, its columns, the size of its text."""

    def __init__(self, rows: Sequence[Row]) -> None:
        marks = [row for row in rows if _is_mark(row)]
        self.left = min(row.chunks[0].left for row in marks)
        self.right = max(row.chunks[-1].right for row in marks)
        self.spans = _spans([chunk for row in marks for chunk in row.figures])
        self.first = min(row.figures[0].left for row in marks)
        sizes = [row.line.em for row in rows if _has_words(row)] or [_size(row) for row in marks]
        self.em = _usual(sizes)
        self.pitch = _usual([b.middle - a.middle for a, b in pairwise(marks)])

    @property
    def gaps(self) -> list[Span]:
        """What lies between columns. The labels end somewhere before the first figures."""
        return [(self.first - self.em, self.first), *gaps_of(self.spans)]

    def is_text(self, row: Row) -> bool:
        """Whether a line of one text is none of the table's: in larger print, a sentence, or across its columns."""
        (chunk,) = row.chunks
        if _has_words(row) and row.line.em > _LARGER * self.em:
            return True
        is_centred = abs((chunk.left + chunk.right) - (self.left + self.right)) < 2 * _CENTRED * self.em
        is_across = chunk.left < self.first - self.em and chunk.right > self.first + self.em
        is_long = 2 * (chunk.right - chunk.left) > self.right - self.left
        text = line_text(row.line)
        return text.endswith("。") or (is_across and not is_centred and (is_long or bool(_HEADING.match(text))))

    def are_labels(self, row: Row) -> bool:
        """Whether a line may be part of labels."""
        return not row.figures and row.line.right <= self.first and not (row.is_one and self.is_text(row))


def _is_mark(row: Row) -> bool:
    """Whether a line shows a table."""
    return len(row.chunks) > 1 and bool(row.figures)


def _size(row: Row) -> float:
    """The size of print on a line of figures, each of which is half as wide or a little more."""
    return max(row.line.em, 2 * _usual([char.right - char.left for char in row.line.chars]))


def _has_words(row: Row) -> bool:
    return any(is_han(char.text) for char in row.line.chars)


class _Part(NamedTuple):
    """The lines of a page, from and up to, that are a table or belong to one."""

    page: int
    rows: Sequence[Row]
    start: int
    end: int
    frame: _Frame
    rules: Rules

    @property
    def run(self) -> Sequence[Row]:
        return self.rows[self.start : self.end]

    def up_to_the_foot(self) -> _Part | None:
        """With all lines below, if those may be labels or the beginning of another header."""
        below = self.rows[self.end :]
        return self._replace(end=len(self.rows)) if all(map(self._may_hold, below)) else None

    def from_the_head(self) -> _Part | None:
        """With all lines above, if those may be labels or the end of a header."""
        return self._replace(start=0) if all(map(self._may_hold, self.rows[: self.start])) else None

    def _may_hold(self, row: Row) -> bool:
        return not row.figures and not (row.is_one and self.frame.is_text(row))


def _joined_parts(pages: Sequence[Sequence[Line]], rules: Sequence[Rules]) -> list[list[_Part]]:
    """The parts of each table: one, or one a page where the columns go on from the foot of a page to the next."""
    found: list[list[_Part]] = []
    for page, (lines, about) in enumerate(zip(pages, rules, strict=True)):
        for part in _parts(page, lines, about):
            last = found[-1][-1] if found else None
            below = part.from_the_head() if page and (last is None or last.page < page) else None
            if below is None:
                found.append([part])
                continue
            before = last if last is not None and last.page == page - 1 else None
            above = before.up_to_the_foot() if before is not None else None
            if above is not None and _go_on(above.frame, below.frame):
                found[-1][-1:] = [above, below]
                continue
            done = before.end if before is not None else 0
            header = _header_at_foot(pages[page - 1], done, rules[page - 1], below)
            found.append([part] if header is None else [header, below])
    return found


def _header_at_foot(lines: Sequence[Line], done: int, rules: Rules, part: _Part) -> _Part | None:
    """The header of a table at the head of a page, if it stands at the foot of the page before; None if it does not."""
    rows = [_row(line, rules, part.frame.gaps) for line in lines]
    if len(rows) <= done or len(rows[-1].chunks) < 2 or rows[-1].figures:
        return None
    return _Part(part.page - 1, rows, _start(rows, len(rows) - 1, done, part.frame), len(rows), part.frame, rules)


def _go_on(above: _Frame, below: _Frame) -> bool:
    """Whether figures on two pages stand in the same columns, as far as both have any there."""
    met = [len(_met(span, above.spans)) for span in below.spans]
    back = [len(_met(span, below.spans)) for span in above.spans]
    return max([*met, *back], default=0) == 1 and 2 * sum(met) >= min(len(met), len(back))


def shows_columns(line: Line, left: float, right: float) -> bool:
    """Whether there are several figures on a line between two places."""
    return sum(left <= chunk.left and chunk.right <= right for chunk in _row(line, Rules()).figures) > 1


def _parts(page: int, lines: Sequence[Line], rules: Rules) -> Iterator[_Part]:
    rows = [_row(line, rules) for line in lines]
    marks = [number for number, row in enumerate(rows) if _is_mark(row)]
    groups: list[list[int]] = []
    for mark in marks:
        if groups and _is_next(rows, groups[-1], mark):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    done = 0
    limits = [*(group[0] for group in groups[1:]), len(rows)]
    for group, limit in zip(groups, limits, strict=False):  # pages without figures have no group
        frame = _Frame(rows[group[0] : group[-1] + 1])
        rows[done:limit] = [_row(row.line, rules, frame.gaps) for row in rows[done:limit]]
        start, end = _start(rows, group[0], done, frame), _end(rows, group[-1], limit, frame)
        yield _Part(page, rows, start, end, frame, rules)
        done = end


def _is_next(rows: Sequence[Row], marks: Sequence[int], following: int) -> bool:
    """Whether a table goes on from its lines with figures so far to the next."""
    mark = marks[-1]
    if following - mark > _MOST_LINES:
        return False
    frame = _Frame(rows[marks[-_MARKS:][0] : following + 1])
    near = all(
        below.middle - above.middle < _MOST_PITCH * frame.em for above, below in pairwise(rows[mark : following + 1])
    )
    between = rows[mark + 1 : following]
    return near and not any(
        row.is_one and (frame.is_text(row) or _is_heading(row, between[n + 1 :], frame))
        for n, row in enumerate(between)
    )


def _is_heading(row: Row, below: Sequence[Row], frame: _Frame) -> bool:
    """Whether a line is the heading of what follows: it is numbered, and the header of another table is below it."""
    is_numbered = _HEADING.match(line_text(row.line)) is not None
    headers = (other for other in below if not other.figures)
    return is_numbered and any(header.line.right > frame.first + frame.em for header in headers)


def _start(rows: Sequence[Row], mark: int, done: int, frame: _Frame) -> int:
    """The first line of the header above a line with figures."""
    start = mark
    while start > done and _is_header(rows, start - 1, frame):
        start -= 1
    return start


def _is_header(rows: Sequence[Row], number: int, frame: _Frame) -> bool:
    """Whether a line above one of a table belongs to it: to its header, in a corner beside that, to its first label."""
    row = rows[number]
    distance = (rows[number + 1].middle - row.middle) / frame.em
    if distance > max(_PITCH, 1.5 * frame.pitch / frame.em):
        return False
    if not row.is_one:
        return True
    if frame.is_text(row):
        return False
    if _HEADING.match(line_text(row.line)):
        is_below_header = number > 0 and len(rows[number - 1].chunks) > 1 and _is_header(rows, number - 1, frame)
        return frame.are_labels(row) and (distance < _LABEL_PITCH or is_below_header)
    if frame.are_labels(row):
        return distance < _STACK_PITCH
    return 2 * (row.line.right - row.line.left) < frame.right - frame.left


def _end(rows: Sequence[Row], mark: int, limit: int, frame: _Frame) -> int:
    """Behind the last line of the labels below a line with figures."""
    end = mark + 1
    while end < limit and rows[end].middle - rows[end - 1].middle < _STACK_PITCH * frame.em:
        row = rows[end]
        is_figure_alone = len(row.chunks) == len(row.figures) == 1 and row.line.left >= frame.first
        if not is_figure_alone and (not frame.are_labels(row) or _HEADING.match(line_text(row.line))):
            break
        end += 1
    return end


# Columns ---------------------------------------------------------------------------------------------------


def _table(parts: Sequence[_Part]) -> PageTable | None:
    """The table that parts make; None if they are none, or its columns cannot be told."""
    counts = [len(row.chunks) for part in parts for row in part.run]
    if sum(counts) > MOST_CHUNKS or max(counts) < _COLUMNS or sum(count > 1 for count in counts) < _LINES:
        return None
    rows, rules, places = _unrolled(parts)
    columns = _columns(rows, rules)
    return _laid(rows, columns, rules, places) if columns is not None else None


def _unrolled(parts: Sequence[_Part]) -> tuple[list[Row], Rules, list[Place]]:
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


def _usual(numbers: Sequence[float]) -> float:
    """The number in the middle; 0 if there are none."""
    return sorted(numbers)[(len(numbers) - 1) // 2] if numbers else 0.0


def _met(span: Span, spans: Sequence[Span]) -> list[int]:
    return [n for n, (left, right) in enumerate(spans) if span[0] < right - _OVERLAP and span[1] > left + _OVERLAP]


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
        spans = _spans([chunk for row in rows for chunk in row.figures])
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


def _spans(chunks: Sequence[Chunk]) -> list[Span]:
    """From the narrowest to the widest, what stands one above the other; what reaches over several is left out.

    Nothing if two overlap after all.
    """
    spans: list[Span] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.right - chunk.left):
        met = _met(chunk.span, spans)
        if not met:
            spans.append(chunk.span)
        elif len(met) == 1:
            left, right = spans[met[0]]
            spans[met[0]] = min(left, chunk.left), max(right, chunk.right)
    spans.sort()
    return spans if all(before[1] < after[0] for before, after in pairwise(spans)) else []


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
    are_headed = all(any(_met(head, [span]) for head in heads) for span in spans)
    is_sure = are_headed and all(_met(column, spans) for column in columns)
    return tuple(spans) if is_sure and not any(_are_side_by_side(columns, span) for span in spans) else None


def _places(texts: Sequence[Stack]) -> list[Span]:
    """From where to where headings stand that are each over one column: without lines above it that reach over more."""
    last = [(text, text.chunks[-1].span) for text in texts]
    places: list[Span] = []
    for text in texts:
        others = [span for other, span in last if other is not text]
        own = [chunk for chunk in text.chunks[:-1] if not _met(chunk.span, others)] + text.chunks[-1:]
        places.append((min(chunk.left for chunk in own), max(chunk.right for chunk in own)))
    return sorted(places)


def _is_over_others(text: Stack, texts: Sequence[Stack]) -> bool:
    """Whether a heading may be that of several columns: others stand below it, or lower on both sides of it."""
    return _is_between(text, texts) or any(_met(text.span, [other.span]) for other in _below(text, texts))


def _is_between(text: Stack, texts: Sequence[Stack]) -> bool:
    """Whether other headings stand lower on both sides of one and none below it."""
    spans = [other.span for other in _below(text, texts)]
    on_both_sides = any(right < text.left for _, right in spans) and any(left > text.right for left, _ in spans)
    return on_both_sides and not any(_met(text.span, [span]) for span in spans)


def _below(text: Stack, texts: Sequence[Stack]) -> list[Stack]:
    return [other for other in texts if other.chunks[0].middle > text.chunks[-1].middle + text.em / 2]


def _are_side_by_side(heads: Sequence[Span], span: Span) -> bool:
    """Whether two headings stand side by side over one column: its figures are those of several."""
    over = [head for head in heads if _met(head, [span])]
    return max((left for left, _ in over), default=0.0) > min((right for _, right in over), default=0.0)


def _has_place(head: Stack, spans: Sequence[Span]) -> bool:
    """Whether there is room for a column, by the usual distance of columns, between those beside a heading."""
    middles = [(left + right) / 2 for left, right in spans]
    at = bisect_right(middles, (head.left + head.right) / 2)
    if _met(head.span, spans) or not 0 < at < len(middles) or len(middles) < _COLUMNS:
        return False
    usual = _usual([after - before for before, after in pairwise(middles)])
    return middles[at] - middles[at - 1] > _TWO_COLUMNS * usual


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
    met = _met(span, heads)
    for number in met or range(len(heads)):
        column = min(span[0], heads[number][0]), max(span[1], heads[number][1])
        further = heads[number + 1 :]
        before, after = (*done[-1:], *heads[:number][-1:]), (*following[:1], *further[:1])
        if all(_is_left(other, column) for other in before) and all(_is_left(column, other) for other in after):
            yield from _paired(following, further, [*done, *heads[:number], column])


def _is_left(span: Span, other: Span) -> bool:
    return span[1] < other[0] + _OVERLAP


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
    names = [_row(line, rules) for line in to_lines(sides[0])]
    values = [_row(line, rules, columns.zone(line.middle).gaps) for line in to_lines(sides[1])]
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
