"""Digits that have run together: the ways to cut them into the numbers of a row.

`380050144` are seven numbers whose first six make up the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

MOST_CUTS = 64  # ways to cut a row that are looked at
LONGEST_GROUP = 40  # digits of a group
_LONGEST_NUMBER = 9


def cut_groups(digits: str, columns: int, groups: int) -> list[tuple[str, ...]]:
    """The ways to cut digits into groups of numbers, the last of each group the sum of the others."""
    if groups == 1:
        return _cut_with_sum(digits, columns)
    found: list[tuple[str, ...]] = []
    for length in range(columns, min(len(digits) - columns * (groups - 1), LONGEST_GROUP) + 1):
        heads = _cut_with_sum(digits[:length], columns)
        rests = cut_groups(digits[length:], columns, groups - 1) if heads else []
        found.extend((*head, *rest) for head in heads for rest in rests)
        if len(found) > MOST_CUTS:
            break
    return found


def _cut_with_sum(digits: str, columns: int) -> list[tuple[str, ...]]:
    """The ways to cut digits into numbers without leading zeros, the last the sum of the others."""
    found: list[tuple[str, ...]] = []
    if not columns <= len(digits) <= LONGEST_GROUP:
        return found
    for length in range(1, min(len(digits) - columns + 1, _LONGEST_NUMBER) + 1):
        last = digits[-length:]
        if length == 1 or last[0] != "0":
            found.extend((*cut, last) for cut in _cut_to(digits[:-length], columns - 1, int(last)))
    return found[: MOST_CUTS + 1]


@lru_cache(maxsize=4096)
def _cut_to(digits: str, columns: int, total: int) -> tuple[tuple[str, ...], ...]:
    """The ways to cut digits into so many numbers that sum to a total."""
    if columns == 1:
        return ((digits,),) if (len(digits) == 1 or digits[:1] != "0") and digits and int(digits) == total else ()
    found: list[tuple[str, ...]] = []
    longest = 1 if digits[:1] == "0" else min(len(digits) - columns + 1, len(str(total)))
    for length in range(1, longest + 1):
        number = int(digits[:length])
        if number > total or len(found) > MOST_CUTS:
            break
        found.extend((digits[:length], *rest) for rest in _cut_to(digits[length:], columns - 1, total - number))
    return tuple(found)


def cut_digits(digits: str, columns: int) -> Iterator[tuple[str, ...]]:
    """All ways to cut digits into so many numbers without leading zeros."""
    if columns == 1:
        if len(digits) == 1 or digits[:1] not in ("", "0"):
            yield (digits,)
        return
    longest = 1 if digits[:1] == "0" else len(digits) - columns + 1
    for length in range(1, longest + 1):
        yield from ((digits[:length], *rest) for rest in cut_digits(digits[length:], columns - 1))
