"""Where tables stand that no lines part into cells: lines with figures, and what is about them on one or more pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gi_lint.named import NamedTuple
from gi_lint.readers.pdf_chunks import CutLine, Rules, cut, gaps_of, met_by, spans_of, usual
from gi_lint.readers.pdf_text import HEADING, Line, Span, line_text

_PITCH = 5.0  # em from one line of a header to the next
_STACK_PITCH = 2.2  # em from one line of a label to the next
_LABEL_PITCH = 1.6  # em from the first line of a label to the next line of it or to its figures
_MOST_PITCH = 6.0  # em from one line of a table to the next
_LARGER = 1.15  # times the size of the table's text: a heading
_CENTRED = 1.5  # em by which a caption may be off the middle of its table
_MOST_LINES = 40  # of a label
_MARKS = 8  # lines with figures that show what a table looks like


class _Frame:
    """What the lines with figures show of a table: its edges, its columns, the size of its text."""

    def __init__(self, lines: Sequence[CutLine]) -> None:
        marks = [line for line in lines if _is_mark(line)]
        self.left = min(line.chunks[0].left for line in marks)
        self.right = max(line.chunks[-1].right for line in marks)
        self.spans = spans_of([chunk for line in marks for chunk in line.figures])
        self.first = min(line.figures[0].left for line in marks)
        sizes = [line.whole.em for line in lines if line.whole.has_words] or [_size(line) for line in marks]
        self.em = usual(sizes)
        self.pitch = usual([b.middle - a.middle for a, b in pairwise(marks)])

    @property
    def gaps(self) -> list[Span]:
        """What lies between columns. The labels end somewhere before the first figures."""
        return [(self.first - self.em, self.first), *gaps_of(self.spans)]

    def is_text(self, line: CutLine) -> bool:
        """Whether a line of one text is none of the table's: in larger print, a sentence, or across its columns."""
        (chunk,) = line.chunks
        if line.whole.has_words and line.whole.em > _LARGER * self.em:
            return True
        is_centred = abs((chunk.left + chunk.right) - (self.left + self.right)) < 2 * _CENTRED * self.em
        is_across = chunk.left < self.first - self.em and chunk.right > self.first + self.em
        is_long = 2 * chunk.width > self.right - self.left
        text = line_text(line.whole)
        return text.endswith("。") or (is_across and not is_centred and (is_long or bool(HEADING.match(text))))

    def are_labels(self, line: CutLine) -> bool:
        """Whether a line may be part of labels."""
        return not line.figures and line.whole.right <= self.first and not (line.is_one and self.is_text(line))


def _is_mark(line: CutLine) -> bool:
    """Whether a line shows a table."""
    return len(line.chunks) > 1 and bool(line.figures)


def _size(line: CutLine) -> float:
    """The size of print on a line of figures, each of which is half as wide or a little more."""
    return max(line.whole.em, 2 * usual([char.right - char.left for char in line.whole.chars]))


class Part(NamedTuple):
    """The lines of a page, from and up to, that are a table or belong to one."""

    page: int
    lines: Sequence[CutLine]
    start: int
    end: int
    frame: _Frame
    rules: Rules

    @property
    def run(self) -> Sequence[CutLine]:
        return self.lines[self.start : self.end]

    def up_to_the_foot(self) -> Part | None:
        """With all lines below, if those may be labels or the beginning of another header."""
        below = self.lines[self.end :]
        return self._replace(end=len(self.lines)) if all(map(self._may_hold, below)) else None

    def from_the_head(self) -> Part | None:
        """With all lines above, if those may be labels or the end of a header."""
        return self._replace(start=0) if all(map(self._may_hold, self.lines[: self.start])) else None

    def _may_hold(self, line: CutLine) -> bool:
        return not line.figures and not (line.is_one and self.frame.is_text(line))


def joined_parts(pages: Sequence[Sequence[Line]], rules: Sequence[Rules]) -> list[list[Part]]:
    """The parts of each table: one, or one a page where the columns go on from the foot of a page to the next."""
    found: list[list[Part]] = []
    for page, (lines, about) in enumerate(zip(pages, rules, strict=True)):
        tables = [[part] for part in _parts(page, lines, about)]
        if page and tables:
            (first,) = tables[0]
            before = found[-1][-1] if found and found[-1][-1].page == page - 1 else None
            if before is not None and (joined := _over_pages(before, first)):
                found[-1][-1:] = joined
                del tables[0]
            else:
                done = before.end if before is not None else 0
                tables[0] = _with_header(first, pages[page - 1], done, rules[page - 1])
        found += tables
    return found


def _over_pages(before: Part, part: Part) -> list[Part]:
    """The last part on a page and the first on the next with all between them; none unless they are one table."""
    above, below = before.up_to_the_foot(), part.from_the_head()
    if above is None or below is None or not _go_on(above.frame, below.frame):
        return []
    return [above, below]


def _with_header(part: Part, above: Sequence[Line], done: int, rules: Rules) -> list[Part]:
    """A part at the head of a page, after the header of its table if that stands at the foot of the page before.

    `done`: how many lines of that page belong to other tables.
    """
    below = part.from_the_head()
    lines = [cut(line, rules, part.frame.gaps) for line in above]
    if below is None or len(lines) <= done or len(lines[-1].chunks) < 2 or lines[-1].figures:
        return [part]
    start = _start(lines, len(lines) - 1, done, part.frame)
    return [Part(part.page - 1, lines, start, len(lines), part.frame, rules), below]


def _go_on(above: _Frame, below: _Frame) -> bool:
    """Whether figures on two pages stand in the same columns, as far as both have any there."""
    met = [len(met_by(span, above.spans)) for span in below.spans]
    back = [len(met_by(span, below.spans)) for span in above.spans]
    return max([*met, *back], default=0) == 1 and 2 * sum(met) >= min(len(met), len(back))


def shows_columns(line: Line, left: float, right: float) -> bool:
    """Whether there are several figures on a line between two places."""
    return sum(left <= chunk.left and chunk.right <= right for chunk in cut(line, Rules()).figures) > 1


def _parts(page: int, printed: Sequence[Line], rules: Rules) -> Iterator[Part]:
    """The tables of a page: lines with figures, and the header and labels about them."""
    lines = [cut(line, rules) for line in printed]
    groups = _groups(lines)
    done = 0
    limits = [*(group[0] for group in groups[1:]), len(lines)]
    for group, limit in zip(groups, limits, strict=False):  # pages without figures have no group
        frame = _Frame(lines[group[0] : group[-1] + 1])
        lines[done:limit] = [cut(line.whole, rules, frame.gaps) for line in lines[done:limit]]
        start, end = _start(lines, group[0], done, frame), _end(lines, group[-1], limit, frame)
        yield Part(page, lines, start, end, frame, rules)
        done = end


def _groups(lines: Sequence[CutLine]) -> list[list[int]]:
    """The numbers of the lines that show tables, those of one table together."""
    groups: list[list[int]] = []
    for number, line in enumerate(lines):
        if _is_mark(line):
            if groups and _is_next(lines, groups[-1], number):
                groups[-1].append(number)
            else:
                groups.append([number])
    return groups


def _is_next(lines: Sequence[CutLine], marks: Sequence[int], following: int) -> bool:
    """Whether a table goes on from its lines with figures so far to the next."""
    mark = marks[-1]
    if following - mark > _MOST_LINES:
        return False
    frame = _Frame(lines[marks[-_MARKS:][0] : following + 1])
    near = all(
        below.middle - above.middle < _MOST_PITCH * frame.em for above, below in pairwise(lines[mark : following + 1])
    )
    between = lines[mark + 1 : following]
    return near and not any(
        line.is_one and (frame.is_text(line) or _is_heading(line, between[n + 1 :], frame))
        for n, line in enumerate(between)
    )


def _is_heading(line: CutLine, below: Sequence[CutLine], frame: _Frame) -> bool:
    """Whether a line is the heading of what follows: it is numbered, and the header of another table is below it."""
    is_numbered = HEADING.match(line_text(line.whole)) is not None
    headers = (other for other in below if not other.figures)
    return is_numbered and any(header.whole.right > frame.first + frame.em for header in headers)


def _start(lines: Sequence[CutLine], mark: int, done: int, frame: _Frame) -> int:
    """The first line of the header above a line with figures."""
    start = mark
    while start > done and _is_header(lines, start - 1, frame):
        start -= 1
    return start


def _is_header(lines: Sequence[CutLine], number: int, frame: _Frame) -> bool:
    """Whether a line above one of a table belongs to it: to its header, in a corner beside that, to its first label."""
    line = lines[number]
    distance = (lines[number + 1].middle - line.middle) / frame.em
    if distance > max(_PITCH, 1.5 * frame.pitch / frame.em):
        return False
    if not line.is_one:
        return True
    if frame.is_text(line):
        return False
    if HEADING.match(line_text(line.whole)):
        is_below_header = number > 0 and len(lines[number - 1].chunks) > 1 and _is_header(lines, number - 1, frame)
        return frame.are_labels(line) and (distance < _LABEL_PITCH or is_below_header)
    if frame.are_labels(line):
        return distance < _STACK_PITCH
    return 2 * line.whole.width < frame.right - frame.left


def _end(lines: Sequence[CutLine], mark: int, limit: int, frame: _Frame) -> int:
    """Behind the last line of the labels below a line with figures."""
    end = mark + 1
    while end < limit and lines[end].middle - lines[end - 1].middle < _STACK_PITCH * frame.em:
        line = lines[end]
        is_figure_alone = len(line.chunks) == len(line.figures) == 1 and line.whole.left >= frame.first
        if not is_figure_alone and (not frame.are_labels(line) or HEADING.match(line_text(line.whole))):
            break
        end += 1
    return end
