"""Markdown: marks go, every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.document import Document, Picture, ReadError
from gi_lint.readers import md
from tests.readers.documents import texts


def read(text: str) -> Document:
    return md.read(text.encode(), "示例.md")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("主动公开**12**条，其中`通知`5条", "主动公开12条，其中通知5条"),
        ("~~旧~~ _新_ __重__ ***甲***", "旧 新 重 甲"),
        ("见[示例局](http://a.b/c_d_e)网站<https://c.d>", "见示例局网站https://c.d"),
        ("文件名 a_b_c 和 5*3=15 及 2 * 3", "文件名 a_b_c 和 5*3=15 及 2 * 3"),
        ("\\*甲\\* 1\\. 乙", "*甲* 1. 乙"),
        ("- 一是加强管理", "一是加强管理"),
        ("> 引用", "引用"),
        ("* [x] 已办结", "已办结"),
        ("1. 网站", "1. 网站"),
        ("甲<!-- 注 -->乙", "甲乙"),
        ("<center>标题</center>", "标题"),
        ("甲<br>乙", "甲\n乙"),
        ("未收到<申请>", "未收到<申请>"),
        ("\u3000\u3000正文 ", "正文"),
    ],
)
def test_marks_are_reduced_to_their_text(typed: str, text: str) -> None:
    assert texts(read(typed)) == [text]


@pytest.mark.parametrize(
    ("typed", "text", "outline"),
    [
        ("# 标题", "标题", 1),
        ("### **（一）** 主动公开 ###", "（一） 主动公开", 3),
        ("##一、总体情况", "一、总体情况", 2),
        ("标题\n===", "标题", 1),
        ("标题\n---", "标题", 2),
        ("标题", "标题", None),
        ("####### 七个", "####### 七个", None),
    ],
)
def test_headings(typed: str, text: str, outline: int | None) -> None:
    paragraph = read(typed).paragraphs[0]
    assert (paragraph.text, paragraph.outline) == (text, outline)


def test_front_matter_comments_rules_and_fences_are_left_out() -> None:
    document = read("---\ntitle: 甲\n---\n\n<!-- 一\n二 -->\n正文\n\n***\n```\n代码\n```\n")
    assert texts(document) == ["正文", "代码"]
    assert document.paragraphs[0].location.line == 7


def test_pictures_are_blocks() -> None:
    page = '<img src="pics/c.png" alt="首页" width="300" />'
    document = read(f"见下图![统计图](a.png \"题\")。\n\n![](b.png)\n\n{page}\n\n如图<IMG SRC='d.png'>所示。")
    assert texts(document) == ["见下图。", "如图所示。"]
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    assert [(picture.name, picture.location.line, picture.location.block) for picture in pictures] == [
        ("统计图", 1, 2),
        ("b.png", 3, 3),
        ("首页", 5, 4),
        ("d.png", 7, 6),
    ]
    assert pictures[0].location.column == 4


LONG = "本机关本年度共收到公民、法人提出的政府信息公开申请"


@pytest.mark.parametrize(
    ("typed", "paragraphs"),
    [
        (f"{LONG}\n12件。", [f"{LONG}12件。"]),
        (f"{LONG} abc\ndef", [f"{LONG} abc def"]),
        (f"{LONG}。\n12件。", [f"{LONG}。", "12件。"]),
        (f"{LONG}\n二、主动公开", [LONG, "二、主动公开"]),
        (f"{LONG}\n一是加强管理", [LONG, "一是加强管理"]),
        (f"{LONG}\n- 一项", [LONG, "一项"]),
        (f"{LONG}\n\n12件。", [LONG, "12件。"]),
        (f"{LONG}  \n12件。", [LONG, "12件。"]),
        (
            "示例市示例局2023年政府信息公开工作年度报告\n本报告由示例局编制。",
            ["示例市示例局2023年政府信息公开工作年度报告", "本报告由示例局编制。"],
        ),
        ("示例市示例局\n2024年1月5日", ["示例市示例局", "2024年1月5日"]),
    ],
)
def test_lines_join_only_where_one_plainly_continues(typed: str, paragraphs: list[str]) -> None:
    assert texts(read(typed)) == paragraphs


def test_a_quote_from_a_joined_paragraph_knows_its_line_and_column() -> None:
    paragraph = read(f"{LONG}\n  **12**件。").paragraphs[0]
    start = paragraph.text.index("2件")
    place = paragraph.locate(start, start + 2)
    assert (place.line, place.column, place.quote) == (2, 6, "2件")


def test_tables() -> None:
    document = read("---\na: b\n---\n| 项目 | **数** |\n|:--|--:|\n| 规章<br>说明 | ![图](a.png) |\n| a\\|b | |\n\n完")
    grid = document.grids[0]
    assert [cell.text for cell in grid.cells] == ["项目", "数", "规章\n说明", "图", "a|b", ""]
    assert (grid.location.line, grid.location.grid, grid.location.block) == (4, 1, 1)
    places = [(cell.location.line, cell.location.column) for cell in grid.cells]
    assert places == [(4, 3), (4, 10), (6, 3), (6, 16), (7, 3), (7, 9)]
    assert texts(document) == ["完"]


def test_tables_after_each_other_stay_apart() -> None:
    table = "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n"
    assert len(read(f"{table}\n{table}\n丙 | 丁\n3 | 4\n").grids) == 3


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ReadError):
        read("")


@settings(max_examples=200, deadline=None)
@given(st.text("甲a1。，*_`~[](!)<b>\\#-|= \n", max_size=80))
def test_every_character_stands_where_it_is_said_to_stand(text: str) -> None:
    try:
        document = read(text)
    except ReadError:
        return
    typed = text.split("\n")
    for paragraph in document.paragraphs:
        for offset, character in enumerate(paragraph.text):
            place = paragraph.locate(offset, offset + 1)
            assert place.line is not None and place.column is not None
            if character not in "\n ":
                assert typed[place.line - 1][place.column - 1] == character


def test_a_table_in_html_is_read_where_it_stands() -> None:
    typed = "# 报告\n\n<table>\n<tr><td colspan=2>表头</td></tr>\n<tr><td>规章</td><td>3</td></tr>\n</table>\n\n正文。"
    document = read(typed)
    (grid,) = document.grids
    assert [[cell.text for cell in row] for row in grid.rows()] == [["表头"], ["规章", "3"]]
    assert [(cell.location.line, cell.location.block) for cell in grid.cells] == [(4, 2), (5, 2), (5, 2)]
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == ["报告", "正文。"]


def test_rows_without_a_frame_keep_their_empty_first_cell() -> None:
    (grid,) = read("类别 | 细类 | 数\n一、新收 |  | 1\n | 甲 | 2\n | 乙 | 3\n | 丙 | 4").grids
    assert [row[1].text for row in grid.rows()] == ["细类", "", "甲", "乙", "丙"]
