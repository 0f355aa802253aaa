"""What commands print and write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from gi_lint.commands import UsageError
from gi_lint.files import exists, is_file, place, real, reason
from gi_lint.language import say


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


def write_page(folder: Path, report: str, suffix: str, text: str) -> None:
    """Write the output for one report into a folder, under the report's own path. Raises UsageError."""
    from gi_lint.formatters.common import relative  # a plain run writes no pages

    path = PurePath(relative(report))
    page = folder.joinpath(*(part for part in path.parts if part not in (path.anchor, os.pardir)))
    with writing(page.parent):
        page.parent.mkdir(parents=True, exist_ok=True)
    write_file(page.with_name(page.name + suffix), text)


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
