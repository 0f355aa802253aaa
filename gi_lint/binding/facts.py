"""What a report says of itself: title, year, body and its level, statistics period, dates, notice cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gi_lint.binding.dates import YEAR, read_period, read_publication, read_signature, read_unclear_signature, read_year
from gi_lint.document import Document, Location, Paragraph
from gi_lint.patterns import compiled
from gi_lint.report import Dated, Facts, Period
from gi_lint.text import fold, squeeze

_TITLE = compiled(r"公开.{0,14}?(?:报告|年报|年度[报告]$)")
_TITLE_YEAR = compiled(rf"{YEAR}\s*(?:年度?|(?=政府信息|政务公开))")
NOTICE = compiled(r"国办公开办[发函]*\s*[\[(<〈【]?\s*(20\d\d)\s*年?\s*[\])>〉】]?\s*第?\s*(\d{1,3})\s*号")
_TITLE_WORD = compiled("报告|年报$")
_LABEL = compiled(
    r"\s*(?:(?:信息|文件|文章|公文)?(?:名\s*称|标\s*题|题\s*名)|内容概述)(?:\s*:\s*|\s+)"
)  # of a page's facts
_TOLD_YEAR = compiled(r"(?:^|[。;:\s])(?:截至|截止到?|据统计,)?(20\d\d)年(?!\d{1,2}月\d{1,2}日\s*$)")
_LINE_ABOVE = compiled(rf"[\w（）()]{{2,30}}|{YEAR}年度?")
_YEAR_AT_END = compiled(rf"\s*{YEAR}\s*(?:年度?)?$")
_LONGEST_TITLE = 60
_NO_TITLE = ("。", "《", "如下", ">", "»")  # signs of a sentence (现将……工作情况报告如下) and of a path on a site
_BROKEN_OFF = (
    "政府信息",
    "信息公开",
    "政务公开",
    "政务",
    "公开工作",
    "年",
    "年度",
)  # ends of a title's first line, and
_GOES_ON = ("公开", "信息公开", "政府信息公开", "政务公开", "工作", "年度报告", "报告")  # beginnings of its second
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
        published=published,
        notice=notice,
        notice_location=notice_location,
        title_year=title_year,
        unclear_period=unclear_period,
        unclear_signature=None if signed else read_unclear_signature(body),
    )


def _title(document: Document, body: Sequence[Paragraph]) -> tuple[str | None, Location | None]:
    """The title as typed, the lines of a broken title joined; the page's own title where the text has none."""
    candidates: list[tuple[int, str, Location]] = []
    for index, paragraph in enumerate(body[:_TITLE_WITHIN]):
        folded = fold(_line_broken(body, index) + paragraph.text.strip())
        if not _TITLE.search(folded) or len(folded) > _LONGEST_TITLE or any(sign in folded for sign in _NO_TITLE):
            continue
        text = _unlabelled(paragraph.text)
        whole = _with_lines_above(body, index, text)
        name = _name_in(whole)
        score = 2 * bool(_title_year(whole)) + 2 * name.endswith(_BODIES) + bool(_TITLE_WORD.search(folded))
        candidates.append((score, whole, paragraph.location.quoting(text)))
    if candidates:
        score, title, location = max(candidates, key=lambda candidate: candidate[0])
        return title, location
    if document.title and _TITLE.search(fold(document.title)):
        return document.title, Location(line=1, quote=document.title)
    return None, None


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
    is_name = _LINE_ABOVE.fullmatch(fold(above)) is not None and name.endswith(_BODIES)
    if is_name and above not in text and not _TITLE.search(fold(above)):
        return above + text
    return text


def _line_broken(body: Sequence[Paragraph], index: int) -> str:
    """The line above, if a title is broken within its words between the two; else nothing."""
    above = body[index - 1].text.strip() if index else ""
    if len(above) > _LONGEST_TITLE or any(sign in above for sign in _NO_TITLE):
        return ""
    is_broken = fold(above).endswith(_BROKEN_OFF) and fold(body[index].text).strip().startswith(_GOES_ON)
    return above if is_broken else ""


def _title_year(title: str | None) -> int | None:
    match = _TITLE_YEAR.search(fold(title or ""))
    return read_year(match[1]) or None if match else None


def _opening_year(body: Sequence[Paragraph]) -> int | None:
    """The year that a short line at the top speaks of together with 公开."""
    lines = (fold(paragraph.text) for paragraph in body[:5])
    years = (_title_year(line) for line in lines if "公开" in line and len(line) <= _LONGEST_TITLE)
    return next((year for year in years if year is not None), None)


def _told_year(body: Sequence[Paragraph]) -> int | None:
    """The year that most sentences begin with; None if two are named as often."""
    told = Counter(year for paragraph in body for year in _TOLD_YEAR.findall(fold(paragraph.text)))
    ranked = told.most_common(2)
    is_clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return int(ranked[0][0]) if is_clear else None


def _year(title_year: int | None, period: Period | None, dated: Dated | None, body: Sequence[Paragraph]) -> int | None:
    """The year that most of title, period and date speak of; the title's where they are even.

    Where they are not of one year, the sentences of the text are heard too.
    """
    years = [title_year, period.last.year if period else None, _year_before(dated)]
    if len({year for year in years if year is not None}) > 1:
        years.append(_told_year(body))
    votes = [year for year in years if year is not None]
    return max(votes, key=votes.count) if title_year or period else None


def _year_before(dated: Dated | None) -> int | None:
    return dated.day.year - 1 if dated and dated.day.month <= 6 else None


def _notice(body: Sequence[Paragraph]) -> tuple[str | None, Location | None]:
    for paragraph in body[:_TITLE_WITHIN]:
        if match := NOTICE.search(fold(paragraph.text)):
            location = paragraph.locate(match.start(), match.end())
            return location.quote, location
    return None, None


_KIND_WORDS = compiled(
    r"年度|本级|^部门|(?<=[局厅委办院关])(?:部门|系统|[关辖]区)|(?:(?<!人民)政府|政务)?(?:信息|政务)公开.*$|\"|《|》|\(|\)|关于|发布|印发|公布|的$"
)
_BRACKETED = compiled(r"\([^()]*\)")  # another name, or whose figures they are: 局（队）, 总署（本级）
_LONGEST_AGAIN = 10  # characters of the end of a name that stands twice: 示例海关2015年海关政府信息公开年度报告
_WRITTEN_BY = compiled(r"由([\w]{2,25}?)(?:负责)?(?:编制|编写|(?:按照|依照|根据|依据)[^。;]{0,160}?(?:编制|编写))")
_COMPILED_BY = compiled(
    r"由([\w]{2,25}?)(?:综合|汇总)[^。;]{0,160}?(?:编制|编写)|(?:^|[,。;])(?!我|本|该|各)(\w{2,25}?)编制了本(?:年度)?报告"
)
_OWN_REPORT = compiled(
    r"(?:公布|发布|编制|编写|形成|公开|现将|结合|《)了?(?:20\d\d年度?)?(?!20|度|政府|政务|我|本|该|各|全[省市县区])(\w{2,25}?)"
    r"(?:20\d\d年度?)?(?:(?<!人民)政府|政务)?信息公开(?:工作)?(?:年度)?(?:报告|年报|(?:工作)?(?:情况|实际))"
)
_CONTACT = compiled(r"(?:与|联系:?)(?!我|本|该)(\w{2,25}?)(?:办公室|秘书科|综合科)?(?:联系|\(|,|。|$)")
_TO_CALL = compiled(r"(?:^|[。;,])(?!我|本|该)(\w{2,25}?)(?:办公室)?联系(?:电话|人|地址|方式)")
_AT_WORK = compiled(r"20\d\d年度?,(?!我|本|全|各)(\w{3,20}?)(?=认真|深入|积极|紧紧|坚持|按照|根据|高度|严格|扎实|全面)")
_OFFICES = ("办公室", "办公厅", "中心")  # to be asked for a body as a whole
_PLACES = tuple("省市县区州盟旗镇乡")
_BODIES = (
    *_PLACES,
    *"局厅委办部院处会府室道站队所中心司署团馆社",
    "部门",
    "大学",
    "学校",
    "集团",
    "公司",
    "海关",
    "银行",
    "分行",
    "支行",
)
_TOWNSHIPS = ("镇", "乡", "街道", "苏木")
_TOWNSHIP_BODIES = (
    "人民政府",
    "政府",
    "办事处",
    "党政办公室",
    "党政综合办公室",
    "政府办公室",
    "人民政府办公室",
    "党工委",
)
_LEVELS = (
    # 国有资产监督管理委员会, 城市管理委员会: departments, though named like the bodies that run a zone
    (
        "department",
        (
            "监督管理委员会",
            "城市管理委员会",
            "综合管理委员会",
            "市容管理委员会",
            "城乡建设管理委员会",
            "城乡建设和管理委员会",
            "城管委",
        ),
    ),
    ("department", ("银监会", "保监会", "证监会")),
    ("government", ("管委会", "管理委员会", "行政公署", "行署")),
    ("township", (*_TOWNSHIPS, "街", "办事处")),
    ("township", tuple(township + body for township in _TOWNSHIPS for body in _TOWNSHIP_BODIES)),
    ("department", ("人民银行", "分行", "支行")),  # only those of the central bank report under the regulation
    ("other", ("法院", "检察院", "医院", "学院", "福利院", "居民委员会", "居委会", "村民委员会", "村委会")),
    ("other", ("公司", "集团", "银行", "信用社联合社")),
    (
        "department",
        (
            *"局厅部委办院处司署站队所",
            "委员会",
            "办公室",
            "办公厅",
            "中心",
            "部门",
            "海关",
            "馆",
            "联合社",
            "供销社",
            "联合会",
        ),
    ),
    ("government", ("政府", "国务院", "自治区", "兵团", "师", *"省市县区州盟旗")),
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
    folded = _TITLE_YEAR.sub(" ", fold(title))
    name = "".join(_KIND_WORDS.sub("", _BRACKETED.sub("", folded) or folded).split()).strip(",、:-|")
    return next((name[:-size] for size in range(2, _LONGEST_AGAIN + 1) if name.endswith(2 * name[-size:])), name)


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
    """Names of the body outside the title, the surest first: who writes, whose report it is, who signs, whom to ask,
    who did the year's work."""
    top = [fold(paragraph.text) for paragraph in body[:_TITLE_WITHIN]]
    yield from (match[1] for text in top for match in _WRITTEN_BY.finditer(text) if match[1].endswith(_BODIES))
    for text in top:
        own = (match for match in _OWN_REPORT.finditer(_BRACKETED.sub("", text)) if "20" in match[0])
        yield from (match[1] for match in own if match[1].endswith(_BODIES))
    compiled_by = (match[1] or match[2] for text in top for match in _COMPILED_BY.finditer(text))
    yield from (name for name in compiled_by if name.endswith(_BODIES))
    for paragraph in reversed(body[-10:]):
        text = squeeze(paragraph.text)
        if 3 <= len(text) <= 30 and re.fullmatch(r"\w+", text) and text.endswith(_BODIES):
            yield text
    asked = (match[1] for pattern in (_CONTACT, _TO_CALL) for text in top for match in pattern.finditer(text))
    yield from (name for name in asked if name.endswith(_BODIES) and not name.endswith((*_PLACES, *_OFFICES, "政府")))
    at_work = (match[1] for text in top if (match := _AT_WORK.match(text)))
    yield from (name for name in at_work if name.endswith(_BODIES) and not name.endswith(_PLACES))
