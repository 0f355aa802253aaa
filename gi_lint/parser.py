"""The parser of command lines, which speaks the language in use: its headings and its complaints too."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable, Iterator

from gi_lint.exit_codes import USAGE
from gi_lint.hints import Any, NoReturn
from gi_lint.language import CHINESE, LANGUAGES, in_use, say

_FILLER = "\ufdd0"  # no character, so in no text
_WIDE = "[\u1100-\uffef]"  # compiled only for help: a class of so many characters takes a tenth of a short run
# What argparse says of a wrong command line, in Chinese; in English its own words do.
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", "缺少：{0}"),
    (r"unrecognized arguments: (.+)", "没有这样的参数：{0}"),
    (r"argument (.+?): expected .*argument.*", "{0} 后面缺少值"),
    (r"argument (命令|操作): invalid choice: '?(.+?)'? \(choose from (.+)\)", "没有“{1}”这个{0}；可用：{2}"),
    (r"argument (.+?): invalid choice: '?(.+?)'? \(choose from (.+)\)", "{0} 不能是“{1}”；可用：{2}"),
    (r"argument (.+?): ignored explicit argument .+", "{0} 后面不带值"),
    (r"ambiguous option: (.+?) could match (.+)", "{0} 可能是 {1}，请写全"),
    (r"argument (.+?): (.+)", "{0} {1}"),
)

# Else argparse would look for its own words among the translations on this machine, again for each: a tenth of what
# --version takes. What it says is put into the language in use here, from English.
argparse._ = lambda text: text  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """A parser with `--help` and `--lang`; its description and its epilog keep their lines."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **settings)
        self._positionals.title, self._optionals.title = say("参数"), say("选项")
        self.add_argument("-h", "--help", action="help", help=say("显示这段说明"))
        said = say("说明和结果的语言：zh 中文（默认），en 英文；也可用环境变量 GI_LINT_LANG 选定")
        self.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=said)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """As argparse does it, but paths may stand on both sides of an option: it takes those of one side only."""
        found, extras = super().parse_known_args(args, namespace)
        for action in self._actions:
            if action.nargs in (argparse.ZERO_OR_MORE, argparse.ONE_OR_MORE):
                more = [word for word in extras if word == "-" or not word.startswith("-")]
                setattr(found, action.dest, [*getattr(found, action.dest), *more])
                extras = [word for word in extras if word not in more]
        return found, extras

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the command line, and where it is told how it is written."""
        told = _said(message) + self._guess(message)
        self.exit(USAGE, say("{prog}: 错误：{message}（用法见 {prog} --help）\n", prog=self.prog, message=told))

    def _guess(self, message: str) -> str:
        """What an option or a choice that is not known may have been meant for."""
        from gi_lint.text import guess  # needed only to tell of a slip

        option = re.match(r"unrecognized arguments: (--[^ =]+)", message)
        choice = re.fullmatch(r"argument .+?: invalid choice: '(.*)' \(choose from (.+)\)", message)
        if option:
            return guess(option[1], [known for known in _options(self) if known != option[1]])
        if choice and "." in choice[1] and message.startswith(f"argument {say('命令')}:"):
            return say("；检查文件请写 {prog} check {path}", prog=self.prog, path=choice[1])
        return guess(choice[1], re.findall(r"[\w-]+", choice[2])) if choice else ""


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The options of a parser and of its commands."""
    for action in parser._actions:
        yield from action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _options(command)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose columns stand one below the other in Chinese too, where a character takes two of them.

    argparse counts characters: while it works each wide one of an option has a filler behind it.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width())  # argparse would load a module to find it out for every option

    def format_help(self) -> str:
        """The help without fillers, its headings with a colon of the language in use."""
        return re.sub(r"(?m)(?<=\w):$", say("：").strip(), super().format_help().replace(_FILLER, ""))

    def _format_action(self, action: argparse.Action) -> str:
        said = super()._format_action(action)
        is_list = isinstance(action, argparse._SubParsersAction)  # whose own line says only that it is one
        return said.partition("\n")[2] if is_list else said

    def _format_action_invocation(self, action: argparse.Action) -> str:
        return re.sub(_WIDE, rf"\g<0>{_FILLER}", super()._format_action_invocation(action))

    def _split_lines(self, text: str, width: int) -> list[str]:
        """A line may end behind any Chinese character, but none begins with a stop."""
        from gi_lint.text import columns  # needed only for help

        lines, used = [""], 0
        for piece in re.findall(r"(?:[!-~]+|[^!-~])[、，；：。）]*", text):
            if used + columns(piece) > width:
                lines.append("")
                used = 0
            lines[-1] += piece if lines[-1] else piece.lstrip()
            used = columns(lines[-1])
        return [line.rstrip() for line in lines]

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, say("用法：") if prefix is None else prefix)


def _width() -> int:
    """The characters of a line on the terminal, as argparse leaves a margin."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = 80
    return columns - 2


def _said(complaint: str) -> str:
    for pattern, chinese in _COMPLAINTS if in_use() == CHINESE else ():
        if found := re.fullmatch(pattern, complaint):
            return chinese.format(*(group.replace("'", "").replace(", ", "、") for group in found.groups()))
    return complaint
