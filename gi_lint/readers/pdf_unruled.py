"""Tables that no lines part into cells: found among the lines of pages, and laid out in columns and rows.

Lines are cut into chunks (`pdf_chunks`); those with figures show where a table stands (`pdf_parts`) and its columns
(`pdf_columns`). Labels and headings are texts broken over lines (`pdf_stacks`), and tell the rows (`pdf_rows`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gi_lint.named import NamedTuple
from gi_lint.readers.pdf_chunks import CutLine, Rules, as_cut, cut
from gi_lint.readers.pdf_columns import LEAST_COLUMNS, Columns, columns_of, common_places
from gi_lint.readers.pdf_lattice import Table, TableCell
from gi_lint.readers.pdf_page import Char, Rule
from gi_lint.readers.pdf_parts import Part, joined_parts
from gi_lint.readers.pdf_rows import Row, are_rows, over_rows, rows_of
from gi_lint.readers.pdf_stacks import Stack, least_distance, stacked
from gi_lint.readers.pdf_text import Line, first_word, to_lines

MOST_CHUNKS = 2000  # of a table
_LINES = 3  # that must show more than one column


class Found(NamedTuple):
    """Tables made of lines of a page, and the lines that are left."""

    tables: list[Table]
    rest: list[Line]


def find_unruled_tables(pages: Sequence[Sequence[Line]], rules: Sequence[Rules]) -> list[Found]:
    """The tables among the lines of each page, and the lines left. One that runs over pages is its first page's."""
    tables: list[list[Table]] = [[] for _ in pages]
    taken: list[set[int]] = [set() for _ in pages]
    for parts in joined_parts(pages, rules):
        whole = _table(parts)
        alone = [[part] for part in parts] if whole is None and len(parts) > 1 else []
        for some, table in [(parts, whole), *((part, _table(part)) for part in alone)]:
            if table is not None:
                tables[some[0].page].append(table)
                for part in some:
                    taken[part.page].update(range(part.start, part.end))
    rests = ([line for n, line in enumerate(lines) if n not in gone] for lines, gone in zip(pages, taken, strict=True))
    return [Found(of_page, rest) for of_page, rest in zip(tables, rests, strict=True)]


def _table(parts: Sequence[Part]) -> Table | None:
    """The table that parts make; None if they are none, or its columns cannot be told."""
    counts = [len(line.chunks) for part in parts for line in part.run]
    if sum(counts) > MOST_CHUNKS or max(counts) < LEAST_COLUMNS or sum(count > 1 for count in counts) < _LINES:
        return None
    lines, rules, places = _unrolled(parts)
    columns = columns_of(lines, rules)
    return _laid(lines, columns, rules, places) if columns is not None else None


# One long page ---------------------------------------------------------------------------------------------


class _Place(NamedTuple):
    """Where a page begins in a table over pages, as if it stood on one long page, and by how much it is moved there."""

    top: float
    page: int
    shift: float


def _unrolled(parts: Sequence[Part]) -> tuple[list[CutLine], Rules, list[_Place]]:
    """The lines of a table as if all stood on one long page, its ruling lines, and where each page begins there."""
    lines: list[CutLine] = []
    across: list[Rule] = []
    down: list[Rule] = []
    places: list[_Place] = []
    distances = (least_distance([chunk for line in part.run for chunk in line.chunks]) for part in parts)
    pitch = min(filter(None, distances), default=0.0)
    for part in parts:
        top = part.run[0].middle
        shift = lines[-1].middle + pitch - top if lines else 0.0
        places.append(_Place(top + shift - pitch / 2, part.run[0].whole.page, shift))
        lines += (_moved(line, shift) for line in part.run) if shift else part.run
        # Lines at the foot and at the head of a page part pages, not rows.
        between = (rule for rule in part.rules.across if top < rule.at < part.run[-1].middle)
        across += (Rule(rule.at + shift, rule.start, rule.end) for rule in between)
        down += (Rule(rule.at, rule.start + shift, rule.end + shift) for rule in part.rules.down)
    return lines, Rules(across, down), places


def _moved(line: CutLine, shift: float) -> CutLine:
    return as_cut(_lowered(line.whole, shift), [_lowered(chunk, shift) for chunk in line.chunks])


def _lowered(line: Line, shift: float) -> Line:
    left, top, right, bottom = line.box
    chars = tuple(char._replace(top=char.top + shift, bottom=char.bottom + shift) for char in line.chars)
    return line._replace(chars=chars, box=(left, top + shift, right, bottom + shift))


# Labels, headers and figures -------------------------------------------------------------------------------


def _laid(lines: Sequence[CutLine], columns: Columns, rules: Rules, places: Sequence[_Place]) -> Table | None:
    """The lines of a table in its columns; None if they do not fit in."""
    captions, of_labels, of_values = _sides(lines, columns)
    names = [cut(line, rules) for line in to_lines(of_labels)]
    values = [cut(line, rules, columns.zone(line.middle).gaps) for line in to_lines(of_values)]
    figures = [line for line in values if line.figures]
    header = _header(stacked((line.chunks for line in values if not line.figures), rules))
    labels = stacked((line.chunks for line in names), rules, values)
    if not labels and not are_rows(figures, lines[0].whole.em, rules):
        return None
    columns = columns._replace(labels=_label_places(labels))
    return _as_table(rows_of(labels, [*captions, *header], figures, columns, rules), columns, places)


def _sides(lines: Sequence[CutLine], columns: Columns) -> tuple[list[Row], list[Char], list[Char]]:
    """The captions in a table; of all else the characters among its labels, and those in its columns of values."""
    captions: list[Row] = []
    sides: tuple[list[Char], list[Char]] = ([], [])
    for line in lines:
        caption = _caption(line, columns)
        if caption is not None:
            captions.append(caption)
            continue
        for chunk in line.chunks:
            side = sides[chunk.left + chunk.right > 2 * columns.edge]
            if chunk.blank:
                first = chunk.chars[0]
                side.append(first._replace(text=" ", left=first.left - chunk.blank, right=first.left))
            side.extend(chunk.chars)
    return captions, *sides


def _caption(line: CutLine, columns: Columns) -> Row | None:
    """The row of a text over labels and values, or over all values of a header; None for any other line."""
    if not line.is_one:
        return None
    if line.left < columns.edge and line.whole.right > columns.first:
        return Row(line.middle, [Stack(*line.chunks)], [])
    if line.left > columns.edge and any(zone.top == line.whole.box[1] for zone in columns.zones):
        return Row(line.middle, [], [Stack(*line.chunks)], is_header=True)
    return None


def _header(heads: Sequence[Stack]) -> list[Row]:
    """The rows of a header: texts that begin on one line are in one."""
    rows: list[Row] = []
    for head in sorted(heads, key=lambda head: head.chunks[0].middle):
        middle = head.chunks[0].middle
        if not rows or middle - rows[-1].middle > head.em / 2:
            rows.append(Row(middle, [], [], is_header=True))
        rows[-1].values.append(head)
    return rows


def _label_places(labels: Sequence[Stack]) -> tuple[float, ...]:
    """Where labels of several rows end and those to their right begin."""
    over = over_rows(labels)
    lefts = [label.left for label in labels]
    # In the order of labels, which a set does not keep: of gaps that end at one place the first counts.
    ends = [label.right for label in labels if label in over]
    return common_places([(end, min(left for left in lefts if left >= end)) for end in ends])


# Cells -----------------------------------------------------------------------------------------------------


class _Entry(NamedTuple):
    """What stands in a cell of a row, from the first to the last of the columns that it takes."""

    first: int
    last: int
    texts: Sequence[Stack] = ()

    @property
    def text(self) -> str:
        return "|".join(text.text for text in self.texts)

    @property
    def first_word(self) -> float:
        """The width of its first word."""
        return first_word(self.texts[0].chunks[0]) if self.texts else 0.0

    def room(self, width: float) -> float:
        """How much of a width its last line leaves."""
        return width - self.texts[0].chunks[-1].width if self.texts else 0.0


def _as_table(rows: Sequence[Row], columns: Columns, places: Sequence[_Place]) -> Table | None:
    """The rows as a table; None if two labels of a row stand in one column. `places`: its pages.

    A label whose figures are not sure has no cells for them. Figures without a label have theirs, in another row.
    """
    xs = columns.xs
    widths = _widths(rows, columns)
    cells: list[TableCell] = []
    for number, row in enumerate(rows):
        labels = _labels(row, columns)
        if labels is None:
            return None
        place = next((place for place in reversed(places) if place.top <= row.middle), places[0])
        top, bottom = row.heights
        for entry in (*labels, *_values(row, columns)):
            first, last, _ = entry
            box = (xs[first], top - place.shift, xs[last + 1], bottom - place.shift)
            room = entry.room(widths.get(first, 0.0))
            cell = TableCell(number, first, 1, last - first + 1, entry.text, place.page, box, entry.first_word, room)
            cells.append(cell)
    bottom = max(cell.box[3] for cell in cells)
    return Table(places[0].page, xs, rows[0].heights[0], bottom, len(rows), tuple(cells), is_guessed=True)


def _labels(row: Row, columns: Columns) -> list[_Entry] | None:
    """The labels of a row, each reaching to the next, the last to the values or, if it lies over those, to the end."""
    labels = sorted(row.labels, key=lambda label: label.left)
    starts = [bisect_right(columns.labels, label.left + 1) for label in labels]
    if any(after <= before for before, after in pairwise(starts)):
        return None
    ends = [*starts, len(columns.xs) - 1 if _is_whole(row, columns) else columns.label_count]
    entries = [_Entry(start, end - 1, [label]) for start, end, label in zip(starts, ends[1:], labels, strict=True)]
    return [_Entry(0, ends[0] - 1), *entries] if ends[0] > 0 else entries


def _is_whole(row: Row, columns: Columns) -> bool:
    """Whether a row is one text that reaches into the values."""
    return any(label.right > columns.first for label in row.labels)


def _values(row: Row, columns: Columns) -> list[_Entry]:
    """What stands in the columns of values of a row, and the empty cells there."""
    if row.labels and (not row.is_sure or _is_whole(row, columns)):
        return []
    zone = columns.zone(row.middle)
    entries: list[_Entry] = []
    for value in sorted(row.values, key=lambda value: value.left):
        first, last = zone.reach(value.span)
        if entries and entries[-1].last >= first:
            before = entries.pop()
            entries.append(_Entry(before.first, max(before.last, last), [*before.texts, value]))
        else:
            entries.append(_Entry(first, last, [value]))
    entries += [
        _Entry(*span) for span in zone.columns if not any(entry.first <= span[0] <= entry.last for entry in entries)
    ]
    labels = columns.label_count
    return [_Entry(first + labels, last + labels, texts) for first, last, texts in entries]


def _widths(rows: Iterable[Row], columns: Columns) -> dict[int, float]:
    """By column of labels the width of the longest line there."""
    widths: dict[int, float] = {}
    for row in rows:
        for label in row.labels:
            column = bisect_right(columns.labels, label.left + 1)
            widths[column] = max(widths.get(column, 0.0), *(chunk.width for chunk in label.chunks))
    return widths
