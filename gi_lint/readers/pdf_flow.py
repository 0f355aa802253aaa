"""Running text: page numbers and running heads left out, lines put together to the paragraphs that were typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from gi_lint.document import Location, PageMark, Paragraph
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.broken_dates import ENDS, is_date_broken
from gi_lint.readers.pdf_page import Box
from gi_lint.readers.pdf_text import HEADING, NOT_FIRST, Line, first_word, glue, line_text
from gi_lint.text import squeeze

_MARGIN_LINES = 3  # at the head and at the foot of a page, in which page numbers and running heads are looked for
_MARGIN = 0.15  # of the page's height, in which they stand
_SAME_HEIGHT = 4.0  # points
_DASH = "[-‐‑‒–—―－─一·•~～]"
_COUNT = r"\d{1,4}"
_PAGE_NUMBER = compiled(  # —12—; 第3页共9页; 3/9; page 3 of 9
    rf"{_DASH}{{0,3}}{_COUNT}{_DASH}{{0,3}}"
    rf"|{_DASH}?第{_COUNT}页(?:[,，/]?共{_COUNT}页)?{_DASH}?|共{_COUNT}页[,，/]?第{_COUNT}页"
    rf"|{_COUNT}[/／]{_COUNT}|(?:page|p\.?){_COUNT}(?:of{_COUNT})?",
    re.IGNORECASE,
)

_FIGURES = compiled(r"\d+")

_FIRST_INDENT = 1.2  # em; a line that begins so far inside begins a paragraph
_TYPICAL_INDENT = (1.5, 2.6)  # em of a first line
_RIGHT_HALF = 0.4  # of the width of the text
_GAP = 2.5  # em between words that are not one text
_ROOM = 0.6  # em that may stay free on a full line
_PITCH = 1.5  # times the usual distance of lines: a new paragraph
_LONG_TITLE = 0.7  # of the width of the text
_LONG_LINE = 10  # characters of a line that may be of a paragraph
_LEAST_WIDE = 2  # lines that tell the edges of a page
_MOVED = 3.0  # points
_SIZES = 1.12  # times the size: a heading beside text
_SENTENCE_ENDS = "。！？!?"


class Area(NamedTuple):
    """Where the text of a page begins and ends on the left and right, and how far its lines are apart."""

    left: float
    right: float
    pitch: float


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without page numbers and without what is repeated at one height on several pages."""
    edges = [(lines[: _MARGIN_LINES + 1], lines[: -_MARGIN_LINES - 2 : -1]) for lines in pages]
    seen = Counter(place for head, foot in edges for place in {_place(line) for line in (*head, *foot)})
    kept: list[list[Line]] = []
    for lines, edge, height in zip(pages, edges, heights, strict=True):
        dropped = {id(line) for part in edge for line in _furniture(part, height, seen)}
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _furniture(edge: Sequence[Line], height: float, seen: Counter[tuple[str, int]]) -> list[Line]:
    """The lines of a page, from an edge inwards, that are no text: behind the first line of that there are none.

    What is repeated down to a row of words apart is the header of a table.
    """

    def is_furniture(line: Line) -> bool:
        is_near_edge = not _MARGIN * height <= line.middle <= (1 - _MARGIN) * height
        return is_near_edge and (_is_page_number(line) or _is_repeated(line, seen))

    found = list(takewhile(is_furniture, edge[:_MARGIN_LINES]))
    following = edge[len(found) :][:1]
    if any(_is_repeated(line, seen) and not _is_prose(line) for line in following):
        return [line for line in found if _is_page_number(line)]
    return found


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(squeeze(line_text(line))) is not None


def _is_repeated(line: Line, seen: Counter[tuple[str, int]]) -> bool:
    text, height = _place(line)
    return sum(seen[text, near] for near in (height - 1, height, height + 1)) > 1


def _place(line: Line) -> tuple[str, int]:
    """The text of a line, whatever its figures, and its height."""
    return _FIGURES.sub("0", squeeze(line_text(line))), round(line.middle / _SAME_HEIGHT)


def text_areas(pages: Sequence[Sequence[Line]]) -> list[Area]:
    """The area of text on each page: that of the document, moved where a page's margins are mirrored, or the page's
    own where it is set with other margins."""
    lines = [line for page in pages for line in page]
    if not lines:
        return [Area(0.0, 0.0, 0.0) for _ in pages]
    lines = _of_usual_size([line for line in lines if _is_prose(line)] or lines)
    widest = max(line.width for line in lines)
    wide = [line for line in lines if line.width >= 0.7 * widest]
    left, right, pitch = _left_edge(wide), _right_edge(wide), _pitch(pages, 0.7 * widest) or _pitch(pages)
    areas: list[Area] = []
    for page in pages:
        of_page = [line for line in page if line.width >= 0.7 * widest]
        own = _own_edges(page, of_page, left, right)
        shift = _shift(of_page, left, right) if own is None else 0.0
        areas.append(Area(*own, pitch) if own is not None else Area(left + shift, right + shift, pitch))
    return areas


def _of_usual_size(lines: Sequence[Line]) -> list[Line]:
    """The lines in the size that most long ones are printed in: headings in another may be wider than the text."""
    sizes = Counter(round(line.em) for line in lines if len(line.chars) >= _LONG_LINE)
    usual = sizes.most_common(1)[0][0] if sizes else None
    return [line for line in lines if usual is None or abs(round(line.em) - usual) <= 1]


def _own_edges(page: Sequence[Line], wide: Sequence[Line], left: float, right: float) -> tuple[float, float] | None:
    """The edges of a page set with margins of its own; None where it has those of the document.

    Some full line on it must be followed by one that begins at the edge, further left than itself.
    """
    if len(wide) < _LEAST_WIDE:
        return None
    own_left, own_right = _left_edge(wide), _right_edge(wide)
    is_other = abs(own_left - left) > _MOVED or abs(own_right - right) > _MOVED
    begin_inside = (
        before.left - own_left > _FIRST_INDENT * before.em
        and own_right - before.right < (1 + _ROOM) * before.em
        and abs(after.left - own_left) < _MOVED
        for before, after in pairwise(page)
    )
    return (own_left, own_right) if is_other and any(begin_inside) else None


def _is_prose(line: Line) -> bool:
    """Whether a line is no row of a table: words without a gap."""
    gaps = (after.left - before.right for before, after in pairwise(line.chars))
    return line.has_words and max(gaps, default=0.0) < _GAP * line.em


def _left_edge(lines: Sequence[Line]) -> float:
    """Where lines begin that are not indented: the leftmost of the places where many do."""
    counted = Counter(round(line.left) for line in lines)
    most = max(counted.values())
    usual = [place for place, count in counted.items() if count > 1 and most <= 6 * count]
    return float(min(usual or counted))


def _right_edge(lines: Sequence[Line]) -> float:
    """Where full lines end; marks that hang over the edge and single lines that run over it do not count."""
    ends = sorted(map(_end_of_words, lines))
    return ends[round(0.9 * (len(ends) - 1))]


def _end_of_words(line: Line) -> float:
    return next((char.right for char in reversed(line.chars) if char.text not in NOT_FIRST), line.right)


def _shift(lines: Sequence[Line], left: float, right: float) -> float:
    """How far the margins of a page are moved, both of them by the same."""
    if len(lines) < 3:
        return 0.0
    to_left = min(line.left for line in lines) - left
    to_right = _right_edge(lines) - right
    return to_left if abs(to_left) > _MOVED and abs(to_left - to_right) < 4.0 else 0.0


def _pitch(pages: Sequence[Sequence[Line]], least: float = 0.0) -> float:
    """The usual distance from one line, of prose of a least width, to the next; 0 if there are no two lines."""
    distances = Counter(
        round(after.middle - before.middle)
        for page in pages
        for before, after in pairwise(page)
        if after.middle - before.middle > 0.5 * after.em
        and (not least or (before.width >= least and _is_prose(before)))
    )
    return float(distances.most_common(1)[0][0]) if distances else 0.0


class Building:
    """A paragraph on its way: the lines that it is made of so far, and the areas that they stand in."""

    def __init__(self, line: Line, area: Area) -> None:
        self.lines = [line]
        self._areas = [area]

    def goes_on(self, line: Line, area: Area) -> bool:
        """Whether a line that comes next belongs to this paragraph."""
        last, before = self.lines[-1], self._areas[-1]
        if line.page > last.page + 1:
            return False
        if last.chars[-1].text in ENDS and is_date_broken(line_text(last), line_text(line)):
            return True
        if _has_other_size(line, last) or _stands_apart(line, last, before.pitch):
            return False
        if _is_rest_of_title(line, last, before):
            return True
        if _is_centred(last, before) or _is_at_the_right(last, before) or not self._is_full(line):
            return False
        ends_sentence = last.chars[-1].text in _SENTENCE_ENDS or not last.has_words
        if ends_sentence and HEADING.match(line_text(line)):
            return False
        if _is_centred(line, area):  # the rest of a title
            return not ends_sentence
        return not self._is_indented(line, area)

    def add(self, line: Line, area: Area) -> None:
        self.lines.append(line)
        self._areas.append(area)

    def _is_indented(self, line: Line, area: Area) -> bool:
        """Whether a line begins further inside than the text: unless all of the paragraph does."""
        indent = (line.left - area.left) / line.em
        if indent < _FIRST_INDENT:
            return False
        own = (self.lines[-1].left - self._areas[-1].left) / line.em
        is_block = abs(own - indent) < 0.2 and not _TYPICAL_INDENT[0] <= indent <= _TYPICAL_INDENT[1]
        is_told = len(self.lines) == 1 and self.lines[-1].chars[-1].text in _SENTENCE_ENDS  # a paragraph of one line
        return is_told or not (is_block and line.width > 4 * line.em)

    def _is_full(self, following: Line) -> bool:
        """Whether the first word of the next line would not have fitted on the last one."""
        last, area = self.lines[-1], self._areas[-1]
        return area.right - last.right < first_word(following) + _ROOM * last.em

    def paragraph(self) -> Paragraph:
        """The paragraph, with no place in the document as yet."""
        text = ""
        marks: list[PageMark] = []
        for number, line in enumerate(self.lines):
            this = line_text(line)
            if number:
                text += glue(text, this, is_full=True)
            marks.append(PageMark(len(text), line.page, rounded(line.box)))
            text += this
        paragraph = Paragraph(text, Location(), pages=tuple(marks))
        place = paragraph.locate(0, len(text))
        return paragraph._replace(location=Location(page=place.page, box=place.box))


def _is_rest_of_title(line: Line, last: Line, area: Area) -> bool:
    """Whether a line stands centred below a longer one that fills most of the width, as that of a broken title does."""
    is_below = abs(sum(line.span) - sum(last.span)) < 0.5 * line.em and last.width - line.width > line.em
    is_long = last.width > _LONG_TITLE * (area.right - area.left) and last.left - area.left > _ROOM * last.em
    ends = last.chars[-1].text in _SENTENCE_ENDS or HEADING.match(line_text(line)) is not None
    return is_below and is_long and not ends and line.has_words and last.has_words


def _has_other_size(line: Line, other: Line) -> bool:
    """Whether two lines are printed in different sizes, as far as Chinese characters on both show it."""
    if not (line.has_words and other.has_words):
        return False
    return not 1 / _SIZES < line.em / other.em < _SIZES


def _stands_apart(line: Line, last: Line, pitch: float) -> bool:
    """Whether a line is further below the one above it than lines usually are."""
    return line.page == last.page and pitch > 0 and line.middle - last.middle > _PITCH * max(pitch, line.em)


def _is_at_the_right(line: Line, area: Area) -> bool:
    """Whether a line stands by itself at the right edge, as a signature does."""
    return line.left - area.left > _RIGHT_HALF * (area.right - area.left)


def _is_centred(line: Line, area: Area) -> bool:
    """Whether a line stands in the middle, well inside both edges."""
    before, behind = line.left - area.left, area.right - line.right
    return before > 2.6 * line.em and behind > 2 * line.em and abs(before - behind) < 1.5 * line.em


def rounded(box: Box) -> Box:
    """A box in tenths of points."""
    left, top, right, bottom = box
    return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)
