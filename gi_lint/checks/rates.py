"""Rates: whether one is that of the two counts before it (收到12件，办结11件，办结率91.7%), and none above 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from gi_lint.arithmetic import percent
from gi_lint.check import FAIL, Outcome
from gi_lint.checks.share_bases import Base, fit, fits, is_of_some, misfit
from gi_lint.claims import RATE, SHARE, WHOLE, Claim
from gi_lint.language import say
from gi_lint.text import fold

_MOST_OF_RATE = 12  # counts of which two together may be what a rate is of
_LINKS = "为是均都达到至了约近超过高出"  # between the words of a rate and its figure


def judged_rates(paragraph: Sequence[Claim], rates: Sequence[tuple[Claim, Claim]]) -> Iterator[Outcome]:
    """收到12件，办结11件，办结率95.7%: rates of the two counts right before them that fit no other count either."""
    for rate, whole in rates:
        stated = Base(whole.value, (whole,))
        if any(fits(rate, value) for value in _may_be_of(rate, paragraph)) or _is_of_others(rate, paragraph):
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


def _is_of_others(rate: Claim, paragraph: Sequence[Claim]) -> bool:
    """问题214个，已整改209个，剩余5个正在整改，整改率97.7%: whether a rate is that of two other counts beside it."""
    own = rate.counted
    assert own is not None
    counts = [one for one in paragraph if one.sentence is rate.sentence and one.unit == own.unit and is_of_some(one)]
    pairs = combinations(counts[:_MOST_OF_RATE], 2)
    return any(fits(rate._replace(counted=part), whole.value) for whole, part in pairs if part.value < whole.value)


class PartRates:
    """The names of rates that tell which part of a whole was done or is so (办结率, 满意率), and the words for wholes
    that may be surpassed (任务, 计划)."""

    def __init__(self, rates: Sequence[str], aims: Sequence[str]) -> None:
        self._rates = tuple(map(fold, rates))
        self._aims = tuple(map(fold, aims))

    def above_all(self, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """Rates so named, and shares whose count is not told, of more than 100 %."""
        for claim in claims:
            if claim.unit == "%" and claim.value > WHOLE and self._is_of_a_whole(claim):
                place, printed = claim.location, percent(claim.value, claim.digits)
                said = say("“{place.quote}”超过了 100%", place=place)
                yield Outcome(FAIL, said, place, actual=printed, key=claim.subject, compared=(claim,))

    def _is_of_a_whole(self, claim: Claim) -> bool:
        if any(aim in claim.subject for aim in self._aims):
            return False
        is_rate = claim.role == RATE and claim.subject.rstrip(_LINKS).endswith(self._rates)
        return is_rate or (claim.role == SHARE and claim.counted is None)
