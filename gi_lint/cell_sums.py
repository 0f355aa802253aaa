"""Sums of cells as rule authors write them beside a text: `t3[new, total] + t3[carried_in, total]`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from gi_lint.arithmetic import Summand, figure, known_sum
from gi_lint.expression import ExpressionError, Term, parse_terms
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.report import Cell, Report, Table
from gi_lint.template import TOTAL


class CellSum(NamedTuple):
    """What a table says: the sum of the figures printed, and whether a blank or lost cell may add to it."""

    known: Decimal
    open: bool
    summands: tuple[Summand, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells summed."""
        return tuple(summand.cell for summand in self.summands if summand.cell is not None)

    @property
    def is_printed(self) -> bool:
        """Whether any figure is printed at all."""
        return any(summand.value is not None for summand in self.summands)

    @property
    def has_blanks(self) -> bool:
        """Whether a cell summed is printed blank."""
        return any(summand.value is None for summand in self.summands)

    def table_name(self, report: Report) -> str:
        """The name of the table that the first cell stands in."""
        return report.tables[self.cells[0].location.table or ""].spec.name

    def allows(self, value: Decimal) -> bool:
        """Whether a number can be this sum, blanks standing for any number from zero up; one may be subtracted."""
        may_be_less = any(summand.sign < 0 for summand in self.summands)
        return value == self.known or (self.open and (value > self.known or may_be_less))

    def spelt(self, report: Report, most_blanks: int = 0) -> str:
        """The sum with the labels of its cells; of more blanks beside figures only how many there are."""
        filled = [summand for summand in self.summands if summand.value]
        named = [summand for summand in self.summands if summand.value != 0]
        blanks = len(named) - len(filled)
        is_cut = bool(filled) and blanks > most_blanks
        shown = (filled if is_cut else named) or self.summands[:1]
        terms = "".join(f"{' - ' if one.sign < 0 else ' + '}{_spelt(report, one.cell)}" for one in shown if one.cell)
        total = f" = {figure(self.known)}" if len(shown) > 1 else ""
        more = say("（另有 {count} 格空白）", count=blanks) if is_cut else ""
        return terms.removeprefix(" + ") + total + more


@cache
def parse_sum(text: str) -> tuple[Term, ...]:
    """The terms of a sum of cells, which several rules name alike. Raises ExpressionError."""
    terms = parse_terms(text)
    if any(term.table is None for term in terms):
        raise ExpressionError(say("“{text}”不是 t3[new, total] 这样的单元格之和", text=text))
    return terms


def evaluate(report: Report, terms: Sequence[Term]) -> CellSum | None:
    """What the report's tables say for a sum; None if a table or all rows of it are not there or were not read.

    A row that the form has and the table lacks may hold any number, as a blank may.
    """
    is_open = False
    summands: list[Summand] = []
    for term in terms:
        table = report.tables.get(term.table or "")
        if table is None or not table.is_there:
            return None
        cells = _cells(table, term)
        found = [cell for cell in cells if cell is not None]
        if not found and (term.row or "") not in table.missing_rows:
            return None
        is_open = is_open or any(cell is None or cell.value is None for cell in cells)
        summands += [Summand(term.sign, cell.id, cell.value, cell) for cell in found]
    return CellSum(known_sum(summands), is_open, tuple(summands)) if summands else None


def _cells(table: Table, term: Term) -> list[Cell | None]:
    """The cells of a term, None for one that was not recovered or whose row is missing; for a blank total the cells
    that make it up."""
    row, column = (term.row or "").removesuffix(".*"), term.column or ""
    cells: list[Cell | None] = []
    for id in table.spec.group(row):
        cell = table.at(id, column)
        is_blank_total = cell is not None and cell.value is None and column == TOTAL
        cells += (_parts(table, id) if is_blank_total else []) or [cell]
    return cells


def _parts(table: Table, row: str) -> list[Cell]:
    """The cells that make up the total of a row; none where no figure is printed in them."""
    others = [cell for (id, column), cell in table.cells.items() if id == row and column != TOTAL]
    return others if any(cell.value is not None for cell in others) else []


def _spelt(report: Report, cell: Cell) -> str:
    return f"{_label(report, cell)} {_printed(cell)}"


def _printed(cell: Cell) -> str:
    text = cell.text.strip()
    return (say("填“{text}”", text=text) if cell.value is None else text) if text else say("空白")


def _label(report: Report, cell: Cell) -> str:
    table = report.tables[cell.location.table or ""]
    row = table.spec.row_name(cell.row)
    if cell.column in ("", TOTAL):
        return row
    return row + say("（{remark}）", remark=table.spec.column_name(cell.column))
