"""Tables in plain text. One is only read where every cell can be counted; where it cannot, the lines stay lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from gi_lint.document import ReadError
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.readers.text_cells import TextTable
from gi_lint.readers.text_piped import piped_tables
from gi_lint.readers.text_tab_led import tab_led_tables
from gi_lint.readers.text_tab_parted import tab_parted_tables
from gi_lint.readers.text_tabbed import tabbed_tables

MAX_CELLS = 200_000  # tabs and pipes of a file
_DRAWN_BARS = str.maketrans("│┃║｜", "||||")
_DRAWN_RULE = compiled(r"[\s|─-╿]*[─-╿][\s|─-╿]*")  # ├──┼──┤

_Finder = Callable[[Sequence[str], int, int], Iterator[TextTable]]


def find_tables(lines: Sequence[str], escapes: bool = False) -> dict[int, TextTable]:
    """The tables in the lines of a text, by the index of their first line.

    With `escapes`, `\\|` is a character and does not part cells. Raises ReadError for more cells than a report has.
    """
    if any(bar in line for line in lines for bar in "│┃║｜"):
        lines = list(map(_undrawn, lines))
    parted = sum(line.count("\t") + line.count("|") for line in lines)
    if not parted:
        return {}
    if parted > MAX_CELLS:
        raise ReadError(
            say("表格过大（超过 {max_cells} 格），不予读取。", max_cells=MAX_CELLS), "请确认这是一份年度报告。"
        )
    finders: tuple[_Finder, ...] = (
        tab_parted_tables,
        tab_led_tables,
        tabbed_tables,
        partial(piped_tables, escapes=escapes),
    )
    tables: dict[int, TextTable] = {}
    free = [(0, len(lines))]  # lines that are in no table so far
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
