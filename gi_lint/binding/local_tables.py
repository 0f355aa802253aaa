"""What stands in the place of the national statistics table in a report that has one of its province's own making."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.binding.cell_lines import lines_of
from gi_lint.binding.grid_lines import GridLine, grid_lines
from gi_lint.binding.local import read_local, uncertain
from gi_lint.binding.local_lines import recover_local
from gi_lint.binding.local_rows import recognised
from gi_lint.document import Document
from gi_lint.report import Table
from gi_lint.template import LOCAL_FORM, Template


def local_tables(
    document: Document,
    grids: Sequence[Sequence[GridLine]],
    templates: Sequence[Template],
    required: Template | None,
    year: int | None,
) -> tuple[dict[str, Table], frozenset[int]]:
    """A province's own statistics table as printed, and its rows that are rows of the national one; with the indexes
    of the blocks that were its cells, where it stood in lines of text.

    The national table is only looked for where the form in force has a list of indicators, or no table at all.
    """
    listed = recover_local(lines_of(document.blocks), year)
    local = read_local([*grids, grid_lines(listed.grid)] if listed else grids, year)
    if local is None:
        return {}, frozenset()
    consumed = frozenset[int]()
    if listed and local.location.grid is None:
        local, consumed = uncertain(local, listed.uncertain), listed.consumed
    lists = [spec for template in templates for spec in template.tables.values() if spec.layout == "list"]
    if required is not None and any(spec.layout != "list" for spec in required.tables.values()):
        return {LOCAL_FORM: local}, consumed
    found = [table for spec in lists if (table := recognised(local, spec)) is not None]
    return {LOCAL_FORM: local} | {table.id: table for table in found[:1]}, consumed
