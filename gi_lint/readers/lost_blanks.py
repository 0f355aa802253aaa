"""Blanks that a conversion could not write: 　　一、总体情况 has become ??一、总体情况."""

from __future__ import annotations

from gi_lint.document import Block, Document, Paragraph
from gi_lint.language import say
from gi_lint.patterns import compiled

_MARKS = ("?", "？")
_LEAST = 2  # paragraphs that begin so; one may be a slip of its own
_LOST = compiled(r"^[?？]{1,4}(?=[^?？])|(?<=[。；;])[?？]{1,4}$")


def with_blanks(document: Document) -> Document:
    """The document with the blanks again, and a remark on it: characters stay where they are."""
    count = sum(paragraph.text.lstrip().startswith(_MARKS) for paragraph in document.paragraphs)
    if count < _LEAST:
        return document
    remark = say("有 {count} 段以问号开头，应是空格在转换中变成的，按空格读；请删去。", count=count)
    return document._replace(blocks=tuple(map(_mended, document.blocks)), remarks=(*document.remarks, remark))


def _mended(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    indent = len(block.text) - len(block.text.lstrip())
    words = _LOST.sub(lambda lost: "\u3000" * len(lost[0]), block.text[indent:].rstrip())
    return block._replace(text=block.text[:indent] + words + block.text[indent + len(words) :])
