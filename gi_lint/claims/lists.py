"""What the words of a list say: where it begins, what belongs to it, where it ends, whether it is complete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby, pairwise

from gi_lint.claims.model import COUNT, CUMULATIVE, Claim
from gi_lint.patterns import compiled

MOST_PARTS = 100  # of one total
DIVIDED = "按"  # stands for the words that tell by what a total is divided: 按来源分
OF_THEM = "中"  # stands for the words that name those that a list is of: 在5件申请中
ALL_KINDS = "其中"  # stands for the words that announce a list
CONTENT = "内容"  # stands for the words that divide requests by what they are about
CONCERNED = "涉及"  # stands for words that may announce parts, or tell of something else

_TRIGGER = compiled(
    r"(?:^|[,。;:、)\s])\s{0,3}(?:其中|包括|具体(?:是|为|包括|如下)"
    r"|主要(?:类别)?(?:有|为|包括|是|集中在|集中于|涉及)|分别(?:是|为|有|包括|属于|依据|来自|涉及)"
    r"|在[^,。;:\d]{0,8}(?:公开|发布|答复|办结|受理|收到)(?:的[^,。;:\d]{0,8}|(?:政府)?信息)中,)"
)
_OF_THEM = compiled(
    r"^[^,。;:()\d]{0,14}?(?:之中|当中|中|里)(?:\s{0,3}[,:有除]|$)|^[^,。;:()\d]{0,8}(?<!集)中[^,。;:()\d]{1,10}的\s?$"
)
_COLON = compiled(r"^[^,。;:()\d]{0,16}:|^\s?,[^,。;:()\d]{0,12}(?:分|构成|如下|为|是|包括)[^,。;:()\d]{0,4}:")
_BY_KIND = compiled(r"(?:按|从)[^,。;:\d]{1,10}(?:分|看|划分)\s?[,:]")
_AGAIN = compiled(r"[;,。]\s{0,3}(?:按|从)[^,。;:\d]{1,10}(?:分|看|划分)\s?[,:]")
_NEXT = ("涉及", "均为", "均系", "含", "包含")
_WITHIN = ("含", "包含")
_SUMS = ("合计", "总计", "共计", "总共", "总数", "共")
_SURE_SUMS = ("合计", "总计", *(f"{number}{unit}共" for number in "两三四五六七八九" for unit in "项类"))
_ENUMERATION = "、"
_LAST_JOINTS = ("和", "及", "与")
_BEHIND_LIST = compiled(r"[^,。;:\d]{0,10},\s?(?:共计|总计|合计|总共|共)\s?")
_COUNTED_ALIKE = frozenset("件条篇份期人名")  # of 个 and 项 kinds of things may be told beside each other
_JOINTS = ("、", "和", "及", "与", "或", "/", "以及")
_LIST_HEADS = (
    *("类别", "情况", "内容", "方面", "领域", "分类", "包括", "如下", "分别", "有", "为", "类别有", "类别为"),
    *("情况是", "情况如下", "内容包括", "分别是"),
)
_APART = compiled(r"另(?:有|外|收|$)|不含|此外")
_STEPS = compiled(  # 提案办理结果45条: a kind of information; 同意公开答复数: a kind of answer
    '(?:结转|顺延|转入|办结|(?<!公开)(?<!")答复|撤回|批准|完成|(?<!途径)办理|采用|采纳|整改)(?!结果|(?:总体)?情况|信息|流程|函|意见)'
)
_RECEIVED = ("收到", "受理", "接收", "接到", "承办", "登记")
_DONE = ("答复", "办结", "回复", "办理完毕")
_UNDONE = ("结转", "转入", "转至", "正在", "尚在", "仍在", "未办结", "未答复", "未到")
_LEFT_OVER = ("结转", "转结", "顺延", "转入", "延至")
_REQUESTS = ("申请", "答复", "办结")
_CASES = ("复议", "诉讼", "案件", "争议", "纠纷")
_ANSWERS = ("予以公开", "同意公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
_OUTCOMES = (  # of which a request, and a review or suit, has one
    (
        *("同意公开", "予以公开", "部分公开", "不予公开", "主动公开", "不存在", "非本机关", "不属于", "非政府信息"),
        *("不明确", "重复申请", "其他途径", "其它途径"),
    ),
    ("维持", "撤销", "纠正", "终止", "驳回", "撤回", "确认违法", "败诉", "胜诉", "撤诉"),
)
_INSTANCES = ("一审", "二审", "再审")
_APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构")
_STRONGEST = 2  # of the marks between counts: a semicolon or a full stop
_REST = ("其余", "剩余", "余下", "剩下")
_CATCH_ALL = ("其他", "其它", "其余", "剩余", "余下")
_ALL_OTHERS = compiled(
    "(?:其[他它余]|剩余|余下)的?(?:各?类|方面|方式|内容)*(?:主动公开)?的?(?:政府|政务)?(?:信息|内容|事项)?(?:各?类|数)?"
)
_DELTA = ("占", "上年", "去年", "同比", "持平")
_MEASURES = {"名": "人", "条次": "条", "件次": "件", "宗": "件", "起": "件"}
_EVENTS = frozenset(("次", "场", "场次", "期", "个", "人次", "人", "名", "家"))
_CHANNELS = (  # ways of publishing, each kind by its words; 信息通过微信发布89条 is no part of what a website shows
    ("网站", "门户", "官网", "政务网", "政府网"),
    ("微信", "公众号", "微博", "抖音", "快手", "头条", "视频号", "新媒体", "客户端"),
)
_DOING = compiled("^(?:共|累计|全年)?(?:发布|公开|推送|刊发|编发|开展|举办|召开|收到|受理|回应)|(?:发布|推送|刊发)$")
_WAY_OF_ASKING = compiled(
    "(?:[从按]申请(?:方式|渠道|形式|途径)(?:来)?[看分][,:])?(?:(?:通过|为|是|系|以))?"
    "(?:网上|网络|互联网|在线|官网|网站|信函|信件|快递|邮寄|当面|现场|窗口|传真|电子邮件|邮件|邮箱)(?:平台|渠道|方式|形式)?"
    "(?:提交|接收|提出)?(?:的?(?:政府信息公开)?申请)?的?"
)
_REQUESTS_DIVIDED = compiled(
    r"\s*(?:从|按)申请(?:人|主体)?(?P<what>(?:公开)?的?(?:政府)?(?:信息)?(?:内容|事项|领域))?(?:的?(?:类型|类别|身份|性质|情况|构成))?(?:来)?[看分][,:]"
)
_OF_ANSWERED = compiled(r"\s*在?(?:所?有?已经?)?(?:答复|办结|回复)的?(?:政府)?(?:信息公开)?(?:申请)?中,")
_ASKED = ("申请", "申请件", "依申请公开", "依申请公开件", "依申请公开政府信息", "依申请公开信息")
_EARLIER_YEAR = compiled(r"(?:上年|上一年|去年|20\d\d年度?(?:未办结|遗留)?(?:结转|转结)(?![至到下]))")
_ENDING = 2  # characters that the names of kinds of one thing end in
_SHORT = 4  # characters of a part's name, such as 专职 or 线上
_DOCUMENTS = frozenset("件条篇期次个份则项幅部起宗")  # measure words that may stand in one list
QUOTED = '"'  # before the name of an answer
_LINE_MARKS = (QUOTED, "(")
_NEW = "新增"
_LONGEST_LEAD = 12  # characters between a total and the colon that opens the list of its parts
_BRACKET = compiled(r"\([^()]*\)?")
_MARK = compiled("[,。;:!?]")
_TOLD_MORE = compiled(r"\s?,([^\d,。;]{2,12})\d")
_FIRST_QUOTED = compiled(r'[^,。;:\d]{0,12}中[,:](?:属于?)?"')
_CLOSED = compiled(r"[^,。;\d]{0,12}[。;]")


def levels(counts: Sequence[Claim]) -> Iterator[tuple[Claim | None, list[Claim]]]:
    """The counts of each sentence, and those of each bracket in it with the count that the bracket follows.

    A bracket that holds a number alone, 征地拆迁(38件), is no level of its own.
    """
    for _, group in groupby(counts, key=lambda claim: claim.sentence.start):
        outer: list[Claim] = []
        inner: list[Claim] = []
        bracket = -1
        for count in group:
            opening = _bracket_around(count, outer[-1].end if outer else 0)
            is_outer = opening < 0 or _alone_in_bracket(count, opening)
            if inner and outer and (is_outer or opening != bracket):
                yield outer[-1], inner
            if is_outer or opening != bracket:
                inner = []
            (outer if is_outer else inner).append(count)
            bracket = opening
        if inner and outer:
            yield outer[-1], inner
        yield None, outer


def _bracket_around(count: Claim, since: int) -> int:
    """Where the bracket that a count stands in opens; -1 if it stands in none."""
    text = count.sentence.folded
    opening = text.find("(", max(since, count.start - 8 * MOST_PARTS), count.start)
    while opening >= 0:
        close = text.find(")", opening, count.start)
        if close < 0:
            return opening
        opening = text.find("(", close, count.start)
    return -1


def _alone_in_bracket(count: Claim, opening: int) -> bool:
    text = count.sentence.folded
    return text[count.end : count.end + 1] == ")" and not text[opening + 1 : count.start].strip()


def gap(last: Claim, following: Claim) -> str:
    """The text between two counts, brackets left out; from the end of a sentence on only that of the later one."""
    if last.sentence is not following.sentence:
        return "。" + _BRACKET.sub("", following.sentence.folded[: following.start])
    return _BRACKET.sub("", following.sentence.folded[last.end : following.start])


def announcement(between: str) -> str:
    """The words that announce a list in the text behind a total; empty if there are none."""
    trigger = _TRIGGER.search(between)
    if trigger is not None:
        return trigger[0].lstrip(",。;:、) ")
    if _OF_THEM.match(between):
        return OF_THEM
    if _COLON.match(between):
        return ":"
    if _AGAIN.match(between):
        return DIVIDED
    words = between.lstrip(" ,")
    return CONCERNED if words.startswith(_NEXT) and not _MARK.search(words) else ""


def opens_list(first: Claim, last: Claim) -> bool:
    """Whether the sentence of a count announces (其中, 按内容分) parts of what was counted last."""
    if len(last.sentence.folded) - last.end > 2 * MOST_PARTS:
        return False
    return _TRIGGER.match(_opening(first)) is not None or divides(first)


def divides(first: Claim) -> bool:
    """Whether the sentence of a count begins with the words by which a total is divided: 按内容分.

    Not by what requests are about: one may be about several things.
    """
    return by_what_requests_divide(first) != CONTENT and _BY_KIND.match(_opening(first)) is not None


def _opening(first: Claim) -> str:
    """What stands before a count in its sentence, brackets left out."""
    return _BRACKET.sub("", first.sentence.folded[: min(first.start, 2 * MOST_PARTS)]).lstrip()


def divided_again(between: str) -> bool:
    """按来源分：…；按主体分：…: whether a second list of the same total begins."""
    return _AGAIN.match(between) is not None


def is_list_head(first: Claim) -> bool:
    """Whether words such as 主要类别有： stand before a count."""
    head = _before(first)
    return head.endswith(":") and head[:-1].rstrip().endswith(_LIST_HEADS)


def is_of_all_told(first: Claim) -> bool:
    """Whether 在主动公开的信息中， stands before a count."""
    head = _before(first)
    return head.endswith("中,") and _TRIGGER.fullmatch(head) is not None


def are_both_new(first: Claim, total: Claim) -> bool:
    """在新增主动公开的信息中，…: whether a list is of what is new, and a count too: 累计5928条，其中新增2110条."""
    return _NEW in _before(first) and _NEW in total.subject


def _before(count: Claim) -> str:
    """The last words before those of a count."""
    return count.sentence.folded[max(0, count.subject_start - 16) : count.subject_start].rstrip()


def ends_in_colon(count: Claim) -> bool:
    """Whether a paragraph ends with a colon behind a count and few words: 在已答复的5件申请中："""
    rest = count.sentence.folded[count.end :].rstrip()
    return rest.endswith(":") and len(rest) <= _LONGEST_LEAD


def is_first_in_quotes(total: Claim, first: Claim) -> bool:
    """在已答复的5件申请中，“同意公开”的3件: whether a count is of what a total is of, its name in quotation marks."""
    is_beside = total.sentence is first.sentence
    return is_beside and _FIRST_QUOTED.match(total.sentence.folded, total.end, first.start) is not None


def mark_before(count: Claim) -> str:
    """The kind of mark that the paragraph of a count begins with: a quotation mark, a bracket, a number."""
    first = count.sentence.folded.lstrip()[:1]
    return "1" if first.isdigit() else first if first in _LINE_MARKS else ""


def says_sum(count: Claim) -> bool:
    """Whether a number is told as a sum: 合计, 共计, 共; 通过公众号公开信息共30条 is what one channel has, and
    不予公开答复总数15件 one kind of answer."""
    if not _head(count).endswith(_SUMS):
        return False
    is_of_channel = count.subject.startswith("通过") and bool(channels(count))
    return not is_of_channel and not (count.subject.endswith("总数") and _tells_of(_ANSWERS, count))


def is_sum(last: Claim, count: Claim) -> bool:
    """Whether a number told as a sum is one of those before it, and no item of a list: 甲类共185条，乙类共14条."""
    return says_sum(count) and not (says_sum(last) and _names_something(last) and _names_something(count))


def _names_something(count: Claim) -> bool:
    """Whether words of its own stand before 共."""
    return len(count.subject) > len(count.subject.removesuffix("共")) > _ENDING


def says_surely_sum(count: Claim) -> bool:
    """合计, 两项共计: the sum of what stands before, not only a total (共)."""
    return _head(count).removesuffix("计").endswith(_SURE_SUMS) or _head(count).endswith(_SURE_SUMS)


def is_sum_of_list(count: Claim, listed: Sequence[Claim]) -> bool:
    """人大建议9件、政协提案13件，共22件: whether a bare sum stands behind items that one list joins."""
    is_plain = count.subject.strip() in _SUMS and _BEHIND_LIST.fullmatch(gap(listed[-1], count)) is not None
    return is_plain and count.unit in _COUNTED_ALIKE and all(is_joined(*pair) for pair in pairwise(listed))


def is_of_both_years(count: Claim, last: Claim) -> bool:
    """收到申请3件，上年结转1件，共计4件: whether a bare sum stands behind what was carried from last year."""
    is_bare = count.subject.strip() in _SUMS
    return is_bare and tells_left_over(last) and _EARLIER_YEAR.search(last.subject) is not None


def is_of_all_years(count: Claim) -> bool:
    """公开信息210条，历年累计1250条: whether a count tells only what the one before it comes to over the years."""
    return count.role == CUMULATIVE and count.subject.strip() == "历年累计"


def says_rest(count: Claim) -> bool:
    """其余8条: whether a number is what is left of a total."""
    return count.subject.strip().removesuffix("的") in _REST


def is_left_out(count: Claim) -> bool:
    """除不宜公开的7件外: whether a number is taken out of a total told before."""
    before, _, behind = count.clause.partition(f"#{count.unit}")
    return before.lstrip().startswith("除") and behind.rstrip(" ,").endswith("外")


def tells_of_answering(count: Claim) -> bool:
    """Whether a count is of requests, of which some may be answered in another year than they were received."""
    return any(word in count.clause for word in (*_REQUESTS, *_LEFT_OVER))


def closes_list(count: Claim, total: Claim) -> bool:
    """甲类4条、乙类22条，共发布26条: what those before it come to, measured as the total is."""
    return count.subject.lstrip().startswith("共") and measure(count) == measure(total)


def says_sum_of_all(count: Claim) -> bool:
    """以上合计: the sum of all that the paragraph has counted."""
    return "以上" in _head(count)[-9:] and _head(count).endswith(_SUMS)


def _head(count: Claim) -> str:
    """The last words before a number."""
    head = count.sentence.folded[max(0, count.start - 12) : count.start].rstrip()
    return head[:-1] if head.endswith(("为", "达", "有")) else head


def is_apart(lead: str) -> bool:
    """另有, 不含: whether what follows is told apart from the total."""
    return _APART.match(lead) is not None


def begins_anew(last: Claim, count: Claim) -> bool:
    """Whether a count begins a new statement: another list, something told apart, a sum."""
    return is_sum(last, count) or is_told_apart(last, count) or _TRIGGER.search(gap(last, count)) is not None


def is_told_apart(last: Claim, count: Claim) -> bool:
    """另有, 此外: whether a count is told apart from those before it."""
    return _APART.search(gap(last, count)) is not None


def opens_within(last: Claim, count: Claim) -> bool:
    """乙类6条，其中一类2条: whether a count is the first of a list within a list."""
    between = gap(last, count)
    is_apart = says_sum(count) or is_told_apart(last, count)
    return not is_apart and (_TRIGGER.search(between) is not None or between.lstrip(" ,").startswith(_WITHIN))


def is_behind_semicolon(last: Claim, count: Claim) -> bool:
    """Whether a semicolon stands between two counts."""
    return ";" in gap(last, count)


def topic(claim: Claim) -> str:
    """Reviews and suits are told side by side; which of them a count is about."""
    if "起诉" in claim.subject:
        return "诉讼"
    suits, reviews = "诉讼" in claim.subject, "复议" in claim.subject
    return "" if suits == reviews else "诉讼" if suits else "复议"


def tells_of_requests(count: Claim) -> bool:
    """Whether a count is of requests as such, not of those that came in one way."""
    return count.subject.endswith(_ASKED) and not is_way_of_asking(count)


def by_what_requests_divide(first: Claim) -> str:
    """从申请人看, 按申请内容分: whether a sentence so begins, and CONTENT where it is what the requests are about."""
    found = _REQUESTS_DIVIDED.match(first.sentence.folded)
    return "" if found is None else CONTENT if found["what"] else DIVIDED


def is_of_answered(first: Claim) -> bool:
    """Whether a sentence begins with words for the requests that were answered: 办结的申请中."""
    return _OF_ANSWERED.match(first.sentence.folded) is not None


def tells_answered(count: Claim) -> bool:
    """Whether a count is of requests answered or completed, by whatever answer."""
    return _tells_of(_DONE, count) and not _tells_of((*_UNDONE, *_ANSWERS, *_CASES), count)


def is_way_of_asking(count: Claim) -> bool:
    """网上申请20件, 信函14件: whether a count is of requests that came in one way, and of nothing else."""
    words = count.subject.strip("其中 ,") or count.clause.rpartition(f"#{count.unit}")[2]
    return _WAY_OF_ASKING.fullmatch(words) is not None


def on_topic(part: Claim, total: Claim) -> bool:
    """Whether a count may be about the same cases as a total, or shown in the same way; a total of both has parts of
    either."""
    ways, own = channels(total), channels(part)
    other_way = bool(ways) and bool(own) and not own & ways
    return not other_way and (_may_be_case(part, total) if not topic(total) else topic(part) in ("", topic(total)))


def _may_be_case(part: Claim, total: Claim) -> bool:
    """答复6件，其中部分公开5件，引发复议2件: whether a count may be part of a total that names no kind of case."""
    is_of_requests = any(word in total.subject for word in _REQUESTS) and not any(w in total.subject for w in _CASES)
    return not (topic(part) and is_of_requests)


def channels(claim: Claim) -> frozenset[int]:
    """The kinds of ways of publishing that a count is told of; 通过网站申请9件 is a way of asking."""
    return _channels_in(claim.subject)


@lru_cache(maxsize=1024)  # each count of a list is compared with all others
def _channels_in(subject: str) -> frozenset[int]:
    if subject.endswith("申请"):
        return frozenset()
    return frozenset(kind for kind, words in enumerate(_CHANNELS) if any(word in subject for word in words))


def is_comparable(total: Claim, part: Claim) -> bool:
    """Whether a count may be a part of a total: of one year and in measure words that go together.

    累计 may mean one year or many.
    """
    same_year = total.role == part.role or {total.role, part.role} == {COUNT, CUMULATIVE}
    return same_year and (measure(part) == measure(total) or {part.unit, total.unit} <= _DOCUMENTS)


def measure(claim: Claim) -> str:
    """The measure word, one for those that mean the same."""
    return _MEASURES.get(claim.unit, claim.unit)


def comparable(total: Claim, counts: Sequence[Claim], mixed: bool = False) -> list[Claim]:
    """The counts that may be parts of a total; `mixed`: in other measure words too."""
    return [c for c in counts if is_comparable(total, c) and (mixed or measure(c) == measure(total))]


def is_mixed(total: Claim, counts: Sequence[Claim]) -> bool:
    """Whether a list in several measure words is one list: no comma in it, the total's own word among them.

    A list in one other word throughout is one if it says that it is complete: 50件，其中甲类信息30条、其他信息20条.
    """
    listed = [count for count in counts if {count.unit, total.unit} <= _DOCUMENTS]
    if len(listed) < 2:
        return False
    if all(count.unit != total.unit for count in listed):
        return len(listed) > 2 and len({count.unit for count in listed}) == 1 and has_catch_all(listed)
    between = [gap(last, count).lstrip() for last, count in pairwise(listed)]
    return all(not words or words.startswith(_JOINTS) for words in between)


def sum_of(parts: Sequence[Claim]) -> Decimal:
    """What the parts add up to."""
    return sum((part.value for part in parts), Decimal(0))


def adding_up(total: Claim, candidates: Sequence[Claim]) -> list[Claim]:
    """The first candidates that make up the total, with the zeros after them; empty if none do."""
    running, slack = Decimal(0), total.slack
    for length, part in enumerate(candidates, 1):
        running, slack = running + part.value, slack + part.slack
        if running > total.value + slack:
            return []
        if total.value and total.value - running <= slack:
            rest = candidates[length:]
            zeros = next((index for index, claim in enumerate(rest) if claim.value), len(rest))
            parts = list(candidates[: length + zeros])
            return [] if _goes_on(parts, rest[zeros:], total) else parts
    return []


def _goes_on(parts: Sequence[Claim], rest: Sequence[Claim], total: Claim) -> bool:
    """Whether a list whose first parts make up the total has further parts, and these are no second list of it."""
    if rest and _is_rest(parts[-1], rest[0]):
        return True
    if not all(is_next(last, part) for last, part in pairwise(parts)):
        return False
    more: list[Claim] = []
    last = parts[-1]
    for part in rest:
        if not is_next(last, part):
            break
        more.append(part)
        last = part
    is_told_more = bool(more) and _are_outcomes(parts[-1], more[0]) and sum_of(more) == parts[-1].value
    is_of_last = is_told_more and not _tells_of(_ANSWERS, more[0])  # no answer of the form is a kind of another
    if not more or has_steps(more) or is_of_last:  # 不予公开5件，不属于本机关3件，信息不存在2件
        return False
    return sum_of(more) != total.value or _one_kind(parts[-1], more[0])


def _is_rest(last: Claim, part: Claim) -> bool:
    """Whether a count right behind another is what that one's list has for all others: …，其他信息18条."""
    mark, words = gap(last, part).lstrip()[:1], gap(last, part).lstrip()[1:].lstrip()
    is_named = words.startswith(_CATCH_ALL) and not _MARK.search(words) and bool(_own_words(part))
    return mark in ("、", ",", ";") and is_named and not has_steps([part])


def is_next(last: Claim, part: Claim) -> bool:
    """Whether a count is surely the next part of a list: joined by 、, or behind another mark one more of its kind."""
    if is_joined(last, part):
        return True
    between = gap(last, part).lstrip()
    if not between.startswith((",", ";")) or "。" in between or begins_anew(last, part) or _turns_to_ways([last], part):
        return False
    if ";" in between and _tells_of_doing([last], part):
        return False
    return _one_kind(last, part) and not any(_tells_something(clause) for clause in _MARK.split(between)[1:-1])


def is_joined(last: Claim, part: Claim) -> bool:
    """Whether only 、 and its own words stand before a count; behind the last one's words where numbers come first."""
    between = gap(last, part).strip()
    stands_first = not part.subject and between.endswith((_ENUMERATION, *_LAST_JOINTS))
    is_plain = not _MARK.search(between) and not any(char.isdigit() for char in between)
    return is_plain and (stands_first or between.startswith(_ENUMERATION))


def _one_kind(last: Claim, part: Claim) -> bool:
    """机构职能类信息8条，政策文件类信息5条: whether two counts are named after kinds of one thing."""
    if any(_tells_of(words, last) and _tells_of(words, part) for words in (_ANSWERS, _APPLICANTS)):
        return True
    if _are_outcomes(last, part):
        return True
    words = [_words(claim) for claim in (last, part)]
    return words[0][-_ENDING:] == words[1][-_ENDING:] and min(map(len, words)) > _ENDING


def _are_outcomes(last: Claim, part: Claim) -> bool:
    """同意公开3件，信息不存在1件; 维持2件，撤销1件: not 维持2件，诉讼驳回1件."""
    is_of_another = _tells_of((*_CASES, *_INSTANCES), part)
    return not is_of_another and any(_tells_of(words, last) and _tells_of(words, part) for words in _OUTCOMES)


def ends_somehow(total: Claim) -> bool:
    """Whether a count is of cases, or of requests answered, of this year alone and each with an outcome."""
    if not topic(total) and not tells_answered(total):
        return False
    sentence = total.sentence.folded
    is_of_one_year = not any(word in sentence for word in (*_LEFT_OVER, "上年", "去年", "上一年", "往年"))
    return is_of_one_year and not any(_tells_of(words, total) for words in (*_OUTCOMES, _INSTANCES))


def outcomes_behind(total: Claim, counts: Sequence[Claim]) -> list[Claim]:
    """The counts behind a total up to the first that tells no outcome of what it counts."""
    found: list[Claim] = []
    for count in counts:
        if not _tells_end(total, found[-1] if found else total, count):
            break
        found.append(count)
    return found


def _tells_end(total: Claim, last: Claim, part: Claim) -> bool:
    """Whether a count behind another tells one outcome of what a total counts, or of all others."""
    between = gap(last, part).lstrip()
    is_next = between[:1] in (",", "、") and not _MARK.search(between[1:]) and not any(map(str.isdigit, between))
    is_of_another = _tells_of((*_CASES, *_INSTANCES), part)
    is_outcome = _tells_of(_OUTCOMES[1 if topic(total) else 0], part) or _words(part).startswith(_CATCH_ALL)
    return is_next and not is_of_another and is_outcome


def are_answers(counts: Sequence[Claim]) -> bool:
    """Whether each count is of one kind of answer, and no two of the same one."""
    names = [_words(count) for count in counts]
    return len(set(names)) == len(names) and all(_tells_of(_OUTCOMES[0], count) for count in counts)


def closer(total: Claim, other: Claim, parts: Sequence[Claim]) -> bool:
    """文字解读20条 is of 政策解读, not of 公开信息: whether a part is named as one total is, not as the other."""
    ending = _words(total)[-_ENDING:]
    return _words(other)[-_ENDING:] != ending and any(_words(part).endswith(ending) for part in parts)


def _words(part: Claim) -> str:
    """The words of a part, those behind its number where there are none before."""
    return part.subject.removeprefix("其中").lstrip(", ") or part.clause.rpartition("#")[2]


def _tells_of(words: Sequence[str], claim: Claim) -> bool:
    return any(word in claim.clause for word in words)


def one_list(total: Claim, candidates: Sequence[Claim]) -> list[Claim]:
    """The candidates up to where the words turn to something else."""
    parts: list[Claim] = []
    strongest = 0
    first_step: int | None = None
    for part in candidates:
        between = gap(parts[-1], part) if parts else ""
        strength = _STRONGEST if ";" in between or "。" in between else 1 if "," in between else 0
        is_step = has_steps([part]) and not (parts and _is_left_over(total, parts[-1], part))
        if is_step and first_step is None:
            first_step = len(parts)
        if parts and _turns(parts, part, between, strength, strongest, is_step):
            break
        strongest = max(strongest, strength)
        parts.append(part)
    if first_step is not None and len(parts) > 1 and sum_of(parts) > total.value and not _all_dealt_with(total, parts):
        return parts[:first_step]
    return parts


def _all_dealt_with(total: Claim, parts: Sequence[Claim]) -> bool:
    """收到9件，其中答复7件，正在办理2件: whether what was received is parted in what is done and what is not; what is
    done may be of two years where a bracket tells more of it."""
    done, rest = parts[0], parts[-1]
    if len(parts) != 2 or "(" in done.sentence.folded[done.end : rest.start]:
        return False
    is_received = any(word in total.subject for word in _RECEIVED) and not has_steps([total])
    is_done = any(word in done.clause for word in _DONE) and not any(word in done.clause for word in _UNDONE)
    return is_received and is_done and any(word in rest.clause for word in _UNDONE)


def _is_left_over(total: Claim, last: Claim, part: Claim) -> bool:
    """收到12件，其中予以公开9件、不予公开2件，结转下年1件: what is left over is told beside the answers."""
    told = any(word in part.clause for word in _LEFT_OVER) and _tells_of(_ANSWERS, last)
    return told and not has_steps([total])


def _turns(parts: Sequence[Claim], part: Claim, between: str, strength: int, strongest: int, is_step: bool) -> bool:
    """Whether a list ends before a count: a stronger mark before other words, a whole clause between, a new step."""
    if strength > max(strongest, 1) and (is_step or len(part.subject) > 14):
        return True
    if strength == _STRONGEST and topic(part) and not any(map(topic, parts)):
        return True
    if strength > strongest and strength == _STRONGEST and _tells_of_doing(parts, part):
        return True
    if strength and is_step and not has_steps(parts):
        return True
    if strength and ((part.unit in _EVENTS and not _alike(parts[-1], part)) or _turns_to_ways(parts, part)):
        return True
    return any(_tells_something(clause) for clause in _MARK.split(between)[1:-1])


def _tells_of_doing(parts: Sequence[Claim], part: Claim) -> bool:
    """甲类信息9条，乙类信息5条；发布解读8条: whether kinds are listed and then it is told what was done."""
    return _DOING.search(_words(part)) is not None and not any(_DOING.search(_words(one)) for one in parts)


def _turns_to_ways(parts: Sequence[Claim], part: Claim) -> bool:
    """预算信息9条，政策信息5条；通过微信发布信息89条: whether kinds are listed and then a way of publishing is told."""
    told_by_ways = any(channels(listed) or _words(listed).startswith("通过") for listed in parts)
    return bool(channels(part)) and not told_by_ways


def _alike(last: Claim, part: Claim) -> bool:
    """Whether two counts of events read as kinds of one thing: 业务培训5期，保密培训2期; not 出席1次，在线访谈4次."""
    words = [claim.subject.removeprefix("其中").lstrip(", ") for claim in (last, part)]
    if words[0][-2:] == words[1][-2:] or max(map(len, words)) <= _SHORT or words[1].startswith(_CATCH_ALL):
        return True
    return _words_behind(last) == _words_behind(part) != ""


def _words_behind(count: Claim) -> str:
    """The words of the next number where it tells more of a count: 微博29个，发布信息60条；公众号41个，发布信息90条."""
    behind = _TOLD_MORE.match(count.sentence.folded, count.end)
    return behind[1] if behind else ""


def _tells_something(clause: str) -> bool:
    """Whether a clause between two counts speaks of another matter; a change or a share belongs to the count."""
    plain = clause.strip(" )")
    return bool(plain) and not any(char.isdigit() for char in plain) and not any(word in plain for word in _DELTA)


def answers_left_over(first: Claim, last: Claim) -> bool:
    """办结36件，结转下年1件。其中予以公开20件: the answers are of those completed, not of those left over."""
    return any(word in first.clause for word in (*_ANSWERS, "答复", "办结")) and tells_left_over(last)


def tells_left_over(count: Claim) -> bool:
    """Whether a count tells what was carried from one year to the next."""
    return any(word in count.subject for word in _LEFT_OVER)


def has_steps(parts: Sequence[Claim]) -> bool:
    """Whether counts tell what was done (办结, 结转), not of what kinds something is."""
    return any(_STEPS.search(part.clause) for part in parts)


def closes(last: Claim, level: Sequence[Claim]) -> bool:
    """Whether a list ends where its statement ends: at a full stop or a semicolon, or at the last count."""
    text = last.sentence.folded
    return last is level[-1] or _CLOSED.match(text, last.end, last.end + 16) is not None


def is_exhaustive(kind: str, parts: Sequence[Claim]) -> bool:
    """Whether a list says that it is complete: 分别为, or a part for all others; not if it closes with 等."""
    last = parts[-1]
    if last.sentence.folded[last.end : last.end + 2].lstrip().startswith("等") or last.subject.endswith("等"):
        return False
    return kind.startswith("分别") or (len(parts) > 1 and has_catch_all(parts))


def has_catch_all(parts: Sequence[Claim]) -> bool:
    """Whether a part stands for all others: 其他, or 其他文件 where it is the last."""
    named = [_own_words(part) for part in parts]
    return any(word in named[-1] for word in _CATCH_ALL) or any(_ALL_OTHERS.fullmatch(words) for words in named)


def _own_words(part: Claim) -> str:
    """The words of a part; none where they name an outcome (其他处理 is one kind of them, not the rest)."""
    words = _words(part)
    return "" if any(answer in words for answer in _ANSWERS) else words
