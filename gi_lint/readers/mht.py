"""Pages saved as one file (.mht, .mhtml): MIME messages (RFC 2557) whose parts are a page, its frames and pictures.

The lines of a page are not those of the file, which nobody reads: paragraphs and tables are counted instead.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from collections.abc import Callable, Iterator
from itertools import islice

from gi_lint.document import Block, Document, Grid, Location, Paragraph, Picture, ReadError

_MOST_PAGES = 20  # of a file: a page and its frames
_MOST_BOUNDARIES = 20
_BOUNDARY = re.compile(rb'\bboundary\s*=\s*(?:"([^"\n]+)"|([^\s;"]+))', re.I)
_FOLD = re.compile(rb"\n[ \t]+")  # a field of a part's head goes on behind it
_SAVE_AGAIN = "请在浏览器中重新打开该网页，另存为“网页，仅 HTML”后再检查。"


def read(data: bytes, path: str, read_page: Callable[[bytes, str], Document]) -> Document:
    """The report in such a file: of its page and frames, whichever says the most. Raises ReadError."""
    found: list[Document] = []
    failure = ReadError("单个文件网页（MHT）里没有网页，文件可能已损坏。", _SAVE_AGAIN)
    for page in _pages(data):
        try:
            found.append(read_page(page, path))
        except ReadError as error:
            failure = error
    if not found:
        raise failure
    report = max(found, key=_length)
    return report._replace(blocks=tuple(map(_without_lines, report.blocks)), comments=())


def _pages(data: bytes) -> Iterator[bytes]:
    """The first pages among the parts of a message; the message itself is one where it has no parts."""
    text = data.replace(b"\r\n", b"\n")
    names = {named or bare for named, bare in _BOUNDARY.findall(text)[:_MOST_BOUNDARIES]}
    marks = b"|".join(map(re.escape, sorted(names)))
    parts = re.split(rb"^--(?:" + marks + rb")(?:--)?[ \t]*$", text, flags=re.M) if names else [text]
    yield from islice(filter(None, map(_page, parts)), _MOST_PAGES)


def _page(part: bytes) -> bytes | None:
    """The page in a part; None where it is something else."""
    head, _, body = part.lstrip(b"\n").partition(b"\n\n")
    lines = (line.partition(b":") for line in _FOLD.sub(b" ", head).split(b"\n"))
    fields = {name.strip().lower(): value.strip().lower() for name, _, value in lines}
    if not fields.get(b"content-type", b"").startswith(b"text/html"):
        return None
    coding = fields.get(b"content-transfer-encoding")
    try:
        return a2b_qp(body) if coding == b"quoted-printable" else a2b_base64(body) if coding == b"base64" else body
    except Error:
        return None


def _length(document: Document) -> int:
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for grid in document.grids for cell in grid.cells]
    return sum(map(len, texts))


def _without_lines(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return block._replace(location=_unlined(block.location), marks=())
    if isinstance(block, Picture):
        return block._replace(location=_unlined(block.location))
    cells = tuple(cell._replace(location=_unlined(cell.location)) for cell in block.cells)
    return Grid(block.row_count, block.column_count, cells, _unlined(block.location), is_guessed=block.is_guessed)


def _unlined(place: Location) -> Location:
    return place._replace(line=None, column=None)
