"""kinds_sum 各类结果合计: the stated counts of all kinds of outcome make up the stated number of completed requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gi_lint.arithmetic import Balance, Summand, figure
from gi_lint.cell_sums import evaluate, parse_sum
from gi_lint.check import FAIL, HOLDS, NOTHING, Outcome, claim_operand, settings
from gi_lint.checks.expressions import parsing
from gi_lint.claims import COUNT, PART, TOTAL, Claim, kinds_after, kinds_of
from gi_lint.language import quoted, say
from gi_lint.report import Report

_THIS_YEAR = (COUNT, TOTAL, PART)


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
        claims = [c for c in report.claims if c.role in _THIS_YEAR and not c.approximate]
        for position, total in enumerate(claims):
            if total.quantities == (self.total,):
                parts = kinds_after(claims, position, self.kinds)
                if len(kinds_of(parts, self.kinds)) == len(self.kinds):
                    yield self._judge(report, total, parts)

    def _judge(self, report: Report, total: Claim, parts: Sequence[Claim]) -> Outcome:
        listed = sum((part.value for part in parts), Decimal(0))
        balance = Balance(
            (Summand(1, total.subject, total.value, claim=total),),
            "=",
            tuple(Summand(1, part.subject, part.value, claim=part) for part in parts),
        )
        if listed == total.value:
            return Outcome(HOLDS, balance=balance)
        terms = " + ".join(quoted(part.subject) + figure(part.value) for part in parts if part.value)
        differing = [(claim, cell) for claim in (total, *parts) if (cell := self._differing(report, claim)) is not None]
        said = say("，").join(
            say("“{claim.subject}”表中为 {number}", claim=claim, number=figure(cell)) for claim, cell in differing
        )
        message = say(
            "{terms} = {listed}，而“{total.subject}”为 {number}，{compared} {difference}",
            terms=terms,
            listed=figure(listed),
            total=total,
            number=figure(total.value),
            compared=say("多" if listed > total.value else "少"),
            difference=figure(abs(listed - total.value)),
        )
        if differing:
            message += say("；与表三对照，{said}", said=said)
        return Outcome(
            FAIL,
            message,
            total.location,
            expected=figure(listed),
            actual=figure(total.value),
            operands=tuple(map(claim_operand, parts)),
            related=tuple(part.location for part in parts),
            key=total.subject,
            balance=balance,
        )

    def _differing(self, report: Report, claim: Claim) -> Decimal | None:
        """What the table has for a count, if that is another number; None if it says the same or nothing certain."""
        found = [evaluate(report, self._terms[kind]) for kind in claim.quantities if kind in self._terms]
        known = [cells.known for cells in found if cells is not None and not cells.open]
        if not known or len(known) < len(found):
            return None
        value = sum(known, Decimal(0))
        return value if value != claim.value else None
