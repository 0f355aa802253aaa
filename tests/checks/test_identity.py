"""identity: several relations, conditions, levels, and rows that a table does not have."""

from __future__ import annotations

from typing import Any

import pytest

from gi_lint.check import FAIL, OPEN, Outcome, SettingError
from gi_lint.checks.identity import Identity
from gi_lint.report import Report
from tests.texts import report_with_table


def said(check: Identity, report: Report) -> list[tuple[str, str | None]]:
    """Kind and level of what a check reports; what holds is left out."""
    return [(outcome.kind, outcome.level) for outcome in check.run(report) if outcome.kind in (FAIL, OPEN)]


def made(expect: str | tuple[str, ...], **settings: Any) -> Identity:
    return Identity(**{"table": "t2", "each": "row", "expect": expect, **settings})


@pytest.mark.parametrize(
    ("previous", "change", "decisions", "kinds"),
    [
        ("3", "-3", "5", [FAIL]),
        ("3", "-3", "0", []),
        ("3", "-2", "5", []),
        ("3", "", "5", []),  # whether items are left is not known
        ("3", "-3", "", [OPEN]),
    ],
)
def test_a_relation_that_holds_under_a_condition(previous: str, change: str, decisions: str, kinds: list[str]) -> None:
    figures = {"licence.previous": previous, "licence.change": change, "licence.decisions": decisions}
    check = made("decisions = 0 where previous + change = 0")
    assert [kind for kind, _ in said(check, report_with_table("2019", "t2", figures))] == kinds


def test_a_condition_is_told_with_its_figures() -> None:
    figures = {"licence.previous": "3", "licence.change": "-3", "licence.decisions": "5"}
    outcome: Outcome
    (outcome,) = made("decisions = 0 where previous + change = 0").run(report_with_table("2019", "t2", figures))
    assert outcome.message.endswith("上一年项目数量 3 + 本年增/减 -3 = 0，处理决定数量 5，应等于 0")


def statistics(figures: dict[str, str], status: str = "read", **settings: Any) -> list[tuple[str, str | None]]:
    check = Identity(**{"table": "ts", "expect": "received.total = received.*", "missing": "left_out", **settings})
    return said(check, report_with_table("2014", "ts", figures, status))


def test_rows_that_are_not_printed_are_left_out() -> None:
    assert statistics({"received.total": "3", "received.fax": "1", "received.letter": "2"}) == []
    assert statistics({"received.total": "3", "received.fax": "1"}) == [(FAIL, None)]
    assert statistics({"received.total": "3"}) == []
    assert statistics({"received.fax": "3"}) == []
    assert statistics({"received.total": "3", "received.fax": "1"}, missing="open") == [(OPEN, None)]


def test_rows_that_were_not_read_are_open() -> None:
    assert statistics({"received.total": "3", "received.fax": "1"}, status="partial") == [(OPEN, None)]


def test_parts_of_a_part_are_not_counted_twice() -> None:
    figures = {"answered.total": "3", "answered.granted": "1", "answered.denied": "2", "answered.denied.privacy": "2"}
    assert statistics(figures, expect="answered.total = answered.*") == []


def test_a_relation_with_a_level_of_its_own() -> None:
    settings: dict[str, Any] = {
        "expect": ("review.total <= review.*",),
        "levels": {"error": ("review.total >= review.*",)},
    }
    assert statistics({"review.total": "1", "review.upheld": "2"}, **settings) == [(FAIL, "error")]
    assert statistics({"review.total": "2", "review.upheld": "1"}, **settings) == [(FAIL, None)]


@pytest.mark.parametrize("expect", ["new +", "new = 1 where", "new = 1 where old", "new"])
def test_what_is_no_relation(expect: str) -> None:
    with pytest.raises(SettingError):
        made(expect)


def carried(received: dict[str, str], **settings: Any) -> list[str]:
    """What is said of the total column of table three, of which the rows of the official identity are filled.

    `received` are the figures of the row of new requests, by column; its total is blank.
    """
    columns = ("natural", "business", "research", "charity", "legal_service", "other")
    figures = {f"new.{column}": received.get(column, "") for column in (*columns, "total")}
    figures |= {"carried_in.total": "1", "processed_total.total": "14", "carried_out.total": "2"}
    check = made("new + carried_in = processed_total + carried_out", table="t3", each="column", **settings)
    outcomes = check.run(report_with_table("2021", "t3", figures))
    return [outcome.message for outcome in outcomes if outcome.message and "总计列" in outcome.message]


def test_where_a_total_is_blank_its_row_is_added_up() -> None:
    filled = dict.fromkeys(("research", "charity", "legal_service", "other"), "0")
    assert carried({"natural": "12", "business": "3"}, total="total") == []
    assert "无法核对" in carried({"natural": "12", "business": "3"})[0]
    assert (
        "本年新收（自然人） 12 + 本年新收（商业企业） 2"
        in carried({"natural": "12", "business": "2", **filled}, total="total")[0]
    )
    assert "本年新收（商业企业）" in carried({"natural": "12"}, total="total")[0]  # what is blank may be three
    assert "无法核对" in carried({}, total="total")[0]


@pytest.mark.parametrize(
    ("expect", "expected", "actual"),
    [
        ("previous + change = decisions", "4", "5"),  # of a balance its two sides
        ("decisions = previous + change", "4", "5"),  # of a total what adds up, and what is printed
        ("decisions = previous", "3", "5"),
    ],
)
def test_what_is_expected_is_worked_out_and_what_is_actual_is_printed(expect: str, expected: str, actual: str) -> None:
    figures = {"licence.previous": "3", "licence.change": "1", "licence.decisions": "5"}
    (outcome,) = (one for one in made(expect).run(report_with_table("2019", "t2", figures)) if one.kind == FAIL)
    assert (outcome.expected, outcome.actual) == (expected, actual)


def test_a_relation_with_a_lost_figure_is_open() -> None:
    report = report_with_table("2019", "t2", {"licence.previous": "3", "licence.decisions": "5"}, "partial")
    assert said(made("previous + change = decisions"), report) == [(OPEN, None)]


def test_only_rows_of_a_group_are_left_out_of_a_sum() -> None:
    check = Identity("ts", "received.total = received.fax + received.online", missing="left_out")
    assert said(check, report_with_table("2014", "ts", {"received.total": "5", "received.fax": "3"})) == [(OPEN, None)]


def test_a_column_that_the_table_lacks_is_not_asked() -> None:
    check = Identity("t3", "new + carried_in = processed_total + carried_out", each="column")
    report = report_with_table("2021", "t3", {f"{row}.natural": "0" for row in ("new", "carried_in", "carried_out")})
    lacking = report.tables["t3"]._replace(missing_columns=tuple(report.tables["t3"].spec.columns[1:]))
    assert said(check, report._replace(tables={"t3": lacking})) == [(OPEN, None)]
