"""The configuration of a team: which applies to a file, what it changes, and how a slip in it is told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from gi_lint.check import FAIL, Outcome
from gi_lint.config import Finder, matches
from gi_lint.finding import named
from gi_lint.linter import Options
from gi_lint.linters import Linters
from gi_lint.setups import Setups
from tests.command import EXAMPLES, Ran, gi_lint, rules
from tests.province import RULE, pack
from tests.texts import linter

CLEAN = EXAMPLES / "clean-2023.txt"
FAULTY = EXAMPLES / "faulty-2024.txt"
NAME = ".gi-lint.yaml"


def check(folder: Path, *arguments: str | Path) -> Ran:
    return gi_lint("check", *arguments, cwd=folder)


def found(folder: Path, *arguments: str | Path, file: str = "a.txt") -> list[str]:
    return rules(check(folder, "--format", "json", *arguments).files[file])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copyfile(FAULTY, tmp_path / "a.txt")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    return path


# What it changes -------------------------------------------------------------------------------------------


def test_select_and_ignore(folder: Path) -> None:
    write(folder, "select: [T3, T4]\nignore: [T3-02]\n")
    assert set(found(folder, "a.txt")) == {"T3-01", "T3-03", "T4-01"}


def test_levels_by_id_and_prefix(folder: Path) -> None:
    write(folder, "levels: {T3: warning, T3-01: note, T4-01: off}\n")
    findings = check(folder, "--format", "json", "a.txt").files["a.txt"]["findings"]
    levels = {finding["rule"]: finding["level"] for finding in findings}
    assert (levels["T3-01"], levels["T3-02"], levels["T3-03"]) == ("note", "warning", "warning")
    assert "T4-01" not in levels and levels["S-01"] == "error"


def test_a_level_that_a_finding_has_by_itself_stays_where_it_is_less() -> None:
    (rule,) = {rule.id: rule for rule, _ in linter().rulebook.all_rules() if rule.id == "D-03"}.values()
    options = Options(levels=(("D-03", "warning"), ("D", "error")))
    for own, level in (("error", "warning"), ("note", "note"), ("warning", "warning")):
        finding = named(rule, Outcome(FAIL, "晚了", level=own), None, "")
        assert options.leveled(rule, finding).level == level


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("fail-on: never\n", (), 0),
        ("fail-on: never\n", ("--fail-on", "error"), 1),
        ("fail-on: note\nselect: [N-02]\n", (), 1),
        ("select: [N-02]\n", (), 0),
        ("select: [N-02]\n", ("--select", "T4-01"), 1),
    ],
)
def test_options_win_over_the_configuration(folder: Path, text: str, options: tuple[str, ...], code: int) -> None:
    write(folder, text)
    assert check(folder, *options, "a.txt").code == code


def test_rules_chosen_on_the_command_line_are_not_left_out_by_the_configuration(folder: Path) -> None:
    write(folder, "ignore: [T3]\nlevels: {T4: off}\n")
    assert set(found(folder, "--select", "T3-02,T4", "a.txt")) == {"T3-02", "T4-01"}
    assert "T3-02" not in found(folder, "--ignore", "T4", "a.txt", "--select", "T4,S-01")


def test_settings_of_a_rule(folder: Path) -> None:
    assert "D-03" not in found(folder, "a.txt")
    write(folder, "rules:\n  D-03: {deadlines: {government: 02-20}}\n")
    (finding,) = check(folder, "--format", "json", "--select", "D-03", "a.txt").files["a.txt"]["findings"]
    assert "2025年2月20日" in finding["message"]


def test_a_setting_that_is_a_mapping_keeps_its_other_keys(folder: Path) -> None:
    path = write(folder, "rules:\n  D-03: {deadlines: {department: 01-20}}\n")
    linter = Linters(Setups(config=path)).of(str(folder / "a.txt"))
    changed = [rule for pack in linter.rulebook.packs for rule in pack.rules if rule.id == "D-03"]
    assert {rule.settings["deadlines"]["department"] for rule in changed} == {"01-20"}
    assert {rule.settings["deadlines"]["government"] for rule in changed} == {"03-31"}
    assert not any(rule.trusted for rule in changed)


def test_template_and_year(folder: Path) -> None:
    write(folder, "year: 2019\ntemplate: 2019\n")
    file = check(folder, "--format", "json", "a.txt").files["a.txt"]
    assert (file["year"], file["template"]) == (2019, "2019")
    file = check(folder, "--format", "json", "--template", "auto", "--year", "2024", "a.txt").files["a.txt"]
    assert (file["year"], file["template"]) == (2024, "2021")
    shown = gi_lint("inspect", "--format", "json", "a.txt", cwd=folder).data
    assert shown["year"] == 2019


def test_packs_lie_beside_the_file(folder: Path) -> None:
    pack(folder / "本省", RULE)
    write(folder, "packs: [本省]\nlevels: {ZZ-01: error}\n")
    (folder / "x").mkdir()
    shutil.copyfile(FAULTY, folder / "x" / "b.txt")
    findings = check(folder, "--format", "json", "x").files["b.txt"]["findings"]
    assert ("ZZ-01", "error") in [(finding["rule"], finding["level"]) for finding in findings]


def test_exclude_concerns_what_is_found_in_folders(folder: Path) -> None:
    write(folder, "exclude: [草稿, '*-旧.txt', '归档/**/*.txt']\n")
    for name in ("草稿/b.txt", "草稿/深/c.txt", "d-旧.txt", "归档/e.txt", "归档/深/f.txt", "其他/归档.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CLEAN, folder / name)
    assert set(check(folder, "--format", "json", ".").files) == {"a.txt", "归档.txt"}
    assert set(check(folder, "--format", "json", "草稿/b.txt").files) == {"b.txt"}


def test_overrides_for_some_files(folder: Path) -> None:
    (folder / "乡镇").mkdir()
    shutil.copyfile(FAULTY, folder / "乡镇" / "b.txt")
    write(
        folder,
        "ignore: [S]\nlevels: {T3: note}\nselect: [T3, T4, S, N-02]\n"
        "overrides:\n- files: [乡镇/*]\n  ignore: [T4]\n  levels: {T3-02: error}\n"
        "- files: ['*.html']\n  select: [S]\n",
    )
    files = check(folder, "--format", "json", ".").files
    assert list(files) == ["a.txt", "b.txt"]
    assert set(rules(files["a.txt"])) == {"T3-01", "T3-02", "T3-03", "T4-01", "N-02"}
    levels = {finding["rule"]: finding["level"] for finding in files["b.txt"]["findings"]}
    assert levels == {"T3-01": "note", "T3-02": "error", "T3-03": "note", "N-02": "warning"}


def test_each_file_fails_by_its_own_configuration(folder: Path) -> None:
    (folder / "宽").mkdir()
    shutil.copyfile(FAULTY, folder / "宽" / "b.txt")
    shutil.copyfile(CLEAN, folder / "a.txt")
    write(folder / "宽", "fail-on: never\n")
    assert check(folder, ".").code == 0
    shutil.copyfile(FAULTY, folder / "a.txt")
    assert check(folder, ".").code == 1


def test_results_keep_the_order_of_the_files(folder: Path) -> None:
    for name in ("甲", "乙"):
        write(folder / name, "select: [N-02]\n" if name == "甲" else "select: [T4]\n")
        shutil.copyfile(FAULTY, folder / name / f"{name}.txt")
    files = check(folder, "--format", "json", "乙", "a.txt", "甲", "--fail-on", "never").files
    assert list(files) == ["乙.txt", "a.txt", "甲.txt"]
    assert (rules(files["乙.txt"]), rules(files["甲.txt"])) == (["T4-01"], ["N-02"])


def test_previous_starts_from_the_configuration(folder: Path) -> None:
    (folder / "历年").mkdir()
    shutil.copyfile(CLEAN, folder / "历年" / "2023.txt")
    write(folder, "previous: '历年/{year-1}*'\n")
    linter = Linters().of(str(folder / "a.txt"))
    assert linter.options.base == folder
    report = linter.read(str(folder / "a.txt"))
    assert report.previous is not None or report.no_previous


# Which one applies -----------------------------------------------------------------------------------------


def test_the_nearest_applies_and_no_other(folder: Path) -> None:
    write(folder, "ignore: [T4]\n")
    write(folder / "内", "ignore: [S]\n")
    for place in ("内", "内/深", "外"):
        (folder / place).mkdir(exist_ok=True)
        shutil.copyfile(FAULTY, folder / place / "b.txt")
    assert "T4-01" not in found(folder, "外", file="b.txt")
    for place in ("内", "内/深"):
        ids = found(folder, place, file="b.txt")
        assert "T4-01" in ids and "S-01" not in ids


@pytest.mark.parametrize("name", [".gi-lint.yml", ".gi-lint.yaml.txt", "gi-lint.yaml"])
def test_a_configuration_under_another_name_is_told(folder: Path, name: str) -> None:
    (folder / name).write_text("ignore: [T4]\n", encoding="utf-8")
    ran = check(folder, "a.txt")
    assert ran.code == 2 and name in ran.err and "应是 .gi-lint.yaml" in ran.err
    write(folder, "ignore: [T4]\n")
    assert "T4-01" not in found(folder, "a.txt")


def test_a_configuration_for_all_files(folder: Path) -> None:
    write(folder, "ignore: [T4]\n")
    other = folder / "另一份.yaml"
    other.write_text("select: [T4]\n", encoding="utf-8")
    assert found(folder, "--config", other, "a.txt") == ["T4-01"]


def test_standard_input_is_where_its_name_says(folder: Path) -> None:
    write(folder / "内", "select: [T4]\n")
    ran = gi_lint(
        "check", "--format", "json", "-", "--stdin-filename", "内/x.txt", cwd=folder, stdin=FAULTY.read_bytes()
    )
    assert rules(ran.files["x.txt"]) == ["T4-01"]


def test_paths_are_taken_by_their_words(folder: Path) -> None:
    write(folder / "甲", "select: [T4]\n")
    (folder / "乙").mkdir()
    shutil.copyfile(FAULTY, folder / "乙" / "b.txt")
    assert len(found(folder / "甲", "../乙/b.txt", file="b.txt")) > 1


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", {"a.txt", "甲/b.txt", "甲/乙/c.txt"}),
        ("甲", {"甲/b.txt", "甲/乙/c.txt"}),
        ("甲/", {"甲/b.txt", "甲/乙/c.txt"}),
        ("./甲/*", {"甲/b.txt", "甲/乙/c.txt"}),
        ("乙/*", set()),
        ("**/c.txt", {"甲/乙/c.txt"}),
        ("**/a.txt", {"a.txt"}),
        ("甲/**/*.txt", {"甲/b.txt", "甲/乙/c.txt"}),
        ("b.*", {"甲/b.txt"}),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, names: set[str]) -> None:
    files = ("a.txt", "甲/b.txt", "甲/乙/c.txt")
    assert {name for name in files if matches(str(tmp_path / name), tmp_path, [pattern])} == names


def test_configurations_are_looked_for_once(folder: Path) -> None:
    path = write(folder, "select: [T4]\n")
    finder = Finder()
    first = finder.of(str(folder / "a.txt"))
    path.unlink()
    assert finder.of(str(folder / "b.txt")) is first is not None


def test_without_a_configuration_nothing_changes(folder: Path) -> None:
    assert Linters().of(str(folder / "a.txt")).options == Options()


def test_show_config(folder: Path) -> None:
    write(folder, "ignore: [T4]\nlevels: {T3: note}\n")
    inner = write(folder / "内", "select: [S, T3]\noverrides:\n  - files: ['*.docx']\n    fail-on: note\n")
    out = check(folder, "--show-config", "内/x.docx", "--year", "2023").out
    assert out.startswith("内/x.docx\n")
    for words in (str(inner), "最先找到", f"另有：{folder / NAME}", "不会合并", "第 1 项", "*.docx"):
        assert words in out
    lines = {line.split(":")[0].strip(): line for line in out.splitlines() if line.startswith("    ")}
    assert "S、T3" in lines["select"] and f"{NAME}:1" in lines["select"]
    assert "note" in lines["fail-on"] and f"{NAME}:4" in lines["fail-on"]
    assert "2023" in lines["year"] and "命令行" in lines["year"]
    assert "auto" in lines["template"] and "默认" in lines["template"]
    assert "ignore: —" in lines["ignore"]
    assert "没有找到" in check(folder.parent, "--show-config", "x.docx").out
    assert "--config" in check(folder, "--show-config", "内/x.docx", "--config", NAME).out


def test_show_config_says_what_a_check_would(folder: Path) -> None:
    (folder / "b.yaml").write_text("version: 9\n", encoding="utf-8")
    for options in (("--baseline", "b.yaml"), ("--baseline", "没有.yaml"), ("--select", "QQ"), ("--previous", "没有")):
        ran = check(folder, *options, "a.txt")
        assert ran.code == 2 and ran.err
        assert check(folder, *options, "--show-config", "a.txt") == ran


def test_show_config_is_asked_of_one_file(folder: Path) -> None:
    write(folder, "select: [T3]\n")
    for where in (".", folder, "内"):
        (folder / "内").mkdir(exist_ok=True)
        ran = check(folder, "--show-config", where)
        assert (ran.code, ran.out) == (2, "") and f"{where} 是文件夹" in ran.err


# Slips -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("selct: [T3]\n", 1, ("selct", "select")),
        ("级别: {T3: note}\n", 1, ("没有“级别”这个设置；可用：select、ignore、levels",)),
        ("ignore: T3\n", 1, ("ignore", "列表")),
        ("year: 2024\n\nselect: [T3, QQ]\n", 3, ("QQ",)),
        ("ignore:\n- T3-01\n- T3-99\n", 3, ("T3-99",)),
        ("levels:\n  T3: serious\n", 2, ("serious", "warning")),
        ("levels:\n  QQ-01: note\n", 2, ("QQ-01",)),
        ("fail-on: errors\n", 1, ("errors", "error")),
        ("year: 去年\n", 1, ("去年", "年份")),
        ("year: 20244\n", 1, ("20244", "四位数")),
        ("year: 9999\n", 1, ("9999", "四位数")),
        ("previous: 历年/{yeer-1}/*\n", 1, ("{yeer-1}", "{year-1}")),
        ("rules: {D-03: {deadlines: {departmen: 01-20}}}\n", 1, ("departmen", "department")),
        ("template: 2020\n", 1, ("2020", "2019")),
        ("packs: [没有]\n", 1, ("没有",)),
        ("rules:\n  D-03:\n    deadlnes: {department: 01-20}\n", 3, ("deadlnes", "deadlines")),
        ("rules:\n  D-03:\n    deadlines: 01-20\n", 3, ("deadlines", "01-20")),
        ("rules:\n  D-03:\n    deadlines: {department: 13-45}\n", 3, ("13-45",)),
        ("rules:\n  D-99: {deadlines: {}}\n", 2, ("D-99",)),
        ("rules: {D-03: 01-20}\n", 1, ("D-03",)),
        ("ignore: [P-01]\n", 1, ("P-01", "必查")),
        ("levels: {P-02: off}\n", 1, ("P-02", "必查")),
        ("overrides:\n- ignore: [T3]\n", 2, ("files",)),
        ("overrides:\n- files: [b.txt]\n  packs: [没有]\n", 3, ("没有这个规则包目录：没有",)),
        ("overrides:\n- files: [b.txt]\n  ignroe: [T3]\n", 3, ("ignroe", "ignore")),
        ("overrides:\n- files: [b.txt]\n  ignore: [QQ]\n", 3, ("QQ",)),
        ("accept:\n- file: a.txt\n  rule: T3-01\n", 2, ("reason", "理由")),
        ("accept:\n- {file: a.txt, rule: T3-0l, reason: 已核实}\n", 2, ("T3-0l", "是不是想写“T3-0")),
        ("accept:\n- {file: 7, rule: T3-01, reason: 已核实}\n", 2, ("file 应为文字，不是“7”",)),
        ("accept:\n- {file: a.txt, rule: 7, reason: 已核实}\n", 2, ("rule 应为文字，不是“7”",)),
        ("accept:\n- {file: a.txt, rule: T3-01, reason: 已核实, expires: 明年}\n", 2, ("expires", "明年")),
        ("accept:\n- {file: a.txt, rule: T3-01, reason: 已核实, colum: natural}\n", 2, ("colum", "column")),
        ("select: [T3\n", 1, ("YAML",)),
        ("select: [T3]\nselect: [T4]\n", 2, ("YAML",)),
        ("- select\n", 1, ("键",)),
        ("select：[T3]\n", 1, ("冒号用半角，后面有空格",)),
        ("levels: {N-02: 错误}\n", 1, ("不是“错误”，是不是想写“error”？",)),
        ("fail-on: 警告\n", 1, ("不是“警告”，是不是想写“warning”？",)),
        ("select: &a [*a]\n", 1, ("",)),
    ],
)
def test_a_slip_is_told_with_file_line_and_guess(folder: Path, text: str, line: int, words: tuple[str, ...]) -> None:
    write(folder, text)
    for name in ("out.json", "b.yaml"):
        (folder / name).write_text("旧", encoding="utf-8")
    for command in (
        ("check", "--format", "json:out.json", "a.txt"),
        ("check", "--show-config", "a.txt"),
        ("baseline", "create", "--force", "--baseline", "b.yaml", "a.txt"),
    ):
        ran = gi_lint(*command, cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        told = re.search(r"\.gi-lint\.yaml:(\d+): (.*)", ran.err)
        assert told and int(told[1]) == line, ran.err
        assert all(word in told[2] for word in words), ran.err
    assert {name: (folder / name).read_text(encoding="utf-8") for name in ("out.json", "b.yaml")} == {
        "out.json": "旧",
        "b.yaml": "旧",
    }


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("expect: new = nwe", "expect: 2021 年格式的表 t3 没有“nwe”这一行或列，是不是想写“new”？"),
        ("table: t9", "没有“t9”；可用：t2、t3、t4、ts"),
    ],
)
def test_a_setting_that_no_table_fits_is_told_where_it_stands(folder: Path, setting: str, said: str) -> None:
    write(folder, f"overrides:\n- files: [a.txt]\n  rules:\n    T3-01:\n      {setting}\n")
    for options in ((), ("--show-config",)):
        assert check(folder, *options, "a.txt") == (2, "", f"{NAME}:5: {said}\n")


def test_all_slips_are_told_at_once(folder: Path) -> None:
    write(folder, "selct: [T3]\nyear: x\nlevels: {T3: bad}\n")
    assert len(check(folder, "a.txt").err.splitlines()) == 3
    write(folder, "overrides:\n- file: [a.txt]\n")
    assert "没有“file”这个设置，是不是想写“files”？" in check(folder, "a.txt").err.splitlines()[1]


def test_an_override_for_no_report_at_all_is_told(folder: Path) -> None:
    write(folder, "overrides:\n- files: [a.txt]\n  ignore: [T4]\n- files: [乡镇/*，街道/*]\n  ignore: [S-15]\n")
    ran = check(folder, ".")
    assert (ran.code, ran.err) == (
        1,
        ".gi-lint.yaml:4: 没有报告与 files 的“[乡镇/*，街道/*]”相符，这一项没有用上\n",
    )
    assert check(folder, "a.txt").err == ""  # of one file nothing is to be seen
    (folder / "乡镇").mkdir()
    write(folder, "overrides:\n- files: [乡镇/*]\n  ignore: [S-15]\n")
    shutil.copyfile(CLEAN, folder / "乡镇" / "b.txt")
    (folder / "部门").mkdir()
    shutil.copyfile(CLEAN, folder / "部门" / "c.txt")
    assert check(folder, "部门").err == ""  # there is one elsewhere


@pytest.mark.parametrize(
    "text",
    [
        "select: [T3，S-01]\n",
        "ignore: [W，N]\n",
        "levels: {N-02：error}\n",
        "overrides: [{files: [a.txt], select: [T3，S]}]\n",
    ],
)
def test_a_mark_of_full_width_between_ids_is_told(folder: Path, text: str) -> None:
    write(folder, text)
    ran = check(folder, "a.txt")
    assert ran.code == 2 and ran.err.startswith(".gi-lint.yaml:1: ") and "是全角，请改为半角" in ran.err


def test_references_to_references_end(folder: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    write(folder, "\n".join(lines) + "\n")
    ran = check(folder, "a.txt")
    assert ran.code == 2 and "过多" in ran.err


def test_a_text_that_is_not_utf_8(folder: Path) -> None:
    (folder / NAME).write_bytes("select: [T3]\n# 说明\n".encode("gb18030"))
    ran = check(folder, "a.txt")
    assert ran.code == 2 and f"{NAME}:2" in ran.err and "UTF-8" in ran.err


def test_a_missing_configuration(folder: Path) -> None:
    ran = check(folder, "--config", "没有.yaml", "a.txt")
    assert (ran.code, ran.out) == (2, "") and "没有.yaml" in ran.err


def test_a_configuration_is_told_of_before_anything_is_written(folder: Path) -> None:
    write(folder / "内", "selct: [T3]\n")
    shutil.copyfile(CLEAN, folder / "内" / "b.txt")
    out = folder / "out.json"
    out.write_text("旧", encoding="utf-8")
    assert check(folder, "--format", f"json:{out}", "a.txt", "内").code == 2
    assert out.read_text(encoding="utf-8") == "旧"


def test_mandatory_rules_run_whatever_prefix_is_ignored(folder: Path) -> None:
    write(folder, "ignore: [P]\nlevels: {P: off}\n")
    (folder / "b.docx").write_bytes(b"")
    assert found(folder, "b.docx", file="b.docx") == ["P-01"]
    ran = check(folder, "--ignore", "P-01", "a.txt")
    assert ran.code == 2 and "必查" in ran.err


def test_the_second_run_reads_what_was_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(folder, "levels: {T3: note}\nrules: {D-03: {deadlines: {department: 01-20}}}\n")
    first = Setups(config=path).of("a.txt").values
    monkeypatch.setattr("gi_lint.sheet.load", lambda _: pytest.fail("read again"))
    assert Setups(config=path).of("a.txt").values == first
