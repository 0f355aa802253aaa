"""The body that reports, and its level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from gi_lint.binding.dates import TITLE_YEAR
from gi_lint.document import Paragraph
from gi_lint.patterns import compiled
from gi_lint.text import fold, squeeze

_KIND_WORDS = compiled(  # of a title, all but the name: 示例市示例局[2023年]政府信息公开工作年度报告
    r"政府信息工作年度报告|年度|本级|^部门|(?<=[局厅委办院关])(?:部门|系统|[关辖]区)|(?:(?<!人民)政府|政务)?(?:信息|政务)公开.*$|\"|《|》|\(|\)|关于|发布|印发|公布|的$"
)
_BRACKETED = compiled(r"\([^()]*\)")  # another name, or whose figures they are: 局（队）, 总署（本级）
_LONGEST_AGAIN = 10  # characters of the end of a name that stands twice: 示例海关2015年海关政府信息公开年度报告
_WRITTEN_BY = compiled(  # 本报告由示例市示例局按照……编制
    r"由([\w]{2,25}?)(?:负责)?(?:编制|编写|(?:按照|依照|根据|依据)[^。;]{0,160}?(?:编制|编写))"
)
_COMPILED_BY = compiled(  # 由示例市示例局综合……编制; 示例市示例局编制了本报告
    r"由([\w]{2,25}?)(?:综合|汇总)[^。;]{0,160}?(?:编制|编写)|(?:^|[,。;])(?!我|本|该|各)(\w{2,25}?)编制了本(?:年度)?报告"
)
_OWN_REPORT = compiled(  # 现将示例市示例局2023年政府信息公开工作情况
    r"(?:公布|发布|编制|编写|形成|公开|现将|结合|《)了?(?:20\d\d年度?)?(?!20|度|政府|政务|我|本|该|各|全[省市县区])(\w{2,25}?)"
    r"(?:20\d\d年度?)?(?:(?<!人民)政府|政务)?信息公开(?:工作)?(?:年度)?(?:报告|年报|(?:工作)?(?:情况|实际))"
)
_CONTACT = compiled(  # 请与示例市示例局办公室联系
    r"(?:与|联系:?)(?!我|本|该)(\w{2,25}?)(?:办公室|秘书科|综合科)?(?:联系|\(|,|。|$)"
)
_TO_CALL = compiled(  # 示例市示例局联系电话
    r"(?:^|[。;,])(?!我|本|该)(\w{2,25}?)(?:办公室)?联系(?:电话|人|地址|方式)"
)
_AT_WORK = compiled(  # 2023年，示例市示例局认真贯彻
    r"^20\d\d年度?,(?!我|本|全|各)(\w{3,20}?)(?=认真|深入|积极|紧紧|坚持|按照|根据|高度|严格|扎实|全面)"
)
_OFFICES = ("办公室", "办公厅", "中心")  # to be asked for a body as a whole
_PLACES = tuple("省市县区州盟旗镇乡")
BODIES = (  # ends of a body's name
    *_PLACES,
    *"局厅委办部院处会府室道站队所中心司署团馆社",
    *("部门", "政府机关", "大学", "学校", "集团", "公司", "海关", "银行", "分行", "支行"),
)
_TOWNSHIPS = ("镇", "乡", "街道", "苏木")
_TOWNSHIP_OFFICES = (
    *("人民政府", "政府", "办事处", "党工委"),
    *("党政办公室", "党政综合办公室", "政府办公室", "人民政府办公室"),
)
_COMMISSIONS = (  # departments, though named like the bodies that run a zone
    *("监督管理委员会", "城市管理委员会", "综合管理委员会", "市容管理委员会", "城管委"),
    *("城乡建设管理委员会", "城乡建设和管理委员会"),
)
_DEPARTMENTS = (
    *"局厅部委办院处司署站队所馆",
    *("委员会", "办公室", "办公厅", "政府机关", "中心", "部门", "海关", "联合社", "供销社", "联合会"),
)
_LEVELS = (  # the first that has the end of a name decides
    ("department", (*_COMMISSIONS, "银监会", "保监会", "证监会")),
    ("government", ("管委会", "管理委员会", "行政公署", "行署")),
    ("township", (*_TOWNSHIPS, "街", "街办", "办事处")),
    ("township", tuple(township + office for township in _TOWNSHIPS for office in _TOWNSHIP_OFFICES)),
    ("department", ("人民银行", "分行", "支行")),  # only those of the central bank report under the regulation
    ("other", ("法院", "检察院", "医院", "学院", "福利院", "居民委员会", "居委会", "村民委员会", "村委会")),
    ("other", ("公司", "集团", "银行", "信用社联合社")),
    ("department", _DEPARTMENTS),
    ("government", ("政府", "国务院", "自治区", "兵团", "师", *"省市县区州盟旗")),
)
_TOP = 25  # paragraphs from the top that may name the body
_HEAD = 4  # paragraphs at the top, one of which may be the body's name alone
_LAST = 10  # paragraphs at the end, one of which may be its signature


def agency_level(agency: str | None) -> str:
    """government, department, township or other, by the last words of a body's name."""
    name = fold(agency or "").strip()
    return next((level for level, endings in _LEVELS if name.endswith(endings)), "other")


def read_agency(title: str | None, body: Sequence[Paragraph]) -> str | None:
    """The reporting body: named in the title, else by the introduction (由…编制), else by the signature."""
    name = name_in(title or "")
    if name.endswith(BODIES):
        return _with_government(name, body)
    return next(_named_elsewhere(body), name or None)


def name_in(title: str) -> str:
    """What is left of a title without year and kind of document: the body, if it names one."""
    folded = TITLE_YEAR.sub(" ", fold(title))
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
    """Names of the body outside the title, the surest first: who writes, whose report it is, who signs, whose name
    stands at the head, whom to ask, who did the year's work."""
    top = [fold(paragraph.text) for paragraph in body[:_TOP]]
    yield from _named_by(_WRITTEN_BY, top)
    yield from _named_by(_OWN_REPORT, (_BRACKETED.sub("", text) for text in top), with_word="20")
    yield from _named_by(_COMPILED_BY, top)
    last = (squeeze(paragraph.text) for paragraph in reversed(body[-_LAST:]))
    yield from filter(_is_name, last)
    yield from (line for text in body[:_HEAD] if (line := squeeze(text.text)) and _is_name(line))
    asked = chain(_named_by(_CONTACT, top), _named_by(_TO_CALL, top))
    yield from (name for name in asked if not name.endswith((*_PLACES, *_OFFICES, "政府")))
    yield from (name for name in _named_by(_AT_WORK, top) if not name.endswith(_PLACES))


def _is_name(line: str) -> bool:
    return line.endswith(BODIES) and re.fullmatch(r"\w{3,30}", line) is not None


def _named_by(pattern: re.Pattern[str], texts: Iterable[str], with_word: str = "") -> Iterator[str]:
    """The bodies that a pattern with one group, or one in each alternative, finds in texts, beside a word."""
    matches = (match for text in texts for match in pattern.finditer(text) if with_word in match[0])
    names = (match[match.lastindex or 0] for match in matches)
    return (name for name in names if name.endswith(BODIES))
