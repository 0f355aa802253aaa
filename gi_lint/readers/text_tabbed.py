"""Tables in plain text whose cells are parted by tabs, a row a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.patterns import compiled
from gi_lint.readers.lines import BLANKS
from gi_lint.readers.text_cells import MAX_COLUMNS, Row, TextTable, cell_of, ends_like_prose

_NUMBER_ONLY = compiled(  # （一）; 1.; ①; 第二部分
    r"[（(]?(?:[一二三四五六七八九十]+|\d{1,2}|[①-⑳])[）)]?[、.．]?|第[一二三四五六七八九十]+[章节条部分]+"
)


def tabbed_tables(lines: Sequence[str], start: int, stop: int) -> Iterator[TextTable]:
    """The tables among lines[start:stop]: two rows or more that differ by one tab at most."""
    index = start
    while index < stop:
        end = index
        tabs = lines[index].count("\t")
        while end < stop and _is_row(lines[end]) and abs(lines[end].count("\t") - tabs) <= 1:
            end += 1
        if end - index >= 2 and _has_columns(lines[index:end]):
            yield TextTable(_rows(lines, index, end), index, end)
        index = max(end, index + 1)


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
    rows = []
    for index in range(start, end):
        offset, row = 0, []
        for part in lines[index].split("\t"):
            row.append(cell_of(part, index, offset))
            offset += len(part) + 1
        rows.append(tuple(row[skip:]))
    return tuple(rows)
