"""Lines of text, tables and images of a stretch of a page, as a browser would lay them out."""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterator, Sequence

from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.html_nodes import Node, Tree
from gi_lint.readers.html_table import Slot, Stretch, TableOutline, is_frame, outline_table, place_cells
from gi_lint.text import WIDTHLESS

TINY_IMAGE = 32  # pixels; smaller images are icons and spacers

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCK = frozenset(
    (
        *("html", "body", "main", "nav", "header", "footer", "aside", "article", "section", "div", "center"),
        *("p", "pre", "blockquote", "address", "hr", "figure", "figcaption", "details", "summary", "dialog"),
        *("ul", "ol", "li", "dir", "menu", "dl", "dt", "dd", "form", "fieldset", "legend"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *_HEADINGS,
    )
)
_UNSEEN = frozenset({"head", "title", "option"})
_HEADLESS = frozenset({"p", "td", "th", "li", "body", "#page"})  # no heading is looked for above these
_HEADING_REACH = 12  # how many elements may stand between a heading's tag and its text
_DISPLAY = compiled(r"display\s*:\s*(?:(?P<inline>inline)|block|table|flex|grid|list-item)", re.I)
_GAP = compiled(f"[ \t\n\r\f{WIDTHLESS}]+")  # blanks that a browser collapses, and what has no width
_BLANK = compiled("[ \t\n\r\f]")
_CHINESE_MARKS = "‘’“”—…"
_PIXELS = compiled(r"\s*(\d{1,6})\s*(?:px)?\s*", re.I)
_FILE_NAME = compiled(r"([^/\\?#]+)(?:[?#].*)?$")
_MAX_NAME = 200

Mark = tuple[int, int, int | None]


class Line(NamedTuple):
    """A line of text. `runs` are (offset, place) pairs: where in the visible text its stretches stand."""

    text: str
    runs: tuple[tuple[int, int], ...]
    node: int
    outline: int | None = None

    def marks(self, tree: Tree) -> tuple[Mark, ...]:
        """(offset, line, column) for every stretch that stands together in the source."""
        marks: list[Mark] = []
        for (offset, place), (next_offset, _) in zip(self.runs, (*self.runs[1:], (len(self.text), 0)), strict=True):
            marks += tree.places.marks(offset, place, next_offset - offset)
        return tuple(marks)

    def start(self, tree: Tree) -> tuple[int | None, int | None]:
        """Line and column of the first character."""
        _, line, column = tree.places.marks(0, self.runs[0][1], 1)[0]
        return line, column


class FilledCell(NamedTuple):
    """A cell of a data table at its position, with its lines of text."""

    slot: Slot
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


class Table(NamedTuple):
    """A data table with its cells in reading order."""

    node: int
    row_count: int
    column_count: int
    cells: tuple[FilledCell, ...]


class Image(NamedTuple):
    """An image that is no decoration."""

    node: int
    name: str


Piece = Line | Table | Image


class _LineBuilder:
    """Joins the texts of one line, collapsing blanks as a browser does; images stand behind the line they are in."""

    def __init__(self, nodes: list[Node]) -> None:
        self._nodes = nodes
        self._parts: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._length = 0
        self._gap = ""
        self._node = 0
        self.images: list[Piece] = []

    def add(self, index: int, text: str, place: int) -> None:
        if not self._parts:
            self._node = index
        start = 0
        for match in _GAP.finditer(text):
            if match[0] == " " and match.start() > 0 and match.end() < len(text):
                continue  # a single blank inside a text stands as typed
            self._put(text[start : match.start()], place, start)
            self._widen(match[0])
            start = match.end()
        self._put(text[start:], place, start)

    def _widen(self, gap: str) -> None:
        if _BLANK.search(gap):
            self._gap = "\n" if "\n" in gap or self._gap == "\n" else " "

    def _put(self, part: str, place: int, start: int) -> None:
        if not part:
            return
        if self._gap and self._parts and not self._vanishes(part):
            self._parts.append(" ")
            self._length += 1
        self._gap = ""
        self._runs.append((self._length, place + start if place >= 0 else place))
        self._parts.append(part)
        self._length += len(part)

    def _vanishes(self, part: str) -> bool:
        """A line end between two Chinese characters is the editor's; it is no blank."""
        return self._gap == "\n" and _is_chinese(self._parts[-1][-1]) and _is_chinese(part[0])

    def end(self) -> Sequence[Piece]:
        """The line so far and its images, if there are any; begins a new one."""
        if not self._parts and not self.images:
            return ()
        line, images = self._line(), self.images
        self._parts, self._runs, self._length, self._gap, self.images = [], [], 0, "", []
        return images if line is None else [line, *images]

    def _line(self) -> Line | None:
        """The line so far without the blanks around it, None if there is nothing."""
        text, runs = "".join(self._parts), self._runs
        stripped = text.strip()
        if not stripped:
            return None
        if len(stripped) < len(text):
            runs = _shift(runs, len(text) - len(text.lstrip()), len(stripped))
        return Line(stripped, tuple(runs), self._node, _outline_level(self._nodes, self._node))


def _is_chinese(char: str) -> bool:
    """Whether a character belongs to Chinese writing, punctuation included."""
    return char >= "\u2e80" or char in _CHINESE_MARKS


def _shift(runs: list[tuple[int, int]], by: int, length: int) -> list[tuple[int, int]]:
    """The runs of a text that lost `by` characters at its start and is now `length` long."""
    shifted: list[tuple[int, int]] = []
    for offset, place in runs:
        if offset <= by:
            shifted = [(0, place + by - offset if place >= 0 else place)]
        elif offset - by < length:
            shifted.append((offset - by, place))
    return shifted


def pieces(tree: Tree, start: int, end: int, dropped: Collection[int] = ()) -> Iterator[Piece]:
    """Lines, data tables and images among the nodes from `start` to `end`, without the `dropped` elements.

    Raises ReadError for a table beyond the limits.
    """
    waiting: list[Stretch | TableOutline] = [(start, end)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, TableOutline):
            yield from _read_table(tree, item)
            continue
        table = yield from _until_table(tree, *item, dropped)
        if table is not None:
            rest = (tree.nodes[table.node].end, item[1])
            waiting += reversed((*table.before, table, *table.after, rest))


def _until_table(
    tree: Tree, index: int, end: int, dropped: Collection[int]
) -> Generator[Piece, None, TableOutline | None]:
    """Lines and images up to the first data table, which is returned."""
    nodes = tree.nodes
    line = _LineBuilder(nodes)
    open_blocks: list[int] = []  # where they end
    table = None
    while index < end:
        while open_blocks and open_blocks[-1] <= index:
            open_blocks.pop()
            yield from line.end()
        node = nodes[index]
        if not node.tag:
            line.add(index, node.text, node.place)
        elif node.hidden or node.tag in _UNSEEN or index in dropped:
            index = node.end
            continue
        elif node.tag == "img":
            line.images += _read_image(index, node)
        elif node.tag == "br":
            yield from line.end()
        else:
            table = _data_table(tree, index) if node.tag == "table" else None
            if table is not None:
                break
            if _is_block(node):
                yield from line.end()
                open_blocks.append(node.end)
        index += 1
    yield from line.end()
    return table


def _data_table(tree: Tree, index: int) -> TableOutline | None:
    """The table at a node, None where it only arranges the page."""
    outline = outline_table(tree, index)
    return None if is_frame(tree, outline) else outline


def _is_block(node: Node) -> bool:
    style = node.attributes.get("style")
    if style and "display" in style.lower():
        match = _DISPLAY.search(style)
        if match:
            return not match["inline"]
    return node.tag in _BLOCK


def _outline_level(nodes: list[Node], index: int) -> int | None:
    for _ in range(_HEADING_REACH):
        index = nodes[index].parent
        tag = nodes[index].tag
        if tag in _HEADINGS:
            return _HEADINGS[tag]
        if tag in _HEADLESS:
            return None
    return None


def _read_table(tree: Tree, outline: TableOutline) -> Iterator[Piece]:
    """The table, and after it the images that stand in its cells."""
    row_count, column_count, slots = place_cells(tree, outline)
    cells: list[FilledCell] = []
    images: list[Piece] = []
    for slot in slots:
        content = list(pieces(tree, slot.node + 1, tree.nodes[slot.node].end))
        cells.append(FilledCell(slot, tuple(piece for piece in content if isinstance(piece, Line))))
        images += (piece for piece in content if isinstance(piece, Image))
    yield Table(outline.node, row_count, column_count, tuple(cells))
    yield from images


def _read_image(index: int, node: Node) -> Iterator[Image]:
    sizes = (_PIXELS.fullmatch(node.attributes.get(name, "")) for name in ("width", "height"))
    if any(size and int(size[1]) <= TINY_IMAGE for size in sizes):
        return
    file = _FILE_NAME.search(node.attributes.get("src", ""))
    name = node.attributes.get("alt", "").strip() or (file[1] if file else "")
    yield Image(index, name[:_MAX_NAME])
