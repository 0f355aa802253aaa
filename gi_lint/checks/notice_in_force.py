"""notice_in_force 现行通知: the notice on the form that a report cites is the one in force for its year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gi_lint.binding.facts import NOTICE
from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report
from gi_lint.text import fold

_TITLE_BEFORE = compiled(r"《[^《》]{1,120}》\s?\($")
_ANNUAL_REPORTS = "政府信息公开工作年度报告"


class _Cited(NamedTuple):
    number: tuple[str, str]
    location: Location
    is_titled: bool  # right behind the title of a notice on annual reports


@settings
class NoticeInForce:
    """Of the notices on the form, a report cites `notice`, and none of `others` in its place.

    Nor does it give another number of that office right behind the title of a notice on annual reports. Brackets and
    blanks in a number make no difference. A report that cites neither says nothing wrong.
    """

    notice: str
    others: tuple[str, ...]

    def run(self, report: Report) -> Iterator[Outcome]:
        cited = list(_citations(report))
        right = _number(self.notice)
        if any(citation.number == right for citation in cited):
            return
        wrong = {_number(other): other for other in self.others}
        found = [citation for citation in cited if citation.number in wrong or citation.is_titled]
        if found:
            first, *others = found
            year = report.facts.year or say("本")
            said = "引用的是 {wrong}，{year} 年度执行的是 {notice}"
            message = say(said, wrong=wrong.get(first.number, first.location.quote), year=year, notice=self.notice)
            related = tuple(other.location for other in others)
            yield Outcome(
                FAIL, message, first.location, related=related, expected=self.notice, actual=first.location.quote
            )


def _citations(report: Report) -> Iterator[_Cited]:
    for paragraph in report.body:
        if "国办公开办" in paragraph.text:
            text = fold(paragraph.text)
            for match in NOTICE.finditer(text):
                title = _TITLE_BEFORE.search(text, 0, match.start())
                place = paragraph.locate(match.start(), match.end())
                yield _Cited((match[1], match[2]), place, title is not None and _ANNUAL_REPORTS in title[0])


def _number(notice: str) -> tuple[str, str] | None:
    match = NOTICE.search(fold(notice))
    return (match[1], match[2]) if match else None
