"""shares_sum 占比合计: the shares of one whole that are listed exhaustively add up to 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, islice

from gi_lint.arithmetic import figure, percent
from gi_lint.check import FAIL, HOLDS, Outcome, claim_operand, settings
from gi_lint.checks.share_bases import range_of_whole
from gi_lint.claims import SHARE, WHOLE, Claim, has_catch_all, joined, of_one_whole, sum_of
from gi_lint.language import say
from gi_lint.report import Report

_TWO_LISTS = Decimal(150)  # with that much, a second list may begin that no words part from the first
_MOST_CLAIMS = 200  # looked at in one paragraph


@settings
class SharesSum:
    """A list of shares is exhaustive if all `kinds` are named in it (a kind of zero needs no share), or if its
    counts add up to a total stated before. One with a share for all others may be of a part of the whole: it is told
    only if it is more than all. Each share may be off by half a unit of its last digit.

    `kinds` gives the words for each kind that makes up the whole.
    """

    kinds: Mapping[str, tuple[str, ...]]

    def run(self, report: Report) -> Iterator[Outcome]:
        for _, claims in groupby(report.claims, key=lambda claim: claim.sentence.number):
            paragraph = list(islice(claims, _MOST_CLAIMS))
            for shares in _lists(paragraph):
                is_of_something = len(shares) > 1 and any(share.value for share in shares)
                if is_of_something and self._is_exhaustive(shares, paragraph):
                    yield _sum(shares)

    def _is_exhaustive(self, shares: Sequence[Claim], paragraph: Sequence[Claim]) -> bool:
        is_whole = self._names_all_kinds(shares, paragraph) or _counts_make_a_total(shares, paragraph)
        return is_whole or (has_catch_all(shares) and WHOLE < sum_of(shares) < _TWO_LISTS)

    def _names_all_kinds(self, shares: Sequence[Claim], paragraph: Sequence[Claim]) -> bool:
        named = {kind for share in shares for kind in self._kinds_in(share.subject)}
        zeros = (claim for claim in paragraph if claim.is_count and claim.value == 0)
        named.update(kind for zero in zeros for kind in self._kinds_in(zero.subject))
        return named == set(self.kinds)

    def _kinds_in(self, subject: str) -> list[str]:
        return [kind for kind, words in self.kinds.items() if any(word in subject for word in words)]


def _lists(paragraph: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Runs of exact shares of one whole, all with their counts or all without."""
    shares = [claim for claim in paragraph if claim.role == SHARE]
    for _, group in groupby(shares, key=lambda share: share.counted is None):
        for run in of_one_whole(list(group)):
            if not any(share.approximate for share in run):
                yield run


def _counts_make_a_total(shares: Sequence[Claim], paragraph: Sequence[Claim]) -> bool:
    """Whether the counts of the shares add up to a count stated before the first of them."""
    counts = [share.counted for share in shares if share.counted is not None]
    if not counts:
        return False
    total = sum_of(counts)
    keys = {count.key for count in counts}
    before = [claim for claim in paragraph if claim.is_count and claim.key not in keys]
    return any(claim.value == total and not claim.approximate and claim.key < counts[0].key for claim in before)


def _are_of_more_than_listed(shares: Sequence[Claim]) -> bool:
    """Whether one number larger than all the counts together is what every share is of: what is carried over counts."""
    counts = [share.counted.value for share in shares if share.counted is not None]
    if len(counts) < len(shares) or not all(share.value for share in shares):
        return False
    least, most = range_of_whole(shares)
    return sum(counts) < int(most) and least <= int(most)


def _sum(shares: Sequence[Claim]) -> Outcome:
    total = sum_of(shares)
    tolerance = sum(share.step for share in shares) / 2
    if abs(total - WHOLE) <= tolerance or _are_of_more_than_listed(shares):
        return Outcome(HOLDS, compared=tuple(shares))
    printed = percent(total, max(share.digits for share in shares))
    terms = " + ".join(percent(share.value, share.digits) for share in shares)
    message = say(
        "各项占比 {terms} = {printed}，应为 100%，{compared} {difference} 个百分点",
        terms=terms,
        printed=printed,
        compared=say("多" if total > WHOLE else "少"),
        difference=figure(abs(total - WHOLE)),
    )
    return Outcome(
        FAIL,
        message,
        joined([shares[0].counted or shares[0], shares[-1]]),
        expected="100%",
        actual=printed,
        operands=tuple(map(claim_operand, shares)),
        key="、".join(share.subject for share in shares),
        compared=tuple(shares),
    )
