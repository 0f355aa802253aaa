"""rules: list the rules or explain some of them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gi_lint.catalogue import as_json, as_markdown, as_text, explained, known_rules
from gi_lint.commands import UsageError, packs
from gi_lint.commands.output import show, write_file, writing
from gi_lint.language import say
from gi_lint.linter import Linter
from gi_lint.plugins import Plugins
from gi_lint.plugins.builtin import pack_folder
from gi_lint.schema import read_words, schemas, written
from gi_lint.text import guess

FORMATS = {"json": as_json, "markdown": as_markdown, "text": as_text}


def run(arguments: Namespace) -> int:
    """Show the rules asked for, by id or prefix; or write the schemas of rule files."""
    if arguments.schema is not None:
        return _write_schemas(Path(arguments.schema))
    linter = Linter(packs=packs(arguments.pack))
    known = known_rules(linter.rulebook)
    unknown = [wanted for wanted in arguments.ids if not any(entry.rule.id.startswith(wanted) for entry in known)]
    if unknown:
        ids = [entry.rule.id for entry in known]
        hint = guess(unknown[0], [*ids, *{id.partition("-")[0] for id in ids}])
        said = say("gi-lint: 没有规则“{unknown}”", unknown=say("、").join(unknown))
        raise UsageError(said + (hint or say("；") + say("gi-lint rules 列出全部规则")))
    chosen = [entry for entry in known if entry.rule.id.startswith(tuple(arguments.ids))]
    show(FORMATS[arguments.format]([explained(entry, linter) for entry in chosen] if arguments.ids else known))
    return 0


def _write_schemas(folder: Path) -> int:
    """The schemas with the checks of all plugins; they come with our own words (rules/schema)."""
    words = read_words(Path(pack_folder("schema")) / "words.yaml")
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas(Plugins().checks, words).items():
        path = folder / f"{name}.json"
        write_file(path, written(schema) + "\n")
        show(f"{path}\n")
    return 0
