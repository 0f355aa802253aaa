"""one_year 年度一致: title, introduction, period and plans speak of one report year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from gi_lint.check import Outcome, settings
from gi_lint.checks.other_year import EARLIEST, Accounts, fault, is_over, is_slip, of_carrying
from gi_lint.checks.own_figures import OwnFigures, parse_figures
from gi_lint.document import Location, Paragraph, Sentence
from gi_lint.language import say
from gi_lint.patterns import compiled, either
from gi_lint.report import Report, Section
from gi_lint.text import cut, fold, squeeze

_YEAR = compiled(r"(20\d\d)年")
_YEAR_NUMBER = compiled(r"(20\d\d)年?度?")
_BY_END = compiled(  # 将采取三项措施：一是推进数字化，2022年底前完成
    r"(?:将(?:采取|从|重点|进一步|继续)|拟|计划|力争|确保)[^。已]{0,60}?[,:;到在](20\d\d)年(?:底|末|\d{1,2}月底?)前"
)
_INTENDED = compiled("(?:打算|计划|思路|下一?步[^。:]{0,8}):")
_WITHIN = compiled(r"\s*(20\d\d)年(?:内|底前|底|年底前)(?![^。]*[已了])[^,。;]*")
_WITHIN_CLAUSE = compiled(r"(?<=[,;])(20\d\d)年(?:\d{1,2}月)?(?:内|底前|底|年底前|末前|前)(?![^,。;]*[已了])[^,。;]*")
_CITED = compiled(r"《[^》]*》")
_DRAWN_UP = compiled(  # 结合我局2022年政府信息公开工作情况，编制本报告
    r"(20\d\d)年度?[^。;,《》\d]{0,6}(?:政府)?信息公开(?:工作)?(?:实际|情况|工作)?(?=,(?:特|现)?(?:编制|撰写|形成)(?:了|本|出|完成)*(?:年度)?报告)"
)
_CAPTION = compiled(  # 情况统计表, 公开情况表（一）, 统计期限, （2023年度）
    r"统计表|公开.*(?:情况|申请)表(?:[((][^()]{0,20}[))])?$|^[((]?统计(?:期限|时间|时限|年度)|^[((]20\d\d年度?[))]$"
)
_REACH = 600  # characters before a sentence in which its paragraph may tell of what is intended
_LONGEST_NAME = 60  # characters of a line that names the statistics table and tells nothing
_TOLD_OF = "可|已|曾|见|中|指出|提出|反映"  # 2022年度报告可在网站查阅: another report, not this one
_TOLD_BEFORE = ("公开", "公布", "发布", "、")  # 公开2017年度决算, in a heading
_LEAST_PROSE = 40  # characters of a paragraph of the introduction; shorter ones are lines of a cover or a page


@settings
class OneYear:
    """No place that names the report's own year names another, and no plan names a year that is over.

    reports: words for the report, which the introduction puts behind its year.
    plan_verbs: words behind 将 that tell a plan, unless a word of `apart` stands between year and 将. Not if they
    begin one of `nouns`, nor where the clause goes on with a word of `handled`: 将 then means 把.
    plan_sections: ids of the parts that hold plans, where also a word of `intentions` behind a year tells one.
    plan_headings: ends of the headings of plans. of_last_year: words of headings that may rightly name last year.
    once: words for what is done once, and told of rightly. not_requests: words for what else is carried over.
    year_plans: words for the plan of one year's work, of which the report carries out its own year's.
    opening: id of the part that begins with an account of the year.
    figures: for quantities of phrases.yaml the sums of cells that are this year's. A sentence on another year whose
    counts are these, nothing in its paragraph being told of this year, has the year wrong. Requests are carried from
    the year before and into the next one.
    """

    reports: tuple[str, ...]
    plan_verbs: tuple[str, ...]
    apart: tuple[str, ...]
    nouns: tuple[str, ...]
    handled: tuple[str, ...]
    plan_sections: tuple[str, ...]
    intentions: tuple[str, ...]
    plan_headings: tuple[str, ...]
    of_last_year: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    not_requests: tuple[str, ...] = ()
    year_plans: tuple[str, ...] = ()
    opening: str = "overview"
    figures: Mapping[str, tuple[str, ...]] = {}

    def __post_init__(self) -> None:
        self._sums = parse_figures(self.figures)

    def run(self, report: Report) -> Iterator[Outcome]:
        year = report.facts.year
        if year is not None:
            yield from _title_and_period(report, year)
            yield from self._introduction(report, year)
            own = OwnFigures(report, self._sums)
            yield from Accounts(report, year, self.opening, self.plan_sections, self.once, own).of_other_years()
            yield from self._headings(report, year)
            yield from self._plans(report, year)
            yield from self._carried_out(report, year)
            yield from _captions(report, year)
            yield from of_carrying(report, year, self.not_requests)

    @cached_property
    def _reports(self) -> re.Pattern[str]:
        return compiled(rf"(20\d\d)年度?(?:(?!报告)[^。;,《》\d]){{0,20}}?{either(self.reports)}(?!{_TOLD_OF})")

    @cached_property
    def _between(self) -> str:
        return rf"(?:(?!{either(self.apart)}|\d)[^。;]){{0,24}}?"

    @cached_property
    def _will(self) -> re.Pattern[str]:
        start = r"(?:^|[,.。;:!?、)\s]|在|到|为|做好|围绕)"
        verbs = rf"(?!{either(self.nouns)}){either(self.plan_verbs)}"
        return compiled(rf"{start}(20\d\d)年度?{self._between}将{verbs}(?P<rest>[^,。;]*)")

    @cached_property
    def _intend(self) -> re.Pattern[str]:
        words = rf"(?!{either(self.nouns)}){either(self.intentions)}"
        headed = r"(?<=打算:20\d\d年)(?!度)"  # 下步打算：2023年完善公开栏
        return compiled(rf"(?:^|[,.。;:!?)\s])(20\d\d)年(?:{headed}|度?{self._between}{words})")

    @cached_property
    def _intended_for(self) -> re.Pattern[str]:
        words = either(self.intentions)
        return compiled(
            rf"(?:^|[,.。;:!?)\s]){words}[于在到]?(20\d\d)年度?(?![^,。;]{{0,40}}(?:已|均|的))"
        )  # 计划2023年轮训

    def _introduction(self, report: Report, year: int) -> Iterator[Outcome]:
        """The report named with another year, and last year's notice on how to write it."""
        for paragraph in (p for p in _introducing(report) if len(p.text) >= _LEAST_PROSE):
            folded = fold(paragraph.text)
            prose = _CITED.sub(lambda match: "《" + " " * (len(match[0]) - 2) + "》", folded)
            for match in chain(self._reports.finditer(prose), _DRAWN_UP.finditer(prose)):
                if is_slip(int(match[1]), year, later=True):
                    place = paragraph.locate(*match.span())
                    said = say("引言说的是 {other} 年度的报告“{place.quote}”", other=match[1], place=place)
                    yield fault(said, year, place)
            for match in _CITED.finditer(folded):
                cited = _YEAR.search(match[0])
                if cited and any(word in match[0] for word in self.reports) and is_slip(int(cited[1]), year):
                    place = paragraph.locate(*match.span())
                    said = say("作为依据的{place.quote}是关于 {other} 年度报告的", place=place, other=cited[1])
                    yield fault(said, year, place)

    def _headings(self, report: Report, year: int) -> Iterator[Outcome]:
        for section in report.all_sections:
            # A heading that runs on past the official words is cut there, so the whole line is looked at.
            heading = cut(fold(report.body[section.start].text), "。;:!?\n")[0].strip()
            match = _YEAR.search(heading)
            if match and "," in heading[match.end() :]:
                continue  # the sentence that a heading runs into: （三）政府信息管理 2022年，我局制定
            if match and heading.endswith(tuple(self.plan_headings)) and is_over(int(match[1]), year):
                said = say("标题“{heading}”把计划写成了 {other} 年的", heading=heading, other=match[1])
                yield fault(said, year, section.location)
            elif match and int(match[1]) == year - 1 and self._is_of_this_year(section, heading):
                said = say("标题“{heading}”写的是 {other} 年", heading=heading, other=match[1])
                is_due = section.id is not None and section.level == 1
                yield fault(said, year, section.location)._replace(level=None if is_due else "warning")

    def _is_of_this_year(self, section: Section, heading: str) -> bool:
        """Whether a heading is one over what was done in one year, and not of what has a year of its own:
        （二）公开企业负责人2017年度薪酬."""
        match = _YEAR.search(heading)
        before = heading[: match.start()].removeprefix(fold(section.mark)) if match is not None else ""
        if any(word in before for word in _TOLD_BEFORE):
            return False
        is_of_others = any(word in heading for word in self.of_last_year) or len(_YEAR.findall(heading)) > 1
        return section.id not in self.plan_sections and not is_of_others

    def _carried_out(self, report: Report, year: int) -> Iterator[Outcome]:
        """落实《2022年政务公开工作要点》 in the report on 2023, of which no plan is named: last year's plan."""
        if str(year - 1) not in report.text or not any(word in report.text for word in self.year_plans):
            return
        texts = [(paragraph, fold(paragraph.text)) for paragraph in report.body[report.first_heading :]]
        found = [(paragraph, match) for paragraph, text in texts for match in self._carry_out.finditer(text)]
        if not found or any(int(match["year"]) != year - 1 for _, match in found):
            return
        paragraph, match = found[0]
        place = paragraph.locate(*match.span("plan"))
        said = say("“{caption}”是 {other} 年的", caption=place.quote, other=match["year"])
        yield fault(said, year, place)._replace(level="warning")

    @cached_property
    def _carry_out(self) -> re.Pattern[str]:
        carried_out = r"(?:落实|贯彻|按照|根据|对照|围绕|结合|制定|制发|印发|编制)[^。;]{0,60}?"
        about = r"年度?[^。,;《》\d]{0,12}(?:政务|信息)公开"
        done_with = r"》?[^。,;《]{0,4}(?:遗留|未完成|[落完执]\w情况|考核|评估)"  # 对照2022年工作要点落实情况
        return compiled(rf"{carried_out}(?P<plan>(?P<year>20\d\d){about}{either(self.year_plans)})(?!{done_with})")

    def _plans(self, report: Report, year: int) -> Iterator[Outcome]:
        planned = [section for section in report.all_sections if section.id in self.plan_sections]
        over = [past for past in map("{}年".format, range(year - EARLIEST, year + 1)) if past in report.text]
        for sentence in report.sentences:
            if not any(named in sentence.folded for named in over):
                continue
            matches = [
                m for m in self._will.finditer(sentence.folded) if not any(map(m["rest"].__contains__, self.handled))
            ]
            if any(section.start <= sentence.number < section.end for section in planned):
                matches += self._intend.finditer(sentence.folded)
                matches += self._intended_for.finditer(sentence.folded)
                matches += _planned_behind(sentence)
                matches += (m for m in _BY_END.finditer(sentence.folded) if int(m[1]) < year)
            for match in (match for match in matches if is_over(int(match[1]), year)):
                place = sentence.locate(match.start(1), match.start("rest") if match.re is self._will else match.end())
                said = say("计划“{place.quote}”写的是已经过去的 {other} 年", place=place, other=match[1])
                yield fault(said, year, place)
                break


def _planned_behind(sentence: Sentence) -> Iterator[re.Match[str]]:
    """下步打算：加强学习。2023年底前建成公开栏: the year by whose end something is to be done, in a sentence or clause
    behind the words for what is intended, which tells nothing that was done."""
    match = _WITHIN.match(sentence.folded)
    told_before = sentence.paragraph.text[max(0, sentence.start - _REACH) : sentence.start] if match is not None else ""
    if match is not None and _INTENDED.search(fold(told_before)):
        yield match
    elif (told := _INTENDED.search(sentence.folded)) is not None:
        yield from _WITHIN_CLAUSE.finditer(sentence.folded, told.end())


def _introducing(report: Report) -> Iterator[Paragraph]:
    """The paragraphs before the first part, and that one in it which tells what parts the report has."""
    yield from report.introduction
    if report.promise is not None:
        block, quote = report.promise.location.block, report.promise.location.quote or ""
        inside = report.body[report.first_heading :]
        yield from (p for p in inside if p.location.block == block and quote and quote in p.text)


def _title_and_period(report: Report, year: int) -> Iterator[Outcome]:
    facts = report.facts
    if facts.title_year is not None and facts.title_year != year:
        place = facts.title_location or Location(quote=facts.title)
        yield fault(say("标题写的是 {other} 年", other=facts.title_year), year, place)
    yield from _other_titles(report, year)
    period = facts.period
    if period is not None and year not in (period.first.year, period.last.year):
        yield fault(say("统计期限写的是 {other} 年", other=period.first.year), year, period.location)


def _other_titles(report: Report, year: int) -> Iterator[Outcome]:
    """The title once more with another year: a page prints its own above that of the text. A list of them is none."""
    title = _without_year(report.facts.title or "")
    lines = [line for line in report.introduction if title and _without_year(line.text) == title]
    years = [(int(match[1]), line) for line in lines if (match := _YEAR_NUMBER.search(fold(line.text)))]
    others = [(other, line) for other, line in years if other not in (year, report.facts.title_year)]
    if len(others) == 1:
        other, line = others[0]
        yield fault(say("标题写的是 {other} 年", other=other), year, line.locate(0, len(line.text)))


def _captions(report: Report, year: int) -> Iterator[Outcome]:
    """附件：2015年度……统计表: the one year that lines which name or head a table give it, if that is another."""
    period = report.facts.period.location.quote if report.facts.period is not None else None
    dated = (line for line in report.body if len(line.text) <= _LONGEST_NAME and "年" in line.text)
    lines = (line for line in dated if not (period and period in line.text))
    captions = (line for line in lines if _CAPTION.search(fold(line.text).strip()))
    named = [(match, line) for line in captions for match in _YEAR.finditer(fold(line.text))]
    years = {int(match[1]) for match, _ in named}
    if len(years) == 1 and is_slip(other := years.pop(), year):
        match, line = named[0]
        said = say("“{caption}”写的是 {other} 年", caption=line.text.strip(), other=other)
        yield fault(said, year, line.locate(*match.span(1)))._replace(level="warning")


def _without_year(title: str) -> str:
    return _YEAR_NUMBER.sub("", squeeze(title))
