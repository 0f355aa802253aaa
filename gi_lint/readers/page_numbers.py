"""The numbers of pages in text saved from a PDF, and what goes on behind them on the next page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gi_lint.patterns import compiled
from gi_lint.readers.lines import BLANKS

_PAGE_NUMBER = compiled(  # 12, - 12 -, 第 3 页, 3/12
    r"\s*(?:[-–—－·]{0,2}\s*\d{1,3}\s*[-–—－·]{0,2}|第\s*\d{1,3}\s*页.{0,10}|\d{1,3}\s*/\s*\d{1,3})\s*"
)
_MARKED_PAGE_NUMBER = compiled(  # - 12 -, 第 3 页
    r"\s*(?:[-–—－·]{1,2}\s*\d{1,3}\s*[-–—－·]{1,2}|第\s*\d{1,3}\s*页.{0,10})\s*"
)
_LONGEST_GAP = 8  # lines between the foot of a page and the head of the next


def page_numbers(lines: Sequence[str]) -> frozenset[int]:
    """The lines that number the pages of a text with form feeds: the last of a page or its first.

    A figure alone is one only where those of the other pages count on with it: it might be a cell.
    """
    starts = [index for index, line in enumerate(lines) if "\f" in line]
    if not starts:
        return frozenset()
    plain: dict[int, list[int]] = {}  # how far a figure is ahead of its page -> lines
    found: set[int] = set()
    for page, (start, end) in enumerate(pairwise((0, *starts, len(lines)))):
        filled = [index for index in range(start, end) if lines[index].strip(BLANKS)]
        for index in {*filled[:1], *filled[-1:]}:
            if lines[index].strip(BLANKS).isdecimal():
                plain.setdefault(int(lines[index]) - page, []).append(index)
            elif _MARKED_PAGE_NUMBER.fullmatch(lines[index]):
                found.add(index)
    numbered = max(plain.values(), key=len, default=[])
    return frozenset(found.union(numbered if len(numbered) > max(2, len(starts) // 2) else ()))


def text_below(lines: Sequence[str], index: int) -> int | None:
    """The line below, or the first of the next page; None at a gap between paragraphs."""
    is_new_page = False
    for following in range(index + 1, min(index + _LONGEST_GAP, len(lines))):
        line = lines[following]
        is_new_page = is_new_page or "\f" in line or _PAGE_NUMBER.fullmatch(line) is not None
        if line.strip(BLANKS) and not _PAGE_NUMBER.fullmatch(line):
            return following if is_new_page or following == index + 1 else None
    return None
