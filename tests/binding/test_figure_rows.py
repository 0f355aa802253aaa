"""Tables of which a text has lines, but no cells that can be told: lost, not absent, and none of the prose."""

from __future__ import annotations

import pytest

from gi_lint.check import FAIL
from gi_lint.checks.form_in_force import FormInForce
from tests.drafts.model import Draft, DraftTable
from tests.drafts.reports import report_2014, report_2019, report_2021
from tests.drafts.writers import to_txt
from tests.texts import linter

DRAFTS = {"2014": report_2014(), "2019": report_2019(), "2021": report_2021()}


def laid_out(table: DraftTable, width: int) -> str:
    """A table as the text of a PDF is laid out: labels broken over lines, the figures beside the middle one."""
    lines: list[str] = []
    for row in table.rows:
        labels = [cell.text for cell in row if cell.row is None]
        figures = "   ".join(cell.text for cell in row if cell.row is not None)
        parts = [label[at : at + width] for label in labels for at in range(0, len(label), width)] or [""]
        parts[len(parts) // 2] += "    " + figures
        lines += [f"   {part}" for part in parts]
    return "\n".join(lines) + "\n"


def one_a_line(table: DraftTable, width: int) -> str:
    """A table as the text of a PDF follows: all labels in pieces, then all figures, each on a line."""
    labels = [cell.text for cell in table.cells if cell.row is None]
    parts = [label[at : at + width] for label in labels for at in range(0, len(label), width)]
    return "\n".join([*parts, *(f"{cell.text}\n" for cell in table.cells if cell.row is not None)]) + "\n"


def with_tables(draft: Draft, write: object, width: int) -> bytes:
    text = to_txt(draft, "cells").decode()
    for table in draft.tables.values():
        plain = "".join(f"{cell.text}\n\n" if cell.text else "\n" for cell in table.cells)
        assert plain in text
        text = text.replace(plain, write(table, width))  # type: ignore[operator]
    return text.encode()


@pytest.mark.parametrize(
    ("write", "width"), [(laid_out, 3), (laid_out, 4), (laid_out, 5), (one_a_line, 4), (one_a_line, 5)]
)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_table_with_broken_labels_is_lost_and_none_of_the_text(form: str, width: int, write: object) -> None:
    draft = DRAFTS[form]
    data = with_tables(draft, write, width)
    report = linter().read("年报.txt", data)
    whole = linter().read("年报.txt", to_txt(draft, "cells"))
    assert all(table.status != "absent" for table in report.tables.values())
    assert [section.heading for section in report.sections] == [section.heading for section in whole.sections]
    told = {
        (finding.rule, finding.level) for finding in linter().lint("年报.txt", data).findings if finding.kind == FAIL
    }
    assert told <= {("P-03", "warning")}


def test_a_numbered_heading_right_below_the_rows_of_a_local_table_is_none_of_its_labels() -> None:
    draft = DRAFTS["2021"]
    rows = "栏目 一季度 二季度 全年\n机构信息 5 3 8\n财政信息 2 6 8\n工作动态 2 3 5\n合计 9 12 21\n"
    data = (
        with_tables(draft, laid_out, 4)
        .decode()
        .replace("　　（二）依申请公开情况\n\n", f"{rows}（二）依申请公开情况\n")
    )
    assert rows in data
    report = linter().read("年报.txt", data.encode())
    whole = linter().read("年报.txt", to_txt(draft, "cells"))
    assert report.tables["t3"].status != "read"
    assert [part.heading for part in report.all_sections] == [part.heading for part in whole.all_sections]


def test_labels_above_the_figures_of_a_whole_page_are_none_of_the_text() -> None:
    labels = "\n".join(f"{number}.属于\n示例情形" for number in range(1, 31))
    figures = "12 0 0 0 1 0 13\n"
    text = to_txt(DRAFTS["2021"].without_table("t3"), "cells").decode()
    heading = "三、收到和处理政府信息公开申请情况\n"
    assert heading in text
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项 自然人\n"
    lines = f"{heading}{corner}{figures}{labels}\n{figures * 30}"
    body = [paragraph.text for paragraph in linter().read("年报.txt", text.replace(heading, lines).encode()).body]
    assert not any("属于" in line or "勾稽" in line for line in body)


def test_the_lines_of_a_lost_list_are_no_parts() -> None:
    data = with_tables(DRAFTS["2014"], one_a_line, 60)
    report = linter().read("年报.txt", data)
    whole = linter().read("年报.txt", to_txt(DRAFTS["2014"], "cells"))
    assert [section.heading for section in report.sections] == [section.heading for section in whole.sections]


def test_headings_above_a_list_are_none_of_it() -> None:
    """三、依申请公开情况 is the heading of a part, and of a part of the list too."""
    (table,) = DRAFTS["2014"].tables.values()
    rows = [" ".join(cell.text.strip() for cell in row) for row in table.rows]
    text = "示例市2016年政府信息公开工作年度报告\n一、概述\n全年推进公开。\n三、依申请公开情况\n收到申请38件。\n"
    text += "七、其他\n没有其他事项。\n附件：统计表\n" + "\n".join(rows)
    report = linter().read("年报.txt", text.encode())
    assert [section.heading for section in report.sections][:3] == ["一、概述", "三、依申请公开情况", "七、其他"]
    assert "收到申请38件。" in [paragraph.text for paragraph in report.body]
    assert len(report.tables["ts"].cells) > 60


def test_short_lines_are_text_where_all_tables_are_read() -> None:
    text = (
        to_txt(DRAFTS["2021"], "tabs").decode().replace("一、总体情况\n", "一、总体情况\n公开\n1\n2\n3\n4\n5 6 7 8 9\n")
    )
    body = [paragraph.text for paragraph in linter().read("年报.txt", text.encode()).body]
    assert "5 6 7 8 9" in body


@pytest.mark.parametrize(("id", "shown"), [("t3", "2021"), ("t2", "2021"), ("t2", "2019")])
def test_of_a_lost_table_only_labels_of_its_own_tell_another_form(id: str, shown: str) -> None:
    """Which form fits best where no figure is placed is chance: of table three all labels of 2019 are of 2021 too."""
    report = linter().read("年报.txt", to_txt(DRAFTS["2021"], "cells"))
    other = linter().read("年报.txt", to_txt(DRAFTS["2019"], "cells"))
    lost = other.tables[id]._replace(status="unreadable", cells={})
    document = {"2021": report, "2019": other}[shown].document
    told = FormInForce().run(report._replace(tables={id: lost}, document=document))
    assert [outcome.kind for outcome in told] == ([FAIL] if shown == "2019" else [])
