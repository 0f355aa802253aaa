"""The command `gi-lint`: from the words of a command line to an exit code (see `exit_codes`)."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import StringIO
from itertools import pairwise

from gi_lint import language
from gi_lint.arguments import parser_for
from gi_lint.exit_codes import INTERRUPTED, USAGE
from gi_lint.hints import NoReturn
from gi_lint.language import LANGUAGES, VARIABLE, say


def run() -> NoReturn:
    """The command `gi-lint` as a process of its own.

    It lives shortly: at the end memory is left to the system, which is quicker than to give it back piece by piece.
    """
    code = main()
    import_module("gi_lint.patterns").keep()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # nobody reads any more, or the disk is full
            code = code or 1
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    _speak_any_encoding()
    words = sys.argv[1:] if argv is None else list(argv)
    chosen = os.environ.get(VARIABLE) or language.CHINESE
    if chosen not in LANGUAGES:
        print(
            say("gi-lint: 环境变量 {name} 应为 zh 或 en，不是“{value}”", name=VARIABLE, value=chosen), file=sys.stderr
        )
        return USAGE
    language.use(_asked_for(words) or chosen)
    parser = parser_for(words)
    arguments = parser.parse_args(words)
    if arguments.command is None:
        parser.print_help()
        return 0
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        print(say("gi-lint: 已中断"), file=sys.stderr)
        return INTERRUPTED


def _asked_for(words: Sequence[str]) -> str:
    """The language that --lang asks for, found before anything is parsed: help and complaints are to be in it."""
    found = ""
    for word, following in pairwise([*words, ""]):
        option, equals, value = word.partition("=")
        if option == "--lang":
            found = value if equals else following
    return found if found in LANGUAGES else ""


def _run(arguments: argparse.Namespace) -> int:
    # Everything that --version and --help can do without is imported only now, and of the commands the one asked for.
    from pathlib import Path

    from gi_lint.plugins import PluginError
    from gi_lint.rule import PackError
    from gi_lint.sheet import ConfigError

    command = "show_config" if arguments.show_config else arguments.command
    try:
        Path.cwd()
    except OSError:
        print(say("gi-lint: 当前文件夹已被删除或无法打开，请换到别的文件夹再运行"), file=sys.stderr)
        return USAGE
    try:
        code: int = import_module(f"gi_lint.commands.{command}").run(arguments)
    except (PackError, PluginError, ConfigError) as error:
        print(error, file=sys.stderr)
        return USAGE
    except BrokenPipeError:  # the reader of a pipe has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # no process can be started, no message written
        with suppress(OSError):
            print(say("gi-lint: 系统出错，无法继续：{error}", error=error), file=sys.stderr)
        return USAGE
    return code


def _speak_any_encoding() -> None:
    """A console that is not UTF-8 gets what it can show and the rest escaped, never a crash."""
    codecs.register_error("gi_lint.escape", _escaped)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or StringIO()  # it has none where it was closed before the start
        setattr(sys, name, stream)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="gi_lint.escape")


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Characters that an encoding lacks, as JSON escapes them, so that JSON stays JSON on any console."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)), error.end
