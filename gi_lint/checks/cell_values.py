"""cell_values 单元格取值: what is filled in is a number of the kind that the form asks for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gi_lint.check import FAIL, Outcome, on_its_table, settings
from gi_lint.language import say
from gi_lint.report import Cell, Report, Table

_LONGEST = 15  # digits


@settings
class CellValues:
    """Counts are whole and not negative; amounts are not negative; changes (本年增/减) are whole."""

    table: str

    @on_its_table
    def run(self, _: Report, table: Table) -> Iterator[Outcome]:
        for position, cell in table.cells.items():
            if cell.text.isdecimal() and len(cell.text) <= _LONGEST:
                continue  # a whole number, as almost every cell: it is right for every kind
            kind = table.spec.cells[position][1].kind
            if fault := _fault(cell, kind):
                row, column = table.spec.row_name(position[0]), table.spec.column_name(position[1])
                place = say("、").join(filter(None, (row, column)))
                said = "{table.spec.name}“{place}”填的是“{cell.text}”，{fault}"
                message = say(said, table=table, place=place, cell=cell, fault=fault)
                yield Outcome(FAIL, message, cell.location, actual=cell.text)


def _fault(cell: Cell, kind: str) -> str:
    if cell.blank:
        return ""
    if cell.value is None:
        return say("不是一个数")
    if cell.value < 0 and kind != "change":
        return say("不应为负数")
    if kind != "amount" and cell.value != cell.value.to_integral_value():
        return say("应为整数")
    return say("数字过大") if cell.value >= Decimal(10) ** _LONGEST else ""
