"""implies_mention 有数应有说明: a figure above zero is spoken of in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, Outcome, on_its_table, settings
from gi_lint.document import Paragraph
from gi_lint.language import say
from gi_lint.report import Report, Table
from gi_lint.text import squeeze


@settings
class ImpliesMention:
    """Where `row` of `table` is above zero in `column`, the part `section` of the report says one of `words`.

    A blank cell of `column` is taken for the sum of its row. Said in another part of the report only: a note.
    """

    table: str
    row: str
    column: str
    section: str
    words: tuple[str, ...]

    @on_its_table
    def run(self, report: Report, table: Table) -> Iterator[Outcome]:
        amount = table.row_total(self.row, self.column)
        cell, part = table.at(self.row, self.column), report.section(self.section)
        if not amount or cell is None or (part is not None and self._say(report.body[part.start : part.end])):
            return
        template = report.template
        spec = template.section(self.section) if template is not None else None
        heading = spec.heading.text if spec else self.section
        row = table.spec.row_name(self.row)
        said = say("{table.spec.name}“{row}”为 {number}", table=table, row=row, number=figure(amount))
        if self._say(report.body):
            message = say("{said}，有关情况写在别处，“{heading}”部分没有说明", said=said, heading=heading)
            yield Outcome(FAIL, message, cell.location, level="note")
        else:
            message = say("{said}，“{heading}”部分没有说明有关情况", said=said, heading=heading)
            yield Outcome(FAIL, message, cell.location)

    def _say(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether paragraphs have one of the words."""
        texts = (squeeze(paragraph.text) for paragraph in paragraphs)
        return any(word in text for text in texts for word in self.words)
