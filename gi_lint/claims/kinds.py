"""Counts of several kinds that a text gives for one total, whether or not they stand in one list."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gi_lint.claims.model import Claim


def kinds_after(claims: Sequence[Claim], position: int, kinds: Collection[str]) -> list[Claim]:
    """The counts of `kinds` that follow the total at a position in its paragraph, each kind once.

    They end where the paragraph tells of another total of the same quantity.
    """
    total = claims[position]
    found: list[Claim] = []
    seen: set[str] = set()
    for index in range(position + 1, len(claims)):
        claim = claims[index]
        if claim.sentence.number != total.sentence.number or claim.quantities == total.quantities:
            break
        named = {kind for kind in claim.quantities if kind in kinds}
        if named and not named & seen:
            found.append(claim)
            seen |= named
    return found


def kinds_of(claims: Sequence[Claim], kinds: Collection[str]) -> set[str]:
    """Those of `kinds` that the claims count."""
    return {kind for claim in claims for kind in claim.quantities if kind in kinds}
