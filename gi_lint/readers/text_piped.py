"""Tables in plain text whose cells are parted by `|`, a row a line, as Markdown has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.lines import BLANKS
from gi_lint.readers.text_cells import MAX_COLUMNS, Row, TextTable, cell_of, ends_like_prose

_DASHES = compiled(r":-+:?|-+:|-{3,}")  # :---:
_PIPE = compiled(r"\|")
_UNESCAPED_PIPE = compiled(r"(?<!\\)\|")


class _Line(NamedTuple):
    """A line (from 0) that looks like a row, and where its pipes stand."""

    number: int
    text: str
    pipes: tuple[int, ...]

    @property
    def is_framed(self) -> bool:
        return self.text.lstrip(BLANKS).startswith("|")

    @property
    def is_closed(self) -> bool:
        return self.text.rstrip(BLANKS).endswith("|")

    @property
    def is_separator(self) -> bool:
        """Whether it only rules off the heading: `|---|:-:|`. A lone `-` or `--` is a cell that says nothing."""
        if "-" not in self.text or self.text.strip(BLANKS + "|:-"):
            return False
        cells = [cell for part in self.text.split("|") if (cell := part.strip(BLANKS))]
        return all(map(_DASHES.fullmatch, cells))

    def cells(self, framed_left: bool, framed_right: bool) -> Row:
        """What the pipes part; an outer pipe is a frame, or closes an empty cell."""
        edges = [-1, *self.pipes, len(self.text)]
        if framed_left and not self.text[: self.pipes[0]].strip(BLANKS):
            edges = edges[1:]
        if framed_right and len(edges) > 2 and not self.text[self.pipes[-1] + 1 :].strip(BLANKS):
            edges = edges[:-1]
        return tuple(cell_of(self.text[left + 1 : right], self.number, left + 1) for left, right in pairwise(edges))


def piped_tables(lines: Sequence[str], start: int, stop: int, *, escapes: bool) -> Iterator[TextTable]:
    """The tables among lines[start:stop]. With `escapes`, `\\|` is a character and does not part cells."""
    index = start
    while index < stop:
        run = _run(lines, index, stop, escapes)
        yield from filter(None, map(_table, _parted(run)))
        index = run[-1].number + 1 if run else index + 1


def _run(lines: Sequence[str], start: int, stop: int, escapes: bool) -> list[_Line]:
    """The lines from `start` on that look like rows; empty lines between them are passed over."""
    run: list[_Line] = []
    for index in range(start, stop):
        if (line := _line(lines[index], index, escapes)) is not None:
            run.append(line)
        elif not run or lines[index].strip(BLANKS) or index - run[-1].number > 2:
            break
    return run


def _line(text: str, index: int, escapes: bool) -> _Line | None:
    """A line that looks like a row; None for any other."""
    if "|" not in text:
        return None
    pipe = _UNESCAPED_PIPE if escapes else _PIPE
    pipes = tuple(match.start() for match in pipe.finditer(text))
    if not 1 <= len(pipes) < MAX_COLUMNS:
        return None
    if len(pipes) == 1 and any(map(ends_like_prose, (text[: pipes[0]], text[pipes[0] + 1 :]))):
        return None
    return _Line(index, text, pipes)


def _parted(run: Sequence[_Line]) -> Iterator[list[_Line]]:
    """A run of rows, cut where a new table begins after a gap: a row with a separator row under it, or one
    without the frame that the table so far has."""
    part: list[_Line] = []
    ruled = False  # whether the table so far has a separator row of its own
    for line, below in zip_longest(run, run[1:]):
        if ruled and line.number != part[-1].number + 1:
            is_head = below is not None and below.is_separator and below.number == line.number + 1
            if is_head or line.is_framed != part[0].is_framed:
                yield part
                part, ruled = [], False
        part.append(line)
        ruled = ruled or line.is_separator
    if part:
        yield part


def _table(lines: Sequence[_Line]) -> TextTable | None:
    """The table that lines form; None if there are no two rows with two cells."""
    rows = _rows([line for line in lines if not line.is_separator])
    usual, _ = _usual_width(rows)
    if usual < 2 or sum(len(row) >= 2 for row in rows) < 2:
        return None
    widest = max([usual, *(len(row) for row in rows if not _is_caption(row))])
    return TextTable(tuple(_without_surplus(row, widest) for row in rows), lines[0].number, lines[-1].number + 1)


def _rows(lines: Sequence[_Line]) -> list[Row]:
    """The cells of lines. An outer pipe is a frame only if most of them have it; else it closes an empty cell."""
    framed, closed = sum(line.is_framed for line in lines), sum(line.is_closed for line in lines)
    framed_left = framed * 2 > len(lines)
    framed_right = closed * 2 > len(lines) if framed_left else closed == len(lines)
    rows = [line.cells(framed_left, framed_right) for line in lines]
    if framed_left and framed < len(lines):  # or the first cell of most rows is empty
        bare = [line.cells(False, framed_right) for line in lines]
        return max(rows, bare, key=lambda rows: _usual_width(rows)[1])
    return rows


def _usual_width(rows: Sequence[Row]) -> tuple[int, int]:
    """How many cells most rows have, and how many rows have so many."""
    return Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)


def _is_caption(row: Row) -> bool:
    """Whether a row is one text, else nothing: a caption, or a label whose values are blank."""
    return sum(bool(cell.text) for cell in row) <= 1


def _without_surplus(row: Row, widest: int) -> Row:
    """A caption row without the empty cells that it has beyond those of the widest other row.

    In another row an empty cell at the end is a value that is blank.
    """
    while _is_caption(row) and len(row) > widest and not row[-1].text:
        row = row[:-1]
    return row
