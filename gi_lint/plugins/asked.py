"""Asking the plugins: every hook of every plugin is called once, and what it gives is checked."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence

import pluggy

from gi_lint import hookspecs
from gi_lint.hints import Any
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.plugins.names import PluginError, resolve

MAPPINGS = ("gi_lint_checks", "gi_lint_readers", "gi_lint_formatters")


class Answers(NamedTuple):
    """What the plugins give: (plugin, folder) of rule packs, mappings by hook; `files` are the plugins' own."""

    packs: list[tuple[str, str]]
    mappings: dict[str, dict[str, Any]]
    files: list[str]


def ask(built_in: Sequence[str], installed: Sequence[tuple[str, str]]) -> Answers:
    """The answers of our own plugins, by module, and of installed ones, by name and object. Raises PluginError.

    What an installed plugin names is loaded, so that a slip in a name is told of the plugin and not of a report.
    """
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    plugins = [*((name, name) for name in built_in), *installed]
    for name, value in plugins:
        _register(manager, name, value)
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(str(error)) from error
    packs = [
        (owner, str(folder)) for owner, given in _each(manager, "gi_lint_rule_packs", list | tuple) for folder in given
    ]
    mappings = {hook: _gathered(manager, hook, {name for name, _ in installed}) for hook in MAPPINGS}
    modules = [value.partition(":")[0] for _, value in plugins]
    files = [file for module in modules if (file := getattr(sys.modules.get(module), "__file__", None))]
    return Answers(packs, mappings, files)


def _register(manager: pluggy.PluginManager, name: str, value: str) -> None:
    if manager.has_plugin(name):
        known = manager.get_plugin(name)
        raise PluginError(say("两个插件都叫“{name}”：{known}、{value}", name=name, known=known, value=value))
    try:
        plugin = resolve(value)
        manager.register(plugin, name)
    except Exception as error:  # whatever goes wrong in a plugin is told of it
        said = say("插件“{name}”（{value}）无法装入：{error}", name=name, value=value, error=_told(error))
        raise PluginError(said) from error
    for hook in ("gi_lint_rule_packs", *MAPPINGS):
        if hasattr(plugin, hook) and manager.parse_hookimpl_opts(plugin, hook) is None:
            raise PluginError(say("插件“{name}”的 {hook} 前面没有写 @hookimpl", name=name, hook=hook))


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _each(manager: pluggy.PluginManager, hook: str, kind: Any) -> Iterator[tuple[str, Any]]:
    """What each plugin answers to a hook, which is of a kind. Raises PluginError."""
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        owner = implementation.plugin_name
        try:
            answer = implementation.function()
        except Exception as error:
            said = say("插件“{owner}”的 {hook} 出错：{error}", owner=owner, hook=hook, error=_told(error))
            raise PluginError(said) from error
        if not isinstance(answer, kind):
            said = "插件“{owner}”的 {hook} 应给出{kind}，不是 {answer!r}"
            words = say("名称的对照") if kind is Mapping else say("目录的列表")
            raise PluginError(say(said, owner=owner, hook=hook, kind=words, answer=answer))
        yield owner, answer


def _gathered(manager: pluggy.PluginManager, hook: str, installed: Collection[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    owners: dict[str, str] = {}
    for owner, added in _each(manager, hook, Mapping):
        for key, value in added.items():
            if owner in installed:
                _check(owner, hook, key, value)
            if key in owners:
                said = "{hook}: 插件“{one}”和“{other}”都提供“{key}”"
                raise PluginError(say(said, hook=hook, one=owners[key], other=owner, key=key))
            values[key], owners[key] = value, owner
    return values


def _check(owner: str, hook: str, key: str, value: Any) -> None:
    """See that what an installed plugin names is there, and that a suffix is one. Raises PluginError."""
    if hook == "gi_lint_readers" and key != f".{key.lower().lstrip('.')}":
        said = "插件“{owner}”的 {hook}：后缀应写成 .docx 这样，不是“{key}”"
        raise PluginError(say(said, owner=owner, hook=hook, key=key))
    try:
        resolve(value)
    except Exception as error:
        said = "插件“{owner}”的 {hook}：“{key}”（{value}）无法装入：{error}"
        raise PluginError(say(said, owner=owner, hook=hook, key=key, value=value, error=_told(error))) from error
