"""Faults planted in reports that are right: what is found in a draft, and what of it is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from gi_lint.finding import Finding
from tests.drafts import reports
from tests.drafts.model import Draft
from tests.drafts.writers import WRITERS
from tests.texts import linter

COUNTY, DEPARTMENT, DISTRICT = reports.report_2021, reports.report_2021_department, reports.report_2021_district
TRIAL, OFFICE, OLD = reports.report_2019, reports.report_2014, reports.report_2008


class Fault(NamedTuple):
    """A fault: the report that it is planted in, how, and the finding that it makes.

    `at` is the cell of the finding (table, row, column) or the words quoted, None where neither is asked for; `says`
    are words of its message or quote; `also` are the other rules that it must break.
    """

    rule: str
    level: str
    make: Callable[[], Draft]
    change: Callable[[Draft], Draft]
    at: tuple[str, str, str | None] | str | None
    says: str = ""
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}-{self.make.__name__}-{self.says[:12] or self.at}"

    def check(self, found: Sequence[Finding]) -> None:
        """Assert that what was found by its rule is the one finding."""
        (finding,) = found
        assert (finding.level, finding.kind) == (self.level, "fail")
        assert self.says in f"{finding.location.quote} {finding.message}"
        if isinstance(self.at, str):
            assert (finding.location.quote or "") == self.at
        elif self.at is not None:
            assert (finding.location.table, finding.location.row, finding.location.column_id) == self.at


def words(old: str, new: str, *, every: bool = False) -> Callable[[Draft], Draft]:
    """Some words of a report put in place of others."""
    return lambda draft: draft.replace(old, new, every=every)


def findings(draft: Draft, writer: str = "docx") -> list[Finding]:
    suffix, write = WRITERS[writer]
    return list(linter().lint(f"示例{suffix}", write(draft)).findings)


@cache
def _before(make: Callable[[], Draft], writer: str) -> frozenset[str]:
    """The findings of a report that is right, by fingerprint."""
    return frozenset(finding.fingerprint for finding in findings(make(), writer))


def new_findings(make: Callable[[], Draft], change: Callable[[Draft], Draft], writer: str) -> list[Finding]:
    """What is found in a changed report and not in the report itself."""
    before = _before(make, writer)
    return [finding for finding in findings(change(make()), writer) if finding.fingerprint not in before]
