"""The counts that stand near a share in the text, as far as they may be its whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gi_lint.claims import Claim, Key


class NearCounts:
    """The counts that stand near the shares of a paragraph: in it, in the one before it, and around a total above."""

    def __init__(self, totals: Mapping[Key, Claim]) -> None:
        self._totals = totals  # by the keys of their parts
        self._number = -1
        self._last: Sequence[Claim] = ()
        self._claims: dict[int, list[Claim]] = {}  # by paragraph, its claims and those of the one before it
        self._counts: dict[int, dict[Key, Claim]] = {}

    def go_on(self, number: int, paragraph: Sequence[Claim]) -> None:
        """Go on to the next paragraph."""
        self._claims[number] = [*self._last, *paragraph]
        self._number, self._last = number, paragraph

    def _around(self, number: int) -> dict[Key, Claim]:
        if number not in self._counts:
            self._counts[number] = {claim.key: claim for claim in self._claims[number] if is_of_some(claim)}
        return self._counts[number]

    def wholes(self, share: Claim, listed: Sequence[Claim]) -> list[Claim]:
        """The counts that may be the whole of a share, in its own count's measure word or that count's total: not
        those that follow it in its list."""
        own = share.counted
        assert own is not None
        total = self._totals.get(own.key)
        near = self._around(self._number)
        if total is not None and total.sentence.number != self._number:
            near = near | self._around(total.sentence.number)
        of_list = total.key if total is not None else None
        parts = {one.counted.key for one in listed if one.counted is not None and one.key >= share.key}
        return [count for key, count in near.items() if key not in parts and (count.unit == own.unit or key == of_list)]


def is_of_some(claim: Claim) -> bool:
    """Whether a claim is an exact count of more than nothing."""
    return claim.is_count and not claim.approximate and claim.value > 0
