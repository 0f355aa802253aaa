"""Another year where the report's is meant: which may be a slip, how it is told, and the accounts that have one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from gi_lint.check import FAIL, Outcome
from gi_lint.checks.own_figures import OwnFigures
from gi_lint.document import Location, Sentence
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report, Section
from gi_lint.text import fold

EARLIEST = 5  # years before the report's that a slip may name

_OTHER_YEAR = compiled(r"\s*(?:在|过去的)?(20\d\d)年(?!度?(?:结转|\d{1,2}月))")
_WHOLE_YEAR = compiled(r"(20\d\d)年0?1月0?1日(?:起|开始)?,?(?:截?至|截止到?|到|-|~)+(?:\1年)?12月31日")
_OPENS_ACCOUNT = compiled(r"\s*(?:在|过去的)?20\d\d年(?:度?,|以来,?)")
_COUNTED = compiled(
    r"\s*20\d\d年度?(?:,|全|共|我|本|累计)[^。;]*?(?:\d(?:件|条|次|篇|期|宗|份|元|万元)|(?:没有|未|无)(?:收取|收到|发生|产生))"
)
_OF_THIS_YEAR = ("本年", "今年", "同比", "比上", "较上", "去年")  # a part that has one of them tells of this year too
_COMPARED = ("当年", "上年度", "上一年", "比", "较", "增长", "增加", "减少", "下降", "分别")  # a year may be meant


def is_slip(named: int, year: int, *, later: bool = False) -> bool:
    """Whether a year may be written by mistake for the report's; `later`: the next one too."""
    return year - EARLIEST <= named < year or (later and named == year + 1)


def is_over(named: int, year: int) -> bool:
    """Whether no plan can be for a year."""
    return year - EARLIEST <= named <= year


def fault(said: str, year: int, place: Location) -> Outcome:
    """What is told of a place that names another year."""
    quote = re.sub(r"20\d\d", "", place.quote or "")
    message = say("{said}，报告年度是 {year} 年", said=said, year=year)
    return Outcome(FAIL, message, place, expected=str(year), key=quote)


class Accounts:
    """The sentences of a report that begin with a year: accounts of what was done in it.

    `opening` is the id of the part that begins with an account of the report's own year, `plans` those of the parts
    that hold plans.
    """

    def __init__(
        self,
        report: Report,
        year: int,
        opening: str,
        plans: Container[str | None],
        own: OwnFigures,
    ) -> None:
        self._report = report
        self._year = year
        self._this_year = f"{year}年"
        self._opening = opening
        self._plans = plans
        self._own = own

    def of_other_years(self) -> Iterator[Outcome]:
        """Accounts of another year where this year's is meant, each for the surest sign of it.

        Surest are this year's figures, then the place where this year's account is due; in a smaller part that never
        names this year the other one may be meant.
        """
        part = self._report.section(self._opening)
        first = self._first_account(part) if part is not None else None
        for sentence in self._report.sentences:
            match = _OTHER_YEAR.match(sentence.folded) or _WHOLE_YEAR.search(sentence.folded)
            if match is None or not is_slip(int(match[1]), self._year, later=True):
                continue
            place, other = sentence.locate(*match.span(1)), int(match[1])
            if self._has_own_figures(sentence, is_span=match.re is _WHOLE_YEAR):
                yield fault(say("写的是 {other} 年，各数却是本年度表中的数", other=other), self._year, place)
            elif part is not None and sentence is first and other in (self._year - 1, self._year + 1):
                said = say("“{heading}”开头说的是 {other} 年", heading=part.heading, other=other)
                yield fault(said, self._year, place)
            elif other == self._year - 1 and (smaller := self._smaller_part(sentence)) is not None:
                said = say("“{heading}”说的是 {other} 年", heading=smaller.heading, other=other)
                yield fault(said, self._year, place)._replace(level="warning")

    def _has_own_figures(self, sentence: Sentence, *, is_span: bool) -> bool:
        """Whether the counts of a sentence are what the tables have for this year, nothing being compared.

        A span (2022年1月1日至12月31日) may be told of 本年度.
        """
        paragraph = fold(sentence.paragraph.text)
        others = (self._this_year, *_COMPARED, *(() if is_span else _OF_THIS_YEAR))
        if any(word in paragraph for word in others):
            return False
        return self._own.are_told_in(sentence)

    def _first_account(self, part: Section) -> Sentence | None:
        """The account that opens the part where this year's is due, if that part never names this year."""
        if self._this_year in self._text_of(part):
            return None
        within = (sentence for sentence in self._report.sentences if part.start <= sentence.number < part.end)
        first = next((sentence for sentence in within if _OPENS_ACCOUNT.match(sentence.folded)), None)
        return first if first is not None and "公开" in first.folded else None

    def _smaller_part(self, sentence: Sentence) -> Section | None:
        """The part in which a sentence counts what was done, or which it opens, if it is a smaller one that never names
        this year."""
        counts, opens = (pattern.match(sentence.folded) is not None for pattern in (_COUNTED, _OPENS_ACCOUNT))
        if not counts and not opens:
            return None
        within = [part for part in self._report.all_sections() if part.start <= sentence.number < part.end]
        if not within or within[-1].id == self._opening or within[0].id in self._plans:
            return None
        if not counts and sentence.number > within[-1].start + 1:
            return None
        text = self._text_of(within[-1])
        return None if any(word in text for word in (self._this_year, *_OF_THIS_YEAR)) else within[-1]

    def _text_of(self, part: Section) -> str:
        return "\n".join(fold(paragraph.text) for paragraph in self._report.body[part.start : part.end])
