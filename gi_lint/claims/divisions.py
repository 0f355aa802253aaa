"""Lists of requests and cases that no word announces: how requests came, who asked, and how they ended.

They stand right behind their total, or in a sentence of their own further below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from gi_lint.claims import extent, marks, matters, openings
from gi_lint.claims.measures import comparable, sum_of
from gi_lint.claims.model import Breakdown, Claim, Found
from gi_lint.claims.words import DEALINGS

_ANEW = ("新收", "新受理")
_MOST_TOTALS = 500  # counts of one sentence
_MOST_PARTS = 20  # counts after a total that may be its parts
_MOST_ABOVE = 8  # sentences before one that divides what they count
_MOST_COUNTED = 60  # counts of each of these

Sentences = Sequence[Sequence[Claim]]  # the counts of each
IsTotal = Callable[[Claim], bool]
PartsOf = Callable[[Claim, Sequence[Claim]], Sequence[Claim]]  # of a total, as far as the counts behind it tell any


# Right behind a total --------------------------------------------------------------------------------------


def _ways(_: Claim, rest: Sequence[Claim]) -> list[Claim]:
    return list(takewhile(matters.is_way_of_asking, rest))


def _is_dealt_with(whole: Sequence[str], outcomes: Sequence[str], count: Claim) -> bool:
    return count.tells(whole) and not count.is_called(outcomes)


def _dealings(outcomes: Sequence[str], total: Claim, rest: Sequence[Claim]) -> list[Claim]:
    told = list(takewhile(lambda one: one.is_called(outcomes), rest))
    if not told or not (marks.is_beside(total, told[0]) or marks.opens_clause_behind(total, told[0])):
        return []
    return [told[0], *marks.going_on(told[0], told[1:], marks.is_beside)]


_DIVISIONS: tuple[tuple[IsTotal, PartsOf], ...] = (
    (matters.tells_of_requests, _ways),  # 受理申请34件，网上申请20件、信函申请14件
    (matters.has_outcomes, extent.outcomes_behind),  # 行政复议12件，维持8件，纠正2件，其他2件
    (matters.has_answers, extent.answers_behind),  # 收到申请5件，同意公开4件，不予公开1件
    *(  # 清理文件12件，保留8件、修改2件、废止2件; 67件公文逐件认定属性，主动公开19件
        (partial(_is_dealt_with, whole, outcomes), partial(_dealings, outcomes)) for whole, outcomes in DEALINGS
    ),
)


def divided_behind(level: Sequence[Claim], found: Found) -> Iterator[Breakdown]:
    """The lists of parts right behind their total: ways of requests, outcomes of requests and cases, of documents."""
    for is_total, parts_of in _DIVISIONS:
        for position, total in enumerate(level[:-2][:_MOST_TOTALS]):
            if is_total(total) and total.key not in found.totals:
                rest = found.free(level[position + 1 :][:_MOST_PARTS])
                parts = comparable(total, parts_of(total, rest))
                listed, before = sum_of(parts), level[max(0, position - 1)]  # 复议14件，诉讼2件，维持12件、纠正2件
                is_of_whole = listed > total.value and (before.value == listed or _closes_a_list(total, found))
                if len(parts) > 1 and parts[0] is level[position + 1] and not is_of_whole:
                    yield from found.keep(Breakdown(total, tuple(parts), extent.is_exhaustive(parts)))


def _closes_a_list(part: Claim, found: Found) -> bool:
    """诉讼5件，其中直接起诉3件、复议后起诉2件，维持4件: whether what stands behind a part may be of the whole."""
    whole = found.parts.get(part.key)
    return whole is not None and sum_of(whole.parts) == whole.total.value


# In a sentence below ---------------------------------------------------------------------------------------


def divided_below(sentences: Sentences, found: Found) -> Iterator[Breakdown]:
    """The lists in sentences of their own below their total, which is the only one of its kind."""
    divided = [piece for level in sentences for piece in _divisions(level)]
    for place, level in enumerate(divided):
        if len(level) < 2 or level[0].key in found.parts:
            continue
        total, parts = _divided(divided[max(0, place - _MOST_ABOVE) : place], level)
        if total is not None and len(parts) > 1 and comparable(total, parts) == parts:
            yield from found.keep(Breakdown(total, tuple(parts), extent.is_exhaustive(parts)))


def _divided(above: Sentences, level: Sequence[Claim]) -> tuple[Claim | None, list[Claim]]:
    """What the counts of a sentence divide of those above it, and into which parts.

    收到申请34件，均已办结。从申请方式看，网上20件、信函14件; 受理申请38件。从申请人看，公民36件，法人2件: the only
    number of requests. One may be about several things, where nothing is left over for others.
    办结405件，其余7件转入下年。办结的申请中，同意公开176件，…: the only number answered.
    """
    counts = [count for sentence in above for count in sentence[:_MOST_COUNTED]]
    if ways := _ways(level[0], level[:_MOST_PARTS]):
        return _only_requests(counts, ways), ways
    if openings.divides_requests(level[0]):
        is_sure = not openings.divides_by_content(level[0]) or matters.has_catch_all(level)
        total = _only_requests(counts, level) if is_sure else None
    elif openings.is_of_answered(level[0]):
        answered = [count for count in counts if matters.tells_answered(count)]
        total = answered[-1] if len({count.value for count in answered}) == 1 else None
    else:
        total = None
    parts = list(level)
    return (total, parts) if total is not None and extent.one_list(total, parts) == parts else (None, parts)


def _divisions(level: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """从申请方式看，网上9件、信函3件；从申请内容看，规划8件、其他4件: the counts of each division of the requests."""
    start = 0
    for place, pair in enumerate(pairwise(level), 1):
        if marks.is_behind_semicolon(*pair) and openings.divides_requests(pair[1]):
            yield level[start:place]
            start = place
    yield level[start:]


def _only_requests(counts: Sequence[Claim], parts: Sequence[Claim]) -> Claim | None:
    """The only number of requests; None if its parts may be of those left over from last year too.

    办理申请133件，其中新收126件。信函50件、网络76件: what came in anew, where they make that up.
    """
    totals = [count for count in counts if matters.tells_of_requests(count)]
    if len(totals) != 1:
        return None
    listed = sum_of(parts)
    if anew := next((count for count in counts if count.value == listed and count.is_called(_ANEW)), None):
        return anew
    more = listed - totals[0].value
    is_of_both_years = 0 < more <= sum_of([count for count in counts if matters.tells_left_over(count)])
    return None if is_of_both_years else totals[0]
