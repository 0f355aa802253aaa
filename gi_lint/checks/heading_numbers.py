"""The numbers of headings: those of one level under one heading count on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gi_lint.check import FAIL, Outcome
from gi_lint.checks.sequences import SLIPS, Slip, ordinals, slips
from gi_lint.language import quoted, say
from gi_lint.patterns import compiled
from gi_lint.report import Report, Section
from gi_lint.text import UNITS, cell_number, numeral, squeeze

_FIGURE_AT_END = compiled(r"[\s|]\d+(?:\.\d+)?[\s|]*$")
_LONGEST_CELL = 20


def misnumbered(report: Report) -> Iterator[Outcome]:
    """The headings of a report whose numbers do not count on, or are written otherwise than those of most parts."""
    ended: dict[int, int] = {}
    for siblings in _siblings(report.sections):
        siblings = [section for section in siblings if not _is_cell(report, section)]
        if not siblings:
            continue
        numbers = [section.number or 0 for section in siblings]
        fresh = [section.number == 1 and report.begins_list(section.start) for section in siblings]
        level = siblings[0].level
        goes_on = ended.get(level) == numbers[0] - 1
        ended[level] = numbers[-1]
        if level == 1:
            yield from _written_otherwise(siblings)
        for slip in slips(numbers, fresh, last=numbers[0] - 1 if goes_on else 0, lists=level > 1):
            if not _is_explained(report, siblings, slip):
                yield _heading_slip(siblings, slip)


def _siblings(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """The headings of one level under one heading, level by level, those above before those below."""
    levels = sorted({section.level for section in sections})
    for level in levels:
        found = [section for section in sections if section.level == level]
        yield [section for section in found if section.mark.startswith("第")] or found
    for section in sections:
        yield from _siblings(section.children)


def _written_otherwise(siblings: Sequence[Section]) -> Iterator[Outcome]:
    """3、 among 一、二、四、: parts with Arabic numbers where most have Chinese ones.

    A list that lost its numbers on the way from a page begins at 1. again, so that one tells nothing behind others.
    """
    numbered = [section for section in siblings if section.number]
    arabic = [section for section in numbered if section.mark[:1].isdecimal()]
    arabic = [section for section in arabic if section.number != 1 or section is numbered[0]]
    for section in arabic if 2 * len(arabic) < len(numbered) else ():
        message = say(
            "“{section.mark}”与其他各部分编号的写法不同，应为“{due}、”：{section.heading}",
            section=section,
            due=numeral(section.number or 0),
        )
        yield Outcome(FAIL, message, section.location, key=section.heading)


def _is_cell(report: Report, section: Section) -> bool:
    """Whether a line is what is left of a table row: it ends with a figure, or a figure stands on the next line."""
    line = report.body[section.start].text
    after = report.body[section.start + 1].text if section.start + 1 < len(report.body) else ""
    if _FIGURE_AT_END.search(line[-_LONGEST_CELL:]):
        return True
    return len(after) <= _LONGEST_CELL and (cell_number(after) is not None or after.strip() in UNITS)


def _is_explained(report: Report, siblings: Sequence[Section], slip: Slip) -> bool:
    """Whether a missing number is only unseen: its heading stands within a line, or its part is missing."""
    here = siblings[slip.place]
    if slip.kind not in ("gap", "slip") or (here.number or 0) < slip.due:
        return False
    before = siblings[slip.place - 1].start if slip.place else _parent_start(report, here)
    text = squeeze("".join(paragraph.text for paragraph in report.body[before : here.start]))
    if any(mark in text for mark in _marks(here.level, slip.due)):
        return True
    return slip.kind == "gap" and here.level == 1 and _are_missing(report, range(slip.due, here.number or 0))


def _parent_start(report: Report, section: Section) -> int:
    above = [s.start for s in report.all_sections if s.start < section.start and s.level < section.level]
    return max(above, default=0)


def _are_missing(report: Report, numbers: range) -> bool:
    template = report.template
    if template is None or not template.fixed_headings:
        return False
    wanted = [template.sections[n - 1].id for n in numbers if n <= len(template.sections)]
    return bool(wanted) and all(report.section(id) is None for id in wanted)


def _marks(level: int, number: int) -> tuple[str, ...]:
    chinese = numeral(number)
    if level == 1:
        return f"{chinese}、", f"{chinese}.", f"{chinese},", *ordinals(number)
    if level == 2:
        return (f"({chinese})",)
    return (f"{number}.", f"{number}、", f"{number},") if level == 3 else (f"({number})", chr(0x245F + number))


def _heading_slip(siblings: Sequence[Section], slip: Slip) -> Outcome:
    here = siblings[slip.place]
    due, mark = _like(here, slip.due), _typed(here)
    before = say("“{words}”之后", words=siblings[slip.place - 1].heading) if slip.place else ""
    gap = "".join(quoted(_like(here, number)) for number in range(slip.due, here.number or slip.due))
    wanted = gap if slip.kind == "gap" else due
    said = say(SLIPS[slip.kind], before=before, due=wanted, mark=mark)
    message = say("{said}：{quote}", said=said, quote=here.heading)
    return Outcome(FAIL, message, here.location, expected=due, actual=mark, key=here.words)


def _like(section: Section, number: int) -> str:
    """A number written like the mark of a section."""
    if section.level == 5:
        return chr(0x245F + number)
    shown = str(number) if section.level in (3, 4) else numeral(number)
    return re.sub(r"[\d一二三四五六七八九十]+", shown, _typed(section), count=1)


def _typed(section: Section) -> str:
    """The mark of a section as typed."""
    return section.heading[: len(section.mark)]
