"""Totals and the parts that a text lists for them.

A list may stand behind its total (其中…, 包括…, …如下：, 50件中…), in brackets after it, in the next sentence, a
paragraph below, or before it (…合计26件). Where the words leave open how far a list reaches, the reading in which the
figures agree is taken: a list that adds up is never a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from gi_lint.claims.model import COUNT, CUMULATIVE, LAST_YEAR, Breakdown, Claim

_REACH = 3  # paragraphs between a total and a list that stands below it
_MOST_PARTS = 200
_MOST_AFTER = 60  # counts of the following sentences that a list may go on to

_TRIGGER = re.compile(
    r"(?:^|[,。;:、)\s])\s*(?:其中|包括|具体(?:是|为|包括|如下)|主要(?:类别)?(?:有|为|包括|是|集中在|集中于|涉及)"
    r"|分别(?:是|为|有|属于|依据|来自|涉及))"
)
_TRIGGER_NEXT = re.compile(r"^\s*,?\s*(?:涉及|均为|均系|含|包含)")
_OF_THEM = re.compile(r"^[^,。;:()\d]{0,14}?(?:之中|当中|中|里)(?:\s*[,:有除]|$)")
_COLON = re.compile(r"^[^,。;:()\d]{0,16}:|^\s*,[^,。;:()\d]{0,12}(?:分|构成|如下|为|是|包括)[^,。;:()\d]{0,4}:")
_AGAIN = re.compile(r"[;,。]\s*(?:按|从)[^,。;:\d]{1,10}(?:分|看|划分)\s*[,:]")  # 按来源分：…；按主体分：…
_LIST_HEAD = re.compile(
    r"(?:类别|情况|内容|方面|领域|分类|包括|如下|分别)(?:有|为|是|如下|包括)?\s*:\s*$|(?:有|为|包括)\s*:\s*$"
)
_SUM_BEFORE = re.compile(r"(?:合计|总计|共计|总共|总数为?|共)(?:为|达|有)?\s*$")
_SURE_SUM = re.compile(r"(?:合计|总计|两项共计?|[三四五六七八九]类共计?|[三四五六七八九]项共计?)(?:为|达)?\s*$")
_SUM_OF_ALL = re.compile(r"以上[^,。;]{0,4}(?:合计|共|总计)")
_APART = re.compile(r"另(?:有|外|收|$)|不含|此外")
_STEPS = ("结转", "顺延", "转入", "办结", "答复", "撤回", "批准", "完成", "办理", "采用", "采纳", "整改")
# 办结36件，结转下年1件。其中予以公开20件: the answers are of those completed.
_LEFT_OVER = re.compile("结转|顺延|转入|延至")
_ANSWER = re.compile("(?:予以|同意|部分|不予)公开|无法提供|不予处理|其他处理")
_CATCH_ALL = ("其他", "其它", "其余", "剩余", "余下")
_DOCUMENTS = frozenset("件条篇期次个份则项幅部起宗")  # measure words that may stand in one list
_MEASURES = {"名": "人"}
_BRACKET = re.compile(r"\([^()]*\)?")
_MARK = re.compile("[,。;:!?]")
_ENUMERATED = re.compile(r"\s*(?:[、和及与或/]|以及|$)")


def read_breakdowns(claims: Sequence[Claim]) -> tuple[Breakdown, ...]:
    """The totals whose parts the text lists, paragraph by paragraph."""
    found: list[Breakdown] = []
    counts = [claim for claim in claims if claim.role in (COUNT, LAST_YEAR, CUMULATIVE) and claim.unit not in ("%", "")]
    for _, group in groupby(counts, key=lambda claim: claim.sentence.number):
        found.extend(_Paragraph(list(group)).read())
    found.extend(_below(counts, found))
    return tuple(sorted(found, key=lambda breakdown: breakdown.total.key))


class _Paragraph:
    """The counts of one paragraph, each on its level: the sentence itself or a bracket in it."""

    def __init__(self, counts: list[Claim]) -> None:
        self.counts = counts
        self.place = {count.key: index for index, count in enumerate(counts)}
        self.levels = list(_levels(counts))
        self.parts: set[tuple[int, int, int]] = set()
        self.totals: set[tuple[int, int, int]] = set()

    def read(self) -> Iterator[Breakdown]:
        for owner, level in self.levels:
            if owner is not None:
                yield from self._kept(_bracketed(owner, level))
        outer = [level for owner, level in self.levels if owner is None]
        for index, level in enumerate(outer):
            following = [count for later in outer[index + 1 :][:8] for count in later][:_MOST_AFTER]
            yield from self._lists(level, following)
        for _, level in self.levels:
            yield from self._kept(*_sums_behind(level, self.parts, self.totals))
        yield from self._kept(_sum_of_all(self.counts, self.parts, self.totals))
        for _, level in self.levels:
            yield from self._plain(level)

    def _kept(self, *found: Breakdown | None) -> Iterator[Breakdown]:
        for breakdown in found:
            if breakdown is not None:
                self.totals.add(breakdown.total.key)
                self.parts.update(part.key for part in breakdown.parts)
                yield breakdown

    def _lists(self, level: list[Claim], following: list[Claim]) -> Iterator[Breakdown]:
        """The lists that words announce after a total of this level."""
        position = 0
        for position in range(len(level)):
            gap, rest = _gap(level, position), level[position + 1 :][:_MOST_PARTS]
            if gap is not None and (kind := _announced(gap, is_next=bool(rest))):
                found = self._list(level, position, rest, following, kind)
                yield from self._kept(found)
                if found is not None:
                    yield from self._kept(*_again(found, level))
        last = level[-1] if level else None
        if last is not None and following:
            opening = following[0].sentence.folded[: following[0].start]
            if following[0].sentence.number == last.sentence.number and _opens_list(opening, last):
                yield from self._kept(self._list(level, len(level) - 1, following, [], "其中"))

    def _list(
        self, level: list[Claim], position: int, rest: list[Claim], following: list[Claim], kind: str
    ) -> Breakdown | None:
        total = _total_for(level, position, rest)
        if total is None or (total.key in self.totals and kind != "其中"):
            return None
        return _breakdown(total, rest, following, kind)

    def _plain(self, level: list[Claim]) -> Iterator[Breakdown]:
        """复议14件，维持12件，纠正2件: no word announces the list, but the figures do."""
        for position, total in enumerate(level[:-2]):
            if total.key in self.totals or total.value < 2:
                continue
            rest = [count for count in level[position + 1 :][:20] if count.key not in self.parts]
            parts = _adding_up(total, _comparable(total, rest))
            if any(topic(part) not in ("", topic(total)) for part in parts):
                continue
            if len(parts) > 1 and parts[0] is level[position + 1] and not _has_steps(parts) and _closes(parts, level):
                yield from self._kept(Breakdown(total, tuple(parts), False))


def _levels(counts: Sequence[Claim]) -> Iterator[tuple[Claim | None, list[Claim]]]:
    """The counts of each sentence, and those of each bracket in it with the count that the bracket follows.

    A bracket that holds a number alone, 征地拆迁(38件), is no level of its own; brackets in brackets are passed over.
    """
    for _, group in groupby(counts, key=lambda claim: claim.sentence.start):
        outer: list[Claim] = []
        inner: list[Claim] = []
        bracket = -1
        for count in group:
            opening = _bracket_around(count, outer[-1].end if outer else 0)
            if opening < 0 or _alone_in_bracket(count, opening):
                if inner:
                    yield (outer[-1] if outer else None), inner
                    inner = []
                outer.append(count)
            else:
                if inner and opening != bracket:
                    yield (outer[-1] if outer else None), inner
                    inner = []
                bracket = opening
                inner.append(count)
        if inner and outer:
            yield outer[-1], inner
        yield None, outer


def _bracket_around(count: Claim, since: int) -> int:
    """Where the bracket that a count stands in opens; -1 if it stands in none."""
    text = count.sentence.folded
    since = max(since, count.start - 4 * _MOST_PARTS)
    opening = text.find("(", since, count.start)
    while opening >= 0:
        close = text.find(")", opening, count.start)
        if close < 0:
            return opening
        opening = text.find("(", close, count.start)
    return -1


def _alone_in_bracket(count: Claim, opening: int) -> bool:
    text = count.sentence.folded
    return not text[opening + 1 : count.start].strip() and text[count.end : count.end + 1] == ")"


def _gap(level: Sequence[Claim], position: int) -> str | None:
    """The text from a count to the next one of its level, brackets left out; None after the last."""
    if position + 1 >= len(level):
        return None
    count, following = level[position], level[position + 1]
    return _BRACKET.sub("", count.sentence.folded[count.end : following.start])


def _announced(gap: str, is_next: bool) -> str:
    """The kind of words that announce a list in the text behind a total; empty if there are none."""
    trigger = _TRIGGER.search(gap)
    if trigger is not None:
        return trigger[0].lstrip(",。;:、) ")
    if not is_next:
        return ""
    if _OF_THEM.match(gap):
        return "中"
    if _COLON.match(gap):
        return ":"
    return "涉及" if _TRIGGER_NEXT.match(gap) else ""


def _opens_list(opening: str, last: Claim) -> bool:
    """Whether a sentence begins with words that announce parts of what was counted last."""
    behind = last.sentence.folded[last.end :]
    return len(behind) < 2 * _MOST_PARTS and _TRIGGER.match(_BRACKET.sub("", opening).lstrip()) is not None


def _total_for(level: Sequence[Claim], position: int, rest: Sequence[Claim]) -> Claim | None:
    """The total that an announced list is about: the count before it, or an earlier one on the topic of its parts."""
    last = level[position]
    if not rest:
        return None
    first = rest[0]
    is_left_over = _LEFT_OVER.search(last.subject) is not None and _ANSWER.search(first.subject) is not None
    if _on_topic(first, last) and (_is_comparable(last, first) or position == 0) and not is_left_over:
        return last
    for earlier in reversed(level[max(0, position - 4) : position]):
        if _is_comparable(earlier, first) and _on_topic(first, earlier) and earlier.unit == first.unit:
            return earlier
    return last if _on_topic(first, last) and not is_left_over else None


def topic(claim: Claim) -> str:
    """Reviews and suits are told side by side; which of them a count is about."""
    if "起诉" in claim.subject:
        return "诉讼"
    suits, reviews = "诉讼" in claim.subject, "复议" in claim.subject
    return "" if suits == reviews else "诉讼" if suits else "复议"


def _on_topic(part: Claim, total: Claim) -> bool:
    """Whether a count may be about the same cases as a total; one of all cases has parts of either kind."""
    return topic(part) in ("", topic(total)) or not topic(total)


def _is_comparable(total: Claim, part: Claim) -> bool:
    """Whether a count may be a part of a total: of one unit and of one year."""
    years = (total.role, part.role)
    same_year = total.role == part.role or years == (COUNT, CUMULATIVE)
    return same_year and (_measure(part) == _measure(total) or {part.unit, total.unit} <= _DOCUMENTS)


def _measure(claim: Claim) -> str:
    return _MEASURES.get(claim.unit, claim.unit)


def _comparable(total: Claim, counts: Sequence[Claim], mixed: bool = False) -> list[Claim]:
    """The counts that may be parts of a total, up to the first that begins something else."""
    found: list[Claim] = []
    for count in counts:
        if found and (_begins_anew(found[-1], count) or not _on_topic(count, total)):
            break
        if _is_comparable(total, count) and (mixed or _measure(count) == _measure(total)):
            found.append(count)
    return found


def _begins_anew(last: Claim, count: Claim) -> bool:
    """Whether a count begins a new statement: another 其中, something told apart, a sum."""
    text = count.sentence.folded
    start = last.end if last.sentence is count.sentence else 0
    between = _BRACKET.sub("", text[start : count.start])
    return "其中" in between or _APART.search(between) is not None or _SUM_BEFORE.search(between) is not None


def _breakdown(total: Claim, rest: Sequence[Claim], following: Sequence[Claim], kind: str) -> Breakdown | None:
    """The parts of an announced list: those that add up to the total, else those that the words mark as one list."""
    for mixed in (False, True):
        candidates = _comparable(total, rest, mixed)
        parts = _adding_up(total, candidates)
        if parts and (len(parts) > 1 or not mixed):
            return Breakdown(total, tuple(parts), False)
    onward = [*rest, *following]
    parts = _adding_up(total, _comparable(total, onward)) if following else []
    if len(parts) > 1:
        return Breakdown(total, tuple(parts), False)
    parts = _one_list(total, _comparable(total, rest, _is_mixed(total, rest)))
    if not parts:
        return None
    return Breakdown(total, tuple(parts), _is_exhaustive(kind, parts))


def _is_mixed(total: Claim, rest: Sequence[Claim]) -> bool:
    """Whether a list in several measure words is one list: no comma in it, the total's own word among them."""
    listed = [count for count in rest if {count.unit, total.unit} <= _DOCUMENTS]
    if len(listed) < 2 or all(count.unit != total.unit for count in listed):
        return False
    between = (listed[0].sentence.folded[a.end : b.start] for a, b in pairwise(listed))
    return all(_ENUMERATED.match(_BRACKET.sub("", text)) for text in between)


def _adding_up(total: Claim, candidates: Sequence[Claim]) -> list[Claim]:
    """The first candidates that make up the total, with the zeros after them; empty if none do."""
    running, slack = Decimal(0), total.slack
    for length, part in enumerate(candidates, 1):
        running, slack = running + part.value, slack + part.slack
        if abs(running - total.value) <= slack and total.value:
            zeros = 0
            while length + zeros < len(candidates) and candidates[length + zeros].value == 0:
                zeros += 1
            return list(candidates[: length + zeros])
        if running > total.value + slack:
            break
    return []


def _one_list(total: Claim, candidates: Sequence[Claim]) -> list[Claim]:
    """The candidates up to where the words turn to something else."""
    parts: list[Claim] = []
    strongest = 0
    for part in candidates:
        if parts:
            between = _between(parts[-1], part)
            strength = 2 if ";" in between or "。" in between else 1 if "," in between else 0
            if _turns(parts, part, between, strength, strongest):
                break
            strongest = max(strongest, strength)
        parts.append(part)
    if sum((part.value for part in parts), Decimal(0)) > total.value and len(parts) > 1 and _has_steps(parts):
        first = next(index for index, part in enumerate(parts) if _has_steps([part]))
        return parts[:first]
    return parts


def _between(last: Claim, part: Claim) -> str:
    if last.sentence is not part.sentence:
        return "。" + part.sentence.folded[: part.start]
    return _BRACKET.sub("", part.sentence.folded[last.end : part.start])


def _turns(parts: Sequence[Claim], part: Claim, between: str, strength: int, strongest: int) -> bool:
    """Whether a list ends before a count: a stronger mark before other words, a whole clause between, a new step."""
    is_step = _has_steps([part])
    if strength > max(strongest, 1) and (is_step or len(part.subject) > 14 or len(_MARK.findall(between)) > 1):
        return True
    if strength and is_step and not _has_steps(parts):
        return True
    marks = [piece for piece in _MARK.split(between)[1:-1] if piece.strip(" )") and not any(map(str.isdigit, piece))]
    return bool(marks) and not any(word in "".join(marks) for word in ("占", "上年", "去年", "同比", "持平"))


def _has_steps(parts: Sequence[Claim]) -> bool:
    return any(word in part.subject or word in part.clause for part in parts for word in _STEPS)


def _closes(parts: Sequence[Claim], level: Sequence[Claim]) -> bool:
    """Whether a list ends where its statement ends: at a full stop or a semicolon, or at the last count."""
    last = parts[-1]
    text = last.sentence.folded
    return last.key == level[-1].key or re.match(r"[^,。;\d]{0,12}[。;]", text[last.end : last.end + 16]) is not None


def _is_exhaustive(kind: str, parts: Sequence[Claim]) -> bool:
    last = parts[-1]
    if re.match(r"\s*等", last.sentence.folded[last.end : last.end + 3]) or last.subject[-1:] == "等":
        return False
    return kind.startswith("分别") or _has_catch_all(parts)


def _has_catch_all(parts: Sequence[Claim]) -> bool:
    last = parts[-1].subject
    named = (part.subject.removeprefix("其中").lstrip(", ") for part in parts)
    return any(word in last for word in _CATCH_ALL) or any(subject.startswith(_CATCH_ALL) for subject in named)


def _again(found: Breakdown, level: Sequence[Claim]) -> Iterator[Breakdown]:
    """按来源分：…；按主体分：…: a second list of the same total."""
    keys = [count.key for count in level]
    last = found.parts[-1].key
    position = keys.index(last) if last in keys else len(keys)
    gap = _gap(level, position) if position + 1 < len(level) else None
    if gap is not None and _AGAIN.match(gap):
        another = _breakdown(found.total, level[position + 1 :], [], ":")
        if another is not None:
            yield another


def _bracketed(owner: Claim, level: list[Claim]) -> Breakdown | None:
    """The parts in the bracket behind a count."""
    text = owner.sentence.folded
    opening = text.rfind("(", owner.end, level[0].start)
    between, lead = text[owner.end : max(opening, owner.end)], text[opening + 1 : level[0].start].lstrip()
    if len(between) > 8 or _MARK.search(between) or _APART.match(lead):
        return None
    parts = _adding_up(owner, _comparable(owner, level)) or _adding_up(owner, _comparable(owner, level, mixed=True))
    if parts:
        return Breakdown(owner, tuple(parts), False)
    parts = _one_list(owner, _comparable(owner, level))
    total_in_steps = sum((part.value for part in parts), Decimal(0)) > owner.value and _has_steps(parts)
    if not parts or total_in_steps:
        return None
    return Breakdown(owner, tuple(parts), "分别" in lead[:4] or _has_catch_all(parts))


def _sums_behind(
    level: Sequence[Claim], parts: set[tuple[int, int, int]], totals: set[tuple[int, int, int]]
) -> Iterator[Breakdown]:
    """书面申请5件、网上申请21件，合计26件: a total behind its parts."""
    free: list[Claim] = []
    for count in level:
        head = count.sentence.folded[max(0, count.start - 12) : count.start]
        if len(free) > 1 and count.key not in totals and _SUM_BEFORE.search(head):
            found = _summed(count, free, sure=_SURE_SUM.search(head) is not None)
            if found is not None:
                yield found
                free = []
                continue
        if count.key not in parts:
            free.append(count)
        else:
            free = []


def _summed(total: Claim, free: Sequence[Claim], sure: bool) -> Breakdown | None:
    """The counts before a sum that make it up; if none do and it is surely their sum, all of them."""
    same_year = [count for count in free[-_MOST_PARTS:] if count.role == total.role]
    for units in ({total.unit}, _DOCUMENTS):
        nearest_first = [count for count in reversed(same_year) if count.unit in units]
        parts = _adding_up(total, nearest_first)
        if len(parts) > 1:
            return Breakdown(total, tuple(reversed(parts)), True)
    if not sure or any(count.unit != total.unit for count in same_year) or _has_steps(same_year):
        return None
    return Breakdown(total, tuple(same_year), True)


def _sum_of_all(
    counts: Sequence[Claim], parts: set[tuple[int, int, int]], totals: set[tuple[int, int, int]]
) -> Breakdown | None:
    """…。以上合计2849条: the sum of what the paragraph has counted."""
    for position, count in enumerate(counts):
        head = count.sentence.folded[max(0, count.start - 12) : count.start]
        if position > 1 and count.key not in totals and _SUM_OF_ALL.search(head):
            return _summed(count, [c for c in counts[:position] if c.key not in parts], sure=False)
    return None


def _below(counts: Sequence[Claim], known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """主要类别有：… one paragraph below: parts of the last total above that is no part of another."""
    parts_of_others = {part.key for breakdown in known for part in breakdown.parts}
    for position, first in enumerate(counts):
        if not _LIST_HEAD.search(first.sentence.folded, max(0, first.subject_start - 12), first.subject_start):
            continue
        above = [
            count
            for count in counts[max(0, position - _MOST_AFTER) : position]
            if 0 < first.sentence.number - count.sentence.number <= _REACH
            and count.unit == first.unit
            and count.key not in parts_of_others
        ]
        same = [c for c in counts[position : position + _MOST_PARTS] if c.sentence.number == first.sentence.number]
        found = _breakdown(above[-1], same, [], "其中") if above else None
        if found is not None and len(found.parts) > 2:
            yield found
