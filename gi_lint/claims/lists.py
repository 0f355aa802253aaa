"""All lists of a text: those within its paragraphs, and those that stand in paragraphs below their totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile

from gi_lint.claims import extent, marks, matters, openings, sums
from gi_lint.claims.breakdowns import Counted
from gi_lint.claims.measures import comparable, is_comparable, sum_of
from gi_lint.claims.model import COUNT, CUMULATIVE, LAST_YEAR, Breakdown, Claim
from gi_lint.patterns import compiled

_REACH = 3  # paragraphs between a total and a list that stands below it
_MOST_ABOVE = 60  # counts before such a list
_MOST_PARTS = 100  # of one total
Paragraphs = Mapping[int, Sequence[Claim]]  # the counts of each, by its number

_MOST_YEARS = 12  # told one by one
_A_YEAR = compiled(r"(?:其中,?)?20\d\d年度?(?:为|是|有|收到)?")
_YEARS = {2: "近两年", 3: "近三年", 4: "近四年", 5: "近五年"}
_NEAR = 10  # a list that is no more than a tenth from a count comes near to it


def read_breakdowns(claims: Sequence[Claim]) -> tuple[Breakdown, ...]:
    """The totals whose parts the text lists, in the order of the totals."""
    found: list[Breakdown] = []
    listed = (claim for claim in _measured(claims) if claim.role in (COUNT, LAST_YEAR, CUMULATIVE))
    counts = _without_all_years([c for c in listed if c.unit not in ("%", "") and not matters.is_average(c)])
    paragraphs = {number: list(group) for number, group in groupby(counts, key=lambda claim: claim.sentence.number)}
    for beside in paragraphs.values():
        found.extend(Counted(beside).read() if len(beside) > 1 else ())
    found.extend(_below(counts, found))
    by_line = list(_line_by_line(counts, paragraphs, found))
    longer = {breakdown.total.key for breakdown in by_line}
    found = [*(breakdown for breakdown in found if breakdown.total.key not in longer), *by_line]
    over_years = list(_over_years(counts))
    known = {breakdown.total.key for breakdown in over_years}
    found = [*(breakdown for breakdown in found if breakdown.total.key not in known), *over_years]
    before = {later.key: count for count, later in pairwise(counts)}
    found = [breakdown for breakdown in found if not _may_be_of_two(breakdown, before.get(breakdown.total.key))]
    return tuple(sorted(_of_this_year(counts, found), key=lambda breakdown: breakdown.total.key))


def _may_be_of_two(breakdown: Breakdown, before: Claim | None) -> bool:
    """复议7件、诉讼5件，维持7件、纠正1件: whether what is more than a total may be of those told with it too."""
    total = breakdown.total
    if before is None or before.sentence is not total.sentence or sum_of(breakdown.parts) <= total.value:
        return False
    is_other = bool(matters.topic(total)) and matters.topic(before) not in ("", matters.topic(total))
    return is_other and before.value > 0 and marks.is_joined(before, total)


def _of_this_year(counts: Sequence[Claim], found: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """公开信息210条，历年累计1250条。其中政策类130条、业务类74条: a list behind the count of many years that comes near
    to this year's, told right before it, is of that one."""
    if not any(breakdown.total.role == CUMULATIVE for breakdown in found):
        yield from found
        return
    before = {later.key: count for count, later in pairwise(counts)}
    known = {claim.key for breakdown in found for claim in (breakdown.total, *breakdown.parts)}
    for breakdown in found:
        total, parts = before.get(breakdown.total.key), breakdown.parts
        is_of_many = breakdown.total.role == CUMULATIVE and breakdown.total.key < parts[0].key
        if is_of_many and total is not None and total.role == COUNT and total.key not in known:
            is_near = abs(sum_of(parts) - total.value) * _NEAR <= total.value < breakdown.total.value
            if is_near and comparable(total, parts) == [*parts]:
                breakdown = breakdown._replace(total=total, parts=tuple(extent.adding_up(total, parts)) or parts)
        yield breakdown


def _over_years(counts: Sequence[Claim]) -> Iterator[Breakdown]:
    """近三年收到171件，其中2021年31件、2022年40件、2023年100件: the counts of many years, each year's told behind."""
    for place, total in enumerate(counts):
        if total.role != CUMULATIVE:
            continue
        rest = counts[place + 1 : place + 1 + _MOST_YEARS]
        named = takewhile(lambda part: _A_YEAR.fullmatch(part.subject), rest)
        parts = [part for part in named if part.sentence is total.sentence and part.unit == total.unit]
        if len(parts) > 1 and parts[0].role == LAST_YEAR:
            yield Breakdown(total, tuple(parts), _YEARS.get(len(parts), "") in total.subject)


def _without_all_years(counts: Sequence[Claim]) -> list[Claim]:
    """The counts without 历年累计, where a paragraph has that behind each of several: they are a second list."""
    of_all_years = {count.key: count for count in counts if sums.is_sum_of_all_years(count)}
    told = Counter(count.sentence.number for count in of_all_years.values())
    return [count for count in counts if told[count.sentence.number] < 2 or count.key not in of_all_years]


def _measured(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, a number that stands bare between two of one measure word with theirs: 网站9条，微信8，微博7条."""
    for index, claim in enumerate(claims):
        around = () if claim.unit else claims[max(0, index - 1) : index + 2]
        is_between = len(around) == 3 and around[0].unit == around[2].unit
        is_listed = is_between and all(other.sentence is claim.sentence for other in around)
        yield claim._replace(unit=around[0].unit) if is_listed else claim


def _line_by_line(counts: Sequence[Claim], paragraphs: Paragraphs, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """在已答复的5件申请中：, and below it a paragraph for each part, all with the same kind of mark before it.

    Or 在已答复的5件申请中，“同意公开”的3件, and below it the other parts.
    """
    totals = {breakdown.total.key: breakdown for breakdown in known}
    for total, following in zip(counts, [*counts[1:], None], strict=False):
        listed: list[Claim] = []
        if marks.ends_in_colon(total) and total.key not in totals:
            listed = _lines_below(total, paragraphs)
        elif following is not None and openings.is_first_in_quotes(total, following):
            below = _lines_below(total, paragraphs)
            is_same = bool(below) and marks.mark_before(below[0]) == marks.QUOTED
            is_first = total.key not in totals or totals[total.key].parts == (following,)
            listed = [following, *below] if is_same and is_first else []
        found = Counted(listed).breakdown(total, listed, (), openings.ALL_KINDS) if listed else None
        is_sure = bool(listed) and (matters.are_answers(listed) or marks.mark_before(listed[0]) == marks.NAMED)
        if found is not None and is_sure and comparable(total, listed) == listed:
            found = found._replace(parts=tuple(listed))
        if found is not None and len(found.parts) > 1:
            yield found


def _lines_below(total: Claim, paragraphs: Paragraphs) -> list[Claim]:
    """The counts that the paragraphs right below begin with, as far as these begin with the same kind of mark."""
    found: list[Claim] = []
    while len(found) < _MOST_PARTS:
        line = paragraphs.get(total.sentence.number + len(found) + 1, ())
        mark = _mark_of(line) if line else ""
        if not mark or (found and mark != marks.mark_before(found[0])):
            break
        found.append(line[0])
    return found


def _mark_of(line: Sequence[Claim]) -> str:
    """The kind of mark that a paragraph with some counts begins with; if that is only a colon behind a name, or
    nothing, there is no other count in it."""
    first = line[0].sentence
    mark = marks.mark_before(line[0]) if not first.paragraph.text[: first.start].strip() else ""
    return mark if len(line) == 1 or mark not in marks.PLAIN else ""


def _below(counts: Sequence[Claim], known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """主要类别有：… one paragraph below: parts of the last total above that is no part of another."""
    parts_of_others = {part.key for breakdown in known for part in breakdown.parts}
    begun = {breakdown.parts[0].key: breakdown.total for breakdown in known}
    for position, first in enumerate(counts):
        head = openings.words_before(first)
        is_of_all_told = openings.is_of_all_told(head)
        if not (is_of_all_told or openings.is_list_head(head)):
            continue
        beside = pairwise(counts[max(0, position - _MOST_ABOVE - 1) : position + 1])
        listed = {count.key for pair in beside if marks.is_joined(*pair) for count in pair}
        near = [
            count
            for count in counts[max(0, position - _MOST_ABOVE) : position]
            if 0 < first.sentence.number - count.sentence.number <= _REACH
            and count.unit == first.unit
            and (count.role != LAST_YEAR or first.role == LAST_YEAR)
        ]
        same = [c for c in counts[position : position + _MOST_PARTS] if c.sentence.number == first.sentence.number]
        is_told_beside = bool(position) and counts[position - 1].sentence.number == first.sentence.number
        if is_told_beside and matters.are_answers([first]):
            continue  # 办结20件。答复情况为：予以公开12条…: of what is told beside it, whatever that is counted in
        if is_told_beside and begun.get(first.key) is counts[position - 1]:
            continue  # 2.不予公开10件，分别为：国家秘密2件、内部事务8件
        above = [count for count in near if count.key not in parts_of_others and count.key not in listed]
        above += [count for count in near if is_of_all_told and openings.are_both_new(first, count)]
        if is_of_all_told and above and not openings.are_both_new(first, above[-1]):
            told = _told_beside(above)
            above = told if len(told) == 1 else [count for count in told if count.value == sum_of(same)]
        found = Counted(same).breakdown(above[-1], same, (), openings.ALL_KINDS) if above else None
        if found is not None and len(found.parts) > (1 if is_of_all_told else 2):
            yield found


def _told_beside(counts: Sequence[Claim]) -> list[Claim]:
    """The last of some counts, and those of its sentence that are measured as it: 网站公开395条，微信发布41条."""
    return [c for c in counts if c.sentence is counts[-1].sentence and is_comparable(c, counts[-1])]
