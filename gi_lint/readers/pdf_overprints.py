"""What is printed over the text: feet and heads of pages that programs stamp on every page, words strewn over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice

from gi_lint.readers.pdf_page import Char, Page

_MARGIN = 0.12  # of the page's height, at its head and at its foot
_LEAST_PAGES = 3  # with the same characters in the same places, and
_MOST_OF_PAGES = 0.8  # their share of all
_SAME = 2.0  # points within which places are the same
_MOST_STAMPED = 300  # characters: more are a page of its own
_MOST_IN_MARGINS = 2_000  # characters of a page that are held against them
_NEAR = 0.6  # of a character's width and height between the middles of two that are printed over each other

_LEAST_RUN = 4  # characters of words that are strewn over the text
_LEAST_TIMES = 2  # that they stand in a file, and
_LEAST_OVER = 0.2  # the share of these that lie over other text
_SHARED = 0.3, 0.45  # of its width and height: tall letters of lines set close share less
_LEAST_MET = 2  # characters of such words over others
_SPOT = 12.0  # points of a square of the page
_MOST_IN_SPOT = 12  # characters that are held against others: more are all printed in one place
_LARGEST = 240.0  # points of a character of such words

_Run = tuple[int, Sequence[Char]]  # the place of a page among all, and what was printed on it in one go
_Place = tuple[str, int, int]
_Ends = dict[int, tuple[float, float]]  # from where to where lines reach, by their heights
_Spots = dict[tuple[int, int], list[Char]]  # the characters in each square of a page, by their middles


def without_strewn_words(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages without words that stand on them again and again in one size and lie over other text: marks of a house,
    or the bar of a site that is printed on every page.
    """
    runs = [(number, run) for number, page in enumerate(pages) for run in _runs(page)]
    found: dict[tuple[str, int], list[_Run]] = {}
    for number, run in runs:
        found.setdefault(_words(run), []).append((number, run))
    again = {words: some for words, some in found.items() if len(some) >= _LEAST_TIMES}
    spots = {number: _spots(pages[number]) for number in {number for some in again.values() for number, _ in some}}
    gone = {words for words, some in again.items() if _are_strewn(some, spots)}
    if not gone:
        return pages
    marks = {id(char) for _, run in runs if _words(run) in gone for char in run}
    return [page._replace(chars=tuple(char for char in page.chars if id(char) not in marks)) for page in pages]


def _words(run: Sequence[Char]) -> tuple[str, int]:
    """What is printed, and how large, in tenths of points."""
    return "".join(char.text for char in run), round(10 * (run[0].bottom - run[0].top))


def _are_strewn(some: Sequence[_Run], spots: Mapping[int, _Spots]) -> bool:
    """Whether so many of the same words lie over other text that all are no text; one in the same place on all pages
    tells it alone."""
    over = sum(_lies_over(run, spots[number]) for number, run in some)
    places = {(round(run[0].left / _SAME), round(run[0].top / _SAME)) for _, run in some}
    return over >= (1 if len(places) == 1 else max(_LEAST_TIMES, _LEAST_OVER * len(some)))


def _runs(page: Page) -> Iterator[Sequence[Char]]:
    """What was printed in one go on a page, if it is words: characters one behind the other on a line."""
    run: list[Char] = []
    for char in (*page.chars, None):
        if run and (char is None or not _follows(char, run[-1])):
            if len(run) >= _LEAST_RUN and run[0].text >= "\u2e80":
                yield run
            run = []
        if char is not None:
            run.append(char)


def _follows(char: Char, before: Char) -> bool:
    high = before.bottom - before.top
    return abs(char.bottom - before.bottom) < 0.1 * high and abs(char.left - before.right) < 0.5 * high


def _spots(page: Page) -> _Spots:
    spots: _Spots = {}
    for char in page.chars:
        middle = (char.left + char.right) / 2, (char.top + char.bottom) / 2
        of_spot = spots.setdefault((int(middle[0] // _SPOT), int(middle[1] // _SPOT)), [])
        if len(of_spot) < _MOST_IN_SPOT:
            of_spot.append(char)
    return spots


def _lies_over(run: Sequence[Char], spots: _Spots) -> bool:
    """Whether several characters of some words are printed over others of the page."""
    own = set(map(id, run))
    met = (char for char in run if any(id(other) not in own and _share(char, other) for other in _near(char, spots)))
    return len(list(islice(met, _LEAST_MET))) == _LEAST_MET


def _near(char: Char, spots: _Spots) -> Iterator[Char]:
    """The characters whose middles lie within the box of one or less than a square beside it."""
    if max(char.right - char.left, char.bottom - char.top) > _LARGEST:
        return
    down = range(int(char.top // _SPOT) - 1, int(char.bottom // _SPOT) + 2)
    for column in range(int(char.left // _SPOT) - 1, int(char.right // _SPOT) + 2):
        for row in down:
            yield from spots.get((column, row), ())


def _share(first: Char, second: Char) -> bool:
    """Whether two different characters share so much of the smaller one's box as those of lines below each other and
    of words beside each other never do."""
    if first.text == second.text:
        return False  # printed again, to make it bold
    across = min(first.right, second.right) - max(first.left, second.left)
    down = min(first.bottom, second.bottom) - max(first.top, second.top)
    wide = min(first.right - first.left, second.right - second.left)
    high = min(first.bottom - first.top, second.bottom - second.top)
    return across > _SHARED[0] * wide and down > _SHARED[1] * high


def without_overprints(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages without lines in their margins that say the same on nearly all of them and lie over other text.

    The figures in such a line go with it where nearly all have some, which number the pages.
    """
    stamped = _stamped(pages)
    if not 0 < len(stamped) <= _MOST_STAMPED:
        return pages
    lines = {line for page in pages for line in _lines_over_text(page, stamped)}
    if not lines:
        return pages
    stamped = {place for place in stamped if place[2] in lines}
    numbers = _numbers(pages, _ends(pages, stamped))
    return [_without(page, stamped, numbers) for page in pages]


def _stamped(pages: Sequence[Page]) -> Set[_Place]:
    """The characters but figures that stand in the same places of the margins of nearly all pages."""
    if len(pages) < _LEAST_PAGES:
        return frozenset()
    seen = Counter(place for page in pages for place in {_place(char) for char in _in_margins(page)})
    return {place for place, count in seen.items() if _is_on_nearly_all(count, pages)}


def _is_on_nearly_all(count: int, pages: Sequence[Page]) -> bool:
    return count >= max(_LEAST_PAGES, _MOST_OF_PAGES * len(pages))


def _in_margins(page: Page) -> Iterator[Char]:
    head, foot = _MARGIN * page.height, (1 - _MARGIN) * page.height
    return (char for char in page.chars if not head <= char.top <= foot and not char.text.isspace())


def _place(char: Char) -> _Place:
    return "0" if char.text.isdigit() else char.text, round(char.left / _SAME), round(char.top / _SAME)


def _lines_over_text(page: Page, stamped: Set[_Place]) -> Iterator[int]:
    """The heights of stamped characters that are printed over others of a page."""
    stamps: dict[_Place, Char] = {}
    others: list[Char] = []
    for char in _in_margins(page):
        if (place := _place(char)) in stamped:
            stamps[place] = char
        else:
            others.append(char)
    some = stamps if len(others) <= _MOST_IN_MARGINS else ()
    return (place[2] for place in some if any(_meet(stamps[place], other) for other in others))


def _meet(first: Char, second: Char) -> bool:
    wide = max(first.right - first.left, second.right - second.left)
    high = min(first.bottom - first.top, second.bottom - second.top)
    across = abs(first.left + first.right - second.left - second.right) / 2
    down = abs(first.top + first.bottom - second.top - second.bottom) / 2
    return across < _NEAR * wide and down < _NEAR * high


def _ends(pages: Sequence[Page], stamped: Set[_Place]) -> _Ends:
    """From where to where the stamped lines reach, by their heights."""
    ends: _Ends = {}
    for char in (char for page in pages for char in _in_margins(page)):
        if (place := _place(char)) in stamped:
            left, right = ends.get(place[2], (char.left, char.right))
            ends[place[2]] = min(left, char.left), max(right, char.right)
    return ends


def _numbers(pages: Sequence[Page], ends: _Ends) -> _Ends:
    """The ends of those stamped lines that number the pages: nearly every page has figures there."""
    found = ({_place(char)[2] for char in _in_margins(page) if _is_number(char, ends)} for page in pages)
    counts = Counter(line for of_page in found for line in of_page)
    return {line: ends[line] for line, count in counts.items() if _is_on_nearly_all(count, pages)}


def _without(page: Page, stamped: Set[_Place], numbers: _Ends) -> Page:
    """A page without its stamped characters, and without the numbers of pages between them."""
    gone = {id(char) for char in _in_margins(page) if _place(char) in stamped or _is_number(char, numbers)}
    return page._replace(chars=tuple(char for char in page.chars if id(char) not in gone))


def _is_number(char: Char, ends: _Ends) -> bool:
    """Whether a character is a figure on a stamped line, between its ends or right beside them."""
    if not char.text.isdigit() or (line := _place(char)[2]) not in ends:
        return False
    left, right = ends[line]
    beside = 2 * (char.right - char.left)
    return left - beside <= char.left and char.right <= right + beside
