"""both_or_neither 同有同无: two figures of a table are both zero or both not."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, OPEN, Outcome, SettingError, not_there, operand, settings
from gi_lint.arithmetic import Summand
from gi_lint.document import Grid, Paragraph
from gi_lint.report import Cell, Report, Table
from gi_lint.text import squeeze

_LONGEST_HEADER = 20  # characters of a header that names its unit


@settings
class BothOrNeither:
    """The two `cells` of `table` (`row.column`, or `row` in a statistics table) are both zero or both not.

    amount: the one of the two that must carry its unit, in the cell or in its header.
    """

    table: str
    cells: tuple[str, ...]
    amount: str | None = None

    def __post_init__(self) -> None:
        if len(self.cells) != 2:
            raise SettingError("cells", "two cells are compared")

    def run(self, report: Report) -> Iterator[Outcome]:
        table = report.tables.get(self.table)
        if table is None or not table.is_there:
            yield from not_there(table)
            return
        found = {name: cell for name in self.cells if (cell := _at(table, name)) is not None}
        first, second = (found.get(name) for name in self.cells)
        if first is not None and second is not None:
            yield from _compared(table, first, second)
        amount = found.get(self.amount or "")
        if amount is not None and amount.value and amount.unit is None and not _header_has_unit(report, amount):
            message = f"{table.spec.name}“{_name(table, amount)}”填的是 {amount.text.strip()}，没有写明单位（元或万元）"
            yield Outcome(FAIL, message, amount.location, actual=amount.text.strip(), key="unit")


def _at(table: Table, name: str) -> Cell | None:
    row, _, column = name.rpartition(".")
    return table.at(name) or table.at(row, column)


def _name(table: Table, cell: Cell) -> str:
    return table.spec.column_name(cell.column) if cell.column else table.spec.row_name(cell.row)


def _compared(table: Table, first: Cell, second: Cell) -> Iterator[Outcome]:
    names = [f"“{_name(table, cell)}”" for cell in (first, second)]
    if first.value is None or second.value is None:
        if first.value or second.value:
            blank, filled = (first, second) if first.value is None else (second, first)
            message = (
                f"{table.spec.name}“{_name(table, filled)}”为 {filled.text.strip()}，“{_name(table, blank)}”没有填数"
            )
            yield Outcome(OPEN, f"{message}，无法核对", blank.location)
        return
    if bool(first.value) != bool(second.value):
        zero, other = (first, second) if not first.value else (second, first)
        shown = "，".join(f"{name}为 {cell.text.strip()}" for name, cell in zip(names, (first, second), strict=True))
        operands = tuple(o for c in (first, second) if (o := operand(Summand(1, _name(table, c), c.value, c))))
        yield Outcome(
            FAIL, f"{table.spec.name}{shown}，两者应同为零或同不为零", zero.location, operands=operands,
            related=(other.location,),
        )  # fmt: skip


def _header_has_unit(report: Report, cell: Cell) -> bool:
    """Whether the column's header, as printed, names a unit of money."""
    label = squeeze(cell.location.column_label or "")
    return bool(label) and any(label in text and "元" in text for text in _short_texts(report))


def _short_texts(report: Report) -> Iterator[str]:
    for block in report.document.blocks:
        texts = [cell.text for cell in block.cells] if isinstance(block, Grid) else []
        if isinstance(block, Paragraph):
            texts = [block.text]
        yield from (squeeze(text) for text in texts if len(text) <= _LONGEST_HEADER)
