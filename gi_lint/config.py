"""`.gi-lint.yaml`: what a team has agreed on for its reports. The nearest one above a file applies, and no other.

Nothing in it is evaluated. `overrides` hold other values for some of the files below.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path

from gi_lint.files import absolute, exists, is_file, place, reports_below
from gi_lint.finding import CONFIG, LEVELS
from gi_lint.hints import TYPE_CHECKING, Any
from gi_lint.language import as_written, say
from gi_lint.named import NamedTuple
from gi_lint.sheet import ConfigError, Key, Sheet, read_sheet
from gi_lint.text import guess, wide_mark
from gi_lint.yaml_text import Tree, is_whole, shown

if TYPE_CHECKING:  # few configurations accept findings
    from gi_lint.entries import Entry

NAME = ".gi-lint.yaml"
_SLIPS = (".gi-lint.yml", ".gi-lint.yaml.txt", "gi-lint.yaml", "gi-lint.yml")  # names that are meant for it
OFF = "off"  # the level of a rule that is not wanted
SHARED = (  # keys of the file and of each override
    *("select", "ignore", "levels", "fail-on", "packs", "template", "year"),
    *("rules", "exclude", "previous", "accept"),
)
ADDED = ("ignore", "packs", "exclude")  # lists of overrides that are added to those above them
_FAIL_ON = (*LEVELS, "never")
MERGED = ("levels", "rules")  # mappings whose keys count one by one; every other value replaces the one above

Layer = tuple[Tree, tuple[Key, ...]]  # values, and where in the file they stand


class Config(NamedTuple):
    """A configuration file."""

    sheet: Sheet

    @property
    def path(self) -> Path:
        """Where it lies, as it was found or given."""
        return self.sheet.path

    @property
    def folder(self) -> Path:
        """What the paths in it start from."""
        return absolute(self.path).parent

    def matching(self, file: str) -> tuple[int, ...]:
        """The overrides that apply to a file, by their number from 0."""
        overrides = self.sheet.tree.get("overrides") or ()
        return tuple(n for n, override in enumerate(overrides) if matches(file, self.folder, override["files"]))

    def idle(self, used: Collection[int], suffixes: Collection[str]) -> Iterator[str]:
        """What is to be told of overrides, but for those `used`, that name no report below: a slip in a path."""
        overrides = self.sheet.tree.get("overrides") or ()
        for number in sorted({*range(len(overrides))}.difference(used)):
            files = overrides[number]["files"]
            if not any(matches(str(path), self.folder, files) for path in reports_below(self.folder, suffixes)):
                said = say("没有报告与 files 的{files}相符，这一项没有用上", files=as_written(files))
                yield self.sheet.fault(said, "overrides", number)

    def layers(self, overrides: Sequence[int]) -> list[Layer]:
        """The values at the top, then those of some overrides."""
        tree = self.sheet.tree
        return [(tree, ()), *((tree["overrides"][n], ("overrides", n)) for n in overrides)]

    def values(self, overrides: Sequence[int]) -> Tree:
        """The values by key, those of overrides put over those at the top. Folders of packs start from here."""
        merged: Tree = {}
        for tree, _ in self.layers(overrides):
            for key in SHARED:
                if tree.get(key) is not None and key != "accept":
                    merged[key] = _together(key, merged.get(key), tree[key])
        return merged

    def places(self, overrides: Sequence[int]) -> dict[str, dict[str, str]]:
        """File and line of each setting of a rule in `values`, by rule and setting."""
        places: dict[str, dict[str, str]] = {}
        for tree, at in self.layers(overrides):
            for id, settings in (tree.get("rules") or {}).items():
                places[id] = {key: self.sheet.source(*at, "rules", id, key) for key in settings}
        return places

    def entries(self, file: str) -> list[Entry]:
        """The findings that are accepted in a file."""
        accepted = self._accepted(self.matching(file))
        return [self._entry(tree, at) for tree, at in accepted if place(self.folder / tree["file"]) == place(file)]

    def gone(self, files: Collection[str]) -> list[tuple[Entry, int]]:
        """What is accepted in files that are not there, with its line. Of the `files` looked at all are there."""
        everywhere = range(len(self.sheet.tree.get("overrides") or ()))
        gone = [(tree, at) for tree, at in self._accepted(everywhere) if not exists(self.folder / tree["file"])]
        there = set(map(place, files if gone else ()))
        return [
            (self._entry(tree, at), self.sheet.line(*at))
            for tree, at in gone
            if place(self.folder / tree["file"]) not in there
        ]

    def _accepted(self, overrides: Sequence[int]) -> Iterator[Layer]:
        """The entries at the top and of some overrides, and where each stands."""
        for tree, at in self.layers(overrides):
            for number, entry in enumerate(tree.get("accept") or ()):
                yield entry, (*at, "accept", number)

    def _entry(self, tree: Tree, at: tuple[Key, ...]) -> Entry:
        from gi_lint.entries import read_entry

        return read_entry(tree, CONFIG, self.sheet.source(*at))

    def excludes(self, file: str) -> bool:
        """Whether a file found in a folder is to be left out."""
        patterns = self.values(self.matching(file)).get("exclude", ())
        return bool(patterns) and matches(file, self.folder, patterns)


def _together(key: str, above: Any, value: Any) -> Any:
    if key in ADDED:
        return [*(above or ()), *value]
    return {**(above or {}), **value} if key in MERGED else value


def matches(file: str, folder: Path, patterns: Collection[str]) -> bool:
    """Whether a pattern names a file or a folder that it lies in: by name, or by the path from `folder` on."""
    try:
        place = Path(os.path.relpath(file, folder))
    except ValueError:  # another drive
        place = Path(file)
    parts = [part for part in (place, *place.parents) if part.name]
    names = {name for part in parts for name in (part.name, part.as_posix())}
    return any(fnmatch(name, wanted) for pattern in patterns for wanted in _spelt(pattern) for name in names)


def _spelt(pattern: str) -> set[str]:
    """A pattern, and what it means where `**/` stands for no folder at all."""
    pattern = pattern.removeprefix("./").rstrip("/")
    return {pattern, pattern.removeprefix("**/"), pattern.replace("/**/", "/")}


# Which one applies -------------------------------------------------------------------------------------------


class Finder:
    """The configuration of each file: the one given for all, or the nearest above it."""

    def __init__(self, given: Path | None = None, search: bool = True) -> None:
        self._given = read_config(given) if given is not None else None
        self._search = search and given is None
        self._known: dict[Path, Config | None] = {}
        self._beside: dict[str, Config | None] = {}  # by folder as it is written, for a run asks again and again

    def of(self, file: str) -> Config | None:
        """The configuration that applies to a file, whether it exists or not. Raises ConfigError."""
        if not self._search:
            return self._given
        folder, name = os.path.split(file)
        if name in ("", os.curdir, os.pardir):
            return self._above(absolute(file).parent)
        if folder not in self._beside:
            self._beside[folder] = self._above(absolute(folder))
        return self._beside[folder]

    def _above(self, folder: Path) -> Config | None:
        if folder not in self._known:
            here = folder / NAME
            if is_file(here):
                self._known[folder] = read_config(here)
            else:
                _refuse_misnamed(folder)
                self._known[folder] = self._above(folder.parent) if folder.parent != folder else None
        return self._known[folder]


def _refuse_misnamed(folder: Path) -> None:
    """A configuration under another name would do nothing, and nobody would know. Raises ConfigError."""
    for name in _SLIPS:
        if is_file(folder / name):
            said = say("配置文件的名字应是 {name}，这一份没有用上；请改名", name=NAME)
            raise ConfigError(f"{shown(folder / name)}: {said}")


def read_config(path: Path) -> Config:
    """A configuration file, its keys and types checked. Raises ConfigError with all faults found."""
    if not is_file(path):
        raise ConfigError(say("gi-lint: 没有这个配置文件：{path}", path=path))
    return Config(read_sheet(path, _faults))


# What may be written -----------------------------------------------------------------------------------------


class _Kind(NamedTuple):
    """What a value must be: in words, and as a test."""

    words: str
    holds: Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _is_pattern(value: Any) -> bool:
    """Whether a text holds no braces but those that are filled in."""
    return _is_text(value) and not {"{", "}"} & set(re.sub(r"\{(?:year|year-1|agency)\}", "", value))


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


_IDS = _Kind("规则编号或前缀的列表，如 [T3, X-04]", _are_texts)
_PLACES = _Kind("路径或模式的列表，如 [草稿/*]", _are_texts)
_KINDS = {
    "select": _IDS,
    "ignore": _IDS,
    "exclude": _PLACES,
    "files": _PLACES,
    "packs": _Kind("目录的列表，如 [本省规则]", _are_texts),
    "fail-on": _Kind("级别 error、warning、note 或 never", lambda value: value in _FAIL_ON),
    "template": _Kind("格式，如 auto 或 2021", lambda value: _is_text(value) or is_whole(value)),
    "year": _Kind("四位数的年份，如 2024", lambda value: is_whole(value) and 1900 <= value <= 2099),
    "previous": _Kind("路径或模式，如 历年/{year-1}/{agency}*", _is_pattern),
    "levels": _Kind("“规则: 级别”的对照", lambda value: isinstance(value, dict)),
    "rules": _Kind("“规则: {设置: 值}”的对照", lambda value: isinstance(value, dict)),
    "accept": _Kind("列表，每项有 file、rule、reason 等键", lambda value: isinstance(value, list)),
    "overrides": _Kind("列表，每项有 files 和其他设置", lambda value: isinstance(value, list)),
}


def _faults(sheet: Sheet) -> Iterator[str]:
    """What is wrong with the form of a configuration. Ids of rules are looked at once the rules are known."""
    yield from _layer_faults(sheet, sheet.tree, (*SHARED, "overrides"))
    overrides = sheet.tree.get("overrides")
    for number, override in enumerate(overrides if isinstance(overrides, list) else ()):
        at = ("overrides", number)
        if not isinstance(override, dict) or not override.get("files"):
            yield sheet.fault(say("overrides 的每一项应写明 files（适用于哪些文件）和其他设置"), *at)
        if isinstance(override, dict):
            yield from _layer_faults(sheet, override, ("files", *SHARED), *at)


def _layer_faults(sheet: Sheet, tree: Mapping[str, Any], known: Collection[str], *at: Key) -> Iterator[str]:
    yield from sheet.unknown_keys(tree, known, *at)
    for key, value in tree.items():
        if key not in known or value is None:
            continue
        if not _KINDS[key].holds(value):
            wanted, given = say(_KINDS[key].words), as_written(value)
            said = say("{key} 应为{said}，不是{value}", key=key, said=wanted, value=given)
            yield sheet.fault(said + (guess(str(value), _FAIL_ON) if key == "fail-on" else ""), *at, key)
        elif key == "levels":
            yield from _level_faults(sheet, value, *at, key)
        elif key == "rules":
            yield from _rule_faults(sheet, value, *at, key)
        elif key == "accept":
            from gi_lint.entries import entry_faults

            for number, entry in enumerate(value):
                yield from entry_faults(sheet, entry, *at, key, number, needs_reason=True)


def _level_faults(sheet: Sheet, levels: Mapping[Any, Any], *at: Key) -> Iterator[str]:
    known = (*LEVELS, OFF)
    for id, level in levels.items():
        if level not in known:
            words, given = say("、").join(known), as_written(level)
            said = say("{id} 的级别应为 {known}，不是{level}", id=id, known=words, level=given)
            yield sheet.fault(said + (wide_mark(str(id)) or guess(str(level), known)), *at, id)


def _rule_faults(sheet: Sheet, rules: Mapping[Any, Any], *at: Key) -> Iterator[str]:
    for id, settings in rules.items():
        if not isinstance(settings, dict):
            said = "{id} 应为“设置: 值”的对照，不是{settings}"
            yield sheet.fault(say(said, id=id, settings=as_written(settings)), *at, id)
