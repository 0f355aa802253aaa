"""Document and templates to Report: which form, which parts, which cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gi_lint.binding.facts import read_facts
from gi_lint.binding.flattened import lines_of, recover
from gi_lint.binding.sections import find_sections
from gi_lint.binding.tables import Reading, grid_lines, read_table
from gi_lint.document import Document, Paragraph
from gi_lint.report import Report, Table
from gi_lint.template import TableSpec, Template
from gi_lint.text import label_key

LEAST_TRACES = 4  # row labels in running text that show a table which is no longer one
_LEAST_TRACE = 4  # characters of a label that cannot be ordinary words


def bind(
    document: Document, templates: Sequence[Template], *, template: str | None = None, year: int | None = None
) -> Report:
    """The report that a document is.

    `template` (an id) and `year` override what the document says of itself.
    """
    readings = _readings(document, templates)
    facts = read_facts(document, _body(document, _chosen(readings, None)))
    facts = facts if year is None else facts._replace(year=year)
    required = _required(templates, template, facts.year)
    chosen = _chosen(readings, required)
    body = _body(document, chosen)
    tables = {id: reading.table for id, reading in chosen.items()}
    outline = required or next((t for t in templates if t.id in {table.form for table in tables.values()}), None)
    sections = find_sections(body, outline)
    return Report(
        document=document,
        facts=facts,
        template=required,
        sections=sections,
        tables=tables | _not_read(required, tables, body),
        body=body,
        first_heading=sections[0].start if sections else 0,
    )


def _readings(document: Document, templates: Iterable[Template]) -> list[tuple[Template, Reading]]:
    """Every table of every form that the document can be read to hold."""
    lines = lines_of(document.blocks)
    grids = [grid_lines(grid) for grid in document.grids]
    found = []
    for template in templates:
        for spec in template.tables.values():
            reading = read_table(grids, template, spec)
            if reading is None and (recovered := recover(lines, spec)):
                reading = read_table([grid_lines(recovered.grid)], template, spec)
                reading = reading and reading._replace(consumed=recovered.consumed)
            if reading is not None:
                found.append((template, reading))
    return found


def _chosen(readings: Iterable[tuple[Template, Reading]], required: Template | None) -> dict[str, Reading]:
    """Each table by the form that fits it best; of two that fit equally the required one."""
    best: dict[str, tuple[int, bool, Reading]] = {}
    for template, reading in readings:
        id, rank = reading.table.id, (reading.score, template is required)
        if id not in best or rank > best[id][:2]:
            best[id] = (*rank, reading)
    return {id: reading for id, (_, _, reading) in best.items()}


def _required(templates: Sequence[Template], id: str | None, year: int | None) -> Template | None:
    if id is not None:
        return next(template for template in templates if template.id == id)
    return next((t for t in templates if year is not None and t.covers(year)), None)


def _body(document: Document, chosen: dict[str, Reading]) -> tuple[Paragraph, ...]:
    consumed = frozenset[int]().union(*(reading.consumed for reading in chosen.values()))
    return tuple(
        block
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and block.text and index not in consumed
    )


def _not_read(required: Template | None, found: dict[str, Table], body: Sequence[Paragraph]) -> dict[str, Table]:
    """The tables of the required form that are absent, or whose labels stand in the text without their cells."""
    if required is None:
        return {}
    keys = [label_key(paragraph.text) for paragraph in body]
    return {
        id: Table(id, required.id, spec, *_trace(spec, keys)) for id, spec in required.tables.items() if id not in found
    }


def _trace(spec: TableSpec, keys: Sequence[str]) -> tuple[str, str]:
    labels = {key for row in spec.rows.values() for key in row.label.compared() if len(key) >= _LEAST_TRACE}
    if sum(any(label in key for key in keys) for label in labels) < LEAST_TRACES:
        return "absent", ""
    return "unreadable", "表中文字还在，但单元格的界限已丢失"
