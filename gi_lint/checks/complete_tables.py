"""complete_tables 表格齐全: every table of the form is there with every row and column."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, OPEN, Outcome, settings
from gi_lint.document import Location
from gi_lint.language import labelled, quoted_list, say
from gi_lint.report import Report, Table

_SHOWN = 6  # names listed in one message


@settings
class CompleteTables:
    """Each of `tables` is in the report; a table that is there has all rows, columns and groups of the form it shows.

    A table that is only a picture or an attachment leaves this open. With `rows: false` only its presence counts, and
    a picture or an attachment is presence.
    """

    asks_for_all = True

    tables: tuple[str, ...]
    rows: bool = True

    def run(self, report: Report) -> Iterator[Outcome]:
        for id in self.tables:
            table = report.tables.get(id)
            if table is None or table.status == "unreadable":
                continue
            if table.status == "absent":
                if self.rows or not table.reason:
                    yield _absent(table)
            elif self.rows and (table.missing_rows or table.missing_columns or table.missing_groups):
                yield _incomplete(table) if table.status == "read" else _uncertain(table)


def _absent(table: Table) -> Outcome:
    if table.reason:
        message = say("{table.spec.name}{table.reason}，行列是否齐全无法核对", table=table)
        return Outcome(OPEN, message, table.location, key=table.id)
    place = Location(table=table.id, table_name=table.spec.name)
    return Outcome(FAIL, say("未找到{table.spec.name}（{table.spec.title}）", table=table), place, key=table.id)


def _uncertain(table: Table) -> Outcome:
    message = say("{table.spec.name}未能全部读出，行列是否齐全无法核对", table=table)
    return Outcome(OPEN, message, table.location, key=table.id)


def _incomplete(table: Table) -> Outcome:
    missing = (
        ("{count} 行", [table.spec.rows[id].label.text for id in table.missing_rows]),
        ("{count} 列", [table.spec.column_labels[id].text for id in table.missing_columns]),
        ("{count} 类的标题", table.missing_groups),
    )
    parts = [labelled(say(said, count=len(names)), quoted_list(names, _SHOWN)) for said, names in missing if names]
    message = say("{table.spec.name}缺少 {parts}", table=table, parts=say("；").join(parts))
    place = table.location._replace(row=(table.missing_rows or (None,))[0])
    return Outcome(
        FAIL, message, place, key=",".join((*table.missing_rows, *table.missing_columns, *table.missing_groups))
    )
