"""Tables in plain text whose cells are parted by tabs, a row a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.patterns import compiled
from gi_lint.readers.lines import BLANKS
from gi_lint.readers.text_cells import MAX_COLUMNS, Row, TextTable, cell_of, ends_like_prose

_NUMBER_ONLY = compiled(  # （一）; 1.; ①; 第二部分
    r"[（(]?(?:[一二三四五六七八九十]+|\d{1,2}|[①-⑳])[）)]?[、.．]?|第[一二三四五六七八九十]+[章节条部分]+"
)
_MOST_DOWNWARDS = 12  # characters of a label that is written downwards


def tabbed_tables(lines: Sequence[str], start: int, stop: int) -> Iterator[TextTable]:
    """The tables among lines[start:stop]: two rows or more that differ by one tab at most."""
    index = start
    while index < stop:
        end, tabs = index, lines[_line_with_tabs(lines, index, stop)].count("\t")
        while end < stop:
            row = _line_with_tabs(lines, end, stop)
            if not _is_row(lines[row]) or abs(lines[row].count("\t") - tabs) > 1:
                break
            end = row + 1
        rows = _rows(lines, index, end)
        if len(rows) >= 2 and _has_columns(lines[index:end]):
            yield TextTable(rows, index, end)
        index = max(end, index + 1)


def _line_with_tabs(lines: Sequence[str], start: int, stop: int) -> int:
    """The line that holds the cells of a row: the first, or one below it where its label is written downwards."""
    end = start
    while end < min(start + _MOST_DOWNWARDS, stop - 1) and _is_character(lines[end]):
        end += 1
    return end if _is_character(lines[end].split("\t")[0]) else start


def _is_character(text: str) -> bool:
    """Whether a line, or a cell, is one Chinese character."""
    char = text.strip(BLANKS)
    return len(char) == 1 and "\u4e00" <= char <= "\u9fff" and "\t" not in text


def _is_row(text: str) -> bool:
    tabs = text.count("\t")
    if tabs != 1:
        return 1 < tabs < MAX_COLUMNS
    # With one tab: an indented line, a numbered heading or a sentence is more likely than a row.
    cells = text.split("\t")
    label = cells[0].strip(BLANKS)
    return label != "" and not _NUMBER_ONLY.fullmatch(label) and not any(map(ends_like_prose, cells))


def _has_columns(rows: Sequence[str]) -> bool:
    """Whether some row holds two texts side by side."""
    return any(sum(1 for cell in row.split("\t") if cell.strip(BLANKS)) >= 2 for row in rows)


def _rows(lines: Sequence[str], start: int, end: int) -> tuple[Row, ...]:
    # A tab before every row indents the table; it makes no column.
    skip = 1 if all(lines[index].startswith("\t") for index in range(start, end)) else 0
    rows: list[Row] = []
    index = start
    while index < end:
        last = _line_with_tabs(lines, index, end)
        offset, row = 0, []
        for part in lines[last].split("\t"):
            row.append(cell_of(part, last, offset))
            offset += len(part) + 1
        if last > index:
            label = "\n".join([*(line.strip(BLANKS) for line in lines[index:last]), row[0].text])
            row[0] = cell_of(lines[index], index, 0)._replace(text=label)
        rows.append(tuple(row[skip:]))
        index = last + 1
    return tuple(rows)
