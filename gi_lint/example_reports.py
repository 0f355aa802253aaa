"""The reports that examples give.

An example gives what a rule looks at, and nothing else: figures of tables (`t3: {new: 12}`), a text, a year, and
with `previous` the same of last year's report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gi_lint.binding import bind
from gi_lint.document import Document, Location
from gi_lint.hints import Any
from gi_lint.kinds import fits, unlike
from gi_lint.language import say
from gi_lint.linter import Linter
from gi_lint.packs import RulePack
from gi_lint.plugins import resolve
from gi_lint.previous import with_previous
from gi_lint.report import Cell, Report, Table
from gi_lint.rule import PackError
from gi_lint.template import TableSpec, Template
from gi_lint.text import cell_number, guess, is_unfilled

_KEYS: Mapping[str, Any] = {
    "year": int,
    **dict.fromkeys(("text", "file", "content"), str),
    **dict.fromkeys(("complete", "without", "unreadable"), tuple[str, ...]),
    **dict.fromkeys(("forms", "previous"), Mapping[str, Any]),
}  # what an example may give besides the figures of tables, each with the type of its value


def report_of(linter: Linter, pack: RulePack, place: str, given: Mapping[str, Any]) -> Report:
    """A report that holds just what an example gives; last year's, unless its year is given, is on the year before.

    Raises PackError for what an example cannot give, at `place`: its file and line.
    """
    report = _read(linter, pack, place, given)
    if given.get("previous") is None:
        return report
    year = report.facts.year
    earlier = {**({} if year is None else {"year": year - 1}), **given["previous"]}
    return with_previous(report, _read(linter, pack, place, earlier))


def _read(linter: Linter, pack: RulePack, place: str, given: Mapping[str, Any]) -> Report:
    given = {key: value for key, value in given.items() if value is not None}
    misfits = (
        unlike(key, given[key], hint) for key, hint in _KEYS.items() if key in given and not fits(given[key], hint)
    )
    if misfit := next(misfits, None):
        raise PackError(f"{place}: {misfit}")
    year = given.get("year")
    template = _template(linter, pack, place, year)
    for key in (key for key in given if key not in _KEYS):
        if fault := _misfit(key, given[key], template):
            raise PackError(f"{place}: {fault}")
    if "file" in given:
        return linter.read(given["file"], given.get("content", "").encode())
    if given.get("text"):
        document: Document = resolve(linter.plugins.readers[".txt"])(given["text"].encode(), "example.txt")
    else:
        document = Document("example.txt", "txt", ())
    book = linter.rulebook
    report = bind(document, book.templates, book.phrases, template=template.id, year=year or template.first_year)
    return report._replace(tables={**report.tables, **dict(_tables(linter, place, template, given))})


def _misfit(key: str, value: Any, template: Template) -> str:
    """What is wrong with what an example gives as a table; empty if it is one."""
    if key in template.tables:
        return "" if fits(value, Mapping[str, Any]) else unlike(key, value, Mapping[str, Any])
    known = (*template.tables, *_KEYS)
    hint = guess(key, known) or say("；可用：{known}", known=say("、").join(known))
    return say("例子里不能写“{key}”", key=key) + hint


def _template(linter: Linter, pack: RulePack, place: str, year: int | None) -> Template:
    templates = linter.rulebook.templates
    if year is not None:
        found = next((template for template in templates if template.covers(year)), None)
    else:
        own = linter.rulebook.template(linter.rulebook.layers.base_of(pack).id)
        found = own or max(templates, key=lambda template: template.first_year)
    if found is None:
        raise PackError(f"{place}: {say('没有 {year} 年度执行的格式', year=year)}")
    return found


def _tables(linter: Linter, place: str, template: Template, given: Mapping[str, Any]) -> Iterator[tuple[str, Table]]:
    forms = {id: linter.rulebook.template(form) for id, form in given.get("forms", {}).items()}
    without = {tuple(name.split(".", 1)) for name in given.get("without", ())}
    for id, spec in template.tables.items():
        if id in given.get("unreadable", ()):
            yield id, Table(id, template.id, spec, "unreadable", say("例子"))
        elif (form := forms.get(id)) is not None:
            yield id, _table(form.tables[id], form.id, _complete(form.tables[id]))
        elif id in given.get("complete", ()):
            missing = tuple(row for table, row in without if table == id)
            yield id, _table(spec, template.id, _complete(spec))._replace(missing_rows=missing)
        elif id in given:
            yield id, _table(spec, template.id, _figures(place, spec, given[id]))


def _complete(spec: TableSpec) -> dict[tuple[str, str], str]:
    return dict.fromkeys(spec.cells, "0")


def _figures(place: str, spec: TableSpec, given: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """The cells that an example names: `row` (its first cell) or `row.column`; `complete: column` fills a column with
    zeros."""
    figures: dict[tuple[str, str], str] = {}
    first = {row: (row, column) for row, column in reversed([*spec.cells])}
    for name, value in given.items():
        if name == "complete":
            filled = {position: "0" for position in spec.cells if position[1] == value}
            if not filled:
                raise PackError(f"{place}: {_no_column(spec, value)}")
            figures = {**filled, **figures}
            continue
        row, _, column = name.rpartition(".")
        position = first.get(name, (row, column))
        if position not in spec.cells:
            raise PackError(f"{place}: {_no_cell(spec, name)}")
        figures[position] = str(value)
    return figures


def _no_cell(spec: TableSpec, name: str) -> str:
    """What to tell of a cell that an example names and the table does not have."""
    known = [*spec.rows, *(".".join(filter(None, position)) for position in spec.cells)]
    called = {f"{row}.{spec.column_name(column)}": f"{row}.{column}" for row, column in spec.cells}
    hint = guess(name, known, {**spec.called, **called})
    return say("表 {table} 没有例子里写的单元格“{name}”", table=spec.id, name=name) + hint


def _no_column(spec: TableSpec, name: Any) -> str:
    """What to tell of a column that an example fills and the table does not have."""
    hint = guess(str(name), spec.columns, spec.called)
    return say("表 {table} 没有例子里写的列“{name}”", table=spec.id, name=name) + hint


def _table(spec: TableSpec, form: str, figures: Mapping[tuple[str, str], str]) -> Table:
    cells = {position: _cell(spec, *position, text) for position, text in figures.items()}
    return Table(spec.id, form, spec, "read", cells=cells)


def _cell(spec: TableSpec, row: str, column: str, text: str) -> Cell:
    number = cell_number(text)
    location = Location(
        table=spec.id,
        row=row,
        column_id=column,
        row_label=spec.rows[row].label.text,
        column_label=spec.column_labels[column].text,
        quote=text,
    )
    value, unit = number or (None, None)
    return Cell(row, column, text, value, unit, is_unfilled(text), location)
