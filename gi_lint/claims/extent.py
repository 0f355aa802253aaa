"""How far a list reaches: which counts behind a total are its parts, and whether they are all that there are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise, takewhile

from gi_lint.claims.marks import (
    ENUMERATION,
    gap,
    going_on,
    has_digit,
    has_mark,
    is_beside,
    is_in_bracket_behind,
    is_joined,
    whole_clauses,
    words_between,
)
from gi_lint.claims.matters import (
    are_outcomes,
    channels,
    has_catch_all,
    has_parts_of_its_own,
    has_steps,
    is_catch_all,
    is_of_other_cases,
    is_outcome,
    is_way_of_asking,
    kind_of,
    topic,
)
from gi_lint.claims.measures import sum_of
from gi_lint.claims.model import Claim
from gi_lint.claims.openings import begins_anew
from gi_lint.claims.words import (
    ANSWERS,
    APPLICANTS,
    CASES,
    CATCH_ALL,
    COMPARED,
    CONTENT,
    DONE,
    DUE,
    LEFT_OVER,
    MEASURES_OF_PIECES,
    OF_EVENTS,
    OUTCOMES_OF_CASES,
    OUTCOMES_OF_REQUESTS,
    PIECES,
    RECEIVED,
    REQUESTS,
    TASKS,
    TASKS_DONE,
    TASKS_OPEN,
    UNDONE,
    WAYS_OF_ASKING,
)
from gi_lint.patterns import compiled

_ENDING = 2  # characters that the names of kinds of one thing end in
_AND_ALSO = ",以及"  # 包括甲类1条，以及乙类2条
_SHORT = 4  # characters of a part's name, such as 专职 or 线上
_ALL_INFORMATION = compiled(  # 发布政府信息共计
    "(?:发布|公布|公开|推送|刊发)(?:了|各类|各项)*(?:政府|政务)?信息(?:总?数)?(?:总计|共计|累计|共|为)*$"
)
_LEAST_NAMES = 4  # kinds told by their names alone that show a list without a word for it
_FEW_NAMES = 2  # and before one for all others
_KIND = ("类", "类信息")  # ends of the names of kinds
_LITTLE_MORE = Decimal("1.2")  # times a total that kinds told behind it may come to, and still be of it
_REQUESTS_OF_A_KIND = ("类申请", "方面申请", "方面的申请")
_SHORT_NAME = 8  # characters of the name of a kind
_ALIKE = 2  # characters with which items begin alike: 公开
_LONG = 14  # characters that tell more than the name of a kind
_DOING = compiled(  # 共发布, 举办; 微信推送
    "^(?:共|累计|全年)*(?:发布|公布|公开|推送|刊发|编发|开展|举办|召开|收到|受理|回应"
    "|(?:清理|征集|征求|审核|审查)(?!类|情况|结果|信息|工作))|(?:发布|推送|刊发)$"
)
_BESIDE = compiled(  # what is done besides publishing, or with what was published
    "^(?:制作|报送|上报|转发|转载|回复|回应|接待|解答|更新|征集|采用|被|获)|另|未|新增|修订|修改|废止|删除|留言|来信|来电|访谈|调查|意见|咨询|累计"
)
_TOLD_MORE = compiled(r"\s?,([^\d,。;]{2,12})\d")  # 微博29个，发布信息60条
_SENT_UP = ("报送", "上报")  # to higher bodies: 财政信息6条，报送信息30条
_BY = ("通过", "利用", "依托")  # before a way of publishing
_ENDS_OF_CASES = (*OUTCOMES_OF_CASES, *DONE, *UNDONE, "责令", "变更", "履行", "受理", "立案", "结果", "调解", "和解")
_MORE_OF_IT = ("涉及", "主要涉及", "内容涉及", "内容涵盖")  # 网站公开63条，涉及财政、人事等；微信公开42条
_THE_SAME_AGAIN = ("同时", "同步", "转发", "转载", "另", "还")
_TAKEN_PART = ("参加", "出席", "参与")  # 召开会议12次，其中专题会议5次，参加培训8次
_STOP = (";",)  # between the items of a list that holds lists
_WORDS_BEHIND = compiled(r"[^,。;:、\d]{2,14},\s?")  # 3份为网络申请，
_HALVES, _QUARTERS, _SEASONS = ("上半年", "下半年"), 4, "季度"
_CLOSED = compiled(r"[^,。;\d]{0,12}[。;]")  # the end of a statement, a few words on


# Parts that add up -----------------------------------------------------------------------------------------


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
    if surely_goes_on(parts, rest, total):
        return True
    return bool(rest) and (_is_one_more_name(total, parts, rest[0]) or _is_left_behind_answers(total, parts, rest[0]))


def surely_goes_on(parts: Sequence[Claim], rest: Sequence[Claim], total: Claim) -> bool:
    """Whether the words leave no doubt that what follows some parts that make up the total is listed with them."""
    if rest and (_is_rest(parts[-1], rest[0]) or _is_in_open_list(total, parts, rest[0])):
        return True
    if not all(is_next(*pair) or _is_name_behind(total, *pair) for pair in pairwise(parts)):
        return False
    if rest and len(parts) > 1 and all(is_joined(*pair) for pair in pairwise(parts)) and ";" in gap(parts[-1], rest[0]):
        return False
    more = going_on(parts[-1], rest, is_next)
    are_ends = all(part.tells(OUTCOMES_OF_CASES) for part in (*parts, *more))  # 维持3件、撤回1件
    if not more or _are_kinds_of(parts[-1], more) or (has_steps(more) and not are_ends):
        return False
    return sum_of(more) != total.value or _one_kind(parts[-1], more[0])


def _is_rest(last: Claim, part: Claim) -> bool:
    """Whether a count right behind another is what that one's list has for all others: …，其他信息18条."""
    words = words_between(last, part, (ENUMERATION, ",", ";")) or ""
    return words.startswith(CATCH_ALL) and bool(kind_of(part)) and not has_steps([part])


def _is_in_open_list(total: Claim, parts: Sequence[Claim], part: Claim) -> bool:
    """其中：甲类5条；乙类6条；丙类7条: whether a count is one more item of such a list, behind a colon."""
    lead = total.sentence.folded[max(total.end, parts[0].subject_start - 1) : parts[0].subject_start]
    are_items = len(parts) > 1 and ":" in lead and ";" in gap(parts[-2], parts[-1])
    return are_items and words_between(parts[-1], part, _STOP) is not None and not _DOING.search(part.words)


def _is_one_more_name(total: Claim, parts: Sequence[Claim], part: Claim) -> bool:
    """公开信息54条，其中预算信息18条，机构职能10条，…，公开指南1条: whether pieces of information are listed by names
    alone, a comma or 、 between one and the next, and a count is a small one more."""
    listed = [*parts, part]
    if len(listed) < _LEAST_NAMES or total.unit not in MEASURES_OF_PIECES or not total.is_called(PIECES):
        return False
    if sum_of(listed) > total.value * _LITTLE_MORE or _BESIDE.search(part.words):
        return False
    if any(_DOING.search(one.words) or channels(one) or has_steps([one]) for one in listed[1:]):
        return False
    return all(is_beside(*pair) for pair in pairwise(listed))


def _is_left_behind_answers(total: Claim, parts: Sequence[Claim], part: Claim) -> bool:
    """收到12件，其中予以公开9件，不予公开3件，结转下年1件: whether what is left of those received is told as one more
    item of the list of answers."""
    is_of_answers = len(parts) > 1 and all(one.tells((*ANSWERS, *OUTCOMES_OF_REQUESTS)) for one in parts)
    return is_of_answers and is_beside(parts[-1], part) and part.tells(LEFT_OVER) and not has_steps([total])


def _are_kinds_of(part: Claim, more: Sequence[Claim]) -> bool:
    """不予公开5件，不属于本机关3件，信息不存在2件: whether what follows a part tells more of it.

    No answer of the form is a kind of another.
    """
    return are_outcomes(part, more[0]) and sum_of(more) == part.value and not more[0].tells(ANSWERS)


def is_next(last: Claim, part: Claim) -> bool:
    """Whether a count is surely the next part of a list: joined by 、, or behind another mark one more of its kind."""
    if is_joined(last, part) or _stand_first(last, part):
        return True
    between = gap(last, part).lstrip()
    if between.startswith(_AND_ALSO) and not has_mark(between[1:]) and not _turns_to_ways([last], part):
        return True
    if not between.startswith((",", ";")) or begins_anew(last, part) or _turns_to_ways([last], part):
        return False
    return _one_kind(last, part) and not (_tells_something(between) or part.words.startswith(_SENT_UP))


def _stand_first(last: Claim, part: Claim) -> bool:
    """其中3份为网络申请，1份为邮寄申请: whether two numbers stand before their words, each of one kind of the same."""
    if _WORDS_BEHIND.fullmatch(gap(last, part)) is None:
        return False
    return any(last.tells(words) and part.tells(words) for words in (ANSWERS, APPLICANTS, WAYS_OF_ASKING))


def _one_kind(last: Claim, part: Claim) -> bool:
    """机构职能类信息8条，政策文件类信息5条: whether two counts are named after kinds of one thing."""
    if any(last.tells(words) and part.tells(words) for words in (ANSWERS, APPLICANTS)):
        return True
    if are_outcomes(last, part):
        return True
    words, own = last.words, part.words
    return words[-_ENDING:] == own[-_ENDING:] and min(len(words), len(own)) > _ENDING


# Parts that the words mark as one list ---------------------------------------------------------------------


def one_list(total: Claim, candidates: Sequence[Claim]) -> list[Claim]:
    """The candidates up to where the words turn to something else."""
    parts: list[Claim] = []
    first_step: int | None = None
    was_stopped = _are_items_up_to_rest(candidates)
    for place, part in enumerate(candidates):
        between = gap(parts[-1], part) if parts else ""
        is_step = has_steps([part], [total]) and not (parts and _is_kind(total, parts[-1], part))
        if is_step and first_step is None:
            first_step = len(parts)
        following = candidates[place + 1 : place + 2]
        is_turn = parts and _turns(parts, part, between, is_step, was_stopped)
        if parts and (_is_told_as(total, parts, part) or (is_turn and not _is_in_row(parts, part, following))):
            break
        was_stopped = was_stopped or _has_stop(between)
        parts.append(part)
    if first_step is not None and len(parts) > 1 and sum_of(parts) > total.value:
        are_grades = all(CONTENT in part.words for part in parts)  # 满意350份、较满意120份、不满意10份
        return parts if are_grades or _all_dealt_with(total, parts) else parts[:first_step]
    return parts


def _are_items_up_to_rest(candidates: Sequence[Claim]) -> bool:
    """其中甲类1条；乙类45条；其他共241条: whether semicolons part the items of a list that ends with all others."""
    pairs = takewhile(lambda pair: words_between(*pair, _STOP) is not None, pairwise(candidates))
    items = [part for _, part in pairs]
    return len(items) > 1 and kind_of(items[-1]).startswith(CATCH_ALL)


def _has_stop(between: str) -> bool:
    """Whether a semicolon or a full stop stands in the text between two counts."""
    return ";" in between or "。" in between


def _is_no_name(parts: Sequence[Claim], part: Claim) -> bool:
    """Whether the words of a count tell more than the name of a kind, and do not begin as those of the first one do:
    公开财政信息10条；公开事故的处置进展和防范措施信息10条."""
    first, own = (one.subject.removeprefix("其中").lstrip(",: ").removeprefix("主动") for one in (parts[0], part))
    return len(part.subject) > _LONG and not own.startswith(first[:_ALIKE])


def _turns(parts: Sequence[Claim], part: Claim, between: str, is_step: bool, was_stopped: bool) -> bool:
    """Whether a list ends before a count: a stop before other words, a step after kinds, a whole clause between.

    `was_stopped`: stops part the items before too, 甲类5条；乙类6条, and so tell nothing.
    """
    if _has_stop(between):
        if "。" in between and kind_of(parts[-1]).startswith(CATCH_ALL):  # 其他方式公开40条。政府采购信息203条
            return True
        if not (was_stopped or _is_next_way(parts, part, between)) and (
            is_step or _is_no_name(parts, part) or _turns_to_doing(parts, part)
        ):
            return True
    is_behind = between.lstrip().startswith((",", ";"))
    if (is_behind and turns_to_results(parts, part)) or turns_to_answers(parts, part):
        return True
    if has_digit(between) and _turns_to_doing(parts, part):  # 甲类信息9条，新开专栏6个，发布解读8条
        return True
    if _has_stop(between) or "," in between:
        if is_step and not has_steps(parts):
            return True
        if (part.unit in OF_EVENTS and not _are_events_alike(parts[-1], part)) or _turns_to_ways(parts, part):
            return True
    return _tells_something(between)


def turns_to_results(parts: Sequence[Claim], part: Claim) -> bool:
    """复议7件，其中涉及征地的3件，维持2件: whether some kinds are listed and then it is told how cases ended."""
    is_result = part.tells((*OUTCOMES_OF_CASES, *UNDONE)) and not part.tells(REQUESTS)
    return is_result and not any(
        one.tells((*_ENDS_OF_CASES, *CATCH_ALL, *OUTCOMES_OF_REQUESTS, *ANSWERS, *TASKS_DONE)) for one in parts
    )


def _is_told_as(total: Claim, parts: Sequence[Claim], part: Claim) -> bool:
    """甲局办结20件，其中予以公开12件；乙局办结30件: whether a count is told as done, or received, as the total is, and
    no part is."""
    is_received = total.is_called(RECEIVED) and part.is_called(RECEIVED) and _has_stop(gap(parts[-1], part))
    if is_received and not any(one.is_called(RECEIVED) for one in parts):
        return True
    return has_steps([part]) and not has_steps([part], [total]) and not has_steps(parts)


def turns_to_answers(parts: Sequence[Claim], part: Claim) -> bool:
    """其中乡镇收到12件，予以公开6件; 征地类申请2件，予以公开1件: whether some requests are told and then, at a comma,
    how they were answered."""
    if not part.tells((*ANSWERS, *OUTCOMES_OF_REQUESTS)) or "," not in gap(parts[-1], part):
        return False
    return all(
        one.is_called((*RECEIVED, *APPLICANTS)) or one.words.endswith(_REQUESTS_OF_A_KIND) or is_way_of_asking(one)
        for one in parts
    )


def _is_kind(total: Claim, last: Claim, part: Claim) -> bool:
    """Whether a count of what was done is one more part of a list: of what is left over, of cases that ended so,
    or, where no requests or cases are counted, of a kind of information, 甲类5条、信访答复2条."""
    is_of_things = not total.tells((*REQUESTS, *CASES))
    is_end_of_case = bool(topic(total)) and is_outcome(part, total)
    return is_end_of_case or _is_left_over(total, last, part) or (is_of_things and is_joined(last, part))


def _is_left_over(total: Claim, last: Claim, part: Claim) -> bool:
    """收到12件，其中予以公开9件、不予公开2件，结转下年1件: what is left over is told beside the answers."""
    return part.tells(LEFT_OVER) and last.tells(ANSWERS) and not has_steps([total])


def _all_dealt_with(total: Claim, parts: Sequence[Claim]) -> bool:
    """收到9件，其中答复7件，正在办理2件: whether what was received is parted in what is done and what is not; what is
    done may be of two years where a bracket tells more of it."""
    done, rest = parts[0], parts[-1]
    if len(parts) != 2 or "(" in done.sentence.folded[done.end : rest.start]:
        return False
    if total.is_called(TASKS):
        return done.tells(TASKS_DONE) and not done.tells(TASKS_OPEN) and rest.tells(TASKS_OPEN)
    is_of_requests = total.tells(("申请中",))  # 67件申请中，已办结62件
    is_received = (total.is_called(RECEIVED) or bool(topic(total)) or is_of_requests) and not has_steps([total])
    may_be_parted = is_received or total.is_called(DUE)
    return may_be_parted and done.tells(DONE) and not done.tells(UNDONE) and rest.tells(UNDONE)


def _turns_to_doing(parts: Sequence[Claim], part: Claim) -> bool:
    """甲类信息9条，乙类信息5条；发布解读8条: whether kinds are listed and then it is told what was done."""
    return _DOING.search(part.words) is not None and not any(_DOING.search(one.words) for one in parts)


def _turns_to_ways(parts: Sequence[Claim], part: Claim) -> bool:
    """预算信息9条，政策信息5条；通过微信发布信息89条: whether kinds are listed and then a way of publishing is told."""
    return _is_told_by_way(part) and not any(map(_is_told_by_way, parts))


def up_to_ways(run: Sequence[Claim]) -> list[Claim]:
    """其中规范性文件2件，利用电子屏发布信息89条: a run up to the first count that turns to a way of publishing."""
    turns = (
        place
        for place, (last, part) in enumerate(pairwise(run), 1)
        if not is_joined(last, part) and _turns_to_ways(run[:place], part)
        if not _is_in_row(run[:place], part, run[place + 1 : place + 2])
    )
    return list(run[: next(turns, len(run))])


def _is_next_way(parts: Sequence[Claim], part: Claim, between: str) -> bool:
    """网站70条，包括动态40条、公告30条；公众号推送30条: whether one more way is told behind a list within the last;
    同步 tells of the same again."""
    is_way = bool(channels(part)) and all(map(channels, parts))
    return is_way and has_digit(between) and not any(word in part.words for word in _THE_SAME_AGAIN)


def _is_in_row(parts: Sequence[Claim], part: Claim, following: Sequence[Claim]) -> bool:
    """甲类9条；乙类7条；网站信息85条；制度1条: whether a count that a way of publishing has is one more item of a list
    that semicolons part, between names alone."""
    row = [*parts[-_FEW_NAMES:], part, *following]
    if len(row) < _LEAST_NAMES or not channels(part) or any(_DOING.search(one.words) for one in row):
        return False
    return not channels(row[-1]) and all(words_between(*pair, _STOP) is not None for pair in pairwise(row))


def _is_told_by_way(count: Claim) -> bool:
    """微信公众号推送89条, 利用电子屏发布信息89条: whether a count is of what one way of publishing has."""
    return bool(channels(count)) or (count.words.startswith(_BY) and not count.tells(REQUESTS))


def _are_events_alike(last: Claim, part: Claim) -> bool:
    """Whether two counts of events read as kinds of one thing: 业务培训5期，保密培训2期; not 出席1次，在线访谈4次."""
    words, own = (claim.subject.removeprefix("其中").lstrip(", ") for claim in (last, part))
    if own.startswith(_TAKEN_PART):
        return False
    if words[-_ENDING:] == own[-_ENDING:] or max(len(words), len(own)) <= _SHORT or own.startswith(CATCH_ALL):
        return True
    return _told_more(last) == _told_more(part) != ""


def _told_more(count: Claim) -> str:
    """The words of the next number where it tells more of a count: 微博29个，发布信息60条；公众号41个，发布信息90条."""
    behind = _TOLD_MORE.match(count.sentence.folded, count.end)
    return behind[1] if behind else ""


def _tells_something(between: str) -> bool:
    """Whether a clause between two counts speaks of another matter; a change or a share belongs to the count."""
    plain = (clause.strip(" )") for clause in whole_clauses(between) if not clause.startswith(_MORE_OF_IT))
    return any(words and not has_digit(words) and not any(word in words for word in COMPARED) for words in plain)


def names_behind(total: Claim, counts: Sequence[Claim]) -> list[Claim]:
    """公布信息69条，动态61条，运输5条，建设3条，航务1条: the counts behind a total of information that are nothing but
    names of kinds, where they are a little more than it and no more of them could follow.

    公开建设信息6条，教育信息14条 are kinds beside each other, and less than the total need not be all, but for a list
    that ends with all others: 动态66条，其他信息4条.
    """
    if not _ALL_INFORMATION.search(total.words):
        return []
    names = going_on(total, counts, partial(_is_name_behind, total))
    following = counts[len(names) : len(names) + 1]
    is_ended = all(one.unit != total.unit or has_steps([one]) for one in following)
    if not (is_ended and _show_a_list(names)):
        return []
    is_little_more = total.value < sum_of(names) <= total.value * _LITTLE_MORE
    return names if is_little_more or is_catch_all(names[-1]) else []


def are_names_below(total: Claim, counts: Sequence[Claim]) -> bool:
    """公开信息100条。政策类60条，动态类30条，其他类10条: whether the sentence below a number of all information has
    names of kinds alone, the last for all others; not 其他50条未归类."""
    first, names = counts[0], list(takewhile(lambda one: one.sentence is counts[0].sentence, counts))
    if not (_ALL_INFORMATION.search(total.words) and is_catch_all(names[-1]) and len(names) > _FEW_NAMES):
        return False
    if first.sentence.folded[names[-1].end :].strip("。 "):
        return False
    is_head = not first.sentence.folded[: first.subject_start].strip() and _is_name(total, first, first.subject)
    return is_head and all(_is_name_behind(total, *pair) for pair in pairwise(names))


def _show_a_list(names: Sequence[Claim]) -> bool:
    """Whether names alone show a list: four of them, three from kind to kind (甲类、文件、丙类), two and 其他."""
    are_kinds = len(names) > _FEW_NAMES and all(name.words.endswith(_KIND) for name in (names[0], names[-1]))
    return len(names) >= _LEAST_NAMES or are_kinds or (len(names) >= _FEW_NAMES and is_catch_all(names[-1]))


def _is_name_behind(total: Claim, last: Claim, part: Claim) -> bool:
    """Whether a comma and a short name alone stand between a count and the next, of the same kind."""
    return _is_name(total, part, words_between(last, part) or "")


def _is_name(total: Claim, part: Claim, name: str) -> bool:
    """Whether the words before a count are a short name alone, of one kind of what a total counts."""
    is_alike = (part.unit, part.role) == (total.unit, total.role) and not part.approximate
    is_name = 1 < len(name) <= _SHORT_NAME and name.isalpha() and name == part.subject and not _DOING.search(name)
    return is_alike and is_name and not channels(part) and not has_steps([part])


_HEARD = compiled(
    r"[,:](?:经|由)[^,。;:\d]{0,12}(?:审理|审查|审议|复议|判决|裁定)后?,[^,。;:\d]{0,8}"
)  # 2件，经审理，维持1件


def outcomes_behind(total: Claim, counts: Sequence[Claim]) -> list[Claim]:
    """The counts behind a total up to the first that tells no outcome of what it counts."""
    return going_on(total, counts, partial(_tells_end, total))


def answers_behind(_: Claim, counts: Sequence[Claim]) -> list[Claim]:
    """The counts up to the first that is of no kind of answer."""
    return list(takewhile(lambda count: count.tells(OUTCOMES_OF_REQUESTS), counts))


def _tells_end(total: Claim, last: Claim, part: Claim) -> bool:
    """Whether a count behind another tells one outcome of what a total counts, or of all others."""
    is_end = is_outcome(part, total) or part.words.startswith(CATCH_ALL)
    is_behind = words_between(last, part) is not None or (last is total and _HEARD.fullmatch(gap(last, part)))
    return is_end and not is_of_other_cases(part, topic(total)) and bool(is_behind)


# The whole list --------------------------------------------------------------------------------------------


def closer(total: Claim, other: Claim, parts: Sequence[Claim]) -> bool:
    """文字解读20条 is of 政策解读, not of 公开信息: whether a part is named as one total is, not as the other."""
    ending = total.words[-_ENDING:]
    return other.words[-_ENDING:] != ending and any(part.words.endswith(ending) for part in parts)


def may_be_of_both(before: Claim, total: Claim, parts: Sequence[Claim]) -> bool:
    """办理建议10件、提案20件，其中主办15件、会办8件: whether a list too long for its total may be of it and the count
    beside it together; not one in a bracket, nor one of what became of those that the total tells of, nor one of all
    that is due (新收64件，上年结转3件，需办理67件)."""
    if parts[0].sentence is not total.sentence or total.is_called(DUE) or is_in_bracket_behind(total, parts[0]):
        return False
    is_told_of_total = has_parts_of_its_own(total, parts) or closer(total, before, parts)
    is_together = total.key < parts[0].key and before.role == total.role and is_beside(before, total)
    return is_together and sum_of(parts) <= before.value + total.value and not is_told_of_total


def closes(last: Claim, level: Sequence[Claim]) -> bool:
    """Whether a list ends where its statement ends: at a full stop or a semicolon, or at the last count."""
    text = last.sentence.folded
    return last is level[-1] or _CLOSED.match(text, last.end, last.end + 16) is not None


def is_exhaustive(parts: Sequence[Claim], announced: str = "") -> bool:
    """Whether a list says that it is complete: 分别为, or a part for all others, or all parts of a year; not if it
    closes with 等."""
    last = parts[-1]
    if last.sentence.folded[last.end : last.end + 2].lstrip().startswith("等") or last.subject.endswith("等"):
        return False
    if announced.startswith("分别") or _SEASONS in announced:
        return True
    return len(parts) > 1 and (has_catch_all(parts) or _make_up_a_year(parts))


def _make_up_a_year(parts: Sequence[Claim]) -> bool:
    """上半年300条，下半年385条: whether parts are the halves of a year, or its quarters."""
    words = [part.words for part in parts]
    are_halves = len(words) == len(_HALVES) and all(map(str.endswith, words, _HALVES))
    return are_halves or (len(words) == _QUARTERS and all(word.endswith(_SEASONS) for word in words))
