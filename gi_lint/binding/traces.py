"""Tables of which a report has no cells, but labels in its text: what is left of them after copying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gi_lint.binding.grid_lines import GridLine
from gi_lint.binding.stand_ins import lost
from gi_lint.document import Paragraph
from gi_lint.report import Table
from gi_lint.template import LOCAL_FORM, Row, TableSpec, Template
from gi_lint.text import label_key

_LEAST_LABEL = 4  # characters of a label that cannot be ordinary words
_LEAST_TRACES = 4  # row labels in running text, or labels on lines of their own, that show what was a table
_LEAST_TRACES_ACROSS = 3  # labels on lines of their own, where the header's are mostly broken over several
_LONGEST_HEADER = 30  # characters


def not_read(
    required: Template | None,
    found: Mapping[str, Table],
    body: Sequence[Paragraph],
    grids: Sequence[Sequence[GridLine]],
) -> dict[str, Table]:
    """The tables of the required form that are absent, or whose labels stand there without cells of their own.

    A statistics table of a province's own making stands for the national one.
    """
    if required is None or LOCAL_FORM in found:
        return {}
    keys = [label_key(paragraph.text) for paragraph in body]
    keys += [key for grid in grids for line in grid for key in line.keys]
    missing = [Table(id, required.id, spec) for id, spec in required.tables.items() if id not in found]
    return {table.id: lost(table) if _has_traces(table.spec, keys) else table for table in missing}


def rows_in_text(tables: Iterable[Table]) -> frozenset[str]:
    """The row labels of the tables whose rows stand in the text: 三、本年度办理结果 is no heading there.

    Those of a list are words of headings too: with their units they are not (四、行政复议数量件0).
    """
    in_text = [table.spec for table in tables if table.status in ("partial", "unreadable")]
    keys = (key for spec in in_text for block in spec.blocks for row in block.rows for key in _keys(row, spec))
    return frozenset(key for key in keys if len(key) >= _LEAST_LABEL)


def _keys(row: Row, spec: TableSpec) -> Sequence[str]:
    if spec.layout != "list":
        return row.label.compared()
    return [key + row.unit for key in row.label.compared()] if row.unit else ()


def _has_traces(spec: TableSpec, keys: Sequence[str]) -> bool:
    """Whether the text has labels of a table that cannot be ordinary words."""
    on_lines = len(spec.label_keys.keys() & set(keys))
    if spec.layout == "across":
        text = "".join("".join(keys).split("|"))
        return on_lines >= _LEAST_TRACES_ACROSS or any("".join(order) in text for order in _header_orders(spec))
    if spec.layout == "list" and any(map(_is_of_header, keys)):
        return True
    labels = {key for row in spec.rows.values() for key in row.label.compared() if len(key) >= _LEAST_LABEL}
    in_text = sum(any(label in key for key in keys) for label in labels)
    return max(in_text, on_lines) >= _LEAST_TRACES


def _header_orders(spec: TableSpec) -> Iterator[tuple[str, ...]]:
    """The keys of three column labels that stand side by side."""
    (block,) = spec.blocks
    keys = [column.label.compared()[0] for column in block.columns]
    yield from zip(keys, keys[1:], keys[2:], strict=False)


def _is_of_header(key: str) -> bool:
    """Whether a short line, given as labels are compared, is of the header of a statistics table without cells."""
    return len(key) <= _LONGEST_HEADER and ("计量单位" in key or ("单位" in key and "指标" in key))
