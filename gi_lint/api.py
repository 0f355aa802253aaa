"""gi-lint for programs: `gi_lint.lint`."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import copy_context
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from gi_lint.finding import Finding, Result
from gi_lint.language import in_use, say, use
from gi_lint.linters import Linters
from gi_lint.previous import leads_nowhere
from gi_lint.setups import Setups

__all__ = ["Finding", "Result", "lint"]


def lint(
    source: str | Path | bytes,
    *,
    filename: str | Path | None = None,
    template: str | None = None,
    year: int | None = None,
    packs: Sequence[str | Path] = (),
    select: str | Sequence[str] = (),
    ignore: str | Sequence[str] = (),
    previous: str | Path | None = None,
    config: str | Path | None = None,
    lang: Literal["zh", "en"] = "zh",
) -> Result:
    """Check one report; what was found, the same as `gi-lint check` finds.

    source: the path of a file, or the bytes of one; bytes need a `filename`, whose suffix says how to read them.
    filename: the path that the result and the configuration go by, where it is not that of `source`.
    template: the id of a form (`2021`) in place of the one that the report's year requires; year: the report's year.
    packs: folders of further rule packs. select, ignore: ids or prefixes of rules, one or several (`T3`, `N-02`).
    previous: last year's report, a folder that holds it, or a pattern such as `reports/{year-1}/{agency}*`.
    config: a configuration file. Without one none applies: unlike the command, nothing is looked for.
    lang: the language of titles, messages, remedies and errors, Chinese or English.

    A file whose content cannot be read is a finding (P-01) of the result. Raises FileNotFoundError for a path where
    nothing is, last year's report among them, ValueError for bytes without a filename or an unknown language, and what
    cannot be used as ConfigError (gi_lint.sheet: an unknown rule, form or setting), PackError (gi_lint.rule) or
    PluginError (gi_lint.plugins).
    """
    if isinstance(source, bytes):
        if filename is None:
            raise ValueError("bytes need a filename, whose suffix says how to read them")
        path, data = str(filename), source
    else:
        path, data = str(filename or source), Path(source).read_bytes()
    wish: dict[str, Any] = {
        "template": template,
        "year": year,
        "select": _several(select),
        "ignore": _several(ignore),
        "previous": str(previous) if previous is not None else None,
    }
    given = tuple((key, value) for key, value in wish.items() if value not in (None, ()))
    return copy_context().run(_lint, lang, given, tuple(map(str, packs)), config, path, data)


def _several(ids: str | Sequence[str]) -> tuple[str, ...]:
    return (ids,) if isinstance(ids, str) else tuple(ids)


def _lint(
    lang: str,
    wish: tuple[tuple[str, Any], ...],
    packs: tuple[str, ...],
    config: str | Path | None,
    path: str,
    data: bytes,
) -> Result:
    """Lint in a language, in a context of its own, so that the caller's goes on as before."""
    use(lang)
    previous = dict(wish).get("previous")
    if previous is not None and leads_nowhere(previous):
        raise FileNotFoundError(say("gi-lint: 没有这个上年报告或目录：{path}", path=previous))
    return _linters(wish, packs, config).lint(path, data)


def _linters(wish: tuple[tuple[str, Any], ...], packs: tuple[str, ...], config: str | Path | None) -> Linters:
    if packs or config is not None or any(key == "previous" for key, _ in wish):
        given = {**dict(wish), **({"packs": packs} if packs else {})}
        return Linters(Setups(given, Path(config) if config is not None else None, search=False))
    return _built_in(wish, in_use())


@lru_cache(maxsize=8)
def _built_in(wish: tuple[tuple[str, Any], ...], language: str) -> Linters:
    """Linters without files that may change between two calls; their rules are in the language in use."""
    del language
    return Linters(Setups(dict(wish), search=False))
