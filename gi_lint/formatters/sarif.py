"""sarif: version 2.1.0, the OASIS standard (27 March 2020, with Errata 01 of 28 August 2023).

Files lie below `%SRCROOT%`, the folder in which gi-lint runs. Columns count Unicode characters. Formats without lines
(Word, PDF) have no region: the place is in `logicalLocations` (表三/（七）总计/自然人) and `properties`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gi_lint import __version__
from gi_lint.check import FAIL
from gi_lint.document import Location
from gi_lint.finding import LEVELS, Finding, Result, Run, Suppressed
from gi_lint.formatters.common import json_text, uri
from gi_lint.formatters.markdown import escaped
from gi_lint.formatters.wording import cell_path, place_of
from gi_lint.hints import Any
from gi_lint.language import labelled, say

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "gi-lint/v1"
_ROOT = "%SRCROOT%"

Data = dict[str, Any]


def write(run: Run) -> str:
    """The run as a SARIF log with one run."""
    return json_text({"$schema": SCHEMA, "version": VERSION, "runs": [_run(run)]})


def _run(run: Run) -> Data:
    seen: dict[str, list[Finding]] = {}
    for finding in _all_findings(run):
        seen.setdefault(finding.rule, []).append(finding)
    order = {rule: number for number, rule in enumerate(sorted(seen))}
    return {
        "tool": {
            "driver": {
                "name": "gi-lint",
                "version": __version__,
                "semanticVersion": __version__,
                "language": say("zh-CN"),
                "rules": [_rule(seen[rule]) for rule in order],
            }
        },
        "language": say("zh-CN"),
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": say("运行 gi-lint 的文件夹")}}},
        "artifacts": [_artifact(result) for result in run.results],
        "results": [
            entry
            for number, result in enumerate(run.results)
            for entry in _results(result, _File(result, number), order)
        ],
    }


def _all_findings(run: Run) -> Iterator[Finding]:
    for result in run.results:
        yield from result.findings
        yield from (accepted.finding for accepted in result.suppressed)


def _rule(findings: Sequence[Finding]) -> Data:
    """A rule as its findings name it. In several forms its basis may differ: then all are told."""
    first = findings[0]
    why = _joined(finding.why for finding in findings)
    fix = _joined(finding.fix for finding in findings)
    basis = _joined(finding.basis for finding in findings)
    remarks = (("改法", fix), ("依据", basis))
    levels = {finding.rule_level or finding.level for finding in findings}
    return {
        "id": first.rule,
        "name": first.title,
        "shortDescription": {"text": first.title},
        "fullDescription": {"text": why or first.title},
        "help": {
            "text": "\n".join(labelled(say(name), text) for name, text in remarks),
            "markdown": "\n\n".join(labelled(f"**{say(name)}**", escaped(text)) for name, text in remarks),
        },
        "defaultConfiguration": {"level": min(levels, key=LEVELS.index)},
        "properties": {"basis": basis, "tags": [first.rule.partition("-")[0]]},
    }


def _joined(texts: Iterable[str]) -> str:
    return say("；").join(dict.fromkeys(filter(None, texts)))


def _artifact(result: Result) -> Data:
    facts = {"agency": result.agency, "year": result.year, "template": result.template}
    return {
        "location": _address(result.path),
        "roles": ["analysisTarget"],
        "properties": {name: value for name, value in facts.items() if value is not None},
    }


def _address(path: str) -> Data:
    address = uri(path)
    outside = address.startswith("file:") or ".." in address.split("/")
    return {"uri": address} if outside else {"uri": address, "uriBaseId": _ROOT}


class _File:
    """Where the places of one file are."""

    def __init__(self, result: Result, number: int) -> None:
        self.address = {**_address(result.path), "index": number}

    def location(self, place: Location) -> Data:
        """A place: a region where there are lines, its names where it is a cell, in the properties all else."""
        address = self.address if place.path is None else _address(place.path)  # another file: last year's report
        physical: Data = {"artifactLocation": address}
        if place.line is not None:
            column = {"startColumn": place.column} if place.column is not None else {}
            physical["region"] = {"startLine": place.line, **column}
        found: Data = {"physicalLocation": physical}
        if path := cell_path(place):
            found["logicalLocations"] = [{"name": path[-1], "fullyQualifiedName": "/".join(path)}]
        if words := place_of(place):
            found["message"] = {"text": words}
        if known := _properties(place):
            found["properties"] = known
        return found


def _properties(place: Location) -> Data:
    known = {
        "page": place.page,
        "block": place.block,
        "section": place.section,
        "table": place.table,
        "row": place.row,
        "column": place.column_id,
        "quote": place.quote,
    }
    return {name: value for name, value in known.items() if value is not None}


def _results(result: Result, file: _File, order: dict[str, int]) -> Iterator[Data]:
    """The results of a file. As the standard asks (3.27.23), all have suppressions, those in force an empty list."""
    for finding in result.findings:
        yield {**_result(finding, file, order), "suppressions": []}
    for accepted in result.suppressed:
        yield {**_result(accepted.finding, file, order), "suppressions": [_suppression(accepted)]}


def _suppression(accepted: Suppressed) -> Data:
    kind = "inSource" if accepted.by == "comment" else "external"
    return {"kind": kind, "justification": accepted.reason, "properties": {"by": accepted.by}}


def _result(finding: Finding, file: _File, order: dict[str, int]) -> Data:
    found: Data = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "kind": finding.kind,
        "level": finding.level if finding.kind == FAIL else "none",  # 3.27.10: only a failure has a level
        "message": {"text": "\n".join(filter(None, (finding.message, finding.suggestion)))},
        "locations": [file.location(finding.location)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }
    if related := list(_related(finding, file)):
        found["relatedLocations"] = related
    figures = {"expected": finding.expected, "actual": finding.actual}
    if known := {name: value for name, value in figures.items() if value is not None}:
        found["properties"] = known
    return found


def _related(finding: Finding, file: _File) -> Iterator[Data]:
    """The figures that a finding rests on, then the other places that it names."""
    places = [(each.location, labelled(_name(each.location, each.name), each.text)) for each in finding.operands]
    places += [(place, say("：").join(filter(None, (place_of(place), place.quote)))) for place in finding.related]
    for number, (place, text) in enumerate(places):
        message = {"message": {"text": text}} if text else {}
        yield {"id": number, **file.location(place), **message}


def _name(place: Location, otherwise: str) -> str:
    return " ".join(cell_path(place)) or otherwise
