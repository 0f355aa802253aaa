"""Plain text (.txt), often copied from a web page or saved from Word or a PDF: every line is a paragraph.

Where all paragraphs are plainly cut into lines of one width, those of a paragraph are put together again.
"""

from __future__ import annotations

from gi_lint.document import Document
from gi_lint.readers.comments import line_comment
from gi_lint.readers.lines import BlockList, Line, decode, split_lines
from gi_lint.readers.text_tables import find_tables
from gi_lint.readers.wrapping import around_figures, broken_dates, continuations, page_numbers


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
    for index in page_numbers([line.text for line in lines]):
        lines[index] = Line(index + 1, "")
    texts = [line.text for line in lines]
    tables = find_tables(texts)
    in_tables = {index for table in tables.values() for index in range(table.start, table.end)}
    following = {
        **continuations(texts, in_tables),
        **around_figures(texts, in_tables),
        **broken_dates(texts, in_tables),
    }
    found = BlockList()
    index = 0
    while index < len(lines):
        if table := tables.get(index):
            found.add_table(table)
            index = table.end
            continue
        paragraph = [lines[index]]
        while (after := following.get(index)) is not None:
            paragraph.append(lines[after])
            index = after
        if lines[index].text:
            found.add_lines(paragraph)
        index += 1
    return Document(path, "txt", tuple(found.blocks), remarks=remarks, comments=tuple(comments))
