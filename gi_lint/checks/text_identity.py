"""text_identity 文中勾稽: quantities that the text itself states satisfy a relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, product

from gi_lint.arithmetic import OPERATOR_WORDS, Balance, Summand, compare, figure, known_sum, spell
from gi_lint.check import FAIL, HOLDS, NOTHING, Outcome, claim_operand, settings
from gi_lint.checks.answered import more_answered
from gi_lint.checks.expressions import parsing
from gi_lint.claims import THIS_YEAR, Claim
from gi_lint.expression import parse_relation
from gi_lint.language import say
from gi_lint.report import Report

_MOST_READINGS = 200  # combinations of stated figures that are tried


@settings
class TextIdentity:
    """Quantities named in phrases.yaml satisfy `expect` (`received + carried_in = completed + carried_out`).

    Tested where the text states them all in one part of the report; `optional` ones count as zero where they are not
    stated, and the message says so; but not where a word of `untold` tells beside a figure that there is one. So do
    those `without_rest`, where a figure is told with a word of `rest` (其余2件): nothing else is left; a breach is then
    a warning. also: other quantities that are the same one. Where a quantity is stated with several figures, one
    fitting choice is enough. names: how the quantities are spoken of in
    messages. bodies: words for a part of the body that reports; numbers told of it are left out where others are told
    of the whole. others: of letters, calls and proposals, too, not more are answered than came in.
    """

    expect: str
    names: dict[str, str]
    optional: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    without_rest: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    also: Mapping[str, str] = NOTHING
    bodies: tuple[str, ...] = ()
    others: bool = False

    def __post_init__(self) -> None:
        with parsing("expect"):
            self._relation = parse_relation(self.expect)

    def run(self, report: Report) -> Iterator[Outcome]:
        yield from self._related(report)
        if self.others:
            yield from more_answered(report.claims)

    def _related(self, report: Report) -> Iterator[Outcome]:
        names = [term.row or "" for term in self._relation.terms]
        stated = self._stated(report.claims, names)
        self._add_without_parts(report, stated)
        optional = {*self.optional, *(self.without_rest if self._tells_of_rest(stated) else ())}
        if any(name not in stated for name in names if name not in optional):
            return
        if any(claim.approximate for name in names for claim in stated.get(name, ())):
            return
        readings = list(islice(product(*(_distinct(stated.get(name, ())) for name in names)), _MOST_READINGS))
        balances = [self._balance(names, reading) for reading in readings]
        fitting = next((balance for balance in balances if compare(balance.difference, balance.op)), None)
        if fitting is not None:
            yield Outcome(HOLDS, balance=lambda: fitting)
            return
        unstated = [name for name in names if name not in stated]
        if unstated and self._tells_of_untold(stated):
            return
        outcome = self._breach(readings[0], balances[0], unstated)
        yield outcome._replace(balance=(lambda: balances[0]) if len(balances) == 1 else None)

    def _stated(self, claims: Sequence[Claim], names: Sequence[str]) -> dict[str, list[Claim]]:
        """This year's counts of each quantity; those of a part of the body only where all are."""
        known = (self._with_one_name(c) for c in claims if c.role in THIS_YEAR and len(c.quantities) == 1)
        counts = [claim for claim in known if claim.quantities[0] in names]
        of_whole = [claim for claim in counts if not any(word in claim.subject for word in self.bodies)]
        stated: dict[str, list[Claim]] = {}
        for claim in of_whole or counts:
            stated.setdefault(claim.quantities[0], []).append(claim)
        return stated

    def _with_one_name(self, claim: Claim) -> Claim:
        named = self.also.get(claim.quantities[0])
        return claim if named is None else claim._replace(quantities=(named,))

    def _tells_of_rest(self, stated: Mapping[str, Sequence[Claim]]) -> bool:
        told = (claim.subject for claims in stated.values() for claim in claims)
        return any(subject.startswith(tuple(self.rest)) for subject in told)

    def _tells_of_untold(self, stated: Mapping[str, Sequence[Claim]]) -> bool:
        """答复54件（含上年度结转）: whether a quantity is told of beside a figure, without its own."""
        near = {claim.near for claims in stated.values() for claim in claims}
        return any(word in text for text in near for word in self.untold)

    def _add_without_parts(self, report: Report, stated: dict[str, list[Claim]]) -> None:
        """收到75件（含上年结转3件）: a figure that includes another of its side is tried without it too."""
        sides = [{term.row or "" for term in side} for side in (self._relation.left, self._relation.right)]
        for total, part in ((breakdown.total, part) for breakdown in report.breakdowns for part in breakdown.parts):
            names = {*total.quantities, *part.quantities}
            if total.quantities and len(names) == 2 and any(names <= side for side in sides):
                rest = total._replace(value=total.value - part.value)
                stated.setdefault(total.quantities[0], []).append(rest)

    def _balance(self, names: Sequence[str], reading: Sequence[Claim | None]) -> Balance:
        summands = [
            Summand(term.sign, self._named(name), claim.value if claim else Decimal(0), claim=claim)
            for term, name, claim in zip(self._relation.terms, names, reading, strict=True)
        ]
        left = len(self._relation.left)
        return Balance(tuple(summands[:left]), self._relation.op, tuple(summands[left:]))

    def _named(self, quantity: str) -> str:
        return say(self.names.get(quantity, quantity))

    def _breach(self, reading: Sequence[Claim | None], balance: Balance, unstated: Sequence[str]) -> Outcome:
        claims = [claim for claim in reading if claim is not None]
        message = say(
            "文中{left}，不等于{right}，相差 {difference}"
            if balance.op == "="
            else "文中{left}，应{compared}{right}，相差 {difference}",
            left=spell(balance.left),
            compared=say(OPERATOR_WORDS[balance.op]),
            right=spell(balance.right),
            difference=figure(abs(balance.difference)),
        )
        if unstated:
            message += say("（文中未写{names}，按没有计）", names=say("、").join(map(self._named, unstated)))
        last = max(claims, key=lambda claim: claim.key)
        return Outcome(
            FAIL,
            message,
            last.location,
            expected=figure(known_sum(balance.left)),
            actual=figure(known_sum(balance.right)),
            operands=tuple(map(claim_operand, claims)),
            related=tuple(claim.location for claim in claims),
            level="warning" if unstated else None,
            key=self.expect,
            compared=tuple(claims),
        )


def _distinct(claims: Sequence[Claim]) -> list[Claim | None]:
    """One claim for each figure stated; None for nothing stated."""
    return list({claim.value: claim for claim in claims}.values()) or [None]
