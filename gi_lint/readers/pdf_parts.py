"""Where tables stand that no lines part into cells: lines with figures, and what is about them on one or more pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gi_lint.patterns import compiled
from gi_lint.readers.pdf_page import Char
from gi_lint.readers.pdf_rows import Rules, Span, gaps_of, is_figure, met_by
from gi_lint.readers.pdf_text import NUMBERED, Chunk, Line, chunk_of, is_han, line_text

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
_NUMERALS = frozenset("(（一二三四五六七八九十123456789")
_HEADING = compiled(r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]")


def usual(numbers: Sequence[float]) -> float:
    """The number in the middle; 0 if there are none."""
    return sorted(numbers)[(len(numbers) - 1) // 2] if numbers else 0.0


def spans_of(chunks: Sequence[Chunk]) -> list[Span]:
    """From the narrowest to the widest, what stands one above the other; what reaches over several is left out.

    Nothing if two overlap after all.
    """
    spans: list[Span] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.right - chunk.left):
        met = met_by(chunk.span, spans)
        if not met:
            spans.append(chunk.span)
        elif len(met) == 1:
            left, right = spans[met[0]]
            spans[met[0]] = min(left, chunk.left), max(right, chunk.right)
    spans.sort()
    return spans if all(before[1] < after[0] for before, after in pairwise(spans)) else []


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


def row_of(line: Line, rules: Rules, gaps: Sequence[Span] = ()) -> Row:
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
    widths = [after.left - before.right for before, after in pairwise(chars)]
    enough = (_LEAST_GAP if rules.down else _SMALL_GAP) * line.em
    least = max(_SMALL_GAP * line.em, 3 * usual(widths)) if gaps else 0.0
    starts = [0]
    for number, gap in enumerate(widths, 1):
        if gap >= enough:
            before, char = chars[number - 1], chars[number]
            is_column = gap >= least and any(start < char.left and end > before.right for start, end in gaps)
            if is_column or _are_apart(chars, number, gap / line.em, rules, line.middle):
                starts.append(number)
    if len(starts) == 1 and len(chars) == len(line.chars):
        return [Chunk(line.left, line.right, line)]
    return [chunk_of(chars[start:end], line) for start, end in pairwise([*starts, len(chars)])]


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
        self.spans = spans_of([chunk for row in marks for chunk in row.figures])
        self.first = min(row.figures[0].left for row in marks)
        sizes = [row.line.em for row in rows if _has_words(row)] or [_size(row) for row in marks]
        self.em = usual(sizes)
        self.pitch = usual([b.middle - a.middle for a, b in pairwise(marks)])

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
    return max(row.line.em, 2 * usual([char.right - char.left for char in row.line.chars]))


def _has_words(row: Row) -> bool:
    return any(is_han(char.text) for char in row.line.chars)


class Part(NamedTuple):
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

    def up_to_the_foot(self) -> Part | None:
        """With all lines below, if those may be labels or the beginning of another header."""
        below = self.rows[self.end :]
        return self._replace(end=len(self.rows)) if all(map(self._may_hold, below)) else None

    def from_the_head(self) -> Part | None:
        """With all lines above, if those may be labels or the end of a header."""
        return self._replace(start=0) if all(map(self._may_hold, self.rows[: self.start])) else None

    def _may_hold(self, row: Row) -> bool:
        return not row.figures and not (row.is_one and self.frame.is_text(row))


def joined_parts(pages: Sequence[Sequence[Line]], rules: Sequence[Rules]) -> list[list[Part]]:
    """The parts of each table: one, or one a page where the columns go on from the foot of a page to the next."""
    found: list[list[Part]] = []
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


def _header_at_foot(lines: Sequence[Line], done: int, rules: Rules, part: Part) -> Part | None:
    """The header of a table at the head of a page, if it stands at the foot of the page before; None if it does not."""
    rows = [row_of(line, rules, part.frame.gaps) for line in lines]
    if len(rows) <= done or len(rows[-1].chunks) < 2 or rows[-1].figures:
        return None
    return Part(part.page - 1, rows, _start(rows, len(rows) - 1, done, part.frame), len(rows), part.frame, rules)


def _go_on(above: _Frame, below: _Frame) -> bool:
    """Whether figures on two pages stand in the same columns, as far as both have any there."""
    met = [len(met_by(span, above.spans)) for span in below.spans]
    back = [len(met_by(span, below.spans)) for span in above.spans]
    return max([*met, *back], default=0) == 1 and 2 * sum(met) >= min(len(met), len(back))


def shows_columns(line: Line, left: float, right: float) -> bool:
    """Whether there are several figures on a line between two places."""
    return sum(left <= chunk.left and chunk.right <= right for chunk in row_of(line, Rules()).figures) > 1


def _parts(page: int, lines: Sequence[Line], rules: Rules) -> Iterator[Part]:
    rows = [row_of(line, rules) for line in lines]
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
        rows[done:limit] = [row_of(row.line, rules, frame.gaps) for row in rows[done:limit]]
        start, end = _start(rows, group[0], done, frame), _end(rows, group[-1], limit, frame)
        yield Part(page, rows, start, end, frame, rules)
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
