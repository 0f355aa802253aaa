"""The text of a document as one run, in which the labels of a form are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from gi_lint.document import Block, Paragraph
from gi_lint.text import fold, label_places, without_noise


class Stream:
    """The text of the paragraphs without blanks and label noise, each character knowing where it comes from."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def paragraphs(self) -> list[tuple[int, Paragraph]]:
        """The paragraphs with their numbers among the blocks."""
        return [(i, block) for i, block in enumerate(self.blocks) if isinstance(block, Paragraph) and block.text]

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Of each character of the stream the number of its paragraph in `paragraphs` and its offset there."""
        texts = (fold(paragraph.text) for _, paragraph in self.paragraphs)
        return [(number, offset) for number, text in enumerate(texts) for offset in label_places(text)]

    @cached_property
    def text(self) -> str:
        """The characters; where each of them stands is worked out only where a label is found."""
        return "".join(without_noise(fold(paragraph.text)) for _, paragraph in self.paragraphs)

    def between(self, start: int, end: int) -> str:
        """The text as folded from one character of the stream up to another, a blank between paragraphs."""
        if start >= len(self.places):
            return ""
        (first, offset), (last, stop) = self.places[start], self._end(end)
        texts = [_folded(self.paragraphs[number][1].text) for number in range(first, last + 1)]
        texts[-1] = texts[-1][:stop]
        texts[0] = texts[0][offset:]
        return " ".join(texts)

    def _end(self, end: int) -> tuple[int, int]:
        if end < len(self.places):
            return self.places[end]
        return len(self.paragraphs) - 1, len(self.paragraphs[-1][1].text)


def _folded(text: str) -> str:
    """Folded text in which tabs are still tabs."""
    return "\t".join(map(fold, text.split("\t")))
