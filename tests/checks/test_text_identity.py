"""text_identity: what it says of each operator that a rule may use."""

from __future__ import annotations

import pytest

from gi_lint.checks.text_identity import TextIdentity
from tests.drafts import reports
from tests.drafts.writers import to_md
from tests.texts import linter

NAMES = {"received": "收到", "completed": "办结"}


@pytest.mark.parametrize(
    ("expect", "message"),
    [
        ("completed <= received", "文中办结 152，应不大于收到 146，相差 6"),
        ("received >= completed", "文中收到 146，应不小于办结 152，相差 6"),
        ("completed = received", "文中办结 152，不等于收到 146，相差 6"),
        ("received != completed", None),
    ],
)
def test_the_message_has_the_operator_of_the_rule(expect: str, message: str | None) -> None:
    draft = reports.report_2021().replace("全年办结144件", "全年办结152件")
    outcomes = TextIdentity(expect, NAMES).run(linter().read("年报.md", to_md(draft)))
    assert [outcome.message for outcome in outcomes if outcome.kind == "fail"] == ([message] if message else [])
