"""gitlab: the required fields, and fingerprints that no two issues share."""

from __future__ import annotations

import json
from typing import Any

from gi_lint.finding import Run
from gi_lint.formatters.gitlab import write
from tests.formatters.runs import EMPTY, HOSTILE, RESULTS, RUN, golden, hostile


def issues(run: Run) -> Any:
    return json.loads(write(run))


def test_golden() -> None:
    golden("gitlab.json", write(RUN))


def test_no_findings_are_an_empty_list() -> None:
    assert write(EMPTY) == "[]\n"


def test_fingerprints_differ_between_files_and_stay_when_lines_move() -> None:
    first, second = RESULTS[1], RESULTS[1]._replace(path="another.html")
    moved = first.findings[0]._replace(location=first.findings[0].location._replace(line=99))
    fingerprints = [issue["fingerprint"] for issue in issues(Run([first, second]))]
    assert len(set(fingerprints)) == 4
    assert issues(Run([first._replace(findings=(moved,))]))[0]["fingerprint"] == fingerprints[0]


def test_a_place_without_a_line_begins_at_line_one_and_is_told_in_words() -> None:
    issue = issues(RUN)[0]
    assert issue["location"]["lines"] == {"begin": 1}
    assert issue["description"].startswith("文中第 1 个表第 3 行第 2 列：")


def test_hostile_texts_stay_texts() -> None:
    assert issues(hostile())[0]["check_name"] == HOSTILE
