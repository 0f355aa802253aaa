"""Relations between cells as a rule author writes them: `new + carried_in = processed_total + carried_out`.

    relation := comparison ["where" comparison]
    comparison := sum ("=" | "!=" | "<=" | ">=" | "<" | ">") sum
    sum      := term (("+" | "-") term)*
    term     := whole number | row | group.* | table[row, column]

Nothing is evaluated as code.
"""

from __future__ import annotations

import re

from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled

OPERATORS = ("<=", ">=", "!=", "=", "<", ">")
# what Chinese keyboards put in place of the signs
_TYPED = ("＝", "＋", "－", "＜", "＞", "［", "］", "，", "≤", "≥", "≠")
_FULL_WIDTH = str.maketrans(dict(zip(_TYPED, ("=", "+", "-", "<", ">", "[", "]", ",", "<=", ">=", "!="), strict=True)))
_TOKEN = compiled(
    rf"\s*(?:(?P<op>{'|'.join(OPERATORS)})|(?P<sign>[+-])|(?P<number>\d+)"
    r"|(?P<name>[A-Za-z_]\w*(?:\.\w+)*(?:\.\*)?)(?:\[\s*(?P<row>[\w.*]+)\s*(?:,\s*(?P<column>[\w*]+)\s*)?\])?)"
)


class ExpressionError(ValueError):
    """An expression cannot be read; the message says where."""


class Term(NamedTuple):
    """One summand: a number, or a cell (`row` may end in `.*` for a group's rows), with its sign."""

    sign: int
    number: int | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None


class Relation(NamedTuple):
    """left op right, each side a sum of terms. It need hold only where `where` does."""

    left: tuple[Term, ...]
    op: str
    right: tuple[Term, ...]
    where: Relation | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """Those of both sides."""
        return self.left + self.right


def parse_relation(text: str) -> Relation:
    """The relation that a text states, its signs in half or full width. Raises ExpressionError."""
    stated, where, condition = text.translate(_FULL_WIDTH).partition(" where ")
    relation = _comparison(stated)
    return relation._replace(where=_comparison(condition)) if where else relation


def parse_terms(text: str) -> tuple[Term, ...]:
    """The terms of a sum. Raises ExpressionError."""
    return parse_relation(f"{text} = 0").left


def _comparison(text: str) -> Relation:
    sides: list[list[Term]] = [[]]
    op = ""
    position = 0
    sign: int | None = 1
    text = text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise ExpressionError(_not_understood(text, text[position:].strip()))
        position = match.end()
        if match["op"]:
            if op or sign is not None:
                raise ExpressionError(say("“{text}”中“{mark}”的位置不对", text=text, mark=match["op"]))
            op, sign = match["op"], 1
            sides.append([])
        elif match["sign"]:
            if sign is not None and sides[-1]:
                raise ExpressionError(say("“{text}”中“{mark}”的位置不对", text=text, mark=match["sign"]))
            sign = 1 if match["sign"] == "+" else -1
        else:
            if sign is None:
                raise ExpressionError(say("“{text}”中“{part}”之前缺少运算符", text=text, part=match[0].strip()))
            sides[-1].append(_term(match, sign))
            sign = None
    if not op or sign is not None:
        raise ExpressionError(say("“{text}”不是“a + b = c”这样的关系式", text=text))
    return Relation(tuple(sides[0]), op, tuple(sides[1]))


def _not_understood(text: str, part: str) -> str:
    said = say("“{text}”中的“{part}”读不懂", text=text, part=part)
    return said if part[0].isascii() else said + say("；行、列写 template.yaml 里的编号，不写名称")


def _term(match: re.Match[str], sign: int) -> Term:
    if match["number"]:
        return Term(sign, number=int(match["number"]))
    if match["row"]:
        return Term(sign, table=match["name"], row=match["row"], column=match["column"])
    return Term(sign, row=match["name"])
