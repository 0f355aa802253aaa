"""Word documents (.docx), as Word and WPS write them: the text as it is printed, changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property, partial

from gi_lint.document import Block, Document, Grid, Location, Paragraph, Picture, ReadError, moved
from gi_lint.language import say
from gi_lint.readers.ooxml import (
    Element,
    Package,
    attribute,
    child,
    children,
    is_on,
    not_word,
    refuse_full,
    value_of,
    word_names,
    word_tags,
)
from gi_lint.readers.word_flow import ALTERNATE, FORMULA, FORMULA_TEXT, TRANSPARENT, chosen, flow
from gi_lint.readers.word_numbering import Numbering
from gi_lint.readers.word_styles import PLAIN, ListPlace, Styles, list_place, outline_level
from gi_lint.readers.word_tables import (
    BLOCK,
    CELL,
    TABLE,
    OpenCell,
    OpenTable,
    PlacedCell,
    layout_cells,
    placed_cells,
    printed_rows,
)
from gi_lint.readers.word_text import LITERALS, floating, follow_field, shown, symbol
from gi_lint.text import raised, visible

MAX_NESTING = 40  # tables and text boxes inside each other
MAX_GRID_POSITIONS = 200_000  # rows x columns of all tables of a document

_MAIN_PART = "word/document.xml"  # for packages without a relationship to it

_ROOT = word_tags("document")
_BODY = word_tags("body")
_RUN = word_tags("r")
_INLINE = _RUN | FORMULA
_FOREIGN = word_tags("altChunk")
_POINTER = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_BLOCKS = BLOCK | _FOREIGN
_MOST_IN_PAGES = 400_000  # start and end tags of all pages within a document

_PARAGRAPH_PROPERTIES = word_tags("pPr")
_STYLE = word_tags("pStyle")
_RUN_STYLE = word_tags("rStyle")
_LIST = word_tags("numPr")
_OUTLINE = word_tags("outlineLvl")
_RUN_PROPERTIES = word_tags("rPr")
_VANISH = word_tags("vanish")
_VERTICAL_PLACE = word_tags("vertAlign")
_STRUCK = word_tags("strike", "dstrike")
_MARK_GONE = word_tags("del", "moveFrom")
# One look-up passes over the many properties that only concern looks.
_PARAGRAPH_SETTINGS = _STYLE | _LIST | _OUTLINE | _RUN_PROPERTIES

_TEXT = word_tags("t")
_FIELD = word_tags("fldChar")
_FIELD_TYPE = word_names("fldCharType")
_SYMBOL = word_tags("sym")
_NOTE_REFERENCES = {
    **dict.fromkeys(word_tags("footnoteReference"), "footnotes"),
    **dict.fromkeys(word_tags("endnoteReference"), "endnotes"),
}
_NOTES = word_tags("footnote", "endnote")
_ID = word_names("id")
_FLOATING = word_tags("drawing", "pict", "object")


def read(data: bytes, path: str) -> Document:
    """The document in a .docx file. Raises ReadError for anything that is not a readable one."""
    package = Package(data)
    main = package.main_part()
    if main is None or main not in package:
        main = _MAIN_PART
    root = package.xml(main)
    if root is None or root.tag not in _ROOT:
        raise not_word(package)
    body = child(root, _BODY)
    if body is None:
        raise ReadError("文件已损坏：Word 文档没有正文。", "请用 Word 或 WPS 打开，另存为 .docx 后再检查。")
    try:
        return _Reader(package, main).document(body, path)
    except RecursionError:  # elements within each other that no limit below counts
        raise _too_deep() from None


class _Piece:
    """A paragraph as printed, and what is anchored in it: text boxes, names of pictures."""

    def __init__(self, text: str, outline: int | None, anchored: list[Element | str]) -> None:
        self.text = text
        self.outline = outline
        self.anchored = anchored


class _Properties:
    """What a `w:pPr` states itself."""

    style: str | None = None
    place: ListPlace | None = None
    outline: Element | None = None
    mark_gone = False


_NOTHING_STATED = _Properties()


class _Reader:
    """One document on its way from XML to blocks."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._related = package.related(main)
        self._blocks: list[Block] = []
        self._grid_count = 0
        self._positions = 0
        self._note_references: dict[tuple[str, str], None] = {}  # in order of first mention
        self._has_struck = False
        self._has_foreign = False
        self._angle_brackets = 0  # of the pages within the document

    def document(self, body: Element, path: str) -> Document:
        self._add_blocks(body, 0)
        self._add_notes()
        unread = say("文件中嵌入了另一份文档（altChunk）") if self._has_foreign else ""
        return Document(path, "docx", tuple(self._blocks), remarks=tuple(self._remarks(unread)), unread=unread)

    def _remarks(self, unread: str) -> Iterator[str]:
        if unread:
            yield say("{unread}，该部分未读取；请在 Word 中另存后再检查。", unread=unread)
        if self._has_struck:
            yield say("加了删除线的文字按已删除处理，没有读取。")

    # Parts that are read only when a paragraph asks for them

    @cached_property
    def _styles(self) -> Styles:
        name = self._related.get("styles")
        return Styles(self._package.data(name) if name is not None else None)

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering(self._related_part("numbering"), self._styles)

    def _related_part(self, kind: str) -> Element | None:
        name = self._related.get(kind)
        return self._package.xml(name) if name is not None else None

    # Blocks

    def _add_blocks(self, container: Element, depth: int) -> None:
        if depth > MAX_NESTING:
            raise _too_deep()
        for piece in self._pieces(container):
            if isinstance(piece, _Piece):
                self._add_paragraph(piece, depth)
            elif piece.tag in _FOREIGN:
                self._add_foreign(piece)
            else:
                self._add_table(piece, depth)

    def _add_foreign(self, chunk: Element) -> None:
        """What stands in another file within this one, if it is a page, as in Word files made of pages by programs."""
        name = self._package.pointed_to(self._main, attribute(chunk, _POINTER) or "")
        content = self._package.data(name) if name is not None else None
        self._angle_brackets += content.count(b"<") if content else 0
        refuse_full(self._angle_brackets, _MOST_IN_PAGES)  # one page may stand at many places
        blocks = _blocks_of_page(content) if content else ()
        for block in blocks:
            self._grid_count += isinstance(block, Grid)
            place = partial(Location._replace, line=None, column=None, block=self._next_block)
            in_grid = partial(place, grid=self._grid_count) if isinstance(block, Grid) else place
            self._blocks.append(moved(block, in_grid))
        if not blocks:
            self._blocks.append(Picture(self._next_location(), "altChunk"))
            self._has_foreign = True

    def _add_paragraph(self, piece: _Piece, depth: int) -> None:
        if piece.text:
            self._blocks.append(Paragraph(piece.text, self._next_location(), piece.outline))
        for anchored in piece.anchored:
            if isinstance(anchored, str):
                self._blocks.append(Picture(self._next_location(), anchored))
            else:
                self._add_blocks(anchored, depth + 1)

    def _add_table(self, table: Element, depth: int) -> None:
        frame = layout_cells(table)
        if frame:
            for cell in frame:
                self._add_blocks(cell, depth + 1)
            return
        found = self._read_table(table, depth)
        if not found.cells:
            return
        self._grid_count += 1
        self._blocks.append(found.grid(self._next_block, self._grid_count))
        for row, column, name in found.pictures:
            place = Location(block=self._next_block, grid=self._grid_count, grid_row=row + 1, grid_column=column + 1)
            self._blocks.append(Picture(place, name))

    @property
    def _next_block(self) -> int:
        return len(self._blocks) + 1

    def _next_location(self) -> Location:
        return Location(block=self._next_block)

    def _add_notes(self) -> None:
        """Footnotes and endnotes, in the order in which the text points to them."""
        roots = {kind: self._related_part(kind) for kind, _ in self._note_references}
        notes = {
            (kind, attribute(note, _ID)): note
            for kind, root in roots.items()
            for note in children(root)
            if note.tag in _NOTES
        }
        for reference in tuple(self._note_references):
            note = notes.get(reference)
            if note is not None:
                self._add_blocks(note, 0)

    # Paragraphs

    def _pieces(self, container: Element) -> Iterator[_Piece | Element]:
        """Paragraphs, tables, foreign documents in order; a paragraph whose mark is deleted runs on into the next."""
        held: list[str] = []
        anchored: list[Element | str] = []
        properties = _NOTHING_STATED
        for element in flow(container, _BLOCKS):
            if element.tag in TABLE or element.tag in _FOREIGN:
                if held or anchored:
                    yield self._piece(held, properties, anchored)
                    held, anchored = [], []
                yield element
                continue
            properties = _read_properties(element)
            held.append(self._text(element, properties.style, anchored))
            if not properties.mark_gone:
                yield self._piece(held, properties, anchored)
                held, anchored = [], []
        if held or anchored:
            yield self._piece(held, properties, anchored)

    def _piece(self, texts: list[str], properties: _Properties, anchored: list[Element | str]) -> _Piece:
        style = self._styles.get(properties.style) if properties.style is not None else PLAIN
        outline = outline_level(properties.outline) if properties.outline is not None else style.outline
        place, list_style = properties.place, style.list_style
        if place is None:
            place = style.place
        elif place.list_id is None and style.place is not None:
            place = ListPlace(style.place.list_id, place.level)
        number = self._numbering.next_number(place, list_style) if place is not None else ""
        text = visible("".join(texts))
        return _Piece((number + text.lstrip()).strip() if number else text.strip(), outline, anchored)

    def _text(self, paragraph: Element, style: str | None, anchored: list[Element | str]) -> str:
        """The visible text of a paragraph; what is anchored in it is put into `anchored`."""
        parts: list[str] = []
        fields: list[bool] = []  # open fields, innermost last: is its instruction still being read?
        hidden = style is not None and self._styles.get(style).hidden
        for element in flow(paragraph, _INLINE):
            if element.tag in FORMULA:
                parts += [node.text or "" for node in element.iter() if node.tag in FORMULA_TEXT]
            else:
                self._read_run(element, parts, fields, anchored, hidden)
        return "".join(parts)

    def _read_run(
        self,
        run: Element,
        parts: list[str],
        fields: list[bool],
        anchored: list[Element | str],
        hidden: bool,
    ) -> None:
        is_raised = False
        for element in run:
            tag = element.tag
            if tag in _RUN_PROPERTIES:
                hidden, is_raised = self._look(element, hidden)
            elif tag in _FIELD:
                follow_field(attribute(element, _FIELD_TYPE), fields)
            elif hidden or True in fields:
                continue
            elif tag in _TEXT:
                parts.append(raised(shown(element)) if is_raised else shown(element))
            elif tag in LITERALS:
                parts.append(LITERALS[tag])
            elif tag in _FLOATING:
                anchored += floating(element)
            elif tag == ALTERNATE:
                self._read_run(chosen(element), parts, fields, anchored, hidden)
            elif tag in _SYMBOL:
                parts.append(symbol(element))
            elif tag in _NOTE_REFERENCES:
                self._note_references[_NOTE_REFERENCES[tag], attribute(element, _ID) or ""] = None
            elif tag in TRANSPARENT:
                parts.append(self._text(element, None, anchored))

    def _look(self, properties: Element, inherited: bool) -> tuple[bool, bool]:
        """Whether the text of a run is hidden or struck out, and whether it stands above the line."""
        hidden, stated, is_raised, is_struck = inherited, None, False, False
        for setting in properties:
            if setting.tag in _VANISH:
                stated = is_on(setting)
            elif setting.tag in _VERTICAL_PLACE:
                is_raised = value_of(setting) == "superscript"
            elif setting.tag in _STRUCK:
                is_struck = is_struck or is_on(setting)
            elif setting.tag in _RUN_STYLE and self._styles.get(value_of(setting)).hidden:
                hidden = True
        self._has_struck = self._has_struck or is_struck
        return is_struck or (hidden if stated is None else stated), is_raised

    # Tables

    def _read_table(self, table: Element, depth: int) -> OpenTable:
        found = OpenTable()
        for element, start in printed_rows(table):
            placed = placed_cells(element, start)
            found.row_count += 1
            found.width = max([found.width, *(cell.column + cell.span for cell in placed)])
            if self._positions + found.row_count * found.width > MAX_GRID_POSITIONS:
                raise ReadError(
                    say("表格过大（超过 {max_grid_positions} 格），不予读取。", max_grid_positions=MAX_GRID_POSITIONS),
                    "请确认这是一份年度报告。",
                )
            self._read_row(placed, found, depth)
        self._positions += found.row_count * found.width
        return found

    def _read_row(self, placed: list[PlacedCell], table: OpenTable, depth: int) -> None:
        """Add the cells of the last row to a table; those merged downwards widen the cell above."""
        row = table.row_count - 1
        above, table.joinable = table.joinable, {}
        for cell in placed:
            column = cell.column
            anchor = above.get(column) if cell.merge == "continue" else None
            if anchor is not None and anchor.column_span <= cell.span:
                anchor.row_span += 1
                table.joinable[column] = anchor
                continue
            names: list[str] = []
            text = "\n".join(filter(None, self._lines(cell.element, names, depth + 1)))
            table.pictures += [(row, column, name) for name in names]
            if cell.merge == "continue" and not text:
                continue  # joins nothing that is there: not a cell of its own
            table.cells.append(OpenCell(row, column, cell.span, text))
            if cell.merge == "restart":
                table.joinable[column] = table.cells[-1]

    def _lines(self, container: Element, pictures: list[str], depth: int) -> list[str]:
        """The text inside a cell, line by line: paragraphs, text boxes, tables inside the cell."""
        if depth > MAX_NESTING:
            raise _too_deep()
        lines: list[str] = []
        for piece in self._pieces(container):
            if isinstance(piece, _Piece):
                lines.append(piece.text)
                within = piece.anchored
            else:
                self._has_foreign |= piece.tag in _FOREIGN
                within = [cell for row, _ in printed_rows(piece) for cell in flow(row, CELL)]
            for inner in within:
                if isinstance(inner, str):
                    pictures.append(inner)
                else:
                    lines += self._lines(inner, pictures, depth + 1)
        return lines


def _blocks_of_page(content: bytes) -> tuple[Block, ...]:
    """What a page says, if it is one."""
    from gi_lint.readers.filetype import file_type, is_mht
    from gi_lint.readers.html import read as read_page  # few documents have a page in them

    if file_type(content) is not None and not is_mht(content):
        return ()
    with suppress(ReadError):
        return read_page(content, "").blocks
    return ()


def _too_deep() -> ReadError:
    return ReadError(
        say("表格或文本框嵌套超过 {max_nesting} 层，不予读取。", max_nesting=MAX_NESTING),
        "请在 Word 中去掉嵌套的表格或文本框后再检查。",
    )


def _read_properties(paragraph: Element) -> _Properties:
    stated = child(paragraph, _PARAGRAPH_PROPERTIES)
    if stated is None:
        return _NOTHING_STATED
    properties = _Properties()
    for setting in stated:
        tag = setting.tag
        if tag not in _PARAGRAPH_SETTINGS:
            continue
        if tag in _STYLE:
            properties.style = value_of(setting)
        elif tag in _LIST:
            properties.place = list_place(setting)
        elif tag in _OUTLINE:
            properties.outline = setting
        elif tag in _RUN_PROPERTIES:
            properties.mark_gone = _is_mark_gone(setting)
    return properties


def _is_mark_gone(properties: Element) -> bool:
    """Whether a paragraph's mark is deleted, moved away or hidden: then the next paragraph goes on in its line."""
    return any(setting.tag in _MARK_GONE or (setting.tag in _VANISH and is_on(setting)) for setting in properties)
