"""checkstyle: the XML of Checkstyle's XMLLogger, version 4.3, which many CI servers read.

Source: Checkstyle's documentation of its XML output: `checkstyle/file/error` with line, column, severity, message and
source. A place without a line has line 0, as Checkstyle writes for a file as a whole.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from gi_lint.finding import Finding, Result, Run
from gi_lint.formatters.common import characters, headline, relative
from gi_lint.formatters.wording import word_of
from gi_lint.language import labelled

VERSION = "4.3"
_SEVERITIES = {"error": "error", "warning": "warning", "note": "info", "open": "info"}


def write(run: Run) -> str:
    """The run as an XML document with an element a file."""
    root = ET.Element("checkstyle", version=VERSION)
    for result in run.results:
        _add_file(root, result)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_file(root: ET.Element, result: Result) -> None:
    file = ET.SubElement(root, "file", name=characters(relative(result.path)))
    for finding in result.findings:
        ET.SubElement(file, "error", _attributes(finding))


def _attributes(finding: Finding) -> dict[str, str]:
    place = finding.location
    attributes = {"line": str(place.line or 0)}
    if place.line is not None and place.column is not None:
        attributes["column"] = str(place.column)
    return attributes | {
        "severity": _SEVERITIES[finding.counts_as],
        "message": characters(labelled(word_of(finding), headline(finding))),
        "source": characters(f"gi-lint.{finding.rule}"),
    }
