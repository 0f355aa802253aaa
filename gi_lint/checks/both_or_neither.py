"""both_or_neither 同有同无: two figures of a table are both zero or both not."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, OPEN, Outcome, SettingError, cell_operand, on_its_table, settings
from gi_lint.document import Grid, Paragraph
from gi_lint.language import quoted, say
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
            raise SettingError("cells", say("应写两个单元格"))

    @on_its_table
    def run(self, report: Report, table: Table) -> Iterator[Outcome]:
        found = {name: cell for name in self.cells if (cell := _at(table, name)) is not None}
        first, second = (found.get(name) for name in self.cells)
        if first is not None and second is not None:
            yield from _compared(table, first, second)
        amount = found.get(self.amount or "")
        if amount is not None and amount.value and amount.unit is None and not _header_has_unit(report, amount):
            text, name = amount.text.strip(), _name(table, amount)
            message = say(
                "{table.spec.name}“{name}”填的是 {text}，没有写明单位（元或万元）", table=table, name=name, text=text
            )
            yield Outcome(FAIL, message, amount.location, actual=text, key="unit")


def _at(table: Table, name: str) -> Cell | None:
    row, _, column = name.rpartition(".")
    return table.at(name) or table.at(row, column)


def _name(table: Table, cell: Cell) -> str:
    return table.spec.column_name(cell.column) if cell.column else table.spec.row_name(cell.row)


def _compared(table: Table, first: Cell, second: Cell) -> Iterator[Outcome]:
    pair = [(cell, quoted(_name(table, cell))) for cell in (first, second)]
    blank = [(cell, name) for cell, name in pair if cell.value is None]
    filled = [(cell, name) for cell, name in pair if cell.value]
    if blank and filled:
        (filled_cell, name), (cell, other) = filled[0], blank[0]
        text = filled_cell.text.strip()
        said = "{table.spec.name}{name}为 {text}，{other}没有填数，无法核对"
        message = say(said, table=table, name=name, text=text, other=other)
        yield Outcome(OPEN, message, cell.location)
    elif len(filled) == 1 and not blank:
        zero = second if first.value else first
        shown = say("，").join(say("{name}为 {text}", name=name, text=cell.text.strip()) for cell, name in pair)
        operands = (cell_operand(first), cell_operand(second))
        message = say("{table.spec.name}{shown}，两者应同为零或同不为零", table=table, shown=shown)
        yield Outcome(FAIL, message, zero.location, operands=operands, related=(filled[0][0].location,))


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
