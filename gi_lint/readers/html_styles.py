"""What the style sheets in a page hide: classes and ids alone, as the editors of sites use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gi_lint.patterns import compiled

# Formulas that are written twice, once for machines.
_ALWAYS = frozenset({".katex-mathml", ".MJX_Assistive_MathML"})
_PART = compiled(  # also one that nothing closes
    r"<(?:!--(?:[^-]++|-(?!->))*+"
    r"|(style|script|noscript|template|textarea)\b([^>]*+)>?((?:[^<]++|<(?!/\1\b))*+))",
    re.I,
)
_COMMENT = compiled(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/)?|<!--|-->")
_PIECE = compiled(r"([^{}]*+)([{}]|\Z)")
_DISPLAY = compiled(r"(?<![\w-])display\s*:\s*([a-z-]+)", re.I)
_ALONE = compiled(r"[a-zA-Z]*([.#])([\w-]+)")
_NAME = compiled(r"[.#]([\w-]+)")
_EVERY_SCREEN = compiled(r"""(?:(?!\bmedia\b).)*+(?:media\s*=\s*["']?\s*(?:all|screen)\s*(?:["'].*)?)?""", re.S | re.I)
_PRINT = compiled(r"\bprint\b", re.I)
# What a click, or an address within the page, may show: onclick="show('more')", data-target="#more".
_DEED = compiled(r"""(?<![\w-])(?:on\w+|href|data-[\w-]+)\s*=\s*("[^"]*+"|'[^']*+')""", re.I)
_UNSEEN = compiled(r"<script\b[^<>]*\bsrc\s*=|<link\b[^<>]*\bstylesheet\b", re.I)  # a file beside the page
_WORD = compiled(r"[\w-]+")
_DIGITS = "0123456789"


def hidden_names(source: str) -> frozenset[str]:
    """The names that a page hides: `.class`, `div.class`, `#id`.

    One that another rule of it shows again, or of which a script speaks, may be seen; any may be where a script or a
    style sheet of the page is a file of its own.
    """
    if _UNSEEN.search(source):
        return _ALWAYS
    hidden: set[str] = set()
    shown: set[str] = set()
    parts = [(match[1].lower(), match[2], match[3]) for match in _PART.finditer(source) if match[1]]
    for selector, is_hiding in _displays((looks, text) for tag, looks, text in parts if tag == "style"):
        if is_hiding:
            hidden.update(name for name in map(str.strip, selector.split(",")) if _ALONE.fullmatch(name))
        elif ":hover" not in selector:
            shown.update(match[1] for match in _NAME.finditer(selector))
    if not hidden:
        return _ALWAYS
    for text in (*(text for tag, _, text in parts if tag == "script"), *_DEED.findall(source)):
        shown.update(_WORD.findall(text))
    return _ALWAYS | {name for name in hidden if not _may_show(_NAME.search(name), shown)}


def _displays(sheets: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bool]]:
    """Selectors that tell whether a thing is displayed, and whether they hide it on every screen.

    What a sheet or a rule hides on some screens alone, it shows on others; what is for print is for none.
    """
    for attributes, style in sheets:
        is_for_all = _EVERY_SCREEN.fullmatch(attributes) is not None
        if "display" not in style.lower() or (not is_for_all and _PRINT.search(attributes)):
            continue
        for selector, declarations, around in _rules(style):
            displays = {display.lower() for display in _DISPLAY.findall(declarations)}
            if displays and not _PRINT.search(around):
                is_hiding = displays == {"none"}
                if not is_hiding or (is_for_all and not around):
                    yield selector, is_hiding


def _rules(style: str) -> Iterator[tuple[str, str, str]]:
    """The selectors and declarations of rules, with what a rule stands within: @media print, empty for most."""
    opened: list[str] = []
    for piece in _PIECE.finditer(_COMMENT.sub("", style)):
        if piece[2] == "{":
            opened.append(piece[1].rpartition(";")[2].strip())
        elif opened and piece[2]:
            selector = opened.pop()
            yield selector, piece[1], opened[0] if opened else ""


def _may_show(name: re.Match[str] | None, shown: set[str]) -> bool:
    """Whether a name is told of; a script may join it of a word and a number: 'tab' + i."""
    return name is not None and (name[1] in shown or name[1].rstrip(_DIGITS) in shown)
