"""What each command does: files in, findings out, an exit code."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from gi_lint import catalogue, examples, inspection
from gi_lint.finding import LEVEL_WORDS, Run, View
from gi_lint.linter import Linter, Options
from gi_lint.packs import PackError
from gi_lint.plugins import PluginError, resolve

FOUND, USAGE = 1, 2
LEVELS = tuple(LEVEL_WORDS)


class UsageError(Exception):
    """The command was asked for something that it cannot do."""


def run(command: str, arguments: Namespace) -> int:
    """Run a command by name; the exit code."""
    commands = {"check": check, "rules": rules, "inspect": inspect, "test": test}
    try:
        return commands[command](arguments)
    except (PackError, PluginError, UsageError) as error:
        print(error, file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        sys.stderr.close()
        return FOUND


def check(arguments: Namespace) -> int:
    linter = _linter(arguments)
    outputs = [_output(linter, text) for text in arguments.format or ["text"]]
    missing = _report_missing(arguments.paths)
    results = Run([linter.lint(path, data) for path, data in _inputs(arguments, linter)])
    for write, target in outputs:
        _deliver(write(results, View(arguments.quiet, target is None and _wants_color(arguments.color))), target)
    if missing:
        return USAGE
    levels = LEVELS[: LEVELS.index(arguments.fail_on) + 1] if arguments.fail_on != "never" else ()
    return FOUND if any(results.count(level) for level in levels) else 0


def _linter(arguments: Namespace) -> Linter:
    options = Options(
        template=None if arguments.template == "auto" else arguments.template,
        year=arguments.year,
        select=_listed(getattr(arguments, "select", "")),
        ignore=_listed(getattr(arguments, "ignore", "")),
    )
    linter = Linter(options, _packs(arguments.pack))
    known = [template.id for template in linter.rulebook.templates]
    if options.template is not None and options.template not in known:
        raise UsageError(f"gi-lint: 没有格式“{options.template}”；可用：auto、{'、'.join(sorted(known))}")
    ids = [rule.id for rule, _ in linter.rulebook.all_rules()] if options.select or options.ignore else []
    for wanted in (*options.select, *options.ignore):
        if not any(id.startswith(wanted) for id in ids):
            raise UsageError(f"gi-lint: 没有编号为“{wanted}”或以它开头的规则；gi-lint rules 列出全部规则")
    return linter


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _packs(folders: Sequence[str]) -> list[Path]:
    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageError(f"gi-lint: 没有这个规则包目录：{folder}")
    return [Path(folder) for folder in folders]


def _output(linter: Linter, text: str) -> tuple[Callable[[Run, View], str], Path | None]:
    name, _, target = text.partition(":")
    if name not in linter.plugins.formatters:
        raise UsageError(f"gi-lint: 没有输出格式“{name}”；可用：{'、'.join(sorted(linter.plugins.formatters))}")
    return resolve(linter.plugins.formatters[name]), Path(target) if target else None


def _report_missing(paths: Sequence[str]) -> list[str]:
    missing = [path for path in paths if path != "-" and not Path(path).exists()]
    for path in missing:
        print(f"gi-lint: 没有这个文件或文件夹：{path}", file=sys.stderr)
    return missing


def _inputs(arguments: Namespace, linter: Linter) -> Iterator[tuple[str, bytes | None]]:
    """Each file to check, with its content where that does not come from the path."""
    for path in dict.fromkeys(arguments.paths):
        if path == "-":
            if not arguments.stdin_filename:
                raise UsageError("gi-lint: 从标准输入读取时须用 --stdin-filename 给出文件名")
            yield arguments.stdin_filename, sys.stdin.buffer.read()
        elif Path(path).is_dir():
            yield from ((found, None) for found in _walk(path, set(linter.plugins.readers), arguments.exclude))
        elif Path(path).exists():
            yield path, None


def _walk(folder: str, suffixes: set[str], exclude: Sequence[str]) -> Iterator[str]:
    """The reports below a folder, in a fixed order; hidden files and Word's lock files are passed over."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(root) / name for name in sorted(names)):
            if path.name.startswith((".", "~$")) or path.suffix.lower() not in suffixes:
                continue
            if not any(fnmatch(path.name, pattern) or fnmatch(str(path), pattern) for pattern in exclude):
                yield str(path)


def _wants_color(choice: str) -> bool:
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return choice == "always"


def _deliver(text: str, target: Path | None) -> None:
    if target is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(target)
    except OSError as error:
        raise UsageError(f"gi-lint: 无法写入 {target}：{error.strerror}") from error


def rules(arguments: Namespace) -> int:
    rulebook = Linter(packs=_packs(arguments.pack)).rulebook
    known = rulebook.all_rules()
    chosen = [pair for pair in known if not arguments.ids or any(pair[0].id.startswith(id) for id in arguments.ids)]
    if not chosen:
        raise UsageError(f"gi-lint: 没有规则“{'、'.join(arguments.ids)}”；gi-lint rules 列出全部规则")
    formats = {"json": catalogue.as_json, "markdown": catalogue.as_markdown, "text": catalogue.as_text}
    write = formats[arguments.format]
    _deliver(write(chosen, detailed=bool(arguments.ids)), None)
    return 0


def inspect(arguments: Namespace) -> int:
    linter = _linter(arguments)
    missing = _report_missing(arguments.paths)
    arguments.exclude, arguments.stdin_filename = (), None
    reports = [linter.read(path, data) for path, data in _inputs(arguments, linter)]
    _deliver((inspection.as_json if arguments.format == "json" else inspection.as_text)(reports), None)
    return USAGE if missing or any(report.failure for report in reports) else 0


def test(arguments: Namespace) -> int:
    text, failed = examples.run_examples(
        Linter(packs=_packs(arguments.packs)), [Path(pack) for pack in arguments.packs]
    )
    _deliver(text, None)
    return FOUND if failed else 0
