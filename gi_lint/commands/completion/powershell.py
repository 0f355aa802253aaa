"""The script for PowerShell 5 and later."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.commands.completion.levels import Level

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


def script(levels: Sequence[Level]) -> str:
    """Where the block offers nothing, PowerShell itself offers the names of files."""
    return _POWERSHELL.replace("@LEVELS@", "\n".join(map(_level, levels)))


def _level(level: Level) -> str:
    """What may follow: words, options, and after an option that takes one its value."""
    options = [spelling for option in level.options for spelling in option.spellings]
    words = [*(name for name, _ in level.commands), *level.operand.words]
    after = "; ".join(
        f"'{spelling}' = {_list(option.value.words)}"
        for option in level.options
        if option.value is not None
        for spelling in option.spellings
    )
    offers = (_list(words), _list(options), f"@{{ {after} }}")
    named = "; ".join(f"{name} = {offer}" for name, offer in zip(("words", "options", "after"), offers, strict=True))
    return f"        '{level.typed}' = @{{ {named} }}"


def _list(words: Sequence[str]) -> str:
    quoted = ", ".join(f"'{word}'" for word in words)
    return f"@({quoted})"
