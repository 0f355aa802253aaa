"""The official forms in rules/: counts, ids, headings and the sentences that cover a content."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from gi_lint.text import fold, label_key
from tests.texts import linter

RULES = Path(__file__).resolve().parents[1] / "rules"
FORMS = ("2008", "2014", "2019", "2021")
SECTIONS = {
    "2008": ["c1", "c2", "c3", "c4", "c5", "c6"],
    "2014": ["c1", "c2", "c3", "c4", "c5", "c6"],
    "2019": ["overview", "disclosure", "requests", "disputes", "problems", "other"],
    "2021": ["overview", "disclosure", "requests", "disputes", "problems", "other"],
}

BASES = {"2014": "2008", "2021": "2019"}  # forms of one regulation have the same sections


@cache
def load(path: str) -> Any:
    return YAML(typ="safe").load(RULES / path)


def template(form: str) -> Any:
    """The form as written; the sections of one that has none of its own are those of the form that it extends."""
    data = load(f"{form}/template.yaml")
    return data if "sections" in data else {**data, "sections": template(BASES[form])["sections"]}


def table(form: str, id: str) -> Any:
    return next(table for table in template(form)["tables"] if table["id"] == id)


def rows(block: Any) -> list[Any]:
    return [row for row in block["rows"] if "heading" not in row]


def shape(form: str, id: str) -> list[tuple[int, int]]:
    """Rows and columns of each block."""
    return [(len(rows(block)), len(block["columns"])) for block in table(form, id)["blocks"]]


def kind(form: str, heading: str) -> str | None:
    """The section whose longest word the heading contains; the earlier one of equals."""
    words = [
        (len(label_key(word)), section["id"])
        for section in template(form)["sections"]
        for word in section["words"]
        if label_key(word) in label_key(heading)
    ]
    return max(words, key=lambda word: word[0])[1] if words else None


def covered(content: str, sentence: str) -> bool:
    section = next(section for section in template("2014")["sections"] if section["id"] == content)
    return any(re.search(pattern, fold(sentence)) for pattern in section["mentions"])


@pytest.mark.parametrize("pack", ("common", *FORMS))
def test_pack_names_itself(pack: str) -> None:
    data = load(f"{pack}/pack.yaml")
    assert data["id"] == pack
    assert data["title"]
    assert data.get("extends") == BASES.get(pack)


@pytest.mark.parametrize("form", FORMS)
def test_form_has_its_six_parts(form: str) -> None:
    data = template(form)
    assert data["id"] == form
    assert data["fixed_headings"] is (form in ("2019", "2021"))
    assert [section["id"] for section in data["sections"]] == SECTIONS[form]


def test_years_follow_one_another() -> None:
    years = [template(form)["years"] for form in FORMS]
    assert [year["first"] for year in years[1:]] == [year["last"] + 1 for year in years[:-1]]
    assert "last" not in years[-1]


def test_forms_of_one_regulation_have_the_same_sections() -> None:
    rulebook = linter().rulebook
    for form, base in BASES.items():
        extending, extended = rulebook.template(form), rulebook.template(base)
        assert extending is not None
        assert extended is not None
        assert extending.sections == extended.sections


@pytest.mark.parametrize("form", FORMS)
def test_ids_are_unique(form: str) -> None:
    for spec in template(form)["tables"]:
        ids = [row["id"] for block in spec["blocks"] for row in rows(block)]
        assert len(ids) == len(set(ids))
        for block in spec["blocks"]:
            columns = [column["id"] for column in block.get("columns", [])]
            assert len(columns) == len(set(columns))


@pytest.mark.parametrize(
    ("form", "id", "expected"),
    [
        ("2021", "t2", [(2, 3), (1, 1), (2, 1), (1, 1)]),
        ("2021", "t3", [(25, 7)]),
        ("2021", "t4", [(3, 5)]),
        ("2019", "t2", [(2, 3), (2, 3), (2, 3), (1, 2), (1, 2)]),
        ("2019", "t3", [(23, 7)]),
        ("2019", "t4", [(3, 5)]),
    ],
)
def test_table_has_the_cells_of_the_form(form: str, id: str, expected: list[tuple[int, int]]) -> None:
    assert shape(form, id) == expected


def test_number_of_cells_in_table_two() -> None:
    assert sum(height * width for height, width in shape("2021", "t2")) == 10
    assert sum(height * width for height, width in shape("2019", "t2")) == 22


def test_table_three_differs_in_one_group_only() -> None:
    new, old = ([row["id"] for row in rows(table(form, "t3")["blocks"][0])] for form in ("2021", "2019"))
    assert [id for id in new if not id.startswith("other.")] == [id for id in old if id != "other"]
    assert sum(id.startswith("other.") for id in new) == 3


def test_statistics_table_has_64_values_under_7_headings() -> None:
    (block,) = table("2014", "ts")["blocks"]
    assert "columns" not in block
    assert len(block["rows"]) == 71
    assert len(rows(block)) == 64
    assert {row["unit"] for row in rows(block)} == {"条", "件", "次", "篇", "个", "人", "人次", "万元"}
    assert template("2008")["tables"] == []


@pytest.mark.parametrize("form", FORMS)
def test_own_headings_are_of_their_own_kind(form: str) -> None:
    for section in template(form)["sections"]:
        for heading in (section["heading"], *section.get("variants", ())):
            assert kind(form, heading) == section["id"], heading


@pytest.mark.parametrize(
    ("form", "heading", "expected"),
    [
        ("2021", "（行政复议、行政诉讼情况表格）", "disputes"),
        ("2021", "因依申请公开引起的行政复议、诉讼情况", "disputes"),
        ("2021", "主动公开工作存在的问题", "problems"),
        ("2021", "其他需要说明的问题", "other"),
        ("2021", "重点领域信息公开情况", None),
        ("2014", "依申请公开收费情况", "c3"),
        ("2014", "某区政府信息公开工作情况统计表", "c6"),
        ("2014", "信息公开类行政复议和诉讼情况", "c4"),
        ("2014", "主要任务落实情况", None),
        ("2014", "政府信息公开工作概述", None),
    ],
)
def test_heading_goes_to_one_section(form: str, heading: str, expected: str | None) -> None:
    assert kind(form, heading) == expected


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("c1", "全年主动公开政府信息1,203条，其中网站公开900条。"),
        ("c1", "网站全年共发布各类信息523条。"),
        ("c2", "本年度没有公民、法人或者其他组织申请公开政府信息。"),
        ("c2", "我局共受理信息公开申请12件。"),
        ("c2", "不予公开２件。"),
        ("c3", "本年度未收取任何费用。"),
        ("c3", "我局对依申请公开的信息一律免费提供。"),
        ("c3", "全年收取检索费、复制费、邮寄费共120元。"),
        ("c3", "没有发生政府信息公开收费及减免情况。"),
        ("c4", "本局无因政府信息公开引起的行政复议和诉讼案件。"),
        ("c4", "因政府信息公开被申请行政复议2件，均已维持。"),
        ("c4", "行政复议、行政诉讼均为零。"),
        ("c5", "工作中还存在以下问题：一是人手较少。"),
        ("c5", "与群众的期望还有一定差距。"),
        ("c6", "无其他需要报告的事项。"),
    ],
)
def test_sentence_covers_the_content(content: str, sentence: str) -> None:
    assert covered(content, sentence)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("c1", "下一年将加大主动公开力度。"),
        ("c2", "在收到政府信息公开申请之日起15个工作日内答复。"),
        ("c2", "未收到因政府信息公开申请行政复议的案件。"),
        ("c3", "公布行政事业性收费减免政策。"),
        ("c3", "推进收费信息公开，不断规范收费行为。"),
        ("c3", "安排政府信息公开专项经费20万元。"),
        ("c3", "公开“三公”经费预算和决算。"),
        ("c3", "行政审批不收取任何费用。"),
        ("c4", "扎实做好行政复议工作。"),
        ("c4", "主动公开行政复议决定书23件。"),
        ("c4", "未依法履行政府信息公开义务的，可以申请行政复议。"),
        ("c5", "全年不存在泄密问题。"),
    ],
)
def test_sentence_does_not_cover_the_content(content: str, sentence: str) -> None:
    assert not covered(content, sentence)
