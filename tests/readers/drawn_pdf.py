"""PDF files drawn by hand: text in Chinese without an embedded font, lines, areas, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 595, 842
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 "
    ">> /DW 1000 /W [1 [500] 2 95 500 814 939 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light "
    "/Flags 6 /Ascent 880 /Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] >> >> ] >>"
)


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


def pdf(*pages: Iterable[str], attributes: str = "", trailer: str = "", extra: Sequence[str] = ()) -> bytes:
    """A file with these pages. `attributes` are added to each page, `extra` objects follow the pages."""
    contents = ["\n".join(page).encode("latin-1") for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        _FONT.encode(),
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> {attributes} >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects += [item.encode("latin-1") for item in extra]
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
