"""What only concerns looks in Word's XML, taken out before it is parsed: more than half of a usual document."""

from __future__ import annotations

from gi_lint.patterns import compiled

# Settings that no reader asks for: of characters, of paragraphs, of cells and tables.
_LOOKS = (
    *("rFonts", "sz", "szCs", "color", "kern", "lang", "noProof", "b", "bCs", "i", "iCs", "u"),
    *("ind", "jc", "spacing", "snapToGrid", "keepNext", "keepLines", "widowControl", "suppressLineNumbers"),
    *("tcW", "vAlign", "shd", "top", "left", "bottom", "right", "insideH", "insideV", "trHeight", "gridCol"),
)
_SETTING = compiled(rb'<w:(?:%b)(?: [\w:]+="[^"<]*")*+/>' % "|".join(_LOOKS).encode())
_HOLDERS = ("tcBorders", "tcMar", "rPr", "pPr", "tcPr")  # of such settings, the innermost first
_EMPTY = [f"<w:{holder}></w:{holder}>".encode() for holder in _HOLDERS]


def without_looks(content: bytes) -> bytes:
    """An XML part in UTF-8 without the settings that no reader asks for, and without what held nothing else."""
    if b"<!" in content:  # comments and CDATA may hold what looks like a tag
        return content
    content = _SETTING.sub(b"", content)
    for empty in _EMPTY:
        content = content.replace(empty, b"")
    return content
