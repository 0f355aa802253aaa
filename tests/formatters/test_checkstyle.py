"""checkstyle: well-formed whatever stands in a report."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from gi_lint.formatters.checkstyle import write
from tests.formatters.runs import EMPTY, HOSTILE, RUN, golden, hostile


def test_golden() -> None:
    golden("checkstyle.xml", write(RUN))


def test_no_files() -> None:
    root = ET.fromstring(write(EMPTY))
    assert (root.tag, root.get("version"), len(root)) == ("checkstyle", "4.3", 0)


def test_hostile_texts_stay_texts() -> None:
    root = ET.fromstring(write(hostile()).encode())
    assert {element.tag for element in root.iter()} == {"checkstyle", "file", "error"}
    assert root[0][0].get("source") == f"gi-lint.{HOSTILE}".replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
