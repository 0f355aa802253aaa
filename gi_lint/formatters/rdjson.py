"""rdjson: what reviewdog reads with `-f=rdjson`.

Source: reviewdog's proto/rdf/reviewdog.proto, message DiagnosticResult. Its columns count UTF-8 bytes of the line, ours
characters, so a range has its line alone.
"""

from __future__ import annotations

from gi_lint.finding import Finding, Run
from gi_lint.formatters.common import json_text, relative, told
from gi_lint.formatters.wording import word_of
from gi_lint.hints import Any
from gi_lint.language import labelled

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO", "open": "INFO"}


def write(run: Run) -> str:
    """The findings as one DiagnosticResult."""
    diagnostics = [_diagnostic(relative(path), finding) for path, finding in run.findings]
    return json_text({"source": {"name": "gi-lint"}, "diagnostics": diagnostics})


def _diagnostic(path: str, finding: Finding) -> dict[str, Any]:
    line = finding.location.line
    region = {"range": {"start": {"line": line}}} if line is not None else {}
    return {
        "message": labelled(word_of(finding), told(finding)),
        "location": {"path": path, **region},
        "severity": _SEVERITIES[finding.counts_as],
        "code": {"value": finding.rule},
    }
