"""What a share may be a share of: the counts near it, whether one fits, and what is said where none does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from gi_lint.arithmetic import figure, percent
from gi_lint.check import FAIL, HOLDS, Operand, Outcome, claim_operand
from gi_lint.checks.totals import name_of, told
from gi_lint.claims import WHOLE, Claim, Key, joined
from gi_lint.document import Location
from gi_lint.language import quoted, say
from gi_lint.named import NamedTuple
from gi_lint.report import Cell


class Base(NamedTuple):
    """A number that may be the whole of a share: a count of the text, two of them together, or a figure of a table."""

    value: Decimal
    counts: tuple[Claim, ...] = ()
    cell: Cell | None = None
    decided: bool = False  # a total less what is pending
    summed: bool = False  # a stated count with another one added

    @property
    def location(self) -> Location:
        """The place of the count, or of the table's first cell."""
        return self.counts[0].location if self.counts else self.cell.location if self.cell else Location()

    @property
    def figures(self) -> tuple[Claim | Cell, ...]:
        """The counts or the table's cell."""
        return self.counts or (() if self.cell is None else (self.cell,))

    @property
    def name(self) -> str:
        """How it is spoken of."""
        if not self.counts:
            return say("表中数 {number}", number=figure(self.value))
        said = (" - " if self.decided else " + ").join(map(told, self.counts))
        return say("（{sum}）", sum=said) if self.decided else said


class NearCounts:
    """The counts that stand near the shares of a paragraph: in it, in the one before it, and around a total above."""

    def __init__(self, totals: Mapping[Key, Claim]) -> None:
        self._totals = totals  # by the keys of their parts
        self._number = -1
        self._last: Sequence[Claim] = ()
        self._claims: dict[int, list[Claim]] = {}  # by paragraph, its claims and those of the one before it
        self._counts: dict[int, dict[Key, Claim]] = {}

    def go_on(self, number: int, paragraph: Sequence[Claim]) -> None:
        """Go on to the next paragraph."""
        self._claims[number] = [*self._last, *paragraph]
        self._number, self._last = number, paragraph

    def _around(self, number: int) -> dict[Key, Claim]:
        if number not in self._counts:
            self._counts[number] = {claim.key: claim for claim in self._claims[number] if is_of_some(claim)}
        return self._counts[number]

    def wholes(self, share: Claim, listed: Sequence[Claim]) -> list[Claim]:
        """The counts that may be the whole of a share, in its own count's measure word or that count's total: not
        those that follow it in its list."""
        own = count_of(share)
        total = self._totals.get(own.key)
        near = self._around(self._number)
        if total is not None and total.sentence.number != self._number:
            near = near | self._around(total.sentence.number)
        of_list = total.key if total is not None else None
        parts = {count_of(one).key for one in listed if one.key >= share.key}
        return [count for key, count in near.items() if key not in parts and (count.unit == own.unit or key == of_list)]


def count_of(share: Claim) -> Claim:
    """The count that a share is told with: those asked for their whole all have one."""
    assert share.counted is not None
    return share.counted


def is_of_some(claim: Claim) -> bool:
    """Whether a claim is an exact count of more than nothing."""
    return claim.is_count and not (claim.approximate or claim.slack) and claim.value > 0


def percent_of(share: Claim, base: Base) -> Decimal:
    """The share that its count is of a base."""
    return 100 * count_of(share).value / base.value


def how_many_fit(shares: Sequence[Claim], base: Base) -> int:
    """How many shares are their counts over a base."""
    return sum(fits(share, base.value) for share in shares)


def fits(share: Claim, whole: Decimal) -> bool:
    """Whether a share is its count over a whole, within half a unit of its last printed digit."""
    return whole > 0 and abs(100 * count_of(share).value - share.value * whole) * 2 <= share.step * whole


def is_below(share: Claim, base: Base) -> bool:
    """Whether the count of a share may be a part of a base."""
    return 0 < count_of(share).value <= base.value


def distance(shares: Sequence[Claim], base: Base) -> Decimal:
    """How far shares are, in all, from what they would be of a base."""
    return sum((abs(percent_of(share, base) - share.value) for share in shares), Decimal(0))


def have_one_whole(shares: Sequence[Claim]) -> bool:
    """Whether some number could be the whole of all shares."""
    least, most = range_of_whole(shares)
    return least <= most


def range_of_whole(shares: Sequence[Claim]) -> tuple[Decimal, Decimal]:
    """From where to where the numbers lie that could be the whole of all shares, as far as their digits tell; from a
    larger to a smaller one if there are none."""
    least, most = Decimal(0), Decimal("Infinity")
    for share in shares:
        part, low, high = 100 * count_of(share).value, share.value - share.step / 2, share.value + share.step / 2
        least, most = max(least, part / high), min(most, part / low if low > 0 else most)
    return least, most


def misfits(shares: Sequence[Claim], base: Base | None) -> Outcome:
    """A whole list of shares that no one number fits, set against the nearest one."""
    implied = say("，").join(
        f"{quoted(name_of(share))}{figure(count_of(share).value)} ÷ {percent(share.value, share.digits)}"
        f" = {figure(round(100 * count_of(share).value / share.value, 1))}"
        for share in shares
        if share.value
    )
    nearest = ""
    if base is not None:
        right = say("，").join(quoted(name_of(share)) + _shown(share, base) for share in shares)
        nearest = say("；最接近的基数是{base.name}，按它计算：{right}", base=base, right=right)
    message = say("各项占比推算出的基数不同，也都不是文中和表中的数：{implied}", implied=implied)
    return Outcome(
        FAIL,
        message + nearest,
        joined(shares),
        related=() if base is None else (base.location,),
        key="、".join(share.subject for share in shares),
        compared=(*shares, *(() if base is None else base.figures)),
    )


def fit(share: Claim, base: Base) -> Outcome:
    """A share that is its count over a base."""
    return Outcome(HOLDS, compared=_compared(share, base))


def _compared(share: Claim, base: Base) -> tuple[Claim | Cell, ...]:
    return share, count_of(share), *base.figures


def is_cut(share: Claim, base: Base) -> bool:
    """Whether a share is cut off where it should be rounded up."""
    return percent_of(share, base).quantize(Decimal(1).scaleb(-share.digits), ROUND_DOWN) == share.value


def _shown(share: Claim, base: Base) -> str:
    """The right share, with at least two decimals."""
    digits = max(share.digits, 2)
    return percent(percent_of(share, base).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP), digits)


def misfit(share: Claim, base: Base) -> Outcome:
    """A share that is not its count over its base."""
    exact = percent_of(share, base)
    cut = is_cut(share, base)
    shown = _shown(share, base)
    right = percent(exact.quantize(Decimal(1).scaleb(-share.digits), ROUND_HALF_UP), share.digits)
    reason = say("只舍未入，四舍五入应为 {right}", right=right) if cut else say("应为 {right}", right=right)
    if exact > WHOLE:  # no such rate can be right: a count is wrong, or the two are not of one thing
        reason = say("件数多于基数，这几个数必有一处有误")
    message = say(
        "“{name}”{counted} ÷ {base.name} = {shown}，文中写 {printed}，{reason}",
        name=name_of(share),
        counted=figure(count_of(share).value),
        base=base,
        shown=shown,
        printed=percent(share.value, share.digits),
        reason=reason,
    )
    return Outcome(
        FAIL,
        message,
        share.location,
        expected=shown,
        actual=percent(share.value, share.digits),
        operands=(
            claim_operand(count_of(share)),
            Operand(base.name, figure(base.value), figure(base.value), base.location),
        ),
        related=(base.location,),
        level="note" if cut else None,
        key=f"{share.subject}占{share.whole}",
        compared=_compared(share, base),
    )
