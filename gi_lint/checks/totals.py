"""A total and the counts that should make it up: which those of several kinds are, and what a message says of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from gi_lint.arithmetic import Balance, Summand, figure
from gi_lint.check import FAIL, Outcome, claim_operand
from gi_lint.claims import Claim, sum_of
from gi_lint.language import ending, quoted, quoted_list, say
from gi_lint.patterns import compiled

_LEADS = compiled(  # before the name of a part
    r"^(?:(?:主要|具体|内容)?(?:其中|包括|包含|涵盖|以及|分别(?:为|是|有)?)|,|:|\s|[在对]$)+"
)
_ENDS = compiled("[为是占:]+$|(?<=率)达到?$")
_MOST_SHOWN = 24  # parts spelt out in one message


def with_all_kinds(claims: Sequence[Claim], whole: str, kinds: Collection[str]) -> Iterator[tuple[Claim, list[Claim]]]:
    """The totals of the quantity `whole` behind which all `kinds` are told, each with the counts of these."""
    for position, total in enumerate(claims):
        if total.quantities == (whole,):
            counts = _counts_behind(claims, position, kinds)
            if counts and len(kinds_told(counts, kinds)) == len(kinds):
                yield total, counts


def _counts_behind(claims: Sequence[Claim], position: int, kinds: Collection[str]) -> list[Claim]:
    """The counts of `kinds` that follow the total at a position in its paragraph, each kind once.

    They end where the paragraph tells of another total of the same quantity.
    """
    total = claims[position]
    found: list[Claim] = []
    seen: set[str] = set()
    for index in range(position + 1, len(claims)):
        claim = claims[index]
        if claim.sentence.number != total.sentence.number or claim.quantities == total.quantities:
            break
        named = kinds_told([claim], kinds)
        if named and not named & seen:
            found.append(claim)
            seen |= named
    return found


def kinds_told(claims: Sequence[Claim], kinds: Collection[str]) -> set[str]:
    """Those of `kinds` that the claims count."""
    return {kind for claim in claims for kind in claim.quantities if kind in kinds}


def name_of(count: Claim) -> str:
    """The words before a number, or those behind one that has none before it: 25件政协提案."""
    if not (name := _ENDS.sub("", _LEADS.sub("", count.subject))):
        behind = count.clause.rpartition("#")[2].removeprefix(count.unit).rstrip("和及与、,;")
        name = "" if behind.startswith("的") else behind  # 占198件的95.5%
    return count.sentence.typed(name) or count.text


def told(count: Claim) -> str:
    """A count with its name, if it has any words beside its unit: “予以公开”5."""
    name = name_of(count)
    return ("" if name == count.text else quoted(ending(name))) + figure(count.value)


def balance_of(total: Claim, parts: Sequence[Claim]) -> Callable[[], Balance]:
    """What gives a total as the sum of its parts."""
    return partial(_balance, total, parts)


def _balance(total: Claim, parts: Sequence[Claim]) -> Balance:
    left, *right = (Summand(1, ending(name_of(count)), count.value, claim=count) for count in (total, *parts))
    return Balance((left,), "=", tuple(right))


def _come_to(parts: int, listed: str) -> str:
    """The end of a sum; one number alone is none."""
    more = " + …" if parts > _MOST_SHOWN else ""
    return f"{more} = {listed}" if parts > 1 else ""


def not_made_up(said: str, totals: Sequence[Claim], parts: Sequence[Claim], others: Sequence[Claim] = ()) -> Outcome:
    """A total, or several together, that its parts do not make up.

    The template `said` has places for the `total` as typed, for the `parts` with what they come to, and for how that is
    `compared` with which `difference`. `others` stand among the parts in other measure words.
    """
    listed, stated = sum_of(parts), sum_of(totals)
    come_to = say("合计 {number}", number=figure(stated)) if len(totals) > 1 else ""
    shown = [part for part in parts if part.value] or parts
    message = say(
        said,
        total=quoted_list(total.text for total in totals) + come_to,
        parts=" + ".join(map(told, shown[:_MOST_SHOWN])) + _come_to(len(shown), figure(listed)),
        compared=say("多" if listed > stated else "少"),
        difference=figure(abs(listed - stated)),
    )
    left_out = quoted_list(_LEADS.sub("", one.text) for one in others[:_MOST_SHOWN])
    return Outcome(
        FAIL,
        message + (say("；{named}的单位不同，没有算入", named=left_out) if others else ""),
        totals[0].location,
        expected=figure(listed),
        actual=figure(stated),
        operands=tuple(map(claim_operand, parts)),
        related=tuple(part.location for part in parts),
        key=totals[0].subject if len(totals) == 1 else "、".join(map(name_of, totals)),
    )
