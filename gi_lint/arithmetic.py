"""Whether figures satisfy a relation, and which single figure would explain a breach.

A figure is a cell of a table or a number that the text claims. A blank cell is unknown, not zero. It may stand for
any number from zero up, so a relation with blanks fails only if no such number can save it, and holds if the printed
figures alone make it hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from gi_lint.hints import TYPE_CHECKING
from gi_lint.language import say
from gi_lint.named import NamedTuple

if TYPE_CHECKING:  # findings are shown without loading what reads reports
    from gi_lint.claims import Claim
    from gi_lint.report import Cell

HOLDS, FAIL, OPEN = "holds", "fail", "open"
OPERATOR_WORDS = {"=": "等于", "!=": "不等于", "<=": "不大于", ">=": "不小于", "<": "小于", ">": "大于"}

_MOST_RELATED = 200  # relations of one figure: with more it is not looked at as a cause

Key = tuple[str, str] | tuple[int, int, int]


class Summand(NamedTuple):
    """A cell, a number of the text or a constant in a sum.

    A cell that could not be recovered has `cell` None and `value` None.
    """

    sign: int
    name: str
    value: Decimal | None
    cell: Cell | None = None
    signed: bool = False  # may be negative, as 本年增/减 may
    claim: Claim | None = None

    @property
    def key(self) -> Key | None:
        """What tells a figure from all others: a cell's row and column, a claim's place; None for a constant."""
        if self.cell is not None:
            return self.cell.row, self.cell.column
        return self.claim.key if self.claim is not None else None

    def negated(self) -> Summand:
        """The same with the other sign."""
        return self._replace(sign=-self.sign)

    def reaches(self, direction: int) -> bool:
        """Whether another value here, of one that is unknown, could push the sum in a direction."""
        return self.signed or self.sign == direction


class Balance:
    """left op right with the figures filled in.

    `difference` is left minus right, unknown figures left out; `unknown` are the summands without a value, as of left
    minus right.
    """

    def __init__(self, left: tuple[Summand, ...], op: str, right: tuple[Summand, ...]) -> None:
        self.left = left
        self.op = op
        self.right = right
        of_left, unknown = _added(left)
        of_right, subtracted = _added(right)
        self.difference = of_left - of_right
        self.unknown = (*unknown, *map(Summand.negated, subtracted))

    @cached_property
    def summands(self) -> tuple[Summand, ...]:
        """All summands as of left minus right."""
        return self.left + tuple(summand.negated() for summand in self.right)

    @cached_property
    def signs(self) -> dict[Key, int]:
        """How often each figure, by its key, counts in left minus right."""
        signs: dict[Key, int] = {}
        for summands, side in ((self.left, 1), (self.right, -1)):
            for summand in summands:
                if (key := summand.key) is not None:
                    signs[key] = signs.get(key, 0) + side * summand.sign
        return signs

    @cached_property
    def verdict(self) -> str:
        """HOLDS, FAIL or OPEN."""
        unknown, difference = self.unknown, self.difference
        if unknown and all(summand.value is None or summand.key is None for summand in self.summands):
            return OPEN
        if compare(difference, self.op):
            return OPEN if any(summand.cell is None for summand in unknown) else HOLDS
        if any(summand.reaches(direction) for summand in unknown for direction in _saving(difference, self.op)):
            return OPEN
        return FAIL

    def with_value(self, key: Key, value: Decimal) -> Balance:
        """The same relation with another value of one figure."""
        left, right = (
            tuple(summand._replace(value=value) if summand.key == key else summand for summand in side)
            for side in (self.left, self.right)
        )
        return Balance(left, self.op, right)

    def required(self, figure: Summand) -> Decimal | None:
        """The value of a figure that would make an equation hold, the others as printed.

        None if the figure is not in it, if another one is unknown, or if it is no equation.
        """
        key = figure.key
        sign = self.signs.get(key) if key is not None else None
        if self.op != "=" or sign not in (1, -1) or any(s.key != key for s in self.unknown):
            return None
        return (figure.value or Decimal(0)) - self.difference * sign


def _saving(difference: Decimal, op: str) -> tuple[int, ...]:
    """The directions in which a difference must move to satisfy an operator that it does not."""
    match op:
        case "!=":
            return (1, -1)
        case "<" | "<=":
            return (-1,)
        case ">" | ">=":
            return (1,)
        case _:
            return (-1 if difference > 0 else 1,)


def compare(difference: Decimal, op: str) -> bool:
    """Whether a difference of left and right satisfies an operator."""
    match op:
        case "=":
            return difference == 0
        case "!=":
            return difference != 0
        case "<=":
            return difference <= 0
        case ">=":
            return difference >= 0
        case "<":
            return difference < 0
        case _:
            return difference > 0


def known_sum(summands: Iterable[Summand]) -> Decimal:
    """The signed sum of the summands whose value is known."""
    return _added(summands)[0]


def _added(summands: Iterable[Summand]) -> tuple[Decimal, list[Summand]]:
    """The signed sum of the summands whose value is known, and those whose is not."""
    total, unknown = Decimal(0), []
    for summand in summands:
        if summand.value is None:
            unknown.append(summand)
        else:
            total = total + summand.value if summand.sign > 0 else total - summand.value
    return total, unknown


class Correction(NamedTuple):
    """A figure whose one changed value would mend `mended` broken equations and break none."""

    figure: Summand
    value: Decimal
    mended: int


class Ledger:
    """Relations that were tested in one report, looked up by the figures in them.

    They are asked for only where a broken one is to be explained.
    """

    def __init__(self, balances: Iterable[Balance]) -> None:
        self._all = balances
        self._known: dict[Balance, list[Correction]] = {}

    @cached_property
    def _balances(self) -> dict[Key, list[Balance]]:
        found: dict[Key, list[Balance]] = {}
        for balance in self._all:
            for key in balance.signs:
                found.setdefault(key, []).append(balance)
        return found

    def corrections(self, broken: Balance) -> list[Correction]:
        """The single figures that could explain a broken equation: those that mend most of the broken ones.

        A changed figure must stay a number from zero up and may break nothing that could hold. Nor is it the cause
        where another broken equation is left no explanation but another value of it, as where two figures of a row are
        wrong and each column tells which.
        """
        return [correction for correction in self._possible(broken) if not self._is_refuted(correction)]

    def _possible(self, broken: Balance) -> list[Correction]:
        if broken not in self._known:
            found = [correction for figure in broken.summands if (correction := self._correction(broken, figure))]
            most = max((correction.mended for correction in found), default=0)
            self._known[broken] = [correction for correction in found if correction.mended == most]
        return self._known[broken]

    def _is_refuted(self, correction: Correction) -> bool:
        """Whether another broken equation can be explained by the same figure alone, and by another value of it."""
        others = (self._possible(balance) for balance in self._related(correction.figure) if balance.verdict == FAIL)
        only = [found[0] for found in others if len(found) == 1]
        return any(one.figure.key == correction.figure.key and one.value != correction.value for one in only)

    def _correction(self, broken: Balance, figure: Summand) -> Correction | None:
        key, value = figure.key, broken.required(figure)
        related = self._related(figure)
        if key is None or value is None or value < 0 or len(related) > _MOST_RELATED:
            return None
        mended = 0
        for balance in related:
            if balance.verdict == FAIL:
                mended += balance.required(figure) == value
            elif balance.with_value(key, value).verdict == FAIL:
                return None
        return Correction(figure, value, mended)

    def _related(self, figure: Summand) -> Sequence[Balance]:
        """The relations that a figure is in."""
        return self._balances.get(figure.key, ()) if figure.key is not None else ()


def percent(value: Decimal, digits: int) -> str:
    """A share with as many decimals as the text prints."""
    return f"{value:.{digits}f}%"


def figure(value: Decimal) -> str:
    """A number as people write it: no exponent, no trailing zeros."""
    return f"{value.to_integral() if value == value.to_integral() else value.normalize():f}"


def spell(summands: Sequence[Summand]) -> str:
    """A sum with its figures and its value: `本年新收 195 + 上年结转 1 = 196`; of many zeros are left out."""
    terms = " ".join(_spell_parts(summands)).removeprefix("+ ")
    return terms if len(summands) == 1 else f"{terms} = {figure(known_sum(summands))}"


def spell_breach(balance: Balance) -> str:
    """How far the two sides of an equation are apart, or which of them should be the greater."""
    if balance.op == "=":
        return say("相差 {difference}", difference=figure(abs(balance.difference)))
    return say("前者应{compared}后者", compared=say(OPERATOR_WORDS[balance.op]))


def _spell_parts(summands: Sequence[Summand]) -> Iterator[str]:
    shown = [s for s in summands if s.value != 0] if len(summands) > 4 else list(summands)
    for summand in shown or summands[:1]:
        value = say("空白") if summand.value is None else figure(summand.value)
        yield f"{'+' if summand.sign > 0 else '-'} {summand.name} {value}".replace("  ", " ")
