"""pattern: what rule authors may ask of the text, and what their patterns may not do to a run."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from gi_lint.check import FAIL, OPEN, Outcome, SettingError
from gi_lint.checks import pattern
from gi_lint.checks.pattern import Pattern
from gi_lint.document import Location
from tests.limits import bounded_time
from tests.texts import outcomes, quotes, report_of

LINES = ("示例市2023年政府信息公开工作年度报告", "本报告由某科室编制。", "一、总体情况", "某日某科室办理。", "没有。")


def made(find: str, **settings: Any) -> Pattern:
    return Pattern(find, **{"message": "有“{match}”", "trusted": True, **settings})


@pytest.mark.parametrize("trusted", (True, False))
def test_one_finding_a_paragraph(trusted: bool) -> None:
    first, second = outcomes(made("某.", trusted=trusted), *LINES)
    assert (first.kind, first.message, first.location.line, first.location.quote) == (FAIL, "有“某科”", 2, "某科")
    assert (second.message, second.location.quote) == ("有“某日”（共 2 处）", "某日")
    assert [place.quote for place in second.related] == ["某科"]


@pytest.mark.parametrize("trusted", (True, False))
def test_one_finding_a_document(trusted: bool) -> None:
    (outcome,) = outcomes(made("某.", per="document", trusted=trusted), *LINES)
    assert outcome.message == "有“某科”（共 3 处）"
    assert [place.line for place in outcome.related] == [4, 4]


@pytest.mark.parametrize("trusted", (True, False))
def test_unless_excuses_what_lies_within_it(trusted: bool) -> None:
    assert quotes(made("某.", unless="某科室", trusted=trusted), *LINES) == ["某日"]
    assert quotes(made("某.室?", unless="某", trusted=trusted), *LINES) == ["某科室", "某日"]


def test_where() -> None:
    report = report_of(*LINES, headings=2, title=LINES[0], title_location=Location(line=1))

    def found(where: str, find: str = "某.") -> list[str | None]:
        return [outcome.location.quote for outcome in made(find, where=where).run(report)]

    assert found("title") == []
    assert found("title", "20..") == ["2023"]
    assert found("introduction") == ["某科"]
    assert found("overview") == ["某日"]
    assert found("problems") == []
    assert found("body") == ["某科", "某日"]
    assert list(made("某", where="title").run(report._replace(facts=report.facts._replace(title=None)))) == []


def test_words_spare_the_pattern() -> None:
    assert quotes(made("某.", words=("某日",)), *LINES) == ["某日"]
    assert quotes(made("某.", words=("某年",)), *LINES) == []


def test_an_empty_match_is_none() -> None:
    assert quotes(made("某*"), "没有") == []


def test_a_long_match_is_shortened_in_the_message() -> None:
    (outcome,) = outcomes(made("某+"), "某" * 50)
    assert outcome.message == f"有“{'某' * 19}…”"
    assert outcome.location.quote == "某" * 50


@pytest.mark.parametrize("key", ("find", "unless"))
def test_a_wrong_pattern_is_the_author_s_error(key: str) -> None:
    with pytest.raises(SettingError) as error:
        made("(某" if key == "find" else "某", trusted=False, unless="(某" if key == "unless" else "")
    assert error.value.key == key
    assert "不是正则表达式：圆括号没有成对（missing )" in str(error.value)


@pytest.mark.parametrize(
    ("pattern", "slip"),
    [("[某", "方括号没有成对"), ("某)", "圆括号"), ("*某", "之前没有"), ("某**", "连在一起"), ("某\\", "bad escape")],
)
def test_slips_in_a_pattern_are_told_in_words(pattern: str, slip: str) -> None:
    with pytest.raises(SettingError, match=slip):
        made(pattern, trusted=False)


HOSTILE = (
    r"(a+)+b",
    r"(a|a)*b",
    r"(a*)*b",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    r"(?:a?){60}a{60}b",
    r"(.*)(.*)(.*)(.*)(.*)=",
)


@pytest.mark.parametrize("find", HOSTILE)
def test_a_hostile_pattern_is_stopped(find: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "TIME_LIMIT", 0.1)
    with bounded_time():
        found = outcomes(Pattern(find, "有"), *["a" * 5000] * 20)
    assert all(outcome.kind in (FAIL, OPEN) for outcome in found)
    assert [outcome for outcome in found if outcome.kind == FAIL] == []


def test_a_stopped_pattern_leaves_the_question_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "TIME_LIMIT", 0.1)
    found = outcomes(Pattern(r"(a|aa)+$", "有"), "全年公开。", "a" * 5000 + "b")
    assert [outcome.kind for outcome in found] == [OPEN]
    assert "没有查完" in found[0].message
    assert found[0].location.line == 2


def test_what_was_found_before_the_stop_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "TIME_LIMIT", 0.1)
    check = Pattern(r"某|(a|aa)+$", "有", per="document")
    kinds: list[Outcome] = outcomes(check, "某", "a" * 5000 + "b")
    assert sorted(outcome.kind for outcome in kinds) == [FAIL, OPEN]


def test_a_hostile_excuse_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "TIME_LIMIT", 0.1)
    found = outcomes(Pattern("b", "有", unless=r"(a|aa)+$"), "a" * 5000 + "b")
    assert [outcome.kind for outcome in found] == [OPEN]


def test_our_own_patterns_need_no_regex() -> None:
    kept = sys.modules.pop("regex", None)
    try:
        assert quotes(made("某."), "某日") == ["某日"]
        assert "regex" not in sys.modules
    finally:
        if kept is not None:
            sys.modules["regex"] = kept
