"""period 统计期限: the statistics period is the whole of the report's year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from gi_lint.check import FAIL, NOTHING, Outcome, SettingError, settings
from gi_lint.checks.own_figures import OwnFigures, parse_figures
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report, date_words
from gi_lint.text import fold

_YEAR = compiled(r"20\d\d")
_WHOLE_DATE = compiled(r"20\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}")
_DAY_AT_END = compiled(r"(?<!\d)\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?$")
_LINKS = "起至到-~"
_LEAP_YEAR = 2000
_DAY = r"(?:(?P<until>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_SPAN = compiled(  # 2023年1月1日起至2023年12月31日
    rf"(?:(?P<since>20\d\d)年)?0?1月0?1日(?:起|开始)?,?(?:截?至|截止到?|到|-|~)+{_DAY}"
)
_SPANS = compiled(r"月\d{1,2}日(?:起|开始)?,?(?:截?至|截止到?|到|-|~)")
_OF_YEARS = ("两年", "试点", "行动", "攻坚", "任期", "周期", "有效期", "合同")  # what goes on for longer than one year
_UP_TO = compiled(rf"(?P<since>)(?:截至|截止到?){_DAY}")  # 截至2023年12月31日


@settings
class PeriodCheck:
    """The period that the report states runs from 1 January to 31 December of its year.

    starts: another first day (`05-01`) for a year, such as that in which the regulation came into force.
    A period that is left blank, or that names days which do not exist, is a fault; a report without any, or one that
    has lost parts of it (202311日至20231231日) or tells its end alone, is a note. A whole year told beside figures of
    the text is a period too.
    A last day in the text that does not exist is a fault, and so is a span that ends before it begins, or with the
    year before or behind the one that it begins with, or before the year does where the figures beside it are the
    whole year's, by `figures`: for quantities of phrases.yaml sums of cells.
    """

    starts: Mapping[str, str] = NOTHING
    figures: Mapping[str, tuple[str, ...]] = NOTHING

    def __post_init__(self) -> None:
        self._sums = parse_figures(self.figures)
        for year, day in self.starts.items():
            try:
                date.fromisoformat(f"{year}-{day}")
            except ValueError:
                raise SettingError("starts", say("“{day}”不是 01-31 这样的日期", day=day)) from None

    def run(self, report: Report) -> Iterator[Outcome]:
        yield from self._stated(report)
        if report.facts.year is not None:
            yield from self._beside_figures(report, report.facts.year)

    def _stated(self, report: Report) -> Iterator[Outcome]:
        facts = report.facts
        if facts.period is None:
            if facts.unclear_period is not None or not _tells_whole_year(report):
                yield _not_stated(facts.unclear_period)
            return
        if facts.year is None:
            return
        first, last = self._whole(facts.year)
        period = facts.period
        if not (period.last == last and period.first in (first, date(facts.year, 1, 1))):
            stated, right = _spelt(period.first, period.last), _spelt(first, last)
            said = "统计期限写的是 {stated}，{year} 年度报告应为 {right}"
            message = say(said, stated=stated, year=facts.year, right=right)
            yield Outcome(FAIL, message, period.location, expected=right, actual=stated)

    def _beside_figures(self, report: Report, year: int) -> Iterator[Outcome]:
        """Spans and last days in the text that do not exist, or are too short for figures of the whole year."""
        own = OwnFigures(report, self._sums)
        places = (report.facts.period and report.facts.period.location, report.facts.unclear_period)
        told = {place.quote for place in places if place is not None}
        for sentence in (sentence for sentence in report.sentences if "日" in sentence.folded):
            for match in (*_SPAN.finditer(sentence.folded), *_UP_TO.finditer(sentence.folded)):
                place = sentence.locate(*match.span())
                if place.quote in told:
                    continue
                last = _last_day(match, year)
                is_only_span = len(_SPANS.findall(fold(sentence.paragraph.text))) == 1
                if last is None:
                    said = say("“{place.quote}”中有不存在的日期", place=place)
                    yield Outcome(FAIL, said, place, key="no such day")
                elif (fault := _misspanned(match, last, year, place)) is not None:
                    yield Outcome(FAIL, fault, place, key="misspanned")
                elif _is_cut_short(match, last, year) and own.told_in(sentence) and is_only_span:
                    said = say("“{place.quote}”不是 {year} 年全年，所述各数却是全年的", place=place, year=year)
                    yield Outcome(FAIL, said, place, key="cut short")

    def _whole(self, year: int) -> tuple[date, date]:
        return date.fromisoformat(f"{year}-{self.starts.get(str(year), '01-01')}"), date(year, 12, 31)


def _not_stated(unclear: Location | None) -> Outcome:
    if unclear is None:
        return Outcome(FAIL, say("没有写明统计期限"), level="note", key="absent")
    quote = fold(unclear.quote or "")
    if not any(map(str.isdecimal, _YEAR.sub("", quote))):
        return Outcome(FAIL, say("统计期限没有填写：“{unclear.quote}”", unclear=unclear), unclear, key="blank")
    if not any(mark in quote for mark in _LINKS):
        said = say("统计期限只写了截止日期“{unclear.quote}”，没有写从哪一天起", unclear=unclear)
        return Outcome(FAIL, said, unclear, level="note", key="end alone")
    if _WHOLE_DATE.match(quote) is None or _DAY_AT_END.search(quote) is None:
        said = say("统计期限“{unclear.quote}”写得不完整", unclear=unclear)
        return Outcome(FAIL, said, unclear, level="note", key="broken")
    return Outcome(FAIL, say("统计期限“{unclear.quote}”中有不存在的日期", unclear=unclear), unclear, key="blank")


def _tells_whole_year(report: Report) -> bool:
    """2023年1月1日至12月31日，共公开信息96条: whether the text tells the whole of the report's year beside figures."""
    year = report.facts.year
    spans = (span for sentence in report.sentences for span in _SPAN.finditer(sentence.folded))
    return year is not None and any(
        int(span["since"] or year) == year and _last_day(span, year) == date(year, 12, 31) for span in spans
    )


def _spelt(first: date, last: date) -> str:
    return f"{date_words(first)}至{date_words(last)}"


def _last_day(match: re.Match[str], year: int) -> date | None:
    """The last day of a span, None if there is no such day; 29 February without a year may be of another one."""
    told = match["until"] or match["since"] or None
    month, day = int(match["month"]), int(match["day"])
    try:
        return date(_LEAP_YEAR if told is None and (month, day) == (2, 29) else int(told or year), month, day)
    except ValueError:
        return None


def _misspanned(match: re.Match[str], last: date, year: int, place: Location) -> str | None:
    """What is wrong with the years of a span: 2023年1月1日至2022年12月31日, 2022年1月1日至2023年12月31日."""
    if not match["since"] or not match["until"]:
        return None
    since, until = int(match["since"]), last.year
    if until < since:
        return say("“{place.quote}”的截止日期早于起始日期", place=place)
    is_of_two = (last.month, last.day) == (12, 31) and until == since + 1 and year in (since, until)
    if not is_of_two or any(word in match.string for word in _OF_YEARS):
        return None
    return say("“{place.quote}”跨了两个年度，报告年度是 {year} 年", place=place, year=year)


def _is_cut_short(match: re.Match[str], last: date, year: int) -> bool:
    """Whether a span begins with a year and does not end with it."""
    return match.re is _SPAN and int(match["since"] or year) == year and last != date(year, 12, 31)
