"""What stands under a heading, in words: the paragraphs of a part without its headings, tables and closing lines."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.document import Paragraph
from gi_lint.named import NamedTuple
from gi_lint.report import Report, Section
from gi_lint.text import fold, squeeze

_NAMES = ("情况", "问题", "不足", "措施", "打算", "计划", "事项", "公开", "管理", "建设", "保障")  # ends of headings
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
    text = "".join(part.words for part in section.walk() if part is not section and _is_statement(report, part))
    for piece in (one for part in section.walk() for one in pieces(report, part)):
        text += squeeze(piece.paragraph.text[piece.start : piece.start + _ENOUGH])
        if len(text) >= _ENOUGH:
            break
    return text.strip("。.,;:、!()-/")


def _is_statement(report: Report, section: Section) -> bool:
    """（一）发布信息1440条。 Whether what is numbered like a heading is a sentence of its own."""
    text = fold(report.body[section.start].text).rstrip()
    return section.id is None and text.endswith("。") and not section.words.endswith(_NAMES)
