"""The dates that a report states of itself: its statistics period, its signature, its publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from gi_lint.document import Document, Location, Paragraph
from gi_lint.patterns import compiled
from gi_lint.report import Dated, Period
from gi_lint.text import chinese_number, cut, fold, squeeze

# Wide character classes are slow to compile, so numerals are matched loosely here and checked when they are read.
YEAR = r"(20\d\d|二\w{3})"
TITLE_YEAR = compiled(rf"{YEAR}\s*(?:年度?|(?=政府信息|政务公开))")  # 2023年度; 2023政府信息公开
_NUMERAL = r"(\d \d(?=\s*[月日])|\d{1,2}|[一-十四]{1,3}|元(?=\s*月))"  # 3 1日: as the spans of a page leave it
_CHINESE_DIGITS = "〇一二三四五六七八九"
_ZEROS = str.maketrans("零Oo◯", "0000")
_SEPARATOR = r"\s*[年./-]\s*"
_DATE = compiled(  # 2024年3月12日, 2024.3.12; not 2023年1-12月
    rf"{YEAR}{_SEPARATOR}{_NUMERAL}\s*[月./-]\s*{_NUMERAL}(?!\d?\s*月)\s*日?"
)
_MONTH = compiled(rf"{YEAR}\s*年\s*{_NUMERAL}\s*月$")  # 二〇二四年三月
_SINCE = r"\s*(?:\d{1,2}[时:]\d{0,2}分?|零时)?\s*(?:《[^》]{2,20}》\w{2,4}之日)?(?:起|开?始)?"
_LINK = rf"{_SINCE}\s*[,、]?\s*(?:截?至|截止到?|到|-|~)+\s*"
_NO_LINK = r"(?:\s*(?:起|开始)\s*[,、]?\s*)?(?=20\d\d)"  # 1月1日起2014年12月31日: 至 is lost
_DAYS_END = compiled(  # 起至12月31日
    rf"(?:{_LINK}|{_NO_LINK})(?:{YEAR}{_SEPARATOR})?{_NUMERAL}\s*[月./-]\s*{_NUMERAL}\s*日?"
)
_MONTHS = compiled(  # 2023年1月至12月
    rf"{YEAR}\s*年\s*{_NUMERAL}\s*月?{_LINK}(?:{YEAR}{_SEPARATOR})?{_NUMERAL}\s*月(?!\s*\w{{1,3}}日)"
)
_EIGHT = r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)\s*日?"  # 20140101
_EIGHTS = compiled(rf"{_EIGHT}(?:{_LINK}|{_NO_LINK}){_EIGHT}")
_WHOLE_YEAR = compiled(  # 统计期限为2023年度
    rf"统计(?:期限|时限|时间|年度)[^。;\d]{{0,6}}{YEAR}\s*(?:年度|年全年|年)(?=[。;,()]|$)"
)
_UNFILLED = (  # compiled only for a report that states no period
    r"(?:期限|时限|起止时间|统计时间|数据)[^。;\d]{0,12}?(?:20\d\d)?[\s_×xX*]*年[\s_×xX*]*月[\s_×xX*]*日?"
    r"|统计(?:数据)?(?:期限|时限|时间|起止时间)\s*(?:自|从|为|是|:)(?:起|至|到|止|\s)*(?=[。;,]|$)"
)
_ANY_YEAR = r"(?:20\d\d年?|20\d{1,6}年)"  # 202020年, 202年: a digit too many or too few
_BROKEN = (  # the same: 自202511日至20251231日, as copying leaves it
    rf"(?:统计|期限|时限|时间|数据)[^。;\d]{{0,20}}?({_ANY_YEAR}\d{{0,4}}月?\d{{0,2}}\s?日?(?:(?:起|开始)?[,\s]?(?:至|到|-|~)+|起)\s?"
    rf"{_ANY_YEAR}?(?:12\d\d日?|\d{{3,4}}日|12月\d{{1,2}}日?))"
)
_HALF = r"(?:数据|统计)[^,。;\d]{0,8}(?:截止|截至)[^,。;\d]{0,8}(20\d\d\s*年?\s*12\s*月?\s*31\s*日?)"  # the same
_PERIOD_WORDS = ("统计", "期限", "时限", "起止", "时间范围", "报告期")
_WORK = ("政府信息公开", "信息公开", "政务公开")  # after a period: 1月1日至12月31日的政府信息公开工作
_NAME_ENDS = "省市州县区旗镇乡道局委办厅院会府部处室站所心"  # of a body
_OF_WORK = compiled(  # the same; 1月1日至12月31日某镇政府信息公开情况
    rf"[的,]*(?:{'|'.join(_WORK)}|[^,。;:\d]{{0,14}}?[{_NAME_ENDS}](?:{'|'.join(_WORK)})(?:工作)?情况)"
)
_TIME_OF_REPORT = compiled(r"报告[^。;\d]{0,14}(?:时间|时段|期间)(?:范围)?(?:为|是|:)?$")  # 编制本报告，时间为
_REPORTED = compiled(r"(?:报告|情况)(?:汇报|公布)?(?:如下)?\($")  # 情况报告如下（2023年1月1日至12月31日）
_DATA_WORDS = ("数据", "所列", "涵盖", "覆盖", "截止", "截至", "期间")
_PAGE_WORDS = ("时间", "日期", "发布", "来源", "浏览", "点击", "字体")  # of a web page's line of facts
_SIGNING_WORDS = ("填报日期", "填报时间", "编制日期", "编制时间", "落款日期", "成文日期", "报告日期")
_NO_SIGNATURE = ("统计", "期限", "起止", "附件", "《", "截至", "截止", "会议")
_LINKED = tuple("自于至到从在为是-~、和")  # before a date that is part of a sentence
_DOCUMENTS = ("年报", "报告", "公告", "公示", "通知", "方案", "解读")  # before the date of another document
_AFTER_SIGNATURE = compiled(  # 日印发）; 日 - 12 -
    r"\s*(?:印发|编制|填报)?[)\]]?(?:\s+(?:-+\s*\d{1,3}\s*-+|第?\s*\d{1,3}\s*页.{0,10}))?\s*$"
)
_LONGEST_END = 80  # characters behind such a date
_LONGEST_LINE = 60
_LONGEST_NAME = 30  # characters of a body's name before the date of its signature
_TOP = 8  # paragraphs in which a cover or a page prints its date
_WITHIN = 25  # paragraphs from the top among which the period is looked for
_LAST = 12  # paragraphs at the end among which the signature is looked for
_ATTACHED = 40  # paragraphs at the end, attachments included, where a line that is a date alone is a signature


def read_year(text: str) -> int:
    """The year that four digits or Chinese numerals say; 0 if none."""
    digits = "".join(str(_CHINESE_DIGITS.index(char)) if char in _CHINESE_DIGITS else char for char in text)
    digits = digits.translate(_ZEROS)
    return int(digits) if digits.isdecimal() else 0


def _may_name_year(folded: str) -> bool:
    return "20" in folded or "二" in folded


def _day(year: str, month: str, day: str) -> date | None:
    parts = (month.replace(" ", "").replace("元", "1"), day.replace(" ", ""))
    numbers = [int(part) if part.isdigit() else chinese_number(part) or 0 for part in parts]
    try:
        return date(read_year(year), *numbers)
    except ValueError:
        return None


def _last_day(year: str, month: str) -> date | None:
    return next((day for last in ("31", "30", "29", "28") if (day := _day(year, month, last))), None)


def read_period(body: Sequence[Paragraph]) -> tuple[Period | None, Location | None]:
    """The statistics period that the top of a report states, of several statements the plainest; or the place of a
    statement of it that is none (blank, broken, its end alone, no such day)."""
    stated = [found for paragraph in body[:_WITHIN] for found in _periods(paragraph)]
    if not stated:
        return None, next((place for p in body[:_WITHIN] if (place := _unclear(p))), None)
    _, period, place = min(stated, key=lambda found: (found[0], found[1] is None))
    return period, None if period else place


def _periods(paragraph: Paragraph) -> Iterator[tuple[int, Period | None, Location]]:
    """Spans of days or months that are told as the period, the plainest told ranked lowest."""
    folded = fold(paragraph.text)
    if not (_may_name_year(folded) and any(word in folded for word in (*_PERIOD_WORDS, *_DATA_WORDS, *_WORK, "报告"))):
        return
    for start, end, first, last in (*_day_spans(folded), *_month_spans(folded), *_whole_years(folded)):
        around = folded[max(0, start - 30) : end + 10]
        is_told = any(word in around for word in _PERIOD_WORDS) or _OF_WORK.match(folded, end) is not None
        is_of_report = _REPORTED.search(folded, max(0, start - 12), start) is not None and folded[end : end + 1] == ")"
        is_of_report = is_of_report or _TIME_OF_REPORT.search(folded, max(0, start - 30), start) is not None
        rank = 0 if is_told or is_of_report else 1
        if rank and not ("报告" in folded and any(word in around for word in _DATA_WORDS)):
            continue
        place = paragraph.locate(start, end)
        yield rank, Period(first, last, place) if first and last else None, place


_Span = tuple[int, int, date | None, date | None]


def _day_spans(folded: str) -> Iterator[_Span]:
    for start in _DATE.finditer(folded):
        end = _DAYS_END.match(folded, start.end())
        if end is not None:
            yield start.start(), end.end(), _day(*start.groups()), _day(end[1] or start[1], end[2], end[3])
    for match in _EIGHTS.finditer(folded):
        yield match.start(), match.end(), _day(*match.groups()[:3]), _day(*match.groups()[3:])


def _month_spans(folded: str) -> Iterator[_Span]:
    for match in _MONTHS.finditer(folded):
        year, month, other, last = match.groups()
        yield match.start(), match.end(), _day(year, month, "1"), _last_day(other or year, last)


def _whole_years(folded: str) -> Iterator[_Span]:
    for match in _WHOLE_YEAR.finditer(folded):
        yield match.start(), match.end(), _day(match[1], "1", "1"), _day(match[1], "12", "31")


def _unclear(paragraph: Paragraph) -> Location | None:
    folded = fold(paragraph.text)
    if match := re.search(_UNFILLED, folded):
        return paragraph.locate(*match.span())
    match = re.search(_BROKEN, folded) or re.search(_HALF, folded)
    return paragraph.locate(*match.span(1)) if match else None


def read_signature(body: Sequence[Paragraph]) -> Dated | None:
    """The date of the signature: at the end of a line near the end of the report, else below a name, or on the cover.

    One in figures alone without a name, as pages have beside other documents (2022年年报 2023-01-20), counts only where
    none is told in words or with one, and the day of printing (印发) where there is no other at all.
    """
    lesser: dict[int, Dated] = {}
    for number in range(1, min(len(body), _ATTACHED) + 1):
        paragraph = body[-number]
        found = _signature(paragraph, is_close=number <= _LAST)
        if found is None:
            continue
        rank = (
            2 if "印发" in paragraph.text else 0 if _is_in_words_or_named(found, body[: len(body) - number + 1]) else 1
        )
        if not rank:
            return found
        lesser.setdefault(rank, found)
    if lesser:
        return lesser[min(lesser)]
    below_names = [paragraph for above, paragraph in pairwise(body) if _may_be_name(above)]
    covers = (paragraph for paragraph in body[:_TOP] if not _is_numeric(paragraph.text))
    dates = (_signature(paragraph, is_close=False) for paragraph in (*reversed(below_names), *covers))
    return next((found for found in dates if found is not None), None)


def _is_in_words_or_named(found: Dated, lines: Sequence[Paragraph]) -> bool:
    """Whether a date is told in words or stands behind or below the name of a body; it is on the last of the lines."""
    quote = found.location.quote or ""
    if not _is_numeric(quote):
        return True
    *above, own = (line.text for line in lines[-2:])
    name = squeeze(own.partition(quote)[0]) or squeeze("".join(above))
    return len(name) <= _LONGEST_NAME and name.isalpha() and name.endswith(tuple(_NAME_ENDS))


def read_unclear_signature(body: Sequence[Paragraph]) -> Location | None:
    """The place of a date near the end that stands where a signature does and is no day of any year."""
    for paragraph in reversed(body[-_LAST:]):
        match = _signature_date(paragraph, is_close=True)
        if match is not None and "年" in match[0] and _signed(match) is None:
            return paragraph.locate(*match.span())
    return None


def _may_be_name(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST_NAME and "".join(paragraph.text.split()).isalpha()


def _signature(paragraph: Paragraph, *, is_close: bool) -> Dated | None:
    match = _signature_date(paragraph, is_close=is_close)
    day = _signed(match) if match is not None else None
    if match is None or day is None:
        return None
    return Dated(day, paragraph.locate(*match.span()), exact=match.re is _DATE)


def _signature_date(paragraph: Paragraph, *, is_close: bool) -> re.Match[str] | None:
    """A date at the end of a paragraph with little before it; with nothing before it where it is not close."""
    folded = fold(paragraph.text)
    if not _may_name_year(folded):
        return None
    line = folded[:-_LONGEST_END] + _AFTER_SIGNATURE.sub("", folded[-_LONGEST_END:], count=1)
    match = next(iter(_dates_at_end(line)), None)
    if match is None:
        return None
    before = cut(line[: match.start()].strip(" (["), "。;!?:\n")[-1].strip()
    label = line[: match.start()]
    if any(word in label[-12:] for word in _PAGE_WORDS) and not any(word in label for word in _SIGNING_WORDS):
        return None
    is_prose = any(word in label[-30:] for word in _NO_SIGNATURE) or label.rstrip(" ([").endswith(
        (*_LINKED, *_DOCUMENTS)
    )
    return None if is_prose or len(before) > (_LONGEST_NAME if is_close else 0) else match


def _signed(match: re.Match[str]) -> date | None:
    """The day that a signature's date names, a month's first where it names no day."""
    return _day(*match.groups()) if match.re is _DATE else _day(match[1], match[2], "1")


def _dates_at_end(line: str) -> Iterator[re.Match[str]]:
    yield from (match for match in _DATE.finditer(line) if match.end() == len(line))
    if match := _MONTH.search(line):
        yield match


def _is_numeric(text: str) -> bool:
    return "年" not in text


def read_publication(document: Document, body: Sequence[Paragraph]) -> Dated | None:
    """The date of publication: the page's own record, else a line such as 发布时间：2021-01-29 around the text."""
    if document.published and (match := _DATE.search(document.published)) and (day := _day(*match.groups())):
        return Dated(day, Location(quote=document.published))
    return next(_page_dates([*body[:_TOP], *reversed(body[-_TOP:])]), None)


def _page_dates(lines: Iterable[Paragraph]) -> Iterator[Dated]:
    for paragraph in lines:
        folded = fold(paragraph.text).strip()
        dates = list(_DATE.finditer(folded)) if len(folded) < _LONGEST_LINE else []
        if len(dates) != 1 or "。" in folded or any(word in folded for word in (*_PERIOD_WORDS, *_SIGNING_WORDS)):
            continue
        if _DAYS_END.match(folded, dates[0].end()):
            continue  # 2012年1月1日至12月31日，共发布信息96件
        is_first = dates[0].start() == 0 and _is_numeric(paragraph.text)
        day = _day(*dates[0].groups())
        if day and (is_first or any(word in folded for word in _PAGE_WORDS)):
            yield Dated(day, paragraph.location.quoting(paragraph.text.strip()))
