"""Finding the report in a page: its content, its title, its day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.html_blocks import Image, Line, Piece, Table, pieces
from gi_lint.readers.html_copies import without_copy
from gi_lint.readers.html_nodes import Node, Tree
from gi_lint.readers.html_table import is_frame, outline_table
from gi_lint.readers.page_lines import (
    ends_report,
    is_furniture,
    is_label,
    is_metadata,
    is_prose,
    iso_date,
    likely_title,
    published_date,
)
from gi_lint.text import squeeze

# Containers into which content systems put the text that an editor typed: whatever is inside is the report's.
_EDITOR = compiled(
    r"(?:^|\s)(?:trs_editor\w*|trs_ueditor\w*|\w*ucap-?content\w*|custom_unionstyle|pages_content|vsb_content\w*|"
    r"v_news_content|(?:my)?zoom(?:con|content)?|fontzoom|\w*ueditor\w*|edui\S*|easysite-?news-?content|"
    r"wp_articlecontent|bt[-_]content|j-fontcontent)(?:$|\s)",
    re.I,
)
_CONTENT = compiled(
    r"article|content|detail|neirong|zhengwen|maintext|wznr|zwnr|xl-?nr|(?:^|\s)(?:txt|text|con|nr|zw)(?:$|\s)", re.I
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside"})
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"})
_PART = r"[^\W_]*"  # of a name such as page_nav-left
_FURNITURE = compiled(
    rf"(?:^|[\s_-])(?:{_PART}nav(?:bar|igation|list|menu)?|{_PART}menu|bread{_PART}|crumbs?|mianbao{_PART}|"
    rf"{_PART}share{_PART}|fenxiang|bshare\S*|jiathis\S*|side(?:bar)?|{_PART}sidebar|foot(?:er)?|{_PART}footer|dibu|"
    rf"copyright|banner|search{_PART}|sousuo|login|pagination|pager?|page-?nav|friend-?links?|yqlj|xglj|xgyd|xgwd|xgxx|"
    rf"xgxw|related\S*|recommend{_PART}|erweima|ewm|qrcode|back-?top|gotop|dqwz|weizhi|daohang|tool-?bar|print-?btn|"
    rf"dayin|wza{_PART}|accessib{_PART}|comments?|comment-?(?:list|box|area)|pinglun{_PART})(?:$|[\s_-])",
    re.I,
)
_WEAK_FURNITURE = compiled(
    r"(?:^|\s)(?:top|head|header|\w*-header|toubu|logo|position|location|place|tools?|print|links?|hot|prev|next|font-?size)(?:$|\s)",
    re.I,
)
_LISTS = frozenset({"ul", "ol", "dl", "div", "table", "td", "p", "center"})
_LONGEST_NAMES = 1000  # characters; no names that mean anything are longer
_FURNITURE_PROSE = 0.15  # share of the page's sentences that furniture may hold
_TABLE_FIGURES = 10  # numbers in cells that no furniture has
_MIN_LINKS = 4  # links that make a link list
_MAX_METADATA_CELLS = 60
_PUBLISHED_NAMES = ("pubdate", "publishdate", "publish_date", "publishtime", "article:published_time", "createdate")
_ATTACHMENT = compiled(r"附\s*[件表]")
_DAY = compiled(r"年.{1,3}月")
_MIN_TITLE = 6  # characters
_TITLE_LINES = 3  # lines over which a title may be broken
_NOT_ENTERED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Found(NamedTuple):
    """The report in a page: its pieces, and what the page itself says of it."""

    content: list[Piece]
    title: str | None
    published: str | None


def find_report(tree: Tree) -> Found:
    """The pieces of the report, its title and its date of publication.

    Keeps what may belong to the report: furniture is left out only where its tag, its class, its
    links or its words say so. Raises ReadError for a table beyond the limits.
    """
    dropped = furniture(tree)
    root, before, after = _narrow(tree, dropped)
    content = without_copy(list(pieces(tree, root, tree.nodes[root].end, dropped)))
    heads = _Heads(tree)
    content, removed = trim(content, heads)
    around = [text for piece in (*before, *removed, *after) for text in _texts(piece)]
    title_line = heads.visible_title(before)
    title = heads.title(before, content)
    if title_line and not _begins_with(content, _joined(title_line)):
        content = [*title_line, *content]
    if heads.holds_findings:
        content = content[:1]
    return Found(content, title, published_date(around) or heads.published)


# --- furniture by tag, class and links ---


def furniture(tree: Tree) -> frozenset[int]:
    """The elements that their tag, role, class or links show to be no part of the report."""
    found: set[int] = set()
    index = 1
    nodes = tree.nodes
    while index < len(nodes):
        node = nodes[index]
        if not node.tag or not tree.text[index]:
            index += 1
        elif tree.prose[index] and _is_editor(node):
            index = node.end
        elif _is_link_list(tree, index, node) or _is_furniture(tree, index, node):
            found.add(index)
            index = node.end
        else:
            index += 1
    return frozenset(found)


def _is_furniture(tree: Tree, index: int, node: Node) -> bool:
    """Whether an element is furniture by its tag, role or class, and small enough to be believed."""
    kind = _kind_of_names(_names(node))
    if node.tag in _FURNITURE_TAGS or node.attributes.get("role", "").lower() in _FURNITURE_ROLES:
        kind = "strong"
    if kind is None or _is_most(tree, index) or (tree.figures[index] >= _TABLE_FIGURES and tree.cells[index]):
        return False
    most_prose = _FURNITURE_PROSE * tree.prose[0] if kind == "strong" else 0
    return tree.prose[index] <= most_prose


def _kind_of_names(names: str) -> str | None:
    if not names:
        return None
    if _FURNITURE.search(names):
        return "strong"
    return "weak" if _WEAK_FURNITURE.search(names) else None


def _is_most(tree: Tree, index: int) -> bool:
    """Whether most of the page's text that is no link is in an element."""
    return 2 * (tree.text[index] - tree.linked[index]) > tree.text[0] - tree.linked[0]


def _is_link_list(tree: Tree, index: int, node: Node) -> bool:
    return (
        node.tag in _LISTS
        and tree.links[index] >= _MIN_LINKS
        and tree.prose[index] == 0
        and 5 * tree.linked[index] >= 4 * tree.text[index]
    )


def _names(node: Node) -> str:
    attributes = node.attributes
    if "class" in attributes or "id" in attributes:
        return f"{attributes.get('class', '')} {attributes.get('id', '')}"[:_LONGEST_NAMES]
    return ""


def _is_editor(node: Node) -> bool:
    return "ucapcontent" in node.tag or _EDITOR.search(_names(node)) is not None


# --- the element that holds the report ---


def _narrow(tree: Tree, dropped: Collection[int]) -> tuple[int, list[Piece], list[Piece]]:
    """The element that holds the report, and the pieces of the page left outside, before and after it.

    Goes from an element into the child with most text as long as all that is left outside is
    explained as the page's own.
    """
    root, before, after = 0, list[Piece](), list[Piece]()
    while not (root and _is_editor(tree.nodes[root])):
        child = _heaviest(tree, root, dropped)
        if child is None:
            break
        outside = _outside(tree, root, child, dropped)
        if outside is None:
            break
        before, after, root = before + outside[0], outside[1] + after, child
    return root, before, after


def _heaviest(tree: Tree, root: int, dropped: Collection[int]) -> int | None:
    """The child with most text outside links; None if none can be entered."""
    if tree.nodes[root].tag == "table" and not is_frame(tree, outline_table(tree, root)):
        return None
    children = [child for child in tree.children(root) if child not in dropped and tree.nodes[child].tag != "head"]
    child = max(children, key=lambda child: tree.text[child] - tree.linked[child], default=None)
    if child is None or tree.text[child] == 0 or tree.nodes[child].tag in _NOT_ENTERED:
        return None
    return child


def _outside(tree: Tree, root: int, child: int, dropped: Collection[int]) -> tuple[list[Piece], list[Piece]] | None:
    """What stands in `root` before and after `child`; None unless all of it is the page's own."""
    editor = _is_editor(tree.nodes[child])
    named = editor or bool(_CONTENT.search(_names(tree.nodes[child])))
    leading = pieces(tree, root + 1, child, dropped)
    before = _collect(leading, _may_precede if named else _is_page_own, False)
    if before is None:
        return None
    trailing = pieces(tree, tree.nodes[child].end, tree.nodes[root].end, dropped)
    after = _collect(trailing, _may_follow if editor else _is_page_own, named)
    return None if after is None else (before, after)


def _collect(outside: Iterator[Piece], accept: Callable[[Piece], bool], to_footer: bool) -> list[Piece] | None:
    """The pieces, None as soon as one is not accepted; with `to_footer` a footer makes all after it accepted."""
    collected: list[Piece] = []
    for piece in outside:
        if to_footer and isinstance(piece, Line) and ends_report(piece.text):
            return [*collected, piece, *outside]
        if not accept(piece):
            return None
        collected.append(piece)
    return collected


def _is_page_own(piece: Piece) -> bool:
    if isinstance(piece, Line):
        return is_furniture(piece.text)
    return isinstance(piece, Table) and is_metadata_table(piece)


def _may_precede(piece: Piece) -> bool:
    """Whether a piece before an element that is named as the content may be left outside."""
    if isinstance(piece, Table):
        return is_metadata_table(piece)
    return isinstance(piece, Image) or not is_prose(piece.text) or is_metadata(piece.text)


def _may_follow(piece: Piece) -> bool:
    """Whether a piece after an editor's text may be left outside: no attachment, no signature."""
    if not isinstance(piece, Line):
        return isinstance(piece, Image) or _is_page_own(piece)
    return is_furniture(piece.text) or not (
        is_prose(piece.text) or _ATTACHMENT.match(piece.text) or _DAY.search(piece.text)
    )


def is_metadata_table(table: Table) -> bool:
    """Whether a table is the page's record of the document (索引号, 发布日期, …)."""
    if len(table.cells) > _MAX_METADATA_CELLS:
        return False
    fields = sum(1 for cell in table.cells if is_metadata(cell.text) or is_label(cell.text))
    return fields >= 2 and 3 * fields >= len(table.cells)


def _texts(piece: Piece) -> list[str]:
    """The lines of a piece; of a table, its rows."""
    if isinstance(piece, Line):
        return [piece.text]
    if isinstance(piece, Image):
        return []
    rows: dict[int, list[str]] = {}
    for cell in piece.cells:
        rows.setdefault(cell.slot.row, []).append(cell.text.replace("\n", " "))
    return [" ".join(row) for row in rows.values()]


# --- the title ---


class _Heads:
    """What the page's head says of the document."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.article_title: str | None = None
        self.page_title: str | None = None
        self.published: str | None = None
        self.holds_findings = False  # our own page, which shows parts of reports: only its heading is its own
        for index, node in enumerate(tree.nodes):
            if node.tag == "meta":
                self._read_meta(node)
            elif node.tag == "title" and self.page_title is None:
                self.page_title = " ".join(tree.written(index).split())

    def _read_meta(self, node: Node) -> None:
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        content = node.attributes.get("content", "").strip()
        if name == "articletitle":
            self.article_title = content or None
        elif name == "generator":
            self.holds_findings = content.startswith("gi-lint ")
        elif name in _PUBLISHED_NAMES:
            self.published = self.published or iso_date(content)

    def names(self, text: str) -> bool:
        """Whether a line is the title that the page's head gives, or the beginning of it."""
        wanted = squeeze(text)
        likely = likely_title(self.page_title) if self.page_title else None
        known = [squeeze(title) for title in (self.article_title, likely, self.page_title) if title]
        return len(wanted) >= _MIN_TITLE and any(
            title == wanted or (title.startswith(wanted) and 2 * len(wanted) >= len(title)) for title in known
        )

    def visible_title(self, before: list[Piece]) -> list[Line]:
        """The line or lines of the page above the content that are the title."""
        lines = [piece for piece in before if isinstance(piece, Line) and not is_furniture(piece.text)]
        named = [line for line in lines if self.names(line.text)]
        if named:
            return named[-1:]
        headings = [line for line in lines if line.outline in (1, 2)]
        if not headings:
            return []
        last = headings[-1]
        return [line for line in headings if _heading_node(self._tree, line) == _heading_node(self._tree, last)]

    def title(self, before: list[Piece], content: list[Piece]) -> str | None:
        """The title of the document: meta, visible title, first heading, <title>."""
        if self.article_title:
            return self.article_title
        visible = self.visible_title(before) or self._heading(content)
        if visible:
            return _joined(visible)
        return likely_title(self.page_title) if self.page_title else None

    def _heading(self, content: list[Piece]) -> list[Line]:
        lines = [piece for piece in content[:_TITLE_LINES] if isinstance(piece, Line)]
        first = next((line for line in lines if line.outline == 1 or self.names(line.text)), None)
        if first is None or first.outline is None:
            return [first] if first else []
        node = _heading_node(self._tree, first)
        return [line for line in lines if line.outline == first.outline and _heading_node(self._tree, line) == node]


def _heading_node(tree: Tree, line: Line) -> int:
    """The heading element that a line with an outline level stands in."""
    index = tree.nodes[line.node].parent
    while index and tree.nodes[index].tag != f"h{line.outline}":
        index = tree.nodes[index].parent
    return index


def _joined(lines: list[Line]) -> str:
    return "".join(line.text for line in lines)


def _begins_with(content: list[Piece], title: str) -> bool:
    wanted, met = squeeze(title), ""
    for piece in content[:_TITLE_LINES]:
        if not isinstance(piece, Line):
            break
        met += squeeze(piece.text)
        if met == wanted:
            return True
    return False


# --- the page's own lines at the beginning and the end of the content ---


def trim(content: list[Piece], heads: _Heads) -> tuple[list[Piece], list[Piece]]:
    """The content without the page's own lines at its two ends, and those lines."""
    first = _first_text(content)
    last = len(content) - _first_text(content[::-1])
    last = max(last, first)
    end = _footer_start(content, last)
    removed = [piece for piece in content[:first] if _is_page_own(piece)]
    removed += [piece for piece in content[last:end] if _is_page_own(piece)] + content[end:]
    gone = set(map(id, removed))
    kept = [piece for piece in content if id(piece) not in gone]
    return _without_repeated_title(kept, heads), removed


def _first_text(content: list[Piece]) -> int:
    """The index of the first running text or data table."""
    for index, piece in enumerate(content):
        if isinstance(piece, Table) and not is_metadata_table(piece):
            return index
        if isinstance(piece, Line) and is_prose(piece.text) and not is_furniture(piece.text):
            return index
    return len(content)


def _footer_start(content: list[Piece], last: int) -> int:
    ends = (n for n, piece in enumerate(content[last:], last) if isinstance(piece, Line) and ends_report(piece.text))
    return next(ends, len(content))


def _without_repeated_title(content: list[Piece], heads: _Heads) -> list[Piece]:
    """Of a page title that the text repeats, the text's own is kept."""
    first = content[0] if content else None
    if not isinstance(first, Line) or not (first.outline == 1 or heads.names(first.text)):
        return content
    return content[1:] if _begins_with(content[1:], first.text) else content
