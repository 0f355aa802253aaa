"""What the style sheets in a page hide: classes and ids alone, as the editors of sites use them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gi_lint.patterns import compiled

MAX_STYLES = 1_000_000  # characters of style sheets that are looked through
# Formulas that are written twice, once for machines.
_ALWAYS = frozenset({".katex-mathml", ".MJX_Assistive_MathML"})
_STYLE = compiled(r"<style\b[^>]*+>(.*?)</style", re.S | re.I)
_SCRIPT = compiled(r"<script\b[^>]*+>(.*?)</script", re.S | re.I)
_COMMENT = compiled(r"/\*.*?\*/|<!--|-->", re.S)
_FOR_SOME = compiled(r"@[^{};]*+(?:;|\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\})")  # @media print {…}
_RULE = compiled(r"([^{}]++)\{([^{}]*+)\}")
_DISPLAY = compiled(r"(?<![\w-])display\s*:\s*([a-z-]+)", re.I)
_ALONE = compiled(r"[a-zA-Z]*([.#])([\w-]+)")
_NAME = compiled(r"[.#]([\w-]+)")


def hidden_names(source: str) -> frozenset[str]:
    """The names that a page hides: `.class`, `div.class`, `#id`.

    One that another rule of it shows again, or of which a script speaks, may be seen.
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    for selector, display in _displays(source):
        names = set(map(str.strip, selector.split(",")))
        if display.lower() == "none":
            hidden.update(name for name in names if _ALONE.fullmatch(name))
        elif ":hover" not in selector:
            shown.update(match[1] for match in _NAME.finditer(selector))
    if not hidden:
        return _ALWAYS
    scripts = "".join(match[1] for match in _SCRIPT.finditer(source))
    return _ALWAYS | {name for name in hidden if not _may_show(_NAME.search(name), shown, scripts)}


def _displays(source: str) -> Iterator[tuple[str, str]]:
    """Selectors and what they set as display."""
    styles = "".join(match[1] for match in _STYLE.finditer(source) if "display" in match[1])[:MAX_STYLES]
    for rule in _RULE.finditer(_FOR_SOME.sub("", _COMMENT.sub("", styles))) if styles else ():
        display = _DISPLAY.search(rule[2])
        if display is not None:
            yield rule[1], display[1]


def _may_show(name: re.Match[str] | None, shown: set[str], scripts: str) -> bool:
    return name is not None and (name[1] in shown or name[1] in scripts)
