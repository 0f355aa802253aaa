"""Document and templates to Report: which form, which parts, which cells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import pairwise

from gi_lint.binding.facts import read_facts
from gi_lint.binding.flattened import Line, lines_of, recover
from gi_lint.binding.grid_lines import GridLine, grid_lines
from gi_lint.binding.parting import parted
from gi_lint.binding.promise import read_promise
from gi_lint.binding.runs import Stream, recover_runs
from gi_lint.binding.sections import find_sections
from gi_lint.binding.stand_ins import with_stand_ins
from gi_lint.binding.tables import Reading, read_table
from gi_lint.binding.traces import not_read, rows_in_text
from gi_lint.claims import Phrase
from gi_lint.document import Block, Document, Grid, Paragraph
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report
from gi_lint.template import TableSpec, Template
from gi_lint.text import label_key

_BETWEEN_CELLS = compiled(r"[\t|]")
# cells over several columns or rows of the forms' tables, as labels are compared
_OVER_COLUMNS = frozenset(
    ("信息内容", "申请人情况", "法人或其他组织", "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和")
)


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
    paragraphs = tuple(block for block in document.blocks if isinstance(block, Paragraph) and block.text)
    facts = read_facts(document, paragraphs)
    required = _required(templates, template, facts.year if year is None else year)
    grids = [grid_lines(grid) for grid in document.grids]
    readings = _readings(document, grids, sorted(templates, key=lambda form: form is not required))
    tables = {id: reading.table for id, reading in readings.items()}
    consumed = frozenset[int]().union(*(reading.consumed for reading in readings.values()))
    if not tables:
        from gi_lint.binding.local_tables import local_tables  # few reports have one

        tables, consumed = local_tables(document, grids, templates, required, facts.year if year is None else year)
    body = _body(document, readings.values(), consumed)
    if len(body) < len(paragraphs):  # lines that were cells of a table say nothing of the report
        facts = read_facts(document, body)
    outline = required or next((t for t in templates if t.id in {table.form for table in tables.values()}), None)
    tables |= not_read(required, tables, body, grids)
    sections = find_sections(body, outline, rows=rows_in_text(tables.values()))
    first_heading = sections[0].start if sections else 0
    return Report(
        document=document,
        facts=facts if year is None else facts._replace(year=year),
        template=required,
        sections=sections,
        tables=with_stand_ins(tables, document, body, sections, required),
        body=body,
        promise=read_promise(body[:first_heading], outline),
        first_heading=first_heading,
        phrases=phrases,
    )


def _readings(
    document: Document, grids: Sequence[Sequence[GridLine]], templates: Sequence[Template]
) -> dict[str, Reading]:
    """The tables that the document holds, by id, each by the form that fits it best; of equals the first.

    Once a form fits a table row by row and column by column, no other is tried.
    """
    lines = lines_of(document.blocks)
    stream = Stream(document.blocks)
    texts = [paragraph.text for paragraph in document.paragraphs]
    is_printed = document.format == "pdf"  # lines follow each other by their height: a row's figures may come first
    best: dict[str, Reading] = {}
    for template in templates:
        for spec in template.tables.values():
            known = best.get(spec.id)
            if known is not None and known.fits:
                continue
            reading = read_table(grids, template, spec, texts) or _from_lines(lines, template, spec)
            if not (is_printed and spec.layout == "down"):
                reading = reading or _from_runs(stream, template, spec)
            if reading is not None and (known is None or _is_better(reading, known)):
                best[spec.id] = reading
    return best


def _is_better(reading: Reading, known: Reading) -> bool:
    """Whether another form fits better. Rows that were not found are no sign of it: it has a cell of its own."""
    has_own = any(place not in known.table.spec.cells for place in reading.table.cells)
    return reading.score > known.score and (has_own or not known.table.cells)


def _from_lines(lines: Sequence[Line], template: Template, spec: TableSpec) -> Reading | None:
    recovered = recover(lines, spec)
    if recovered is None:
        return None
    reading = read_table([grid_lines(recovered.grid)], template, spec, [line.text for line in lines])
    return reading._replace(consumed=recovered.consumed) if reading else None


def _from_runs(stream: Stream, template: Template, spec: TableSpec) -> Reading | None:
    recovered = recover_runs(stream, spec)
    reading = read_table([grid_lines(recovered.grid)], template, spec) if recovered else None
    if reading is None or recovered is None:
        return None
    table = reading.table
    if recovered.remarks:
        table = table._replace(status="partial", reason=say("；").join(recovered.remarks))
    return reading._replace(table=table, consumed=recovered.consumed)


def _required(templates: Sequence[Template], id: str | None, year: int | None) -> Template | None:
    if id is not None:
        return next(template for template in templates if template.id == id)
    return next((t for t in templates if year is not None and t.covers(year)), None)


def _body(document: Document, readings: Collection[Reading], consumed: frozenset[int]) -> tuple[Paragraph, ...]:
    """The paragraphs of prose: those that were cells, or the beginning of a cell's label, are left out.

    So are the labels beside a table that the reading of its figures has no use for: captions, cells over columns.
    """
    consumed |= {
        index
        for index, (block, grid) in enumerate(pairwise(document.blocks))
        if isinstance(block, Paragraph) and isinstance(grid, Grid) and _begins_label(block, grid, readings)
    }
    specs = [reading.table.spec for reading in readings if reading.table.spec.layout != "list"]  # its own are headings
    labels = _OVER_COLUMNS.union(*(spec.label_keys for spec in specs))
    consumed |= set(_labels_beside(document.blocks, consumed, labels))
    return tuple(
        block
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and block.text and index not in consumed
    )


def _labels_beside(blocks: Sequence[Block], consumed: Set[int], labels: Set[str]) -> Iterator[int]:
    """The paragraphs next to a table, and next to those, that hold nothing but labels of tables."""
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        is_beside = False
        for index in order:
            block = blocks[index]
            if not isinstance(block, Paragraph) or index in consumed:
                is_beside = True
            elif is_beside and block.text:
                is_beside = all(not key or key in labels for key in map(label_key, _BETWEEN_CELLS.split(block.text)))
                if is_beside:
                    yield index


def _begins_label(line: Paragraph, grid: Grid, readings: Iterable[Reading]) -> bool:
    """Whether a line is the beginning of a label that goes on in the table below it: 三、本年度办, 理结果."""
    begun, rest = label_key(line.text), label_key(grid.cells[0].text)
    return bool(begun and rest) and any(begun + rest in reading.table.spec.label_keys for reading in readings)
