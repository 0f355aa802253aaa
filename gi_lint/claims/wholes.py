"""Which shares of a list are shares of one whole, and what a rate is the share of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.claims.marks import gap, is_beside, is_joined, outside_list
from gi_lint.claims.model import COUNT, PART, RATE, SHARE, TOTAL, WHOLE, Claim
from gi_lint.claims.openings import tells_division
from gi_lint.claims.words import CONTENT, LEFT_OVER, OF_EARLIER, RECEIVED
from gi_lint.patterns import compiled
from gi_lint.text import in_order

_RATE = compiled(r"(?:平均|总体|综合)?(?P<done>[^,;。:\d]{2,4})(?:率|的?比例)(?:为|达到?|是)?了?")  # 办结率为91.7%
_OPENS, _CLOSES = compiled(r"\([^,。;:()\d]{0,10}"), compiled(r"[^,。;:()\d]{0,8}\)")  # 95%（收到40件，办结38件）
_OPENS_DUE = compiled(r"\((?:应|需)[^,。;:()\d]{0,10}")  # （应解读23件）
_RIGHT_BEHIND = compiled(r"[\s,、]*")
_AMONG_THEM = compiled("之?中有?")
_IN_TIME = ("按时", "按期", "及时", "限时", "到期")  # of those due, not of all
_DUE = ("应办", "应答复", "需办理", "共办理")
_AMONG = "其中"
_AFTER_AMONG = compiled("^其中[,:]?")
_MOST_ITEMS = 8  # of a list that a rate may be of
_DISCLOSURE = "申请"  # a rate of all requests (100%) often means of those that were due
_PUBLISHED = "公开"
_MOST_BETWEEN = 6  # counts before one, of which one may be what it is a part of


def of_one_whole(shares: Sequence[Claim]) -> list[list[Claim]]:
    """Runs of shares of the same whole, in their order.

    A share without words for its whole is of the one named before it in its sentence: 占总数的60%；…占40%. Another
    division of it begins where the words say so (从方式看，…占60%；从申请人看，…占90%), or at a stronger mark behind
    all of a whole: 甲占60%，乙占40%；丙占90%.
    """
    runs: list[list[Claim]] = []
    for share in shares:
        if runs and _same_whole(runs[-1], share) and not _is_closed(runs[-1], share):
            runs[-1].append(share)
        else:
            runs.append([share])
    return runs


def _same_whole(run: Sequence[Claim], share: Claim) -> bool:
    if share.counted is not None and share.counted.subject.startswith(_AMONG) and not share.whole:
        return False  # 甲类60条，占75%，其中一类20条，占33.3%
    is_beside = share.sentence is run[-1].sentence
    is_of_it = share.whole == run[0].whole or (is_beside and not share.whole)
    return is_of_it and not tells_division(gap(run[-1], share))


def _is_closed(run: Sequence[Claim], share: Claim) -> bool:
    """Whether a run is all of its whole, and a stronger mark than those in it parts it from the next share."""
    if sum(listed.value for listed in run) != WHOLE:
        return False
    first, last = run[0], run[-1]
    if share.sentence is not last.sentence:
        return True
    text = share.sentence.folded
    within = text[first.end : last.start] if first.sentence is last.sentence else ";"
    return ";" not in within and ";" in text[last.end : share.start]


def _in_turn(word: str, text: str) -> bool:
    """办复 of 办理、回复: whether a text has the characters of a word one after the other; 回收 may stand as 收回."""
    return in_order(word, text) or word[::-1] in text


def rates_of_two(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """收到12件，办结11件，办结率91.7%: each rate as the share that the count right before it is, and what of.

    It may begin the next sentence. Not 100% of requests, which often means those that were due.
    """
    for place, rate in enumerate(claims):
        done = _done(rate)
        told = (
            read(claims, place, done) for read in (_in_bracket, _on_both_sides, _told_before, _told_in_list) if done
        )
        found = next(filter(None, told), None)
        if found is not None:
            part, whole = found
            yield rate._replace(role=SHARE, counted=part), whole


def _done(rate: Claim) -> str:
    """办结 of 办结率91.7%: what a rate tells the share of; empty for other claims and for rates of those due (按时)."""
    told = _RATE.fullmatch(rate.subject.strip()) if rate.role in (RATE, SHARE) and rate.counted is None else None
    is_of_all = told is not None and rate.value <= WHOLE and not told["done"].startswith(_IN_TIME)
    return told["done"] if told is not None and is_of_all else ""


def _in_bracket(claims: Sequence[Claim], place: int, done: str) -> tuple[Claim, Claim] | None:
    """办结率95%（收到40件，办结38件）, 纠错率20%（5件中1件）: the two counts in a bracket behind a rate."""
    rate, behind = claims[place], claims[place + 1 : place + 3]
    if len(behind) < 2 or behind[1].sentence is not rate.sentence:
        return None
    (whole, part), text = behind, rate.sentence.folded
    is_in_bracket = _OPENS.fullmatch(text, rate.end, whole.start) and _CLOSES.match(text, part.end)
    is_of_part = _AMONG_THEM.fullmatch(text, whole.end, part.start) or _tells_done(part, whole, done[-2:])
    is_share = is_in_bracket and is_of_part and 0 < whole.value >= part.value and _is_one_kind(rate, part, whole)
    return (part, whole) if is_share else None


def _on_both_sides(claims: Sequence[Claim], place: int, _: str) -> tuple[Claim, Claim] | None:
    """审计项目26个，公告率34.6%（9个）; 解读21件，解读率91.3%（应解读23件）: the count before a rate, and the one alone
    in a bracket behind it, which is the whole where it tells what is due."""
    rate, around = claims[place], claims[max(0, place - 1) : place + 2]
    if len(around) < 3 or not around[0].sentence is rate.sentence is around[2].sentence:
        return None
    (whole, _rate, part), text = around, rate.sentence.folded
    opening, is_behind = text[rate.end : part.start].strip(), text[part.end : part.end + 1] == ")"
    if _OPENS_DUE.fullmatch(opening):
        part, whole = whole, part
    elif opening != "(":
        return None
    is_share = is_behind and _RIGHT_BEHIND.fullmatch(text, around[0].end, rate.subject_start) is not None
    return (part, whole) if is_share and 0 < whole.value >= part.value and _is_one_kind(rate, part, whole) else None


def _told_before(claims: Sequence[Claim], place: int, done: str) -> tuple[Claim, Claim] | None:
    """收到12件，办结11件，办结率91.7%: the two counts before a rate."""
    if not place:
        return None
    near = outside_list(claims[max(0, place - 1 - _MOST_BETWEEN) : place], claims[place])
    before, part = _part_told(near, done)
    whole = _received_before(before, part)
    if whole is None or not _is_rate_of(done, claims[place], part, whole):
        return None
    return (part, whole) if part.value <= whole.value or _exceeds_all(before, part, whole) else None


def _told_in_list(claims: Sequence[Claim], place: int, done: str) -> tuple[Claim, Claim] | None:
    """公文80份，其中主动公开40份、依申请公开30份、不予公开10份，主动公开率50%: the item that a rate is called after, in
    a list that makes up its total."""
    rate, items = claims[place], []
    for item in reversed(claims[max(0, place - _MOST_ITEMS) : place]):
        items.append(item)
        if item.subject.startswith(_AMONG):
            break
    start = place - len(items)
    if start < 1 or not items[-1].subject.startswith(_AMONG) or items[-1].sentence is not rate.sentence:
        return None
    whole, named = claims[start - 1], [item for item in items if _AFTER_AMONG.sub("", item.subject) == done]
    is_all = whole.is_count and sum(item.value for item in items) == whole.value > 0
    is_rate = is_all and len(named) == 1 and all(_is_one_kind(rate, item, whole) for item in items)
    return (named[0], whole) if is_rate else None


def _is_one_kind(rate: Claim, part: Claim, whole: Claim) -> bool:
    """Whether two counts are of one kind, and exact as the rate is."""
    is_exact = not (whole.approximate or part.approximate or rate.approximate)
    return is_exact and {whole.role, part.role} <= {COUNT, TOTAL, PART} and whole.unit == part.unit != "%"


def _tells_done(part: Claim, whole: Claim, done: str) -> bool:
    """满意36份 of a 满意率: whether one of two counts alone is of what a rate is called after; 不满意 is not."""
    is_done = _in_turn(done, part.clause) and not _is_not(done, part)
    return is_done and not _in_turn(done, whole.clause)


def _is_not(done: str, part: Claim) -> bool:
    """不满意2份, 未解读3件, 3件没有解读: whether a count is of what a rate is not of."""
    told = (part.subject, part.clause.rpartition("#")[2])
    return any(no + done in words for words in told for no in ("不", "未", "没有"))


def _part_told(near: Sequence[Claim], done: str) -> tuple[list[Claim], Claim]:
    """What a rate tells the share of, the last count but for what it is not of, and the counts before that.

    办结36件，4件结转下年，办结率90%; 合格8家，不合格1家，合格率. None is before 13件（含2件转下年办结），办结率100%.
    """
    before, part = [claim for claim in near[:-1] if claim.is_count and claim.unit != "%"], near[-1]
    if part.tells(LEFT_OVER):
        if not (before and is_beside(before[-1], part)):
            return [], part
        part = before.pop()
    if _is_not(done, part):
        if not (before and (is_beside(before[-1], part) or _in_turn(done, before[-1].clause))):
            return [], part
        part = before.pop()
    return before, part


def _is_rate_of(done: str, rate: Claim, part: Claim, whole: Claim) -> bool:
    """Whether a rate, by its place and its words, is the share that one count is of another.

    Not where the two stand beside each other (满意86份、基本满意3份), or are grades, nor of what is published of more
    that was (公开信息87条，…40条，公开率95%).
    """
    if (
        is_joined(whole, part)
        or whole.subject.endswith(CONTENT)  # a grade, of which no rate is
        or (rate.value == WHOLE and _DISCLOSURE in whole.clause + part.clause)
    ):
        return False
    if done.endswith(_PUBLISHED) and _PUBLISHED in whole.subject:
        return False
    is_near = _tells_part_of(part, whole) and (rate.sentence is part.sentence or _begins_behind(part, rate))
    start = whole.end if whole.sentence is part.sentence else 0
    end = rate.start if rate.sentence is part.sentence else part.end
    is_one_list = is_near and ";" not in part.sentence.folded[start:end]
    return is_one_list and _is_one_kind(rate, part, whole) and whole.value > 0 and _in_turn(done, part.clause)


def _exceeds_all(before: Sequence[Claim], part: Claim, whole: Claim) -> bool:
    """诉求53件，办结59件，办结率99%: whether a part is more than the one count of its sentence that it may be of, and
    no word tells of those of earlier years."""
    beside = [claim for claim in before if claim.sentence is part.sentence]
    return beside == [whole] and not any(map(part.sentence.folded.__contains__, (*LEFT_OVER, *OF_EARLIER)))


def _received_before(before: Sequence[Claim], part: Claim) -> Claim | None:
    """受理60条，公开答复28条，已办结50条: the count before a part, or, where less, the last of those received."""
    if not before or before[-1].value >= part.value or before[-1].sentence is not part.sentence:
        return before[-1] if before else None
    near = [claim for claim in before if claim.sentence is part.sentence]
    received = (claim for claim in reversed(near) if claim.is_called((*RECEIVED, *_DUE)))
    return next(received, near[0] if len(near) == 1 else None)


def _tells_part_of(part: Claim, whole: Claim) -> bool:
    """答复90件。其中同意公开30件: whether a part stands in the sentence of its whole, or opens the next with 其中."""
    opens = part.subject.startswith(_AMONG) and not part.sentence.folded[: part.subject_start].strip()
    return whole.sentence is part.sentence or opens


def _begins_behind(part: Claim, rate: Claim) -> bool:
    """已办结11条。办结率91.7%: whether a rate begins the sentence behind one that ends with a count."""
    end, paragraph = part.sentence.place(part.end), part.sentence.paragraph
    between = paragraph.text[end : rate.sentence.start] if rate.sentence.paragraph is paragraph else ""
    return between.strip() == "。" and not rate.sentence.folded[: rate.subject_start].strip()
