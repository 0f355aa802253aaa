"""What a plugin may add. A plugin is a module or object with functions of these names, marked `@hookimpl`.

A value given as a dotted name (`package.module:attribute`) is loaded on first use; that it is there is seen once, when
the plugin is new or has changed. Plugins are found through the entry-point group `gi_lint`; the built-in readers,
checks, outputs and forms enter by the same hooks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pluggy

PROJECT = "gi_lint"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def gi_lint_rule_packs() -> Sequence[str]:  # type: ignore[empty-body]
    """Folders that hold a pack.yaml: forms of a year, or a province's rules on top of one."""


@hookspec
def gi_lint_checks() -> Mapping[str, str]:  # type: ignore[empty-body]
    """New shapes of rule, by the key that names them in YAML: check classes."""


@hookspec
def gi_lint_readers() -> Mapping[str, str]:  # type: ignore[empty-body]
    """Readers by suffix in small letters (`.docx`): functions `read(data: bytes, path: str) -> Document`."""


@hookspec
def gi_lint_formatters() -> Mapping[str, str]:  # type: ignore[empty-body]
    """Outputs by name: functions `write(run: Run) -> str`."""
