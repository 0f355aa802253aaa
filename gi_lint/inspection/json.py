"""Reports as they were read, in JSON."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.arithmetic import figure
from gi_lint.claims import Claim
from gi_lint.formatters.common import json_text
from gi_lint.formatters.json import location
from gi_lint.hints import Any
from gi_lint.inspection import Comparison, Figure, Inspected
from gi_lint.report import Cell, Promise, Section, Table


def write(seen: Sequence[Inspected]) -> str:
    """One JSON object for one report, a list for several."""
    data = [_data(one) for one in seen]
    return json_text(data[0] if len(data) == 1 else data)


def _data(seen: Inspected) -> dict[str, Any]:
    report = seen.report
    facts = report.facts
    period = facts.period
    return {
        "path": report.document.path,
        "problem": None if report.failure is None else report.failure.problem,
        "template": report.template.id if report.template else None,
        "template_used": report.template_used,
        "title": facts.title,
        "year": facts.year,
        "agency": facts.agency,
        "agency_level": facts.agency_level,
        "dates": {
            "period": [period.first.isoformat(), period.last.isoformat()] if period else None,
            "signed": facts.signed and facts.signed.iso,
            "published": facts.published and facts.published.iso,
        },
        "notice": facts.notice,
        "promise": _promise(report.promise),
        "sections": [_section(section) for section in report.sections],
        "tables": {id: _table(table) for id, table in report.tables.items()},
        "claims": [_claim(claim, seen.comparisons.get(claim.key, ())) for claim in report.claims],
        "remarks": list(report.document.remarks),
    }


def _promise(promise: Promise | None) -> dict[str, Any] | None:
    if promise is None:
        return None
    return {
        "number": promise.number,
        "parts": [{"id": part.id, "text": part.text} for part in promise.parts],
        "location": location(promise.location),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "heading": section.heading,
        "location": location(section.location),
        "children": [_section(child) for child in section.children],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "status": table.status,
        "reason": table.reason or None,
        "template": table.form if table.status != "absent" else None,
        "missing_rows": list(table.missing_rows),
        "missing_columns": list(table.missing_columns),
        "unknown_rows": list(map(location, table.unknown_rows)),
        "cells": {cell.id: _cell(cell) for cell in table.cells.values()},
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": cell.text, "value": _value(cell), "unit": cell.unit, "location": location(cell.location)}


def _claim(claim: Claim, comparisons: Sequence[Comparison]) -> dict[str, Any]:
    return {
        "text": claim.text,
        "subject": claim.subject,
        "value": figure(claim.value),
        "unit": claim.unit,
        "role": claim.role,
        "quantities": list(claim.quantities),
        "approximate": claim.approximate,
        "compared_with": [_comparison(comparison) for comparison in comparisons],
        "location": location(claim.location),
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    figures = [
        {
            "name": one.subject if isinstance(one, Claim) else one.id,
            "text": one.text,
            "value": _value(one),
            "location": location(one.location),
        }
        for one in comparison.figures
    ]
    return {"rule": comparison.rule, "kind": comparison.kind, "figures": figures}


def _value(one: Figure) -> str | None:
    return None if one.value is None else figure(one.value)
