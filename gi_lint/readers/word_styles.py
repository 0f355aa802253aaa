"""Paragraph and character styles of a Word file: outline level, list and hiddenness through the chain."""

from __future__ import annotations

import re

from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.ooxml import (
    Element,
    attribute,
    child,
    is_on,
    parse_xml,
    value_of,
    whole_number,
    word_names,
    word_tags,
)

MAX_CHAIN = 50  # styles based on styles

_STYLE = word_tags("style")
_NAME = word_tags("name")
_BASED_ON = word_tags("basedOn")
_PARAGRAPH_PROPERTIES = word_tags("pPr")
_RUN_PROPERTIES = word_tags("rPr")
_OUTLINE = word_tags("outlineLvl")
_LIST = word_tags("numPr")
_LIST_LEVEL = word_tags("ilvl")
_LIST_ID = word_tags("numId")
_VANISH = word_tags("vanish")
_STYLE_ID = word_names("styleId")
_HEADING_NAME = compiled(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_BODY_TEXT = 9
_ROOT_TAG = compiled(rb"<w:styles\b[^>]*>")
_END_TAG = b"</w:style>"
_STYLE_ID_TEXT = compiled(rb' w:styleId="([^"<&]*)"')


class ListPlace(NamedTuple):
    """Membership of a list: what a `w:numPr` states; None where it leaves a part open."""

    list_id: str | None
    level: int | None


class Style(NamedTuple):
    """What a style says after its chain is followed. `list_style` is the style that names the list."""

    outline: int | None = None
    place: ListPlace | None = None
    list_style: str | None = None
    hidden: bool = False


def outline_level(element: Element) -> int | None:
    """The heading level of a `w:outlineLvl`, from 1; None for body text."""
    level = whole_number(value_of(element), _BODY_TEXT)
    return level + 1 if 0 <= level < _BODY_TEXT else None


def list_place(element: Element) -> ListPlace:
    """What a `w:numPr` states."""
    level, list_id = child(element, _LIST_LEVEL), child(element, _LIST_ID)
    return ListPlace(
        list_id=value_of(list_id) if list_id is not None else None,
        level=whole_number(value_of(level), 0) if level is not None else None,
    )


PLAIN = Style()


class Styles:
    """The styles of a `styles.xml`; each is worked out when it is first asked for.

    Few of the hundreds that Word writes are used, so each is cut out and parsed alone where possible.
    """

    def __init__(self, content: bytes | None) -> None:
        """Raise ReadError if `content` is not well-formed."""
        self._slices = _slices(content or b"")
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        if content and not self._slices:
            self._add_all(parse_xml(content))

    def _add_all(self, root: Element) -> None:
        for element in root:
            style_id = attribute(element, _STYLE_ID)
            if element.tag in _STYLE and style_id is not None:
                self._elements.setdefault(style_id, element)

    def _element(self, style_id: str) -> Element | None:
        content = self._slices.pop(style_id, None)
        if content is not None:
            self._add_all(parse_xml(content))
        return self._elements.get(style_id)

    def get(self, style_id: str) -> Style:
        """The style with this id; a plain one if there is none."""
        if style_id not in self._resolved:
            self._resolved[style_id] = self._resolve(style_id)
        return self._resolved[style_id]

    def _chain(self, style_id: str) -> list[tuple[str, Element]]:
        chain: list[tuple[str, Element]] = []
        current: str | None = style_id
        while current is not None and len(chain) < MAX_CHAIN:
            element = self._element(current)
            if element is None:
                break
            chain.append((current, element))
            base = child(element, _BASED_ON)
            current = value_of(base) if base is not None else None
        return chain

    def _resolve(self, style_id: str) -> Style:
        """The nearest statement in the chain counts, each kind for itself."""
        outlines: list[int | None] = []
        places: list[tuple[ListPlace, str]] = []
        hidden: list[bool] = []
        for name, element in self._chain(style_id):
            outlines += _outlines(element)
            place = child(child(element, _PARAGRAPH_PROPERTIES), _LIST)
            if place is not None:
                places.append((list_place(place), name))
            vanish = child(child(element, _RUN_PROPERTIES), _VANISH)
            if vanish is not None:
                hidden.append(is_on(vanish))
        return Style(
            outline=outlines[0] if outlines else None,
            place=places[0][0] if places else None,
            list_style=places[0][1] if places else None,
            hidden=hidden[0] if hidden else False,
        )


def _slices(content: bytes) -> dict[str, bytes]:
    """Each style as a small XML document of its own; none if the file is not laid out as Word does it."""
    start = _ROOT_TAG.search(content)
    if start is None or b"<!" in content:  # comments and CDATA may hold what looks like a tag
        return {}
    slices: dict[str, bytes] = {}
    for part in content.split(_END_TAG)[:-1]:
        begin = part.rfind(b"<w:style ")
        style_id = _STYLE_ID_TEXT.search(part, begin) if begin >= 0 else None
        if style_id is None:
            return {}
        slices.setdefault(style_id[1].decode("utf-8", "replace"), start[0] + part[begin:] + _END_TAG + b"</w:styles>")
    return slices


def _outlines(element: Element) -> list[int | None]:
    """The outline level that one style states itself: at most one, by property or by its built-in name."""
    stated = child(child(element, _PARAGRAPH_PROPERTIES), _OUTLINE)
    if stated is not None:
        return [outline_level(stated)]
    name = child(element, _NAME)
    heading = _HEADING_NAME.fullmatch(value_of(name).strip()) if name is not None else None
    return [int(heading[1])] if heading else []
