"""Asking the plugins: every hook of every plugin is called once, and what it gives is checked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pluggy

from gi_lint import hookspecs
from gi_lint.language import say
from gi_lint.plugins.names import PluginError, resolve

MAPPINGS = ("gi_lint_checks", "gi_lint_readers", "gi_lint_formatters")


class Answers(NamedTuple):
    """What the plugins give: (plugin, folder) of rule packs, mappings by hook; `files` are the plugins' own."""

    packs: list[tuple[str, str]]
    mappings: dict[str, dict[str, Any]]
    files: list[str]


def ask(plugins: Sequence[tuple[str, str]]) -> Answers:
    """The answers of plugins given by name and object. Raises PluginError."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    for name, value in plugins:
        _register(manager, name, value)
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(str(error)) from error
    packs = [(owner, str(folder)) for owner, given in _each(manager, "gi_lint_rule_packs") for folder in given]
    modules = [value.partition(":")[0] for _, value in plugins]
    files = [file for module in modules if (file := getattr(sys.modules.get(module), "__file__", None))]
    return Answers(packs, {hook: _gathered(manager, hook) for hook in MAPPINGS}, files)


def _register(manager: pluggy.PluginManager, name: str, value: str) -> None:
    if manager.has_plugin(name):
        known = manager.get_plugin(name)
        raise PluginError(say("两个插件都叫“{name}”：{known}、{value}", name=name, known=known, value=value))
    try:
        manager.register(resolve(value), name)
    except (ImportError, AttributeError, pluggy.PluginValidationError) as error:
        said = say("插件“{name}”（{value}）无法装入：{error}", name=name, value=value, error=error)
        raise PluginError(said) from error


def _each(manager: pluggy.PluginManager, hook: str) -> Iterator[tuple[str, Any]]:
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        yield implementation.plugin_name, implementation.function()


def _gathered(manager: pluggy.PluginManager, hook: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    owners: dict[str, str] = {}
    for owner, added in _each(manager, hook):
        for key, value in added.items():
            if key in owners:
                said = "{hook}: 插件“{one}”和“{other}”都提供“{key}”"
                raise PluginError(say(said, hook=hook, one=owners[key], other=owner, key=key))
            values[key], owners[key] = value, owner
    return values
