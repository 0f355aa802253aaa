"""The command as its users meet it: exit codes, outputs, options, and files that are no reports."""

from __future__ import annotations

import codecs
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from examples.build_reports import FAULTS, Fault, faulty_report
from gi_lint import __version__
from gi_lint.finding import LEVELS
from gi_lint.plugins import Plugins
from gi_lint.text import columns
from tests.command import EXAMPLES, INSTALLED, MODULE, Ran, environment, facts, gi_lint, rules, shown_on
from tests.drafts import reports
from tests.drafts.writers import TEXT_STYLES, to_docx, to_html, to_md, to_txt
from tests.planting import new_findings
from tests.province import RULE, pack

CLEAN = EXAMPLES / "clean-2023.txt"
FAULTY = EXAMPLES / "faulty-2024.txt"
WINDOWS = sys.platform == "win32"
ESCAPE = "\x1b["
CHINESE = re.compile(r"[一-鿿]")


def check(*arguments: str | Path, cwd: Path | None = None, variables: Mapping[str, str] | None = None) -> Ran:
    return gi_lint("check", *arguments, cwd=cwd, variables=variables)


def check_json(*arguments: str | Path, variables: Mapping[str, str] | None = None) -> Ran:
    return check("--format", "json", *arguments, variables=variables)


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target)
    except OSError as error:
        pytest.skip(f"this system makes no symbolic links here: {error}")


# Exit codes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("program", [INSTALLED, MODULE], ids=["gi-lint", "python -m gi_lint"])
def test_both_ways_to_start(program: tuple[str, ...]) -> None:
    assert gi_lint("--version", program=program) == (0, f"gi-lint {__version__}\n", "")
    assert gi_lint("check", CLEAN, program=program).code == 0
    assert gi_lint("check", FAULTY, program=program).code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such names on Windows")
def test_a_file_whose_own_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    for name in ("年报*.txt", "年报1.txt"):
        shutil.copy(CLEAN, tmp_path / name)
    assert list(check("--format", "json", "年报*.txt", cwd=tmp_path).files) == ["年报*.txt"]


def test_a_pattern_that_no_shell_has_written_out_names_its_files(tmp_path: Path) -> None:
    for name in ("[甲]1.txt", "[甲]2.txt", "乙1.txt", "~$甲1.txt", ".甲1.txt", "年/丙1.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(CLEAN, tmp_path / name)
    for pattern, names in {
        "*.txt": ["[甲]1.txt", "[甲]2.txt", "乙1.txt"],
        "[甲]?.txt": ["[甲]1.txt", "[甲]2.txt"],
        "*/丙?.txt": ["丙1.txt"],
        "年?": [],
        "?": ["丙1.txt"],
    }.items():
        ran = check("--format", "json", pattern, cwd=tmp_path)
        assert (list(ran.files), ran.code, pattern in ran.err) == (names, 0 if names else 2, not names)
    ran = check("--format", "json:乙1.txt", "*.txt", cwd=tmp_path)
    assert (ran.code, ran.out, "乙1.txt" in ran.err) == (2, "", True)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "error"), 1),
        (("--fail-on", "never"), 0),
        (("--select", "N-02"), 0),
        (("--select", "N-02", "--fail-on", "error"), 0),
        (("--select", "N-02", "--fail-on", "warning"), 1),
        (("--select", "N-02", "--fail-on", "note"), 1),
        (("--select", "N-02", "--fail-on", "never"), 0),
        (("--select", "T4-01,N-02"), 1),
        (("--select", "T4-01,N-02", "--ignore", "T4"), 0),
    ],
)
def test_findings_at_or_above_the_level_give_1(options: tuple[str, ...], code: int) -> None:
    assert check(*options, FAULTY).code == code


def test_what_cannot_be_decided_never_fails(tmp_path: Path) -> None:
    draft = reports.report_2021().with_cell("t4", "review", "total", "")
    (tmp_path / "a.docx").write_bytes(to_docx(draft))
    ran = check_json("--select", "T4-01", "--fail-on", "note", tmp_path / "a.docx")
    (finding,) = ran.files["a.docx"]["findings"]
    assert (ran.code, finding["rule"], finding["kind"], finding["level"]) == (0, "T4-01", "open", "error")
    assert ran.data["summary"] == {"files": 1, "error": 0, "warning": 0, "note": 0, "open": 1}


def test_missing_path_gives_2_and_the_others_are_shown(tmp_path: Path) -> None:
    too_long = "长" * 300 + ".docx"
    ran = check_json(tmp_path / "没有.docx", FAULTY, tmp_path / "没有.docx", too_long, "", CLEAN)
    assert ran.code == 2
    assert list(ran.files) == [FAULTY.name, CLEAN.name]
    assert rules(ran.files[FAULTY.name])
    lines = ran.err.splitlines()
    assert len(lines) == 3
    assert all("没有这个文件" in line for line in lines)
    assert "没有.docx" in lines[0] and too_long in lines[1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("示例县2023年年报(送审稿).docx", "，是不是想写“示例县2023年年报（送审稿）.docx”？"),
        ("示例县2023年年报（送审稿）.doc", "，是不是想写“示例县2023年年报（送审稿）.docx”？"),
        ('"示例县2023年年报（送审稿）.docx"', "，是不是想写“示例县2023年年报（送审稿）.docx”？"),
        ("示例县2023年年报（送审稿）", "，是不是想写“示例县2023年年报（送审稿）.docx”？"),
        ("年报", "，是不是想写“年报.docx”？"),  # as Windows shows it, without what it ends in
        ("https://www.shili.example/示例县.html", "；gi-lint 不联网，请先把网页存为文件"),
        ("没有/a.txt", ""),
    ],
)
def test_what_a_missing_path_may_have_been_meant_for(tmp_path: Path, typed: str, said: str) -> None:
    for name in ("示例县2023年年报（送审稿）.docx", "年报.docx"):
        shutil.copy(CLEAN, tmp_path / name)
    assert check(typed, cwd=tmp_path).err == f"gi-lint: 没有这个文件或文件夹：{typed}{said}\n"


def test_a_path_without_a_command_is_told_how_to_check_it() -> None:
    assert gi_lint("年报.docx").err.endswith("；检查文件请写 gi-lint check 年报.docx（用法见 gi-lint --help）\n")


def test_a_name_that_breaks_lines_breaks_none(tmp_path: Path) -> None:
    if WINDOWS:
        pytest.skip("no such names there")
    shutil.copy(FAULTY, tmp_path / "某\n县.docx")
    ran = check("--quiet", ".", cwd=tmp_path)
    assert all(line.startswith("某\\n县.docx") for line in ran.out.splitlines()[:-1])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check",), "路径"),
        (("check", "--format", "odd", CLEAN), "text"),
        (("check", "--select", "T3,QQ", CLEAN), "QQ"),
        (("check", "--select", "t3", CLEAN), "是不是想写“T3”？"),
        (("rules", "t3-01"), "是不是想写“T3-01”？"),
        (("rules", "x-01"), "是不是想写“X-01”？"),
        (("check", "--ignore", "QQ-01", CLEAN), "QQ-01"),
        (("check", "--template", "2020", CLEAN), "2019"),
        (("check", "--year", "去年", CLEAN), "去年"),
        (("check", "--year", "0000", CLEAN), "0000"),
        (("check", "--year", "9999", CLEAN), "9999"),
        (("check", "--fail-on", "odd", CLEAN), "never"),
        (("check", "--pack", "no-such-pack", CLEAN), "no-such-pack"),
        (("check", "-"), "--stdin-filename"),
        (("rules", "T3-01", "QQ-01"), "QQ-01"),
        (("inspect", "--template", "2020", CLEAN), "2019"),
        (("inspect", "no-such-file.docx"), "no-such-file.docx"),
        (("test", "no-such-pack"), "no-such-pack"),
        (("no-such-command",), "no-such-command"),
        (("--no-such-option",), "--no-such-option"),
    ],
)
def test_usage_errors_give_2_and_say_why(arguments: tuple[str | Path, ...], message: str) -> None:
    ran = gi_lint(*arguments)
    assert ran.code == 2
    assert message in ran.err
    assert "错误 0" not in ran.out


@pytest.mark.skipif(WINDOWS, reason="a folder in use cannot be deleted there")
@pytest.mark.parametrize(
    "arguments", [("check", CLEAN), ("check", "--show-config", "a"), ("rules",), ("test",), ("completion", "bash")]
)
def test_a_current_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str | Path, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.rmdir()
    ran = gi_lint(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "gi-lint: 当前文件夹已被删除或无法打开，请换到别的文件夹再运行\n"
    assert gi_lint(*arguments, variables={"GI_LINT_LANG": "en"}).err.startswith("gi-lint: the current folder")


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("table: t4", "table: 表四", "'t4'"),
        ("level: note", "level: NOTE", "'note'"),
        ("{t4: {review.pending: 0}}", "{t4: {review.尚未审结: 0}}", "“review.pending”"),
        ("{t4: {review.pending: 0}}", "{t4: {行政复议.pending: 0}}", "“review.pending”"),
        (
            "identity:\n    table: t4\n    each: row\n    expect: pending = 0",
            "section_length: {section: 总体情况, most: 9}",
            "'overview'",
        ),
    ],
)
def test_a_rule_that_names_what_the_form_prints_is_told_the_id(tmp_path: Path, old: str, new: str, meant: str) -> None:
    ran = gi_lint("test", pack(tmp_path / "本省规则", RULE.replace(old, new, 1)))
    assert (ran.code, ran.out) == (2, "") and meant in ran.err


def test_a_folder_above_a_pack_is_told_where_the_pack_is(tmp_path: Path) -> None:
    pack(tmp_path / "本省规则")
    for command in (("test", "."), ("check", "--pack", ".", CLEAN)):
        ran = gi_lint(*command, cwd=tmp_path)
        assert (ran.code, ran.err.rstrip()[-6:]) == (2, "如 本省规则")


def test_without_a_command_the_help_is_shown() -> None:
    ran = gi_lint()
    assert ran.code == 0
    assert all(word in ran.out for word in ("check", "rules", "inspect", "test"))


# JSON ------------------------------------------------------------------------------------------------------

Types = Mapping[str, tuple[type, ...]]
NONE = type(None)
TEXT: tuple[type, ...] = (str,)
MAYBE_TEXT: tuple[type, ...] = (str, NONE)
MAYBE_COUNT: tuple[type, ...] = (int, NONE)
FILE: Types = {
    "path": TEXT,
    "template": MAYBE_TEXT,
    "template_used": MAYBE_TEXT,
    "year": MAYBE_COUNT,
    "agency": MAYBE_TEXT,
    "agency_level": TEXT,
    "findings": (list,),
    "suppressed": (list,),
    "remarks": (list,),
}
FINDING: Types = {
    **dict.fromkeys(("rule", "level", "kind", "title", "message", "basis", "fix", "fingerprint"), TEXT),
    **dict.fromkeys(("expected", "actual", "suggestion"), MAYBE_TEXT),
    "location": (dict,),
    "related": (list,),
    "operands": (list,),
}
LOCATION: Types = {
    **dict.fromkeys(("line", "column", "page"), MAYBE_COUNT),
    **dict.fromkeys(("section", "table", "row", "column_id", "row_label", "column_label", "quote"), MAYBE_TEXT),
}
OPERAND: Types = {"name": TEXT, "text": TEXT, "value": MAYBE_TEXT, "location": (dict,)}
SUMMARY: Types = dict.fromkeys(("files", "error", "warning", "note", "open"), (int,))


def has(data: Any, types: Types) -> bool:
    """Whether an object has every key of the contract with a value of its type; further keys may be added."""
    return all(key in data and type(data[key]) in allowed for key, allowed in types.items())


def locations(finding: Any) -> Iterator[Any]:
    """All places that a finding names."""
    yield finding["location"]
    yield from finding["related"]
    yield from (operand["location"] for operand in finding["operands"])


def test_json_keeps_its_contract(tmp_path: Path) -> None:
    opened = reports.report_2021().with_cell("t4", "review", "total", "")
    (tmp_path / "开放.docx").write_bytes(to_docx(opened))
    (tmp_path / "坏.docx").write_bytes(b"")
    ran = check_json(EXAMPLES, tmp_path)
    data = ran.data
    assert list(data) == ["version", "tool", "files", "summary"]
    assert (data["version"], data["tool"]) == (1, {"name": "gi-lint", "version": __version__})
    assert len(data["files"]) == 8
    for file in data["files"]:
        assert has(file, FILE)
        assert file["agency_level"] in ("government", "department", "township", "other")
        assert file["suppressed"] == []
        for finding in file["findings"]:
            assert has(finding, FINDING)
            assert finding["level"] in ("error", "warning", "note")
            assert finding["kind"] in ("fail", "open")
            assert all(has(operand, OPERAND) for operand in finding["operands"])
            for place in locations(finding):
                assert has(place, LOCATION)
                assert all(place[key] is None or place[key] >= 1 for key in ("line", "column", "page"))
        fingerprints = [finding["fingerprint"] for finding in file["findings"]]
        assert len(set(fingerprints)) == len(fingerprints)
    findings = [finding for file in data["files"] for finding in file["findings"]]
    failed = [finding["level"] for finding in findings if finding["kind"] == "fail"]
    assert has(data["summary"], SUMMARY)
    assert data["summary"] == {
        "files": 8,
        "error": failed.count("error"),
        "warning": failed.count("warning"),
        "note": failed.count("note"),
        "open": sum(finding["kind"] == "open" for finding in findings),
    }
    assert data["summary"]["error"] and data["summary"]["warning"] and data["summary"]["open"]


def test_json_of_one_finding() -> None:
    ran = check_json("--select", "T4-01", FAULTY)
    file = ran.files[FAULTY.name]
    assert (file["template"], file["template_used"], file["year"]) == ("2021", "2021", 2024)
    assert (file["agency"], file["agency_level"]) == ("示例区人民政府", "government")
    (finding,) = file["findings"]
    assert (finding["rule"], finding["level"], finding["kind"]) == ("T4-01", "error", "fail")
    assert (finding["expected"], finding["actual"]) == ("7", "6")
    place = finding["location"]
    assert (place["table"], place["row"], place["column_id"]) == ("t4", "review", "total")
    operands = {operand["name"]: operand["value"] for operand in finding["operands"]}
    assert operands["review.other"] == "2"
    assert "30号" in finding["basis"] and finding["fix"]


def test_something_missing_has_no_quote() -> None:
    (finding,) = check_json("--select", "S-01", FAULTY).files[FAULTY.name]["findings"]
    assert finding["location"]["quote"] is None
    assert finding["location"]["section"] == "other"


def windows_lines(text: bytes) -> bytes:
    return text.replace(b"\n", b"\r\n")


ENCODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "utf-8": ("utf-8", bytes),
    "crlf": ("utf-8", windows_lines),
    "mark": ("utf-8-sig", lambda text: codecs.BOM_UTF8 + windows_lines(text)),
    "gb18030": ("gb18030", lambda text: text.decode().encode("gb18030")),
}


def test_quotes_stand_where_the_file_has_them(tmp_path: Path) -> None:
    decoders = {}
    for style in TEXT_STYLES:
        for name, (encoding, encode) in ENCODINGS.items():
            decoders[f"{style}-{name}.txt"] = encoding
            (tmp_path / f"{style}-{name}.txt").write_bytes(encode(to_txt(faulty_report(), style)))
    files = check_json(tmp_path).files
    assert set(files) == set(decoders)
    for name, encoding in decoders.items():
        text = (tmp_path / name).read_bytes().decode(encoding).replace("\r\n", "\n")
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        placed = [
            place for finding in files[name]["findings"] for place in locations(finding) if place["line"] is not None
        ]
        assert len(placed) > 20, name
        for place in placed:
            at = starts[place["line"] - 1] + place["column"] - 1
            assert text.startswith(place["quote"], at), (name, place)


# One report in many files ----------------------------------------------------------------------------------


def test_a_report_has_the_same_findings_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "faulty.md").write_bytes(to_md(faulty_report()))
    (tmp_path / "plain.html").write_bytes(to_html(faulty_report()))
    for style in TEXT_STYLES:
        (tmp_path / f"{style}.txt").write_bytes(to_txt(faulty_report(), style))
    kinds = [EXAMPLES / f"faulty-2024.{suffix}" for suffix in ("docx", "html", "txt")]
    files = check_json(*kinds, tmp_path).files
    assert len(files) == 5 + len(TEXT_STYLES)
    word = facts(files["faulty-2024.docx"])
    for name, file in files.items():
        assert facts(file) == word, name


def test_the_example_has_the_planted_faults_and_no_others() -> None:
    ran = check_json(*EXAMPLES.glob("faulty-*"))
    planted = {rule for fault in FAULTS for rule in (fault.rule, *fault.also)}
    assert len(ran.files) == 3
    for file in ran.files.values():
        assert set(rules(file)) >= planted
        assert {finding["rule"] for finding in file["findings"] if finding["level"] != "note"} <= planted


@pytest.mark.parametrize("fault", FAULTS)
def test_each_planted_fault_is_found(fault: Fault) -> None:
    found = new_findings(reports.report_2021_district, fault.plant, "docx")
    assert {finding.rule for finding in found} == {fault.rule, *fault.also}


def test_the_clean_examples_are_clean() -> None:
    ran = check_json("--fail-on", "note", *EXAMPLES.glob("clean-*"))
    assert (ran.code, len(ran.files)) == (0, 3)
    assert [file["findings"] for file in ran.files.values()] == [[], [], []]


# Outputs ---------------------------------------------------------------------------------------------------


def test_what_could_not_be_read_is_told_with_and_without_findings(tmp_path: Path) -> None:
    path = tmp_path / "年报.html"
    path.write_bytes(to_html(reports.report_2021()).replace("全年".encode(), b"\xff\xfe", 1))
    remark = check_json(path).files[path.name]["remarks"][0]
    assert "无法解码" in remark
    for _ in range(2):  # anew, and as kept
        ran = gi_lint("check", path)
        assert ran.code == 0
        assert f"说明：{remark}" in ran.out
    assert "说明：" not in gi_lint("check", "--quiet", path).out


def test_text_shows_place_sum_basis_and_remedy() -> None:
    ran = check("--select", "T4-01", FAULTY)
    heading, finding, *details, _, summary = ran.out.splitlines()
    assert heading == f"{FAULTY}  （示例区人民政府，2024 年报告，2021 年格式）"
    assert finding.startswith("  第 ") and "T4-01 错误" in finding and "相差 1" in finding
    assert [line.strip()[:3] for line in details if "分析" not in line] == ["位置：", "原文：", "依据：", "改法："]
    assert summary == "检查 1 个文件：错误 1，警告 0，提示 0，无法判定 0"
    assert ran.err == ""


def test_one_clean_file_is_told_with_what_it_was_taken_for() -> None:
    nothing = "检查 1 个文件：错误 0，警告 0，提示 0，无法判定 0"
    assert check(CLEAN).out == f"{CLEAN}  （示例县人民政府，2023 年报告，2021 年格式）\n\n{nothing}\n"
    assert check("--quiet", CLEAN).out == f"{nothing}\n"


def test_rules_that_cannot_decide_for_one_reason_are_named_in_order() -> None:
    line = check("--quiet", "--previous", CLEAN, CLEAN).out.splitlines()[0]
    assert "  Y-01、Y-02、Y-03、Y-04、Y-06、Y-07 无法判定：" in line


def test_quiet_gives_a_line_for_each_finding() -> None:
    lines = check("--quiet", FAULTY, CLEAN).out.splitlines()
    findings = rules(check_json(FAULTY).files[FAULTY.name])
    assert [line.startswith(f"{FAULTY}  ") for line in lines] == [True] * len(findings) + [False]
    assert all(f"{rule} " in line for rule, line in zip(findings, lines, strict=False))


def test_several_formats_in_one_run(tmp_path: Path) -> None:
    target = tmp_path / "结果 1.json"
    ran = check("--format", f"json:{target}", "--format", "text", FAULTY)
    assert ran.code == 1
    assert ran.out == check(FAULTY).out
    assert target.read_text(encoding="utf-8") == check_json(FAULTY).out
    assert list(tmp_path.iterdir()) == [target]


def test_two_outputs_into_one_file_are_refused(tmp_path: Path) -> None:
    ran = check("--format", "html:结果", "--format", "json:./结果", CLEAN, cwd=tmp_path)
    assert (ran.code, ran.out, "结果" in ran.err) == (2, "", True)
    assert not (tmp_path / "结果").exists()


def test_an_output_into_a_report_is_refused(tmp_path: Path) -> None:
    shutil.copy(FAULTY, tmp_path / "a.txt")
    ran = check("--format", "json:./a.txt", "a.txt", cwd=tmp_path)
    assert (ran.code, ran.out, "a.txt" in ran.err) == (2, "", True)
    assert (tmp_path / "a.txt").read_bytes() == FAULTY.read_bytes()


def test_an_output_without_the_name_of_its_file_is_refused() -> None:
    ran = check("--format", "json:", CLEAN)
    assert (ran.code, ran.out, "json:" in ran.err) == (2, "", True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_results_among_the_reports_are_not_checked_as_reports(tmp_path: Path, language: str) -> None:
    shutil.copy(FAULTY, tmp_path)
    outputs = ("--format", "json", "--format", "html:结果.html", "--format", "markdown:结果.md")
    first = check("--lang", language, *outputs, ".", cwd=tmp_path)
    again = check("--lang", language, *outputs, ".", cwd=tmp_path)
    assert list(again.files) == list(first.files) == [FAULTY.name]
    found = check_json(tmp_path).files
    assert [rules(found[name]) for name in ("结果.html", "结果.md")] == [["P-02"], ["P-02"]]


def test_a_folder_with_nothing_to_check_is_told(tmp_path: Path) -> None:
    (tmp_path / "空.csv").touch()
    for command in (("check",), ("inspect",), ("baseline", "create", "--baseline", tmp_path / "b.yaml")):
        ran = gi_lint(*command, tmp_path)
        assert ran.code == 0
        assert ran.err.startswith(f"gi-lint: {tmp_path} 中没有可以检查的报告（找的是 .doc、")
    both = check(tmp_path, FAULTY.parent)  # beside a folder that has some too
    assert both.code == 1 and f"{tmp_path} 中没有" in both.err


@pytest.mark.parametrize(
    "wrong", ["--jobs x", "--fail-on warn", "--colour never", "--year 去年", "--format", "--quiet=yes"]
)
def test_a_wrong_option_is_told_in_one_line(wrong: str) -> None:
    ran = check(CLEAN, *wrong.split())
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert wrong.split("=")[0].split()[0] in ran.err and "--help" in ran.err


def test_a_missing_file_is_not_taken_for_one_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "draft.html").touch()
    for name, guess in (("draft.xls", ""), ("draft.htm", "draft.html"), ("draft", "draft.html")):
        ran = check(tmp_path / name)
        assert ran.code == 2
        assert ran.err.endswith((f"，是不是想写“{guess}”？" if guess else name) + "\n")


def test_an_output_file_is_replaced_not_rewritten(tmp_path: Path) -> None:
    target, old = tmp_path / "out.json", tmp_path / "old.json"
    target.write_text("before", encoding="utf-8")
    try:
        os.link(target, old)  # a second name of what stands there now
    except OSError as error:
        pytest.skip(f"this system makes no hard links here: {error}")
    assert check("--format", f"json:{target}", CLEAN).out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["files"] == 1
    assert old.read_text(encoding="utf-8") == "before"


def test_an_output_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link(tmp_path / "out.json", tmp_path / "there" / "real.json")
    assert check("--format", f"json:{tmp_path / 'out.json'}", CLEAN).code == 0
    assert (tmp_path / "out.json").is_symlink()
    assert (tmp_path / "there" / "real.json").is_file()


@pytest.mark.skipif(WINDOWS, reason="no /dev/stdout")
def test_an_output_may_be_a_device() -> None:
    ran = check("--format", "json:/dev/stdout", CLEAN)
    assert (ran.code, ran.data["summary"]["files"]) == (0, 1)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("no-such-folder/out.json", "没有这个文件或文件夹"),
        ("folder", "这是文件夹"),
        pytest.param("x" * 300, "路径太长", marks=pytest.mark.skipif(WINDOWS, reason="told in other words")),
    ],
)
def test_an_output_that_cannot_be_written_gives_2(tmp_path: Path, target: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    ran = check("--format", f"json:{target}", CLEAN, cwd=tmp_path)
    assert ran.code == 2
    assert ran.err == f"gi-lint: 无法写入 {target}：{reason}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


# The terminal ----------------------------------------------------------------------------------------------


def terminal(*arguments: str | Path, **variables: str) -> str:
    """What the command writes to a terminal."""
    pty = pytest.importorskip("pty", reason="no terminals to open on this system")
    ours, theirs = pty.openpty()
    env = environment(TERM="xterm", **variables)
    process = subprocess.Popen([*INSTALLED, *map(str, arguments)], stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    shown = shown_on(ours)
    process.wait()
    return shown


def test_colours_are_for_terminals() -> None:
    assert ESCAPE in terminal("check", FAULTY)
    assert ESCAPE not in terminal("check", FAULTY, NO_COLOR="1")
    assert ESCAPE not in terminal("check", "--color", "never", FAULTY)
    assert ESCAPE not in check(FAULTY).out


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_that_are_asked_for_are_given(variables: dict[str, str]) -> None:
    ran = check("--color", "always", FAULTY, variables=variables)
    assert f"{ESCAPE}1;31m" in ran.out
    assert re.sub(r"\x1b\[[\d;]*m", "", ran.out) == check(FAULTY).out


@pytest.mark.parametrize("command", [("check",), ("check", "--quiet"), ("check", "--color", "always"), ("inspect",)])
def test_a_report_commands_no_terminal(tmp_path: Path, command: tuple[str, ...]) -> None:
    text = (
        FAULTY.read_text(encoding="utf-8")
        .replace("2024年政府", "2024年\x1b]0;x\x07政府")
        .replace("全区", "全\x9b2J区\x1b[2J")
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    out = gi_lint(*command, tmp_path / "a.txt").out
    assert not re.search("[\x07\x9b]|\x1b(?!\\[[0-9;]*m)", out)
    assert "\\x1b" in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_messages_that_cannot_be_written_give_2() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*INSTALLED, "check", "没有.docx"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=full, env=environment(), timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")


def test_colours_stay_out_of_files(tmp_path: Path) -> None:
    check("--color", "always", "--format", f"text:{tmp_path / 'out.txt'}", FAULTY)
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == check(FAULTY).out


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii", "utf-16-le"])
@pytest.mark.parametrize(
    "arguments",
    [("check", FAULTY), ("check", "--color", "always", FAULTY), ("rules",), ("rules", "T3-01"), ("inspect", FAULTY)],
    ids=["check", "color", "rules", "rule", "inspect"],
)
def test_no_console_is_too_poor(arguments: tuple[str | Path, ...], encoding: str) -> None:
    plain = gi_lint(*arguments)
    ran = gi_lint(*arguments, variables={"PYTHONIOENCODING": encoding})
    assert ran.code == plain.code
    assert len(ran.out.splitlines()) == len(plain.out.splitlines())
    if encoding == "utf-16-le":
        assert ran.out == plain.out
    if encoding == "gbk":
        assert CHINESE.search(ran.out)


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii"])
def test_json_says_the_same_on_every_console(encoding: str) -> None:
    assert check_json(FAULTY, variables={"PYTHONIOENCODING": encoding}).data == check_json(FAULTY).data


def test_messages_on_a_poor_console(tmp_path: Path) -> None:
    ran = check(tmp_path / "没有.docx", variables={"PYTHONIOENCODING": "cp1252"})
    assert ran.code == 2
    assert ran.err.startswith("gi-lint: ")


@pytest.mark.skipif(WINDOWS, reason="pipes close differently")
@pytest.mark.parametrize(
    "arguments", [("check", FAULTY), ("check", "--format", "json", FAULTY), ("rules",), ("inspect", FAULTY), ("test",)]
)
def test_a_pipe_that_is_closed_is_no_fault(arguments: tuple[str | Path, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [*INSTALLED, *map(str, arguments)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), timeout=60)
    os.close(writing)
    assert done.stderr == b""


@pytest.mark.skipif(WINDOWS, reason="no head")
def test_the_first_line_alone() -> None:
    command = f'"{INSTALLED[0]}" check "{FAULTY}" | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, env=environment(), timeout=60)
    assert (done.stdout.count(b"\n"), done.stderr) == (1, b"")


@pytest.mark.skipif(WINDOWS, reason="pipes close differently")
def test_a_pipe_that_is_closed_keeps_no_result_from_its_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    reading, writing = os.pipe()
    os.close(reading)
    command = [*INSTALLED, "check", "--format", "text", "--format", f"json:{target}", str(FAULTY)]
    subprocess.run(command, stdout=writing, env=environment(), timeout=60)
    os.close(writing)
    assert target.read_text(encoding="utf-8") == check_json(FAULTY).out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [("check", FAULTY), ("rules",)])
def test_a_full_disk_behind_the_output_gives_2(arguments: tuple[str | Path, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*INSTALLED, *map(str, arguments)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60)
    assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1)
    assert done.stderr.decode() == "gi-lint: 无法写入 标准输出：磁盘已满\n"


@pytest.mark.skipif(WINDOWS, reason="no shell that closes streams")
def test_streams_may_be_closed() -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        command = f'"{INSTALLED[0]}" check "{FAULTY}" {closed}'
        done = subprocess.run(command, shell=True, capture_output=True, env=environment(), timeout=60)
        assert (done.returncode, done.stderr) == (1, b""), closed


# Paths -----------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reports among things that are not to be checked."""
    places = {
        "a.txt": CLEAN,
        "2023/某县 年报.txt": CLEAN,
        "2023/深/处/B.TXT": FAULTY,
        "2023/~$某县 年报.docx": CLEAN,
        "2023/.隐藏.txt": FAULTY,
        ".git/c.txt": FAULTY,
        "旧/d.txt": FAULTY,
        "旧/e.txt": FAULTY,
        "notes.csv": FAULTY,
        "LICENSE": FAULTY,
    }
    for place, source in places.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, tmp_path / place)
    return tmp_path


def checked(*arguments: str | Path, cwd: Path) -> list[str]:
    """The paths that a run checks, in its order."""
    files = check("--format", "json", *arguments, cwd=cwd).data["files"]
    return [str(file["path"]).replace(os.sep, "/") for file in files]


def test_a_folder_is_searched_to_its_depth(folder: Path) -> None:
    everything = ["a.txt", "2023/某县 年报.txt", "2023/深/处/B.TXT", "旧/d.txt", "旧/e.txt"]
    assert checked(".", cwd=folder) == everything
    assert checked("2023", cwd=folder) == everything[1:3]
    assert checked(folder, cwd=folder.parent) == [(folder / path).as_posix() for path in everything]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        (["d.txt"], ["a.txt", "2023/某县 年报.txt", "2023/深/处/B.TXT", "旧/e.txt"]),
        (["*.TXT", "某县*"], ["a.txt", "旧/d.txt", "旧/e.txt"]),
        (["旧"], ["a.txt", "2023/某县 年报.txt", "2023/深/处/B.TXT"]),
        (["旧/", "2023/深/*"], ["a.txt", "2023/某县 年报.txt"]),
        (["*"], []),
    ],
)
@pytest.mark.parametrize("whole", [False, True], ids=["relative", "absolute"])
@pytest.mark.skipif(WINDOWS, reason="patterns do not mind case there")
def test_excluded_files_and_folders(folder: Path, patterns: list[str], left: list[str], whole: bool) -> None:
    options = [option for pattern in patterns for option in ("--exclude", pattern)]
    prefix = f"{folder.as_posix()}/" if whole else ""
    assert checked(*options, folder if whole else ".", cwd=folder) == [prefix + path for path in left]


@pytest.mark.parametrize("name", ["某局.html", "某局.HTM"])
@pytest.mark.parametrize("end", ["_files", ".files"])
def test_what_is_saved_beside_a_page_is_no_report(folder: Path, name: str, end: str) -> None:
    for place in (f"旧/{name}", f"旧/某局{end}/frame.html", f"旧/某处{end}/f.txt"):
        (folder / place).parent.mkdir(exist_ok=True)
        shutil.copyfile(CLEAN, folder / place)
    assert checked("旧", cwd=folder) == ["旧/d.txt", "旧/e.txt", f"旧/{name}", f"旧/某处{end}/f.txt"]


def test_files_that_may_hold_reports_and_cannot_be_read_are_told(folder: Path) -> None:
    pictures = ("某局2023年政府信息公开年报1.JPG", "P020240312.png", "旧/logo.gif")  # the others may be those in a page
    for name in ("迟交.zip", "某局.OFD", "旧/x.rar", "旧/迟交.zip", "旧/表.csv", *pictures):
        (folder / name).write_bytes(b"")
    ran = check(".", "--exclude", "x.rar", "--quiet", cwd=folder)
    said = (
        "gi-lint: . 中有 4 个文件读不了，没有检查（.jpg 1、.ofd 1、.zip 2）；"
        "请先解压或转换：某局.OFD、某局2023年政府信息公开年报1.JPG、迟交.zip、旧/迟交.zip\n"
    )
    assert ran.err == said
    assert ran.out.splitlines()[-1].startswith("检查 5 个文件")
    assert ran.code == 1


# Levels and pages ------------------------------------------------------------------------------------------


def test_findings_below_a_level_are_not_listed(folder: Path) -> None:
    everything = [
        finding for file in check("--format", "json", ".", cwd=folder).data["files"] for finding in file["findings"]
    ]
    for number, level in enumerate(LEVELS, 1):
        ran = check("--format", "json", "--level", level, "--fail-on", "warning", ".", cwd=folder)
        told = [finding for file in ran.data["files"] for finding in file["findings"]]
        assert told == [finding for finding in everything if finding["level"] in LEVELS[:number]]
        assert sum(ran.data["summary"][one] for one in (*LEVELS, "open")) == len(told)
        assert (ran.data["summary"]["files"], ran.code) == (5, 1)


def test_a_level_leaves_the_exit_code_alone(folder: Path) -> None:
    options = ("--select", "N-02", "--fail-on", "warning", "旧")
    assert check(*options, cwd=folder).code == check(*options, "--level", "error", cwd=folder).code == 1


def test_a_folder_takes_a_page_for_each_report(folder: Path) -> None:
    for again in (False, True):  # and is no place to look for reports
        ran = check("--format", "html:反馈/", "--format", f"text:{folder}/全部.out", ".", cwd=folder)
        assert (ran.code, ran.out, ran.err) == (1, "", ""), again
    pages = {path.relative_to(folder / "反馈").as_posix() for path in (folder / "反馈").rglob("*") if path.is_file()}
    assert pages == {f"{path}.html" for path in checked("2023", "a.txt", "旧", cwd=folder)}
    one, other = ((folder / "反馈" / f"旧/{name}.txt.html").read_text(encoding="utf-8") for name in "de")
    assert "旧/d.txt" in one and "旧/e.txt" not in one and "旧/e.txt" in other


def test_a_report_from_elsewhere_has_its_page_in_the_folder_too(folder: Path) -> None:
    check("--format", "markdown:out/", "../a.txt", folder / "旧/d.txt", cwd=folder / "2023")
    assert (folder / "2023/out/a.txt.md").is_file()
    assert len(list((folder / "2023/out").rglob("d.txt.md"))) == 1


@pytest.mark.parametrize("target", ["旧/", "./"])
def test_pages_are_not_laid_among_the_reports(folder: Path, target: str) -> None:
    ran = check("--format", f"html:{target}", "旧", cwd=folder)
    assert ran.code == 2
    assert "在要检查的文件夹里；请另写一个文件夹" in ran.err
    assert not list(folder.rglob("*.html"))


def test_a_file_that_is_named_is_checked_whatever_it_is_called(folder: Path) -> None:
    assert checked("--exclude", "*", "2023/.隐藏.txt", "a.txt", cwd=folder) == ["2023/.隐藏.txt", "a.txt"]


def test_a_path_given_twice_is_checked_once(folder: Path) -> None:
    (folder / "leer").mkdir()
    assert checked("a.txt", "a.txt", "./a.txt", "2023/../a.txt", folder / "a.txt", cwd=folder) == ["a.txt"]
    assert checked("旧/e.txt", "旧", "旧/", cwd=folder) == ["旧/e.txt", "旧/d.txt"]


def test_links_in_a_circle(folder: Path) -> None:
    link(folder / "2023" / "深" / "up", folder)
    link(folder / "self", folder / "self")
    link(folder / "self.txt", folder / "self.txt")
    link(folder / "linked.txt", folder / "a.txt")
    link(folder / "nowhere.txt", folder / "nothing.txt")
    ran = check_json(folder)
    assert ran.code == 1
    assert len(ran.data["files"]) == 8
    assert rules(ran.files["self.txt"]) == rules(ran.files["nowhere.txt"]) == ["P-01"]
    assert rules(ran.files["linked.txt"]) == []
    assert check(folder / "self.txt").code == 2


TOO_LONG = "长" * 300


@pytest.mark.parametrize("option", ["--config", "--baseline", "--pack", "--previous"])
@pytest.mark.parametrize("where", [TOO_LONG, "", "loop"])
def test_what_an_option_names_and_cannot_be_looked_at_is_told(tmp_path: Path, option: str, where: str) -> None:
    link(tmp_path / "loop", tmp_path / "loop")
    ran = check(option, where, CLEAN, cwd=tmp_path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("gi-lint: 没有这个") and where in ran.err


@pytest.mark.parametrize(
    ("where", "code"),
    [("{year-1}/{agency}*", 0), ("**/*{year-1}*", 0), ("往年/{year-1}/*", 2), ("{yeer-1}/*", 2), ("{year-1/*", 2)],
)
def test_last_year_s_report_may_be_named_by_a_pattern(tmp_path: Path, where: str, code: int) -> None:
    ran = check("--previous", where, "--fail-on", "never", CLEAN, cwd=tmp_path)
    assert (ran.code, "没有这个上年报告或目录" in ran.err) == (code, code == 2)


@pytest.mark.parametrize("command", ["test", "baseline update --baseline", "baseline audit --baseline"])
def test_what_a_command_names_and_cannot_be_looked_at_is_told(command: str) -> None:
    ran = gi_lint(*command.split(), TOO_LONG)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert TOO_LONG in ran.err


def test_a_name_for_standard_input_may_be_one_that_no_file_can_have() -> None:
    for name in (f"{TOO_LONG}.txt", f"{TOO_LONG}/a.txt"):
        ran = gi_lint("check", "--format", "json", "-", "--stdin-filename", name, stdin=CLEAN.read_bytes())
        assert (ran.code, [file["path"] for file in ran.data["files"]]) == (0, [name])
        assert check("--show-config", name).code == 0


def test_an_output_may_have_the_longest_name_there_is(tmp_path: Path) -> None:
    name = "长" * 83 + ".json"
    assert check("--format", f"json:{name}", CLEAN, cwd=tmp_path).code == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_output_link_that_leads_nowhere_is_replaced(tmp_path: Path) -> None:
    link(tmp_path / "out.json", tmp_path / "out.json")
    assert check("--format", f"json:{tmp_path / 'out.json'}", CLEAN).code == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["files"] == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_among_the_files_of_a_pack_is_told(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack")
    os.mkfifo(folder / "more.yaml")
    for command in (("check", "--pack", folder, CLEAN), ("test", folder)):
        ran = gi_lint(*command, cwd=tmp_path)
        assert (ran.code, ran.out, ran.err) == (2, "", f"gi-lint: 无法打开 {folder.name}/more.yaml：这不是普通文件\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_among_the_reports_stops_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    shutil.copyfile(CLEAN, tmp_path / "b.txt")
    files = check_json(tmp_path).files
    assert (rules(files["a.txt"]), rules(files["b.txt"])) == (["P-01"], [])


def test_nothing_is_told_of_a_file_that_could_not_be_read_as_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    (first, *_) = gi_lint("check", tmp_path / "a.docx").out.splitlines()
    assert first == str(tmp_path / "a.docx")
    (told, *_) = gi_lint("check", FAULTY).out.splitlines()
    assert told.endswith("（示例区人民政府，2024 年报告，2021 年格式）")


def test_names_with_blanks_and_characters_of_all_kinds(tmp_path: Path) -> None:
    names = ["某县 2023年 政府信息公开 年报（定稿）.txt", "emoji 😀.txt", "-dash.txt", "a&b;$(c)'.txt", "é ñ.txt"]
    for name in names:
        shutil.copyfile(CLEAN, tmp_path / name)
    assert sorted(check_json(tmp_path).files) == sorted(names)
    for name in names:
        ran = check("--quiet", "--", name, cwd=tmp_path)
        assert (ran.code, ran.out) == (0, "检查 1 个文件：错误 0，警告 0，提示 0，无法判定 0\n")
    assert sorted(check_json(tmp_path, variables={"PYTHONIOENCODING": "cp1252"}).files) == sorted(names)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.txt")
    try:
        shutil.copyfile(FAULTY, tmp_path / name)
    except OSError as error:
        pytest.skip(f"this system wants names of text: {error}")
    target = tmp_path / "out.json"
    ran = check("--format", "text", "--format", f"json:{target}", tmp_path)
    assert ran.code == 1
    assert json.loads(target.read_text(encoding="utf-8"))["files"][0]["path"] == str(tmp_path / name)


def test_standard_input() -> None:
    ran = gi_lint("check", "--format", "json", "-", "--stdin-filename", "草稿/a.txt", stdin=FAULTY.read_bytes())
    (file,) = ran.data["files"]
    assert (ran.code, file["path"]) == (1, "草稿/a.txt")
    assert facts(file) == facts(check_json(FAULTY).files[FAULTY.name])
    seen = gi_lint("inspect", "--format", "json", "-", "--stdin-filename", "a.txt", stdin=FAULTY.read_bytes()).data
    assert (seen["path"], seen["year"]) == ("a.txt", 2024)


def test_standard_input_of_a_word_file_beside_other_files() -> None:
    word = (EXAMPLES / "clean-2023.docx").read_bytes()
    ran = gi_lint("check", "--format", "json", CLEAN, "-", "--stdin-filename", "a.docx", stdin=word)
    assert (ran.code, list(ran.files)) == (0, [CLEAN.name, "a.docx"])
    assert ran.files["a.docx"]["template_used"] == "2021"


@pytest.mark.skipif(WINDOWS, reason="no shell that closes streams")
def test_standard_input_that_is_closed_is_told() -> None:
    command = f'"{INSTALLED[0]}" check - --stdin-filename a.txt <&-'
    done = subprocess.run(command, shell=True, capture_output=True, env=environment(), timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "gi-lint: 标准输入已关闭，没有可读的内容\n"


def test_standard_input_of_an_unknown_kind() -> None:
    ran = gi_lint("check", "--format", "json", "-", "--stdin-filename", "a.ofd", stdin=b"x")
    assert (ran.code, rules(ran.files["a.ofd"])) == (1, ["P-01"])


# Options ---------------------------------------------------------------------------------------------------


def test_paths_may_stand_on_both_sides_of_an_option() -> None:
    ran = gi_lint("check", "--stdin-filename", "a.txt", CLEAN, "--format", "json", FAULTY, "--fail-on", "never", "-")
    assert (ran.code, list(ran.files)) == (0, [CLEAN.name, FAULTY.name, "a.txt"])
    assert [file["year"] for file in gi_lint("inspect", CLEAN, "--format", "json", FAULTY).data] == [2023, 2024]
    known = gi_lint("rules", "T3-01", "--format", "json", "T3-02").data
    assert [rule["id"] for rule in known] == ["T3-01", "T3-02"]
    ran = check(CLEAN, "--fromat", "json", FAULTY)
    assert (ran.code, ran.out) == (2, "") and "--fromat，是不是想写“--format”" in ran.err


def test_select_and_ignore_take_ids_and_prefixes() -> None:
    def found(*options: str) -> set[str]:
        return set(rules(check_json(*options, FAULTY).files[FAULTY.name]))

    everything = found()
    assert found("--select", "T3-01") == {"T3-01"}
    assert found("--select", "T3，N-02") == found("--select", "T3、 N-02") == found("--select", "T3 N-02")
    assert found("--select", "T3, N-02") == {id for id in everything if id.startswith("T3") or id == "N-02"}
    assert found("--ignore", "T3,N-02") == {id for id in everything if not id.startswith("T3") and id != "N-02"}
    assert found("--select", "T3", "--ignore", "T3-03") == found("--select", "T3") - {"T3-03"}
    assert found("--select", "T2-01") == set()


def test_selecting_rules_does_not_let_an_unread_file_pass(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    ran = check_json("--select", "T3", tmp_path / "a.docx")
    assert (ran.code, rules(ran.files["a.docx"])) == (1, ["P-01"])


def test_template_and_year_can_be_given() -> None:
    def read(*options: str) -> tuple[str, str, int]:
        file = check_json(*options, CLEAN).files[CLEAN.name]
        return file["template"], file["template_used"], file["year"]

    assert read() == read("--template", "auto") == ("2021", "2021", 2023)
    assert read("--template", "2019") == ("2019", "2021", 2023)
    assert read("--year", "2020") == ("2019", "2021", 2020)
    assert read("--year", "2024", "--template", "2021") == ("2021", "2021", 2024)
    assert "S-07" in rules(check_json("--year", "2020", CLEAN).files[CLEAN.name])
    assert gi_lint("inspect", "--format", "json", "--year", "2020", CLEAN).data["template"] == "2019"


def test_a_pack_adds_its_rules(tmp_path: Path) -> None:
    folder = pack(tmp_path / "本省 规则")
    assert "ZZ-01" not in rules(check_json(FAULTY).files[FAULTY.name])
    findings = check_json("--pack", folder, "--select", "ZZ-01", FAULTY).files[FAULTY.name]["findings"]
    assert [finding["location"]["row"] for finding in findings] == ["review", "suit_after_review"]
    finding = findings[0]
    assert (finding["rule"], finding["level"], finding["basis"]) == ("ZZ-01", "note", "示例省的要求")
    assert check("--pack", folder, "--select", "ZZ", "--fail-on", "note", FAULTY).code == 1
    assert "没有尚未审结的案件" in gi_lint("rules", "--pack", folder, "ZZ-01").out
    assert gi_lint("test", folder).code == 0
    assert gi_lint("inspect", "--pack", folder, CLEAN).code == 0


def test_a_pack_may_be_named_more_than_once(tmp_path: Path) -> None:
    folder = pack(tmp_path / "本省")
    (tmp_path / "c.yaml").write_text("packs: [本省, ./本省/]\n", encoding="utf-8")
    once = check_json("--pack", folder, FAULTY)
    assert "ZZ-01" in rules(once.files[FAULTY.name])
    assert check_json("--config", tmp_path / "c.yaml", "--pack", folder, "--pack", f"{folder}/", FAULTY) == once
    assert gi_lint("test", folder, f"{folder}/").code == 0


@pytest.mark.parametrize(
    ("old", "new", "line", "guess"),
    [
        ("expect: pending", "expcet: pending", 10, "did you mean 'expect'?"),
        ("identity:", "identty:", 7, "did you mean 'identity'?"),
        ("level: note", "level: notes", 3, "did you mean 'note'?"),
        ("pending = 0", "pending = = 0", 10, "expect"),
        ("table: t4", "table: [t4", None, "YAML 写法有误"),
        ("  basis: 示例省的要求\n", "", 1, "basis"),
    ],
)
def test_a_broken_pack_is_told_with_line_and_guess(
    tmp_path: Path, old: str, new: str, line: int | None, guess: str
) -> None:
    assert old in RULE
    folder = pack(tmp_path / "broken", RULE.replace(old, new))
    for command in (("check", "--pack", folder, FAULTY), ("rules", "--pack", folder), ("test", folder)):
        ran = gi_lint(*command, cwd=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        told = re.search(r"broken[/\\]extra\.yaml:(\d+): (.*)", ran.err)
        assert told and guess in told[2], ran.err
        assert line is None or int(told[1]) == line


def test_a_folder_that_is_no_pack(tmp_path: Path) -> None:
    ran = check("--pack", tmp_path, CLEAN)
    assert (ran.code, ran.out) == (2, "")
    assert "pack.yaml" in ran.err


# The other commands ----------------------------------------------------------------------------------------


def test_rules_are_listed() -> None:
    lines = gi_lint("rules").out.splitlines()
    known = gi_lint("rules", "--format", "json").data
    ids = [line.split()[0] for line in lines[:-1]]
    assert ids == [rule["id"] for rule in known]
    own = ids.index("CFG-01")  # the engine's own rules come last
    assert ids[:own] == sorted(ids[:own])
    assert str(len(known)) in lines[-1]


def test_a_rule_is_explained() -> None:
    out = gi_lint("rules", "T3-01").out
    assert out.startswith("T3-01  ")
    assert all(f"{word}：" in out for word in ("级别", "适用", "依据", "理由", "改法", "检查"))
    assert out.count("例（") >= 2
    assert "→ 表三自然人列：本年新收 12 + 上年结转 1 = 13，（七）总计 11 + 结转下年度 1 = 12，相差 1" in out


def test_a_rule_of_many_examples_is_explained_by_the_first_of_each_verdict() -> None:
    out = gi_lint("rules", "N-01").out
    examples = gi_lint("rules", "N-01", "--format", "json").data[0]["examples"]
    assert out.count("例（通过") == out.count("例（不通过") == 3
    assert f"另有 {len(examples) - out.count('例（')} 个例子：gi-lint rules N-01 --format json" in out


def test_a_rule_of_the_engine_is_explained() -> None:
    out = gi_lint("rules", "CFG-01").out
    assert out.startswith("CFG-01  接受问题的写法有效\n") and "改法：按“gi-lint：接受" in out


def test_rules_for_machines() -> None:
    known = gi_lint("rules", "--format", "json").data
    keys = {"id", "title", "level", "forms", "basis", "why", "fix", "examples"}
    for rule in known:
        assert keys <= set(rule)
        assert rule["level"] in ("error", "warning", "note")
        verdicts = {key for example in rule["examples"] for key in example}
        assert {"pass", "fail"} <= verdicts or rule["id"].startswith("CFG")
        assert "{notice}" not in rule["basis"]
    prefix = gi_lint("rules", "--format", "json", "T3").data
    assert {rule["id"] for rule in prefix} == {rule["id"] for rule in known if rule["id"].startswith("T3")}


def test_rules_in_markdown() -> None:
    known = gi_lint("rules", "--format", "json").data
    header, divider, *rows = gi_lint("rules", "--format", "markdown").out.splitlines()
    assert re.fullmatch(r"\|(-+\|)+", divider)
    assert {line.count("|") for line in (header, divider, *rows)} == {6}
    assert [row.split("|")[1].strip() for row in rows] == [rule["id"] for rule in known]
    assert gi_lint("rules", "--format", "markdown", "T3-01").out.startswith("### T3-01\n")


def test_inspect_for_people() -> None:
    out = gi_lint("inspect", FAULTY).out
    assert out.startswith(f"{FAULTY}\n")
    for words in (
        "机关：示例区人民政府（政府）",
        "年度：2024",
        "五、存在的主要问题及改进情况",
        "（已读出，2021 年格式）",
    ):
        assert words in out
    (row,) = re.findall(r"(?m)^    new  +97 .*", out)
    assert row.endswith("本年新收")


def test_inspect_for_machines() -> None:
    data = gi_lint("inspect", "--format", "json", FAULTY).data
    assert (data["path"], data["template"], data["template_used"]) == (str(FAULTY), "2021", "2021")
    assert (data["year"], data["agency"], data["agency_level"]) == (2024, "示例区人民政府", "government")
    assert data["dates"]["period"] == ["2024-01-01", "2024-12-31"]
    assert set(data["dates"]) == {"period", "signed", "published"}
    assert "notice" in data
    assert [section["id"] for section in data["sections"]] == [
        "overview",
        "disclosure",
        "requests",
        "disputes",
        "problems",
    ]
    assert all({"id", "heading", "location", "children"} == set(section) for section in data["sections"])
    assert {table: data["tables"][table]["status"] for table in data["tables"]} == dict.fromkeys(
        ("t2", "t3", "t4"), "read"
    )
    draft = faulty_report()
    for id, table in draft.tables.items():
        cells = data["tables"][id]["cells"]
        for cell in table.cells:
            if cell.row is not None and cell.column is not None:
                read = cells[f"{cell.row}.{cell.column}"]
                assert (read["text"], has(read["location"], LOCATION)) == (cell.text, True)
    claim = next(claim for claim in data["claims"] if claim["value"] == "162")
    assert {"text", "subject", "value", "unit", "role", "approximate", "location"} <= set(claim)
    assert claim["unit"] == "件"


def test_inspect_of_several_files(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    ran = gi_lint("inspect", "--format", "json", FAULTY, tmp_path / "a.docx", CLEAN)
    assert ran.code == 2
    assert [file["year"] for file in ran.data] == [2024, None, 2023]
    assert "空" in ran.data[1]["problem"]
    assert "未能读取：文件是空的" in gi_lint("inspect", tmp_path / "a.docx").out


def test_the_examples_of_all_rules_hold() -> None:
    examples = sum(len(rule["examples"]) for rule in gi_lint("rules", "--format", "json").data)
    assert gi_lint("test") == (0, f"共 {examples} 个例子，0 个不符\n", "")


def test_an_example_that_does_not_hold_gives_1(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack", RULE.replace("pass: {t4: {review.pending: 0}}", "pass: {t4: {review.pending: 3}}"))
    ran = gi_lint("test", folder)
    assert ran.code == 1
    told, summary = ran.out.splitlines()  # of the one that holds nothing is told
    assert "ZZ-01 例 1（应通过）：得到不通过" in told
    assert summary == "共 2 个例子，1 个不符"


def test_an_example_in_which_nothing_is_seen_is_told_what_it_needs(tmp_path: Path) -> None:
    length = "section_length: {section: overview, most: 3}\n"
    rule = re.sub(r"identity:.*", f"{length}  examples:\n    - pass: {{text: 示例}}\n", RULE, flags=re.DOTALL)
    ran = gi_lint("test", pack(tmp_path / "pack", f"{rule}    - fail: {{text: 示例示例示例}}\n"))
    assert ran.code == 1 and "得到通过：没有查出什么。例子里要有所查的单元格，或者所查部分的标题和正文" in ran.out


@pytest.mark.parametrize(("level", "fault"), [("note", ""), ("error", "ZZ-01 例 2（应不通过）：级别不是“error”：note")])
def test_an_example_may_state_the_level_of_its_finding(tmp_path: Path, level: str, fault: str) -> None:
    ran = gi_lint("test", pack(tmp_path / "pack", f"{RULE.rstrip()}\n      level: {level}\n"))
    assert (ran.code, fault in ran.out) == (int(bool(fault)), True)


# Files that are no reports ---------------------------------------------------------------------------------

WORD = (EXAMPLES / "clean-2023.docx").read_bytes()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("说明.txt", "不是报告")
    return path.read_bytes()


BAD: dict[str, tuple[bytes, str]] = {
    "空.docx": (b"", "空的"),
    "空.html": (b"", "空的"),
    "空.md": (b"", "空的"),
    "空.txt": (b"", "空的"),
    "空白.txt": (b"\n \n\t\n", "没有文字"),
    "空页.html": (b"<html><body></body></html>", "没有文字"),
    "截断.docx": (WORD[: len(WORD) // 2], "不完整"),
    "图片.docx": (PICTURE, "PNG 图片"),
    "图片.html": (PICTURE, "PNG 图片"),
    "图片.txt": (PICTURE, "PNG 图片"),
    "压缩.txt": (WORD, "后缀改回"),
    "便携.docx": (b"%PDF-1.7\n", "PDF"),
    "加密.docx": (OLE2 + "EncryptedPackage".encode("utf-16-le") + bytes(480), "密码"),
    "改名.docx": (OLE2 + "WordDocument".encode("utf-16-le") + bytes(488), "另存为 .docx"),
    "旧.doc": (OLE2, ".docx"),
    "版式.ofd": (b"PK\x03\x04", ".docx"),
    "表.xlsx": (b"PK\x03\x04", ".docx"),
    "表.xls": (OLE2, ".docx"),
    "文稿.wps": (OLE2, ".docx"),
    "图片.png": (PICTURE, "图片"),
    "图片.JPG": (b"\xff\xd8\xff", "图片"),
    "数据.xyz": (b"?", ".docx、.htm"),
    "无后缀": (b"?", "没有后缀"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path, name: str) -> None:
    content, words = BAD[name]
    (tmp_path / name).write_bytes(content)
    ran = check_json(tmp_path / name, FAULTY, CLEAN)
    assert ran.code == 1
    assert list(ran.files) == [name, FAULTY.name, CLEAN.name]
    file = ran.files[name]
    assert (file["template"], file["template_used"], file["year"], file["agency"]) == (None, None, None, None)
    (finding,) = file["findings"]
    assert (finding["rule"], finding["level"], finding["kind"]) == ("P-01", "error", "fail")
    assert words in finding["message"]
    assert CHINESE.search(finding["fix"])
    assert rules(ran.files[FAULTY.name]) and not rules(ran.files[CLEAN.name])


def test_a_file_too_large_to_be_a_report_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(300 << 20)  # a hole, which takes no room
    for ran in (check_json(tmp_path / "a.txt"), check_json("--no-cache", tmp_path / "a.txt")):
        (finding,) = ran.files["a.txt"]["findings"]
        assert (finding["rule"], "文件超过 256 MB" in finding["message"]) == ("P-01", True)
    ran = check("--config", tmp_path / "a.txt", CLEAN)
    assert ran.code == 2 and "文件超过 256 MB" in ran.err


def test_an_archive_that_is_no_word_file(tmp_path: Path) -> None:
    archive(tmp_path / "a.docx")
    ran = check_json(tmp_path / "a.docx", CLEAN)
    (finding,) = ran.files["a.docx"]["findings"]
    assert (ran.code, finding["rule"]) == (1, "P-01")
    assert "压缩包" in finding["message"] and "解压" in finding["message"]


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.docx").mkdir()
    shutil.copyfile(CLEAN, tmp_path / "x.docx" / "a.txt")
    assert checked("x.docx", cwd=tmp_path) == checked(".", cwd=tmp_path) == ["x.docx/a.txt"]


@pytest.mark.skipif(WINDOWS or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    shutil.copyfile(CLEAN, tmp_path / "a.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    ran = check_json(tmp_path, CLEAN)
    (finding,) = ran.files["a.txt"]["findings"]
    assert (ran.code, finding["rule"]) == (1, "P-01")
    assert "读取权限" in finding["message"]
    assert "无法打开文件夹" in ran.err and "closed" in ran.err
    inside = tmp_path / "closed" / "b"
    assert check(inside).code == 2
    for option in ("--config", "--baseline", "--pack", "--previous"):
        assert check(option, inside, CLEAN).code == 2
    assert check("--pack", inside.parent, CLEAN).code == check("--format", f"json:{inside}", CLEAN).code == 2
    assert check("--show-config", inside).code == 0
    assert gi_lint("baseline", "create", "--baseline", inside, CLEAN).code == 2


@pytest.fixture
def too_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one below it whose path is too long to be opened, even by those who may read everything."""
    top = tmp_path / "reports"
    top.mkdir()
    shutil.copyfile(CLEAN, top / "a.txt")
    monkeypatch.chdir(top)
    for _ in range(20):
        Path("x" * 250).mkdir()
        os.chdir("x" * 250)
    return top


@pytest.mark.skipif(WINDOWS, reason="such a path cannot be made")
def test_a_folder_that_cannot_be_opened_gives_2_and_the_others_are_shown(too_deep: Path) -> None:
    ran = gi_lint("check", "--format", "json", "reports", cwd=too_deep.parent)
    assert ran.code == 2 and "无法打开文件夹" in ran.err
    assert list(ran.files) == ["a.txt"]
    assert gi_lint("inspect", "reports", cwd=too_deep.parent).code == 2
    baseline = too_deep.parent / "b.yaml"
    ran = gi_lint("baseline", "create", "--baseline", baseline, "reports", cwd=too_deep.parent)
    assert ran.code == 2 and not baseline.exists()


def test_a_document_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "指南.txt").write_text(
        "示例市政府信息公开指南\n为方便公众获取政府信息，编制本指南。\n", encoding="utf-8"
    )
    (finding,) = check_json(tmp_path).files["指南.txt"]["findings"]
    assert (finding["rule"], finding["level"]) == ("P-02", "warning")
    assert finding["location"]["quote"] == "示例市政府信息公开指南"


# The language ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (("--lang", "en"), {}),
        (("--lang=en",), {}),
        ((), {"GI_LINT_LANG": "en"}),
        (("--lang", "en"), {"GI_LINT_LANG": "zh"}),
    ],
)
def test_english_is_chosen_by_option_or_variable(arguments: tuple[str, ...], variables: dict[str, str]) -> None:
    ran = check("--quiet", CLEAN, *arguments, variables=variables)
    assert ran.out == "1 file checked: error 0, warning 0, note 0, undecided 0\n"


def test_the_option_wins_over_the_variable() -> None:
    assert check("--quiet", CLEAN, "--lang", "zh", variables={"GI_LINT_LANG": "en"}).out.startswith("检查 1 个文件")


def test_a_language_that_is_not_known() -> None:
    assert check(CLEAN, "--lang", "fr").code == 2
    ran = check(CLEAN, variables={"GI_LINT_LANG": "fr"})
    assert ran.code == 2 and "GI_LINT_LANG" in ran.err


@pytest.mark.parametrize(
    "command", ["", "check", "rules", "inspect", "test", "baseline", "baseline create", "completion"]
)
def test_help_is_all_chinese_or_all_english(command: str) -> None:
    words = command.split()
    chinese = gi_lint(*words, "--help")
    english = gi_lint(*words, "--help", "--lang", "en")
    assert (chinese.code, english.code) == (0, 0)
    assert chinese.out.startswith("用法：gi-lint") and english.out.startswith("usage: gi-lint")
    assert not CHINESE.search(english.out)
    for word in ("usage", "options", "show this", "arguments:"):
        assert word not in chinese.out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["check", "rules", "inspect", "baseline create"])
def test_columns_of_the_help_stand_one_below_the_other(command: str, lang: str) -> None:
    help = gi_lint(*command.split(), "--help", "--lang", lang, variables={"COLUMNS": "64"}).out
    (options,) = re.findall(r"(?ms)^(?:选项：|options:)\n(.*?)(?:\n\n|\Z)", help)
    for line in options.splitlines():
        assert columns(line) <= 62, line
        option, said = re.fullmatch(r"(  -.*?(?:  +|$)| +)(.*)", line).groups()  # type: ignore[union-attr]
        assert not said or columns(option) == 24, line
        assert not said.startswith(("、", "，", "；", "。", "）")), line


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_teaches_examples_levels_and_exit_codes(lang: str) -> None:
    help = gi_lint("--help", "--lang", lang).out
    for taught in (
        "gi-lint check ",
        "gi-lint rules T3-01",
        "warning",
        "open",
        "--fail-on",
        "\n  0  ",
        "\n  1  ",
        "\n  2  ",
        "\n  130  ",
    ):
        assert taught in help


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_names_every_format(lang: str) -> None:
    help = gi_lint("check", "--help", "--lang", lang).out
    (told,) = re.findall(r"(?ms)^  --format .*?(?=^  --)", help)
    assert set(Plugins().formatters) <= set(re.findall("[a-z]+", told))


@pytest.mark.parametrize(
    ("arguments", "chinese"),
    [
        (("chek",), "没有“chek”这个命令；可用：check、rules、inspect、test、baseline、completion"),
        (("check", "--fromat", "json"), "没有这样的参数：--fromat，是不是想写“--format”？"),
        (("check", "--jobs", "0"), "--jobs 应为正整数，不是 0"),
        (("check", "--year", "20244"), "--year 应为四位数的年份，如 2024，不是 20244"),
        (("inspect",), "缺少：路径"),
        (("check", "--nonsense"), "没有这样的参数：--nonsense"),
        (("check", "--version"), "没有这样的参数：--version（"),
        (("check", "--year", "去年"), "--year 应为四位数的年份，如 2024，不是 去年"),
        (("check", "--year"), "--year 后面缺少值"),
        (("check", "--quiet=1"), "--quiet 后面不带值"),
        (("check", "--f", "x"), "--f 可能是"),
    ],
)
def test_a_wrong_command_line_is_told_in_the_language(arguments: tuple[str, ...], chinese: str) -> None:
    ran = gi_lint(*arguments)
    assert ran.code == 2 and f"错误：{chinese}" in ran.err
    ran = gi_lint(*arguments, variables={"GI_LINT_LANG": "en"})
    assert ran.code == 2 and "error: " in ran.err and "错误" not in ran.err
