"""分别: numbers that are told in the order of some words, and shares in the order of some counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gi_lint.claims.marks import going_on
from gi_lint.claims.measures import sum_of
from gi_lint.claims.model import SHARE, Claim
from gi_lint.claims.quantities import Around
from gi_lint.claims.times import of_part_of_year
from gi_lint.patterns import compiled

EACH = "分别"  # without it no number of a sentence is told of what another number's words name
_ROW = 2  # shares that are told in a row without 分别
JOINED = compiled(r"[、和及与 ]{1,3}(?:近|约)?")  # 60%和近40%
NEAR_SHARE = compiled("约|近|超|以上|左右")  # 约占25%, 占25%以上
_LISTED = compiled("[、和与及]")  # 规章和规范性文件
_DEALT = compiled(r"[\s,、;]{0,3}(?:分别约?占|所?占[^,;。]{0,16}?分别)[^,;。]{0,16}")  # 3件、5件，分别占25%、40%
_SHARES = compiled(r"[\s,、;]{0,3}(?:各|所)?占比?(?:为|是)?")  # 分别为3件、5件，占比25%和40%
_FIRST_OF_LIST = compiled(r"[\s,;:(]{0,3}(?:其中|包括|分别)")  # ，其中


def counts_in_turn(claims: Sequence[Claim], around: Around) -> list[Claim]:
    """行政复议、诉讼分别为5件、3件: each number is of its own word; if they cannot be matched, or the words are of
    parts of the year (上半年、下半年), of none."""
    found = list(claims)
    for first, claim in enumerate(claims):
        head = claim.subject.partition(EACH)[0] if claim.is_count and EACH in claim.subject else ""
        told = _joined(claims[first:]) if head else ()
        if len(told) > 1 and len({count.role for count in told}) == 1:
            words = _LISTED.split(head)
            fits = len(words) == len(told) and not of_part_of_year(head)
            for place, count in enumerate(told):
                named = around.named(f"{words[place]}#{claim.unit}") if fits else ()
                found[first + place] = count._replace(quantities=named)
    return found


def shares_in_turn(claims: Sequence[Claim]) -> list[Claim]:
    """公开15件、不予公开6件，分别占71.4%、28.6%: each share is of its own count; of none if they do not match."""
    found = list(claims)
    for first in range(1, len(claims)):
        lead = _between(claims[first - 1], claims[first])
        if claims[first].role != SHARE or not (_DEALT.fullmatch(lead) or _SHARES.fullmatch(lead)):
            continue
        about = claims[first].approximate or NEAR_SHARE.search(lead) is not None
        shares = _joined(claims[first:])
        if len(shares) < _ROW and not _DEALT.fullmatch(lead):
            continue
        counts = _list_at_end(claims[:first], len(shares))
        for place, share in enumerate(shares):
            counted = counts[place] if counts else None
            found[first + place] = share._replace(
                approximate=about or share.approximate,
                whole=claims[first].whole,
                counted=counted,
                subject=counted.subject if counted else share.subject,
                quantities=counted.quantities if counted else (),
            )
    return found


def _joined(claims: Sequence[Claim]) -> list[Claim]:
    """The first of some claims and those joined to it."""
    return [claims[0], *going_on(claims[0], claims[1:], lambda *pair: JOINED.fullmatch(_between(*pair)))]


def _list_at_end(claims: Sequence[Claim], length: int) -> Sequence[Claim]:
    """The list of so many counts at the end of some claims; empty if the last list is not surely that long."""
    counts = claims[-length:]
    alike = {(count.role, count.unit) for count in counts}
    if not 1 < length == len(counts) or len(alike) > 1:
        return ()
    before = claims[-length - 1] if len(claims) > length else None
    marks = {_between(*pair).lstrip()[:1] for pair in pairwise(counts)}
    lead = _between(before, counts[0]) if before is not None else ""
    is_whole = not lead or lead.lstrip()[:1] not in marks or _FIRST_OF_LIST.match(lead) is not None
    adds_up = before is not None and before.value == sum_of(counts)
    return counts if is_whole or adds_up else ()


def _between(last: Claim, claim: Claim) -> str:
    """The text between two claims of a sentence."""
    return claim.sentence.folded[last.end : claim.start]
