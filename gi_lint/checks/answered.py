"""Letters, calls, proposals: not more of them answered than came in (收到来信35件，回复38件)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, Outcome, claim_operand
from gi_lint.claims import RECEIVED, THIS_YEAR, Claim, joined, without_brackets
from gi_lint.language import say
from gi_lint.patterns import any_of, compiled

_RECEIVED = any_of((*RECEIVED, "交办"))
_ANSWERED = compiled(  # 均已按时办结, 回复
    r"[,、\s]{0,2}(?:已|共|均|并|全年|实际|按[时期]|及时|依法|全部|认真|合计|总共|目前|累计)*"
    r"(?:答复|回复|办结|办复|回应|反馈|办理完毕|处理完毕)(?:了|完毕|完成)?"
)
_OF_MORE = compiled(  # of more than came in then, or of what came in within a part of the year
    r"新|每|[日月年周]均|\d月|[上下]半年|季度|结转|转结|上年|上一年|去年|往年|历年|历史|存量|遗留|积压|前期|以来|累计|主动|[含其]中?"
)
_INCLUDED = compiled(r"[^,。;:]{0,6}\([^()]{0,10}(?:含|包括)")  # 回复38件（含转办3件）
_MOST_CLAIMS = 200  # looked at in one sentence


def more_answered(claims: Sequence[Claim]) -> Iterator[Outcome]:
    """Where a count of what was answered stands right behind the only one of what came in, and is more."""
    for _, group in groupby(claims, key=lambda claim: claim.key[:2]):
        sentence = [claim for claim in group if claim.is_count][:_MOST_CLAIMS]
        for place, (came, done) in enumerate(pairwise(sentence)):
            if done.value > came.value and _are_told_together(came, done) and not _came_more(sentence[:place], came):
                yield _breach(came, done)


def _are_told_together(came: Claim, done: Claim) -> bool:
    text = came.sentence.folded
    are_counts = {came.role, done.role} <= set(THIS_YEAR) and came.unit == done.unit not in ("%", "人", "名", "人次")
    if not are_counts or came.approximate or done.approximate or came.quantities or done.quantities:
        return False
    between = without_brackets(text[came.end : done.start])
    is_beside = between.startswith((",", "、")) and _ANSWERED.fullmatch(between) is not None
    is_received = _RECEIVED.search(came.subject) is not None and "回复" not in came.subject
    return is_beside and is_received and not _tells_of_more(came, done)


def _tells_of_more(came: Claim, done: Claim) -> bool:
    """Whether what was answered may have come from elsewhere too: 上年结转, 累计, 回复38件（含转办3件）."""
    told = came.sentence.folded[came.subject_start : done.end]
    return _OF_MORE.search(told) is not None or _INCLUDED.match(came.sentence.folded, done.end) is not None


def _came_more(before: Sequence[Claim], came: Claim) -> bool:
    """收到来信20件，受理来电15件，回复35件: whether something else came in before it in its part of the sentence."""
    part = [one for one in before if one.unit == came.unit and ";" not in one.sentence.folded[one.end : came.start]]
    return bool(part)


def _breach(came: Claim, done: Claim) -> Outcome:
    place = joined([came, done])
    said = "“{place.quote}”，办理的比收到的多 {difference}；如含上年结转或别处转来的，请写明"
    return Outcome(
        FAIL,
        say(said, place=place, difference=figure(done.value - came.value)),
        place,
        expected=figure(came.value),
        actual=figure(done.value),
        operands=(claim_operand(came), claim_operand(done)),
        related=(came.location,),
        key=done.subject,
        compared=(came, done),
    )
