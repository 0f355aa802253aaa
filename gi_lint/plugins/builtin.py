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
        ".doc": "gi_lint.readers.office:read",
        ".docm": "gi_lint.readers.docx:read",  # its macros are never looked at
        ".docx": "gi_lint.readers.docx:read",
        ".htm": "gi_lint.readers.html:read",
        ".html": "gi_lint.readers.html:read",
        ".md": "gi_lint.readers.md:read",
        ".mht": "gi_lint.readers.html:read",
        ".mhtml": "gi_lint.readers.html:read",
        ".pdf": "gi_lint.readers.pdf:read",
        ".rtf": "gi_lint.readers.office:read",
        ".shtml": "gi_lint.readers.html:read",
        ".txt": "gi_lint.readers.txt:read",
        ".wps": "gi_lint.readers.office:read",
        ".xhtml": "gi_lint.readers.html:read",
    }


@hookimpl
def gi_lint_checks() -> Mapping[str, str]:
    return {
        "annual_report": "gi_lint.checks.annual_report:AnnualReport",
        "blank_cells": "gi_lint.checks.blank_cells:BlankCells",
        "both_or_neither": "gi_lint.checks.both_or_neither:BothOrNeither",
        "breakdown": "gi_lint.checks.breakdown:BreakdownCheck",
        "cell_values": "gi_lint.checks.cell_values:CellValues",
        "change": "gi_lint.checks.change:Change",
        "closed_marks": "gi_lint.checks.closed_marks:ClosedMarks",
        "complete_tables": "gi_lint.checks.complete_tables:CompleteTables",
        "contact_details": "gi_lint.checks.contact_details:ContactDetails",
        "continuation": "gi_lint.checks.continuation:Continuation",
        "date_numerals": "gi_lint.checks.date_numerals:DateNumerals",
        "dated_after": "gi_lint.checks.dated_after:DatedAfter",
        "deadline": "gi_lint.checks.deadline:Deadline",
        "document_name": "gi_lint.checks.document_name:DocumentName",
        "doubled_marks": "gi_lint.checks.doubled_marks:DoubledMarks",
        "doubled_words": "gi_lint.checks.doubled_words:DoubledWords",
        "empty_sections": "gi_lint.checks.empty_sections:EmptySections",
        "extra_sections": "gi_lint.checks.extra_sections:ExtraSections",
        "filled_cells": "gi_lint.checks.filled_cells:FilledCells",
        "form_in_force": "gi_lint.checks.form_in_force:FormInForce",
        "great_change": "gi_lint.checks.great_change:GreatChange",
        "heading_wording": "gi_lint.checks.heading_wording:HeadingWording",
        "identity": "gi_lint.checks.identity:Identity",
        "implies_mention": "gi_lint.checks.implies_mention:ImpliesMention",
        "kinds_sum": "gi_lint.checks.kinds_sum:KindsSum",
        "lost_figures": "gi_lint.checks.lost_figures:LostFigures",
        "notice_in_force": "gi_lint.checks.notice_in_force:NoticeInForce",
        "numbering": "gi_lint.checks.numbering:Numbering",
        "one_year": "gi_lint.checks.one_year:OneYear",
        "other_body": "gi_lint.checks.other_body:OtherBody",
        "pattern": "gi_lint.checks.pattern:Pattern",
        "period": "gi_lint.checks.period:PeriodCheck",
        "personal_data": "gi_lint.checks.personal_data:PersonalData",
        "plausible_amount": "gi_lint.checks.plausible_amount:PlausibleAmount",
        "promised_parts": "gi_lint.checks.promised_parts:PromisedParts",
        "readable": "gi_lint.checks.readable:Readable",
        "repealed_terms": "gi_lint.checks.repealed_terms:RepealedTerms",
        "repeated_text": "gi_lint.checks.repeated_text:RepeatedText",
        "required_sections": "gi_lint.checks.required_sections:RequiredSections",
        "reserved_rows": "gi_lint.checks.reserved_rows:ReservedRows",
        "running_total": "gi_lint.checks.running_total:RunningTotal",
        "same_figures": "gi_lint.checks.same_figures:SameFigures",
        "section_length": "gi_lint.checks.section_length:SectionLength",
        "share_of_base": "gi_lint.checks.share_of_base:ShareOfBase",
        "share_of_total": "gi_lint.checks.share_of_total:ShareOfTotal",
        "shares_sum": "gi_lint.checks.shares_sum:SharesSum",
        "text_identity": "gi_lint.checks.text_identity:TextIdentity",
        "text_matches_table": "gi_lint.checks.text_matches_table:TextMatchesTable",
        "title_slips": "gi_lint.checks.title_slips:TitleSlips",
        "topics_covered": "gi_lint.checks.topics_covered:TopicsCovered",
        "units": "gi_lint.checks.units:Units",
        "words_imply": "gi_lint.checks.words_imply:WordsImply",
    }


@hookimpl
def gi_lint_formatters() -> Mapping[str, str]:
    return {
        "checkstyle": "gi_lint.formatters.checkstyle:write",
        "csv": "gi_lint.formatters.csv:write",
        "github": "gi_lint.formatters.github:write",
        "gitlab": "gi_lint.formatters.gitlab:write",
        "html": "gi_lint.formatters.html:write",
        "json": "gi_lint.formatters.json:write",
        "junit": "gi_lint.formatters.junit:write",
        "markdown": "gi_lint.formatters.markdown:write",
        "rdjson": "gi_lint.formatters.rdjson:write",
        "sarif": "gi_lint.formatters.sarif:write",
        "text": "gi_lint.formatters.text:write",
    }
