"""readable 可读出: the file can be read, the tables found in it too, and none is only a picture or an attachment."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.hints import Literal
from gi_lint.language import say
from gi_lint.report import Report

_LOST = "{table.spec.name}的单元格无法可靠读出：{table.reason}；需要这些数的规则均未核对"
_ELSEWHERE = "{table.spec.name}{table.reason}，表中的数都无法核对"


@settings
class Readable:
    """What a report has can be read; a failure says what is wrong and what to do.

    what: file — the file itself; cells — every table that was found, whose figures are not guessed; tables — every
    table that the form requires, which stands in the text as a table.
    """

    what: Literal["file", "cells", "tables"]

    def run(self, report: Report) -> Iterator[Outcome]:
        if self.what == "file":
            if report.failure is not None:
                yield Outcome(FAIL, str(report.failure))
            return
        lost, said = (("partial", "unreadable"), _LOST) if self.what == "cells" else (("absent",), _ELSEWHERE)
        for table in report.tables.values():
            if table.status in lost and table.reason:
                yield Outcome(FAIL, say(said, table=table), table.location, key=table.id)
