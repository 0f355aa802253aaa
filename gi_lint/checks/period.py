"""period 统计期限: the statistics period is the whole of the report's year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from gi_lint.check import FAIL, NOTHING, Outcome, SettingError, settings
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.report import Report, date_words

_DIGITS = set("0123456789")


@settings
class PeriodCheck:
    """The period that the report states runs from 1 January to 31 December of its year.

    starts: another first day (`05-01`) for a year, such as that in which the regulation came into force.
    A period that is left blank, or that names days which do not exist, is a fault; a report without any is a note.
    """

    starts: Mapping[int, str] = NOTHING

    def __post_init__(self) -> None:
        for year, day in self.starts.items():
            try:
                date.fromisoformat(f"{year}-{day}")
            except ValueError:
                raise SettingError("starts", say("“{day}”不是 01-31 这样的日期", day=day)) from None

    def run(self, report: Report) -> Iterator[Outcome]:
        facts = report.facts
        if facts.period is None:
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

    def _whole(self, year: int) -> tuple[date, date]:
        starts = {int(key): day for key, day in self.starts.items()}
        return date.fromisoformat(f"{year}-{starts.get(year, '01-01')}"), date(year, 12, 31)


def _not_stated(unclear: Location | None) -> Outcome:
    if unclear is None:
        return Outcome(FAIL, say("没有写明统计期限"), level="note", key="absent")
    if _DIGITS.isdisjoint((unclear.quote or "").partition("年")[2]):
        return Outcome(FAIL, say("统计期限没有填写：“{unclear.quote}”", unclear=unclear), unclear, key="blank")
    return Outcome(FAIL, say("统计期限“{unclear.quote}”中有不存在的日期", unclear=unclear), unclear, key="blank")


def _spelt(first: date, last: date) -> str:
    return f"{date_words(first)}至{date_words(last)}"
