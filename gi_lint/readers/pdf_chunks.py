"""Lines of print cut into chunks: by gaps, by ruling lines, and by what is known of the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gi_lint.named import NamedTuple
from gi_lint.readers.pdf_page import Char, Rule
from gi_lint.readers.pdf_text import NUMBERED, Line, Span, box_of, line_text
from gi_lint.text import cell_number, is_blank

_ON_ONE_LINE = 0.3  # em between the middles of what stands on one line
OVERLAP = 0.5  # points by which columns may run into each other
_LEAST_GAP = 0.05  # em, in which a ruling line can stand
_GAP = 0.9  # em between columns
_SMALL_GAP = 0.2  # em between columns that are known, or where a number begins behind it
_DIGITS_GAP = 0.1  # em that digits of one number do not stand apart
_WORDS_GAP = 0.55  # em between words and figures of two columns
_NUMERALS = frozenset("(（一二三四五六七八九十123456789")
_LONGEST_FIGURE = 24  # characters
_NO_FIGURES = "、空"


def met_by(span: Span, spans: Sequence[Span]) -> list[int]:
    """The numbers of the stretches that one lies over."""
    return [n for n, (left, right) in enumerate(spans) if span[0] < right - OVERLAP and span[1] > left + OVERLAP]


def on_one_line(middle: float, other: float, em: float) -> bool:
    """Whether two heights are those of one line in print of a size."""
    return abs(middle - other) < _ON_ONE_LINE * em


def gaps_of(spans: Sequence[Span]) -> list[Span]:
    """What lies between stretches that follow each other."""
    return [(before[1], after[0]) for before, after in pairwise(spans)]


def spans_of(chunks: Sequence[Line]) -> list[Span]:
    """The columns that chunks stand in: those one above the other are in one, what reaches over several is left out.

    Nothing if two overlap after all.
    """
    spans: list[Span] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.width):
        met = met_by(chunk.span, spans)
        if not met:
            spans.append(chunk.span)
        elif len(met) == 1:
            left, right = spans[met[0]]
            spans[met[0]] = min(left, chunk.left), max(right, chunk.right)
    spans.sort()
    return spans if all(before[1] < after[0] for before, after in pairwise(spans)) else []


def usual(numbers: Sequence[float]) -> float:
    """The number in the middle; 0 if there are none."""
    return sorted(numbers)[(len(numbers) - 1) // 2] if numbers else 0.0


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


# Chunks ----------------------------------------------------------------------------------------------------


class CutLine(NamedTuple):
    """A line with the chunks that gaps and ruling lines cut it into, and those of them that are figures."""

    whole: Line
    chunks: list[Line]
    figures: list[Line]

    @property
    def middle(self) -> float:
        return self.whole.middle

    @property
    def left(self) -> float:
        return self.whole.left

    @property
    def is_one(self) -> bool:
        """Whether it is one text and no figure."""
        return len(self.chunks) == 1 and not self.figures

    @property
    def may_join_figures(self) -> bool:
        """Whether two figures of columns that all but touch may have been taken for one."""
        pairs = (pair for figure in self.figures for pair in pairwise(figure.chars))
        least = _DIGITS_GAP * self.whole.em
        return any(b.left - a.right > least and a.text.isdecimal() and b.text.isdecimal() for a, b in pairs)


def cut(line: Line, rules: Rules, gaps: Sequence[Span] = ()) -> CutLine:
    """A line in chunks. `gaps`: what is known to lie between columns."""
    found = as_cut(line, _chunks(line, rules, gaps))
    if not found.figures:
        return found
    return as_cut(line, [part for chunk in found.chunks for part in _without_number(chunk)])


def as_cut(line: Line, chunks: list[Line]) -> CutLine:
    """A line with chunks that are known."""
    return CutLine(line, chunks, [chunk for chunk in chunks if _is_figure(chunk)])


def _is_figure(chunk: Line) -> bool:
    """Whether a text is what stands in a cell of figures: a number, or a mark in the place of one."""
    if len(chunk.chars) > _LONGEST_FIGURE:
        return False
    text = line_text(chunk, in_cell=True)
    return cell_number(text) is not None or (is_blank(text) and text not in _NO_FIGURES)


def _without_number(chunk: Line) -> list[Line]:
    """A text and the number that stands close behind it, if there is any gap: beside figures it is another of them."""
    chars = chunk.chars
    start = len(chars)
    while start and chars[start - 1].text.isdecimal():
        start -= 1
    if not 0 < start < len(chars) or chars[start].left - chars[start - 1].right < _LEAST_GAP * chunk.em:
        return [chunk]
    return [_part(chunk, chars[:start]), _part(chunk, chars[start:])]


def _part(line: Line, chars: Sequence[Char]) -> Line:
    """Characters of a line that follow each other. The first part has the blanks before the line."""
    blank = line.blank if chars[0] == line.chars[0] else 0.0
    return Line(tuple(chars), line.em, box_of(chars), line.page, blank)


def _chunks(line: Line, rules: Rules, gaps: Sequence[Span]) -> list[Line]:
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
        return [line]
    return [_part(line, chars[start:end]) for start, end in pairwise([*starts, len(chars)])]


def _are_apart(chars: Sequence[Char], number: int, gap: float, rules: Rules, height: float) -> bool:
    """Whether a character, after a gap of so many em, begins another cell than the one before it."""
    before, char = chars[number - 1], chars[number]
    if gap >= _GAP or rules.part_columns(before.right, char.left, height):
        return True
    if gap < _SMALL_GAP:
        return False
    if before.text.isdecimal() and char.text.isdecimal():
        return True
    if before.text.isdecimal() or char.text.isdecimal():
        return gap >= _WORDS_GAP
    return char.text in _NUMERALS and bool(NUMBERED.match("".join(c.text for c in chars[number : number + 5])))
