"""The JSON Schemas of rule files: current, true to the packs that come with gi-lint, and strict with slips."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from gi_lint.plugins.builtin import gi_lint_checks
from gi_lint.schema import read_words, schemas, written
from tests.command import gi_lint

RULES = Path(__file__).resolve().parents[1] / "rules"
COMMITTED = RULES / "schema"
YAML_FILES = sorted(path for path in RULES.glob("*/*.yaml") if path.parent.name != "schema")
OWN_SCHEMA = {"pack.yaml": "pack", "template.yaml": "template", "phrases.yaml": "phrases"}
CHECKS: dict[str, Callable[[], type]] = {name: partial(resolve_name, at) for name, at in gi_lint_checks().items()}
Change = Callable[[Any], None]


@cache
def made() -> dict[str, Any]:
    return schemas(CHECKS, read_words(COMMITTED / "words.yaml"))


def load(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def faults(name: str, data: Any) -> list[str]:
    # Years and forms may be numbers as keys in YAML; JSON knows keys that are texts only.
    return [error.message for error in Draft7Validator(made()[name]).iter_errors(json.loads(json.dumps(data)))]


@pytest.mark.parametrize("name", ("rules", "pack", "template", "phrases"))
def test_committed_schema_is_current(name: str) -> None:
    committed = (COMMITTED / f"{name}.json").read_text(encoding="utf-8")
    assert committed == written(made()[name]) + "\n", "run: gi-lint rules --schema rules/schema"


@pytest.mark.parametrize("name", ("rules", "pack", "template", "phrases"))
def test_schema_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(made()[name])


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_built_in_file_is_valid(path: Path) -> None:
    data = load(path.read_text(encoding="utf-8"))
    assert faults(OWN_SCHEMA.get(path.name, "rules"), data) == []


def test_every_check_and_every_key_of_a_rule_is_described() -> None:
    rule = made()["rules"]["items"]["properties"]
    assert [key for key, schema in rule.items() if not schema.get("description")] == []
    settings = {(check, key): schema for check in CHECKS for key, schema in rule[check]["properties"].items()}
    assert [place for place, schema in settings.items() if not schema.get("description")] == []


def test_the_guide_lists_every_check_with_its_settings() -> None:
    guide = (RULES / "README.md").read_text(encoding="utf-8")
    rows = [line for line in guide.splitlines() if line.startswith("| `")]
    told = {check: row for row in rows for check in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert told.keys() >= CHECKS.keys()
    missing = {
        check: key
        for check in CHECKS
        for key in made()["rules"]["items"]["properties"][check]["properties"]
        if f"`{key}`" not in told[check] and "等" not in told[check].split("|")[3]
    }
    assert missing == {}


def test_files_are_written(tmp_path: Path) -> None:
    assert gi_lint("rules", "--schema", "new/schema", cwd=tmp_path).code == 0
    for name in ("rules", "pack", "template", "phrases"):
        file = tmp_path / "new" / "schema" / f"{name}.json"
        assert file.read_text(encoding="utf-8") == written(made()[name]) + "\n"


def test_files_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = gi_lint("rules", "--schema", "file", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "") and "无法写入 file" in ran.err


RULE = """
- id: SL-01
  title: 每列平衡
  level: error
  basis: 推断
  why: 因为
  fix: 核对
  identity: {table: t3, each: column, expect: new = carried_out}
  examples:
    - pass: {t3: {new: 1, carried_out: 1}}
    - fail: {t3: {new: 1, carried_out: 2}}
      says: 相差
"""


def test_a_right_rule_is_valid() -> None:
    assert faults("rules", load(RULE)) == []


@pytest.mark.parametrize(
    "change",
    (
        lambda rule: rule.pop("why"),
        lambda rule: rule.pop("examples"),
        lambda rule: rule.pop("identity"),
        lambda rule: rule.update(level="serious"),
        lambda rule: rule.update(titel="每列平衡"),
        lambda rule: rule.update(since="2021 年"),
        lambda rule: rule["identity"].update(expcet="new = carried_out"),
        lambda rule: rule["identity"].pop("expect"),
        lambda rule: rule["identity"].update(each="cell"),
        lambda rule: rule["identity"].update(table=["t3"]),
        lambda rule: rule.update(cell_values={"table": "t3"}),
        lambda rule: rule["examples"].pop(),
        lambda rule: rule["examples"].pop(0),
        lambda rule: rule["examples"].append({"pas": {}}),
        lambda rule: rule["examples"].append({"pass": "一、总体情况"}),
        lambda rule: rule.update(pattern={"find": "某", "message": "有", "trusted": True}),
    ),
)
def test_slip_in_a_rule_is_found(change: Change) -> None:
    data = load(RULE)
    change(data[0])
    assert faults("rules", data) != []


@pytest.mark.parametrize(
    ("name", "text"),
    (
        ("rules", "id: SL-01"),
        ("pack", "title: 示例"),
        ("pack", "{id: a, title: 甲, disable: T3-05}"),
        ("pack", "{id: a, title: 甲, extend: '2021'}"),
        ("template", "{amends: '2021'}"),
        ("template", "{amends: '2021', rows: [{table: t2, id: x, label: 行}]}"),
        ("template", "{id: a, title: 甲, notice: 号, years: {last: 2021}, sections: [], tables: []}"),
        ("template", "{id: a, title: 甲, notice: 号, years: {first: 2021}, sections: [{id: x}], tables: []}"),
        ("phrases", "{received: {not: [复议]}}"),
        ("phrases", "{received: {words: 申请}}"),
    ),
)
def test_slip_in_another_file_is_found(name: str, text: str) -> None:
    assert faults(name, load(text)) != []


def test_added_rows_are_valid() -> None:
    text = "{amends: '2021', rows: [{table: t2, after: licence, id: confirmation, label: 行政确认}]}"
    assert faults("template", load(text)) == []
