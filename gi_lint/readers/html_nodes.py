"""A page as a flat list of nodes in document order, with what each of them amounts to.

Flat, because pages nest deeper than a recursion may: a node's descendants are the nodes between it
and its `end`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from gi_lint.hints import Any
from gi_lint.patterns import compiled
from gi_lint.readers.html_source import Places
from gi_lint.readers.html_styles import hidden_names
from gi_lint.text import is_figure, raised

# What never shows text of the page. The nodes stay, so that it is known that they were there.
_MUTE = frozenset(
    (
        *("script", "noscript", "style", "template", "xml", "w:worddocument"),
        *("select", "datalist", "textarea", "button", "map"),
        *(
            "annotation",
            "annotation-xml",
            "mfrac",
            "msup",
            "msub",
            "mjx-assistive-mml",
        ),  # in <math>
        *("svg", "canvas", "audio", "video", "iframe", "object", "embed", "applet", "rt", "rp"),
    )
)
STRUCK = frozenset({"del", "s", "strike"})
_RAW = frozenset({"script", "style"})
_TYPED_IN = frozenset({"", "text", "number", "tel"})  # types of <input> that show their value
CELLS = frozenset({"td", "th"})
_ANCHORS = CELLS | {"img"}
_BLANKLESS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "html", "head"})  # blanks right in these never show
_NO_ATTRIBUTES: Mapping[str, str] = {}
_HIDDEN = compiled(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
# Print of no size shows nothing, but what is in it may have a size again: gaps between boxes are closed so.
_NO_SIZE = compiled(r"font-size\s*:\s*0+(?:\.0+)?(?![.\d])", re.I)
_SIZE = compiled(r"font(?:-size)?\s*:", re.I)
_MAY_SIZE = ("class", "id", "size")  # by which a page may give it one
_PROSE = compiled("[。；]")
_LONG_LINK = 100  # an <a> around more text than this was left open


class Node:
    """An element, or a text (its tag is then empty) with `place`, its offset in the visible text.

    For cells and images `place` is the offset of the tag in the source, -1 if not known.
    """

    __slots__ = ("attributes", "end", "hidden", "number", "parent", "place", "tag", "text")

    def __init__(self, tag: str, attributes: Mapping[str, str], text: str, parent: int, place: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.text = text
        self.parent = parent
        self.place = place
        self.end = 0
        self.hidden = False
        self.number = 0  # of one that its attributes hide: the n-th tag of the page


class Tree:
    """The nodes of a page; node 0 holds all others. The lists measure each node with what is in it.

    `text`: characters, `linked`: those inside links, `prose`: those in texts with a full stop,
    `figures`: texts that are a number, `links`, `cells`: how many there are, `holds_table`: whether
    a table of several cells is inside.
    """

    def __init__(self, nodes: list[Node], places: Places) -> None:
        self.nodes = nodes
        self.places = places
        size = len(nodes)
        self.text = [0] * size
        self.linked = [0] * size
        self.prose = [0] * size
        self.figures = [0] * size
        self.links = [0] * size
        self.cells = [0] * size
        self.holds_table = [False] * size
        for index in range(size - 1, 0, -1):
            if nodes[index].tag:
                self._measure(index, nodes[index])
            else:
                self._measure_text(nodes[index].parent, nodes[index].text.strip())

    def _measure(self, index: int, node: Node) -> None:
        tag, parent = node.tag, node.parent
        if tag == "a":
            self._measure_link(index, node)
        if self.text[index]:
            self.text[parent] += self.text[index]
            self.linked[parent] += self.linked[index]
            self.prose[parent] += self.prose[index]
            self.figures[parent] += self.figures[index]
            self.links[parent] += self.links[index]
        cells = self.cells[index]
        if cells:
            self.cells[parent] += cells
            if self.holds_table[index] or (tag == "table" and cells > 1):
                self.holds_table[parent] = True
        if tag in CELLS:
            self.cells[parent] += 1

    def _measure_text(self, parent: int, text: str) -> None:
        if not text:
            return
        self.text[parent] += len(text)
        if text.isdigit():
            self.figures[parent] += 1
        elif _PROSE.search(text):
            self.prose[parent] += len(text)

    def _measure_link(self, index: int, node: Node) -> None:
        if "href" in node.attributes and self.text[index] <= _LONG_LINK:
            self.linked[index] = self.text[index]
            self.prose[index] = self.figures[index] = 0
            self.links[index] = 1

    def children(self, index: int) -> Iterator[int]:
        """The indices of the elements directly in a node."""
        child, end = index + 1, self.nodes[index].end
        while child < end:
            if self.nodes[child].tag:
                yield child
            child = self.nodes[child].end

    def written(self, index: int) -> str:
        """The text in a node, joined without regard to blocks."""
        inside = self.nodes[index + 1 : self.nodes[index].end]
        return "".join(node.text for node in inside if not node.tag)


class _Builder:
    """Receives the parser's events and lists the nodes."""

    def __init__(
        self, places: Places, kept: Collection[int] | None, names: Collection[str], *, has_no_size: bool
    ) -> None:
        self._places = places
        self._kept = kept
        self._hidden_names = names
        # Whether print has no size in each of the open elements; kept only where some on the page has none.
        self._without_size = [False] if has_no_size else []
        self._tags = 0
        self._texts: list[str] = []
        self._muted = 0
        self._raw = False
        self._inside = dict.fromkeys(("pre", "sup", *CELLS), 0)  # how many of these elements are open
        self.nodes = [Node("#page", {}, "", 0, -1)]
        self._open = [0]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._texts:
            self._flush()
        place = self._places.next_anchor() if tag in _ANCHORS else -1
        self._tags += 1
        if self._muted:
            self._muted += 1
            return
        node = Node(tag, attributes or _NO_ATTRIBUTES, "", self._open[-1], place)
        self._open.append(len(self.nodes))
        if self._without_size:
            self._without_size.append(_has_no_size(attributes, self._without_size[-1]))
        self.nodes.append(node)
        if tag in self._inside:
            self._inside[tag] += 1
        if attributes and self._kept is not None and _is_hidden(tag, attributes, self._hidden_names):
            node.number = self._tags
            node.hidden = self._tags not in self._kept
        if node.hidden or tag in STRUCK or (tag in _MUTE and not (tag == "textarea" and self._is_in_cell)):
            self._muted = 1
            self._raw = tag in _RAW
        elif tag == "input" and self._is_in_cell:
            self._add_typed_in(node)

    def end(self, tag: str) -> None:
        if self._texts:
            self._flush()
        if self._muted:
            self._muted -= 1
            if self._muted:
                return
            self._raw = False
        if tag in self._inside:
            self._inside[tag] -= 1
        if len(self._open) > 1 and self.nodes[self._open[-1]].tag == tag:
            self.nodes[self._open.pop()].end = len(self.nodes)
            if self._without_size:
                self._without_size.pop()

    def data(self, text: str) -> None:
        # Comments make no event: the texts around them are one.
        self._texts.append(text)

    def close(self) -> list[Node]:
        if self._texts:
            self._flush()
        for index in self._open:
            self.nodes[index].end = len(self.nodes)
        return self.nodes

    def _flush(self) -> None:
        text = "".join(self._texts)
        self._texts.clear()
        if self._raw:
            return
        place = self._places.take(text)
        around = self.nodes[self._open[-1]].tag
        if self._muted or (text.isspace() and around in _BLANKLESS) or (around == "textarea" and not is_figure(text)):
            return
        if self._without_size and self._without_size[-1]:
            return
        if self._inside["sup"]:
            text = raised(text)
        if self._inside["pre"] and "\n" in text:
            self._add_lines(text, place)
        else:
            self._add(Node("", {}, text, self._open[-1], place))

    @property
    def _is_in_cell(self) -> bool:
        return any(self._inside[tag] for tag in CELLS)

    def _add_typed_in(self, field: Node) -> None:
        """The figure in a field of a cell is its text; words in one are a hint to whoever fills it in."""
        value = field.attributes.get("value", "").strip()
        if value and field.attributes.get("type", "").lower() in _TYPED_IN and is_figure(value):
            self._add(Node("", {}, value, self._open[-1], self._places.near()))

    def _add_lines(self, text: str, place: int) -> None:
        """In <pre> a line end is a <br>."""
        start = 0
        for line in text.split("\n"):
            if start:
                self._add(Node("br", {}, "", self._open[-1], -1))
            self._add(Node("", {}, line, self._open[-1], place + start if place >= 0 else place))
            start += len(line) + 1

    def _add(self, node: Node) -> None:
        self.nodes.append(node)
        node.end = len(self.nodes)


def _is_hidden(tag: str, attributes: Mapping[str, str], names: Collection[str]) -> bool:
    """Whether an element is hidden by what it says itself, or by one of the `names` that the page hides."""
    style = attributes.get("style", "")
    # Nearly every style is seen off by the two plain searches.
    if "hidden" in attributes or (("none" in style or "hide" in style) and _HIDDEN.search(style)):
        return True
    own = [f".{name}" for name in attributes.get("class", "").split()]
    own += [f"#{attributes['id']}"] if "id" in attributes else []
    return "display" not in style.lower() and any(name in names or tag + name in names for name in own)


def _has_no_size(attributes: Mapping[str, str], around: bool) -> bool:
    """Whether print has no size in an element: it states none, or neither it nor a style of the page may give it one
    and there is none `around` it."""
    style = attributes.get("style", "")
    if _SIZE.search(style):
        return _NO_SIZE.search(style) is not None
    return around and not any(name in attributes for name in _MAY_SIZE)


def parse(source: str, kept: Collection[int] | None = ()) -> Tree:
    """The page as nodes. Hidden elements are left empty but for those `kept`, by the number of their tag; None: all.

    Never raises on bad markup.
    """
    places = Places(source)
    builder = _Builder(places, kept, hidden_names(source), has_no_size=_NO_SIZE.search(source) is not None)
    # Depth is no danger to a flat list, and a page with unclosed <font> tags needs all of it.
    target: Any = builder  # the stubs ask for bytes as well, which HTML never gives
    parser = etree.HTMLParser(target=target, encoding="utf-8", recover=True, huge_tree=True)
    try:
        etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        builder.close()
    return Tree(builder.nodes, places)
