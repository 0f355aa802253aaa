"""Rule packs: what authors are told, what packs may change, and the cache of compiled packs."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path

import pytest

from gi_lint import language
from gi_lint.examples import examples_of
from gi_lint.linter import Linter, Options
from gi_lint.packs import RulePack, load_pack
from gi_lint.plugins import Plugins
from gi_lint.plugins.builtin import pack_folder
from gi_lint.rule import PackError
from tests.caches import compiled_packs, with_packs
from tests.drafts.model import Draft, DraftCell, DraftTable, Heading, Paragraph
from tests.drafts.reports import report_2019, report_2021
from tests.drafts.writers import WRITERS

RULE = """\
- id: Z-01
  title: 示例规则
  level: error
  basis: 示例依据
  why: 示例理由
  fix: 示例改法
  identity:
    table: t3
    each: column
    expect: new = processed_total
  examples:
    - pass: {t3: {new: 1, processed_total: 1}}
    - fail: {t3: {new: 1, processed_total: 2}}
"""


@pytest.fixture(autouse=True)
def _cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GI_LINT_CACHE_DIR", str(with_packs(tmp_path / "cache")))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Writes a pack: `name` of its folder, and its files by name without the suffix."""

    def write(name: str = "示例", **files: str) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for file, text in ({"pack": f"id: {name}\ntitle: 示例\n"} | files).items():
            (folder / f"{file}.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
        return folder

    return write


Pack = Callable[..., Path]


def load(folder: Path) -> RulePack:
    return load_pack(folder, Plugins().checks)


def fault(folder: Path) -> str:
    with pytest.raises(PackError) as error:
        load(folder)
    return str(error.value)


def lint(draft: Draft, *folders: Path, options: Options | None = None) -> dict[str, str]:
    """The messages of the findings on a draft, by rule."""
    suffix, write = WRITERS["html"]
    result = Linter(options, packs=folders).lint(f"示例{suffix}", write(draft))
    return {finding.rule: finding.message for finding in result.findings}


# What authors are told


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("expect:", "expcet:", 10, "unknown key 'expcet'; did you mean 'expect'?"),
        ("  why:", "  wyh:", 5, "unknown key 'wyh'; did you mean 'why'?"),
        ("    expect: new", "  expect: new", 10, "“expect”是 identity 的设置，要写在它下面，再缩进两格"),
        ("  identity:", "  since: 2023\n  until: 2021\n  identity:", 8, "until: 2021 早于 since 的 2023"),
        ("  identity:", "  identiti:", 7, "unknown key 'identiti'; did you mean 'identity'?"),
        ("level: error", "level: eror", 3, "unknown level 'eror'; did you mean 'error'?"),
        ("level: error", "level: 7", 3, "没有“7”；可用：error、warning、note"),
        ("  basis: 示例依据\n", "", 1, "规则 Z-01 缺少“basis”"),
        ("  fix: 示例改法\n", "  fix:\n", 1, "规则 Z-01 缺少“fix”"),
        ("    table: t3\n", "", 7, "identity: 缺少“table”"),
        ("each: column", "each: colunm", 9, "each: 应为“column”或“row”，不是“colunm”，是不是想写“column”？"),
        ("table: t3", "table: [t3]", 8, "table: 应为文字，不是“[t3]”"),
        ("table: t3", "table: 3", 8, "table: 应为文字，不是“3”"),
        (
            "new = processed_total",
            "new processed_total",
            10,
            "expect: “new processed_total”中“processed_total”之前缺少运算符",
        ),
        ("new = processed_total", "new == processed_total", 10, "expect: “new == processed_total”中“=”的位置不对"),
        (
            "new = processed_total",
            "t4[new, total] = processed_total",
            10,
            "expect: 方括号前的“t4”不是这条规则的表，应写成 t3[行, 列]",
        ),
        ("level: error", "level: 错误", 3, "did you mean 'error'?"),
        ("    - fail:", "    - fial:", 13, "unknown key 'fial'; did you mean 'fail'?"),
        ("    - fail: {t3: {new: 1, processed_total: 2}}\n", "", 1, "规则 Z-01 缺少例子“- fail:”"),
        ("title: 示例规则", "title: [示例规则", 2, "YAML 写法有误"),
        ("title: 示例规则", 'title: "示例规则', 2, "YAML 写法有误"),
        ("title: 示例规则", "title: [示例规则]", 2, "title: 应为文字，不是“[示例规则]”"),
        ("  fix: 示例改法", "  fix: 示例改法\n  since: 二〇二一", 7, "since: 应为整数，不是“二〇二一”"),
        ("processed_total: 2}}", "processed_total: 2}}\n      says: 3", 14, "says: 应为文字，不是“3”"),
        ("processed_total: 2}}", "processed_total: 2}}\n      level: warn", 14, "did you mean 'warning'?"),
    ],
)
def test_author_error_with_line_and_guess(pack: Pack, old: str, new: str, line: int, says: str) -> None:
    assert RULE.count(old) == 1
    told = fault(pack(table3=RULE.replace(old, new)))
    assert f"示例/table3.yaml:{line}: " in told
    assert says in told


def test_a_rule_without_a_check(pack: Pack) -> None:
    start, end = RULE.index("  identity:"), RULE.index("  examples:")
    told = fault(pack(table3=RULE[:start] + RULE[end:]))
    assert told.startswith("示例/table3.yaml:1: 规则 Z-01 没有写检查；可用：")
    assert "identity" in told and "required_sections" in told


def test_a_rule_with_two_checks(pack: Pack) -> None:
    told = fault(pack(table3=RULE + "  cell_values:\n    table: t3\n"))
    assert "规则 Z-01 只能写一种检查，不能写：identity、cell_values" in told


def test_settings_that_are_no_mapping(pack: Pack) -> None:
    start, end = RULE.index("  identity:"), RULE.index("  examples:")
    assert "“identity”的设置由“键: 值”组成" in fault(pack(table3=RULE[:start] + "  identity: t3\n" + RULE[end:]))


def test_all_faults_are_told_at_once(pack: Pack) -> None:
    told = fault(pack(table3=RULE.replace("why:", "wyh:").replace("each:", "eahc:"), pack="id: 示例\ntitel: 示例\n"))
    assert len(told.splitlines()) >= 4
    assert "示例/pack.yaml:2: unknown key 'titel'; did you mean 'title'?" in told
    assert "示例/pack.yaml:1: 缺少“title”" in told


def test_an_id_used_twice(pack: Pack) -> None:
    told = fault(pack(one=RULE, two=RULE))
    assert "two.yaml:1: 规则编号 Z-01 已用在 示例/one.yaml:1" in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id: Z-01\ntitle: 示例\n", "规则文件是规则的列表"),
        ("- Z-01\n", "一条规则由 id、title、level 等键组成"),
        ("- id: [\n", "YAML 写法有误"),
        ("- id: a\n\tb: c\n", "YAML 写法有误"),
    ],
)
def test_a_file_that_is_no_list_of_rules(pack: Pack, text: str, says: str) -> None:
    told = fault(pack(table3=text))
    assert says in told
    assert told.startswith("示例/table3.yaml:")


def test_line_of_a_yaml_error(pack: Pack) -> None:
    assert "示例/table3.yaml:5: YAML 写法有误" in fault(pack(table3=RULE.replace("why: 示例理由", 'why: "示例" 理由')))


def test_no_pack_here(tmp_path: Path) -> None:
    assert "这里没有 pack.yaml" in fault(tmp_path)
    assert "这里没有 pack.yaml" in fault(tmp_path / "无")


@pytest.mark.parametrize("name", ["table2.yml", "table2.yaml.txt"])
def test_a_file_with_another_suffix_is_told(pack: Pack, name: str) -> None:
    folder = pack()
    load(folder)
    (folder / name).write_text("[]", encoding="utf-8")
    assert fault(folder) == f"示例/{name}: 规则包只读 .yaml 文件，请把后缀改为 .yaml"


def test_a_number_where_text_is_asked_for(pack: Pack) -> None:
    told = fault(pack(pack=OVERLAY.replace('"2021"', "2021")))
    assert told.endswith('extends: 应为文字，不是“2021”；数字当文字用，要加引号："2021"')


def test_an_example_may_give_the_first_cell_of_a_row_by_its_name(pack: Pack) -> None:
    settings = "table: t3\n    each: column\n    expect: new = processed_total\n"
    assert settings in RULE
    rule = RULE.replace(settings, "table: t2\n    expect: t2[licence, decisions] = t2[penalty, decisions]\n")
    rule = rule.replace("t3: {new: 1, processed_total:", "t2: {licence: 1, penalty:")
    folder = pack(pack=OVERLAY, table2=rule)
    assert [run.fault for run in examples_of(Linter(packs=[folder]), load(folder))] == ["", ""]


def test_an_empty_rule_file_is_no_error(pack: Pack) -> None:
    assert load(pack(table3="# 以后再写\n")).rules == ()


def test_a_rule_knows_its_source(pack: Pack) -> None:
    (rule,) = load(pack(table3="# 表三\n" + RULE)).rules
    assert (rule.id, rule.words.source, rule.check_name, rule.table) == ("Z-01", "示例/table3.yaml:2", "identity", "t3")


def test_extends_something_unknown(pack: Pack) -> None:
    folder = pack(pack='id: 示例\ntitle: 示例\nextends: "2020"\n')
    with pytest.raises(PackError, match="extends: 没有叫“2020”的规则包；可用：2008、2014、2019、2021、common"):
        Linter(packs=[folder])


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("table: t3", "table: t33", 8, "unknown table 't33'; did you mean 't3'?"),
        ("identity:", "section_length: {section: overveiw, most: 3}", 7, "unknown section 'overveiw'; did you mean"),
        (
            "identity:",
            "pattern: {find: 甲, message: 乙, where: ttile}",
            7,
            "unknown section 'ttile'; did you mean 'title'",
        ),
        (
            "identity:",
            'text_matches_table: {matches: {received: ["t3[new, total] + t3[carried, total]"]}}',
            7,
            "没有哪一年的格式在表 t3 有“carried, total”，是不是想写“carried_in”？",
        ),
        (
            "identity:",
            'text_matches_table: {matches: {received: ["t33[new, total] + t3[carried_in, total]"]}}',
            7,
            "unknown table 't33'; did you mean 't3'",
        ),
        ("identity:", 'text_matches_table: {matches: {received: ["tss[received.total]"]}}', 7, "unknown table 'tss'"),
        (
            "identity:",
            'text_matches_table: {matches: {received+recieved: ["t3[new, total]"]}}',
            7,
            "unknown quantity 'recieved'; did you mean 'received'",
        ),
        (
            "identity:",
            "both_or_neither: {table: t2, cells: [procurement.count, procurement.amuont]}",
            7,
            "没有哪一年的格式在表 t2 有“procurement.amuont”",
        ),
        ("identity:", "filled_cells: {table: t3, column: totol}", 7, "没有哪一年的格式在表 t3 有“totol”"),
    ],
)
def test_a_name_that_no_form_has(pack: Pack, old: str, new: str, line: int, says: str) -> None:
    start, end = RULE.index("    table:"), RULE.index("  examples:")
    rule = RULE.replace(old, new) if old in RULE[start:end] else (RULE[:start] + RULE[end:]).replace(old, new)
    with pytest.raises(PackError) as error:
        Linter(packs=[pack(table3=rule)])
    assert f"示例/table3.yaml:{line}: {says}" in str(error.value)


def test_a_pattern_with_brackets_names_no_table(pack: Pack) -> None:
    start, end = RULE.index("  identity:"), RULE.index("  examples:")
    rule = RULE[:start] + "  pattern: {find: 'X[YZ]', message: 示例}\n" + RULE[end:]
    Linter(packs=[pack(table3=rule)])


def test_the_cells_that_our_own_rules_name_are_there() -> None:
    rulebook = Linter().rulebook
    named = [cell for pack in rulebook.packs for rule in pack.rules for cell in rule.cells()]
    specs = [table for form in rulebook.templates for table in form.tables.values()]
    missing = [cell for cell in named if not any(spec.id == cell[1] and spec.has(*cell[2:]) for spec in specs)]
    assert len(named) > 100 and not missing


def test_a_row_that_the_form_does_not_have(pack: Pack) -> None:
    folder = pack(pack=OVERLAY, table3=RULE.replace("expect: new", "expect: nwe"))
    with pytest.raises(
        PackError, match=r"table3\.yaml:10: expect: 2021 年格式的表 t3 没有“nwe”这一行或列，是不是想写“new”"
    ):
        lint(report_2021(), folder)


def test_a_relation_that_names_no_column(pack: Pack) -> None:
    folder = pack(pack=OVERLAY, table3=RULE.replace("    each: column\n", ""))
    with pytest.raises(
        PackError, match=r"table3\.yaml:9: expect: 没有写明哪一行或哪一列；请写 each，或写成 t3\[行, 列\]"
    ):
        lint(report_2021(), folder)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            "{t3: {new: 1, proccessed_total: 1}}",
            "表 t3 没有例子里写的单元格“proccessed_total”，是不是想写“processed_total”？",
        ),
        ("{t3: {new.naturl: 1}}", "表 t3 没有例子里写的单元格“new.naturl”，是不是想写“new.natural”？"),
        ("{t3: {new.甲: 1}}", "表 t3 没有例子里写的单元格“new.甲”，是不是想写“new”？"),
        ("{t3: {new.自然人: 1}}", "表 t3 没有例子里写的单元格“new.自然人”，是不是想写“new.natural”？"),
        ("{t3: {本年新收: 1}}", "表 t3 没有例子里写的单元格“本年新收”，是不是想写“new”？"),
        ("{t3: {complete: 总计}}", "表 t3 没有例子里写的列“总计”，是不是想写“total”？"),
        ("{t3: {complete: totl}}", "表 t3 没有例子里写的列“totl”，是不是想写“total”？"),
        ("{t3: [1]}", "t3: 应为“键: 值”，不是“[1]”"),
        ("{year: 二〇二四}", "year: 应为整数，不是“二〇二四”"),
        ("{without: t3.new}", "without: 应为列表，各项为文字，不是“t3.new”"),
        ("{texts: 甲}", "例子里不能写“texts”，是不是想写“text”？"),
    ],
)
def test_slips_in_an_example(pack: Pack, given: str, says: str) -> None:
    folder = pack(pack=OVERLAY, table3=RULE.replace("{t3: {new: 1, processed_total: 1}}", given))
    with pytest.raises(PackError) as error:
        list(examples_of(Linter(packs=[folder]), load(folder)))
    assert str(error.value) == f"示例/table3.yaml:12: {says}"  # the line of the example


def test_an_example_has_one_verdict(pack: Pack) -> None:
    told = fault(pack(table3=RULE + "    - {says: 甲}\n    - 甲\n"))
    assert "示例/table3.yaml:14: 一个例子写 pass、fail、open 中的一个" in told
    assert "examples: 每一项由“键: 值”组成" in told


def test_faults_are_told_in_the_language_in_use(pack: Pack) -> None:
    folder = pack(table3=RULE.replace("expect:", "expcet:").replace("each: column", "each: colunm"))
    with pytest.raises(PackError) as error:
        in_english(folder)
    assert str(error.value).splitlines() == [
        "示例/table3.yaml:9: each: expected “column” or “row”, not “colunm”; did you mean “column”?",
        "示例/table3.yaml:10: unknown key 'expcet'; did you mean 'expect'?",
        "示例/table3.yaml:7: identity: key 'expect' is missing",
    ]


def test_disabling_a_rule_that_is_none(pack: Pack) -> None:
    folder = pack(pack=OVERLAY + "disable: [T3-01, W-99]\n")
    with pytest.raises(PackError, match=r"示例/pack\.yaml:4: 没有“W-99”；可用：D-01、"):
        Linter(packs=[folder])


def test_two_packs_with_one_id(pack: Pack) -> None:
    one, other = pack("甲", pack="id: 同名\ntitle: 甲\n"), pack("乙", pack="id: 同名\ntitle: 乙\n")
    with pytest.raises(PackError, match=r"两个规则包都叫“同名”：.*甲、.*乙"):
        Linter(packs=[one, other])
    with pytest.raises(PackError, match="两个规则包都叫“2021”"):
        Linter(packs=[pack("丙", pack='id: "2021"\ntitle: 丙\n')])


def test_references_to_references_end(pack: Pack) -> None:
    lines = ["- a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"- a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "示例/table3.yaml:1: YAML 写法有误：内容过多" in fault(pack(table3="\n".join(lines)))
    assert "示例/table3.yaml:1: YAML 写法有误：内容过多" in fault(pack(table3="- &a [*a]"))
    assert "嵌套过深" in fault(pack(table3="- " * 5000))


def test_files_that_are_no_text_are_told_once(pack: Pack) -> None:
    folder = pack()
    (folder / "pack.yaml").write_bytes(b"\xff")
    assert fault(folder) == "示例/pack.yaml:1: 不是 UTF-8 编码的文字，请另存为 UTF-8"
    (folder / "pack.yaml").write_bytes("\ufeffid: 示例\ntitle: 示例\n".encode())  # as Windows' editor writes it
    assert load(folder).id == "示例"
    (folder / "table3.yaml").mkdir()
    assert fault(folder).startswith("gi-lint: 无法打开 示例/table3.yaml：")


# Overlays


OVERLAY = 'id: 示例\ntitle: 示例\nextends: "2021"\n'
BROKEN = report_2021().with_cell("t3", "new", "total", "9")


def test_a_pack_of_its_own_holds_for_every_form(pack: Pack) -> None:
    folder = pack(table3=RULE)
    assert "Z-01" in lint(report_2021(), folder)
    assert "Z-01" in lint(report_2019(), folder)


def test_an_overlay_holds_for_its_form_alone(pack: Pack) -> None:
    folder = pack(pack=OVERLAY, table3=RULE)
    assert "Z-01" in lint(report_2021(), folder)
    assert "Z-01" not in lint(report_2019(), folder)


def test_an_overlay_of_the_older_form_reaches_the_newer_one(pack: Pack) -> None:
    folder = pack(pack=OVERLAY.replace("2021", "2019"), table3=RULE)
    assert "Z-01" in lint(report_2019(), folder)


def test_an_overlay_switches_rules_off(pack: Pack) -> None:
    folder = pack(pack=OVERLAY + "disable: [T3-02]\n")
    assert {"T3-01", "T3-02"} <= lint(BROKEN).keys()
    found = lint(BROKEN, folder)
    assert "T3-01" in found and "T3-02" not in found
    assert "T3-02" in lint(report_2019().with_cell("t3", "new", "total", "9"), folder)


def test_an_overlay_switches_rules_of_every_form_off(pack: Pack) -> None:
    folder = pack(pack=OVERLAY + "disable: [S-06]\n")
    new, old = (replace(draft, title="政府信息公开工作年度报告") for draft in (report_2021(), report_2019()))
    assert "S-06" in lint(new) and "S-06" not in lint(new, folder)
    assert "S-06" in lint(old, folder)


def forms_of(*folders: Path) -> dict[str, tuple[str, ...]]:
    """The forms of the rules that are listed, by id; of two of one id the first's."""
    return {rule.id: forms for rule, forms in reversed(Linter(packs=folders).rulebook.all_rules())}


def test_a_rule_is_listed_for_the_forms_that_keep_it(pack: Pack) -> None:
    folder = pack(pack=OVERLAY + "disable: [S-06]\n", wording=RULE.replace("Z-01", "W-01"))
    listed, before = forms_of(folder), forms_of()
    assert before["S-06"] == before["W-01"] == ("all",)
    assert listed["S-06"] == listed["W-01"] == ("2008", "2014", "2019")


def test_an_overlay_replaces_a_rule(pack: Pack) -> None:
    folder = pack(pack=OVERLAY, table3=RULE.replace("Z-01", "T3-01"))
    linter = Linter(packs=[folder])
    (rule,) = [rule for rule in linter.rulebook.rules_of("2021") if rule.id == "T3-01"]
    assert rule.title == "示例规则"
    (old,) = [rule for rule in linter.rulebook.rules_of("2019") if rule.id == "T3-01"]
    assert old.title != "示例规则"


CITY = "id: 市\ntitle: 市\nextends: 省\n"


def test_an_overlay_on_an_overlay(pack: Pack) -> None:
    province = pack("省", pack='id: 省\ntitle: 省\nextends: "2021"\n', table3=RULE)
    city = pack("市", pack=CITY + "disable: [Z-01, T3-02]\n", table3=RULE.replace("Z-01", "Z-02"))
    assert {"Z-01", "T3-02"} <= lint(BROKEN, province).keys()
    for folders in ((province, city), (city, province)):
        found = lint(BROKEN, *folders)
        assert "Z-02" in found and not {"Z-01", "T3-02"} & found.keys()
        assert forms_of(*folders)["Z-02"] == ("2021",)
    assert "Z-02" not in lint(report_2019(), province, city)
    linter = Linter(packs=[province, city])
    (runs,) = [list(examples_of(linter, known)) for known in linter.rulebook.packs if known.id == "市"]
    assert [run.fault for run in runs] == ["", ""]


def test_a_mandatory_rule_cannot_be_disabled(pack: Pack) -> None:
    rule = RULE.replace("  level: error\n", "  level: error\n  mandatory: true\n")
    province = pack("省", pack='id: 省\ntitle: 省\nextends: "2021"\n', table3=rule)
    city = pack("市", pack=CITY + "disable: [Z-01]\n")
    with pytest.raises(PackError, match=r"市/pack\.yaml:4: Z-01 是必查的规则，不能停用"):
        Linter(packs=[province, city])
    with pytest.raises(PackError, match=r"市/pack\.yaml:4: P-01 是必查的规则，不能停用"):
        Linter(packs=[province, pack("市", pack=CITY + "disable: [P-01]\n")])


def test_an_overlay_on_an_overlay_on_every_form(pack: Pack) -> None:
    province = pack("省", pack="id: 省\ntitle: 省\nextends: common\n", table3=RULE)
    city = pack("市", pack=CITY + "disable: [S-06, Z-01]\n", table3=RULE.replace("Z-01", "Z-02"))
    listed = forms_of(city, province)
    assert listed["Z-02"] == ("all",) and not {"S-06", "Z-01"} & listed.keys()
    assert "Z-02" in lint(report_2021(), city, province)


def test_rows_of_an_overlay_on_an_overlay(pack: Pack) -> None:
    template = 'amends: "2021"\nrows:\n  - {table: t3, after: carried_in, id: more, label: 另：代收}\n'
    city = pack("市", pack=CITY, template=template)
    province = pack("省", pack='id: 省\ntitle: 省\nextends: "2021"\n')
    form = Linter(packs=[city, province]).rulebook.template("2021")
    assert form is not None and "more" in form.tables["t3"].rows


@pytest.mark.parametrize(
    ("extends", "circle"),
    [(["甲"], "甲 → 甲"), (["乙", "甲"], "甲 → 乙 → 甲"), (["乙", "丙", "乙"], "甲 → 乙 → 丙 → 乙")],
)
def test_packs_that_extend_each_other_in_a_circle(pack: Pack, extends: list[str], circle: str) -> None:
    names = ("甲", "乙", "丙")
    folders = [
        pack(name, pack=f"id: {name}\ntitle: {name}\nextends: {base}\n")
        for name, base in zip(names, extends, strict=False)
    ]
    with pytest.raises(PackError) as error:
        Linter(packs=folders)
    assert str(error.value) == f"甲/pack.yaml:3: extends: 规则包绕成了一圈：{circle}"


def test_an_overlay_adds_rows(pack: Pack) -> None:
    template = """\
        amends: "2021"
        rows:
          - {table: t3, after: carried_in, id: local_extra, label: 另：本级代收的申请数量}
    """
    folder = pack(
        pack=OVERLAY,
        template=template,
        table3=RULE.replace("expect: new = processed_total", "expect: local_extra <= new").replace(
            "processed_total", "local_extra"
        ),
    )
    linter = Linter(packs=[folder])
    form = linter.rulebook.template("2021")
    assert form is not None
    assert list(form.tables["t3"].rows)[:3] == ["new", "carried_in", "local_extra"]
    assert "缺少 1 行：“另：本级代收的申请数量”" in lint(report_2021(), folder)["S-08"]

    old = report_2021().tables["t3"]
    values = [DraftCell("0", row="local_extra", column=column) for column in form.tables["t3"].columns]
    extra = (DraftCell("另：本级代收的申请数量", column_span=3), *values)
    draft = report_2021().with_table(DraftTable("t3", (*old.rows[:5], extra, *old.rows[5:])))
    assert lint(draft, folder) == {}
    assert "Z-01" in lint(draft.with_cell("t3", "local_extra", "research", "7"), folder)
    assert {run.fault for run in examples_of(linter, load(folder))} == {""}


LOCAL_SECTION = """\
    amends: "2021"
    sections:
      - {after: other, id: local, heading: 政务公开重点工作落实情况, words: [重点工作落实]}
"""
LOCAL_RULE = """\
    - id: Z-01
      title: 写明重点工作落实情况
      level: error
      basis: 本省的要求
      why: 省里要求。
      fix: 补写这一部分。
      required_sections: {sections: [local]}
      examples:
        - pass: {text: 七、政务公开重点工作落实情况}
        - fail: {text: 一、总体情况}
"""


def test_an_overlay_adds_a_section(pack: Pack) -> None:
    folder = pack(pack=OVERLAY, template=LOCAL_SECTION, sections=LOCAL_RULE)
    linter = Linter(packs=[folder])
    form = linter.rulebook.template("2021")
    assert form is not None and [section.id for section in form.sections][-2:] == ["other", "local"]
    assert {run.fault for run in examples_of(linter, load(folder))} == {""}
    assert "缺少第七部分“政务公开重点工作落实情况”" in lint(report_2021(), folder)["Z-01"]
    *blocks, signature = report_2021().blocks
    added = (Heading("七、政务公开重点工作落实情况"), Paragraph("全年重点工作均已落实，公开的内容群众满意。"))
    found = lint(replace(report_2021(), blocks=(*blocks, *added, signature)), folder)
    assert not {"Z-01", "S-05"} & found.keys()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("after: other", "after: othr", "3: 2021 年格式没有“othr”这一部分，是不是想写“other”？"),
        (
            "after: other",
            "after: 其他需要报告的事项",
            "3: 2021 年格式没有“其他需要报告的事项”这一部分，是不是想写“other”？",
        ),
        ("id: local", "id: other", "3: sections: 编号“other”用了两次"),
        ("after: other, ", "", "3: 缺少“after”"),
        ("sections:", "parts:", "1: 缺少“rows”"),
    ],
)
def test_slips_in_an_added_section(pack: Pack, old: str, new: str, says: str) -> None:
    with pytest.raises(PackError) as error:
        Linter(packs=[pack(pack=OVERLAY, template=LOCAL_SECTION.replace(old, new))])
    assert f"示例/template.yaml:{says}" in str(error.value)


def test_an_added_row_must_have_a_place(pack: Pack) -> None:
    template = 'amends: "2021"\nrows:\n  - {table: t3, after: nowhere, id: more, label: 更多}\n'
    with pytest.raises(PackError, match=r"示例/template\.yaml:3: 2021 年格式的表 t3 没有“nowhere”这一行"):
        Linter(packs=[pack(pack=OVERLAY, template=template)])


def test_an_added_row_has_an_id_of_its_own(pack: Pack) -> None:
    template = 'amends: "2021"\nrows:\n  - {table: t3, after: new, id: carried_in, label: 更多}\n'
    with pytest.raises(PackError, match=r"示例/template\.yaml:3: rows: 编号“carried_in”用了两次"):
        Linter(packs=[pack(pack=OVERLAY, template=template)])
    one, other = (
        pack(
            name, pack=f'id: {name}\ntitle: {name}\nextends: "2021"\n', template=template.replace("carried_in", "more")
        )
        for name in ("甲", "乙")
    )
    with pytest.raises(PackError, match=r"乙/template\.yaml:3: rows: 编号“more”用了两次"):
        Linter(packs=[one, other])


def test_an_amendment_names_the_form_that_the_pack_extends(pack: Pack) -> None:
    other = 'amends: "2019"\nrows: []\n'
    for extends in (OVERLAY, "id: 示例\ntitle: 示例\n", "id: 示例\ntitle: 示例\nextends: common\n"):
        with pytest.raises(PackError, match=r"示例/template\.yaml:1: amends: 应为规则包 extends 的格式"):
            Linter(packs=[pack(pack=extends, template=other)])


def test_a_template_is_read_strictly(pack: Pack) -> None:
    told = fault(pack(pack=OVERLAY, template='amends: "2021"\nrows:\n  - {table: t3, aftre: new, id: a, label: 甲}\n'))
    assert "示例/template.yaml:3: unknown key 'aftre'; did you mean 'after'?" in told
    assert "缺少“after”" in told


def test_a_form_without_sections_has_those_of_the_form_that_it_extends(pack: Pack) -> None:
    template = "id: 示例\ntitle: 示例\nnotice: 示例\nyears: {first: 2090}\ntables: []\n"
    linter = Linter(packs=[pack(pack=OVERLAY, template=template)])
    form, base = linter.rulebook.template("示例"), linter.rulebook.template("2019")
    assert form is not None and base is not None
    assert form.sections == base.sections
    with pytest.raises(PackError, match=r"另一/template\.yaml:1: 缺少“sections”"):
        Linter(packs=[pack("另一", template=template.replace("id: 示例", "id: 另一"))])


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("id: 示例", "id: 别的", 1, "id: 应与 pack.yaml 的 id 相同"),
        ("first: 2090", "fist: 2090", 4, "unknown key 'fist'; did you mean 'first'?"),
        ("first: 2090", "last: 2090", 4, "缺少“first”"),
        ("notice: 示例", "notice:", 1, "缺少“notice”"),
        ("{id: moved, ", "{id: new, ", 13, "rows: 编号“new”用了两次"),
        ("layout: down", "layout: across", 10, "blocks: layout 是 across 的表只有一项"),
        ("{heading: 结果}", "{heading: 结果}, {label: 甲}", 14, "一行写 id 和 label，或只写 heading"),
        (", {id: result, label: 结果}", "", 14, "rows: 至少有一行写 id 和 label"),
    ],
)
def test_slips_in_a_form(pack: Pack, old: str, new: str, line: int, says: str) -> None:
    template = """\
        id: 示例
        title: 示例
        notice: 示例
        years: {first: 2090}
        tables:
          - id: t3
            name: 表三
            title: 申请
            layout: down
            blocks:
              - rows:
                  - {id: new, label: 新收}
                  - {id: moved, label: 转来}
              - rows: [{heading: 结果}, {id: result, label: 结果}]
    """
    assert template.count(old) == 1
    Linter(packs=[pack(pack=OVERLAY, template=template)])
    assert f"示例/template.yaml:{line}: {says}" in fault(pack(pack=OVERLAY, template=template.replace(old, new)))


# Years


def test_a_form_is_in_force_until_the_next_one_begins(pack: Pack) -> None:
    template = "id: 示例\ntitle: 示例\nnotice: 示例\nyears: {first: 2090}\ntables: []\n"
    linter = Linter(packs=[pack(pack=OVERLAY, template=template)])
    years = {form.id: (form.first_year, form.last_year) for form in linter.rulebook.templates}
    assert years["2019"] == (2019, 2020) and years["2021"] == (2021, 2089) and years["示例"] == (2090, None)
    assert linter.lint("a.txt", "示例局2091年政府信息公开工作年度报告\n一、总体情况\n".encode()).template == "示例"


def test_the_form_of_a_new_year(pack: Pack) -> None:
    """As rules/README.md has it: a copy of the latest form's template, and the rules that change."""
    template = (Path(pack_folder("2021")) / "template.yaml").read_text(encoding="utf-8")
    template = template.replace('id: "2021"', "id: 示例").replace("years: {first: 2021}", "years: {first: 2090}")
    linter = Linter(packs=[pack(pack=OVERLAY + "disable: [T3-02]\n", template=template, table3=RULE)])
    _, write = WRITERS["html"]
    result = linter.lint("示例.html", write(BROKEN).replace(b"2024", b"2092").replace(b"2023", b"2091"))
    assert (result.year, result.template, result.template_used) == (2091, "示例", "示例")
    found = {finding.rule for finding in result.findings}
    assert {"T3-01", "Z-01"} <= found and not {"T3-02", "S-07"} & found
    assert "Z-01" not in {finding.rule for finding in linter.lint("示例.html", write(BROKEN)).findings}


@pytest.mark.parametrize(
    ("years", "year", "there"),
    [
        ("  since: 2024\n", 2023, False),
        ("  since: 2023\n", 2023, True),
        ("  until: 2023\n", 2023, True),
        ("  until: 2022\n", 2023, False),
        ("  since: 2021\n  until: 2022\n", 2022, True),
        ("  since: 2021\n  until: 2022\n", 2023, False),
    ],
)
def test_since_and_until(pack: Pack, years: str, year: int, there: bool) -> None:
    folder = pack(table3=RULE.replace("  basis:", f"{years}  basis:"))
    assert ("Z-01" in lint(report_2021(), folder, options=Options(year=year))) is there


def test_a_rule_of_some_years_is_not_asked_where_the_year_is_unknown(pack: Pack) -> None:
    (rule,) = load(pack(table3=RULE.replace("  basis:", "  since: 2021\n  basis:"))).rules
    assert not rule.covers(None)
    (timeless,) = load(pack("又一", table3=RULE)).rules
    assert timeless.covers(None) and timeless.covers(1999)


# The cache


def kept(tmp_path: Path) -> list[Path]:
    """What is kept of packs other than gi-lint's own."""
    own = {path.name for path in compiled_packs().iterdir()}
    return sorted(path for path in tmp_path.glob("cache/packs/*-zh.jsonl") if path.name not in own)


def test_a_compiled_pack_is_kept_and_rebuilt_when_a_file_changes(pack: Pack, tmp_path: Path) -> None:
    folder = pack(table3=RULE)
    first = load(folder)
    assert len(kept(tmp_path)) == 1
    assert load(folder) == first
    pack(table3=RULE.replace("示例规则", "改过的规则"))
    assert [rule.title for rule in load(folder).rules] == ["改过的规则"]
    pack(more=RULE.replace("Z-01", "Z-02"))
    assert len(load(folder).rules) == 2
    assert len(kept(tmp_path)) == 3


def test_files_of_a_pack_are_read_only_where_one_has_changed(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = pack(table3=RULE)
    seen: list[Path] = []

    def noted(path: Path) -> bytes:
        seen.append(path)
        return path.read_bytes()

    monkeypatch.setattr("gi_lint.packs.read", noted)

    def times_read() -> int:
        seen.clear()
        load(folder)
        return len(seen)

    assert [times_read(), times_read()] == [2, 2]  # so new that they may change again before the clock goes on
    monkeypatch.setattr("gi_lint.packs._TICK", 0)
    assert [times_read(), times_read()] == [2, 0]
    before = {path: path.stat() for path in folder.iterdir()}
    pack(table3=RULE.replace("示例规则", "改后规则"))
    for path, look in before.items():  # as long as before, and the time kept as some copies keep it
        os.utime(path, ns=(look.st_atime_ns, look.st_mtime_ns))
    assert [times_read(), times_read()] == [2, 0]
    assert [rule.title for rule in load(folder).rules] == ["改后规则"]


def test_a_faulty_pack_is_told_each_time(pack: Pack, tmp_path: Path) -> None:
    folder = pack(table3=RULE.replace("expect:", "expcet:"))
    assert fault(folder) == fault(folder)
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"rules": 3}', "\x00", '{"id": "示例"}', '{"id": "示例", "rules": []}', "3\n[]"]
)
def test_a_corrupt_cache_is_rebuilt(pack: Pack, tmp_path: Path, text: str) -> None:
    folder = pack(table3=RULE)
    first = load(folder)
    (file,) = kept(tmp_path)
    whole = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    assert load(folder) == first
    assert file.read_text(encoding="utf-8") == whole


def test_a_cache_of_other_bytes_is_rebuilt(pack: Pack, tmp_path: Path) -> None:
    folder = pack(table3=RULE)
    first = load(folder)
    kept(tmp_path)[0].write_bytes(b"\xff\xfe\x00")
    assert load(folder) == first


def test_a_cache_folder_that_cannot_be_made_is_no_error(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("GI_LINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert len(load(pack(table3=RULE)).rules) == 1


def test_a_read_only_cache_folder_is_no_error(pack: Pack, tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "packs"
    folder.chmod(0o500)
    try:
        assert len(load(pack(table3=RULE)).rules) == 1
    finally:
        folder.chmod(0o700)


# English


ENGLISH = """\
  en:
    title: Example rule
    basis: An example of a basis.
    why: An example.
    fix: Mend it.
"""


def english_rule(english: str) -> str:
    return RULE.replace("  identity:\n", english + "  identity:\n")


def in_english(folder: Path) -> RulePack:
    context = copy_context()
    context.run(language.use, "en")
    return context.run(load, folder)


def words(pack: RulePack) -> tuple[str, ...]:
    (rule,) = pack.rules
    return rule.title, rule.words.basis, rule.words.why, rule.words.fix


def test_a_rule_speaks_the_language_in_use(pack: Pack) -> None:
    folder = pack(rules=english_rule(ENGLISH))
    for _ in range(2):  # read, and from the cache
        assert words(load(folder)) == ("示例规则", "示例依据", "示例理由", "示例改法")
        assert words(in_english(folder)) == ("Example rule", "An example of a basis.", "An example.", "Mend it.")


def test_what_a_rule_does_not_say_in_english_stays_chinese(pack: Pack) -> None:
    assert words(in_english(pack(rules=english_rule("  en: {fix: Mend it.}\n")))) == (
        "示例规则",
        "示例依据",
        "示例理由",
        "Mend it.",
    )


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("  en: {titel: Example}\n", "7: unknown key 'titel'; did you mean 'title'?"),
        ("  en: {title: [Example]}\n", "7: title: 应为文字"),
        ("  en: Example\n", "7: en: 应为“键: 值”"),
        ("  en: {terms: {三百: three hundred}}\n", "7: terms: 规则的设置里没有“三百”"),
        ("  en: {terms: [三百]}\n", "7: terms: 应为“键: 值”"),
    ],
)
def test_faults_of_english(pack: Pack, english: str, said: str) -> None:
    assert f"示例/rules.yaml:{said}" in fault(pack(rules=english_rule(english)))
