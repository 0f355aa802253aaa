"""Paragraphs that a file has beside a table, but that are labels of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from gi_lint.document import Block, Grid, Paragraph
from gi_lint.patterns import compiled
from gi_lint.template import TableSpec
from gi_lint.text import label_key

_BETWEEN_CELLS = compiled(r"[\t|]")
# cells over several columns or rows of the forms' tables, as labels are compared
_OVER_COLUMNS = frozenset(
    ("信息内容", "申请人情况", "法人或其他组织", "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和")
)


def labels_beside(blocks: Sequence[Block], cells: Set[int], specs: Sequence[TableSpec]) -> Set[int]:
    """The numbers of the blocks that are a label of a table of the form, or the beginning of one.

    `cells` are the numbers of those that were cells. The reading of figures has no use for captions, nor for cells
    over columns.
    """
    begun = {
        index
        for index, (line, grid) in enumerate(pairwise(blocks))
        if isinstance(line, Paragraph) and isinstance(grid, Grid) and _begins_label(line, grid, specs)
    }
    tabled = (spec for spec in specs if spec.layout != "list")  # the labels of a list are headings too
    labels = _OVER_COLUMNS.union(*(spec.label_keys for spec in tabled))
    return begun.union(_next_to_tables(blocks, cells | begun, labels))


def _begins_label(line: Paragraph, grid: Grid, specs: Sequence[TableSpec]) -> bool:
    """Whether a line is the beginning of a label that goes on in the table below it: 三、本年度办, 理结果."""
    begun, rest = label_key(line.text), label_key(grid.cells[0].text)
    return bool(begun and rest) and any(begun + rest in spec.label_keys for spec in specs)


def _next_to_tables(blocks: Sequence[Block], cells: Set[int], labels: Set[str]) -> Iterator[int]:
    """The paragraphs next to a table, and next to those, that hold nothing but labels of tables."""
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        is_beside = False
        for index in order:
            block = blocks[index]
            if not isinstance(block, Paragraph) or index in cells:
                is_beside = True
            elif is_beside and block.text:
                is_beside = all(not key or key in labels for key in map(label_key, _BETWEEN_CELLS.split(block.text)))
                if is_beside:
                    yield index
