"""What inspect shows of the numbers of a text: role, subject, value, and what each was compared with."""

from __future__ import annotations

import json
from typing import Any

from gi_lint.inspection import inspect
from gi_lint.inspection.json import write as as_json
from gi_lint.inspection.text import write as as_text
from gi_lint.linter import Linter
from tests.drafts.model import Draft, DraftCell, DraftTable
from tests.drafts.reports import report_2021
from tests.drafts.writers import to_md

LINTER = Linter()


def claims_of(draft: Draft) -> list[dict[str, Any]]:
    data = json.loads(as_json([inspect(LINTER, "年报.md", to_md(draft))]))
    claims: list[dict[str, Any]] = data["claims"]
    return claims


def claim_of(draft: Draft, text: str) -> dict[str, Any]:
    (found,) = [claim for claim in claims_of(draft) if claim["text"] == text]
    return found


def compared(claim: dict[str, Any], rule: str) -> tuple[str, set[tuple[str, str | None]]]:
    """What a rule made of a claim: held, failed or open, and the figures beside it."""
    (found,) = [one for one in claim["compared_with"] if one["rule"] == rule]
    return found["kind"], {(figure["text"], figure["value"]) for figure in found["figures"]}


def test_an_outcome_is_compared_with_its_siblings_and_the_table() -> None:
    claim = claim_of(report_2021(), "其中予以公开65件")
    assert (claim["subject"], claim["value"], claim["unit"], claim["role"]) == ("其中予以公开", "65", "件", "part")
    kind, figures = compared(claim, "N-06")
    assert kind == "holds"
    assert {("全年办结144件", "144"), ("无法提供35件", "35")} <= figures
    assert compared(claim, "X-04") == ("holds", {("65", "65")})


def test_a_misfit_shows_too() -> None:
    draft = report_2021().replace("其中予以公开65件", "其中予以公开66件")
    claim = claim_of(draft, "其中予以公开66件")
    assert compared(claim, "N-06")[0] == "fail"
    assert compared(claim, "X-04") == ("fail", {("65", "65")})


def test_a_share_is_compared_with_its_count_and_its_base() -> None:
    claim = claim_of(report_2021(), "占45.1%")
    assert claim["role"] == "share"
    assert compared(claim, "N-03") == ("holds", {("其中予以公开65件", "65"), ("全年办结144件", "144")})
    assert len(compared(claim, "N-02")[1]) == 5


def test_a_change_is_compared_with_both_years() -> None:
    claim = claim_of(report_2021(), "增长12.3%")
    assert claim["role"] == "change"
    kind, figures = compared(claim, "N-04")
    assert (kind, {value for _, value in figures}) == ("holds", {"146", "130"})


def test_received_is_compared_with_what_became_of_it() -> None:
    claim = claim_of(report_2021(), "全县新收政府信息公开申请146件")
    kind, figures = compared(claim, "N-05")
    assert (kind, {value for _, value in figures}) == ("holds", {"6", "144", "8"})
    assert compared(claim, "X-01") == ("holds", {("146", "146")})
    assert all({"name", "text", "value", "location"} == set(one) for one in claim["compared_with"][0]["figures"])


def test_what_nothing_is_compared_with_has_an_empty_list() -> None:
    assert claim_of(report_2021(), "编印县政府公报6期")["compared_with"] == []


def test_people_read_it_in_one_line_a_rule() -> None:
    lines = as_text([inspect(LINTER, "年报.md", to_md(report_2021()))]).splitlines()
    at = next(n for n, line in enumerate(lines) if "其中予以公开65件  分项 65件" in line)
    assert "      X-04 相符，对照表三 / （一）予以公开 / 总计 65" in lines[at : at + 4]


def test_rows_that_the_form_does_not_have_are_shown() -> None:
    draft = report_2021()
    rows = draft.tables["t3"].rows
    extra = (DraftCell("本级机关另收到的申请", column_span=3), *(DraftCell("7") for _ in range(7)))
    seen = [inspect(LINTER, "年报.md", to_md(draft.with_table(DraftTable("t3", (*rows[:4], extra, *rows[4:])))))]
    (place,) = json.loads(as_json(seen))["tables"]["t3"]["unknown_rows"]
    assert place["quote"] == "本级机关另收到的申请"
    assert "    格式里没有的行：本级机关另收到的申请" in as_text(seen).splitlines()
