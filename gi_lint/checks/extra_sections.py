"""extra_sections 多余部分: a form with fixed headings has no further top-level part."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.report import Report


@settings
class ExtraSections:
    """Every top-level part is one of the form's, and each of these stands once."""

    def run(self, report: Report) -> Iterator[Outcome]:
        template = report.template
        if template is None or not template.fixed_headings:
            return
        official = {spec.id: spec.heading.text for spec in template.sections}
        seen: set[str] = set()
        for section in report.parts:
            if section.id is None:
                said = "统一格式的 {parts} 个部分之外，另有“{section.heading}”"
                message = say(said, parts=len(template.sections), section=section)
                yield Outcome(FAIL, message, section.location, key=section.words)
            elif section.id in seen:
                said = "“{section.heading}”与前面的部分同属“{official}”，统一格式中只有一个"
                message = say(said, section=section, official=official[section.id])
                yield Outcome(FAIL, message, section.location, key=section.words)
            else:
                seen.add(section.id)
