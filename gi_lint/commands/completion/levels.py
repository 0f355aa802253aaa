"""What may be typed after each command, read from the parser itself; the shells make their scripts from it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence

from gi_lint.catalogue import known_rules
from gi_lint.linter import Linter
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled

FILES, FOLDERS = "files", "folders"
# What a value is, by the name under which the parser keeps it.
_KINDS = {
    **dict.fromkeys(("paths", "config", "baseline", "previous", "show_config"), FILES),
    **dict.fromkeys(("pack", "packs", "schema"), FOLDERS),
    **dict.fromkeys(("select", "ignore", "ids"), "rules"),
    "format": "formats",
    "template": "templates",
}
_PLAIN = compiled(r"[\w.+-]+")


class Value(NamedTuple):
    """What may stand for a value: words, or the names of files or folders."""

    words: Sequence[str] = ()
    names: str = ""


class Option(NamedTuple):
    """An option of a command."""

    spellings: Sequence[str]
    help: str
    value: Value | None  # None: takes none


class Level(NamedTuple):
    """A command, or one of its actions: `path` is what has been typed to come here."""

    path: tuple[str, ...]
    options: Sequence[Option]
    commands: Sequence[tuple[str, str]]  # name and help
    operand: Value

    @property
    def typed(self) -> str:
        """What has been typed, a blank before each word."""
        return "".join(f" {word}" for word in self.path)


def quoted(text: str) -> str:
    """A text as one word of bash, zsh and fish."""
    return "'" + text.replace("'", "'\\''") + "'"


def known_words() -> dict[str, list[str]]:
    """The words that may stand for a value, by what it is: ids of rules, outputs and forms."""
    linter = Linter()
    known = {
        "rules": sorted({entry.rule.id for entry in known_rules(linter.rulebook)}),
        "formats": sorted(linter.plugins.formatters),
        "templates": ["auto", *sorted(template.id for template in linter.rulebook.templates)],
    }
    return {kind: [word for word in words if _PLAIN.fullmatch(word)] for kind, words in known.items()}


def levels_of(parser: argparse.ArgumentParser, known: Mapping[str, Sequence[str]], *path: str) -> Iterator[Level]:
    """The parser's own level, then those of its commands."""
    options: list[Option] = []
    commands: list[tuple[str, str]] = []
    below: Mapping[str, argparse.ArgumentParser] = {}
    operand = Value()
    for action in parser._actions:  # argparse has no public way to its own arguments
        if isinstance(action, argparse._SubParsersAction):
            below = action.choices
            commands = [(choice.dest, choice.help or "") for choice in action._choices_actions]
        elif action.option_strings:
            value = None if action.nargs == 0 else _value(action, known)
            options.append(Option(action.option_strings, action.help or "", value))
        else:
            operand = _value(action, known)
    yield Level(path, options, commands, operand)
    for name, _ in commands:
        yield from levels_of(below[name], known, *path, name)


def _value(action: argparse.Action, known: Mapping[str, Sequence[str]]) -> Value:
    if action.choices is not None:
        return Value([str(choice) for choice in action.choices])
    kind = _KINDS.get(action.dest, "")
    return Value(names=kind) if kind in (FILES, FOLDERS) else Value(known.get(kind, ()))
