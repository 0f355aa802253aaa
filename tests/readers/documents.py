"""What readers hand out, in short."""

from __future__ import annotations

from gi_lint.document import Document, Grid


def cells_of(grid: Grid) -> list[tuple[str, int, int, int, int]]:
    """Text, row, column, row span and column span of each cell."""
    return [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells]


def texts(document: Document) -> list[str]:
    """The paragraphs as typed."""
    return [paragraph.text for paragraph in document.paragraphs]
