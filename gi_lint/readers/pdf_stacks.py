"""Texts of a table broken over lines one below the other: labels and headings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from gi_lint.readers.pdf_chunks import CutLine, Rules, on_one_line
from gi_lint.readers.pdf_text import NUMBERED, Line, Span, first_word, glue, line_text

_HALF = 0.5  # em above and below the middle of a line that belong to it
_LINES_APART = 1.3  # times the least distance of lines below one another that lines of one text may have
_MOST_APART = 2.2  # em between lines of one text
_COVERED = 0.5  # of the narrower of two texts that the other stands above
_ALIGNED = 0.6  # em
_ROOM = 0.5  # em that may stay free on a full line
_UNITS = frozenset(
    ["条", "件", "次", "个", "人", "名", "篇", "份", "期", "项", "起", "元", "万元", "人次", "件次"]
)  # in a column of their own beside labels
_MOST_OPEN = 60  # texts that may stand side by side


class Stack:
    """A text broken over lines one below the other."""

    def __init__(self, *chunks: Line) -> None:
        self.chunks = list(chunks)
        self.left = min(chunk.left for chunk in chunks)
        self.right = max(chunk.right for chunk in chunks)
        self.em = chunks[0].em

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
            this = line_text(chunk, in_cell=True)
            text += glue(text, this, is_full=True) + this
        return text

    @property
    def may_hold_figure(self) -> bool:
        """Whether a line of it ends in a digit: a figure may stand so close that no gap shows it."""
        return any(chunk.chars[-1].text.isdecimal() for chunk in self.chunks)

    def add(self, chunk: Line) -> None:
        self.chunks.append(chunk)
        self.left, self.right = min(self.left, chunk.left), max(self.right, chunk.right)

    def is_above(self, chunk: Line) -> bool:
        return _cover(self.span, chunk.span)

    def is_beside(self, height: float) -> bool:
        """Whether it reaches over a height."""
        return self.top <= height <= self.bottom

    def meets(self, other: Stack) -> bool:
        """Whether both stand at one height."""
        return self.top < other.bottom and self.bottom > other.top

    def is_right_of(self, other: Stack) -> bool:
        return self.left >= other.right


def stacked(lines: Iterable[Sequence[Line]], rules: Rules, beside: Sequence[CutLine] = ()) -> list[Stack]:
    """The texts that the chunks of lines, from the top, make. `beside`: the lines of what stands to their right.

    A text that begins with a number of its own is a new one. So is one beside figures if the one above it has figures
    or a header beside it too, and one above which there was room for its first word.
    """
    rows = list(lines)
    reach = _LINES_APART * least_distance([chunk for row in rows for chunk in row])
    stacks: list[Stack] = []
    for row in rows:
        for place, chunk in enumerate(row, 1):
            is_last = all(line_text(unit) in _UNITS for unit in row[place:])
            above = max((s for s in stacks[-_MOST_OPEN:] if s.is_above(chunk)), key=lambda s: s.bottom, default=None)
            if above is None or _is_new(chunk, above, rules, reach, beside if is_last else ()):
                stacks.append(Stack(chunk))
            else:
                above.add(chunk)
    return stacks


def least_distance(chunks: Sequence[Line]) -> float:
    """The least distance of lines one below the other, single characters left out; 0 if there are none."""
    least = math.inf
    for number, chunk in enumerate(chunks):
        if len(chunk.chars) > 1:
            for other in chunks[number + 1 : number + _MOST_OPEN]:
                distance = other.middle - chunk.middle
                if chunk.em / 2 < distance < least and _cover(chunk.span, other.span) and _are_aligned(chunk, other):
                    least = distance
    return least if least < math.inf else 0.0


def _cover(span: Span, other: Span) -> bool:
    """Whether one of two stretches lies over much of the other."""
    shared = min(span[1], other[1]) - max(span[0], other[0])
    return shared >= _COVERED * min(span[1] - span[0], other[1] - other[0])


def _is_new(chunk: Line, above: Stack, rules: Rules, reach: float, beside: Sequence[CutLine]) -> bool:
    """Whether a chunk begins another text than the one above it."""
    last = above.chunks[-1]
    distance = chunk.middle - last.middle
    is_vertical = len(last.chars) == len(chunk.chars) == 1
    text = line_text(chunk, in_cell=True)
    most = _MOST_APART * chunk.em
    return (
        distance > (most if is_vertical else min(reach, most))
        or NUMBERED.match(text) is not None
        or (text in _UNITS and text == line_text(last, in_cell=True))
        or rules.part_rows(last.middle, chunk.middle, max(last.left, chunk.left))
        or not _are_aligned(chunk, last)
        or _had_room(last, chunk, above)
        or _is_of_next_row(last, chunk, beside)
    )


def _are_aligned(chunk: Line, other: Line) -> bool:
    """Whether two chunks begin, end or have their middle at one place."""
    left, right = other.typed[0] - chunk.typed[0], other.typed[1] - chunk.typed[1]
    return min(abs(left), abs(right), abs(left + right) / 2) < _ALIGNED * chunk.em


def _had_room(last: Line, chunk: Line, above: Stack) -> bool:
    """Whether the first word of a line would have fitted on the line before it."""
    width = max(above.right - above.left, chunk.width)
    return width - last.width > first_word(chunk) + _ROOM * chunk.em


def _is_of_next_row(last: Line, chunk: Line, beside: Sequence[CutLine]) -> bool:
    """Whether each of two lines has something of its own beside it, figures at least the one."""
    rows = [[line for line in beside if on_one_line(line.middle, part.middle, part.em)] for part in (last, chunk)]
    return all(rows) and any(line.figures for row in rows for line in row)
