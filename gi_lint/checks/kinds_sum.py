"""kinds_sum 各类结果合计: the stated counts of all kinds of outcome make up the stated number of completed requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
            parts = self._kinds_after(total, (claims[index] for index in range(position + 1, len(claims))))
            named = {kind for part in parts for kind in part.quantities}
            if named == set(self.kinds):
                yield self._judge(report, total, parts)

    def _kinds_after(self, total: Claim, following: Iterable[Claim]) -> list[Claim]:
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
        differing = [(claim, cell) for claim in (total, *parts) if (cell := self._differing(report, claim)) is not None]
        said = "，".join(f"“{claim.subject}”表中为 {figure(cell)}" for claim, cell in differing)
        hint = f"；与表三对照，{said}" if differing else ""
        return Outcome(
            FAIL,
            f"{terms} = {figure(listed)}，而“{total.subject}”为 {figure(total.value)}，"
            f"{word} {figure(abs(listed - total.value))}{hint}",
            total.location,
            expected=figure(listed),
            actual=figure(total.value),
            operands=tuple(Operand(p.subject, p.text, figure(p.value), p.location) for p in parts),
            related=tuple(part.location for part in parts),
            suggestion=_mend(total, listed, differing),
            key=total.subject,
        )

    def _differing(self, report: Report, claim: Claim) -> Decimal | None:
        """What the table has for a count, if that is another number; None if it says the same or nothing certain."""
        found = [evaluate(report, self._terms[kind]) for kind in claim.quantities if kind in self._terms]
        known = [cells.known for cells in found if cells is not None and not cells.open]
        if not known or len(known) < len(found):
            return None
        value = sum(known, Decimal(0))
        return value if value != claim.value else None


def _mend(total: Claim, listed: Decimal, differing: Sequence[tuple[Claim, Decimal]]) -> str | None:
    """The one number whose correction to the table's figure makes the sum hold too; None if that is not so."""
    if len(differing) != 1:
        return None
    claim, cell = differing[0]
    mended = cell == listed if claim is total else listed - claim.value + cell == total.value
    if not mended:
        return None
    return f"若“{claim.subject}”的 {figure(claim.value)} 改为 {figure(cell)}，各类合计与办结数相符，也与表三一致"
