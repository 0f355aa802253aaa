"""The hook in a repository of drafts, run by the real pre-commit."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from examples.build_reports import clean_report, faulty_report
from tests.command import TOP, environment, require_index
from tests.drafts.writers import to_docx, to_html, to_md, to_txt

FAULTY = {
    "区 2024/年报（送审稿）.docx": to_docx(faulty_report()),
    "区 2024/年报.HTML": to_html(faulty_report()),
    "年报.md": to_md(faulty_report()),
    "年报.txt": to_txt(faulty_report(), "tabs"),
}
CLEAN = {"县 2023/年报.docx": to_docx(clean_report()), "县 2023/年报.txt": to_txt(clean_report(), "cells")}
OTHERS = {"README.md": "# 年报\n\n本县各年度的报告。\n".encode(), "表.csv": b"1,2\n", "报告.docx.orig": b"?"}
FOUND = ("S-01", "T3-01", "T3-02", "T4-01", "N-02", "N-03")


class Ran(NamedTuple):
    code: int
    out: str


class Repository(NamedTuple):
    """A git repository of drafts, with a place of its own for what pre-commit keeps."""

    folder: Path
    store: Path

    def run(self, *command: str) -> Ran:
        variables = {
            "PRE_COMMIT_HOME": str(self.store),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "示例"),
            **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "example@example.invalid"),
        }
        # A hook that runs these tests has told git where its own repository is.
        ours = {name: value for name, value in environment(**variables).items() if name not in _GIT_PLACES}
        done = subprocess.run(command, cwd=self.folder, env=ours, capture_output=True, timeout=300)
        return Ran(done.returncode, (done.stdout + done.stderr).decode())

    def git(self, *arguments: str) -> str:
        ran = self.run("git", *arguments)
        assert ran.code == 0, ran.out
        return ran.out

    def pre_commit(self, *arguments: str) -> Ran:
        return self.run(sys.executable, "-m", "pre_commit", *arguments)

    def write(self, files: dict[str, bytes]) -> None:
        for name, content in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(content)
        self.git("add", "--all")


_GIT_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def repository(folder: Path, files: dict[str, bytes]) -> Repository:
    folder.mkdir(exist_ok=True)
    made = Repository(folder, folder.with_name("store"))
    made.git("init", "--quiet")
    made.write(files)
    return made


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as a repository of its own: committed or not, what stands there now is what is tested."""
    if importlib.util.find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed")
    if shutil.which("git") is None or not (TOP / ".git").exists():
        pytest.skip("this is no git checkout")
    folder = tmp_path_factory.mktemp("hook")
    require_index(folder / "index")
    listed = Repository(TOP, folder).git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    paths = [TOP / name for name in listed.split("\0") if name]
    files = {path.relative_to(TOP).as_posix(): path.read_bytes() for path in paths if path.is_file()}
    made = repository(folder / "gi-lint", files)
    made.git("commit", "--quiet", "--message", "检查器")
    return made.folder


@pytest.fixture(scope="module")
def tried(hook: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """What `pre-commit try-repo` says of a repository with faulty drafts, clean ones and other files."""
    drafts = repository(tmp_path_factory.mktemp("tried") / "drafts", {**FAULTY, **CLEAN, **OTHERS})
    return drafts.pre_commit("try-repo", str(hook), "gi-lint", "--all-files")


def test_faulty_drafts_are_named_with_their_rules(tried: Ran) -> None:
    assert tried.code == 1
    assert "Failed" in tried.out
    for name in FAULTY:
        lines = [line for line in tried.out.splitlines() if line.startswith(f"{name}  ")]
        assert all(any(f" {rule} " in line for line in lines) for rule in FOUND), (name, tried.out)


def test_other_files_are_not(tried: Ran) -> None:
    lines = [line for line in tried.out.splitlines() if line.startswith((*CLEAN, *OTHERS))]
    assert all("P-02 警告" in line for line in lines), lines
    assert not any(line.startswith((*CLEAN, "表.csv", "报告.docx.orig")) for line in lines)


def test_a_commit_with_a_faulty_draft_is_refused(hook: Path, tmp_path: Path) -> None:
    revision = Repository(hook, tmp_path).git("rev-parse", "HEAD").strip()
    config = f"repos:\n- repo: {hook.as_posix()}\n  rev: {revision}\n  hooks:\n  - id: gi-lint\n"
    drafts = repository(tmp_path / "drafts", {**CLEAN, **OTHERS, ".pre-commit-config.yaml": config.encode()})
    installed = drafts.pre_commit("install")
    assert installed.code == 0, installed.out

    clean = drafts.run("git", "commit", "--message", "干净的年报")
    assert clean.code == 0, clean.out
    assert "Passed" in clean.out

    drafts.write(FAULTY)
    faulty = drafts.run("git", "commit", "--message", "有误的年报")
    assert faulty.code == 1
    assert all(name in faulty.out for name in FAULTY)
    assert drafts.git("log", "--format=%s").splitlines() == ["干净的年报"]
