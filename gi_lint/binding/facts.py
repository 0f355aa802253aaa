"""What a report says of itself: title, year, body and its level, statistics period, dates, notice cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gi_lint.binding.agency import BODIES, agency_level, name_in, read_agency
from gi_lint.binding.dates import (
    TITLE_YEAR,
    YEAR,
    read_period,
    read_publication,
    read_signature,
    read_unclear_signature,
    read_year,
)
from gi_lint.document import Document, Location, Paragraph
from gi_lint.patterns import compiled
from gi_lint.report import Dated, Facts, Period
from gi_lint.text import fold

_TITLE = compiled(r"公开.{0,14}?(?:报告|年报|年度[报告]$)|政府信息工作年度报告")  # 公开工作年度报告
_NOTICE = compiled(  # 国办公开办函〔2021〕30号
    r"国办公开办[发函]*\s*[\[(<〈【]?\s*(20\d\d)\s*年?\s*[\])>〉】]?\s*第?\s*(\d{1,3})\s*号"
)
_TITLE_WORD = compiled("报告|年报$")
_LABEL = compiled(  # in a page's list of facts: 信息名称：
    r"\s*(?:(?:信息|文件|文章|公文)?(?:名\s*称|标\s*题|题\s*名)|内容概述)(?:\s*:\s*|\s+)"
)
_TOLD_YEAR = compiled(r"(?:^|[。;:\s])(?:截至|截止到?|据统计,)?(20\d\d)年(?!\d{1,2}月\d{1,2}日\s*$)")  # 。2023年
_LINE_ABOVE = compiled(rf"[\w（）()]{{2,30}}|{YEAR}年度?")  # 示例市示例局; 2023年度
_YEAR_AT_END = compiled(rf"\s*{YEAR}\s*(?:年度?)?$")  # 示例市示例局2023年度
_TO_COME = ("将", "下一步", "计划", "打算")  # what a paragraph on the year to come has
_LEAST_TOLD = 2  # sentences that begin with a year
_LONGEST_TITLE = 60
_NO_TITLE = ("。", "《", "如下", ">", "»")  # signs of a sentence (现将……工作情况报告如下) and of a path on a site
# A title broken over two lines: how the first may end, and how the second begins.
_BROKEN_OFF = ("政府信息", "信息公开", "政务公开", "政务", "公开工作", "年", "年度")
_GOES_ON = ("公开", "信息公开", "政府信息公开", "政务公开", "工作", "年度报告", "报告")
_WHOLE_TITLES = (  # of titles that are broken within a word: 政府信息公开工作年度报, 告
    *("政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作报告", "政府信息公开工作情况报告"),
    *("政务公开工作年度报告", "政府信息公开年报", "政府信息公开工作年报"),
)
_MENU = 5  # lines above the rest of a title
_LONGEST_MENU = 12  # characters of a line of a menu
_TITLE_WITHIN = 25  # paragraphs from the top among which the title is looked for


def read_facts(document: Document, body: Sequence[Paragraph]) -> Facts:
    """The facts that a document states of itself; what is not stated is None."""
    title, title_location = _title(document, body)
    period, unclear_period = read_period(body)
    signed = read_signature(body)
    title_year = _title_year(title)
    published = read_publication(document, body)
    year = (
        _year(title_year, period, signed or published, body)
        or _opening_year(body)
        or _year_before(signed)
        or _told_year(body)
    )
    agency = read_agency(title, body)
    return Facts(
        title=title,
        title_location=title_location,
        year=year,
        agency=agency,
        agency_level=agency_level(agency),
        period=period,
        signed=signed,
        published=published,
        notice=_notice(body),
        title_year=title_year,
        unclear_period=unclear_period,
        unclear_signature=None if signed else read_unclear_signature(body),
    )


def _title(document: Document, body: Sequence[Paragraph]) -> tuple[str | None, Location | None]:
    """The title as typed, the lines of a broken title joined; the page's own title where the text has none.

    Where the page has one, what stands behind the first sentences of the text names other documents.
    """
    own = document.title if document.title and _TITLE.search(fold(document.title)) else None
    candidates: list[tuple[int, str, Location]] = []
    for index, paragraph in enumerate(body[:_TITLE_WITHIN]):
        if own and len(paragraph.text) > _LONGEST_TITLE and "。" in paragraph.text:
            break
        folded = fold(_line_broken(body, index) + paragraph.text.strip())
        if not _TITLE.search(folded) or len(folded) > _LONGEST_TITLE or any(sign in folded for sign in _NO_TITLE):
            continue
        text = _unlabelled(paragraph.text)
        whole = _with_lines_above(body, index, text)
        name = name_in(whole)
        score = 2 * bool(_title_year(whole)) + 2 * name.endswith(BODIES) + bool(_TITLE_WORD.search(folded))
        candidates.append((score, whole, paragraph.location.quoting(text)))
    if candidates:
        score, title, location = max(candidates, key=lambda candidate: candidate[0])
        return title, location
    return (own, Location(line=1, quote=own)) if own else (None, None)


def _unlabelled(line: str) -> str:
    """A line without what a page writes before a title in its list of facts: 信息名称：…."""
    label = _LABEL.match(fold(line))
    return line[label.end() if label else 0 :].strip()


def _with_lines_above(body: Sequence[Paragraph], index: int, text: str) -> str:
    """A title together with the line above it, if that line is a body's name or the year."""
    if broken := _line_broken(body, index):
        return broken + text
    above = body[index - 1].text.strip() if index else ""
    name = _YEAR_AT_END.sub("", fold(above))
    is_name = _LINE_ABOVE.fullmatch(fold(above)) is not None and name.endswith(BODIES)
    if is_name and not _names_again(above, text) and not _TITLE.search(fold(above)):
        return above + text
    return text


def _names_again(above: str, title: str) -> bool:
    """Whether a title says the name of the line above it once more, which then stands there for the page: 示例局."""
    return above in title or any(title.startswith(above[start:]) for start in range(len(above) - 1))


def _line_broken(body: Sequence[Paragraph], index: int) -> str:
    """The line above, if a title is broken within its words between the two; else nothing.

    Beside a title in large print that has a year the words of a site's menu may stand, a line each.
    """
    rest = fold(body[index].text).strip()
    for distance, paragraph in enumerate(reversed(body[max(index - _MENU, 0) : index])):
        above = paragraph.text.strip()
        if len(above) > _LONGEST_TITLE or any(sign in above for sign in _NO_TITLE):
            return ""
        begun = fold(above)
        is_broken = begun.endswith(_BROKEN_OFF) and rest.startswith(_GOES_ON)
        if (is_broken or _is_rest_of_title(begun, rest)) and (not distance or _title_year(above)):
            return above
        if len(above) > _LONGEST_MENU:
            return ""
    return ""


def _is_rest_of_title(begun: str, rest: str) -> bool:
    """Whether a line makes the one above it whole, whose last word is cut."""
    ends = (title for title in _WHOLE_TITLES if 0 < len(rest) < len(title) and title.endswith(rest))
    return any(begun.endswith(title[: -len(rest)]) for title in ends)


def _title_year(title: str | None) -> int | None:
    match = TITLE_YEAR.search(fold(title or ""))
    return read_year(match[1]) or None if match else None


def _opening_year(body: Sequence[Paragraph]) -> int | None:
    """The year that a short line at the top speaks of together with 公开."""
    lines = (fold(paragraph.text) for paragraph in body[:5])
    years = (_title_year(line) for line in lines if "公开" in line and len(line) <= _LONGEST_TITLE)
    return next((year for year in years if year is not None), None)


def _told_years(paragraphs: Iterable[Paragraph]) -> Counter[str]:
    """How many sentences begin with each year."""
    return Counter(year for paragraph in paragraphs for year in _TOLD_YEAR.findall(fold(paragraph.text)))


def _told_year(body: Sequence[Paragraph]) -> int | None:
    """The year that most sentences begin with; None if two are named as often."""
    ranked = _told_years(body).most_common(2)
    is_clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return int(ranked[0][0]) if is_clear else None


def _year(title_year: int | None, period: Period | None, dated: Dated | None, body: Sequence[Paragraph]) -> int | None:
    """The year that most of title, period and date speak of; the title's where they are even.

    Where they are not of one year, the sentences of the text are heard too.
    """
    years = [title_year, period.last.year if period else None, _year_before(dated)]
    votes = [year for year in years if year is not None]
    if len(set(votes)) > 1 and (told := _told_year(body)) is not None:
        votes.append(told)
    if title_year is not None and votes == [title_year]:
        return _year_of_accounts(title_year, body)
    return max(votes, key=votes.count) if title_year or period else None


def _year_of_accounts(title_year: int, body: Sequence[Paragraph]) -> int:
    """The year of a title that no period and no date confirms: the next one, where the text tells of that alone."""
    told = _told_years(paragraph for paragraph in body if not any(word in fold(paragraph.text) for word in _TO_COME))
    is_next = len(told) == 1 and told[str(title_year + 1)] >= _LEAST_TOLD
    return title_year + 1 if is_next else title_year


def _year_before(dated: Dated | None) -> int | None:
    return dated.day.year - 1 if dated and dated.day.month <= 6 else None


def _notice(body: Sequence[Paragraph]) -> str | None:
    """The number of the State Council's notice that the top of a report cites, as typed."""
    for paragraph in body[:_TITLE_WITHIN]:
        if match := _NOTICE.search(fold(paragraph.text)):
            return paragraph.text[match.start() : match.end()]
    return None
