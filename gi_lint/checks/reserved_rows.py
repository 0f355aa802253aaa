"""reserved_rows 专属行: rows that only some bodies may fill are zero in the tables of all others."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, OPEN, Outcome, on_its_table, settings
from gi_lint.hints import TYPE_CHECKING, Literal
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report, Table
from gi_lint.text import squeeze

_OFFICE = compiled(r"(?:人民)?政府(?:办公[厅室]|政务公开办公室|行政审批局)?$|(?:人民)?政府$")  # 人民政府办公室

if TYPE_CHECKING:
    Answer = Literal["may", "may not", "unsure"]


@settings
class ReservedRows:
    """`rows` of `table` are zero or blank unless the body, by its name, may fill them.

    may, may_not: ends of the names of bodies that may and may not, 人民政府 and its office left out; those of `may`
    may have it (市人民政府办公厅). places: what the names of places end in; a place within another of the same kind
    (某市某市) may not, nor may the department of a place. not_places: words that only look like one. signs: words in
    the text that show that a body may. Of any other body it is open.
    """

    table: str
    rows: tuple[str, ...]
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    places: tuple[str, ...]
    not_places: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    @on_its_table
    def run(self, report: Report, table: Table) -> Iterator[Outcome]:
        filled = [
            cell
            for cell in table.cells.values()
            if cell.row in self.rows and cell.value is not None and cell.value != 0
        ]
        answer = self._answer(report)
        if not filled or answer == "may":
            return
        name = report.facts.agency or say("本机关")
        shown = say("、").join(f"{table.spec.column_name(cell.column)} {cell.text.strip()}" for cell in filled)
        row, place = table.spec.row_name(filled[0].row), filled[0].location
        said = say("{table.spec.name}“{row}”填了{shown}", table=table, row=row, shown=shown)
        related = tuple(cell.location for cell in filled[1:])
        if answer == "may not":
            message = say("{said}，而{name}没有制定规章的权限", said=said, name=name)
            yield Outcome(FAIL, message, place, related=related)
        else:
            yield Outcome(
                OPEN, say("{said}；从名称看不出{name}是否有权制定规章，无法核对", said=said, name=name), place
            )

    def _answer(self, report: Report) -> Answer:
        level, name = report.facts.agency_level, squeeze(report.facts.agency or "")
        if not name or level == "other":
            return "unsure"
        if level == "department" and not _OFFICE.search(name) and self._is_local(name):
            return "may not"
        place = _OFFICE.sub("", name)
        if name.endswith(tuple(self.may)) or place.endswith(tuple(self.may)):
            return "may"
        is_within = any(place.endswith(end) and place.find(end) < len(place) - len(end) for end in self.places)
        if is_within or place.endswith(tuple(self.may_not)):
            return "may not"
        return "may" if any(sign in paragraph.text for paragraph in report.body for sign in self.signs) else "unsure"

    def _is_local(self, department: str) -> bool:
        for word in self.not_places:
            department = department.replace(word, "")
        return any(place in department[:-1] for place in self.places)
