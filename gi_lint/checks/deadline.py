"""deadline 公布期限: the report is published by the date that the law or a notice sets for a body of its level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from gi_lint.check import FAIL, NOTHING, Outcome, SettingError, settings
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.report import Facts, Report, date_words
from gi_lint.text import squeeze

_BODIES = ("government", "department", "township", "other")  # levels of bodies
_OFFICES = ("政府办公厅", "政府办公室", "政府办")


class _Due(NamedTuple):
    day: date
    level: str | None


@settings
class Deadline:
    """The report is dated no later than its level's day of the year after the one it reports on.

    deadlines: the last day (`01-31`) by level: government, department, township, other; a level left out has none.
    levels: another level of the finding by level of the body. unbound: ends of the names of bodies that the law
    sets no date for, which gives a note at most.
    A report signed in time whose page bears a later date may be a page published anew: a note. So may be one
    without a signature whose page is of a later year than the one it was due in.
    """

    deadlines: Mapping[str, str]
    levels: Mapping[str, str] = NOTHING
    unbound: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for key, given in (("deadlines", self.deadlines), ("levels", self.levels)):
            for level in given:
                if level not in _BODIES:
                    said = say("没有“{level}”这类机关；可用：{known}", level=level, known=say("、").join(_BODIES))
                    raise SettingError(key, said)
        for day in self.deadlines.values():
            try:
                date.fromisoformat(f"2000-{day}")
            except ValueError:
                raise SettingError("deadlines", say("“{day}”不是 01-31 这样的日期", day=day)) from None

    def run(self, report: Report) -> Iterator[Outcome]:
        facts = report.facts
        due = self._due(facts)
        if due is None:
            return
        signed, published = facts.signed, facts.published
        late = published or signed
        if late is None or late.day <= due.day:
            return
        until = date_words(due.day)
        if published and signed and signed.day <= due.day:
            said = "落款日期 {signed}，页面日期 {published} 晚于应当公布的最后日期 {until}，可能是重新发布"
            message = say(said, signed=signed.words, published=published.words, until=until)
            yield Outcome(FAIL, message, published.location, related=(signed.location,), level="note")
        elif published and not signed and published.day.year > due.day.year:
            said = "没有落款日期，页面日期 {published} 在应当公布的最后日期 {until} 的次年或以后，可能是重新发布"
            message = say(said, published=published.words, until=until)
            yield Outcome(FAIL, message, published.location, level="note")
        else:
            name = say("公布" if published else "落款")
            message = say("{name}日期 {day}，晚于应当公布的最后日期 {until}", name=name, day=late.words, until=until)
            yield Outcome(FAIL, message, late.location, expected=until, actual=late.words, level=due.level)

    def _due(self, facts: Facts) -> _Due | None:
        level = _level(facts)
        if facts.year is None or level not in self.deadlines:
            return None
        is_unbound = (facts.agency or "").endswith(tuple(self.unbound))
        day = date.fromisoformat(f"{facts.year + 1}-{self.deadlines[level]}")
        return _Due(day, "note" if is_unbound else self.levels.get(level))


def _level(facts: Facts) -> str:
    """The level whose date counts. A government's office that only signs may report for the whole area."""
    name = squeeze(facts.agency or "")
    if name.endswith(_OFFICES) and name not in squeeze(facts.title or ""):
        return "government"
    return facts.agency_level
