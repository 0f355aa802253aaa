"""The rules that come with the program: each carries its proof."""

from __future__ import annotations

import json
import re
from contextvars import copy_context

import pytest

from gi_lint import language
from gi_lint.examples import ExampleRun, examples_of
from gi_lint.linter import Linter
from gi_lint.rule import Rule
from tests.texts import linter


def rules_of(linter: Linter) -> dict[str, Rule]:
    """The rules by pack and id: a pack may replace a rule of the one that it extends."""
    return {f"{pack.id}/{rule.id}": rule for pack in linter.rulebook.packs for rule in pack.rules}


def english_rules() -> dict[str, Rule]:
    language.use("en")
    return rules_of(Linter())


def with_levels(rule: Rule) -> Rule:
    """A rule whose failing examples all state a level: its own, where they state none."""
    examples = [{"level": rule.level, **example} if "fail" in example else example for example in rule.examples]
    return rule._replace(kept_examples=json.dumps(examples).encode())


RULES = rules_of(linter())
ENGLISH = copy_context().run(english_rules)
PACKS = [pack._replace(rules=tuple(map(with_levels, pack.rules))) for pack in linter().rulebook.packs]
EXAMPLES: dict[str, ExampleRun] = {
    f"{pack.id}/{run.rule}-{run.number}": run for pack in PACKS for run in examples_of(linter(), pack)
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name: str) -> None:
    assert EXAMPLES[name].fault == ""


def test_every_pack_has_a_rule_for_some_form() -> None:
    listed = {rule.id for rule, forms in linter().rulebook.all_rules() if forms}
    assert {rule.id for rule in RULES.values()} <= listed


@pytest.mark.parametrize("name", RULES)
def test_rule_speaks_english(name: str) -> None:
    chinese, english = RULES[name].words, ENGLISH[name].words
    for said, meant in ((english.title, chinese.title), (english.why, chinese.why), (english.fix, chinese.fix)):
        assert said != meant
        assert re.search("[a-z]{2}", said)
    assert (english.basis != chinese.basis) == (chinese.basis != "{notice}")
    assert not re.search("推断|含义", english.basis)
