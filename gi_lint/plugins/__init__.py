"""What the plugins of a run add: built-in and installed ones, asked once and remembered until one changes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pathlib import Path

from gi_lint import __version__, cache
from gi_lint.digest import digest
from gi_lint.hints import Any
from gi_lint.language import say
from gi_lint.plugins.names import PluginError, lazily, resolve

__all__ = ["BUILT_IN", "PluginError", "Plugins", "resolve"]

GROUP = "gi_lint"  # of the entry points that installed plugins have
BUILT_IN = (
    "gi_lint.plugins.builtin",
    "gi_lint.plugins.form_2008",
    "gi_lint.plugins.form_2014",
    "gi_lint.plugins.form_2019",
    "gi_lint.plugins.form_2021",
)
_KEPT = "plugins.json"
_STATES = 16  # kept, for as many ways in which gi-lint is installed


class Plugins:
    """Rule packs, checks, readers and outputs that the plugins give. Raises PluginError when one cannot be used.

    The plugins themselves, and the machinery that asks them, are loaded only when one of them has changed since
    their answers were kept.
    """

    def __init__(self) -> None:
        stamp = self._stamp = _stamp()
        answers = _kept(stamp)
        if answers is None:
            answers = _ask()
            _keep(stamp, answers)
        self._files: list[str] = answers["files"]
        self.packs: list[tuple[str, Path]] = [(owner, Path(folder)) for owner, folder in answers["packs"]]
        self._mappings: Mapping[str, dict[str, Any]] = answers["mappings"]
        for owner, folder in self.packs:
            if not (folder / "pack.yaml").is_file():
                raise PluginError(say("插件“{owner}”的规则包不存在：{folder}", owner=owner, folder=folder))

    @cached_property
    def state(self) -> str:
        """Changes when a package is installed, or a file changes of gi-lint or of a plugin: a program or a pack.

        Files are read only where size or time of one has changed: what is installed anew, as on every machine of a CI
        service, is still the same.
        """
        folders = {_package(Path(file)) for file in (__file__, *self._files)} | set(self.pack_folders)
        changes = sorted(change for folder in folders for change in _changes(folder))
        name = f"states/{digest([json.dumps([self._stamp, changes])])}"
        state = cache.load(name)
        if state is None:
            state = _state(self._stamp, sorted(folders))
            cache.store(name, state, _STATES)
        return state

    @cached_property
    def pack_folders(self) -> list[Path]:
        """The folders of all rule packs, built-in ones first."""
        return [folder for _, folder in self.packs]

    @cached_property
    def own_pack_folders(self) -> set[Path]:
        """The folders of the packs that come with gi-lint."""
        return {folder for owner, folder in self.packs if owner in BUILT_IN}

    @cached_property
    def checks(self) -> Mapping[str, Callable[[], type]]:
        """By the name of each check a function that gives its class, loading it once."""
        return {name: lazily(value) for name, value in self._mappings["gi_lint_checks"].items()}

    @property
    def readers(self) -> Mapping[str, Any]:
        """By suffix the function that reads such files, or its dotted name: see `resolve`."""
        return self._mappings["gi_lint_readers"]

    @property
    def formatters(self) -> Mapping[str, Any]:
        """By name the function that writes an output, or its dotted name: see `resolve`."""
        return self._mappings["gi_lint_formatters"]


def _ask() -> dict[str, Any]:
    # Loaded only when something was installed or changed: pluggy and the look through all installed packages are slow.
    entry_points = import_module("importlib.metadata").entry_points
    installed = [(point.name, point.value) for point in entry_points(group=GROUP)]
    answers = import_module("gi_lint.plugins.asked").ask(BUILT_IN, installed)
    return {"packs": answers.packs, "mappings": answers.mappings, "files": answers.files}


def _stamp() -> list[Any]:
    """What is installed: the records of all packages on the path, with the times of their last change."""
    records = sorted((str(entry.path), entry.stat().st_mtime_ns) for path in sys.path for entry in _records(path))
    return [__version__, __file__, sys.version, [list(record) for record in records]]


def _records(path: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(path or ".") as entries:
            yield from (entry for entry in entries if entry.name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return


def _package(file: Path) -> Path:
    """The package that a module belongs to; the module itself if to none."""
    while (file.parent / "__init__.py").is_file():
        file = file.parent
    return file


def _changes(place: Path) -> Iterator[tuple[str, int, int]]:
    """The programs and packs at a place, with size and time of their last change."""
    if place.is_file():
        yield str(place), place.stat().st_size, place.stat().st_mtime_ns
        return
    with os.scandir(place) as entries:  # it tells of many files in less time than a Path of each
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
                yield from _changes(Path(entry.path))
            elif entry.name.endswith((".py", ".yaml")):
                yield entry.path, entry.stat().st_size, entry.stat().st_mtime_ns


def _state(stamp: list[Any], folders: list[Path]) -> str:
    """What is installed and what programs and packs hold, wherever they lie and since whenever."""
    version, _, python, records = stamp
    installed = json.dumps([version, python, sorted(Path(path).name for path, _ in records)])
    files = ((folder, path) for folder in folders for path, *_ in sorted(_changes(folder)))
    contents = (part for folder, path in files for part in (path.removeprefix(str(folder)), Path(path).read_bytes()))
    return digest([installed, *contents])


def _kept(stamp: list[Any]) -> dict[str, Any] | None:
    text = cache.load(_KEPT)
    if text is None:
        return None
    try:
        kept = json.loads(text)
        fresh = kept["stamp"] == stamp and kept["times"] == _times(kept["answers"]["files"])
        answers: dict[str, Any] = kept["answers"]
        return answers if fresh and {"packs", "mappings"} <= answers.keys() else None
    except (ValueError, KeyError, TypeError, OSError):
        return None


def _keep(stamp: list[Any], answers: dict[str, Any]) -> None:
    values = (value for mapping in answers["mappings"].values() for value in mapping.values())
    if all(isinstance(value, str) for value in values):  # an object given as it is cannot be kept
        times = _times(answers["files"])
        cache.store(_KEPT, json.dumps({"stamp": stamp, "times": times, "answers": answers}))


def _times(files: list[str]) -> list[int]:
    return [Path(file).stat().st_mtime_ns for file in files]
