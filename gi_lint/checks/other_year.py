"""Another year where the report's is meant: which may be a slip, how it is told, and the accounts that have one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from gi_lint.check import FAIL, Outcome
from gi_lint.checks.own_figures import LEAST_ALONE, OwnFigures
from gi_lint.claims import EARLIER_YEARS
from gi_lint.document import Location, Sentence
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report, Section
from gi_lint.text import cut, fold

EARLIEST = 5  # years before the report's that a slip may name

_OTHER_YEAR = compiled(  # at the head of a clause, a number, a heading or the body before it: 1.2022年, 我局2022年
    r"(?:^\s*(?:\d{1,2}[.、]|[(]?[一二三四五六七八九十]{1,3}[)、][^,。;:\d]{0,12}(?:情况|公开|管理|建设|保障))?|[,;:])"
    r"\s*(?:(?P<among>其中),?|[^,。;:\d的]{0,14}[镇乡道局委办室厅区县市州旗院会心站])?"
    r"(?:在|过去的|(?P<until>截[至止]到?))?(?P<year>20\d\d)年(?(until)(?:12月(?:31日|底|末)?(?!\d)|底)|(?!度?(?:结转|\d{1,2}[月至到~-])))"
)
_UNTIL = compiled("截[至止]到?(20[0-9]{2}年)")  # in an account no year to come, however far: 截至2087年底
_WHOLE_YEAR = compiled(  # 2022年1月1日至12月31日; 2022年1-12月
    r"(?<![对将把就])(?P<year>20\d\d)年0?1(?:月0?1日(?:起|开始)?,?(?:截?至|截止到?|到|-|~)+(?:(?P=year)年)?12月31日"
    r"|月?(?:至|到|-|~)+12月(?!\d))"
    r"(?!(?:期间)?(?:制[发定]|印发|出台|形成|产生|登记)的)"
)
_OPENS_ACCOUNT = compiled(  # 2022年，; 过去的2022年以来; 2022年县财政局在
    r"\s*(?:在|过去的)?20\d\d年(?:度?,|以来,?|度?[^,。;\d的]{1,20}[镇乡道局委办室厅府会心站]"
    r"(?:在|以|按|认真|坚持|严格|深入|紧紧|高度|聚焦|围绕|积极|切实|扎实|持续|全面))"
)
_GENERAL = compiled(  # 2022年，我局认真; 2022年，在县委的领导下，我局坚持; 2022年，我局按照安排部署，认真
    r"\s*(?:在)?20\d\d年度?,(?:[^,。;\d]{0,20}(?:在|按照|根据|结合)[^,。;\d]{2,40},){0,2}"
    r"[^,。;\d]{0,20}(?:认真|深入|积极|坚持|严格|全面|扎实|紧紧|高度重视|始终|秉持|切实|践行)"
)
_DONE = (
    "共|累计|(?=未|没有|无)|收到|受理|接[收受到]|办[理结]|答复|(?<!信息)公开|发[布生]|开[展设]|举办|召开|完成|制[发定]"
    "|印发|出台|新增"
)
_DID = rf"(?:{_DONE})"
_OF_A_TIME = (  # 2022年绩效评价结果公开12条: what has a year of its own, and was published later
    "(?:结果|自评|标准|数据|情况|(?:情况|采购|征集|招[聘标])公告)(?:已|均|全部)*(?:在[^,。;]{0,10})?(?:公开|发布|公布|公示)"
)
_COUNTED = compiled(  # behind a year
    rf"(?:度|以来)?(?![^,。;]{{0,30}}(?:报告|年报|[预决]算|要点|方案|计划|目录|清单|名单|公报|民生实事|考核|考评|测评"
    rf"|检查|评估|通知|整改|同期|(?:印发|制[定发]|出台|修订|颁布|建成|上线|启动)的|{_OF_A_TIME}))"
    rf"(?:,|全|我|本|[^,。;:\d的]{{0,40}}?{_DID}"
    rf"|(?:围绕|聚焦|依托|通过|按照|根据|坚持|结合)[^。;\d]{{0,80}}?{_DID})[^。;]*?"
    r"(?:\d[余多万]{0,2}(?:件|条|次|篇|期|宗|份|例|起|元|万元|项(?:依申请|政府信息))"
    r"|(?:没有|未|无)(?:收取|收到|发生|产生|接到|接收|受理|因|依申请|申请|公民|任何)|运行(?:正常|良好|平稳|有序))"
)
_OF_A_SEASON = compiled(  # 2022年国庆期间: what has a date of its own
    "[^,。;\\d]{1,12}期间|[^,。;\\d]{0,6}(?:学年|春节|春季|冬季|冬春|供暖|采暖)"
)
_GOES_ON = compiled(  # 2024年继续办理1件: what is left over to the next year
    "度?[^,。;\\d]{0,4}(?:继续(?:办理|处理|答复)|(?:办理|处理|答复)的?\\d)"
)
_IS_COMPARED = compiled(  # 2020年比2019年增加, 2020年公开数较, 2020年与之持平
    "度?[^,。;\\d]{0,12}(?:比|较(?![好大多为强])|持平|相同|一样)"
)
_PLANNED = ("将", "拟", "计划", "打算", "力争", "预计", "争取", "下一步", "结转", "转入", "顺延", "继续办理")
_AIMED = (*_PLANNED, "规划", "目标", "要求", "方案", "期限", "有效期")  # 规划明确，截至2025年底，全部上网公开
_NOW = ("目前", "现有", "现为", "现已")  # 2022年共有37个，目前为31个
_OF_THIS_YEAR = ("本年", "今年", "同比", "比上", "较上", "去年")  # a part that has one of them tells of this year too
_CARRIED_OUT = compiled(  # 结转至2024年; 转2024年办理
    r"(?:(?:结转|转结|顺延)(?:[到至入为于]|办理)*|转[到至入]?(?=\s?20\d\d年度?(?:继续)?[办答处]))\s?(?P<year>20\d\d)年"
)
_CARRIED_IN = compiled(r"(?P<year>20\d\d)年度?(?:未办结)?的?(?:结转|转结)(?![到至入为于]*\s?(?:20\d\d|[下次明本今]))")
_YEAR = compiled(r"20\d\d年")
_ASKED_IN = compiled(  # 2022年收到，; 2022年受理但尚未办结的6件，
    r"(?P<year>20\d\d)年度?(?:收到|受理|接收|新收|提出|申请)(?:[^,。;\d]{0,12}|[^,。;\d]{0,12}未[^,。;]{0,16}),$"
)
_REACH = 40  # characters before what was carried that may say from when
_FROM_EARLIER = (*EARLIER_YEARS, "以前")
_THE_REPORT = compiled("本年度(?:工作)?报告")  # which tells of no year
_IS_PLAN = compiled(  # 2024年，我局将继续; 将 alone may be 把
    "[^。;]{0,20}(?:将(?:继续|进一步|持续|不断|按照|围绕|坚持|着力|重点|从)|下一步|计划|打算|力争|争取)"
)
_SAID_TO_BE_LAST = compiled("(?:上年|上一年|去年|前一年)度?[^,。;]{0,6}$")
_SINCE_THEN = compiled("年以来,?[^,。;]{0,12}(?:先后|累计|陆续|已)")
_OF_WORK = compiled(r"20\d\d年[^,。;\d]{0,24}(?:要点|任务|方案|计划)")  # 2023年政务公开工作要点: what to work by
_FELL_SHORT = compiled(  # 2022年，我局的公开工作取得了一定成绩，但还存在一些问题
    r"\s*20\d\d年(?:度?,|度?我|度?本)[^。;]{0,100}(?:存在|有)[^,。;\d]{0,20}(?:问题|不足|差距|薄弱)"
)
_AS_MANY = ("持平", "相同", "一样")
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


def of_carrying(report: Report, year: int, not_requests: Sequence[str]) -> Iterator[Outcome]:
    """Requests carried into a year that was over (结转2022年办理), or from one long past (含2021年结转1件).

    Into the report's own year they were carried from the one before; where that is not said, the next one is meant.
    `not_requests` are words of sentences on other things that are carried over.
    """
    for sentence in (one for one in report.sentences if "转" in one.folded or "顺延" in one.folded):
        text = sentence.folded
        if any(word in text for word in not_requests):
            continue
        is_of_years = any(word in text for word in (str(year - 1), *_FROM_EARLIER))
        wrong = [] if is_of_years else [m for m in _CARRIED_IN.finditer(text) if is_slip(int(m["year"]), year - 1)]
        wrong += [m for m in _CARRIED_OUT.finditer(text) if is_over(int(m["year"]), year) and not _is_from_earlier(m)]
        for match in wrong:
            place = sentence.locate(*match.span())
            due = year + 1 if match.re is _CARRIED_OUT else year - 1
            said = say("“{place.quote}”的年份疑为 {due} 年", place=place, due=due)
            yield fault(said, year, place)._replace(level="warning")


def _is_from_earlier(match: re.Match[str]) -> bool:
    """上年的3件结转至2023年, 2022年收到，结转至2023年的3件: whether it is said from which year it was carried."""
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    asked = _ASKED_IN.search(before)
    if asked is not None and int(asked["year"]) < int(match["year"]):
        return True
    clause = cut(before, ",。;()")[-1]
    is_of_year = any(int(year[:4]) < int(match["year"]) for year in _YEAR.findall(clause))
    return is_of_year or any(word in clause for word in _FROM_EARLIER)


class Accounts:
    """The clauses of a report that begin with a year: accounts of what was done in it.

    `opening` is the id of the part that begins with an account of the report's own year, `plans` those of the parts
    that hold plans. `once` are words for what is done once, and told of rightly.
    """

    def __init__(
        self,
        report: Report,
        year: int,
        opening: str,
        plans: Container[str | None],
        once: Sequence[str],
        own: OwnFigures,
    ) -> None:
        self._report = report
        self._year = year
        self._this_year = f"{year}年"
        others = {f"{other}年" for other in range(year - EARLIEST, year + 2) if other != year}
        others |= {until for until in _UNTIL.findall(report.text) if int(until[:4]) > year}
        self._others = [other for other in others if other in report.text]
        self._parts = report.all_sections
        self._texts: dict[tuple[int, int], str] = {}  # of parts, by where they start and end
        self._opening = opening
        self._plans = plans
        self._once = once
        self._own = own

    def of_other_years(self) -> Iterator[Outcome]:
        """Accounts of another year where this year's is meant, each for the surest sign of it.

        Surest are this year's figures, then the place where this year's account is due; in a part that never names this
        year the one before may be meant. In the next year nothing was done yet that could be counted.
        """
        part = self._report.section(self._opening)
        first = self._first_account(part) if part is not None else None
        for sentence in self._report.sentences:
            match = self._other_year_in(sentence)
            if match is None:
                continue
            place, other = sentence.locate(*match.span("year")), int(match["year"])
            if self._has_own_figures(sentence, is_span=match.re is _WHOLE_YEAR):
                yield fault(say("写的是 {other} 年，各数却是本年度表中的数", other=other), self._year, place)
            elif part is not None and sentence is first and self._is_account(match, other):
                said = say("“{heading}”开头说的是 {other} 年", heading=part.heading, other=other)
                yield fault(said, self._year, place)
            elif (told := self._told_of(sentence, match)) is not None:
                heading = told.heading.partition(match["year"])[0].strip() or told.heading  # （三）平台建设 2022年
                said = say("“{heading}”说的是 {other} 年", heading=heading, other=other)
                yield fault(said, self._year, place)._replace(level="warning")

    def _is_account(self, match: re.Match[str], other: int) -> bool:
        """Whether what begins with the year before or the next one tells what was done, and no plan."""
        is_next = other == self._year + 1
        return other == self._year - 1 or (is_next and _IS_PLAN.match(match.string, match.end()) is None)

    def _other_year_in(self, sentence: Sentence) -> re.Match[str] | None:
        """The first other year of a sentence that a clause begins with, or of which it has the whole span.

        What was done at a festival or in a season (2022年国庆期间) has a date of its own.
        """
        text = sentence.folded
        if not any(other in text for other in self._others):
            return None
        found = (*_OTHER_YEAR.finditer(text), *_WHOLE_YEAR.finditer(text))
        slips = (match for match in found if self._may_be_slip(match))
        return next((match for match in slips if not self._has_its_own_time(match)), None)

    def _may_be_slip(self, match: re.Match[str]) -> bool:
        """Whether a year may be a slip; of a total (累计9件，其中2022年3件) an earlier year may have had a part.

        It is none where it is said to be the one before (上年同期（2022年1月1日至12月31日）) or the first of several.
        """
        named = int(match["year"])
        if match.groupdict().get("until") and named > self._year:
            return True
        start, end = match.span("year")
        if _SAID_TO_BE_LAST.search(match.string, 0, start) or _SINCE_THEN.match(match.string, end):
            return False
        return named == self._year + 1 if match.groupdict().get("among") else is_slip(named, self._year, later=True)

    def _has_its_own_time(self, match: re.Match[str]) -> bool:
        """2022年国庆期间, 2024年继续办理1件: whether a year is that of a season, or of what goes on in the next."""
        goes_on = int(match["year"]) == self._year + 1 and _GOES_ON.match(match.string, match.end()) is not None
        return goes_on or _OF_A_SEASON.match(match.string, match.end()) is not None

    def _has_own_figures(self, sentence: Sentence, *, is_span: bool) -> bool:
        """Whether the counts of a sentence are what the tables have for this year, nothing being compared.

        A span (2022年1月1日至12月31日) may be told of 本年度; several counts, and not small, are by no chance the same,
        even if the paragraph goes on with this year, unless it has its counts too, or as many.
        """
        known = self._own.told_in(sentence)
        paragraph = fold(sentence.paragraph.text)
        if not known or self._this_year in sentence.folded:
            return False
        if len(known) > 1 and sum(count.value for count in known) >= LEAST_ALONE:
            is_compared = any(word in paragraph for word in _AS_MANY) or self._own.counted_beside(sentence)
            return self._this_year not in paragraph or not is_compared
        if self._this_year in paragraph:
            return False
        others = (*_COMPARED, *(() if is_span else _OF_THIS_YEAR))
        return not any(word in paragraph for word in others)

    def _told_of(self, sentence: Sentence, match: re.Match[str]) -> Section | None:
        """The part in which a sentence tells of the year before where this one's account is due, or counts what is
        done in a year that has yet to come."""
        within = [part for part in self._parts if part.start <= sentence.number < part.end]
        if not within:
            return None
        if within[0].id in self._plans:
            return within[-1] if self._tells_faults(within[-1], sentence, int(match["year"])) else None
        counted = _COUNTED.match(sentence.folded, match.end())
        if int(match["year"]) > self._year:
            told = counted[0] if counted is not None else self._general_account(within, sentence)
            is_done = bool(told) and not any(word in told for word in _PLANNED)
            is_until = match.groupdict().get("until") and not any(word in sentence.folded for word in _AIMED)
            return within[-1] if is_done or is_until else None
        is_last = int(match["year"]) == self._year - 1
        is_due = is_last and self._is_due(within[-1], sentence, counts=counted is not None)
        return within[-1] if is_due else None

    def _tells_faults(self, part: Section, sentence: Sentence, year: int) -> bool:
        """Whether what the year before fell short of opens a part on what this one did, which never names this one."""
        is_first = sentence.number <= part.start + 1 and not sentence.start
        if year != self._year - 1 or not is_first or _FELL_SHORT.match(sentence.folded) is None:
            return False
        text = self._text(part.start, part.end)
        return not any(word in text for word in (self._this_year, "整改", *_OF_THIS_YEAR))

    def _first_account(self, part: Section) -> Sentence | None:
        """The account that opens the part where this year's is due, if that part never names this year."""
        if self._this_year in self._text(part.start, part.end):
            return None
        within = (sentence for sentence in self._report.sentences if part.start <= sentence.number < part.end)
        first = next((sentence for sentence in within if _OPENS_ACCOUNT.match(sentence.folded)), None)
        return first if first is not None and "公开" in first.folded else None

    def _is_due(self, part: Section, sentence: Sentence, *, counts: bool) -> bool:
        """Whether a sentence counts what was done, no count of this year beside it, or opens a part
        whose own text never names this year, or begins it with all of the year's work."""
        opening = _OPENS_ACCOUNT.match(sentence.folded)
        begun = sentence.folded[opening.end() :].partition(",")[0] if opening is not None else ""
        is_first = opening is not None and sentence.number <= part.start + 1
        opens = is_first and not any(word in begun for word in self._once)
        if not (counts or opens) or any(word in sentence.folded for word in _NOW):
            return False
        beside = self._own_text_of(part)
        if any(word in _THE_REPORT.sub("", beside) for word in _OF_THIS_YEAR):
            return False
        if not counts:
            return self._this_year not in _OF_WORK.sub("", beside) or self._tells_of_all(sentence)
        return self._this_year not in sentence.folded and not self._counts_of_this_year(beside)

    def _general_account(self, within: Sequence[Section], sentence: Sentence) -> str:
        """A sentence that opens a part where this year's account is due with how the work was done; else nothing."""
        is_first = within[0].id == self._opening and sentence.number <= within[-1].start + 1
        return sentence.folded if is_first and self._tells_of_all(sentence) else ""

    def _tells_of_all(self, sentence: Sentence) -> bool:
        """2022年，我局认真贯彻条例: whether a paragraph begins with how a year's work was done in general."""
        is_general = "公开" in sentence.folded and _GENERAL.match(sentence.folded) is not None
        return is_general and not sentence.start and not any(word in sentence.folded for word in self._once)

    def _counts_of_this_year(self, text: str) -> bool:
        """Whether a text counts what was done in this year, or compares it with another."""
        ends = (match.end() for match in re.finditer(self._this_year, text))
        return any(_COUNTED.match(text, end) or _IS_COMPARED.match(text, end) for end in ends)

    def _own_text_of(self, part: Section) -> str:
        """The text of a part before the first of its own parts."""
        return self._text(part.start, part.children[0].start if part.children else part.end)

    def _text(self, start: int, end: int) -> str:
        if (start, end) not in self._texts:
            self._texts[start, end] = "\n".join(fold(paragraph.text) for paragraph in self._report.body[start:end])
        return self._texts[start, end]
