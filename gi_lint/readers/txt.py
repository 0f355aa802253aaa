"""Plain text (.txt), often copied from a web page or saved from Word or a PDF: every line is a paragraph.

Where all paragraphs are plainly cut into lines of one width, those of a paragraph are put together again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gi_lint.document import Block, Document
from gi_lint.patterns import compiled
from gi_lint.readers.block_list import BlockList
from gi_lint.readers.comments import line_comment
from gi_lint.readers.decoding import decode
from gi_lint.readers.lines import Line, split_lines
from gi_lint.readers.page_numbers import page_numbers, running_heads
from gi_lint.readers.parted_figures import around_figures, broken_over_lines, hanging_marks
from gi_lint.readers.text_cells import TextTable
from gi_lint.readers.text_tables import find_tables
from gi_lint.readers.wrapping import continuations

_HEADING_MARK = compiled("#{1,6}(?=[ \\t])")
# Of one line with another; the last that knows is right.
_WAYS_TO_GO_ON = continuations, hanging_marks, around_figures, broken_over_lines


def read(data: bytes, path: str) -> Document:
    """The document in a text file. Raises ReadError for what is no text.

    A line of blanks is a paragraph without text, since it may be an empty cell of a table written one cell
    a line; an empty line leaves only a gap in the line numbers, and so does a line addressed to gi-lint.
    """
    text, remarks = decode(data)
    lines = split_lines(text)
    comments = [comment for line in lines if (comment := line_comment(line.text, line.number))]
    _empty(lines, [comment.line - 1 for comment in comments])
    _take_heading_marks(lines)
    _empty(lines, page_numbers([line.text for line in lines]))
    heads = running_heads([line.text for line in lines])
    _empty(lines, heads)
    texts = [line.text for line in lines]
    tables = find_tables(texts)
    paged = ["\f" if index in heads else text for index, text in enumerate(texts)] if heads else texts
    blocks = _blocks(lines, tables, _following(paged, tables))
    return Document(path, "txt", blocks, remarks=remarks, comments=tuple(comments))


def _empty(lines: list[Line], indexes: Iterable[int]) -> None:
    """Take the text out of lines that are not the report's."""
    for index in indexes:
        lines[index] = Line(index + 1, "")


def _take_heading_marks(lines: list[Line]) -> None:
    """Blank out the marks of Markdown before headings: ## 一、总体情况."""
    for index, line in enumerate(lines):
        if line.text.startswith("#") and (mark := _HEADING_MARK.match(line.text)):
            lines[index] = Line(line.number, " " * mark.end() + line.text[mark.end() :])


def _following(texts: Sequence[str], tables: Mapping[int, TextTable]) -> Mapping[int, int]:
    """For each line that breaks off the index of the line that goes on with it."""
    in_tables = {index for table in tables.values() for index in range(table.start, table.end)}
    return {line: after for find in _WAYS_TO_GO_ON for line, after in find(texts, in_tables).items()}


def _blocks(lines: Sequence[Line], tables: Mapping[int, TextTable], following: Mapping[int, int]) -> tuple[Block, ...]:
    found = BlockList()
    index = 0
    while index < len(lines):
        if table := tables.get(index):
            found.add_table(table.rows)
            index = table.end
            continue
        paragraph = [lines[index]]
        while (after := following.get(index)) is not None:
            paragraph.append(lines[after])
            index = after
        if lines[index].text:
            found.add_lines(paragraph)
        index += 1
    return tuple(found.blocks)
