"""Completion in the shells themselves, where they are installed."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.command import environment, gi_lint

SECONDS = 60
SHELLS = ("bash", "zsh", "fish")
# What is typed, the last word to be completed, and what the shell offers for it, in no order.
OFFERED = (
    (("c",), ("check", "completion")),
    (("baseline", ""), ("audit", "create", "update")),
    (("check", "--fo"), ("--format",)),
    (("check", "--format", "json", "--fail-on", ""), ("error", "never", "note", "warning")),
    (("check", "年报 1.docx", "--template", "20"), ("2008", "2014", "2019", "2021")),
    (("rules", "T4"), ("T4-01", "T4-02", "T4-03")),
    (("check", "--select", "X-0", ""), ("年报 1.docx", "规则 1")),
    (("check", "--config", "年"), ("年报 1.docx",)),
    (("rules", "--pack", ""), ("规则 1",)),
    (("baseline", "create", "--re"), ("--reason",)),
    (("completion", ""), (*SHELLS, "powershell")),
)


def script(shell: str) -> str:
    """The script for a shell; skips where the shell is not installed."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    ran = gi_lint("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file and a folder, whose names have blanks."""
    folder = tmp_path / "草稿"
    (folder / "规则 1").mkdir(parents=True)
    (folder / "年报 1.docx").touch()
    return folder


def run(command: Sequence[str], folder: Path, **variables: str) -> str:
    env = environment(LC_ALL="C.UTF-8", HOME=str(folder.parent), XDG_CONFIG_HOME=str(folder.parent), **variables)
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, timeout=SECONDS)
    assert not done.stderr, done.stderr.decode()
    return done.stdout.decode()


def test_a_shell_that_is_not_known() -> None:
    ran = gi_lint("completion", "cmd")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_reads_the_script(shell: str, folder: Path) -> None:
    (folder / "script").write_text(script(shell), encoding="utf-8")
    assert run([shell, "-n", "script"], folder) == ""


BASH = """
gather() {
  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
  _gi_lint gi-lint "${@: -1}" "${@: -2:1}" 2>/dev/null  # compopt is only for real completion
  [ ${#COMPREPLY[@]} -gt 0 ] || compgen -o bashdefault -o default -- "${@: -1}"
  [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
}
gather gi-lint "$@"
"""


@pytest.mark.parametrize(("words", "offered"), OFFERED, ids=lambda words: " ".join(words))
def test_bash_offers(words: Sequence[str], offered: Sequence[str], folder: Path) -> None:
    command = ["bash", "--noprofile", "--norc", "-c", script("bash") + BASH, "bash", *words]
    assert sorted(run(command, folder).splitlines()) == sorted(offered)


@pytest.mark.parametrize("words", [("--fail-on", "=", "ne"), ("--fail-on", "=")])
def test_bash_completes_after_an_equals_sign(words: Sequence[str], folder: Path) -> None:
    """Which bash makes a word of its own."""
    command = ["bash", "--noprofile", "--norc", "-c", script("bash") + BASH, "bash", "check", *words]
    assert "never" in run(command, folder).splitlines()


@pytest.mark.parametrize(("words", "offered"), OFFERED, ids=lambda words: " ".join(words))
def test_fish_offers(words: Sequence[str], offered: Sequence[str], folder: Path) -> None:
    line = " ".join(["gi-lint", *(word.replace(" ", "\\ ") for word in words)])
    command = ["fish", "--no-config", "-c", f"{script('fish')}\ncomplete -C $argv[1]", line]
    found = [answer.partition("\t")[0].rstrip("/") for answer in run(command, folder).splitlines()]
    assert sorted(found) == sorted(offered)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("gi-lint che", "gi-lint check "),
        ("gi-lint check --fo", "gi-lint check --format="),
        ("gi-lint check --fail-on=nev", "gi-lint check --fail-on=never "),
        ("gi-lint rules T3-0", "T3-01  T3-02"),
        ("gi-lint baseline ", "create  -- "),
        ("gi-lint check 年", "gi-lint check 年报\\ 1.docx "),
        ("gi-lint rules --pack 规", "规则\\ 1/"),
    ],
)
def test_zsh_completes_what_is_typed(typed: str, completed: str, folder: Path) -> None:
    (folder.parent / "_gi-lint").write_text(script("zsh"), encoding="utf-8")
    start = f"PS1=; fpath=({folder.parent} $fpath); autoload -Uz compinit; compinit -u -D; print rea''dy\n"
    assert completed in typed_in_zsh(folder, (start, "ready"), (f"{typed}\t", completed))


def typed_in_zsh(folder: Path, *exchanges: tuple[str, str]) -> str:
    """What zsh shows on its terminal after the last of several inputs, each with the words that end its answer."""
    import pty

    ours, theirs = pty.openpty()
    env = environment(TERM="dumb", LC_ALL="C.UTF-8", COLUMNS="200")
    with subprocess.Popen(
        ["zsh", "-f", "-i"], cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as zsh:
        shown = ""
        for text, awaited in exchanges:
            os.write(ours, text.encode())
            shown = answer(ours, awaited)
        zsh.kill()
    os.close(ours)
    os.close(theirs)
    return shown


def answer(terminal: int, awaited: str) -> str:
    shown = b""
    while awaited not in shown.decode(errors="replace") and select.select([terminal], [], [], SECONDS)[0]:
        shown += os.read(terminal, 65536)
    return shown.decode(errors="replace")


# PowerShell offers files and folders alike where it is told no words.
OFFERED_BY_POWERSHELL = tuple(offered for offered in OFFERED if "--pack" not in offered[0])
COMPLETE = "(TabExpansion2 $env:TYPED $env:TYPED.Length).CompletionMatches | ForEach-Object CompletionText"


@pytest.mark.parametrize(("words", "offered"), OFFERED_BY_POWERSHELL, ids=lambda words: " ".join(words))
def test_powershell_offers(words: Sequence[str], offered: Sequence[str], folder: Path) -> None:
    if (program := shutil.which("pwsh")) is None:
        pytest.skip("pwsh is not installed")
    (folder.parent / "script.ps1").write_text(script_for_powershell() + COMPLETE, encoding="utf-8-sig")
    typed = " ".join(["gi-lint", *(f"'{word}'" if " " in word else word for word in words)])
    command = [program, "-NoProfile", "-NonInteractive", "-File", str(folder.parent / "script.ps1")]
    found = [re.sub(r"^\.[\\/]", "", answer.strip("'")) for answer in run(command, folder, TYPED=typed).splitlines()]
    assert sorted(found) == sorted(offered)


def script_for_powershell() -> str:
    ran = gi_lint("completion", "powershell")
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_what_powershell_is_told() -> None:
    told = dict(re.findall(r"(?m)^ +'([^']*)' = (@\{ .*)$", script_for_powershell()))
    assert list(told) == [
        *("", " check", " rules", " inspect", " test"),
        *(" baseline", " baseline create", " baseline update", " baseline audit", " completion"),
    ]
    assert told[" baseline"].startswith("@{ words = @('create', 'update', 'audit'); options = @('-h', '--help', ")
    assert "'T4-01', 'T4-02', 'T4-03'" in told[" rules"].partition("options")[0]
    assert "'--fail-on' = @('error', 'warning', 'note', 'never'); " in told[" check"]
    assert "'--config' = @(); " in told[" check"]
    assert "'--quiet'" in told[" check"].partition("after")[0] and "'--quiet' = " not in told[" check"]
