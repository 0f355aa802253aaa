"""Paragraphs cut where a line or a part of the report begins inside them, and tables where a part does.

In Word a line break (Shift+Enter) is no end of a paragraph, and text copied from a page may stand in one paragraph
with its headings: …办公室联系。 一、总体情况 全年……. A heading may be the first row of the table below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gi_lint.binding.broken_headings import with_whole_headings
from gi_lint.binding.sections import LONGEST_HEADING, kind_of, known_start, mark_of
from gi_lint.document import Block, Document, Grid, GridCell, Paragraph
from gi_lint.patterns import compiled
from gi_lint.template import Template
from gi_lint.text import fold, label_key, ordinal

_HEADING_INSIDE = compiled(r"(?<=[。!?):])\s{0,9}(?=[一-十四]{1,3}、)")  # 。二、主动公开; 四 is no 一-十
_BEHIND_BLANK = compiled(  # 加强监督 三、依申请公开情况 没有收到: a sentence has lost its end
    r"(?:^|(?<=[。!?):])\s{0,9}|(?<=\s))(?=[一-十四]{1,3}、)"
)
_WORDS_ALONE = compiled(r"\s*([^\s,。;:]{2,40})\s")  # the words of a heading, a blank behind them
# The same, and text behind it: no list of headings.
_IN_TEXT = compiled(r"\s*([^\s,。;:]{2,40})\s+(?![一-十四]{1,3}、)\S")
_AHEAD = 2 * LONGEST_HEADING + 10  # characters within which a heading with its number ends
_LEAST_IN_TURN = 3  # headings in other words that number the whole text: 一、主动公开情况 全年……。 二、……
_LINE_ENDS = tuple("。;:!?")
_TITLE_ENDS = ("报告", "年报")


def parted(document: Document, templates: Sequence[Template]) -> Document:
    """The document, each line and each heading of a known part in a paragraph of its own, and that whole."""
    pieces = [piece for block in document.blocks for piece in _pieces(block, templates)]
    blocks = tuple(with_whole_headings(pieces, templates))
    return document if blocks == document.blocks else document._replace(blocks=blocks)


def _pieces(block: Block, templates: Sequence[Template]) -> Iterator[Block]:
    if isinstance(block, Grid):
        yield from _around_headings(block, templates)
        return
    if not isinstance(block, Paragraph) or (len(block.text) <= LONGEST_HEADING and "\n" not in block.text):
        yield block
        return
    text = fold(block.text)
    cuts = sorted({*_lines(text), *_headings(text, templates)})
    if not cuts:
        yield block
        return
    for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True):
        if text[start:end].strip():
            yield block.part(start, start + len(text[start:end].rstrip()))


def _around_headings(grid: Grid, templates: Sequence[Template]) -> Iterator[Block]:
    """A grid less the rows that are but the heading of a part, each a paragraph between what is left."""
    headings = [cell for cell in grid.cells if _fills_row(cell, grid) and _is_heading(cell.text, templates)]
    start = 0
    for cell in sorted(headings, key=lambda heading: heading.row):
        if cell.row > start:
            yield grid.part(start, cell.row)
        yield Paragraph(cell.text, cell.location)
        start = cell.row + 1
    if not headings:
        yield grid
    elif start < grid.row_count:
        yield grid.part(start, grid.row_count)


def _fills_row(cell: GridCell, grid: Grid) -> bool:
    return cell.column == 0 and cell.row_span == 1 and cell.column_span >= grid.column_count > 1


def _is_heading(text: str, templates: Sequence[Template]) -> bool:
    """Whether a text is a heading of the forms that have fixed ones, with its number, and no label of a table."""
    if len(text) > LONGEST_HEADING:
        return False
    level, mark = mark_of(folded := fold(text).strip())
    title = folded[len(mark) :].strip()
    key = label_key(title)
    return (
        level == 1
        and any(form.fixed_headings and known_start(title, form) == title for form in templates)
        and not any(key in spec.label_keys for form in templates for spec in form.tables.values())
    )


def _lines(text: str) -> Iterator[int]:
    """Where lines begin that go on with nothing before them."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        line, after = text[start:end].strip(), text[end + 1 :].lstrip()
        if line.endswith(_LINE_ENDS + _TITLE_ENDS) or mark_of(line)[0] or mark_of(after)[0]:
            yield end + 1
        start = end + 1


def _headings(text: str, templates: Sequence[Template]) -> Iterator[int]:
    """Where the headings of parts begin behind a sentence: those known, and those in other words that number it all."""
    for match in _HEADING_INSIDE.finditer(text):
        ahead = text[match.end() : match.end() + _AHEAD]
        words = ahead[len(mark_of(ahead)[1]) :]
        if text[match.start() - 1] != ":" and any(known_start(words, template) for template in templates):
            yield match.end()
    if "一、" in text:
        yield from _in_turn(text, _HEADING_INSIDE, _WORDS_ALONE, templates)
        yield from _in_turn(text, _BEHIND_BLANK, _IN_TEXT, templates)


def _in_turn(
    text: str, beginning: re.Pattern[str], words: re.Pattern[str], templates: Sequence[Template]
) -> Sequence[int]:
    """Where headings begin that stand between blanks and count up from one; none if too few of them are known."""
    found: list[int] = []
    known = 0
    for match in beginning.finditer(text):
        mark = mark_of(text[match.end() : match.end() + _AHEAD])[1]
        said = words.match(text, match.end() + len(mark)) if ordinal(mark) == len(found) + 1 else None
        if said is not None:
            found.append(match.end())
            known += any(kind_of(said[1], template) for template in templates)
    return found if known >= _LEAST_IN_TURN and 2 * known > len(found) else ()
