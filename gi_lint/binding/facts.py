"""What a report says of itself: title, year, body and its level, statistics period, dates, notice cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from gi_lint.document import Document, Location, Paragraph
from gi_lint.report import Dated, Facts, Period
from gi_lint.text import chinese_number, fold

_YEAR = r"(?:20\d\d|二[〇0零][〇0零一二三四五六七八九]{2})"
_CHINESE_DIGITS = "〇零一二三四五六七八九"
_TITLE = re.compile(r"(?:信息|政务)公开.{0,12}?(?:报告|年报)|公开年度.{0,4}报告|信息公开年报")
_TITLE_YEAR = re.compile(rf"({_YEAR})\s*年")
_DAY = rf"({_YEAR})\s*[年./-]\s*([0-9一二三四五六七八九十]{{1,3}})\s*[月./-]\s*([0-9一二三四五六七八九十]{{1,3}})\s*日?"
_DATE = re.compile(_DAY)
_MONTH = re.compile(rf"({_YEAR})\s*年\s*([0-9一二三四五六七八九十]{{1,3}})\s*月(?!\s*[0-9一二三四五六七八九十])")
_PERIOD = re.compile(
    rf"{_DAY}\s*(?:起)?\s*[,、]?\s*(?:至|到|-|~|—)+\s*(?:({_YEAR})\s*[年./-]\s*)?"
    r"([0-9一二三四五六七八九十]{1,3})\s*[月./-]\s*([0-9一二三四五六七八九十]{1,3})\s*日?"
)
_PERIOD_WORDS = re.compile(r"统计|期限|时限|起止|数据|截止|截至|期间|时间范围")
_NOTICE = re.compile(r"国办(?:公开办)?[发函]+\s*[\[(<〈【]?\s*20\d\d\s*[\])>〉】]?\s*\d+\s*号")
_PUBLISHED = re.compile(r"(?:发布|公开|发文|成文|生成)?(?:时间|日期)\s*[::]?\s*" + _DAY)
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
        score = 2 * bool(_TITLE_YEAR.search(fold(whole))) + bool(re.search("报告|年报$", folded)) + (whole != text)
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
    if is_name and above not in text and _LEVELS_END.search(fold(above)) and not _TITLE.search(fold(above)):
        return above + text
    return text


def _title_year(title: str | None) -> int | None:
    match = _TITLE_YEAR.search(fold(title or ""))
    return _year(match[1]) if match else None


def _opening_year(body: Sequence[Paragraph]) -> int | None:
    """The year that a short line at the top speaks of together with 公开."""
    lines = (fold(paragraph.text) for paragraph in body[:5])
    years = (_title_year(line) for line in lines if "公开" in line and len(line) <= _LONGEST_TITLE)
    return next((year for year in years if year is not None), None)


def _year(text: str) -> int:
    return int("".join(str(_CHINESE_DIGITS.find(c) - 1 if c in _CHINESE_DIGITS[1:] else c) for c in _plain(text)))


def _plain(text: str) -> str:
    return text.replace("〇", "0")


def _day(year: str, month: str, day: str) -> date | None:
    numbers = [int(part) if part.isdigit() else chinese_number(part) or 0 for part in (month, day)]
    try:
        return date(_year(year), *numbers)
    except ValueError:
        return None


def _period(body: Sequence[Paragraph]) -> Period | None:
    for paragraph in body[:_TITLE_WITHIN]:
        folded = fold(paragraph.text)
        for match in _PERIOD.finditer(folded):
            around = folded[max(0, match.start() - 30) : match.end() + 10]
            first = _day(match[1], match[2], match[3])
            last = _day(match[4] or match[1], match[5], match[6])
            if first and last and _PERIOD_WORDS.search(around):
                return Period(first, last, paragraph.locate(match.start(), match.end()))
    return None


def _signed(body: Sequence[Paragraph]) -> Dated | None:
    """The date of the signature: a line of its own that holds little else, nearest to the end; else near the top."""
    for paragraph in [*reversed(body[-12:]), *body[:8]]:
        folded = fold(paragraph.text).strip()
        if len(folded) > 45 or _PUBLISHED.search(folded):
            continue
        if found := _dated(paragraph, folded):
            return found
    return None


def _dated(paragraph: Paragraph, folded: str) -> Dated | None:
    match = _DATE.search(folded)
    if match and (day := _day(*match.groups())):
        return Dated(day, paragraph.location.quoting(match[0]))
    match = _MONTH.search(folded)
    if match and folded.endswith("月") and (day := _day(match[1], match[2], "1")):
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
        match = _PUBLISHED.search(folded) or (_DATE.match(folded) if len(folded) < 40 else None)
        if match and (day := _day(*match.groups()[-3:])):
            return Dated(day, paragraph.location.quoting(paragraph.text.strip()))
    return None


def _notice(body: Sequence[Paragraph]) -> tuple[str | None, Location | None]:
    for paragraph in body[:_TITLE_WITHIN]:
        for match in _NOTICE.finditer(fold(paragraph.text)):
            if "公开办" in match[0]:
                location = paragraph.locate(match.start(), match.end())
                return location.quote, location
    return None, None


_KIND_WORDS = re.compile(
    rf"(?:{_YEAR}\s*年度?|年度|本级|部门)|(?:政府|政务)?(?:信息|政务)公开.*$|[\"《》()]|关于|发布|印发|公布|的$"
)
_LEVELS_END = re.compile(r"[省市县区州盟旗局厅委办部院处镇乡会府室道站队所中心司署]$")
_LEVELS = (
    ("township", re.compile(r"(?:镇|乡|街道|办事处|苏木)(?:人民政府|办事处|党政办公室|政府)?$")),
    (
        "department",
        re.compile(r"(?:局|厅|部|委|委员会|办|办公室|办公厅|院|处|所|中心|司|署|站|队|总队|支队|分局|海关|银行|公司)$"),
    ),
    ("government", re.compile(r"(?:人民政府|政府|管委会|管理委员会|国务院|[省市县区州盟旗]|自治区|兵团)$")),
)
_COMMITTEE = re.compile(r"(?:管委会|管理委员会)$")


def agency_level(agency: str | None) -> str:
    """government, department, township or other, by the last words of a body's name."""
    name = fold(agency or "").strip()
    if _COMMITTEE.search(name):
        return "government"
    return next((level for level, pattern in _LEVELS if pattern.search(name)), "other")


def _agency(title: str | None, body: Sequence[Paragraph]) -> str | None:
    """The reporting body: named in the title, else by the introduction (由…编制), else by the signature."""
    name = _KIND_WORDS.sub("", fold(title or "")).strip(" ,、:-")
    name = re.sub(r"\s+", "", name)
    if _LEVELS_END.search(name):
        return _with_government(name, body)
    return next(_named_elsewhere(body), name or None)


def _with_government(name: str, body: Sequence[Paragraph]) -> str:
    """A place name with 人民政府 or 管委会, as the text has it; a bare place reports for its government."""
    if not re.search(r"[省市县区州盟旗镇乡]$", name):
        return name
    text = "".join(fold(paragraph.text) for paragraph in body)
    for ending in ("人民政府", "管委会", "管理委员会"):
        if name + ending in text:
            return name + ending
    return name


def _named_elsewhere(body: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in body[:_TITLE_WITHIN]:
        match = re.search(r"由([\w]{2,25}?)(?:负责)?(?:编制|编写)", fold(paragraph.text))
        if match and _LEVELS_END.search(match[1]):
            yield match[1]
    for paragraph in reversed(body[-10:]):
        text = re.sub(r"\s+", "", fold(paragraph.text))
        if 3 <= len(text) <= 30 and re.fullmatch(r"\w+", text) and _LEVELS_END.search(text):
            yield text
