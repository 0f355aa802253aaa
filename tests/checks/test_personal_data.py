"""personal_data, with the words of W-06. All numbers are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.checks.personal_data import is_identity_number
from tests.texts import outcomes, quotes, rule_check

CHECK = rule_check("W-06")
NUMBER = "110101199003070134"


def test_check_digit() -> None:
    assert is_identity_number(NUMBER)
    others = [NUMBER[:17] + digit for digit in "0123456789X" if digit != NUMBER[17]]
    assert not any(map(is_identity_number, others))
    assert not is_identity_number("110101199013070134")  # no thirteenth month
    assert not is_identity_number("990101199003070134")  # no such region


@settings(deadline=None)
@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_seen(at: int, add: int) -> None:
    wrong = NUMBER[:at] + str((int(NUMBER[at]) + add) % 10) + NUMBER[at + 1 :]
    assert not is_identity_number(wrong)


@pytest.mark.parametrize(
    ("text", "quote"),
    (
        (f"申请人身份证号为{NUMBER}。", NUMBER),
        ("申请人身份证号为１１０１０１１９９００３０７０１３４。", "１１０１０１１９９００３０７０１３４"),
        ("申请人李某（13912345678）申请公开征地信息。", "13912345678"),
        ("申请人李某，联系电话：139-1234-5678，申请公开。", "139-1234-5678"),
        ("村民来访留下号码139 1234 5678。", "139 1234 5678"),
        ("已答复15912345678的申请", "15912345678"),
        ("身份证号码：110101199003070135", "110101199003070135"),
    ),
)
def test_personal_number(text: str, quote: str) -> None:
    assert quotes(CHECK, text) == [quote]


@pytest.mark.parametrize(
    "lines",
    (
        ("联系人：张先生，联系电话：13912345678。",),
        ("联系方式：", "13912345678"),
        ("方便群众联系，电话：13912345678。", "13912345678（政务公开办公室电话）"),
        ("咨询热线13912345678、0690-6120318，传真0690-6120319，邮箱13912345678@example.cn。",),
        ("全年减免13912345678元，阅读量13912345678次，编号SL13912345678，文号13912345678/2，13912345678.5。",),
        ("统一社会信用代码11320100012345678K，账号6222021234567890123，电话12345。",),
        ("110101199003070135不是号码。", "电话：01086921770。", "12345678901"),
        ("",),
    ),
)
def test_no_personal_number(lines: tuple[str, ...]) -> None:
    assert quotes(CHECK, *lines) == []


def test_the_message_does_not_repeat_the_number() -> None:
    (outcome,) = outcomes(CHECK, f"申请人身份证号为{NUMBER}。")
    assert NUMBER not in outcome.message
    assert "110101********0134" in outcome.message
    assert outcome.key == "身份证号码"
