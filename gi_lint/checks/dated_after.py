"""dated_after 落款不早于期末: the report is not signed or published before the year it reports on is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.report import Report


@settings
class DatedAfter:
    """Neither signature nor publication is before 31 December of the report's year.

    A month without a day counts as its last day would, and December itself as too early. A signature dated on a day
    that does not exist may be of any.
    """

    def run(self, report: Report) -> Iterator[Outcome]:
        facts = report.facts
        year = facts.year
        if (unclear := facts.unclear_signature) is not None:
            yield Outcome(FAIL, say("落款日期“{unclear.quote}”是不存在的日期", unclear=unclear), unclear, key="unclear")
        dates = (("落款", facts.signed), ("发布", facts.published))
        told = [(name, dated, date(year or 0, 12, 31 if dated.exact else 2)) for name, dated in dates if dated and year]
        early = [(name, dated) for name, dated, first in told if dated.day < first]
        if early:
            name, dated = early[0]
            said = "{name}日期 {day}，早于 {year} 年度统计期结束的 {year}年12月31日"
            message = say(said, name=say(name), day=dated.words, year=year)
            is_slip = year is not None and dated.day.month <= 6
            meant = say("是否应为 {year} 年", year=year + 1) if year is not None and is_slip else None
            others = tuple(other.location for _, other in early[1:])
            yield Outcome(FAIL, message, dated.location, related=others, actual=dated.words, suggestion=meant)
