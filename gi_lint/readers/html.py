"""Reads reports published as web pages or saved from Word as HTML, alone or with all parts in one file (.mht)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gi_lint.document import Block, Document, Grid, GridCell, Location, Paragraph, Picture, ReadError, moved
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.readers.comments import markup_comments
from gi_lint.readers.filetype import is_mht, refuse_empty
from gi_lint.readers.html_blocks import FilledCell, Image, Line, Piece, Table
from gi_lint.readers.html_decoding import decode
from gi_lint.readers.html_nodes import STRUCK, Node, Tree, parse
from gi_lint.readers.html_panes import with_panes
from gi_lint.readers.page import Found, find_report

MAX_BYTES = 50 * 1024 * 1024
SCANTY_TEXT = 100  # characters; a page with less says where the report may be instead
_FRAMES = frozenset({"iframe", "frame", "embed", "object"})
_DRAWN_BY_SCRIPT = frozenset({"script", "noscript", "canvas"})
_OFFICE_FILE = compiled(r"\.(?:pdf|docx?|wps|ofd|xlsx?|rtf|zip|rar)\s*(?:[?#]|$)", re.I)


def read(data: bytes, path: str) -> Document:
    """The report in a page, with the page's title and day of publication; a file without any tag is read as text.

    Raises ReadError for what is no page, holds no text, or goes beyond the limits.
    """
    refuse_empty(data)
    if len(data) > MAX_BYTES:
        raise ReadError(
            say("文件超过 {max_bytes} MB，不像一份报告的网页。", max_bytes=MAX_BYTES // 1024 // 1024),
            "请删去网页中内嵌的图片，或另存为 .docx 后再检查。",
        )
    if is_mht(data):
        from gi_lint.readers.mht import read as read_mht  # few pages are saved as one file

        return read_mht(data, path, _read_page)
    return _read_page(data, path)


def _read_page(data: bytes, path: str) -> Document:
    source, remarks = decode(data)
    if "<" not in source:  # plain text that was only named a page
        from gi_lint.readers.txt import read as read_text

        return read_text(data, path)
    tree, found, remark = _find(source)
    blocks = tuple(_blocks(tree, found.content))
    if _shows_no_page(found):
        carried = _carried(source, tree, found)
        if carried is not None:
            tree, found, remark = carried
            blocks = tuple(moved(block, _without_column) for block in _blocks(tree, found.content))
    if not any(isinstance(piece, Line | Table) for piece in found.content):
        raise _no_text(tree)
    remarks = (*remarks, *remark, *_struck(tree), *_elsewhere(tree, found))
    return Document(path, "html", blocks, found.title, found.published, remarks, markup_comments(source))


def read_fragment(source: str) -> tuple[Block, ...]:
    """The blocks in a piece of HTML; lines are counted from its first."""
    tree = parse(source)
    return tuple(_blocks(tree, find_report(tree).content))


def _find(source: str) -> tuple[Tree, Found, tuple[str, ...]]:
    """The report among what is shown, or shown part by part; where next to nothing is, among what is hidden too."""
    tree = parse(source)
    if any(node.hidden for node in tree.nodes):
        tree = with_panes(source, tree)
    found = find_report(tree)
    if _is_scanty(found):
        whole = parse(source, None)
        if whole.text[0] - tree.text[0] > SCANTY_TEXT:
            return whole, find_report(whole), (say("报告正文在网页中设为隐藏（display:none），已照常读取。"),)
    return tree, found, ()


def _is_scanty(found: Found) -> bool:
    if any(isinstance(piece, Table) for piece in found.content):
        return False
    return sum(map(len, _line_texts(found))) < SCANTY_TEXT


def _line_texts(found: Found) -> Iterator[str]:
    return (piece.text for piece in found.content if isinstance(piece, Line))


def _shows_no_page(found: Found) -> bool:
    """Whether next to nothing is shown, or markup as it is typed: the report is carried as text."""
    return _is_scanty(found) or any("<" in text or "&lt;" in text for text in _line_texts(found))


def _carried(source: str, tree: Tree, found: Found) -> tuple[Tree, Found, tuple[str, ...]] | None:
    """The report that a page carries as text for a script to show; None if it has no more to show than the page."""
    from gi_lint.readers.html_carried import shows_markup, unfolded  # few pages carry it so

    is_typed = any(map(shows_markup, _line_texts(found)))
    whole = unfolded(source) if is_typed or _is_scanty(found) else None
    if whole is None:
        return None
    shown = parse(whole)
    report = find_report(shown)
    if not is_typed and (shown.text[0] - tree.text[0] <= SCANTY_TEXT or not _is_divided(report)):
        return None
    return shown, report, (say("报告正文在网页中是供脚本显示的代码文字，已照正文读取。"),)


def _is_divided(found: Found) -> bool:
    """Whether it has tables or parts, as no foot of a site has."""
    has_table = any(isinstance(piece, Table) for piece in found.content)
    return has_table or any(text.lstrip().startswith("一、") for text in _line_texts(found))


def _struck(tree: Tree) -> tuple[str, ...]:
    if not any(node.tag in STRUCK for node in tree.nodes):
        return ()
    return (say("加了删除线的文字按已删除处理，没有读取。"),)


def _elsewhere(tree: Tree, found: Found) -> tuple[str, ...]:
    """Remarks on where the report seems to be when the page itself says next to nothing."""
    if not _is_scanty(found):
        return ()
    place = _other_place(tree)
    if place is None:
        return ()
    return (
        say("网页中的文字很少，报告正文似乎在{place}中，无法读取。{advice}", place=say(place[0]), advice=say(place[1])),
    )


def _no_text(tree: Tree) -> ReadError:
    place = _other_place(tree)
    if place is None:
        return ReadError("网页中没有文字。", "请确认网页已完整保存，或改用报告的 Word 文件检查。")
    return ReadError(say("网页中没有正文，报告似乎在{place}中，无法读取。", place=say(place[0])), place[1])


def _other_place(tree: Tree) -> tuple[str, str] | None:
    """What else in the page may hold the report, and what to do about it."""
    nodes = tree.nodes
    if any(_OFFICE_FILE.search(address) for node in nodes for address in _addresses(node)):
        return "附件或嵌入的文件", "请下载该文件（Word 或 PDF），对它进行检查。"
    if any(node.tag in _FRAMES for node in nodes):
        return "网页的框架（iframe、frame 或嵌入对象）", "请单独打开该框架的网页，另存为 HTML 后再检查。"
    if any(node.tag == "img" for node in nodes):
        return "图片", "图片中的文字无法读取，请提供文字版。"
    if any(node.tag in _DRAWN_BY_SCRIPT for node in nodes):
        return "脚本", "请在浏览器中打开该网页，待正文显示后另存为“网页，全部”，再检查保存的文件。"
    return None


def _addresses(node: Node) -> Iterator[str]:
    names = ("href",) if node.tag == "a" else ("src", "data") if node.tag in _FRAMES else ()
    for name in names:
        yield node.attributes.get(name, "")


def _blocks(tree: Tree, content: list[Piece]) -> Iterator[Block]:
    grids = 0
    for number, piece in enumerate(content, 1):
        if isinstance(piece, Line):
            yield _paragraph(tree, piece, number)
        elif isinstance(piece, Image):
            line, column = _tag_place(tree, piece.node)
            yield Picture(Location(line=line, column=column, block=number), piece.name)
        else:
            grids += 1
            yield _grid(tree, piece, number, grids)


def _paragraph(tree: Tree, line: Line, block: int) -> Paragraph:
    marks = line.marks(tree)
    location = Location(line=marks[0][1], column=marks[0][2], block=block)
    return Paragraph(line.text, location, line.outline, marks)


def _grid(tree: Tree, table: Table, block: int, number: int) -> Grid:
    cells = tuple(_cell(tree, cell, block, number) for cell in table.cells)
    first = cells[0].location
    location = Location(line=first.line, column=first.column, block=block, grid=number)
    return Grid(table.row_count, table.column_count, cells, location)


def _cell(tree: Tree, cell: FilledCell, block: int, grid: int) -> GridCell:
    slot = cell.slot
    line, column = cell.lines[0].start(tree) if cell.lines else _tag_place(tree, slot.node)
    location = Location(
        line=line, column=column, block=block, grid=grid, grid_row=slot.row + 1, grid_column=slot.column + 1
    )
    return GridCell(cell.text, slot.row, slot.column, slot.row_span, slot.column_span, location)


def _without_column(place: Location) -> Location:
    return place._replace(column=None)


def _tag_place(tree: Tree, index: int) -> tuple[int | None, int | None]:
    place = tree.nodes[index].place
    return tree.places.at_source(place) if place >= 0 else (None, None)
