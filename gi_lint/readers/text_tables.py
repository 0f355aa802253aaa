"""Tables in plain text: cells parted by tabs or by `|`, or one cell a line led by a tab.

A table is only read where every cell can be counted; where it cannot, the lines stay lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gi_lint.document import ReadError
from gi_lint.language import say
from gi_lint.patterns import compiled

BLANKS = " \t\n\r\v\f\u00a0\u1680\u3000\u202f\u205f\u200b\ufeff\x85" + "".join(map(chr, range(0x2000, 0x200B)))
MAX_COLUMNS = 200
MAX_CELLS = 200_000  # tabs and pipes of a file
LONG_PROSE = 40  # characters; a longer text that ends like a sentence is no cell of a two-column table
MAX_CELL_LINES = 8  # lines of one cell, in tables with one cell a line
MIN_FULL_ROWS = 3  # rows of equal length that prove the number of columns, in tables with one cell a line
MIN_FULL_SHARE = 2 / 3

_SENTENCE_ENDS = "。；;！!？?：:"
_NUMBER_ONLY = compiled(
    r"[（(]?(?:[一二三四五六七八九十]+|\d{1,2}|[①-⑳])[）)]?[、.．]?|第[一二三四五六七八九十]+[章节条部分]+"
)
_DASHES = compiled(r":-+:?|-+:|-{3,}")
_DRAWN_BARS = str.maketrans("│┃║", "|||")
_DRAWN_RULE = compiled(r"[\s|─-╿]*[─-╿][\s|─-╿]*")
_PIPE = compiled(r"\|")
_PLAIN_PIPE = compiled(r"(?<!\\)\|")


class TextCell(NamedTuple):
    """The text of a cell without the blanks around it, and where it starts (from 1)."""

    text: str
    line: int
    column: int


class TextTable(NamedTuple):
    """Rows of cells, and the lines they were read from: `start` up to, not including, `end` (from 0)."""

    rows: tuple[tuple[TextCell, ...], ...]
    start: int
    end: int


def find_tables(lines: Sequence[str], escapes: bool = False) -> dict[int, TextTable]:
    """The tables in the lines of a text, by the index of their first line.

    With `escapes`, `\\|` is a character and does not part cells. Raises ReadError for more cells than a report has.
    """
    if any("│" in line or "┃" in line or "║" in line for line in lines):
        lines = list(map(_undrawn, lines))
    if sum(line.count("\t") + line.count("|") for line in lines) > MAX_CELLS:
        raise ReadError(
            say("表格过大（超过 {max_cells} 格），不予读取。", max_cells=MAX_CELLS), "请确认这是一份年度报告。"
        )
    pipe = _PLAIN_PIPE if escapes else _PIPE
    finders: tuple[_Finder, ...] = (
        _tab_led_tables,
        _tabbed_tables,
        lambda lines, start, stop: _pipe_tables(lines, start, stop, pipe),
    )
    tables: dict[int, TextTable] = {}
    free = [(0, len(lines))]
    for find in finders:
        remaining: list[tuple[int, int]] = []
        for start, stop in free:
            for table in find(lines, start, stop):
                tables[table.start] = table
                remaining.append((start, table.start))
                start = table.end
            remaining.append((start, stop))
        free = remaining
    return tables


def _undrawn(line: str) -> str:
    """A line of a table drawn with characters, its bars as pipes; a ruling line is empty."""
    plain = line.translate(_DRAWN_BARS)
    return "" if _DRAWN_RULE.fullmatch(plain) else plain


_Finder = Callable[[Sequence[str], int, int], Iterator[TextTable]]


def _cell(text: str, line: int, offset: int) -> TextCell:
    """A cell of a line (from 0) whose text as typed starts at an offset in it."""
    stripped = text.strip(BLANKS)
    indent = len(text) - len(text.lstrip(BLANKS)) if stripped else 0
    return TextCell(stripped, line + 1, offset + indent + 1)


def _ends_like_prose(text: str) -> bool:
    stripped = text.strip(BLANKS)
    return len(stripped) > LONG_PROSE and stripped[-1] in _SENTENCE_ENDS


# Cells parted by tabs


def _tabbed_tables(lines: Sequence[str], start: int, stop: int) -> Iterator[TextTable]:
    index = start
    while index < stop:
        end = index
        tabs = lines[index].count("\t")
        while end < stop and _is_tabbed_row(lines[end]) and abs(lines[end].count("\t") - tabs) <= 1:
            end += 1
        if end - index >= 2 and _has_columns(lines[index:end]):
            yield TextTable(_tabbed_rows(lines, index, end), index, end)
        index = max(end, index + 1)


def _is_tabbed_row(text: str) -> bool:
    cells = text.split("\t")
    if not 2 <= len(cells) <= MAX_COLUMNS:
        return False
    # With one tab: an indented line, a numbered heading or a sentence is more likely than a row.
    return len(cells) > 2 or (
        cells[0].strip(BLANKS) != ""
        and not _NUMBER_ONLY.fullmatch(cells[0].strip(BLANKS))
        and not any(map(_ends_like_prose, cells))
    )


def _has_columns(rows: Sequence[str]) -> bool:
    """Whether some row holds two texts side by side."""
    return any(sum(1 for cell in row.split("\t") if cell.strip(BLANKS)) >= 2 for row in rows)


def _tabbed_rows(lines: Sequence[str], start: int, end: int) -> tuple[tuple[TextCell, ...], ...]:
    # A tab before every row indents the table; it makes no column.
    skip = 1 if all(lines[index].startswith("\t") for index in range(start, end)) else 0
    rows = []
    for index in range(start, end):
        offset, row = 0, []
        for part in lines[index].split("\t"):
            row.append(_cell(part, index, offset))
            offset += len(part) + 1
        rows.append(tuple(row[skip:]))
    return tuple(rows)


# Cells parted by pipes


def _pipe_tables(lines: Sequence[str], start: int, stop: int, pipe: re.Pattern[str]) -> Iterator[TextTable]:
    index = start
    while index < stop:
        run = _pipe_run(lines, index, stop, pipe)
        for part in _parted(lines, run):
            table = _pipe_table(lines, part, pipe)
            if table is not None:
                yield table
        index = run[-1] + 1 if run else index + 1


def _pipe_run(lines: Sequence[str], start: int, stop: int, pipe: re.Pattern[str]) -> list[int]:
    """The indexes of the lines from `start` on that look like rows; empty lines between them are passed over."""
    run: list[int] = []
    for index in range(start, stop):
        if _is_pipe_row(lines[index], pipe):
            run.append(index)
        elif not run or lines[index].strip(BLANKS) or index - run[-1] > 2:
            break
    return run


def _is_pipe_row(text: str, pipe: re.Pattern[str]) -> bool:
    if "|" not in text:
        return False
    parts = pipe.split(text)
    if not 2 <= len(parts) <= MAX_COLUMNS:
        return False
    return len(parts) > 2 or not any(map(_ends_like_prose, parts))


def _is_separator(text: str) -> bool:
    """Whether a row only rules off the heading: `|---|:-:|`. A lone `-` or `--` is a cell that says nothing."""
    if "-" not in text or text.strip(BLANKS + "|:-"):
        return False
    cells = [cell for part in text.split("|") if (cell := part.strip(BLANKS))]
    return all(map(_DASHES.fullmatch, cells))


def _parted(lines: Sequence[str], run: list[int]) -> Iterator[list[int]]:
    """A run of rows, cut where a new table begins after a gap: a row with a separator row under it, or one
    without the frame that the table so far has."""
    part: list[int] = []
    ruled = False  # whether the table so far has a separator row of its own
    for index in run:
        heads = index < run[-1] and _is_separator(lines[index + 1])
        if ruled and index != part[-1] + 1 and (heads or _is_framed(lines[index]) != _is_framed(lines[part[0]])):
            yield part
            part, ruled = [], False
        part.append(index)
        ruled = ruled or _is_separator(lines[index])
    if part:
        yield part


def _is_framed(row: str) -> bool:
    return row.lstrip(BLANKS).startswith("|")


def _pipe_table(lines: Sequence[str], indexes: list[int], pipe: re.Pattern[str]) -> TextTable | None:
    rows = [index for index in indexes if not _is_separator(lines[index])]
    if len(rows) < 2:
        return None
    # An outer pipe is a frame only if most rows have it; else it closes an empty cell.
    framed_left = sum(_is_framed(lines[index]) for index in rows) * 2 > len(rows)
    closed = sum(lines[index].rstrip(BLANKS).endswith("|") for index in rows)
    framed_right = closed * 2 > len(rows) if framed_left else closed == len(rows)
    cells = [_pipe_cells(lines[index], index, pipe, framed_left, framed_right) for index in rows]
    usual, agreeing = Counter(map(len, cells)).most_common(1)[0]
    if framed_left and not all(_is_framed(lines[index]) for index in rows):
        bare = [_pipe_cells(lines[index], index, pipe, False, framed_right) for index in rows]
        width, more = Counter(map(len, bare)).most_common(1)[0]
        if more > agreeing:  # the first cell of most rows is empty
            cells, usual = bare, width
    widest = max([usual, *(len(row) for row in cells if not _is_caption(row))])
    cells = [_without_surplus(row, widest) for row in cells]
    if sum(len(row) >= 2 for row in cells) < 2 or usual < 2:
        return None
    return TextTable(tuple(cells), indexes[0], indexes[-1] + 1)


def _pipe_cells(
    text: str, index: int, pipe: re.Pattern[str], framed_left: bool, framed_right: bool
) -> tuple[TextCell, ...]:
    cuts = [match.start() for match in pipe.finditer(text)]
    edges = [-1, *cuts, len(text)]
    if framed_left and not text[: cuts[0]].strip(BLANKS):
        edges = edges[1:]
    if framed_right and len(edges) > 2 and not text[cuts[-1] + 1 :].strip(BLANKS):
        edges = edges[:-1]
    return tuple(_cell(text[left + 1 : right], index, left + 1) for left, right in pairwise(edges))


def _is_caption(row: tuple[TextCell, ...]) -> bool:
    """Whether a row is one text, else nothing: a caption, or a label whose values are blank."""
    return sum(bool(cell.text) for cell in row) <= 1


def _without_surplus(row: tuple[TextCell, ...], widest: int) -> tuple[TextCell, ...]:
    """A caption row without the empty cells that it has beyond those of the widest other row.

    In another row an empty cell at the end is a value that is blank.
    """
    while _is_caption(row) and len(row) > widest and not row[-1].text:
        row = row[:-1]
    return row


# One cell a line, led by a tab; an empty line ends a row


class _TabLed(NamedTuple):
    """A cell that begins on a tab-led line, and the number of empty lines behind it."""

    cell: TextCell
    start: int
    end: int
    empty_lines: int
    goes_on: bool  # text follows after an empty line


def _tab_led_tables(lines: Sequence[str], start: int, stop: int) -> Iterator[TextTable]:
    index = start
    while index < stop:
        if not _is_tab_led(lines[index]):
            index += 1
            continue
        region = _tab_led_region(lines, index, stop)
        table = _tab_led_table(region)
        if table is not None:
            yield table
        index = region[-1].end


def _is_tab_led(text: str) -> bool:
    return text.startswith("\t") and "\t" not in text[1:]


def _tab_led_region(lines: Sequence[str], start: int, stop: int) -> list[_TabLed]:
    """The cells from a tab-led line on, up to where other text begins."""
    region: list[_TabLed] = []
    index = start
    while index < stop and _is_tab_led(lines[index]):
        end = index + 1
        while end < stop and end - index <= MAX_CELL_LINES and not lines[end].startswith("\t"):
            end += 1
        following = end < stop and _is_tab_led(lines[end])
        item = _tab_led_cell(lines, index, end)
        if not following or (item.goes_on and item.empty_lines):
            # The last cell of the table. What stands behind its line may be other text, so it is left alone.
            region.append(_tab_led_cell(lines, index, index + 1))
            break
        region.append(item)
        index = end
    return region


def _tab_led_cell(lines: Sequence[str], start: int, end: int) -> _TabLed:
    last = end
    while last > start and not lines[last - 1]:
        last -= 1
    inner = lines[start:last]
    text = "\n".join(filter(None, (line.strip(BLANKS) for line in inner)))
    first = next((index for index in range(start, last) if lines[index].strip(BLANKS)), start)
    place = _cell(lines[first], first, 0) if lines[first].strip(BLANKS) else _cell("", start, 1)
    return _TabLed(TextCell(text, place.line, place.column), start, last, end - last, "" in inner)


def _tab_led_table(region: list[_TabLed]) -> TextTable | None:
    """The table that the cells form; None if the number of its columns is not certain."""
    groups = _groups(region)
    while groups and len(groups[-1]) == 1:  # indented lines behind the table
        groups.pop()
    while groups and len(groups[0]) == 1:  # and before it
        groups.pop(0)
    if not groups:
        return None
    columns, full = Counter(map(len, groups)).most_common(1)[0]
    if not 2 <= columns <= MAX_COLUMNS or full < MIN_FULL_ROWS or full < MIN_FULL_SHARE * len(groups):
        return None
    rows = _complete_rows(groups, columns)
    if rows is None or _mostly_prose(rows):
        return None
    return TextTable(tuple(rows), groups[0][0].start, groups[-1][-1].end)


def _groups(region: list[_TabLed]) -> list[list[_TabLed]]:
    """The cells up to each empty line."""
    groups: list[list[_TabLed]] = [[]]
    for item in region:
        groups[-1].append(item)
        if item.empty_lines:
            groups.append([])
    return [group for group in groups if group]


def _complete_rows(groups: list[list[_TabLed]], columns: int) -> list[tuple[TextCell, ...]] | None:
    """Groups as rows. A cell may end in empty lines of its own: more of them than end a row, and the groups
    that they part must fill a row exactly."""
    usual = Counter(group[-1].empty_lines for group in groups if len(group) == columns).most_common(1)[0][0]
    rows: list[tuple[TextCell, ...]] = []
    row: list[_TabLed] = []
    for group in groups:
        row = row + group
        if len(row) == columns:
            rows.append(tuple(item.cell for item in row))
            row = []
        elif len(row) > columns or row[-1].empty_lines <= usual:
            return None
    return rows if not row else None


def _mostly_prose(rows: list[tuple[TextCell, ...]]) -> bool:
    texts = [cell.text for row in rows for cell in row if cell.text]
    return sum(text[-1] in _SENTENCE_ENDS for text in texts) * 4 > len(texts)
