"""rules: list the rules or explain some of them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gi_lint.catalogue import as_json, as_markdown, as_text
from gi_lint.commands import UsageError, packs, show
from gi_lint.language import say
from gi_lint.linter import Linter
from gi_lint.plugins import Plugins
from gi_lint.plugins.builtin import pack_folder
from gi_lint.schema import read_words, write_schemas

FORMATS = {"json": as_json, "markdown": as_markdown, "text": as_text}


def run(arguments: Namespace) -> int:
    """Show the rules asked for, by id or prefix; or write the schemas of rule files."""
    if arguments.schema is not None:
        return _write_schemas(Path(arguments.schema))
    known = Linter(packs=packs(arguments.pack)).rulebook.all_rules()
    unknown = [wanted for wanted in arguments.ids if not any(rule.id.startswith(wanted) for rule, _ in known)]
    if unknown:
        said = "gi-lint: 没有规则“{unknown}”；gi-lint rules 列出全部规则"
        raise UsageError(say(said, unknown=say("、").join(unknown)))
    chosen = [pair for pair in known if not arguments.ids or any(pair[0].id.startswith(id) for id in arguments.ids)]
    show(FORMATS[arguments.format](chosen, detailed=bool(arguments.ids)))
    return 0


def _write_schemas(folder: Path) -> int:
    """The schemas with the checks of all plugins; they come with our own words (rules/schema)."""
    words = read_words(Path(pack_folder("schema")) / "words.yaml")
    for path in write_schemas(folder, Plugins().checks, words):
        show(f"{path}\n")
    return 0
