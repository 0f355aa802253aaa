"""A report that a page carries as text for a script to show: escaped markup, fields, attributes, strings of scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from gi_lint.patterns import compiled
from gi_lint.readers.html_source import REST

# What stands in these is put into the page by a script, or shown where scripts or frames are not.
_SOURCE = compiled(
    rf"<!--.*?(?:-->|\Z)|<(?P<held>textarea|xmp|noframes|noscript|template)\b{REST}(?P<content>.*?)(?:</(?P=held)\s*>|\Z)"
    rf"|<(?P<raw>script|style)\b{REST}(?P<code>.*?)(?:</(?P=raw)\s*>|\Z)"
    rf"|(?P<frame></?frame(?:set)?\b{REST})|(?P<tag><[a-z]{REST})|</{REST}|<[!?][^>]*(?:>|\Z)|(?P<text>[^<]+|<)",
    re.S | re.I,
)
_ATTRIBUTE = compiled(r"""=\s*(?:"([^"]+)"|'([^']+)')""")
_ESCAPED = compiled(
    r"&(?:amp;)*(?:lt|#0*60|#x0*3c);\s*/?(?:p|div|span|table|t[rdh]|br|h\d|li|section|strong|font)\b", re.I
)
_MARKUP = compiled(r"<(?:/?(?:p|div|span|table|t[rdh]|h\d|li|section|strong|font)|br)\b[^<>]*>", re.I)
# An escape outside of strings is passed over whole: else each quote of \"\"\"… would be tried as a beginning.
_STRING = compiled(r'\\.|"((?:[^"\\\n]|\\.)*+)"|' r"'((?:[^'\\\n]|\\.)*+)'|`((?:[^`\\]|\\.)*+)`", re.S)
_SCRIPT_ESCAPE = compiled(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.S)
_CONTROLS = {"n": " ", "r": " ", "t": " ", "b": "", "f": "", "0": ""}
_LEAST_TAGS = 3  # tags in a text that make it a page's content
_DEPTH = 3  # times that a content may be escaped


def shows_markup(text: str) -> bool:
    """Whether a text is markup that a page shows as it is typed."""
    return bool(_MARKUP.search(text) or _ESCAPED.search(text))


def unfolded(source: str) -> str | None:
    """The source with the content that it carries as text put in its place as markup, line by line where it was.

    None if it carries none.
    """
    pieces: list[str] = []
    is_found = False
    for match in _SOURCE.finditer(source):
        piece = _unfolded(match)
        is_found = is_found or piece is not None
        pieces.append(match[0] if piece is None else piece)
    return "".join(pieces) if is_found else None


def _unfolded(match: re.Match[str]) -> str | None:
    """A piece of the source as the markup that it carries; None if it carries none."""
    match match.lastgroup:
        case "frame":
            return _lines_of(match[0])
        case "text" | "content" | "held":
            return _content(match["content"] or match[0])
        case "code" | "raw":
            return _within(_strings(match["code"]), match[0])
        case "tag":
            return _within(map(_content, _attributes(match[0])), match[0], match[0])
    return None


def _content(text: str) -> str | None:
    """A text that is markup, with its escapes resolved; None if it is none."""
    for _ in range(_DEPTH):
        if not _ESCAPED.search(text):
            break
        text = unescape(text)
    return text if _is_content(text) else None


def _is_content(text: str) -> bool:
    return sum(1 for _ in zip(_MARKUP.finditer(text), range(_LEAST_TAGS), strict=False)) == _LEAST_TAGS


def _attributes(tag: str) -> Iterator[str]:
    return (double or single for double, single in _ATTRIBUTE.findall(tag))


def _strings(code: str) -> Iterator[str | None]:
    """The strings in a script that hold markup."""
    for double, single, template in _STRING.findall(code):
        yield _content(_SCRIPT_ESCAPE.sub(_resolved, double or single or template))


def _resolved(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _CONTROLS.get(escape[3], escape[3])


def _within(contents: Iterator[str | None], source: str, tag: str = "") -> str | None:
    """Contents in place of their source, which takes as many lines; behind the tag that has them."""
    found = [" ".join(content.split("\n")) for content in contents if content is not None]
    if not found:
        return None
    return "".join(f"<div>{content}</div>" for content in found) + (tag or _lines_of(source))


def _lines_of(source: str) -> str:
    return "\n" * source.count("\n")
