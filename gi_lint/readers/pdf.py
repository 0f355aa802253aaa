"""PDF files (.pdf) with text: paragraphs as typed, tables from their ruling lines, over all pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from itertools import islice
from operator import attrgetter, itemgetter

import pypdfium2_raw as pdfium

from gi_lint.document import Block, Document, Grid, GridCell, Location, Picture, ReadError
from gi_lint.hints import Any
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.filetype import file_type, refuse_empty
from gi_lint.readers.pdf_chunks import Rules
from gi_lint.readers.pdf_flow import Area, Building, rounded, text_areas, without_furniture
from gi_lint.readers.pdf_flows import Flow, flows_of
from gi_lint.readers.pdf_frames import Framed, part_frames
from gi_lint.readers.pdf_lattice import Lattice, Ruled, Table, TableCell, fill, find_lattices
from gi_lint.readers.pdf_layouts import arranged
from gi_lint.readers.pdf_notes import part_notes
from gi_lint.readers.pdf_overprints import without_overprints, without_strewn_words
from gi_lint.readers.pdf_page import UNKNOWN, Box, Char, Page, Rule, surface
from gi_lint.readers.pdf_pages import read_page
from gi_lint.readers.pdf_parts import shows_columns
from gi_lint.readers.pdf_stitch import have_same_edges, stitched
from gi_lint.readers.pdf_text import Line, is_han, to_lines
from gi_lint.readers.pdf_unruled import find_unruled_tables
from gi_lint.text import cell_number

MAX_BYTES = 100 * 2**20
MAX_PAGES = 500
MAX_CHARACTERS = 500_000  # on all pages
MAX_RULES = 100_000  # ruling lines on all pages
MAX_GRID_POSITIONS = 200_000  # rows x columns of all tables

_LEAST_TEXT = 20  # characters of a page that is more than a picture with a page number
_FEW_LINES = 8  # of text, beside tables
_NEAR = 3.0  # em from a table's last line to figures that belong to it
_SAME = 1.0  # points
_MOST_UNKNOWN = 0.05  # of the characters: more of them, and it is figures that cannot be read
_SCAN = 0.4  # of the page that a picture of it covers
_BACKGROUND = 0.9  # of the page that a picture behind the text covers
_MOST_LARGE = 20  # large pictures of a page that may stand behind its text
_SEVERAL_FIGURES = compiled(r"^\d+( \d+)+$|\d \d+ \d")  # a line 12 0 3
_HEADER_REACH = 2048  # bytes in which the signature and the end mark stand
_NEW_EXPORT = "请用 Word 或 WPS 重新导出 PDF，或提供 .docx 文件。"
_SCAN_ADVICE = "图片里的文字无法检查：请提供报告的 Word 原件（.docx），或先做文字识别（OCR）再检查。"


def read(data: bytes, path: str) -> Document:
    """The document in a PDF file. Raises ReadError for a file that is none, is protected, or holds only pictures."""
    _refuse_other_files(data)
    with _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count <= 0:
            raise _damaged("没有页面")
        if count > MAX_PAGES:
            raise ReadError(
                say("PDF 文件超过 {max_pages} 页（{count} 页），不予读取。", max_pages=MAX_PAGES, count=count),
                "请确认这是一份年度报告。",
            )
        pages = _pages(document, count)
    return document_of(without_overprints(without_strewn_words(pages)), path)


def document_of(pages: Sequence[Page], path: str) -> Document:
    """The document that pages hold. Raises ReadError where nothing on them can be read."""
    scanned = _scanned(pages)
    blocks = tuple(_Blocks(pages, scanned).blocks)
    if not scanned:
        return Document(path, "pdf", blocks)
    numbers = say("、").join(map(str, sorted(scanned)))
    unread = say("第 {numbers} 页是图片（扫描件）", numbers=numbers)
    remark = say("{unread}，其中的文字和表格未读取；请提供 Word 原件，或先做文字识别（OCR）。", unread=unread)
    return Document(path, "pdf", blocks, remarks=(remark,), unread=unread)


def _pages(document: Any, count: int) -> list[Page]:
    pages: list[Page] = []
    characters = rules = 0
    for number in range(1, count + 1):
        page = read_page(document, number)
        pages.append(page)
        characters += len(page.chars)
        rules += len(page.across) + len(page.down)
        if characters > MAX_CHARACTERS or rules > MAX_RULES:
            raise _too_large()
    return pages


def _too_large() -> ReadError:
    return ReadError("PDF 文件内容过多（文字、线条或表格超出上限），不予读取。", "请确认这是一份年度报告。")


def _refuse_other_files(data: bytes) -> None:
    refuse_empty(data)
    if len(data) > MAX_BYTES:
        raise ReadError(
            say("PDF 文件超过 {max_bytes} MB，不予读取。", max_bytes=MAX_BYTES // 2**20),
            "请压缩图片后重新导出，或提供 .docx 文件。",
        )
    if b"%PDF-" not in data[:_HEADER_REACH]:
        kind = file_type(data)
        problem = say("文件不是 PDF，实际是 {kind.name}。", kind=kind) if kind else "文件不是 PDF，或已损坏。"
        raise ReadError(problem, kind.advice if kind else _NEW_EXPORT)
    if b"%%EOF" not in data[-_HEADER_REACH:] and b"startxref" not in data[-_HEADER_REACH:]:
        raise ReadError("PDF 文件不完整：文件末尾缺失，可能没有传完。", "请重新下载或重新导出该文件。")


def _damaged(detail: str) -> ReadError:
    return ReadError(say("PDF 文件已损坏（{detail}），无法打开。", detail=say(detail)), _NEW_EXPORT)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The document opened by PDFium, which reads from `data` until it is closed."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _open_error(pdfium.FPDF_GetLastError())
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _open_error(code: int) -> ReadError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return ReadError("PDF 文件有打开密码，无法读取。", "请去除密码后再检查。")
    if code == pdfium.FPDF_ERR_SECURITY:
        return ReadError("PDF 文件使用了不支持的加密方式，无法读取。", "请去除密码或权限限制后再检查。")
    return _damaged("格式错误")


# What cannot be read ---------------------------------------------------------------------------------------


def _scanned(pages: Sequence[Page]) -> frozenset[int]:
    """The numbers of the pages that are only pictures. Raises ReadError if there is nothing else to read."""
    counts = list(map(_letters, pages))
    scanned = frozenset(
        page.number
        for page, count in zip(pages, counts, strict=True)
        if count < _LEAST_TEXT and any(page.share(picture) >= _SCAN for picture in page.pictures)
    )
    letters = sum(counts)
    unknown = sum(page.unknown for page in pages)
    if letters < _LEAST_TEXT or letters < _LEAST_TEXT * len(scanned) / 4:
        if any(page.pictures for page in pages):
            raise ReadError("PDF 是扫描件或图片，没有可以检查的文字。", _SCAN_ADVICE)
        raise ReadError("PDF 里没有文字（可能是空白页，或文字已转为图形）。", _SCAN_ADVICE)
    if unknown > _MOST_UNKNOWN * letters or _are_garbled(pages):
        raise ReadError("PDF 的字体没有文字编码，读出的是乱码，无法检查。", _NEW_EXPORT)
    return scanned


def _are_garbled(pages: Sequence[Page]) -> bool:
    """Whether codes of glyphs were taken for characters: letters of the West where there should be Chinese."""
    texts = [char.text for page in pages for char in page.chars]
    return sum("\x80" <= text < "\u0300" for text in texts) > sum(map(is_han, texts))


def _letters(page: Page) -> int:
    return sum(not char.text.isspace() for char in page.chars) + page.unknown


# Blocks ----------------------------------------------------------------------------------------------------


_Item = tuple[float, Line | Table | Framed | Box]  # what stands at a height of a page


class _Blocks:
    """The blocks of a document, from its pages."""

    def __init__(self, pages: Sequence[Page], scanned: frozenset[int]) -> None:
        self.blocks: list[Block] = []
        self._grids = 0
        self._positions = 0
        self._filled = [page.number for page in pages if page.chars or page.pictures]
        self._last_page = 0
        self._table: Table | None = None
        self._building: Building | None = None
        self._framed: list[Framed] = []  # beside what is under construction
        contents = _contents(pages)
        parts = zip(pages, contents, flows_of(_wholes(pages, contents, scanned)), strict=True)
        flows = [
            (page, flow, found.frames if flow is of_page[0] else ())
            for page, found, of_page in parts
            for flow in of_page
        ]
        noted = part_notes([flow for _, flow, _ in flows])
        flows = [(page, flow, frames) for (page, _, frames), (flow, _) in zip(flows, noted, strict=True)]
        unruled = find_unruled_tables([flow.lines for _, flow, _ in flows], [flow.rules for _, flow, _ in flows])
        areas = _areas([(page, flow) for page, flow, _ in flows], [more.rest for more in unruled])
        for (page, flow, frames), more, area in zip(flows, unruled, areas, strict=True):
            items: list[_Item] = [(line.box[1], line) for line in more.rest]
            items += [(table.top, table) for table in (*flow.tables, *more.tables)]
            items += [(box[1], box) for box in flow.pictures]
            items += [(frame.box[1], frame) for frame in frames]
            self._add_page(sorted(items, key=itemgetter(0)), page, area, frames)
        self._close()
        for (_, notes), area in zip(noted, areas, strict=True):
            for line in notes:
                self._add_line(line, area)
        self._close()

    def _add_page(self, items: Sequence[_Item], page: Page, area: Area, frames: Sequence[Framed]) -> None:
        for _, what in items:
            if isinstance(what, Line):
                self._add_line(what, reduce(lambda known, frame: frame.narrowed(known, what), frames, area))
            elif isinstance(what, Table):
                self._add_table(what._replace(is_guessed=what.is_guessed or _sticks_out(what, area)))
            elif isinstance(what, Framed):
                self._framed.append(what)
            else:
                self._close()
                self.blocks.append(Picture(Location(page=page.number, block=self._next, box=rounded(what))))

    @property
    def _next(self) -> int:
        return len(self.blocks) + 1

    def _add_line(self, line: Line, area: Area) -> None:
        if self._building is not None and self._building.goes_on(line, area):
            self._building.add(line, area)
        else:
            self._close()
            self._building = Building(line, area)

    def _add_table(self, part: Table) -> None:
        whole = stitched(self._table, part) if self._table is not None and self._is_next(part.page) else None
        if whole is None:
            self._close()
        self._table = whole or part
        self._last_page = max(cell.page for cell in part.cells)

    def _is_next(self, page: int) -> bool:
        """Whether a page follows the last of the table, no page but empty ones between."""
        after = bisect_right(self._filled, self._last_page)
        return self._filled[after : after + 1] == [page]

    def _put(self, building: Building) -> None:
        paragraph = building.paragraph()
        self.blocks.append(paragraph._replace(location=paragraph.location._replace(block=self._next)))

    def _close(self) -> None:
        """Put what is under construction among the blocks."""
        if self._building is not None:
            self._put(self._building)
            self._building = None
        if self._table is not None:
            self._grids += 1
            self._positions += self._table.row_count * (len(self._table.xs) - 1)
            if self._positions > MAX_GRID_POSITIONS:
                raise _too_large()
            self.blocks.append(_grid(self._table, self._next, self._grids))
            self._table = None
        for frame in self._framed:
            for building in frame.paragraphs():
                self._put(building)
        self._framed.clear()


def _wholes(pages: Sequence[Page], contents: Sequence[_Content], scanned: frozenset[int]) -> list[Flow]:
    """What each page holds, without page numbers and running heads."""
    lines = without_furniture([found.lines for found in contents], [page.height for page in pages])
    return [
        Flow(rest, found.tables, _shown_pictures(page, scanned), found.rules)
        for page, found, rest in zip(pages, contents, lines, strict=True)
    ]


def _areas(flows: Sequence[tuple[Page, Flow]], texts: Sequence[Sequence[Line]]) -> list[Area]:
    """The area of the text of each stretch: of those in the same column of pages that of all of them, upright pages
    and wide ones apart.

    A few lines beside a table on a page set the other way than most do not tell how far text goes: its margins do.
    """
    areas: list[Area | None] = [None] * len(flows)
    places = [(flow.column, page.width > page.height) for page, flow in flows]
    is_wide = 2 * sum(wide for _, wide in places) > len(places)
    for place in dict.fromkeys(places):
        numbers = [number for number, other in enumerate(places) if other == place]
        is_usual = place[1] == is_wide or sum(len(texts[number]) for number in numbers) > _FEW_LINES
        for number, area in zip(numbers, text_areas([texts[number] for number in numbers]), strict=True):
            right = area.right if is_usual else max(area.right, flows[number][0].width - area.left)
            areas[number] = area._replace(right=right)
    return [area for area in areas if area is not None]


class _Content(NamedTuple):
    """The ruled tables of a page and the boxes beside its text, the lines outside them and the ruling lines there."""

    tables: list[Table]
    frames: Sequence[Framed]
    lines: list[Line]
    rules: Rules


def _contents(pages: Sequence[Page]) -> list[_Content]:
    ruled = [find_lattices(page) for page in pages]
    contents: list[_Content] = []
    layouts = arranged([found.lattices for found in ruled], pages)
    ruled = [found._replace(lattices=lattices) for found, (lattices, _) in zip(ruled, layouts, strict=True)]
    for index, page in enumerate(pages):
        lattices = [lattice for lattice in ruled[index].lattices if _is_table(lattice, index, ruled)]
        tables, outside = _filled(lattices, page)
        lines = to_lines(outside, page.number)
        divided = [lattice for lattice, table in zip(lattices, tables, strict=True) if _is_divided(table, lines)]
        if len(divided) < len(lattices):
            tables, outside = _filled(divided, page)
            lines = to_lines(outside, page.number)
        frames, lines = part_frames((*ruled[index].lattices, *layouts[index].cells), tables, outside, lines)
        tables = [table for table in tables if any(cell.text for cell in table.cells)]
        down = [rule for rule in ruled[index].down if not any(_is_inside(rule, table) for table in tables)]
        contents.append(_Content(tables, frames, lines, Rules(ruled[index].across, down)))
    return contents


def _filled(lattices: Sequence[Lattice], page: Page) -> tuple[list[Table], list[Char]]:
    """The lattices of a page with their text, and the upright characters outside."""
    tables, outside = fill(lattices, page.chars, page.number)
    tables = [_without_lost_cells(table, page) if _is_cut(table.box, page) else table for table in tables]
    return tables, [char for char in outside if char.turn == 0]


def _without_lost_cells(table: Table, page: Page) -> Table:
    """A table that an edge of its page cuts, without the empty cells there: they need not have been empty."""
    cells = tuple(cell for cell in table.cells if cell.text or not _is_cut(cell.box, page))
    return table._replace(cells=cells, is_guessed=True)


def _is_cut(box: Box, page: Page) -> bool:
    """Whether a box reaches to an edge of the page or beyond."""
    left, top, right, bottom = box
    return min(left, top, page.width - right, page.height - bottom) < _SAME


def _sticks_out(table: Table, area: Area) -> bool:
    """Whether a table begins inside the text and ends beyond it: what is printed of it may be cut off there."""
    left, _, right, _ = table.box
    return area.right > area.left and left - area.left > _SAME and right - area.right > _SAME


def _is_divided(table: Table, outside: Sequence[Line]) -> bool:
    """Whether lines part all cells of a table: none holds several figures, and none stand without lines below it."""
    texts = [cell.text for cell in table.cells]
    if any(map(_SEVERAL_FIGURES.search, texts)):
        return False
    if any(map(cell_number, texts)):
        return True
    left, _, right, bottom = table.box
    below = next((line for line in outside if line.middle > bottom), None)
    return below is None or below.middle - bottom > _NEAR * below.em or not shows_columns(below, left, right)


def _is_inside(rule: Rule, table: Table) -> bool:
    """Whether a vertical line is one of a table's."""
    left, top, right, bottom = table.box
    return left - _SAME <= rule.at <= right + _SAME and top - _SAME <= rule.start and rule.end <= bottom + _SAME


def _is_table(lattice: Lattice, index: int, ruled: Sequence[Ruled]) -> bool:
    """Whether a lattice is a table: it has columns, or a page break has cut it from a table that has."""
    if not lattice.is_frame:
        return True
    here = ruled[index].lattices
    before = ruled[index - 1].lattices[-1:] if index and lattice is here[0] else ()
    after = ruled[index + 1].lattices[:1] if index + 1 < len(ruled) and lattice is here[-1] else ()
    return any(not other.is_frame and have_same_edges(lattice.xs, other.xs) for other in (*before, *after))


def _shown_pictures(page: Page, scanned: frozenset[int]) -> list[Box]:
    """The pictures of a page; one behind its text is none."""
    if page.number in scanned:
        return sorted(page.pictures, key=surface)[-1:]
    shown = [picture for picture in page.pictures if page.share(picture) < _BACKGROUND]
    large = islice((picture for picture in shown if page.share(picture) >= _SCAN), _MOST_LARGE)
    behind = {picture for picture in large if _is_behind_text(picture, page)}
    return [picture for picture in shown if picture not in behind]


def _is_behind_text(picture: Box, page: Page) -> bool:
    """Whether most of the text of a page is printed over a picture."""
    left, top, right, bottom = picture
    over = sum(left < char.left < right and top < char.top < bottom for char in page.chars)
    return 2 * over > len(page.chars)


def _grid(table: Table, block: int, number: int) -> Grid:
    """A table; a figure with a character that cannot be read is left out."""
    known = [cell for cell in table.cells if UNKNOWN not in cell.text or any(map(is_han, cell.text))]
    cells = tuple(_cell(cell, block, number) for cell in sorted(known, key=attrgetter("row", "column")))
    location = Location(page=table.page, block=block, grid=number)
    is_guessed = table.is_guessed or len(known) < len(table.cells)
    return Grid(table.row_count, len(table.xs) - 1, cells, location, is_guessed=is_guessed)


def _cell(cell: TableCell, block: int, grid: int) -> GridCell:
    box, row, column = rounded(cell.box), cell.row + 1, cell.column + 1
    place = Location(page=cell.page, block=block, grid=grid, grid_row=row, grid_column=column, box=box)
    return GridCell(cell.text, cell.row, cell.column, cell.row_span, cell.column_span, place)
