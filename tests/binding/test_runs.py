"""Tables whose cells have run together are read only where one reading is certain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from textwrap import wrap

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gi_lint.binding.runs import Stream, recover_runs
from gi_lint.document import GridCell
from gi_lint.linter import Linter
from gi_lint.readers import txt
from tests.drafts.model import Block, Draft, DraftTable, Paragraph
from tests.drafts.reports import report_2014, report_2019, report_2021
from tests.drafts.writers import to_docx

LINTER = Linter()
DRAFTS = {"2021": report_2021(), "2019": report_2019()}


def is_value(text: str) -> bool:
    return not text or text[0].isdigit() or text[0] in "-+/"


def rows_of(table: DraftTable) -> Iterable[tuple[str, list[str]]]:
    """The labels of each row in one, and its values."""
    for row in table.rows:
        texts = [cell.text for cell in row]
        yield "".join(text for text in texts if not is_value(text)), [text for text in texts if is_value(text)]


def written(draft: Draft, between: str, blank: str) -> bytes:
    """A report as text whose rows are a label and its values, parted by `between`, each on a line."""
    lines = [draft.title]
    for block in draft.blocks:
        if isinstance(block, DraftTable):
            lines += [label + between + between.join(v or blank for v in values) for label, values in rows_of(block)]
        else:
            lines += [block.text] if hasattr(block, "text") else list(getattr(block, "lines", ()))
    return "\n".join(lines).encode()


def values(path: str, data: bytes, table: str) -> dict[tuple[str, str], str]:
    cells = LINTER.read(path, data).tables[table].cells
    return {position: str(cell.value) for position, cell in cells.items()}


@pytest.mark.parametrize("form", DRAFTS)
@pytest.mark.parametrize("table", ["t2", "t3", "t4"])
@pytest.mark.parametrize("between", [" ", "\u3000"])
def test_spaced_rows_are_read_whole(form: str, table: str, between: str) -> None:
    draft = DRAFTS[form]
    assert values("a.txt", written(draft, between, "/"), table) == values("a.docx", to_docx(draft), table)


def cut_labels(draft: Draft, longest: int) -> bytes:
    """A report as text with each label on lines of its own, the figures of its row on one below."""
    lines = [draft.title]
    for block in draft.blocks:
        if isinstance(block, DraftTable):
            for row in block.rows:
                texts = [cell.text for cell in row]
                lines += [part for text in texts if not is_value(text) for part in wrap(text, longest)]
                lines += [" ".join(text for text in texts if is_value(text))]
        else:
            lines += [block.text] if hasattr(block, "text") else list(getattr(block, "lines", ()))
    return "\n".join(filter(None, lines)).encode()


@pytest.mark.parametrize("form", DRAFTS)
@pytest.mark.parametrize("longest", [15, 40])
def test_figures_below_labels_that_are_broken_over_lines_are_read(form: str, longest: int) -> None:
    draft = DRAFTS[form]
    assert values("a.txt", cut_labels(draft, longest), "t3") == values("a.docx", to_docx(draft), "t3")


def test_rows_that_only_one_form_has_tell_the_form() -> None:
    label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    text = cut_labels(DRAFTS["2021"], 40).decode()
    figures = text.partition(label)[2].split("\n")[1]
    printed = text.replace("（六）其他处理\n", f"{label[:12]}\n（六）其他处理 {figures}\n").replace(
        f"{label}\n{figures}", f"{label[12:24]}\n{label[24:]}"
    )
    report = LINTER.read("a.txt", printed.encode())
    assert report.tables["t3"].form == "2021"
    assert ("other", "total") not in report.tables["t3"].cells


def test_words_of_a_menu_that_stand_in_rows_of_all_forms_tell_none() -> None:
    text = cut_labels(DRAFTS["2019"], 40).decode().replace("2020", "2021").replace("2019", "2020")
    menu = "政府信息公开\n政府信息公开申请\n信息公开申请\n"
    forms = [LINTER.read("a.txt", read.encode()).tables["t3"].form for read in (text, menu + text)]
    assert forms == ["2019", "2019"]


def test_tabs_show_which_cell_of_a_row_is_empty() -> None:
    draft = DRAFTS["2021"].with_cell("t3", "carried_in", "business", "")
    tabbed: list[Block] = []
    for block in draft.blocks:
        rows = rows_of(block) if isinstance(block, DraftTable) else ()
        tabbed += [Paragraph("\t".join([label, *row])) for label, row in rows] or [block]
    data = to_docx(replace(draft, blocks=tuple(tabbed)))
    assert values("a.docx", data, "t3") == values("a.docx", to_docx(draft), "t3")


@pytest.mark.parametrize("form", DRAFTS)
@pytest.mark.parametrize("table", ["t2", "t3", "t4"])
def test_glued_digits_are_never_read_wrongly(form: str, table: str) -> None:
    draft = DRAFTS[form]
    right, read = values("a.docx", to_docx(draft), table), values("a.txt", written(draft, "", ""), table)
    assert read, "no row was certain"
    assert {position: right[position] for position in read} == read


def test_a_row_with_several_readings_names_them() -> None:
    table = LINTER.read("a.txt", written(DRAFTS["2021"], "", "")).tables["t3"]
    assert table.status == "partial"
    assert "种读法" in table.reason


SPEC = next(t for t in LINTER.rulebook.templates if t.id == "2021").tables["t3"]


def glued(rows: list[list[int]]) -> bytes:
    labels = [row.label.text for row in SPEC.rows.values()]
    lines = [label + "".join(map(str, [*row, sum(row)])) for label, row in zip(labels, rows, strict=True)]
    return "\n".join(lines).encode()


@given(st.lists(st.lists(st.integers(0, 300), min_size=6, max_size=6), min_size=25, max_size=25))
@settings(max_examples=10, deadline=None)
def test_what_is_read_of_random_glued_rows_is_right(rows: list[list[int]]) -> None:
    recovered = recover_runs(Stream(txt.read(glued(rows), "a.txt").blocks), SPEC)
    assume(recovered is not None)
    assert recovered is not None
    by_row: dict[int, list[GridCell]] = {}
    for cell in recovered.grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    for row, cells in zip(rows, by_row.values(), strict=True):
        read = [int(cell.text) for cell in cells[1:]]
        assert read in ([], [*row, sum(row)])


def test_no_digits_are_cut_where_blank_cells_have_left_nothing() -> None:
    labels = [row.label.text for row in SPEC.rows.values()]
    rows = ["11", *["1000001"] * (len(labels) - 1)]
    data = "\n".join(map("".join, zip(labels, rows, strict=True))).encode()
    recovered = recover_runs(Stream(txt.read(data, "a.txt").blocks), SPEC)
    assert recovered is None


def test_hostile_digits_end(capsys: pytest.CaptureFixture[str]) -> None:
    data = "\n".join(row.label.text + "1" * 150 for row in SPEC.rows.values()).encode()
    assert not LINTER.read("a.txt", data).tables
    assert not capsys.readouterr().err


def test_a_single_number_may_be_several_of_another_form_glued() -> None:
    draft = DRAFTS["2019"].with_cell("t2", "licence", "change", "6").with_cell("t2", "other_service", "change", "3")
    lines = [draft.title, "统计期限为2020年1月1日至2020年12月31日。"]
    for table in draft.tables.values():
        lines += ["".join(cell.text for cell in row) for row in table.rows]
    read = LINTER.read("a.txt", "\n".join(lines).encode()).tables["t2"]
    assert read.at("licence", "decisions") is None and read.status in ("partial", "unreadable")


def test_a_longer_heading_is_none_of_the_other_form() -> None:
    text = "信息内容 本年处理决定数量 行政许可124 信息内容 本年处理决定数量 行政处罚35 行政强制60"
    tables = LINTER.read("a.txt", f"示例县2023年政府信息公开工作年度报告 {text}".encode()).tables
    assert {cell.text for cell in tables["t2"].cells.values()} <= {"124", "35", "60"}


def test_indicators_on_lines_of_their_own() -> None:
    draft = report_2014()
    lines = [draft.title, "统计期限为2016年1月1日至2016年12月31日。"]
    cells = draft.tables["ts"].rows
    lines += [" ".join(cell.text.strip() for cell in row).strip() for row in cells]
    table = LINTER.read("a.txt", "\n".join(lines).encode()).tables["ts"]
    assert {cell.row: cell.text for cell in table.cells.values()} == {
        cell.row: cell.text for row in cells for cell in row if cell.row
    }
    assert table.status == "read"


def test_bars_on_lines_of_their_own_close_cells() -> None:
    draft = DRAFTS["2021"].with_cell("t3", "new", "research", "")
    lines = [draft.title, "统计期限为2023年1月1日至2023年12月31日。"]
    for table in draft.tables.values():
        lines += [line for row in table.rows for cell in row for line in (cell.text, "|")]
    tables = LINTER.read("a.txt", "\n".join(lines).encode()).tables
    for table in draft.tables.values():
        expected = {(cell.row, cell.column): cell.text for cell in table.cells if cell.row}
        assert {place: cell.text for place, cell in tables[table.id].cells.items()} == expected


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_figures_that_stand_before_their_labels_are_not_those_of_the_row_above(form: str) -> None:
    draft = DRAFTS[form]
    lines = [draft.title]
    for block in draft.blocks:
        if isinstance(block, DraftTable):
            rows = [sorted((cell.text for cell in row), key=is_value, reverse=True) for row in block.rows]
            lines += [text for row in rows for text in row]
        else:
            lines.append(getattr(block, "text", ""))
    tables = LINTER.read("a.txt", "\n".join(lines).encode()).tables
    right = LINTER.read("a.docx", to_docx(draft)).tables
    for id, table in tables.items():
        assert table.status != "absent"
        assert {place: cell.value for place, cell in table.cells.items()}.items() <= {
            place: cell.value for place, cell in right[id].cells.items()
        }.items()


def test_a_line_of_a_few_figures_is_left_of_table_four() -> None:
    draft = report_2019()
    text = written(draft.without_table("t4"), " ", "/").decode()
    heading = "四、政府信息公开行政复议、行政诉讼情况"
    assert heading in text
    assert LINTER.read("a.txt", text.encode()).tables["t4"].status == "absent"
    broken = text.replace(heading, f"{heading}\n果 结果 其他 尚未\n   5      2   7   8      1   9", 1)
    assert LINTER.read("a.txt", broken.encode()).tables["t4"].status == "unreadable"


def test_glued_digits_are_not_cut_where_no_zero_is_printed() -> None:
    label = "（五）不予处理1.信访举报投诉类申请"
    rows = ["一、本年新收政府信息公开申请数量2986271715855947882", label + "2986271715855947882", "2.重复申请1200034"]
    table = "\n".join(rows).encode()
    assert recover_runs(Stream(txt.read(table, "a.txt").blocks), SPEC) is None
    printed = "\n".join([*rows, "3.要求提供公开出版物0000000"]).encode()
    assert recover_runs(Stream(txt.read(printed, "a.txt").blocks), SPEC) is not None


def test_a_row_that_has_lost_a_cell_has_no_blank_total() -> None:
    head = "申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n"
    lost = (
        "一、本年新收政府信息公开申请数量|4|7|2|5|4|22|\n"
        "二、上年结转政府信息公开申请数量|\n（一）予以公开|2|2|\n（七）总计|4|5|2|5|4|20|\n"
    )
    text = "示例局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" + head + lost
    assert not {place for place in values("a.txt", text.encode(), "t3") if place[0] in ("new", "processed_total")}


@pytest.mark.parametrize(
    "behind", ["2021年未发生其他情形。", "1件复议案件被维持。", "全年诉讼2件，其中未经复议直接起诉1件，复议后起诉1件。"]
)
def test_prose_behind_the_values_of_table_four_is_none_of_it(behind: str) -> None:
    results = "结果维持 结果纠正 其他结果 尚未审结 总计 "
    header = f"行政复议 行政诉讼\n{results}未经复议直接起诉 复议后起诉\n{results}{results}".replace(" ", "\t")
    values = "\t".join("300031000110001")
    text = f"四、政府信息公开行政复议、行政诉讼情况\n{header}\n{values}\n{behind}"
    spec = next(t for t in LINTER.rulebook.templates if t.id == "2021").tables["t4"]
    recovered = recover_runs(Stream(txt.read(text.encode(), "a.txt").blocks), spec)
    assert recovered is not None
    assert "".join(cell.text for cell in recovered.grid.cells if cell.text.isdigit()) == "300031000110001"
