"""PDF files drawn by hand: text in Chinese, lines, areas, pictures."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

WIDTH, HEIGHT = 595, 842
HEIGHTS = "/Ascent 880 /Descent -120"
_DOTS = "，。、A"
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Square /Encoding /Identity-H /DescendantFonts [ << /Type /Font "
    "/Subtype /CIDFontType2 /BaseFont /Square /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 "
    ">> /DW 1000 /W [32 126 500] /CIDToGIDMap {glyphs} 0 R /FontDescriptor << /Type /FontDescriptor /FontName /Square "
    "/Flags 4 {heights} /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] "
    "/FontFile2 {program} 0 R >> >> ] /ToUnicode {meanings} 0 R >>"
)


def _box(left: int, right: int, height: int) -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((left, -100))
    for corner in ((left, height), (right, height), (right, -100)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


@cache
def _font_program() -> bytes:
    """A font of squares, half ones and a dot for marks; without one, a reader's own fonts would decide what it sees."""
    square, dot, half = _box(50, 950, 850), _box(50, 250, 150), _box(50, 450, 850)
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "square", "dot", "half"])
    font.setupCharacterMap({0x25A0: "square", 0x3002: "dot", 0x25AE: "half"})
    font.setupGlyf({".notdef": square, "square": square, "dot": dot, "half": half})
    font.setupHorizontalMetrics(dict.fromkeys((".notdef", "square", "dot"), (1000, 50)) | {"half": (500, 50)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    written = BytesIO()
    font.save(written)
    return written.getvalue()


@cache
def _font_streams() -> tuple[bytes, bytes, bytes]:
    """What the font refers to: every code means the character of its number, and shows a square, a half or a dot."""
    rows = "\n".join(f"<{row:02x}00> <{row:02x}ff> <{row:02x}00>" for row in range(256) if not 0xD8 <= row < 0xE0)
    meanings = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Codes def /CMapType 2 def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange 248 beginbfrange\n{rows}\nendbfrange "
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    glyphs = bytearray(b"\x00\x01" * 0x10000)
    for code in range(32, 127):
        glyphs[2 * code + 1] = 3
    for code in map(ord, _DOTS):
        glyphs[2 * code + 1] = 2
    return bytes(glyphs), _font_program(), meanings.encode()


def _stream(content: bytes, *, packed: bool = False) -> bytes:
    data = zlib.compress(content) if packed else content
    filter = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), filter, data)


def text(x: float, y: float, words: str, *, size: float = 16, turn: int = 0, spread: float = 0) -> str:
    """Words whose baseline begins at a point, counted from the top left; `turn` in quarters to the left."""
    a, b = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
    code = words.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf {spread} Tc {a} {b} {-b} {a} {x} {HEIGHT - y} Tm <{code}> Tj ET"


def tilted(x: float, y: float, words: str) -> str:
    """Words that rise at 45 degrees, as a watermark does."""
    code = words.encode("utf-16-be").hex()
    return f"BT /F1 40 Tf 0.7071 0.7071 -0.7071 0.7071 {x} {HEIGHT - y} Tm <{code}> Tj ET"


def across(y: float, start: float, end: float) -> str:
    """A horizontal line."""
    return f"{start} {HEIGHT - y} m {end} {HEIGHT - y} l S"


def down(x: float, start: float, end: float) -> str:
    """A vertical line."""
    return f"{x} {HEIGHT - start} m {x} {HEIGHT - end} l S"


def area(left: float, top: float, right: float, bottom: float, *, paint: str = "f") -> str:
    """A rectangle, filled or (`S`) drawn."""
    return f"{left} {HEIGHT - bottom} {right - left} {bottom - top} re {paint}"


def picture(left: float, top: float, right: float, bottom: float) -> str:
    """An image of one grey dot, stretched."""
    return f"q {right - left} 0 0 {bottom - top} {left} {HEIGHT - bottom} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"


def lattice(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    """All the lines of a plain table."""
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def table(xs: Sequence[float], ys: Sequence[float], rows: Iterable[Sequence[str]], *, size: float = 10) -> list[str]:
    """A plain table with its texts."""
    drawn = lattice(xs, ys)
    for row, texts in enumerate(rows):
        drawn += [text(xs[n] + 4, ys[row] + size + 4, words, size=size) for n, words in enumerate(texts) if words]
    return drawn


def pdf(
    *pages: Iterable[str], attributes: str = "", trailer: str = "", extra: Sequence[str] = (), heights: str = HEIGHTS
) -> bytes:
    """A file with these pages. `attributes` are added to each page, `extra` objects follow the pages, `heights` are
    what the font says of itself.
    """
    contents = ["\n".join(page).encode("latin-1") for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    last = 3 + 2 * len(contents) + len(extra)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        _FONT.format(heights=heights, glyphs=last + 1, program=last + 2, meanings=last + 3).encode(),
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> {attributes} >>".encode()
        )
        objects.append(_stream(content))
    objects += [item.encode("latin-1") for item in extra]
    objects += [_stream(content, packed=True) for content in _font_streams()]
    out = b"%PDF-1.7\n"
    offsets: list[int] = []
    for number, item in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out
