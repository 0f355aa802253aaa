"""Plain text: encodings, line numbers, and tables that are read only where every cell can be counted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.document import Document, Grid, Paragraph, ReadError
from gi_lint.readers import decoding, lines, text_tables, txt
from tests.readers.documents import texts

REPORT = (
    "示例市示例局2023年政府信息公开工作年度报告\n一、总体情况\n本机关主动公开政府信息12条，收到申请3件，均已办结。\n"
)
TRADITIONAL = "示例市示例局政府資訊公開工作報告\n本機關主動公開政府資訊，收到申請三件，均已辦結。\n"


def read(text: str) -> Document:
    return txt.read(text.encode(), "示例.txt")


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows()]


def test_what_has_no_width_is_not_read() -> None:
    assert texts(read("一、总\xad体情\u200b况\n")) == ["一、总体情况"]


def test_marks_of_markdown_before_headings_are_no_text() -> None:
    document = read("# 示例局2023年报告\n\n## 一、总体情况\n#### （一）主动公开\n#12345热线\n")
    assert texts(document) == ["示例局2023年报告", "一、总体情况", "（一）主动公开", "#12345热线"]
    assert [block.location.column for block in document.blocks] == [3, 4, 6, 1]


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_simplified_text_in_each_encoding(encoding: str) -> None:
    document = txt.read(REPORT.encode(encoding), "示例.txt")
    assert texts(document) == REPORT.split()
    assert document.remarks == ()


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030"])
def test_traditional_text_in_each_encoding(encoding: str) -> None:
    assert texts(txt.read(TRADITIONAL.encode(encoding), "示例.txt")) == TRADITIONAL.split()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_bad_bytes_are_remarked(encoding: str) -> None:
    data = (REPORT * 5).encode(encoding) + b"\xff\n"
    document = txt.read(data, "示例.txt")
    assert texts(document)[:3] == REPORT.split()
    assert "第 16 行" in document.remarks[0]


def test_a_replacement_character_as_typed_is_remarked() -> None:
    assert "1 处" in read("示例\ufffd局\n").remarks[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空"),
        (" \n\u3000\n".encode(), "没有文字"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "PNG"),
        (b"PK\x03\x04" + bytes(9), "ZIP"),
        (b"%PDF-1.4", "PDF"),
        ("示例\0局".encode(), "二进制"),
        (b"\x01\x02\x03\x04abc", "二进制"),
        (b"\xff\xfea", "二进制"),
        (b"\xff" * 9, "编码"),
        ("\n<!DOCTYPE html>\n<html><p>示例</p>".encode(), "网页"),
        ("\ufeff<HTML lang='zh'>示例".encode(), "网页"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ReadError) as error:
        txt.read(data, "示例.txt")
    assert says in error.value.problem
    assert error.value.advice


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE_LENGTH", 10)
    with pytest.raises(ReadError, match="第 2 行"):
        read("甲\n" + "乙" * 11)
    monkeypatch.setattr(lines, "MAX_LINES", 3)
    with pytest.raises(ReadError, match="3 行"):
        read("甲\n" * 4)
    monkeypatch.setattr(text_tables, "MAX_CELLS", 3)
    with pytest.raises(ReadError, match="表格过大"):
        read("甲|乙|丙\n丁|戊|己")
    monkeypatch.setattr(decoding, "MAX_FILE_SIZE", 10)
    with pytest.raises(ReadError, match="MB"):
        read("示例市示例局")


# Lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_and_columns(end: str) -> None:
    document = read(end.join(["标题", "", "\u3000\u3000正文 甲 ", " \u3000", "末"]))
    places = [(block.text, block.location.line, block.location.column) for block in document.paragraphs]
    assert places == [("标题", 1, 1), ("正文 甲", 3, 3), ("", 4, 1), ("末", 5, 1)]
    assert [block.location.block for block in document.blocks] == [1, 2, 3, 4]


def test_a_quote_knows_its_column() -> None:
    paragraph = read("\u3000\u3000共12件").paragraphs[0]
    place = paragraph.locate(1, 3)
    assert (place.line, place.column, place.quote) == (1, 4, "12")


# Tables parted by tabs


def test_tabbed_rows_are_a_grid() -> None:
    document = read("附表\n指标\t单位\t数\n 主动公开\t条\t12\n回应\t次\n共计\t\t\n完")
    before, grid, after = document.blocks
    assert isinstance(before, Paragraph) and isinstance(grid, Grid) and isinstance(after, Paragraph)
    assert rows(grid) == [["指标", "单位", "数"], ["主动公开", "条", "12"], ["回应", "次"], ["共计", "", ""]]
    assert grid.at(2, 2) is None
    place = grid.cells[3].location
    assert (place.line, place.column, place.grid_row, place.grid_column) == (3, 2, 2, 1)
    assert (grid.location.block, grid.location.grid) == (2, 1)


def test_a_tab_before_every_row_makes_no_column() -> None:
    assert rows(read("\t甲\t乙\n\t1\t2").grids[0]) == [["甲", "乙"], ["1", "2"]]


@pytest.mark.parametrize(
    "text",
    [
        "联系人：张三\t电话：123",
        "一、\t总体情况\n（一）\t主动公开\n1.\t网站",
        "\t缩进的一段\n\t缩进的另一段",
        "甲\t" + "这是一段很长的正文，" * 6 + "到此为止。\n乙\t" + "这也是一段很长的正文，" * 6 + "到此为止。",
        "来源：示例局 | 时间：2024-01-05",
        "甲|\n乙|\n丙|\n丁|",
        "|||",
    ],
)
def test_prose_with_tabs_or_pipes_stays_prose(text: str) -> None:
    document = read(text)
    assert document.grids == ()
    assert len(document.paragraphs) == text.count("\n") + 1


# Tables parted by pipes


def test_pipe_rows_with_and_without_frame() -> None:
    framed = read("| 甲 | 乙 |\n|---|:-:|\n| 1 | |\n| - | -- |").grids[0]
    assert rows(framed) == [["甲", "乙"], ["1", ""], ["-", "--"]]
    open_rows = read("甲 | 乙 | 丙\n1 | | 3\n | 2 | 3").grids[0]
    assert rows(open_rows) == [["甲", "乙", "丙"], ["1", "", "3"], ["", "2", "3"]]


def test_caption_rows_gaps_and_short_rows() -> None:
    grid = read("第二十条第(一)项 | |||\n\n信息内容 | 制发 | 废止 | 有效\n规章 | 0 | 1 | 2\n\n文件 | 3").grids[0]
    assert rows(grid) == [
        ["第二十条第(一)项", "", "", ""],
        ["信息内容", "制发", "废止", "有效"],
        ["规章", "0", "1", "2"],
        ["文件", "3"],
    ]
    assert grid.at(3, 2) is None
    place = grid.cells[9].location
    assert (place.line, place.column) == (4, 6)


def test_a_row_of_blank_values_keeps_its_cells() -> None:
    grid = read("| 信息内容 | 制发 | 废止 |\n| 规章 |  |  |\n| 许可 | 3 |\n| 处罚 | 5 |\n| 强制 | 0 |").grids[0]
    assert rows(grid)[1] == ["规章", "", ""]


# Tables with one cell a line, led by a tab


def tab_led(table: list[list[str]]) -> str:
    return "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in table)


TABLE = [["指标", "单位", "数"], ["一、主动公开情况", "", ""], ["（一）信息数", "条", "12"], ["（二）文件数", "件", ""]]


def test_one_cell_a_line() -> None:
    document = read("附件\n\n" + tab_led(TABLE) + "\n（注：示例）\n\n完")
    assert rows(document.grids[0]) == TABLE
    assert texts(document) == ["附件", "（注：示例）", "完"]
    place = document.grids[0].cells[6].location
    assert (place.line, place.column) == (11, 2)


def test_a_label_may_hold_line_breaks() -> None:
    broken = [
        *TABLE[:2],
        ["（一）信息数\n\u3000（相同的计1条）", "条", "12"],
        ["（二）送交数\n\n", "条", "3"],
        TABLE[3],
    ]
    grid = read(tab_led(broken)).grids[0]
    assert rows(grid)[2:4] == [["（一）信息数\n（相同的计1条）", "条", "12"], ["（二）送交数", "条", "3"]]


@pytest.mark.parametrize(
    "table",
    [
        [*TABLE[:2], ["少一格", "条"], *TABLE[2:]],
        [*TABLE[:2], ["多", "一", "格", "了"], *TABLE[2:]],
        [["甲", "乙"], ["丙", "丁"]],
        [["一"], ["二"], ["三"], ["四"]],
        [["这是一句话。", "这是另一句话。"]] * 4,
    ],
)
def test_lines_stay_lines_where_cells_cannot_be_counted(table: list[list[str]]) -> None:
    document = read("题\n" + tab_led(table))
    assert document.grids == ()
    assert texts(document)[1:] == [cell for row in table for cell in row]


def tab_parted(table: list[list[str]], row_end: str = "\n\n\n\n\n") -> str:
    """As a browser gives a table whose cells hold paragraphs; an empty cell leaves its tab alone."""
    lines = ["\n\n\t\n\n".join(row) for row in table]
    return row_end.join(lines).replace("\n\n\t\n\n\n\n\t", "\n\n\t\n\n\t") + "\n\n"


@pytest.mark.parametrize("row_end", ["\n\n\n\n\n", "\n\n"])
def test_cells_parted_by_a_tab_on_a_line_of_its_own(row_end: str) -> None:
    table = [["指标", "一季度", "二季度"], ["合计"], ["（一）信息数", "", "12"], ["（二）文件数", "3", "4"]]
    document = read("附件\n\n" + tab_parted(table, row_end) + "二、主动公开政府信息情况\n\n全文如下。")
    assert rows(document.grids[0]) == table
    assert texts(document) == ["附件", "二、主动公开政府信息情况", "全文如下。"]
    place = document.grids[0].cells[1].location
    assert (place.line, place.column) == (7, 1)


def test_a_cell_parted_by_tabs_may_hold_paragraphs() -> None:
    table = [["指标", "数"], ["（一）信息数\n\n（相同的计1条）", "12"], ["（二）文件数", "3"], ["（三）其他", "4"]]
    assert rows(read(tab_parted(table)).grids[0])[1] == ["（一）信息数\n（相同的计1条）", "12"]


def test_a_row_of_tabs_alone_behind_a_table_is_left_out() -> None:
    table = [["指标", "数"], ["信息数", "12"], ["文件数", "3"], ["其他", "4"]]
    document = read(tab_parted(table) + "\n\t\n\n二、主动公开政府信息情况\n\n完")
    assert rows(document.grids[0])[:4] == table
    assert texts(document) == ["二、主动公开政府信息情况", "完"]


def test_a_row_whose_last_cell_is_empty_ends_where_the_others_do() -> None:
    table = [["指标", "数", "注"], ["信息数", "12", ""], ["", "3", ""], ["文件数", "4", "全"], ["其他", "", ""]]
    pieces = [[piece for cell in row for piece in ("\t", cell)][1:] for row in table]
    text = "\n\n\n\n\n".join("\n\n".join(filter(None, row)) for row in pieces)
    document = read(f"题\n\n{text}\n\n\n\n\n完。")
    assert rows(document.grids[0]) == table
    assert texts(document) == ["题", "完。"]


def test_a_label_written_downwards_is_one_cell() -> None:
    document = read("题目\n信\n息\n内\n容\t本年\t上年\n规\n章\t1\t2\n规范性文件\t3\t4\n行\n政\n许\n可\t5\t6\n完。")
    assert rows(document.grids[0]) == [
        ["信\n息\n内\n容", "本年", "上年"],
        ["规\n章", "1", "2"],
        ["规范性文件", "3", "4"],
        ["行\n政\n许\n可", "5", "6"],
    ]
    assert texts(document) == ["题目", "完。"]
    place = document.grids[0].cells[3].location
    assert (place.line, place.column) == (6, 1)


def test_lines_of_one_character_above_other_rows_stay_text() -> None:
    document = read("甲\n乙\n规章\t1\t2\n文件\t3\t4")
    assert texts(document) == ["甲", "乙"]
    assert rows(document.grids[0]) == [["规章", "1", "2"], ["文件", "3", "4"]]


CELL = st.text("甲乙丙12 ", max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 5).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=3, max_size=8)))
def test_any_tab_led_table_reads_back(table: list[list[str]]) -> None:
    grid = read("题\n" + tab_led(table)).grids[0]
    assert rows(grid) == [[cell.strip() for cell in row] for row in table]


@settings(max_examples=150, deadline=None)
@given(st.text("甲12。|-\t\n \u3000", max_size=120))
def test_no_character_is_lost_and_places_are_true(text: str) -> None:
    try:
        document = read(text)
    except ReadError:
        return
    typed = text.split("\n")
    for grid in document.grids:
        for cell in grid.cells:
            line, column = cell.location.line, cell.location.column
            assert line is not None and column is not None
            first = cell.text.split("\n")[0]
            assert typed[line - 1][column - 1 :].startswith(first)
    shown = "".join(texts(document)) + "".join(cell.text for grid in document.grids for cell in grid.cells)
    assert sorted(filter(str.isalnum, shown)) == sorted(filter(str.isalnum, text))
    assert [block.location.block for block in document.blocks] == list(range(1, len(document.blocks) + 1))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        txt.read(data, "示例.txt")
    except ReadError as error:
        assert error.problem and error.advice


def test_wide_bars_part_cells() -> None:
    (grid,) = read("指标｜单位｜数\n信息数｜条｜12\n文件数｜件｜\n").grids
    assert rows(grid) == [["指标", "单位", "数"], ["信息数", "条", "12"], ["文件数", "件", ""]]


def test_a_table_drawn_with_characters_is_a_grid() -> None:
    text = "┌──┬──┐\n│类别│件数│\n├──┼──┤\n│规章│ 3 │\n└──┴──┘\n正文。"
    (grid,) = read(text).grids
    assert [[cell.text for cell in row] for row in grid.rows()] == [["类别", "件数"], ["规章", "3"]]
    assert [(cell.location.line, cell.location.column) for cell in grid.cells][-1] == (4, 6)
