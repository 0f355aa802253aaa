"""Tables saved as one cell a line: counted where the counting closes, left out where it does not."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.binding.cell_lines import lines_of
from gi_lint.binding.flattened import recover
from gi_lint.document import Document
from gi_lint.readers import txt
from gi_lint.report import Report
from tests.binding.filled import cells_of, filled, misread, read, read_bytes, read_cells
from tests.binding.test_tables import template, without_cells
from tests.drafts.reports import report_2008, report_2014
from tests.drafts.writers import TEXT_STYLES, WRITERS, TextStyle, to_docx, to_txt
from tests.texts import linter

FORMS = st.sampled_from(("2019", "2021"))
SEEDS = st.integers(0, 2**32)
BLANKS = st.sampled_from((0.0, 0.1, 0.5, 0.9, 0.97))
STYLES = ("cells", "exported", "tab_led", "barred", "framed")
FEW = settings(max_examples=15, deadline=None)


def text_of(style: str, form: str, seed: int, blanks: float) -> str:
    return WRITERS[style][1](filled(form, seed, blanks)).decode()


def read_text(text: str) -> Report:
    return read_bytes(".txt", text.encode())


def squeezed(text: str, chance: random.Random, share: float) -> str:
    """The text with a share of its empty lines gone."""
    return re.sub(r"\n(?=\n)", lambda match: "" if chance.random() < share else match[0], text)


def without_lines(text: str, chance: random.Random, count: int) -> str:
    """The text without some of the lines that hold a number; the empty lines about them stay."""
    lines = text.split("\n")
    numbers = [n for n, line in enumerate(lines) if line.strip().isdigit()]
    for number in sorted(chance.sample(numbers, min(count, len(numbers))), reverse=True):
        del lines[number]
    return "\n".join(lines)


# Right or left out


@pytest.mark.parametrize("style", STYLES)
@FEW
@given(FORMS, SEEDS, BLANKS, st.sampled_from((0.01, 0.3, 1.0)))
def test_squeezed_lines_never_move_a_number(style: str, form: str, seed: int, blanks: float, share: float) -> None:
    text = squeezed(text_of(style, form, seed, blanks), random.Random(seed), share)
    assert misread(read_text(text), filled(form, seed, blanks)) == {}


@pytest.mark.parametrize("style", STYLES)
@FEW
@given(FORMS, SEEDS, BLANKS, st.sampled_from((1, 5)))
def test_lost_lines_never_move_a_number(style: str, form: str, seed: int, blanks: float, count: int) -> None:
    text = without_lines(text_of(style, form, seed, blanks), random.Random(seed), count)
    assert misread(read_text(text), filled(form, seed, blanks)) == {}


@pytest.mark.parametrize("style", STYLES)
@FEW
@given(FORMS, SEEDS, BLANKS, st.sampled_from((1, 3, 12)))
def test_lost_cells_never_move_a_number(style: str, form: str, seed: int, blanks: float, count: int) -> None:
    draft = filled(form, seed, blanks)
    assert misread(read(style, without_cells(draft, random.Random(seed), count)), draft) == {}


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_squeezed_rows_without_blanks_are_still_read(form: str) -> None:
    draft = filled(form, 11, 0.0)
    report = read_text(re.sub(r"\n+", "\n", text_of("cells", form, 11, 0.0)))
    assert read_cells(report) == cells_of(draft)


@pytest.mark.parametrize("style", ("barred", "framed"))
def test_a_bar_on_the_next_line_closes_a_cell_too(style: str) -> None:
    draft = filled("2021", 18, 0.3)
    text = re.sub(r"(行政规范性文件|\d7) \|\n", r"\1\n|\n", text_of(style, "2021", 18, 0.3))
    assert misread(read_text(text), draft) == {}
    assert read_cells(read_text(text)) == read_cells(read(style, draft))


def test_bars_of_spanned_columns_may_stand_behind_the_last_cell() -> None:
    draft = filled("2019", 19, 0.3)
    text = re.sub(r"\|\n(\|+)(?=\n)", lambda match: f"| {match[1]}", text_of("barred", "2019", 19, 0.3))
    assert misread(read_text(text), draft) == {}
    full = re.sub(r"\|\n(\|+)(?=\n)", lambda match: f"| {match[1]}", text_of("barred", "2019", 20, 0.0))
    assert read_cells(read_text(full)) == cells_of(filled("2019", 20, 0.0))


def test_lines_of_blanks_between_barred_cells_are_no_cells() -> None:
    draft = filled("2021", 23, 0.3)
    text = re.sub(r"\|\n(?=[^|\n]+ \|\n)", "|\n    \n    ", text_of("barred", "2021", 23, 0.3))
    assert misread(read_text(text), draft) == {}
    assert read_cells(read_text(text)) == read_cells(read("barred", draft))


PADDED = (  # the cells behind a label, the last one for no column
    ("5", "", "", "", "", "", "5", ""),
    ("", "1", "", "", "", "", "1", ""),
)
BROKEN = ("4", "", "", "", "", "", "9", "")  # its last figure is not the sum: the blank cell may be another


@pytest.mark.parametrize("first", [("4", "", "", "", "", "", "4", ""), ("", "", "", "", "", "", "", ""), BROKEN])
def test_a_blank_cell_behind_the_sum_of_a_row_is_padding(first: tuple[str, ...]) -> None:
    spec = template("2021").tables["t3"]
    rows = dict(zip(spec.rows, (first, *PADDED), strict=False))
    lines = ["示例县2023年政府信息公开工作年度报告", *(column.label.text + "\n|" for column in spec.blocks[0].columns)]
    for row, cells in rows.items():
        lines += [spec.rows[row].label.text, "|", *(f"{text}\n|".lstrip() for text in cells)]
    read = read_text("\n".join(lines)).tables["t3"].cells
    expected = {(row, column): text for row in rows for column, text in zip(spec.columns, rows[row], strict=False)}
    assert {place: cell.text for place, cell in read.items()} == ({} if first == BROKEN else expected)


SHORT = (("10", "20", "30", "60"), ("2", "2"), ("9", "9"), ("4", "1", "5"), ("0",))  # rows whose blank cells are lost


@pytest.mark.parametrize("between", ["\n", " "])
def test_of_rows_whose_blank_cells_are_lost_the_totals_are_known(between: str) -> None:
    spec = template("2021").tables["t3"]
    lines = [column.label.text for column in spec.blocks[0].columns]
    lines += [between.join((row.label.text, *figures)) for row, figures in zip(spec.rows.values(), SHORT, strict=False)]
    report = read_text("\n".join(("示例县2023年政府信息公开工作年度报告", *lines)))
    assert {place: text for place, text in read_cells(report).items() if place[0] == "t3"} == {
        ("t3", row, "total"): figures[-1] for row, figures in zip(spec.rows, SHORT, strict=False)
    }
    assert report.tables["t3"].status == "partial"
    without_sums = "\n".join(("示例县2023年政府信息公开工作年度报告", *lines)).replace("60", "61").replace("5", "7")
    assert ("t3", "new", "total") not in read_cells(read_text(without_sums))


def test_figures_of_two_rows_behind_one_label_have_no_total() -> None:
    """As text from a PDF has them: the label of the second row stands elsewhere."""
    spec = template("2021").tables["t3"]
    lines = [column.label.text for column in spec.blocks[0].columns]
    for row, figures in zip(
        spec.rows.values(), (*SHORT, ("0", "0", "0", "0", "0", "0", "0", *"1000001")), strict=False
    ):
        lines += [row.label.text, *figures]
    read = read_cells(read_text("\n".join(("示例县2023年政府信息公开工作年度报告", *lines))))
    last = list(spec.rows)[len(SHORT)]
    assert ("t3", "new", "total") in read
    assert ("t3", last, "total") not in read


BLOCK = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
REST = (
    "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n124\n第二十条第（六）项\n信息内容\n本年处理决定数量\n"
    "行政处罚\n3\n行政强制\n0\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n0\n"
)


def test_figures_that_have_lost_their_label_are_no_missing_row() -> None:
    report = read_text(f"示例县2023年政府信息公开工作年度报告\n{BLOCK}　\n4\n1\n9\n行政规范性文件\n2\n0\n8\n{REST}")
    read = report.tables["t2"]
    assert (read.form, read.status, read.missing_rows) == ("2021", "partial", ("rules",))
    assert "没有行名" in read.reason
    assert [cell.text for cell in read.cells.values()] == ["2", "0", "8", "124", "3", "0", "0"]


def test_a_misspelt_label_is_no_missing_row() -> None:
    text = f"{BLOCK}规章\n0\n0\n0\n行政规范性文件\n2\n0\n8\n{REST}".replace("行政事业性收费", "行政事业型收费")
    read = read_text(f"示例县2023年政府信息公开工作年度报告\n{text}").tables["t2"]
    assert (read.status, read.missing_rows, read.at("fees", "amount")) == ("read", (), read.cells["fees", "amount"])
    other = read_text(f"示例县2023年政府信息公开工作年度报告\n{text}".replace("行政事业型收费", "行政许可收费")).tables[
        "t2"
    ]
    assert other.missing_rows == ("fees",)


def test_a_lone_bar_is_an_empty_cell_where_no_span_has_left_any() -> None:
    rows = "规章 |\n0 |\n|\n|\n行政规范性文件 |\n2 |\n0 |\n|\n"
    text = re.sub(r"(?m)(?<=[^|])$", " |", BLOCK.strip()) + "\n" + rows + re.sub(r"(?m)(?<=[^|])$", " |", REST.strip())
    read = read_text(f"示例县2023年政府信息公开工作年度报告\n{text}\n").tables["t2"]
    assert [cell.text for cell in read.cells.values()] == ["0", "", "", "2", "0", "", "124", "3", "0", "0"]
    spanned = text.replace("第二十条第（一）项 |", "第二十条第（一）项 |\n|||")
    read = read_text(f"示例县2023年政府信息公开工作年度报告\n{spanned}\n").tables["t2"]
    assert not any(row in ("rules", "normative") for row, _ in read.cells)


def test_a_label_may_have_a_remark_and_a_place_a_row_of_its_own() -> None:
    own = "其他主动公开文件（含以本单位或本单位办公室名义签发的、除规范性文件以外的主动公开文件，可参考平台栏目数据）"
    rows = [
        "规章（设区的市、自治州应提供数据）",
        *"000",
        "",
        "行政规范性文件（含公告、通告）",
        *"208",
        "",
        own,
        *"555",
        "",
        "",
    ]
    text = BLOCK + " |\n".join(rows) + REST
    barred = re.sub(r"(?m)(?<!\|)$", " |", text).replace("\n |", "\n|")
    read = read_text(f"示例县2023年政府信息公开工作年度报告\n{barred}").tables["t2"]
    assert (read.status, read.missing_rows) == ("read", ())
    assert [cell.text for cell in read.cells.values()] == ["0", "0", "0", "2", "0", "8", "124", "3", "0", "0"]


def test_windows_line_ends_count_as_one() -> None:
    draft = filled("2021", 12, 0.5)
    report = read_text(text_of("cells", "2021", 12, 0.5).replace("\n", "\r\n"))
    assert read_cells(report) == cells_of(draft)


def test_a_line_of_blanks_is_an_empty_cell() -> None:
    draft = filled("2019", 13, 0.5)
    lines = []
    for table in draft.tables.values():
        lines += [cell.text or "　" for cell in table.cells]
        lines.append(
            "以上为本年度的数据，由各有关单位分别报送，经办公室汇总核对后列入本表，口径与往年保持一致，没有变化。"
        )
    report = read_text("示例县2020年政府信息公开工作年度报告\n" + "\n".join(lines) + "\n")
    assert read_cells(report) == cells_of(draft)


def test_one_row_that_does_not_close_takes_those_with_blanks_along() -> None:
    text = text_of("cells", "2019", 14, 0.0)
    first = cells_of(filled("2019", 14, 0.0))["t3", "new", "natural"]
    report = read_text(text.replace(f"\n{first}\n\n", "\n", 1))
    table = report.tables["t3"]
    assert table.status == "partial"
    assert "本年新收" in table.reason
    assert {row for row, _ in table.cells} == set(table.spec.rows) - {"new"}
    assert misread(report, filled("2019", 14, 0.0)) == {}


def test_a_page_number_inside_a_row_is_no_figure() -> None:
    draft = filled("2021", 15, 0.0)
    last = cells_of(draft)["t3", "granted", "charity"]
    report = read_text(text_of("cells", "2021", 15, 0.0).replace(f"\n{last}\n", f"\n- 3 -\n\n{last}\n", 1))
    assert misread(report, draft) == {}
    assert ("t3", "granted", "natural") not in read_cells(report)


def test_table_four_wants_all_its_figures() -> None:
    draft = filled("2021", 16, 0.0)
    text = text_of("cells", "2021", 16, 0.0)
    figure = cells_of(draft)["t4", "suit_direct", "other"]
    report = read_text(text.replace(f"\n{figure}\n\n", "\n", 1))
    assert report.tables["t4"].status in ("partial", "unreadable")
    assert not report.tables["t4"].cells


# Page-broken and vertical labels


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_labels_broken_after_their_numbers(form: str, gap: str) -> None:
    """A page's text, node by node: 1, .属于国家秘密."""
    draft = filled(form, 22, 0.0)
    broken = re.sub(r"^(\d)(\.\D)", rf"\1{gap}\2", text_of("cells", form, 22, 0.0), flags=re.M)
    report = read_text(broken)
    assert read_cells(report) == cells_of(draft)
    assert report.tables["t3"].status == "read"


def test_a_label_broken_more_closely_than_the_cells() -> None:
    draft = filled("2021", 23, 0.0)
    report = read_text(text_of("cells", "2021", 23, 0.0).replace("三、本年度办理结果", "三、本年度办\n理结果", 1))
    assert read_cells(report) == cells_of(draft)


def test_rows_of_which_only_parts_of_the_labels_are_left_are_not_missing() -> None:
    text = text_of("cells", "2021", 24, 0.0).replace("1.属于国家秘密", "属于国家 秘密，按规定", 1)
    table = read_text(text.replace("国家 秘密，按规定", "国家\n\n秘密", 1)).tables["t3"]
    assert table.status in ("partial", "unreadable") or "denied.state_secret" not in table.missing_rows


def test_vertical_label_of_single_characters() -> None:
    draft = filled("2021", 17, 0.0)
    text = text_of("cells", "2021", 17, 0.0)
    vertical = "\n\n".join("三、本年度办理结果")
    report = read_text(text.replace("三、本年度办理结果", vertical, 1))
    assert misread(report, draft) == {}


# Statistics tables


@pytest.mark.parametrize("style", TEXT_STYLES)
def test_statistics_table_in_every_text_shape(style: str) -> None:
    draft = report_2014()
    report = read(style, draft)
    assert read_cells(report) == cells_of(draft)
    assert report.tables["ts"].status == "read"


def test_a_row_of_its_own_casts_no_doubt_on_a_list_of_indicators() -> None:
    draft = report_2014()
    rows = [" ".join(cell.text.strip() for cell in row) for row in draft.tables["ts"].rows]
    report = read_text("\n".join((draft.title, *rows[:60], "（五）信息处理收取的费用 万元 0", *rows[60:])))
    assert report.tables["ts"].status == "read"
    assert len(report.tables["ts"].unknown_rows) == 1


# The parts


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_numbers_of_rows_are_no_figures(gap: str) -> None:
    draft = report_2014()
    rows = [[cell.text.strip() for cell in row] for row in draft.tables["ts"].rows[1:]]
    lines = [gap.join((str(number), *(text or "　" for text in row))) for number, row in enumerate(rows, 1)]
    text = gap.join((draft.title, "序号", "统计指标", "单位", "统计数", *lines, "以上为本年度的数据。"))
    table = read_text(text).tables["ts"]
    expected = {place: text for place, text in cells_of(draft).items() if place[0] == "ts"}
    assert {("ts", row, column): cell.text for (row, column), cell in table.cells.items()} == expected


def document(*lines: str) -> Document:
    return txt.read("\n".join(lines).encode(), "示例.txt")


def test_prose_is_no_table() -> None:
    prose = document("一、总体情况", "全年予以公开12件，部分公开3件。", "规章1件，行政许可2件。", "行政处罚3件。")
    form = linter().rulebook.template("2021")
    assert form is not None
    assert all(recover(lines_of(prose.blocks), spec) is None for spec in form.tables.values())


def test_consumed_lines_are_those_of_the_table() -> None:
    found = document(
        "二、主动公开政府信息情况", "第二十条第（五）项", "信息内容", "本年处理决定数量", "行政许可", "12",
        "第二十条第（六）项", "信息内容", "本年处理决定数量", "行政处罚", "3", "行政强制", "0",
        "三、收到和处理政府信息公开申请情况",
    )  # fmt: skip
    recovered = recover(lines_of(found.blocks), template("2021").tables["t2"])
    assert recovered is not None
    assert recovered.consumed == frozenset(range(1, 13))
    assert recovered.uncertain == ()


def test_lines_know_the_line_ends_after_them() -> None:
    found = lines_of(document("甲", "", "", "乙", " ", "丙").blocks)
    assert [(line.text, line.breaks) for line in found] == [("甲", 3), ("乙", 1), ("", 1), ("丙", 1)]


def test_traces_of_a_table_make_it_unreadable_not_absent() -> None:
    report = read_text(
        "示例县2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        "一、本年新收政府信息公开申请数量7777\n二、上年结转政府信息公开申请数量000\n"
        "1.属于国家秘密000\n2.其他法律行政法规禁止公开000\n3.危及“三安全一稳定”000\n"
    )
    assert report.tables["t3"].status == "unreadable"
    assert report.tables["t4"].status == "absent"


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_empty_lines_behind_a_full_row_are_no_cells_of_it(form: str) -> None:
    draft = filled(form, 21, 0.0)
    report = read("exported", draft)
    assert read_cells(report) == cells_of(draft)
    assert {table.status for table in report.tables.values()} == {"read"}


# A place's own table


def local_text(style: TextStyle, *changes: tuple[str, str]) -> str:
    text = to_txt(report_2008(), style).decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("style", ["cells", "exported"])
def test_a_local_table_in_lines_is_read_like_one_with_cells(style: TextStyle) -> None:
    expected, report = read_bytes(".docx", to_docx(report_2008())), read_text(local_text(style))
    for id in ("local", "ts"):
        assert {place: cell.value for place, cell in report.tables[id].cells.items()} == {
            place: cell.value for place, cell in expected.tables[id].cells.items()
        }
    assert [p.text.strip() for p in report.body] == [p.text.strip() for p in expected.body]


@pytest.mark.parametrize("style", ["cells", "exported"])
def test_a_local_row_without_a_figure_is_left_out(style: TextStyle) -> None:
    gap = "\n\n" if style == "cells" else "\n"
    text = re.sub(rf"(网上申请数{gap}\w+{gap})\d+{gap}", r"\1\n", local_text(style), count=1)
    table = read_text(text).tables["local"]
    assert table.status == "partial"
    assert "网上申请数" in table.reason
    assert not any("网上申请" in row for row, _ in table.cells)
    assert 2364 in {cell.value for cell in table.cells.values()}


def test_a_header_word_is_no_figure_where_rows_do_not_close() -> None:
    text = re.sub(r"\n+", "\n", text_of("cells", "2021", 22, 0.0))
    text = re.sub(r"(\n行政许可)\n\d+\n第二十条第（六）项(?=\n信息内容)", r"\1", text)
    text = re.sub(r"(\n规章)\n\d+", r"\1", text)
    table = read_text(text).tables["t2"]
    assert table.status == "partial"
    assert "licence" not in {row for row, _ in table.cells}
    assert ("penalty", "decisions") in table.cells


def test_a_local_table_that_cannot_be_read_is_not_called_missing() -> None:
    columns = [line.split("\t") for line in to_txt(report_2008(), "tabs").decode().splitlines() if "\t" in line]
    text = "\n".join("\n".join(column) for column in zip(*columns, strict=False))  # column by column
    report = read_text(f"示例县2016年政府信息公开工作年度报告\n一、概述\n本县按时发布信息。\n{text}\n")
    assert report.tables["ts"].status == "unreadable"


@pytest.mark.parametrize("before", ["", "指标名称" * 30 + "。", "指标名称\n\n\n\n"])
def test_a_unit_alone_is_no_header(before: str) -> None:
    report = read_text(f"示例县2016年政府信息公开工作年度报告\n{before}\n计量单位\n2016年度\n以上数据由各单位报送。\n")
    assert "local" not in report.tables


def test_a_row_on_one_line_is_no_figure_of_the_row_above() -> None:
    text = re.sub(r"\n+", "\n", to_txt(report_2014(), "cells").decode())
    changed = re.sub(r"(专职人员数[^\n]*\n人)\n\d+\n([^\n]*兼职人员数)\n人\n(\d+)", r"\1\n\2 人 \3", text)
    assert changed != text
    table = read_text(changed).tables["ts"]
    assert table.status == "partial"
    assert {"staff.full_time", "staff.part_time"}.isdisjoint(row for row, _ in table.cells)
