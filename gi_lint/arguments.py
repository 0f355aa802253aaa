"""The command line: every command with its options, and the help that tells of them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from gi_lint import __version__
from gi_lint.guides import GUIDE, GUIDE_TO_CHECK, GUIDE_TO_COMPLETION
from gi_lint.hints import TYPE_CHECKING
from gi_lint.language import say
from gi_lint.parser import Parser

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]

_PREVIOUS = "上一年度的报告，或所在的目录；也可写 {year-1}/{agency}* 这样的，按年度和机关去找"


def parser_for(words: Sequence[str]) -> Parser:
    """The parser of the command that a command line plainly asks for, else of all: to describe them takes a while."""
    return _parser(words[0] if words and words[0] in _COMMANDS else None)


def _parser(command: str | None) -> Parser:
    parser = Parser(
        prog="gi-lint",
        description=say("检查政府信息公开工作年度报告：对照官方格式，也对照报告自身。"),
        epilog=say(GUIDE),
    )
    parser.add_argument("--version", action="version", version=f"gi-lint {__version__}", help=say("显示版本"))
    parser.set_defaults(command=None, show_config=None)
    commands = parser.add_subparsers(title=say("命令一览"), metavar=_metavar("命令"), prog=parser.prog)
    for add in _COMMANDS.values() if command is None else (_COMMANDS[command],):
        add(commands)
    return parser


def _metavar(word: str) -> str:
    """What stands for a value in the help, in English in capitals."""
    return say(word).upper()


def _add_check(commands: Commands) -> None:
    check = commands.add_parser(
        "check",
        help=say("检查报告"),
        description=say("检查一份或多份报告；文件夹会逐层查找。"),
        epilog=say(GUIDE_TO_CHECK),
    )
    check.add_argument("paths", nargs="*", metavar=_metavar("路径"), help=say("文件、文件夹，或 -（从标准输入读取）"))
    check.add_argument(
        "--format",
        action="append",
        default=[],
        metavar=_metavar("格式[:文件]"),
        help=say(
            "text（默认）、html、markdown、csv、json、sarif、github、gitlab、junit、checkstyle、rdjson；可重复；"
            "写文件夹（以 / 结尾）则每份报告一个文件"
        ),
    )
    _add_reading_options(check)
    check.add_argument("--previous", metavar=_metavar("文件|目录"), help=say(_PREVIOUS))
    check.add_argument(
        "--select", default="", metavar=_metavar("规则"), help=say("只用这些规则，逗号分隔，可只写前缀：T3,X-04")
    )
    check.add_argument("--ignore", default="", metavar=_metavar("规则"), help=say("不用这些规则"))
    levels = ("error", "warning", "note", "never")
    check.add_argument("--fail-on", choices=levels, help=say("达到此级别即以 1 退出（默认 error）"))
    said = say("只列出此级别和更重的问题（默认全部列出）；不影响退出码")
    check.add_argument("--level", choices=levels[:3], help=said)
    check.add_argument("--baseline", metavar=_metavar("文件"), help=say("基线文件，其中的问题已被接受"))
    check.add_argument(
        "--show-config", metavar=_metavar("文件"), help=say("显示这个文件适用哪份配置、为什么、有哪些值")
    )
    check.add_argument("--quiet", action="store_true", help=say("每个问题只占一行，不附依据和改法"))
    check.add_argument("--statistics", action="store_true", help=say("最后列出每条规则发现多少问题"))
    check.add_argument("--color", choices=["auto", "always", "never"], default="auto", help=say("是否使用颜色"))
    check.add_argument("--jobs", type=_positive, metavar="N", help=say("用几个进程检查（默认按文件多少和处理器个数）"))
    check.add_argument("--no-cache", action="store_true", help=say("不用以前的检查结果，每个文件都重新检查"))
    check.set_defaults(command="check")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(say("应为正整数，不是 {text}", text=text))
    return int(text)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and text[:2] in ("19", "20")):
        raise argparse.ArgumentTypeError(say("应为四位数的年份，如 2024，不是 {text}", text=text))
    return int(text)


def _add_reading_options(parser: Parser) -> None:
    """How files are found and read. What else a configuration may say is asked for by some commands only."""
    parser.set_defaults(select="", ignore="", fail_on=None, previous=None)
    parser.add_argument("--config", metavar=_metavar("文件"), help=say("用这份配置，不再逐级查找 .gi-lint.yaml"))
    parser.add_argument("--template", metavar=_metavar("格式"), help=say("auto（默认）、2008、2014、2019、2021 …"))
    parser.add_argument("--year", type=_year, metavar=_metavar("年份"), help=say("报告年度，不用报告自己写的"))
    _add_pack_option(parser)
    parser.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar=_metavar("模式"),
        help=say("文件夹中不检查的文件或文件夹，如 *-旧.docx，可重复"),
    )
    parser.add_argument("--stdin-filename", metavar=_metavar("文件名"), help=say("标准输入的文件名，由后缀决定读法"))


def _add_pack_option(parser: Parser) -> None:
    said = say("另加的规则包，可重复")
    parser.add_argument("--pack", action="append", default=[], metavar=_metavar("目录"), help=said)


def _add_rules(commands: Commands) -> None:
    rules = commands.add_parser(
        "rules", help=say("列出或讲解规则"), description=say("列出全部规则，或讲解写明的几条。")
    )
    rules.add_argument("ids", nargs="*", metavar=_metavar("规则"), help=say("规则编号或前缀；不写则列出全部"))
    rules.add_argument("--format", choices=["text", "json", "markdown"], default="text", help=say("默认 text"))
    _add_pack_option(rules)
    rules.add_argument(
        "--schema", metavar=_metavar("目录"), help=say("把规则文件的 JSON Schema 写到这个目录，供编辑器补全和检查")
    )
    rules.set_defaults(command="rules")


def _add_inspect(commands: Commands) -> None:
    inspect = commands.add_parser(
        "inspect", help=say("显示报告读出来是什么样"), description=say("显示读到的格式、部分和表格。")
    )
    inspect.add_argument("paths", nargs="+", metavar=_metavar("路径"), help=say("文件、文件夹，或 -（从标准输入读取）"))
    inspect.add_argument("--format", choices=["text", "json"], default="text", help=say("默认 text"))
    _add_reading_options(inspect)
    inspect.set_defaults(command="inspect")


def _add_test(commands: Commands) -> None:
    test = commands.add_parser(
        "test", help=say("运行规则包自带的例子"), description=say("运行规则旁边的例子，列出不符的。")
    )
    test.add_argument(
        "packs", nargs="*", metavar=_metavar("规则包"), help=say("规则包的目录或名称；不写则测试全部规则包")
    )
    test.set_defaults(command="test")


_ACTIONS = (
    ("create", "写出现有问题", "写出现有问题，都算已接受。"),
    ("update", "增补新问题，删去已改正的", "增补新问题，删去已改正的；已写的理由、审批人、到期日保留。"),
    ("audit", "列出没有用上、到期、没写理由的", "列出没有用上、到期、没写理由的；有则以 1 退出。"),
)


def _add_baseline(commands: Commands) -> None:
    baseline = commands.add_parser(
        "baseline", help=say("管理已接受的问题"), description=say("管理基线文件：已接受的问题。")
    )
    actions = baseline.add_subparsers(
        title=say("操作一览"), metavar=_metavar("操作"), prog=baseline.prog, dest="action", required=True
    )
    for name, purpose, sentence in _ACTIONS:
        _add_action(actions, name, say(purpose), say(sentence))
    baseline.set_defaults(command="baseline")


def _add_action(actions: Commands, name: str, purpose: str, sentence: str) -> None:
    action = actions.add_parser(name, help=purpose, description=sentence)
    action.add_argument(
        "paths", nargs="*", default=["."], metavar=_metavar("路径"), help=say("文件或文件夹（默认当前目录）")
    )
    action.add_argument("--baseline", required=True, metavar=_metavar("文件"), help=say("基线文件"))
    if name == "create":
        action.add_argument("--force", action="store_true", help=say("覆盖已有的文件"))
    if name != "audit":
        action.add_argument(
            "--reason", default="", metavar=_metavar("理由"), help=say("给新问题和没有理由的问题写上的理由")
        )
    _add_reading_options(action)
    action.add_argument("--previous", metavar=_metavar("文件|目录"), help=say(_PREVIOUS))


def _add_completion(commands: Commands) -> None:
    completion = commands.add_parser(
        "completion",
        help=say("输出命令行补全脚本"),
        description=say(GUIDE_TO_COMPLETION),
    )
    completion.add_argument("shell", choices=["bash", "zsh", "fish", "powershell"], metavar="bash|zsh|fish|powershell")
    completion.set_defaults(command="completion")


_COMMANDS = {
    "check": _add_check,
    "rules": _add_rules,
    "inspect": _add_inspect,
    "test": _add_test,
    "baseline": _add_baseline,
    "completion": _add_completion,
}
