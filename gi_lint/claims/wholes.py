"""Which shares of a list are shares of one whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gi_lint.claims.model import Claim
from gi_lint.patterns import compiled

_ALL = Decimal(100)
_DIVIDED = compiled(r";\s{0,3}(?:从|按)[^,;:\d]{1,12}[,:]")  # 从申请方式看, 按申请人分


def of_one_whole(shares: Sequence[Claim]) -> list[list[Claim]]:
    """Runs of shares of the same whole, in their order.

    A share without words for its whole is of the one named before it in its sentence: 占总数的60%；…占40%. Behind all
    of a whole, and where the words say so, another division of it begins: 从方式看，…占60%；从申请人看，…占90%.
    """
    runs: list[list[Claim]] = []
    for share in shares:
        if runs and _same_whole(runs[-1], share) and sum(listed.value for listed in runs[-1]) != _ALL:
            runs[-1].append(share)
        else:
            runs.append([share])
    return runs


def _same_whole(run: Sequence[Claim], share: Claim) -> bool:
    if share.sentence is run[-1].sentence:
        begins_anew = _DIVIDED.search(share.sentence.folded, run[-1].end, share.start) is not None
        return not begins_anew and share.whole in ("", run[0].whole)
    begins_anew = _DIVIDED.match(";" + share.sentence.folded.lstrip()) is not None
    return not begins_anew and share.whole == run[0].whole
