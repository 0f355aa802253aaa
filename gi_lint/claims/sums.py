"""Numbers that say how they stand to those before them: a sum (合计), the rest (其余), one told apart (另有)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gi_lint.claims.marks import gap, is_beside, is_joined, words_between
from gi_lint.claims.matters import channels, tells_left_over
from gi_lint.claims.measures import measure
from gi_lint.claims.model import Claim
from gi_lint.claims.words import ANSWERS, CATCH_ALL, OF_THINGS_ALIKE, REST, SUMS, SURE_SUMS
from gi_lint.patterns import compiled

_BEHIND_LIST = compiled(r"[^,。;:\d]{0,10},[\s,]?(?:(?:共计|总计|合计|总数)[为是达]?|总共|共)\s?")  # 9件、13件，共22件
_PUBLISHED = compiled(r",\s?共计?(?:主动)?(?:发布|公开|公布|更新|推送)(?:政府)?(?:信息)?")  # ，共发布
_OF_YEARS = compiled(r"[两三四五]年(?:合计|总计|共计|共)(?:收到|受理|办结|答复|公开|发布)?(?P<name>[^,。;:\d]{0,8})$")
_WHEN_AND_HOW = compiled("20[0-9]{2}年度?|[上去今本]年度?|其中|共计?|收到|受理|办结|答复|公开|发布|办理|[,为是有]")
_PERIOD = compiled(r"[上下]半年|第?[一二三四]季度|(?:1?\d|[一二三四五六七八九十]{1,2})月")
_OF_AN_AREA = compiled(  # ，全县共收到申请
    r",\s?(?:全[省市区县州旗镇乡局校院系]|各单位)?(?:合计|总计|共计|共)(?P<done>收到|受理|办结|答复|公开|发布|开展|举办)?"
    r"(?:政府)?(?:信息)?(?:公开)?(?:申请)?"
)
_APART = compiled(r"另(?:有|外|收|发布|公开|$)|不含|此外")  # 另有3件, 不含转办件
_EARLIER_YEAR = compiled(  # 去年12件, 2022年结转1件; not 2022年结转至2023年
    r"(?:上年|上一年|去年|20\d\d年度?(?:未办结|遗留)?(?:结转|转结)(?![至到下]))"
)
_OF_NAMES = compiled(r"[^\d]{4,}等[^,。;:\d]{0,10}(?:合计|总计|共计|总共|总数|共)")  # 指南、年报等合计; 等其他信息共计
_INCLUDED = compiled(  # 25件含在其中
    "[,(]?(?:也|已|亦|一并)*(?:包含|包括|含|统计|计算|计入|计)(?:在内|在其中|其中)"
)
_SUM_DONE = compiled(  # 合计公开信息, 共计收到申请
    r"(合计|总计|共计|总共)(?:公开|发布|推送|收到|受理|办[理结]|答复|召开|开展|举办|印发|制发|接待)[^,。;:、\d]{0,8}"
)
_ADDS_UP = compiled(  # 累计1次, 两年累计9期: what it all comes to, of whatever time
    r"(?:历年|[近这]?[两三四五六七八九十几]年来?|(?:自|从)?20\d\d年(?:以来|至今)|至今|目前|全年|年内|本年度?|共)?累计(?:已|达|为|共|有)?"
)
_LEFT_OUT = compiled(r"[^,。;:]{0,24}(?:、[^,。;:]{1,24}){0,5}外(?=[,。;]|$)")  # 除3件、5件结转外，
_CHARACTERS_OF_SUMS = "合总共计数"
_NO_NAME = 2  # characters before 共 that say nothing of what is counted


def says_sum(count: Claim) -> bool:
    """Whether a number is told as a sum: 合计, 共计, 共; 其他各类信息共41条 is of all others, 不予公开答复总数15件 one
    kind of answer, and 指南、年报等合计14条 what it names itself."""
    is_sum = _head(count).endswith(SUMS) and not _OF_NAMES.search(count.subject)
    is_of_answer = count.subject.endswith("总数") and count.tells(ANSWERS)
    return is_sum and not is_of_answer and not count.subject.lstrip().startswith(CATCH_ALL)


def is_sum(last: Claim, count: Claim) -> bool:
    """Whether a number told as a sum is one of those before it, and no item of a list: 甲类共185条，乙类共14条.

    So is what adds up over a time without a name of its own: 全体会议1次，累计3次.
    """
    if _ADDS_UP.fullmatch(count.subject.strip(", ")):
        return True
    return says_sum(count) and not (says_sum(last) and _names_something(last) and _names_something(count))


def _names_something(count: Claim) -> bool:
    """Whether words of its own stand before 共."""
    return len(count.subject.rstrip(_CHARACTERS_OF_SUMS)) > _NO_NAME


def is_item_before_rest(last: Claim, count: Claim, following: Claim | None) -> bool:
    """公告225条，解读信息共计110条，其他1827条: whether a count told as a sum is less than the one before it, and one
    more item of a list that ends with all others."""
    if following is None or count.value >= last.value or not _names_something(count):
        return False
    return following.subject.startswith(CATCH_ALL) and following.unit == count.unit == last.unit


def says_surely_sum(count: Claim) -> bool:
    """合计, 两项共计: the sum of what stands before, not only a total (共)."""
    return _head(count).removesuffix("计").endswith(SURE_SUMS) or _head(count).endswith(SURE_SUMS)


def says_sum_of_all(count: Claim) -> bool:
    """以上合计: the sum of all that the paragraph has counted."""
    return "以上" in _head(count)[-9:] and _head(count).endswith(SUMS)


def _head(count: Claim) -> str:
    """The last words before a number; of 合计公开信息100条 those that tell of a sum."""
    if told := _SUM_DONE.fullmatch(count.subject.strip()):
        return told[1]
    head = count.sentence.folded[max(0, count.start - 12) : count.start].rstrip()
    return head[:-1] if head.endswith(("为", "达", "有")) else head


def is_surely_sum_of(count: Claim, listed: Sequence[Claim]) -> bool:
    """两年合计35件: whether a sum is surely that of all counts before it, items of one list, or parts of the year
    (上半年58条，下半年57条，全年共115条)."""
    is_of_periods = "全年" in count.subject and all(_PERIOD.match(one.subject) for one in listed)
    return says_surely_sum(count) or is_of_years(count) or _is_of_list(count, listed) or is_of_periods


def _is_of_list(count: Claim, listed: Sequence[Claim]) -> bool:
    """人大建议9件、政协提案13件，共22件: whether a bare sum stands behind items that one list joins, or commas do
    if the list ends with all others (动态140条，公告33条，其他4条，共177条)."""
    if not (count.unit in OF_THINGS_ALIKE and _BEHIND_LIST.fullmatch(gap(listed[-1], count))):
        return False
    is_closed = listed[-1].subject.startswith(CATCH_ALL) or listed[-1].subject.endswith("等")
    if is_closed and len(listed) > 2 and all(one.value < count.value for one in listed):
        return all(is_beside(*pair) for pair in pairwise(listed))
    return all(is_joined(*pair) for pair in pairwise(listed))


def is_of_years(count: Claim) -> bool:
    """两年合计35件: whether a sum is that of some years."""
    return _OF_YEARS.search(count.subject) is not None


def named_in_sum(count: Claim, listed: Sequence[Claim]) -> Sequence[Claim]:
    """来信15件、来电20件，两年合计来信33件: those of some counts that are called as the sum of some years is."""
    told = _OF_YEARS.search(count.subject)
    if told is None or not told["name"]:
        return listed
    names = ((one, _WHEN_AND_HOW.sub("", one.subject)) for one in listed)
    return [one for one, name in names if name in told["name"] or told["name"] in name]


def is_all_of_list(count: Claim, listed: Sequence[Claim]) -> bool:
    """县教育局收到5件、其他单位收到3件，全县共收到8件: whether a count of all, or of all of an area, stands right
    behind a list that ends with all others."""
    told = _OF_AN_AREA.fullmatch(gap(listed[-1], count))
    if told is None or count.unit != listed[-1].unit:
        return False
    if told["done"] and not listed[0].is_called((told["done"],)):  # 县教育局收到5件、其他单位收到3件，全县共办结7件
        return False
    return listed[-1].subject.startswith(CATCH_ALL) and all(is_joined(*pair) for pair in pairwise(listed))


def publishes_list(count: Claim, listed: Sequence[Claim]) -> bool:
    """组织机构4条、投资管理18条、重点项目12条，共发布34条: what was published in all, right behind a list."""
    is_plain = _PUBLISHED.fullmatch(gap(listed[-1], count)) is not None and len(listed) > 2
    return is_plain and all(one.unit == count.unit and not channels(one) for one in listed)


def is_sum_of_both_years(count: Claim, last: Claim) -> bool:
    """收到申请3件，上年结转1件，共计4件: whether a bare sum stands behind what was carried from last year."""
    is_next = words_between(last, count) is not None
    is_bare = count.subject.strip().rstrip("为是达") in SUMS
    return is_next and is_bare and tells_left_over(last) and is_of_earlier_year(last)


def is_of_earlier_year(count: Claim) -> bool:
    """上年结转1件, 2022年结转1件: whether a count is of what an earlier year left."""
    return _EARLIER_YEAR.search(count.subject) is not None


def closes_list(count: Claim, total: Claim) -> bool:
    """甲类4条、乙类22条，共发布26条: what those before it come to, measured as the total is."""
    return count.subject.lstrip().startswith("共") and measure(count) == measure(total)


def is_included(count: Claim) -> bool:
    """部分公开25件含在其中: whether a count says that the one before it has it too."""
    return _INCLUDED.match(count.sentence.folded, count.end) is not None


def says_rest(count: Claim) -> bool:
    """其余8条: whether a number is what is left of a total."""
    return count.subject.strip().removesuffix("的") in REST


def is_left_out(count: Claim) -> bool:
    """除不宜公开的7件外: whether a number is taken out of a total told before."""
    is_opened = count.clause.lstrip().startswith("除")
    return is_opened and _LEFT_OUT.match(count.sentence.folded, count.end) is not None


def is_apart(lead: str) -> bool:
    """另有, 不含: whether what follows is told apart from the total."""
    return _APART.match(lead) is not None


def is_told_apart(last: Claim, count: Claim) -> bool:
    """另有, 此外: whether a count is told apart from those before it."""
    return _APART.search(gap(last, count)) is not None
