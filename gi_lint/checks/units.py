"""units 计量单位: a list of indicators has the units of the form."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, not_there, settings
from gi_lint.report import Cell, Report, Table

_SHOWN = 5  # rows named in the message


@settings
class Units:
    """The unit printed for each row of `table` is the form's. One finding a table.

    A row without a unit is passed over, and so is a table of a province's own making, which has its own units.
    """

    table: str

    def run(self, report: Report) -> Iterator[Outcome]:
        table = report.tables.get(self.table)
        if table is None or not table.is_there:
            yield from not_there(table)
            return
        wrong = [cell for cell in table.cells.values() if _is_other(table, cell)]
        if wrong:
            shown = [f"“{table.spec.row_name(cell.row)}”应为{_unit(table, cell)}，填的是{cell.unit}" for cell in wrong]
            more = f"等 {len(wrong)} 行" if len(wrong) > _SHOWN else ""
            first, *others = (cell.location for cell in wrong)
            message = f"{table.spec.name}单位与官方统计表不同：{'；'.join(shown[:_SHOWN])}{more}"
            yield Outcome(FAIL, message, first, related=tuple(others))


def _is_other(table: Table, cell: Cell) -> bool:
    unit = _unit(table, cell)
    return cell.unit is not None and unit is not None and cell.unit != unit


def _unit(table: Table, cell: Cell) -> str | None:
    return table.spec.rows[cell.row].unit
