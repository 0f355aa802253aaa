"""What the documents show is what the program does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from examples.build_reports import faulty_report
from gi_lint.check import settings_of
from gi_lint.config import read_config
from gi_lint.plugins import Plugins
from tests.command import EXAMPLES, TOP, gi_lint
from tests.drafts.writers import to_md

README = (TOP / "README.md").read_text(encoding="utf-8")
CATALOGUE = (TOP / "rules" / "README.md").read_text(encoding="utf-8")
JSON = (TOP / "gi_lint" / "formatters" / "json.md").read_text(encoding="utf-8")


def test_example_output_is_current() -> None:
    command = re.search(r"\.venv/bin/gi-lint (check .*)", README)
    shown = re.search(r"<!-- example output -->\n```text\n(.*?)```", README, re.S)
    assert command and shown
    assert gi_lint(*command[1].split(), cwd=TOP).out == shown[1]


def test_catalogue_is_current() -> None:
    assert CATALOGUE.split("<!-- catalogue -->\n")[1] == gi_lint("rules", "--format", "markdown").out


def test_every_check_is_listed_with_its_settings() -> None:
    (table,) = re.findall(r"(?s)## 检查的种类\n(.*?)\n## ", CATALOGUE)
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| `")]
    listed = {name: row[2] for row in rows for name in re.findall(r"`(\w+)`", row[0])}
    checks = {name: set(settings_of(check())) for name, check in Plugins().checks.items()}
    assert listed.keys() == checks.keys()
    for name, settings in checks.items():
        told = set(re.findall(r"`(\w+)`", listed[name]))
        assert told < settings if "等" in listed[name] else told == settings, name


CONFIGURATIONS = [
    text
    for text in re.findall(r"```yaml\n(.*?)```", README + CATALOGUE, re.S)
    if re.match(r"(select|accept|rules):", text)
]


@pytest.mark.parametrize("text", CONFIGURATIONS)
def test_configurations_can_be_used(tmp_path: Path, text: str) -> None:
    (tmp_path / ".gi-lint.yaml").write_text(text, encoding="utf-8")
    for folder in read_config(tmp_path / ".gi-lint.yaml").sheet.tree.get("packs") or ():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "pack.yaml").write_text("id: own\ntitle: 示例\n", encoding="utf-8")
    assert gi_lint("check", "--show-config", "年报.docx", cwd=tmp_path).code == 0


def test_there_are_configurations() -> None:
    assert len(CONFIGURATIONS) == 3


def keys(data: Any, named_by_ids: bool = False) -> Iterator[str]:
    """The keys of all objects below; those of tables and cells are ids."""
    if isinstance(data, dict):
        yield from () if named_by_ids else data
        for key, value in data.items():
            yield from keys(value, named_by_ids=key in ("tables", "cells"))
    elif isinstance(data, list):
        for value in data:
            yield from keys(value)


def test_all_keys_of_the_json_outputs_are_documented_and_no_others(tmp_path: Path) -> None:
    accepting = "<!-- gi-lint: accept S-01 理由：示例 -->\n".encode()
    (tmp_path / "年报.md").write_bytes(accepting + to_md(faulty_report()))
    checked = gi_lint("check", "--format", "json", EXAMPLES, tmp_path).data
    assert any(file["suppressed"] for file in checked["files"])
    inspected, rules = (gi_lint(*words, "--format", "json").data for words in (("inspect", EXAMPLES), ("rules",)))
    printed = {*keys(checked), *keys(inspected), *(key for rule in rules for key in rule)}
    rows = [line.split("|")[1] for line in JSON.splitlines() if line.startswith("| `")]
    assert {key for row in rows for key in re.findall(r"`(\w+)`", row)} <= printed
    assert printed <= set(re.findall(r"`(\w+)`", JSON))
