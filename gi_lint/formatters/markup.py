"""HTML that cannot be forgotten to escape: text becomes markup only through `element`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from gi_lint.formatters.common import characters

_VOID = frozenset({"input", "meta"})


class Markup(str):
    """Text that is HTML already; any other string is escaped where it enters."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """An element. An attribute True stands alone, None or False is left out; a trailing underscore is dropped."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{_escaped(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{_joined(children)}</{name}>")


def _joined(children: Iterable[str]) -> str:
    return "".join(child if isinstance(child, Markup) else _escaped(child) for child in children)


def _escaped(text: str) -> str:
    return escape(characters(text))
