"""required_sections 必备内容: every part that the report must have is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gi_lint.check import FAIL, NOTHING, Outcome, settings
from gi_lint.document import Location, Sentence, sentences_of
from gi_lint.hints import Any
from gi_lint.language import quoted_list, say
from gi_lint.patterns import compiled
from gi_lint.report import Report
from gi_lint.template import SectionSpec, Template
from gi_lint.text import numeral, squeeze

_MADE_OF = compiled("组成|构成|包括|包含|分为|部分|内容|方面|如下")  # 本报告由概述、主动公开情况……组成


@settings
class RequiredSections:
    """The parts of the report's form that are named in `sections` are there.

    A form with fixed headings wants a heading of each kind; another form is content with a part at any depth or
    a sentence that covers the matter. `levels` gives another level for a part, by year where a list is given:
    `{c3: {warning: 2008, note: 2017}}` is a warning from 2008 on, a note from 2017 on.
    """

    asks_for_all = True

    sections: tuple[str, ...]
    levels: Mapping[str, Any] = NOTHING

    def run(self, report: Report) -> Iterator[Outcome]:
        template = report.template
        if template is None:
            return
        for spec in (section for section in template.sections if section.id in self.sections):
            if not _is_there(report, template, spec):
                yield self._missing(report, template, spec)

    def _missing(self, report: Report, template: Template, spec: SectionSpec) -> Outcome:
        there = quoted_list(section.heading for section in report.sections) or say("无")
        number = template.sections.index(spec)
        if template.fixed_headings:
            part = numeral(number + 1)
            said = "缺少第{part}部分“{spec.heading.text}”；报告现有各部分：{there}"
            message = say(said, part=part, spec=spec, there=there)
        else:
            message = say("没有关于“{spec.heading.text}”的内容", spec=spec)
        place = Location(section=spec.id)
        return Outcome(FAIL, message, place, level=self._level(spec.id, report.facts.year), key=spec.id)

    def _level(self, section: str, year: int | None) -> str | None:
        levels = self.levels.get(section, {}).items() if year is not None else ()
        return next(reversed([level for level, since in levels if (year or 0) >= since]), None)


def _is_there(report: Report, template: Template, spec: SectionSpec) -> bool:
    if template.fixed_headings:
        return report.section(spec.id) is not None
    if any(section.id == spec.id for section in report.all_sections):
        return True
    patterns = [compiled(pattern) for pattern in spec.mentions]
    told = [sentence.folded for sentence in (*report.sentences, *_opening(report))]
    told += [squeeze(text) for text in told if " " in text]  # a blank may stand within a word
    return any(pattern.search(text) for text in told for pattern in patterns)


def _opening(report: Report) -> Iterator[Sentence]:
    """What is told before the first heading, which may be all that is told; what the report is made of is not told."""
    for number, paragraph in enumerate(report.introduction):
        yield from (told for told in sentences_of(paragraph, number) if not _MADE_OF.search(told.folded))
