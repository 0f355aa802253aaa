"""Lines of a text that belong to a table, though no cells are told from them.

Text saved from a PDF as it is laid out has the figures of a row behind one line of its label, or above or below it,
and the lines of a header's cells beside each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise, takewhile

from gi_lint.binding.indicators import LONGEST_HEADING, indicator
from gi_lint.binding.sections import is_known_heading, mark_of
from gi_lint.binding.stand_ins import lost
from gi_lint.document import Block, Document, Paragraph
from gi_lint.named import NamedTuple
from gi_lint.report import Table
from gi_lint.template import TableSpec, Template
from gi_lint.text import fold, is_figure, label_key

_LEAST_FIGURES = 3  # at the end of a line that is a row, unless it has nothing else
_LEAST_COLUMNS = 4  # of a table that is known by its figures
_LEAST_LABELS = 6  # of a list, that stand on lines of their own
_LEAST_ROWS = 4  # that show a table, or
_WIDE_ROW = 10  # figures of one that shows it alone
_LONGEST_LABEL = 30  # characters of a line with no figures
_MOST_LINES = 80  # between the rows of a table: all labels of one on a page may stand above their figures
_MOST_OF_HEADER = 40  # lines above it
_CORNER = "勾稽关系"  # in the corner of table three, longer than a label
_SURE = ("read", "absent")
_STOPS = frozenset("。;!?")


class _FigureRows(NamedTuple):
    """The blocks that belong to such a table, and how many figures each of its rows has."""

    blocks: Sequence[int]
    counts: Sequence[int]


def with_lost_tables(
    document: Document, cells: Set[int], tables: Mapping[str, Table], template: Template
) -> tuple[dict[str, Table], Set[int]]:
    """The tables of a text, and the blocks that are lines of tables beside `cells`, the blocks of those that were read.

    A table of which nothing was found is lost, not absent, where its figures stand in such lines.
    """
    beside = _header_lines(document.blocks, cells, template)
    if all(table.status == "read" for table in tables.values()):
        return dict(tables), beside
    rows = _figure_rows(document.blocks, cells, template)
    counts = [count for found in rows for count in found.counts]
    told = {
        id: lost(table) if table.status == "absent" and _fit(counts, table.spec) else table
        for id, table in tables.items()
    }
    lists = (table.spec for table in told.values() if table.spec.layout == "list" and table.status not in _SURE)
    of_lists = (_list_lines(document.blocks, spec) for spec in lists)
    return told, beside.union(*(found.blocks for found in rows), *of_lists)


def _list_lines(blocks: Sequence[Block], spec: TableSpec) -> Sequence[int]:
    """The blocks from the first to the last label of a list, no sentence among them; none if they are too few."""
    runs: list[list[int]] = [[]]
    for index, block in enumerate(blocks):
        text = block.text if isinstance(block, Paragraph) else ""
        texts = indicator(text, spec.units) if len(text) <= LONGEST_HEADING else ()
        if not texts:
            runs.append([])
        elif (key := label_key(texts[0])) and key in spec.label_keys:
            runs[-1].append(index)
    longest = max(runs, key=len)
    return range(longest[0], longest[-1] + 1) if len(longest) >= _LEAST_LABELS else ()


def _header_lines(blocks: Sequence[Block], cells: Set[int], template: Template) -> frozenset[int]:
    """The blocks between the heading of a part and a table that are short: the table's header."""
    found: set[int] = set()
    for start in (index for index in cells if index - 1 not in cells):
        for index in range(start - 1, max(start - _MOST_OF_HEADER, 0) - 1, -1):
            line = _line(index, blocks[index], cells, template)
            if not line.is_label:
                found.update(range(index + 1, start) if _is_heading(line.text, template) else ())
                break
    return frozenset(found)


def _figure_rows(blocks: Sequence[Block], cells: Set[int], template: Template) -> list[_FigureRows]:
    """The tables of which nothing else is known, and what is left about those that were read in part."""
    lines = [_line(index, block, cells, template) for index, block in enumerate(blocks)]
    groups: list[list[int]] = []
    for number, line in enumerate(lines):
        if not line.is_row:
            continue
        last = groups[-1][-1] if groups else -1 - _MOST_LINES
        if number - last <= _MOST_LINES and all(between.is_label for between in lines[last + 1 : number]):
            groups[-1].append(number)
        else:
            groups.append([number])
    return [_whole(group, lines) for group in groups if _is_table([lines[number] for number in group])]


def _fit(counts: Sequence[int], spec: TableSpec) -> bool:
    """Whether rows with so many figures may be those of a table of the form."""
    if not spec.blocks:
        return False
    block = spec.blocks[0]
    if spec.layout == "across":
        return len(block.value_rows()) * len(block.columns) in counts
    is_wide = spec.layout == "down" and len(block.columns) >= _LEAST_COLUMNS
    return is_wide and (counts.count(len(block.columns)) >= _LEAST_ROWS or 2 * sum(counts) >= len(spec.cells))


def _is_table(rows: Sequence[_Line]) -> bool:
    has_cells = any(row.is_cell for row in rows)
    return has_cells or len(rows) >= _LEAST_ROWS or max(row.figures for row in rows) >= _WIDE_ROW


def _whole(rows: Sequence[int], lines: Sequence[_Line]) -> _FigureRows:
    """The rows with the lines of labels between, above and right below them."""
    start, end = rows[0], rows[-1] + 1
    above = takewhile(lambda line: line.is_label, lines[max(start - _MOST_OF_HEADER, 0) : start][::-1])
    below = takewhile(lambda pair: _goes_on(*pair), pairwise(lines[end - 1 : end + _MOST_LINES]))
    whole = (*above, *lines[start:end], *(line for _, line in below))
    return _FigureRows([line.block for line in whole], [lines[number].figures for number in rows])


def _goes_on(line: _Line, below: _Line) -> bool:
    """Whether the line below one is the rest of a label there: nothing parts them, and it has no number of a part."""
    level, mark = mark_of(fold(below.text).strip())
    is_part = level == 1 or mark.startswith("(")
    return below.is_label and below.place == line.place + 1 and not is_part


class _Line(NamedTuple):
    """A block as a line: text and place, how many figures end it, whether it may be of labels, or was a cell."""

    block: int
    text: str
    place: int
    figures: int = 0
    is_label: bool = False
    is_cell: bool = False

    @property
    def is_row(self) -> bool:
        """Whether it is of the rows of a table."""
        return self.is_cell or self.figures > 0


def _line(index: int, block: Block, cells: Set[int], template: Template) -> _Line:
    if not isinstance(block, Paragraph):
        return _Line(index, "", 0)
    place = block.location.line or 0
    if index in cells:
        return _Line(index, block.text, place, is_cell=True)
    parts = block.text.split()
    figures = sum(1 for _ in takewhile(is_figure, reversed(parts)))
    is_long = figures >= _LEAST_FIGURES or 0 < figures == len(parts)
    is_row = is_long and any(map(str.isdigit, parts[-figures:]))
    is_short = sum(map(len, parts)) <= _LONGEST_LABEL
    is_label = is_row or _CORNER in block.text or (is_short and not _is_of_text(block.text, template))
    return _Line(index, block.text, place, figures if is_row else 0, is_label)


def _is_of_text(text: str, template: Template) -> bool:
    """Whether a line has a sentence, or is the heading of a part."""
    return not _STOPS.isdisjoint(fold(text)) or _is_heading(text, template)


def _is_heading(text: str, template: Template) -> bool:
    folded = fold(text).strip()
    return is_known_heading(folded[len(mark_of(folded)[1]) :].rstrip("。:"), template)
