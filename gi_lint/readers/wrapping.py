"""Text whose paragraphs were cut into lines of one width, as text saved from a PDF is: which lines belong together."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from gi_lint.patterns import compiled
from gi_lint.readers.lines import BLANKS, OWN_LINE, SENTENCE_ENDS
from gi_lint.readers.page_numbers import text_below

_FULL_STOPS = tuple("。：！？:!?")  # a full line that ends in ； or ） goes on
_TITLE_ENDS = ("报告", "年报", "通知")
_OPENING = tuple("（《〈“")
_NOT_FIRST = tuple("，、。；：）》〉”")  # marks that no line of a page begins with
_NOT_LAST = tuple("，、")  # of a paragraph
_MARKS_WITHIN = tuple("，、；。：")  # of a sentence, and of no title
_ROW = compiled(  # figures, or words, in columns
    r"(?:\s+[\d.,/-]+){2,}\s*$|\S {3}|\S {2,}\S+ {2,}\S|(?:\s[^\W\d_]{1,5}){4,}\s*$"
)
_FAR_INSIDE = compiled(r"\f?[ \u3000]{12}")  # where no line of a paragraph begins, but one set in the middle
_DRAWN = compiled(r"[|─-╿]|[-=+]{3}")  # the lines of a table drawn with characters
_NARROWEST = 40  # half-width characters of a line: a narrower one is no prose
_LONGEST = 300  # characters of a line of a page: a longer one is a paragraph
_LEAST_BROKEN = 6  # lines broken off in a sentence, and
_MOST_WHOLE = 0.5  # the share of others among the full lines: more of them, and lines end where their author wanted
_FULL = 0.75  # of the usual width: a first line without its indent, or one before a long word
_FULL_NUMBERED = 0.9
_AT_EDGE = 0.95  # of the widest line: one of the same width, but for a character that did not fit
_WIDE = 80  # half-width characters of a line that no paragraph is likely to break off at: of these two tell the width
_LEAST_WIDE = 2
_LEAST_AT_EDGE = 4  # of others
_WIDER = 1.25  # times the usual width: a line that no page held
_MOST_WIDER = 0.03  # of the full lines


def continuations(lines: Sequence[str], taken: Container[int]) -> Mapping[int, int]:
    """For each line that breaks off in a sentence the index of the line that goes on with it.

    Lines in `taken` belong to tables. None where the lines of a text are its paragraphs.
    """
    widths = [0 if index in taken else _prose_width(line) for index, line in enumerate(lines)]
    usual = _usual_width(lines, widths)
    if not usual:
        return {}
    found: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.rstrip(BLANKS).endswith(_FULL_STOPS) or _is_title(line):
            continue
        following = text_below(lines, index)
        if following is None or following in taken or not _goes_on(lines[following]):
            continue
        if widths[index] >= usual * _full(line) or _is_cut_at_mark(line, lines[following]):
            found[index] = following
    return found


def _is_cut_at_mark(line: str, following: str) -> bool:
    """Whether a program has cut a sentence at a mark, which is printed narrower: 按照《条例》, （以下简称, ）。"""
    if following.lstrip(BLANKS).startswith(_NOT_FIRST) or line.rstrip(BLANKS).endswith(_NOT_LAST):
        return True
    return following.startswith(_OPENING) and 2 * len(line) >= _NARROWEST and not OWN_LINE.match(line.strip(BLANKS))


def _full(line: str) -> float:
    """The share of the usual width from which on a line is full; one with a number may be a heading."""
    return _FULL_NUMBERED if OWN_LINE.match(line.strip(BLANKS)) else _FULL


def _prose_width(line: str) -> int:
    """How wide a line is printed, in half-width characters; 0 for a row of a table and for what is too short."""
    if len(line) > _LONGEST:
        return len(line)
    if 2 * len(line) < _FULL * _NARROWEST or not _is_prose(line) or _FAR_INSIDE.match(line):
        return 0
    return len(line.rstrip(BLANKS).encode("gbk", "replace"))


def _is_prose(line: str) -> bool:
    text = line.strip(BLANKS)
    may_be_row = " " in text or "\u3000" in text or "\t" in text
    return _DRAWN.search(text) is None and not (may_be_row and ("\t" in text or _ROW.search(text) is not None))


def _usual_width(lines: Sequence[str], widths: Sequence[int]) -> int:
    """The width at which lines break off in a sentence; 0 where they do not, as in text with a paragraph a line."""
    broken = sorted(
        width for line, width in zip(lines, widths, strict=True) if width >= _NARROWEST and _breaks_off(line)
    )
    if len(broken) >= _LEAST_BROKEN:
        usual = broken[len(broken) // 2]
        full = [width for width in widths if width >= _FULL * usual]
        wider = sum(width > _WIDER * usual for width in full)
        if len(broken) >= _MOST_WHOLE * len(full) and wider <= _MOST_WIDER * len(full):
            return usual
    return _widest(lines, widths)


def _widest(lines: Sequence[str], widths: Sequence[int]) -> int:
    """The width of the widest lines, where they plainly end at an edge; else 0.

    At least half of them break off in a sentence that ends on the lines below.
    """
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= 2 * _LONGEST:
        return 0
    at_edge = [index for index, width in enumerate(widths) if width >= _AT_EDGE * widest]
    broken = [index for index in at_edge if _breaks_off(lines[index])]
    least = max(_LEAST_WIDE if widest >= _WIDE else _LEAST_AT_EDGE, _MOST_WHOLE * len(at_edge))
    if len(broken) >= least:
        broken = [index for index, ends in zip(broken, _ends_below(lines, broken), strict=True) if ends]
    return widest if len(broken) >= least else 0


def _ends_below(lines: Sequence[str], indexes: Sequence[int]) -> list[bool]:
    """Whether the sentence that each of some lines breaks off in ends at the end of a line that goes on with it."""
    ended: set[int] = set()
    for index in reversed(range(indexes[0], len(lines))):
        following = text_below(lines, index)
        if following is None or not _goes_on(lines[following]):
            continue
        if following in ended or not _breaks_off(lines[following]):
            ended.add(index)
    return [index in ended for index in indexes]


def _breaks_off(line: str) -> bool:
    text = line.rstrip(BLANKS)
    return bool(text) and not text.endswith(SENTENCE_ENDS) and not _is_title(line)


def _is_title(line: str) -> bool:
    """Whether a line ends as a title does, and is no part of a sentence."""
    text = line.rstrip(BLANKS)
    return text.endswith(_TITLE_ENDS) and not any(mark in text for mark in _MARKS_WITHIN)


def _goes_on(line: str) -> bool:
    return _is_prose(line) and OWN_LINE.match(line.strip(BLANKS)) is None
