"""From grids to the tables of a form: which grids show one, and what is missing in it or not certain."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from gi_lint.binding.bound_table import BoundTable, reads_as
from gi_lint.binding.grid_lines import GridLine
from gi_lint.binding.table_across import bind_across
from gi_lint.binding.table_down import bind_down
from gi_lint.document import Location
from gi_lint.language import listed, say
from gi_lint.named import NamedTuple
from gi_lint.report import Table
from gi_lint.template import TableSpec, Template
from gi_lint.text import label_key

LEAST_HITS = 3  # labels of a table that a grid must show to be taken for it, or for a part of it
_LEAST_PART = 4  # characters of a label's part that can be nothing else
_SHOWN = 5  # rows named in one reason
_LONGEST_ROW = 120  # characters of a row that stands in the text
_LEAST_GROUPS = 2  # groups of a table whose labels are found, to show that a label that is not found is not there


class Reading(NamedTuple):
    """A table read by one form. The higher `score`, the better the form fits; `fits` if nothing is amiss.

    `has_nameless`: some of its figures have no label, which may have told of another form.
    """

    table: Table
    score: tuple[bool, int, int]
    fits: bool
    has_nameless: bool = False
    consumed: frozenset[int] = frozenset()  # indexes of the document's blocks that were cells of the table


def read_table(
    grids: Sequence[Sequence[GridLine]], template: Template, spec: TableSpec, beside: Sequence[str] = ()
) -> Reading | None:
    """A table of a form read from all grids, given by their lines, that show parts of it; None if none does.

    `beside` are the texts that stand beside the grids, by line or paragraph.
    """
    read = ([line.read_by(spec) for line in grid] for grid in grids)
    lines = [line for grid in read if _shows(grid, spec) for line in grid]
    if not lines:
        return None
    bound = bind_across(spec, lines) if spec.layout == "across" else None
    bound = bound or bind_down(spec, lines)
    if not bound.rows:
        return None
    return Reading(_table(bound, template, lines, beside), bound.score(), bound.fits(), bound.has_nameless)


def _shows(lines: Sequence[GridLine], spec: TableSpec) -> bool:
    keys = frozenset[str]().union(*(line.keys for line in lines))
    return len(keys & spec.label_keys.keys()) >= LEAST_HITS or _is_small_block(keys, spec)


def _is_small_block(keys: Set[str], spec: TableSpec) -> bool:
    """Whether a grid shows the one column and a row of a block that has no more to show: 行政许可, 本年处理决定数量."""
    return spec.layout == "down" and any(
        len(block.columns) == 1
        and not keys.isdisjoint(block.columns[0].label.compared())
        and any(not keys.isdisjoint(row.label.compared()) for row in block.value_rows())
        for block in spec.blocks
    )


def _table(bound: BoundTable, template: Template, lines: Sequence[GridLine], beside: Sequence[str]) -> Table:
    spec = bound.spec
    missing_columns = _missing_columns(bound)
    missing_rows = tuple(id for id, row in spec.rows.items() if id not in bound.rows and row.required)
    reason = ""
    if bound.short_rows:
        reason = unplaced([spec.row_name(row) for row in bound.short_rows])
    elif broken := _broken(missing_rows, spec, lines, beside):
        names = listed([spec.row_name(row) for row in broken], _SHOWN)
        reason = say("{names}行的文字断开或与别的行连在一起，不能确定哪些数属于该行", names=names)
    elif missing_rows and bound.has_nameless:
        reason = say("有一行数字前面没有行名，不能确定属于哪一行")
    elif (missing_rows or missing_columns or _may_be_known(bound)) and any(line.is_guessed for line in lines):
        reason = say("表格没有画全框线或伸到了页面以外，不能确定每个数属于哪一行、哪一列")
    return Table(
        id=spec.id,
        form=template.id,
        spec=spec,
        status="read" if not reason else "partial" if bound.cells else "unreadable",
        reason=reason,
        cells=bound.cells,
        location=(bound.location or Location())._replace(table=spec.id, table_name=spec.name),
        missing_rows=missing_rows,
        missing_columns=missing_columns,
        missing_groups=_missing_groups(bound, lines),
        unknown_rows=tuple(bound.unknown),
    )


def _may_be_known(bound: BoundTable) -> bool:
    """Whether a row of the form may stand in one that it has not; in a list of indicators each has its figure alone."""
    return bool(bound.unknown) and bound.spec.layout != "list"


def unplaced(rows: Sequence[str]) -> str:
    """The reason why a table is not all read: rows, given by their names, whose figures may be of other columns."""
    return say("{names}行的数字个数与表头不符，不能确定各数属于哪一列", names=listed(rows, _SHOWN))


def _broken(missing: Sequence[str], spec: TableSpec, lines: Sequence[GridLine], beside: Sequence[str]) -> list[str]:
    """The missing rows of which a part of the label stands in a cell, or the label with other words; or most of the
    label, or the label with figures, beside the cells."""
    if not missing:
        return []
    keys = {key for line in lines for key in line.keys if len(key) >= _LEAST_PART} - spec.label_keys.keys()
    around = {label_key(text) for text in beside if len(text) <= _LONGEST_ROW} - spec.label_keys.keys()
    labels = [(id, key) for id in missing for key in spec.rows[id].label.compared() if len(key) >= _LEAST_PART]
    return list(
        dict.fromkeys(
            id
            for id, label in labels
            if any(key in label or label in key for key in keys) or any(_is_rest_of(label, key) for key in around)
        )
    )


def _is_rest_of(label: str, key: str) -> bool:
    """Whether a text is what is left of a row outside a table: most of its label, or the label with its figures."""
    is_part = len(key) >= _LEAST_PART and key in label and 2 * len(key) >= len(label)
    return is_part or (key.startswith(label) and key[len(label) :].isdecimal())


def _missing_columns(bound: BoundTable) -> tuple[str, ...]:
    """Columns without a cell in any row of their block, though it has rows with values, or with another heading."""
    missing: list[str] = []
    for block in bound.spec.blocks:
        read = [row.id for row in block.value_rows() if row.id in bound.rows and row.id not in bound.short_rows]
        for column in block.columns:
            is_empty = not any((row, column.id) in bound.cells for row in read)
            if read and (is_empty or column.id in bound.misnamed):
                missing.append(column.id)
    return tuple(missing)


def _missing_groups(bound: BoundTable, lines: Sequence[GridLine]) -> tuple[str, ...]:
    """The labels of groups that stand in no cell, though their first row does; none where hardly any group's does."""
    rows = [row for block in bound.spec.blocks for row in block.rows]
    groups = [row.label for row, first in pairwise(rows) if row.heading and first.id in bound.rows]
    keys = {key for line in lines for key in line.keys}
    unknown = [key for key in keys - bound.spec.label_keys.keys() if key and not key.isdecimal()]
    missing = [
        label
        for label in groups
        if keys.isdisjoint(label.compared()) and not any(reads_as(key, label) for key in unknown)
    ]
    return tuple(label.text for label in missing) if len(groups) - len(missing) >= _LEAST_GROUPS else ()
