"""text_matches_table 文表一致: a number in the text is the number that the table prints for the same thing."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from gi_lint.arithmetic import Balance, Summand, figure
from gi_lint.cell_sums import CellSum, evaluate, parse_sum
from gi_lint.check import FAIL, HOLDS, NOTHING, OPEN, Outcome, cell_operand, settings
from gi_lint.checks.expressions import parsing
from gi_lint.checks.told_bodies import ToldBodies, scope_as_typed
from gi_lint.claims import (
    IMPLIED_ZERO,
    THIS_YEAR,
    ZERO,
    Claim,
    Key,
    claims_before,
    closes_bracket,
    is_joined,
    sum_of,
    tells_left_over,
    topic,
)
from gi_lint.expression import Term
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report, Table

_STATED = (*THIS_YEAR, IMPLIED_ZERO)
_FEW_BLANKS = 3  # cells of a sum that are named one by one where they leave it open
_MOST_ADDED = 6  # counts of a paragraph that a table may count with others
_ENDING = 4  # characters that the words for one thing end in
_REQUESTS = "申请"
_ALL_REQUESTS = compiled("(?:在|对)?(?:上述|以上|这|所有|全部|收到的)*#件(?:政府信息公开)?申请(?:之)?中?")  # 8件申请中
_ONE_KIND = compiled("(?!其中)[^,;。:#]{0,10}(?:类|方面的?|网[上络]|线[上下]|信函|邮寄|当面|现场|自然人|企业)申请#")
_AMOUNT = "万元"
_TOTAL = "total"  # the column of all
_OF_THOSE = "对其中"
_OTHER_FIGURE = "文中“{told}”，{table}中 {cells}，相差 {difference}"
_NOT_NONE = "文中“{told}”，{table}中 {cells}，按文中所说应为 0"
_BLANK = "文中“{told}”，{table}中 {cells}，无法核对"
_LOST = "文中“{told}”，{table}中 {cells}，还有单元格缺少或未读出，无法核对"


@settings
class TextMatchesTable:
    """Each count in the text equals what the table has for the same thing.

    matches: for each quantity that phrases.yaml names (several joined by + where a count names them together) the
    sums of cells that it may equal. scopes: words for a narrower body than the table's, but no name of the body that
    reports; a number told of it, none of all (全区) in between, is at most a warning, and none beside the number that
    the table has or that is told of all. bodies: words for such a body where they stand in the number's own clause,
    and neither in the name of the body that reports nor behind 我, 本 or 各. causes: words
    that narrow the meaning to a row, no other number between; a misfit is then a warning, and none if a row has the
    number, unless 等 says that more than that cause is meant. varied: quantities that a report may state with
    several scopes; if it has several figures, one that fits is enough, and if none does it is open which one is
    meant. added: quantities that the table may count among another: with some of those of its paragraph a number of
    that other one may be the table's. wholes: quantities of which 对其中 tells a part; where
    it goes back to another number, the part is passed over. rest: quantities that may be all others of a list, each
    with the cells of the whole: a number is right too where it is what the others of its list leave of that. amounts:
    quantities of money that the table gives in 万元, with the digits printed. none: the rule is about
    words for nothing (未收到) instead of numbers.
    """

    matches: Mapping[str, tuple[str, ...]]
    scopes: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    varied: tuple[str, ...] = ()
    added: Mapping[str, tuple[str, ...]] = NOTHING
    wholes: tuple[str, ...] = ()
    rest: Mapping[str, str] = NOTHING
    amounts: tuple[str, ...] = ()
    none: bool = False
    trusted: bool = False

    def __post_init__(self) -> None:
        self._sums = {frozenset(name.split("+")): sums for name, sums in self.matches.items()}
        if not self.trusted:  # ours were tried by their examples, and few are asked for by one report
            with parsing("matches"):
                for sums in self._sums.values():
                    _terms(sums)
            with parsing("rest"):
                _terms(tuple(self.rest.values()))

    def run(self, report: Report) -> Iterator[Outcome]:
        stated = _words_for_nothing(report) if self.none else report.claims_of
        bodies = ToldBodies(self.scopes, self.bodies, report.facts)
        for wanted, texts in self._sums.items():
            claims = [claim for claim in stated.get(wanted, ()) if self.none or _is_exact(claim)]
            if not claims:
                continue
            if wanted <= set(self.amounts):
                claims = [_in_ten_thousands(claim) for claim in claims]
            sums = _terms(texts)
            candidates = [found for terms in sums if (found := evaluate(report, terms)) is not None]
            table = sums[0][0].table or ""
            is_lost = len(candidates) < len(sums) and _is_lost(report, table)  # what is lost may have the number
            outcomes = list(self._compared(report, bodies, claims, candidates, table, is_lost))
            if wanted <= set(self.varied) and len({claim.value for claim in claims}) > 1:
                yield from _one_of(claims, outcomes)
            else:
                yield from outcomes

    def _compared(
        self,
        report: Report,
        bodies: ToldBodies,
        claims: Sequence[Claim],
        candidates: Sequence[CellSum],
        table: str,
        is_lost: bool,
    ) -> Iterator[Outcome]:
        """What is seen of claims of one thing, each set against the sums that it may equal."""
        agreeing = [_agreeing(claim, candidates) for claim in claims]
        others = [claim for claim, found in zip(claims, agreeing, strict=True) if found is None]
        made_up = _paragraphs_with_parts(others, list(self._added(report, others)), candidates)
        of_a_kind = self._of_a_kind(report, bodies, table, candidates) if others else ()
        told = self._sentences_with(report, others, candidates) if self.none and others else ()
        rest = self._rest(report, others)
        of_all = max((claim.value for claim, found in zip(claims, agreeing, strict=True) if found), default=Decimal(0))
        in_table = max((found.known for found in candidates), default=Decimal(0))
        for claim, found in zip(claims, agreeing, strict=True):
            if found is not None:
                yield Outcome(HOLDS, balance=_balance(claim, found), compared=(claim, *found.cells))
            elif (
                claim.key in of_a_kind
                or claim.key in rest
                or claim.sentence.number in made_up
                or claim.key[:2] in told
                or bodies.is_of_another(claim, of_all, in_table)
                or _is_narrower(report, bodies, claim, candidates)
                or _is_of_a_narrower_whole(report, bodies, claim)
                or _is_of_one_kind(report, claim)
                or (_OF_THOSE in claim.clause and not self._is_of_all_those(report, bodies, claim))
            ):
                continue
            elif is_lost or not candidates:
                yield from _unread(report, claim, table)
            else:
                yield from self._misfit(report, claim, candidates, bodies.narrower(claim))

    def _added(self, report: Report, claims: Sequence[Claim]) -> Iterator[Claim]:
        """同意公开1件，已主动公开3件: the numbers that the table may count with those of some claims; none of their own
        parts (无法提供5件，其中不掌握4件)."""
        names = {other for claim in claims for name in claim.quantities for other in self.added.get(name, ())}
        totals = {claim.key for claim in claims} if names else set()
        own = {part.key for listed in report.breakdowns if listed.total.key in totals for part in listed.parts}
        for name in sorted(names):
            told = report.claims_of.get(frozenset((name,)), ())
            yield from (claim for claim in told if _is_exact(claim) and claim.key not in own)

    def _misfit(
        self, report: Report, claim: Claim, candidates: Sequence[CellSum], scope: str | None
    ) -> Iterator[Outcome]:
        nearest = _nearest(claim, candidates)
        if self._is_of_a_row(claim, nearest):
            return
        if allowing := [found for found in candidates if found.allows(claim.value)]:
            yield _left_open(report, claim, _nearest(claim, allowing))
        else:
            outcome = self._mismatch(report, claim, nearest, scope)
            is_certain = outcome.level is None and len({found.known for found in candidates}) == 1
            yield outcome._replace(
                balance=_balance(claim, nearest) if is_certain else None, compared=(claim, *nearest.cells)
            )

    def _mismatch(self, report: Report, claim: Claim, nearest: CellSum, scope: str | None) -> Outcome:
        cause = self._cause(claim, nearest)
        says_none = claim.role in (ZERO, IMPLIED_ZERO)
        message = say(
            _NOT_NONE if says_none else _OTHER_FIGURE,
            told=claim.told,
            table=nearest.table_name(report),
            cells=nearest.spelt(report),
            difference=figure(abs(nearest.known - claim.value)),
        )
        if scope:
            said = "；文中说的是“{scope}”，如与表的统计范围不同，请写明各自的范围"
            message += say(said, scope=scope_as_typed(claim, scope))
        if cause:
            message += say("；文中有“{cause}”字样，可能只指表中某一行，请核对", cause=cause)
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

    def _of_a_kind(self, report: Report, bodies: ToldBodies, id: str, candidates: Sequence[CellSum]) -> frozenset[Key]:
        """公安类申请12件，予以公开8件、不予公开4件; 上年结转的6件申请中，……; 县本级收到12件，……: the numbers of what
        became of some requests, all listed, that are not all there were; parts of the very figure of the table, or of
        one that it does not have (律师代理10件，其中执法案卷4件)."""
        if not report.breakdowns:
            return frozenset()
        figures = _figures_of(report.tables.get(id))
        named = {claim.key: claim.quantities for claim in report.claims}
        found: set[Key] = set()
        for listed in report.breakdowns:
            total, left = listed.total, listed.total.value - sum_of(listed.parts)
            if left >= 0 and self._is_of_others(total, named.get(total.key, ()), figures):
                found.update(part.key for part in listed.parts)
            elif not left:
                is_of_some = _counts_some(total) or bodies.narrower(total) is not None
                is_the_tables = not is_of_some and _agreeing(total, candidates) is not None
                counted = set(total.quantities)
                found.update(
                    part.key
                    for part in listed.parts
                    if is_of_some or (is_the_tables and counted <= set(part.quantities))
                )
        return frozenset(found)

    def _is_of_others(self, total: Claim, counted: Sequence[str], figures: Container[Decimal]) -> bool:
        """Whether a total is of something else than the table has: by what is counted, or by its figure."""
        if not counted:
            return bool(figures) and total.value not in figures
        return bool(self.wholes) and not any(name in self.wholes or name in self.matches for name in counted)

    def _sentences_with(
        self, report: Report, claims: Sequence[Claim], candidates: Sequence[CellSum]
    ) -> set[tuple[int, ...]]:
        """下属某校未收到申请，局机关收到12件: the sentences that have the table's figure beside words for nothing."""
        counted = report.claims_of.get(frozenset(claims[0].quantities), ())
        found = (one for one in counted if one.role in THIS_YEAR and one.value and _agreeing(one, candidates))
        return {one.key[:2] for one in found}

    def _rest(self, report: Report, claims: Sequence[Claim]) -> frozenset[Key]:
        """办结90件，予以公开20件，其他情形70件: those of some numbers that are what the others of their list leave of
        the table's whole."""
        told = [(claim, self.rest[name]) for claim in claims for name in claim.quantities if name in self.rest]
        lists = {part.key: listed.parts for listed in report.breakdowns for part in listed.parts} if told else {}
        sentences = self._outcomes_by_sentence(report) if told else {}
        found: set[Key] = set()
        for claim, text in told:
            whole = evaluate(report, parse_sum(text))
            group = lists.get(claim.key) or sentences.get(claim.key[:2]) or ()
            beside = [one for one in group if one.key != claim.key]
            if whole is not None and beside:
                left = whole.known - sum((self._in_table(report, one) for one in beside), Decimal(0))
                found |= {claim.key} if claim.value == left > self._in_table(report, claim) else set()
        return frozenset(found)

    def _outcomes_by_sentence(self, report: Report) -> dict[tuple[int, ...], list[Claim]]:
        """What each sentence tells of the things that the rule is about."""
        found: dict[tuple[int, ...], list[Claim]] = {}
        for claim in report.claims:
            if _is_exact(claim) and frozenset(claim.quantities) in self._sums:
                found.setdefault(claim.key[:2], []).append(claim)
        return found

    def _in_table(self, report: Report, claim: Claim) -> Decimal:
        """What the table has for a number; the number itself where the table has nothing like it."""
        sums = _terms(self._sums.get(frozenset(claim.quantities), ()))
        candidates = [found for terms in sums if (found := evaluate(report, terms)) is not None]
        return _nearest(claim, candidates).known if candidates else claim.value

    def _is_of_all_those(self, report: Report, bodies: ToldBodies, claim: Claim) -> bool:
        """收到申请75件，对其中6件不予公开: whether 对其中 goes back to one of `wholes`, not to some (会商9件)."""
        for whole in claims_before(report.claims, claim.sentence, claim.start):
            between = claim.sentence.folded[whole.end : claim.start]
            is_aside = closes_bracket(between) or any(name in self.matches for name in whole.quantities)
            if whole.is_count and not is_aside:
                is_told_of_all = any(name in self.wholes for name in whole.quantities)
                return is_told_of_all and _is_exact(whole) and bodies.narrower(whole) is None
        return False

    def _cause(self, claim: Claim, found: CellSum) -> str | None:
        """The word that may narrow a number to a row of what the table sums up; None where a row alone is meant."""
        if len(found.cells) == 1 and "." in found.cells[0].row:
            return None
        words = claim.own_words
        return next((word for word in self.causes if word in words), None)

    def _is_of_a_row(self, claim: Claim, found: CellSum) -> bool:
        """因不掌握无法提供2件: whether a number with the cause of one row is the figure of a row."""
        is_single = self._cause(claim, found) is not None and "等" not in claim.own_words
        return is_single and any(cell.value == claim.value for cell in found.cells)


def _counts_some(total: Claim) -> bool:
    """Whether a total of a list is of requests carried over, or of one kind."""
    is_of_all = _ALL_REQUESTS.fullmatch(total.clause) is not None
    return tells_left_over(total) or (not total.quantities and _REQUESTS in total.clause and not is_of_all)


def _figures_of(table: Table | None) -> frozenset[Decimal]:
    """What a table has in total, and what its largest figure comes to with another one (received and carried over);
    empty for one that was not read whole."""
    if table is None or table.status != "read":
        return frozenset()
    cells = (cell for (_, column), cell in table.cells.items() if column == _TOTAL)
    told = [cell.value for cell in cells if cell.value is not None]
    return frozenset(told) | {max(told) + value for value in told}


def _is_narrower(report: Report, bodies: ToldBodies, claim: Claim, candidates: Sequence[CellSum]) -> bool:
    """本级收到5件，共20件: whether a number is that of some body, be it the one that reports, beside the one that the
    table has or that is told of all, or beside all others of its sentence (办公室收到5件，水利局9件，其他6件)."""
    if bodies.some(claim) is None:
        return False
    paragraph = claim.sentence.paragraph
    of_paragraph = (one for one in report.claims if one.is_count and one.sentence.paragraph is paragraph)
    beside = [one for one in of_paragraph if one.unit == claim.unit]
    listed = sum_of([one for one in beside if one.sentence is claim.sentence])
    if any(listed == found.known and found.is_printed for found in candidates):
        return True
    larger = [one for one in beside if one.value > claim.value]
    return any(
        _agreeing(one, candidates) is not None or (one.role == claim.role and bodies.is_of_all(one))
        for one in larger
        if _tells_the_same(one, claim)
    )


def _is_of_a_narrower_whole(report: Report, bodies: ToldBodies, claim: Claim) -> bool:
    """某局复议3件，维持2件: whether a number is a part of one that is told of a part of the body alone."""
    of = next((phrase.of for phrase in report.phrases if phrase.quantity in claim.quantities), "")
    before = claims_before(report.claims, claim.sentence, claim.start) if of else ()
    whole = next((one for one in before if of in one.quantities), None)
    return whole is not None and bodies.narrower(whole) is not None


def _is_of_one_kind(report: Report, claim: Claim) -> bool:
    """征地类申请38件，部分公开6件；…: whether a number stands behind that of one kind of requests, which opens its part
    of the sentence, no other kind beside it."""
    part = claim.sentence.folded.rfind(";", 0, claim.start)
    before = claims_before(report.claims, claim.sentence, claim.start)
    told = [claim, *takewhile(lambda one: one.start > part, before)]
    if len(told) < 2 or topic(claim):
        return False
    second, first = told[-2:]
    is_alone = _ONE_KIND.match(first.clause) is not None and not is_joined(first, second)
    return is_alone and claim.value <= first.value


def _tells_the_same(one: Claim, claim: Claim) -> bool:
    """全区收到88件，区政府本级收到20件: whether two numbers tell the same of two bodies; 答复申请 is not 收到申请."""
    if one.quantities and claim.quantities:
        return one.quantities == claim.quantities
    return one.subject[-_ENDING:] == claim.subject[-_ENDING:]


def _is_exact(claim: Claim) -> bool:
    return claim.role in _STATED and not claim.approximate


def _in_ten_thousands(claim: Claim) -> Claim:
    """An amount in 元 as one in 万元."""
    return claim._replace(value=claim.value / 10_000, step=claim.step / 10_000, unit=_AMOUNT)


def _terms(sums: Sequence[str]) -> list[tuple[Term, ...]]:
    """What sums of cells add up. Raises ExpressionError."""
    return [parse_sum(text) for text in sums]


def _words_for_nothing(report: Report) -> dict[frozenset[str], list[Claim]]:
    """The words for nothing by each of the things that they say it of."""
    found: dict[frozenset[str], list[Claim]] = {}
    for claim in report.claims:
        for quantity in claim.quantities if claim.role == ZERO else ():
            found.setdefault(frozenset((quantity,)), []).append(claim)
    return found


def _is_lost(report: Report, id: str) -> bool:
    table = report.tables.get(id)
    return table is not None and table.status in ("unreadable", "partial")


def _paragraphs_with_parts(claims: Sequence[Claim], added: Sequence[Claim], candidates: Sequence[CellSum]) -> set[int]:
    """The numbers of the paragraphs in which several counts, none of them the table's figure, make it up together; of
    those that the table may count with them, some may."""
    beside = _by_paragraph(claims)
    others = _by_paragraph(added)
    several = {number: values for number, values in beside.items() if len(values) + len(others.get(number, ())) > 1}
    figures = {found.known for found in candidates if found.is_printed} if several else set()
    return {
        number
        for number, values in several.items()
        if not figures.isdisjoint(_sums_with(values, others.get(number, ())[:_MOST_ADDED]))
    }


def _by_paragraph(claims: Sequence[Claim]) -> dict[int, list[Decimal]]:
    """The values of counts by the number of their paragraph."""
    found: dict[int, list[Decimal]] = {}
    for claim in claims:
        found.setdefault(claim.sentence.number, []).append(claim.value)
    return found


def _sums_with(values: Sequence[Decimal], added: Sequence[Decimal]) -> set[Decimal]:
    """What some counts come to, by themselves if they are several, and with any of those added."""
    sums = {sum(values, Decimal(0))}
    for value in added:
        sums |= {one + value for one in sums}
    return sums


def _agrees(claim: Claim, found: CellSum) -> bool:
    """Whether a count is the table's figure, rounded as far as the count is (1.2万条), an amount as either is."""
    slack = claim.slack if claim.unit != _AMOUNT else (claim.step + _last_digit(found)) / 2
    return abs(claim.value - found.known) <= slack and found.is_printed


def _agreeing(claim: Claim, candidates: Sequence[CellSum]) -> CellSum | None:
    return next((found for found in candidates if _agrees(claim, found)), None)


def _last_digit(found: CellSum) -> Decimal:
    """What the last digit printed of an amount stands for: 0.01 in 18.50."""
    return Decimal(1).scaleb(
        min((int(cell.value.as_tuple().exponent) for cell in found.cells if cell.value), default=0)
    )


def _balance(claim: Claim, found: CellSum) -> Callable[[], Balance] | None:
    """What gives the count as the sum of the table's cells; None for a rounded count and for words."""
    if claim.slack or claim.unit == _AMOUNT or claim.role in (ZERO, IMPLIED_ZERO):
        return None
    return lambda: Balance((Summand(1, claim.subject, claim.value, claim=claim),), "=", found.summands)


def _nearest(claim: Claim, candidates: Sequence[CellSum]) -> CellSum:
    return min(candidates, key=lambda found: abs(found.known - claim.value))


def _left_open(report: Report, claim: Claim, found: CellSum) -> Outcome:
    """A count that the table may have, in cells that are blank or lost."""
    said = _BLANK if found.has_blanks else _LOST
    cells = found.spelt(report, _FEW_BLANKS)
    message = say(said, told=claim.told, table=found.table_name(report), cells=cells)
    return Outcome(OPEN, message, claim.location, key=claim.subject, compared=(claim, *found.cells))


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
