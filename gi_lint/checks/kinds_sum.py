"""kinds_sum 各类结果合计: the stated counts of all kinds of outcome make up the stated number of completed requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gi_lint.arithmetic import figure
from gi_lint.cell_sums import evaluate, parse_sum
from gi_lint.check import HOLDS, NOTHING, Outcome, settings
from gi_lint.checks.expressions import parsing
from gi_lint.checks.totals import balance_of, name_of, not_made_up, with_all_kinds
from gi_lint.claims import THIS_YEAR, Claim, sum_of
from gi_lint.language import say
from gi_lint.report import Report

_SAID = "{parts}，而文中{total}，{compared} {difference}"


@settings
class KindsSum:
    """The counts of `kinds` add up to `total`, where every kind is stated or the list says that it is complete.

    `cells` gives for each kind its place in a table (`t3[denied, total]`), so that the message can tell which count
    the table contradicts.
    """

    total: str
    kinds: tuple[str, ...]
    cells: Mapping[str, str] = NOTHING

    def __post_init__(self) -> None:
        with parsing("cells"):
            self._terms = {kind: parse_sum(text) for kind, text in self.cells.items()}

    def run(self, report: Report) -> Iterator[Outcome]:
        claims = [c for c in report.claims if c.role in THIS_YEAR and not c.approximate]
        for total, parts in with_all_kinds(claims, self.total, self.kinds):
            yield self._judge(report, total, parts)

    def _judge(self, report: Report, total: Claim, parts: Sequence[Claim]) -> Outcome:
        balance = balance_of(total, parts)
        if sum_of(parts) == total.value:
            return Outcome(HOLDS, balance=balance)
        outcome = not_made_up(_SAID, (total,), parts)
        return outcome._replace(message=outcome.message + self._contradicted(report, (total, *parts)), balance=balance)

    def _contradicted(self, report: Report, counts: Sequence[Claim]) -> str:
        """What to add where the table has other numbers for some counts."""
        cells = [(count, self._differing(report, count)) for count in counts]
        said = say("，").join(
            say("“{name}”表中为 {number}", name=name_of(count), number=figure(cell))
            for count, cell in cells
            if cell is not None
        )
        return say("；与表三对照，{said}", said=said) if said else ""

    def _differing(self, report: Report, claim: Claim) -> Decimal | None:
        """What the table has for a count, if that is another number; None if it says the same or nothing certain."""
        found = [evaluate(report, self._terms[kind]) for kind in claim.quantities if kind in self._terms]
        known = [cells.known for cells in found if cells is not None and not cells.open]
        if not known or len(known) < len(found):
            return None
        value = sum(known, Decimal(0))
        return value if value != claim.value else None
