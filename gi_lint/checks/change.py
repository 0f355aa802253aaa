"""change 增减幅度: a stated growth, fall, difference or multiple agrees with the two figures that it compares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, Outcome, claim_operand, settings
from gi_lint.checks.compared import EARLIER, ON_LAST_YEAR, POINTS, Told, beside, beside_amount
from gi_lint.claims import CHANGE, CUMULATIVE, FALLS, LAST_YEAR, RISES, THIS_YEAR, Breakdown, Claim
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.report import Report

_WHEN = compiled(rf"{EARLIER}|全年|同期|的$")
_YEAR = compiled(r"20\d\d(?=年)")
_A_YEAR = "年均"  # over several years
_FELL = compiled(rf"(?:{FALLS}|少|低)(?!.*(?:{RISES}|[多高](?!达)))")  # not 低保信息增长
_GROWS = compiled("增|升|涨|多")
_MOST_CLAIMS = 100  # in a sentence that compares two figures


class Base(NamedTuple):
    """The figure that a change starts from: one that the text tells, or what its amount makes of this year's."""

    claim: Claim
    value: Decimal
    slack: Decimal  # how far the true figure may lie from it

    @property
    def shown(self) -> str:
        """The figure, and where it is from if it is not told."""
        if self.claim.role == LAST_YEAR:
            return _figure(self.claim, self.value)
        return say("{then}（由“{claim.text}”推算）", then=_figure(self.claim, self.value), claim=self.claim)


Compared = tuple[Claim, Base]  # this year's figure and the one of the year before


@settings
class Change:
    """Tested where a sentence, or a part of it, states one figure of this year and one of last year in one unit; or
    where it states this year's right before the change, and the rest of the text one of last year for the same thing;
    or this year's and by how many it rose (比上年增加4259件，增长69.3%); or last year's, and its paragraph before it
    one of this year for what is called the same.
    """

    def run(self, report: Report) -> Iterator[Outcome]:
        if not any(claim.role == CHANGE for claim in report.claims):
            return
        past = _figures_of_last_year(report)
        lists = {listed.parts[-1].key: listed.total for listed in report.breakdowns if _is_told_before(listed)}
        above: list[Claim] = []
        for (number, _), claims in groupby(report.claims, key=lambda claim: claim.key[:2]):
            sentence = list(claims)
            above = [claim for claim in above if claim.sentence.number == number][-_MOST_CLAIMS:]
            for place, claim in enumerate(sentence if len(sentence) <= _MOST_CLAIMS else ()):
                if claim.role != CHANGE or claim.approximate or _A_YEAR in claim.subject:
                    continue
                told = beside(sentence, place)
                pair = self._of_told(claim, told, report.facts.year) if told is not None else None
                if POINTS not in claim.unit:
                    pair = (
                        pair
                        or (_of_part(claim, sentence) if told is None else None)
                        or _with_figure_elsewhere(claim, sentence[:place], past)
                        or self._of_told(claim, beside_amount(sentence, place), report.facts.year)
                        or _with_figure_above(claim, sentence, above)
                    )
                if pair is not None:
                    yield self._of_part_or_total(claim, pair, lists.get(pair[0].key))
            above += sentence

    def _of_told(self, claim: Claim, told: Told | None, year: int | None) -> Compared | None:
        """The two figures among those told beside a change; one of them may follow from the amount.

        公开104件，同比增加42件，增幅67.7%; 申请量较上年32件增加8件，增长25%
        """
        if told is None or told.year not in (None, str(year)):
            return None
        now, then, amount = told.now, told.then, told.amount
        if now is not None and then is not None:
            return _fitting(claim, now, then)
        known = now or then
        if amount is None or known is None or claim.unit != "%" or amount.unit != known.unit:
            return None
        rise = -amount.value if _falls(amount) else amount.value
        if then is not None:
            return amount._replace(value=then.value + rise), Base(then, then.value, then.slack)
        base = Base(amount, known.value - rise, known.slack + amount.slack)
        return (known, base) if base.value > base.slack else None

    def _of_part_or_total(self, claim: Claim, pair: Compared, total: Claim | None) -> Outcome:
        """收到39件，包括网上25件、信函14件，比上年减少8件: a change behind a list may be that of its last part or of
        all."""
        now, then = pair
        outcome = self._judge(claim, now, then)
        if total is None or outcome.kind != FAIL or total.approximate:
            return outcome
        is_told = then.claim.role == LAST_YEAR
        return self._judge(claim, total, then if is_told else then._replace(value=total.value - now.value + then.value))

    def _judge(self, claim: Claim, now: Claim, then: Base) -> Outcome:
        exact, unit, how = self._expected(claim, now.value, then.value)
        signed = -claim.value if _falls(claim) and unit != "倍" else claim.value
        tolerance = claim.step / 2 if unit in ("%", "倍") or POINTS in unit else claim.slack
        slack = _slack(now)
        least = self._expected(claim, now.value - slack, then.value + then.slack)[0]
        most = self._expected(claim, now.value + slack, then.value - then.slack)[0]
        if least - tolerance <= signed <= most + tolerance or (_grows_by_times(claim) and least <= signed + 1 <= most):
            return Outcome(HOLDS, compared=(claim, now, then.claim))
        shown = figure(abs(exact).quantize(Decimal(1).scaleb(-max(claim.digits, 2)), ROUND_HALF_UP))
        message = say(
            "本年 {now}，上年 {then}，{how} = {result}，{change}，文中写“{claim.text}”",
            now=_figure(now, now.value),
            then=then.shown,
            how=how,
            result=("-" if exact < 0 else "") + shown + ("%" if now.unit == "%" or unit == "%" else ""),
            change=_spelt(shown, unit, exact),
            claim=claim,
        )
        return Outcome(
            FAIL,
            message,
            claim.location,
            expected=f"{shown}{unit}",
            actual=f"{figure(claim.value)}{unit}",
            operands=(claim_operand(now), claim_operand(then.claim)),
            related=(now.location, then.claim.location),
            key=claim.subject,
            compared=(claim, now, then.claim),
        )

    @staticmethod
    def _expected(claim: Claim, now: Decimal, then: Decimal) -> tuple[Decimal, str, str]:
        if claim.unit == "%":
            return 100 * (now - then) / then, "%", say("（{now} - {then}）÷ {then}", now=figure(now), then=figure(then))
        if POINTS in claim.unit:
            return now - then, claim.unit, f"{figure(now)}% - {figure(then)}%"
        if claim.unit == "倍":
            return now / then, "倍", f"{figure(now)} ÷ {figure(then)}"
        return now - then, claim.unit, f"{figure(now)} - {figure(then)}"


def _is_told_before(listed: Breakdown) -> bool:
    """Whether several parts stand behind their total, in its sentence."""
    first = listed.parts[0]
    return len(listed.parts) > 1 and first.sentence is listed.total.sentence and listed.total.key < first.key


def _falls(change: Claim) -> bool:
    """比上年减少8件: whether a change is told as a decrease."""
    return _FELL.search(change.subject) is not None


def _grows_by_times(claim: Claim) -> bool:
    """比上年增长1倍: whether a change is told as so many times more, and not as so many times as much."""
    return claim.unit == "倍" and _GROWS.search(claim.subject) is not None


def _figure(claim: Claim, value: Decimal) -> str:
    """A figure of a year: a share with its sign."""
    return figure(value) + ("%" if claim.unit == "%" else "")


def _spelt(shown: str, unit: str, exact: Decimal) -> str:
    """A change in words; one in times has no direction."""
    if unit == "倍":
        return say("是上年的 {times} 倍", times=shown)
    if not exact:
        return say("应为持平")
    unit = unit if unit == "%" else f" {unit}"
    return say("应为减少 {change}" if exact < 0 else "应为增加 {change}", change=shown + unit)


def _figures_of_last_year(report: Report) -> dict[str, Claim]:
    """By quantity the figure of last year, where the text has only one and names no earlier year beside it.

    Where it has several of this year, or the same one, it is not clear which of them goes with last year's.
    """
    past = str((report.facts.year or 0) - 1)
    found: dict[str, list[Claim]] = {}
    now: dict[str, set[Decimal]] = {}
    for claim in report.claims:
        if claim.role == LAST_YEAR and len(claim.quantities) == 1:
            found.setdefault(claim.quantities[0], []).append(claim)
        elif claim.role in THIS_YEAR and len(claim.quantities) == 1:
            now.setdefault(claim.quantities[0], set()).add(claim.value)
    return {
        quantity: claims[0]
        for quantity, claims in found.items()
        if len({(claim.value, claim.unit) for claim in claims}) == 1
        and claims[0].value
        and len(now.get(quantity, set()) | {claims[0].value}) == 2
        and all(year >= past for claim in claims for year in _YEAR.findall(claim.sentence.folded))
        and not any(claim.approximate for claim in claims)
    }


def _with_figure_elsewhere(claim: Claim, before: Sequence[Claim], past: Mapping[str, Claim]) -> Compared | None:
    """The figure of this year right before a change on last year, and last year's from another sentence."""
    now = before[-1] if before else claim
    then = past.get(now.quantities[0]) if len(now.quantities) == 1 else None
    is_on_it = ON_LAST_YEAR.fullmatch(claim.sentence.folded, now.end, claim.start) is not None
    return _fitting(claim, now, then) if then is not None and is_on_it else None


def _with_figure_above(claim: Claim, sentence: Sequence[Claim], above: Sequence[Claim]) -> Compared | None:
    """公开信息150条。去年公开信息120条，增长25%: this year's figure for what last year's in the sentence is called."""
    past = [other for other in sentence if other.role == LAST_YEAR]
    if len(past) != 1 or any(other.role in THIS_YEAR for other in sentence):
        return None
    (then,) = past
    name = _WHEN.sub("", then.subject)
    now = [count for count in above if len(name) > 1 and name in count.subject and _fitting(claim, count, then)]
    return _fitting(claim, now[0], then) if len({count.value for count in now}) == 1 else None


def _of_part(claim: Claim, sentence: Sequence[Claim]) -> Compared | None:
    """The one figure of this year and the one of last year that are told in the part of a sentence, between semicolons,
    with a change; else those of the whole sentence."""
    part = [other for other in sentence if _part(other) == _part(claim)]
    return _pair(claim, part) or _pair(claim, sentence)


def _part(claim: Claim) -> int:
    return claim.sentence.folded.count(";", 0, claim.start)


def _pair(claim: Claim, claims: Sequence[Claim]) -> Compared | None:
    now = [c for c in claims if c.role in THIS_YEAR and not c.approximate]
    then = [c for c in claims if c.role == LAST_YEAR and not c.approximate]
    units = [c.unit for c in claims if c.role == CHANGE]
    is_sure = len(now) == len(then) == 1 and len(set(units)) == len(units)
    return _fitting(claim, now[0], then[0]) if is_sure else None


def _fitting(claim: Claim, now: Claim, then: Claim) -> Compared | None:
    """Two figures, if a change may be that from one to the other."""
    is_exact = not (now.approximate or then.approximate) and then.value > 0
    may_be_now = now.role in (*THIS_YEAR, CUMULATIVE) or POINTS in claim.unit
    is_of_unit = claim.unit in ("%", "倍", now.unit) or (POINTS in claim.unit and now.unit == "%")
    is_fitting = is_exact and may_be_now and is_of_unit and now.unit == then.unit
    return (now, Base(then, then.value, _slack(then))) if is_fitting else None


def _slack(count: Claim) -> Decimal:
    """How far the true figure may lie from one told; a percentage is always rounded."""
    return count.step / 2 if count.unit == "%" else count.slack
