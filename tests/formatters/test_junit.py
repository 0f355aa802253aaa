"""junit: a suite a file, a case a rule."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from gi_lint.finding import Finding, Run
from gi_lint.formatters.junit import write
from tests.formatters.runs import BALANCE, CLEAN, EMPTY, HOSTILE_PATH, RESULTS, RUN, WHOLE, golden, hostile


def cases(*findings: Finding) -> list[ET.Element]:
    run = Run([RESULTS[-1]._replace(findings=findings)])
    return ET.fromstring(write(run)).findall("testsuite/testcase")


def test_golden() -> None:
    golden("junit.xml", write(RUN))


def test_no_files() -> None:
    assert ET.fromstring(write(EMPTY)).get("tests") == "0"


def test_a_clean_file_has_one_case_that_passes() -> None:
    root = ET.fromstring(write(CLEAN))
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("1", "0", "0")
    assert [list(case) for case in root.iter("testcase")] == [[]]


def test_findings_of_one_rule_are_one_case() -> None:
    (case,) = cases(BALANCE, BALANCE._replace(message="又一处"))
    (failure,) = case
    assert str(failure.get("message")).endswith("（共 2 处）")
    assert "又一处" in str(failure.text)


@pytest.mark.parametrize(
    ("findings", "tag"),
    [
        ((WHOLE,), "skipped"),
        ((WHOLE, WHOLE._replace(kind="fail")), "failure"),
        ((BALANCE._replace(level="note"),), "skipped"),
        ((BALANCE._replace(level="note"), BALANCE._replace(level="warning")), "failure"),
    ],
)
def test_a_rule_that_only_asks_is_skipped(findings: tuple[Finding, ...], tag: str) -> None:
    (case,) = cases(*findings)
    assert [outcome.tag for outcome in case] == [tag]


def test_hostile_texts_stay_texts() -> None:
    root = ET.fromstring(write(hostile()).encode())
    assert {element.tag for element in root.iter()} == {"testsuites", "testsuite", "testcase", "failure"}
    assert root[0].get("name") == HOSTILE_PATH.replace("\udcff", "\ufffd")
