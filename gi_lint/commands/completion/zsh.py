"""The script for zsh."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gi_lint.commands.completion.levels import FOLDERS, Level, Option, Value, quoted

_ZSH_END = """
if [[ $funcstack[1] == _gi-lint ]]; then _gi-lint "$@"; else compdef _gi-lint gi-lint; fi
"""


def script(levels: Sequence[Level]) -> str:
    """A file for a folder of $fpath, which may also be sourced."""
    return "#compdef gi-lint\n" + "\n".join(map(_function, levels)) + _ZSH_END


def _function(level: Level) -> str:
    name = "-".join(("_gi-lint", *level.path))
    specs = [spec for option in level.options for spec in _option(option)]
    if not level.commands:
        arguments = " \\\n    ".join([*specs, quoted(f"*:{_offer(level.operand)}")])
        return f"{name}() {{\n  _arguments \\\n    {arguments}\n}}\n"
    described = " ".join(quoted(f"{command}:{help}") for command, help in level.commands)
    arguments = " \\\n    ".join([*specs, "'1: :->command'", "'*:: :->rest'"])
    return (
        f"{name}() {{\n  local curcontext=$curcontext state line\n  local -a commands=({described})\n"
        f"  _arguments -C \\\n    {arguments}\n"
        f"  case $state in\n    command) _describe command commands ;;\n"
        f"    rest) (( $+functions[{name}-$words[1]] )) && {name}-$words[1] ;;\n  esac\n}}\n"
    )


def _option(option: Option) -> Iterator[str]:
    help = re.sub(r"([\[\]:\\])", r"\\\1", option.help)
    for spelling in option.spellings:
        value = f":{_offer(option.value)}" if option.value is not None else ""
        equals = "=" if option.value is not None and spelling.startswith("--") else ""
        yield quoted(f"*{spelling}{equals}[{help}]{value}")


def _offer(value: Value) -> str:
    if value.names:
        return " :_files -/" if value.names == FOLDERS else " :_files"
    return f" :({' '.join(value.words)})" if value.words else " : "
