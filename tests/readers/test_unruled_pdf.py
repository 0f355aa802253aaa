"""Tables in PDF files without lines, or with some of them: their cells are right or open, never wrong."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gi_lint.readers import pdf as reader
from gi_lint.report import Report
from tests.binding.filled import cells_of, filled, read_bytes, read_cells
from tests.drafts.model import Draft, DraftTable
from tests.drafts.reports import report_2019, report_2021
from tests.drafts.tables import APPLICANTS
from tests.readers.drawn_form import Align, Lines, Look, drawn_form
from tests.readers.drawn_pdf import HEIGHT, WIDTH, pdf, text

COLUMNS = (*APPLICANTS, "total")
DRAFTS = {"2019": report_2019, "2021": report_2021}


def wrong(report: Report, draft: Draft) -> dict[tuple[str, str, str], str]:
    """The cells that were read otherwise than they are drawn, one read as empty among them."""
    right = cells_of(draft)
    return {place: text for place, text in read_cells(report).items() if right.get(place) != text}


def read(draft: Draft, look: Look) -> Report:
    return read_bytes(".pdf", drawn_form(draft, look))


PLAIN = [
    Look(),
    Look(size=10.5, padding=5),
    Look(size=8, pitch=1.0, leading=0, padding=2),
    Look(label_align="left", value_align="right"),
    Look(label_align="left", value_align="left"),
    Look(repeats=True, leading=8),
    Look(upright=0.0),
    *(Look(lines=lines) for lines in get_args(Lines)),
]


@pytest.mark.parametrize("form", DRAFTS)
@pytest.mark.parametrize("look", PLAIN, ids=str)
def test_every_cell_of_a_plain_table_is_read(form: str, look: Look) -> None:
    draft = DRAFTS[form]()
    assert read_cells(read(draft, look)) == cells_of(draft)


@pytest.mark.parametrize("lines", ["all", "none"])
@pytest.mark.parametrize("right", [WIDTH, WIDTH + 5, WIDTH + 20, WIDTH + 45, WIDTH + 105])
def test_no_figure_is_wrong_in_a_table_that_an_edge_of_the_page_cuts(right: float, lines: Lines) -> None:
    draft = report_2021()
    report = read(draft, Look(lines=lines, right=right))
    assert not any(wrong(report, draft).values())
    if lines == "all":
        assert wrong(report, draft) == {}
        is_cut = right > WIDTH + 5
        assert all((report.tables[id].status == "read") is not is_cut for id in ("t3", "t4"))


def sized(form: str, seed: int, blanks: float) -> Draft:
    """A form filled with numbers of one to five digits."""
    chance = random.Random(seed)
    draft = filled(form, seed, blanks)
    for table in draft.tables.values():
        rows = tuple(
            tuple(
                replace(cell, text=str(chance.randrange(10 ** chance.randint(1, 5))))
                if cell.row and cell.text
                else cell
                for cell in row
            )
            for row in table.rows
        )
        draft = draft.with_table(DraftTable(table.id, rows))
    return draft


def drawn(*rows: Sequence[str], labels: Sequence[str], pitch: float = 30) -> Report:
    """The report in a page of table three whose rows are these, each label a line at the height of its figures."""
    xs = [300 + 35 * number for number in range(7)]
    headings = ("自然人", "商业企业", "科研机构", "公益组织", "法律机构", "其他", "总计")
    page = [text(60, 80, "三、收到和处理政府信息公开申请情况")]
    page += [text(x - 4 * len(words), 110, words, size=8) for x, words in zip(xs, headings, strict=True)]
    for number, (label, figures) in enumerate(zip(labels, rows, strict=True)):
        y = 140 + pitch * number
        page += [text(60, y, label, size=8)] if label else []
        page += [text(x - 2 * len(figure), y, figure, size=8) for x, figure in zip(xs, figures, strict=True) if figure]
    return read_bytes(".pdf", pdf(page))


NEW, CARRIED_IN, GRANTED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开"


def test_rows_are_read_by_their_labels_and_empty_cells_are_empty() -> None:
    report = drawn("1234567", [""] * 7, ["8", "", "", "", "", "", "8"], labels=(NEW, CARRIED_IN, GRANTED))
    cells = report.tables["t3"].cells
    assert [cells["new", column].text for column in COLUMNS] == list("1234567")
    assert all(cells["carried_in", column].blank for column in COLUMNS)
    assert [cells["granted", column].text for column in COLUMNS] == ["8", "", "", "", "", "", "8"]


def test_a_number_broken_over_two_lines_is_not_read() -> None:
    broken = ["12", "3", "4", "5", "6", "7", "8"]
    report = drawn(broken, ["90", *[""] * 6], "1234567", labels=(NEW, "", GRANTED), pitch=10)
    assert not {place for place in report.tables["t3"].cells if place[0] == "new"}


def test_figures_that_all_but_touch_are_not_read_as_one() -> None:
    touching = [*"12345", "       7", "57941    "]  # the blanks move them towards each other
    report = drawn(touching, [*"12345", "", "15"], [*"12345", "", "15"], labels=(NEW, CARRIED_IN, GRANTED))
    assert {row for row, _ in report.tables["t3"].cells} == {"carried_in", "granted"}


def test_figures_between_two_labels_are_those_of_neither() -> None:
    report = drawn([""] * 7, "1234567", [""] * 7, labels=(NEW, "", CARRIED_IN), pitch=12)
    assert "t3" not in report.tables


def test_a_number_close_behind_a_label_belongs_to_no_cell() -> None:
    page = [f"{CARRIED_IN}1", NEW, GRANTED]
    report = drawn(["", *"234567"], "1234567", "1234567", labels=page)
    assert {row for row, _ in report.tables["t3"].cells} == {"new", "granted"}


def test_cells_of_a_table_over_pages_know_their_page() -> None:
    report = read(report_2021(), Look(size=10.5, leading=8))
    pages = {row: cell.location.page for (row, _), cell in report.tables["t3"].cells.items()}
    assert pages["new"] is not None and pages["carried_out"] is not None
    assert pages["new"] < pages["carried_out"]
    for cell in report.tables["t3"].cells.values():
        assert cell.location.box is not None
        assert 0 < cell.location.box[1] < cell.location.box[3] < HEIGHT


def test_a_header_on_every_page_is_no_running_head() -> None:
    look = Look(size=5.5, pitch=1.6, padding=2, leading=9.2, labels=1.6, value_align="right", upright=1, repeats=True)
    draft = sized("2021", seed=15, blanks=0.6)
    report = read(draft, look)
    assert not wrong(report, draft)
    assert {place[1:] for place in cells_of(draft) if place[0] == "t3"} == set(report.tables["t3"].cells)


LOOKS = st.builds(
    Look,
    size=st.sampled_from([5.5, 7.0, 9.0, 10.5, 12.0]),
    pitch=st.floats(1.0, 2.0),
    padding=st.floats(0.5, 6.0),
    leading=st.floats(0.0, 10.0),
    labels=st.floats(1.0, 5.0),
    label_align=st.sampled_from(get_args(Align)),
    value_align=st.sampled_from(get_args(Align)),
    upright=st.sampled_from([0.0, 0.5, 0.5, 0.5, 1.0]),
    lines=st.sampled_from(get_args(Lines)),
    repeats=st.booleans(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(DRAFTS)), st.integers(0, 10**6), st.sampled_from([0.0, 0.0, 0.2, 0.6]), LOOKS)
def test_no_cell_is_read_wrong(form: str, seed: int, blanks: float, look: Look) -> None:
    draft = sized(form, seed, blanks)
    assert not wrong(read(draft, look), draft)


LABELS = (
    "受理申请总数",
    "其中当面申请",
    "其中信函申请",
    "其中网络申请",
    "答复申请总数",
    "公开申请总数",
    "申请办结总数",
)


@pytest.mark.parametrize("labels", [LABELS, [f"{label}数" for label in LABELS]])
def test_rows_with_a_unit_between_label_and_figures_are_not_taken_together(labels: Sequence[str]) -> None:
    """Labels that begin and end at one place, line below line, are no lines of one label; nor is a column of units."""
    words = [text(80, 100, "指标", size=10), text(240, 100, "单位", size=10), text(340, 100, "数", size=10)]
    for row, label in enumerate(labels):
        y = 116 + 14 * row
        words += [text(80, y, label, size=10), text(240, y, "件", size=10), text(340, y, str(row + 1), size=10)]
    (grid,) = reader.read(pdf(words), "示例.pdf").grids
    rows = [[cell.text for cell in row if cell.text] for row in grid.rows()]
    assert rows[-len(labels) :] == [[label, "件", str(row)] for row, label in enumerate(labels, 1)]
