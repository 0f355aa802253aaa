"""form_in_force 现行格式: the tables are those of the form in force for the report's year."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.report import Report, Table
from gi_lint.template import Template
from gi_lint.text import label_key

_LEAST_OWN = 2  # labels that the form required has not
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
            if table.status != "absent" and table.form != required.id and _shows_form(table, report, required):
                shown = say(_NATIONAL if table.form.isdigit() else _LOCAL, table=table)
                message = say(_REQUIRED, shown=shown, year=report.facts.year, required=required)
                yield Outcome(FAIL, message, table.location, expected=required.id, actual=table.form, key=table.id)


def _shows_form(table: Table, report: Report, required: Template) -> bool:
    """Whether a table is of its form: one that is not wholly read has a cell that the form required has not, and where
    its figures are lost, labels tell.
    """
    if table.status == "read":
        return True
    known = required.tables.get(table.id)
    if table.is_there:
        return known is None or any(place not in known.cells for place in table.cells)
    own = table.spec.label_keys.keys() - (known.label_keys.keys() if known is not None else ())
    texts = (*(p.text for p in report.document.paragraphs), *(c.text for g in report.document.grids for c in g.cells))
    return len(own.intersection(map(label_key, texts))) >= _LEAST_OWN
