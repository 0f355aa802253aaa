"""Lists of requests and cases that no word announces: how requests came, who asked, and how they ended.

They stand right behind their total, or in a sentence of their own further below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

from gi_lint.claims import extent, marks, matters, openings
from gi_lint.claims.measures import comparable, sum_of
from gi_lint.claims.model import Breakdown, Claim, Found
from gi_lint.claims.words import DEALINGS

_MOST_TOTALS = 500  # counts of one sentence
_LEAST_COUNTS = 3  # a total and two parts
_MOST_PARTS = 20  # counts after a total that may be its parts
_MOST_ABOVE = 8  # sentences before one that divides what they count
_MOST_COUNTED = 60  # counts of each of these

Sentences = Sequence[Sequence[Claim]]  # the counts of each


def divided_behind(level: Sequence[Claim], found: Found) -> Iterator[Breakdown]:
    """The lists of parts right behind their total: ways of requests, outcomes of requests and cases."""
    if len(level) < _LEAST_COUNTS:
        return
    yield from _by_ways(level, found)
    yield from _by_outcomes(level, found)
    for whole, outcomes in DEALINGS:
        yield from _by_dealing(level, found, whole, outcomes)


def divided_below(sentences: Sentences, found: Found) -> Iterator[Breakdown]:
    """The lists in sentences of their own below their total, which is the only one of its kind."""
    divided = [piece for level in sentences for piece in _divisions(level)]
    yield from _by_ways_below(divided, found)
    yield from _by_applicants_below(divided, found)
    yield from _of_answered_above(sentences, found)


# Right behind a total --------------------------------------------------------------------------------------


def _by_ways(level: Sequence[Claim], found: Found) -> Iterator[Breakdown]:
    """受理申请34件，网上申请20件、信函申请14件: the ways in which requests came."""

    def ways(_: Claim, rest: Sequence[Claim]) -> list[Claim]:
        return list(takewhile(matters.is_way_of_asking, rest))

    for total, parts in _behind(level, found, matters.tells_of_requests, ways):
        yield from found.keep(Breakdown(total, tuple(parts), False))


def _by_outcomes(level: Sequence[Claim], found: Found) -> Iterator[Breakdown]:
    """行政复议12件，维持8件，纠正2件，其他2件: how reviews ended, or requests were answered."""
    for total, parts in _behind(level, found, matters.has_outcomes, extent.outcomes_behind):
        if sum_of(parts) <= total.value or not _closes_a_list(total, found):
            yield from found.keep(Breakdown(total, tuple(parts), extent.is_exhaustive(parts)))


def _closes_a_list(part: Claim, found: Found) -> bool:
    """诉讼5件，其中直接起诉3件、复议后起诉2件，维持4件: whether what stands behind a part may be of the whole."""
    whole = found.parts.get(part.key)
    return whole is not None and whole.parts[-1] is part and sum_of(whole.parts) == whole.total.value


def _by_dealing(
    level: Sequence[Claim], found: Found, whole: Sequence[str], outcomes: Sequence[str]
) -> Iterator[Breakdown]:
    """清理文件12件，保留8件、修改2件、废止2件: what became of documents gone through, or of opinions given."""

    def is_whole(count: Claim) -> bool:
        return matters.is_named(whole, count) and not matters.is_named(outcomes, count)

    def dealt_with(_: Claim, rest: Sequence[Claim]) -> list[Claim]:
        return list(takewhile(lambda part: matters.is_named(outcomes, part), rest))

    for total, parts in _behind(level, found, is_whole, dealt_with):
        is_next = all(marks.is_beside(*pair) for pair in pairwise([total, *parts]))
        yield from found.keep(Breakdown(total, tuple(parts), False) if is_next else None)


def _behind(
    level: Sequence[Claim],
    found: Found,
    is_total: Callable[[Claim], bool],
    parts_of: Callable[[Claim, Sequence[Claim]], Sequence[Claim]],
) -> Iterator[tuple[Claim, list[Claim]]]:
    """Each total, with its parts from the very next count on."""
    for position, total in enumerate(level[:-2][:_MOST_TOTALS]):
        if is_total(total) and total.key not in found.totals:
            rest = found.free(level[position + 1 :][:_MOST_PARTS])
            parts = comparable(total, parts_of(total, rest))
            if len(parts) > 1 and parts[0] is level[position + 1]:
                yield total, parts


# In a sentence below ---------------------------------------------------------------------------------------


def _by_ways_below(sentences: Sentences, found: Found) -> Iterator[Breakdown]:
    """收到申请34件，均已办结。从申请方式看，网上20件、信函14件: ways, of the only number of requests before them."""
    for place, level in enumerate(sentences):
        parts = list(takewhile(matters.is_way_of_asking, level[:_MOST_PARTS]))
        if len(parts) < 2 or parts[0].key in found.parts:
            continue
        total = _requests_above(sentences, place, parts)
        if total is not None and total.key not in found.totals and comparable(total, parts) == parts:
            yield from found.keep(Breakdown(total, tuple(parts), False))


def _by_applicants_below(sentences: Sentences, found: Found) -> Iterator[Breakdown]:
    """受理申请38件。…从申请人看，公民36件，法人2件: those who asked, or about what.

    One request may be about several things, where nothing is left over for others.
    """
    for place, level in enumerate(sentences):
        if len(level) < 2 or level[0].key in found.parts or not openings.divides_requests(level[0]):
            continue
        total = _requests_above(sentences, place, level)
        parts = extent.one_list(total, comparable(total, level)) if total is not None else []
        is_sure = len(parts) > 1 and (not openings.divides_by_content(level[0]) or matters.has_catch_all(parts))
        if total is not None and is_sure and parts == level:
            yield from found.keep(Breakdown(total, tuple(parts), extent.is_exhaustive(parts)))


def _of_answered_above(sentences: Sentences, found: Found) -> Iterator[Breakdown]:
    """办结405件，其余7件转入下年。办结的申请中，同意公开176件，…: of the only number answered before."""
    for place, level in enumerate(sentences):
        if len(level) < 2 or level[0].key in found.parts or not openings.is_of_answered(level[0]):
            continue
        totals = [count for count in _above(sentences, place) if matters.tells_answered(count)]
        if len({count.value for count in totals}) != 1 or totals[-1].key in found.totals:
            continue
        parts = extent.one_list(totals[-1], comparable(totals[-1], level))
        if parts == level:
            yield from found.keep(Breakdown(totals[-1], tuple(parts), extent.is_exhaustive(parts)))


def _divisions(level: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """从申请方式看，网上9件、信函3件；从申请内容看，规划8件、其他4件: the counts of each division of the requests."""
    start = 0
    for place, pair in enumerate(pairwise(level), 1):
        if marks.is_behind_semicolon(*pair) and openings.divides_requests(pair[1]):
            yield level[start:place]
            start = place
    yield level[start:]


def _requests_above(sentences: Sentences, place: int, parts: Sequence[Claim]) -> Claim | None:
    """The only number of requests before a sentence; None if its parts may be of those left over from last year too."""
    before = _above(sentences, place)
    totals = [count for count in before if matters.tells_of_requests(count)]
    if len(totals) != 1:
        return None
    more = sum_of(parts) - totals[0].value
    is_of_both_years = 0 < more <= sum_of([count for count in before if matters.tells_left_over(count)])
    return None if is_of_both_years else totals[0]


def _above(sentences: Sentences, place: int) -> list[Claim]:
    """The counts of the sentences before one."""
    return [c for earlier in sentences[max(0, place - _MOST_ABOVE) : place] for c in earlier[:_MOST_COUNTED]]
