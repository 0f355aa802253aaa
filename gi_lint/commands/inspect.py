"""inspect: show reports as they were read."""

from __future__ import annotations

from argparse import Namespace

from gi_lint.commands import setups_for
from gi_lint.commands.inputs import inputs
from gi_lint.commands.output import show
from gi_lint.exit_codes import USAGE
from gi_lint.inspection import inspect, json, text
from gi_lint.linters import Linters

FORMATS = {"json": json.write, "text": text.write}


def run(arguments: Namespace) -> int:
    """Show what was read; 2 if a path is missing or something cannot be read."""
    linters = Linters(setups_for(arguments))
    given = inputs(arguments, linters.setups)
    seen = [inspect(linters.of(path), path, data) for path, data in given.files]
    show(FORMATS[arguments.format](seen))
    return USAGE if given.missed or any(one.report.failure for one in seen) else 0
