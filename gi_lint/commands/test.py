"""test: run the examples that stand beside the rules."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gi_lint.commands import UsageError
from gi_lint.commands.output import show
from gi_lint.examples import run_examples
from gi_lint.exit_codes import FOUND
from gi_lint.files import is_folder, real
from gi_lint.language import say
from gi_lint.linter import Linter
from gi_lint.plugins import Plugins


def run(arguments: Namespace) -> int:
    """Run the examples of the packs given by folder or id, or of all; 1 if one is not met."""
    plugins = Plugins()
    known = set(map(real, plugins.pack_folders))
    folders = [Path(name) for name in arguments.packs if is_folder(name)]
    linter = Linter(packs=[folder for folder in folders if real(folder) not in known], plugins=plugins)
    chosen = set(map(real, folders))
    packs = [p for p in linter.rulebook.packs if p.id in arguments.packs or real(p.folder) in chosen]
    for name in arguments.packs:
        if not any(name == pack.id or real(Path(name)) == real(pack.folder) for pack in packs):
            ids = say("、").join(pack.id for pack in linter.rulebook.packs)
            raise UsageError(say("gi-lint: 没有规则包“{name}”；可写目录，或 {ids}", name=name, ids=ids))
    text, failed = run_examples(linter, packs or linter.rulebook.packs)
    show(text)
    return FOUND if failed else 0
