"""share_of_base 占比核算: a printed share is the count that stands before it over the whole it is a share of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from gi_lint.arithmetic import figure, percent
from gi_lint.check import FAIL, Operand, Outcome, SettingError, settings
from gi_lint.claims import SHARE, Claim
from gi_lint.document import Location
from gi_lint.expression import ExpressionError, Term, parse_relation
from gi_lint.report import Cell, Report

_TRIED = 3  # bases named in a message


class Base(NamedTuple):
    """A number that may be the whole of a share, and how it is spoken of."""

    value: Decimal
    name: str
    location: Location
    decided: bool = False  # a total less what is pending
    summed: bool = False  # a stated count with another one added


@settings
class ShareOfBase:
    """A share whose count stands right before it fits one of the wholes that it may be a share of.

    Wholes tried: the counts stated before it in the paragraph and the one before, those of its `topics` less what
    is `pending` (the whole of a share of `decided` cases), with what was `carried` in, and `bases`: sums of table
    cells such as `t3[new, total] + t3[carried_in, total]`. A misfit is reported only if the whole is beyond doubt:
    other shares of the list fit it, or the words for the whole leave one candidate.
    """

    bases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for base in self.bases:
            try:
                parse_relation(f"{base} = 0")
            except ExpressionError as error:
                raise SettingError("bases", str(error)) from None

    @cached_property
    def _base_terms(self) -> list[tuple[Term, ...]]:
        return [parse_relation(f"{base} = 0").left for base in self.bases]

    def run(self, report: Report) -> Iterator[Outcome]:
        previous: list[Claim] = []
        from_tables = list(self._table_bases(report))
        for _, claims in groupby(report.claims, key=lambda claim: claim.sentence.number):
            paragraph = list(claims)
            yield from self._paragraph(paragraph, previous, from_tables)
            previous = paragraph

    def _paragraph(self, claims: list[Claim], previous: list[Claim], tables: list[Base]) -> Iterator[Outcome]:
        shares = [claim for claim in claims if _is_exact(claim)]
        bases = {id(share): self._bases(share, claims, previous, tables) for share in shares}
        for share in shares:
            candidates = bases[id(share)]
            siblings = [other for other in shares if other is not share and other.whole == share.whole]
            if _fits_one(share, candidates, siblings):
                continue
            base = self._certain_base(share, candidates, siblings)
            if base is not None:
                yield _misfit(share, base)

    def _bases(self, share: Claim, claims: list[Claim], previous: list[Claim], tables: list[Base]) -> list[Base]:
        counts = [claim for claim in previous if _may_be_whole(claim, share)]
        counts += [claim for claim in claims if _may_be_whole(claim, share) and not _is_its_count(claim, share)]
        decided = list(self._decided(share, counts, claims))
        if any(word in share.whole for word in self.decided):
            return decided + [base for base in tables if base.decided]
        carried = [c for c in claims if c.is_count and any(word in c.subject for word in self.carried)]
        sums = [
            Base(total.value + part.value, f"{_named(total)} + {_named(part)}", total.location, summed=True)
            for total in counts
            for part in carried
            if total is not part
        ]
        return [Base(claim.value, _named(claim), claim.location) for claim in counts] + decided + sums + tables

    def _decided(self, share: Claim, counts: list[Claim], claims: list[Claim]) -> Iterator[Base]:
        """Totals of cases less those pending: pending in the clause of the share, the total on the same topic."""
        topics = [topic for topic in self.topics if topic in share.part_of_sentence]
        totals = [total for total in counts if any(topic in total.subject for topic in topics)]
        for part in claims:
            if (
                part.is_count
                and part.part_of_sentence == share.part_of_sentence
                and any(word in part.subject for word in self.pending)
            ):
                for total in totals:
                    if total.value > part.value and total is not part:
                        name = f"（{_named(total)} - {_named(part)}）"
                        yield Base(total.value - part.value, name, total.location, decided=True)

    def _table_bases(self, report: Report) -> Iterator[Base]:
        for text, terms in zip(self.bases, self._base_terms, strict=True):
            cells = [(term, _cell(report, term)) for term in terms]
            known = [(term, cell) for term, cell in cells if cell is not None and cell.value is not None]
            if len(known) == len(cells):
                value = sum((term.sign * cell.value for term, cell in known if cell.value is not None), Decimal(0))
                yield Base(value, f"表中数 {figure(value)}", known[0][1].location, decided="-" in text)

    def _certain_base(self, share: Claim, candidates: Sequence[Base], siblings: Sequence[Claim]) -> Base | None:
        """The whole of a misfit, if there is no doubt about it."""
        assert share.counted is not None
        large = [base for base in candidates if base.value >= share.counted.value and base.value > 0]
        fitting = [base for base in large if any(_rounds(other, base) for other in siblings)]
        if fitting:
            return max(fitting, key=lambda base: sum(_rounds(other, base) for other in siblings))
        if any(word in share.whole for word in self.decided) and len({base.value for base in large}) == 1:
            return large[0]
        return None


def _is_exact(claim: Claim) -> bool:
    return claim.role == SHARE and not claim.approximate and claim.counted is not None and not claim.counted.approximate


def _may_be_whole(claim: Claim, share: Claim) -> bool:
    return claim.is_count and not claim.approximate and claim.value > 0 and claim.unit == _unit(share)


def _is_its_count(claim: Claim, share: Claim) -> bool:
    return share.counted is not None and claim.key == share.counted.key


def _unit(share: Claim) -> str:
    return share.counted.unit if share.counted else ""


def _cell(report: Report, term: Term) -> Cell | None:
    table = report.tables.get(term.table or "")
    return table.at(term.row or "", term.column or "") if table else None


def _named(claim: Claim) -> str:
    return f"“{claim.subject[-20:]}”{figure(claim.value)}"


def _percent(share: Claim, base: Base) -> Decimal:
    assert share.counted is not None
    return 100 * share.counted.value / base.value


def _fits_one(share: Claim, candidates: Sequence[Base], siblings: Sequence[Claim]) -> bool:
    """Whether a share fits a whole. A sum counts only if the rest of its list fits it no worse than a stated count."""
    fitting = [base for base in candidates if _rounds(share, base)]
    if any(not base.summed for base in fitting):
        return True
    rest = [other for other in siblings if other.sentence == share.sentence]
    fits = {id(base): sum(_rounds(other, base) for other in rest) for base in candidates}
    most = max((fits[id(base)] for base in candidates if not base.summed), default=0)
    return any(fits[id(base)] >= most for base in fitting)


def _rounds(share: Claim, base: Base) -> bool:
    unit = Decimal(1).scaleb(-share.digits)
    return base.value > 0 and abs(_percent(share, base) - share.value) <= unit / 2


def _misfit(share: Claim, base: Base) -> Outcome:
    assert share.counted is not None
    exact = _percent(share, base)
    cut = exact.quantize(Decimal(1).scaleb(-share.digits), ROUND_DOWN) == share.value
    shown = percent(exact.quantize(Decimal(1).scaleb(-max(share.digits, 2)), ROUND_HALF_UP), max(share.digits, 2))
    right = percent(exact.quantize(Decimal(1).scaleb(-share.digits), ROUND_HALF_UP), share.digits)
    reason = f"只舍未入，四舍五入应为 {right}" if cut else f"应为 {right}"
    return Outcome(
        FAIL,
        f"“{share.subject.removeprefix('其中')}”{figure(share.counted.value)} ÷ {base.name} = {shown}，"
        f"文中写 {percent(share.value, share.digits)}，{reason}",
        share.location,
        expected=shown,
        actual=percent(share.value, share.digits),
        operands=(
            Operand(share.counted.subject, share.counted.text, figure(share.counted.value), share.counted.location),
            Operand(base.name, figure(base.value), figure(base.value), base.location),
        ),
        related=(base.location,),
        level="note" if cut else None,
        key=f"{share.subject}占{share.whole}",
    )
