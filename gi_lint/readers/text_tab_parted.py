"""Tables in plain text with a tab on a line of its own between two cells, as browsers give cells of paragraphs.

Between the rows stand more empty lines than between the paragraphs of a cell, or the rows alone have no tab between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.lines import BLANKS
from gi_lint.readers.text_cells import MAX_COLUMNS, Row, TextCell, TextTable, cell_of, ends_like_prose

_HEADING = compiled(r"[一二三四五六七八九十]{1,3}、")
_LEAST_PARTED = 4  # lines with nothing but a tab, that a table has


class _Part(NamedTuple):
    """A line of a cell, or of `tabs` alone; the number of empty lines before it."""

    line: int
    tabs: int
    gap: int


def tab_parted_tables(lines: Sequence[str], start: int, stop: int) -> Iterator[TextTable]:
    """The tables among lines[start:stop]."""
    if sum("\t" in text and not text.strip(BLANKS) for text in lines[start:stop]) < _LEAST_PARTED:
        return
    for parts in _stretches(list(_parts(lines, start, stop)), lines):
        if sum(bool(part.tabs) for part in parts) >= _LEAST_PARTED and (table := _table(parts, lines)) is not None:
            yield table


def _parts(lines: Sequence[str], start: int, stop: int) -> Iterator[_Part]:
    gap = 0
    for index in range(start, stop):
        text = lines[index]
        if not text.strip(BLANKS) and "\t" not in text:
            gap += 1
            continue
        yield _Part(index, 0 if text.strip(BLANKS) else text.count("\t"), gap)
        gap = 0


def _stretches(parts: Sequence[_Part], lines: Sequence[str]) -> Iterator[list[_Part]]:
    """The parts between other text: what has tabs of its own, and sentences and headings with no tab behind them."""
    stretch: list[_Part] = []
    for number, part in enumerate(parts):
        if _is_other(part, parts[number + 1 : number + 2], lines[part.line]):
            yield stretch
            stretch = []
        else:
            stretch.append(part)
    yield stretch


def _is_other(part: _Part, following: Sequence[_Part], text: str) -> bool:
    """Whether a line is no cell; `following` is the next part, if there is one."""
    if part.tabs:
        return False
    is_led_on = any(after.tabs for after in following)
    return "\t" in text or (not is_led_on and bool(ends_like_prose(text) or _HEADING.match(text.strip(BLANKS))))


def _table(parts: Sequence[_Part], lines: Sequence[str]) -> TextTable | None:
    """The table of a stretch, without the lines before and behind it that no tab parts; None if it has no two rows."""
    tabs = [number for number, part in enumerate(parts) if part.tabs]
    parts = parts[max(tabs[0] - 1, 0) : tabs[-1] + 2]
    rows = [row for row in _rows(parts, lines) if any(cell.text for cell in row)]
    if len(rows) > 1 and len(rows[-1]) == 1 and not parts[-1].tabs:  # behind a row whose last cell is empty
        rows, parts = rows[:-1], parts[:-1]
    if sum(sum(bool(cell.text) for cell in row) >= 2 for row in rows) < 2 or max(map(len, rows)) > MAX_COLUMNS:
        return None
    return TextTable(tuple(rows), parts[0].line, parts[-1].line + 1)


def _rows(parts: Sequence[_Part], lines: Sequence[str]) -> list[Row]:
    before_tab = Counter(part.gap for part in parts if part.tabs).most_common(1)[0][0]
    row_gaps = [part.gap for number, part in enumerate(parts) if _goes_on(parts, number) and part.gap >= 2]
    between_rows = 2 if row_gaps else 0
    row_gap = Counter(row_gaps).most_common(1)[0][0] if row_gaps else 0
    behind_tab = min((part.gap for part, last in zip(parts[1:], parts, strict=False) if last.tabs), default=0)
    rows: list[list[TextCell]] = [[]]
    for number, part in enumerate(parts):
        if part.tabs:
            if not rows[-1] or part.gap > before_tab:
                rows.append([_empty(part.line)])
            rows[-1] += [_empty(part.line)] * part.tabs
        elif not rows[-1]:
            rows[-1].append(cell_of(lines[part.line], part.line, 0))
        elif not _goes_on(parts, number) and part.gap == row_gap > behind_tab + 1:  # the last cell above is empty
            rows.append([cell_of(lines[part.line], part.line, 0)])
        elif not _goes_on(parts, number):
            rows[-1][-1] = cell_of(lines[part.line], part.line, 0)
        elif part.gap < between_rows:
            cell = rows[-1][-1]
            rows[-1][-1] = cell._replace(text=f"{cell.text}\n{lines[part.line].strip(BLANKS)}")
        else:
            rows.append([cell_of(lines[part.line], part.line, 0)])
    return [tuple(row) for row in rows]


def _goes_on(parts: Sequence[_Part], number: int) -> bool:
    """Whether a line of text follows one."""
    return number > 0 and not parts[number].tabs and not parts[number - 1].tabs


def _empty(line: int) -> TextCell:
    return TextCell("", line + 1, 1)
