"""breakdown 总数与分项: a total in the text and the parts that the text lists for it agree."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from gi_lint.cell_sums import evaluate
from gi_lint.check import HOLDS, NOTHING, Outcome, settings
from gi_lint.checks.expressions import parsing
from gi_lint.checks.totals import balance_of, kinds_told, name_of, not_made_up, with_all_kinds
from gi_lint.claims import (
    CUMULATIVE,
    LAST_YEAR,
    THIS_YEAR,
    Breakdown,
    Claim,
    claims_before,
    may_be_of_both,
    may_concern_both,
    says_rest,
    sum_of,
    surely_goes_on,
    topic,
)
from gi_lint.expression import Term, parse_terms
from gi_lint.language import quoted_list, say
from gi_lint.patterns import compiled
from gi_lint.report import Report
from gi_lint.text import cut, fold

_SAID = "文中{total}，而所列{parts}，{compared} {difference}"
_MOST_READINGS = 10  # figures of one quantity that the text states
_MORE = ("余", "多", "以上")
_ABOUT = ("近", "约", "不足", "不到")
_SAYS_MORE = compiled(  # 等; 以及其他信息等; 其余为工作动态
    r"等|[,、]?(?:以及|及|和)[^,。;:、\d]{1,16}等(?=[,。;]|$)"
    r"|[,、;]?(?:其余|其[他它]|剩余|余下)的?(?:信息|内容)?[均都则]?[为是][^,。;:\d]{2,20}(?=[,。;]|$)"
)
_NO_UNIT = compiled(r"[^\W\d]\d{1,6}[、,]")  # 意见征集3、部门预算: the unit of the figure is lost
_THERE = ("出席", "参加")
_LEAST_SHARE = Decimal("0.5")  # of a total that listed parts must make up before a gap is worth a note


@settings
class BreakdownCheck:
    """Parts that exceed their total are a fault, parts that fall short only where the list claims to be complete.

    channels: words of channels that may carry one item several times: an excess is then a warning, as it is where
    the parts have other measure words than the total. forms: words of forms in which one item may be explained several
    times, to the same effect. repeated: words by which a paragraph says that channels carry the same items, unless a
    word of `apart` stands in their clause (解读材料同步发布): their excess is then none, as it is where they are the
    figures that a table has for channels, by the rows named in `once`. shared: words by
    which a sentence says that parts have things in common, to the same effect in any list. kinds: quantities that
    together are all of `whole`; a list of them all is complete, but a list of them all for a stated `whole` is left to
    kinds_sum. ended: quantities of which the kinds are all as well (收到并办结). wholes: sums of stated quantities and
    of cells (`received + carried_in`, `t3[processed_total, total]`) that a list of kinds may make up as well as the
    total before it.
    """

    channels: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    once: Mapping[str, tuple[str, ...]] = NOTHING
    kinds: tuple[str, ...] = ()
    whole: str = ""
    ended: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        with parsing("wholes"):
            self._wholes = [parse_terms(text) for text in self.wholes]
        self._tells_repeats = lru_cache(maxsize=16)(self._has_repeats)  # a paragraph may have thousands of lists

    def run(self, report: Report) -> Iterator[Outcome]:
        added_up = {total.key for total, _ in with_all_kinds(report.claims, self.whole, self.kinds)}  # by kinds_sum
        doubtful: list[Breakdown] = []
        for breakdown in report.breakdowns:
            if breakdown.total.key in added_up:
                continue
            if _holds(breakdown):
                yield Outcome(HOLDS, balance=balance_of(breakdown.total, breakdown.parts))
            else:
                doubtful.append(breakdown)
        if not doubtful:
            return
        stated = _figures_by_paragraph(report.claims)
        wholes = self._values_of_wholes(report)
        for breakdown in doubtful:
            outcome = self._judge(report, breakdown, stated.get(breakdown.total.sentence.number, {}), wholes)
            if outcome is not None:
                yield outcome

    def _values_of_wholes(self, report: Report) -> set[Decimal]:
        """What the wholes may be, by every reading of the text; nothing of one with an unknown term."""
        stated: dict[str, set[Decimal]] = {}
        for claim in report.claims:
            if len(claim.quantities) == 1 and claim.role in THIS_YEAR:
                values = stated.setdefault(claim.quantities[0], set())
                if len(values) < _MOST_READINGS:
                    values.add(claim.value)
        return {value for terms in self._wholes for value in _values(report, terms, stated)}

    def _judge(
        self, report: Report, breakdown: Breakdown, stated: Mapping[Decimal, Claim], wholes: Container[Decimal]
    ) -> Outcome | None:
        if breakdown.beside:
            return _of_both_years(breakdown)
        total, parts = breakdown.total, breakdown.parts
        exact = [part for part in parts if not part.approximate]
        listed = sum_of(exact)
        if total.approximate or abs(listed - total.value) <= _slack(breakdown) or _adds_up_to_wider(breakdown, stated):
            return None
        kinds = kinds_told(parts, self.kinds)
        if len(kinds) > 1 and listed in wholes:
            return None
        if listed > total.value:
            return self._excess(report, breakdown, exact)
        if len(exact) < len(parts):
            return self._surely_in_excess(report, breakdown)
        is_each_year = breakdown.exhaustive and parts[0].role == LAST_YEAR
        if (total.role == CUMULATIVE != parts[0].role and not is_each_year) or _is_open(parts):
            return None
        ended = set(total.quantities) <= set(self.ended)
        if breakdown.exhaustive or (ended and len(kinds) == len(self.kinds) > 0):
            return _outcome(breakdown, exact, None)
        if 1 < len(parts) > len(kinds) and listed >= total.value * _LEAST_SHARE:
            return _outcome(breakdown, exact, "note")
        return None

    def _excess(self, report: Report, breakdown: Breakdown, exact: Sequence[Claim]) -> Outcome | None:
        hint = ""
        if any(word in breakdown.parts[-1].sentence.folded for word in self.shared) or _are_of_each(breakdown):
            return None
        if _are_of(self.channels, exact):
            if self._is_told_as_repeated(breakdown) or self._is_in_table(report, exact):
                return None
            hint = say("；同一条信息可以在几个渠道发布，如确系重复计数请说明")
        elif _are_of(self.forms, exact):
            hint = say("；同一项内容可以有几种形式的解读，如确系重复计数请说明")
        elif may_concern_both(breakdown.total, exact):
            hint = say("；一件申请可以涉及几个方面，如确系重复计数请说明")
        elif before := _told_beside(report, breakdown.total, exact):
            hint = say("；如所列的是它与“{name}”合起来的构成，请写明", name=name_of(before))
        elif more := _told_behind(breakdown.total, exact):
            hint = say("；不算{names}则相等，如不在其内请分开写", names=quoted_list(map(name_of, more)))
        is_mixed = any(part.unit != breakdown.total.unit for part in exact)
        outcome = _outcome(breakdown, exact, "warning" if hint or is_mixed else None)
        return outcome._replace(message=outcome.message + hint)

    def _surely_in_excess(self, report: Report, breakdown: Breakdown) -> Outcome | None:
        """Parts that exceed the total with the least that those are that are told as more than a number: 100余条."""
        parts = [part for part in breakdown.parts if not part.approximate or _is_at_least(part)]
        if sum_of(parts) <= breakdown.total.value + sum((part.slack for part in parts), Decimal(0)):
            return None
        outcome = self._excess(report, breakdown, parts)
        return outcome and outcome._replace(level="warning", message=outcome.message + say("；“余”“多”等按最少计"))

    def _is_told_as_repeated(self, breakdown: Breakdown) -> bool:
        sentences = (breakdown.total.sentence, breakdown.parts[-1].sentence)
        return any(self._tells_repeats(sentence.paragraph.text) for sentence in sentences)

    def _has_repeats(self, paragraph: str) -> bool:
        told = (clause for clause in cut(fold(paragraph), ",。;") if any(word in clause for word in self.repeated))
        return any(not any(word in clause for word in self.apart) for clause in told)

    def _is_in_table(self, report: Report, parts: Sequence[Claim]) -> bool:
        """Whether a table has all parts, whose form says that what several channels carry counts once."""
        tables = ((report.tables.get(id), rows) for id, rows in self.once.items())
        cells = (cell for table, rows in tables if table for (row, _), cell in table.cells.items() if row in rows)
        return {part.value for part in parts} <= {cell.value for cell in cells}


def _holds(breakdown: Breakdown) -> bool:
    """Whether exact parts make up their total, as far as rounded numbers tell."""
    total, parts = breakdown.total, breakdown.parts
    if breakdown.beside or any(part.approximate for part in parts):
        return False
    difference = abs(sum_of(parts) - total.value)
    return not difference or difference <= _slack(breakdown)


def _slack(breakdown: Breakdown) -> Decimal:
    """How far the sum of rounded parts may lie from their rounded total."""
    return breakdown.total.slack + sum((part.slack for part in breakdown.parts), Decimal(0))


def _of_both_years(breakdown: Breakdown) -> Outcome | None:
    """Answers, and what is left over, set against what was received and what was carried from last year together."""
    told = (breakdown.total, *breakdown.beside)
    if any(count.approximate or count.slack for count in (*told, *breakdown.parts)):
        return None
    outcome = not_made_up(_SAID, told, breakdown.parts)
    is_sure = breakdown.exhaustive or sum_of(breakdown.parts) > sum_of(told)
    return outcome._replace(level=None if is_sure else "note", compared=(*told, *breakdown.parts))


def _told_beside(report: Report, total: Claim, parts: Sequence[Claim]) -> Claim | None:
    """The count right before a total, where parts too many for the total may be of both."""
    before = next((one for one in claims_before(report.claims, total.sentence, total.start) if one.is_count), None)
    return before if before is not None and may_be_of_both(before, total, parts) else None


def _told_behind(total: Claim, parts: Sequence[Claim]) -> Sequence[Claim]:
    """公开信息54条，其中预算信息18条，…，公开指南1条: the last parts, where those before make up the total and the last
    may be told beside them; empty if there are none."""
    sums = accumulate(part.value for part in parts[:-1])
    place = next((number for number, listed in enumerate(sums, 1) if listed == total.value), len(parts))
    more = parts[place:]
    return [] if surely_goes_on(parts[:place], more, total) else more


def _are_of_each(breakdown: Breakdown) -> bool:
    """决策9项，其中听证3项、征求意见9项、合法性审查9项: whether parts are told of each that a total counts, one beside
    another; 19个乡镇中有11个，其余20个: whether the rest is that of more than the total."""
    values = [part.value for part in breakdown.parts]
    last = breakdown.parts[-1]
    is_of_more = says_rest(last) and last.value > breakdown.total.value
    return is_of_more or (len(values) > 2 and values.count(breakdown.total.value) > 1)


def _are_of(words: Sequence[str], parts: Sequence[Claim]) -> bool:
    """Whether more than one part is named by such words."""
    return sum(any(word in part.subject for word in words) for part in parts) > 1


def _is_open(parts: Sequence[Claim]) -> bool:
    """含甲类5条; …、检查情况7条等; 意见征集3、部门预算1条; 征集和反馈各19条: whether a list says that there is more,
    or a part has lost its unit, or counts twice, or all tell who was there (出席11场), which leaves others."""
    last = parts[-1]
    if parts[0].subject.startswith("含") or all(part.subject.endswith(_THERE) for part in parts):
        return True
    says_more = _SAYS_MORE.match(last.sentence.folded, last.end) is not None
    return says_more or any(_NO_UNIT.search(part.subject) or part.subject.endswith("各") for part in parts)


def _is_at_least(count: Claim) -> bool:
    """100余条: whether a count is told as no less than its number."""
    text = count.sentence.folded
    is_about = text[: count.start].rstrip().endswith(_ABOUT)
    return not is_about and any(word in text[count.start : count.end] for word in _MORE)


def _values(report: Report, terms: Sequence[Term], stated: Mapping[str, set[Decimal]]) -> set[Decimal]:
    """What a sum of stated quantities and cells may be; empty if a term is unknown."""
    found = {Decimal(0)}
    for term in terms:
        values = stated.get(term.row or "", set())
        if term.table is not None:
            cells = evaluate(report, (term._replace(sign=1),))
            values = {cells.known} if cells is not None and not cells.open else set()
        found = {value + term.sign * other for value in found for other in values}
    return found


def _figures_by_paragraph(claims: Iterable[Claim]) -> dict[int, dict[Decimal, Claim]]:
    """For each paragraph the counts that it states, by value; of equal ones the first."""
    found: dict[int, dict[Decimal, Claim]] = {}
    for claim in claims:
        if claim.is_count:
            found.setdefault(claim.sentence.number, {}).setdefault(claim.value, claim)
    return found


def _adds_up_to_wider(breakdown: Breakdown, stated: Mapping[Decimal, Claim]) -> bool:
    """Whether the parts make up a wider total stated before: parts of two levels may stand in one list."""
    total, parts = breakdown.total, breakdown.parts
    wider = stated.get(sum_of(parts))
    if wider is None or wider.key in {part.key for part in parts}:
        return False
    return wider.key < total.key and (wider.unit, topic(wider)) == (total.unit, topic(total))


def _outcome(breakdown: Breakdown, parts: Sequence[Claim], level: str | None) -> Outcome:
    total = breakdown.total
    is_inexact = any(claim.approximate or claim.slack for claim in (total, *breakdown.parts))
    return not_made_up(_SAID, (total,), parts, breakdown.others)._replace(
        level=level,
        compared=(total, *breakdown.parts),
        balance=None if level == "note" or is_inexact else balance_of(total, breakdown.parts),
    )
