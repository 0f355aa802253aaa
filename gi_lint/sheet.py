"""A YAML file that users write for a run (a configuration, a baseline): read strictly, told of by line, cached."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from gi_lint import __version__, cache
from gi_lint.digest import digest
from gi_lint.files import read, reason
from gi_lint.hints import Any
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.text import guess
from gi_lint.yaml_text import Tree, YamlFault, line_of, load, plain, shown

_FORMAT = "2"  # of the cached data; raised when their shape, or what is checked before they are kept, changes
_MOST = 128  # files kept

Key = str | int


class ConfigError(Exception):
    """A file that users write for a run cannot be used. A line for each fault: `file:line: what`."""


class Sheet(NamedTuple):
    """The data of a file, and the line of each key and list item by its path (`overrides/0/select`)."""

    path: Path
    tree: Tree
    lines: Mapping[str, int]

    def fault(self, message: str, *at: Key) -> str:
        """A fault at a place, told with file and line."""
        return f"{shown(self.path)}:{self.line(*at)}: {message}"

    def line(self, *at: Key) -> int:
        """The line of a place, or of what holds it."""
        known = ("/".join(map(str, at[:end])) for end in range(len(at), 0, -1))
        return next((self.lines[place] for place in known if place in self.lines), 1)

    def source(self, *at: Key) -> str:
        """A place as people look it up."""
        return f"{shown(self.path)}:{self.line(*at)}"

    def unknown_keys(self, tree: Mapping[str, Any], known: Collection[str], *at: Key) -> Iterator[str]:
        """The faults of keys that are none of those known."""
        for key in tree:
            if key in known:
                continue
            likely = guess(str(key), known)
            said = "没有“{key}”这个设置" if likely else "没有“{key}”这个设置；可用：{known}"
            yield self.fault(say(said, key=key, known=say("、").join(known)) + likely, *at, key)


def read_sheet(path: Path, check: Callable[[Sheet], Iterable[str]]) -> Sheet:
    """The file's data, once `check` finds no fault in them. Raises ConfigError."""
    try:
        data = read(path)
    except OSError as error:
        raise ConfigError(say("gi-lint: 无法打开 {path}：{reason}", path=shown(path), reason=reason(error))) from error
    kind = f"{check.__module__}.{check.__qualname__}"  # the same text may be right as one kind of file only
    name = f"sheets/{digest([__version__, _FORMAT, kind, data])}.json"
    kept = _kept(cache.load(name))
    if kept is not None:
        return Sheet(path, *kept)
    sheet = _loaded(path, data)
    faults = list(check(sheet))
    if faults:
        raise ConfigError("\n".join(faults))
    text = json.dumps([sheet.tree, sheet.lines], ensure_ascii=False, default=str)
    cache.store(name, text, _MOST)
    return Sheet(path, *json.loads(text))  # the same, fresh or kept


def _kept(text: str | None) -> tuple[Tree, dict[str, int]] | None:
    try:
        tree, lines = json.loads(text or "null")
    except (ValueError, TypeError):
        return None
    return (tree, lines) if isinstance(tree, dict) and isinstance(lines, dict) else None


def _loaded(path: Path, data: bytes) -> Sheet:
    try:
        found = load(data)
    except YamlFault as error:
        raise ConfigError(f"{shown(path)}:{error.line}: {error}") from error
    if found is not None and not isinstance(found, dict):
        raise ConfigError(f"{shown(path)}:1: {say('应由“键: 值”组成，冒号用半角，后面有空格')}")
    return Sheet(path, plain(found or {}), dict(_lines(found or {}, "")))


def _lines(data: Any, at: str) -> Iterator[tuple[str, int]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield f"{at}{key}", line_of(data, key)
            yield from _lines(value, f"{at}{key}/")
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield f"{at}{index}", _line_of_item(data, index)
            yield from _lines(item, f"{at}{index}/")


def _line_of_item(items: Any, index: int) -> int:
    try:
        return int(items.lc.item(index)[0]) + 1
    except (AttributeError, KeyError, TypeError):
        return 1
