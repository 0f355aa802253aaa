"""Plain text (.txt), often copied from a web page or saved from Word: every line is a paragraph."""

from __future__ import annotations

from gi_lint.document import Document
from gi_lint.readers.comments import line_comment
from gi_lint.readers.lines import BlockList, Line, decode, split_lines
from gi_lint.readers.text_tables import TextCell, find_tables


def read(data: bytes, path: str) -> Document:
    """The document in a text file. Raises ReadError for what is no text.

    A line of blanks is a paragraph without text, since it may be an empty cell of a table written one cell
    a line; an empty line leaves only a gap in the line numbers, and so does a line addressed to gi-lint.
    """
    text, remarks = decode(data)
    lines = split_lines(text)
    comments = [comment for line in lines if (comment := line_comment(line.text, line.number))]
    for comment in comments:
        lines[comment.line - 1] = Line(comment.line, "")
    tables = find_tables([line.text for line in lines])
    found = BlockList()
    index = 0
    while index < len(lines):
        table = tables.get(index)
        if table is not None:
            found.add_table(table, _as_typed)
            index = table.end
            continue
        if not lines[index].is_empty:
            found.add_line(lines[index])
        index += 1
    return Document(path, "txt", tuple(found.blocks), remarks=remarks, comments=tuple(comments))


def _as_typed(cell: TextCell) -> TextCell:
    return cell
