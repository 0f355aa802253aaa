"""The tables of a document: read from its grids, from lines that are cells, or from the run of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import islice, pairwise

from gi_lint.binding.grid_lines import GridLine, Recovered, grid_lines
from gi_lint.binding.indicators import recover_indicators
from gi_lint.binding.tables import Reading, read_table
from gi_lint.document import Block, Document, Grid, Paragraph
from gi_lint.hints import TYPE_CHECKING
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Table
from gi_lint.template import TableSpec, Template
from gi_lint.text import label_key

if TYPE_CHECKING:
    from gi_lint.binding.cell_lines import Line
    from gi_lint.binding.runs import Stream

_BETWEEN_CELLS = compiled(r"[\t|]")
_APART = compiled(r"[\t|\n]|\s{2,}|\s(?=\d)")  # what parts a label from what stands beside it
_LEAST_WHOLE = 10  # characters of a label that is no ordinary words, and
_LEAST_PART, _LONGEST_PART = 5, 40  # of a line of it
_LEAST_PARTS = 2  # that show that a table has it
# cells over several columns or rows of the forms' tables, as labels are compared
_OVER_COLUMNS = frozenset(
    ("信息内容", "申请人情况", "法人或其他组织", "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和")
)


def find_tables(
    document: Document,
    grids: Sequence[Sequence[GridLine]],
    templates: Sequence[Template],
    required: Template | None,
    year: int | None,
) -> tuple[dict[str, Table], frozenset[int]]:
    """The tables of the forms by id, or else one of the place's own; and which blocks were of them.

    A list of indicators of which no figure can be placed may have columns of its own: this year, and all years.
    """
    readings = _readings(_Sources(document, grids), sorted(templates, key=lambda form: form is not required))
    tables = {id: reading.table for id, reading in readings.items()}
    cells = frozenset[int]().union(*(reading.consumed for reading in readings.values()))
    if all(table.spec.layout == "list" and not table.cells for table in tables.values()):
        from gi_lint.binding.local_tables import local_tables  # few reports have one

        own, own_cells = local_tables(document, grids, templates, required, year)
        tables, cells = (own, own_cells) if own else (tables, cells)
    return tables, cells | _labels_beside(document.blocks, cells, [reading.table.spec for reading in readings.values()])


def _readings(sources: _Sources, templates: Sequence[Template]) -> dict[str, Reading]:
    """The tables that the document holds, by id, each by the form that fits it best; of equals the first.

    Once a form fits a table row by row and column by column, or shows rows that another has not, that is not tried.
    """
    best: dict[str, Reading] = {}
    for template in templates:
        for spec in template.tables.values():
            known = best.get(spec.id)
            if known is not None and (known.fits or sources.hold_rows_of(known.table.spec, but=spec)):
                continue
            reading = sources.reading(template, spec)
            if reading is not None and (known is None or _is_better(reading, known)):
                best[spec.id] = reading
    return best


def _is_better(reading: Reading, known: Reading) -> bool:
    """Whether another form fits better. Rows that were not found are no sign of it: it has a cell of its own.

    Nor is anything where labels are lost.
    """
    if known.has_nameless and reading.has_nameless:
        return False
    has_own = any(place not in known.table.spec.cells for place in reading.table.cells)
    return reading.score > known.score and (has_own or not known.table.cells)


def _is_within(part: str, keys: Iterable[str]) -> bool:
    return any(part in key for key in keys)


class _Sources:
    """What a document's tables may be read from: its grids, its lines as cells, the run of its text."""

    def __init__(self, document: Document, grids: Sequence[Sequence[GridLine]]) -> None:
        self._document = document
        self._grids = grids
        self._texts = [paragraph.text for paragraph in document.paragraphs]

    def reading(self, template: Template, spec: TableSpec) -> Reading | None:
        """A table of a form from the first of these that shows cells of it, else from the first that shows it."""
        found = read_table(self._grids, template, spec, self._texts) or self._from_lines(template, spec)
        is_printed = self._document.format == "pdf"  # lines follow by their height: a row's figures may come first
        if (found is not None and found.table.cells) or (is_printed and spec.layout == "down"):
            return found
        in_run = self._from_run(template, spec, is_whole=found is not None)
        return in_run if found is None or (in_run is not None and in_run.table.cells) else found

    def hold_rows_of(self, spec: TableSpec, but: TableSpec) -> bool:
        """Whether parts of labels stand somewhere that only rows of one form's table have, `but` not another's."""
        rows = (row for id, row in spec.rows.items() if id not in but.rows)
        own = [key for row in rows for key in row.label.compared() if len(key) >= _LEAST_WHOLE]
        if not own:
            return False
        others = [key for row in but.rows.values() for key in row.label.compared()]
        shown = (part for part in self._parts if _is_within(part, own) and not _is_within(part, others))
        return len(list(islice(shown, _LEAST_PARTS))) == _LEAST_PARTS

    @cached_property
    def _parts(self) -> Set[str]:
        """What may be a label or a line of one, as labels are compared."""
        in_text = {label_key(part) for text in self._texts for part in _APART.split(text)}
        keys = in_text.union(*(line.keys for grid in self._grids for line in grid))
        return {key for key in keys if _LEAST_PART <= len(key) <= _LONGEST_PART}

    @cached_property
    def _lines(self) -> Sequence[Line]:
        if all(paragraph.location.line is None for paragraph in self._document.paragraphs):
            return ()
        from gi_lint.binding.cell_lines import lines_of  # for text files alone

        return lines_of(self._document.blocks)

    def _from_lines(self, template: Template, spec: TableSpec) -> Reading | None:
        if not self._lines:
            return None
        from gi_lint.binding.flattened import recover

        return _reading(recover(self._lines, spec), template, spec, [line.text for line in self._lines])

    def _from_run(self, template: Template, spec: TableSpec, *, is_whole: bool) -> Reading | None:
        if spec.layout == "list":
            return _reading(recover_indicators(self._document.blocks, spec), template, spec)
        from gi_lint.binding.runs import recover_runs  # few files have lost the grid of another table

        return _reading(recover_runs(self._stream, spec, is_whole=is_whole), template, spec)

    @cached_property
    def _stream(self) -> Stream:
        from gi_lint.binding.runs import Stream

        return Stream(self._document.blocks)


def _reading(
    recovered: Recovered | None, template: Template, spec: TableSpec, beside: Sequence[str] = ()
) -> Reading | None:
    """A table read from a grid that was made from text."""
    reading = read_table([grid_lines(recovered.grid)], template, spec, beside) if recovered else None
    if reading is None or recovered is None:
        return None
    if recovered.remarks:
        table = reading.table._replace(status="partial", reason=say("；").join(recovered.remarks))
        reading = reading._replace(table=table)
    return reading._replace(consumed=recovered.consumed)


def _labels_beside(blocks: Sequence[Block], cells: Set[int], specs: Sequence[TableSpec]) -> Set[int]:
    """The numbers of the blocks that are a label of a table of the form, or the beginning of one.

    `cells` are the numbers of those that were cells. The reading of figures has no use for captions, nor for cells
    over columns.
    """
    begun = {
        index
        for index, (line, grid) in enumerate(pairwise(blocks))
        if isinstance(line, Paragraph) and isinstance(grid, Grid) and _begins_label(line, grid, specs)
    }
    tabled = (spec for spec in specs if spec.layout != "list")  # the labels of a list are headings too
    labels = _OVER_COLUMNS.union(*(spec.label_keys for spec in tabled))
    return begun.union(_next_to_tables(blocks, cells | begun, labels))


def _begins_label(line: Paragraph, grid: Grid, specs: Sequence[TableSpec]) -> bool:
    """Whether a line is the beginning of a label that goes on in the table below it: 三、本年度办, 理结果."""
    begun, rest = label_key(line.text), label_key(grid.cells[0].text)
    return bool(begun and rest) and any(begun + rest in spec.label_keys for spec in specs)


def _next_to_tables(blocks: Sequence[Block], cells: Set[int], labels: Set[str]) -> Iterator[int]:
    """The paragraphs next to a table, and next to those, that hold nothing but labels of tables."""
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        is_beside = False
        for index in order:
            block = blocks[index]
            if not isinstance(block, Paragraph) or index in cells:
                is_beside = True
            elif is_beside and block.text:
                is_beside = all(not key or key in labels for key in map(label_key, _BETWEEN_CELLS.split(block.text)))
                if is_beside:
                    yield index
