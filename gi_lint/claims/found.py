"""The totals with their parts that a paragraph was found to have so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.claims.model import Breakdown, Claim, Key


class Found:
    """Totals and parts: a total has one list, but for its later divisions and a single part told
    beside them (含上年5件), and a part is looked at no more."""

    def __init__(self) -> None:
        self.parts: dict[Key, Breakdown] = {}  # by part, what it is a part of
        self.totals: set[Key] = set()

    def keep(self, *breakdowns: Breakdown | None) -> Iterator[Breakdown]:
        """Take note of breakdowns, and hand them on."""
        for breakdown in breakdowns:
            if breakdown is not None:
                if len(breakdown.parts) > 1 or breakdown.parts[0].value == breakdown.total.value:
                    self.totals.add(breakdown.total.key)
                self.parts.update(dict.fromkeys((part.key for part in breakdown.parts), breakdown))
                yield breakdown

    def free(self, counts: Sequence[Claim]) -> list[Claim]:
        """The counts that are no parts yet."""
        return [count for count in counts if count.key not in self.parts]
