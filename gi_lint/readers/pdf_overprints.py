"""Feet and heads of pages that are printed over the text, as programs stamp them on every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from gi_lint.readers.pdf_page import Char, Page

_MARGIN = 0.12  # of the page's height, at its head and at its foot
_LEAST_PAGES = 3  # with the same characters in the same places, and
_MOST_OF_PAGES = 0.8  # their share of all
_SAME = 2.0  # points within which places are the same
_MOST_STAMPED = 300  # characters: more are a page of its own
_NEAR = 0.6  # of a character's width and height between the middles of two that are printed over each other

_Place = tuple[str, int, int]


def without_overprints(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages without lines in their margins that say the same on nearly all of them and lie over other text.

    The figures in such a line, which number the pages, go with it.
    """
    stamped = _stamped(pages)
    if not 0 < len(stamped) <= _MOST_STAMPED:
        return pages
    lines = {line for page in pages for line in _lines_over_text(page, stamped)}
    if not lines:
        return pages
    stamped = {place for place in stamped if place[2] in lines}
    return [_without(page, stamped) for page in pages]


def _stamped(pages: Sequence[Page]) -> Set[_Place]:
    """The characters but figures that stand in the same places of the margins of nearly all pages."""
    if len(pages) < _LEAST_PAGES:
        return frozenset()
    seen = Counter(place for page in pages for place in {_place(char) for char in _in_margins(page)})
    return {place for place, count in seen.items() if count >= max(_LEAST_PAGES, _MOST_OF_PAGES * len(pages))}


def _in_margins(page: Page) -> Iterator[Char]:
    head, foot = _MARGIN * page.height, (1 - _MARGIN) * page.height
    return (char for char in page.chars if not head <= char.top <= foot and not char.text.isspace())


def _place(char: Char) -> _Place:
    return "0" if char.text.isdigit() else char.text, round(char.left / _SAME), round(char.top / _SAME)


def _lines_over_text(page: Page, stamped: Set[_Place]) -> Iterator[int]:
    """The heights of stamped characters that are printed over others of a page."""
    stamps: list[Char] = []
    others: list[Char] = []
    for char in _in_margins(page):
        (stamps if _place(char) in stamped else others).append(char)
    return (_place(stamp)[2] for stamp in stamps if any(_meet(stamp, other) for other in others))


def _meet(first: Char, second: Char) -> bool:
    wide = max(first.right - first.left, second.right - second.left)
    high = min(first.bottom - first.top, second.bottom - second.top)
    across = abs(first.left + first.right - second.left - second.right) / 2
    down = abs(first.top + first.bottom - second.top - second.bottom) / 2
    return across < _NEAR * wide and down < _NEAR * high


def _without(page: Page, stamped: Set[_Place]) -> Page:
    """A page without its stamped characters, and without the figures between them."""
    stamps = {id(char) for char in _in_margins(page) if _place(char) in stamped}
    ends: dict[int, tuple[float, float]] = {}
    for char in page.chars:
        if id(char) in stamps:
            left, right = ends.get(_place(char)[2], (char.left, char.right))
            ends[_place(char)[2]] = min(left, char.left), max(right, char.right)
    kept = (char for char in page.chars if id(char) not in stamps and not _is_number(char, ends))
    return page._replace(chars=tuple(kept))


def _is_number(char: Char, ends: dict[int, tuple[float, float]]) -> bool:
    """Whether a character is a figure on a stamped line, between its ends or right beside them."""
    left, right = ends.get(_place(char)[2], (0.0, -1.0)) if char.text.isdigit() else (0.0, -1.0)
    beside = 2 * (char.right - char.left)
    return left - beside <= char.left and char.right <= right + beside and left <= right
