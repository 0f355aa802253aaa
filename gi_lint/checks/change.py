"""change 增减幅度: a stated growth, fall, difference or multiple agrees with the two figures that it compares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, Outcome, claim_operand, settings
from gi_lint.checks.points import EARLIER, compared_points
from gi_lint.claims import CHANGE, COUNT, CUMULATIVE, LAST_YEAR, THIS_YEAR, Claim, closes_bracket, without_brackets
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.report import Report

_LAST_YEAR = ("上年", "去年", "上一年")
_LAST = rf"(?:{'|'.join(_LAST_YEAR)})度?"
_CHANGE = "(?:净?增加?|增长|上升|下降|减少|降低|[多少](?:公开|发布|收到|受理|办结|答复|推送)?)了?"
_ON_LAST_YEAR = compiled(rf",?(?:同比|[比较]{_LAST}(?:同期)?(?:相比)?){_CHANGE}")  # 22件，同比下降
_BY_AMOUNT = compiled(rf"[,(]?(?:同比|[比较]{EARLIER}(?:同期)?(?:相比)?){_CHANGE}")  # 22件，比2022年减少
_AND_BY_SHARE = compiled(rf"[,、(]?(?:同比)?(?:{_CHANGE}|[增降涨]幅|增长率)(?:为|达到?)?")  # 9件，降幅达
_ON_FIGURE = compiled(  # 22件，比上年（; 22件，申请量较上年的
    rf",?(?:申请)?(?:数?量|总[数量]|件数)?(?:同)?[比较]{EARLIER}(?:同期)?的?\(?"
)
_FROM_FIGURE = compiled(rf"\)?(?:相比)?,?{_CHANGE}")  # 31件）下降; 31件相比减少
_IN_ROW = compiled("[、和及与]")  # 158件、203件
_ON_ROW = compiled(  # 203件，2023年同比增长
    rf",?(?:(?P<year>20\d\d)年度?)?(?:同比|[比较]{_LAST}(?:同期)?(?:相比)?){_CHANGE}"
)
_WHEN = compiled(rf"{EARLIER}|全年|同期|的$")
_YEAR = compiled(r"20\d\d(?=年)")
_ON_EARLIER = compiled(rf"(?:^|[,、。(]|量|总数)(?:同)?[比较与]{EARLIER}(?:同期)?的?\(?$")
_REACH = 16  # characters before a figure that say of which year it is
_POINTS = "百分点"
_A_YEAR = "年均"  # over several years
_GROWS = compiled("增|升|涨|多")
_IN_BRACKET = compiled(rf"\({EARLIER}度?[^,。;:()\d]{{0,8}}")  # 同比增长10%（2022年为
_MOST_LISTED = 12  # counts in a bracket between this year's figure and the change
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

    falling: the words for a decrease.
    """

    falling: tuple[str, ...]

    def run(self, report: Report) -> Iterator[Outcome]:
        if not any(claim.role == CHANGE for claim in report.claims):
            return
        then = _figures_of_last_year(report)
        above: list[Claim] = []
        for (number, _), claims in groupby(report.claims, key=lambda claim: claim.key[:2]):
            sentence = list(claims)
            above = [claim for claim in above if claim.sentence.number == number][-_MOST_CLAIMS:]
            for place, claim in enumerate(sentence if len(sentence) <= _MOST_CLAIMS else ()):
                if claim.role != CHANGE or claim.approximate or _A_YEAR in claim.subject:
                    continue
                if _POINTS in claim.unit:
                    compared = compared_points(claim, sentence[:place], sentence[place + 1 : place + 2])
                    if compared is not None:
                        now, then_told = compared
                        yield self._judge(claim, now, Base(then_told, then_told.value, then_told.step / 2))
                    continue
                before = sentence[max(0, place - 3) : place]
                pair = (
                    _with_figure_in_bracket(claim, sentence, place)
                    or _last_of_row(claim, before, report.facts.year)
                    or _compared(claim, before, sentence)
                    or _with_figure_elsewhere(claim, sentence, then)
                    or self._from_amount(claim, before)
                    or self._on_amount(claim, before)
                    or _with_figure_above(claim, sentence, above)
                )
                if pair is not None:
                    yield self._judge(claim, *pair)
            above += sentence

    def _from_amount(self, claim: Claim, before: Sequence[Claim]) -> Compared | None:
        """公开104件，同比增加42件，增幅67.7%: this year's figure, and last year's as it follows from the amount."""
        if claim.unit != "%" or len(before) < 2:
            return None
        now, amount = before[-2:]
        text = claim.sentence.folded
        is_told = _BY_AMOUNT.fullmatch(text, now.end, amount.start) and _AND_BY_SHARE.fullmatch(
            text, amount.end, claim.start
        )
        is_exact = now.role in THIS_YEAR and amount.role == CHANGE and not (now.approximate or amount.approximate)
        if not (is_told and is_exact) or amount.unit != now.unit:
            return None
        then = now.value + amount.value if self._falls(amount) else now.value - amount.value
        slack = now.slack + amount.slack
        return (now, Base(amount, then, slack)) if then > slack else None

    def _on_amount(self, claim: Claim, before: Sequence[Claim]) -> Compared | None:
        """申请量较上年32件增加8件，增长25%: last year's figure, and this year's as it follows from the amount."""
        if claim.unit != "%" or len(before) < 2:
            return None
        then, amount = before[-2:]
        is_told = _stands_behind_one(amount, then) and _goes_on(claim, amount)
        if not (is_told and _is_exact_of_last_year(then)) or amount.approximate or amount.unit != then.unit:
            return None
        now = then.value - amount.value if self._falls(amount) else then.value + amount.value
        return amount._replace(value=now), Base(then, then.value, then.slack)

    def _falls(self, claim: Claim) -> bool:
        return any(word in claim.subject for word in self.falling)

    def _judge(self, claim: Claim, now: Claim, then: Base) -> Outcome:
        exact, unit, how = self._expected(claim, now.value, then.value)
        signed = -claim.value if self._falls(claim) and unit != "倍" else claim.value
        tolerance = claim.step / 2 if unit in ("%", "倍") or _POINTS in unit else claim.slack
        slack = now.step / 2 if now.unit == "%" else now.slack
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
        if _POINTS in claim.unit:
            return now - then, claim.unit, f"{figure(now)}% - {figure(then)}%"
        if claim.unit == "倍":
            return now / then, "倍", f"{figure(now)} ÷ {figure(then)}"
        return now - then, claim.unit, f"{figure(now)} - {figure(then)}"


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


def _with_figure_in_bracket(claim: Claim, sentence: Sequence[Claim], place: int) -> Compared | None:
    """收到22件（其中网上9件），同比增长10%（上年20件）: the figure before a change and last year's right behind it."""
    text, following = claim.sentence.folded, sentence[place + 1 : place + 2]
    if not following or not _is_exact_of_last_year(following[0]) or claim.unit not in ("%", following[0].unit):
        return None
    (then,) = following
    if _IN_BRACKET.fullmatch(text, claim.end, then.start) is None:
        return None
    for now in reversed(sentence[max(0, place - _MOST_LISTED) : place]):
        is_now = now.role in THIS_YEAR and now.unit == then.unit and not now.approximate
        if is_now and _BY_AMOUNT.fullmatch(without_brackets(text[now.end : claim.start])):
            return now, Base(then, then.value, then.slack)
    return None


def _is_exact_of_last_year(count: Claim) -> bool:
    return count.role == LAST_YEAR and not count.approximate and count.value > 0


def _compared(claim: Claim, before: Sequence[Claim], sentence: Sequence[Claim]) -> Compared | None:
    """The figures of this year and last year that a change compares: the two before it where it stands right behind
    them, else those of its part of the sentence, else of all."""
    if before and _stands_behind_one(claim, before[-1]):
        return _pair(claim, [*_last_of_this_year(before[-1], sentence), before[-1], claim])
    if len(before) > 1 and _stands_behind(claim, *before[-2:]):
        return _pair(claim, [_of_the_year(before[-2]), before[-1], claim])
    if len(before) > 2 and _goes_on(claim, before[-1]) and _stands_behind(before[-1], *before[:2]):
        return _pair(claim, [_of_the_year(before[0]), before[1], claim])
    part = [other for other in sentence if _part(other) == _part(claim)]
    return _pair(claim, part) or _pair(claim, sentence)


def _last_of_row(claim: Claim, before: Sequence[Claim], year: int | None) -> Compared | None:
    """2021年、2022年、2023年分别收到126件、158件、203件，2023年同比增长28.5%: the last two of a row of years."""
    if len(before) < 2 or not _is_exact_of_last_year(before[-2]) or before[-1].role not in THIS_YEAR:
        return None
    then, now = before[-2:]
    is_row = now.unit == then.unit and _IN_ROW.fullmatch(claim.sentence.folded, then.end, now.start) is not None
    told = _ON_ROW.fullmatch(claim.sentence.folded, now.end, claim.start)
    is_of_year = told is not None and told["year"] in (None, str(year)) and claim.unit in ("%", "倍", now.unit)
    return (now, Base(then, then.value, then.slack)) if is_row and is_of_year and not now.approximate else None


def _of_the_year(count: Claim) -> Claim:
    """累计公开22条，比上年（31条）: what is held against last year's figure is this year's, in whatever words."""
    return count._replace(role=COUNT) if count.role == CUMULATIVE else count


def _stands_behind_one(claim: Claim, then: Claim) -> bool:
    """比2022年31件增长9%，比2021年28件增长20%: whether a change stands right behind the figure of an earlier year."""
    text = claim.sentence.folded
    is_told = _ON_EARLIER.search(text, max(0, then.start - _REACH), then.start) is not None
    behind = without_brackets(text[then.end : claim.start])  # 比2022年的87件（含结转）增加
    return then.role == LAST_YEAR and is_told and _FROM_FIGURE.fullmatch(behind) is not None


def _last_of_this_year(then: Claim, sentence: Sequence[Claim]) -> Sequence[Claim]:
    """The figure of this year that stands before one of an earlier year, nothing but other comparisons between, and
    what a bracket tells of it: 82件（书面63件），比2022年的60件."""
    before = [other for other in sentence if other.start < then.start]
    text = then.sentence.folded
    while before and (before[-1].role in (CHANGE, LAST_YEAR) or closes_bracket(text[before[-1].end : then.start])):
        before.pop()
    return before[-1:]


def _goes_on(claim: Claim, amount: Claim) -> bool:
    """比上年31件减少9件，下降29%: whether a change tells in per cent what the one before it tells as an amount."""
    between = _AND_BY_SHARE.fullmatch(claim.sentence.folded, amount.end, claim.start)
    return amount.role == CHANGE and claim.unit == "%" and between is not None


def _stands_behind(claim: Claim, now: Claim, then: Claim) -> bool:
    """收到22件，比上年（31件）下降29%，答复22件: whether a change stands right behind the two figures it compares."""
    text = claim.sentence.folded
    are_compared = _ON_FIGURE.fullmatch(text, now.end, then.start) is not None
    return are_compared and _FROM_FIGURE.fullmatch(text, then.end, claim.start) is not None


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
        and all(_is_of(past, claim) and not claim.approximate for claim in claims)
    }


def _is_of(past: str, claim: Claim) -> bool:
    """Whether a figure of an earlier year is of one, and no other earlier one is named with it."""
    named = set(_YEAR.findall(claim.sentence.folded))
    is_named = past in named or any(word in claim.sentence.folded for word in _LAST_YEAR)
    return is_named and all(year >= past for year in named)


def _with_figure_elsewhere(claim: Claim, sentence: Sequence[Claim], then: Mapping[str, Claim]) -> Compared | None:
    """The figure of this year right before a change on last year, and last year's from another sentence."""
    now = next((other for other in reversed(sentence) if other.start < claim.start), None)
    if now is None or now.role not in THIS_YEAR or now.approximate or len(now.quantities) != 1:
        return None
    last = then.get(now.quantities[0])
    is_on_it = _ON_LAST_YEAR.fullmatch(claim.sentence.folded, now.end, claim.start) is not None
    if last is None or not is_on_it or last.unit != now.unit or claim.unit not in ("%", "倍", now.unit):
        return None
    return now, Base(last, last.value, last.slack)


def _with_figure_above(claim: Claim, sentence: Sequence[Claim], above: Sequence[Claim]) -> Compared | None:
    """公开信息150条。去年公开信息120条，增长25%: this year's figure for what last year's in the sentence is called."""
    past = [other for other in sentence if other.role == LAST_YEAR]
    if len(past) != 1 or past[0].approximate or any(other.role in THIS_YEAR for other in sentence):
        return None
    (then,) = past
    name = _WHEN.sub("", then.subject)
    counts = (count for count in above if count.role in THIS_YEAR and count.unit == then.unit)
    now = [count for count in counts if name in count.subject and not count.approximate]
    is_sure = len(name) > 1 and len({count.value for count in now}) == 1 and then.value > 0
    return (now[0], Base(then, then.value, then.slack)) if is_sure and claim.unit in ("%", "倍", then.unit) else None


def _part(claim: Claim) -> int:
    """The number of the part, between semicolons, that a claim stands in."""
    return claim.sentence.folded.count(";", 0, claim.start)


def _pair(claim: Claim, claims: Sequence[Claim]) -> Compared | None:
    """The one figure of this year and the one of last year that are told beside a change."""
    now = [c for c in claims if c.role in THIS_YEAR and not c.approximate]
    then = [c for c in claims if c.role == LAST_YEAR and not c.approximate]
    changes = [c for c in claims if c.role == CHANGE]
    if len(now) != 1 or len(then) != 1 or now[0].unit != then[0].unit or then[0].value == 0:
        return None
    if claim.unit not in ("%", "倍", now[0].unit) or len({c.unit for c in changes}) != len(changes):
        return None
    return now[0], Base(then[0], then[0].value, then[0].slack)
