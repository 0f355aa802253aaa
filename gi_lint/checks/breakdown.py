"""breakdown 总数与分项: a total in the text and the parts that the text lists for it agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, Operand, Outcome, settings
from gi_lint.claims import Breakdown, Claim
from gi_lint.report import Report

_SHOWN = 24  # parts spelt out in one message
_LEAST_SHARE = Decimal("0.5")  # of a total that listed parts must make up before a gap is worth a note


@settings
class BreakdownCheck:
    """Parts that exceed their total are a fault, parts that fall short only where the list claims to be complete.

    `channels`: words of channels that may carry one item several times: an excess is then a warning.
    `elsewhere`: quantities whose lists another rule checks.
    """

    channels: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        for breakdown in report.breakdowns:
            if sum(bool(set(part.quantities) & set(self.elsewhere)) for part in breakdown.parts) >= 2:
                continue
            outcome = self._judge(breakdown, report.claims)
            if outcome is not None:
                yield outcome

    def _judge(self, breakdown: Breakdown, claims: Sequence[Claim]) -> Outcome | None:
        total, parts = breakdown.total, breakdown.parts
        exact = [part for part in parts if not part.approximate]
        listed = _sum(exact)
        if total.approximate or _some_reading_holds(breakdown, claims):
            return Outcome(HOLDS, location=total.location)
        if listed > total.value:
            return self._excess(breakdown, exact) if _is_one_list(exact, total.value) else None
        if len(exact) < len(parts):
            return None
        if breakdown.exhaustive:
            return _outcome(breakdown, exact, "少", None)
        if len(parts) > 1 and listed >= total.value * _LEAST_SHARE:
            return _outcome(breakdown, exact, "少", "note")
        return None

    def _excess(self, breakdown: Breakdown, exact: Sequence[Claim]) -> Outcome:
        by_channel = sum(any(word in part.subject for word in self.channels) for part in exact) >= 2
        if not by_channel:
            return _outcome(breakdown, exact, "多", None)
        outcome = _outcome(breakdown, exact, "多", "warning")
        return outcome._replace(message=outcome.message + "；同一条信息可以在几个渠道发布，如确系重复计数请说明")


def _some_reading_holds(breakdown: Breakdown, claims: Sequence[Claim]) -> bool:
    """Whether the parts, or the first of them, make up the total, or a wider total stated before it.

    A list may go on to another matter, and parts of two levels may stand in one list.
    """
    total, parts = breakdown.total, breakdown.parts
    sums = [_sum(parts[:length]) for length in range(2, len(parts) + 1)]
    if total.value in sums or (len(parts) == 1 and parts[0].value <= total.value):
        return True
    wider = (
        c for c in claims if c.is_count and c.key < total.key and c.key[0] == total.key[0] and c.unit == total.unit
    )
    return any(claim.value == sums[-1] for claim in wider) if sums else False


def _is_one_list(parts: Sequence[Claim], total: Decimal) -> bool:
    """Whether the parts up to the first semicolon exceed the total, all look alike, or go on over sentences."""
    first = [part for part in parts if part.part_of_sentence == parts[0].part_of_sentence]
    alike = len({part.subject[-2:] for part in parts}) == 1
    return _sum(first) > total or alike or len({part.sentence.start for part in parts}) > 1


def _sum(parts: Sequence[Claim]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _outcome(breakdown: Breakdown, parts: Sequence[Claim], word: str, level: str | None) -> Outcome:
    total = breakdown.total
    listed = _sum(parts)
    terms = " + ".join(f"“{_name(part)}”{figure(part.value)}" for part in parts[:_SHOWN])
    more = " + …" if len(parts) > _SHOWN else ""
    return Outcome(
        FAIL,
        f"“{total.subject}”为 {figure(total.value)}，而所列各项 {terms}{more} = {figure(listed)}，"
        f"{word} {figure(abs(listed - total.value))}",
        total.location,
        expected=figure(listed),
        actual=figure(total.value),
        operands=tuple(Operand(part.subject, part.text, figure(part.value), part.location) for part in parts),
        related=tuple(part.location for part in parts),
        level=level,
        key=total.subject,
    )


def _name(claim: Claim) -> str:
    return claim.subject.removeprefix("其中").removeprefix("包括").strip("，, ")[-16:]
