"""Where the findings of a file stand in its document: stretches of paragraphs and of table cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.document import Document, Grid, Location, Paragraph
from gi_lint.finding import Finding
from gi_lint.named import NamedTuple


class Spot(NamedTuple):
    """A block of the document by its index, and in a table the row and column from 0 of the cell's anchor."""

    block: int
    row: int | None = None
    column: int | None = None


class Mark(NamedTuple):
    """A stretch of a spot's text that a finding speaks of.

    `number` counts the findings of the file from 1; `kind` is error, warning, note or open. A main mark is the place
    of the finding; the others are figures that it rests on.
    """

    start: int
    end: int
    number: int
    kind: str
    main: bool


def marks_of(document: Document, findings: Sequence[Finding]) -> dict[Spot, list[Mark]]:
    """The marks of a document by spot. A finding of the whole report, or whose place is not found, has none."""
    marks: dict[Spot, list[Mark]] = {}
    for number, finding in enumerate(findings, start=1):
        places = [finding.location, *(operand.location for operand in finding.operands), *finding.related]
        seen = set()
        for index, place in enumerate(places):
            found = _find(document, place)
            if found is None or found in seen:
                continue
            seen.add(found)
            spot, start, end = found
            marks.setdefault(spot, []).append(Mark(start, end, number, finding.counts_as, index == 0))
    return marks


def _find(document: Document, place: Location) -> tuple[Spot, int, int] | None:
    if place.path is not None or place.block is None or not 1 <= place.block <= len(document.blocks):
        return None
    index = place.block - 1
    block = document.blocks[index]
    if isinstance(block, Paragraph):
        return Spot(index), *_stretch(block, place)
    if isinstance(block, Grid) and place.grid_row and place.grid_column:
        cell = block.at(place.grid_row - 1, place.grid_column - 1)
        return (Spot(index, cell.row, cell.column), 0, len(cell.text)) if cell is not None else None
    return Spot(index), 0, 0


def _stretch(paragraph: Paragraph, place: Location) -> tuple[int, int]:
    """Where in a paragraph a place's quote stands; the whole paragraph if it is not found there."""
    text, quote = paragraph.text, place.quote or ""
    starts = (start for start in _starts(paragraph, place, quote) if start >= 0 and text.startswith(quote, start))
    start = next(starts, None) if quote else None
    return (0, len(text)) if start is None else (start, start + len(quote))


def _starts(paragraph: Paragraph, place: Location, quote: str) -> Iterator[int]:
    """Where the quote may begin, the likeliest first: the reverse of `Paragraph.locate`."""
    if place.line is None:
        yield (place.column or 0) - 1
    else:
        own = paragraph.location
        for offset, line, column in ((0, own.line, own.column), *paragraph.marks):
            if line == place.line:
                if column is not None and place.column is not None:
                    yield offset + place.column - column
                else:
                    yield paragraph.text.find(quote, offset)
    yield paragraph.text.find(quote)
