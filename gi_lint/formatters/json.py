"""json: the stable contract for machines, version 1."""

from __future__ import annotations

from gi_lint import __version__
from gi_lint.check import Operand
from gi_lint.document import Location
from gi_lint.finding import Finding, Result, Run
from gi_lint.formatters.common import json_text
from gi_lint.hints import Any

VERSION = 1
_PLACE = (  # what is told of a place
    *("line", "column", "page", "block", "grid", "grid_row", "grid_column"),
    *("section", "table", "row", "column_id", "row_label", "column_label", "quote", "path"),
)


def write(run: Run) -> str:
    """The run as one JSON object."""
    data = {
        "version": VERSION,
        "tool": {"name": "gi-lint", "version": __version__},
        "files": [_file(result) for result in run.results],
        "summary": {"files": run.files, **run.counts},
    }
    return json_text(data)


def location(place: Location) -> dict[str, Any]:
    """A place: what is not known is null."""
    return {name: getattr(place, name) for name in _PLACE}


def _file(result: Result) -> dict[str, Any]:
    return {
        "path": result.path,
        "template": result.template,
        "template_used": result.template_used,
        "year": result.year,
        "agency": result.agency,
        "agency_level": result.agency_level,
        "findings": [_finding(finding) for finding in result.findings],
        "suppressed": [
            {**_finding(accepted.finding), "reason": accepted.reason, "by": accepted.by}
            for accepted in result.suppressed
        ],
        "remarks": list(result.remarks),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "kind": finding.kind,
        "title": finding.title,
        "message": finding.message,
        "basis": finding.basis,
        "fix": finding.fix,
        "location": location(finding.location),
        "related": [location(place) for place in finding.related],
        "expected": finding.expected,
        "actual": finding.actual,
        "operands": [_operand(operand) for operand in finding.operands],
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
    }


def _operand(operand: Operand) -> dict[str, Any]:
    place = location(operand.location)
    return {"name": operand.name, "text": operand.text, "value": operand.value, "location": place}
