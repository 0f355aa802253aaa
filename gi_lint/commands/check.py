"""check: lint reports and deliver the findings."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from gi_lint.commands import FOUND, USAGE, UsageError, inputs, linter_for, missing_paths, say
from gi_lint.finding import LEVEL_WORDS, Run, View
from gi_lint.linter import Linter
from gi_lint.plugins import resolve

LEVELS = tuple(LEVEL_WORDS)


def run(arguments: Namespace) -> int:
    """Lint the files; 1 if a finding reaches --fail-on, 2 if a path is missing."""
    linter = linter_for(arguments)
    outputs = [_output(linter, text) for text in arguments.format or ["text"]]
    missing = missing_paths(arguments.paths)
    results = _linted(linter, arguments)
    for write, target in outputs:
        _deliver(write(results, View(arguments.quiet, target is None and _wants_color(arguments.color))), target)
    if missing:
        return USAGE
    levels = LEVELS[: LEVELS.index(arguments.fail_on) + 1] if arguments.fail_on != "never" else ()
    return FOUND if any(results.faults(level) for level in levels) else 0


def _linted(linter: Linter, arguments: Namespace) -> Run:
    given: dict[str, bytes] = {}  # standard input, which cannot be read again
    results = []
    for path, data in inputs(arguments, linter.plugins.readers):
        if data is not None:
            given[path] = data
        results.append(linter.lint(path, data))
    return Run(results, lambda path: linter.document(path, given.get(path)))


def _output(linter: Linter, text: str) -> tuple[Callable[[Run, View], str], Path | None]:
    name, _, target = text.partition(":")
    if name not in linter.plugins.formatters:
        raise UsageError(f"gi-lint: 没有输出格式“{name}”；可用：{'、'.join(sorted(linter.plugins.formatters))}")
    return resolve(linter.plugins.formatters[name]), Path(target) if target else None


def _wants_color(choice: str) -> bool:
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return choice == "always"


def _deliver(text: str, target: Path | None) -> None:
    if target is None:
        say(text)
        return
    try:
        _write(text, target)
    except OSError as error:
        raise UsageError(f"gi-lint: 无法写入 {target}：{error.strerror}") from error


def _write(text: str, target: Path) -> None:
    """Write a file whole or not at all; a device or a pipe takes the text as it comes."""
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8", errors="gi_lint.escape")
        return
    target = target.resolve()  # a link stays a link
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", errors="gi_lint.escape")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
