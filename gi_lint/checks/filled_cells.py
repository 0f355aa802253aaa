"""filled_cells 应填单元格: a column (总计) is filled in every row whose other cells are."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, on_its_table, settings
from gi_lint.language import quoted_list, say
from gi_lint.report import Report, Table

_SHOWN = 5  # rows named in the message


@settings
class FilledCells:
    """`column` of `table` is filled wherever another cell of its row is. One finding a table."""

    table: str
    column: str

    @on_its_table
    def run(self, _: Report, table: Table) -> Iterator[Outcome]:
        rows = [row for row in table.spec.rows if table.lacks_total(row, self.column)]
        if rows:
            names = quoted_list(table.spec.rows[row].label.text for row in rows[:_SHOWN])
            more = say("等 {count} 行", count=len(rows)) if len(rows) > _SHOWN else say("行")
            column = table.spec.column_name(self.column)
            first, *others = (table.cells[row, self.column].location for row in rows)
            said = "{table.spec.name}{names}{more}填了数，“{column}”列却是空白"
            message = say(said, table=table, names=names, more=more, column=column)
            yield Outcome(FAIL, message, first, related=tuple(others))
