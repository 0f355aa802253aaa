"""share_of_base 占比核算: a printed share is the count that stands before it over the whole it is a share of."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, islice, product

from gi_lint.cell_sums import parse_sum
from gi_lint.check import Outcome, settings
from gi_lint.checks.doubted_shares import Doubt, fits_a_sum, fits_with_those_before, is_of_all, of_no_base
from gi_lint.checks.expressions import parsing
from gi_lint.checks.rates import PartRates, judged_rates
from gi_lint.checks.share_bases import Base, NearCounts, count_of, distance, fit, fits, how_many_fit, is_cut, misfit
from gi_lint.claims import PART, SHARE, THIS_YEAR, Breakdown, Claim, Key, of_one_whole, rates_of_two
from gi_lint.expression import Term
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.report import Cell, Report

_BESIDE_NAME = compiled(
    "(?:政府)?信息公开|政府信息|总[数量]|数量|数$|全部|全年|本年度?|同期|其中|的"
)  # in 全年新收政府信息公开申请
_ALL_REQUESTS = compiled(  # 占申请总数的25%, where the text does not tell how many they are
    "(?:全年|本年|今年|全部|所有)?(?:收到|受理|新收|办结|答复|办理)?的?(?:政府)?(?:信息公开)?"
    "(?:申请件?(?:总[数量]|总件数|(?:办结|答复|受理)总数|数量?)?|(?:办结|答复|办理)(?:申请)?总[数量])的?"
)
_ALL_ANSWERED = compiled("(?:全年|本年|已)?(?:办结|答复)(?:申请)?(?:总[数量]|件?总?数|量)的?")  # 占办结总数的
_WHOLE_NUMBER = compiled("总(?:数量?|量|件数|条数)的?")  # 占总数的25%
_WITH_FIGURE = compiled(r"\d[\d,]*\s?[^\d\W]{1,2}$")  # 占全部40件的37.5%
_ISSUED = compiled("制发|印发|制作")
_MOST_CLAIMS = 120  # looked at in one paragraph
_MOST_CARRIED = 3  # counts carried over that are added to a whole
_AMONG = "其中"
_TOOK_PART = compiled("参与|参加|收回|回收|受访|有效问卷|有效评价")  # 收回480份，满意460份，占
_SURE_DIGITS = 2  # decimals of a share that is a certain number's, cut off, by no chance
_MOST_DOUBTED = 200  # shares of one report that fit no stated whole


class _Paragraph(NamedTuple):
    """The claims of a paragraph, and what is told elsewhere that its shares may be shares of."""

    claims: list[Claim]
    near: NearCounts
    from_tables: list[Base]


@settings
class ShareOfBase:
    """A share whose count stands right before it fits one of the wholes that it may be a share of.

    Wholes tried: the counts stated before it in the paragraph and the one before, but not the parts that follow it in
    its list; those of its `topics` less what is `pending` (the whole of a share of `decided` cases), with what was
    `carried` in, and `bases`: sums of table cells such as `t3[new, total] + t3[carried_in, total]`. A misfit is
    reported only if the whole is beyond doubt: other shares of the list fit it, the words for the whole leave one
    candidate, two decimals are those of one candidate cut off, or the count is a part of a total.
    Where the parts of a list make up their total and all other shares of the list fit it, no other number counts.
    If no share of a list fits anything and no number could be the whole of them all, the list is reported as one.
    A single share of `answers` that fits nothing is of the only number of requests `answered` before it.
    A rate (办结率) is the share that the count right before it is of the one before that. Those named by `rates`, and
    shares, are never above 100 %, except of `aims` that may be surpassed (任务, 计划).
    """

    bases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    answered: str = ""
    rates: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._part_rates = PartRates(self.rates, self.aims)
        with parsing("bases"):
            self._base_terms = [parse_sum(base) for base in self.bases]

    def run(self, report: Report) -> Iterator[Outcome]:
        totals = {part.key: breakdown.total for breakdown in report.breakdowns for part in breakdown.parts}
        made_up = {breakdown.total.key for breakdown in report.breakdowns if _makes_up(breakdown)}
        near, from_tables = NearCounts(totals), list(self._table_bases(report))
        doubted = 0
        for number, claims in groupby(report.claims, key=lambda claim: claim.sentence.number):
            paragraph = _Paragraph(list(islice(claims, _MOST_CLAIMS)), near, from_tables)
            near.go_on(number, paragraph.claims)
            shares = list(filter(_is_exact, paragraph.claims))
            for listed in of_one_whole(shares) if doubted < _MOST_DOUBTED else ():
                sure = _by_their_total(listed, totals, made_up)
                found = {share.key: sure.get(share.key) or self._fit(share, listed, paragraph) for share in listed}
                yield from filter(None, found.values())
                unfit = (share for share in listed if not found[share.key])
                doubts = [(share, list(self._bases(share, listed, paragraph))) for share in unfit]
                doubts = [doubt for doubt in doubts if not fits_with_those_before(*doubt, paragraph.claims)]
                doubted += len(doubts)
                yield from self._judged(listed, doubts, shares, totals)
            yield from self._rates(paragraph.claims)

    def _fit(self, share: Claim, listed: Sequence[Claim], paragraph: _Paragraph) -> Outcome | None:
        bases = (base for base in self._bases(share, listed, paragraph) if not base.summed)
        fitting = next((base for base in bases if fits(share, base.value)), None)
        return fit(share, fitting) if fitting is not None else None

    def _rates(self, paragraph: Sequence[Claim]) -> Iterator[Outcome]:
        rates = list(rates_of_two(paragraph))
        yield from judged_rates(paragraph, rates)
        rated = {rate.key for rate, _ in rates}
        unrated = [claim for claim in paragraph if claim.key not in rated] if rated else paragraph
        yield from self._part_rates.above_all(unrated)

    def _judged(
        self, listed: Sequence[Claim], doubted: Sequence[Doubt], shares: Sequence[Claim], totals: Mapping[Key, Claim]
    ) -> Iterator[Outcome]:
        """The faults among those shares of a list that fit no single count."""
        without_base: list[Doubt] = []
        for share, candidates in doubted:
            others = (other for other in shares if other is not share and other.value)  # 0件，占0% is so of any whole
            siblings = [other for other in others if other.whole == share.whole or other in listed]
            if fits_a_sum(share, candidates, siblings):
                continue
            base = self._certain_base(share, candidates, siblings)
            if base is not None:
                yield misfit(share, base)
            else:
                without_base.append((share, candidates))
        if len(without_base) == len(listed):
            share, candidates = without_base[0]
            yield from of_no_base(without_base, totals, self._all_answered(share, candidates))

    def _all_answered(self, share: Claim, candidates: Sequence[Base]) -> Claim | None:
        """办结90件。予以公开30件，占33.3%: the only number of requests answered that a share of answers may be of."""
        told = [base.counts[0] for base in candidates if len(base.counts) == 1]
        answered = [count for count in told if count.quantities == (self.answered,)]
        is_answer = bool(share.quantities) and set(share.quantities) <= set(self.answers)
        return answered[0] if is_answer and len({count.value for count in answered}) == 1 else None

    def _is_of_decided(self, share: Claim) -> bool:
        return any(word in share.whole for word in self.decided)

    def _bases(self, share: Claim, listed: Sequence[Claim], paragraph: _Paragraph) -> Iterator[Base]:
        """What a share may be a share of, the likeliest first."""
        counts = paragraph.near.wholes(share, listed)
        if (answered := self._answered_as_named(share, counts, paragraph.from_tables)) is not None:
            yield Base(answered.value, (answered,))
            return
        is_of_decided = self._is_of_decided(share)
        if not is_of_decided:
            yield from (Base(count.value, (count,)) for count in counts)
        yield from self._decided(share, counts, paragraph.claims)
        if not is_of_decided:
            yield from self._with_carried(counts, paragraph.claims)
        yield from (base for base in paragraph.from_tables if base.decided or not is_of_decided)

    def _answered_as_named(self, share: Claim, counts: Sequence[Claim], tables: Sequence[Base]) -> Claim | None:
        """占办结总数的48.4%: the only number of requests answered, where the table has it too."""
        if _ALL_ANSWERED.fullmatch(share.whole) is None:
            return None
        told = [count for count in counts if count.quantities == (self.answered,)]
        is_known = len({count.value for count in told}) == 1 and any(base.value == told[0].value for base in tables)
        return told[0] if is_known else None

    def _with_carried(self, counts: Sequence[Claim], paragraph: Sequence[Claim]) -> Iterator[Base]:
        """Counts together with what was carried over from last year."""
        carried = (c for c in paragraph if c.is_count and any(word in c.subject for word in self.carried))
        for total, part in product(counts, islice(carried, _MOST_CARRIED)):
            if total is not part:
                yield Base(total.value + part.value, (total, part), summed=True)

    def _decided(self, share: Claim, counts: Sequence[Claim], paragraph: Sequence[Claim]) -> Iterator[Base]:
        """Totals of cases less those pending: pending in the clause of the share, the total on the same topic."""
        said = share.part_of_sentence
        topics = [topic for topic in self.topics if topic in said]
        totals = [total for total in counts if any(topic in total.subject for topic in topics)]
        for part in paragraph:
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
        own = count_of(share)
        large = [base for base in candidates if base.value >= own.value and base.value > 0]
        fitting = [base for base in large if any(fits(other, base.value) for other in siblings)]
        if fitting:
            beside = [other for other in siblings if other.sentence is share.sentence]
            return max(fitting, key=lambda base: (how_many_fit(beside, base), how_many_fit(siblings, base)))
        if self._is_of_decided(share):
            return large[0] if len({base.value for base in large}) == 1 else None
        single = [base for base in large if len(base.counts) == 1]
        if (before := _count_before(share, single) or _only_one(share, single)) is not None:
            return before
        if printed := _WITH_FIGURE.search(share.whole):
            return next((base for base in single if base.counts[0].text.endswith(printed[0])), None)
        named = {base.value: base for base in single if _is_named(share.whole, base.counts[0])}
        if len(named) > 1:  # 占公开总数的: of 主动公开信息582条, no part of it (网站公开565条)
            named = {value: base for value, base in named.items() if base.counts[0].role != PART}
        if not named and share.digits >= _SURE_DIGITS:
            named = {base.value: base for base in single if is_cut(share, base)}
        of_table = {base.value for base in large if base.cell is not None}
        is_of_table = own.role in THIS_YEAR and all(base.value in of_table for base in single)
        if is_of_table and _ALL_REQUESTS.fullmatch(share.whole):
            return min(large, key=lambda base: distance([share], base), default=None)
        return next(iter(named.values())) if len(named) == 1 else None


def _count_before(share: Claim, bases: Sequence[Base]) -> Base | None:
    """收到60件，其中征地类20件，占33.3%; 收回480份，满意460份，占95.8%: for a share that names no whole, the count
    right before its own that this may be of."""
    own = count_of(share)
    beside = [base for base in bases if base.counts[0].sentence is own.sentence and base.counts[0].key < own.key]
    told = [base for base in beside if base.counts[0].unit == own.unit]
    if share.whole or not told:
        return None
    base = max(told, key=lambda base: base.counts[0].start)
    between = own.sentence.folded[base.counts[0].end : own.start]
    is_only = all(other.value == base.value for other in told) and _AMONG in between
    is_of_it = is_only or _TOOK_PART.search(base.counts[0].clause) is not None
    return base if is_of_it and ";" not in between else None


def _only_one(share: Claim, bases: Sequence[Base]) -> Base | None:
    """收到申请40件，以征地批文为主，有30件，占总数的75%: for a share of a whole without a name, the one count of its
    paragraph before its own that is no part of another."""
    if not _WHOLE_NUMBER.fullmatch(share.whole):
        return None
    own = count_of(share)
    near = [base for base in bases if base.counts[0].sentence.number == own.sentence.number]
    told = [base for base in near if base.counts[0].key < own.key and base.counts[0].role != PART]
    return told[0] if len({base.value for base in told}) == 1 and told[0].counts[0].unit == own.unit else None


def _is_exact(claim: Claim) -> bool:
    return claim.role == SHARE and not claim.approximate and claim.counted is not None and not claim.counted.approximate


def _makes_up(breakdown: Breakdown) -> bool:
    """Whether the parts of a total are more than one and add up to it."""
    counts = (breakdown.total, *breakdown.parts)
    is_exact = not any(count.approximate or count.slack for count in counts)
    return is_exact and len(counts) > 2 and sum(part.value for part in breakdown.parts) == breakdown.total.value > 0


def _whole_of_list(listed: Sequence[Claim], totals: Mapping[Key, Claim], made_up: Container[Key]) -> Claim | None:
    """The total of the counts of all shares of a list, if its parts make it up and no share names another whole."""
    wholes = [totals.get(count_of(one).key) for one in listed]
    whole = wholes[0] if len(listed) > 2 else None
    if whole is None or whole.key not in made_up or not all(map(is_of_all, listed)):
        return None
    return whole if all(other is not None and other.key == whole.key for other in wholes) else None


def _by_their_total(
    listed: Sequence[Claim], totals: Mapping[Key, Claim], made_up: Container[Key]
) -> dict[Key, Outcome]:
    """What is certain of shares whose counts make up one total: all are of it, or all but one, which is wrong."""
    whole = _whole_of_list(listed, totals, made_up)
    if whole is None:
        return {}
    base = Base(whole.value, (whole,))
    astray = [share for share in listed if not fits(share, whole.value)]
    if astray:
        return {share.key: misfit(share, base) for share in astray} if len(astray) == 1 else {}
    return {share.key: fit(share, base) for share in listed}


def _cell(report: Report, term: Term) -> Cell | None:
    table = report.tables.get(term.table or "")
    return table.at(term.row or "", term.column or "") if table else None


def _is_named(whole: str, count: Claim) -> bool:
    """Whether the words for a whole are those of a count: 占新收申请的 is of 新收政府信息公开申请146件."""
    words = _BESIDE_NAME.sub("", whole)
    if _ISSUED.match(words) and _ISSUED.search(count.subject):  # 占制发文件总数的, of 制发公文类信息64件
        return True
    return len(words) > 1 and words in _BESIDE_NAME.sub("", count.subject)
