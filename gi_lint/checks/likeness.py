"""How much of one text is another's: Chinese prose of some ten thousand characters in milliseconds.

A text is given by its clauses. Two texts are laid side by side first by the clauses that both have, then in the gaps
by shingles (pieces of a few characters), and only what is left is compared character by character.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

_LONG, _SHORT = 8, 3  # characters of the shingles in gaps, and in the gaps between those
_MOST_COMPARED = 60_000  # pairs of characters that are compared one by one
_MOST_EQUAL = 8  # times that a piece may stand in a text and still tell places apart
_SHINGLE = 5  # characters; shorter ones are the common words of all reports

Pins = list[tuple[int, int]]


def ratio(one: Sequence[str], other: Sequence[str]) -> float:
    """2M/T: twice the characters that both have in the same order, over all characters (difflib's ratio)."""
    total = _length(one) + _length(other)
    return 2 * _matched(one, other) / total if total else 0.0


def rough_ratio(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the pairs of neighbouring characters that both have in any order; quick.

    Two texts that have 90 in a hundred characters in common keep 70 in a hundred pairs or more.
    """
    first, second = ("".join(text) for text in (one, other))
    pairs, others = Counter(pairwise(first)), Counter(pairwise(second))
    total = len(first) + len(second) - 2
    return 2 * (pairs & others).total() / total if total > 0 else 0.0


class Source:
    """A text in which others may be contained, wherever and in whatever order."""

    def __init__(self, clauses: Sequence[str]) -> None:
        self._clauses = frozenset(clauses)
        self._text = "".join(clauses)
        self._shingles: frozenset[str] = frozenset()

    def contains(self, clauses: Sequence[str]) -> float:
        """The share of a text's characters that the source has in shingles; zero where few clauses are the same."""
        text = "".join(clauses)
        if not text or 4 * sum(len(clause) for clause in clauses if clause in self._clauses) < len(text):
            return 0.0
        self._shingles = self._shingles or frozenset(_pieces(self._text, _SHINGLE))
        count = reached = 0
        for start, piece in enumerate(_pieces(text, _SHINGLE)):
            if piece in self._shingles:
                count += start + _SHINGLE - max(start, reached)
                reached = start + _SHINGLE
        return count / len(text)


def _matched(one: Sequence[str], other: Sequence[str]) -> int:
    """How many characters two texts have in the same order."""
    count = here = there = 0
    for start, partner, length in _runs(one, other, _pins(one, other)):
        count += _in_gap("".join(one[here:start]), "".join(other[there:partner]), _LONG)
        here, there = start + length, partner + length
        count += _length(one[start:here])
    return count + _in_gap("".join(one[here:]), "".join(other[there:]), _LONG)


def _in_gap(one: str, other: str, size: int) -> int:
    """How many characters two pieces have in the same order; of long ones without shingles in common none."""
    if len(one) * len(other) <= _MOST_COMPARED:
        return _closely(one, other)
    if size < _SHORT:
        return 0
    shorter = _SHORT if size > _SHORT else 0
    count = here = there = 0
    for start, partner, length in _runs(one, other, _pins(_pieces(one, size), _pieces(other, size))):
        count += _in_gap(one[here:start], other[there:partner], shorter) + length
        here, there = start + length, partner + length
    return count + _in_gap(one[here:], other[there:], shorter)


def _closely(one: str, other: str) -> int:
    if not one or not other:
        return 0
    from difflib import SequenceMatcher  # most reports have no two parts so alike that this is reached

    return sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())


def _runs(one: Sequence[str], other: Sequence[str], pins: Pins) -> Iterator[tuple[int, int, int]]:
    """Where two sequences agree from a pin on, and for how many items."""
    here = there = 0
    for start, partner in pins:
        if start >= here and partner >= there:
            length = 1
            most = min(len(one) - start, len(other) - partner)
            while length < most and one[start + length] == other[partner + length]:
                length += 1
            yield start, partner, length
            here, there = start + length, partner + length


def _pins(one: Sequence[str], other: Sequence[str]) -> Pins:
    """Places of the same item, first with first and second with second where both have it equally often: the longest
    run of them in the order of both."""
    first, second = _places(one), _places(other)
    pairs = [
        pair
        for item, here in first.items()
        if (there := second.get(item)) is not None and len(here) == len(there) <= _MOST_EQUAL
        for pair in zip(here, there, strict=True)
    ]
    return _rising(sorted(pairs))


def _places(items: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = {}
    for place, item in enumerate(items):
        places.setdefault(item, []).append(place)
    return places


def _rising(pairs: Pins) -> Pins:
    """The longest part of pairs, ordered by the first, that rises in the second too (patience sorting)."""
    if all(before[1] < after[1] for before, after in pairwise(pairs)):
        return pairs
    tops: list[int] = []  # the second of the last pair of the best run of each length
    ends: list[int] = []
    before: list[int] = []
    for number, (_, partner) in enumerate(pairs):
        place = bisect_left(tops, partner)
        before.append(ends[place - 1] if place else -1)
        tops[place : place + 1], ends[place : place + 1] = [partner], [number]
    run: Pins = []
    number = ends[-1]
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _pieces(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(len(text) - size + 1)]


def _length(clauses: Sequence[str]) -> int:
    return sum(map(len, clauses))
