"""Totals and the parts that a paragraph lists for them.

A list may stand behind its total (其中…, 包括…, 如下：…, 50件中…), in brackets after it, in the next sentence, or
before it (…合计26件). Where the words leave open how far a list reaches, the reading in which the
figures agree is taken: a list that adds up is never a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice, pairwise, product, takewhile

from gi_lint.claims import extent, marks, matters, openings, sums
from gi_lint.claims.divisions import divided_behind, divided_below
from gi_lint.claims.marks import gap
from gi_lint.claims.measures import comparable, is_comparable, is_mixed, measure, sum_of
from gi_lint.claims.model import CUMULATIVE, Breakdown, Claim, Found
from gi_lint.claims.words import ANSWERS, DONE, LEFT_OVER, MEASURES_OF_PIECES, PIECES, REQUESTS

_MOST_PARTS = 100  # of one total
_MOST_ONWARD = 60  # counts of the following sentences that a list may go on to
_MOST_DIVISIONS = 4  # of one total
_MOST_COUNTS = 500  # of one sentence that may be totals
_SLIP = 2  # times a count that parts of its own may come to by a slip
_OF_BODIES = ("个", "家")
_MOST_PLAIN = 20  # counts after a total that may be parts without a word that says so


class Counted:
    """The counts of one paragraph, each on its level: the sentence itself or a bracket in it."""

    def __init__(self, counts: Sequence[Claim]) -> None:
        self.counts = counts
        self.found = Found()
        self.included = list(_included(counts))
        within = {breakdown.parts[0].key for breakdown in self.included}
        told = [count for count in counts if count.key not in within] if within else counts
        self.levels = list(marks.levels(told))
        self.anew = {count.key for _, level in self.levels for count in _that_begin_anew(level)}

    def read(self) -> Iterator[Breakdown]:
        yield from self.found.keep(*self.included)
        for owner, level in self.levels:
            if owner is not None:
                yield from self.found.keep(self._bracketed(owner, level))
        outer = [level for owner, level in self.levels if owner is None]
        for index, level in enumerate(outer):
            onward = [count for later in outer[index + 1 : index + 9] for count in later[:_MOST_ONWARD]]
            yield from self._announced(level, onward[:_MOST_ONWARD])
        for _, level in self.levels:
            yield from self._sums_behind(level)
        yield from self.found.keep(self._sum_of_all())
        for _, level in self.levels:
            yield from self._plain(level)
        for above, level in pairwise([[], *outer]):
            yield from self.found.keep(self._with_rest(level, above[-1:]))
        for _, level in self.levels:
            yield from divided_behind(level, self.found)
        yield from divided_below(outer, self.found)

    def _bracketed(self, owner: Claim, level: Sequence[Claim]) -> Breakdown | None:
        """The parts in the bracket behind a count."""
        text = owner.sentence.folded
        opening = max(text.rfind("(", owner.end, level[0].start), owner.end)
        between, lead = text[owner.end : opening], text[opening + 1 : level[0].start].lstrip()
        if any(mark in between for mark in ",。;:") or sums.is_apart(lead) or sums.says_surely_sum(level[0]):
            return None  # 公告类60条（两类合计180条）
        run = self._run(owner, level[:_MOST_PARTS])
        for mixed in (False, True):
            if parts := extent.adding_up(owner, comparable(owner, run, mixed)):
                return Breakdown(owner, tuple(parts), False)
        if level[0].unit in _OF_BODIES and level[0].value > owner.value:
            return None  # 118个部门（含下属单位212个）: of other things
        parts = extent.one_list(owner, comparable(owner, run)) or _too_many_pieces(owner, run)
        if not parts or (sum_of(parts) > owner.value and matters.has_steps(parts, [owner])):
            return None
        return Breakdown(owner, tuple(parts), extent.is_exhaustive(parts, lead))

    def _announced(self, level: Sequence[Claim], onward: Sequence[Claim]) -> Iterator[Breakdown]:
        """The lists that words announce after a total, in its sentence or at the beginning of the next."""
        for position, pair in enumerate(islice(pairwise(level), _MOST_COUNTS)):
            kind = openings.announcement(gap(*pair))
            if kind:
                found = self._list(level, position, level[position + 1 : position + 1 + _MOST_PARTS], kind)
                if found is not None and kind.startswith(openings.ALL_KINDS):
                    found = self._of_all_listed(found, level[: position + 1])
                yield from self._with_divisions(found, level)
        if level and onward and (openings.opens_list(onward[0]) or extent.are_names_below(level[-1], onward)):
            found = self._list(level, len(level) - 1, onward, openings.ALL_KINDS)
            found = self._of_what_is_told(found, level) if found is not None else None
            yield from self._with_divisions(found, onward)

    def _of_all_listed(self, found: Breakdown, level: Sequence[Claim]) -> Breakdown | None:
        """申请40件，自然人30件、企业10件，其中网络20件: a list too long for the last item of another is of all of that.

        None where it may be of several, as where it opens a sentence: 网站300条，公众号100条；其中政策类110条.
        """
        listed, last = sum_of(found.parts), level[-1]
        is_slip = listed <= _SLIP * last.value and matters.has_parts_of_its_own(last, found.parts)
        if found.total is not last or listed <= last.value or is_slip:
            return found
        beside = takewhile(lambda pair: marks.is_beside(pair[1], pair[0]), pairwise(reversed(level)))
        if listed in accumulate((before.value for _, before in beside), initial=last.value):
            return None  # 公众号120条，网站300条，其中转载200条、原创220条: of both
        if whole := self._divided_into(level):
            return Breakdown(whole, found.parts, False) if listed >= whole.value else None
        return self._of_what_is_told(found, level) if ";" in gap(last, found.parts[0]) else found

    def _divided_into(self, level: Sequence[Claim]) -> Claim | None:
        """What the last of some counts is one part of, by the figures right before it."""
        listed = level[-1].value
        for item, whole in pairwise(reversed(level[-_MOST_PLAIN:-1])):
            listed += item.value
            if whole.value == listed:
                return whole
        return None

    def _of_what_is_told(self, found: Breakdown, level: Sequence[Claim]) -> Breakdown | None:
        """A list that opens the next sentence, of the count that it is surely of; None where it may be of several.

        收到申请9件，网络6件、信函3件。其中予以公开7件: behind a list it is of all that was listed.
        主动公开120条，互动交流15条。其中预算信息30条: too long for the last count, it is of the one beside it, but
        for parts shown in another way than that one (新媒体公开50条，其他9条。其中微信38条、微博122条、网站14条).
        按时办结35件，延期办结3件。其中同意公开9件: it may be of both.
        按渠道分，网站50条、公众号30条。按内容分，政策类60条: two divisions, of what is told elsewhere.
        公开80条，网站50条，公众号30条。按内容分，政策类60条: of what the counts before it make up.
        """
        last, listed = found.total, sum_of(found.parts)
        whole = self.found.parts.get(last.key)
        if whole is None and openings.begins_divided(level[0]):
            return None
        if whole is None and openings.divides(found.parts[0]) and (of := self._divided_into(level)):
            beside = tuple(part for part in found.parts if part.sentence is found.parts[0].sentence)
            return Breakdown(of, beside, extent.is_exhaustive(beside))
        if level == [last] and matters.tells_left_over(last) and listed > last.value:
            return None  # 收到申请34件。上年结转3件。从申请方式看，网上22件、信函15件: of both
        if last is not level[-1] or len(level) < 2:
            return found
        if whole is not None:
            if openings.divides(found.parts[0]):  # 按内容分: of all of it, as the list before, and up to the full stop
                divided = [part for part in found.parts if part.sentence is found.parts[0].sentence]
                return Breakdown(whole.total, tuple(divided), extent.is_exhaustive(divided))
            return Breakdown(whole.total, found.parts, False) if listed >= whole.total.value else None
        larger = level[-2]
        if larger.role == CUMULATIVE != last.role:
            return found  # 累计公开18230条，今年新增2204条。其中: the year's
        if matters.has_steps([larger]) and matters.has_steps([last]):
            return None
        parts = tuple(part for part in found.parts if matters.on_topic(part, larger))
        if not parts or not is_comparable(larger, last):
            return found
        if larger.value < listed <= sum_of(level):
            return None
        is_of_last = matters.has_steps([larger, last]) or extent.closer(last, larger, found.parts)
        return found if is_of_last else Breakdown(larger, parts, False)

    def _list(self, level: Sequence[Claim], position: int, rest: Sequence[Claim], kind: str) -> Breakdown | None:
        total = _total_for(level, position, rest[0])
        if total is None:
            return None
        if kind == openings.DIVIDED and (matters.has_steps([total]) or self._is_in_division(total, level)):
            return None
        found = self.breakdown(total, rest, kind)
        if _is_told_besides(total, rest[0], found):
            total = _earlier_total(level, position, rest[0])
            found = self.breakdown(total, rest, kind) if total is not None else found
            if found is not None and found.total.key in self.found.parts:
                return None  # 其他处理3件，结转下年2件。包括上年结转4件: one kind told before does not have so many
        if found is not None and kind == openings.CONCERNED and _is_item_too(found, level, position):
            return None
        if found is not None:
            beside = _with_what_is_beside(found, rest)
            is_all = sum_of(beside.parts) == beside.total.value  # 4件涉及疫苗，2件涉及处罚，另外2件涉及编制
            found = beside if kind == openings.OF_THEM or is_all else found
        return found if found is None else _with_carried_in(found, level[: position + 1])

    def _is_in_division(self, count: Claim, level: Sequence[Claim]) -> bool:
        """按渠道分，网站50条、公众号30条；按内容分: whether a count before a division is a part of another one."""
        whole = self.found.parts.get(count.key)
        is_of_known = whole is not None and openings.tells_division(gap(whole.total, whole.parts[0]))
        return is_of_known or openings.begins_divided(level[0])

    def breakdown(self, total: Claim, rest: Sequence[Claim], kind: str) -> Breakdown | None:
        """The parts of an announced list: those that add up to the total, else those that the words mark as one."""
        if total.key in self.found.parts or _is_item(total):
            rest = _parted(rest)[0]
        if of_groups := _groups(total, rest):
            return Breakdown(total, tuple(of_groups), False)
        for mixed, reading in product((False, True), (self._run, self._outer)):
            parts = extent.adding_up(total, comparable(total, reading(total, rest), mixed))
            if parts and (len(parts) > 1 or not mixed):
                return Breakdown(total, tuple(parts), False)
        listed = comparable(total, self._without_subtotals(total, rest))
        if parts := extent.adding_up(total, listed):
            return Breakdown(total, tuple(parts), False)
        if listed and matters.is_catch_all(listed[-1]):
            return Breakdown(total, tuple(listed), True)
        run = self._run(total, rest)
        if divided := _up_to_rest(total, run):
            return Breakdown(total, tuple(divided), True)
        of_groups = _heads(total, run)
        if of_groups and extent.adding_up(total, of_groups):
            return Breakdown(total, tuple(of_groups), False)
        if any(_is_made_up(rest[place - 1], rest[place:]) for place in range(1, len(run) + 1)):
            run = self._outer(total, rest)
        run = extent.up_to_ways(run)
        heads = of_groups if all(map(matters.topic, of_groups)) else []
        parts = heads or extent.one_list(total, comparable(total, run, is_mixed(total, run)))
        if not parts or any(sums.closes_list(part, total) for part in parts[1:]):
            return None  # lists of several kinds, each with a sum of its own
        if sum_of(parts) > total.value and any(openings.is_among(*pair) for pair in pairwise(rest) if pair[0] in parts):
            return None  # 34个部门中有22个，19个乡镇中有11个，其余20个
        if of_groups and sum_of(of_groups) < total.value < sum_of(parts):
            return None  # 31件。其中，主办11件，已办11件；会办16件，已办14件，未办2件: the groups may not be all
        if sum_of(parts) < total.value and _is_broken_off(total, parts[-1], rest):
            return None
        is_bare = any(marks.gap(*pair).strip() == marks.ENUMERATION for pair in pairwise(parts))
        if is_bare and "分别" not in parts[0].subject:
            return None  # 许可820件、处罚120件、强制9件，其中省局80件、12件、1件: each of another total
        return Breakdown(total, tuple(parts), extent.is_exhaustive(parts, kind), _among(total, parts, run))

    def _run(self, total: Claim, counts: Sequence[Claim]) -> list[Claim]:
        """The counts up to the first that begins something else."""
        found: list[Claim] = []
        for count in counts:
            if found and (count.key in self.anew or not matters.on_topic(count, total)):
                break
            if found and extent.turns_to_answers(found, count):
                break
            found.append(count)
        return found

    def _without_subtotals(self, total: Claim, rest: Sequence[Claim]) -> list[Claim]:
        """300条，其中甲类120条、乙类60条，两类合计180条，其他120条: the counts of a list, without what some of
        them come to; empty where none of them is such a sum."""
        found: list[Claim] = []
        is_behind = False
        for count in rest:
            if found and sums.says_surely_sum(count) and count.value == sum_of(found) < total.value:
                is_behind = True
            elif found and count.key in self.anew:
                break
            else:
                found.append(count)
        return found if is_behind else []

    def _outer(self, total: Claim, counts: Sequence[Claim]) -> list[Claim]:
        """As `_run`, the lists within it left out: 甲类5条；乙类6条，其中一类2条、二类4条；丙类7条.

        Such a list ends at a semicolon, or at another mark behind items that 、 joins.
        """
        found = list(counts[:1])
        inside = is_joined = False
        for last, count in pairwise(counts):
            was_joined, is_joined = is_joined, marks.is_joined(last, count)
            goes_on = is_joined or not (was_joined or marks.is_behind_semicolon(last, count))
            inside = _opens_within(last, count) or (inside and goes_on)
            if not inside and sums.is_sum(last, count):
                break
            if not matters.on_topic(count, total):
                break
            if not inside:
                found.append(count)
        return found

    def _with_divisions(self, found: Breakdown | None, level: Sequence[Claim]) -> Iterator[Breakdown]:
        """A list, and those behind it that divide its total in other ways."""
        for _ in range(_MOST_DIVISIONS):
            yield from self.found.keep(found)
            found = self._again(found, level) if found is not None else None

    def _again(self, found: Breakdown, level: Sequence[Claim]) -> Breakdown | None:
        """按来源分：…；按主体分：…: a second list of the same total."""
        last = found.parts[-1]
        position = next((index for index, count in enumerate(level) if count is last), len(level))
        between = gap(last, level[position + 1]) if position + 1 < len(level) else ""
        if not openings.divided_again(between):
            return None
        again = self.breakdown(found.total, level[position + 1 : position + 1 + _MOST_PARTS], ":")
        return None if again is not None and matters.tells_of_both_years(again) else again

    def _sums_behind(self, level: Sequence[Claim]) -> Iterator[Breakdown]:
        """书面申请5件、网上申请21件，合计26件: a total behind its parts."""
        free: list[Claim] = []
        for count in level:
            found = self._sum_behind(count, free)
            if found is not None:
                yield from self.found.keep(found)
                free = []
                continue
            free = [*free[-_MOST_PARTS:], count] if count.key not in self.found.parts else []

    def _sum_behind(self, count: Claim, free: Sequence[Claim]) -> Breakdown | None:
        """A count as the sum of those before it, if it is told as that."""
        free = [one for one in sums.named_in_sum(count, free) if not sums.is_left_out(one)]
        if len(free) < 2:
            return None
        if sums.says_sum(count) or sums.is_of_years(count):
            # 事项88项，其中许可新增21项，总计40项；处罚新增10项，总计44项: sums of a list within, each of its own item
            is_of_items = any(openings.opens_within(*pair) for pair in pairwise(free))
            is_sure = sums.is_surely_sum_of(count, free) and not is_of_items
            return _of_both_years(count, free) or _summed(count, free, is_sure)
        if sums.is_all_of_list(count, free):
            return _summed(count, free, sure=True)
        return _published(count, free)

    def _sum_of_all(self) -> Breakdown | None:
        """…。以上合计2849条: the sum of what the paragraph has counted."""
        for position, count in enumerate(self.counts):
            if sums.says_sum_of_all(count):
                before = self.counts[max(0, position - _MOST_PARTS) : position]
                return _summed(count, self.found.free(before), sure=False)
        return None

    def _plain(self, level: Sequence[Claim]) -> Iterator[Breakdown]:
        """复议14件，维持12件，纠正2件: no word announces the list, but the figures do."""
        for position, total in enumerate(level[:-2][:_MOST_COUNTS]):
            following = level[position + 1 : position + 1 + _MOST_PLAIN]
            parts = self._adding_up_behind(total, following)
            if len(parts) > 1 and _is_plain_list(total, parts, level):
                yield from self.found.keep(Breakdown(total, tuple(parts), False))
            elif names := extent.names_behind(total, self.found.free(following)):
                yield from self.found.keep(Breakdown(total, tuple(names), False))

    def _adding_up_behind(self, total: Claim, following: Sequence[Claim]) -> list[Claim]:
        """The counts right behind a total, from the very next one on, that make it up."""
        first = following[0]
        if first.value > total.value + total.slack + first.slack or first.key in self.found.parts:
            return []
        return extent.adding_up(total, comparable(total, self._run(total, self.found.free(following))))

    def _with_rest(self, level: Sequence[Claim], above: Sequence[Claim]) -> Breakdown | None:
        """留言317条，回复309条，其余8条: a total, the one count beside it and what is left.

        198件。除7件外，其余191件: the total is the count above.
        """
        rest = next(filter(sums.says_rest, self.found.free(level)), None)
        if rest is None:
            return None
        told = comparable(rest, [count for count in level if count.key < rest.key])
        if len(told) > 1 and sums.is_left_out(told[0]):
            return None  # 除予以公开40件、部分公开8件外，其余24件
        if len(told) == 1 and sums.is_left_out(told[0]):
            told = [*comparable(rest, above), *told]
        if len(told) != 2 or told[0].tells((*REQUESTS, *LEFT_OVER)):  # which may be answered in another year
            return None
        return Breakdown(told[0], (told[1], rest), True) if told[0].value > told[1].value else None


def _included(counts: Sequence[Claim]) -> Iterator[Breakdown]:
    """予以公开100件，部分公开25件含在其中: counts that say behind them that the one before them has them too."""
    for total, part in pairwise(counts):
        if sums.is_included(part):
            yield Breakdown(total, (part,), False)


def _too_many_pieces(owner: Claim, run: Sequence[Claim]) -> list[Claim]:
    """发布信息420条（国家级81篇，省级142篇，市级237篇）: pieces of information in one other measure word, in a bracket
    behind the count that they exceed."""
    parts = extent.one_list(owner, comparable(owner, run, mixed=True))
    units = {part.unit for part in parts}
    is_one_list = len(parts) > 2 and len(units) == 1 and units | {owner.unit} <= MEASURES_OF_PIECES
    is_of_pieces = is_one_list and any(word in owner.subject for word in PIECES)
    return parts if is_of_pieces and sum_of(parts) > owner.value else []


def _that_begin_anew(level: Sequence[Claim]) -> Iterator[Claim]:
    """The counts of a level that begin something else than the list before them."""
    for last, count, following in zip(level, level[1:], [*level[2:], None], strict=False):
        if openings.begins_anew(last, count) and not sums.is_item_before_rest(last, count, following):
            yield count


def _is_told_besides(total: Claim, first: Claim, found: Breakdown | None) -> bool:
    """收到25件，涉及处室8个，其中一处16件: whether a list that opens with a count is
    of an earlier one than the count right before it."""
    is_apart = measure(first) != measure(total)
    if found is None:
        return is_apart
    return sum_of(found.parts) > total.value and (is_apart or matters.tells_left_over(total))


def _is_item_too(found: Breakdown, level: Sequence[Claim], position: int) -> bool:
    """公告30条，动态18条，涉及民生的9条，其他40条: whether 涉及 opens one more item, and no list of the last one."""
    total, parts = found.total, found.parts
    if any(part.value > total.value for part in parts):  # 项目56个，涉及12个乡镇、191个村: of other things
        return True
    if not parts[0].subject.startswith(openings.CONCERNED):
        return False
    is_beside = position > 0 and marks.is_beside(level[position - 1], total)
    return total.subject.startswith(openings.CONCERNED) or (is_beside and sum_of(parts) > total.value)


def _is_broken_off(total: Claim, last: Claim, rest: Sequence[Claim]) -> bool:
    """新媒体公开50条，其中微信18条、网站12条: whether a list goes on with a count that is of no such total, or
    says itself what it comes to."""
    following = next((count for count in rest if count.key > last.key), None)
    if following is None:
        return False
    is_of_another = marks.is_joined(last, following) and not matters.on_topic(following, total)
    return is_of_another or sums.says_surely_sum(following)  # 两类合计180条, of 300


def _with_what_is_beside(found: Breakdown, rest: Sequence[Claim]) -> Breakdown:
    """327件申请中，已答复320件，另有7件将于下年度答复: of those told of, what is told apart is one part more."""
    following = rest[len(found.parts) : len(found.parts) + 1]
    beside = [count for count in following if sums.is_told_apart(found.parts[-1], count)]
    is_next = found.parts == tuple(rest[: len(found.parts)])
    return found._replace(parts=(*found.parts, *comparable(found.total, beside))) if is_next else found


def _total_for(level: Sequence[Claim], position: int, first: Claim) -> Claim | None:
    """The total that an announced list is about: the count before it, or an earlier one on the topic of its parts."""
    last = level[position]
    is_alone = position == 0 and first.sentence is last.sentence and first.value <= last.value
    is_of_others = first.tells((*ANSWERS, *DONE)) and matters.tells_left_over(last)  # 结转下年1件。其中予以公开20件
    fits = matters.on_topic(first, last) and (is_alone or not is_of_others)
    is_nothing = first.value > last.value == 0  # 行政复议5件，行政诉讼0件，其中维持3件
    if fits and is_comparable(last, first) and not is_nothing:
        return last
    return _earlier_total(level, position, first) or (last if fits else None)


def _earlier_total(level: Sequence[Claim], position: int, first: Claim) -> Claim | None:
    """The nearest count before the one at a position that a list which begins so may be about."""
    for earlier in reversed(level[max(0, position - 4) : position]):
        if comparable(earlier, [first]) and matters.on_topic(first, earlier):
            return earlier
    return None


def _up_to_rest(total: Claim, run: Sequence[Claim]) -> list[Claim]:
    """收到31件，其中4件已撤回，1件尚在期限内，其余26件均已答复: the counts up to the rest, where none before it tells
    what was done or how requests came; empty if there is no rest."""
    end = next((index for index, count in enumerate(run) if sums.says_rest(count)), 0)
    parts = list(run[: end + 1]) if end > 1 else []
    is_one_list = comparable(total, parts) == parts and all(part.sentence is total.sentence for part in parts)
    is_other = any(part.tells(DONE) or matters.is_way_of_asking(part) for part in parts[:-1])
    is_other = is_other or any(openings.opens_within(*pair) for pair in pairwise(parts))
    return parts if is_one_list and not is_other else []


def _is_item(total: Claim) -> bool:
    """7件不予公开；35件无法提供，其中27件不掌握；7件不予处理: whether a total is one of several that semicolons part,
    each before its words."""
    return not total.subject and total.sentence.folded[: total.start].endswith(";")


def _parted(run: Sequence[Claim]) -> list[Sequence[Claim]]:
    """The counts between semicolons."""
    places = [0, *(place for place, pair in enumerate(pairwise(run), 1) if marks.is_behind_semicolon(*pair)), len(run)]
    return [run[first:end] for first, end in pairwise(places)]


def _groups(total: Claim, rest: Sequence[Claim]) -> list[Claim]:
    """诉讼4件：直接起诉3件，已审结1件；复议后起诉1件: the cases behind each semicolon, where they make up the total."""
    case = matters.topic(total)
    heads = [group[0] for group in _parted(rest)] if case else []
    are_of_it = len(heads) > 1 and all(matters.topic(head) == case for head in heads)
    return heads if are_of_it and comparable(total, heads) == heads and sum_of(heads) == total.value else []


def _heads(total: Claim, run: Sequence[Claim]) -> list[Claim]:
    """争议9件，其中复议6件，维持4件，纠正2件；诉讼3件，维持2件，未审结1件: the first count behind each semicolon, where
    those behind one of them make it up."""
    groups = _parted(run)
    told = [group for group in groups if len(group) > (1 if matters.topic(group[0]) else 2)]
    made_up = [bool(extent.adding_up(group[0], group[1:])) for group in told]
    heads = comparable(total, [group[0] for group in groups])
    return heads if any(made_up) and len(groups) == len(heads) > 1 else []


def _is_made_up(count: Claim, behind: Sequence[Claim]) -> bool:
    """甲类5条，含一类2条、二类3条; 乙类6条: whether a list that makes it up stands behind a count."""
    is_opened = bool(behind) and _opens_within(count, behind[0])
    return is_opened and len(extent.adding_up(count, comparable(count, behind))) > 1


def _opens_within(last: Claim, count: Claim) -> bool:
    """乙类6条，其中一类2条; 征地类申请4件，予以公开3件: whether a count is the first of a list within a list."""
    return openings.opens_within(last, count) or extent.turns_to_answers([last], count)


def _with_carried_in(found: Breakdown, before: Sequence[Claim]) -> Breakdown | None:
    """收到9件，上年结转1件，其中予以公开6件、结转下年3件: answers, and what is left, are of both years together.

    None where any other list makes up both: 其中网络6件、信函4件.
    """
    beside = [count for count in before if count.key > found.total.key and matters.tells_left_over(count)]
    listed = sum_of(found.parts)
    if not beside or listed == found.total.value:
        return found
    if listed == found.total.value + sum_of(beside):
        return None
    return found._replace(beside=tuple(beside)) if matters.tell_ends(found.parts) else found


def _of_both_years(total: Claim, free: Sequence[Claim]) -> Breakdown | None:
    """The sum of what was received and what was carried from last year, where it stands right behind them."""
    received, carried = free[-2:]
    is_one_list = received.unit == carried.unit == total.unit and {received.role, carried.role} == {total.role}
    if not is_one_list or not sums.is_sum_of_both_years(total, carried):
        return None
    return Breakdown(total, (received, carried), True)


def _summed(total: Claim, free: Sequence[Claim], sure: bool) -> Breakdown | None:
    """The counts before a sum that make it up; if none do and it is surely their sum, all of them."""
    same_year = [count for count in free if count.role == total.role or sums.is_of_years(total)]
    for mixed in (False, True):
        parts = extent.adding_up(total, comparable(total, same_year[::-1], mixed))[::-1]
        if len(parts) > 1 and not (sure and _is_cut_short(same_year, parts[0])):
            return Breakdown(total, tuple(parts), True)
    if len(same_year) > 2 and same_year[0].value == total.value and not marks.is_joined(*same_year[:2]):
        same_year = same_year[1:]  # 收到申请13件，网络9件、信函4件，合计13件
    same_year = _measured_alike(total, same_year)
    is_one_list = len(same_year) > 1 and all(count.unit == total.unit for count in same_year)
    if not sure or not is_one_list or matters.has_steps(same_year[1:]):  # 办理建议86件、提案112件: one verb for all
        return None
    return Breakdown(total, tuple(same_year), True)


def _measured_alike(total: Claim, counts: list[Claim]) -> list[Claim]:
    """12个村公开信息580条，镇政府公开120条，合计700条: of some counts those at the end that are measured as their sum
    is, where no list goes on before them."""
    start = len(counts)
    while start and counts[start - 1].unit == total.unit:
        start -= 1
    is_cut = 0 < start < len(counts) and marks.is_joined(counts[start - 1], counts[start])
    return counts if is_cut else counts[start:]


def _published(total: Claim, free: Sequence[Claim]) -> Breakdown | None:
    """组织机构4条、投资管理18条、重点项目12条，共发布34条: what was published, right behind the list of it.

    Where something else stands before the list, what the list falls short of may be that; nothing does where 其中
    opens it (专题共88条。其中年报1条，机构4条、…，共发布34条).
    """
    start = _beginning(free, len(free) - 1, marks.is_joined)
    opened = _beginning(free, start, marks.is_beside)
    is_opened = free[opened].subject.startswith(openings.ALL_KINDS)
    listed = free[opened if is_opened else start :]
    if not sums.publishes_list(total, listed):
        return None
    is_sure = is_opened or not start or sum_of(listed) > total.value
    return _summed(total, free, sure=False) or (Breakdown(total, tuple(listed), False) if is_sure else None)


def _beginning(counts: Sequence[Claim], place: int, goes_on: Callable[[Claim, Claim], bool]) -> int:
    """Where the counts begin of which each goes on from the one before, up to the one at a place."""
    while place > 0 and goes_on(counts[place - 1], counts[place]):
        place -= 1
    return place


def _is_cut_short(counts: Sequence[Claim], first: Claim) -> bool:
    """Whether a list goes on before what is taken for its first part."""
    place = next(index for index, count in enumerate(counts) if count is first)
    return place > 0 and marks.is_joined(counts[place - 1], first)


def _is_plain_list(total: Claim, parts: Sequence[Claim], level: Sequence[Claim]) -> bool:
    """Whether counts that happen to add up also read as kinds of the total, up to the end of its statement."""
    same_topic = all(matters.topic(part) in ("", matters.topic(total)) for part in parts)
    return same_topic and extent.closes(parts[-1], level) and not matters.has_steps(parts)


def _among(total: Claim, parts: Sequence[Claim], run: Sequence[Claim]) -> tuple[Claim, ...]:
    """What a list has in other measure words, if some of it stands between the parts: 甲类5条，乙类6件，丙类7条."""
    listed = extent.one_list(total, comparable(total, run, mixed=True))
    others = tuple(c for c in listed if measure(c) != measure(total) and c not in parts) if len(parts) > 1 else ()
    return others if others and others[0].key < parts[-1].key and parts[-1] in listed else ()
