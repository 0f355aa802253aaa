"""Sequences of numbers, of headings or in a text: where they break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from gi_lint.named import NamedTuple
from gi_lint.text import numeral

_NUMBERED = (*"章节点步是、,:", "部分", "方面", "个方面")  # behind 第二 in an outline


class Slip(NamedTuple):
    """The number at `place` of a sequence breaks it where `due` should stand.

    `kind`: slip, gap, repeat, restart, or swap (of it and the next one, which is due).
    """

    place: int
    due: int
    kind: str


def slips(numbers: Sequence[int], fresh: Sequence[bool], last: int = 0, lists: bool = False) -> list[Slip]:
    """Where a sequence of numbers breaks. 0 is no number.

    It may begin again at one where `fresh` says so, or, with `lists`, where what follows does not go on with the
    numbers before; what was interrupted so may go on later. `last` is the number before the first.
    """
    found: list[Slip] = []
    outer: list[int] = []
    for place, number in enumerate(numbers):
        due = last + 1
        rest = list(islice((n for n in numbers[place + 1 :] if n), 2))
        after = rest[0] if rest else None
        if number == 0:
            continue
        if found and found[-1].kind == "swap" and number == found[-1].due and last == number + 1:
            continue
        if number == due:
            last = number
        elif number == due + 1 and after == due and rest[1:2] in ([], [due + 2]):
            found.append(Slip(place, due, "swap"))
            last = number
        elif number == 1 and (fresh[place] or (lists and (after == 2 or after not in (None, due, due + 1)))):
            outer.append(last)
            last = 1
        elif number - 1 in outer and (last > 1 or fresh[place]):
            del outer[outer.index(number - 1) :]
            last = number
        else:
            found.append(Slip(place, due, _kind(number, last, after)))
            if number == 1 and found[-1].kind == "restart":
                outer.append(last)
            last = due if found[-1].kind == "slip" else number
    return found


def _kind(number: int, last: int, after: int | None) -> str:
    if after == last + 2 or (number == 1 and after is None and last > 0):
        return "slip"
    if number > last:
        return "gap"
    return "repeat" if number == last else "restart"


def ordinals(number: int) -> Iterator[str]:
    """第二 as the number of a part or of a point; 第二届 and 第二批 number other things."""
    return ("第" + numeral(number) + word for word in _NUMBERED)
