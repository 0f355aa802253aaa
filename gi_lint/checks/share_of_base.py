"""share_of_base 占比核算: a printed share is the count that stands before it over the whole it is a share of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import combinations, groupby, islice
from typing import NamedTuple

from gi_lint.arithmetic import figure, percent
from gi_lint.cell_sums import parse_sum
from gi_lint.check import FAIL, HOLDS, Operand, Outcome, claim_operand, settings
from gi_lint.checks.expressions import parsing
from gi_lint.checks.more_than_all import PartRates
from gi_lint.checks.totals import name_of, told
from gi_lint.claims import SHARE, Claim, joined, of_one_whole, rates_of_two
from gi_lint.document import Location
from gi_lint.expression import Term
from gi_lint.language import quoted, say
from gi_lint.patterns import compiled
from gi_lint.report import Cell, Report

Key = tuple[int, int, int]

_BESIDE_NAME = compiled("(?:政府)?信息公开|政府信息|总[数量]|数量|全部|全年|本年度?|其中|的")
_MOST_OF_RATE = 12  # counts of which two together may be what a rate is of

_MOST_CLAIMS = 120  # looked at in one paragraph
_MOST_CARRIED = 3  # counts carried over that are added to a whole
_PEOPLE = ("名", "人", "户")  # measure words of those who are asked or taught: the tables count none of them
_ALL = Decimal(100)
_OF_ALL = ("", "总数", "总体", "总量", "总的", "全部")  # words for the total itself
_SURE_DIGITS = 2  # decimals of a share that is a certain number's, cut off, by no chance
_MOST_DOUBTED = 200  # shares of one report that fit no stated whole


class Base(NamedTuple):
    """A number that may be the whole of a share: a count of the text, two of them together, or a figure of a table."""

    value: Decimal
    counts: tuple[Claim, ...] = ()
    cell: Cell | None = None
    decided: bool = False  # a total less what is pending
    summed: bool = False  # a stated count with another one added

    @property
    def location(self) -> Location:
        """The place of the count, or of the table's first cell."""
        return self.counts[0].location if self.counts else self.cell.location if self.cell else Location()

    @property
    def figures(self) -> tuple[Claim | Cell, ...]:
        """The counts or the table's cell."""
        return self.counts or (() if self.cell is None else (self.cell,))

    @property
    def name(self) -> str:
        """How it is spoken of."""
        if not self.counts:
            return say("表中数 {number}", number=figure(self.value))
        said = (" - " if self.decided else " + ").join(map(told, self.counts))
        return say("（{sum}）", sum=said) if self.decided else said


Doubt = tuple[Claim, list[Base]]  # a share that fits no single count, and what may be its whole


@settings
class ShareOfBase:
    """A share whose count stands right before it fits one of the wholes that it may be a share of.

    Wholes tried: the counts stated before it in the paragraph and the one before, but not the parts that follow it in
    its list; those of its `topics` less what is `pending` (the whole of a share of `decided` cases), with what was
    `carried` in, and `bases`: sums of table cells such as `t3[new, total] + t3[carried_in, total]`. A misfit is
    reported only if the whole is beyond doubt: other shares of the list fit it, the words for the whole leave one
    candidate, two decimals are those of one candidate cut off, or the count is a part of a total.
    If no share of a list fits anything and no number could be the whole of them all, the list is reported as one.
    A rate (办结率) is the share that the count right before it is of the one before that. Those named by `rates`, and
    shares, are never above 100 %, except of `aims` that may be surpassed (任务, 计划).
    """

    bases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._part_rates = PartRates(self.rates, self.aims)
        with parsing("bases"):
            self._base_terms = [parse_sum(base) for base in self.bases]

    def run(self, report: Report) -> Iterator[Outcome]:
        from_tables = list(self._table_bases(report))
        totals = {part.key: breakdown.total for breakdown in report.breakdowns for part in breakdown.parts}
        previous: list[Claim] = []
        above: dict[int, list[Claim]] = {}  # by paragraph, its counts and those of the one before it
        looked_at = 0
        for number, claims in groupby(report.claims, key=lambda claim: claim.sentence.number):
            paragraph = list(islice(claims, _MOST_CLAIMS))
            above[number] = [*previous, *paragraph]
            shares = [claim for claim in paragraph if _is_exact(claim)]
            for listed in of_one_whole(shares):
                doubted: list[Doubt] = []
                for share in listed:
                    total = totals.get(share.counted.key) if share.counted else None
                    is_below = total is not None and total.sentence.number != number
                    told = (*previous, *paragraph, *(above[total.sentence.number] if is_below and total else ()))
                    later = {other.counted.key for other in listed if other.counted and other.key > share.key}
                    counts = [claim for claim in told if claim.key not in later and _may_be_whole(claim, share, total)]
                    stated = next((count for count in counts if _rounds(share, count.value)), None)
                    if stated is not None and not self._is_of_decided(share):
                        yield _fit(share, Base(stated.value, (stated,)))
                    elif looked_at < _MOST_DOUBTED:
                        candidates = self._bases(share, counts, paragraph, from_tables)
                        fitting = next((base for base in candidates if not base.summed and _fits(share, base)), None)
                        if fitting is not None:
                            yield _fit(share, fitting)
                        else:
                            looked_at += 1
                            doubted.append((share, candidates))
                yield from self._judged(listed, doubted, shares, totals)
            rates = list(rates_of_two(paragraph))
            yield from self._rates(paragraph, rates)
            rated = {rate.key for rate, _ in rates}
            yield from self._part_rates.above_all([claim for claim in paragraph if claim.key not in rated])
            previous = paragraph

    def _rates(self, paragraph: Sequence[Claim], rates: Sequence[tuple[Claim, Claim]]) -> Iterator[Outcome]:
        """收到12件，办结11件，办结率95.7%: rates of the two counts right before them that fit no other count either."""
        for rate, whole in rates:
            counts = [claim for claim in paragraph if _may_be_whole(claim, rate, None)]
            sums = [one.value + other.value for one, other in combinations(counts[:_MOST_OF_RATE], 2)]
            stated = Base(whole.value, (whole,))
            if any(_rounds(rate, value) for value in (*(count.value for count in counts), *sums)):
                yield _fit(rate, stated)
            else:
                yield _misfit(rate, stated)

    def _judged(
        self, listed: Sequence[Claim], doubted: Sequence[Doubt], shares: Sequence[Claim], totals: Mapping[Key, Claim]
    ) -> Iterator[Outcome]:
        """The faults among those shares of a list that fit no single count."""
        without_base: list[Doubt] = []
        for share, candidates in doubted:
            siblings = [o for o in shares if o is not share and (o.whole == share.whole or o in listed)]
            base = self._certain_base(share, candidates, siblings)
            if _fits_a_sum(share, candidates, siblings):
                continue
            if base is not None:
                yield _misfit(share, base)
            else:
                without_base.append((share, candidates))
        if len(without_base) == len(listed):
            yield from _of_no_base(without_base, totals)

    def _is_of_decided(self, share: Claim) -> bool:
        return any(word in share.whole for word in self.decided)

    def _bases(self, share: Claim, counts: list[Claim], claims: list[Claim], tables: list[Base]) -> list[Base]:
        decided = list(self._decided(share, counts, claims))
        if self._is_of_decided(share):
            return decided + [base for base in tables if base.decided]
        carried = [c for c in claims if c.is_count and any(word in c.subject for word in self.carried)][:_MOST_CARRIED]
        sums = [
            Base(total.value + part.value, (total, part), summed=True)
            for total in counts
            for part in carried
            if total is not part
        ]
        return [Base(claim.value, (claim,)) for claim in counts] + decided + sums + tables

    def _decided(self, share: Claim, counts: list[Claim], claims: list[Claim]) -> Iterator[Base]:
        """Totals of cases less those pending: pending in the clause of the share, the total on the same topic."""
        said = share.part_of_sentence
        topics = [topic for topic in self.topics if topic in said]
        totals = [total for total in counts if any(topic in total.subject for topic in topics)]
        for part in claims:
            is_pending = part.is_count and any(word in part.subject for word in self.pending)
            if is_pending and totals and part.part_of_sentence == said:
                for total in totals:
                    if total.value > part.value and total is not part:
                        yield Base(total.value - part.value, (total, part), decided=True)

    def _table_bases(self, report: Report) -> Iterator[Base]:
        for text, terms in zip(self.bases, self._base_terms, strict=True):
            cells = [(term, _cell(report, term)) for term in terms]
            known = [(term, cell) for term, cell in cells if cell is not None and cell.value is not None]
            if len(known) == len(cells):
                value = sum((term.sign * cell.value for term, cell in known if cell.value is not None), Decimal(0))
                yield Base(value, cell=known[0][1], decided="-" in text)

    def _certain_base(self, share: Claim, candidates: Sequence[Base], siblings: Sequence[Claim]) -> Base | None:
        """The whole of a misfit, if there is no doubt about it."""
        assert share.counted is not None
        large = [base for base in candidates if base.value >= share.counted.value and base.value > 0]
        fitting = [base for base in large if any(_rounds(other, base.value) for other in siblings)]
        if fitting:
            return max(fitting, key=lambda base: _fitting(siblings, base))
        if self._is_of_decided(share):
            return large[0] if len({base.value for base in large}) == 1 else None
        single = [base for base in large if len(base.counts) == 1]
        named = {base.value: base for base in single if _is_named(share.whole, base.counts[0])}
        if not named and share.digits >= _SURE_DIGITS:
            named = {base.value: base for base in single if _is_cut(share, base)}
        return next(iter(named.values())) if len(named) == 1 else None


def _is_exact(claim: Claim) -> bool:
    return claim.role == SHARE and not claim.approximate and claim.counted is not None and not claim.counted.approximate


def _may_be_whole(claim: Claim, share: Claim, total: Claim | None) -> bool:
    """Whether a count may be the whole of a share: one in its own count's measure word, or that count's total."""
    own = share.counted
    is_other = own is not None and claim.key != own.key
    measured = is_other and own is not None and claim.unit == own.unit
    of_list = total is not None and claim.key == total.key
    return (measured or of_list) and claim.is_count and not claim.approximate and claim.value > 0


def _cell(report: Report, term: Term) -> Cell | None:
    table = report.tables.get(term.table or "")
    return table.at(term.row or "", term.column or "") if table else None


def _is_named(whole: str, count: Claim) -> bool:
    """Whether the words for a whole are those of a count: 占新收申请的 is of 新收政府信息公开申请146件."""
    words = _BESIDE_NAME.sub("", whole)
    return len(words) > 1 and words in _BESIDE_NAME.sub("", count.subject)


def _percent(share: Claim, base: Base) -> Decimal:
    assert share.counted is not None
    return 100 * share.counted.value / base.value


def _fits(share: Claim, base: Base) -> bool:
    return _rounds(share, base.value)


def _fits_a_sum(share: Claim, candidates: Sequence[Base], siblings: Sequence[Claim]) -> bool:
    """Whether a share fits a sum of counts. It counts only if the rest of its list fits it as well as any count."""
    fitting = [base for base in candidates if base.summed and _rounds(share, base.value)]
    if not fitting:
        return False
    rest = [other for other in siblings if other.sentence is share.sentence]
    most = max((_fitting(rest, base) for base in candidates if not base.summed), default=0)
    return any(_fitting(rest, base) >= most for base in fitting)


def _fitting(shares: Sequence[Claim], base: Base) -> int:
    return sum(_rounds(share, base.value) for share in shares)


def _rounds(share: Claim, whole: Decimal) -> bool:
    """Whether a share is its count over a whole, within half a unit of its last printed digit."""
    if whole <= 0 or share.counted is None:
        return False
    return abs(100 * share.counted.value - share.value * whole) * 2 <= share.step * whole


def _of_no_base(doubted: Sequence[Doubt], totals: Mapping[Key, Claim]) -> Iterator[Outcome]:
    """What to say of a list of shares none of which fits any number stated.

    Of a single share only if its count is a listed part of a total that it comes near to, or some of the people told
    of before it; of several only if no number at all, stated or not, could be the whole of them all, or if they are
    all of their total, whose number then is wrong.
    """
    share, candidates = doubted[0]
    if len(doubted) > 1:
        shares = [share for share, _ in doubted]
        bases = [base for base in candidates if not base.summed and all(_is_below(share, base) for share in shares)]
        whole = _whole_of_all(shares, totals)
        if whole is not None:
            yield _misfit(share, Base(whole.value, (whole,)))
        elif not _have_one_whole(shares):
            yield _misfits(shares, min(bases, key=lambda base: _distance(shares, base), default=None))
        return
    assert share.counted is not None
    total = totals.get(share.counted.key) or _all_people(share.counted, candidates)
    is_of_other = share.whole not in _OF_ALL
    if total is None or is_of_other or total.approximate or not 0 < total.value >= share.counted.value:
        return
    base = Base(total.value, (total,))
    if _percent(share, base) < 2 * share.value < 4 * _percent(share, base):
        yield _misfit(share, base)


def _whole_of_all(shares: Sequence[Claim], totals: Mapping[Key, Claim]) -> Claim | None:
    """在9件申请中，同意公开1件，占50%；不予公开1件，占50%: the total of parts whose shares together are all of it."""
    found = {share.counted.key: totals.get(share.counted.key) for share in shares if share.counted is not None}
    wholes = {total for total in found.values() if total is not None}
    is_all = sum(share.value for share in shares) == _ALL and all(share.whole in _OF_ALL for share in shares)
    if not is_all or len(wholes) > 1 or None in found.values():
        return None
    return next((total for total in wholes if total.value and not total.approximate), None)


def _all_people(some: Claim, candidates: Sequence[Base]) -> Claim | None:
    """访问540名，满意的497名: the only other number of people, told right before in the sentence of some of them."""
    stated = [base.counts[0] for base in candidates if len(base.counts) == 1 and base.value >= some.value]
    is_whole = len(stated) == 1 and stated[0].sentence is some.sentence and stated[0].start < some.start
    return stated[0] if is_whole and some.unit in _PEOPLE else None


def _is_below(share: Claim, base: Base) -> bool:
    return share.counted is not None and 0 < share.counted.value <= base.value


def _distance(shares: Sequence[Claim], base: Base) -> Decimal:
    return sum((abs(_percent(share, base) - share.value) for share in shares), Decimal(0))


def _have_one_whole(shares: Sequence[Claim]) -> bool:
    """Whether some number could be the whole of all shares, as far as their digits tell."""
    least, most = Decimal(0), Decimal("Infinity")
    for share in shares:
        assert share.counted is not None
        low, high = share.value - share.step / 2, share.value + share.step / 2
        least = max(least, 100 * share.counted.value / high)
        most = min(most, 100 * share.counted.value / low if low > 0 else most)
    return least <= most


def _misfits(shares: Sequence[Claim], base: Base | None) -> Outcome:
    """A whole list of shares that no one number fits, set against the nearest one."""
    implied = say("，").join(
        f"{quoted(name_of(share))}{figure(share.counted.value)} ÷ {percent(share.value, share.digits)}"
        f" = {figure(round(100 * share.counted.value / share.value, 1))}"
        for share in shares
        if share.counted is not None and share.value
    )
    nearest = ""
    if base is not None:
        right = say("，").join(quoted(name_of(share)) + _shown(share, base) for share in shares)
        nearest = say("；最接近的基数是{base.name}，按它计算：{right}", base=base, right=right)
    message = say("各项占比推算出的基数不同，也都不是文中和表中的数：{implied}", implied=implied)
    return Outcome(
        FAIL,
        message + nearest,
        joined(shares),
        related=() if base is None else (base.location,),
        key="、".join(share.subject for share in shares),
        compared=(*shares, *(() if base is None else base.figures)),
    )


def _fit(share: Claim, base: Base) -> Outcome:
    return Outcome(HOLDS, compared=_compared(share, base))


def _compared(share: Claim, base: Base) -> tuple[Claim | Cell, ...]:
    return (share, *(() if share.counted is None else (share.counted,)), *base.figures)


def _is_cut(share: Claim, base: Base) -> bool:
    """Whether a share is cut off where it should be rounded up."""
    return _percent(share, base).quantize(Decimal(1).scaleb(-share.digits), ROUND_DOWN) == share.value


def _shown(share: Claim, base: Base) -> str:
    """The right share, with at least two decimals."""
    digits = max(share.digits, 2)
    return percent(_percent(share, base).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP), digits)


def _misfit(share: Claim, base: Base) -> Outcome:
    assert share.counted is not None
    exact = _percent(share, base)
    cut = _is_cut(share, base)
    shown = _shown(share, base)
    right = percent(exact.quantize(Decimal(1).scaleb(-share.digits), ROUND_HALF_UP), share.digits)
    reason = say("只舍未入，四舍五入应为 {right}", right=right) if cut else say("应为 {right}", right=right)
    message = say(
        "“{name}”{counted} ÷ {base.name} = {shown}，文中写 {printed}，{reason}",
        name=name_of(share),
        counted=figure(share.counted.value),
        base=base,
        shown=shown,
        printed=percent(share.value, share.digits),
        reason=reason,
    )
    return Outcome(
        FAIL,
        message,
        share.location,
        expected=shown,
        actual=percent(share.value, share.digits),
        operands=(
            claim_operand(share.counted),
            Operand(base.name, figure(base.value), figure(base.value), base.location),
        ),
        related=(base.location,),
        level="note" if cut else None,
        key=f"{share.subject}占{share.whole}",
        compared=_compared(share, base),
    )
