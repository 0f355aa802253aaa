"""contact_details 联系方式: the report says where and how the body can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gi_lint.check import FAIL, NOTHING, Outcome, settings
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.report import Report
from gi_lint.text import places_of, squeeze

_REACH = 24  # characters after a word within which what it names must stand
_LAST = 5  # paragraphs of the end
_LINKS = (":", "为", "是", "在", "(")


@settings
class ContactDetails:
    """Each detail is given: one of its words, and after it as many digits in a row as `digits` says.

    A detail without digits is given where its word is followed by 为, 是, 在, a colon or a bracket. `patterns`: what
    a detail looks like that needs no such word (文化路6号).
    """

    asks_for_all = True

    details: Mapping[str, tuple[str, ...]]
    digits: Mapping[str, int]
    patterns: Mapping[str, str] = NOTHING

    def run(self, report: Report) -> Iterator[Outcome]:
        missing = list(self.details)
        for text in _texts(report):
            missing = [name for name in missing if not self._is_given(name, text)]
            if not missing:
                return
        names = say("、").join(map(say, missing))
        yield Outcome(FAIL, say("没有写明联系方式中的：{names}", names=names), Location(), key="、".join(missing))

    def _is_given(self, name: str, text: str) -> bool:
        least = self.digits.get(name, 0)
        ends = (at + len(word) for word in self.details[name] for at in places_of(word, text))
        named = any(_follows(text[end : end + _REACH], least) for end in ends)
        return named or (name in self.patterns and re.search(self.patterns[name], text) is not None)


def _texts(report: Report) -> Iterator[str]:
    """The text where contact details mostly stand, then all paragraphs, then the cells of all tables."""
    likely = (*report.introduction, *report.body[-_LAST:])
    yield squeeze("".join(paragraph.text for paragraph in likely))
    yield squeeze("".join(paragraph.text for paragraph in report.document.paragraphs))
    yield squeeze("".join(cell.text for grid in report.document.grids for cell in grid.cells))


def _follows(text: str, least: int) -> bool:
    if not least:
        return text.startswith(_LINKS) and len(text) > 2
    return re.search(rf"\d{{{least}}}", text.replace("-", "").replace("—", "")) is not None
