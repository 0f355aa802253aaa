"""extra_sections 多余部分: a form with fixed headings has no further top-level part."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.report import Report
from gi_lint.template import Template


@settings
class ExtraSections:
    """Every top-level part is one of the form's, and each of these stands once."""

    def run(self, report: Report) -> Iterator[Outcome]:
        template = report.template
        if template is None or not template.fixed_headings:
            return
        seen: set[str] = set()
        for section in report.parts:
            if section.id is None:
                message = f"统一格式的 {len(template.sections)} 个部分之外，另有“{section.heading}”"
                yield Outcome(FAIL, message, section.location, key=section.words)
            elif section.id in seen:
                message = f"“{section.heading}”与前面的部分同属“{_official(template, section.id)}”，统一格式中只有一个"
                yield Outcome(FAIL, message, section.location, key=section.words)
            else:
                seen.add(section.id)


def _official(template: Template, id: str) -> str:
    return next(spec.heading.text for spec in template.sections if spec.id == id)
