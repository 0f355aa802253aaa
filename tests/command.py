"""The installed command, run as its users run it: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

TOP = Path(__file__).resolve().parents[1]
EXAMPLES = TOP / "examples" / "reports"
INSTALLED = (str(Path(sys.executable).with_name("gi-lint")),)
MODULE = (sys.executable, "-m", "gi_lint")
_HANGING = 120  # seconds
_OUR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "TERM")


class Ran(NamedTuple):
    """Exit code, output and messages of a finished command; where `err` is not given, messages stand in `out`."""

    code: int
    out: str
    err: str = ""

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def files(self) -> dict[str, Any]:
        """The files of a JSON output by name."""
        return {Path(file["path"]).name: file for file in self.data["files"]}


def environment(**variables: str) -> dict[str, str]:
    """The environment of a command: a UTF-8 console without colours, and `variables`."""
    kept = {name: value for name, value in os.environ.items() if name not in _OUR_VARIABLES}
    return {**kept, "PYTHONIOENCODING": "utf-8", **variables}


def gi_lint(
    *arguments: str | Path,
    program: Sequence[str] = INSTALLED,
    cwd: Path | None = None,
    stdin: bytes = b"",
    variables: Mapping[str, str] | None = None,
) -> Ran:
    """Run the command to its end; no run may ever show a traceback."""
    env = environment(**(variables or {}))
    done = subprocess.run(
        [*program, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, env=env, timeout=_HANGING
    )
    encoding = env["PYTHONIOENCODING"]
    ran = Ran(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))
    assert "Traceback" not in ran.err, ran.err
    return ran


def shown_on(terminal: int) -> str:
    """What is written to a terminal that we have opened, until nobody writes to it any more."""
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the last writer is gone
            piece = b""
        if not piece:
            os.close(terminal)
            return shown.decode()
        shown += piece


def require_index(folder: Path) -> None:
    """Skip the test, saying why, where pip reaches no package index."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "pluggy"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_HANGING)
    if done.returncode:
        pytest.skip(f"pip reaches no package index: {(done.stderr.strip() or '?').splitlines()[-1]}")


def rules(file: Mapping[str, Any]) -> list[str]:
    """The rule ids of a file's findings, in their order."""
    return [finding["rule"] for finding in file["findings"]]


def facts(file: Mapping[str, Any]) -> list[Any]:
    """What the findings of a file say, whatever its format: everything but lines, columns and their order."""
    return [
        (
            finding["rule"],
            finding["level"],
            finding["kind"],
            finding["message"],
            finding["expected"],
            finding["actual"],
            [(operand["name"], operand["text"], operand["value"]) for operand in finding["operands"]],
            [finding["location"][key] for key in ("section", "table", "row", "column_id", "row_label", "quote")],
            finding["suggestion"],
            finding["fingerprint"],
        )
        for finding in sorted(file["findings"], key=lambda finding: str(finding["fingerprint"]))
    ]
