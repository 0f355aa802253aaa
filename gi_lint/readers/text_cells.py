"""What the tables of a text are made of, however their cells are parted."""

from __future__ import annotations

from gi_lint.named import NamedTuple
from gi_lint.readers.lines import BLANKS

MAX_COLUMNS = 200
_LONG_PROSE = 40  # characters; a longer text that ends like a sentence is no cell of a two-column table
PROSE_ENDS = "。；;！!？?：:"


class TextCell(NamedTuple):
    """The text of a cell without the blanks around it, and where it starts (from 1)."""

    text: str
    line: int
    column: int


Row = tuple[TextCell, ...]


class TextTable(NamedTuple):
    """Rows of cells, and the lines they were read from: `start` up to, not including, `end` (from 0)."""

    rows: tuple[Row, ...]
    start: int
    end: int


def cell_of(text: str, line: int, offset: int) -> TextCell:
    """A cell of a line (from 0) whose text as typed starts at an offset in it."""
    stripped = text.strip(BLANKS)
    return TextCell(stripped, line + 1, offset + text.find(stripped) + 1)


def ends_like_prose(text: str) -> bool:
    """Whether a text is a sentence rather than one of two cells."""
    stripped = text.strip(BLANKS)
    return len(stripped) > _LONG_PROSE and stripped[-1] in PROSE_ENDS
