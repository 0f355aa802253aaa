"""rdjson: diagnostics as reviewdog reads them."""

from __future__ import annotations

import json

from gi_lint.formatters.rdjson import write
from tests.formatters.runs import EMPTY, HOSTILE, RUN, golden, hostile


def test_golden() -> None:
    golden("rdjson.json", write(RUN))


def test_no_findings() -> None:
    assert json.loads(write(EMPTY)) == {"source": {"name": "gi-lint"}, "diagnostics": []}


def test_a_range_has_a_line_and_no_column() -> None:
    """Its columns would count bytes of a line that is not at hand."""
    ranges = [d["location"]["range"] for d in json.loads(write(RUN))["diagnostics"] if "range" in d["location"]]
    assert ranges == [{"start": {"line": 12}}, {"start": {"line": 40}}]


def test_hostile_texts_stay_texts() -> None:
    assert json.loads(write(hostile()))["diagnostics"][0]["code"] == {"value": HOSTILE}
