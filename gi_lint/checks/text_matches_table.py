"""text_matches_table 文表一致: a number in the text is the number that the table prints for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, OPEN, Operand, Outcome, SettingError, settings
from gi_lint.claims import COUNT, IMPLIED_ZERO, PART, TOTAL, ZERO, Breakdown, Claim
from gi_lint.expression import ExpressionError, Term
from gi_lint.figures import CellSum, evaluate, parse_sum
from gi_lint.report import Report

Key = tuple[int, int, int]

_STATED = (COUNT, TOTAL, PART, IMPLIED_ZERO)


@settings
class TextMatchesTable:
    """Each count in the text equals what the table has for the same thing.

    matches: for each quantity that phrases.yaml names (several joined by + where a count names them together) the
    sums of cells that it may equal. scopes: words for a narrower body than the table's; a number told of it is at
    most a warning. causes: words that narrow the meaning to a row; a misfit is then a warning. varied: quantities
    that a report may state with several scopes; if it has several figures, one that fits is enough, and if none
    does it is open which one is meant. none: the rule is about words for nothing (未收到) instead of numbers.
    """

    matches: Mapping[str, tuple[str, ...]]
    scopes: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    varied: tuple[str, ...] = ()
    none: bool = False

    def __post_init__(self) -> None:
        for sums in self.matches.values():
            for text in sums:
                try:
                    parse_sum(text)
                except ExpressionError as error:
                    raise SettingError("matches", str(error)) from None

    @cached_property
    def _sums(self) -> dict[frozenset[str], list[tuple[Term, ...]]]:
        return {frozenset(name.split("+")): [parse_sum(t) for t in sums] for name, sums in self.matches.items()}

    def run(self, report: Report) -> Iterator[Outcome]:
        lists = _lists_by_count(report)
        stated = self._stated(report.claims)
        for wanted, sums in self._sums.items():
            claims = stated.get(wanted, ())
            outcomes = [outcome for claim in claims for outcome in self._compared(report, claim, sums, lists)]
            if wanted <= set(self.varied) and len({claim.value for claim in claims}) > 1:
                yield from _one_of(claims, outcomes)
            else:
                yield from outcomes

    def _stated(self, claims: Sequence[Claim]) -> dict[frozenset[str], list[Claim]]:
        """The claims that are compared, by what they count; words for nothing may speak of several things at once."""
        found: dict[frozenset[str], list[Claim]] = {}
        for claim in claims:
            if self.none and claim.role == ZERO:
                for quantity in claim.quantities:
                    found.setdefault(frozenset((quantity,)), []).append(claim)
            elif not self.none and claim.quantities and claim.role in _STATED and not claim.approximate:
                found.setdefault(frozenset(claim.quantities), []).append(claim)
        return found

    def _compared(
        self, report: Report, claim: Claim, sums: Sequence[tuple[Term, ...]], lists: Mapping[Key, Breakdown]
    ) -> Iterator[Outcome]:
        candidates = [found for terms in sums if (found := evaluate(report, terms)) is not None]
        if not candidates:
            yield from _unread(report, claim, sums[0][0].table or "")
        elif any(_agrees(claim, found) for found in candidates):
            yield Outcome(HOLDS, location=claim.location)
        elif any(found.allows(claim.value) for found in candidates):
            nearest = _nearest(claim, candidates)
            message = f"文中“{claim.text}”，表中 {nearest.spelt(report)}，有空白单元格，无法核对"
            yield Outcome(OPEN, message, claim.location, key=claim.subject)
        else:
            yield self._mismatch(report, claim, _nearest(claim, candidates), lists.get(claim.key))

    def _mismatch(self, report: Report, claim: Claim, nearest: CellSum, listed: Breakdown | None) -> Outcome:
        sentence = claim.sentence.folded
        scope = next((word for word in self.scopes if word in sentence), None)
        cause = next((word for word in self.causes if word in claim.clause), None)
        table = report.tables[nearest.cells[0].location.table or ""].spec.name
        message = (
            f"文中“{claim.text}”，{table}中 {nearest.spelt(report)}，相差 {figure(abs(nearest.known - claim.value))}"
        )
        if scope:
            message += f"；文中说的是“{scope}”，如与表的统计范围不同，请写明各自的范围"
        if cause:
            message += f"；文中写了“{cause}”，可能只指其中一行，请核对"
        return Outcome(
            FAIL,
            message,
            claim.location,
            expected=figure(nearest.known),
            actual=figure(claim.value),
            operands=tuple(
                Operand(cell.id, cell.text, None if cell.value is None else figure(cell.value), cell.location)
                for cell in nearest.cells
            ),
            related=tuple(cell.location for cell in nearest.cells if cell.value != Decimal(0))[:8],
            suggestion=None if scope or cause else _mend(listed, claim, nearest.known),
            level="warning" if scope or cause else None,
            key=claim.subject,
        )


def _agrees(claim: Claim, found: CellSum) -> bool:
    """Whether a count is the table's figure, rounded as far as the count is (1.2万条)."""
    return found.is_printed and abs(claim.value - found.known) <= claim.slack


def _lists_by_count(report: Report) -> dict[Key, Breakdown]:
    """The breakdown that each count is the total or a part of."""
    return {claim.key: found for found in report.breakdowns for claim in (*found.parts, found.total)}


def _mend(found: Breakdown | None, claim: Claim, known: Decimal) -> str | None:
    """The table's figure, if with it the list that the count belongs to adds up too; else None."""
    if found is None:
        return None
    total, *parts = (known if other.key == claim.key else other.value for other in (found.total, *found.parts))
    if total != sum(parts, Decimal(0)):
        return None
    return f"若文中的 {figure(claim.value)} 改为 {figure(known)}，与表一致，所列各项之和也与总数相符"


def _nearest(claim: Claim, candidates: Sequence[CellSum]) -> CellSum:
    return min(candidates, key=lambda found: abs(found.known - claim.value))


def _unread(report: Report, claim: Claim, id: str) -> Iterator[Outcome]:
    table = report.tables.get(id)
    if table is not None and table.status in ("unreadable", "partial"):
        message = f"文中“{claim.text}”无法与{table.spec.name}核对：{table.reason}"
        yield Outcome(OPEN, message, claim.location, key=claim.subject)


def _one_of(claims: Sequence[Claim], outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    if outcomes and not any(outcome.kind == HOLDS for outcome in outcomes):
        figures = "、".join(dict.fromkeys(figure(claim.value) for claim in claims))
        message = f"文中几处写了不同的数（{figures}），都与表中的 {outcomes[0].expected} 不同，不能确定哪一个是同一口径"
        yield Outcome(OPEN, message, claims[0].location, key=claims[0].subject)
