"""notice_in_force 现行通知: the notice on the form that a report cites is the one in force for its year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gi_lint.check import FAIL, NOTHING, Outcome, settings
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.report import Report
from gi_lint.text import fold

_NUMBER = compiled(
    r"(国办[^\W\d]{0,4}公开[^\W\d]{0,4}?)\s*[\[(<〈【]?\s*(20\d\d)\s*年?\s*[\])>〉】]?\s*第?\s*(\d{1,3})\s*号"
)
_TITLE_BEFORE = compiled(r"《[^《》]{1,120}》(?:的通知)?\s?\($")  # 《……年度报告格式的通知》（
_LONGEST_OFFICE = 20  # characters before a title that name who issued the notice
_ANNUAL_REPORTS = "政府信息公开工作年度报告"
Number = tuple[str, str]  # year and number of a notice


class _Cited(NamedTuple):
    number: Number
    location: Location
    code: str = ""  # what its office writes before the year
    title: str = ""  # of a notice on annual reports, right before the number, and who issued it


@settings
class NoticeInForce:
    """Of the notices on the form, a report cites `notice`, and none of `others` in its place.

    Nor does it give another number of that office right behind the title of a notice on annual reports, nor the right
    number with another code (国办公开函), nor behind the title of another notice, which is a note. Brackets and blanks
    in a number make no difference. Where no number is given, a notice is known by one of its `titles`. A report that
    cites none says nothing wrong.
    """

    notice: str
    others: tuple[str, ...]
    titles: Mapping[str, tuple[str, ...]] = NOTHING

    def run(self, report: Report) -> Iterator[Outcome]:
        right = _number(self.notice)
        wrong = {_number(other): other for other in self.others}
        numbered = [one for one in _numbered(report) if one.number == right or one.number in wrong or one.title]
        cited = numbered or list(self._titled(report))
        in_force = [citation for citation in cited if citation.number == right]
        if in_force:
            yield from self._miswritten(in_force)
            yield from self._otherwise_titled(in_force)
        elif cited:
            first, *others = cited
            year = report.facts.year or say("本")
            said = "引用的是 {wrong}，{year} 年度执行的是 {notice}"
            if not numbered:
                said = "引用的是 {wrong} 的名称，{year} 年度执行的是 {notice}"
            message = say(said, wrong=wrong.get(first.number, first.location.quote), year=year, notice=self.notice)
            related = tuple(other.location for other in others)
            yield Outcome(
                FAIL, message, first.location, related=related, expected=self.notice, actual=first.location.quote
            )

    def _titled(self, report: Report) -> Iterator[_Cited]:
        titles = [(title, _number(notice)) for notice, titles in self.titles.items() for title in titles]
        for paragraph in report.body:
            text = fold(paragraph.text)
            for title, number in titles:
                if number and (start := text.find(title)) >= 0:
                    yield _Cited(number, paragraph.locate(start, start + len(title)))

    def _otherwise_titled(self, cited: Iterable[_Cited]) -> Iterator[Outcome]:
        """《…有关事项的通知》 of the notice before, with the right number behind it."""
        titles = [(notice, title) for notice in self.others for title in self.titles.get(notice, ())]
        for citation in cited:
            for notice, title in titles:
                if title in citation.title:
                    said = say("文号是 {right}，前面写的却是 {notice} 的名称", right=self.notice, notice=notice)
                    yield Outcome(FAIL, said, citation.location, level="note", key="title")
                    return

    def _miswritten(self, cited: Iterable[_Cited]) -> Iterator[Outcome]:
        for citation in cited:
            if citation.code and not self.notice.startswith(f"{citation.code}〔"):
                quote = citation.location.quote
                message = say("文号写成了 {wrong}，应为 {notice}", wrong=quote, notice=self.notice)
                yield Outcome(FAIL, message, citation.location, expected=self.notice, actual=quote)
                return


def _numbered(report: Report) -> Iterator[_Cited]:
    for paragraph in report.body:
        text = fold(paragraph.text)
        if "国办" in text:
            for match in _NUMBER.finditer(text):
                found = _TITLE_BEFORE.search(text, 0, match.start())
                is_titled = found is not None and _ANNUAL_REPORTS in found[0]
                title = text[max(0, found.start() - _LONGEST_OFFICE) : found.end()] if found and is_titled else ""
                yield _Cited((match[2], match[3]), paragraph.locate(*match.span()), match[1], title)


def _number(notice: str) -> Number | None:
    match = _NUMBER.search(fold(notice))
    return (match[2], match[3]) if match else None
