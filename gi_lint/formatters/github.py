"""github: workflow commands, which GitHub Actions shows as annotations beside the lines of a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions" (`::error file=,line=,col=,title=::message`). In the data
`%`, CR and LF are percent-encoded, in a property also `:` and `,`.
"""

from __future__ import annotations

from gi_lint.finding import Finding, Run
from gi_lint.formatters.common import relative, told
from gi_lint.formatters.wording import word_of
from gi_lint.language import labelled

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice", "open": "notice"}


def write(run: Run) -> str:
    """A command a line for each finding; nothing where there are none."""
    return "".join(_command(path, finding) for path, finding in run.findings)


def _command(path: str, finding: Finding) -> str:
    place = finding.location
    properties = {
        "file": relative(path),
        "line": place.line,
        "col": place.column if place.line is not None else None,
        "title": labelled(f"{finding.rule} {word_of(finding)}", finding.title),
    }
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    return f"::{_COMMANDS[finding.counts_as]} {written}::{_data(told(finding))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
