"""The plugins of a run: built-in and installed, found, checked and asked once."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache as remember
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import pluggy

from gi_lint import __version__, cache, hookspecs

BUILT_IN = (
    "gi_lint.plugins.builtin",
    "gi_lint.plugins.form_2008",
    "gi_lint.plugins.form_2014",
    "gi_lint.plugins.form_2019",
    "gi_lint.plugins.form_2021",
)


class PluginError(Exception):
    """A plugin cannot be used; the message names it."""


class Plugins:
    """What all plugins of a run add."""

    def __init__(self, installed: bool = True) -> None:
        self.manager = pluggy.PluginManager(hookspecs.PROJECT)
        self.manager.add_hookspecs(hookspecs)
        for name in BUILT_IN:
            self._register(name, name)
        for name, value in _entry_points() if installed else ():
            self._register(name, value)
        try:
            self.manager.check_pending()
        except pluggy.PluginValidationError as error:
            raise PluginError(str(error)) from error

    def _register(self, name: str, value: str) -> None:
        if self.manager.has_plugin(name):
            raise PluginError(f"two plugins are named {name!r}: {self.manager.get_plugin(name)} and {value}")
        try:
            self.manager.register(resolve(value), name)
        except (ImportError, AttributeError, pluggy.PluginValidationError) as error:
            raise PluginError(f"plugin {name!r} ({value}) cannot be loaded: {error}") from error

    @cached_property
    def pack_folders(self) -> list[Path]:
        return [folder for _, folder in self._packs]

    @cached_property
    def own_pack_folders(self) -> set[Path]:
        """The folders of the packs that come with gi-lint."""
        return {folder for owner, folder in self._packs if owner in BUILT_IN}

    @cached_property
    def _packs(self) -> list[tuple[str, Path]]:
        found: list[tuple[str, Path]] = []
        for owner, packs in self._each("gi_lint_rule_packs"):
            for pack in packs:
                if not (Path(pack) / "pack.yaml").is_file():
                    raise PluginError(f"plugin {owner!r} names a rule pack that is not there: {pack}")
                found.append((owner, Path(pack)))
        return found

    @cached_property
    def checks(self) -> Mapping[str, Callable[[], type]]:
        return {name: _lazily(value) for name, value in self._gathered("gi_lint_checks").items()}

    @cached_property
    def readers(self) -> Mapping[str, str]:
        return self._gathered("gi_lint_readers")

    @cached_property
    def formatters(self) -> Mapping[str, str]:
        return self._gathered("gi_lint_formatters")

    def _gathered(self, hook: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        owners: dict[str, str] = {}
        for owner, added in self._each(hook):
            for key, value in added.items():
                if key in owners:
                    raise PluginError(f"{hook}: plugins {owners[key]!r} and {owner!r} both give {key!r}")
                values[key], owners[key] = value, owner
        return values

    def _each(self, hook: str) -> Iterable[tuple[str, Any]]:
        for implementation in getattr(self.manager.hook, hook).get_hookimpls():
            yield implementation.plugin_name, implementation.function()


def resolve(value: Any) -> Any:
    """The object that a dotted name (`package.module:attribute`, or a module) stands for; others as they are."""
    if not isinstance(value, str):
        return value
    module, _, attribute = value.partition(":")
    found: Any = import_module(module)
    for part in filter(None, attribute.split(".")):
        found = getattr(found, part)
    return found


def _lazily(value: Any) -> Callable[[], type]:
    return remember(lambda: resolve(value))


def _entry_points() -> list[tuple[str, str]]:
    """Installed plugins as (name, object). Looking through all installed packages is slow, so it is kept."""
    stamp = [[path, Path(path).stat().st_mtime_ns] for path in sys.path if path and Path(path).exists()]
    key = json.dumps([__version__, sys.version, stamp])
    kept = cache.load("plugins.json")
    if kept is not None:
        try:
            known = json.loads(kept)
            if known["key"] == key:
                return [(name, value) for name, value in known["found"]]
        except (ValueError, KeyError, TypeError):
            pass
    from importlib.metadata import entry_points  # slow to import, and needed only when something was installed

    found = [(point.name, point.value) for point in entry_points(group=hookspecs.PROJECT)]
    cache.store("plugins.json", json.dumps({"key": key, "found": found}))
    return found
