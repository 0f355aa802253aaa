"""Accepting findings with a reason: by comments in the file, and by entries of the configuration."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from gi_lint.finding import Result
from gi_lint.linter import Linter, Options
from gi_lint.readers.comments import line_comment, markup_comments
from tests.command import gi_lint, rules
from tests.drafts.model import Draft
from tests.drafts.reports import report_2021
from tests.drafts.writers import TEXT_STYLES, to_docx, to_html, to_md, to_txt

SELECTED = ("T3-01", "T4-01", "S-01")
LINTER = Linter(Options(select=SELECTED))
MARKED = "<!-- gi-lint: accept T4-01 理由：复议机关口径不同，已核实 -->"
PLAIN = "gi-lint：接受 T4-01，理由：复议机关口径不同，已核实"
YESTERDAY, TOMORROW = (date.today() + timedelta(days=days) for days in (-1, 1))


def faulty() -> Draft:
    return report_2021().with_cell("t4", "review", "total", "99")


def lint(name: str, text: str, linter: Linter = LINTER) -> Result:
    return linter.lint(name, text.encode())


def ids(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings]


def before(text: str, words: str, comment: str) -> str:
    """The text with a comment on a line of its own before the line that holds some words."""
    at = text.rindex("\n", 0, text.index(words)) + 1
    return f"{text[:at]}\n{comment}\n\n{text[at:]}"


def texts() -> dict[str, str]:
    found = {"a.md": to_md(faulty()).decode(), "a.html": to_html(faulty()).decode()}
    return found | {f"{style}.txt": to_txt(faulty(), style).decode() for style in TEXT_STYLES}


def said(name: str) -> str:
    return PLAIN if name.endswith(".txt") else MARKED


@pytest.mark.parametrize("name", texts())
def test_without_comment_the_fault_is_told(name: str) -> None:
    assert ids(lint(name, texts()[name])) == ["T4-01"]


@pytest.mark.parametrize("name", texts())
def test_at_the_top_a_comment_is_for_the_file(name: str) -> None:
    result = lint(name, f"{said(name)}\n{texts()[name]}")
    assert result.findings == ()
    (accepted,) = result.suppressed
    assert (accepted.finding.rule, accepted.by) == ("T4-01", "comment")
    assert accepted.reason == "复议机关口径不同，已核实"


@pytest.mark.parametrize("name", texts())
def test_before_a_table_a_comment_is_for_the_table(name: str) -> None:
    text = texts()[name]
    place = {"a.md": "| 行政复议", "a.html": "行政复议</t"}.get(name, "行政复议")
    head = text[: text.index(place, text.index("四、政府信息公开行政复议") + 12)]
    head = head[: head.rindex("<table") if name == "a.html" else head.rindex("\n") + 1]
    comment = said(name) if name == "a.html" else f"\n{said(name)}\n\n" if name == "a.md" else f"{said(name)}\n"
    result = lint(name, head + comment + text[len(head) :])
    assert ids(result) == []
    assert [accepted.finding.rule for accepted in result.suppressed] == ["T4-01"]


@pytest.mark.parametrize("name", ["a.md", "a.html", "cells.txt"])
def test_before_another_paragraph_it_is_not_used(name: str) -> None:
    result = lint(name, before(texts()[name], "总体情况", said(name)))
    assert ids(result) == ["CFG-02", "T4-01"]
    note = next(finding for finding in result.findings if finding.rule == "CFG-02")
    assert note.level == "note" and "T4-01" in note.message and note.location.line


@pytest.mark.parametrize("name", ["a.md", "a.html", "cells.txt"])
def test_a_comment_is_no_text_of_the_report(name: str) -> None:
    plain = LINTER.read(name, texts()[name].encode())
    marked = LINTER.read(name, f"{said(name)}\n{before(texts()[name], '总体情况', said(name))}".encode())
    assert [p.text for p in plain.body] == [p.text for p in marked.body]
    assert len(marked.document.comments) == 2


PARAGRAPH = """\
# 示例市示例局2023年政府信息公开工作年度报告

本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。

## 一、总体情况

全年工作工作扎实开展，建立建立台账。

全年公开公开政府信息12条。

## 二、主动公开政府信息情况

见下表。
"""


def test_a_comment_before_a_paragraph() -> None:
    linter = Linter(Options(select=("W-01",)))
    everything = [finding.message for finding in lint("a.md", PARAGRAPH, linter).findings]
    assert len(everything) == 3
    text = before(PARAGRAPH, "全年工作工作", "<!-- gi-lint: accept W-01 理由：引用原文 -->")
    result = lint("a.md", text, linter)
    assert [finding.message for finding in result.findings] == everything[2:]
    assert len(result.suppressed) == 2


def test_several_rules_and_other_spellings() -> None:
    text = texts()["a.md"]
    for comment in (
        "<!-- gi-lint: accept T4-01、T3-01 理由：口径不同 -->",
        "<!--gi-lint：接受 T4-01, T3-01。理由: 口径不同-->",
        "<!-- gi-lint: ACCEPT T4-01 T3-01\n  reason: 口径不同\n-->",
    ):
        result = lint("a.md", f"{comment}\n{text}")
        assert ids(result) == ["CFG-02"], comment
        assert [accepted.reason for accepted in result.suppressed] == ["口径不同"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("accept T4-01", "没有写明接受 T4-01 的理由"),
        ("accept T4-01 理由：", "没有写明接受 T4-01 的理由"),
        ("accept T4-0l 理由：口径不同", "没有编号为“T4-0l”的规则"),
        ("accept t4-01 理由：口径不同", "是不是想写“T4-0"),
        ("accept 理由：口径不同", "看不懂"),
        ("ignore T4-01", "看不懂"),
        ("", "看不懂"),
        ("accept P-01 理由：口径不同", "P-01 是必查的规则"),
        ("accept P-02 理由：口径不同", "P-02 是必查的规则"),
    ],
)
def test_a_comment_that_cannot_work_is_an_error(said: str, words: str) -> None:
    for name, comment in (("a.md", f"<!-- gi-lint: {said} -->"), ("cells.txt", f"gi-lint：{said}")):
        result = lint(name, f"{comment}\n{texts()[name]}")
        assert sorted(ids(result)) == ["CFG-01", "T4-01"]
        fault = next(finding for finding in result.findings if finding.rule == "CFG-01")
        assert (fault.level, fault.location.line) == ("error", 1)
        assert words in fault.message
        assert not result.suppressed


def test_what_could_be_met_by_chance_is_no_comment() -> None:
    assert line_comment("本机关用 gi-lint：接受检查。", 1) is None
    assert line_comment("接受 T4-01，理由：口径不同", 1) is None
    assert markup_comments("<!-- 备注：gi-lint: accept T4-01 理由：x -->") == ()
    assert markup_comments("<!-- gi-lint: accept T4-01 理由：x") == ()


def test_rules_that_did_not_run_leave_nothing_unused() -> None:
    text = f"{MARKED}\n{to_md(report_2021()).decode()}"
    assert ids(lint("a.md", text)) == ["CFG-02"]
    for options in (Options(select=("S",)), Options(ignore=("T4",)), Options(levels=(("T4", "off"),))):
        assert ids(lint("a.md", text, Linter(options))) == []
    assert ids(lint("a.md", f"{MARKED.replace('T4-01', 'Y-01')}\n{text[len(MARKED) :]}")) == []
    assert ids(lint("a.md", f"{MARKED}\n# 示例市政府信息公开指南\n\n为方便公众，编制本指南。\n")) == ["P-02"]


def test_findings_about_acceptances_have_levels_too() -> None:
    text = f"{MARKED}\n{to_md(report_2021()).decode()}"
    assert ids(lint("a.md", text, Linter(Options(ignore=("CFG-02",))))) == []
    (finding,) = lint("a.md", text, Linter(Options(levels=(("CFG", "warning"),)))).findings
    assert finding.level == "warning"


# Entries of the configuration ------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.docx").write_bytes(to_docx(faulty()))
    return tmp_path


def accepted(folder: Path, **entry: Any) -> dict[str, Any]:
    """The result of a.docx under a configuration with one entry."""
    whole = {"file": "a.docx", "rule": "T4-01", "table": "t4", "reason": "口径不同", **entry}
    (folder / ".gi-lint.yaml").write_text(
        json.dumps({"select": SELECTED, "accept": [whole]}, ensure_ascii=False), encoding="utf-8"
    )
    ran = gi_lint("check", "--format", "json", "a.docx", cwd=folder)
    found: dict[str, Any] = ran.files["a.docx"]
    return found | {"code": ran.code}


def test_an_entry_names_a_cell(folder: Path) -> None:
    file = accepted(folder, row="review", column="total", approver="张三", expires=str(TOMORROW))
    assert (file["code"], file["findings"]) == (0, [])
    (suppressed,) = file["suppressed"]
    assert (suppressed["rule"], suppressed["reason"], suppressed["by"]) == ("T4-01", "口径不同", "config")
    assert "已接受 1" in gi_lint("check", "a.docx", cwd=folder).out.splitlines()[-1]


def test_an_entry_names_words(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(to_docx(report_2021().without_section("六、")))
    file = accepted(tmp_path, rule="S-01", table=None, words="other")
    assert "S-01" not in rules(file) and [one["rule"] for one in file["suppressed"]] == ["S-01"]


@pytest.mark.parametrize(
    "entry",
    [
        {"row": "review", "column": "upheld"},
        {"row": "suits", "column": "total"},
        {"row": "review", "column": "total", "kind": "open"},
        {"row": "review", "column": "total", "form": "2019"},
        {"row": "review", "column": "total", "occurrence": 2},
        {"rule": "T3-01", "table": "t3", "column": "natural"},
    ],
)
def test_an_entry_for_another_finding_is_unused(folder: Path, entry: dict[str, Any]) -> None:
    file = accepted(folder, **entry)
    assert (file["code"], sorted(rules(file)), file["suppressed"]) == (1, ["CFG-02", "T4-01"], [])
    note = next(finding for finding in file["findings"] if finding["rule"] == "CFG-02")
    assert ".gi-lint.yaml:1" in note["message"]


def test_an_entry_without_a_place_is_told_the_places(folder: Path) -> None:
    file = accepted(folder, table=None)
    note = next(finding for finding in file["findings"] if finding["rule"] == "CFG-02")
    assert note["message"].endswith("位置写作 table: t4, row: review, column: total")
    assert rules(accepted(folder, row="review", column="total")) == []


def test_an_entry_with_a_pattern_is_told_of_overrides(folder: Path) -> None:
    accepted(folder, file="*a*", row="review", column="total")
    told = gi_lint("check", "--format", "json", "a.docx", cwd=folder).files[".gi-lint.yaml"]["findings"]
    assert ["不用通配符" in finding["message"] for finding in told] == [True]


def test_an_entry_for_another_file_says_nothing_here(folder: Path) -> None:
    assert rules(accepted(folder, file="b.docx", row="review", column="total")) == ["T4-01"]


def test_an_entry_for_a_file_that_is_gone(folder: Path) -> None:
    (folder / "b.docx").write_bytes(to_docx(faulty()))
    entry = {"rule": "T4-01", "table": "t4", "row": "review", "column": "total", "reason": "口径不同"}
    files = ["a.docx", "b.docx", "c.docx"]
    config: dict[str, Any] = {
        "select": SELECTED,
        "accept": [{"file": file, **entry} for file in files],
        "overrides": [{"files": ["旧/*"], "accept": [{"file": "旧/d.docx", **entry}]}],
    }
    written = folder / ".gi-lint.yaml"
    written.write_text(json.dumps(config, ensure_ascii=False, indent=1), encoding="utf-8")
    ran = gi_lint("check", "--format", "json", "a.docx", cwd=folder)
    assert (ran.code, list(ran.files)) == (0, ["a.docx", ".gi-lint.yaml"])
    told = ran.files[".gi-lint.yaml"]["findings"]
    assert [(one["rule"], one["level"]) for one in told] == [("CFG-02", "note")] * 2
    lines = written.read_text(encoding="utf-8").splitlines()
    for one, file in zip(told, ["c.docx", "旧/d.docx"], strict=True):
        assert file in one["message"] and lines[one["location"]["line"]].endswith(f'"{file}",')
    assert ran.data["summary"] == {"files": 1, "error": 0, "warning": 0, "note": 2, "open": 0}
    page = gi_lint("check", "--format", "html", "a.docx", cwd=folder).out
    assert "检查 1 个文件" in page and "c.docx 已不存在" in page
    assert "不能显示原文" not in page and "不明" not in page
    stdin = to_docx(faulty())
    named = gi_lint("check", "--format", "json", "--stdin-filename", "c.docx", "-", cwd=folder, stdin=stdin)
    assert [file for one in named.files[".gi-lint.yaml"]["findings"] for file in files if file in one["message"]] == []
    written.write_text(json.dumps(config | {"ignore": ["CFG-02"]}, ensure_ascii=False), encoding="utf-8")
    assert list(gi_lint("check", "--format", "json", "a.docx", cwd=folder).files) == ["a.docx"]


def test_an_expired_entry_works_no_more(folder: Path) -> None:
    file = accepted(folder, row="review", column="total", expires=str(YESTERDAY))
    assert (file["code"], sorted(rules(file))) == (1, ["CFG-03", "T4-01"])
    note = next(finding for finding in file["findings"] if finding["rule"] == "CFG-03")
    assert note["level"] == "note" and str(YESTERDAY) in note["message"]


def test_an_entry_lasts_until_its_day(folder: Path) -> None:
    assert rules(accepted(folder, row="review", column="total", expires=str(date.today()))) == []


def test_an_entry_for_a_mandatory_rule_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    file = accepted(tmp_path, rule="P-01", table=None)
    assert (file["code"], sorted(rules(file)), file["suppressed"]) == (1, ["CFG-01", "P-01"], [])


def test_an_entry_in_an_override(folder: Path) -> None:
    entry = {"file": "a.docx", "rule": "T4-01", "table": "t4", "row": "review", "column": "total", "reason": "口径"}
    config = {"select": SELECTED, "overrides": [{"files": ["*.docx"], "accept": [entry]}]}
    (folder / ".gi-lint.yaml").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    assert gi_lint("check", "a.docx", cwd=folder).code == 0
