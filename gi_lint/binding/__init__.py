"""Document and templates to Report: which form, which parts, which cells."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gi_lint.binding.facts import read_facts
from gi_lint.binding.grid_lines import tables_of
from gi_lint.binding.parting import parted
from gi_lint.binding.promise import read_promise
from gi_lint.binding.sections import find_sections
from gi_lint.binding.sources import find_tables
from gi_lint.binding.stand_ins import not_read, rows_in_text, with_stand_ins
from gi_lint.claims import Phrase
from gi_lint.document import Document, Location, Paragraph
from gi_lint.report import Facts, Period, Promise, Report, Section
from gi_lint.template import Template


def bind(
    document: Document,
    templates: Sequence[Template],
    phrases: tuple[Phrase, ...] = (),
    *,
    template: str | None = None,
    year: int | None = None,
) -> Report:
    """The report that a document is.

    `phrases` are the words by which quantities are named. `template` (an id) and `year` override what the document
    says of itself.
    """
    document = parted(document, templates)
    paragraphs = _prose(document)
    facts = _facts(document, paragraphs, year)
    required = _required(templates, template, facts.year)
    grids = tables_of(document.blocks)
    tables, cells = find_tables(document, grids, templates, required, facts.year)
    body = _prose(document, cells)
    if len(body) < len(paragraphs):  # lines that were cells of a table say nothing of the report
        facts = _facts(document, body, year)
    outline = required or next((t for t in templates if t.id in {table.form for table in tables.values()}), None)
    tables |= not_read(required, tables, body, grids)
    if required is not None and document.format == "txt":
        from gi_lint.binding.figure_rows import with_lost_tables  # for text files alone

        tables, of_tables = with_lost_tables(document, cells, tables, required)
        body = _prose(document, cells | of_tables) if of_tables else body
    sections = find_sections(body, outline, rows=rows_in_text(tables.values()))
    promise = read_promise(body, sections, outline)
    return Report(
        document=document,
        facts=facts,
        template=required,
        sections=sections,
        tables=with_stand_ins(tables, document, body, sections, required),
        body=body,
        promise=promise,
        first_heading=_beginning(body, sections, outline, [facts.title_location, facts.period, promise]),
        phrases=phrases,
    )


def _beginning(
    body: Sequence[Paragraph],
    sections: Sequence[Section],
    template: Template | None,
    opening: Sequence[Location | Period | Promise | None],
) -> int:
    """Where the text begins behind title and introduction: at the first heading.

    Where the parts have no numbers, not all need have one, and the text begins behind title, period and promise.
    """
    start = sections[0].start if sections else 0
    if template is None or template.fixed_headings or any(part.mark and part.level == 1 for part in sections):
        return start
    places = [one if isinstance(one, Location) else one.location for one in opening if one is not None]
    blocks = {place.block for place in places}
    told = [index + 1 for index, paragraph in enumerate(body[:start]) if paragraph.location.block in blocks]
    return max(told, default=start)


def _facts(document: Document, body: Sequence[Paragraph], year: int | None) -> Facts:
    """What a document says of itself, the year overridden by one that was asked for."""
    facts = read_facts(document, body)
    return facts if year is None else facts._replace(year=year)


def _required(templates: Sequence[Template], id: str | None, year: int | None) -> Template | None:
    if id is not None:
        return next(template for template in templates if template.id == id)
    return next((t for t in templates if year is not None and t.covers(year)), None)


def _prose(document: Document, cells: Collection[int] = ()) -> tuple[Paragraph, ...]:
    """The paragraphs with text, without the blocks that were cells of a table."""
    return tuple(
        block
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and block.text and index not in cells
    )
