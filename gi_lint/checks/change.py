"""change 增减幅度: a stated growth, fall, difference or multiple agrees with the two figures that it compares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, Operand, Outcome, settings
from gi_lint.claims import CHANGE, COUNT, LAST_YEAR, PART, TOTAL, Claim
from gi_lint.language import say
from gi_lint.report import Report

_THIS_YEAR = (COUNT, TOTAL, PART)
_MOST_CLAIMS = 100  # in a sentence that compares two figures


@settings
class Change:
    """Tested only where a sentence, or a part of it, states one figure of this year and one of last year in one unit.

    falling: the words for a decrease.
    """

    falling: tuple[str, ...]

    def run(self, report: Report) -> Iterator[Outcome]:
        for _, claims in groupby(report.claims, key=lambda claim: claim.key[:2]):
            sentence = list(claims)
            for claim in sentence:
                if claim.role == CHANGE and not claim.approximate and "点" not in claim.unit:
                    pair = _compared(claim, sentence) if len(sentence) <= _MOST_CLAIMS else None
                    if pair is not None:
                        yield from self._judge(claim, *pair)

    def _judge(self, claim: Claim, now: Claim, then: Claim) -> Iterator[Outcome]:
        falls = any(word in claim.subject for word in self.falling)
        exact, unit, how = self._expected(claim, now.value, then.value)
        signed = -claim.value if falls and unit != "倍" else claim.value
        tolerance = claim.step / 2 if unit in ("%", "倍") else claim.slack + now.slack + then.slack
        if abs(exact - signed) <= tolerance:
            yield Outcome(HOLDS, compared=(claim, now, then))
            return
        shown = figure(abs(exact).quantize(Decimal(1).scaleb(-max(claim.digits, 2)), ROUND_HALF_UP))
        message = say(
            "本年 {now}，上年 {then}，{how} = {change}，文中写“{claim.text}”",
            now=figure(now.value),
            then=figure(then.value),
            how=how,
            change=_spelt(shown, unit, exact < 0),
            claim=claim,
        )
        yield Outcome(
            FAIL,
            message,
            claim.location,
            expected=f"{shown}{unit}",
            actual=f"{figure(claim.value)}{unit}",
            operands=tuple(Operand(c.subject, c.text, figure(c.value), c.location) for c in (now, then)),
            related=(now.location, then.location),
            key=claim.subject,
            compared=(claim, now, then),
        )

    @staticmethod
    def _expected(claim: Claim, now: Decimal, then: Decimal) -> tuple[Decimal, str, str]:
        if claim.unit == "%":
            return 100 * (now - then) / then, "%", say("（{now} - {then}）÷ {then}", now=figure(now), then=figure(then))
        if claim.unit == "倍":
            return now / then, "倍", f"{figure(now)} ÷ {figure(then)}"
        return now - then, claim.unit, f"{figure(now)} - {figure(then)}"


def _spelt(shown: str, unit: str, falls: bool) -> str:
    """A change in words; one in times has no direction."""
    if unit == "倍":
        return say("{times}倍", times=shown)
    return say("减少 {change}" if falls else "增加 {change}", change=shown + unit)


def _compared(claim: Claim, sentence: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The figures of this year and last year that a change compares: those of its part of the sentence, else of all."""
    part = [other for other in sentence if _part(other) == _part(claim)]
    return _pair(claim, part) or _pair(claim, sentence)


def _part(claim: Claim) -> int:
    """The number of the part, between semicolons, that a claim stands in."""
    return claim.sentence.folded.count(";", 0, claim.start)


def _pair(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The one figure of this year and the one of last year that are told beside a change."""
    now = [c for c in claims if c.role in _THIS_YEAR and not c.approximate]
    then = [c for c in claims if c.role == LAST_YEAR and not c.approximate]
    changes = [c for c in claims if c.role == CHANGE]
    if len(now) != 1 or len(then) != 1 or now[0].unit != then[0].unit or then[0].value == 0:
        return None
    if claim.unit not in ("%", "倍", now[0].unit) or len({c.unit for c in changes}) != len(changes):
        return None
    return now[0], then[0]
