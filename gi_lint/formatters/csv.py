"""csv: a table for a spreadsheet, a row for each finding (RFC 4180), from which offices count and sort.

A report in which nothing was found has a row too, so that all reports are counted. The text begins with a byte order
mark, without which Excel takes UTF-8 for another encoding; a cell that Excel would reckon as a formula is led by an
apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from gi_lint.finding import Finding, Result, Run
from gi_lint.formatters.common import relative
from gi_lint.formatters.wording import details, harmless, whereabouts, word_of
from gi_lint.language import say

_OF_FILE = ("文件", "机关", "年度")
_OF_FINDING = ("级别", "编号", "规则", "问题", "位置", "原文", "对照", "分析", "依据", "改法")
_FORMULA = ("=", "+", "-", "@")


def write(run: Run) -> str:
    """The run as rows of a table, its first row the names of the columns."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(map(say, (*_OF_FILE, *_OF_FINDING)))
    for result in run.results:
        rows.writerows(map(_cell, row) for row in _rows(result))
    return f"\ufeff{text.getvalue()}"


def _rows(result: Result) -> Iterator[list[str]]:
    file = [relative(result.path), result.agency or "", str(result.year or "")]
    for finding in result.findings:
        yield [*file, *_told(finding)]
    if result.is_report and not result.findings:
        yield [*file, say("没有问题"), *[""] * (len(_OF_FINDING) - 1)]


def _told(finding: Finding) -> Iterator[str]:
    said = {
        **dict(details(finding, whereabouts(finding.location))),
        say("级别"): word_of(finding),
        say("编号"): finding.rule,
        say("规则"): finding.title,
        say("问题"): finding.message,
    }
    return (said.get(say(name), "") for name in _OF_FINDING)


def _cell(text: str) -> str:
    """A text on one line that no spreadsheet reckons."""
    line = harmless(" ".join(text.split()))
    return f"'{line}" if line.startswith(_FORMULA) else line
