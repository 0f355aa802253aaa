"""Tables whose cells have run together: values behind their label on one line, spaced, parted by | or glued.

`一、本年新收政府信息公开申请数量380050144` holds seven numbers whose first six make up the last. A row of glued digits
is read only if exactly one cut satisfies the sums of the form; with several the row stays unread and they are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from gi_lint.document import Block, Grid, GridCell, Location, Paragraph
from gi_lint.language import say
from gi_lint.template import TableBlock, TableSpec
from gi_lint.text import fold, is_figure, label_key, label_places

LEAST_ROWS = 3  # rows that must be found before a text is taken for a table
MOST_CUTS = 64  # ways to cut a row of glued digits that are looked at
LONGEST_GROUP = 40  # digits of a group of glued numbers
_LONGEST_NUMBER = 9
LEAST_INDICATORS = 8  # of a list that must be found before lines are taken for it
LONGEST_HEADING = 60  # characters
LONGEST_RUN = 200  # characters between two labels; more is prose
_TOTAL = "total"
_SHOWN = 3  # cuts listed in a remark
# Few files need these: they are compiled on first use.
_MARK = r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])"
_PARTS = r"[\s|]+"
_NUMERIC = r"(?:[\d.,+/\s|-]|万元|元|件|项|条|无|减|增)*"


class Run(NamedTuple):
    """A row's label and the text behind it, up to the next label."""

    label: str
    text: str
    block: TableBlock
    location: Location
    at: int  # index of the document's block that the label begins in
    header: tuple[str, ...] = ()  # the column labels printed before it; "" for one that is not
    is_headed: bool = True  # a row of its block has its header above it


class Recovered(NamedTuple):
    """A grid made from runs; `consumed` are the blocks that it was made from, `remarks` say what stayed unread."""

    grid: Grid
    consumed: frozenset[int]
    remarks: tuple[str, ...] = ()


def recover_runs(stream: Stream, spec: TableSpec) -> Recovered | None:
    """The table of a form whose rows stand in running text; None if too few of them do."""
    if spec.layout == "list":
        return _indicators(stream.blocks, spec)
    runs = list(_across(stream, spec) if spec.layout == "across" else _runs(stream, spec))
    if len(runs) < (LEAST_ROWS if spec.layout == "down" else 1):
        return None
    remarks: list[str] = []
    rows: list[tuple[str, ...]] = []
    for run in runs:
        cuts = _cuts(run, len(run.block.value_rows()) if spec.layout == "across" else 1)
        if len(cuts) > 1:
            shown = say("，或").join(say("、").join(cut) for cut in cuts[:_SHOWN])
            said = "“{run.label}”后的 {text} 有 {count} 种读法：{readings}"
            remarks.append(say(said, run=run, text=run.text.strip(), count=len(cuts), readings=shown))
        rows.append(cuts[0] if len(cuts) == 1 else ())
    if not any(rows):
        return None
    last = max(run.at for run in runs)
    return Recovered(_grid(spec, runs, rows), frozenset(range(runs[0].at, last + 1)), tuple(remarks))


def _indicators(blocks: Sequence[Block], spec: TableSpec) -> Recovered | None:
    """A list of indicators, each on a line: label, unit, value with blanks between; a heading has no unit."""
    units = {row.unit for row in spec.rows.values() if row.unit}
    found: list[tuple[int, Paragraph, tuple[str, ...]]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (texts := _indicator(block.text, units)):
            found.append((index, block, texts))
    known = [place for place, (_, _, texts) in enumerate(found) if label_key(texts[0]) in spec.label_keys]
    if sum(len(found[place][2]) > 1 for place in known) < LEAST_INDICATORS:
        return None
    found = found[known[0] : known[-1] + 1]
    cells = [
        GridCell(text, row, column, 1, 1, block.location.quoting(block.text))
        for row, (_, block, texts) in enumerate(found)
        for column, text in enumerate(texts)
    ]
    grid = Grid(len(found), 3, tuple(cells), found[0][1].location, is_guessed=True)
    return Recovered(grid, frozenset(range(found[0][0], found[-1][0] + 1)))


def _indicator(text: str, units: Set[str]) -> tuple[str, ...]:
    """Label, unit and value of a line; the label alone where it has no unit; nothing if it is a sentence."""
    words = text.split()
    for end in (len(words) - 2, len(words) - 1):
        if end > 0 and words[end] in units and all(is_figure(word) for word in words[end + 1 :]):
            return "".join(words[:end]), words[end], "".join(words[end + 1 :])
    return ("".join(words),) if words and len(text) <= LONGEST_HEADING and "。" not in text else ()


class Stream:
    """The text of the paragraphs without blanks and label noise, each character knowing where it comes from."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def paragraphs(self) -> list[tuple[int, Paragraph]]:
        """The paragraphs with their numbers among the blocks."""
        return [(i, block) for i, block in enumerate(self.blocks) if isinstance(block, Paragraph) and block.text]

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Of each character of the stream the number of its paragraph in `paragraphs` and its offset there."""
        texts = (fold(paragraph.text) for _, paragraph in self.paragraphs)
        return [(number, offset) for number, text in enumerate(texts) for offset in label_places(text)]

    @cached_property
    def text(self) -> str:
        texts = [fold(paragraph.text) for _, paragraph in self.paragraphs]
        return "".join(texts[number][offset] for number, offset in self.places)

    def between(self, start: int, end: int) -> str:
        """The text as folded from one character of the stream up to another, a blank between paragraphs."""
        if start >= len(self.places):
            return ""
        (first, offset), (last, stop) = self.places[start], self._end(end)
        texts = [_folded(self.paragraphs[number][1].text) for number in range(first, last + 1)]
        texts[-1] = texts[-1][:stop]
        texts[0] = texts[0][offset:]
        return " ".join(texts)

    def _end(self, end: int) -> tuple[int, int]:
        if end < len(self.places):
            return self.places[end]
        return len(self.paragraphs) - 1, len(self.paragraphs[-1][1].text)


def _folded(text: str) -> str:
    """Folded text in which tabs are still tabs."""
    return "\t".join(map(fold, text.split("\t")))


def _runs(stream: Stream, spec: TableSpec) -> Iterator[Run]:
    """The rows of the form that are met in their order, each with what follows up to the next label."""
    found: list[tuple[int, int, str, TableBlock]] = []  # start, end, label, block
    stops: list[int] = []
    cursor = 0
    for block in spec.blocks:
        if block.caption is not None and (at := _find(stream.text, block.caption.compared(), cursor)):
            stops.append(at[0])
            cursor = at[1]
        for row in block.rows:
            at = _find(stream.text, row.label.compared(), cursor)
            if at is None:
                continue
            cursor = at[1]
            stops.append(at[0])
            if not row.heading:
                found.append((*at, row.label.text, block))
    firsts = {id(block): start for start, _, _, block in reversed(found)}
    if any(stream.text[start - 1 : start].isdigit() for start in firsts.values()):
        return  # figures between a header and the first label below it: they stand before their labels
    before = 0
    headed: TableBlock | None = None
    for start, end, label, block in found:
        stop = next((position for position in sorted(stops) if position > start), len(stream.text))
        run = _run(stream, start, end, stop, label, block)
        header = _header(stream.text[max(before, start - LONGEST_RUN) : start], block)
        headed = block if header else headed
        yield run._replace(header=header, is_headed=headed is block)
        before = end


def _header(text: str, block: TableBlock) -> tuple[str, ...]:
    """The labels of the block's columns that a text holds, if it holds any."""
    shown = [any(key in text for key in column.label.compared()) for column in block.columns]
    return (
        tuple(column.label.text * there for column, there in zip(block.columns, shown, strict=True))
        if any(shown)
        else ()
    )


def _across(stream: Stream, spec: TableSpec) -> Iterator[Run]:
    """The one line of values of a table whose rows stand side by side: behind the last label of its header."""
    (block,) = spec.blocks
    labels = [*(row.label for row in block.rows), *(column.label for column in block.columns)]
    keys = [key for label in labels for key in label.compared()]
    own = max((key for row in block.value_rows() for key in row.label.compared()), key=len)  # no words of prose
    start = end = stream.text.rfind(own)
    while start >= 0 and (key := next((key for key in keys if stream.text.startswith(key, end)), None)):
        end += len(key)
    if end > start:
        yield _run(stream, start, end, len(stream.text), spec.name, block)


def _run(stream: Stream, start: int, end: int, stop: int, label: str, block: TableBlock) -> Run:
    number, offset = stream.places[start]
    index, paragraph = stream.paragraphs[number]
    return Run(label, _values_in(stream.between(end, stop)), block, paragraph.locate(offset, offset + 1), index)


def _find(text: str, keys: Sequence[str], start: int) -> tuple[int, int] | None:
    """Where a label stands next, its number included if it is printed before it."""
    for key in keys:
        core = label_key(re.sub(_MARK, "", key)) or key
        at = text.find(key, start)
        if at >= 0:
            return at, at + len(key)
        if len(core) >= 4 and (at := text.find(core, start)) >= 0:
            return at, at + len(core)
    return None


def _values_in(run: str) -> str:
    """The part of a run that holds values: up to the first word."""
    match = re.match(_NUMERIC, run.lstrip(')"、,. ')[:LONGEST_RUN])
    return match[0] if match else ""


def _cuts(run: Run, groups: int) -> list[tuple[str, ...]]:
    """The ways to read a run as the values of a row, or of rows side by side; one way only if it is certain.

    A single number may be several of another form's, glued: it needs its header. Tabs show where nothing stands.
    """
    block = run.block
    columns = len(block.columns)
    behind = run.text.strip(" \n")
    tabbed = [part.strip() for part in (behind if groups > 1 else behind.removeprefix("\t")).split("\t")]
    if len(tabbed) == columns * groups > 1 and all(map(is_figure, tabbed)):
        return [tuple(tabbed)]
    parts = [part for part in re.split(_PARTS, run.text.strip(" |")) if part]
    if len(parts) == columns * groups and all(map(is_figure, parts)):
        return [tuple(parts)] if columns > 1 or run.is_headed else []
    digits = "".join(parts)
    if not digits.isdecimal() or len(parts) > columns * groups:
        return []
    if block.columns[-1].id != _TOTAL:
        return list(islice(_cut_digits(digits, columns), MOST_CUTS))
    return _cut_groups(digits, columns, groups)


def _cut_groups(digits: str, columns: int, groups: int) -> list[tuple[str, ...]]:
    """The ways to cut digits into groups of numbers, the last of each group the sum of the others."""
    if groups == 0:
        return [] if digits else [()]
    if groups == 1:
        return _cut_with_sum(digits, columns)
    found: list[tuple[str, ...]] = []
    for length in range(columns, min(len(digits) - columns * (groups - 1), LONGEST_GROUP) + 1):
        heads = _cut_with_sum(digits[:length], columns)
        rests = _cut_groups(digits[length:], columns, groups - 1) if heads else []
        found.extend((*head, *rest) for head in heads for rest in rests)
        if len(found) > MOST_CUTS:
            break
    return found


def _cut_with_sum(digits: str, columns: int) -> list[tuple[str, ...]]:
    """The ways to cut digits into numbers without leading zeros, the last the sum of the others."""
    found: list[tuple[str, ...]] = []
    if not columns <= len(digits) <= LONGEST_GROUP:
        return found
    for length in range(1, min(len(digits) - columns + 1, _LONGEST_NUMBER) + 1):
        last = digits[-length:]
        if length == 1 or last[0] != "0":
            found.extend((*cut, last) for cut in _cut_to(digits[:-length], columns - 1, int(last)))
    return found[: MOST_CUTS + 1]


@lru_cache(maxsize=4096)
def _cut_to(digits: str, columns: int, total: int) -> tuple[tuple[str, ...], ...]:
    """The ways to cut digits into so many numbers that sum to a total."""
    if columns == 1:
        return ((digits,),) if (len(digits) == 1 or digits[:1] != "0") and digits and int(digits) == total else ()
    found: list[tuple[str, ...]] = []
    longest = 1 if digits[:1] == "0" else min(len(digits) - columns + 1, len(str(total)))
    for length in range(1, longest + 1):
        number = int(digits[:length])
        if number > total or len(found) > MOST_CUTS:
            break
        found.extend((digits[:length], *rest) for rest in _cut_to(digits[length:], columns - 1, total - number))
    return tuple(found)


def _cut_digits(digits: str, columns: int) -> Iterator[tuple[str, ...]]:
    """All ways to cut digits into so many numbers without leading zeros."""
    if columns == 1:
        if len(digits) == 1 or digits[:1] not in ("", "0"):
            yield (digits,)
        return
    longest = 1 if digits[:1] == "0" else len(digits) - columns + 1
    for length in range(1, longest + 1):
        yield from ((digits[:length], *rest) for rest in _cut_digits(digits[length:], columns - 1))


def _grid(spec: TableSpec, runs: Sequence[Run], rows: Sequence[Sequence[str]]) -> Grid:
    """A line for each row, its label first; above a line of values that stand side by side their header."""
    lines: list[tuple[Run, list[str]]] = []
    if spec.layout == "across":
        (block,) = spec.blocks
        labels = [row.label.text for row in block.value_rows()] + [column.label.text for column in block.columns]
        lines = [(runs[0], labels), (runs[0], list(rows[0]))]
    else:
        for run, values in zip(runs, rows, strict=True):
            lines += [(run, ["", *run.header])] if run.header else []
            lines.append((run, [run.label, *values]))
    cells = [
        GridCell(text, number, column, 1, 1, run.location.quoting(text))
        for number, (run, texts) in enumerate(lines)
        for column, text in enumerate(texts)
    ]
    width = max(cell.column for cell in cells) + 1
    return Grid(len(lines), width, tuple(cells), runs[0].location, is_guessed=True)
