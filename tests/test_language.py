"""The language of messages: the English catalogue is complete, and only words follow it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from contextvars import copy_context
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest

import gi_lint
from gi_lint import language
from gi_lint.check import HOLDS
from gi_lint.document import Location
from gi_lint.english import MESSAGES
from gi_lint.examples import outcomes_of
from gi_lint.language import say
from gi_lint.linter import Linter
from tests.command import EXAMPLES

PACKAGE = Path(gi_lint.__file__).parent
CHINESE = re.compile(r"[一-鿿、，。；：（）]")
SPEAKING = {"say": 1, "_metavar": 1, "ReadError": 2}  # how many arguments of each are said
QUOTED = re.compile(r"“[^”]*”")
NO_MESSAGES = ("claims", "binding", "text.py")  # whose words are data
DATA = {  # what checks look for, dates and keys: no messages
    "f'{day.year}年{day.month}月{day.day}日'",
    "f'{self.day.year}年{self.day.month}月'",
    "f'{date_words(first)}至{date_words(last)}'",
    "f'{other}年'",
    "f'{past}年'",
    "f'{year}年'",
    "f'{year + 1}年'",
    "f'[〇零一二三四五六七八九十{re.escape(self.wrong)}]'",
    "f'{chinese}、'",
    "f'{number}、'",
    "f'其{numeral(number)}'",
    "f'{share.subject}占{share.whole}'",
}


# The catalogue -----------------------------------------------------------------------------------------------


@cache
def modules() -> dict[str, ast.Module]:
    """The modules of the package by their path in it, the catalogue left out."""
    paths = (path for path in PACKAGE.rglob("*.py") if path.name != "english.py")
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def texts(tree: ast.AST) -> Iterator[str]:
    """The string literals below a node, those in f-strings left out."""
    pieces = {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            yield node.value


def constants(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What the names of a module are assigned, wherever in it."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def templates(tree: ast.Module) -> Iterator[str]:
    """What a module says: the literals handed to what speaks, straight or by a name that stands for them."""
    named = constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEAKING:
            for argument in node.args[: SPEAKING[node.func.id]]:
                said = isinstance(argument, ast.Constant)
                yield from (text for text in texts(argument) if said or CHINESE.search(text))
                for name in (part.id for part in ast.walk(argument) if isinstance(part, ast.Name)):
                    for value in named.get(name, ()):
                        yield from filter(CHINESE.search, texts(value))


def fields(template: str) -> set[str]:
    """The placeholders; braces that are shown as they are hold other things."""
    return {name for _, name, _, _ in Formatter().parse(template) if name and re.fullmatch(r"[a-z][a-z0-9_.]*", name)}


SAID = sorted({template for tree in modules().values() for template in templates(tree)})


@pytest.mark.parametrize("template", SAID)
def test_every_message_is_known_in_english(template: str) -> None:
    english = MESSAGES[template]
    assert not CHINESE.search(QUOTED.sub("", english))
    assert fields(template) - {"part"} <= fields(english) <= fields(template)  # 第六部分 is named by its heading


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        ("收到申请5件", "收到申请5件"),
        ("“一网通办”事项5件", "‘一网通办’事项5件"),
        ("予以公开”5件", "予以公开’5件"),  # a claim may begin within the marks
        ("“关于‘放管服’的意见”1件", "‘关于“放管服”的意见’1件"),
        ("‘互联网+’5件", "‘互联网+’5件"),
    ],
)
@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_marks_within_quoted_words_are_those_of_a_quote_in_a_quote(spoken: str, quoted: str, shown: str) -> None:
    def said() -> tuple[str, str]:
        language.use(spoken)
        return language.quoted(quoted), say("标题“{title}”{fault}", title=quoted, fault="“不动”")

    words, sentence = copy_context().run(said)
    assert words == f"“{shown}”"
    assert f"“{shown}”" in sentence and sentence.endswith("“不动”")


def test_no_english_message_is_unused() -> None:
    written = {text for tree in modules().values() for text in texts(tree)}
    assert [template for template in MESSAGES if template not in written] == []


def is_raw(node: ast.JoinedStr, source: str) -> bool:
    """Whether an f-string is a pattern: its quotes are led by r."""
    line = source.encode().split(b"\n")[node.lineno - 1]
    return line[node.col_offset : node.col_offset + 2].lower() in (b"rf", b"fr")


def written_past(module: str) -> Iterator[str]:
    """The f-strings of a module that hold Chinese: messages that no catalogue can know."""
    source = (PACKAGE / module).read_text(encoding="utf-8")
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.JoinedStr) and not is_raw(node, source):
            fixed = (str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if any(CHINESE.search(text) for text in fixed):
                yield ast.unparse(node)


@pytest.mark.parametrize("module", [name for name in modules() if name.split("/")[0] not in NO_MESSAGES])
def test_no_message_is_written_past_the_catalogue(module: str) -> None:
    assert set(written_past(module)) <= DATA


# Speaking ----------------------------------------------------------------------------------------------------


def in_english(template: str, **values: Any) -> str:
    context = copy_context()
    context.run(language.use, "en")
    return context.run(say, template, **values)


def test_chinese_unless_another_language_is_chosen() -> None:
    assert say("检查 {files} 个文件：{counts}", files=2, counts="错误 1") == "检查 2 个文件：错误 1"
    assert in_english("错误") == "error"
    assert say("错误") == "错误"


@pytest.mark.parametrize(("files", "said"), [(0, "0 files"), (1, "1 file"), (2, "2 files")])
def test_plurals(files: int, said: str) -> None:
    assert in_english("检查 {files} 个文件：{counts}", files=files, counts="") == f"{said} checked: "


def test_chinese_does_not_load_the_catalogue() -> None:
    code = "import sys; from gi_lint.cli import main; main(sys.argv[1:]); assert 'gi_lint.english' not in sys.modules"
    report = EXAMPLES / "clean-2023.docx"
    subprocess.run([sys.executable, "-c", code, "check", str(report)], check=True, capture_output=True)


def test_a_message_of_a_plugin_stays_as_it_is() -> None:
    assert in_english("示例省的要求：{what}", what="略") == "示例省的要求：略"


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(ValueError, match="known: zh, en"):
        language.use("fr")


# Everything that the rules say -------------------------------------------------------------------------------


class Spoken(NamedTuple):
    """What a rule says of an example: its messages with their places, and all that is not words."""

    messages: tuple[str, ...]
    places: tuple[Location, ...]
    facts: tuple[tuple[object, ...], ...]


def spoken(lang: str) -> dict[str, Spoken]:
    language.use(lang)
    linter = Linter()
    found = {}
    for pack in linter.rulebook.packs:
        for rule in pack.rules:
            for number, example in enumerate(rule.examples, start=1):
                given = next(example[key] for key in ("pass", "fail", "open") if key in example)
                seen = [
                    outcome
                    for outcome in outcomes_of(linter, pack, rule, given, rule.words.source)
                    if outcome.kind != HOLDS
                ]
                facts = tuple((o.kind, o.level, o.key, o.expected, o.actual, o.location, o.related) for o in seen)
                found[f"{pack.id}/{rule.id}-{number}"] = Spoken(
                    tuple(o.message for o in seen), tuple(o.location for o in seen), facts
                )
    return found


@cache
def said_in(lang: str) -> dict[str, Spoken]:
    return copy_context().run(spoken, lang)


@cache
def labels() -> list[str]:
    """What the forms call their tables, rows and columns, which no language changes; the longest first."""
    found = set()
    for template in Linter().rulebook.templates:
        for spec in template.tables.values():
            found |= {spec.name, spec.title}
            found |= {name for row, each in spec.rows.items() for name in (each.label.text, spec.row_name(row))}
            columns = spec.column_labels.items()
            found |= {name for column, label in columns for name in (label.text, spec.column_name(column))}
        found.add(template.notice)
    return sorted(found, key=len, reverse=True)


@pytest.mark.parametrize("example", said_in("zh"))
def test_only_words_follow_the_language(example: str) -> None:
    assert said_in("en")[example].facts == said_in("zh")[example].facts


@pytest.mark.parametrize("example", said_in("zh"))
def test_rules_speak_english(example: str) -> None:
    for message, place in zip(*said_in("en")[example][:2], strict=True):
        left = QUOTED.sub("", message.replace(place.quote or "\0", ""))
        for label in labels():
            left = left.replace(label, "")
        assert not CHINESE.search(left), message


def test_the_end_of_a_text_cuts_no_figure() -> None:
    assert language.ending("通过网站公开信息", 8) == "通过网站公开信息"
    assert language.ending("通过网站公开信息", 4) == "…公开信息"
    assert language.ending("通过12316平台公开", 8) == "…12316平台公开"
    assert language.ending("12316平台公开", 5) == "12316平台公开"
