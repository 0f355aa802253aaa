"""A page of a PDF as it is read: characters with their boxes, ruling lines, pictures.

All coordinates are points from the top left corner of the visible page, turned so that its text is upright.
"""

from __future__ import annotations

from gi_lint.document import ReadError
from gi_lint.language import say
from gi_lint.named import NamedTuple

UNKNOWN = "\ufffd"  # a character whose meaning the file does not tell

Box = tuple[float, float, float, float]  # left, top, right, bottom


def surface(box: Box) -> float:
    """The size of a box in square points."""
    return (box[2] - box[0]) * (box[3] - box[1])


class Char(NamedTuple):
    """A character and the box of its advance. `turn`: quarter turns against the other text of the page.

    `spaced`: PDFium takes it for the beginning of a word.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turn: int = 0
    spaced: bool = False


class Rule(NamedTuple):
    """A ruling line: the height at which a horizontal one lies, or the distance of a vertical one, and its ends."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """What is printed on a page. `unknown` counts the characters whose meaning the file does not tell."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    across: tuple[Rule, ...]  # horizontal ruling lines
    down: tuple[Rule, ...]  # vertical ruling lines
    pictures: tuple[Box, ...]
    unknown: int = 0

    def share(self, picture: Box) -> float:
        """The share of the page that a picture covers."""
        return surface(picture) / (self.width * self.height or 1.0)


class Frame(NamedTuple):
    """The visible part of a page in its own coordinates, and how often its text is turned to the left."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as seen by a reader of its text."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the page as seen by a reader."""
        x0, y0 = self.place(left, bottom)
        x1, y1 = self.place(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def too_full(number: int) -> ReadError:
    """What is said of a page on which more is printed or drawn than on any of a report."""
    return ReadError(
        say("第 {number} 页内容过多（文字或线条超出上限），不予读取。", number=number),
        "请确认这是一份年度报告，或提供 Word 文件。",
    )
