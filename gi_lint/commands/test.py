"""test: run the examples that stand beside the rules."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from gi_lint.commands import UsageError
from gi_lint.commands.output import show
from gi_lint.examples import VERDICT_WORDS, ExampleRun, examples_of
from gi_lint.exit_codes import FOUND
from gi_lint.files import is_folder, real
from gi_lint.language import say
from gi_lint.linter import Linter
from gi_lint.packs import RulePack
from gi_lint.plugins import Plugins


def run(arguments: Namespace) -> int:
    """Run the examples of the packs given by folder or id, or of all; 1 if one is not met."""
    plugins = Plugins()
    known = set(map(real, plugins.pack_folders))
    given = [Path(name) for name in arguments.packs if is_folder(name)]
    linter = Linter(packs=[folder for folder in given if real(folder) not in known], plugins=plugins)
    runs = [run for pack in _chosen(linter.rulebook.packs, arguments.packs) for run in examples_of(linter, pack)]
    failed = [run for run in runs if run.fault]
    show("".join(map(_told, failed)))
    show(say("共 {examples} 个例子，{failed} 个不符", examples=len(runs), failed=len(failed)) + "\n")
    return FOUND if failed else 0


def _chosen(packs: Sequence[RulePack], names: Sequence[str]) -> Sequence[RulePack]:
    """The packs of which the folder or the id is named; all where nothing is. Raises UsageError."""
    chosen: dict[str, RulePack] = {}
    for name in names:
        found = {pack.id: pack for pack in packs if name == pack.id or real(Path(name)) == real(pack.folder)}
        if not found:
            ids = say("、").join(pack.id for pack in packs)
            raise UsageError(say("gi-lint: 没有规则包“{name}”；可写目录，或 {ids}", name=name, ids=ids))
        chosen |= found
    return list(chosen.values()) or packs


def _told(run: ExampleRun) -> str:
    said = "{run.source}  {run.rule} 例 {run.number}（应{verdict}）：{run.fault}"
    return say(said, run=run, verdict=say(VERDICT_WORDS[run.expected])) + "\n"
