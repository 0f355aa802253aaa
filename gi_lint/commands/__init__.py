"""One file per command, and one for check --show-config: `run(arguments) -> exit code`. Here options are understood."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from gi_lint.files import exists, is_folder
from gi_lint.hints import TYPE_CHECKING, Any
from gi_lint.language import say
from gi_lint.setups import Setups
from gi_lint.sheet import ConfigError

if TYPE_CHECKING:
    from gi_lint.baseline import Baseline

_COMMAS = str.maketrans(dict.fromkeys(",，、", " "))


class UsageError(ConfigError):
    """The command was asked for something that it cannot do."""


def setups_for(arguments: Namespace, baseline: Baseline | None = None) -> Setups:
    """How files are checked by options and configurations. What is wrong with them shows when a file needs one."""
    return Setups(wish_of(arguments), Path(arguments.config) if arguments.config is not None else None, baseline)


def baseline_for(arguments: Namespace) -> Baseline | None:
    """The baseline given. Raises ConfigError."""
    if arguments.baseline is None:
        return None
    from gi_lint.baseline import read_baseline

    return read_baseline(Path(arguments.baseline))


def wish_of(arguments: Namespace) -> dict[str, Any]:
    """The options given, by the keys of a configuration."""
    given = {
        "template": arguments.template,
        "year": arguments.year,
        "select": _listed(arguments.select),
        "ignore": _listed(arguments.ignore),
        "fail-on": arguments.fail_on,
        "previous": _previous(arguments.previous),
        "packs": packs(arguments.pack),
    }
    return {key: value for key, value in given.items() if value is not None and value not in ((), [])}


def _listed(text: str) -> tuple[str, ...]:
    """Ids between commas or blanks; a Chinese keyboard has commas of its own."""
    return tuple(text.translate(_COMMAS).split())


def _previous(where: str | None) -> str | None:
    """Where last year's report is, by --previous. Raises UsageError if nothing is there or where a pattern begins."""
    if where is None or exists(where):
        return where
    from gi_lint.previous import leads_nowhere  # it knows what a report is, which a run over unchanged files need not

    if leads_nowhere(where):
        raise UsageError(say("gi-lint: 没有这个上年报告或目录：{path}", path=where))
    return where


def packs(folders: Sequence[str]) -> list[Path]:
    """The folders given with --pack. Raises UsageError if one is missing."""
    for folder in folders:
        if not is_folder(folder):
            raise UsageError(say("gi-lint: 没有这个规则包目录：{path}", path=folder))
    return [Path(folder) for folder in folders]
