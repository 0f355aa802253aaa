"""Percentage points: the two percentages that they are the difference of (98.6%，比上年的96.5%上升2.1个百分点)."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.claims import CHANGE, LAST_YEAR, Claim, without_brackets
from gi_lint.patterns import compiled

EARLIER = r"(?:上年|上一年|去年|20\d\d年)度?"  # a year told by its number need not be the last
_ON_FIGURE = compiled(
    rf",?[^,。;:()\d]{{0,6}}(?:同)?[比较]{EARLIER}(?:同期)?的?\(?|\({EARLIER}(?:同期)?的?为?"
)  # ，比上年的
_BY = (  # 提高了, 大幅上升; not 高于全市平均, 两年提高
    "(?:的水平)?(?:累计|大幅|明显|显著|稳步|净|约|共|再)*"
    "(?:提高|提升|上升|上涨|增长|增加|下降|降低|减少|回落|下滑|高出|升|降|增|减|高|低|多|少)(?:幅度)?了?(?:约|近)?"
)
_FROM_FIGURE = compiled(rf"\)?,?(?:同比)?{_BY}")  # ）上升
_ROSE = compiled(r"[^,。;:()\d]{0,6}(?:至|到|为)(?:20\d\d年|今年|本年)?度?的?")  # 提高到2023年的
_BY_POINTS = compiled(rf",?(?:同比|[比较]{EARLIER}(?:同期)?(?:相比)?)?,?{_BY}")  # ，提高了; ，比上年提高
_LAST_BEHIND = compiled(rf"[,(]{EARLIER}(?:同期)?的?为?")


def compared_points(change: Claim, before: Sequence[Claim], behind: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """This year's percentage and last year's, where a change in percentage points stands right behind the two of them,
    or between them; `before` are the claims before it in its sentence, `behind` the next one, if there is any."""
    return _with_both_before(change, before) or _with_last_behind(change, before, behind)


def _with_last_behind(change: Claim, before: Sequence[Claim], behind: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """77.8%，同比提高11.1个百分点（上年66.7%）."""
    if not (before and behind and _is_percentage(before[-1]) and _is_percentage(behind[0])):
        return None
    (now, then), text = (before[-1], behind[0]), change.sentence.folded
    is_told = _BY_POINTS.fullmatch(text, now.end, change.start) and _LAST_BEHIND.fullmatch(text, change.end, then.start)
    return (now, then) if is_told and now.role != LAST_YEAR == then.role else None


def _with_both_before(change: Claim, before: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    if len(before) < 2 or not _is_percentage(before[-1]):
        return None
    last, behind = before[-1], change.sentence.folded[before[-1].end : change.start]
    if last.role == LAST_YEAR:
        now = _figure_compared(last, before[:-1])
        return (now, last) if now is not None and _FROM_FIGURE.fullmatch(behind) else None
    first = before[-2]
    rose = _ROSE.fullmatch(without_brackets(last.sentence.folded[first.end : last.start]))
    is_level = _is_percentage(first) and first.role == LAST_YEAR and rose is not None
    return (last, first) if is_level and _BY_POINTS.fullmatch(behind) else None


def _figure_compared(then: Claim, before: Sequence[Claim]) -> Claim | None:
    """This year's percentage that one of an earlier year is compared with; other comparisons may stand between."""
    if not _ON_FIGURE.fullmatch(then.sentence.folded, before[-1].end, then.start):
        return None
    now = next((claim for claim in reversed(before) if claim.role not in (CHANGE, LAST_YEAR)), None)
    return now if now is not None and _is_percentage(now) else None


def _is_percentage(claim: Claim) -> bool:
    return claim.unit == "%" and claim.role != CHANGE and not claim.approximate
