"""What ruamel.yaml finds wrong with YAML, told so that people who write no programs know where it is and what to do."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from gi_lint.language import say
from gi_lint.named import NamedTuple

_START, _PLACE = "context_mark", "problem_mark"  # where what ruamel.yaml was reading starts, and where it stopped


class _Slip(NamedTuple):
    """A common slip: how ruamel.yaml tells of it, at which of its two places, and what to tell people instead.

    `sign` is the character at the place, `line` and `column` are those where ruamel.yaml stopped.
    """

    known_by: str
    at: str
    said: str


_SIGN = "“{sign}”在这里有特殊含义；是文字的，请给整个值加上引号"
_SLIPS = (
    _Slip('.*found duplicate key "(?P<word>.*?)" with', _PLACE, "键“{word}”写了两次，请只留一处"),
    _Slip(r".*found character '\\t'", _PLACE, "这里用了制表符（Tab），请改为空格"),
    _Slip(".*found character|.*found undefined alias|.*expected the node content, but found '[],}]'", _PLACE, _SIGN),
    _Slip("while scanning an? (?:alias|anchor|block scalar)", _START, _SIGN),
    _Slip(
        "mapping values are not allowed here",
        _PLACE,
        "这里不能有冒号。请看各行左端是否对齐，上一行的冒号是不是半角、后面有没有空格；文字里有冒号的，要加引号",
    ),
    _Slip(".*could not find expected ':'", _START, "这一行应是“键: 值”，冒号用半角，后面有空格"),
    _Slip(
        ".*expected <block end>, but found '<scalar>'",
        _PLACE,
        "这里多出了文字。前面的引号已经结束：请用一对引号括住整段文字，其中的引号换成另一种",
    ),
    _Slip(".*expected <block end>, but found '[]}]'", _PLACE, "“{sign}”前面没有与它成对的括号"),
    _Slip(".*expected <block end>", _PLACE, "缩进不对，这一行应与同组各行左端对齐"),
    _Slip(
        ".*expected ',' or '[]}]'",
        _START,
        "“{sign}”没有与它成对的括号，或者到第 {line} 行第 {column} 列为止的各项之间缺少逗号",
    ),
    _Slip("while scanning a quoted scalar", _START, "从这里开始的引号没有结束，请补上另一半"),
    _Slip(
        "while scanning a double-quoted scalar",
        _PLACE,
        "双引号里的“\\”有特殊含义，后面不能是这个字；请改用单引号，或者写成“\\\\”",
    ),
)


def told(error: MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line, from 1, of what is wrong with a text, and what to tell of it: ruamel.yaml's words for what is rare."""
    words = " ".join(", ".join(filter(None, (error.context, error.problem))).split())
    stop = error.problem_mark
    for slip in _SLIPS:
        found, mark = re.match(slip.known_by, words), getattr(error, slip.at)
        if found is not None and mark is not None and stop is not None:
            values = {"sign": text[mark.index : mark.index + 1], "line": stop.line + 1, "column": stop.column + 1}
            said = say(slip.said, **values, **found.groupdict())
            return mark.line + 1, say("第 {column} 列：{said}", column=mark.column + 1, said=said)
    return stop.line + 1 if stop is not None else 1, words
