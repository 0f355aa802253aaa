"""Which rows of the national statistics table the rows of a province's own table are.

A whole (受理申请总数) is known by its words; its parts follow it, marked by 其中 or by numbers. A part that the
national table does not have keeps its own label under the whole, so that sums take the parts as printed. Where
it is not certain which rows are parts, the whole has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from gi_lint.named import NamedTuple
from gi_lint.report import Cell, Table
from gi_lint.template import Column, Label, Row, TableBlock, TableSpec
from gi_lint.text import chinese_number, fold, label_key

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARK = (  # compiled only for a province's own table
    rf"(?P<among>其中:?)?(?:(?P<digit>\d{{1,2}})[.、]|\((?P<bracket>\d{{1,2}})\)|(?P<chinese>{_NUMERAL})、"
    rf"|\((?P<both>{_NUMERAL})\))?"
)
_REMARK = r"\([^)]*\)"
_WHOLE = ".total"


class _Printed(NamedTuple):
    """A row as printed: its label without number and remarks, and the number."""

    cell: Cell
    label: str
    among: bool
    style: str | None  # how it is numbered
    number: str


def recognised(local: Table, spec: TableSpec) -> Table | None:
    """The rows of this year's column that are rows of the national table `spec`; None if there are none.

    Units are the table's own.
    """
    printed = [_printed(cell) for (_, column), cell in local.cells.items() if column == "year"]
    cells: dict[tuple[str, str], Cell] = {}
    labels: dict[str, str] = {}
    for id, row in _identified(printed, spec):
        if id not in labels:
            labels[id] = row.label
            location = row.cell.location._replace(
                table=spec.id, table_name=spec.name, row=id, column_id=None, column_label=None
            )
            cells[id, ""] = row.cell._replace(row=id, column="", location=location)
    if not cells:
        return None
    national = tuple(Row(id, row.label) for id, row in spec.rows.items() if id not in labels)
    printed_rows = tuple(Row(id, Label(label)) for id, label in labels.items())
    blocks = (TableBlock(None, (Column("", Label("")),), (*printed_rows, *national)),)
    own = TableSpec(spec.id, spec.name, spec.title, spec.layout, blocks)
    place = local.location._replace(table=spec.id, table_name=spec.name)
    return Table(spec.id, local.form, own, local.status, local.reason, cells, place)


def _printed(cell: Cell) -> _Printed:
    text = fold(cell.location.row_label or "")
    mark = re.match(_MARK, text)
    assert mark is not None  # every part of the pattern may be empty
    style = mark.lastgroup if mark.lastgroup != "among" else None
    label = re.sub(_REMARK, "", text[mark.end() :]) or text
    return _Printed(cell, label, mark["among"] is not None, style, mark[style] if style else "")


def _identified(printed: Sequence[_Printed], spec: TableSpec) -> Iterator[tuple[str, _Printed]]:
    for position, row in enumerate(printed):
        whole = _whole(row, spec)
        if whole is not None:
            yield whole, row
            if whole.endswith(_WHOLE):
                yield from _named(whole, _parts(row, printed[position + 1 :], spec), spec)


def _whole(row: _Printed, spec: TableSpec) -> str | None:
    """The row that stands for itself; a part is only known below its whole."""
    known = () if row.among else _rows_called(row.label, spec)
    return next((id for id in known if id.endswith(_WHOLE) or not _has_whole(id, spec)), None)


def _has_whole(id: str, spec: TableSpec) -> bool:
    group = id.partition(".")[0]
    return group + _WHOLE in spec.rows or group == "channel"


@lru_cache(maxsize=1024)  # each row is asked for several times, and the bodies of a province have one table
def _rows_called(label: str, spec: TableSpec) -> Sequence[str]:
    """The rows of the national table that a label may stand for."""
    key = label_key(label)
    return [
        id
        for id, row in spec.rows.items()
        if key in map(label_key, (row.label.short, *row.label.variants))
        or (row.local and re.fullmatch(row.local, label))
    ]


def _parts(whole: _Printed, below: Sequence[_Printed], spec: TableSpec) -> Sequence[_Printed]:
    """The rows below a whole, down to the next, that are marked as its parts; none if that is not certain."""
    below = list(takewhile(lambda row: _whole(row, spec) is None, below))
    if not below:
        return ()
    first = below[0]
    if first.style is None:
        parts = list(takewhile(lambda row: row.among and row.style is None, below))
    elif first.number in ("1", "一") and (first.among or first.style != whole.style):
        parts = [row for row in below if row.style == first.style]
        if any(_ordinal(part) != number for number, part in enumerate(parts, 1)):
            return ()
    else:
        return ()
    return parts if len(parts) > 1 else ()


def _ordinal(row: _Printed) -> int | None:
    return int(row.number) if row.number.isdigit() else chinese_number(row.number)


def _named(whole: str, parts: Sequence[_Printed], spec: TableSpec) -> Iterator[tuple[str, _Printed]]:
    """The parts with the ids of the national rows, or with the whole's id and their own label."""
    groups = ("channel", "published") if whole == "published.total" else (whole.removesuffix(_WHOLE),)
    rows = [id for group in groups for id in spec.group(group) if not id.endswith(_WHOLE)]
    called = [_rows_called(part.label, spec) for part in parts]
    ids = [next((id for id in rows if id in own), None) for own in called]
    group = next((id.partition(".")[0] for id in ids if id is not None), groups[-1])
    for id, part in zip(ids, parts, strict=True):
        yield id or f"{group}.{part.label.replace('.', '·')}", part
