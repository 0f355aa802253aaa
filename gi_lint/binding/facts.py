"""What a report says of itself: title, year, body and its level, statistics period, dates, notice cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from gi_lint.document import Document, Location, Paragraph
from gi_lint.report import Dated, Facts, Period
from gi_lint.text import chinese_number, fold

# Wide character classes are slow to compile, so numerals are matched loosely here and checked when they are read.
_YEAR = r"(20\d\d|二\w{3})"
_NUMERAL = r"(\d{1,2}|[一-十四]{1,3})"
_CHINESE_DIGITS = "〇一二三四五六七八九"
_TITLE = re.compile(r"公开.{0,14}?(?:报告|年报)")
_TITLE_YEAR = re.compile(rf"{_YEAR}\s*年度?")
_DATE = re.compile(rf"{_YEAR}\s*[年./-]\s*{_NUMERAL}\s*[月./-]\s*{_NUMERAL}\s*日?")
_MONTH = re.compile(rf"{_YEAR}\s*年\s*{_NUMERAL}\s*月$")
_PERIOD_END = re.compile(
    rf"\s*起?\s*[,、]?\s*(?:至|到|-|~)+\s*(?:{_YEAR}\s*[年./-]\s*)?{_NUMERAL}\s*[月./-]\s*{_NUMERAL}\s*日?"
)
_NOTICE = re.compile(r"国办公开办[发函]+\s*\W?\s*20\d\d\s*\W?\s*\d+\s*号")
_PERIOD_WORDS = ("统计", "期限", "时限", "起止", "数据", "截止", "截至", "期间", "时间范围")
_NOTICE = re.compile(r"国办公开办[发函]+\s*[\[(<〈【]?\s*20\d\d\s*[\])>〉】]?\s*\d+\s*号")
_PAGE_WORDS = ("时间", "日期", "发布", "来源", "浏览", "点击")  # of a web page's line of facts
_LONGEST_TITLE = 60
_TITLE_WITHIN = 25  # paragraphs from the top among which the title is looked for


def read_facts(document: Document, body: Sequence[Paragraph]) -> Facts:
    """The facts that a document states of itself; what is not stated is None."""
    title, title_location = _title(document, body)
    period = _period(body)
    signed = _signed(body)
    year = _title_year(title) or (period.first.year if period else None) or _opening_year(body) or _year_before(signed)
    agency = _agency(title, body)
    notice, notice_location = _notice(body)
    return Facts(
        title=title,
        title_location=title_location,
        year=year,
        agency=agency,
        agency_level=agency_level(agency),
        period=period,
        signed=signed,
        published=_published(document, body),
        notice=notice,
        notice_location=notice_location,
    )


def _title(document: Document, body: Sequence[Paragraph]) -> tuple[str | None, Location | None]:
    """The title as typed, the lines of a broken title joined; the page's own title where the text has none."""
    candidates: list[tuple[int, str, Location]] = []
    for index, paragraph in enumerate(body[:_TITLE_WITHIN]):
        folded = fold(paragraph.text).strip()
        if not _TITLE.search(folded) or len(folded) > _LONGEST_TITLE or "。" in folded or "《" in folded:
            continue
        text = paragraph.text.strip()
        whole = _with_lines_above(body, index, text)
        name = _name_in(whole)
        score = 2 * bool(_title_year(whole)) + 2 * name.endswith(_BODIES) + bool(re.search("报告|年报$", folded))
        candidates.append((score, whole, paragraph.location.quoting(text)))
    if candidates:
        score, title, location = max(candidates, key=lambda candidate: candidate[0])
        return title, location
    if document.title and _TITLE.search(fold(document.title)):
        return document.title, Location(line=1, quote=document.title)
    return None, None


def _with_lines_above(body: Sequence[Paragraph], index: int, text: str) -> str:
    """A title together with the line above it, if that line is a body's name or the year."""
    above = body[index - 1].text.strip() if index else ""
    is_name = re.fullmatch(rf"[\w（）()]{{2,30}}|{_YEAR}年度?", fold(above)) is not None
    if is_name and above not in text and fold(above).endswith(_BODIES) and not _TITLE.search(fold(above)):
        return above + text
    return text


def _title_year(title: str | None) -> int | None:
    match = _TITLE_YEAR.search(fold(title or ""))
    return _year(match[1]) or None if match else None


def _opening_year(body: Sequence[Paragraph]) -> int | None:
    """The year that a short line at the top speaks of together with 公开."""
    lines = (fold(paragraph.text) for paragraph in body[:5])
    years = (_title_year(line) for line in lines if "公开" in line and len(line) <= _LONGEST_TITLE)
    return next((year for year in years if year is not None), None)


def _year(text: str) -> int:
    digits = "".join(str(_CHINESE_DIGITS.index(char)) if char in _CHINESE_DIGITS else char for char in text)
    return int(digits.replace("零", "0")) if digits.replace("零", "0").isdecimal() else 0


def _day(year: str, month: str, day: str) -> date | None:
    numbers = [int(part) if part.isdigit() else chinese_number(part) or 0 for part in (month, day)]
    try:
        return date(_year(year), *numbers)
    except ValueError:
        return None


def _period(body: Sequence[Paragraph]) -> Period | None:
    for paragraph in body[:_TITLE_WITHIN]:
        folded = fold(paragraph.text)
        for start in _DATE.finditer(folded):
            end = _PERIOD_END.match(folded, start.end())
            around = folded[max(0, start.start() - 30) : (end or start).end() + 10]
            if end is None or not any(word in around for word in _PERIOD_WORDS):
                continue
            first, last = _day(*start.groups()), _day(end[1] or start[1], end[2], end[3])
            if first and last:
                return Period(first, last, paragraph.locate(start.start(), end.end()))
    return None


def _signed(body: Sequence[Paragraph]) -> Dated | None:
    """The date of the signature: a line of its own that holds little else, nearest to the end; else near the top."""
    for paragraph in [*reversed(body[-12:]), *body[:8]]:
        folded = fold(paragraph.text).strip()
        if len(folded) > 45 or any(word in folded for word in _PAGE_WORDS):
            continue
        if found := _dated(paragraph, folded):
            return found
    return None


def _dated(paragraph: Paragraph, folded: str) -> Dated | None:
    match = _DATE.search(folded)
    if match and (day := _day(*match.groups())):
        return Dated(day, paragraph.location.quoting(match[0]))
    match = _MONTH.search(folded)
    if match and (day := _day(match[1], match[2], "1")):
        return Dated(day, paragraph.location.quoting(match[0]), exact=False)
    return None


def _year_before(signed: Dated | None) -> int | None:
    return signed.day.year - 1 if signed and signed.day.month <= 6 else None


def _published(document: Document, body: Sequence[Paragraph]) -> Dated | None:
    """The date of publication: the page's own record, else a line such as 发布时间：2021-01-29 near the top."""
    if document.published and (match := _DATE.search(document.published)) and (day := _day(*match.groups())):
        return Dated(day, Location(quote=document.published))
    for paragraph in body[:8]:
        folded = fold(paragraph.text).strip()
        match = _DATE.search(folded)
        is_page_line = match is not None and (match.start() == 0 or any(word in folded for word in _PAGE_WORDS))
        if match and is_page_line and len(folded) < _LONGEST_TITLE and (day := _day(*match.groups())):
            return Dated(day, paragraph.location.quoting(paragraph.text.strip()))
    return None


def _notice(body: Sequence[Paragraph]) -> tuple[str | None, Location | None]:
    for paragraph in body[:_TITLE_WITHIN]:
        if match := _NOTICE.search(fold(paragraph.text)):
            location = paragraph.locate(match.start(), match.end())
            return location.quote, location
    return None, None


_KIND_WORDS = re.compile(r"年度|本级|部门|(?:政府|政务)?(?:信息|政务)公开.*$|\"|《|》|\(|\)|关于|发布|印发|公布|的$")
_PLACES = tuple("省市县区州盟旗镇乡")
_BODIES = (*_PLACES, *"局厅委办部院处会府室道站队所中心司署")
_LEVELS = (
    ("government", ("管委会", "管理委员会")),
    ("township", ("镇", "乡", "街道", "办事处", "苏木")),
    ("township", tuple(a + b for a in ("镇", "乡", "街道") for b in ("人民政府", "政府", "办事处", "党政办公室"))),
    ("department", (*"局厅部委办院处司署站队所", "委员会", "办公室", "办公厅", "中心", "海关", "银行", "公司")),
    ("government", ("政府", "国务院", "自治区", "兵团", *"省市县区州盟旗")),
)


def agency_level(agency: str | None) -> str:
    """government, department, township or other, by the last words of a body's name."""
    name = fold(agency or "").strip()
    return next((level for level, endings in _LEVELS if name.endswith(endings)), "other")


def _agency(title: str | None, body: Sequence[Paragraph]) -> str | None:
    """The reporting body: named in the title, else by the introduction (由…编制), else by the signature."""
    name = _name_in(title or "")
    if name.endswith(_BODIES):
        return _with_government(name, body)
    return next(_named_elsewhere(body), name or None)


def _name_in(title: str) -> str:
    """What is left of a title without year and kind of document: the body, if it names one."""
    return "".join(_KIND_WORDS.sub("", _TITLE_YEAR.sub("", fold(title))).split()).strip(",、:-")


def _with_government(name: str, body: Sequence[Paragraph]) -> str:
    """A place name with 人民政府 or 管委会, as the text has it; a bare place reports for its government."""
    if not name.endswith(_PLACES):
        return name
    text = "".join(fold(paragraph.text) for paragraph in body)
    for ending in ("人民政府", "管委会", "管理委员会"):
        if name + ending in text:
            return name + ending
    return name


def _named_elsewhere(body: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in body[:_TITLE_WITHIN]:
        match = re.search(r"由([\w]{2,25}?)(?:负责)?(?:编制|编写)", fold(paragraph.text))
        if match and match[1].endswith(_BODIES):
            yield match[1]
    for paragraph in reversed(body[-10:]):
        text = re.sub(r"\s+", "", fold(paragraph.text))
        if 3 <= len(text) <= 30 and re.fullmatch(r"\w+", text) and text.endswith(_BODIES):
            yield text
