"""Shares that fit no single count: what may be said of them beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gi_lint.check import Outcome
from gi_lint.checks.share_bases import (
    Base,
    count_of,
    distance,
    fits,
    have_one_whole,
    how_many_fit,
    is_below,
    is_of_some,
    misfit,
    misfits,
    percent_of,
)
from gi_lint.claims import PART, WHOLE, Claim, Key, claims_before, is_beside, is_joined
from gi_lint.patterns import compiled

_PEOPLE = ("名", "人", "户")  # measure words of those who are asked or taught: the tables count none of them
_NAMES_A_KIND = compiled(  # what one kind of requests or information is called
    "(?:类|类信息|申请|公开|不予处理|其他处理|无法提供|自然人|企业|法人|组织|机构)的?有?$"
)

Doubt = tuple[Claim, list[Base]]  # a share that fits no single count, and what may be its whole


def is_of_all(share: Claim) -> bool:
    """Whether a share is said to be of the total itself."""
    return share.whole in ("", "总数", "总体", "总量", "总的", "全部")


def fits_a_sum(share: Claim, candidates: Sequence[Base], siblings: Sequence[Claim]) -> bool:
    """Whether a share fits a sum of counts. It counts only if the rest of its list fits it as well as any count."""
    fitting = [base for base in candidates if base.summed and fits(share, base.value)]
    if not fitting:
        return False
    rest = [other for other in siblings if other.sentence is share.sentence]
    most = max((how_many_fit(rest, base) for base in candidates if not base.summed), default=0)
    return any(how_many_fit(rest, base) >= most for base in fitting)


def of_no_base(doubted: Sequence[Doubt], totals: Mapping[Key, Claim], all_answered: Claim | None) -> Iterator[Outcome]:
    """What to say of a list of shares none of which fits any number stated.

    Of a single share only if its count is a listed part of a total that it comes near to, one kind of all answers, or
    some of the people told of before it; of several only if no number at all, stated or not, could be the whole of
    them all, or if they are all of their total, whose number then is wrong.
    """
    share, candidates = doubted[0]
    if len(doubted) > 1:
        shares = [share for share, _ in doubted]
        bases = [base for base in candidates if not base.summed and all(is_below(share, base) for share in shares)]
        whole = _whole_of_all(shares, totals)
        if whole is not None:
            yield misfit(share, Base(whole.value, (whole,)))
        elif not have_one_whole(shares):
            yield misfits(shares, min(bases, key=lambda base: distance(shares, base), default=None))
        return
    own = count_of(share)
    total = totals.get(own.key) or all_answered or _all_told_before(own, candidates)
    if total is None or not (is_of_all(share) and is_of_some(total) and total.value >= own.value):
        return
    base = Base(total.value, (total,))
    if percent_of(share, base) < 2 * share.value < 4 * percent_of(share, base):
        yield misfit(share, base)


def fits_with_those_before(share: Claim, candidates: Sequence[Base], claims: Sequence[Claim]) -> bool:
    """甲类120项、乙类300项，占事项总数420项的100%: whether a share fits its count and those joined to it together, or,
    where it names no whole, is of two counts beside each other (建议20件、提案30件，其中主办25件，占50%)."""
    last = together = count_of(share)
    told = list(claims_before(claims, last.sentence, last.start))
    for before in told:
        if not (before.is_count and is_joined(before, last)):
            break
        last, together = before, together._replace(value=together.value + before.value)
        if any(fits(share._replace(counted=together), base.value) for base in candidates):
            return True
    wholes = [one for one in told if one.is_count and one.role != PART and one.unit == together.unit]
    pairs = (pair for pair in pairwise(reversed(wholes)) if is_beside(*pair))
    return not share.whole and any(fits(share, one.value + other.value) for one, other in pairs)


def _whole_of_all(shares: Sequence[Claim], totals: Mapping[Key, Claim]) -> Claim | None:
    """在9件申请中，同意公开1件，占50%；不予公开1件，占50%: the total of parts whose shares together are all of it."""
    found = [totals.get(count_of(share).key) for share in shares]
    wholes = {total.key: total for total in found if total is not None}
    is_all = sum(share.value for share in shares) == WHOLE and all(is_of_all(share) for share in shares)
    if not is_all or len(wholes) > 1 or None in found:
        return None
    return next(filter(is_of_some, wholes.values()), None)


def _all_told_before(some: Claim, candidates: Sequence[Base]) -> Claim | None:
    """访问540名，满意的497名; 收到申请80件，自然人20件: the only other number of its kind, told before in the sentence
    of some people or of one kind of things."""
    stated = [base.counts[0] for base in candidates if len(base.counts) == 1 and base.value >= some.value]
    is_whole = len(stated) == 1 and stated[0].sentence is some.sentence and stated[0].start < some.start
    is_some = some.unit in _PEOPLE or _NAMES_A_KIND.search(some.subject) is not None
    return stated[0] if is_whole and is_some else None
