"""Faults planted in reports that are right: what is found in a draft, and what of it is new."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from gi_lint.finding import Finding
from tests.drafts.model import Draft
from tests.drafts.writers import WRITERS
from tests.texts import linter


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
