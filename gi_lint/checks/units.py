"""units 计量单位: a list of indicators has the units of the form."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, on_its_table, settings
from gi_lint.language import say
from gi_lint.report import Cell, Report, Table

_SHOWN = 5  # rows named in the message


@settings
class Units:
    """The unit printed for each row of `table` is the form's. One finding a table.

    A row without a unit is passed over, and so is a table of a province's own making, which has its own units.
    """

    table: str

    @on_its_table
    def run(self, _: Report, table: Table) -> Iterator[Outcome]:
        wrong = [cell for cell in table.cells.values() if _is_other(table, cell)]
        if wrong:
            shown = [_told(table, cell) for cell in wrong]
            more = say("等 {count} 行", count=len(wrong)) if len(wrong) > _SHOWN else ""
            first, *others = (cell.location for cell in wrong)
            rows = say("；").join(shown[:_SHOWN]) + more
            message = say("{table.spec.name}单位与官方统计表不同：{rows}", table=table, rows=rows)
            yield Outcome(FAIL, message, first, related=tuple(others))


def _told(table: Table, cell: Cell) -> str:
    said = "“{row}”应为{unit}，填的是{cell.unit}"
    return say(said, row=table.spec.row_name(cell.row), unit=_unit(table, cell), cell=cell)


def _is_other(table: Table, cell: Cell) -> bool:
    unit = _unit(table, cell)
    return cell.unit is not None and unit is not None and cell.unit != unit


def _unit(table: Table, cell: Cell) -> str | None:
    return table.spec.rows[cell.row].unit
