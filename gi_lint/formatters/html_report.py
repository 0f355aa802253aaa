"""A report as it was read, for the page: its paragraphs and tables, with the marks of the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gi_lint.document import Document, Grid, GridCell, Paragraph, Picture
from gi_lint.finding import Finding
from gi_lint.formatters.marks import Mark, Spot
from gi_lint.formatters.markup import Markup, element
from gi_lint.formatters.wording import word_of
from gi_lint.language import labelled, say

_ORDER = ("open", "note", "warning", "error")  # the gravest mark is the innermost, which is seen
_IN_FIGURES = "0123456789０１２３４５６７８９.,，．-－+ %％"
_LONGEST_FIGURE = 20
_NOT_MARKED: Sequence[Mark] = ()


class ReportAsRead:
    """A document in HTML. Its marks link to `#f<file>n<finding>`, and are `#f<file>p<finding>` themselves."""

    def __init__(
        self, file: int, document: Document, findings: Sequence[Finding], marks: Mapping[Spot, Sequence[Mark]]
    ) -> None:
        self.file = file
        self.document = document
        self.findings = findings
        self.marks = marks

    def blocks(self) -> Iterator[Markup]:
        """What could not be read, then the document block by block."""
        for remark in self.document.remarks:
            yield element("p", labelled(say("说明"), remark), class_="aside")
        for index, block in enumerate(self.document.blocks):
            own = self.marks.get(Spot(index), _NOT_MARKED)
            if isinstance(block, Paragraph):
                heading = "heading" if block.outline is not None else None
                yield element("p", *self._marked(block.text, own), class_=heading)
            elif isinstance(block, Picture):
                yield element("p", *self._badges(own), say("［图片］") + block.name, class_="aside")
            else:
                if own:
                    yield element("p", *self._badges(own), say("下表"), class_="aside")
                yield self._table(index, block)

    def _table(self, index: int, grid: Grid) -> Markup:
        rows = (element("tr", *self._cells(index, grid, row)) for row in range(grid.row_count))
        return element("table", *rows)

    def _cells(self, index: int, grid: Grid, row: int) -> Iterator[Markup]:
        for column in range(grid.column_count):
            cell = grid.at(row, column)
            if cell is None:
                yield element("td", class_="none")
            elif (cell.row, cell.column) == (row, column):
                yield self._cell(grid, cell, self.marks.get(Spot(index, row, column), _NOT_MARKED))

    def _cell(self, grid: Grid, cell: GridCell, marks: Sequence[Mark]) -> Markup:
        rows = min(cell.row_span, grid.row_count - cell.row)
        columns = min(cell.column_span, grid.column_count - cell.column)
        text = cell.text if cell.text.strip() else ""
        spans = {"rowspan": rows if rows > 1 else None, "colspan": columns if columns > 1 else None}
        figure = "figure" if len(text) <= _LONGEST_FIGURE and text.strip(_IN_FIGURES) == "" else None
        return element("td", *self._marked(text, marks), **spans, class_=figure)

    def _marked(self, text: str, marks: Sequence[Mark]) -> Iterator[str]:
        """The text cut where marks begin and end, before each piece the badges of those that begin."""
        beginning: dict[int, list[Mark]] = {}
        change: dict[int, Counter[tuple[bool, str]]] = {0: Counter(), len(text): Counter()}
        for mark in marks:
            beginning.setdefault(min(mark.start, len(text)), []).append(mark)
            change.setdefault(min(mark.start, len(text)), Counter())[mark.main, mark.kind] += 1
            change.setdefault(min(mark.end, len(text)), Counter())[mark.main, mark.kind] -= text != ""
        over: Counter[tuple[bool, str]] = Counter()
        cuts = sorted(change)
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            over.update(change[start])
            yield from self._badges(beginning.get(start, _NOT_MARKED))
            yield _nested(text[start:end], [each for each, count in over.items() if count])

    def _badges(self, marks: Sequence[Mark]) -> Iterator[Markup]:
        for mark in marks:
            finding = self.findings[mark.number - 1]
            yield element(
                "a",
                str(mark.number),
                class_=f"badge {mark.kind}" if mark.main else f"badge rests {mark.kind}",
                href=f"#f{self.file}n{mark.number}",
                id=f"f{self.file}p{mark.number}" if mark.main else None,
                title=labelled(f"{finding.rule} {word_of(finding)}", finding.message),
            )


def _nested(text: str, over: Sequence[tuple[bool, str]]) -> str:
    """The text in a mark for each kind of finding that speaks of it, the gravest innermost."""
    shown = text
    for main, kind in sorted(over, key=lambda each: (each[0], _ORDER.index(each[1])), reverse=True):
        shown = element("mark", shown, class_=kind if main else f"rests {kind}")
    return shown
