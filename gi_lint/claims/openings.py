"""The words that open a list: behind its total (其中, 包括), at the head of a sentence (按内容分), below it."""

from __future__ import annotations

import re

from gi_lint.claims.marks import gap, has_mark, without_brackets
from gi_lint.claims.model import Claim
from gi_lint.claims.sums import is_sum, is_told_apart, says_sum
from gi_lint.claims.words import AMONG
from gi_lint.patterns import compiled

# what `announcement` says of a list where its own words do not matter
DIVIDED = "按"  # by what a total is divided: 按来源分
OF_THEM = "中"  # those that it is of: 在5件申请中
CONCERNED = "涉及"  # may announce parts, or tell of something else
ALL_KINDS = "其中"  # for a list that is announced elsewhere

_TRIGGER = compiled(  # 其中; 内有; 内容涵盖; 主要类别有; 分别为; 一至四季度分别为; 在已公开信息当中
    r"(?:^|[,。;:、)\s])\s{0,3}(?:其中|内有|包括|具体(?:情况)?(?:是|为|包括|如下)"
    r"|内容(?:涵盖|包括|包含)|主要(?:类别|理由|原因|依据|事由)?(?:有|为|包括|是|集中在|集中于|涉及)|分别(?:是|为|有|包括|属于|依据|来自|涉及)"
    r"|(?:[一1](?:至|到|-)[四4]|四个|[各按]个?)季度分别(?:是|为|公开|发布)"
    r"|在[^,。;:\d]{0,8}(?:公开|发布|答复|办结|受理|收到)(?:的[^,。;:\d]{0,8}|(?:政府)?信息)(?:中,|当中,?))"
)
_OF_THEM = compiled(  # 5件申请中，; 50件中除; 120条信息里有; 48件中属于内部事务的
    r"^[^,。;:()\d]{0,14}?(?:之中|当中|(?<![初高])中|里)(?:\s{0,3}[,:有含除]|$)|^[^,。;:()\d]{0,8}(?<!集)中[^,。;:()\d]{1,10}的\s?$"
)
_AMONG_THEM = compiled(r"[^,。;:()\d]{0,14}(?<!集)中(?:已|共|仅|只)?有")  # 19个乡镇中有11个
_AMONG_ALL = compiled(  # not 、中标公告52条
    rf"[^,。;:()\d中]{{0,8}}(?<!集)(?<![、和及与]){AMONG}[^,。;:()\d]{{1,8}}"
)  # 53个单位中优秀14个、良好39个
_BY_CHANNEL = compiled(  # 目前，公开的渠道和形式主要包括网站和公众号等，其中，
    r"(?:目前,)?[^,。;:\d]{0,16}(?:渠道|方式|形式|载体|途径)[^。;:\d]{1,60},\s?其中[,:]?"
)
_COLON = compiled(  # 信息：; ，构成如下：
    r"^[^,。;:()\d]{0,16}:|^\s?,[^,。;:()\d]{0,12}(?:分|构成|如下|为|是|包括)[^,。;:()\d]{0,4}:"
)
_DIVISION = (  # 按内容分，; 分渠道看，; 按照类别，
    r"(?:(?:按照?|从)[^,。;:\d]{1,10}(?:分|看|划分|分类|统计)|分[^,。;:\d]{1,6}看"
    r"|按照?(?:政府|信息|公开|申请|受理|提交|接收|所属|不同)*的?(?:类别|类型|内容|主题|主体|渠道|领域|来源|方式)"
    r"|在?(?:公开|申请|受理|信息)(?:方式|类别|类型|渠道|形式|主体)上)\s?[,:]"
)
_BY_KIND = compiled(_DIVISION)
_AGAIN = compiled(rf"[;,。]\s{{0,3}}{_DIVISION}")  # ；按主体分：
_OF_ANSWERS = compiled(  # ；办理结果为：
    r"[^,。;:\d]{0,20}[;。]\s{0,3}(?:办理|处理|答复)(?:结果|情况)(?:是|为|看|分|如下)?[,:]"
)
_NEXT = ("涉及", "均为", "均系", "含", "包含")
_WITHIN = ("含", "包含")
_JOINTS = ("、", "和", "及", "与")
_HEADS = (  # before a colon: 主要类别有：
    *("类别", "情况", "内容", "方面", "领域", "分类", "包括", "如下", "分别", "有", "为", "类别有", "类别为"),
    *("情况是", "情况如下", "内容包括", "分别是"),
)
_KINDS_HEAD = compiled(  # 主动公开政府信息的主要类别如下：
    r"[^,。;:\d]{0,24}(?:类别|内容|分类|类型|构成|公开(?:途径|渠道))(?:情况)?(?:如下|包括|分别为|有|为|是)?:"
)
_REQUESTS_DIVIDED = compiled(  # 从申请人类型看，; 按申请内容分：
    r"\s*(?:从|按)申请(?:人|主体)?(?P<what>(?:公开)?的?(?:政府)?(?:信息)?(?:内容|事项|领域))?(?:的?(?:类型|类别|身份|性质|情况|构成))?(?:来)?[看分][,:]"
)
_OF_ANSWERED = compiled(  # 在已答复的申请中，
    r"\s*在?(?:所?有?已经?)?(?:答复|办结|回复)的?(?:政府)?(?:信息公开)?(?:申请)?件?中,"
)
_ALL_ANSWERED = compiled(  # 已全部按期答复，其中; 已全部答复，同意公开
    r"\s*(?:上述|以上|所有|全部|申请|均|都|已|经|按期|按时|依法|在法定期限内|在规定时限内|予以|进行了?)*(?:答复|办结|回复)(?:完毕)?(?:,\s?其中[,:]?|[,:](?=(?:予以|同意|部分|不予)公开))"
)
_FIRST_QUOTED = compiled(r'[^,。;:\d]{0,12}中[,:](?:属于?)?"')  # 件申请中，属于“
_BY_QUARTER = compiled(  # 一季度58条，二季度49条，…
    r"\s*(?:其中,?)?第?[一1]季度[^。;]{1,40}二季度[^。;]{1,40}三季度[^。;]{1,40}四季度"
)
_NEW = "新增"
_REACH = 200  # characters of a sentence before its first count that may say what is listed


def announcement(between: str) -> str:
    """The words that announce a list in the text behind a total; empty if there are none."""
    trigger = _TRIGGER.search(between)
    if trigger is not None and ";" not in between[trigger.end() :]:  # 纠正1件，主要是超期；诉讼5件
        return trigger[0].lstrip(",。;:、) ")
    if _OF_THEM.match(between) or _AMONG_ALL.fullmatch(between):
        return OF_THEM
    if _COLON.match(between):
        return ":"
    if _AGAIN.match(between):
        return DIVIDED
    words = between.lstrip(" ,").removeprefix("申请")  # 36件申请涉及
    is_beside = words.rstrip().endswith(_JOINTS)  # 2件涉及征地、1件涉及低保: the next of one list
    return CONCERNED if words.startswith(_NEXT) and not (has_mark(words) or is_beside) else ""


def begins_anew(last: Claim, count: Claim) -> bool:
    """Whether a count begins a new statement: another list, something told apart, a sum."""
    between = gap(last, count)
    return is_sum(last, count) or is_told_apart(last, count) or _TRIGGER.search(between) is not None


def is_among(last: Claim, count: Claim) -> bool:
    """19个乡镇中有11个: whether a count right behind another is said to be among that one."""
    return _AMONG_THEM.fullmatch(gap(last, count)) is not None


def opens_within(last: Claim, count: Claim) -> bool:
    """乙类6条，其中一类2条: whether a count is the first of a list within a list."""
    between = gap(last, count)
    is_apart = says_sum(count) or is_told_apart(last, count)
    if is_apart:
        return False
    return is_among(last, count) or _TRIGGER.search(between) is not None or between.lstrip(" ,").startswith(_WITHIN)


def divided_again(between: str) -> bool:
    """按来源分：…；按主体分：…: whether a second list of the same total begins."""
    return _AGAIN.match(between) is not None or _OF_ANSWERS.match(between) is not None  # ；办理结果为：


def tells_division(between: str) -> bool:
    """Whether words by which a total is divided (按内容分，) stand between two counts."""
    return _BY_KIND.search(between) is not None


def is_first_in_quotes(total: Claim, first: Claim) -> bool:
    """在已答复的5件申请中，“同意公开”的3件: whether a count is of what a total is of, its name in quotation marks."""
    is_beside = total.sentence is first.sentence
    return is_beside and _FIRST_QUOTED.match(total.sentence.folded, total.end, first.start) is not None


# At the head of a sentence ---------------------------------------------------------------------------------


def opens_list(first: Claim) -> bool:
    """Whether the sentence of a count announces (其中, 按内容分, 主要类别如下：) parts of what was counted last, or
    tells of all quarters of the year."""
    opening = _opening(first)
    is_announced = any(words.match(opening) for words in (_TRIGGER, _BY_CHANNEL, _KINDS_HEAD, _ALL_ANSWERED))
    return is_announced or divides(first) or _BY_QUARTER.match(first.sentence.folded) is not None


def divides(first: Claim) -> bool:
    """Whether the sentence of a count begins with the words by which a total is divided: 按内容分.

    Not by what requests are about: one may be about several things.
    """
    return not divides_by_content(first) and _BY_KIND.match(_opening(first)) is not None


def begins_divided(first: Claim) -> bool:
    """按渠道分，网站50条、公众号30条: whether the first count of a sentence is already one part of a division."""
    return tells_division(_opening(first))


def _opening(first: Claim) -> str:
    """What stands before a count in its sentence, brackets left out."""
    return without_brackets(first.sentence.folded[: min(first.start, _REACH)]).lstrip()


def divides_requests(first: Claim) -> bool:
    """从申请人看, 按申请内容分: whether a part of a sentence begins with words by which requests are divided."""
    return _requests_divided(first) is not None


def divides_by_content(first: Claim) -> bool:
    """按申请内容分: whether requests are divided by what they are about."""
    found = _requests_divided(first)
    return found is not None and found["what"] is not None


def _requests_divided(first: Claim) -> re.Match[str] | None:
    text = first.sentence.folded
    return _REQUESTS_DIVIDED.match(text, text.rfind(";", 0, first.start) + 1)


def is_of_answered(first: Claim) -> bool:
    """Whether a sentence begins with words for the requests that were answered: 办结的申请中."""
    return _OF_ANSWERED.match(first.sentence.folded) is not None


# In a paragraph below --------------------------------------------------------------------------------------


def words_before(count: Claim) -> str:
    """The last words before those of a count."""
    return count.sentence.folded[max(0, count.subject_start - 16) : count.subject_start].rstrip()


def is_list_head(words: str) -> bool:
    """Whether words before a count are such as 主要类别有："""
    return words.endswith(":") and words[:-1].rstrip().endswith(_HEADS)


def is_of_all_told(words: str) -> bool:
    """Whether words before a count are such as 在主动公开的信息中，"""
    return words.endswith("中,") and _TRIGGER.fullmatch(words) is not None


def are_both_new(first: Claim, total: Claim) -> bool:
    """在新增主动公开的信息中，…: whether a list is of what is new, and a count too: 累计5928条，其中新增2110条."""
    return _NEW in words_before(first) and _NEW in total.subject
