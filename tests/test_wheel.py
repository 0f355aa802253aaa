"""The program as it is installed from a wheel, far from the checkout, finds what the checkout finds."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from gi_lint import __version__
from tests.command import EXAMPLES, TOP, gi_lint, require_index


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout."""
    if importlib.util.find_spec("build") is None:
        pytest.skip("the program build is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    require_index(folder)
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder / "dist"), str(TOP)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = (folder / "dist").glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in a fresh environment that knows the wheel and not the checkout."""
    home = tmp_path_factory.mktemp("home") / "环境 1"
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = programs / ("python.exe" if sys.platform == "win32" else "python")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return programs / "gi-lint"


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Copies of the example reports."""
    return Path(shutil.copytree(EXAMPLES, tmp_path / "年报"))


def test_the_wheel_has_all_rules_and_no_more_than_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    packs = {f"gi_lint/_packs/{path.relative_to(TOP / 'rules').as_posix()}" for path in (TOP / "rules").rglob("*.yaml")}
    sources = {path.relative_to(TOP).as_posix() for path in (TOP / "gi_lint").rglob("*.py")}
    assert packs and packs <= names
    assert sources <= names
    assert "gi_lint/py.typed" in names
    assert {name.split("/")[0] for name in names} == {"gi_lint", f"gi_lint-{__version__}.dist-info"}


def test_an_installed_wheel_finds_the_same(installed: Path, copies: Path, tmp_path: Path) -> None:
    variables = {"GI_LINT_CACHE_DIR": str(tmp_path / "cache")}
    for arguments in (("check", "--format", "json", "年报"), ("check", "年报"), ("inspect", "年报"), ("rules",)):
        theirs = gi_lint(*arguments, program=[str(installed)], cwd=copies.parent, variables=variables)
        assert theirs == gi_lint(*arguments, cwd=copies.parent)
    assert gi_lint("check", "年报", program=[str(installed)], cwd=copies.parent, variables=variables).code == 1


def test_an_installed_wheel_tests_its_own_rules(installed: Path, copies: Path) -> None:
    ran = gi_lint("test", program=[str(installed)], cwd=copies)
    assert ran.code == 0
    assert ran == gi_lint("test")
