"""annual_report 是否年度报告: the document is an annual report on information disclosure, filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report
from gi_lint.text import fold

_LEAST_KINDS = 3  # parts of the form that show a report without a title, one less beside a period
_LEAST_PROSE = 150  # characters of text that even a short report has
_OPENING = 10  # paragraphs in which the words for another kind of document are looked for
_LONGEST_LINE = 80  # characters of a line that may say what kind of document it is


@settings
class AnnualReport:
    """The document has the title and the parts of an annual report.

    `title`: a pattern that the title of a report matches. `others`: for each other kind of document a pattern
    that its opening lines match. `placeholders`: a pattern for the text of a blank form.
    """

    title: str
    others: Mapping[str, str]
    placeholders: str

    def run(self, report: Report) -> Iterator[Outcome]:
        if report.failure is not None:
            return
        if self._is_blank_form(report):
            message = say("这是尚未填写的空白格式（表中没有一个数，文字处是占位说明），不是写好的年度报告")
            yield Outcome(FAIL, message, _opening(report), key="blank")
        elif not self._is_report(report):
            likeness, place = self._likeness(report)
            message = say("这份文件不像政府信息公开工作年度报告，{likeness}", likeness=likeness)
            unread = (remark.rstrip("。.") for remark in report.document.remarks)
            yield Outcome(FAIL, say("；").join((message, *unread)), place, key="other")

    def _is_blank_form(self, report: Report) -> bool:
        cells = [cell for table in report.tables.values() for cell in table.cells.values()]
        if not cells or any(cell.value is not None for cell in cells):
            return False
        text = "".join(fold(paragraph.text) for paragraph in report.body)
        return len(text) < _LEAST_PROSE or re.search(self.placeholders, text) is not None

    def _is_report(self, report: Report) -> bool:
        title = fold(report.facts.title or "")
        titled = compiled(self.title).search(title) is not None
        if titled and any(compiled(pattern).search(title) for pattern in self.others.values()):
            return False
        tables = any(table.status != "absent" for table in report.tables.values())
        dated = report.facts.period is not None
        if titled:
            return tables or dated or len(self._kinds(report)) >= 2
        is_likely = len(self._kinds(report)) >= _LEAST_KINDS - dated
        return is_likely and (tables or dated or self._is_named(report))

    def _is_named(self, report: Report) -> bool:
        """Whether the opening speaks of the report by its name and no line of it is of another kind of document."""
        opening = (fold(paragraph.text) for paragraph in report.body[:_OPENING])
        return any(compiled(self.title).search(text) for text in opening) and self._other_kind(report) is None

    def _kinds(self, report: Report) -> set[str]:
        found = {section.id for section in report.all_sections if section.id is not None}
        template = report.template
        for spec in template.sections if template is not None and not template.fixed_headings else ():
            if any(re.search(pattern, s.folded) for pattern in spec.mentions for s in report.sentences):
                found.add(spec.id)
        return found

    def _likeness(self, report: Report) -> tuple[str, Location]:
        """What the file looks like, and the line that shows it."""
        found = self._other_kind(report)
        if found is None:
            return say("标题、统计期限和应有的各部分没有找全"), _opening(report)
        kind, place = found
        return say("更像{kind}", kind=say(kind)), place

    def _other_kind(self, report: Report) -> tuple[str, Location] | None:
        """The other kind of document that a short line of the opening tells of, and that line."""
        facts = report.facts
        lines = [(p.text, p.location.quoting(p.text)) for p in report.body[:_OPENING] if len(p.text) < _LONGEST_LINE]
        opening = [(facts.title or "", facts.title_location or _opening(report)), *lines]
        for kind, pattern in self.others.items():
            for text, place in opening:
                if re.search(pattern, fold(text)):
                    return kind, place
        return None


def _opening(report: Report) -> Location:
    return report.body[0].location.quoting(report.body[0].text) if report.body else Location(line=1)
