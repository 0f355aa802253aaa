"""What a count is of, by its words: requests and how they came, answers, reviews and suits, channels, stages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gi_lint.claims.model import Breakdown, Claim
from gi_lint.claims.words import (
    ANSWERS,
    APPLICANTS,
    CASES,
    CATCH_ALL,
    CHANNELS,
    DONE,
    EARLIER_YEARS,
    INSTANCES,
    LEFT_OVER,
    NAMES_OF_REQUESTS,
    OUTCOMES_OF_CASES,
    OUTCOMES_OF_REQUESTS,
    RECEIVED,
    REQUESTS,
    UNDONE,
    WAYS_OF_ASKING,
)
from gi_lint.patterns import compiled, either
from gi_lint.text import fold

_WAY = either(WAYS_OF_ASKING)
_WAY_OF_ASKING = compiled(  # 按申请方式分：通过网络平台提交的申请, 信函
    "(?:[从按]申请(?:方式|渠道|形式|途径)(?:来)?[看分][,:])?"
    "(?:(?:主要)?(?:受理|申请|接收|提交)(?:方式|渠道|形式|途径|路径))?(?:(?:通过|来自|为|是|系|以))?(?:政府|门户)*"
    f"{_WAY}{{1,2}}(?:平台|渠道|方式|形式|件)?"
    "(?:提交|接收|提出)?(?:的?(?:政府信息公开)?申请数?)?的?"
)
_ASKED_IN_ONE_WAY = compiled(  # 办理网上申请, 受理信函提交的申请; not 收到网络、信函申请
    f"(?<![、和及与或]){_WAY}(?:平台|渠道|方式|形式)?(?:提交|接收|提出|收到)?的?(?:政府信息公开)?申请件?$"
)
_STEPS = compiled(  # 提案办理结果45条: a kind of information; 同意公开答复数: a kind of answer
    '(?:结转|顺延|转入|办结|(?<!公开)(?<!电话)(?<!")[答回]复|撤回|批准|完成|(?<!未)审结|结案|(?<!途径)(?<!建议)(?<!提案)办理|采用|采纳|整改|满意)(?!结果|(?:总体)?情况|信息|栏|流程|函|意见)'
)
_OPENED = compiled(  # 行政诉讼中，维持: results of cases that are counted elsewhere
    r"\s*(?:其中,?)?(?:政府)?(?:信息公开)?类?(行政(?:复议|诉讼))(?:案件)?(?:中|方面|结果)[,:]"
    rf"[^,。;:\d]{{0,4}}(?:{'|'.join(OUTCOMES_OF_CASES)})"
)
_ALL_OF_THEM = compiled(  # 4件申请全部按时办结，
    r"(?:对?(?:上述|以上|这|全部|所有))?#件(?:政府)?(?:信息公开)?申请(?:均|全部|都|已)"
)
_AVERAGE = compiled(  # 人均办理12.5件, 每单位1人: no quantity of the form
    "[人平日月年户]均|每[百千万十]|每个?(?:单位|部门|科室|乡镇|村|社区|家|户|人|月|季度?|周|天|日)[^,。;:、]{0,4}$"
)
_CLAIM = "诉讼请求"  # 驳回诉讼请求2件 is of whatever suits
_OTHER_APPLICANTS = ("公民", "个人", "企业", "法人", "组织", "单位", "部门")
_TOP_NEWS = "头条新闻"  # what a website shows first, and no 今日头条
_REFERRED = compiled(
    "(?:引导|告知|建议|指引|转[交至送办]|移[交送]|联系|协调|会同|征求)[^,;。:]{0,12}其[他它]"
)  # to others
_ALL_OTHERS = compiled(  # 其他18条, 其余各类政府信息18条
    "(?:其[他它余]|剩余|余下)的?(?:各?类|方面|方式|内容)*(?:主动公开)?的?(?:政府|政务)?(?:信息|内容|事项)?(?:各?类|数)?"
)


# Requests --------------------------------------------------------------------------------------------------


def tells_of_requests(count: Claim) -> bool:
    """收到申请8件, 收到8件申请: whether a count is of requests as such, not of those that came in one way."""
    words = count.subject if not count.is_called(RECEIVED) else count.subject + _words_behind(count)
    is_named_so = any(told.endswith(NAMES_OF_REQUESTS) for told in (count.subject, words))
    return is_named_so and _ASKED_IN_ONE_WAY.search(words) is None


def is_way_of_asking(count: Claim) -> bool:
    """网上申请20件, 信函14件: whether a count is of requests that came in one way, and of nothing else."""
    words = count.subject.strip("其中 ,") or _words_behind(count)
    return _WAY_OF_ASKING.fullmatch(words) is not None


def _words_behind(count: Claim) -> str:
    """The words of a clause behind the number and its measure word."""
    return count.clause.rpartition(f"#{count.unit}")[2]


def tells_answered(count: Claim) -> bool:
    """Whether a count is of requests answered or completed, by whatever answer."""
    return count.tells(DONE) and not count.tells((*UNDONE, *ANSWERS, *CASES, "延长答复"))


def is_average(count: Claim) -> bool:
    """年均公开9条: whether a count is a mean, of which nothing is a part."""
    return _AVERAGE.search(count.subject) is not None


def is_of_some_alone(part: Claim, total: Claim) -> bool:
    """Whether a part is not all that it names: what was received only as far as it was answered (答复87件，其中本年受理
    84件), who asked of requests that ended in one way or did not end (8件正在办理，其中自然人6件), cases about one kind
    of answers (对不予公开的6件中有2件提起复议)."""
    is_of_some = _is_of_some(total)
    is_answered = (is_of_some or tells_answered(total)) and not total.is_called(RECEIVED)
    is_received = is_answered and part.is_called((*RECEIVED, "新收", "新增"))
    return is_received or (is_of_some and part.tells(APPLICANTS)) or (part.tells(CASES) and total.tells(ANSWERS))


def is_left_among_some(part: Claim, total: Claim) -> bool:
    """结转下年14件（含上年结转1件）: whether what an earlier year left is told only as far as it ended in one way, or
    did not end."""
    is_of_some = (not total.quantities and total.key < part.key) or _is_of_some(total)
    return is_of_some and part.tells(EARLIER_YEARS)


def _is_of_some(total: Claim) -> bool:
    """予以公开8件, 结转下年14件: whether a count is of requests that ended in one way, or of those that did not end."""
    return total.tells((*ANSWERS, *UNDONE, *LEFT_OVER, "延期")) and not total.tells(EARLIER_YEARS)


def has_parts_of_its_own(last: Claim, parts: Sequence[Claim]) -> bool:
    """予以公开35件、不予公开2件，其中涉密1件、内部事务2件: whether a list behind the last of some answers, or of what
    was done, is of that one, and tells neither who asked nor how."""
    is_end = last.tells((*DONE, *LEFT_OVER, *ANSWERS, *OUTCOMES_OF_REQUESTS, *OUTCOMES_OF_CASES))
    of_all = (*WAYS_OF_ASKING, *APPLICANTS, *_OTHER_APPLICANTS)
    is_divided_anew = any(last.tells(ANSWERS) and part.tells(of_all) for part in parts)
    return is_end and not is_divided_anew


def may_concern_both(total: Claim, parts: Sequence[Claim]) -> bool:
    """36件申请涉及甲20件、乙19件: whether requests are told by what they are about, which may be several things."""
    is_of_matters = total.tells(REQUESTS) and parts[0].is_called(("涉及",)) and not has_catch_all(parts)
    others = (*APPLICANTS, *_OTHER_APPLICANTS, *OUTCOMES_OF_REQUESTS, *ANSWERS, *DONE, *UNDONE)
    return is_of_matters and not any(part.tells(others) or is_way_of_asking(part) for part in parts)


def tells_left_over(count: Claim) -> bool:
    """Whether a count tells what was carried from one year to the next."""
    return count.is_called(LEFT_OVER)


def tells_of_both_years(found: Breakdown) -> bool:
    """收到8件，…；上年结转2件。办理结果为…: whether answers that are more than a total may be of what was left too."""
    is_more = sum(part.value for part in found.parts) > found.total.value
    return is_more and _speaks_of((*LEFT_OVER, *EARLIER_YEARS), found.total.sentence.paragraph.text)


def has_steps(counts: Sequence[Claim], besides: Sequence[Claim] = ()) -> bool:
    """Whether counts tell what was done (办结, 结转), not of what kinds something is; none does that shares a step with
    those `besides` them: 办理留言30件，其中办理热线25件，信箱5件."""
    told = {step for count in besides for step in _STEPS.findall(count.clause)}
    steps = (_STEPS.findall(count.clause) for count in counts)
    return any(own and told.isdisjoint(own) for own in steps)


# Reviews and suits -----------------------------------------------------------------------------------------


def topic(claim: Claim) -> str:
    """Reviews and suits are told side by side; which of them a count is about."""
    if "起诉" in claim.subject or "被诉" in claim.subject:
        return "诉讼"
    suits, reviews = "诉讼" in claim.subject, "复议" in claim.subject
    if not suits and not reviews:
        return matter_of_part(claim)[-2:]
    return "" if suits == reviews else "诉讼" if suits else "复议"


def matter_of_part(count: Claim) -> str:
    """行政诉讼中，维持3件、其他结果1件: the cases that a part of a sentence opens with."""
    opened = _OPENED.match(count.part_of_sentence) if _names_cases(count.sentence.folded) else None
    return opened[1] if opened is not None and count.tells((*OUTCOMES_OF_CASES, *UNDONE)) else ""


@lru_cache(maxsize=64)  # a long sentence is asked for each pair of its counts
def _names_cases(sentence: str) -> bool:
    return "诉讼" in sentence or "复议" in sentence


def on_topic(part: Claim, total: Claim) -> bool:
    """Whether a count may be about the same cases as a total, or shown in the same way; a total of both has parts of
    either."""
    ways = channels(total)
    own = channels(part) if ways else ways
    if own and not own & ways:
        return False
    if any(total.tells((word,)) and part.tells(INSTANCES) and not part.tells((word,)) for word in INSTANCES):
        return False  # 一审5件、二审2件，其中一审维持3件
    if case := topic(total):
        return topic(part) in ("", case)
    return not (topic(part) and total.is_called(REQUESTS) and not total.is_called(CASES))  # 答复6件，引发复议2件


def are_of_other_cases(one: Claim, other: Claim) -> bool:
    """复议7件，诉讼5件: whether two counts are of different kinds of cases."""
    return "" != topic(one) != topic(other) != ""


# Outcomes --------------------------------------------------------------------------------------------------


def has_outcomes(total: Claim) -> bool:
    """Whether a count is of cases, or of requests answered, of this year alone and each with an outcome."""
    if not (total.value if topic(total) else tells_answered(total)):  # 复议7件，诉讼0件，维持4件
        return False
    sentence = total.sentence.folded
    is_of_one_year = not any(word in sentence for word in (*LEFT_OVER, *EARLIER_YEARS))
    return is_of_one_year and not total.tells((*OUTCOMES_OF_REQUESTS, *OUTCOMES_OF_CASES, *INSTANCES))


def has_answers(total: Claim) -> bool:
    """Whether a count is of all requests, none of them left over from or to another year as far as is told near by."""
    told_apart = (*LEFT_OVER, *EARLIER_YEARS, *UNDONE)
    is_of_all = tells_of_requests(total) or _ALL_OF_THEM.match(total.clause) is not None
    return is_of_all and not _speaks_of(told_apart, total.sentence.paragraph.text)


@lru_cache(maxsize=16)  # asked of each count of a paragraph
def _speaks_of(words: tuple[str, ...], paragraph: str) -> bool:
    """Whether one of some words stands anywhere in a paragraph as typed."""
    folded = fold(paragraph)
    return any(word in folded for word in words)


def is_outcome(part: Claim, total: Claim) -> bool:
    """维持2件 of reviews, 部分公开2件 of requests: whether a count tells how some of what a total counts ended."""
    return part.tells(OUTCOMES_OF_CASES if topic(total) else OUTCOMES_OF_REQUESTS)


def are_outcomes(last: Claim, part: Claim) -> bool:
    """同意公开3件，信息不存在1件; 维持2件，撤销1件: not 维持2件，诉讼驳回1件."""
    both = (words for words in (OUTCOMES_OF_REQUESTS, OUTCOMES_OF_CASES) if last.tells(words))
    return not is_of_other_cases(part) and any(part.tells(words) for words in both)


def is_of_other_cases(part: Claim, own: str = "") -> bool:
    """诉讼驳回1件, 一审维持1件: whether an outcome names the cases that it is of, other than a total's `own`."""
    clause = part.clause.replace(_CLAIM, "")
    return any(word in clause for word in (*CASES, *INSTANCES) if word != own)


def tell_ends(counts: Sequence[Claim]) -> bool:
    """予以公开6件，…，结转下年3件: whether counts tell how requests were answered, and at the end how many were not."""
    *answered, last = counts
    return tells_left_over(last) and any(count.tells(ANSWERS) for count in answered)


def are_answers(counts: Sequence[Claim]) -> bool:
    """Whether each count is of one kind of answer, and no two of the same one."""
    names = {count.words for count in counts}
    return len(names) == len(counts) and all(count.tells(OUTCOMES_OF_REQUESTS) for count in counts)


# Channels --------------------------------------------------------------------------------------------------


def channels(claim: Claim) -> frozenset[int]:
    """The kinds of ways of publishing that a count is told of; 通过网站申请9件 is a way of asking."""
    return _channels_in(claim.subject)


@lru_cache(maxsize=1024)  # each count of a list is compared with all others
def _channels_in(subject: str) -> frozenset[int]:
    if subject.endswith("申请"):
        return frozenset()
    named = subject.replace(_TOP_NEWS, "")
    return frozenset(kind for kind, words in enumerate(CHANNELS) if any(word in named for word in words))


# All others ------------------------------------------------------------------------------------------------


def is_catch_all(part: Claim) -> bool:
    """其他18条, 其他类信息18条: whether the words of a count say nothing but that it is of all others."""
    return _ALL_OTHERS.fullmatch(kind_of(part)) is not None


def has_catch_all(parts: Sequence[Claim]) -> bool:
    """Whether a part stands for all others: 其他, or 其他文件 where it is the last; not 引导其通过其他途径查询."""
    last = _REFERRED.sub("", kind_of(parts[-1]))
    return any(word in last for word in CATCH_ALL) or any(map(is_catch_all, parts))


def kind_of(part: Claim) -> str:
    """The words of a part; none where they name an answer (其他处理 is one kind of them, not the rest)."""
    words = part.words
    return "" if any(answer in words for answer in ANSWERS) else words
