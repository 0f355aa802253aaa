"""What the cells of a table add up to: blanks, lost rows, blank totals, and the sum as it is spelt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gi_lint.cell_sums import CellSum, evaluate, parse_sum
from gi_lint.expression import ExpressionError
from tests.texts import report_with_table

ANSWERED = "t3[granted, total] + t3[partly_granted, total]"
RECEIVED_LESS = "t3[new, total] - t3[carried_in, total]"


def summed(text: str, figures: dict[str, str], status: str = "read") -> CellSum | None:
    return evaluate(report_with_table("2021", "t3", figures, status), parse_sum(text))


@pytest.mark.parametrize(
    ("text", "figures", "known", "open"),
    [
        (ANSWERED, {"granted.total": "5", "partly_granted.total": "1"}, 6, False),
        (ANSWERED, {"granted.total": "5", "partly_granted.total": ""}, 5, True),
        (RECEIVED_LESS, {"new.total": "5", "carried_in.total": "2"}, 3, False),
        (
            "t3[new, total]",
            {"new.total": "", "new.natural": "3", "new.business": "1", "granted.natural": "7"},
            4,
            False,
        ),
        ("t3[new, total]", {"new.total": "", "new.natural": "3", "new.business": ""}, 3, True),
        ("t3[new, total]", {"new.total": "", "new.natural": "", "new.business": ""}, 0, True),
        ("t3[new, natural]", {"new.natural": "", "new.business": "1", "new.total": "1"}, 0, True),
        ("t3[other.*, total]", {"other.rest.total": "2", "other.unpaid_fee.total": "1"}, 3, True),
    ],
)
def test_a_sum(text: str, figures: dict[str, str], known: int, open: bool) -> None:
    found = summed(text, figures)
    assert found is not None
    assert (found.known, found.open) == (Decimal(known), open)


def test_a_row_that_the_table_lacks_may_hold_any_number_and_one_that_is_lost_is_not_summed() -> None:
    report = report_with_table("2021", "t3", {"granted.total": "5"})
    assert evaluate(report, parse_sum(ANSWERED)) is None
    lacking = report.tables["t3"]._replace(missing_rows=("partly_granted",))
    found = evaluate(report._replace(tables={"t3": lacking}), parse_sum(ANSWERED))
    assert found is not None
    assert (found.known, found.open) == (Decimal(5), True)


def test_a_table_that_is_not_there_has_no_sums() -> None:
    assert summed("t2[normative, made]", {"granted.total": "1"}) is None
    assert summed("t3[granted, total]", {"granted.total": "1"}, "unreadable") is None


@pytest.mark.parametrize(
    ("text", "figures", "allowed"),
    [
        (ANSWERED, {"granted.total": "5", "partly_granted.total": "1"}, {6}),
        (ANSWERED, {"granted.total": "5", "partly_granted.total": ""}, {5, 6, 7}),  # a blank only adds
        (RECEIVED_LESS, {"new.total": "5", "carried_in.total": ""}, {3, 4, 5, 6, 7}),
    ],
)
def test_what_blanks_allow(text: str, figures: dict[str, str], allowed: set[int]) -> None:
    found = summed(text, figures)
    assert found is not None
    assert {value for value in range(3, 8) if found.allows(Decimal(value))} == allowed


@pytest.mark.parametrize(
    ("text", "figures", "most_blanks", "spelt"),
    [
        ("t3[new, total]", {"new.total": "5"}, 0, "本年新收 5"),
        ("t3[new, natural]", {"new.natural": " 5 "}, 0, "本年新收（自然人） 5"),
        (RECEIVED_LESS, {"new.total": "5", "carried_in.total": "2"}, 0, "本年新收 5 - 上年结转 2 = 3"),
        (ANSWERED, {"granted.total": "5", "partly_granted.total": "0"}, 0, "予以公开 5"),
        (ANSWERED, {"granted.total": "0", "partly_granted.total": "0"}, 0, "予以公开 0"),
        (ANSWERED, {"granted.total": "", "partly_granted.total": ""}, 0, "予以公开 空白 + 部分公开 空白 = 0"),
        (ANSWERED, {"granted.total": "5", "partly_granted.total": ""}, 0, "予以公开 5（另有 1 格空白）"),
        (ANSWERED, {"granted.total": "5", "partly_granted.total": ""}, 1, "予以公开 5 + 部分公开 空白 = 5"),
    ],
)
def test_a_sum_is_spelt(text: str, figures: dict[str, str], most_blanks: int, spelt: str) -> None:
    found = summed(text, figures)
    assert found is not None
    assert found.spelt(report_with_table("2021", "t3", figures), most_blanks) == spelt


@pytest.mark.parametrize("text", ["new", "t3[new, total] + 1", "t3[new, total] + carried_in"])
def test_a_sum_is_one_of_cells(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_sum(text)
