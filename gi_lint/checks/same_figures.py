"""same_figures 数字雷同: the figures are not all those of last year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gi_lint.check import FAIL, HOLDS, OPEN, Outcome, elsewhere, settings
from gi_lint.claims import LAST_YEAR
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.report import Cell, Report, Table
from gi_lint.template import LOCAL_FORM

_Pair = tuple[Cell, Cell]  # a cell of this report and that of last year's


@settings
class SameFigures:
    """Not every figure is last year's, where `least` of them or more are not zero.

    Compared are the cells that the tables of both reports have; where they have no table in common, the counts in
    the text. sums: rows and columns, or the last part of a row's id, that only add up others: where fewer than `least`
    figures are left without them, it is a warning.
    """

    least: int = 5
    sums: tuple[str, ...] = ()
    needs_previous = True

    def run(self, report: Report) -> Iterator[Outcome]:
        assert report.previous is not None
        shared = list(_shared(report, report.previous))
        lost = next((here for here, there in shared if not (here.status == there.status == "read")), None)
        cells = [pair for here, there in shared for pair in _cells(here, there)]
        if not shared:
            yield self._in_text(report, report.previous)
        elif any(here.value != there.value for here, there in cells):
            yield Outcome(HOLDS)
        elif lost is not None:
            said = "{table.spec.name}在本报告或上年报告（{path}）中未能完整读出，无法与上年比对"
            message = say(said, table=lost, path=report.previous.document.path)
            yield Outcome(OPEN, message, lost.location, key="open")
        else:
            yield from self._all_equal(report.previous, shared, cells)

    def _all_equal(self, previous: Report, shared: list[tuple[Table, Table]], cells: list[_Pair]) -> Iterator[Outcome]:
        filled = [(here, there) for here, there in cells if here.value]
        if len(filled) < self.least:
            return
        own = [one for one, _ in filled if not {one.row, one.column, one.row.rpartition(".")[2]} & set(self.sums)]
        names = say("、").join(here.spec.name for here, _ in shared)
        said = "{names}的 {figures} 个数与上年报告（{path}）全部相同，其中不为零的有 {filled} 个"
        message = say(said, names=names, figures=len(cells), path=previous.document.path, filled=len(filled))
        few = len(own) < self.least
        if few:
            message += say("；除去合计只有 {count} 个，也可能是巧合，请核对", count=len(own))
        here, there = filled[0]
        related = (elsewhere(previous, there.location),)
        yield Outcome(FAIL, message, here.location, related=related, level="warning" if few else None, key="tables")

    def _in_text(self, report: Report, previous: Report) -> Outcome:
        here, there = _counts(report), _counts(previous)
        filled = [count for count in here if count[1]]
        if len(filled) < self.least or here.keys() != there.keys():
            return Outcome(HOLDS)
        said = "文中的 {figures} 种数与上年报告（{path}）全部相同，其中不为零的有 {filled} 种"
        message = say(said, figures=len(here), path=previous.document.path, filled=len(filled))
        related = (elsewhere(previous, next(iter(there.values()))),)
        return Outcome(FAIL, message, next(iter(here.values())), related=related, key="text")


def _counts(report: Report) -> dict[tuple[str, Decimal], Location]:
    """The different counts that a text states of its own year, each with its first place."""
    found: dict[tuple[str, Decimal], Location] = {}
    for claim in report.claims:
        if claim.is_count and claim.role != LAST_YEAR:
            found.setdefault((claim.unit, claim.value), claim.location)
    return found


def _shared(report: Report, previous: Report) -> Iterator[tuple[Table, Table]]:
    """The tables that both reports have; a province's own table counts once, by its rows of the national one."""
    ids = [id for id in report.tables if id in previous.tables]
    for id in [id for id in ids if id != LOCAL_FORM] or ids:
        pair = (report.tables[id], previous.tables[id])
        if all(table.status != "absent" for table in pair):
            yield pair


def _cells(here: Table, there: Table) -> Iterator[_Pair]:
    for position, cell in here.cells.items():
        other = there.at(*position)
        if other is not None:
            yield cell, other
