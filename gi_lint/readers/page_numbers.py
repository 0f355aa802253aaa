"""The numbers and the running heads of pages in text saved from a PDF, and what goes on behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gi_lint.patterns import compiled
from gi_lint.readers.lines import BLANKS
from gi_lint.text import is_figure

_PAGE_NUMBER = compiled(  # 12, - 12 -, 第 3 页, 3/12
    r"\s*(?:[-–—－·]{0,2}\s*\d{1,3}\s*[-–—－·]{0,2}|第\s*\d{1,3}\s*页.{0,10}|\d{1,3}\s*/\s*\d{1,3})\s*"
)
_MARKED_PAGE_NUMBER = compiled(  # - 12 -, 第 3 页
    r"\s*(?:[-–—－·]{1,2}\s*\d{1,3}\s*[-–—－·]{1,2}|第\s*\d{1,3}\s*页.{0,10})\s*"
)
_IN_COLUMNS = compiled(r"\S\s{3,}\S")  # a line of a table's header
_LEAST_HEADS = 2  # pages behind the first with the same words at their head
_LONGEST_GAP = 8  # lines between the foot of a page and the head of the next


def page_numbers(lines: Sequence[str]) -> frozenset[int]:
    """The lines that number the pages of a text with form feeds: the last of a page or its first.

    A figure alone is one only where those of the other pages count on with it: it might be a cell.
    """
    pages = list(_pages(lines))
    plain: dict[int, list[int]] = {}  # how far a figure is ahead of its page -> lines
    found: set[int] = set()
    for page, filled in enumerate(pages):
        for index in {*filled[:1], *filled[-1:]}:
            if lines[index].strip(BLANKS).isdecimal():
                plain.setdefault(int(lines[index]) - page, []).append(index)
            elif _MARKED_PAGE_NUMBER.fullmatch(lines[index]):
                found.add(index)
    numbered = max(plain.values(), key=len, default=[])
    return frozenset(found.union(numbered if len(numbered) > max(2, (len(pages) - 1) // 2) else ()))


def running_heads(lines: Sequence[str]) -> frozenset[int]:
    """The lines at the head of most pages behind the first that say the same, page numbers left out."""
    heads = [filled[0] for filled in list(_pages(lines))[1:] if filled]
    words = Counter(lines[index].strip(BLANKS) for index in heads)
    head, count = max(words.items(), key=lambda item: item[1], default=("", 0))
    may_be_cell = is_figure(head) or _IN_COLUMNS.search(head)
    is_head = count >= _LEAST_HEADS and 2 * count > len(heads) and not may_be_cell
    return frozenset(index for index in heads if is_head and lines[index].strip(BLANKS) == head)


def _pages(lines: Sequence[str]) -> Iterator[list[int]]:
    """The lines of each page that are not empty; a form feed begins a page. None where there are no form feeds."""
    starts = [index for index, line in enumerate(lines) if "\f" in line]
    for start, end in pairwise((0, *starts, len(lines)) if starts else ()):
        yield [index for index in range(start, end) if lines[index].strip(BLANKS)]


def text_below(lines: Sequence[str], index: int) -> int | None:
    """The line below, or the first of the next page; None at a gap between paragraphs."""
    is_new_page = False
    for following in range(index + 1, min(index + _LONGEST_GAP, len(lines))):
        line = lines[following]
        is_new_page = is_new_page or "\f" in line or _PAGE_NUMBER.fullmatch(line) is not None
        if line.strip(BLANKS) and not _PAGE_NUMBER.fullmatch(line):
            return following if is_new_page or following == index + 1 else None
    return None
