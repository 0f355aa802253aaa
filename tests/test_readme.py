"""What the documents show is what the program does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]


def gi_lint(*arguments: str) -> str:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "gi_lint", *arguments]
    result = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, check=True)
    return result.stdout.decode()


def test_example_output_is_current() -> None:
    text = (TOP / "README.md").read_text(encoding="utf-8")
    command = re.search(r"\.venv/bin/gi-lint (check .*)", text)
    shown = re.search(r"<!-- example output -->\n```text\n(.*?)```", text, re.S)
    assert command and shown
    assert gi_lint(*command[1].split()) == shown[1]


def test_catalogue_is_current() -> None:
    text = (TOP / "rules" / "README.md").read_text(encoding="utf-8")
    assert text.split("<!-- catalogue -->\n")[1] == gi_lint("rules", "--format", "markdown")
