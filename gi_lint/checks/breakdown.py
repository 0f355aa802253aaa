"""breakdown 总数与分项: a total in the text and the parts that the text lists for it agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, Operand, Outcome, settings
from gi_lint.claims import Breakdown, Claim, topic
from gi_lint.report import Report

_SHOWN = 24  # parts spelt out in one message
_LEAST_SHARE = Decimal("0.5")  # of a total that listed parts must make up before a gap is worth a note


@settings
class BreakdownCheck:
    """Parts that exceed their total are a fault, parts that fall short only where the list claims to be complete.

    `channels`: words of channels that may carry one item several times: an excess is then a warning, as it is where
    the parts have other measure words than the total. `elsewhere`: quantities whose lists another rule checks.
    """

    channels: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        stated = _figures_by_paragraph(report.claims)
        for breakdown in report.breakdowns:
            if sum(bool(set(part.quantities) & set(self.elsewhere)) for part in breakdown.parts) >= 2:
                continue
            outcome = self._judge(breakdown, stated.get(breakdown.total.key[0], {}))
            if outcome is not None:
                yield outcome

    def _judge(self, breakdown: Breakdown, stated: Mapping[Decimal, Claim]) -> Outcome | None:
        total, parts = breakdown.total, breakdown.parts
        exact = [part for part in parts if not part.approximate]
        listed = _sum(exact)
        slack = total.slack + sum((part.slack for part in parts), Decimal(0))
        if total.approximate or abs(listed - total.value) <= slack or _adds_up_to_wider(total, _sum(parts), stated):
            return Outcome(HOLDS, location=total.location)
        if listed > total.value:
            return self._excess(breakdown, exact)
        if len(exact) < len(parts):
            return None
        if breakdown.exhaustive:
            return _outcome(breakdown, exact, "少", None)
        if len(parts) > 1 and listed >= total.value * _LEAST_SHARE:
            return _outcome(breakdown, exact, "少", "note")
        return None

    def _excess(self, breakdown: Breakdown, exact: Sequence[Claim]) -> Outcome:
        by_channel = sum(any(word in part.subject for word in self.channels) for part in exact) >= 2
        if by_channel:
            outcome = _outcome(breakdown, exact, "多", "warning")
            return outcome._replace(message=outcome.message + "；同一条信息可以在几个渠道发布，如确系重复计数请说明")
        if any(part.unit != breakdown.total.unit for part in exact):
            return _outcome(breakdown, exact, "多", "warning")
        return _outcome(breakdown, exact, "多", None)


def _figures_by_paragraph(claims: Iterable[Claim]) -> dict[int, dict[Decimal, Claim]]:
    """For each paragraph the counts that it states, by value; of equal ones the first."""
    found: dict[int, dict[Decimal, Claim]] = {}
    for claim in claims:
        if claim.is_count:
            found.setdefault(claim.key[0], {}).setdefault(claim.value, claim)
    return found


def _adds_up_to_wider(total: Claim, listed: Decimal, stated: Mapping[Decimal, Claim]) -> bool:
    """Whether the parts make up a wider total stated before: parts of two levels may stand in one list."""
    wider = stated.get(listed)
    return wider is not None and wider.key < total.key and (wider.unit, topic(wider)) == (total.unit, topic(total))


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
