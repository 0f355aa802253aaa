"""Tables without a full lattice: columns known by the gaps between them, over several lines one below the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gi_lint.readers.pdf_lattice import PageTable, TableCell, fill, lattice_of
from gi_lint.readers.pdf_page import Rule
from gi_lint.readers.pdf_text import NUMBERED, Chunk, Line, chunks_of, glue, line_text

LEAST_LINES = 3  # that must show the same columns
LEAST_COLUMNS = 3
_GAP = 0.9  # em between columns
_PITCH = 3.2  # em from one line of a table to the next
_MOST_PARTIAL = 3  # lines of wrapped labels in a row
_LARGER = 1.15  # times the size of the table's text: a heading
_LEAST_RULES = 4  # of a table whose rows are ruled
_SAME_END = 6.0  # points by which rules of one table differ


class _Row(NamedTuple):
    """A line with its chunks."""

    line: Line
    chunks: list[Chunk]


class Found(NamedTuple):
    """Tables made of lines, and the lines that are left."""

    tables: list[PageTable]
    rest: list[Line]


def find_column_tables(lines: Sequence[Line], loose: Sequence[Rule]) -> Found:
    """The tables among the lines of a page. `loose`: horizontal rules that no vertical one meets."""
    rows = [_Row(line, chunks_of(line, _GAP)) for line in lines]
    tables: list[PageTable] = []
    for rules in (part for group in _rule_groups(loose) for part in _parted(group, rows)):
        inside = [row for row in rows if rules[0].at < row.line.middle < rules[-1].at]
        table = _with_ruled_rows(inside, rules) or _between_rules(inside, rules)
        if table is not None:
            tables.append(table)
            rows = [row for row in rows if row not in inside]
    found, rows = _without_rules(rows)
    return Found([*tables, *found], [row.line for row in rows])


def _rule_groups(loose: Sequence[Rule]) -> list[list[Rule]]:
    """Horizontal rules one below the other that end at one place, the first of which is as long as any."""
    groups: list[list[Rule]] = []
    for rule in loose:
        for group in reversed(groups[-4:]):
            if group[0].start - rule.start < _SAME_END and abs(group[0].end - rule.end) < _SAME_END:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) > 1]


def _parted(rules: list[Rule], rows: Sequence[_Row]) -> list[list[Rule]]:
    """The rules of each table, where a heading in larger print stands between tables of one width."""
    inside = [row for row in rows if rules[0].at < row.line.middle < rules[-1].at]
    sizes = sorted(row.line.em for row in inside if len(row.chunks) > 1)
    if not sizes:
        return [rules]
    headings = [row.line.middle for row in inside if row.line.em > _LARGER * sizes[len(sizes) // 2]]
    parts = [rules[:1]]
    for above, below in pairwise(rules):
        if any(above.at < middle < below.at for middle in headings):
            parts.append([])
        parts[-1].append(below)
    return [part for part in parts if len(part) > 1]


def _with_ruled_rows(rows: Sequence[_Row], rules: Sequence[Rule]) -> PageTable | None:
    """The table whose rows are ruled and whose columns are not: lines are put where text leaves gaps."""
    columns = _columns(rows, least_columns=LEAST_COLUMNS, least_lines=1)
    if columns is None or len(rules) < _LEAST_RULES:
        return None
    left, right = rules[0].start, rules[0].end
    places = {(before[1] + after[0]) / 2 for before, after in pairwise(columns)}
    # A rule that begins further inside leaves room for a label of several rows.
    places |= {rule.start for rule in rules if rule.start > left + _SAME_END}
    down = [Rule(x, rules[0].at, rules[-1].at) for x in (left, right)]
    for above, below in pairwise(rules):
        chunks = [chunk for row in rows if above.at < row.line.middle <= below.at for chunk in row.chunks]
        free = (x for x in places if not any(chunk.left < x < chunk.right for chunk in chunks))
        down += [Rule(x, above.at, below.at) for x in free]
    lattice = lattice_of(rules, down)
    if lattice is None:
        return None
    page = rows[0].line.page
    tables, _ = fill([lattice], (char for row in rows for char in row.line.chars), page)
    return tables[0]._replace(is_guessed=True) if tables else None


def _between_rules(rows: Sequence[_Row], rules: Sequence[Rule]) -> PageTable | None:
    """The table between the first and the last of some rules, if the lines there show columns."""
    columns = _columns(rows, least_columns=2, least_lines=2)
    if columns is None or 2 * sum(len(row.chunks) > 1 for row in rows) < len(rows):
        return None
    columns = [(min(columns[0][0], rules[0].start), columns[0][1]), *columns[1:]]
    bands = [[row for row in rows if above.at < row.line.middle <= below.at] for above, below in pairwise(rules)]
    bands = [band for band in bands if band]
    full = sum(len(row.chunks) == len(columns) for row in rows)
    return _table(bands if 4 * len(bands) >= 3 * full else _as_rows(rows, columns), columns)


def _without_rules(rows: list[_Row]) -> tuple[list[PageTable], list[_Row]]:
    tables: list[PageTable] = []
    rest: list[_Row] = []
    start = 0
    while start < len(rows):
        end = _run_end(rows, start)
        run = rows[start:end]
        columns = _columns(run, least_columns=LEAST_COLUMNS, least_lines=LEAST_LINES) if run else None
        if columns is None:
            rest.append(rows[start])
            start += 1
            continue
        while rest and _joins_above(rest[-1], run[0], columns):
            run.insert(0, rest.pop())
        if end < len(rows) and _joins_below(run, rows[end], columns):
            run.append(rows[end])
            end += 1
        tables.append(_table(_as_rows(run, columns), columns))
        start = end
    return tables, rest


def _run_end(rows: Sequence[_Row], start: int) -> int:
    """Behind the last line of a run that begins with a line of several parts; `start` if none begins there."""
    if len(rows[start].chunks) < 2:
        return start
    end = start + 1
    partial = 0
    for index in range(start + 1, len(rows)):
        row = rows[index]
        if len(row.chunks) == 1 and row.line.em > _LARGER * rows[start].line.em:
            break
        if row.line.middle - rows[index - 1].line.middle > _PITCH * max(row.line.em, rows[index - 1].line.em):
            break
        if len(row.chunks) > 1:
            end, partial = index + 1, 0
        else:
            partial += 1
            if partial > _MOST_PARTIAL:
                break
    return end


Columns = list[tuple[float, float]]


def _columns(rows: Sequence[_Row], *, least_columns: int, least_lines: int) -> Columns | None:
    """Left and right of each column that the lines with the usual number of chunks show; None if they disagree."""
    counts = Counter(len(row.chunks) for row in rows if len(row.chunks) >= least_columns)
    if not counts:
        return None
    usual = max(counts, key=lambda count: (counts[count], count))
    full = [row for row in rows if len(row.chunks) == usual]
    if len(full) < least_lines:
        return None
    columns = [
        (min(row.chunks[n].left for row in full), max(row.chunks[n].right for row in full)) for n in range(usual)
    ]
    apart = all(before[1] < after[0] for before, after in pairwise(columns))
    partial = [chunk for row in rows if len(row.chunks) < usual for chunk in row.chunks]
    is_prose = any(chunk.left < columns[0][1] and chunk.right > columns[-1][0] for chunk in partial)
    return columns if apart and not is_prose else None


def _joins_above(row: _Row, first: _Row, columns: Columns) -> bool:
    """Whether a line belongs to a table that begins below it: a header that spans columns."""
    near = first.line.middle - row.line.middle < _PITCH * first.line.em
    return near and len(row.chunks) > 1 and columns[0][0] - first.line.em < row.line.left


def _joins_below(run: Sequence[_Row], row: _Row, columns: Columns) -> bool:
    """Whether a line is the end of a label whose figures stand half a line above it."""
    last = run[-1]
    near = row.line.middle - last.line.middle < 0.8 * last.line.em
    return near and len(row.chunks) == 1 and row.line.right < columns[1][0]


def _as_rows(rows: Sequence[_Row], columns: Columns) -> list[list[_Row]]:
    """The lines of each row of the table: one line with figures, and the lines of its label around it."""
    groups: list[list[_Row]] = []
    waiting: list[_Row] = []
    for row in rows:
        if len(row.chunks) == 1 and row.line.right < columns[1][0]:
            waiting.append(row)
            continue
        above, between, here = _shared(waiting, groups, row, columns)
        if groups:
            groups[-1] += above
        elif above:
            groups.append(above)
        groups += [*between, [*here, row]]
        waiting = []
    if groups:
        groups[-1] += waiting
    return groups


def _shared(
    waiting: list[_Row], groups: Sequence[Sequence[_Row]], row: _Row, columns: Columns
) -> tuple[list[_Row], list[list[_Row]], list[_Row]]:
    """Lines of labels before a line of figures: those of the row above, rows of their own, those of this row."""
    label = row.chunks[0] if row.chunks[0].left < columns[0][1] else None
    labels: list[list[_Row]] = [[]]
    for item in waiting:
        if NUMBERED.match(line_text(item.line)):
            labels.append([])
        labels[-1].append(item)
    rest, *numbered = labels
    if numbered:
        is_new = label is not None and NUMBERED.match(line_text(label.line)) is not None
        return rest, numbered if is_new else numbered[:-1], [] if is_new else numbered[-1]
    if label is not None:
        return rest, [], []
    if not groups:
        return [], [], rest
    half = (max(item.line.middle for item in groups[-1]) + row.line.middle) / 2
    return [item for item in rest if item.line.middle < half], [], [item for item in rest if item.line.middle >= half]


def _table(groups: Sequence[Sequence[_Row]], columns: Columns) -> PageTable:
    gaps = [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]
    chunks = [chunk for group in groups for row in group for chunk in row.chunks]
    left = min(columns[0][0], *(chunk.left for chunk in chunks))
    right = max(columns[-1][1], *(chunk.right for chunk in chunks))
    tops = [min(row.line.box[1] for row in group) for group in groups]
    bottom = max(row.line.box[3] for row in groups[-1])
    xs, ys = (left, *gaps, right), (*tops, bottom)
    page = groups[0][0].line.page
    cells: list[TableCell] = []
    for number, group in enumerate(groups):
        cells += _cells(number, group, columns, xs, ys, page)
    return PageTable(page, xs, ys, tuple(cells), is_guessed=True)


def _cells(
    number: int, group: Sequence[_Row], columns: Columns, xs: Sequence[float], ys: Sequence[float], page: int
) -> list[TableCell]:
    """The cells of a row; one that reaches over several columns spans them."""
    texts: dict[int, str] = {}
    ends: dict[int, int] = {}
    for row in sorted(group, key=lambda row: row.line.middle):
        for chunk in row.chunks:
            first, last = _reach(chunk, columns)
            text = line_text(chunk.line, in_cell=True)
            before = texts.get(first, "")
            texts[first] = before + glue(before, text, is_full=True) + text
            ends[first] = max(ends.get(first, first), last)
    cells: list[TableCell] = []
    column = 0
    while column < len(columns):
        end = ends.get(column, column)
        while end > column and any(place in texts for place in range(column + 1, end + 1)):
            end -= 1
        box = (xs[column], ys[number], xs[end + 1], ys[number + 1])
        cells.append(TableCell(number, column, 1, end - column + 1, texts.get(column, ""), page, box))
        column = end + 1
    return cells


def _reach(chunk: Chunk, columns: Columns) -> tuple[int, int]:
    """The first and the last column that a chunk lies over; the nearest if it lies over none."""
    met = [n for n, (left, right) in enumerate(columns) if chunk.left < right and chunk.right > left]
    if met:
        return met[0], met[-1]
    middle = (chunk.left + chunk.right) / 2
    nearest = min(range(len(columns)), key=lambda n: abs(sum(columns[n]) / 2 - middle))
    return nearest, nearest
