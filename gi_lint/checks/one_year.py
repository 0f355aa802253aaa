"""one_year 年度一致: title, introduction, period and plans speak of one report year."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from gi_lint.check import FAIL, Outcome, SettingError, settings
from gi_lint.claims import Claim
from gi_lint.document import Location, Sentence
from gi_lint.expression import ExpressionError, Term
from gi_lint.figures import evaluate, parse_sum
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report, Section
from gi_lint.text import cut, fold, squeeze

_YEAR = compiled(r"(20\d\d)年")
_YEAR_NUMBER = compiled(r"(20\d\d)年?度?")
_TOLD = compiled(r"\s*(20\d\d)年(?:度?,|以来,?)")
_COUNTED = compiled(r"\s*(20\d\d)年度?(?:,|全|共|我|本|累计)[^。;]*?\d(?:件|条|次|篇|期|宗|份)")
_OF_THIS_YEAR = ("本年", "今年", "同比", "比上", "较上", "去年")  # a part that has one of them tells of this year too
_OTHER_YEAR = compiled(r"\s*(20\d\d)年(?!度?(?:结转|\d{1,2}月))")
_COMPARED = ("当年", "上年度", "上一年", "比", "较", "增长", "增加", "减少", "下降", "分别")  # a year may be meant
_LEAST_ALONE = 30  # a count by itself that is this year's by no chance
_CITED = compiled(r"《[^》]*》")
_LEAST_PROSE = 40  # characters of a paragraph of the introduction; shorter ones are lines of a cover or a page
_EARLIEST = 5  # years before the report's that a slip may name


@settings
class OneYear:
    """No place that names the report's own year names another, and no plan names a year that is over.

    reports: words for the report, which the introduction puts behind its year.
    plan_verbs: words behind 将 that tell a plan, unless a word of `apart` stands between year and 将. Not if they
    begin one of `nouns`, nor where the clause goes on with a word of `handled`: 将 then means 把.
    plan_sections: ids of the parts that hold plans, where also a word of `intentions` behind a year tells one.
    plan_headings: ends of the headings of plans. opening: id of the part that begins with an account of the year.
    figures: for quantities of phrases.yaml the sums of cells that are this year's. A sentence on another year whose
    counts are these, nothing in its paragraph being told of this year, has the year wrong.
    """

    reports: tuple[str, ...]
    plan_verbs: tuple[str, ...]
    apart: tuple[str, ...]
    nouns: tuple[str, ...]
    handled: tuple[str, ...]
    plan_sections: tuple[str, ...]
    intentions: tuple[str, ...]
    plan_headings: tuple[str, ...]
    opening: str = "overview"
    figures: Mapping[str, tuple[str, ...]] = {}

    def __post_init__(self) -> None:
        for text in chain.from_iterable(self.figures.values()):
            try:
                parse_sum(text)
            except ExpressionError as error:
                raise SettingError("figures", str(error)) from None

    @cached_property
    def _sums(self) -> dict[str, list[tuple[Term, ...]]]:
        return {quantity: [parse_sum(text) for text in sums] for quantity, sums in self.figures.items()}

    def run(self, report: Report) -> Iterator[Outcome]:
        year = report.facts.year
        if year is not None:
            yield from _title_and_period(report, year)
            yield from self._introduction(report, year)
            own = [sentence for sentence in report.sentences if self._has_own_figures(report, sentence, year)]
            yield from (_with_own_figures(sentence, year) for sentence in own)
            yield from self._opening(report, year, own)
            yield from self._accounts(report, year, own)
            yield from self._headings(report, year)
            yield from self._plans(report, year)

    @cached_property
    def _reports(self) -> re.Pattern[str]:
        return compiled(rf"(20\d\d)年度?[^。;,《》\d]{{0,20}}?(?:{_any(self.reports)})")

    @cached_property
    def _between(self) -> str:
        return rf"(?:(?!{_any(self.apart)}|\d)[^。;]){{0,24}}?"

    @cached_property
    def _will(self) -> re.Pattern[str]:
        start = r"(?:^|[,.。;:!?、)\s]|在|到|为|做好|围绕)"
        verbs = rf"(?!{_any(self.nouns)})(?:{_any(self.plan_verbs)})"
        return compiled(rf"{start}(20\d\d)年度?{self._between}将{verbs}(?P<rest>[^,。;]*)")

    @cached_property
    def _intend(self) -> re.Pattern[str]:
        words = rf"(?!{_any(self.nouns)})(?:{_any(self.intentions)})"
        return compiled(rf"(?:^|[,.。;:!?)\s])(20\d\d)年度?{self._between}{words}")

    def _introduction(self, report: Report, year: int) -> Iterator[Outcome]:
        """The report named with another year, and last year's notice on how to write it."""
        for paragraph in (p for p in report.introduction if len(p.text) >= _LEAST_PROSE):
            folded = fold(paragraph.text)
            prose = _CITED.sub(lambda match: "《" + " " * (len(match[0]) - 2) + "》", folded)
            for match in self._reports.finditer(prose):
                if _is_slip(int(match[1]), year, later=True):
                    place = paragraph.locate(*match.span())
                    said = say("引言说的是 {other} 年度的报告“{place.quote}”", other=match[1], place=place)
                    yield _fault(said, year, place)
            for match in _CITED.finditer(folded):
                cited = _YEAR.search(match[0])
                if cited and any(word in match[0] for word in self.reports) and _is_slip(int(cited[1]), year):
                    place = paragraph.locate(*match.span())
                    said = say("作为依据的{place.quote}是关于 {other} 年度报告的", place=place, other=cited[1])
                    yield _fault(said, year, place)

    def _has_own_figures(self, report: Report, sentence: Sentence, year: int) -> bool:
        """Whether a sentence tells of another year what the tables have for this one."""
        match = _OTHER_YEAR.match(sentence.folded)
        if match is None or not _is_slip(int(match[1]), year, later=True):
            return False
        paragraph = fold(sentence.paragraph.text)
        if any(word in paragraph for word in (f"{year}年", *_OF_THIS_YEAR, *_COMPARED)):
            return False
        place = sentence.number, sentence.start
        counts = [claim for claim in report.claims if claim.key[:2] == place and claim.is_count and claim.value]
        known = [count for count in counts if len(count.quantities) == 1 and count.quantities[0] in self._sums]
        is_sure = len(known) > 1 or any(count.value >= _LEAST_ALONE for count in known)
        return is_sure and all(self._is_own(report, count) for count in known)

    def _is_own(self, report: Report, count: Claim) -> bool:
        found = (evaluate(report, terms) for terms in self._sums[count.quantities[0]])
        return any(one is not None and not one.open and one.known == count.value for one in found)

    def _opening(self, report: Report, year: int, told: Collection[Sentence]) -> Iterator[Outcome]:
        """An account of another year where this year's is due: the part never names this year."""
        section = report.section(self.opening)
        if section is None or f"{year}年" in _text_of(section, report):
            return
        within = (s for s in report.sentences if section.start <= s.number < section.end and _TOLD.match(s.folded))
        first = next(within, None)
        match = _TOLD.match(first.folded) if first is not None and first not in told else None
        if first is not None and match and int(match[1]) in (year - 1, year + 1) and "公开" in first.folded:
            said = say("“{heading}”开头说的是 {other} 年", heading=section.heading, other=match[1])
            yield _fault(said, year, first.locate(*match.span(1)))

    def _accounts(self, report: Report, year: int, told: Collection[Sentence]) -> Iterator[Outcome]:
        """Counts of the year before in a smaller part that never names this year; they may be meant, though."""
        this = (f"{year}年", *_OF_THIS_YEAR)
        past = year - 1
        for sentence in (s for s in report.sentences if s.folded.lstrip().startswith(f"{past}年")):
            counted = _COUNTED.match(sentence.folded)
            within = [section for section in report.all_sections() if section.start <= sentence.number < section.end]
            is_elsewhere = not within or within[-1].id == self.opening or within[0].id in self.plan_sections
            if (
                counted is None
                or is_elsewhere
                or sentence in told
                or any(word in _text_of(within[-1], report) for word in this)
            ):
                continue
            said = say("“{heading}”说的是 {other} 年", heading=within[-1].heading, other=past)
            yield _fault(said, year, sentence.locate(*counted.span(1)))._replace(level="warning")

    def _headings(self, report: Report, year: int) -> Iterator[Outcome]:
        for section in report.all_sections():
            # A heading that runs on past the official words is cut there, so the whole line is looked at.
            heading = cut(fold(report.body[section.start].text), "。;:!?\n")[0].strip()
            match = _YEAR.search(heading)
            if match and heading.endswith(tuple(self.plan_headings)) and _is_over(int(match[1]), year):
                said = say("标题“{heading}”把计划写成了 {other} 年的", heading=heading, other=match[1])
                yield _fault(said, year, section.location)

    def _plans(self, report: Report, year: int) -> Iterator[Outcome]:
        planned = [section for section in report.all_sections() if section.id in self.plan_sections]
        over = tuple(f"{past}年" for past in range(year - _EARLIEST, year + 1))
        for sentence in report.sentences:
            if not any(named in sentence.folded for named in over):
                continue
            matches = [m for m in self._will.finditer(sentence.folded) if not self._is_handled(m["rest"])]
            if any(section.start <= sentence.number < section.end for section in planned):
                matches += self._intend.finditer(sentence.folded)
            for match in (match for match in matches if _is_over(int(match[1]), year)):
                place = sentence.locate(
                    match.start(1), match.end() if match.re is self._intend else match.start("rest")
                )
                said = say("计划“{place.quote}”写的是已经过去的 {other} 年", place=place, other=match[1])
                yield _fault(said, year, place)
                break

    def _is_handled(self, rest: str) -> bool:
        return any(word in rest for word in self.handled)


def _with_own_figures(sentence: Sentence, year: int) -> Outcome:
    match = _OTHER_YEAR.match(sentence.folded)
    assert match is not None
    said = say("写的是 {other} 年，各数却是本年度表中的数", other=match[1])
    return _fault(said, year, sentence.locate(*match.span(1)))


def _text_of(section: Section, report: Report) -> str:
    return "\n".join(fold(paragraph.text) for paragraph in report.body[section.start : section.end])


def _title_and_period(report: Report, year: int) -> Iterator[Outcome]:
    facts = report.facts
    if facts.title_year is not None and facts.title_year != year:
        place = facts.title_location or Location(quote=facts.title)
        yield _fault(say("标题写的是 {other} 年", other=facts.title_year), year, place)
    yield from _other_titles(report, year)
    period = facts.period
    if period is not None and year not in (period.first.year, period.last.year):
        yield _fault(say("统计期限写的是 {other} 年", other=period.first.year), year, period.location)


def _other_titles(report: Report, year: int) -> Iterator[Outcome]:
    """The title once more with another year: a page prints its own above that of the text. A list of them is none."""
    title = _without_year(report.facts.title or "")
    lines = [line for line in report.introduction if title and _without_year(line.text) == title]
    years = [(int(match[1]), line) for line in lines if (match := _YEAR_NUMBER.search(fold(line.text)))]
    others = [(other, line) for other, line in years if other not in (year, report.facts.title_year)]
    if len(others) == 1:
        other, line = others[0]
        yield _fault(say("标题写的是 {other} 年", other=other), year, line.locate(0, len(line.text)))


def _without_year(title: str) -> str:
    return _YEAR_NUMBER.sub("", squeeze(title))


def _fault(said: str, year: int, place: Location) -> Outcome:
    quote = re.sub(r"20\d\d", "", place.quote or "")
    message = say("{said}，报告年度是 {year} 年", said=said, year=year)
    return Outcome(FAIL, message, place, expected=str(year), key=quote)


def _is_slip(named: int, year: int, *, later: bool = False) -> bool:
    return year - _EARLIEST <= named < year or (later and named == year + 1)


def _is_over(named: int, year: int) -> bool:
    return year - _EARLIEST <= named <= year


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"
