"""What gi-lint itself brings: readers, checks, outputs and the rules that hold in every year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from gi_lint.hookspecs import hookimpl

_PACKAGE = Path(__file__).resolve().parent.parent


def pack_folder(name: str) -> str:
    """Where a built-in rule pack lies: in the installed package, or in rules/ of a checkout."""
    installed = _PACKAGE / "_packs" / name
    return str(installed if installed.is_dir() else _PACKAGE.parent / "rules" / name)


@hookimpl
def gi_lint_rule_packs() -> Sequence[str]:
    return [pack_folder("common")]


@hookimpl
def gi_lint_readers() -> Mapping[str, str]:
    return {
        ".docx": "gi_lint.readers.docx:read",
        ".htm": "gi_lint.readers.html:read",
        ".html": "gi_lint.readers.html:read",
        ".md": "gi_lint.readers.md:read",
        ".txt": "gi_lint.readers.txt:read",
    }


@hookimpl
def gi_lint_checks() -> Mapping[str, str]:
    return {
        "annual_report": "gi_lint.checks.annual_report:AnnualReport",
        "breakdown": "gi_lint.checks.breakdown:BreakdownCheck",
        "cell_values": "gi_lint.checks.cell_values:CellValues",
        "change": "gi_lint.checks.change:Change",
        "closed_marks": "gi_lint.checks.closed_marks:ClosedMarks",
        "complete_tables": "gi_lint.checks.complete_tables:CompleteTables",
        "doubled_marks": "gi_lint.checks.doubled_marks:DoubledMarks",
        "doubled_words": "gi_lint.checks.doubled_words:DoubledWords",
        "filled_cells": "gi_lint.checks.filled_cells:FilledCells",
        "form_in_force": "gi_lint.checks.form_in_force:FormInForce",
        "identity": "gi_lint.checks.identity:Identity",
        "kinds_sum": "gi_lint.checks.kinds_sum:KindsSum",
        "lost_figures": "gi_lint.checks.lost_figures:LostFigures",
        "other_body": "gi_lint.checks.other_body:OtherBody",
        "pattern": "gi_lint.checks.pattern:Pattern",
        "personal_data": "gi_lint.checks.personal_data:PersonalData",
        "readable": "gi_lint.checks.readable:Readable",
        "recovered_tables": "gi_lint.checks.recovered_tables:RecoveredTables",
        "required_sections": "gi_lint.checks.required_sections:RequiredSections",
        "share_of_base": "gi_lint.checks.share_of_base:ShareOfBase",
        "shares_sum": "gi_lint.checks.shares_sum:SharesSum",
        "text_identity": "gi_lint.checks.text_identity:TextIdentity",
        "text_matches_table": "gi_lint.checks.text_matches_table:TextMatchesTable",
        "words_imply": "gi_lint.checks.words_imply:WordsImply",
    }


@hookimpl
def gi_lint_formatters() -> Mapping[str, str]:
    return {
        "json": "gi_lint.formatters.json:write",
        "text": "gi_lint.formatters.text:write",
    }
