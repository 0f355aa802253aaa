"""Markdown (.md): the text without its marks; every character keeps its line and column as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gi_lint.document import Block, Document
from gi_lint.patterns import compiled
from gi_lint.readers.block_list import BlockList
from gi_lint.readers.comments import markup_comments
from gi_lint.readers.decoding import decode
from gi_lint.readers.lines import BLANKS, OWN_LINE, SENTENCE_ENDS, Line, split_lines
from gi_lint.readers.text_cells import TextCell
from gi_lint.readers.text_tables import find_tables

MIN_WRAPPED_LINE = 20  # characters; a shorter line ends because its author wanted it to
MAX_FRONT_MATTER = 200  # lines
MAX_PARAGRAPH = 20_000  # characters of a paragraph joined from lines
MAX_UNDERLINED = 60  # characters of a heading; what is longer is a paragraph above a rule

# Stands for each character of a comment: the columns of the text behind it stay right. Files with a real
# NUL are no text files.
_REMOVED = "\0"
_HEADING = compiled(r"[ ]{0,3}(#{1,6})(?:[ \t]+|(?=[^#\s]))")
_HEADING_END = compiled(r"[ \t]#+[ \t]*$")
_UNDERLINE = compiled(r"[ ]{0,3}(={2,}|-{2,})[ \t]*")
_RULE = compiled(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_FENCE = compiled(r"[ ]{0,3}(?:```|~~~)")
_LEAD = compiled(r"(?:\s*>)*\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?")
_INNER_PUNCTUATION = compiled("[，。、；,;]")
_ESCAPE = compiled(r"\\([!-/:-@\[-`{-~])")
_PICTURE = compiled(r"!\[([^\[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)")
_IMAGE = compiled(r"<img\b[^<>]*>", re.IGNORECASE)
_IMAGE_NAMES = [compiled(rf"\b{name}\s*=\s*[\"']([^\"'<>]+)", re.IGNORECASE) for name in ("alt", "src")]
_LINK = compiled(r"(?<!!)\[([^\[\]]*)\]\([^()]*\)")
_AUTOLINK = compiled(r"<((?:https?|mailto):[^<>\s]*)>")
_BREAK = compiled(r"<br\s*/?>", re.IGNORECASE)
_TAG = compiled(r"</?(?:a|b|big|center|del|div|em|font|i|p|s|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE)
_DELIMITER = compiled(r"\*{1,3}|_{1,3}|~~|`+")
_OPENS_TABLE = compiled(r"[ ]{0,3}<table\b", re.IGNORECASE)
_MARKUP = compiled(r"[\\!\[<*_~`\0]")


def read(data: bytes, path: str) -> Document:
    """The document in a Markdown file. Raises ReadError for what is no text."""
    text, remarks = decode(data)
    lines = _without_front_matter(split_lines(_without_comments(text)))
    return Document(path, "md", _Reader(lines).blocks(), remarks=remarks, comments=markup_comments(text))


class _Text:
    """Text without marks, with the places of its characters: (offset, line, column)."""

    def __init__(
        self,
        text: str,
        marks: Iterable[tuple[int, int, int | None]],
        pictures: Iterable[tuple[str, int, int]] = (),  # name, line, column
    ) -> None:
        self.text = text
        self.marks = list(marks)
        self.pictures = list(pictures)

    def append(self, other: _Text) -> None:
        """Add a line that continues the text; only Latin words need a blank between lines."""
        if self.text[-1:].isascii() and other.text[:1].isascii() and self.text[-1:].isalnum():
            self.text += " "
        shift = len(self.text)
        self.marks += [(offset + shift, line, column) for offset, line, column in other.marks]
        self.text += other.text
        self.pictures += other.pictures


class _Reader:
    """Lines on their way to blocks. An open paragraph waits for the lines that continue it."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._numbers = [line.number for line in lines]
        self._found = BlockList()
        self._open: _Text | None = None
        self._may_go_on = False

    def blocks(self) -> tuple[Block, ...]:
        tables = find_tables([line.text for line in self._lines], escapes=True)
        index = 0
        while index < len(self._lines):
            table = tables.get(index)
            if table is not None:
                self._close()
                self._found.add_table([[_cell_text(cell, self._numbers) for cell in row] for row in table.rows])
                index = table.end
            elif _OPENS_TABLE.match(self._lines[index].text):
                self._close()
                index = self._add_html_table(index)
            else:
                self._add_line(self._lines[index])
                index += 1
        self._close()
        return tuple(self._found.blocks)

    def _add_html_table(self, start: int) -> int:
        """Add the table written in HTML that begins on a line; the index of the line behind it."""
        from gi_lint.readers.html import read_fragment  # few files have one

        depth, index = 0, start
        while index < len(self._lines):
            text = self._lines[index].text.lower()
            depth += text.count("<table") - text.count("</table")
            index += 1
            if depth <= 0:
                break
        source = "\n".join(line.text.replace(_REMOVED, " ") for line in self._lines[start:index])
        for block in read_fragment(source):
            self._found.add_shifted(block, self._lines[start].number - 1)
        return index

    def _add_line(self, line: Line) -> None:
        text = line.text
        if not text.strip(BLANKS + _REMOVED):
            self._close()
            if text and _REMOVED not in text:
                self._found.add_lines([line])
            return
        underline = _UNDERLINE.fullmatch(text)
        if underline is not None and self._open is not None and len(self._open.text) <= MAX_UNDERLINED:
            self._close(outline=1 if "=" in text else 2)
        elif _RULE.fullmatch(text) or _FENCE.match(text):
            self._close()
        elif heading := _HEADING.match(text):
            self._close()
            end = _HEADING_END.search(text, heading.end())
            self._open = _reduce(text[: end.start() if end else None], line.number, heading.end())
            self._close(outline=len(heading[1]))
        else:
            self._add_text(line)

    def _add_text(self, line: Line) -> None:
        lead = _LEAD.match(line.text)
        start = lead.end() if lead is not None else 0
        reduced = _reduce(line.text, line.number, start)
        marked = line.text[:start].strip(BLANKS) != ""
        if self._open is not None and self._may_go_on and not marked and _continues(self._open.text, reduced.text):
            self._open.append(reduced)
        else:
            self._close()
            self._open = reduced
        # Two blanks or a backslash at the end of a line ask for a line break.
        self._may_go_on = len(line.text) >= MIN_WRAPPED_LINE and not line.text.endswith(("  ", "\\"))

    def _close(self, outline: int | None = None) -> None:
        done, self._open = self._open, None
        if done is None:
            return
        if done.text:
            self._found.add_paragraph(done.text, tuple(done.marks), outline)
        for name, line, column in done.pictures:
            self._found.add_picture(name, line, column)


def _continues(before: str, after: str) -> bool:
    """Whether a line plainly goes on with the sentence that the line before left open."""
    return (
        len(before) <= MAX_PARAGRAPH
        and not before.endswith(SENTENCE_ENDS)
        and _INNER_PUNCTUATION.search(before) is not None
        and bool(after)
        and OWN_LINE.match(after) is None
    )


def _without_comments(text: str) -> str:
    """The text with HTML comments blanked out, line ends kept; an unclosed one stays as typed."""
    parts: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[position:start], re.sub(r"[^\n]", _REMOVED, text[start : end + 3])]
        position = end + 3
    return "".join([*parts, text[position:]])


def _without_front_matter(lines: list[Line]) -> list[Line]:
    """The lines after a block of settings between `---` at the top of the file."""
    if lines[0].text.rstrip() != "---":
        return lines
    for index, line in enumerate(lines[1:MAX_FRONT_MATTER], start=1):
        if line.text.rstrip() in {"---", "..."}:
            return lines[index + 1 :]
    return lines


def _cell_text(cell: TextCell, numbers: list[int]) -> TextCell:
    """The text of a table cell without marks; its line is still the index of the line in the list given."""
    text, line, column = [], numbers[cell.line - 1], cell.column
    for position, part in enumerate(cell.text.split("\n")):
        reduced = _reduce(part, line, 0, pictures=False)
        text.append(reduced.text)
        if position == 0 and reduced.marks:
            column = cell.column + (reduced.marks[0][2] or 1) - 1
    return TextCell("\n".join(text), line, column)


def _reduce(text: str, line: int, start: int, pictures: bool = True) -> _Text:
    """text[start:] without marks and without the blanks at its ends; pictures apart, or as their names."""
    if _MARKUP.search(text, start) is None:
        shown = text[start:].strip(BLANKS)
        first = len(text) - len(text[start:].lstrip(BLANKS))
        return _Text(shown, [(0, line, first + 1)] if shown else [])
    kept = list(text)
    kept[:start] = [""] * start
    for begin, end, replacement in _cuts(text, start, pictures):
        kept[begin:end] = [replacement] + [""] * (end - begin - 1)
    offsets = [offset for offset, character in enumerate(kept) if character]
    while offsets and kept[offsets[-1]] in BLANKS:
        offsets.pop()
    first = next((index for index, offset in enumerate(offsets) if kept[offset] not in BLANKS), 0)
    offsets = offsets[first:]
    before = [-1, *offsets]
    marks = [(n, line, at + 1) for n, at in enumerate(offsets) if n == 0 or at != before[n] + 1]
    names = [(name, line, begin + 1) for begin, name in _pictures(text, start)] if pictures else []
    return _Text("".join(kept[offset] for offset in offsets), marks, names)


def _pictures(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Where pictures begin, in Markdown or HTML, and their names."""
    found = [(match.start(), match[1] or match[2]) for match in _PICTURE.finditer(text, start)]
    for match in _IMAGE.finditer(text, start):
        names = (name[1] for pattern in _IMAGE_NAMES if (name := pattern.search(match[0])))
        found.append((match.start(), next(names, "")))
    yield from sorted(found)


def _cuts(text: str, start: int, pictures: bool) -> Iterator[tuple[int, int, str]]:
    """What is not shown: begin, end and the character that stands for it."""
    literal: set[int] = set()
    for match in _ESCAPE.finditer(text, start):
        literal.add(match.start(1))
        yield match.start(), match.start(1), ""
    for match in _PICTURE.finditer(text, start):
        if pictures or not match[1]:
            yield match.start(), match.end(), ""
        else:
            yield match.start(), match.start(1), ""
            yield match.end(1), match.end(), ""
    for pattern in (_LINK, _AUTOLINK):
        for match in pattern.finditer(text, start):
            literal.update(range(match.end(1), match.end()))
            yield match.start(), match.start(1), ""
            yield match.end(1), match.end(), ""
    for match in _BREAK.finditer(text, start):
        yield match.start(), match.end(), "\n"
    for pattern in (_IMAGE, _TAG):
        for match in pattern.finditer(text, start):
            yield match.start(), match.end(), ""
    for match in re.finditer(f"{_REMOVED}+", text[start:]):
        yield start + match.start(), start + match.end(), ""
    yield from _emphasis(text, start, literal)


def _emphasis(text: str, start: int, literal: set[int]) -> Iterator[tuple[int, int, str]]:
    """Pairs of `**`, `_`, `~~` and backticks; one without its partner is a character like any other."""
    waiting: dict[str, int] = {}
    for match in _DELIMITER.finditer(text, start):
        mark, begin, end = match[0], match.start(), match.end()
        if begin in literal:
            continue
        before, after = text[begin - 1 : begin], text[end : end + 1]
        word_inside = mark[0] == "_" and before.isalnum() and after.isalnum()
        opener = waiting.get(mark)
        if opener is not None and before.strip(BLANKS) and not (mark[0] == "_" and after.isalnum()):
            yield opener, opener + len(mark), ""
            yield begin, end, ""
            waiting.clear()
        elif after.strip(BLANKS) and not word_inside and not (mark[0] == "_" and before.isalnum()):
            waiting.setdefault(mark, begin)
