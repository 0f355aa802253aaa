"""The files that a command line names."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

from gi_lint.batch import File
from gi_lint.commands import UsageError
from gi_lint.document import PICTURES
from gi_lint.files import exists, is_folder, is_lock, names_in, place, reason, reports_below
from gi_lint.language import listed, say
from gi_lint.named import NamedTuple
from gi_lint.setups import Setups

# Whatever else lies in a folder is hardly a report.
_HOLD_REPORTS = (".zip", ".rar", ".7z", ".ofd", ".ceb", ".odt", ".et", ".xls", ".xlsx")
# Of pictures, which may be those in a page, only what its name tells of is one: 2023年政府信息公开年报1.jpg.
_REPORT_NAMES = ("年报", "年度报告", "工作报告", "信息公开")
_MOST_NAMES = 20  # told of files that cannot be read
_MOST_COMPARED = 2000  # names of a folder that one that is not there may have been meant for


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
    for path in dict.fromkeys(chain.from_iterable(map(_spelt_out, arguments.paths))):
        if path == "-":
            if not arguments.stdin_filename:
                raise UsageError(say("gi-lint: 从标准输入读取时须用 --stdin-filename 给出文件名"))
            if sys.stdin is None:  # closed before the start
                raise UsageError(say("gi-lint: 标准输入已关闭，没有可读的内容"))
            yield arguments.stdin_filename, sys.stdin.buffer.read()
        elif not exists(path):
            missed.append(path)
            print(say("gi-lint: 没有这个文件或文件夹：{path}", path=path) + _hint(path), file=sys.stderr)
        elif is_folder(path):
            found = _below(path, setups, arguments.exclude, missed)
            yield from ((file, None) for file in found if not (outputs and _is_written(file, outputs)))
        else:
            yield path, None


def _hint(path: str) -> str:
    """What a path that is not there may have been meant for."""
    if path.startswith(("http://", "https://")):
        return say("；gi-lint 不联网，请先把网页存为文件")
    wanted = path.strip(" '\"“”")
    if wanted != path and exists(wanted):
        return say("，是不是想写“{word}”？", word=wanted)
    from gi_lint.text import guess  # needed only to tell of a slip

    names = [Path(name) for name in names_in(Path(wanted).parent)[:_MOST_COMPARED]]
    likely = [path for path in names if _are_alike(path.suffix, Path(wanted).suffix)]
    return guess(Path(wanted).name, [path.name for path in likely], {path.stem: path.name for path in reversed(likely)})


def _are_alike(one: str, other: str) -> bool:
    """Whether one suffix may stand for another: .doc for .docx, none for any, but .xls not for .html."""
    return one.startswith(other) or other.startswith(one)


def _is_written(file: str, outputs: Collection[str]) -> bool:
    """Whether a file is an output of the run, or lies in a folder that takes its outputs."""
    here = place(file)
    return any(here == output or here.startswith(output + os.sep) for output in outputs)


def _spelt_out(path: str) -> list[str]:
    """What a pattern (*.docx) stands for, since not every shell writes that out; any other path as it is.

    As in a folder, hidden files and Word's lock files are passed over.
    """
    if exists(path) or not {"*", "?"} & set(path):
        return [path]
    from glob import glob  # few runs need it

    found = glob(path.replace("[", "[[]"))  # noqa: PTH207 - Path.glob finds hidden files
    return sorted(one for one in found if not is_lock(Path(one))) or [path]


def _below(folder: str, setups: Setups, exclude: Sequence[str], missed: list[str]) -> list[str]:
    """The reports below a folder, without those that options or configurations leave out."""

    def unopened(error: OSError) -> None:
        missed.append(error.filename)
        print(
            say("gi-lint: 无法打开文件夹：{path}（{reason}）", path=error.filename, reason=reason(error)),
            file=sys.stderr,
        )

    readers = setups.plugins.readers
    suffixes = {*readers, *_HOLD_REPORTS, *PICTURES}
    found = reports_below(folder, suffixes, lambda path: _excluded(path, folder, exclude), unopened)
    wanted = [path for path in found if _may_be_report(path) and not setups.excludes(str(path))]
    _tell_unread(folder, [path for path in wanted if path.suffix.lower() not in readers])
    reports = [str(path) for path in wanted if path.suffix.lower() in readers]
    if not reports:
        said = "gi-lint: {folder} 中没有可以检查的报告（找的是 {kinds}，exclude 排除的除外）"
        print(say(said, folder=folder, kinds=say("、").join(sorted(readers))), file=sys.stderr)
    return reports


def _may_be_report(path: Path) -> bool:
    return path.suffix.lower() not in PICTURES or any(word in path.name for word in _REPORT_NAMES)


def _tell_unread(folder: str, unread: Sequence[Path]) -> None:
    """Say how many files of which kind may hold reports and are not checked, and where they lie."""
    if not unread:
        return
    suffixes = [path.suffix.lower() for path in unread]
    kinds = say("、").join(f"{suffix} {suffixes.count(suffix)}" for suffix in sorted(set(suffixes)))
    names = listed([path.relative_to(folder).as_posix() for path in unread], _MOST_NAMES)
    said = "gi-lint: {folder} 中有 {count} 个文件读不了，没有检查（{kinds}）；请先解压或转换：{names}"
    print(say(said, folder=folder, count=len(unread), kinds=kinds, names=names), file=sys.stderr)


def _excluded(path: Path, folder: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern matches a file or folder: its name, its path, or its path from the folder searched."""
    if not patterns:
        return False
    names = (path.name, path.as_posix(), path.relative_to(folder).as_posix())
    return any(fnmatch(name, pattern.rstrip("/")) for name in names for pattern in patterns)
