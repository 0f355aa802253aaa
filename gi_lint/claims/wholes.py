"""Which shares of a list are shares of one whole."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.claims.model import Claim


def of_one_whole(shares: Sequence[Claim]) -> list[list[Claim]]:
    """Runs of shares of the same whole, in their order.

    A share without words for its whole is of the one named before it in its sentence: 占总数的60%；…占40%.
    """
    runs: list[list[Claim]] = []
    for share in shares:
        if runs and _same_whole(runs[-1], share):
            runs[-1].append(share)
        else:
            runs.append([share])
    return runs


def _same_whole(run: Sequence[Claim], share: Claim) -> bool:
    if share.whole == run[0].whole:
        return True
    return not share.whole and share.sentence is run[-1].sentence
