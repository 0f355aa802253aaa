"""What a file says and where: paragraphs, tables as grids, pictures.

A reader turns bytes into a `Document`. Nothing here knows of the official forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.text import fold

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")  # suffixes of files without text
_RAISED = compiled("[⁰¹²³⁴-⁹]")
_SENTENCE = compiled(r"[^。!?\n]+[。!?]?")
# More blanks part the columns of what was a table. One behind a point or a comma is a slip: 占45. 1%, 公开2, 731条.
# What points to a note counts as one: 12³件.
_BLANK_AT_FIGURE = compiled(
    r"(?<=[^\x00-\x7f]) {1,3}(?=\d)|(?<=\d) {1,3}(?=[^\x00-\x7f]|%)"
    r"|(?:(?<=[^\x00-\x7f]\d\.)|(?<=[^\x00-\x7f]\d\d\.)) (?=\d{1,2}%)|(?<=\d,) (?=\d{3}(?:件|条|次|篇|份|期|人|个))"
    r"|(?<=\d)\[?[⁰¹²³⁴-⁹]{1,3}\]?(?=[\u4e00-\u9fff%])"
)


class Location(NamedTuple):
    """A place in a report. Counts start at 1; what a format or a stage does not know is None.

    Readers fill the physical part. Binding adds the ids of the official form (`section`,
    `table`, `row`, `column_id`) and the labels as printed, and what the form calls the table (表三).
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    block: int | None = None  # n-th paragraph, table or picture of the document
    grid: int | None = None  # n-th table of the document
    grid_row: int | None = None
    grid_column: int | None = None
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column_id: str | None = None
    table_name: str | None = None
    row_label: str | None = None
    column_label: str | None = None
    quote: str | None = None
    box: tuple[float, float, float, float] | None = None  # left, top, right, bottom in points from the page's top left
    path: str | None = None  # only of a place in another file: last year's report

    def of_cell(
        self, table: str, row: str, column: str | None, name: str, row_label: str, column_label: str | None, quote: str
    ) -> Location:
        """The same place as a cell of a table of the form, which calls the table `name`."""
        return Location(*self[:8], table, row, column, name, row_label, column_label, quote, *self[15:])

    def quoting(self, text: str) -> Location:
        """The same place with the text that stands there."""
        return self._replace(quote=text)


class PageMark(NamedTuple):
    """Where on the pages of a document the characters of a paragraph stand from an offset on: a line of print."""

    offset: int
    page: int
    box: tuple[float, float, float, float]


class Paragraph(NamedTuple):
    """A paragraph as typed. `marks` say where its characters stand: (offset, line, column); `pages` in print.

    `offset` is where it begins in the paragraph of the file that it was cut out of.
    """

    text: str
    location: Location
    outline: int | None = None  # heading level by style, 1 is the highest
    marks: tuple[tuple[int, int, int | None], ...] = ()
    pages: tuple[PageMark, ...] = ()
    offset: int = 0

    def part(self, start: int, end: int) -> Paragraph:
        """text[start:end] as a paragraph of its own, in the place where it stands."""
        first = self.locate(start, end)
        marks = tuple((offset - start, line, column) for offset, line, column in self.marks if start < offset < end)
        before = [mark for mark in self.pages if mark.offset <= start][-1:]
        printed = (*before, *(mark for mark in self.pages if start < mark.offset < end))
        return Paragraph(
            self.text[start:end],
            self.location._replace(line=first.line, column=first.column) if self.marks else self.location,
            self.outline if start == 0 else None,
            ((0, first.line, first.column), *marks) if self.marks and first.line is not None else (),
            tuple(mark._replace(offset=max(mark.offset - start, 0)) for mark in printed),
            self.offset + start,
        )

    def joined(self, between: str, following: Paragraph) -> Paragraph:
        """With `between` and another paragraph behind it, each in the place where it stands."""
        shift = len(self.text) + len(between)
        return self._replace(
            text=self.text + between + following.text,
            marks=(*self.marks, *((offset + shift, line, column) for offset, line, column in following.marks)),
            pages=(*self.pages, *(mark._replace(offset=mark.offset + shift) for mark in following.pages)),
        )

    def locate(self, start: int, end: int) -> Location:
        """The location of text[start:end], quoting it."""
        line, column = self.location.line, self.location.column
        if line is None:  # a format without lines: the place is the n-th character of the paragraph
            column = self.offset + start + 1
        for offset, mark_line, mark_column in self.marks:
            if offset > start:
                break
            line = mark_line
            column = mark_column + start - offset if mark_column is not None else None
        place = self._printed(start, end) if self.pages else self.location
        return place._replace(line=line, column=column, quote=self.text[start:end])

    def _printed(self, start: int, end: int) -> Location:
        """The page on which text[start:end] begins, and the box of its lines there."""
        first = max((mark for mark in self.pages if mark.offset <= start), default=self.pages[0])
        boxes = [first.box]
        boxes += [mark.box for mark in self.pages if first.offset < mark.offset < end and mark.page == first.page]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return self.location._replace(page=first.page, box=(min(lefts), min(tops), max(rights), max(bottoms)))


class Sentence(NamedTuple):
    """A sentence of a paragraph, whose `number` is the paragraph's.

    `folded` is its text in half-width, without the blanks that some put around figures (2023 年 is 2023年) and without
    the marks of notes behind them; `places` are the offsets of its characters in the paragraph.
    """

    paragraph: Paragraph
    number: int
    folded: str
    places: Sequence[int]

    @property
    def start(self) -> int:
        """Where it begins in the paragraph."""
        return self.places[0]

    def locate(self, start: int, end: int) -> Location:
        """The location of folded[start:end], quoted as typed."""
        return self.paragraph.locate(*self.span(start, end))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where folded[start:end] begins and ends in the paragraph."""
        last = self.places[end - 1] + 1 if end > start else self.place(start)
        return self.place(start), last

    def typed(self, words: str) -> str:
        """Words of `folded` as the paragraph has them; others as they are."""
        start = self.folded.find(words) if words else -1
        return words if start < 0 else self.paragraph.text[slice(*self.span(start, start + len(words)))]

    def place(self, offset: int) -> int:
        """Where a character of `folded` stands in the paragraph; behind the last one, its end."""
        return self.places[offset] if offset < len(self.places) else self.places[-1] + 1


def sentences_of(paragraph: Paragraph, number: int) -> Iterator[Sentence]:
    """The sentences of a paragraph that has a number in its list."""
    folded = fold(paragraph.text)
    has_blanks = (" " in folded or _RAISED.search(folded)) and _BLANK_AT_FIGURE.search(folded) is not None
    for match in _SENTENCE.finditer(folded):
        if match[0].strip():
            yield Sentence(
                paragraph, number, *(_without_blanks(match) if has_blanks else (match[0], range(*match.span())))
            )


def _without_blanks(sentence: re.Match[str]) -> tuple[str, Sequence[int]]:
    """A sentence without the blanks between a figure and a Chinese character, and the places of what is left."""
    text, start = sentence[0], sentence.start()
    blank = {place for match in _BLANK_AT_FIGURE.finditer(text) for place in range(*match.span())}
    kept = [offset for offset in range(len(text)) if offset not in blank]
    return "".join(text[offset] for offset in kept), [start + offset for offset in kept]


class GridCell(NamedTuple):
    """A cell at its top left position (row and column from 0), with the positions it covers."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    location: Location


class Grid:
    """A rectangular table. A covered position belongs to its anchor cell; it is not an empty cell.

    A position that belongs to no cell (a short row) has none: `at` returns None there. `is_guessed`: nothing in the
    file parts the cells, rows and columns were told from where the text stands; a row of which that could not be told
    has its label alone; or cells of it may lie beyond an edge of the page.
    """

    __slots__ = ("_rows", "cells", "column_count", "is_guessed", "location", "row_count")

    def __init__(
        self,
        row_count: int,
        column_count: int,
        cells: tuple[GridCell, ...],
        location: Location,
        *,
        is_guessed: bool = False,
    ) -> None:
        self.row_count = row_count
        self.column_count = column_count
        self.cells = cells
        self.location = location
        self.is_guessed = is_guessed
        self._rows: list[list[GridCell | None]] = [[None] * column_count for _ in range(row_count)]
        for cell in cells:
            _, top, left, row_span, column_span, _ = cell
            if row_span == column_span == 1 and top < row_count and left < column_count:  # as of most cells
                self._rows[top][left] = self._rows[top][left] or cell
                continue
            for row in self._rows[top : top + row_span]:
                for column in range(left, min(left + column_span, column_count)):
                    if row[column] is None:
                        row[column] = cell

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that holds or covers a position, counted from 0."""
        is_inside = 0 <= row < self.row_count and 0 <= column < self.column_count
        return self._rows[row][column] if is_inside else None

    def part(self, start: int, end: int) -> Grid:
        """The rows from `start` to before `end` as a grid of their own, in the place where they stand."""
        cells = tuple(cell._replace(row=cell.row - start) for cell in self.cells if start <= cell.row < end)
        location = cells[0].location if cells else self.location
        return Grid(end - start, self.column_count, cells, location, is_guessed=self.is_guessed)

    def rows(self) -> Iterator[tuple[GridCell, ...]]:
        """Row by row, the different cells met from left to right, those reaching down from above included."""
        for row in self._rows:
            yield tuple(cell for cell, before in zip(row, (None, *row), strict=False) if cell and cell is not before)


class Picture(NamedTuple):
    """An image; its content is not read."""

    location: Location
    name: str = ""


Block = Paragraph | Grid | Picture


def moved(block: Block, move: Callable[[Location], Location]) -> Block:
    """A block with all its places, those of its lines or cells too, changed by `move`."""
    place = move(block.location)
    if isinstance(block, Grid):
        cells = tuple(cell._replace(location=move(cell.location)) for cell in block.cells)
        return Grid(block.row_count, block.column_count, cells, place, is_guessed=block.is_guessed)
    if isinstance(block, Picture):
        return block._replace(location=place)
    lines = ((offset, move(Location(line=line, column=column))) for offset, line, column in block.marks)
    marks = tuple((offset, at.line, at.column) for offset, at in lines if at.line is not None)
    return block._replace(location=place, marks=marks)


class Comment(NamedTuple):
    """What an author tells gi-lint inside a file, with the place where it begins."""

    text: str
    line: int
    column: int


class Document(NamedTuple):
    """A file as read: its blocks in reading order. `format` is what the reader reads: docx, html, md, pdf, txt.

    `title` and `published` come from the file's own record (a page's title and date lines), not from
    the report's text. `remarks` say, in Chinese, what could not be read and why. `comments` are addressed to gi-lint
    and no part of the report. `unread` names what certainly holds text that was not read: 第 3 页是图片（扫描件）.
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: str | None = None
    remarks: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    unread: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def grids(self) -> tuple[Grid, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Grid))


class ReadError(Exception):
    """A file cannot be read. `problem` and `advice`, said in the language in use, are sentences for the user.

    str() gives both.
    """

    def __init__(self, problem: str, advice: str) -> None:
        problem, advice = say(problem), say(advice)
        super().__init__(say("{problem}。{advice}", problem=problem.rstrip("。."), advice=advice.rstrip("。.")))
        self.problem = problem
        self.advice = advice
