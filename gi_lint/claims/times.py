"""Which year a number is told of: this one, an earlier one, or many together (历年累计, 截至年底共有)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gi_lint.claims.model import COUNT, CUMULATIVE, LAST_YEAR
from gi_lint.claims.words import EARLIER_YEARS, FALLS, RISES
from gi_lint.document import Sentence
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.text import fold

_MARK = compiled(
    r"(?P<year>20\d\d)年度?|上一?年度?|去年|前年|往年|今年|本年|全年|年内|当年|(?<=[,;])年度|历年|近[两二三四五]年来?(?!,?[^,。;]{0,40}(?:至|(?<![收接受])到))|[两三四五]年(?:来|(?=合计|总计|共计|共))|以来|起至|累计|截[至止]"
)
_OF_A_DATE = "0123456789年月日度起底末初"
_RISEN = compiled(rf"(?:{RISES}|{FALLS})$")
_TITLE = compiled(r"《[^》《]{0,80}》|\[20\d\d\]")  # 《2022年工作要点》, [2021]
_PAIRED = compiled(  # 2022年、2023年收到申请分别; 2021年至2023年收到申请分别为31件、; not 近三年依次为: from when on?
    r"20\d\d年度?(?:[、和与及,]20\d\d年度?){1,6}[^,。;\d]{0,20}(?:分别|依次)"
    r"|(?P<first>20\d\d)年?度?(?:至|到|-|—|~|－)(?P<last>20\d\d)年度?,?[^,。;\d]{0,30}(?:分别|依次)[为是有]?(?P<row>"
    r"\d[^,。;]{0,80})"
)
_ROW = compiled(r"[、和及与]")  # between numbers of a row
_YEAR = compiled(r"20\d\d")
_DATE = compiled(r"20\d\d(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?)?")
_SINCE = compiled(r"(?:\d{1,2}月(?:\d{1,2}日)?)?(?:起|开始)(?!,?至)")  # 2012年1月起
_DIGIT = compiled(r"\d")
_EARLIER = (*EARLIER_YEARS, "上年度", "上一年度", "前年")
_CARRIED = compiled(  # 上年结转, 2022年未办结
    r"(?:的|已受理|尚|无|没有|未)*(?:结转|转结|未办结|未审结|遗留|延续|转来|转入|接转|转接|顺延|申请结转)"
)
_DOCUMENT = compiled(
    "的?(?:政府|政务|部门|单位)?(?:信息公开|政务公开)?(?:工作)?(?:年度)?(?:工作)?(?:报告|年报|决算|预算)"
)
_NO_TIME = ("版", "报告", "年报", "修订", "第", "工作要点", "要点")
_ATTENDED = ("参训", "培训", "参加", "受训", "参与")  # 累计参训: over the courses of the year
_COMPARED = compiled(  # words before a year that is compared with
    r"(?:比|较|同|与|相比|相比于|相较于|较之|高于|低于|超过|为|是|由|从|超)$"
)
_ENDS = compiled("[,。;:!?]")
_MONTH = compiled(r"1?\d月")
_PART_ENDS = compiled("[。;!?]")
_GOES_ON = compiled(  # 累计受理3件，已答复; 共办结申请9件，无法提供; ，收到申请分别为
    r",?累?计?[^,。;:\d]{0,12}(?:受理|收到|接收|办结|答复)[^,。;:\d]{0,16}\d+件,[^,。;:\d]{0,8}"
    r"(?:答复|办结|回复|公开|无法提供|不予处理)"
    r"|,?[^,。;\d]{0,30}(?:分别|依次|复议\d+件,|诉讼\d+件,)"
)
_FLOW = compiled(  # what is counted over a time, and is no stock
    "新增|申请|受理|办结|答复|回复|复议|诉讼|收到|结转|现行有效|(?:公开|目前|持续|继续|保留)有效"
)
_IN_HAND = compiled(  # 正在办理2件, 2件尚未答复
    "[^,。;:]{0,40}?(?:正在|尚在|仍在|还在|在)(?:办理|处理)|[^,。;:]{0,40}?(?:未办结|未答复|待答复)"
)
_PART_OF_YEAR = compiled(  # 1-6月, 上半年, 第三季度, 12月收到, 各季度收到申请分别, 5月15日后收到, 此前收到
    r"[上下]半年|[1-4一二三四]季度|(?:各|每|四)个?(?:季度|月)[^,。;:\d]{0,24}(?:分别|依次)"
    r"|(?<![\d至到~—－-])1?\d月份?(?:新?收|受理|办结|答复|公开|发布)"
    r"|(?<!\d)(?!1月1日|12月31日)1?\d月\d{1,2}日(?:起|之?后|之?前|以[前后])\)?[^,。;:\d]{0,8}(?:收到|受理|新收)"
    r"|(?:在?此之?[前后])[^,。;:\d]{0,6}(?:收到|受理|新收)"
    r"|(?<!\d)(?P<first>\d{1,2})月?份?(?:-|~|至|到)(?P<last>\d{1,2})月(?!\d)"
)
_SOME_YEARS = tuple("近两三四五")
PARTS_OF_YEAR = ("月", "半年", "季度")  # of which one stands in each of these
_DAY = compiled(r"(?:(?P<year>20\d\d)年)?(?:(?P<month>\d{1,2})月)?")
_YEAR_END = compiled(  # 截至2023年12月31日, 截至年底
    r"[本今当]?(?P<year>20\d\d)?(?:年度?)?(?:12月(?:31日|底|末)|年?[底末])"
)
_ASKED = compiled("(?:办理|受理|收到|接收|接到|答复|办结)[^,。;:]{0,6}申请")
_TABLE_OF_REQUESTS = 2019  # the first year of reports with table three
_REACH = 60  # characters before a number that tell what it counts


class _Span(NamedTuple):
    """Where a time applies: from a mark to an end."""

    start: int
    end: int
    role: str
    years: tuple[int, ...] = ()


def of_part_of_year(words: str) -> bool:
    """2018年7至12月公开信息1945条, 下半年收到申请2件: whether words tell of a part of the year."""
    if not any(map(words.__contains__, (*PARTS_OF_YEAR, "此"))):
        return False
    found = _PART_OF_YEAR.search(words)
    return found is not None and (found["first"], found["last"]) != ("1", "12")


def _of_many(mark: re.Match[str]) -> bool:
    """近三年, 五年来, 两年共: whether a mark is of some years up to this one."""
    return mark[0].startswith(_SOME_YEARS)


def year_before(sentence: Sentence, year: int | None) -> int | None:
    """The year that a paragraph begins with, for a sentence of it that names none itself."""
    opening = fold(sentence.paragraph.text[:12]).strip()
    start = _YEAR.match(opening)
    told = start is not None and year is not None and "结转" not in opening
    return int(opening[:4]) if told else None


def _year_to(before: str) -> int | None:
    """The year that a span begins with, given the text before its end: 2008年1月至; None if there is none."""
    start = before.rfind("20")
    is_span = start >= 0 and before[start : start + 4].isdecimal() and not before[start:-1].strip(_OF_A_DATE)
    return int(before[start : start + 4]) if is_span else None


class Times:
    """The times of a sentence. `role_at` is asked for its numbers in their order."""

    def __init__(self, text: str, year: int | None, default: int | None) -> None:
        self._text = text
        self._year = year
        self._default = LAST_YEAR if default is not None and year is not None and default < year else COUNT
        self._told = default is not None
        self._running: list[_Span] = []
        self._local: list[_Span] = []
        self._next_running = self._next_local = self._asked = 0
        if _MARK.search(text):
            self._read()

    def _read(self) -> None:
        plain = _TITLE.sub(lambda match: " " * len(match[0]), self._text)
        skipped_to = 0
        paired = list(self._pairs(plain))
        for match in _MARK.finditer(plain):
            if match.start() < skipped_to:
                continue
            if paired and match.start() >= paired[0][0]:
                _, skipped_to, years = paired.pop(0)
                self._running.append(_Span(skipped_to, len(plain), COUNT, years))
                if match.start() < skipped_to:
                    continue
            role = self._role_of(match, plain)
            if role is not None:
                self._place(match, plain, role)

    def _pairs(self, text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """Where years are told of which each has a number in the row behind, from where to where, and the years."""
        for found in _PAIRED.finditer(text):
            row = found["row"]
            if row is None:
                yield found.start(), found.end(), tuple(map(int, _YEAR.findall(found[0])))
                continue
            years = range(int(found["first"]), int(found["last"]) + 1)
            if len(_ROW.split(row)) == len(years) > 1:
                yield found.start(), found.end() - len(row), tuple(years)

    def _role_of(self, match: re.Match[str], text: str) -> str | None:
        """The time that a mark sets, None if it sets none."""
        before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 12]
        word = match[0]
        if word in ("历年", "截至", "截止"):
            return None if _CARRIED.match(after) else CUMULATIVE
        if _of_many(match):
            return CUMULATIVE
        if word in ("以来", "起至"):
            this_year = ("今年", "本年", "年初", f"{self._year}年")
            return None if any(map(before[-12:].__contains__, this_year)) else CUMULATIVE
        if word == "累计":
            is_of_year = after.startswith(_ATTENDED) or self._is_within_year(match.start()) or self._is_asked(after)
            return None if is_of_year else CUMULATIVE
        names_document = after.startswith(_NO_TIME) or _DOCUMENT.match(after) is not None  # 上年度报告1条: of this year
        if names_document or _CARRIED.match(after) or before.endswith("结转"):
            return None
        if match["year"] is None:
            return LAST_YEAR if word in _EARLIER else COUNT
        return self._role_of_year(int(match["year"]), before, after)

    def _role_of_year(self, named: int, before: str, after: str) -> str | None:
        if before.endswith(("截至", "截止", "起至")) or self._year is None:
            return None
        if before.endswith(("至", "到")):
            if "结转" in before or "转至" in before or "转到" in before:
                return None
            if (since := _year_to(before)) is not None:
                return CUMULATIVE if since < named else None
            if not _RISEN.search(before[:-1]):
                return None
        if named >= self._year:
            return CUMULATIVE if self._is_month_behind(named, after) else COUNT
        return CUMULATIVE if _SINCE.match(after) else LAST_YEAR

    def _is_month_behind(self, named: int, after: str) -> bool:
        """2024年1月新收申请9件, in the report on 2023: whether a year names a month behind the one reported on."""
        return self._year is not None and named > self._year and _MONTH.match(after) is not None

    def _is_within_year(self, position: int) -> bool:
        """Whether the sentence has named one year, or has begun to count, when it says 累计."""
        if self._running:
            return self._running[-1].role != CUMULATIVE
        before = _DATE.sub("", self._text[max(0, position - _REACH) : position])
        return self._told or _DIGIT.search(before) is not None

    def _is_asked(self, after: str) -> bool:
        """累计办理公开申请: of the year alone, since the form of reports has a table of requests that is so."""
        return self._year is not None and self._year >= _TABLE_OF_REQUESTS and _ASKED.match(after) is not None

    def _place(self, match: re.Match[str], text: str, role: str) -> None:
        start, end = match.start(), match.end()
        bracket = text.rfind("(", max(0, start - _REACH), start)
        inside = bracket > text.rfind(")", max(0, start - _REACH), start)
        if inside:
            close = text.find(")", end, end + 4 * _REACH)
            self._local.append(_Span(end, close if close >= 0 else end + 4 * _REACH, role))
        elif (
            _COMPARED.search(text, max(0, start - 4), start)
            or match[0] == "累计"
            or _of_many(match)
            or (match["year"] is not None and self._is_month_behind(int(match["year"]), text[end : end + 4]))
            or self._is_aside(match)
        ):
            ends = _PART_ENDS if self._goes_on(match) else _ENDS
            is_apart = _of_many(match) and text[end : end + 1] == ","  # 近两年，共收到
            clause = ends.search(text, end + is_apart, end + 4 * _REACH)
            self._local.append(_Span(end, clause.start() if clause else end + 4 * _REACH, role))
        else:
            self._running.append(_Span(end, len(text), role))

    def _is_aside(self, match: re.Match[str]) -> bool:
        """上年为31件, 历年累计62件 behind a number of this year: what follows its clause is of this year again."""
        start = match.start()
        part = self._text[max(0, start - 2 * _REACH) : start].rpartition(";")[2]
        return match[0] in (*_EARLIER, "历年") and _DIGIT.search(_YEAR.sub("", part)) is not None

    def _goes_on(self, match: re.Match[str]) -> bool:
        """历年累计受理3件，已答复3件; 近三年，收到申请分别为: those answered may be of all years, as received."""
        is_of_many = match[0] == "历年" or _of_many(match)
        return is_of_many and _GOES_ON.match(self._text, match.end()) is not None

    def role_at(self, position: int, own: str, clause: str) -> str:
        """COUNT for a number of this year, LAST_YEAR or CUMULATIVE.

        `own` are the words between it and the number before, `clause` all words of its clause before it; where it has
        none, those behind it tell what it counts.
        """
        local = self._local_at(position)
        before = self._next_running
        while self._next_running < len(self._running) and self._running[self._next_running].start <= position:
            self._next_running += 1
        span = self._running[self._next_running - 1] if self._next_running else None
        if local is not None and (span is None or span.start < local.start):
            return local.role
        if span is None:
            return self._default
        if span.years:
            return self._of_pair(span, own, fresh=before != self._next_running)
        words = clause.strip() or _ENDS.split(self._text[position : position + _REACH])[0]
        if span.role == CUMULATIVE and (self._is_flow(span, words) or self._is_in_hand(span, position - len(clause))):
            return COUNT
        return span.role

    def _local_at(self, position: int) -> _Span | None:
        while self._next_local < len(self._local) and self._local[self._next_local].start <= position:
            self._next_local += 1
        span = self._local[self._next_local - 1] if self._next_local else None
        return span if span is not None and position < span.end else None

    def _of_pair(self, span: _Span, own: str, fresh: bool) -> str:
        """2022年、2023年分别收到36件、44件，分别办结35件、43件: the years in turn."""
        self._asked = 0 if fresh or "分别" in own else self._asked + 1
        year = span.years[min(self._asked, len(span.years) - 1)]
        return LAST_YEAR if self._year is not None and year < self._year else COUNT

    def _is_flow(self, span: _Span, clause: str) -> bool:
        """截至12月31日收到申请15件: counted over the year up to a day, no stock of things that are there; of an earlier
        day (截至6月底) it is not all of the year."""
        day = _DAY.match(self._text, span.start)
        year = self._year if day is None or day["year"] is None else int(day["year"])
        within = day is not None and day["month"] not in (None, "12")
        is_earlier = (
            year is not None and self._year is not None and (year < self._year or (year == self._year and within))
        )
        return self._is_up_to(span) and not is_earlier and "累计" not in clause and _FLOW.search(clause) is not None

    def _is_in_hand(self, span: _Span, clause_start: int) -> bool:
        """截至12月底，正在办理2件: what the year leaves to the next; of another day it is something else."""
        day = _YEAR_END.match(self._text, span.start) if self._is_up_to(span) else None
        of_this_year = day is not None and (day["year"] is None or int(day["year"]) == self._year)
        return of_this_year and _IN_HAND.match(self._text, clause_start) is not None

    def _is_up_to(self, span: _Span) -> bool:
        """Whether a span begins with a day up to which is counted."""
        return self._text[max(0, span.start - 2) : span.start] in ("截至", "截止")
