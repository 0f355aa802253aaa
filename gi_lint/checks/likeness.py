"""How much of one text is another's: Chinese prose of some ten thousand characters in milliseconds."""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from itertools import pairwise

_LONG, _SHORT = 8, 3  # characters of the shingles by which two texts are laid side by side, at first and in the gaps
_MOST_COMPARED = 60_000  # pairs of characters that are compared one by one


def ratio(one: str, other: str) -> float:
    """2M/T: twice the characters that both have in the same order, over all characters (difflib's ratio)."""
    total = len(one) + len(other)
    return 2 * matched(one, other) / total if total else 0.0


def covered(text: str, other: str, size: int) -> float:
    """The share of a text's characters that stand in a shingle of `size` characters that the other has too."""
    known = {other[start : start + size] for start in range(len(other) - size + 1)}
    count = reached = 0
    for start in range(len(text) - size + 1):
        if text[start : start + size] in known:
            count += start + size - max(start, reached)
            reached = start + size
    return count / len(text) if text else 0.0


def matched(one: str, other: str, size: int = _LONG) -> int:
    """How many characters two texts have in the same order.

    The texts are pinned together where a shingle stands once in each; the gaps between are compared closely.
    """
    if len(one) * len(other) <= _MOST_COMPARED:
        return _closely(one, other)
    count = here = there = 0
    for start, partner in _pins(one, other, size):
        if start < here or partner < there:
            continue
        count += _in_gap(one[here:start], other[there:partner], size)
        length = _same(one, other, start, partner)
        count += length
        here, there = start + length, partner + length
    return count + _in_gap(one[here:], other[there:], size) if here else 0


def _closely(one: str, other: str) -> int:
    return sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())


def _in_gap(one: str, other: str, size: int) -> int:
    """What two pieces without a common shingle of `size` have in common; of long ones what shorter shingles show."""
    if not one or not other:
        return 0
    if len(one) * len(other) <= _MOST_COMPARED:
        return _closely(one, other)
    return matched(one, other, _SHORT) if size > _SHORT else 0


def _same(one: str, other: str, start: int, partner: int) -> int:
    """How far two texts agree from a place on."""
    length = 0
    most = min(len(one) - start, len(other) - partner)
    while length < most and one[start + length] == other[partner + length]:
        length += 1
    return length


def _pins(one: str, other: str, size: int) -> list[tuple[int, int]]:
    """The places where a shingle that is unique in both texts stands, the longest run in the order of both."""
    first, second = _unique(one, size), _unique(other, size)
    pairs = [(start, second[shingle]) for shingle, start in first.items() if shingle in second]
    return _rising(pairs)


def _unique(text: str, size: int) -> dict[str, int]:
    """The shingles that stand once in a text, in their order, with their places."""
    places: dict[str, int] = {}
    for start in range(len(text) - size + 1):
        shingle = text[start : start + size]
        places[shingle] = -1 if shingle in places else start
    return {shingle: start for shingle, start in places.items() if start >= 0}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, ordered by the first, that rises in the second too (patience sorting)."""
    if all(before[1] < after[1] for before, after in pairwise(pairs)):
        return pairs
    tops: list[int] = []  # the second of the last pair of the best run of each length
    ends: list[int] = []
    before: list[int] = []
    for number, (_, partner) in enumerate(pairs):
        place = bisect_left(tops, partner)
        before.append(ends[place - 1] if place else -1)
        if place == len(tops):
            tops.append(partner)
            ends.append(number)
        else:
            tops[place], ends[place] = partner, number
    run: list[tuple[int, int]] = []
    number = ends[-1]
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]
