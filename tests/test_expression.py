"""Relations as rule authors write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.expression import OPERATORS, ExpressionError, Relation, Term, parse_relation


def row(name: str, sign: int = 1) -> Term:
    return Term(sign, row=name)


@pytest.mark.parametrize("op", OPERATORS)
def test_operators(op: str) -> None:
    assert parse_relation(f"new {op} 3") == Relation((row("new"),), op, (Term(1, number=3),))
    assert parse_relation(f"new{op}3") == parse_relation(f"  new  {op}\n 3 ")


@pytest.mark.parametrize("op", ["＝", "＜", "＞", "≤", "≥", "≠"])
def test_signs_in_full_width(op: str) -> None:
    half = {"＝": "=", "＜": "<", "＞": ">", "≤": "<=", "≥": ">=", "≠": "!="}[op]
    assert parse_relation(f"t3［new，total］ ＋ a {op} b －1") == parse_relation(f"t3[new,total] + a {half} b - 1")


def test_sums() -> None:
    relation = parse_relation("new + carried_in - 1 = processed_total + carried_out")
    assert relation.left == (row("new"), row("carried_in"), Term(-1, number=1))
    assert relation.right == (row("processed_total"), row("carried_out"))
    assert relation.terms == relation.left + relation.right


def test_a_sum_may_begin_with_a_sign() -> None:
    assert parse_relation("-new = + 3") == Relation((row("new", -1),), "=", (Term(1, number=3),))


def test_rows_and_groups() -> None:
    assert parse_relation("denied.state_secret = denied.*").terms == (row("denied.state_secret"), row("denied.*"))


def test_cells_of_a_table() -> None:
    left, right = parse_relation("t3[denied.*, total] = ts[ answered.denied ]").terms
    assert left == Term(1, table="t3", row="denied.*", column="total")
    assert right == Term(1, table="ts", row="answered.denied")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "不是“a + b = c”这样的关系式"),
        ("new", "不是“a + b = c”这样的关系式"),
        ("new + carried_in", "不是“a + b = c”这样的关系式"),
        ("new =", "不是“a + b = c”这样的关系式"),
        ("new = 3 +", "不是“a + b = c”这样的关系式"),
        ("= 3", "中“=”的位置不对"),
        ("new = = 3", "中“=”的位置不对"),
        ("new = 3 = 4", "中“=”的位置不对"),
        ("new + = 3", "中“=”的位置不对"),
        ("new + - 1 = 3", "中“-”的位置不对"),
        ("new carried_in = 3", "中“carried_in”之前缺少运算符"),
        ("new 3 = 3", "中“3”之前缺少运算符"),
        ("2new = 3", "中“new”之前缺少运算符"),
        ("new == 3", "中“=”的位置不对"),
        ("new * 2 = 3", "中的“* 2 = 3”读不懂"),
        ("新收 = 3", "中的“新收 = 3”读不懂；行、列写 template.yaml 里的编号，不写名称"),
        ("new = 3.5", "中的“.5”读不懂"),
        ("new = (1 + 2)", "中的“(1 + 2)”读不懂"),
        ("t3[new, total = 3", "中的“[new, total = 3”读不懂"),
        ("__import__('os') = 1", "读不懂"),
    ],
)
def test_what_cannot_be_read(text: str, says: str) -> None:
    with pytest.raises(ExpressionError) as error:
        parse_relation(text)
    assert says in str(error.value)
    assert f"“{text.rstrip()}”" in str(error.value)


NAMES = st.from_regex(r"[a-z][a-z_0-9]{0,8}(\.[a-z_]{1,6})?(\.\*)?", fullmatch=True)
COLUMNS = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
TERMS = st.one_of(
    st.builds(lambda sign, number: Term(sign, number=number), st.sampled_from((1, -1)), st.integers(0, 10**6)),
    st.builds(row, NAMES, st.sampled_from((1, -1))),
    st.builds(
        lambda sign, table, row, column: Term(sign, table=table, row=row, column=column),
        st.sampled_from((1, -1)),
        st.sampled_from(("t2", "t3", "t4", "ts")),
        NAMES,
        st.none() | COLUMNS,
    ),
)
SUMS = st.lists(TERMS, min_size=1, max_size=5).map(tuple)


def printed(terms: tuple[Term, ...]) -> str:
    words = []
    for term in terms:
        words.append("+" if term.sign > 0 else "-")
        if term.number is not None:
            words.append(str(term.number))
        elif term.table is not None:
            words.append(f"{term.table}[{term.row}{f', {term.column}' if term.column else ''}]")
        else:
            words.append(term.row or "")
    return " ".join(words)


@settings(max_examples=60, deadline=None)
@given(SUMS, st.sampled_from(OPERATORS), SUMS)
def test_a_printed_relation_is_read_back(left: tuple[Term, ...], op: str, right: tuple[Term, ...]) -> None:
    text = f"{printed(left)} {op} {printed(right)}"
    assert parse_relation(text) == Relation(left, op, right)
    assert parse_relation(text.removeprefix("+ ")) == Relation(left, op, right)


@settings(max_examples=60, deadline=None)
@given(st.text("abt3[]., *+-=<>!0 ", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        relation = parse_relation(text)
    except ExpressionError:
        return
    assert relation.op in OPERATORS
    assert relation.left and relation.right
