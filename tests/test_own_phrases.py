"""A domain expert compares a further number of the text with a table by YAML alone: a phrase and a cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from gi_lint.finding import Finding
from gi_lint.linter import Linter
from tests.command import gi_lint
from tests.drafts.reports import report_2021
from tests.drafts.writers import to_html

PACK = """\
id: licences
title: 示例市的补充规则
extends: "2021"
"""
PHRASES = """\
licences:                # 行政许可的决定，不是事项
  words: [行政许可|许可, 决定|办理]
  not: [事项, 申请, 清单]
nobody_punished:         # “均未处罚”：没有处罚
  words: [均未处罚, 检查]
  none: true
"""
RULES = """\
- id: ZX-01
  title: 文中行政许可的件数与表二相符
  level: warning
  basis: 示例市的要求
  why: 件数由政务服务部门提供。
  fix: 核对底数。
  text_matches_table:
    matches:
      licences: ["t2[licence, decisions]"]
      nobody_punished: ["t2[penalty, decisions]"]
    scopes: [本级]
  examples:
    - pass: {year: 2023, text: 全年作出行政许可决定12件。, t2: {licence.decisions: 12}}
    - pass: {year: 2023, text: 公布行政许可事项15件。, t2: {licence.decisions: 12}}
    - fail: {year: 2023, text: 全年作出行政许可决定15件。, t2: {licence.decisions: 12}}
      says: 相差 3
    - fail: {year: 2023, text: "对检查发现的问题责令改正，均未处罚。", t2: {penalty.decisions: 2}}
      says: 均未处罚
    - open: {year: 2023, text: 全年作出行政许可决定15件。, t2: {licence.decisions: ""}}
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("licences")
    for name, text in (("pack", PACK), ("phrases", PHRASES), ("text", RULES)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def findings(pack: Path, sentence: str) -> list[Finding]:
    draft = report_2021().with_section_text("六、", sentence)  # its table two has 15236 licences
    return [f for f in Linter(packs=[pack]).lint("年报.html", to_html(draft)).findings if f.rule == "ZX-01"]


def test_its_examples_hold(pack: Path) -> None:
    ran = gi_lint("test", pack)
    assert (ran.code, ran.err) == (0, "")
    assert "5 个例子" in ran.out


def test_a_number_that_differs_is_found_in_a_report(pack: Path) -> None:
    (finding,) = findings(pack, "全年作出行政许可决定15263件，收取信息处理费0元。")
    assert (finding.level, finding.expected, finding.actual) == ("warning", "15236", "15263")
    assert finding.location.quote == "全年作出行政许可决定15263件"


@pytest.mark.parametrize("sentence", ["全年办理行政许可15236件。", "公布行政许可事项318项。", "现有许可清单2件。"])
def test_what_agrees_or_speaks_of_something_else_is_silent(pack: Path, sentence: str) -> None:
    assert findings(pack, sentence) == []


def test_a_pack_may_reword_a_phrase_of_its_own_place(tmp_path: Path) -> None:
    """请求公开 for 申请公开: the entry of the same name is replaced, all rules that use it follow."""
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "phrases.yaml").write_text("received:\n  words: [接到, 公开请求]\n", encoding="utf-8")
    draft = report_2021().with_section_text("六、", "全年接到公开请求147件，收取信息处理费0元。")
    own, usual = (
        [f.actual for f in Linter(packs=packs).lint("年报.html", to_html(draft)).findings if f.rule == "X-01"]
        for packs in ([tmp_path], [])
    )
    assert (own, usual) == (["147"], [])


def test_marks_of_full_width_in_phrases_are_told(tmp_path: Path) -> None:
    """They would be letters of a word that stands in no text, so that nothing would be checked."""
    (tmp_path / "pack.yaml").write_text('id: 示例\ntitle: 示例\nextends: "2021"\n', encoding="utf-8")
    phrases = "licences:\n  words: [行政许可， 决定|办理]\npenalties:\n  words: [行政处罚, 决定｜办理]\n"
    (tmp_path / "phrases.yaml").write_text(phrases, encoding="utf-8")
    ran = gi_lint("test", tmp_path)
    assert ran.code == 2
    assert [line.rpartition("phrases.yaml:")[2] for line in ran.err.splitlines()] == [
        "1: licences: “行政许可， 决定|办理”；“，”是全角，请改为半角“,”",
        "3: penalties: “决定｜办理”；“｜”是全角，请改为半角“|”",
    ]
