"""The plugin, installed into an environment of its own, changes what gi-lint asks of a report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

PLUGIN = Path(__file__).resolve().parents[1]
CHECKOUT = PLUGIN.parents[1]
REPORT = CHECKOUT / "examples" / "reports" / "clean-2023.txt"


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """gi-lint in an environment that has the plugin; its other packages come from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True
    )
    Path(own.stdout.strip(), "shared.pth").write_text(f"{site}\n{CHECKOUT}\n", encoding="utf-8")
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", str(PLUGIN)]
    subprocess.run(install, check=True)
    return [str(python), "-m", "gi_lint"]


def run(command: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run([*command, *arguments], capture_output=True, text=True, encoding="utf-8", env=environment)


def findings(command: list[str], *arguments: str) -> list[dict[str, Any]]:
    result = run(command, "check", "--format", "json", "--fail-on", "never", *arguments, str(REPORT))
    found: list[dict[str, Any]] = json.loads(result.stdout)["files"][0]["findings"]
    return [finding for finding in found if finding["kind"] == "fail"]


def test_its_examples_hold(command: list[str]) -> None:
    result = run(command, "test", "shili-2021")
    assert result.returncode == 0, result.stdout
    assert result.stdout == "共 3 个例子，0 个不符\n"


def test_its_rule_is_listed_and_the_disabled_one_is_not(command: list[str]) -> None:
    assert "行政确认" in run(command, "rules", "SL-01").stdout
    assert "2021" not in run(command, "rules", "T3-05").stdout.split("适用：")[1].splitlines()[0]


def test_a_report_without_the_added_row_lacks_it(command: list[str]) -> None:
    assert [finding["rule"] for finding in findings(command) if finding["level"] == "error"] == ["S-08"]
    assert "行政确认" in findings(command)[0]["message"]


def test_the_same_folder_serves_as_a_pack_without_installing() -> None:
    rules = str(PLUGIN / "gi_lint_shili" / "rules")
    here = [sys.executable, "-m", "gi_lint"]
    assert findings(here) == []
    assert [finding["rule"] for finding in findings(here, "--pack", rules)] == ["S-08"]
