"""The examples that stand beside each rule, run as tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextvars import copy_context

from gi_lint.check import FAIL, OPEN, Outcome
from gi_lint.example_reports import report_of
from gi_lint.hints import Any
from gi_lint.language import CHINESE, in_use, labelled, say, use
from gi_lint.linter import Linter
from gi_lint.named import NamedTuple
from gi_lint.packs import RulePack
from gi_lint.plugins.names import told
from gi_lint.rule import PackError, Rule

PASS = "pass"
VERDICT_WORDS = {PASS: "通过", FAIL: "不通过", OPEN: "无法判定"}


class ExampleRun(NamedTuple):
    """What became of one example: what the rule `said`; `fault` is empty if that is what the example expects."""

    rule: str
    source: str
    number: int
    expected: str
    said: tuple[str, ...]
    fault: str


def examples_of(linter: Linter, pack: RulePack) -> Iterator[ExampleRun]:
    """Run every example of a pack's rules."""
    for rule in pack.rules:
        for number, example in enumerate(rule.examples, 1):
            expected = next(key for key in (PASS, FAIL, OPEN) if key in example)
            place = rule.place_of_example(number)
            given = (linter, pack, rule, example[expected] or {}, place)
            try:
                outcomes = copy_context().run(_in_chinese, *given)
                spoken = outcomes if in_use() == CHINESE else outcomes_of(*given)
                said = tuple(outcome.message for outcome in spoken if outcome.kind in (FAIL, OPEN))
                fault = _fault(rule, example, expected, outcomes)
            except PackError:
                raise
            except Exception as error:  # in a check of a plugin
                said, fault = (), say("检查时程序出错：{error}", error=told(error))
            yield ExampleRun(rule.id, place, number, expected, said, fault)


def outcomes_of(linter: Linter, pack: RulePack, rule: Rule, given: Mapping[str, Any], place: str) -> list[Outcome]:
    """What a rule sees in an example that stands at a place."""
    return linter.ask(rule, report_of(linter, pack, place, given))


def _in_chinese(linter: Linter, pack: RulePack, rule: Rule, given: Mapping[str, Any], place: str) -> list[Outcome]:
    """The same in Chinese, whatever the language in use: what an example says is to be found in it."""
    use(CHINESE)
    return outcomes_of(linter, pack, rule, given, place)


def _fault(rule: Rule, example: Mapping[str, Any], expected: str, outcomes: Sequence[Outcome]) -> str:
    """What is wrong with what a rule saw; `says` and `level` of an example are to be found in one outcome."""
    actual = next((kind for kind in (FAIL, OPEN) if any(outcome.kind == kind for outcome in outcomes)), PASS)
    seen = [outcome for outcome in outcomes if outcome.kind == actual]
    words = say("；").join(outcome.message for outcome in seen)
    if actual != expected:
        said = say("得到{verdict}", verdict=say(VERDICT_WORDS[actual]))
        return labelled(said, words or say("没有查出什么。例子里要有所查的单元格，或者所查部分的标题和正文"))
    says, level = example.get("says") or "", example.get("level")
    saying = [outcome for outcome in seen if says in outcome.message]
    if says and not saying:
        return labelled(say("说明中没有“{words}”", words=says), words)
    levels = sorted({outcome.level or rule.level for outcome in saying})
    if level and level not in levels:
        return labelled(say("级别不是“{level}”", level=level), say("、").join(levels) or words)
    return ""
