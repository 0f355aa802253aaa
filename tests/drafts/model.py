"""An annual report before it is a file: title, headings, paragraphs, tables, signature.

A draft never changes. Every helper returns a new draft with one thing altered, so that a test can plant one
fault in a report that is otherwise right; a helper that finds nothing to alter raises LookupError.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell at its top left position. Positions that it covers by its spans are no cells.

    Value cells carry the ids of the official form in `row` and `column`; in a list with one value a row the
    column is None. Labels and headers carry none.
    """

    text: str
    row_span: int = 1
    column_span: int = 1
    row: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table row by row; each row lists the cells that begin in it, from left to right."""

    id: str
    rows: tuple[tuple[DraftCell, ...], ...]

    @property
    def cells(self) -> tuple[DraftCell, ...]:
        """All cells in reading order."""
        return tuple(cell for row in self.rows for cell in row)

    @property
    def column_count(self) -> int:
        """Positions in a row; the first row has no position covered from above."""
        return sum(cell.column_span for cell in self.rows[0])

    def positions(self) -> tuple[tuple[tuple[DraftCell, bool], ...], ...]:
        """Every position of the grid with the cell that owns it, and whether that cell begins there."""
        owners: dict[tuple[int, int], DraftCell] = {}
        starts: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while (number, column) in owners:
                    column += 1
                starts.add((number, column))
                for down in range(cell.row_span):
                    for right in range(cell.column_span):
                        owners[number + down, column + right] = cell
                column += cell.column_span
        return tuple(
            tuple(
                (owners[number, column], (number, column) in starts)
                for column in range(self.column_count)
                if (number, column) in owners  # rows may have lost cells
            )
            for number in range(len(self.rows))
        )

    def cell(self, row: str, column: str | None) -> DraftCell:
        """The value cell with these ids."""
        for cell in self.cells:
            if cell.row == row and cell.column == column:
                return cell
        raise LookupError(f"table {self.id} has no cell {row}.{column}")

    def with_cell(self, row: str, column: str | None, text: str) -> DraftTable:
        """The table with another text in one value cell."""
        old = self.cell(row, column)
        return self._each_cell(lambda cell: replace(cell, text=text) if cell is old else cell)

    def with_label(self, old: str, new: str) -> DraftTable:
        """The table with another wording wherever a label or header reads `old`."""
        if not any(cell.row is None and cell.text == old for cell in self.cells):
            raise LookupError(f"table {self.id} has no label {old}")
        return self._each_cell(lambda cell: replace(cell, text=new) if cell.row is None and cell.text == old else cell)

    def without_row(self, row: str) -> DraftTable:
        """The table without the row of these values. Labels that span it shrink or move down."""
        gone = next((n for n, cells in enumerate(self.rows) if any(cell.row == row for cell in cells)), None)
        if gone is None:
            raise LookupError(f"table {self.id} has no row {row}")
        rows: list[tuple[DraftCell, ...]] = []
        for number, cells in enumerate(self.rows[:gone]):
            rows.append(tuple(_shrunk(cell) if number + cell.row_span > gone else cell for cell in cells))
        # Only labels span rows, and they stand left of everything else in the row that moves up to them.
        moved = tuple(_shrunk(cell) for cell in self.rows[gone] if cell.row_span > 1)
        rest = list(self.rows[gone + 1 :])
        if moved:
            rest[0] = (*moved, *rest[0])
        return replace(self, rows=(*rows, *rest))

    def _each_cell(self, change: Callable[[DraftCell], DraftCell]) -> DraftTable:
        return replace(self, rows=tuple(tuple(change(cell) for cell in row) for row in self.rows))


def _shrunk(cell: DraftCell) -> DraftCell:
    return replace(cell, row_span=cell.row_span - 1)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 for 一、 and 2 for （一）."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the narrative."""

    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The closing lines, set to the right: body and date."""

    lines: tuple[str, ...]


Block = Heading | Paragraph | DraftTable | Signature


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report. `agency`, `published` (an ISO date) and `index` serve the record of a web page."""

    title: str
    agency: str
    published: str
    index: str
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> dict[str, DraftTable]:
        """The tables by id, in the order of the report."""
        return {block.id: block for block in self.blocks if isinstance(block, DraftTable)}

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Title, headings, paragraphs and signature lines in reading order."""
        texts = [self.title]
        for block in self.blocks:
            if isinstance(block, Signature):
                texts.extend(block.lines)
            elif not isinstance(block, DraftTable):
                texts.append(block.text)
        return tuple(texts)

    @property
    def text(self) -> str:
        """The report without its tables, a paragraph a line."""
        return "\n".join(self.paragraphs)

    def value(self, table: str, row: str, column: str | None = None) -> str:
        """The text of one value cell."""
        return self._table(table).cell(row, column).text

    def with_cell(self, table: str, row: str, column: str | None, text: str) -> Draft:
        """The draft with another text in one value cell, as in `with_cell('t3', 'new', 'total', '9')`."""
        return self._with_table(self._table(table).with_cell(row, column, text))

    def with_label(self, table: str, old: str, new: str) -> Draft:
        """The draft with another wording of a table's label or header."""
        return self._with_table(self._table(table).with_label(old, new))

    def without_row(self, table: str, row: str) -> Draft:
        """The draft without one row of a table."""
        return self._with_table(self._table(table).without_row(row))

    def without_table(self, table: str) -> Draft:
        """The draft without a table; its heading stays."""
        gone = self._table(table)
        return replace(self, blocks=tuple(block for block in self.blocks if block is not gone))

    def with_table(self, table: DraftTable) -> Draft:
        """The draft with another table in the place of the one with the same id."""
        self._table(table.id)
        return self._with_table(table)

    def replace(self, old: str, new: str, *, every: bool = False) -> Draft:
        """The draft with other words in the narrative: the one place where `old` stands, or `every` place.

        Title, headings, paragraphs and signature are searched, tables are not.
        """
        count = sum(paragraph.count(old) for paragraph in self.paragraphs)
        if count == 0:
            raise LookupError(f"the narrative does not say {old!r}")
        if count > 1 and not every:
            raise LookupError(f"the narrative says {old!r} {count} times")
        blocks = tuple(_reworded(block, old, new) for block in self.blocks)
        return replace(self, title=self.title.replace(old, new), blocks=blocks)

    def rename_heading(self, start: str, new: str) -> Draft:
        """The draft with another text for the heading that begins with `start`."""
        number = self._heading(start)
        return self._spliced(number, number + 1, (replace(self.heading(start), text=new),))

    def heading(self, start: str) -> Heading:
        """The first heading that begins with `start`."""
        block = self.blocks[self._heading(start)]
        assert isinstance(block, Heading)
        return block

    def without_section(self, start: str) -> Draft:
        """The draft without a heading and all that stands under it."""
        return self._spliced(self._heading(start), self._section_end(start), ())

    def with_section_text(self, start: str, *paragraphs: str) -> Draft:
        """The draft with these paragraphs as all that stands under a heading."""
        return self._spliced(self._heading(start) + 1, self._section_end(start), tuple(map(Paragraph, paragraphs)))

    def with_section_before(self, start: str, heading: str, *paragraphs: str) -> Draft:
        """The draft with a further section before the heading that begins with `start`."""
        number = self._heading(start)
        level = self.heading(start).level
        added: tuple[Block, ...] = (Heading(heading, level), *map(Paragraph, paragraphs))
        return self._spliced(number, number, added)

    def without_signature(self) -> Draft:
        """The draft without its closing lines."""
        blocks = tuple(block for block in self.blocks if not isinstance(block, Signature))
        return replace(self, blocks=blocks)

    def _table(self, id: str) -> DraftTable:
        if id not in self.tables:
            raise LookupError(f"no table {id}")
        return self.tables[id]

    def _with_table(self, table: DraftTable) -> Draft:
        blocks = tuple(
            table if isinstance(block, DraftTable) and block.id == table.id else block for block in self.blocks
        )
        return replace(self, blocks=blocks)

    def _heading(self, start: str) -> int:
        for number, block in enumerate(self.blocks):
            if isinstance(block, Heading) and block.text.startswith(start):
                return number
        raise LookupError(f"no heading begins with {start!r}")

    def _section_end(self, start: str) -> int:
        """Where the next heading of the same or a higher level, the signature or the end of the draft is."""
        level = self.heading(start).level
        for number in range(self._heading(start) + 1, len(self.blocks)):
            block = self.blocks[number]
            if isinstance(block, Signature) or (isinstance(block, Heading) and block.level <= level):
                return number
        return len(self.blocks)

    def _spliced(self, start: int, end: int, blocks: tuple[Block, ...]) -> Draft:
        return replace(self, blocks=(*self.blocks[:start], *blocks, *self.blocks[end:]))


def _reworded(block: Block, old: str, new: str) -> Block:
    if isinstance(block, DraftTable):
        return block
    if isinstance(block, Signature):
        return replace(block, lines=tuple(line.replace(old, new) for line in block.lines))
    return replace(block, text=block.text.replace(old, new))
