"""What a list says of the counts in it: which are totals or parts, what the parts are, which are not all there was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from gi_lint.claims.extent import turns_to_results
from gi_lint.claims.marks import closes_bracket, is_beside, is_in_bracket_behind, is_joined
from gi_lint.claims.matters import (
    are_of_other_cases,
    is_left_among_some,
    is_of_some_alone,
    matter_of_part,
    on_topic,
    tells_left_over,
    topic,
)
from gi_lint.claims.measures import measure, sum_of
from gi_lint.claims.model import (
    COUNT,
    CUMULATIVE,
    IMPLIED_ZERO,
    LAST_YEAR,
    PART,
    THIS_YEAR,
    TOTAL,
    Breakdown,
    Claim,
    Key,
    Phrase,
)
from gi_lint.claims.quantities import PartsByWhole, known, named_part, named_result, wholes_named
from gi_lint.claims.sums import is_of_earlier_year, says_rest
from gi_lint.claims.words import (
    ANSWERS,
    APPLICANTS,
    DONE,
    LEFT_OVER,
    OUTCOMES_OF_CASES,
    RECEIVED,
    UNDONE,
    WAYS_OF_ASKING,
)
from gi_lint.document import Paragraph, Sentence
from gi_lint.patterns import compiled
from gi_lint.text import in_order

_DECIDED = ("审结", "结案")
_BARE_YEAR = compiled(r"(?:其中,?)?20\d\d年度?(?:为|是)?")  # 其中2023年5件
_OF_ALL = ("共", "合计", "总")
_THOSE_LEFT = compiled(r"(?:结转|转结|遗留)的#|#件[^,。;:]{0,12}中$")  # 上年结转的5件申请
_ANEW = "新"  # in the words of a count: 新收到, 新受理
_OF_THIS_YEAR = (_ANEW, "本年", "今年", "当年")
_FEW = 8  # results of cases told behind one another
_CLOSE = 4  # characters before a count that tell whether it opens a group
_MOST_BESIDE = 4  # counts before and behind one that it may be told with
_CASE = "件"  # the measure word of requests and cases
_FLOWS = (*RECEIVED, *DONE, *UNDONE, *LEFT_OVER)
_OTHER_RESULTS = ("其他结果", "其它结果")
_DISCLOSURE = ("信息公开", "依申请", "申请公开")
_NAMES_THE_YEAR = ("20", *_OF_THIS_YEAR[1:], "新增")  # 累计公开1120条，其中2018年公开88条: all that this year had


def with_roles(
    claims: Sequence[Claim], breakdowns: Sequence[Breakdown], phrases: Sequence[Phrase] = ()
) -> tuple[Claim, ...]:
    """The claims, those that are totals or parts of one marked so, and parts named after what they are parts of."""
    parts = known(phrases).parts
    named = [_sum_named(breakdown, parts) for breakdown in breakdowns]
    totals = {breakdown.total.key: breakdown for breakdown in named}
    total_of = {part.key: breakdown.total for breakdown in named for part in breakdown.parts}
    shared = _of_two_kinds(claims, named, parts)
    told = [_with_role(claim, total_of, totals, parts) if claim.is_count else claim for claim in claims]
    told = [claim._replace(quantities=shared.get(claim.key, claim.quantities)) for claim in told] if shared else told
    some = {*_of_many_years(told), *_some_left(named), *_bracketed(told)}
    told = [claim._replace(quantities=()) if claim.key in some else claim for claim in told] if some else told
    told = list(_without_parts(list(_with_results(told, parts, phrases)), phrases))
    return tuple(_without_left_over(_without_words_of_parts(told, parts)))


def _of_two_kinds(
    claims: Sequence[Claim], breakdowns: Sequence[Breakdown], parts: PartsByWhole
) -> dict[Key, tuple[str, ...]]:
    """复议31件、诉讼15件，其中纠正6件: results behind two counts of different cases, with what they are of both; they
    may be of both where they do not make up the last."""
    short = {one.total.key: one for one in breakdowns if topic(one.total) and sum_of(one.parts) != one.total.value}
    counts = [claim for claim in claims if claim.is_count] if short else []
    pairs = [(last, count) for last, count in pairwise(counts) if count.key in short]
    return {
        part.key: named_part(part.clause, part.sentence.folded, (*last.quantities, *count.quantities), parts)
        for last, count in pairs
        if are_of_other_cases(count, last) and is_beside(last, count)
        for part in short[count.key].parts
        if not topic(part)
    }


def _of_many_years(claims: Sequence[Claim]) -> Iterator[Key]:
    """累计收到申请900件，其中2022年130件、2023年146件: what an earlier year and the next had parts of is of no one
    year."""
    for place, claim in enumerate(claims):
        behind = [one for one in claims[place + 1 : place + 3] if one.sentence is claim.sentence]
        is_divided = len(behind) > 1 and behind[0].role == LAST_YEAR and behind[0].subject.startswith("其中")
        is_of_years = is_divided and all(_BARE_YEAR.fullmatch(one.subject) for one in behind)
        if is_of_years and claim.role in THIS_YEAR:
            yield claim.key


def _some_left(breakdowns: Sequence[Breakdown]) -> Iterator[Key]:
    """办结8件（含上年结转1件），结转下年14件（含上年结转1件）: what an earlier year left, told as a part of requests
    that ended in one way or did not end, is not all of it; nor is what is told so beside it."""
    of = [(part, breakdown.total) for breakdown in breakdowns for part in breakdown.parts if tells_left_over(part)]
    some = {part.sentence.number for part, total in of if is_left_among_some(part, total)}
    yield from (part.key for part, _ in of if part.sentence.number in some and is_of_earlier_year(part))


def _bracketed(claims: Iterable[Claim]) -> Iterator[Key]:
    """其中县政府12件（结转1件）、县甲局25件（结转3件）: what came in, ended or was left is told in the bracket behind a
    part of it alone."""
    last: Claim | None = None  # before the bracket
    for claim in claims:
        is_within = last is not None and claim.is_count and is_in_bracket_behind(last, claim)
        if is_within and last is not None and last.role == PART and claim.tells(_FLOWS):
            yield claim.key
        last = claim if claim.is_count and not is_within else last


def _without_words_of_parts(claims: Iterable[Claim], parts: PartsByWhole) -> Iterator[Claim]:
    """复议7件（征地类3件，均维持；其他4件…）, 上年度诉讼2件，均维持: words for all behind a part of a total, or a count
    of last year, tell nothing of this year's total."""
    counts: list[Claim] = []  # of the sentence so far
    for claim in claims:
        if counts and claim.sentence is not counts[0].sentence:
            counts = []
        if claim.is_count:
            counts.append(claim)
        elif claim.role == IMPLIED_ZERO:
            text = claim.sentence.folded
            near = reversed(counts[-_MOST_BESIDE:])
            last = next((one for one in near if not closes_bracket(text[one.end : claim.start])), None)
            if last is not None and measure(last) == _CASE and (last.role == LAST_YEAR or _is_of_part(last, parts)):
                claim = claim._replace(quantities=())
        yield claim


def _is_of_part(count: Claim, parts: PartsByWhole) -> bool:
    """网上15件, 征地类3件: whether a count names nothing, or only a part of a total."""
    named = (phrase.quantity for phrases in parts.values() for phrase in phrases)
    return set(count.quantities) <= set(named)


def _without_left_over(claims: Iterable[Claim]) -> Iterator[Claim]:
    """对上年结转的5件申请，予以公开3件: what became of those that an earlier year left is not what became of all;
    nor is what became of the new ones, told behind it (本年新收14件，予以公开9件)."""
    last: Claim | None = None  # the count before, of some requests or of what became of them
    left = Decimal(0)
    told: Paragraph | None = None  # where it is told what became of those left
    for claim in claims:
        is_new = claim.sentence.paragraph is told and claim.tells((*_OF_THIS_YEAR, *RECEIVED))
        if is_new or (_THOSE_LEFT.search(claim.clause) and is_of_earlier_year(claim)):
            last, left = claim, claim.value
        elif last is not None:
            goes_on = claim.sentence is last.sentence and claim.tells((*ANSWERS, *DONE))
            last = claim if goes_on and claim.value <= left else None
            if last is not None:
                left, told = left - claim.value, claim.sentence.paragraph
                claim = claim._replace(quantities=())
        yield claim


def _with_results(claims: Sequence[Claim], parts: PartsByWhole, phrases: Sequence[Phrase]) -> Iterator[Claim]:
    """Counts told right behind a total, no word between, are what its parts are: 行政复议5件，维持4件，纠正1件.

    So are those further behind that say themselves what they are parts of: 复议6件、诉讼3件，其中…，诉讼结果维持3件.
    """
    whole: Claim | None = None
    none: Claim | None = None  # told behind the whole: that there were no cases of another kind
    sentence: Sentence | None = None
    told: set[str] = set()  # what its counts so far are of
    for place, claim in enumerate(claims):
        named: tuple[str, ...] = ()
        if claim.is_count:
            if sentence is not claim.sentence:
                sentence, told = claim.sentence, set()
            of = whole if none is None or claim.value else none  # 维持4件 is not of 诉讼0件
            if of is not None and of.sentence is claim.sentence and on_topic(claim, of):
                named = named_part(claim.clause, claim.sentence.folded, of.quantities, parts)
            if not named and not claim.quantities:
                named = named_result(claim.clause, claim.sentence.folded, told, phrases)
            if not named and not claim.quantities and (word := matter_of_part(claim)):
                named = named_part(claim.clause, claim.sentence.folded, wholes_named(word, phrases), parts)
            if whole is not None and claim.value == 0 and are_of_other_cases(claim, whole):
                none = claim
            elif not (named or (whole is not None and _leaves_open(claim, whole, claims[place + 1 : place + _FEW]))):
                behind = claims[place + 1 : place + _FEW]
                is_of_both = whole is not None and _is_listed_with(claim, whole, behind)
                is_whole = len(claim.quantities) == 1 and not is_of_both
                whole, none = claim if is_whole else None, None
            told.update(claim.quantities)
        yield claim._replace(quantities=named) if named and not claim.quantities else claim


def _is_listed_with(claim: Claim, whole: Claim, behind: Sequence[Claim]) -> bool:
    """复议7件、诉讼5件，维持7件: whether results behind two counts of different cases may be of both; behind 复议7件，
    诉讼5件 only those are that are more than the last."""
    is_listed = is_joined(whole, claim) or (is_beside(whole, claim) and _sum_of_results(claim, behind) > claim.value)
    return whole.value > 0 and are_of_other_cases(claim, whole) and is_listed


def _leaves_open(claim: Claim, whole: Claim, behind: Sequence[Claim]) -> bool:
    """Whether what stands behind a count may still be of the whole before it: 复议7件（其中征地2件），维持4件; with
    复议7件，其中征地2件，维持4件 there are more of them than of the count."""
    if claim.quantities or claim.sentence is not whole.sentence:
        return False
    if is_in_bracket_behind(whole, claim):
        return not _has_results(claim, [one for one in behind if is_in_bracket_behind(whole, one)])
    return _sum_of_results(claim, behind) > claim.value


def _sum_of_results(claim: Claim, behind: Sequence[Claim]) -> Decimal:
    """What the results right behind a count come to."""
    return sum_of(list(takewhile(lambda one: turns_to_results([claim], one), behind)))


def _has_results(claim: Claim, behind: Sequence[Claim]) -> bool:
    """复议7件（征地类3件，维持3件；其他4件，维持2件）: whether what became of some cases, of all of them or behind the
    head of a group, is told of these."""
    text, start = claim.sentence.folded, claim.subject_start
    opens = text[max(0, start - _CLOSE) : start].rstrip().endswith(("(", ";"))
    told = sum_of(list(takewhile(lambda one: one.tells((*OUTCOMES_OF_CASES, *UNDONE, *_OTHER_RESULTS)), behind)))
    return 0 < told <= claim.value if opens else told == claim.value > 0


def _without_parts(claims: Sequence[Claim], phrases: Sequence[Phrase]) -> Iterator[Claim]:
    """上年结转2件已办结，当年办结36件: a count beside another of the same kind is a part, and not all there was; so is
    what is told of it (上年结转复议1件，新收复议6件，维持3件)."""
    beside = {phrase.quantity: phrase.beside for phrase in phrases if phrase.beside}
    of = {phrase.quantity: phrase.of for phrase in phrases if phrase.of}
    some: dict[str, Sentence] = {}  # what was last told of a part alone, and where
    for place, claim in enumerate(claims):
        quantity = claim.quantities[0] if len(claim.quantities) == 1 else ""
        words = beside.get(quantity) if claim.role in (COUNT, PART) or _is_new(claim) else None
        is_part = some.get(of.get(quantity, "")) is claim.sentence
        if words:
            some.pop(quantity, None)
        if words and not claim.is_called(_OF_ALL):
            near = claims[max(0, place - _MOST_BESIDE) : place + _MOST_BESIDE + 1]
            before = claims[place - 1] if place else claim
            is_part = any(_is_told_with(other, claim, before, words) for other in near)
            some.update({quantity: claim.sentence} if is_part else {})
        yield claim._replace(quantities=()) if is_part else claim


def _is_new(claim: Claim) -> bool:
    """新收复议6件，维持3件…: whether a total of parts is told as what came in anew."""
    return claim.role == TOTAL and _ANEW in claim.clause


def _is_told_with(other: Claim, claim: Claim, before: Claim, words: Sequence[Sequence[str]]) -> bool:
    """Whether another count of the sentence is told with words that belong together.

    办结55件，撤回0件: a count of nothing leaves the other one all there was. Across a semicolon the count is a part
    only where it goes on from what came in anew, the count `before` it: 延续办理上年结转5件；新收到61件，办结57件. For
    what is told as new, the words may stand in another sentence too (上年结转复议1件，已维持。新收复议6件), or behind
    it without its cases (新收复议6件，上年结转1件). It may be a part of what came in anew: 新收146件中办结138件.
    """
    is_like = other.role == claim.role or _is_new(claim) or (claim.role == PART and _ANEW in before.clause)
    if other is claim or not is_like or topic(other) not in ("", topic(claim)) or other.value == 0:
        return False
    is_told = any(in_order(row, text) for text in (other.clause, other.own_words) for row in words)
    if other.sentence is not claim.sentence:
        return _ANEW in claim.clause and is_told
    first, last = sorted((other, claim), key=lambda one: one.start)
    if ";" in claim.sentence.folded[first.end : last.start] and _ANEW not in before.clause + claim.clause:
        return False
    return is_told or (_ANEW in first.clause and is_of_earlier_year(last))


def _sum_named(breakdown: Breakdown, parts: PartsByWhole) -> Breakdown:
    """办公室收到申请48件、部门收到139件，共计187件: a sum without words of its own counts what all its parts count, or
    what they all are parts of (网上105件、快递17件，合计122件); 审结6件, 应诉6件 need not be all."""
    if breakdown.total.quantities or len(breakdown.parts) < 2 or breakdown.total.tells((*_DECIDED, "应诉")):
        return breakdown
    if any(part.role == LAST_YEAR for part in breakdown.parts):  # 两年合计33件 is of no one year
        return breakdown
    told = {part.quantities for part in breakdown.parts}
    named = told.pop() if len(told) == 1 else ()
    of_some = (*DONE, *UNDONE, *LEFT_OVER, *WAYS_OF_ASKING, "线下")
    if not named and not breakdown.total.tells(of_some):  # 答复72份，其中邮寄60份; 线下收到16件，其中信函12件
        named = _whole_of_all(breakdown.parts, parts)
    return breakdown._replace(total=breakdown.total._replace(quantities=named)) if named else breakdown


def _whole_of_all(parts: Sequence[Claim], by_whole: PartsByWhole) -> tuple[str, ...]:
    if parts[0].tells(APPLICANTS):  # who asked tells not whether they were answered
        return ()
    fitting = [
        whole
        for whole in by_whole
        if all(named_part(part.clause, part.sentence.folded, [whole], by_whole) for part in parts)
    ]
    return tuple(fitting) if len(fitting) == 1 else ()


def _alone_tells_of_disclosure(part: Claim, total: Claim) -> bool:
    """复议418件，其中涉及政府信息公开的7件: whether a part behind its total tells of disclosure, and that does not;
    a sum behind its parts need not."""
    return "公开" not in total.clause and part.is_called(_DISCLOSURE) and part.key > total.key


def _with_kinds_within(breakdown: Breakdown) -> tuple[str, ...]:
    """予以公开12件（包括部分公开4件）: the quantities of a total, with those of other answers that it counts too."""
    total = breakdown.total
    if len(total.quantities) != 1 or not total.tells(ANSWERS):
        return total.quantities
    within = (quantity for part in breakdown.parts if part.tells(ANSWERS) for quantity in part.quantities)
    return tuple(dict.fromkeys((*total.quantities, *within)))


def _with_role(
    claim: Claim,
    total_of: Mapping[Key, Claim],
    totals: Mapping[Key, Breakdown],
    parts: PartsByWhole,
) -> Claim:
    """A count in its role, given what parts are parts of, and the breakdowns by their totals."""
    key = claim.key
    total, own = total_of.get(key), totals.get(key)
    if total is None:
        if own is None:
            return claim
        is_of_all_matters = any(_alone_tells_of_disclosure(part, claim) for part in own.parts)
        quantities = () if is_of_all_matters else _with_kinds_within(own)
        return claim._replace(role=TOTAL if claim.role == COUNT else claim.role, quantities=quantities)
    if total.role == CUMULATIVE and claim.role == COUNT and claim.is_called(_NAMES_THE_YEAR):
        is_year = _BARE_YEAR.fullmatch(claim.subject) is not None
        return claim._replace(quantities=total.quantities) if is_year else claim
    role = PART if total.role == COUNT and claim.role != LAST_YEAR else claim.role
    if _alone_tells_of_disclosure(claim, total):
        return claim._replace(role=role, quantities=total.quantities)
    if is_of_some_alone(claim, total):
        return claim._replace(role=role, quantities=())
    named = named_part(claim.clause, claim.sentence.folded, total.quantities, parts)
    if says_rest(claim):  # 答复60件，予以公开50件，剩余10件: of those answered, not what is left of all
        named = ()
    if topic(total) and not topic(claim):
        return claim._replace(role=role, quantities=named)
    several = len(total.quantities) > len(claim.quantities)
    others = tuple(quantity for quantity in claim.quantities if several or quantity not in total.quantities)
    if own is not None:
        others = _with_kinds_within(own._replace(total=own.total._replace(quantities=named or others)))
    return claim._replace(role=role, quantities=named or others)  # a piece of a quantity is not the quantity
