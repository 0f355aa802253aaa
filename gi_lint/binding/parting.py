"""Paragraphs cut where a line or a part of the report begins inside them, tables where a part does, headings joined.

In Word a line break (Shift+Enter) is no end of a paragraph, and text copied from a page may stand in one paragraph
with its headings: …办公室联系。 一、总体情况 全年……. A heading may be the first row of the table below it, or be broken
over lines or paragraphs: 四、政府信息公开行政复议、 and 行政诉讼情况 below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache, reduce

from gi_lint.binding.sections import (
    HEADING_ENDS,
    JOINTS,
    LONGEST_HEADING,
    is_known_heading,
    kind_of,
    known_start,
    mark_of,
)
from gi_lint.document import Block, Document, Grid, GridCell, Paragraph
from gi_lint.patterns import compiled
from gi_lint.template import SectionSpec, Template
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
_MOST_LINES = 3  # of a heading
_NUMERALS = frozenset("一二三四五六七八九十第")  # how the number of a part begins
_LEAST_WORDS = 2  # characters of a heading on its first line
_STOPS = frozenset("。;:!?,")


def parted(document: Document, templates: Sequence[Template]) -> Document:
    """The document, each line and each heading of a known part in a paragraph of its own, and that whole."""
    pieces = [piece for block in document.blocks for piece in _pieces(block, templates)]
    blocks = tuple(_with_whole_headings(pieces, templates))
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
    headings = [cell for cell in grid.cells if _fills_row(cell, grid) and _is_numbered_heading(cell.text, templates)]
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


def _is_numbered_heading(text: str, templates: Sequence[Template]) -> bool:
    """Whether a text is a heading of the forms that have fixed ones, with its number, and no label of a table."""
    if len(text) > LONGEST_HEADING:
        return False
    level, mark = mark_of(folded := fold(text).strip())
    title = folded[len(mark) :].strip()
    key = label_key(title)
    return (
        level == 1
        and any(form.fixed_headings and is_known_heading(title, form) for form in templates)
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


def _with_whole_headings(blocks: Sequence[Block], templates: Sequence[Template]) -> Iterator[Block]:
    """The blocks, the lines of a heading of a part made one paragraph."""
    beginnings = frozenset[str]().union(*(_beginnings(template.sections) for template in templates))
    index = 0
    while index < len(blocks):
        lines = _lines_of_heading(blocks[index : index + _MOST_LINES], beginnings, templates)
        yield reduce(lambda whole, line: whole.joined("", line), lines) if lines else blocks[index]
        index += len(lines) or 1


@lru_cache(maxsize=16)  # of the forms of a run
def _beginnings(sections: Sequence[SectionSpec]) -> Set[str]:
    """What the headings of a form and their variants begin with."""
    wordings = (words for section in sections for words in section.heading.wordings())
    return {words[:end] for words in wordings for end in range(_LEAST_WORDS, len(words))}


def _lines_of_heading(
    blocks: Sequence[Block], beginnings: Set[str], templates: Sequence[Template]
) -> Sequence[Paragraph]:
    """The first of some lines with those below that make a heading of a part together with it; none if none do."""
    first, *below = blocks
    if not isinstance(first, Paragraph) or not _may_begin(first.text, beginnings):
        return ()
    lines = [first]
    text = fold(first.text).strip()
    for block in below:
        if not isinstance(block, Paragraph) or not (rest := _rest_of_heading(block.text)):
            break
        lines.append(block)
        if _makes_whole(text, rest, templates):
            return lines
        text += rest
    return ()


def _may_begin(text: str, beginnings: Set[str]) -> bool:
    """Whether a line may be the beginning of a heading: it begins as one of the forms', or a word joins at its end."""
    if len(text) > LONGEST_HEADING or not (text.lstrip()[:1] in _NUMERALS or text in beginnings):
        return False
    level, mark = mark_of(folded := fold(text).strip())
    words = "".join(folded[len(mark) :].split())
    return level <= 1 and (words in beginnings or (level == 1 and words.endswith(JOINTS) and _STOPS.isdisjoint(words)))


def _rest_of_heading(text: str) -> str:
    """A line as folded if it may be the rest of a heading: short, without a number or a stop but at its end."""
    rest = fold(text).strip() if len(text) <= LONGEST_HEADING else ""
    return rest if mark_of(rest)[0] == 0 and _STOPS.isdisjoint(rest.rstrip("。:")) else ""


def _makes_whole(text: str, rest: str, templates: Sequence[Template]) -> bool:
    """Whether the rest of a heading makes it whole: in words of a form, or behind a word that joins in others'."""
    rest = rest.rstrip("。:")
    whole = text + rest
    words = whole[len(mark_of(whole)[1]) :]
    if any(is_known_heading(rest, template) for template in templates):
        return False
    is_joined = text.endswith(JOINTS) and rest.endswith(HEADING_ENDS) and len(whole) <= LONGEST_HEADING
    return is_joined or any(is_known_heading(words, template) for template in templates)
