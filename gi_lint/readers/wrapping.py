"""Text whose paragraphs were cut into lines of one width, as text saved from a PDF is: which lines belong together."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from gi_lint.patterns import compiled
from gi_lint.readers.lines import BLANKS, OWN_LINE, SENTENCE_ENDS
from gi_lint.readers.page_numbers import text_below

_FULL_STOPS = tuple("。：！？:!?")  # a full line that ends in ； or ） goes on
_TITLE_ENDS = ("报告", "年报", "通知")
_ROW = compiled(r"(?:\s+[\d.,/-]+){2,}\s*$|\S {3}|\S {2,}\S+ {2,}\S")  # figures, or words, in columns
_NARROWEST = 40  # half-width characters of a line: a narrower one is no prose
_LONGEST = 300  # characters of a line of a page: a longer one is a paragraph
_LEAST_BROKEN = 6  # lines broken off in a sentence, and
_MOST_WHOLE = 0.5  # the share of others among the full lines: more of them, and lines end where their author wanted
_FULL = 0.75  # of the usual width: a first line without its indent, or one before a long word
_FULL_NUMBERED = 0.9
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
        if widths[index] >= usual * _full(line) and not line.rstrip(BLANKS).endswith((*_FULL_STOPS, *_TITLE_ENDS)):
            following = text_below(lines, index)
            if following is not None and following not in taken and _goes_on(lines[following]):
                found[index] = following
    return found


def _full(line: str) -> float:
    """The share of the usual width from which on a line is full; one with a number may be a heading."""
    return _FULL_NUMBERED if OWN_LINE.match(line.strip(BLANKS)) else _FULL


def _prose_width(line: str) -> int:
    """How wide a line is printed, in half-width characters; 0 for a row of a table and for what is too short."""
    if len(line) > _LONGEST:
        return len(line)
    if 2 * len(line) < _FULL * _NARROWEST or not _is_prose(line):
        return 0
    return len(line.rstrip(BLANKS).encode("gbk", "replace"))


def _is_prose(line: str) -> bool:
    text = line.strip(BLANKS)
    may_be_row = " " in text or "\u3000" in text or "\t" in text
    return "|" not in text and not (may_be_row and ("\t" in text or _ROW.search(text) is not None))


def _usual_width(lines: Sequence[str], widths: Sequence[int]) -> int:
    """The width at which lines break off in a sentence; 0 where they do not, as in text with a paragraph a line."""
    broken = sorted(
        width for line, width in zip(lines, widths, strict=True) if width >= _NARROWEST and _breaks_off(line)
    )
    if len(broken) < _LEAST_BROKEN:
        return 0
    usual = broken[len(broken) // 2]
    full = [width for width in widths if width >= _FULL * usual]
    wider = sum(width > _WIDER * usual for width in full)
    return usual if len(broken) >= _MOST_WHOLE * len(full) and wider <= _MOST_WIDER * len(full) else 0


def _breaks_off(line: str) -> bool:
    text = line.rstrip(BLANKS)
    return bool(text) and not text.endswith((*SENTENCE_ENDS, *_TITLE_ENDS))


def _goes_on(line: str) -> bool:
    return _is_prose(line) and OWN_LINE.match(line.strip(BLANKS)) is None
