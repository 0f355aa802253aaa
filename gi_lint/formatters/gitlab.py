"""gitlab: a Code Quality report for merge requests.

Source: GitLab Docs, "Code Quality", section "Code Quality report format": a JSON list of objects with description,
check_name, fingerprint, severity, location.path and location.lines.begin, all of them required. A fingerprint is
unique in the list, so it names the file too; a place without a line begins at line 1, its words are in the description.
"""

from __future__ import annotations

from gi_lint.digest import digest
from gi_lint.finding import Finding, Run
from gi_lint.formatters.common import headline, json_text, relative
from gi_lint.formatters.wording import word_of
from gi_lint.hints import Any
from gi_lint.language import labelled

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info", "open": "info"}


def write(run: Run) -> str:
    """The findings as a JSON list."""
    return json_text([_issue(relative(path), finding) for path, finding in run.findings])


def _issue(path: str, finding: Finding) -> dict[str, Any]:
    said = headline(finding)
    return {
        "description": labelled(word_of(finding), said) if finding.kind == "open" else said,
        "check_name": finding.rule,
        "fingerprint": digest([path, finding.fingerprint]),
        "severity": _SEVERITIES[finding.counts_as],
        "location": {"path": path, "lines": {"begin": finding.location.line or 1}},
    }
