"""Pages saved as one file (.mht, .mhtml): MIME messages (RFC 2557) whose parts are a page, its frames and pictures.

The lines of a page are not those of the file, which nobody reads: paragraphs and tables are counted instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import message_from_bytes
from itertools import islice

from gi_lint.document import Document, Location, ReadError, moved
from gi_lint.readers.encodings import strictly
from gi_lint.readers.html_decoding import codec_named, declared_codec

_MOST_PAGES = 20  # of a file: a page and its frames
_NO_PAGE = "单个文件网页（MHT）里没有网页，文件可能已损坏。"
_SAVE_AGAIN = "请在浏览器中重新打开该网页，另存为“网页，仅 HTML”后再检查。"


def read(data: bytes, path: str, read_page: Callable[[bytes, str], Document]) -> Document:
    """The report in such a file: of its page and frames, whichever says the most. Raises ReadError."""
    found: list[Document] = []
    failure = ReadError(_NO_PAGE, _SAVE_AGAIN)
    for page in _pages(data):
        try:
            found.append(read_page(page, path))
        except ReadError as error:
            failure = error
    if not found:
        raise failure
    report = max(found, key=_length)
    return report._replace(blocks=tuple(moved(block, _without_line) for block in report.blocks), comments=())


def _pages(data: bytes) -> Iterator[bytes]:
    """The first pages among the parts of a message. Raises ReadError if its parts nest too deeply."""
    try:
        message = message_from_bytes(data)
    except RecursionError as error:
        raise ReadError(_NO_PAGE, _SAVE_AGAIN) from error
    parts = (part for part in message.walk() if part.get_content_type() == "text/html")
    for part in islice(parts, _MOST_PAGES):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            yield _declared(content, part.get_content_charset())


def _declared(content: bytes, charset: str | None) -> bytes:
    """A page whose encoding only its part of the message declares, in UTF-8."""
    codec = codec_named(charset) if charset and declared_codec(content) is None else None
    text = strictly(content, codec) if codec else None
    return content if text is None else text.encode("utf-8")


def _length(document: Document) -> int:
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for grid in document.grids for cell in grid.cells]
    return sum(map(len, texts))


def _without_line(place: Location) -> Location:
    return place._replace(line=None, column=None)
