"""Which counts may be added up: of one year, in measure words that go together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from gi_lint.claims.marks import gap, joins
from gi_lint.claims.matters import has_catch_all
from gi_lint.claims.model import COUNT, CUMULATIVE, Claim
from gi_lint.claims.words import OF_DOCUMENTS, SAME_MEASURE
from gi_lint.patterns import compiled

_IN_STOCK = compiled(
    r"[^,。;:]{0,6}总量(?:达到?|为)?$"
    r"|(?:历史|截[至止][^,。;:]{0,14}[底末日止]|目前)?,?(?:已|共)?(?:累计|累积|现有|现存|总数)(?:已|共|达到?|为|有)*"
)
_OF_SHARE = compiled(r"的(?:比例|比重)?(?:为|约|近)?\s?\d[\d.]*%")


def sum_of(parts: Sequence[Claim]) -> Decimal:
    """What the parts add up to."""
    return sum((part.value for part in parts), Decimal(0))


def measure(claim: Claim) -> str:
    """The measure word, one for those that mean the same."""
    return SAME_MEASURE.get(claim.unit, claim.unit)


def is_comparable(total: Claim, part: Claim) -> bool:
    """Whether a count may be a part of a total: of one year and in measure words that go together.

    累计 may mean one year or many; more than the total, with nothing named that it does not name, it means many.
    """
    if (part.value > total.value and _is_of_all_years(part, total)) or is_base_of_share(part):
        return False
    same_year = total.role == part.role or {total.role, part.role} == {COUNT, CUMULATIVE}
    own, other = measure(part), measure(total)
    return same_year and (own == other or {own, other} <= OF_DOCUMENTS)


def is_base_of_share(count: Claim) -> bool:
    """15件，占全部40件的37.5%: whether a count is what the share right behind it is of."""
    return count.subject.startswith("占") and _OF_SHARE.match(count.sentence.folded, count.end) is not None


def _is_of_all_years(count: Claim, total: Claim) -> bool:
    """信息210条（历年累计1250条）, 文件11件（现有117件）: whether a count tells what there is over all years."""
    if total.role == CUMULATIVE:
        return False
    words = count.subject.removeprefix("其中").lstrip(" ,")
    if "历年" in words or (count.role == CUMULATIVE and "以来" in words):
        return True
    stock = _IN_STOCK.match(words)
    return stock is not None and set(words[stock.end() :]) <= set(total.subject)


def comparable(total: Claim, counts: Sequence[Claim], mixed: bool = False) -> list[Claim]:
    """The counts that may be parts of a total; `mixed`: in other measure words too."""
    own = measure(total)
    return [c for c in counts if (mixed or measure(c) == own) and is_comparable(total, c)]


def is_mixed(total: Claim, counts: Sequence[Claim]) -> bool:
    """Whether a list in several measure words is one list: no comma in it, the total's own word among them.

    A list in one other word throughout is one if it says that it is complete: 50件，其中甲类信息30条、其他信息20条.
    """
    listed = [count for count in counts if {measure(count), measure(total)} <= OF_DOCUMENTS]
    if len(listed) < 2:
        return False
    if all(measure(count) != measure(total) for count in listed):
        return len(listed) > 2 and len({count.unit for count in listed}) == 1 and has_catch_all(listed)
    return all(joins(gap(last, count)) for last, count in pairwise(listed))
