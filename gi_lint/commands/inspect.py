"""inspect: show reports as they were read."""

from __future__ import annotations

from argparse import Namespace

from gi_lint.commands import inputs, missing_paths, setups_for, show
from gi_lint.exit_codes import USAGE
from gi_lint.inspection import as_json, as_text, inspect
from gi_lint.linters import Linters

FORMATS = {"json": as_json, "text": as_text}


def run(arguments: Namespace) -> int:
    """Show what was read; 2 if a path is missing or a file cannot be read."""
    linters = Linters(setups_for(arguments))
    missing = missing_paths(arguments.paths)
    seen = [inspect(linters.of(path), path, data) for path, data in inputs(arguments, linters.setups)]
    show(FORMATS[arguments.format](seen))
    return USAGE if missing or any(one.report.failure for one in seen) else 0
