"""completion: what a shell needs to complete commands, options and their values, made from the parser itself.

Ids of rules, templates and outputs are those known when the script is made, with installed plugins.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gi_lint.arguments import parser_for
from gi_lint.catalogue import known_rules
from gi_lint.commands import show
from gi_lint.linter import Linter

_FILES, _FOLDERS = "files", "folders"
# What a value is, by the name under which the parser keeps it.
_KINDS = {
    **dict.fromkeys(("paths", "config", "baseline", "previous", "show_config"), _FILES),
    **dict.fromkeys(("pack", "packs", "schema"), _FOLDERS),
    **dict.fromkeys(("select", "ignore", "ids"), "rules"),
    "format": "formats",
    "template": "templates",
}
_PLAIN = re.compile(r"[\w.+-]+")


class _Value(NamedTuple):
    """What may stand for a value: words, or the names of files or folders."""

    words: Sequence[str] = ()
    names: str = ""


class _Option(NamedTuple):
    spellings: Sequence[str]
    help: str
    value: _Value | None  # None: takes none


class _Level(NamedTuple):
    """A command, or one of its actions: `path` is what has been typed to come here."""

    path: tuple[str, ...]
    options: Sequence[_Option]
    commands: Sequence[tuple[str, str]]  # name and help
    operand: _Value


def run(arguments: argparse.Namespace) -> int:
    """Print the script of a shell."""
    levels = list(_levels(parser_for(()), _known_words()))
    show({"bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell}[arguments.shell](levels))
    return 0


def _known_words() -> dict[str, list[str]]:
    linter = Linter()
    known = {
        "rules": sorted({entry.rule.id for entry in known_rules(linter.rulebook)}),
        "formats": sorted(linter.plugins.formatters),
        "templates": ["auto", *sorted(template.id for template in linter.rulebook.templates)],
    }
    return {kind: [word for word in words if _PLAIN.fullmatch(word)] for kind, words in known.items()}


def _levels(parser: argparse.ArgumentParser, known: Mapping[str, Sequence[str]], *path: str) -> Iterator[_Level]:
    """The parser's own level, then those of its commands."""
    options: list[_Option] = []
    commands: list[tuple[str, str]] = []
    below: Mapping[str, argparse.ArgumentParser] = {}
    operand = _Value()
    for action in parser._actions:  # argparse has no public way to its own arguments
        if isinstance(action, argparse._SubParsersAction):
            below = action.choices
            commands = [(choice.dest, choice.help or "") for choice in action._choices_actions]
        elif action.option_strings:
            value = None if action.nargs == 0 else _value(action, known)
            options.append(_Option(action.option_strings, action.help or "", value))
        else:
            operand = _value(action, known)
    yield _Level(path, options, commands, operand)
    for name, _ in commands:
        yield from _levels(below[name], known, *path, name)


def _value(action: argparse.Action, known: Mapping[str, Sequence[str]]) -> _Value:
    if action.choices is not None:
        return _Value([str(choice) for choice in action.choices])
    kind = _KINDS.get(action.dest, "")
    return _Value(names=kind) if kind in (_FILES, _FOLDERS) else _Value(known.get(kind, ()))


# bash --------------------------------------------------------------------------------------------------------

_BASH = r"""# gi-lint: completion for bash
_gi_lint() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= words= i
  if [[ $word == "=" ]]; then word=
  elif [[ $before == "=" ]]; then before=${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path ${COMP_WORDS[i]}" in
      @PATHS@) path="$path ${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path $before" in
@VALUES@
    *) case "$path" in
@WORDS@
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
_gi_lint_folders() {
  local IFS=$'\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -d -- "$1"))
}
complete -o bashdefault -o default -F _gi_lint gi-lint
"""


def _bash(levels: Sequence[_Level]) -> str:
    """Where the function offers nothing, bash itself offers the names of files."""
    return (
        _BASH.replace("@PATHS@", " | ".join(_quoted(_typed(level)) for level in levels if level.path))
        .replace("@VALUES@", "\n".join(_bash_values(levels)))
        .replace("@WORDS@", "\n".join(map(_bash_words, levels)))
    )


def _typed(level: _Level) -> str:
    return "".join(f" {word}" for word in level.path)


def _bash_values(levels: Sequence[_Level]) -> Iterator[str]:
    """What to do after an option, those with the same values together."""
    alike: dict[str, list[str]] = {}
    for level in levels:
        for option in level.options:
            if option.value is not None:
                typed = [_quoted(f"{_typed(level)} {spelling}") for spelling in option.spellings]
                alike.setdefault(_bash_offer(option.value), []).extend(typed)
    for offer, places in alike.items():
        yield f"    {' | '.join(places)}) {offer} ;;"


def _bash_offer(value: _Value) -> str:
    return '_gi_lint_folders "$word"; return' if value.names == _FOLDERS else f"words={_quoted(' '.join(value.words))}"


def _bash_words(level: _Level) -> str:
    """Options once a dash is typed; else commands or words."""
    options = " ".join(spelling for option in level.options for spelling in option.spellings)
    words = " ".join([*(name for name, _ in level.commands), *level.operand.words])
    return f"      {_quoted(_typed(level))}) [[ $word == -* ]] && words={_quoted(options)} || words={_quoted(words)} ;;"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


# zsh ---------------------------------------------------------------------------------------------------------


_ZSH_END = """
if [[ $funcstack[1] == _gi-lint ]]; then _gi-lint "$@"; else compdef _gi-lint gi-lint; fi
"""


def _zsh(levels: Sequence[_Level]) -> str:
    """A file for a folder of $fpath, which may also be sourced."""
    return "#compdef gi-lint\n" + "\n".join(map(_zsh_function, levels)) + _ZSH_END


def _zsh_function(level: _Level) -> str:
    name = "-".join(("_gi-lint", *level.path))
    specs = [spec for option in level.options for spec in _zsh_option(option)]
    if not level.commands:
        arguments = " \\\n    ".join([*specs, _quoted(f"*:{_zsh_offer(level.operand)}")])
        return f"{name}() {{\n  _arguments \\\n    {arguments}\n}}\n"
    described = " ".join(_quoted(f"{command}:{help}") for command, help in level.commands)
    arguments = " \\\n    ".join([*specs, "'1: :->command'", "'*:: :->rest'"])
    return (
        f"{name}() {{\n  local curcontext=$curcontext state line\n  local -a commands=({described})\n"
        f"  _arguments -C \\\n    {arguments}\n"
        f"  case $state in\n    command) _describe command commands ;;\n"
        f"    rest) (( $+functions[{name}-$words[1]] )) && {name}-$words[1] ;;\n  esac\n}}\n"
    )


def _zsh_option(option: _Option) -> Iterator[str]:
    help = re.sub(r"([\[\]:\\])", r"\\\1", option.help)
    for spelling in option.spellings:
        value = f":{_zsh_offer(option.value)}" if option.value is not None else ""
        equals = "=" if option.value is not None and spelling.startswith("--") else ""
        yield _quoted(f"*{spelling}{equals}[{help}]{value}")


def _zsh_offer(value: _Value) -> str:
    if value.names:
        return " :_files -/" if value.names == _FOLDERS else " :_files"
    return f" :({' '.join(value.words)})" if value.words else " : "


# fish --------------------------------------------------------------------------------------------------------


def _fish(levels: Sequence[_Level]) -> str:
    return "complete -c gi-lint -f\n" + "".join(f"{line}\n" for level in levels for line in _fish_lines(level))


def _fish_lines(level: _Level) -> Iterator[str]:
    here = f"complete -c gi-lint -n {_fish_condition(level)}"
    for name, help in level.commands:
        yield f"{here} -a {_quoted(name)} -d {_fish_text(help)}"
    if level.operand.names or level.operand.words:
        yield f"{here} {_fish_offer(level.operand)}"
    for option in level.options:
        spelt = " ".join(f"-l {s[2:]}" if s.startswith("--") else f"-s {s[1:]}" for s in option.spellings)
        yield f"{here} {spelt}{_fish_value(option.value)} -d {_fish_text(option.help)}"


def _fish_value(value: _Value | None) -> str:
    """That an option asks for a value (-r), and unless it is a file, that none of the files here is one (-x)."""
    if value is None:
        return ""
    return f" -r {_fish_offer(value)}" if value.names == _FILES else f" -x {_fish_offer(value)}".rstrip()


def _fish_condition(level: _Level) -> str:
    """Whether exactly the words of this level have been typed."""
    seen = [f"__fish_seen_subcommand_from {word}" for word in level.path]
    names = " ".join(name for name, _ in level.commands)
    unseen = [f"not __fish_seen_subcommand_from {names}"] if names else []
    return _quoted("; and ".join([*seen, *unseen]))


def _fish_offer(value: _Value) -> str:
    if value.names:
        return "-a '(__fish_complete_directories)'" if value.names == _FOLDERS else "-F"
    return f"-a {_fish_text(' '.join(value.words))}" if value.words else ""


def _fish_text(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


# PowerShell --------------------------------------------------------------------------------------------------

_POWERSHELL = r"""# gi-lint: completion for PowerShell 5 and later
Register-ArgumentCompleter -Native -CommandName gi-lint -ScriptBlock {
    param($word, $command, $cursor)
    $levels = @{
@LEVELS@
    }
    $path = ''
    $option = ''
    foreach ($element in $command.CommandElements | Select-Object -Skip 1) {
        if ($element.Extent.EndOffset -ge $cursor) { break }
        $option = $element.Extent.Text
        if ($levels.ContainsKey("$path $option")) { $path = "$path $option" }
    }
    $lead = ''
    if ($word -match '^(--[^=]+)=(.*)$') { $option = $Matches[1]; $word = $Matches[2]; $lead = "$option=" }
    $level = $levels[$path]
    if ($level.after.ContainsKey($option)) { $offered = $level.after[$option] }
    elseif ($word.StartsWith('-')) { $offered = $level.options }
    else { $offered = $level.words }
    foreach ($one in $offered) {
        if ($one.StartsWith($word)) {
            [System.Management.Automation.CompletionResult]::new("$lead$one", $one, 'ParameterValue', $one)
        }
    }
}
"""


def _powershell(levels: Sequence[_Level]) -> str:
    """Where the block offers nothing, PowerShell itself offers the names of files."""
    return _POWERSHELL.replace("@LEVELS@", "\n".join(map(_powershell_level, levels)))


def _powershell_level(level: _Level) -> str:
    """What may follow: words, options, and after an option that takes one its value."""
    options = [spelling for option in level.options for spelling in option.spellings]
    words = [*(name for name, _ in level.commands), *level.operand.words]
    after = "; ".join(
        f"'{spelling}' = {_powershell_list(option.value.words)}"
        for option in level.options
        if option.value is not None
        for spelling in option.spellings
    )
    offers = (_powershell_list(words), _powershell_list(options), f"@{{ {after} }}")
    named = "; ".join(f"{name} = {offer}" for name, offer in zip(("words", "options", "after"), offers, strict=True))
    return f"        '{_typed(level)}' = @{{ {named} }}"


def _powershell_list(words: Sequence[str]) -> str:
    quoted = ", ".join(f"'{word}'" for word in words)
    return f"@({quoted})"
