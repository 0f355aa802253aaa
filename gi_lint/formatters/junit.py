"""junit: the XML that CI servers show as test results.

There is no standard; this keeps to what Jenkins' junit-10.xsd and GitLab's unit test reports have in common: a
testsuite a file, a testcase a rule that found something, with one failure, or skipped where it only asks: a note, or
a question that the report leaves open. A file without findings has one testcase that passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from gi_lint.check import FAIL
from gi_lint.finding import Finding, Result, Run
from gi_lint.formatters.common import characters, relative, told
from gi_lint.formatters.wording import place_of, word_of
from gi_lint.language import labelled, say


def write(run: Run) -> str:
    """The run as an XML document."""
    root = ET.Element("testsuites", name="gi-lint")
    for result in run.results:
        _add_suite(root, result)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_suite(root: ET.Element, result: Result) -> None:
    path = characters(relative(result.path))
    suite = ET.SubElement(root, "testsuite", name=path)
    by_rule: dict[str, list[Finding]] = {}
    for finding in result.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for findings in by_rule.values():
        _add_case(suite, path, findings)
    if not by_rule:
        _case(suite, path, say("未发现问题"))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _case(suite: ET.Element, path: str, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=path, name=characters(name), file=path)


def _add_case(suite: ET.Element, path: str, findings: Sequence[Finding]) -> None:
    first = next((finding for finding in findings if _fails(finding)), findings[0])
    case = _case(suite, path, f"{first.rule} {first.title}")
    if first.location.line is not None:
        case.set("line", str(first.location.line))
    more = say("（共 {count} 处）", count=len(findings)) if len(findings) > 1 else ""
    message = {"message": characters(labelled(word_of(first), first.message + more))}
    outcome = (
        ET.SubElement(case, "failure", message, type=first.level)
        if _fails(first)
        else ET.SubElement(case, "skipped", message)
    )
    outcome.text = characters("\n\n".join(_paragraph(finding) for finding in findings))


def _fails(finding: Finding) -> bool:
    return finding.kind == FAIL and finding.level != "note"


def _paragraph(finding: Finding) -> str:
    place = place_of(finding.location) if finding.location.line is not None else ""
    return labelled(word_of(finding), labelled(place, told(finding)) if place else told(finding))
