"""A report as it was read: for people who want to see what the rules saw, and for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gi_lint.batch import fault_of
from gi_lint.check import Outcome
from gi_lint.claims import Claim, Key
from gi_lint.linter import Linter, unread
from gi_lint.named import NamedTuple
from gi_lint.report import Cell, Report

Figure = Claim | Cell


class Comparison(NamedTuple):
    """A rule that compared a claim with other figures: those, and whether it held, failed or was left open."""

    rule: str
    kind: str
    figures: tuple[Figure, ...]


class Inspected(NamedTuple):
    """A report and what each of its claims, by its key, was compared with."""

    report: Report
    comparisons: Mapping[Key, Sequence[Comparison]]


def inspect(linter: Linter, path: str, data: bytes | None = None) -> Inspected:
    """The report in a file as its rules see it. A fault of the program is one of this file, so that others are shown.

    Raises ConfigError, PackError and PluginError.
    """
    try:
        return _inspected(linter, path, data)
    except Exception as error:
        return Inspected(unread(path, fault_of(error)), {})


def _inspected(linter: Linter, path: str, data: bytes | None) -> Inspected:
    report = linter.read(path, data)
    comparisons: dict[Key, list[Comparison]] = {}
    for rule, outcome in linter.outcomes(report):
        figures = _figures(outcome)
        for one in figures:
            if isinstance(one, Claim):
                others = tuple(other for other in figures if other is not one)
                comparisons.setdefault(one.key, []).append(Comparison(rule.id, outcome.kind, others))
    return Inspected(report, comparisons)


def _figures(outcome: Outcome) -> tuple[Figure, ...]:
    """The figures that an outcome is about."""
    summands = outcome.balance().summands if outcome.balance is not None and not outcome.compared else ()
    return outcome.compared or tuple(one for summand in summands if (one := summand.claim or summand.cell) is not None)
