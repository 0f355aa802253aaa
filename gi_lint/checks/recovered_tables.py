"""recovered_tables 表格可读出: the cells of every table that was found could be told apart with certainty."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.report import Report


@settings
class RecoveredTables:
    """A table that is in the report but cannot be read with certainty is reported; its figures are not guessed."""

    def run(self, report: Report) -> Iterator[Outcome]:
        for table in report.tables.values():
            if table.status in ("partial", "unreadable"):
                message = say(
                    "{table.spec.name}的单元格无法可靠读出：{table.reason}；需要这些数的规则均未核对", table=table
                )
                yield Outcome(FAIL, message, table.location, key=table.id)
