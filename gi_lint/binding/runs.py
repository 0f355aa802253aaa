"""Tables whose cells have run together: values behind their label on one line, spaced, parted by | or glued.

`一、本年新收政府信息公开申请数量380050144` holds seven numbers whose first six make up the last. A row of glued digits
is read only if exactly one cut satisfies the sums of the form; with several the row stays unread and they are listed.
Where another row has fewer digits than columns, blank cells have left nothing, and no cut is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from gi_lint.binding.columns import adds_up, ends_in_totals
from gi_lint.binding.glued import MOST_CUTS, cut_digits, cut_groups
from gi_lint.binding.grid_lines import Recovered
from gi_lint.document import Block, Grid, GridCell, Location, Paragraph
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.template import TableBlock, TableSpec
from gi_lint.text import fold, is_figure, label_places, without_noise

LEAST_ROWS = 3  # rows that must be found before a text is taken for a table
LONGEST_RUN = 200  # characters between two labels; more is prose
_SHOWN = 3  # cuts listed in a remark
# Few files need these: they are compiled on first use.
_PARTS = r"[\s|]+"
_NUMERIC = r"(?:[\d.,+/\s|-]|万元|元|件|项|条|无|减|增|[零〇](?=[\s|]|$))*"


class Stream:
    """The text of the paragraphs as one run, in which labels are looked for: without blanks and label noise.

    Each character knows where it comes from.
    """

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
        """The characters; where each of them stands is worked out only where a label is found."""
        return "".join(without_noise(fold(paragraph.text)) for _, paragraph in self.paragraphs)

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


class Run(NamedTuple):
    """A row's label and the text behind it, up to the next label."""

    label: str
    text: str
    block: TableBlock
    location: Location
    at: int  # index of the document's block that the label begins in
    header: tuple[str, ...] = ()  # the column labels printed before it; "" for one that is not
    is_headed: bool = True  # a row of its block has its header above it

    @property
    def parts(self) -> Sequence[str]:
        """What blanks or bars part behind the label."""
        return [part for part in re.split(_PARTS, self.text.strip(" |")) if part]

    def may_have_lost_blanks(self) -> bool:
        """Whether it has figures, fewer than columns, and the last may be their total."""
        return (
            self.block.has_total() and 0 < len(self.parts) < len(self.block.columns) and all(map(is_figure, self.parts))
        )

    def is_glued(self) -> bool:
        """Whether its figures may have run together: no tabs part them, and there are fewer than columns."""
        return "\t" not in self.text and len(self.parts) < len(self.block.columns)

    def lacks_digits(self) -> bool:
        """Whether it has not a digit for each column: its blank cells have left nothing."""
        return self.is_glued() and 0 < sum(map(str.isdecimal, self.text)) < len(self.block.columns)

    def total_alone(self) -> tuple[str | None, ...]:
        """Its last figure in the place of the total, the others in none."""
        return (*[None] * (len(self.block.columns) - 1), self.parts[-1])


def recover_runs(stream: Stream, spec: TableSpec, *, is_whole: bool = False) -> Recovered | None:
    """The table of a form whose rows stand in running text; None if too few of them do.

    With `is_whole` only rows with a figure for each column are read.
    """
    runs = list(_across(stream, spec) if spec.layout == "across" else _runs(stream, spec))
    if len(runs) < (LEAST_ROWS if spec.layout == "down" else 1):
        return None
    remarks: list[str] = []
    rows: list[tuple[str | None, ...]] = []
    has_totals = (
        not is_whole
        and spec.layout == "down"
        and ends_in_totals([run.parts for run in runs if run.may_have_lost_blanks()])
    )
    is_cut_sure = not is_whole and (spec.layout == "across" or _has_all_cells(runs))
    for run in runs:
        groups = len(run.block.value_rows()) if spec.layout == "across" else 1
        cuts = _cuts(run, groups) if is_cut_sure or not run.is_glued() else []
        if len(cuts) > 1:
            remarks.append(_remark(run, cuts))
        is_total_known = has_totals and run.may_have_lost_blanks() and adds_up(run.parts)
        rows.append(cuts[0] if len(cuts) == 1 else run.total_alone() if is_total_known else ())
    if not any(rows):
        return None
    last = max(run.at for run in runs)
    return Recovered(_grid(spec, runs, rows), frozenset(range(runs[0].at, last + 1)), remarks=tuple(remarks))


def _has_all_cells(runs: Sequence[Run]) -> bool:
    """Whether glued digits are of all columns: no row has too few of them, and zeros are printed, as a row that begins
    with one shows; else blank cells may have left nothing."""
    glued = [run.text.strip() for run in runs if run.is_glued() and run.block.has_total()]
    shows_zeros = not any(glued) or any(text.startswith("0") for text in glued)
    return shows_zeros and not any(run.lacks_digits() for run in runs)


def _remark(run: Run, cuts: Sequence[Sequence[str]]) -> str:
    """The ways to read a run of glued digits."""
    shown = say("，或").join(say("、").join(cut) for cut in cuts[:_SHOWN])
    said = "“{run.label}”后的 {text} 有 {count} 种读法：{readings}"
    return say(said, run=run, text=run.text.strip(), count=len(cuts), readings=shown)


class _Label(NamedTuple):
    """A label of the form in the stream; captions and headings have no values of their own."""

    start: int
    end: int
    text: str
    block: TableBlock
    has_values: bool


def _runs(stream: Stream, spec: TableSpec) -> Iterator[Run]:
    """The rows of the form that are met in their order, each with what follows up to the next label."""
    labels = list(_labels(stream.text, spec))
    firsts = {id(label.block): label.start for label in reversed(labels) if label.has_values}
    if any(stream.text[start - 1 : start].isdigit() for start in firsts.values()):
        return  # figures between a header and the first label below it: they stand before their labels
    stops = [*(label.start for label in labels[1:]), len(stream.text)]
    before = 0
    headed: TableBlock | None = None
    seen: TableBlock | None = None
    for label, stop in zip(labels, stops, strict=False):
        if label.has_values:
            header = _header(stream.text[max(before, label.start - LONGEST_RUN) : label.start], label.block)
            headed = label.block if header and all(header) else headed
            if seen is label.block and not all(header):
                header = ()  # words of a label between its rows
            seen = label.block
            run = _run(stream, label.start, label.end, stop, label.text, label.block)
            yield run._replace(header=header, is_headed=headed is label.block)
            before = label.end


def _labels(text: str, spec: TableSpec) -> Iterator[_Label]:
    """The labels of the form that a text has in their order."""
    cursor = 0
    for block in spec.blocks:
        captions = [(block.caption, False)] if block.caption is not None else []
        for label, has_values in (*captions, *((row.label, not row.heading) for row in block.rows)):
            place = _find(text, label.compared(), cursor)
            if place is not None:
                yield _Label(*place, label.text, block, has_values)
                cursor = place[1]


def _header(text: str, block: TableBlock) -> tuple[str, ...]:
    """The labels of the block's columns that a text holds, if it holds any."""
    labels = (column.label for column in block.columns)
    shown = tuple(label.text if any(key in text for key in label.compared()) else "" for label in labels)
    return shown if any(shown) else ()


def _across(stream: Stream, spec: TableSpec) -> Iterator[Run]:
    """The one line of values of a table whose rows stand side by side: behind the last label of its header.

    Prose may have one of its labels (其中未经复议直接起诉4件): the header is where most of them stand in a row.
    """
    (block,) = spec.blocks
    labels = [*(row.label for row in block.rows), *(column.label for column in block.columns)]
    keys = [key for label in labels for key in label.compared()]
    own = max((key for row in block.value_rows() for key in row.label.compared()), key=len)
    start, end = max(_rows_of_labels(stream.text, own, keys), key=lambda place: place[1] - place[0], default=(0, 0))
    if end > start:
        yield _run(stream, start, end, len(stream.text), spec.name, block)


def _rows_of_labels(text: str, first: str, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where labels stand in a row that one label begins, from the last such row to the first."""
    found: list[tuple[int, int]] = []
    start = text.find(first)
    while start >= 0:
        end = start
        while key := next((key for key in keys if text.startswith(key, end)), None):
            end += len(key)
        found.append((start, end))
        start = text.find(first, end)
    return reversed(found)


def _run(stream: Stream, start: int, end: int, stop: int, label: str, block: TableBlock) -> Run:
    number, offset = stream.places[start]
    index, paragraph = stream.paragraphs[number]
    return Run(label, _values_in(stream.between(end, stop)), block, paragraph.locate(offset, offset + 1), index)


def _find(text: str, keys: Sequence[str], start: int) -> tuple[int, int] | None:
    """Where a label stands next."""
    return next(((at, at + len(key)) for key in keys if (at := text.find(key, start)) >= 0), None)


def _values_in(run: str) -> str:
    """The part of a run that holds values: up to the first word, less the number that it begins with (0 1 2023年)."""
    run = run.lstrip(')"、,. ')[: LONGEST_RUN + 1]
    match = re.match(_NUMERIC, run[:LONGEST_RUN])
    found = match[0] if match else ""
    is_in_word = run[len(found) : len(found) + 1].isalpha()
    return re.sub(r"\s\d+(?:件|项|条)?$", "", found) if is_in_word else found


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
    parts = run.parts
    if len(parts) == columns * groups and all(map(is_figure, parts)):
        return [tuple(parts)] if columns > 1 or run.is_headed else []
    digits = "".join(parts)
    if not digits.isdecimal() or len(parts) > columns * groups:
        return []
    if groups == 1 and len(parts) > 1 and adds_up(parts):  # they are figures, and blank cells are lost
        return []
    if not block.has_total():
        return list(islice(cut_digits(digits, columns), MOST_CUTS)) if run.is_headed else []
    return cut_groups(digits, columns, groups)


def _grid(spec: TableSpec, runs: Sequence[Run], rows: Sequence[Sequence[str | None]]) -> Grid:
    """A line for each row, its label first; above a line of values that stand side by side their header."""
    lines: list[tuple[Run, Sequence[str | None]]] = []
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
        if text is not None
    ]
    width = max(cell.column for cell in cells) + 1
    return Grid(len(lines), width, tuple(cells), runs[0].location, is_guessed=True)
