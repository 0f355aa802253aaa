"""Pages and Word files whose paragraphs were cut into the lines of a print: few are, so that `wrapping`, which makes
them whole, is loaded for these alone."""

from __future__ import annotations

from gi_lint.document import Document

_FORMATS = ("html", "docx")  # text has its own lines, and those of a PDF are told by their places
_LINE = 20  # characters: a shorter line is no line of prose
_LEAST_CUT = 6  # lines that end within a sentence
_ENDS = tuple("。；：！？;:!?”）)")


def made_whole(document: Document) -> Document:
    """The document with the paragraphs whole that were cut into lines of one width."""
    if document.format not in _FORMATS or not _may_be_cut(document):
        return document
    from gi_lint.readers.wrapping import unwrapped

    return document._replace(blocks=unwrapped(document.blocks))


def _may_be_cut(document: Document) -> bool:
    """Whether so many lines end within a sentence that they may be the lines of a print."""
    lines = (line.rstrip() for paragraph in document.paragraphs for line in paragraph.text.split("\n"))
    return sum(len(line) >= _LINE and not line.endswith(_ENDS) for line in lines) >= _LEAST_CUT
