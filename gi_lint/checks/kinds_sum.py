"""kinds_sum 各类结果合计: the stated counts of all kinds of outcome make up the stated number of completed requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, NOTHING, Operand, Outcome, SettingError, settings
from gi_lint.claims import COUNT, PART, TOTAL, Claim
from gi_lint.expression import ExpressionError, Term
from gi_lint.figures import evaluate, parse_sum
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
        for text in self.cells.values():
            try:
                parse_sum(text)
            except ExpressionError as error:
                raise SettingError("cells", str(error)) from None

    @cached_property
    def _terms(self) -> dict[str, tuple[Term, ...]]:
        return {kind: parse_sum(text) for kind, text in self.cells.items()}

    def run(self, report: Report) -> Iterator[Outcome]:
        claims = [c for c in report.claims if c.role in _THIS_YEAR and not c.approximate]
        for position, total in enumerate(claims):
            if total.quantities != (self.total,):
                continue
            parts = self._kinds_after(total, claims[position + 1 :])
            named = {kind for part in parts for kind in part.quantities}
            if named == set(self.kinds):
                yield self._judge(report, total, parts)

    def _kinds_after(self, total: Claim, following: Sequence[Claim]) -> list[Claim]:
        """The counts of kinds that follow a total in its paragraph, each kind once."""
        parts: list[Claim] = []
        seen: set[str] = set()
        for claim in following:
            if claim.sentence.number != total.sentence.number or claim.quantities == (self.total,):
                break
            kinds = set(claim.quantities) & set(self.kinds)
            if kinds and not kinds & seen:
                parts.append(claim)
                seen |= kinds
        return parts

    def _judge(self, report: Report, total: Claim, parts: Sequence[Claim]) -> Outcome:
        listed = sum((part.value for part in parts), Decimal(0))
        if listed == total.value:
            return Outcome(HOLDS, location=total.location)
        terms = " + ".join(f"“{part.subject}”{figure(part.value)}" for part in parts if part.value)
        word = "多" if listed > total.value else "少"
        differing = [
            (part, cell) for part in parts if (cell := self._cell(report, part)) is not None and cell != part.value
        ]
        hint = (
            "；与表三对照，" + "，".join(f"“{p.subject}”表中为 {figure(c)}" for p, c in differing) if differing else ""
        )
        suggestion = None
        if len(differing) == 1 and listed - differing[0][0].value + differing[0][1] == total.value:
            part, cell = differing[0]
            suggestion = (
                f"若“{part.subject}”的 {figure(part.value)} 改为 {figure(cell)}，各类合计与办结数相符，也与表三一致"
            )
        return Outcome(
            FAIL,
            f"{terms} = {figure(listed)}，而“{total.subject}”为 {figure(total.value)}，"
            f"{word} {figure(abs(listed - total.value))}{hint}",
            total.location,
            expected=figure(listed),
            actual=figure(total.value),
            operands=tuple(Operand(p.subject, p.text, figure(p.value), p.location) for p in parts),
            related=tuple(part.location for part in parts),
            suggestion=suggestion,
            key=total.subject,
        )

    def _cell(self, report: Report, part: Claim) -> Decimal | None:
        """What the table has for the kinds of a count; None if it does not say."""
        found = [evaluate(report, self._terms[kind]) for kind in part.quantities if kind in self._terms]
        known = [cells.known for cells in found if cells is not None and not cells.open]
        return sum(known, Decimal(0)) if known and len(known) == len(found) else None
