"""great_change 骤增骤减: no total is many times last year's, or a small part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gi_lint.arithmetic import figure
from gi_lint.cell_sums import evaluate, parse_sum
from gi_lint.check import FAIL, HOLDS, OPEN, Operand, Outcome, elsewhere, settings
from gi_lint.checks.expressions import parsing
from gi_lint.claims import COUNT, TOTAL
from gi_lint.document import Location
from gi_lint.expression import Term
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.report import Report


class _Total(NamedTuple):
    """What a report has for a total. `value` is None where it is blank."""

    value: Decimal | None
    location: Location
    text: str


@settings
class GreatChange:
    """No total is `times` times last year's or more, or that part of it or less, from `least` on.

    totals: by its name where a report may have it, the first that it has counts: sums of cells (`t3[new, total]`) or a
    quantity that phrases.yaml names, in the text.
    """

    totals: Mapping[str, tuple[str, ...]]
    times: int = 10
    least: int = 10
    needs_previous = True

    def __post_init__(self) -> None:
        with parsing("totals"):
            self._places = {
                name: [parse_sum(place) if "[" in place else place for place in where]
                for name, where in self.totals.items()
            }

    def run(self, report: Report) -> Iterator[Outcome]:
        assert report.previous is not None
        for name, where in self._places.items():
            here, there = _total(report, where), _total(report.previous, where)
            if here is not None and there is not None:
                yield self._compared(report.previous, name, here, there)
        lost = list(_lost(report, report.previous, [place for where in self._places.values() for place in where]))
        if lost:
            said = "{names}未能可靠读出，无法与上年报告（{path}）比对"
            message = say(said, names=say("、").join(lost), path=report.previous.document.path)
            yield Outcome(OPEN, message, key="open")

    def _compared(self, previous: Report, name: str, here: _Total, there: _Total) -> Outcome:
        related = (elsewhere(previous, there.location),)
        if there.value is None or here.value is None:
            known = there.value if here.value is None else here.value
            if known is None or known < self.least:
                return Outcome(HOLDS)
            blank = say("本年" if here.value is None else "上年")
            message = say("{name}{blank}空白，无法与上年比对", name=say(name), blank=blank)
            return Outcome(OPEN, message, here.location, related=related, key=name)
        if not self._is_great(here.value, there.value):
            return Outcome(HOLDS)
        message = say(
            "{name}本年 {here}，上年 {there}，{said}",
            name=say(name),
            here=figure(here.value),
            there=figure(there.value),
            said=self._said(here.value, there.value),
        )
        return Outcome(
            FAIL,
            message,
            here.location,
            actual=figure(here.value),
            operands=(
                Operand(say(name), here.text, figure(here.value), here.location),
                Operand(say("上年{name}", name=say(name)), there.text, figure(there.value), related[0]),
            ),
            related=related,
            key=name,
        )

    def _is_great(self, here: Decimal, there: Decimal) -> bool:
        if there < self.least:
            return False
        return here >= there * self.times or here * self.times <= there

    def _said(self, here: Decimal, there: Decimal) -> str:
        if here > there:
            return say("是上年的 {times} 倍", times=_rounded(here / there))
        return say("只有上年的 1/{times}", times=_rounded(there / here)) if here else say("降为零")


def _rounded(times: Decimal) -> str:
    return figure(times.quantize(Decimal("0.1")))


def _total(report: Report, where: Sequence[tuple[Term, ...] | str]) -> _Total | None:
    """What a report has for a total at the first place where it has any."""
    found = (_in_text(report, place) if isinstance(place, str) else _in_table(report, place) for place in where)
    return next((total for total in found if total is not None), None)


def _in_table(report: Report, terms: tuple[Term, ...]) -> _Total | None:
    found = evaluate(report, terms)
    if found is None:
        return None
    return _Total(None if found.open else found.known, found.cells[0].location, found.spelt(report))


def _in_text(report: Report, quantity: str) -> _Total | None:
    """The count of a quantity that the text states with one figure."""
    counts = [
        c for c in report.claims if c.role in (COUNT, TOTAL) and c.quantities == (quantity,) and not c.approximate
    ]
    if len({claim.value for claim in counts}) != 1:
        return None
    return _Total(counts[0].value, counts[0].location, counts[0].text)


def _lost(report: Report, previous: Report, where: Sequence[tuple[Term, ...] | str]) -> Iterator[str]:
    """The tables, by name, that one report has and of the other could not be read."""
    for id in dict.fromkeys(term.table or "" for terms in where if not isinstance(terms, str) for term in terms):
        here, there = report.tables.get(id), previous.tables.get(id)
        if here is None or there is None or "absent" in (here.status, there.status):
            continue
        if "unreadable" in (here.status, there.status):
            yield here.spec.name if here.status == "unreadable" else say("上年的{there.spec.name}", there=there)
