"""Headings that a file breaks over lines or paragraphs: 四、政府信息公开行政复议、 and 行政诉讼情况 below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from gi_lint.binding.sections import HEADING_ENDS, JOINTS, LONGEST_HEADING, is_known_heading, mark_of
from gi_lint.document import Block, Paragraph
from gi_lint.template import SectionSpec, Template
from gi_lint.text import fold

_MOST_LINES = 3  # of a heading
_NUMERALS = frozenset("一二三四五六七八九十第")  # how the number of a part begins
_LEAST_WORDS = 2  # characters of a heading on its first line
_STOPS = frozenset("。;:!?,")


def with_whole_headings(blocks: Sequence[Block], templates: Sequence[Template]) -> Iterator[Block]:
    """The blocks, the lines of a heading of a part made one paragraph."""
    beginnings = frozenset[str]().union(*(_beginnings(template.sections) for template in templates))
    index = 0
    while index < len(blocks):
        block = blocks[index]
        lines = _lines_of_heading(blocks, index, beginnings, templates) if isinstance(block, Paragraph) else ()
        for line in lines:
            block = block.joined("", line) if isinstance(block, Paragraph) else block
        yield block
        index += 1 + len(lines)


@lru_cache(maxsize=16)  # of the forms of a run
def _beginnings(sections: Sequence[SectionSpec]) -> Set[str]:
    """What the headings of a form and their variants begin with."""
    wordings = (words for section in sections for words in section.heading.wordings())
    return {words[:end] for words in wordings for end in range(_LEAST_WORDS, len(words))}


def _lines_of_heading(
    blocks: Sequence[Block], start: int, beginnings: Set[str], templates: Sequence[Template]
) -> Sequence[Paragraph]:
    """The lines below one that make a heading of a part together with it; none if none do."""
    first = blocks[start]
    if not isinstance(first, Paragraph) or not _may_begin(first.text, beginnings):
        return ()
    lines: list[Paragraph] = []
    text = fold(first.text).strip()
    for block in blocks[start + 1 : start + _MOST_LINES]:
        if not isinstance(block, Paragraph) or not (rest := _rest_of_heading(block.text)):
            break
        lines.append(block)
        if _is_heading(text, rest, templates):
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


def _is_heading(text: str, rest: str, templates: Sequence[Template]) -> bool:
    """Whether the rest of a heading makes it whole: in words of a form, or behind a word that joins in others'."""
    rest = rest.rstrip("。:")
    whole = text + rest
    words = whole[len(mark_of(whole)[1]) :]
    if any(is_known_heading(rest, template) for template in templates):
        return False
    is_joined = text.endswith(JOINTS) and rest.endswith(HEADING_ENDS) and len(whole) <= LONGEST_HEADING
    return is_joined or any(is_known_heading(words, template) for template in templates)
