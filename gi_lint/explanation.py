"""What a broken equation's finding says beside its figures: which one of them, changed, would mend it and others."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.arithmetic import Correction, Ledger, Summand, figure
from gi_lint.check import FAIL, Outcome
from gi_lint.finding import Finding
from gi_lint.language import say


def explained(finding: Finding, outcome: Outcome, ledger: Ledger) -> Finding:
    """A broken equation's finding, with the one figure that would mend it and others, where there is one."""
    if outcome.balance is None or outcome.kind != FAIL:
        return finding
    found = ledger.corrections(outcome.balance())
    return finding._replace(suggestion=_advice(found)) if found else finding


def _advice(found: Sequence[Correction]) -> str:
    if len(found) > 1:
        if any(correction.figure.claim is not None for correction in found):
            said = "本式 {count} 个数中任何一个改动都能使它成立，仅凭文中和表内的数不能断定哪个有误，须对照底数"
        else:
            said = "本式 {count} 个数中任何一个改动都能使它成立，仅凭表内的数不能断定哪个有误，须对照底数"
        return say(said, count=len(found))
    (only,) = found
    many = only.mended > 1
    effect = say("{count} 处不符同时消除", count=only.mended) if many else say("本式成立，且不影响其他各式")
    return say("若{now} 改为 {then}，{effect}", now=_printed(only.figure), then=figure(only.value), effect=effect)


def _printed(one: Summand) -> str:
    """A figure with its place, as in 若“（七）总计”行“自然人”列的 182 改为 …"""
    if one.claim is not None:
        return say("文中“{claim.text}”的 {value}", claim=one.claim, value=figure(one.claim.value))
    assert one.cell is not None
    place = one.cell.location
    column = say("“{place.column_label}”列", place=place) if place.column_label else ""
    text = one.cell.text.strip() or say("空白")
    return say("“{place.row_label}”行{column}的 {text}", place=place, column=column, text=text)
