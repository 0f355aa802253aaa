"""Dotted names: how a plugin names what is loaded on first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as remember
from importlib import import_module
from typing import Any


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
