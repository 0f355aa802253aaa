"""The blocks of a text, numbered as they are found, each with its line and column."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.document import Block, Grid, GridCell, Location, Paragraph, Picture, moved
from gi_lint.readers.lines import BLANKS, Line
from gi_lint.readers.text_cells import TextCell


class BlockList:
    """Blocks as they are found, numbered as they are added."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._grid_count = 0

    def add_paragraph(
        self, text: str, marks: tuple[tuple[int, int, int | None], ...], outline: int | None = None
    ) -> None:
        """Add a paragraph that starts at its first mark."""
        _, line, column = marks[0]
        self.blocks.append(Paragraph(text, self._place(line, column), outline, marks))

    def add_lines(self, lines: Sequence[Line]) -> None:
        """Add lines as one paragraph without the blanks at their ends; only Latin words need a blank between them."""
        text = ""
        marks: list[tuple[int, int, int | None]] = []
        for line in lines:
            words = line.text.strip(BLANKS)
            indent = len(line.text) - len(line.text.lstrip(BLANKS)) if words else 0
            joint = text[-1:] + words[:1]
            if text[-1:].isalnum() and joint.isascii() and not joint.isdecimal():  # digits are of one figure
                text += " "
            marks.append((len(text), line.number, indent + 1))
            text += words
        self.add_paragraph(text, tuple(marks))

    def add_picture(self, name: str, line: int, column: int) -> None:
        """Add a picture that is named at a place in the text."""
        self.blocks.append(Picture(self._place(line, column), name))

    def add_shifted(self, block: Block, lines: int) -> None:
        """Add a block that was read by itself, so many lines further down in the file."""
        grid = self._next_grid() if isinstance(block, Grid) else None

        def placed(place: Location) -> Location:
            line = None if place.line is None else place.line + lines
            return place._replace(line=line, block=len(self.blocks) + 1, grid=grid)

        self.blocks.append(moved(block, placed))

    def add_table(self, rows: Sequence[Sequence[TextCell]]) -> None:
        """Add a table by its rows."""
        block, grid = len(self.blocks) + 1, self._next_grid()
        cells = tuple(
            GridCell(text, row, column, 1, 1, Location(line, at, None, block, grid, row + 1, column + 1))
            for row, typed in enumerate(rows)
            for column, (text, line, at) in enumerate(typed)
        )
        whole = cells[0].location._replace(grid_row=None, grid_column=None)
        self.blocks.append(Grid(len(rows), max(map(len, rows)), cells, whole))

    def _place(self, line: int, column: int | None) -> Location:
        """The place of the next block."""
        return Location(line=line, column=column, block=len(self.blocks) + 1)

    def _next_grid(self) -> int:
        self._grid_count += 1
        return self._grid_count
