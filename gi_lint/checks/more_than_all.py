"""Rates and shares above 100 %: what is a part of a whole is never more than all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.arithmetic import percent
from gi_lint.check import FAIL, Outcome
from gi_lint.claims import RATE, SHARE, WHOLE, Claim
from gi_lint.language import say
from gi_lint.text import fold

_LINKS = "为是均都达到至了约近超过高出"  # between the words of a rate and its figure


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
