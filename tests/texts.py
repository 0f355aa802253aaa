"""Reports of a few lines or cells, for tests of single checks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from gi_lint.check import Check, Outcome
from gi_lint.document import Document, Location, Paragraph
from gi_lint.linter import Linter
from gi_lint.report import Cell, Facts, Report, Section, Table


@cache
def linter() -> Linter:
    """A linter as one without any options is."""
    return Linter()


def rule_check(id: str) -> Check:
    """The check of a built-in rule with the settings that it has there."""
    rule = next(rule for rule, _ in linter().rulebook.all_rules() if rule.id == id)
    return linter().rulebook.check_of(rule)


def report_of(*lines: str, headings: int = 0, **facts: Any) -> Report:
    """A report whose body is these paragraphs; the first `headings` of them are title and introduction."""
    body = tuple(
        Paragraph(line, Location(line=n, column=1, block=n), marks=((0, n, 1),)) for n, line in enumerate(lines, 1)
    )
    sections = (Section("overview", "一、", "一、总体情况", 1, Location(), headings, len(body)),)
    return Report(
        Document("report.txt", "txt", body), Facts(**facts), body=body, sections=sections, first_heading=headings
    )


def report_with_table(form: str, id: str, figures: Mapping[str, str], status: str = "read") -> Report:
    """A report with one table of a form, of which only these cells (`row.column`, or `row`) are there."""
    template = linter().rulebook.template(form)
    assert template is not None
    spec = template.tables[id]
    cells = {}
    for name, text in figures.items():
        row, column = (name, "") if name in spec.rows and spec.columns == ("",) else name.rsplit(".", 1)
        value = Decimal(text) if text else None
        place = Location(table=id, row=row, column_id=column)
        cells[row, column] = Cell(row, column, text, value, None, not text, place)
    table = Table(id, form, spec, status, cells=cells)
    return Report(Document("x.txt", "txt", ()), template=template, tables={id: table})


def outcomes(check: Check, *lines: str, **facts: Any) -> list[Outcome]:
    return list(check.run(report_of(*lines, **facts)))


def quotes(check: Check, *lines: str, **facts: Any) -> list[str | None]:
    """The texts at the places that a check reports."""
    return [outcome.location.quote for outcome in outcomes(check, *lines, **facts)]
