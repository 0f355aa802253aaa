"""Files as they lie on a disk: where they are, the reports below a folder, and what a file holds."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from gi_lint.language import say

_MOST_BYTES = 256 << 20  # of a file: far more than any reader takes
_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限，或者正在别的程序（如 WPS、Excel）中打开",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘已满",
    errno.EEXIST: "已有同名的文件",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EROFS: "磁盘只能读取",
    errno.ENAMETOOLONG: "路径太长",
}


def absolute(path: str | Path) -> Path:
    """The whole path; links are not followed, since a place is what its words say."""
    return Path(os.path.normpath(Path(path).absolute()))


def from_here(folder: Path) -> Path:
    """A folder from the current one on where it lies in it, as people would write it; any other as it is."""
    here = absolute("")
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def place(path: str | Path) -> str:
    """A path by which a file is known again, however it was written."""
    return os.path.normcase(absolute(path))


def reports_below(
    folder: Path | str,
    suffixes: Collection[str],
    passed_over: Callable[[Path], bool] = lambda _: False,
    unopened: Callable[[OSError], None] | None = None,
) -> Iterator[Path]:
    """The files below a folder with one of some suffixes, in a fixed order.

    Hidden files and folders, Word's lock files, what browsers save beside a page (年报_files) and what is `passed_over`
    are left out. `unopened` is told of folders that cannot be looked into.
    """
    for root, folders, names in os.walk(folder, onerror=unopened):
        here = Path(root)
        beside = _beside_pages(names)
        folders[:] = sorted(
            name for name in folders if not (name.startswith(".") or name in beside or passed_over(here / name))
        )
        for path in (here / name for name in sorted(names)):
            if is_report(path, suffixes) and not passed_over(path):
                yield path


def _beside_pages(names: Collection[str]) -> set[str]:
    """The folders in which a browser or Word keeps the parts of the pages of these names."""
    pages = [name.rpartition(".")[0] for name in names if name.lower().endswith((".html", ".htm", ".shtml", ".xhtml"))]
    return {page + end for page in pages for end in ("_files", ".files")}


def is_report(path: Path, suffixes: Collection[str]) -> bool:
    """Whether a file by its name is one that is looked for."""
    return path.suffix.lower() in suffixes and not path.name.startswith(".") and not is_lock(path)


def is_lock(path: Path) -> bool:
    """Whether Word has laid a file beside the one that it has open."""
    return path.name.startswith("~$")


def names_in(folder: Path) -> list[str]:
    """The names of what lies in a folder; none where it cannot be looked into."""
    try:
        return sorted(one.name for one in folder.iterdir())
    except OSError:
        return []


def pack_files(folder: Path) -> list[os.DirEntry[str]]:
    """The files of a rule pack; rules.yml and rules.yaml.txt too, that they be told and not passed over."""
    try:
        with os.scandir(folder) as entries:
            found = (one for one in entries if "ml" in one.name.lower().partition(".y")[2])
            return sorted(found, key=lambda one: one.name)
    except OSError:
        return []


def exists(path: Path | str) -> bool:
    """Whether there is something at a path, as far as can be seen."""
    return _seen(path, Path.exists)


def is_file(path: Path | str) -> bool:
    """Whether there is a file at a path, as far as can be seen; a device or a pipe is none."""
    return _seen(path, Path.is_file)


def is_folder(path: Path | str) -> bool:
    """Whether there is a folder at a path, as far as can be seen."""
    return _seen(path, Path.is_dir)


def _seen(path: Path | str, look: Callable[[Path], bool]) -> bool:
    try:
        return path != "" and look(Path(path))
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


def real(path: Path) -> Path:
    """A path with its links followed; as it is where they lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def reason(error: OSError) -> str:
    """Why a file cannot be opened or written, in words; for what is rare, in those of the system."""
    words = _REASONS.get(error.errno or 0)
    return say(words) if words is not None else error.strerror or str(error)


def read(path: Path) -> bytes:
    """What a file holds. Raises OSError; also for a device or a pipe, which may never end, and for too large a file."""
    found = path.stat()
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise OSError(errno.EINVAL, say("这不是普通文件"))
    if found.st_size > _MOST_BYTES:
        raise OSError(errno.EFBIG, say("文件超过 {limit} MB，不予读取", limit=_MOST_BYTES >> 20))
    return path.read_bytes()


def content(path: str | Path) -> bytes | None:
    """What a file holds; None for one that cannot be read."""
    try:
        return read(Path(path))
    except (OSError, ValueError):  # a name with a null character is a ValueError
        return None
