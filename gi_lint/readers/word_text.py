"""What the parts of a run of Word text show: texts, symbols, fields, what floats beside them."""

from __future__ import annotations

from gi_lint.readers.ooxml import Element, attribute, word_names, word_tags
from gi_lint.readers.word_flow import ALTERNATE, chosen

_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_DRAWINGS = (
    "http://schemas.openxmlformats.org/drawingml/2006/",
    "http://purl.oclc.org/ooxml/drawingml/",
)
_SYMBOL_CHAR = word_names("char")
_SYMBOL_FONT = word_names("font")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_XML_BLANKS = " \t\r\n"
LITERALS = {
    **dict.fromkeys(word_tags("tab", "ptab"), "\t"),
    **dict.fromkeys(word_tags("br", "cr"), "\n"),
    **dict.fromkeys(word_tags("noBreakHyphen"), "-"),
}


def _drawing_tags(folder: str, *local_names: str) -> frozenset[str]:
    return frozenset(f"{{{base}{folder}}}{local}" for base in _DRAWINGS for local in local_names)


_TEXT_BOX = word_tags("txbxContent")
_DESCRIPTION = _drawing_tags("wordprocessingDrawing", "docPr")
_PICTURE = (
    _drawing_tags("picture", "pic")
    | _drawing_tags("chart", "chart")
    | _drawing_tags("diagram", "relIds")
    | {f"{_VML}imagedata"}
)
_OLE_OBJECT = f"{_OFFICE}OLEObject"
_SHAPE = f"{_VML}shape"

# The marks that forms are ticked with; other characters of symbol fonts cannot be told.
_SYMBOLS = {
    **dict.fromkeys((("wingdings", 0xFC), ("wingdings 2", 0x50)), "√"),
    **dict.fromkeys((("wingdings", 0xFB), ("wingdings 2", 0x4F)), "×"),
    **dict.fromkeys((("wingdings", 0xFE), ("wingdings 2", 0x52)), "☑"),
    **dict.fromkeys((("wingdings", 0xFD), ("wingdings 2", 0x53)), "☒"),
    **dict.fromkeys((("wingdings", 0xA8), ("wingdings", 0x6F), ("wingdings 2", 0xA3)), "□"),
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x75): "◆",
    ("symbol", 0xB7): "·",
    ("symbol", 0xB4): "×",
    ("symbol", 0xB1): "±",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB3): "≥",
    ("symbol", 0xB9): "≠",
    ("symbol", 0x2D): "-",
    **{("symbol", ord(char)): char for char in "0123456789.,%()+=/:"},
}


def shown(element: Element) -> str:
    """The text of a `w:t`: blanks at its ends count only if it says so."""
    text = element.text or ""
    if element.get(_SPACE) != "preserve":
        text = text.strip(_XML_BLANKS)
    return text.replace("\n", " ") if "\n" in text else text


def symbol(element: Element) -> str:
    """A character given by font and number; nothing if it cannot be told which it is."""
    try:
        code = int(attribute(element, _SYMBOL_CHAR) or "", 16)
    except ValueError:
        return ""
    font = (attribute(element, _SYMBOL_FONT) or "").lower()
    known = _SYMBOLS.get((font, code & 0xFF if code < 0x100 or 0xF000 <= code <= 0xF0FF else code))
    if known is not None:
        return known
    private = 0xE000 <= code <= 0xF8FF
    plain = 0x20 <= code < 0xD800 or 0xF900 <= code <= 0xFFFD
    return chr(code) if plain and not private and font not in {"symbol", "webdings"} and "wingdings" not in font else ""


def follow_field(kind: str | None, fields: list[bool]) -> None:
    """Take note of a `w:fldChar`; `fields` are the open ones, each with whether its instruction is being read."""
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()


def floating(element: Element) -> list[Element | str]:
    """The text boxes and pictures of a `w:drawing`, `w:pict` or `w:object`: boxes whole, pictures by name."""
    found: list[Element | str] = []
    name = ""
    stack = [iter(element)]
    while stack:
        for node in stack[-1]:
            tag = node.tag
            if tag in _TEXT_BOX:
                found.append(node)
                continue
            if tag in _DESCRIPTION:
                name = node.get("descr") or node.get("title") or node.get("name") or ""
            elif tag == _SHAPE:
                name = node.get("alt") or name
            elif tag == _OLE_OBJECT:
                found = [node.get("ProgID") or item if isinstance(item, str) else item for item in found]
            elif tag in _PICTURE:
                found.append(name or node.get(f"{_OFFICE}title") or "")
            stack.append(iter(chosen(node) if tag == ALTERNATE else node))
            break
        else:
            stack.pop()
    return found
