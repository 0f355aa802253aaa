"""vertical_bodies: of whom a number is told, in the report of a body with offices below it."""

from __future__ import annotations

import pytest

from gi_lint.checks.vertical_bodies import BELOW, ITSELF, SYSTEM, is_on_all, told_of
from tests.texts import report_of


@pytest.mark.parametrize(
    ("text", "own", "told"),
    [
        ("全省税务系统收到申请9件。", "示例省税务局", SYSTEM),
        ("全省税务系统收到申请9件，省局收到申请4件。", "示例省税务局", ITSELF),
        ("全省税务系统引发复议9件，其中省局4件；诉讼5件。", "示例省税务局", SYSTEM),
        ("市局收到申请4件。", "示例省税务局", BELOW),
        ("市局收到申请4件。", "示例市税务局", ITSELF),
        ("示例市税务局收到申请4件。", "国家税务总局示例市税务局", ITSELF),
        ("各隶属海关收到申请4件。", "示例海关", BELOW),
        ("办结申请4件（含分支局2件）。", "示例海事局", SYSTEM),
        ("加强社区队伍建设，收到申请4件。", "示例省税务局", ""),
    ],
)
def test_of_whom_the_last_number_is_told(text: str, own: str, told: str) -> None:
    *_, claim = [claim for claim in report_of(text).claims if claim.sentence.folded.count("(") == 0 or claim.value == 4]
    assert told_of(claim, own) == told


def test_a_title_may_say_that_the_report_is_on_all() -> None:
    assert is_on_all("示例海关关区2023年政府信息公开工作年度报告")
    assert not is_on_all("示例海关2023年政府信息公开工作年度报告")
