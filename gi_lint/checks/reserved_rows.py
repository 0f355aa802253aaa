"""reserved_rows 专属行: rows that only some bodies may fill are zero in the tables of all others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, OPEN, Outcome, not_there, settings
from gi_lint.report import Report
from gi_lint.text import squeeze

_OFFICE = re.compile(r"(?:人民)?政府(?:办公[厅室]|政务公开办公室|行政审批局)?$|(?:人民)?政府$")

Answer = Literal["may", "may not", "unsure"]


@settings
class ReservedRows:
    """`rows` of `table` are zero or blank unless the body, by the end of its name, may fill them.

    may: ends of names (人民政府 left out) of the bodies that may. may_not: of those that may not; a body below another place
    of the same kind (某市某市) is one of them. A department may not if its name begins with a place (`places`;
    `not_places` are words that only look like one). Any other body is open, unless one of `signs` in the text
    shows that it may.
    """

    table: str
    rows: tuple[str, ...]
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    places: tuple[str, ...]
    not_places: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        table = report.tables.get(self.table)
        if table is None or not table.is_there:
            yield from not_there(table)
            return
        filled = [cell for cell in table.cells.values() if cell.row in self.rows and cell.value]
        answer = self._answer(report)
        if not filled or answer == "may":
            return
        name = report.facts.agency or "本机关"
        shown = "、".join(f"{table.spec.column_name(cell.column)} {figure(cell.value or 0)}" for cell in filled)
        said = f"{table.spec.name}“{table.spec.row_name(filled[0].row)}”填了{shown}"
        related = tuple(cell.location for cell in filled[1:])
        if answer == "may not":
            yield Outcome(FAIL, f"{said}，而{name}没有制定规章的权限", filled[0].location, related=related)
        else:
            yield Outcome(OPEN, f"{said}；从名称看不出{name}是否有权制定规章，无法核对", filled[0].location)

    def _answer(self, report: Report) -> Answer:
        level = report.facts.agency_level
        name = squeeze(report.facts.agency or "")
        if not name or level == "other":
            return "unsure"
        if level == "department" and not _OFFICE.search(name):
            return "may not" if self._is_local(name) else "may"
        place = _OFFICE.sub("", name)
        if place.endswith(self._ends(self.may_not)) and not place.endswith(self._ends(self.may)):
            return "may not"
        if place.endswith(self._ends(self.may)):
            return "may"
        if any(place.find(end) != place.rfind(end) for end in self.places if place.endswith(end)):
            return "may not"
        return "may" if any(sign in squeeze(p.text) for p in report.body for sign in self.signs) else "unsure"

    @staticmethod
    def _ends(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(words)

    def _is_local(self, department: str) -> bool:
        for word in self.not_places:
            department = department.replace(word, "")
        return any(place in department[:-1] for place in self.places)
