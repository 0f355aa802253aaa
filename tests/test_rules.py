"""The rules that come with the program: each carries its proof."""

from __future__ import annotations

import re
from contextvars import copy_context
from functools import cache

import pytest

from gi_lint import language
from gi_lint.examples import ExampleRun, examples_of
from gi_lint.linter import Linter
from gi_lint.packs import Rule


@cache
def linter() -> Linter:
    return Linter()


RULES: dict[str, Rule] = {
    f"{pack.id}/{rule.id}": rule for pack in linter().rulebook.packs for rule in pack.rules
}  # by pack and id: a pack may replace a rule of the one that it extends


def english_rules() -> dict[str, Rule]:
    language.use("en")
    return {f"{pack.id}/{rule.id}": rule for pack in Linter().rulebook.packs for rule in pack.rules}


ENGLISH = copy_context().run(english_rules)
EXAMPLES: dict[str, ExampleRun] = {
    f"{pack.id}/{run.rule}-{run.number}": run for pack in linter().rulebook.packs for run in examples_of(linter(), pack)
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name: str) -> None:
    assert EXAMPLES[name].fault == ""


@pytest.mark.parametrize("name", RULES)
def test_rule_is_complete(name: str) -> None:
    rule = RULES[name]
    assert rule.title and rule.basis and rule.why and rule.fix
    assert rule.level in ("error", "warning", "note")
    verdicts = {verdict for example in rule.examples for verdict in ("pass", "fail", "open") if verdict in example}
    assert {"pass", "fail"} <= verdicts


def test_every_pack_has_a_rule_for_some_form() -> None:
    listed = {rule.id for rule, forms in linter().rulebook.all_rules() if forms}
    assert {rule.id for rule in RULES.values()} <= listed


@pytest.mark.parametrize("name", RULES)
def test_rule_speaks_english(name: str) -> None:
    chinese, english = RULES[name], ENGLISH[name]
    for said, meant in ((english.title, chinese.title), (english.why, chinese.why), (english.fix, chinese.fix)):
        assert said != meant
        assert re.search("[a-z]{2}", said)
    assert (english.basis != chinese.basis) == (chinese.basis != "{notice}")
    assert not re.search("推断|含义", english.basis)
