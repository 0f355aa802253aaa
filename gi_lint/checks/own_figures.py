"""Whether what a sentence counts is what the tables have for the report's own year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from gi_lint.cell_sums import evaluate, parse_sum
from gi_lint.checks.expressions import parsing
from gi_lint.claims import Claim
from gi_lint.document import Sentence
from gi_lint.expression import Term
from gi_lint.report import Report

LEAST_ALONE = 30  # a count by itself that is this year's by no chance

Sums = Mapping[str, Sequence[Sequence[Term]]]  # for quantities of phrases.yaml the sums of cells that are this year's


def parse_figures(figures: Mapping[str, Sequence[str]]) -> Sums:
    """The setting `figures` of a check. Raises SettingError."""
    with parsing("figures"):
        return {quantity: [parse_sum(text) for text in sums] for quantity, sums in figures.items()}


class OwnFigures:
    """The figures of a report's year."""

    def __init__(self, report: Report, sums: Sums) -> None:
        self._report = report
        self._sums = sums

    @cached_property
    def _known(self) -> Mapping[tuple[int, int], Sequence[Claim]]:
        """The counts of such quantities, by the place of their sentence."""
        known: dict[tuple[int, int], list[Claim]] = {}
        for claim in self._report.claims:
            is_known = len(claim.quantities) == 1 and claim.quantities[0] in self._sums
            if is_known and claim.is_count and claim.value:
                known.setdefault(claim.key[:2], []).append(claim)
        return known

    def told_in(self, sentence: Sentence) -> Sequence[Claim]:
        """The known counts of a sentence, if all are this year's, and so by no chance."""
        known = self._known.get((sentence.number, sentence.start), ())
        is_sure = len(known) > 1 or any(count.value >= LEAST_ALONE for count in known)
        return known if is_sure and all(map(self._is_own, known)) else ()

    def counted_beside(self, sentence: Sentence) -> bool:
        """Whether another sentence of the paragraph counts in a measure word of the known counts of this one."""
        known = self._known.get((sentence.number, sentence.start), ())
        units = {count.unit for count in known}
        beside = (claim for claim in self._report.claims if claim.sentence.number == sentence.number)
        return any(claim.is_count and claim.unit in units for claim in beside if claim.sentence is not sentence)

    def _is_own(self, count: Claim) -> bool:
        found = (evaluate(self._report, terms) for terms in self._sums[count.quantities[0]])
        return any(one is not None and not one.open and one.known == count.value for one in found)
