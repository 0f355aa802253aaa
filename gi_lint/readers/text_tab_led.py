"""Tables in plain text with a cell a line, each led by a tab; an empty line ends a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gi_lint.named import NamedTuple
from gi_lint.readers.lines import BLANKS
from gi_lint.readers.text_cells import MAX_COLUMNS, PROSE_ENDS, Row, TextCell, TextTable, cell_of

_MAX_CELL_LINES = 8
_MIN_FULL_ROWS = 3  # rows of equal length that prove the number of columns
_MIN_FULL_SHARE = 2 / 3


class _Item(NamedTuple):
    """A cell, the lines of its text, and the number of empty lines behind them."""

    cell: TextCell
    start: int
    end: int
    empty_lines: int
    has_gap: bool  # an empty line stands within it


def tab_led_tables(lines: Sequence[str], start: int, stop: int) -> Iterator[TextTable]:
    """The tables among lines[start:stop]."""
    index = start
    while index < stop:
        if not _is_tab_led(lines[index]):
            index += 1
            continue
        items = _items(lines, index, stop)
        table = _table(items)
        if table is not None:
            yield table
        index = items[-1].end


def _is_tab_led(text: str) -> bool:
    return text.startswith("\t") and "\t" not in text[1:]


def _items(lines: Sequence[str], start: int, stop: int) -> list[_Item]:
    """The cells from a tab-led line on, up to where other text begins."""
    items: list[_Item] = []
    index = start
    while True:
        end = index + 1
        while end < stop and end - index <= _MAX_CELL_LINES and not lines[end].startswith("\t"):
            end += 1
        item = _item(lines, index, end)
        if end == stop or not _is_tab_led(lines[end]) or (item.has_gap and item.empty_lines):
            # The last cell of the table. What stands behind its line may be other text, so it is left alone.
            return [*items, _item(lines, index, index + 1)]
        items.append(item)
        index = end


def _item(lines: Sequence[str], start: int, end: int) -> _Item:
    last = end
    while last > start and not lines[last - 1]:
        last -= 1
    inner = lines[start:last]
    text = "\n".join(filter(None, (line.strip(BLANKS) for line in inner)))
    first = next((index for index in range(start, last) if lines[index].strip(BLANKS)), start)
    place = cell_of(lines[first], first, 0) if lines[first].strip(BLANKS) else cell_of("", start, 1)
    return _Item(place._replace(text=text), start, last, end - last, "" in inner)


def _table(items: Sequence[_Item]) -> TextTable | None:
    """The table that the cells form; None if the number of its columns is not certain."""
    groups = _groups(items)
    while groups and len(groups[-1]) == 1:  # indented lines behind the table
        groups.pop()
    while groups and len(groups[0]) == 1:  # and before it
        groups.pop(0)
    if not groups:
        return None
    columns, full = Counter(map(len, groups)).most_common(1)[0]
    if not 2 <= columns <= MAX_COLUMNS or full < _MIN_FULL_ROWS or full < _MIN_FULL_SHARE * len(groups):
        return None
    rows = _complete_rows(groups, columns)
    if rows is None or _mostly_prose(rows):
        return None
    return TextTable(tuple(rows), groups[0][0].start, groups[-1][-1].end)


def _groups(items: Sequence[_Item]) -> list[list[_Item]]:
    """The cells up to each empty line."""
    groups: list[list[_Item]] = [[]]
    for item in items:
        groups[-1].append(item)
        if item.empty_lines:
            groups.append([])
    return [group for group in groups if group]


def _complete_rows(groups: Sequence[list[_Item]], columns: int) -> list[Row] | None:
    """Groups as rows. A cell may end in empty lines of its own: more of them than end a row, and the groups
    that they part must fill a row exactly."""
    usual = Counter(group[-1].empty_lines for group in groups if len(group) == columns).most_common(1)[0][0]
    rows: list[Row] = []
    row: list[_Item] = []
    for group in groups:
        row = row + group
        if len(row) == columns:
            rows.append(tuple(item.cell for item in row))
            row = []
        elif len(row) > columns or row[-1].empty_lines <= usual:
            return None
    return rows if not row else None


def _mostly_prose(rows: Sequence[Row]) -> bool:
    texts = [cell.text for row in rows for cell in row if cell.text]
    return sum(text[-1] in PROSE_ENDS for text in texts) * 4 > len(texts)
