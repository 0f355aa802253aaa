"""Other tools that users know, where they are on the path: general checkers of text, on the same files.

proselint looks for slips of English style, textlint runs the rules it is given, autocorrect looks at spaces and marks
between Chinese and Latin letters. None of them knows what an annual report is; they show what checking text costs.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.timing import Measured

INSTALL = {
    "proselint": "pip install proselint",
    "textlint": "npm install --global textlint textlint-rule-no-todo",
    "autocorrect": "npm install --global autocorrect-node",
}
_OPTIONS = {
    "proselint": ("check",),
    "textlint": ("--rule", "no-todo"),
    "autocorrect": ("--lint",),
}


def commands(files: Sequence[Path]) -> Iterator[tuple[str, Measured | str]]:
    """By name, how each tool checks the files, or why it cannot be measured."""
    for name, options in _OPTIONS.items():
        program = shutil.which(name)
        if program is None:
            yield name, f"没有安装（{INSTALL[name]}）"
        elif said := _refused([program, *options, str(files[0])]):
            yield name, said
        else:
            command = [program, *options, *map(str, files)]
            yield f"{name} {' '.join(options)}", Measured(command, well=(0, 1))  # 1: it has found something


def _refused(command: Sequence[str]) -> str:
    """Why a tool does not do what is asked of it; empty if it does."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"无法运行：{error}"
    last = (done.stderr.strip() or done.stdout.strip() or "?").splitlines()[-1]
    return "" if done.returncode in (0, 1) else f"无法运行：{last}"
