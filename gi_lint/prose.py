"""Running text in one piece, with the way back to its paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from gi_lint.document import Location, Paragraph
from gi_lint.named import NamedTuple


class Prose(NamedTuple):
    """Paragraphs as one text, a line each. `starts` are the offsets of the paragraphs in `text`."""

    text: str
    paragraphs: Sequence[Paragraph]
    starts: Sequence[int]

    def number(self, offset: int) -> int:
        """The number, from 0, of the paragraph that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def locate(self, start: int, end: int) -> Location:
        """The location of text[start:end], which lies in one paragraph, quoting it."""
        number = self.number(start)
        first = self.starts[number]
        return self.paragraphs[number].locate(start - first, end - first)

    def bounds(self, offset: int) -> tuple[int, int]:
        """Where the paragraph that holds an offset begins and ends."""
        number = self.number(offset)
        return self.starts[number], self.starts[number] + len(self.paragraphs[number].text)


def prose_of(paragraphs: Sequence[Paragraph]) -> Prose:
    """Paragraphs as one text; a line break inside a paragraph becomes a blank, so that a line is a paragraph."""
    lines = [paragraph.text.replace("\n", " ") for paragraph in paragraphs]
    starts: list[int] = []
    offset = 0
    for line in lines:
        starts.append(offset)
        offset += len(line) + 1
    return Prose("\n".join(lines), paragraphs, starts)
