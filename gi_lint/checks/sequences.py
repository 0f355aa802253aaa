"""Sequences of numbers, of headings or in a text: where they break."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from gi_lint.named import NamedTuple
from gi_lint.text import numeral

_NUMBERED = (*"章节点步是、,:", "部分", "方面", "个方面")  # behind 第二 in an outline
FIRST = "“{mark}”前面缺少“{due}”"  # of a gap with nothing before it
SLIPS = {  # what is said of each kind
    "gap": "{before}缺少{due}，直接是“{mark}”",
    "slip": "{before}应为“{due}”，写成了“{mark}”",
    "repeat": "{before}又是“{mark}”，编号重复，应为“{due}”",
    "restart": "{before}应为“{due}”，却回到了“{mark}”",
    "swap": "{before}先是“{mark}”，后是“{due}”，次序颠倒",
}
_DUE, _ANEW, _BACK = "due", "anew", "back"  # what is no slip


class Slip(NamedTuple):
    """The number at `place` of a sequence breaks it where `due` should stand.

    `kind`: slip, gap, repeat, restart, or swap (of it and the next one, which is due).
    """

    place: int
    due: int
    kind: str


def slips(
    numbers: Sequence[int],
    fresh: Sequence[bool],
    last: int = 0,
    lists: bool = False,
    sentences: Sequence[Hashable] = (),
) -> list[Slip]:
    """Where a sequence of numbers breaks. 0 is no number.

    It may begin again at one where `fresh` says so, or, with `lists`, where what follows does not go on with the
    numbers before; what was interrupted so may go on later, unless a sentence of its own (one of `sentences`, the same
    for all numbers in it) held it and the number stands in that of the one before. `last` is the number before the
    first.
    """
    found: list[Slip] = []
    outer: list[int] = []  # the last numbers of what was interrupted
    ended: set[int] = set()  # those of what a sentence held
    steps = [(place, number) for place, number in enumerate(numbers) if number]
    told = [sentences[place] if sentences else place for place, _ in steps]
    at = start = 0
    while at < len(steps):
        place, number = steps[at]
        ahead = [after for _, after in steps[at + 1 : at + 3]]
        goes_on = at > 0 and told[at] == told[at - 1]
        left = [one for one in outer if not (goes_on and one in ended)]
        kind = _kind(number, last, ahead, left, fresh[place], lists)
        if kind not in (_DUE, _ANEW, _BACK):
            found.append(Slip(place, last + 1, kind))
        if kind == _BACK:
            del outer[outer.index(number - 1) :]
        elif number == 1 and kind in (_ANEW, "restart"):
            outer.append(last)
            ended.update({last} if at and told[start] == told[at - 1] != told[at] else ())
            start = at
        last = last + 1 if kind == "slip" else number
        at += 2 if kind == "swap" else 1
    return found


def _kind(number: int, last: int, ahead: Sequence[int], outer: Sequence[int], fresh: bool, lists: bool) -> str:
    """What a number is to those before it: the one that is due, one that begins anew or goes back to what was
    interrupted, or the kind of a slip. `ahead` are the two numbers behind it, as far as there are any."""
    due = last + 1
    after = ahead[0] if ahead else None
    if number == due:
        return _DUE
    if number == due + 1 and after == due and ahead[1:] in ([], [due + 2]):
        return "swap"
    if number == 1 and (fresh or (lists and (after == 2 or after not in (None, due, due + 1)))):
        return _ANEW
    if number - 1 in outer and (last > 1 or fresh):
        return _BACK
    if after == due + 1 or (number == 1 and after is None and last > 0):
        return "slip"
    if number > last:
        return "gap"
    return "repeat" if number == last else "restart"


def ordinals(number: int) -> Iterator[str]:
    """第二 as the number of a part or of a point; 第二届 and 第二批 number other things."""
    return ("第" + numeral(number) + word for word in _NUMBERED)
