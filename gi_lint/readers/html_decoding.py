"""The text in the bytes of a page, which may declare its encoding, and declare it wrongly."""

from __future__ import annotations

import codecs
import re

from gi_lint.document import ReadError
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.readers.encodings import REPLACEMENT, bad_share, strictly
from gi_lint.readers.filetype import file_type

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = {"gb2312", "gbk", "gb18030", "cp936", "ms936", "x-gbk", "euc-cn", "gb_2312-80", "hz-gb-2312"}
_FALLBACKS = ("utf-8", "gb18030", "big5")
_DECLARATION_REACH = 16_384  # bytes in which a charset declaration is looked for
_DECLARED = compiled(rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_ASCII = bytes(range(128))
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
    return codec_named(match[1].decode("ascii", "replace")) if match else None


def codec_named(name: str) -> str | None:
    """The codec that a charset's name stands for; None if for none, or for one that cannot hold Chinese."""
    name = name.lower()
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
    proven_utf8 = len(data[:4096].translate(None, _ASCII)) >= _MIN_UTF8_PROOF
    order = [declared] if declared else []
    order.insert(0 if proven_utf8 else len(order), "utf-8")
    for codec in order:
        text = strictly(data, codec)
        if text is not None:
            return codec, text
    # gb18030 accepts many damaged utf-8 files as nonsense, so damage is weighed before it is tried.
    for codec in order:
        text = data.decode(codec, "replace")
        if bad_share(text) <= _DAMAGE_TOLERATED:
            return codec, text
    for codec in _FALLBACKS:
        text = strictly(data, codec)
        if text is not None and not _is_nonsense(text):
            return codec, text
    return min(
        ((codec, data.decode(codec, "replace")) for codec in (*order, *_FALLBACKS)),
        key=lambda choice: choice[1].count(REPLACEMENT),
    )


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
    count = text.count(REPLACEMENT)
    return (say("有 {count} 处字符无法解码，已显示为“�”。", count=count),) if count else ()
