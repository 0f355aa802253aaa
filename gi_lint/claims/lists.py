"""All lists of a text: those within its paragraphs, and those that stand in paragraphs below their totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile

from gi_lint.claims import marks, matters, openings
from gi_lint.claims.breakdowns import Counted
from gi_lint.claims.measures import comparable, sum_of
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
    added_up = {breakdown.total.key for breakdown in over_years}
    found = [*(breakdown for breakdown in found if breakdown.total.key not in added_up), *over_years]
    before = {later.key: count for count, later in pairwise(counts)}
    known = {claim.key for breakdown in found for claim in (breakdown.total, *breakdown.parts)}
    told = [
        _of_this_year(breakdown, last) if last.key not in known else breakdown
        for breakdown in found
        if not _may_be_of_two(breakdown, last := before.get(breakdown.total.key, breakdown.total))
    ]
    return tuple(sorted(told, key=lambda breakdown: breakdown.total.key))


def _may_be_of_two(breakdown: Breakdown, before: Claim) -> bool:
    """复议7件、诉讼5件，维持7件、纠正1件: whether what is more than a total may be of those told with it too."""
    total = breakdown.total
    is_more = before.sentence is total.sentence and sum_of(breakdown.parts) > total.value
    return is_more and matters.are_of_other_cases(before, total) and marks.is_joined(before, total)


def _of_this_year(breakdown: Breakdown, before: Claim) -> Breakdown:
    """公开信息210条，历年累计1250条。其中政策类130条、业务类74条: a list behind the count of many years that comes near
    to this year's, told right before it, is of that one."""
    total, parts = breakdown.total, breakdown.parts
    is_behind_both = before.role == COUNT and total.role == CUMULATIVE and total.key < parts[0].key
    is_near = abs(sum_of(parts) - before.value) * _NEAR <= before.value < total.value
    return breakdown._replace(total=before) if is_behind_both and is_near else breakdown


def _over_years(counts: Sequence[Claim]) -> Iterator[Breakdown]:
    """近三年收到171件，其中2021年31件、2022年40件、2023年100件: the counts of many years, each year's told behind."""
    for place, total in enumerate(counts):
        if total.role != CUMULATIVE:
            continue
        rest = counts[place + 1 : place + 1 + _MOST_YEARS]
        named = takewhile(lambda part: _A_YEAR.fullmatch(part.subject), rest)
        parts = [part for part in named if part.sentence is total.sentence]
        if len(parts) > 1:
            yield Breakdown(total, tuple(parts), _YEARS.get(len(parts), "") in total.subject)


def _without_all_years(counts: Sequence[Claim]) -> list[Claim]:
    """The counts without 历年累计, where a paragraph has that behind each of several: they are a second list."""
    of_all_years = {count.key: count for count in counts if count.subject.strip() == "历年累计"}
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
        told = totals.get(total.key)
        listed: list[Claim] = []
        if marks.ends_in_colon(total) and told is None:
            listed = _lines_below(total, paragraphs)
        elif following is not None and openings.is_first_in_quotes(total, following):
            below = _lines_below(total, paragraphs)
            listed = [following, *below] if told is None or told.parts == (following,) else []
        found = Counted(listed).breakdown(total, listed, openings.ALL_KINDS) if listed else None
        if found is not None and (matters.are_answers(listed) or marks.mark_before(listed[0]) == marks.NAMED):
            found = found._replace(parts=tuple(comparable(total, listed)))
        if found is not None and len(found.parts) > 1:
            yield found


def _lines_below(total: Claim, paragraphs: Paragraphs) -> list[Claim]:
    """The counts that the paragraphs right below begin with, as far as these begin with the same kind of mark."""
    found: list[Claim] = []
    while len(found) < _MOST_PARTS:
        line = paragraphs.get(total.sentence.number + len(found) + 1, ())
        mark = marks.mark_before(line[0]) if line else ""
        if not mark or (found and mark != marks.mark_before(found[0])):
            break
        found.append(line[0])
    return found


def _below(counts: Sequence[Claim], known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """主要类别有：… one paragraph below: parts of the last total above that is no part of another."""
    parts_of_others = {part.key for breakdown in known for part in breakdown.parts}
    begun = {breakdown.parts[0].key: breakdown.total for breakdown in known}
    for position, first in enumerate(counts):
        head = openings.words_before(first)
        is_of_all_told = openings.is_of_all_told(head)
        if not (is_of_all_told or openings.is_list_head(head)):
            continue
        near = [
            count
            for count in counts[max(0, position - _MOST_ABOVE) : position]
            if 0 < first.sentence.number - count.sentence.number <= _REACH
            and count.unit == first.unit
            and count.role != LAST_YEAR
        ]
        same = [c for c in counts[position : position + _MOST_PARTS] if c.sentence.number == first.sentence.number]
        is_told_beside = bool(position) and counts[position - 1].sentence.number == first.sentence.number
        if is_told_beside and matters.are_answers([first]):
            continue  # 办结20件。答复情况为：予以公开12条…: of what is told beside it, whatever that is counted in
        if is_told_beside and begun.get(first.key) is counts[position - 1]:
            continue  # 2.不予公开10件，分别为：国家秘密2件、内部事务8件
        above = [count for count in near if count.key not in parts_of_others]
        above += [count for count in near if is_of_all_told and openings.are_both_new(first, count)]
        if is_of_all_told and len(above) > 1 and not openings.are_both_new(first, above[-1]):
            continue  # 网站公开395条，微信发布41条; 在主动公开的信息中: it may be of both
        found = Counted(same).breakdown(above[-1], same, openings.ALL_KINDS) if above else None
        if found is not None and len(found.parts) > (0 if is_of_all_told else 2):
            yield found
