"""Dotted names: how a plugin names what is loaded on first use. And what is told where that fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as remember
from importlib import import_module
from pathlib import Path

from gi_lint.hints import Any


class PluginError(Exception):
    """A plugin cannot be used; the message names it."""


def resolve(value: Any) -> Any:
    """The object that a dotted name (`package.module:attribute`, or a module) stands for; others as they are."""
    if not isinstance(value, str):
        return value
    module, _, attribute = value.partition(":")
    found: Any = import_module(module)
    for part in filter(None, attribute.split(".")):
        found = getattr(found, part)
    return found


def lazily(value: Any) -> Callable[[], Any]:
    """A function that gives what a dotted name stands for, loading it once."""
    return remember(lambda: resolve(value))


def told(error: Exception) -> str:
    """An error of a program in words, with the line where it arose and what has been noted of it."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    line = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place is not None else ""
    where = ", ".join(filter(None, (line, *getattr(error, "__notes__", ()))))
    return f"{type(error).__name__}: {error}" + (f" ({where})" if where else "")
