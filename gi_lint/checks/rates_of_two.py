"""Rates of two counts: 收到12件，办结11件，办结率91.7%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from gi_lint.check import Outcome
from gi_lint.checks.near_counts import is_of_some
from gi_lint.checks.share_bases import Base, fit, fits, misfit
from gi_lint.claims import WHOLE, Claim
from gi_lint.language import say

_MOST_OF_RATE = 12  # counts of which two together may be what a rate is of


def judged_rates(paragraph: Sequence[Claim], rates: Sequence[tuple[Claim, Claim]]) -> Iterator[Outcome]:
    """收到12件，办结11件，办结率95.7%: rates of the two counts right before them that fit no other count either."""
    for rate, whole in rates:
        stated = Base(whole.value, (whole,))
        if any(fits(rate, value) for value in _may_be_of(rate, paragraph)):
            yield fit(rate, stated)
        elif rate.value == WHOLE:
            outcome = misfit(rate, stated)
            hint = say("；如只算应当办理的，请写明")
            yield outcome._replace(level="note", message=outcome.message + hint)
        else:
            yield misfit(rate, stated)


def _may_be_of(rate: Claim, paragraph: Sequence[Claim]) -> Iterator[Decimal]:
    """What a rate may be of: another count in the measure word of its own, two of them together, or what one leaves of
    another: 收到12件，无效1件，办结11件."""
    own = rate.counted
    assert own is not None
    others = (claim for claim in paragraph if claim.unit == own.unit and claim.key != own.key)
    counts = [claim.value for claim in others if is_of_some(claim)]
    yield from counts
    for one, other in combinations(counts[:_MOST_OF_RATE], 2):
        yield one + other
        yield abs(one - other)
