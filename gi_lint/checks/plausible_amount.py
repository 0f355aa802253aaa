"""plausible_amount 金额量级: an amount is of the size that its unit allows for a body of this level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, Outcome, on_its_table, settings
from gi_lint.language import say
from gi_lint.report import Cell, Report, Table

_UNITS = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


@settings
class PlausibleAmount:
    """The amount in `row` and `column` of `table` stays below the limit for the body's level.

    unit: what the column is printed in; a cell that names another unit is told too.
    limits: the amount, by level, from which it is no longer believed; a level left out has the highest.
    generous: words in a body's name that give it the highest limit (land, taxes, courts).
    """

    table: str
    row: str
    column: str
    unit: str
    limits: Mapping[str, int]
    generous: tuple[str, ...] = ()

    @on_its_table
    def run(self, report: Report, table: Table) -> Iterator[Outcome]:
        cell = table.at(self.row, self.column)
        if cell is None or cell.value is None:
            return
        row = table.spec.row_name(self.row)
        if cell.unit in _UNITS and cell.unit != self.unit:
            said = "{table.spec.name}“{row}”填的是 {text}，而该栏单位是{unit}"
            message = say(said, table=table, row=row, text=cell.text.strip(), unit=self.unit)
            yield self._outcome(cell, message, cell.unit)
        elif cell.value >= self._limit(report):
            said = "{table.spec.name}“{row}”为 {number} {unit}，量级偏大，疑为按元填写"
            message = say(said, table=table, row=row, number=figure(cell.value), unit=self.unit)
            yield self._outcome(cell, message, "元")

    def _limit(self, report: Report) -> int:
        highest = max(self.limits.values())
        if any(word in (report.facts.agency or "") for word in self.generous):
            return highest
        return self.limits.get(report.facts.agency_level, highest)

    def _outcome(self, cell: Cell, message: str, unit: str) -> Outcome:
        assert cell.value is not None
        meant = cell.value * _UNITS[unit] / Decimal(_UNITS[self.unit])
        number = figure(cell.value)
        advice = say("如果是 {number} {unit}，应填 {meant}", number=number, unit=unit, meant=figure(meant))
        return Outcome(FAIL, message, cell.location, actual=cell.text.strip(), suggestion=advice)
