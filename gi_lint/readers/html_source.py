"""The source of a page: its decoding, and where each piece of visible text stands in it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from itertools import accumulate

from gi_lint.document import ReadError
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.readers.filetype import file_type

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = {"gb2312", "gbk", "gb18030", "cp936", "ms936", "x-gbk", "euc-cn", "gb_2312-80", "hz-gb-2312"}
_FALLBACKS = ("utf-8", "gb18030", "big5")
_DECLARATION_REACH = 16_384  # bytes in which a charset declaration is looked for
_DECLARED = re.compile(rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_MIN_UTF8_PROOF = 20  # non-ASCII bytes that make valid utf-8 no coincidence
_DAMAGE_TOLERATED = 0.02  # share of undecodable characters that is damage, not another encoding
_STRANGE = (("\u0400", "\u04ff"), ("\u3040", "\u312f"), ("\ue000", "\uf8ff"))
_STRANGE_TOLERATED = 0.05  # share of kana, Cyrillic and private characters in a Chinese text
_CONTROLS = compiled("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SAVE_AGAIN = "请在浏览器中重新打开该网页，另存为“网页，仅 HTML”后再检查。"


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a page with LF line ends, and remarks on its encoding.

    Raises ReadError where the bytes are no text.
    """
    _refuse_binary(data)
    text, remarks = _decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text), remarks


def _refuse_binary(data: bytes) -> None:
    kind = file_type(data)
    if kind is not None:
        raise ReadError(say("内容是{kind.name}，不是网页。", kind=kind), kind.advice)
    if data[:512].lstrip().lower().startswith(b"mime-version:"):
        raise ReadError("内容是单个文件网页（MHT），无法读取。", _SAVE_AGAIN)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            text = data.decode(codec, "replace")
            return text, _damage_remark(text)
    wide = _utf16_without_bom(data)
    if wide:
        return data.decode(wide, "replace"), ()
    if data.count(b"\x00", 0, 4096) > 8:
        raise ReadError("内容是二进制数据，不是网页。", _SAVE_AGAIN)
    declared = declared_codec(data)
    codec, text = _choose(data, declared)
    return text, (*_mismatch_remark(declared, codec), *_damage_remark(text))


def _utf16_without_bom(data: bytes) -> str | None:
    if data[:1] == b"<" and data[1:2] == b"\x00":
        return "utf-16-le"
    return "utf-16-be" if data[:2] == b"\x00<" else None


def declared_codec(data: bytes) -> str | None:
    """The codec that the page declares; None where it declares none or one that cannot hold Chinese."""
    match = _DECLARED.search(data, 0, _DECLARATION_REACH)
    if match is None:
        return None
    name = match[1].decode("ascii", "replace").lower()
    if name in _CHINESE:
        return "gb18030"
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # A page that is being read as bytes with ASCII tags cannot be what these declare.
    unusable = codec.name.startswith(("iso8859", "cp125", "ascii", "utf-16", "utf-32", "utf-7"))
    return None if unusable or not codec._is_text_encoding else codec.name


def _choose(data: bytes, declared: str | None) -> tuple[str, str]:
    proven_utf8 = sum(1 for byte in data[:4096] if byte > 127) >= _MIN_UTF8_PROOF
    order = [declared] if declared else []
    order.insert(0 if proven_utf8 else len(order), "utf-8")
    for codec in order:
        text = _strict(data, codec)
        if text is not None:
            return codec, text
    # gb18030 accepts many damaged utf-8 files as nonsense, so damage is weighed before it is tried.
    for codec in order:
        text = data.decode(codec, "replace")
        if _little_damage(text):
            return codec, text
    for codec in _FALLBACKS:
        text = _strict(data, codec)
        if text is not None and not _is_nonsense(text):
            return codec, text
    return min(
        ((codec, data.decode(codec, "replace")) for codec in (*order, *_FALLBACKS)),
        key=lambda choice: choice[1].count("\ufffd"),
    )


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _little_damage(text: str) -> bool:
    foreign = sum(1 for char in text if char > "\x7f")
    return text.count("\ufffd") <= foreign * _DAMAGE_TOLERATED


def _is_nonsense(text: str) -> bool:
    """Whether a text reads like Big5 taken for gb18030, which accepts it: kana and private characters."""
    foreign = sum(1 for char in text if char > "\x7f")
    strange = sum(1 for char in text if any(first <= char <= last for first, last in _STRANGE))
    return strange > foreign * _STRANGE_TOLERATED


def _mismatch_remark(declared: str | None, codec: str) -> tuple[str, ...]:
    if declared is None or declared == codec:
        return ()
    return (
        say("网页声明的编码是 {declared}，实际按 {codec} 读取；请更正网页的编码声明。", declared=declared, codec=codec),
    )


def _damage_remark(text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (say("有 {count} 处字符无法解码，已显示为“�”。", count=count),) if count else ()


# Attribute values may hold ">". An unclosed quote runs to the end, so every scan makes progress.
_REST = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?|["'])*+(?:>|\Z)"""
_MARKUP = compiled(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<raw>script|style)\b{_REST}.*?(?:</(?P=raw)\s*+>|\Z)"
    rf"|<(?P<anchor>t[dh]|img)\b{_REST}"
    rf"|</?[a-z]{_REST}"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.S | re.I,
)
_ENTITY = compiled(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_BLANKS = compiled(r"\s*")
_LONG = 8  # from this length on a text is its own landmark
_NEAR, _FAR = 200, 20_000  # how far ahead a short and a long text are looked for


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
            from html import unescape  # its table of names is large, and many pages need none

            for match in _ENTITY.finditer(source, start, end):
                self._add(source[start : match.start()], start)
                self._add(unescape(match[0]), match.start())
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
