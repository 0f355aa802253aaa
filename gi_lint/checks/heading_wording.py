"""heading_wording 标题用语: the headings of a form with fixed headings are the official ones."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.report import Report, Section
from gi_lint.template import SectionSpec
from gi_lint.text import label_key

_NUMBERS = "一二三四五六七八九十0123456789第部分章"


@settings
class HeadingWording:
    """The heading of each part reads as the form has it. Blanks, punctuation and numbers do not count.

    `prefixes` may stand before the official words.
    """

    prefixes: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        template = report.template
        if template is None or not template.fixed_headings:
            return
        for spec in template.sections:
            own = [section for section in report.parts if section.id == spec.id]
            if own and not any(self._is_official(section, spec) for section in own):
                here = own[0]
                message = say("标题“{here.heading}”与统一格式不同，应为“{spec.heading.text}”", here=here, spec=spec)
                yield Outcome(FAIL, message, here.location, spec.heading.text, here.heading, key=spec.id)

    def _is_official(self, section: Section, spec: SectionSpec) -> bool:
        key = label_key(section.words).lstrip(_NUMBERS)
        official = label_key(spec.heading.text)
        return key == official or any(key == label_key(prefix) + official for prefix in self.prefixes)
