"""What stands under a heading, in words: the paragraphs of a part without its headings, tables and closing lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gi_lint.document import Paragraph
from gi_lint.patterns import compiled
from gi_lint.report import Report, Section
from gi_lint.text import fold, squeeze

_DATE_LINE = compiled(r"(?:20\d\d|二\w{3})年.{1,3}月(?:.{1,3}日)?")
_CLOSING = (
    "附件",
    "附:",
    "附表",
    "(联系",
    "联系人",
    "(此件",
    "相关",
    "责任编辑",
    "编辑:",
    "来源:",
    "打印",
    "分享",
    "扫一扫",
)
_BODIES = tuple("局厅委办院部会府处室署站所心")
_ENOUGH = 60  # characters; a part with so many says something
_LONGEST_CLOSING = 30  # characters of a line below the signature


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
    end = min((child.start for child in section.children), default=section.end)
    for number in range(section.start, min(end, closing(report))):
        paragraph = report.body[number]
        start = _heading_end(paragraph, section) if number == section.start else 0
        if paragraph.text[start:].strip():
            yield Piece(paragraph, number, start)


def all_pieces(report: Report, section: Section) -> Iterator[Piece]:
    """The text of a part and of all below it, headings left out."""
    for part in section.walk():
        yield from pieces(report, part)


def text_of(report: Report, section: Section) -> str:
    """The text of a part and of all below it, as far as it shows whether there is one: without blanks, and without
    the marks around a lone word."""
    text = ""
    for piece in all_pieces(report, section):
        text += squeeze(piece.paragraph.text[piece.start : piece.start + _ENOUGH])
        if len(text) >= _ENOUGH:
            break
    return text.strip("。.,;:、!()-/")


def closing(report: Report) -> int:
    """The index of the first of the closing lines: signature, date, attachments, what a page prints below."""
    index = len(report.body)
    while index > report.first_heading + 1 and _closes(report, index - 1, is_last=index == len(report.body)):
        index -= 1
    return index


def _heading_end(paragraph: Paragraph, section: Section) -> int:
    return paragraph.text.find(section.heading) + len(section.heading)


def _closes(report: Report, index: int, is_last: bool) -> bool:
    text = squeeze(report.body[index].text)
    if len(text) > _LONGEST_CLOSING or "。" in text.rstrip("。)"):
        return text.startswith(_CLOSING[:3]) and "。" not in text
    if text.startswith(_CLOSING) or _DATE_LINE.fullmatch(text):
        return True
    is_body = text.endswith(_BODIES) and text.replace("、", "").isalnum() and len(text) > 3
    return is_body or (not is_last and text == squeeze(report.facts.agency or ""))
