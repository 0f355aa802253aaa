"""What stands under a heading, in words: the paragraphs of a part without its headings, tables and closing lines."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.document import Paragraph
from gi_lint.named import NamedTuple
from gi_lint.report import Report, Section
from gi_lint.text import fold, squeeze

_ENOUGH = 60  # characters; a part with so many says something


class Piece(NamedTuple):
    """Text of a part, from `start` of a paragraph to its end; `number` is the paragraph's in the body."""

    paragraph: Paragraph
    number: int
    start: int

    @property
    def folded(self) -> str:
        return fold(self.paragraph.text)[self.start :]


def pieces(report: Report, section: Section) -> Iterator[Piece]:
    """The text right under a heading, up to the first heading below it: what follows it on its line comes first."""
    end = section.children[0].start if section.children else section.end
    for number in range(section.start, min(end, report.closing)):
        paragraph = report.body[number]
        is_heading = number == section.start
        start = paragraph.text.find(section.heading) + len(section.heading) if is_heading else 0
        if paragraph.text[start:].strip():
            yield Piece(paragraph, number, start)


def text_of(report: Report, section: Section) -> str:
    """The text of a part and of all below it, as far as it shows whether there is one: without blanks, and without
    the marks around a lone word."""
    text = ""
    for piece in (one for part in section.walk() for one in pieces(report, part)):
        text += squeeze(piece.paragraph.text[piece.start : piece.start + _ENOUGH])
        if len(text) >= _ENOUGH:
            break
    return text.strip("。.,;:、!()-/")
