"""Git repositories of their own for tests, and pre-commit run in them as people run it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.command import TOP, Ran, environment, require_index

_GIT_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


class Repository(NamedTuple):
    """A git repository, with a place of its own for what pre-commit keeps."""

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

    def commit(self, message: str) -> Ran:
        """Commit what is staged, past the hooks that are installed."""
        return self.run("git", "commit", "--message", message)

    def pre_commit(self, *arguments: str) -> Ran:
        return self.run(sys.executable, "-m", "pre_commit", *arguments)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files and stage them."""
        for name, content in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(content)
        self.git("add", "--all")


def repository(folder: Path, files: Mapping[str, bytes]) -> Repository:
    """A new repository with files staged."""
    folder.mkdir(exist_ok=True)
    made = Repository(folder, folder.with_name("store"))
    made.git("init", "--quiet")
    made.write(files)
    return made


def checkout_as_repository(folder: Path) -> Repository:
    """The checkout as a repository of its own: committed or not, what stands there now is what is tested.

    Skips where pre-commit, git or a package index are not at hand.
    """
    if importlib.util.find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed")
    if shutil.which("git") is None or not (TOP / ".git").exists():
        pytest.skip("this is no git checkout")
    require_index(folder / "index")
    listed = Repository(TOP, folder).git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    paths = [TOP / name for name in listed.split("\0") if name]
    files = {path.relative_to(TOP).as_posix(): path.read_bytes() for path in paths if path.is_file()}
    made = repository(folder / "gi-lint", files)
    made.git("commit", "--quiet", "--message", "检查器")
    return made
