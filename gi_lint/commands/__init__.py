"""One file per command, and one for check --show-config: `run(arguments) -> exit code`. Here is what they share."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from gi_lint.baseline import Baseline, read_baseline
from gi_lint.batch import File
from gi_lint.files import exists, is_file, is_folder, place, real, reason, reports_below
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.setups import Setups
from gi_lint.sheet import ConfigError

_COMMAS = str.maketrans(dict.fromkeys(",，、", " "))


class UsageError(ConfigError):
    """The command was asked for something that it cannot do."""


def setups_for(arguments: Namespace, baseline: Baseline | None = None) -> Setups:
    """How files are checked by options and configurations. What is wrong with them shows when a file needs one."""
    return Setups(wish_of(arguments), Path(arguments.config) if arguments.config is not None else None, baseline)


def baseline_for(arguments: Namespace) -> Baseline | None:
    """The baseline given. Raises ConfigError."""
    return read_baseline(Path(arguments.baseline)) if arguments.baseline is not None else None


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
    """Where last year's report is, by --previous. Raises UsageError if nothing is there."""
    if where is not None and not exists(where):
        raise UsageError(say("gi-lint: 没有这个上年报告或目录：{path}", path=where))
    return where


def packs(folders: Sequence[str]) -> list[Path]:
    """The folders given with --pack. Raises UsageError if one is missing."""
    for folder in folders:
        if not is_folder(folder):
            raise UsageError(say("gi-lint: 没有这个规则包目录：{path}", path=folder))
    return [Path(folder) for folder in folders]


class Inputs(NamedTuple):
    """What a command line names: each file once, with its content where that does not come from the path.

    `missed` are paths that are not there and folders that cannot be looked into. Each has been told on stderr; the
    others are checked all the same.
    """

    files: list[File]
    missed: list[str]


def inputs(arguments: Namespace, setups: Setups, written: Collection[Path] = ()) -> Inputs:
    """The files to check. Those `written` by the run itself are no reports, wherever they lie in a folder."""
    outputs = frozenset(map(place, written))
    missed: list[str] = []
    files: dict[str, File] = {}
    for path, data in _named(arguments, setups, outputs, missed):
        files.setdefault("-" if data is not None else place(path), (path, data))
    return Inputs(list(files.values()), missed)


def _named(arguments: Namespace, setups: Setups, outputs: Collection[str], missed: list[str]) -> Iterator[File]:
    for path in dict.fromkeys(arguments.paths):
        if path == "-":
            if not arguments.stdin_filename:
                raise UsageError(say("gi-lint: 从标准输入读取时须用 --stdin-filename 给出文件名"))
            if sys.stdin is None:  # closed before the start
                raise UsageError(say("gi-lint: 标准输入已关闭，没有可读的内容"))
            yield arguments.stdin_filename, sys.stdin.buffer.read()
        elif not exists(path):
            missed.append(path)
            print(say("gi-lint: 没有这个文件或文件夹：{path}", path=path), file=sys.stderr)
        elif is_folder(path):
            found = _below(path, setups, arguments.exclude, missed)
            yield from ((file, None) for file in found if not (outputs and place(file) in outputs))
        else:
            yield path, None


def _below(folder: str, setups: Setups, exclude: Sequence[str], missed: list[str]) -> Iterator[str]:
    """The reports below a folder, without those that options or configurations leave out."""

    def unopened(error: OSError) -> None:
        missed.append(error.filename)
        print(
            say("gi-lint: 无法打开文件夹：{path}（{reason}）", path=error.filename, reason=reason(error)),
            file=sys.stderr,
        )

    found = reports_below(folder, setups.plugins.readers, lambda path: _excluded(path, folder, exclude), unopened)
    return (file for file in map(str, found) if not setups.excludes(file))


def _excluded(path: Path, folder: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern matches a file or folder: its name, its path, or its path from the folder searched."""
    if not patterns:
        return False
    names = (path.name, path.as_posix(), path.relative_to(folder).as_posix())
    return any(fnmatch(name, pattern.rstrip("/")) for name in names for pattern in patterns)


def refuse_replacing(target: Path, reports: Iterable[str]) -> None:
    """No output may replace a report that is to be checked. Raises UsageError."""
    if place(target) in map(place, reports):
        raise UsageError(say("gi-lint: {path} 是要检查的文件，结果不能写到这里", path=target))


def show(text: str) -> None:
    """Print to stdout. Raises UsageError, or BrokenPipeError where nobody reads it any more."""
    with writing(say("标准输出")):
        sys.stdout.write(text)
        sys.stdout.flush()


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all; a device or a pipe takes the text as it comes. Raises UsageError."""
    with writing(path):
        if exists(path) and not is_file(path):
            _write(path, text)
            return
        target = real(path)  # a link stays a link
        temporary = target.with_name(f".gi-lint.{os.getpid()}.tmp")
        try:
            _write(temporary, text)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", errors="gi_lint.escape", newline="\n")


@contextmanager
def writing(where: Path | str) -> Iterator[None]:
    """Work that writes to a place. Raises UsageError where it cannot."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(say("gi-lint: 无法写入 {path}：{reason}", path=where, reason=reason(error))) from error
