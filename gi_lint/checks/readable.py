"""readable 可读取: the file could be opened and read."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.report import Report


@settings
class Readable:
    """The file can be read; a failure says what is wrong with it and what to do."""

    def run(self, report: Report) -> Iterator[Outcome]:
        if report.failure is not None:
            yield Outcome(FAIL, str(report.failure))
