"""Which counts may be added up: of one year, in measure words that go together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from gi_lint.claims.marks import gap, joins
from gi_lint.claims.matters import has_catch_all
from gi_lint.claims.model import COUNT, CUMULATIVE, Claim
from gi_lint.claims.words import OF_DOCUMENTS, SAME_MEASURE


def sum_of(parts: Sequence[Claim]) -> Decimal:
    """What the parts add up to."""
    return sum((part.value for part in parts), Decimal(0))


def measure(claim: Claim) -> str:
    """The measure word, one for those that mean the same."""
    return SAME_MEASURE.get(claim.unit, claim.unit)


def is_comparable(total: Claim, part: Claim) -> bool:
    """Whether a count may be a part of a total: of one year and in measure words that go together.

    累计 may mean one year or many.
    """
    same_year = total.role == part.role or {total.role, part.role} == {COUNT, CUMULATIVE}
    return same_year and (measure(part) == measure(total) or {measure(part), measure(total)} <= OF_DOCUMENTS)


def comparable(total: Claim, counts: Sequence[Claim], mixed: bool = False) -> list[Claim]:
    """The counts that may be parts of a total; `mixed`: in other measure words too."""
    return [c for c in counts if is_comparable(total, c) and (mixed or measure(c) == measure(total))]


def is_mixed(total: Claim, counts: Sequence[Claim]) -> bool:
    """Whether a list in several measure words is one list: no comma in it, the total's own word among them.

    A list in one other word throughout is one if it says that it is complete: 50件，其中甲类信息30条、其他信息20条.
    """
    listed = [count for count in counts if {measure(count), measure(total)} <= OF_DOCUMENTS]
    if len(listed) < 2:
        return False
    if all(measure(count) != measure(total) for count in listed):
        return len(listed) > 2 and len({count.unit for count in listed}) == 1 and has_catch_all(listed)
    return all(joins(gap(last, count)) for last, count in pairwise(listed))
