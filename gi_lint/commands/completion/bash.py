"""The script for bash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.commands.completion.levels import FOLDERS, Level, Value, quoted

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


def script(levels: Sequence[Level]) -> str:
    """Where the function offers nothing, bash itself offers the names of files."""
    return (
        _BASH.replace("@PATHS@", " | ".join(quoted(level.typed) for level in levels if level.path))
        .replace("@VALUES@", "\n".join(_values(levels)))
        .replace("@WORDS@", "\n".join(map(_words, levels)))
    )


def _values(levels: Sequence[Level]) -> Iterator[str]:
    """What to do after an option, those with the same values together."""
    alike: dict[str, list[str]] = {}
    for level in levels:
        for option in level.options:
            if option.value is not None:
                typed = [quoted(f"{level.typed} {spelling}") for spelling in option.spellings]
                alike.setdefault(_offer(option.value), []).extend(typed)
    for offer, places in alike.items():
        yield f"    {' | '.join(places)}) {offer} ;;"


def _offer(value: Value) -> str:
    return '_gi_lint_folders "$word"; return' if value.names == FOLDERS else f"words={quoted(' '.join(value.words))}"


def _words(level: Level) -> str:
    """Options once a dash is typed; else commands or words."""
    options = " ".join(spelling for option in level.options for spelling in option.spellings)
    words = " ".join([*(name for name, _ in level.commands), *level.operand.words])
    return f"      {quoted(level.typed)}) [[ $word == -* ]] && words={quoted(options)} || words={quoted(words)} ;;"
