"""The hook in a repository of drafts, run by the real pre-commit."""

from __future__ import annotations

import re

import pytest
from ruamel.yaml import YAML

from examples.build_reports import clean_report, faulty_report
from gi_lint.plugins import Plugins
from tests.command import TOP, Ran
from tests.drafts.writers import to_docx, to_html, to_md, to_txt
from tests.repositories import checkout_as_repository, repository

FAULTY = {
    "区 2024/年报（送审稿）.docx": to_docx(faulty_report()),
    "区 2024/年报.HTML": to_html(faulty_report()),
    "区 2024/年报（旧版）.htm": to_html(faulty_report()),
    "年报.md": to_md(faulty_report()),
    "年报.txt": to_txt(faulty_report(), "tabs"),
}
NO_REPORTS = {"扫描件.PDF": b"%PDF-", "往年.doc": b"?", "往年.wps": b"?"}
CLEAN = {"县 2023/年报.docx": to_docx(clean_report()), "县 2023/年报.txt": to_txt(clean_report(), "cells")}
OTHERS = {"README.md": "# 年报\n\n本县各年度的报告。\n".encode(), "表.csv": b"1,2\n", "报告.docx.orig": b"?"}
FOUND = ("S-01", "T3-01", "T3-02", "T4-01", "N-02", "N-03")


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """What `pre-commit try-repo` says of a repository with faulty drafts, clean ones and other files."""
    hook = checkout_as_repository(tmp_path_factory.mktemp("hook"))
    drafts = repository(tmp_path_factory.mktemp("tried") / "drafts", {**FAULTY, **NO_REPORTS, **CLEAN, **OTHERS})
    return drafts.pre_commit("try-repo", str(hook.folder), "gi-lint", "--all-files")


def test_it_takes_what_a_reader_can_read() -> None:
    (hook,) = YAML(typ="safe").load(TOP / ".pre-commit-hooks.yaml")
    taken = re.search(r"\\\.\((.*)\)\$$", hook["files"])
    assert taken and {f".{suffix}" for suffix in taken[1].split("|")} == set(Plugins().readers)


def test_faulty_drafts_are_named_with_their_rules(tried: Ran) -> None:
    assert tried.code == 1
    assert "Failed" in tried.out
    for name in FAULTY:
        lines = [line for line in tried.out.splitlines() if line.startswith(f"{name}  ")]
        assert all(any(f" {rule} " in line for line in lines) for rule in FOUND), (name, tried.out)


def test_a_file_that_is_no_report_or_cannot_be_read_is_named(tried: Ran) -> None:
    for name in NO_REPORTS:
        assert re.search(f"(?m)^{re.escape(name)}  .*P-0[12] ", tried.out), tried.out


def test_other_files_are_not(tried: Ran) -> None:
    lines = [line for line in tried.out.splitlines() if line.startswith((*CLEAN, *OTHERS))]
    assert all("P-02 警告" in line for line in lines), lines
    assert not any(line.startswith((*CLEAN, "表.csv", "报告.docx.orig")) for line in lines)
