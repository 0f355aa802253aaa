"""section_length 篇幅: a part of the report is no longer than a notice allows."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.report import Report


@settings
class SectionLength:
    """The part `section` has at most `most` characters; its headings and blanks are not counted."""

    section: str
    most: int

    def run(self, report: Report) -> Iterator[Outcome]:
        section = report.section(self.section)
        if section is None:
            return
        text = "".join(paragraph.text for paragraph in report.body[section.start : section.end])
        headings = sum(len("".join(part.heading.split())) for part in section.walk())
        length = len("".join(text.split())) - headings
        if length > self.most:
            said = "“{section.heading}”共 {length} 字，超过 {most} 字"
            message = say(said, section=section, length=length, most=self.most)
            yield Outcome(FAIL, message, section.location, expected=str(self.most), actual=str(length))
