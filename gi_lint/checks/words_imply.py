"""words_imply 文字所指: certain words in the text (全部办结, 均获维持) imply a relation between cells."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.arithmetic import figure
from gi_lint.cell_sums import evaluate, parse_sum
from gi_lint.check import FAIL, OPEN, Outcome, cell_operand, settings
from gi_lint.checks.expressions import parsing
from gi_lint.document import Sentence
from gi_lint.language import say
from gi_lint.report import Report

_LONGEST_HEADING = 20  # characters


@settings
class WordsImply:
    """A sentence with one of `words`, one of each group of `near` and none of `without` means that `zero` is 0.

    zero: a sum of cells. near: groups such as `公开申请|依申请`; the heading above and a
    sub-heading that runs into the sentence count too.
    """

    words: tuple[str, ...]
    zero: str
    near: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        with parsing("zero"):
            self._terms = parse_sum(self.zero)

    def run(self, report: Report) -> Iterator[Outcome]:
        if not any(word in report.text for word in self.words):
            return
        before: Sentence | None = None
        for sentence in report.sentences:
            heading = report.headings.get(sentence.number, "")
            found = self._found(sentence, heading + _run_in_heading(before, sentence))
            before = sentence
            if found is None:
                continue
            cells = evaluate(report, self._terms)
            if cells is None:
                return
            start = sentence.folded.find(found)
            place = sentence.locate(start, start + len(found))
            if cells.known > 0:
                yield Outcome(
                    FAIL,
                    say("文中写“{found}”，而表中 {cells}，应为 0", found=found, cells=cells.spelt(report)),
                    place,
                    expected="0",
                    actual=figure(cells.known),
                    operands=tuple(cell_operand(cell) for cell in cells.cells if cell.value),
                    related=tuple(cell.location for cell in cells.cells if cell.value),
                    key=found,
                )
            elif cells.open:
                message = say("文中写“{found}”，而表中有关单元格空白，无法核对", found=found)
                yield Outcome(OPEN, message, place, key=found)

    def _found(self, sentence: Sentence, heading: str) -> str | None:
        text = sentence.folded
        found = next((word for word in self.words if word in text), None)
        if found is None or any(word in text for word in self.without):
            return None
        near = heading + text
        return found if all(any(word in near for word in group.split("|")) for group in self.near) else None


def _run_in_heading(before: Sentence | None, sentence: Sentence) -> str:
    """The sentence before, if it is a sub-heading at the head of its paragraph: （二）依申请公开。"""
    if before is None or before.number != sentence.number or before.start:
        return ""
    return before.folded if len(before.folded.strip()) <= _LONGEST_HEADING else ""
