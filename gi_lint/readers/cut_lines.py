"""Pages and Word files whose paragraphs were cut into the lines of a print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.document import Block, Document, Paragraph

_FORMATS = ("html", "docx")  # text has its own lines, and those of a PDF are told by their places
_LINE = 20  # characters: a shorter line is no line of prose
_LEAST_CUT = 6  # lines that end within a sentence
_ENDS = tuple("。；：！？;:!?”）)")


def made_whole(document: Document) -> Document:
    """The document with the paragraphs whole that were cut into lines of one width."""
    if document.format not in _FORMATS or not _may_be_cut(document):
        return document
    return document._replace(blocks=unwrapped(document.blocks))


def _may_be_cut(document: Document) -> bool:
    """Whether so many lines end within a sentence that they may be the lines of a print."""
    lines = (line.rstrip() for paragraph in document.paragraphs for line in paragraph.text.split("\n"))
    return sum(len(line) >= _LINE and not line.endswith(_ENDS) for line in lines) >= _LEAST_CUT


def unwrapped(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with the paragraphs whole whose lines are paragraphs of their own, or are parted by line breaks in one."""
    from gi_lint.readers.wrapping import continuations  # few documents need it

    pieces = [piece for block in blocks for piece in _lines_of(block)]
    texts = [piece.text if isinstance(piece, Paragraph) and piece.outline is None else "" for piece, _ in pieces]
    goes_on = set(continuations(texts, frozenset()).values())
    found: list[Block] = []
    for number, (piece, is_first) in enumerate(pieces):
        last = found[-1] if found else None
        if isinstance(piece, Paragraph) and isinstance(last, Paragraph) and (number in goes_on or not is_first):
            found[-1] = last.joined("" if number in goes_on else "\n", piece)
        else:
            found.append(piece)
    return tuple(found)


def _lines_of(block: Block) -> Iterator[tuple[Block, bool]]:
    """A block, a paragraph line by line, each with whether it is the block's first."""
    if not isinstance(block, Paragraph):
        yield block, True
        return
    start = 0
    for line in block.text.split("\n"):
        yield block.part(start, start + len(line)), start == 0
        start += len(line) + 1
