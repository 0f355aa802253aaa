"""Forms filled with random figures, and the cells that are read from files of them."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from gi_lint.report import Report
from tests.drafts.model import Draft, DraftTable
from tests.drafts.reports import report_2019, report_2021
from tests.drafts.writers import WRITERS
from tests.texts import linter

Cells = dict[tuple[str, str, str], str]  # (table, row, column) -> text


@cache
def _form(name: str) -> Draft:
    """A report that is all tables; the narrative is left out."""
    draft = {"2019": report_2019, "2021": report_2021}[name]().without_section("一、")
    return draft.with_section_text("五、", "无。").with_section_text("六、", "无。")


def filled(form: str, seed: int, blanks: float) -> Draft:
    """A form whose value cells hold different numbers, and a share of `blanks` nothing."""
    chance = random.Random(seed)
    draft = _form(form)
    numbers = iter(chance.sample(range(10_000), 300))
    for table in draft.tables.values():
        rows = tuple(
            tuple(
                replace(cell, text="" if chance.random() < blanks else str(next(numbers))) if cell.row else cell
                for cell in row
            )
            for row in table.rows
        )
        draft = draft.with_table(DraftTable(table.id, rows))
    return draft


def cells_of(draft: Draft) -> Cells:
    """The value cells of a draft."""
    return {
        (table.id, cell.row, cell.column or ""): cell.text
        for table in draft.tables.values()
        for cell in table.cells
        if cell.row is not None
    }


def read(writer: str, draft: Draft) -> Report:
    """The report in a file of a draft."""
    suffix, write = WRITERS[writer]
    return read_bytes(suffix, write(draft))


def read_bytes(suffix: str, data: bytes) -> Report:
    return linter().read(f"示例{suffix}", data)


def read_cells(report: Report) -> Cells:
    """The cells that were read; those that were not recovered are left out."""
    return {
        (table.id, *position): cell.text for table in report.tables.values() for position, cell in table.cells.items()
    }


def misread(report: Report, draft: Draft) -> Cells:
    """The cells that were read with a number that the draft does not have there."""
    right = cells_of(draft)
    return {place: text for place, text in read_cells(report).items() if text and right.get(place) != text}
