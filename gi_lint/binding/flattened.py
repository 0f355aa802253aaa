"""Tables whose cells were saved as lines of text, one cell a line, turned back into grids.

Text saved from web pages keeps a table as one cell a line: each cell is followed by a fixed number of line
ends, and an empty cell leaves one more; or every row is followed by one more, and an empty cell is a line of
blanks. Known labels of the form mark the beginning of each row; a row that does not close with the form's
number of cells shows that the counting cannot be trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import dropwhile, pairwise, takewhile, zip_longest

from gi_lint.binding.bound_table import LIKE_A_LABEL
from gi_lint.binding.cell_lines import LONGEST_CELL, Line, as_grid, cells_of, is_value, may_have_moved
from gi_lint.binding.cell_rows import recover_rows
from gi_lint.binding.grid_lines import Recovered
from gi_lint.template import TableSpec
from gi_lint.text import cell_number, closest, label_key

LEAST_LABELS = 4  # labels of a table on lines of their own before the lines are taken for a table
HEADER_REACH = 4  # how far from a known label an unknown header word may stand
_BARRED_REACH = 12  # and an unknown cell of a table whose bars show where it ends
_MOST_SLIPS = 6  # wordings of rows that are not found: with more of them the table is another
_LEAST_NUMBERS = 9  # of rows, one after the other
_LONGEST_STEP = 3  # from one to the next, with rows between them that the form does not have
_BEHIND_NUMBER = (".", "．", "、")


def recover(lines: Sequence[Line], spec: TableSpec) -> Recovered | None:
    """The table of a form that the lines hold as one cell a line; None if there is none."""
    keys = [spec.key_of(line.text, line.key) for line in lines]
    lines = [line if key == line.key else line._replace(key=key) for line, key in zip(lines, keys, strict=True)]
    if sum(line.key in spec.label_keys for line in lines) < LEAST_LABELS:
        return None
    lines = _without_row_numbers(_without_slips(lines, spec), spec)
    units = {row.unit for row in spec.rows.values() if row.unit}
    region = _region(list(_whole_labels(lines, spec)), spec.label_keys, units)
    if not region or any(line.block == region[0].block - 1 and cell_number(line.text) for line in lines):
        return None  # figures right above the first label may be its own
    return _recover_across(region, spec) if spec.layout == "across" else recover_rows(region, spec)


def _without_slips(lines: Sequence[Line], spec: TableSpec) -> Sequence[Line]:
    """The lines, those that are like the label of a row that is not found taken for it: 行政事业型收费."""
    shown = {line.key for line in lines}
    labels = [row.label.compared() for row in spec.rows.values()]
    missing = [key for keys in labels if shown.isdisjoint(keys) for key in keys]
    if not 0 < len(missing) <= _MOST_SLIPS:
        return lines
    return [
        line._replace(key=like) if (like := _label_like(line, after, missing)) else line
        for line, after in zip_longest(lines, lines[1:])
    ]


def _without_row_numbers(lines: Sequence[Line], spec: TableSpec) -> Sequence[Line]:
    """The lines of a list without the numbers of its rows (序号), which stand before its labels and count up."""
    if spec.layout != "list":
        return lines
    run: list[Line] = []
    longest = run
    for line, label in pairwise(lines):
        if label.key in spec.label_keys and line.text.isdecimal():
            if not run or not 0 < int(line.text) - int(run[-1].text) <= _LONGEST_STEP:
                run = []
            run.append(line)
            longest = max(longest, run, key=len)
    numbers = {line.block for line in longest}
    return [line for line in lines if line.block not in numbers] if len(numbers) >= _LEAST_NUMBERS else lines


def _label_like(line: Line, after: Line | None, keys: Sequence[str]) -> str | None:
    """Of some labels the one that a line above a figure is like."""
    may_be = 0 < len(line.text) <= LONGEST_CELL and after is not None and is_value(after) and not is_value(line)
    return closest(line.key, keys, LIKE_A_LABEL) if may_be else None


def _whole_labels(lines: Sequence[Line], spec: TableSpec) -> Iterator[Line]:
    """The lines, those of a label that is broken over several made one: 1, .属于国家秘密; 三、本年度办, 理结果."""
    position = 0
    while position < len(lines):
        line = lines[position]
        parts = _label_at(lines, position, spec) if line.key in spec.label_starts else ()
        if parts:
            text = "".join(part.text for part in parts)
            line = line._replace(text=text, key=label_key(text), breaks=parts[-1].breaks)
        yield line
        position += max(len(parts), 1)


def _label_at(lines: Sequence[Line], position: int, spec: TableSpec) -> Sequence[Line]:
    """The lines from one on that make a label together; none if they make none, or one is a label by itself."""
    joined = lines[position].key
    for end in range(position + 1, len(lines)):
        if joined in spec.label_keys or joined not in spec.label_starts:
            break
        line = lines[end]
        if line.key in spec.label_keys and not line.text.startswith(_BEHIND_NUMBER):
            break
        joined += line.key
        if joined in spec.label_keys:
            return lines[position : end + 1]
    return ()


def _region(lines: Sequence[Line], keys: Mapping[str, str], units: Set[str]) -> list[Line]:
    """The run of lines that holds most of a table's labels, its values with it; empty if there is none."""
    runs: list[tuple[int, list[Line]]] = [(LEAST_LABELS - 1, [])]  # each with the number of its labels
    run: list[Line] = []
    labels = 0
    for position, line in enumerate(lines):
        is_label = line.key in keys
        if is_label or (run and (is_value(line) or line.key in units or _leads_to_label(lines, position, keys))):
            run.append(line)
            labels += is_label
        elif run:
            runs.append((labels, run))
            run, labels = [], 0
    return max([*runs, (labels, run)], key=lambda counted: counted[0])[1]


def _leads_to_label(lines: Sequence[Line], position: int, keys: Mapping[str, str]) -> bool:
    """Whether a line that is no label leads to one: a short one just before it, or a cell of the same barred table.

    The form does not list it: a header word of its own, or the label of a row that a place has added.
    """
    line = lines[position]
    if len(line.text) <= LONGEST_CELL and any(later.key in keys for later in _after(lines, position, HEADER_REACH)):
        return True
    barred = takewhile(lambda later: later.is_closed or later.is_bar, _after(lines, position, _BARRED_REACH))
    return line.is_closed and any(later.key in keys for later in barred)


def _after(lines: Sequence[Line], position: int, count: int) -> Sequence[Line]:
    return lines[position + 1 : position + 1 + count]


def _recover_across(lines: Sequence[Line], spec: TableSpec) -> Recovered | None:
    (block,) = spec.blocks
    wanted = len(block.value_rows()) * len(block.columns)
    cells = list(cells_of(lines, spec.label_keys))
    last_label = max(i for i, line in enumerate(cells) if line.key in spec.label_keys)
    values = _line_of_values(cells[: last_label + 1], cells[last_label + 1 :], wanted)
    if values is None:
        return None
    header = [line for line in cells[: last_label + 1] if line.text]
    return Recovered(as_grid([header, values]), frozenset(range(lines[0].block, values[-1].block + 1)))


def _line_of_values(header: Sequence[Line], found: Sequence[Line], wanted: int) -> Sequence[Line] | None:
    """The values under a header; None if there are fewer or more than wanted.

    Empty lines in the header part the lines of a table, and then the one before the values does so too; bars that
    begin the rows of the header begin the values too.
    """
    if any(last.ends_row and line.is_bar for last, line in pairwise(header)) and found and found[0].is_bar:
        found = found[1:]
    gaps_part_rows = any(line.is_gap for line in header)
    if gaps_part_rows:
        found = list(dropwhile(lambda line: line.is_gap, found))
    values, rest = found[:wanted], found[wanted:]
    if any(line.is_gap for line in values) and (gaps_part_rows or not all(line.is_gap for line in rest)):
        return None  # the gap may part the values from the header, and the blank line after them be the last value
    if len(values) < wanted or (rest and cell_number(rest[0].text) is not None) or may_have_moved(values):
        return None
    return values
