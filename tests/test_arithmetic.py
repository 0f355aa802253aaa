"""Verdicts over blanks, and the single figures that explain a breach."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gi_lint.arithmetic import (
    FAIL,
    HOLDS,
    OPEN,
    Balance,
    Correction,
    Key,
    Ledger,
    Summand,
    compare,
    figure,
    known_sum,
    spell,
)
from gi_lint.checks.identity import Identity
from gi_lint.document import Document, Location
from gi_lint.expression import OPERATORS
from gi_lint.report import Cell, Report, Table
from gi_lint.template import TableSpec
from tests.texts import linter

FEW = settings(max_examples=60, deadline=None)
Figures = dict[tuple[str, str], int | None]
Slip = Callable[[Figures, random.Random], Figures]


def cell(row: str, value: int | None, column: str = "natural") -> Cell:
    text = "" if value is None else str(value)
    return Cell(row, column, text, None if value is None else Decimal(value), None, value is None, Location())


def at(correction: Correction) -> Cell:
    assert correction.figure.cell is not None
    return correction.figure.cell


def summand(name: str, value: int | None, sign: int = 1, *, signed: bool = False) -> Summand:
    return Summand(sign, name, None if value is None else Decimal(value), cell(name, value), signed)


def lost(name: str) -> Summand:
    return Summand(1, name, None)


def balance(left: list[int | None], op: str, right: list[int | None]) -> Balance:
    return Balance(
        tuple(summand(f"left{n}", value) for n, value in enumerate(left)),
        op,
        tuple(summand(f"right{n}", value) for n, value in enumerate(right)),
    )


# Verdicts


@pytest.mark.parametrize(
    ("left", "op", "right", "verdict"),
    [
        ([12, 1], "=", [11, 2], HOLDS),
        ([12, 1], "=", [11, 1], FAIL),
        ([12, None], "=", [11, 2], OPEN),
        ([12, None], "=", [11, 1], HOLDS),  # the printed figures are enough, so the blank is zero
        ([15], "=", [12, None, 3], HOLDS),
        ([14], "=", [12, None, 3], FAIL),  # a blank only adds to the parts
        ([16], "=", [12, None, 3], OPEN),
        ([None], "=", [12, 3], OPEN),
        ([None], "=", [None], OPEN),
        ([3], "<=", [3], HOLDS),
        ([4], "<=", [3, None], OPEN),
        ([4, None], "<=", [3], FAIL),
        ([0], "<", [None, 0], OPEN),
        ([0, None], "<", [0], FAIL),
        ([0, None], ">", [0], OPEN),
        ([0], ">", [None, 0], FAIL),
        ([3], "!=", [3], FAIL),
        ([3, None], "!=", [3], OPEN),
    ],
)
def test_verdict(left: list[int | None], op: str, right: list[int | None], verdict: str) -> None:
    assert balance(left, op, right).verdict == verdict


def test_a_change_may_be_negative() -> None:
    previous, change = summand("previous", 5), summand("change", None, signed=True)
    assert Balance((previous, change), "=", (summand("now", 3),)).verdict == OPEN
    assert Balance((previous, summand("change", None)), "=", (summand("now", 3),)).verdict == FAIL


def test_a_lost_cell_is_never_taken_for_zero() -> None:
    assert Balance((summand("total", 3),), "=", (summand("a", 3), lost("b"))).verdict == OPEN
    assert Balance((summand("total", 2),), "=", (summand("a", 3), lost("b"))).verdict == FAIL
    assert Balance((summand("total", 3),), "=", (summand("a", 3), summand("blank", None), lost("b"))).verdict == OPEN


VALUES = st.none() | st.integers(0, 4)


@settings(max_examples=400, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=3), st.sampled_from(OPERATORS), st.lists(VALUES, min_size=1, max_size=3))
def test_verdict_against_every_completion(left: list[int | None], op: str, right: list[int | None]) -> None:
    relation = balance(left, op, right)
    values = [*left, *right]
    signs = [1] * len(left) + [-1] * len(right)
    assume(values.count(None) <= 2)
    choices = [range(20) if value is None else (value,) for value in values]  # no sum of printed figures is larger
    completions = [
        compare(Decimal(sum(sign * value for sign, value in zip(signs, filled, strict=True))), op)
        for filled in product(*choices)
    ]
    zeros = compare(Decimal(sum(sign * (value or 0) for sign, value in zip(signs, values, strict=True))), op)
    if relation.verdict == FAIL:
        assert not any(completions)
    elif relation.verdict == HOLDS:
        assert zeros
    else:
        assert None in values
        assert any(completions)
    if None not in values:
        assert relation.verdict == (HOLDS if zeros else FAIL)


@FEW
@given(st.integers(-5, 5), st.sampled_from(OPERATORS))
def test_compare(number: int, op: str) -> None:
    expected = {
        "=": number == 0,
        "!=": number != 0,
        "<=": number <= 0,
        ">=": number >= 0,
        "<": number < 0,
        ">": number > 0,
    }
    assert compare(Decimal(number), op) is expected[op]


def test_required() -> None:
    relation = balance([12, 1], "=", [11, 1])
    left, _, right, last = relation.summands
    assert [relation.required(one) for one in (left, right, last)] == [11, 12, 2]
    assert relation.required(summand("elsewhere", 3)) is None
    assert balance([12], "<=", [11]).required(left) is None
    other_blank = balance([12, None], "=", [11])
    assert other_blank.required(other_blank.left[0]) is None
    assert other_blank.required(other_blank.left[1]) == -1


# Words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("195", "195"),
        ("1E+3", "1000"),
        ("12.50", "12.5"),
        ("-35", "-35"),
        ("0.10", "0.1"),
        ("104.0", "104"),
        ("100", "100"),
    ],
)
def test_figure(value: str, text: str) -> None:
    assert figure(Decimal(value)) == text


def test_spell() -> None:
    assert spell((summand("本年新收", 195), summand("上年结转", 1))) == "本年新收 195 + 上年结转 1 = 196"
    assert spell((summand("甲", 3), summand("乙", 1, -1))) == "甲 3 - 乙 1 = 2"
    assert spell((summand("总计", 0),)) == "总计 0"
    assert spell((summand("甲", None), summand("乙", 2))) == "甲 空白 + 乙 2 = 2"


def test_spell_leaves_zeros_out_of_a_long_sum() -> None:
    parts = tuple(summand(name, value) for name, value in zip("甲乙丙丁戊", (0, 2, 0, None, 1), strict=True))
    assert spell(parts) == "乙 2 + 丁 空白 + 戊 1 = 3"
    assert spell(tuple(summand(name, 0) for name in "甲乙丙丁戊")) == "甲 0 = 0"


def test_known_sum() -> None:
    assert known_sum(balance([5, None], "=", [3]).summands) == 2


# Corrections, on table three of both forms


@cache
def spec_of(form: str) -> TableSpec:
    template = linter().rulebook.template(form)
    assert template is not None
    return template.tables["t3"]


def table_of(form: str, figures: Mapping[tuple[str, str], int | None]) -> Table:
    cells = {(row, column): cell(row, value, column) for (row, column), value in figures.items()}
    return Table("t3", form, spec_of(form), "read", cells=cells)


def balances_of(table: Table) -> list[Balance]:
    """The equations of table three: each column's balance and outcomes, each row's sum."""
    checks = (
        Identity("t3", "new + carried_in = processed_total + carried_out", each="column"),
        Identity(
            "t3",
            "processed_total = granted + partly_granted + denied.* + unable.* + not_handled.* + other.*",
            each="column",
        ),
        Identity("t3", "total = natural + business + research + charity + legal_service + other", each="row"),
    )
    report = Report(Document("示例.txt", "txt", ()), tables={"t3": table})
    return [found.balance() for check in checks for found in check.run(report) if found.balance is not None]


def consistent(form: str, seed: int) -> Figures:
    """A table three that satisfies all its equations."""
    chance = random.Random(seed)
    spec = spec_of(form)
    outcomes = [row for row in spec.rows if row not in ("new", "carried_in", "processed_total", "carried_out")]
    figures: Figures = {}
    for column in spec.columns[:-1]:
        for row in outcomes:
            figures[row, column] = chance.choice((0, 0, 0, chance.randrange(1, 40)))
        done = sum(figures[row, column] or 0 for row in outcomes)
        out = chance.randrange(0, 5)
        before = chance.randrange(0, done + out + 1)
        figures |= {
            ("processed_total", column): done,
            ("carried_out", column): out,
            ("carried_in", column): before,
            ("new", column): done + out - before,
        }
    for row in spec.rows:
        figures[row, "total"] = sum(figures[row, column] or 0 for column in spec.columns[:-1])
    return figures


def verdicts(balances: list[Balance]) -> list[str]:
    return [one.verdict for one in balances]


def by_cells(balances: list[Balance]) -> dict[frozenset[Key], str]:
    """The verdicts of equations by the cells they are about; those left open are not among them."""
    return {frozenset(one.signs): one.verdict for one in balances}


def applied(form: str, figures: Figures, correction: Correction) -> list[Balance]:
    assert correction.value == int(correction.value)
    changed = figures | {(at(correction).row, at(correction).column): int(correction.value)}
    return balances_of(table_of(form, changed))


@FEW
@given(st.sampled_from(("2019", "2021")), st.integers(0, 2**32), st.integers(1, 60))
def test_the_one_changed_figure_is_found(form: str, seed: int, by: int) -> None:
    figures = consistent(form, seed)
    assert set(verdicts(balances_of(table_of(form, figures)))) == {HOLDS}
    place = random.Random(seed).choice(sorted(figures))
    right = figures[place] or 0
    figures[place] = right - by if right >= by else right + by
    balances = balances_of(table_of(form, figures))
    failing = [one for one in balances if one.verdict == FAIL]
    assert failing
    for broken in failing:
        found = Ledger(balances).corrections(broken)
        assert {correction.mended for correction in found} == {len(failing)}
        assert (*place, Decimal(right)) in [(at(one).row, at(one).column, one.value) for one in found]
        for correction in found:
            assert set(verdicts(applied(form, figures, correction))) == {HOLDS}


def transposed(right: Figures, chance: random.Random) -> Figures:
    """12 as 21."""
    place = chance.choice([place for place, figure in sorted(right.items()) if figure and figure > 9])
    printed = str(right[place])
    return right | {place: int(printed[:-2] + printed[-1] + printed[-2])}


def two_places(figures: Figures, chance: random.Random, axis: int | None) -> list[tuple[str, str]]:
    """Two cells: of one row (axis 0), of one column (axis 1), or anywhere."""
    like = chance.choice(sorted(figures))
    return chance.sample([place for place in sorted(figures) if axis is None or place[axis] == like[axis]], 2)


def exchanged(right: Figures, chance: random.Random, axis: int) -> Figures:
    one, other = two_places(right, chance, axis)
    return right | {one: right[other], other: right[one]}


def two_wrong(right: Figures, chance: random.Random, axis: int | None) -> Figures:
    places = two_places(right, chance, axis)
    return right | {
        place: abs((right[place] or 0) + chance.choice((-1, 1)) * chance.randrange(1, 10)) for place in places
    }


def not_updated(right: Figures, _: random.Random, sums: Sequence[str]) -> Figures:
    """Sums left as they were before the last request was counted."""
    return right | {(row, "total"): max((right[row, "total"] or 0) - 1, 0) for row in sums}


SLIPS: dict[str, Slip] = {
    "transposed": transposed,
    "in another row": partial(exchanged, axis=1),
    "in another column": partial(exchanged, axis=0),
    "two of a row": partial(two_wrong, axis=0),
    "two of a column": partial(two_wrong, axis=1),
    "two anywhere": partial(two_wrong, axis=None),
    "total not updated": partial(not_updated, sums=("processed_total",)),
    "two totals not updated": partial(not_updated, sums=("new", "processed_total")),
    "no total updated": partial(not_updated, sums=("new", "granted", "processed_total")),
}


@pytest.mark.parametrize("slip", SLIPS)
@settings(max_examples=25, deadline=None)
@given(st.sampled_from(("2019", "2021")), st.integers(0, 2**32))
def test_a_slip_is_explained_rightly_or_not_at_all(slip: str, form: str, seed: int) -> None:
    right = consistent(form, seed)
    balances = balances_of(table_of(form, SLIPS[slip](right, random.Random(seed))))
    ledger = Ledger(balances)
    for broken in balances:
        if broken.verdict == FAIL and (found := ledger.corrections(broken)):
            assert any(right[at(one).row, at(one).column] == one.value for one in found)


@FEW
@given(st.sampled_from(("2019", "2021")), st.integers(0, 2**32), st.integers(1, 4), st.sampled_from((0, 0.02, 0.3)))
def test_a_correction_mends_what_it_says_and_breaks_nothing(form: str, seed: int, changes: int, blanks: float) -> None:
    figures = consistent(form, seed)
    chance = random.Random(seed)
    for place in chance.sample(sorted(figures), changes):
        figures[place] = chance.randrange(0, 60)
    for place in sorted(figures):
        if chance.random() < blanks:
            figures[place] = None
    before = balances_of(table_of(form, figures))
    for broken in before:
        if broken.verdict != FAIL:
            continue
        for correction in Ledger(before).corrections(broken):
            after = by_cells(applied(form, figures, correction))
            changes_of = [(verdict, after.get(key, OPEN)) for key, verdict in by_cells(before).items()]
            assert changes_of.count((FAIL, HOLDS)) >= correction.mended > 0
            assert not {(HOLDS, FAIL), (OPEN, FAIL)} & set(changes_of)


def small(figures: Mapping[str, int | None]) -> dict[str, Cell]:
    return {name: cell(name, value) for name, value in figures.items()}


def equation(cells: Mapping[str, Cell], total: str, *parts: str, op: str = "=") -> Balance:
    def one(name: str) -> Summand:
        return Summand(1, name, cells[name].value, cells[name])

    return Balance((one(total),), op, tuple(map(one, parts)))


def named(found: list[Correction]) -> Iterator[tuple[str, int, int]]:
    for correction in found:
        yield at(correction).row, int(correction.value), correction.mended


def test_a_figure_of_two_equations_explains_both() -> None:
    cells = small({"sum": 9, "a": 4, "b": 6, "whole": 11, "c": 1})
    first, second = equation(cells, "sum", "a", "b"), equation(cells, "whole", "sum", "c")
    assert list(named(Ledger([first, second]).corrections(first))) == [("sum", 10, 2)]
    assert list(named(Ledger([first, second]).corrections(second))) == [("sum", 10, 2)]


def test_a_figure_that_another_equation_confirms_is_not_blamed() -> None:
    cells = small({"sum": 9, "a": 4, "b": 6, "whole": 10, "c": 1})
    first, second = equation(cells, "sum", "a", "b"), equation(cells, "whole", "sum", "c")
    assert list(named(Ledger([first, second]).corrections(first))) == [("a", 3, 1), ("b", 5, 1)]


def test_a_correction_is_never_negative() -> None:
    cells = small({"sum": 2, "a": 1, "b": 6})
    broken = equation(cells, "sum", "a", "b")
    assert list(named(Ledger([broken]).corrections(broken))) == [("sum", 7, 1), ("b", 1, 1)]


def test_an_equation_that_holds_with_a_blank_is_not_broken() -> None:
    cells = small({"sum": 9, "a": 10, "b": 0, "whole": 9, "c": None})
    first, second = equation(cells, "sum", "a", "b"), equation(cells, "whole", "sum", "c")
    assert second.verdict == HOLDS
    assert list(named(Ledger([first, second]).corrections(first))) == [("a", 9, 1)]


def test_a_figure_may_change_where_an_inequality_still_holds() -> None:
    cells = small({"sum": 9, "a": 4, "b": 6, "most": 10})
    broken, within = equation(cells, "sum", "a", "b"), equation(cells, "sum", "most", op="<=")
    assert list(named(Ledger([broken, within]).corrections(broken))) == [("sum", 10, 1), ("a", 3, 1), ("b", 5, 1)]
