"""text_matches_table 文表一致: a number in the text is the number that the table prints for the same thing."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal

from gi_lint.arithmetic import Balance, Summand, figure
from gi_lint.cell_sums import CellSum, evaluate, parse_sum
from gi_lint.check import FAIL, HOLDS, OPEN, Outcome, cell_operand, settings
from gi_lint.checks.expressions import parsing
from gi_lint.claims import COUNT, IMPLIED_ZERO, PART, TOTAL, ZERO, Claim
from gi_lint.language import say
from gi_lint.report import Report

_STATED = (COUNT, TOTAL, PART, IMPLIED_ZERO)
_FEW_BLANKS = 3  # cells of a sum that are named one by one where they leave it open


@settings
class TextMatchesTable:
    """Each count in the text equals what the table has for the same thing.

    matches: for each quantity that phrases.yaml names (several joined by + where a count names them together) the
    sums of cells that it may equal. scopes: words for a narrower body than the table's; a number told of it is at
    most a warning, and none beside the number that the table has. bodies: words for such a body where they stand in
    the number's own clause, and neither in the name of the body that reports nor behind 我, 本 or 各. causes: words
    that narrow the meaning to a row, no other number between; a misfit is then a warning, and none if a row has the
    number, unless 等 says that more than that cause is meant. varied: quantities that a report may state with
    several scopes; if it has several figures, one that fits is enough, and if none does it is open which one is
    meant. none: the rule is about words for nothing (未收到) instead of numbers.
    """

    matches: Mapping[str, tuple[str, ...]]
    scopes: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    varied: tuple[str, ...] = ()
    none: bool = False

    def __post_init__(self) -> None:
        with parsing("matches"):
            self._sums = {
                frozenset(name.split("+")): [parse_sum(text) for text in sums] for name, sums in self.matches.items()
            }

    def run(self, report: Report) -> Iterator[Outcome]:
        stated = self._stated(report.claims)
        for wanted, sums in self._sums.items():
            claims = stated.get(wanted)
            if not claims:
                continue
            candidates = [found for terms in sums if (found := evaluate(report, terms)) is not None]
            table = sums[0][0].table or ""
            is_lost = len(candidates) < len(sums) and _is_lost(report, table)  # what is lost may have the number
            made_up = _paragraphs_with_parts(claims, candidates)
            compared = (claim for claim in claims if not self._is_narrower(report, claim, made_up, candidates))
            outcomes = [
                outcome for claim in compared for outcome in self._compared(report, claim, candidates, table, is_lost)
            ]
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
        self, report: Report, claim: Claim, candidates: Sequence[CellSum], table: str, is_lost: bool
    ) -> Iterator[Outcome]:
        agreeing = next((found for found in candidates if _agrees(claim, found)), None)
        if not candidates or (is_lost and agreeing is None):
            yield from _unread(report, claim, table)
            return
        nearest = _nearest(claim, candidates)
        if agreeing is not None:
            yield Outcome(HOLDS, balance=_balance(claim, agreeing), compared=(claim, *agreeing.cells))
        elif self._is_of_a_row(claim, nearest):
            return
        elif any(found.allows(claim.value) for found in candidates):
            said = "文中“{claim.told}”，表中 {cells}，有空白或缺少的单元格，无法核对"
            message = say(said, claim=claim, cells=nearest.spelt(report, _FEW_BLANKS))
            yield Outcome(OPEN, message, claim.location, key=claim.subject, compared=(claim, *nearest.cells))
        else:
            outcome = self._mismatch(report, claim, nearest)
            is_certain = outcome.level is None and len({found.known for found in candidates}) == 1
            yield outcome._replace(
                balance=_balance(claim, nearest) if is_certain else None, compared=(claim, *nearest.cells)
            )

    def _mismatch(self, report: Report, claim: Claim, nearest: CellSum) -> Outcome:
        scope = self._scope(report, claim)
        cause = self._cause(claim, nearest)
        table = report.tables[nearest.cells[0].location.table or ""].spec.name
        message = say(
            "文中“{claim.told}”，{table}中 {cells}，相差 {difference}",
            claim=claim,
            table=table,
            cells=nearest.spelt(report),
            difference=figure(abs(nearest.known - claim.value)),
        )
        if scope:
            message += say("；文中说的是“{scope}”，如与表的统计范围不同，请写明各自的范围", scope=scope)
        if cause:
            message += say("；文中写了“{cause}”，可能只指其中一行，请核对", cause=cause)
        return Outcome(
            FAIL,
            message,
            claim.location,
            expected=figure(nearest.known),
            actual=figure(claim.value),
            operands=tuple(map(cell_operand, nearest.cells)),
            related=tuple(cell.location for cell in nearest.cells if cell.value != Decimal(0))[:8],
            level="warning" if scope or cause else None,
            key=claim.subject,
        )

    def _scope(self, report: Report, claim: Claim) -> str | None:
        """The words that tell a number of a narrower body than the table's."""
        near = claim.near
        return next((word for word in self.scopes if word in near), None) or self._body(report, claim)

    def _body(self, report: Report, claim: Claim) -> str | None:
        """The body that a number's own clause names (县公安局); None if that is the one that reports, or all bodies."""
        subject = claim.subject.replace("政府信息", "信息")  # 全区政府信息 is no information of the 区政府
        own = report.facts.agency or ""
        for word in self.bodies:
            name, found, _ = subject.partition(word)
            if found and word not in own and "各" not in name and not name.endswith(("我", "本")):
                return name.rpartition(",")[2].rpartition("年")[2].lstrip("度") + word
        return None

    def _is_narrower(
        self, report: Report, claim: Claim, made_up: Container[int], candidates: Sequence[CellSum]
    ) -> bool:
        """本级收到5件，部门收到15件，共20件: whether a number stands beside others of its paragraph that make up the
        table's with it, or a narrower body's beside the one that the table has."""
        if _fits_one(claim, candidates):
            return False
        if claim.sentence.number in made_up:
            return True
        if self._scope(report, claim) is None:
            return False
        paragraph = claim.sentence.paragraph
        larger = (one for one in report.claims if one.is_count and one.unit == claim.unit and one.value > claim.value)
        return any(one.sentence.paragraph is paragraph and _fits_one(one, candidates) for one in larger)

    def _cause(self, claim: Claim, found: CellSum) -> str | None:
        """The word that may narrow a number to a row of what the table sums up; None where a row alone is meant."""
        is_row = len(found.cells) == 1 and "." in found.cells[0].row
        return None if is_row else next((word for word in self.causes if word in claim.own_words), None)

    def _is_of_a_row(self, claim: Claim, found: CellSum) -> bool:
        """因不掌握无法提供2件: whether a number with the cause of one row is the figure of a row."""
        is_single = self._cause(claim, found) is not None and "等" not in claim.own_words
        return is_single and any(cell.value == claim.value for cell in found.cells)


def _is_lost(report: Report, id: str) -> bool:
    table = report.tables.get(id)
    return table is not None and table.status in ("unreadable", "partial")


def _paragraphs_with_parts(claims: Sequence[Claim], candidates: Sequence[CellSum]) -> set[int]:
    """The numbers of the paragraphs in which several counts, none of them the table's figure, make it up together."""
    beside: dict[int, list[Decimal]] = {}
    for claim in claims:
        if not _fits_one(claim, candidates):
            beside.setdefault(claim.sentence.number, []).append(claim.value)
    figures = {found.known for found in candidates if found.is_printed}
    return {number for number, values in beside.items() if len(values) > 1 and sum(values) in figures}


def _agrees(claim: Claim, found: CellSum) -> bool:
    """Whether a count is the table's figure, rounded as far as the count is (1.2万条)."""
    return found.is_printed and abs(claim.value - found.known) <= claim.slack


def _fits_one(claim: Claim, candidates: Sequence[CellSum]) -> bool:
    return any(_agrees(claim, found) for found in candidates)


def _balance(claim: Claim, found: CellSum) -> Balance | None:
    """The count as the sum of the table's cells; None for a rounded count and for words."""
    if claim.slack or claim.role in (ZERO, IMPLIED_ZERO):
        return None
    return Balance((Summand(1, claim.subject, claim.value, claim=claim),), "=", found.summands)


def _nearest(claim: Claim, candidates: Sequence[CellSum]) -> CellSum:
    return min(candidates, key=lambda found: abs(found.known - claim.value))


def _unread(report: Report, claim: Claim, id: str) -> Iterator[Outcome]:
    table = report.tables.get(id)
    if table is not None and _is_lost(report, id):
        message = say("文中“{claim.told}”无法与{table.spec.name}核对：{table.reason}", claim=claim, table=table)
        yield Outcome(OPEN, message, claim.location, key=claim.subject)


def _one_of(claims: Sequence[Claim], outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    if all(outcome.kind == OPEN for outcome in outcomes):
        yield from outcomes
    elif not any(outcome.kind == HOLDS for outcome in outcomes):
        figures = say("、").join(dict.fromkeys(figure(claim.value) for claim in claims))
        said = "文中几处写了不同的数（{figures}），都与表中的 {expected} 不同，不能确定哪一个是同一口径"
        message = say(said, figures=figures, expected=outcomes[0].expected)
        yield Outcome(OPEN, message, claims[0].location, key=claims[0].subject)
