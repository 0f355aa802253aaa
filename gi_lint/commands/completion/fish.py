"""The script for fish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.commands.completion.levels import FILES, FOLDERS, Level, Value, quoted


def script(levels: Sequence[Level]) -> str:
    """A line for each thing that may be typed, and when."""
    return "complete -c gi-lint -f\n" + "".join(f"{line}\n" for level in levels for line in _lines(level))


def _lines(level: Level) -> Iterator[str]:
    here = f"complete -c gi-lint -n {_condition(level)}"
    for name, help in level.commands:
        yield f"{here} -a {quoted(name)} -d {_text(help)}"
    if level.operand.names or level.operand.words:
        yield f"{here} {_offer(level.operand)}"
    for option in level.options:
        spelt = " ".join(f"-l {s[2:]}" if s.startswith("--") else f"-s {s[1:]}" for s in option.spellings)
        yield f"{here} {spelt}{_value(option.value)} -d {_text(option.help)}"


def _value(value: Value | None) -> str:
    """That an option asks for a value (-r), and unless it is a file, that none of the files here is one (-x)."""
    if value is None:
        return ""
    return f" -r {_offer(value)}" if value.names == FILES else f" -x {_offer(value)}".rstrip()


def _condition(level: Level) -> str:
    """Whether exactly the words of this level have been typed."""
    seen = [f"__fish_seen_subcommand_from {word}" for word in level.path]
    names = " ".join(name for name, _ in level.commands)
    unseen = [f"not __fish_seen_subcommand_from {names}"] if names else []
    return quoted("; and ".join([*seen, *unseen]))


def _offer(value: Value) -> str:
    if value.names:
        return "-a '(__fish_complete_directories)'" if value.names == FOLDERS else "-F"
    return f"-a {_text(' '.join(value.words))}" if value.words else ""


def _text(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
