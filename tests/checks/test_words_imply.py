"""words_imply: what a finding rests on."""

from __future__ import annotations

from tests.drafts import reports
from tests.planting import findings


def test_figures_are_told_as_numbers_however_the_table_prints_them() -> None:
    draft = reports.report_2021().with_section_text("六、", "收到的政府信息公开申请已全部办结。")
    for column in ("natural", "total"):
        draft = draft.with_cell("t3", "carried_out", column, "８件")
    (found,) = [finding for finding in findings(draft) if finding.rule == "X-10"]
    assert [(operand.name, operand.text, operand.value) for operand in found.operands] == [
        ("carried_out.total", "８件", "8")
    ]
