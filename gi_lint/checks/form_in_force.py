"""form_in_force 现行格式: the tables are those of the form in force for the report's year."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.report import Report

_NATIONAL = "{table.spec.name}的行列是 {table.form} 年格式的"
_LOCAL = "{table.spec.name}的行列是本地格式的"
_REQUIRED = "{shown}，{year} 年度报告应使用 {required.id} 年格式（{required.notice}）"


@settings
class FormInForce:
    """Every table has the rows and columns of the form that the report's year requires."""

    def run(self, report: Report) -> Iterator[Outcome]:
        required = report.template
        if required is None:
            return
        for table in report.tables.values():
            if table.status != "absent" and table.form != required.id:  # its labels tell, where the figures are lost
                shown = say(_NATIONAL if table.form.isdigit() else _LOCAL, table=table)
                message = say(_REQUIRED, shown=shown, year=report.facts.year, required=required)
                yield Outcome(FAIL, message, table.location, expected=required.id, actual=table.form, key=table.id)
