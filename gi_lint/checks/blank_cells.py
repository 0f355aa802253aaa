"""blank_cells 空白单元格: no cell of a table is left blank or filled with a mark only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gi_lint.check import FAIL, Outcome, on_its_table, settings
from gi_lint.language import labelled, say
from gi_lint.report import Cell, Report, Table

_SHOWN = 5  # rows named in the message


@settings
class BlankCells:
    """No cell of `table` is blank or holds only a mark such as / — 无. One finding a table.

    words: what is no number counts as a blank too, where no other rule tells of it.
    total: the column whose blank beside figures is another rule's business; a table with no other blank is passed over.
    """

    table: str
    total: str = ""
    words: bool = False

    @on_its_table
    def run(self, _: Report, table: Table) -> Iterator[Outcome]:
        blank = [cell for cell in table.cells.values() if cell.blank or (self.words and cell.value is None)]
        untold = [
            cell for cell in blank if not (cell.column == self.total and table.lacks_total(cell.row, cell.column))
        ]
        if untold:
            yield Outcome(FAIL, _message(table, blank), untold[0].location, key="blank")


def _message(table: Table, blank: Sequence[Cell]) -> str:
    rows = Counter(cell.row for cell in blank)
    many = len(table.spec.columns) > 1
    shown = [
        table.spec.row_name(row) + (say(" {count} 格", count=count) if many else "")
        for row, count in list(rows.items())[:_SHOWN]
    ]
    more = say("等 {count} 行", count=len(rows)) if len(rows) > _SHOWN else ""
    marks = Counter(cell.text.strip() for cell in blank if cell.text.strip())
    filled = say("、").join(say("{count} 格填“{mark}”", count=count, mark=mark) for mark, count in marks.items())
    said = say("，其中 {filled}", filled=filled) if filled else ""
    message = say(
        "{table.spec.name} {cells} 格中有 {blank} 格没有数{said}",
        table=table,
        cells=len(table.cells),
        blank=len(blank),
        said=said,
    )
    return labelled(message, say("、").join(shown) + more)
