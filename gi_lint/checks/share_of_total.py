"""share_of_total 比重: one row is no more than a share of another."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, Outcome, on_its_table, settings
from gi_lint.language import say
from gi_lint.report import Report, Table


@settings
class ShareOfTotal:
    """In `column` of `table`, `row` is at most `most` per cent of `of`, where `of` is at least `least`.

    A blank cell of `column` is taken for the sum of its row.
    """

    table: str
    row: str
    of: str
    column: str
    most: int
    least: int

    @on_its_table
    def run(self, _: Report, table: Table) -> Iterator[Outcome]:
        part, whole = (table.row_total(row, self.column) for row in (self.row, self.of))
        cell = table.at(self.row, self.column)
        if part is None or whole is None or cell is None or whole < self.least or part * 100 <= whole * self.most:
            return
        label, name = table.spec.rows[self.row].label.text, table.spec.row_name(self.of)
        said = "{table.spec.name}“{label}”{part} 件，占{name} {whole} 件的 {share}%，超过 {most}%"
        figures = {"part": figure(part), "whole": figure(whole), "share": figure(round(part * 100 / whole, 1))}
        message = say(said, table=table, label=label, name=name, most=self.most, **figures)
        yield Outcome(FAIL, message, cell.location)
