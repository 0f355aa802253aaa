"""test: run the examples that stand beside the rules."""

from __future__ import annotations

from argparse import Namespace

from gi_lint.commands import FOUND, packs, say
from gi_lint.examples import run_examples
from gi_lint.linter import Linter


def run(arguments: Namespace) -> int:
    """Run the examples of the packs given, or of all; 1 if one is not met."""
    folders = packs(arguments.packs)
    linter = Linter()
    known = {folder.resolve() for folder in linter.plugins.pack_folders}
    others = [folder for folder in folders if folder.resolve() not in known]
    text, failed = run_examples(Linter(packs=others) if others else linter, folders)
    say(text)
    return FOUND if failed else 0
