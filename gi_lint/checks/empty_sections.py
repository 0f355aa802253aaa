"""empty_sections 空的部分: no part that must tell something is empty or says just 无."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.checks.section_text import text_of
from gi_lint.document import Paragraph
from gi_lint.language import say
from gi_lint.report import Report, Section


@settings
class EmptySections:
    """Each of `sections` has a text, or a table or picture.

    `nothing` are texts that say nothing; those in `allowed` may consist of one.
    """

    asks_for_all = True

    sections: tuple[str, ...]
    nothing: tuple[str, ...]
    allowed: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        for section in report.parts:
            if section.id not in self.sections:
                continue
            text = text_of(report, section)
            if not text and not _shows_something(report, section):
                message = say("“{section.heading}”下没有内容", section=section)
                yield Outcome(FAIL, message, section.location, key=section.id)
            elif section.id not in self.allowed and text in self.nothing:
                message = say("“{section.heading}”下只写了“{text}”", section=section, text=text)
                yield Outcome(FAIL, message, section.location, key=section.id)


def _shows_something(report: Report, section: Section) -> bool:
    """Whether a table or picture stands under the heading: in the file something does that is no paragraph of text."""
    heads = [report.body[part.start] for part in report.parts]
    after = next((later for head, later in pairwise(heads) if head is report.body[section.start]), None)
    known = {id(paragraph) for paragraph in report.body}
    inside = False
    for block in report.document.blocks:
        if block is after:
            return False
        if inside and (not isinstance(block, Paragraph) or (block.text.strip() and id(block) not in known)):
            return True
        inside = inside or block is report.body[section.start]
    return False
