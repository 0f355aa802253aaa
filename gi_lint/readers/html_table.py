"""Tables of a page: which of them hold data, and where their cells stand."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.document import ReadError
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.html_nodes import CELLS, Node, Tree

MAX_CELLS = 200_000  # cells of one table
MAX_POSITIONS = 1_000_000  # positions that the cells of one table cover
MAX_COLUMN_SPAN = 1000  # the HTML standard's own limit
MAX_ROW_SPAN = 65_534  # the HTML standard's own limit

_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_GROUP_ORDER = {"thead": 0, "tfoot": 2}
_SPAN = compiled(r"\s*\+?0*(\d*)")
_FRAMED_PROSE = 200  # characters of sentences in one cell that make a table a frame around a text

Stretch = tuple[int, int]


class RowGroup(NamedTuple):
    """Consecutive rows; a row is the node indices of its cells. No rowspan reaches out of its group."""

    tag: str
    rows: list[list[int]]


class TableOutline:
    """A table's cells by rows, and the stretches of nodes in it that are in no cell (captions, stray text)."""

    def __init__(self, node: int) -> None:
        self.node = node
        self.groups: list[RowGroup] = []
        self.before: list[Stretch] = []
        self.after: list[Stretch] = []

    def cells(self) -> Iterator[int]:
        for group in self.groups:
            for row in group.rows:
                yield from row


class Slot(NamedTuple):
    """A cell (its node) at its position from 0 and with its spans."""

    node: int
    row: int
    column: int
    row_span: int
    column_span: int


def outline_table(tree: Tree, table: int) -> TableOutline:
    """The rows and cells that belong to a table itself, hidden ones left out."""
    return _Outliner(tree, table).run()


class _Outliner:
    """Walks the nodes of one table, without going into its cells."""

    def __init__(self, tree: Tree, table: int) -> None:
        self._nodes = tree.nodes
        self._outline = TableOutline(table)
        self._group_end = self._row_end = 0
        self._row: list[int] = []

    def run(self) -> TableOutline:
        index, end = self._outline.node + 1, self._nodes[self._outline.node].end
        while index < end:
            index = self._visit(index, self._nodes[index])
        return self._outline

    def _visit(self, index: int, node: Node) -> int:
        """Take in one node; the index to go on with."""
        if node.hidden:
            return node.end
        if node.tag in _GROUPS:
            self._open_group(node)
        elif node.tag == "tr":
            self._open_row(index, node)
        elif node.tag in CELLS:
            self._add_cell(index)
            return node.end
        elif not node.tag or node.tag in ("table", "caption", "p", "div"):
            return self._stray(index, node)
        return index + 1

    def _open_group(self, node: Node) -> None:
        self._outline.groups.append(RowGroup(node.tag, []))
        self._group_end = node.end
        self._row_end = 0

    def _open_row(self, index: int, node: Node) -> None:
        if index >= self._group_end:  # rows outside any group are one group as long as they follow each other
            self._outline.groups.append(RowGroup("tbody", []))
            self._group_end = self._nodes[self._outline.node].end
        self._row = []
        self._outline.groups[-1].rows.append(self._row)
        self._row_end = node.end

    def _add_cell(self, index: int) -> None:
        if index >= self._row_end:  # cells without a <tr>
            self._open_row(index, self._nodes[self._nodes[index].parent])
        self._row.append(index)

    def _stray(self, index: int, node: Node) -> int:
        if node.tag in ("p", "div") and _has_rows(self._nodes, index, node):
            return index + 1
        if node.tag or node.text.strip():
            strays = self._outline.after if self._row else self._outline.before
            strays.append((index, node.end))
        return node.end


def _has_rows(nodes: list[Node], index: int, node: Node) -> bool:
    return any(nodes[inner].tag == "tr" for inner in range(index + 1, min(node.end, index + 4)))


def is_frame(tree: Tree, outline: TableOutline) -> bool:
    """Whether a table only arranges the page: other tables, running text, or a single column."""
    cells = list(outline.cells())
    role = tree.nodes[outline.node].attributes.get("role")
    if role == "presentation" or any(tree.holds_table[cell] for cell in cells):
        return True
    if all(len(row) <= 1 for group in outline.groups for row in group.rows):
        return True
    longest = max(tree.prose[cell] for cell in cells)
    return longest >= _FRAMED_PROSE and 2 * longest >= sum(tree.text[cell] - tree.linked[cell] for cell in cells)


def place_cells(tree: Tree, outline: TableOutline) -> tuple[int, int, list[Slot]]:
    """Row count, column count and the cells at the positions that the HTML standard gives them.

    Raises ReadError for a table beyond the limits.
    """
    slots: list[Slot] = []
    first = columns = covered = 0
    for group in sorted(outline.groups, key=lambda group: _GROUP_ORDER.get(group.tag, 1)):
        free_from: list[int] = []  # per column, the first row that nothing covers
        for row, cells in enumerate(group.rows, first):
            for slot in _place_row(tree.nodes, cells, row, first + len(group.rows), free_from):
                slots.append(slot)
                covered += slot.row_span * slot.column_span
                _check_size(len(slots), covered)
        first += len(group.rows)
        columns = max(columns, len(free_from))
    return first, columns, slots


def _place_row(nodes: list[Node], cells: list[int], row: int, end: int, free_from: list[int]) -> Iterator[Slot]:
    column = 0
    for cell in cells:
        while column < len(free_from) and free_from[column] > row:
            column += 1
        width = _column_span(nodes[cell])
        height = _row_span(nodes[cell], end - row)
        free_from.extend([0] * (column + width - len(free_from)))
        for covered in range(column, column + width):
            free_from[covered] = max(free_from[covered], row + height)
        yield Slot(cell, row, column, height, width)
        column += width


def _check_size(cells: int, positions: int) -> None:
    if cells > MAX_CELLS or positions > MAX_POSITIONS:
        raise ReadError(
            say(
                "有一张表格过大（超过 {max_cells} 个单元格或 {max_positions} 个位置），无法读取。",
                max_cells=MAX_CELLS,
                max_positions=MAX_POSITIONS,
            ),
            "请检查表格的合并单元格设置（colspan、rowspan）。",
        )


def _column_span(node: Node) -> int:
    return min(max(_span(node, "colspan"), 1), MAX_COLUMN_SPAN)


def _row_span(node: Node, rows_left: int) -> int:
    """0 means down to the end of the row group."""
    span = min(_span(node, "rowspan"), MAX_ROW_SPAN)
    return min(span or rows_left, rows_left)


def _span(node: Node, name: str) -> int:
    """The number that an attribute begins with, 1 if there is none."""
    value = node.attributes.get(name)
    if value is None:
        return 1
    match = _SPAN.match(value)
    digits = match[1] if match else ""
    if not digits:
        return 0 if "0" in value.strip()[:1] else 1
    return int(digits[:9])
