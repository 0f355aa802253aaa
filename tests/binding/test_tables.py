"""Tables of files, read cell by cell: right, or left out, never guessed."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gi_lint.binding import bind
from gi_lint.binding.grid_lines import grid_lines
from gi_lint.binding.tables import read_table
from gi_lint.checks.section_text import text_of
from gi_lint.document import Document, Grid, GridCell, Location
from gi_lint.report import Table
from gi_lint.template import Template
from tests.binding.filled import cells_of, filled, misread, read, read_bytes, read_cells
from tests.drafts.model import Draft, DraftCell, DraftTable
from tests.drafts.writers import WRITERS
from tests.texts import linter

FORMS = st.sampled_from(("2019", "2021"))
SEEDS = st.integers(0, 2**32)
BLANKS = st.sampled_from((0.0, 0.1, 0.5, 0.9, 1.0))
FEW = settings(max_examples=12, deadline=None)


def template(id: str) -> Template:
    found = linter().rulebook.template(id)
    assert found is not None
    return found


def grid(*rows: Sequence[str | tuple[str, int]]) -> Grid:
    """A grid from texts; (text, n) is a cell of n columns."""
    cells = []
    width = 0
    for number, row in enumerate(rows):
        column = 0
        for item in row:
            text, span = item if isinstance(item, tuple) else (item, 1)
            cells.append(GridCell(text, number, column, 1, span, Location(line=number + 1)))
            column += span
        width = max(width, column)
    return Grid(len(rows), width, tuple(cells), Location(line=1))


def table(form: str, id: str, *grids: Grid) -> Table:
    reading = read_table([grid_lines(one) for one in grids], template(form), template(form).tables[id])
    assert reading is not None
    return reading.table


def texts(table: Table) -> dict[str, str]:
    return {cell.id: cell.text for cell in table.cells.values()}


# Whole files


@pytest.mark.parametrize("writer", ["docx", "html", "cms", "gbk", "md", "tabs", "cells", "tab_led"])
@FEW
@given(FORMS, SEEDS, BLANKS)
def test_every_cell_of_a_filled_form_is_read_back(writer: str, form: str, seed: int, blanks: float) -> None:
    draft = filled(form, seed, blanks)
    report = read(writer, draft)
    assert read_cells(report) == cells_of(draft)
    for table in report.tables.values():
        assert (table.form, table.status, table.missing_rows, table.missing_columns) == (form, "read", (), ())
        for cell in table.cells.values():
            assert cell.value == (Decimal(cell.text) if cell.text else None)
            assert cell.blank is not bool(cell.text)
            assert cell.location.quote == cell.text
            assert (cell.location.table, cell.location.row) == (table.id, cell.row)


@pytest.mark.parametrize("writer", ["pipes", "converted"])
@FEW
@given(FORMS, SEEDS)
def test_rows_that_have_lost_spans_are_read_back_without_blanks(writer: str, form: str, seed: int) -> None:
    draft = filled(form, seed, 0)
    assert read_cells(read(writer, draft)) == cells_of(draft)


@pytest.mark.parametrize("writer", ["pipes", "converted"])
@FEW
@given(FORMS, SEEDS, BLANKS)
def test_rows_that_have_lost_spans_are_never_misread(writer: str, form: str, seed: int, blanks: float) -> None:
    draft = filled(form, seed, blanks)
    assert misread(read(writer, draft), draft) == {}


@FEW
@given(FORMS, SEEDS, BLANKS, st.sampled_from((1, 3, 12)))
def test_lost_cells_beside_lost_spans_never_move_a_number(form: str, seed: int, blanks: float, count: int) -> None:
    """In table two the blanks of a wide header stand behind the figures, and hide that one is lost."""
    draft = filled(form, seed, blanks)
    wrong = misread(read("converted", without_cells(draft, random.Random(seed), count)), draft)
    assert {place: text for place, text in wrong.items() if place[0] != "t2"} == {}


def test_a_label_that_a_line_break_has_cut_is_no_heading() -> None:
    draft = filled("2021", 9, 0)
    text = WRITERS["md"][1](draft).decode()
    report = read_bytes(".md", text.replace("| 三、本年度办理结果 |", "三、本年度办\n| 理结果 |", 1).encode())
    assert misread(report, draft) == {}
    assert [section.id for section in report.sections] == [section.id for section in read("md", draft).sections]


@pytest.mark.parametrize("people", [4, 6, 7, 8])
@pytest.mark.parametrize("bodies", [1, 3, 4, 5, 7])
def test_headers_of_other_widths_than_the_data(people: int, bodies: int) -> None:
    draft = filled("2021", 7, 0)
    page = WRITERS["html"][1](draft).decode()
    narrowed = page.replace('colspan="7">申请人情况', f'colspan="{people}">申请人情况').replace(
        'colspan="5">法人或其他组织', f'colspan="{bodies}">法人或其他组织'
    )
    assert (narrowed == page) is (people == 7 and bodies == 5)
    assert read_cells(read_bytes(".html", narrowed.encode())) == cells_of(draft)


# Damaged files


def without_cells(draft: Draft, chance: random.Random, count: int) -> Draft:
    """The draft with value cells missing, those to their right moved up."""
    for table in draft.tables.values():
        values = [cell for cell in table.cells if cell.row]
        gone = set(map(id, chance.sample(values, min(count, len(values)))))
        rows = tuple(tuple(cell for cell in row if id(cell) not in gone) for row in table.rows)
        draft = draft.with_table(DraftTable(table.id, rows))
    return draft


def without_parts(text: str, chance: random.Random, count: int, separator: str) -> str:
    """The text with a cell missing in some rows of tables three and four: a label, a value or a covered place."""
    lines = text.split("\n")
    rows = [n for n, line in enumerate(lines) if line.count(separator) > 6 and re.search(r"\d\d", line)]
    for number in chance.sample(rows, min(count, len(rows))):
        parts = lines[number].split(separator)
        del parts[chance.randrange(1, len(parts))]
        lines[number] = separator.join(parts)
    return "\n".join(lines)


@pytest.mark.parametrize("writer", ["html", "cms", "pipes"])
@FEW
@given(FORMS, SEEDS, BLANKS, st.sampled_from((1, 3, 12)))
def test_lost_cells_are_left_out(writer: str, form: str, seed: int, blanks: float, count: int) -> None:
    draft = filled(form, seed, blanks)
    report = read(writer, without_cells(draft, random.Random(seed), count))
    assert misread(report, draft) == {}


@pytest.mark.parametrize(("writer", "separator"), [("tabs", "\t"), ("md", "|"), ("pipes", "|")])
@FEW
@given(form=FORMS, seed=SEEDS, blanks=BLANKS, count=st.sampled_from((1, 4, 12)))
@example(form="2021", seed=1351, blanks=0.0, count=12)
def test_rows_that_lost_a_part_are_left_out(
    writer: str, separator: str, form: str, seed: int, blanks: float, count: int
) -> None:
    draft = filled(form, seed, blanks)
    suffix, write = WRITERS[writer]
    damaged = without_parts(write(draft).decode(), random.Random(seed), count, separator)
    assert misread(read_bytes(suffix, damaged.encode()), draft) == {}


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("writer", WRITERS)
def test_what_a_table_prints_is_no_prose(writer: str, form: str) -> None:
    report = read(writer, filled(form, 21, 0.0))
    assert {part.id: text_of(report, part) for part in report.parts if part.id in ("disclosure", "requests")} == {
        "disclosure": "",
        "requests": "",
    }


def test_a_heading_broken_over_lines_of_text_is_not_told_as_blank() -> None:
    lines = (
        "示例市示例局2019年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        "                                 第二十条第（一）项",
        "                      信息内容           本年新     本年新",
        "                                    制作数量    公开数量 对外公开总数量",
        "                 规章                   13      13         524",
        "                 规范性文件                60      60         368",
        "                                 第二十条第（五）项",
        "                      信息内容        上一年项目数量 本年增/减 处理决定数量",
        "                 行政许可                  0       0          0",
        "                 其他对外管理服务事项            0       0          0",
    )
    table = read_bytes(".txt", "\n".join(lines).encode()).tables["t2"]
    assert "opened" not in table.missing_columns
    assert table.cells["normative", "opened"].text == "60"


# Labels


@pytest.mark.parametrize(
    ("table_id", "old", "new"),
    [
        ("t2", "规章", "规 章"),
        ("t2", "行政规范性文件", "规范性文件"),
        ("t2", "本年制发件数", "本年(2023)\n制发件数"),
        ("t3", "社会公益组织", "社会公益\n组织"),
        ("t3", "1.属于国家秘密", "1、属于国家秘密"),
        ("t3", "1.属于国家秘密", "１．属于国家秘密"),
        ("t3", "1.属于国家秘密", "属于国家秘密"),
        ("t3", "3.危及“三安全一稳定”", '3.危及"三安全一稳定"'),
        ("t3", "1.本机关不掌握相关政府信息", "1.本机关不掌握相关政府信"),
        ("t3", "4.无正当理由大量反复申请", "4.无正当理由大量反复申请的"),
        ("t3", "一、本年新收政府信息公开申请数量", "一、本年新收政务公开申请数量"),
        ("t3", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"),
        ("t3", "（七）总计", "(七) 总 计"),
        ("t4", "未经复议直接起诉", "未经复议\n直接起诉"),
    ],
)
@pytest.mark.parametrize("writer", ["docx", "html", "md"])
def test_variant_labels(writer: str, table_id: str, old: str, new: str) -> None:
    if writer == "md":
        new = new.replace("\n", " ")
    draft = filled("2021", 1, 0.2)
    report = read(writer, draft.with_label(table_id, old, new))
    assert read_cells(report) == cells_of(draft)
    assert {table.status for table in report.tables.values()} == {"read"}


def test_a_repeated_label_is_another_row_each_time() -> None:
    rows = [("统计指标", "单位", "统计数")]
    for group in ("四、行政复议数量", "五、行政诉讼数量"):
        rows += [(group, "件", str(len(rows))), ("（二）被依法纠错数", "件", str(10 * len(rows)))]
        rows += [("（三）其他情形数", "件", str(100 * len(rows)))]
    assert texts(table("2014", "ts", grid(*rows))) == {
        "review.total": "1",
        "review.corrected": "10",
        "review.other": "300",
        "suit.total": "4",
        "suit.corrected": "40",
        "suit.other": "600",
    }


# Layout

MADE = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
CHANGE = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")


def test_spans_of_header_and_rows_may_differ() -> None:
    read = table(
        "2019",
        "t2",
        grid(
            (("第二十条第（五）项", 5),),
            ("信息内容", "上一年项目数量", ("本年增/减", 2), "处理决定数量"),
            ("行政许可", ("312", 2), "+6", "9874"),
            (("第二十条第（八）项", 5),),
            ("信息内容", ("上一年项目数量", 2), ("本年增/减", 2)),
            ("行政事业性收费", "18", "-2", ("", 2)),
        ),
    )
    assert texts(read) == {
        "licence.previous": "312",
        "licence.change": "+6",
        "licence.decisions": "9874",
        "fees.previous": "18",
        "fees.change": "-2",
    }
    assert read.cells["fees", "change"].value == -2


def test_a_table_in_two_pieces() -> None:
    draft = filled("2021", 3, 0.3)
    suffix, write = WRITERS["html"]
    page = write(draft).decode()
    cut = page.index("<tr><td>3.补正后")
    page = page[:cut] + "</table>\n<p>（续表）</p>\n<table>" + page[cut:]
    report = read_bytes(suffix, page.encode())
    assert read_cells(report) == cells_of(draft)


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_rows_that_are_tables_of_their_own_are_of_the_table_above(form: str) -> None:
    """As some editors cut them; and the figures of table four below a header that is a table of its own."""
    draft = filled(form, 5, 0.2)
    page = WRITERS["html"][1](draft).decode()
    two, three, four = (page[start : page.index("</table>", start)] for start in _starts(page))
    rows = two.replace("</tr>\n<tr>", "</tr>\n</table>\n<table>\n<tr>")
    header, last = four.rsplit("<tr>", 1)
    page = page.replace(two, rows).replace(four, f"{header}</table>\n<table><tr>{last}")
    assert page.count("<table>") > len(draft.tables) + 8
    assert three in page
    assert read_cells(read_bytes(".html", page.encode())) == cells_of(draft)


def _starts(page: str) -> list[int]:
    return [place for place in range(len(page)) if page.startswith("<table>", place)]


def test_order_of_columns_as_printed() -> None:
    read = table(
        "2019",
        "t2",
        grid(
            ("信息内容", "对外公开总数量", "本年新制作数量", "本年新公开数量"),
            ("规章", "1", "2", "3"),
            ("规范性文件", "4", "5", "6"),
        ),
    )
    assert texts(read) == {
        "rules.open_total": "1",
        "rules.made": "2",
        "rules.opened": "3",
        "normative.open_total": "4",
        "normative.made": "5",
        "normative.opened": "6",
    }


def test_a_header_whose_spans_are_lost_keeps_the_order_of_the_form() -> None:
    applicants = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    read = table(
        "2021",
        "t3",
        grid(("自然人", "法人或其他组织", "总计"), applicants, ("一、本年新收政府信息公开申请数量", *"1234567")),
    )
    assert texts(read) == dict(
        zip([f"new.{column}" for column in template("2021").tables["t3"].columns], "1234567", strict=True)
    )


def test_an_extra_column_is_passed_over() -> None:
    read = table(
        "2019",
        "t2",
        grid(
            (*MADE[:2], "其中：网站公开", *MADE[2:]), ("规章", "1", "9", "2", "3"), ("规范性文件", "4", "9", "5", "6")
        ),
    )
    assert texts(read) == {
        "rules.made": "1",
        "rules.opened": "2",
        "rules.open_total": "3",
        "normative.made": "4",
        "normative.opened": "5",
        "normative.open_total": "6",
    }


def test_a_missing_column_is_named() -> None:
    rows = ("规章", "规范性文件")
    read = table("2019", "t2", grid((MADE[0], MADE[1], MADE[3]), *((row, "1", "2") for row in rows)))
    assert read.missing_columns == ("opened",)
    assert texts(read) == {
        f"{row}.{column}": value
        for row in ("rules", "normative")
        for column, value in (("made", "1"), ("open_total", "2"))
    }


@pytest.mark.parametrize(
    ("heading", "missing"),
    [("外国驻华代表", ("research",)), ("科研院所", ("research",)), ("", ("research",)), ("机构", ()), ("科研机购", ())],
)
def test_a_column_with_another_heading_is_missing(heading: str, missing: tuple[str, ...]) -> None:
    draft = filled("2021", 7, 0.2)
    for writer in ("docx", "html", "md", "tabs"):
        report = read(writer, draft.with_label("t3", "科研机构", heading))
        assert report.tables["t3"].missing_columns == missing
        assert read_cells(report) == cells_of(draft)


@pytest.mark.parametrize("column", ["自然人", "商业企业", "社会公益组织", "法律服务机构", "其他", "总计"])
def test_a_column_without_a_heading_is_missing(column: str) -> None:
    draft = filled("2021", 7, 0.2)
    report = read("docx", draft.with_label("t3", column, ""))
    assert [report.tables["t3"].spec.column_name(id) for id in report.tables["t3"].missing_columns] == [column]
    assert read_cells(report) == cells_of(draft)


GROUPS = ("三、本年度办理结果", "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理")


@pytest.mark.parametrize("writer", ["docx", "html", "cms", "md", "tabs", "pipes"])
@pytest.mark.parametrize("group", GROUPS)
def test_a_group_under_another_label_is_missing(writer: str, group: str) -> None:
    draft = filled("2021", 7, 0)
    assert read(writer, draft).tables["t3"].missing_groups == ()
    for label in ("", "（八）另行答复"):
        table = read(writer, draft.with_label("t3", group, label)).tables["t3"]
        assert (table.missing_groups, table.missing_rows, table.status) == ((group,), (), "read")


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("label", ["(三) 不予公开[1]", "（三）不公开", "三、本年度办理结果（三）不予公开"])
def test_a_label_of_a_group_may_be_clipped_or_joined(writer: str, label: str) -> None:
    draft = filled("2021", 7, 0)
    assert read(writer, draft.with_label("t3", "（三）不予公开", label)).tables["t3"].missing_groups == ()


def test_labels_of_groups_may_reach_too_far_down() -> None:
    draft = filled("2021", 7, 0)
    rows = draft.tables["t3"].rows
    tall = tuple(tuple(_taller(cell) if cell.row is None else cell for cell in row) for row in rows)
    assert misread(read("html", draft.with_table(DraftTable("t3", tall))), draft) == {}
    assert read("html", draft.with_table(DraftTable("t3", tall))).tables["t3"].status == "read"


def _taller(cell: DraftCell) -> DraftCell:
    return replace(cell, row_span=cell.row_span + 1) if cell.row_span in (3, 5, 8) and cell.column_span == 1 else cell


def results(*headings: str) -> Table:
    """Table four with the same headings for each of its three groups, and the numbers from one."""
    groups = (("行政复议", 5), ("未经复议直接起诉", 5), ("复议后起诉", 5))
    return table("2021", "t4", grid(groups, headings * 3, tuple(str(number) for number in range(1, 16))))


RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
REVIEW = (("行政复议", 5),), RESULTS, ("1", "2", "3", "4", "10")
SUITS = (("行政诉讼", 10),), (("未经复议直接起诉", 5), ("复议后起诉", 5)), RESULTS * 2, tuple("0123400001")


@pytest.mark.parametrize("grids", ([grid(*REVIEW), grid(*SUITS)], [grid(*REVIEW, *SUITS)]))
def test_reviews_and_suits_may_be_tables_of_their_own(grids: list[Grid]) -> None:
    found = table("2021", "t4", *grids)
    assert found.status == "read"
    assert [cell.text for cell in found.cells.values()] == [*REVIEW[2], *SUITS[3]]
    assert found.cells["suit_after_review", "total"].text == "1"


def test_suits_alone_are_not_taken_for_reviews() -> None:
    assert table("2021", "t4", grid(*SUITS)).status != "read"


def test_an_empty_column_behind_the_last_is_none() -> None:
    values = tuple(map(str, range(1, 16)))
    groups = (("行政复议", 5), ("未经复议直接起诉", 5), ("复议后起诉", 5), "")
    found = table("2021", "t4", grid(groups, (*RESULTS * 3, ""), (*values, "")))
    assert [cell.text for cell in found.cells.values()] == list(values)


def test_the_headings_of_results_tell_their_order() -> None:
    read = results("总计", "结果维持", "结果纠正", "其他结果", "尚未审结")
    assert [texts(read)[f"review.{column}"] for column in ("upheld", "pending", "total")] == ["2", "5", "1"]
    assert texts(read)["suit_after_review.total"] == "11"
    assert read.missing_columns == ()


@pytest.mark.parametrize("writer", ["docx", "html"])
def test_another_heading_in_the_official_table_four(writer: str) -> None:
    draft = filled("2021", 8, 0.0)
    report = read(writer, draft.with_label("t4", "结果纠正", "撤销判决"))
    assert report.tables["t4"].missing_columns == ("corrected",)
    assert read_cells(report) == cells_of(draft)


def test_a_result_with_another_heading_is_missing() -> None:
    read = results("驳回", "结果纠正", "其他结果", "尚未审结", "总计")
    assert read.missing_columns == ("upheld",)
    assert results("维持结果", "结果纠正", "其他结果", "未审结", "合计").missing_columns == ()
    assert texts(read)["review.total"] == "5"


def test_a_missing_column_beside_an_extra_one_shifts_nothing() -> None:
    read = table(
        "2019",
        "t2",
        grid((MADE[0], MADE[1], MADE[3], "备注数"), ("规章", "1", "2", "9"), ("规范性文件", "3", "4", "9")),
    )
    assert texts(read) == {
        "rules.made": "1",
        "rules.open_total": "2",
        "normative.made": "3",
        "normative.open_total": "4",
    }


@pytest.mark.parametrize("writer", ["docx", "html", "md", "cells"])
def test_missing_rows_are_named(writer: str) -> None:
    draft = filled("2021", 4, 0.1).without_row("t3", "denied.third_party").without_row("t2", "coercion")
    report = read(writer, draft)
    assert report.tables["t3"].missing_rows == ("denied.third_party",)
    assert report.tables["t2"].missing_rows == ("coercion",)
    assert read_cells(report) == cells_of(draft)


def test_an_unknown_row_does_not_hide_the_header() -> None:
    draft = filled("2021", 5, 0.4)
    old = draft.tables["t3"]
    values = tuple(DraftCell("77") for _ in range(7))
    extra = (DraftCell("本级机关另收到的申请", column_span=3), *values)
    draft = draft.with_table(DraftTable("t3", (*old.rows[:4], extra, *old.rows[4:])))
    for writer in ("html", "md", "tabs"):
        report = read(writer, draft)
        assert read_cells(report) == cells_of(draft)
        assert [place.quote for place in report.tables["t3"].unknown_rows] == ["本级机关另收到的申请"]


def test_an_unknown_first_row_is_no_header() -> None:
    draft = filled("2021", 6, 0.0)
    old = draft.tables["t3"]
    place = next(index for index, row in enumerate(old.rows) if any(cell.row == "new" for cell in row))
    row = tuple(cell if cell.row else replace(cell, text="去年来件") for cell in old.rows[place])
    rows = (*old.rows[:place], row, *old.rows[place + 1 :])
    for writer in ("docx", "html", "md", "tabs"):
        read_back = read(writer, draft.with_table(DraftTable("t3", rows))).tables["t3"]
        assert (read_back.status, read_back.missing_rows) == ("read", ("new",))
        assert len(read_back.cells) == 24 * 7


def test_a_row_with_too_few_figures_is_left_out_and_said() -> None:
    read = table("2019", "t2", grid(MADE, ("规章", "1", "2"), ("规范性文件", "4", "5", "6")))
    assert read.status == "partial"
    assert "规章" in read.reason and "规范性文件" not in read.reason
    assert texts(read) == {"normative.made": "4", "normative.opened": "5", "normative.open_total": "6"}


def test_of_several_figures_in_a_statistics_row_none_is_taken() -> None:
    rows = [("（一）收到申请数", "件", "38", "112"), ("1.当面申请数", "件", "3", ""), ("2.传真申请数", "", "")]
    read = table("2014", "ts", grid(("统计指标", "单位", "统计数", "累计"), *rows))
    assert texts(read) == {"received.in_person": "3", "received.fax": ""}
    assert read.status == "partial"


def test_a_mark_in_the_place_of_a_figure_is_one_of_several_in_a_statistics_row() -> None:
    rows = [("1.当面申请数", "件", "-", "6"), ("2.传真申请数", "件", "—", "—"), ("3.网络申请数", "-", "5")]
    read = table("2014", "ts", grid(("统计指标", "单位", "统计数", "累计"), *rows))
    assert texts(read) == {"received.online": "5"}


@pytest.mark.parametrize("zero", ["零", "〇", "○"])
def test_a_zero_in_words_is_a_figure_of_a_row(zero: str) -> None:
    bases = filled("2021", 5, 0.2)
    for column in ("upheld", "corrected", "other", "pending", "total"):
        bases = bases.with_cell("t4", "suit_after_review", column, zero)
    read_back = read("html", bases).tables["t4"]
    assert read_back.status == "read"


def test_values_that_are_no_numbers_stay_as_typed() -> None:
    read = table("2019", "t2", grid(MADE, ("规章", "/", "见附件", "12件")))
    cells = [read.cells["rules", column] for column in ("made", "opened", "open_total")]
    assert [(cell.text, cell.value, cell.blank, cell.unit) for cell in cells] == [
        ("/", None, True, None),
        ("见附件", None, False, None),
        ("12件", 12, False, "件"),
    ]


def test_a_text_in_the_place_of_a_number_hides_no_table_four() -> None:
    found = read("html", filled("2021", 5, 0.2).with_cell("t4", "review", "upheld", "两")).tables["t4"]
    cell = found.cells["review", "upheld"]
    assert (found.status, cell.text, cell.value) == ("read", "两", None)


# Which form


def test_each_table_shows_its_own_form() -> None:
    old, new = filled("2019", 6, 0.2), filled("2021", 6, 0.2)
    mixed = new.with_table(old.tables["t3"])
    report = read("html", mixed)
    assert {id: table.form for id, table in report.tables.items()} == {"t2": "2021", "t3": "2019", "t4": "2021"}
    assert report.template is not None and report.template.id == "2021"
    assert report.template_used == "2019"
    assert read_cells(report) == cells_of(mixed)


@pytest.mark.parametrize("year", [2018, 2020, 2023, None])
def test_the_form_shown_does_not_depend_on_the_year(year: int | None) -> None:
    draft = filled("2019", 7, 0.2)
    document = read("docx", draft).document
    report = bind(document, linter().rulebook.templates, year=year)
    assert {report.tables[id].form for id in ("t2", "t3")} == {"2019"}


def test_a_damaged_table_is_not_taken_for_another_years() -> None:
    draft = filled("2019", 8, 0.5)
    report = read("cells", without_cells(draft, random.Random(8), 6))
    assert {table.form for table in report.tables.values()} == {"2019"}


def test_no_table_no_cells() -> None:
    report = bind(Document("示例.txt", "txt", ()), linter().rulebook.templates, year=2023)
    assert {table.status for table in report.tables.values()} == {"absent"}
    assert report.template_used is None


def test_blocks_of_one_row_whose_caption_is_lost() -> None:
    """Pasted tables lose the captions (第二十条第（五）项) that stand between the blocks."""
    found = table(
        "2021",
        "t2",
        grid(
            ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
            ("规章", "0", "0", "0"),
            ("行政规范性文件", "1", "0", "3"),
        ),
        grid(("信息内容", "本年处理决定数量"), ("行政许可", "12")),
        grid(("信息内容", "本年处理决定数量"), ("行政处罚", "4"), ("行政强制", "0")),
        grid(("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费", "6.2")),
    )
    assert (found.status, found.missing_rows) == ("read", ())
    assert texts(found)["licence.decisions"] == "12"
    assert texts(found)["fees.amount"] == "6.2"


# What is not wholly read

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
THREE = ("", *APPLICANTS)


def test_a_row_whose_label_is_broken_is_said_to_be_unread() -> None:
    read = table(
        "2021",
        "t3",
        grid(THREE, ("1.属于国家秘密", *"1234567"), ("2.其他法律行政", *"0000000"), ("法规禁止公开", *" " * 7)),
    )
    assert read.status == "partial"
    assert "其他法律行政法规禁止公开" in read.reason


def test_a_guessed_table_without_all_rows_is_not_read() -> None:
    plain = grid(THREE, ("1.属于国家秘密", *"1234567"))
    guessed = Grid(plain.row_count, plain.column_count, plain.cells, plain.location, is_guessed=True)
    assert table("2021", "t3", plain).status == "read"
    assert table("2021", "t3", guessed).status == "partial"


def test_which_blank_cell_is_too_many_is_not_guessed() -> None:
    wide = ("", *APPLICANTS[:2], "", *APPLICANTS[2:])
    rows = (("1.属于国家秘密", *"12", "", *"34567"), ("2.其他法律行政法规禁止公开", *"12", "", *"3456", ""))
    read = table("2021", "t3", grid(wide, *rows))
    assert read.status == "partial"
    assert {cell.text for cell in read.cells.values() if cell.row == "denied.law_forbids"} == set()


def test_a_row_that_may_be_another_whose_label_is_lost_is_left_out() -> None:
    rows = [("5.要求行政机关确认或重新出具已获取信息", *"0000000"), ("（六）其他处理", *"1234567")]
    strange = ("2.申请人逾期未按收费通知要求缴纳费用", *"0000000")
    read = table("2019", "t3", grid(THREE, *rows, strange))
    assert read.status == "partial"
    assert {cell.row for cell in read.cells.values()} == {"not_handled.reconfirm"}
    assert table("2019", "t3", grid(THREE, *rows)).cells["other", "natural"].text == "1"


def test_words_between_a_label_and_its_figures_are_no_figure() -> None:
    rows = [(label, *"1234567") for label in ("1.属于国家秘密", "2.其他法律行政法规禁止公开")]
    strange = ("（一）予以公开", "其中：在规定的期限内答复的", *"123456", "")
    assert {row for row, _ in table("2021", "t3", grid(*rows, strange)).cells} == {
        "denied.state_secret", "denied.law_forbids",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ((("2.其他法律行政法规禁止公开", 7), "5"), {"denied.law_forbids.total": "5"}),
        (("2.其他法律行政法规禁止公开", "5"), {}),  # below another heading than that of the total
        (("2.其他法律行政法规禁止公开", ("5", 2), *"34567"), {}),  # over two columns: of neither
        (("2.其他法律行政法规禁止公开", *"12345", ("6", 2)), {}),
    ],
)
def test_figures_that_are_too_few_are_read_only_below_their_heading(
    row: Sequence[str | tuple[str, int]], read: dict[str, str]
) -> None:
    shown = table("2021", "t3", grid(THREE, ("1.属于国家秘密", *"1234567"), row))
    assert {id: text for id, text in texts(shown).items() if "law_forbids" in id} == read
    assert shown.status == "partial"


def test_figures_of_a_table_whose_header_is_lost_are_no_missing_table() -> None:
    draft = filled("2021", 6, 0.0)
    figures = [cell for cell in draft.tables["t4"].cells if cell.row]
    torn = (tuple(DraftCell(char) for char in "结结其尚总结结其尚总结结其尚总"), tuple(figures))
    report = read("html", draft.with_table(DraftTable("t4", torn)))
    assert report.tables["t4"].status == "unreadable"
    assert report.tables["t4"].location.table == "t4"


def test_rows_that_were_not_found_make_no_other_form() -> None:
    draft = filled("2021", 8, 0.0)
    for row in ("other.no_correction", "other.unpaid_fee", "other.rest"):
        draft = draft.without_row("t3", row)
    assert read("html", draft).tables["t3"].form == "2021"


def test_a_label_like_another_is_not_sought_in_another_group() -> None:
    rows = [("五、行政诉讼数量", "件", "5"), ("（一）维持具体行政行为或", "件", "3"), ("者驳回原告诉讼请求数", "", "")]
    rows += [("六、被举报投诉数量", "件", "7"), ("（一）维持具体行政行为数", "件", "4")]
    read = table("2014", "ts", grid(("统计指标", "单位", "统计数"), *rows))
    assert texts(read) == {"suit.total": "5", "complaint.total": "7", "complaint.upheld": "4"}


def test_cells_repeated_in_place_of_a_span_count_once() -> None:
    head = ("信息内容", *["本年处理决定数量"] * 3)
    rows = [("行政处罚", "2418", "2418", "2418"), ("行政强制", "137", "137", "137")]
    assert texts(table("2021", "t2", grid(["第二十条第（六）项"] * 4, head, *rows))) == {
        "penalty.decisions": "2418",
        "coercion.decisions": "137",
    }
    assert texts(table("2021", "t2", grid(head, ("行政处罚", "2418", "2418", "7"), rows[1]))) == {
        "coercion.decisions": "137"
    }


def test_cells_under_one_clipped_heading_are_not_repeated() -> None:
    head = ("信息内容", "本年新", "本年新", "对外公开总数量", "")
    read = table("2019", "t2", grid(head, ("规章", "0", "0", "7", ""), ("规范性文件", "2", "2", "5", "")))
    assert [cell.text for cell in read.cells.values()] == ["0", "0", "7", "2", "2", "5"]


def test_a_remark_in_brackets_hides_no_label() -> None:
    head = (
        "信息内容",
        "上一年项目数量（指2019年的事项数）",
        "本年增/减（减少的用负值表示，如-8）",
        "处理决定数量（办件量）",
    )
    rows = [("行政处罚（含当场作出的）", "4", "-1", "12"), ("行政强制（12件）", "1", "0", "3")]
    assert texts(table("2019", "t2", grid(head, *rows))) == {
        "penalty.previous": "4", "penalty.change": "-1", "penalty.decisions": "12",
    }  # fmt: skip


def test_the_sum_tells_where_the_figures_of_a_row_begin() -> None:
    head = [("", "申请人情况", *[""] * 8), ("自然人", "法人或其他组织", "总计", *[""] * 7)]
    head.append(("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", *[""] * 5))
    rows = [("2.重复申请", "", "2", "", "", "", "", "2", "", ""), ("3.要求提供公开出版物", *[""] * 9)]
    rows.append(("4.无正当理由大量反复申请", "", "2", "", "", "", "", "3", "", ""))
    read = table("2021", "t3", grid(*head, *rows))
    assert {cell.id: cell.text for cell in read.cells.values() if cell.text} == {
        "not_handled.repeat.business": "2", "not_handled.repeat.total": "2",
    }  # fmt: skip
    assert ("not_handled.publication", "total") in read.cells
    assert ("not_handled.excessive", "total") not in read.cells


def test_an_amount_may_leave_its_yuan_unsaid() -> None:
    rows = (("信息内容", "采购项目数量", "采购总金额"), ("政府集中采购", "13", "2601.95万"))
    cells = table("2019", "t2", grid(("第二十条第（九）项", "", ""), *rows)).cells
    assert (cells["procurement", "amount"].value, cells["procurement", "amount"].unit) == (Decimal("2601.95"), "万元")
    counted = table(
        "2019", "t2", grid(("第二十条第（九）项", "", ""), rows[0], ("政府集中采购", "13万", "2.5亿"))
    ).cells
    assert (counted["procurement", "count"].value, counted["procurement", "amount"].unit) == (None, "亿元")


def test_rows_that_stand_outside_the_table_are_not_missing() -> None:
    draft = filled("2021", 10, 0)
    before, row, after = WRITERS["md"][1](draft).decode().partition("|  |  | 7.属于行政执法案卷 |")
    assert row
    figures, _, rest = after.partition("\n")
    moved = before + rest.replace("\n\n", "\n\n7.属于行政执法案卷" + figures.replace("|", " ") + "\n\n", 1)
    table = read_bytes(".md", moved.encode()).tables["t3"]
    assert (table.status, table.missing_rows) == ("partial", ("denied.enforcement_file",))
    assert "属于行政执法案卷" in table.reason


RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def test_a_line_of_a_header_with_empty_cells_is_not_the_values() -> None:
    header = grid(("行政复议诉讼", *[""] * 14), (*RESULTS * 2, *RESULTS), tuple("123451234512345"))
    assert texts(table("2021", "t4", header))["review.upheld"] == "1"
    without = grid(("行政复议诉讼", *[""] * 14), (*RESULTS * 2, *RESULTS))
    assert read_table([grid_lines(without)], template("2021"), template("2021").tables["t4"]) is None


def test_the_rest_of_a_label_ends_no_header() -> None:
    header = ("", "社会公益组织", "法律服务机构", "自然人", "商业企业", "科研机构", "其他", "总计")
    rows = (("1.属于国家秘密", *"1234567"), ("的信息", *[""] * 7), ("8.属于行政查询事项", *"1234567"))
    read = table("2021", "t3", grid(header, *rows))
    assert texts(read)["denied.admin_query.natural"] == "3"


def test_a_form_without_the_headings_that_are_read_does_not_beat_one_with_them() -> None:
    header = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
    lines = [grid_lines(grid(header, ("规章", *"123"), ("规范性文件", *"456"), ("行政许可", *"789")))]
    readings = {form: read_table(lines, template(form), template(form).tables["t2"]) for form in ("2019", "2021")}
    old, new = readings["2019"], readings["2021"]
    assert old is not None and new is not None
    assert old.score > new.score


def with_label(table: DraftTable, number: int, text: str) -> DraftTable:
    """A table with another text for the label next to the figures of its n-th row of figures."""
    rows = [index for index, row in enumerate(table.rows) if any(cell.row for cell in row)]
    place = rows[number]
    labels = [cell for cell in table.rows[place] if not cell.row]
    row = tuple(replace(cell, text=text) if cell is labels[-1] else cell for cell in table.rows[place])
    return replace(table, rows=(*table.rows[:place], row, *table.rows[place + 1 :]))


@pytest.mark.parametrize("writer", ["docx", "html"])
@pytest.mark.parametrize(("form", "row"), [("2021", 4), ("2021", 7), ("2021", 19), ("2019", 5), ("2019", 13)])
def test_a_row_whose_label_is_a_picture_is_not_missing(writer: str, form: str, row: int) -> None:
    """Below the label of a group, which reaches down to it, the row has none of its own."""
    draft = filled(form, 5, 0.0)
    read_table = read(writer, draft.with_table(with_label(draft.tables["t3"], row, ""))).tables["t3"]
    assert (read_table.form, read_table.status, len(read_table.missing_rows)) == (form, "partial", 1)
    assert "前面没有行名" in read_table.reason


def test_rows_whose_labels_are_pictures_show_no_other_form() -> None:
    table_three = filled("2021", 5, 0.0).tables["t3"]
    for row in range(4, 23):
        table_three = with_label(table_three, row, "")
    read_table = read("docx", filled("2021", 5, 0.0).with_table(table_three)).tables["t3"]
    assert (read_table.form, read_table.status) == ("2021", "partial")
    assert ("other.rest", "natural") not in read_table.cells


def test_an_indicator_without_its_name_is_not_passed_over() -> None:
    rows = [("（一）收到申请数", "件", "5"), ("", "件", "3"), ("2.传真申请数", "件", "2"), ("4.信函申请数", "件", "0")]
    read_table = table("2014", "ts", grid(("统计指标", "单位", "统计数"), *rows))
    assert (read_table.status, "前面没有行名" in read_table.reason) == ("partial", True)


@pytest.mark.parametrize(
    ("id", "label", "slip"),
    [
        ("t2", "行政许可", "行政许叮"),
        ("t2", "规章", "规革"),
        ("t2", "行政强制", "政强制"),
        ("t3", "（一）予以公开", "（一）予公开"),
        ("t3", "（七）总计", "（七）总汁"),
        ("t3", "2.重复申请", "2.重复申清"),
    ],
)
def test_one_wrong_character_hides_no_row(id: str, label: str, slip: str) -> None:
    draft = filled("2021", 5, 0.0)
    report = read("html", draft.with_label(id, label, slip))
    assert read_cells(report) == cells_of(draft)
    assert report.tables[id].missing_rows == ()


def test_another_row_in_the_place_of_one_is_no_slip() -> None:
    draft = filled("2021", 5, 0.0)
    assert read("html", draft.with_label("t2", "行政许可", "行政确认")).tables["t2"].missing_rows == ("licence",)


def test_a_row_that_is_printed_is_not_taken_from_one_that_is_like_it() -> None:
    rows = [
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规范", "7", "7", "7"),
        ("规章", "1", "0", "2"),
    ]
    assert set(texts(table("2021", "t2", grid(*rows))).values()) & {"7"} == set()


def test_a_mark_of_a_note_is_no_part_of_a_unit() -> None:
    rows = [("（一）收到申请数", "件①", "5"), ("1.当面申请数", "件[2]", "3"), ("2.传真申请数", "件", "2")]
    cells = table("2014", "ts", grid(("统计指标", "单位", "统计数"), *rows)).cells.values()
    assert [cell.unit for cell in cells] == ["件", "件", "件"]


@pytest.mark.parametrize("numbers", [("", "", "", ""), ("序号", "", "", "1"), ("1", "2", "3", "4")])
def test_numbers_of_rows_beside_figures_that_stand_in_one_line_are_no_figures(numbers: Sequence[str]) -> None:
    draft = filled("2021", 4, 0.3)
    table_four = draft.tables["t4"]
    rows = tuple((DraftCell(number), *row) for number, row in zip(numbers, table_four.rows, strict=True))
    assert read_cells(read("docx", draft.with_table(DraftTable("t4", rows)))) == cells_of(draft)


@pytest.mark.parametrize("parted", ["|", "\n"])
def test_columns_under_the_headings_of_another_form_are_missing(parted: str) -> None:
    """2019's 本年新公开数量 over a table that is 2021's otherwise: its figures are no 本年废止件数."""
    rows = (
        ("第二十条第（一）项",),
        ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"),
        ("规章", "0", "0", "0"),
        ("行政规范性文件", "3", "3", "12"),
        ("第二十条第（五）项",),
        ("信息内容", "本年处理决定数量"),
        ("行政许可", "5"),
        ("第二十条第（六）项",),
        ("信息内容", "本年处理决定数量"),
        ("行政处罚", "0"),
        ("行政强制", "0"),
    )
    lines = [parted.join(row) + ("|" if parted == "|" else "") for row in rows]
    text = "示例局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n" + "\n".join(lines) + "\n三、其他\n"
    table = linter().read("年报.txt", text.encode()).tables["t2"]
    assert set(table.missing_columns) >= {"made", "repealed", "valid"}
