"""The source of a page: where each piece of visible text stands in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from gi_lint.patterns import compiled

# Attribute values may hold ">". An unclosed quote runs to the end, so every scan makes progress.
REST = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?|["'])*+(?:>|\Z)"""
_MARKUP = compiled(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<raw>script|style)\b{REST}.*?(?:</(?P=raw)\s*+>|\Z)"
    rf"|<(?P<anchor>t[dh]|img)\b{REST}"
    rf"|</?[a-z]{REST}"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.S | re.I,
)
_ENTITY = compiled(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_USUAL_ENTITIES = {"&nbsp;": "\u00a0", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_BLANKS = compiled(r"\s*")
_LONG = 8  # from this length on a text is its own landmark
_NEAR, _FAR = 200, 20_000  # how far ahead a short and a long text are looked for


def _resolved(entity: str) -> str:
    """The characters that an entity stands for; itself if it stands for none."""
    if entity in _USUAL_ENTITIES:
        return _USUAL_ENTITIES[entity]
    from html import unescape  # its table of names is large, and most pages need none

    return unescape(entity)


class Places:
    """Finds the text nodes of a page in its source, in one walk from the top to the end.

    The *visible text* is the source without markup and with its entities resolved; a parsed text
    node is a stretch of it. Offsets into it are turned into lines and columns of the source.
    """

    def __init__(self, source: str) -> None:
        self._parts: list[str] = []
        self._sources: list[int] = []
        self._anchors: list[int] = []
        self._scan(source)
        self._visible = "".join(self._parts)
        self._starts = list(accumulate(map(len, self._parts), initial=0))[:-1]
        self._line_ends = [match.start() for match in re.finditer("\n", source)]
        self._cursor = self._sure = self._anchor = 0

    def _scan(self, source: str) -> None:
        done = 0
        for match in _MARKUP.finditer(source):
            start, end = match.span()
            if start > done:
                self._add_text(source, done, start)
            if match.lastgroup == "anchor":
                self._anchors.append(start)
            done = end
        self._add_text(source, done, len(source))

    def _add_text(self, source: str, start: int, end: int) -> None:
        if source.find("&", start, end) >= 0:
            for match in _ENTITY.finditer(source, start, end):
                self._add(source[start : match.start()], start)
                self._add(_resolved(match[0]), match.start())
                start = match.end()
        self._add(source[start:end], start)

    def _add(self, part: str, source_offset: int) -> None:
        if part:
            self._parts.append(part)
            self._sources.append(source_offset)

    def take(self, text: str) -> int:
        """The offset of the next text node in the visible text; ~offset where only its vicinity is known."""
        at_cursor = self._visible.startswith(text, self._cursor)
        found = self._cursor if at_cursor else self._search(text)
        if found < 0:
            return ~self._cursor
        self._cursor = found + len(text)
        if len(text) >= _LONG:
            self._sure = self._cursor
        return found

    def near(self) -> int:
        """The vicinity of what stands between the last text node taken and the next: ~offset as from `take`."""
        return ~self._cursor

    def _search(self, text: str) -> int:
        blanks = _BLANKS.match(self._visible, self._cursor)
        start = blanks.end() if blanks else self._cursor
        if self._visible.startswith(text, start):
            return start
        if text.isspace():
            return -1
        if len(text) < _LONG:
            return self._visible.find(text, start, start + _NEAR + len(text))
        found = self._visible.find(text, start, start + _FAR + len(text))
        # A short text may have been found too far ahead; a long one puts that right.
        return found if found >= 0 else self._visible.find(text, self._sure, start + len(text))

    def next_anchor(self) -> int:
        """The offset in the source of the next cell or image tag; -1 when there are no more."""
        self._anchor += 1
        return self._anchors[self._anchor - 1] if self._anchor <= len(self._anchors) else -1

    def at_source(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in the source."""
        line = bisect_right(self._line_ends, offset - 1)
        return line + 1, offset - (self._line_ends[line - 1] if line else -1)

    def marks(self, offset: int, start: int, length: int) -> list[tuple[int, int, int | None]]:
        """Marks for `length` characters of visible text from `start` on, which stand at `offset` of a text."""
        if not self._starts:
            return [(offset, 1, None)]
        if start < 0:
            index = max(bisect_right(self._starts, ~start) - 1, 0)
            return [(offset, self.at_source(self._sources[index])[0], None)]
        index = bisect_right(self._starts, start) - 1
        marks: list[tuple[int, int, int | None]] = []
        position = start
        while index < len(self._starts) and position < start + length:
            line, column = self.at_source(self._sources[index] + position - self._starts[index])
            marks.append((offset + position - start, line, column))
            index += 1
            position = self._starts[index] if index < len(self._starts) else len(self._visible)
        return marks
