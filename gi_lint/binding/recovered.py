"""A table of a form that a file has kept as text, turned back into a grid."""

from __future__ import annotations

from gi_lint.document import Grid
from gi_lint.named import NamedTuple


class Recovered(NamedTuple):
    """A grid made from text; `consumed` are the indexes of the blocks that it was made from.

    `uncertain` are the labels of rows whose values could not be placed, `remarks` say of others what stayed unread.
    """

    grid: Grid
    consumed: frozenset[int]
    uncertain: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
