"""running_total 累计衔接: a figure of all years is last year's figure of all years and this year's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, OPEN, Operand, Outcome, elsewhere, settings
from gi_lint.claims import COUNT, CUMULATIVE, TOTAL, Claim
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.report import Report
from gi_lint.template import LOCAL_FORM

_FEW = 3  # rows of a table that do not go on, told one by one
_NUMBERS = compiled(r"(?:20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d[\d,.]*)")  # 2023年12月31日, 1,203
_ALL_OF = compiled("[全我本各](?:省|市|县|区|州|盟|旗|镇|乡|街道|局|委|厅|办|机关|部门|系统)")  # 全县, 我局, 各部门


class _Figure(NamedTuple):
    """A figure of all years or of one, with its place."""

    value: Decimal
    text: str
    location: Location


class _Chain(NamedTuple):
    """What is counted, this report's figure of all years and of its own, last year's of all years.

    `certain`: by its words it counts over several years, and not just over this one.
    """

    name: str
    here: _Figure
    year: _Figure | None
    there: _Figure
    certain: bool


@settings
class RunningTotal:
    """A figure of all years in the text, or in a statistics table's column of all years, goes on from last year's.

    counted: words by which a text says that a figure is one of all years. years: those by which it is certain not to
    be of this year alone. time: words that say only when; two figures that else have the same words count the same.
    least: characters that must be left of the words.
    """

    counted: tuple[str, ...]
    years: tuple[str, ...]
    time: tuple[str, ...]
    least: int = 4
    needs_previous = True

    def run(self, report: Report) -> Iterator[Outcome]:
        assert report.previous is not None
        rows = [_compared(report.previous, chain) for chain in _in_table(report, report.previous)]
        yield from _together([row for row in rows if row.kind == FAIL])
        for chain in self._in_text(report, report.previous):
            yield _compared(report.previous, chain)

    def _in_text(self, report: Report, previous: Report) -> Iterator[_Chain]:
        earlier = self._running(previous)
        for name, claim in self._running(report).items():
            if name in earlier:
                certain = any(word in claim.sentence.folded for word in self.years)
                yield _Chain(claim.subject, _of(claim), self._this_year(report, name), _of(earlier[name]), certain)

    def _running(self, report: Report) -> dict[str, Claim]:
        """The figures of all years by what they count, each told once and not approximately."""
        found: dict[str, Claim] = {}
        for claim in report.claims:
            words = claim.sentence.folded
            if claim.role == CUMULATIVE and not claim.approximate and any(word in words for word in self.counted):
                name = self._name(claim)
                if len(name) >= self.least:
                    found.setdefault(name, claim)
        return found

    def _this_year(self, report: Report, name: str) -> _Figure | None:
        """The one figure of this year for what a figure of all years counts."""
        claims = [c for c in report.claims if c.role in (COUNT, TOTAL) and not c.approximate and self._name(c) == name]
        return _of(claims[0]) if len({claim.value for claim in claims}) == 1 else None

    def _name(self, claim: Claim) -> str:
        """What a figure counts: the words of its clause without times and figures, and its unit."""
        words = _ALL_OF.sub("", _NUMBERS.sub("", claim.clause))
        for word in self.time:
            words = words.replace(word, "")
        return re.sub(r"[\W_]+", "", words)


def _of(claim: Claim) -> _Figure:
    return _Figure(claim.value, claim.text, claim.location)


def _in_table(report: Report, previous: Report) -> Iterator[_Chain]:
    """The rows of a statistics table with columns for the year and for all years."""
    here, there = report.tables.get(LOCAL_FORM), previous.tables.get(LOCAL_FORM)
    if here is None or there is None:
        return
    for row in here.spec.rows:
        cells = [here.at(row, "cumulative"), here.at(row, "year"), there.at(row, "cumulative")]
        figures = [
            _Figure(c.value, c.text, c.location) if c is not None and c.value is not None else None for c in cells
        ]
        all_years, year, earlier = figures
        if all_years is not None and earlier is not None:
            yield _Chain(here.spec.row_name(row), all_years, year, earlier, certain=True)


def _together(rows: Sequence[Outcome]) -> Iterator[Outcome]:
    """The rows of a table that do not go on; many have one cause, a new start, and are told as one."""
    if len(rows) <= _FEW:
        yield from rows
        return
    more = tuple(row.location for row in rows[1:])
    said = "{message}；另有 {count} 行的累计数也接不上，可能重新起算或更换了口径"
    message = say(said, message=rows[0].message, count=len(more))
    yield rows[0]._replace(message=message, related=(*rows[0].related, *more))


def _compared(previous: Report, chain: _Chain) -> Outcome:
    here, year, there = chain.here, chain.year, chain.there
    if not chain.certain and (there.value > here.value or (year is not None and year.value == here.value)):
        return Outcome(HOLDS)  # 累计 over the months of this year
    before = there._replace(location=elsewhere(previous, there.location))
    figures = {"here": figure(here.value), "there": figure(there.value)}
    said = say("“{name}”本年报告的累计数 {here}，上年报告的累计数 {there}", name=chain.name, **figures)
    if year is None and here.value >= there.value:
        said += say("，没有写本年度的数，无法核对")
        return Outcome(OPEN, said, here.location, related=(before.location,), key=chain.name)
    expected = there.value + (year.value if year is not None else 0)
    if here.value == expected:
        return Outcome(HOLDS)
    if year is None:
        said += say("，累计数反而减少")
    else:
        figures = {"year": figure(year.value), "expected": figure(expected)}
        gap = figure(abs(expected - here.value))
        said += say(" + 本年度 {year} = {expected}，相差 {difference}", **figures, difference=gap)
    used = [found for found in (here, year, before) if found is not None]
    return Outcome(
        FAIL,
        said,
        here.location,
        expected=figure(expected),
        actual=figure(here.value),
        operands=tuple(Operand(chain.name, one.text, figure(one.value), one.location) for one in used),
        related=tuple(found.location for found in used[1:]),
        key=chain.name,
    )
