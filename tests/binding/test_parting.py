"""Lines and headings inside a paragraph begin paragraphs of their own; headings that are broken are one again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gi_lint.binding.parting import parted
from gi_lint.document import Document, Grid, GridCell, Location, PageMark, Paragraph
from tests.drafts.model import Block, Draft, Heading
from tests.drafts.model import Paragraph as Text
from tests.drafts.reports import report_2014, report_2019, report_2021
from tests.drafts.writers import to_html
from tests.texts import linter

LINES = (
    "示例市示例局2023年政府信息公开工作年度报告",
    "本报告统计期限为2023年1月1日至12月31日。",
    "一、总体情况",
    "（一）主动公开。全年公开信息50条。",
    "二、主动公开政府信息情况",
    "见下表。",
)
TEMPLATES = linter().rulebook.templates


def pieces(text: str) -> list[Paragraph]:
    return parts_of(Paragraph(text, Location(block=1)))


def parts_of(paragraph: Paragraph) -> list[Paragraph]:
    return list(parted(Document("年报.docx", "docx", (paragraph,)), TEMPLATES).paragraphs)


def test_line_breaks_of_word_end_paragraphs() -> None:
    found = pieces("\n".join(LINES))
    assert [piece.text for piece in found] == list(LINES)
    assert {piece.location.block for piece in found} == {1}
    title_and_break = len(LINES[0]) + 1
    assert found[1].locate(0, 3) == Location(block=1, column=title_and_break + 1, quote="本报告")


def test_a_line_broken_within_its_sentence_stays_whole() -> None:
    assert len(pieces("全年收到政府信息公\n开申请5件，均已答复")) == 1


@pytest.mark.parametrize("blank", (" ", "", "　"))
def test_headings_behind_sentences_begin_paragraphs(blank: str) -> None:
    text = (
        f"如有疑问，请联系示例局办公室（电话：0690-1234567）。{blank}一、总体情况 全年公开信息50条，收到申请5件。"
        f"{blank}二、主动公开政府信息情况"
    )
    found = parts_of(Paragraph(text, Location(block=1), marks=((0, 7, 3),)))
    assert [piece.text[:6] for piece in found] == ["如有疑问，请", "一、总体情况", "二、主动公开"]
    heading = found[1].locate(0, 6)
    assert (heading.line, heading.column) == (7, 3 + text.index("一、总体"))


@pytest.mark.parametrize(
    "text",
    (
        "大厅改造已经完成，新设查阅点两处。一、二楼分别设有公开专区和自助终端，方便群众查询信息。",
        "本报告共分两个部分：一、总体情况；二、主动公开政府信息情况，报告的电子版可在网站查阅。",
        "会议提出三点要求：一、主动公开情况 要每月通报。二、受理申请情况 要逐件登记。下一步还将研究考核办法。",
    ),
)
def test_other_words_behind_a_numeral_begin_nothing(text: str) -> None:
    assert len(pieces(text)) == 1


def test_a_piece_keeps_its_place_in_print() -> None:
    boxes = ((0.0, 0.0, 9.0, 1.0), (0.0, 1.0, 9.0, 2.0), (0.0, 0.0, 9.0, 1.0))
    first, second = LINES[2], LINES[3]
    pages = (PageMark(0, 1, boxes[0]), PageMark(3, 1, boxes[1]), PageMark(len(first) + 3, 2, boxes[2]))
    found = parts_of(Paragraph(f"{first}\n{second}", Location(block=1), pages=pages))
    assert [(piece.locate(0, 2).page, piece.locate(0, 2).box) for piece in found] == [(1, boxes[0]), (1, boxes[1])]
    assert found[1].locate(5, 6).page == 2


def test_a_report_in_one_paragraph_has_its_parts() -> None:
    text = f"{LINES[0]}\n{LINES[1]} 一、总体情况 全年公开信息50条。 二、主动公开政府信息情况 见下表。"
    report = linter().read("年报.txt", text.encode())
    assert [section.id for section in report.sections] == ["overview", "disclosure"]


def test_headings_in_other_words_begin_parts_where_they_number_the_whole_text() -> None:
    headings = ("一、信息主动公开的工作", "二、群众申请公开的办理", "三、公开收费和减免工作", "四、复议与诉讼")
    text = "现将全年工作报告如下：" + "".join(f" {heading} 全年有关工作有序，没有差错。" for heading in headings)
    report = linter().read("年报.txt", f"示例镇2012年政府信息公开工作年度报告\n{text}".encode())
    assert [section.id for section in report.sections] == ["c1", "c2", "c3", "c4"]


def test_the_fourth_part_begins_a_paragraph_too() -> None:
    found = pieces("全年收到申请5件，均已在期限内答复申请人。四、政府信息公开行政复议、行政诉讼情况 没有发生。")
    assert [piece.text[:4] for piece in found] == ["全年收到", "四、政府"]


def grid(*rows: tuple[str, ...]) -> Grid:
    """A grid of two columns; a row of one text is a cell of both."""
    place = Location(block=1, grid=1)
    cells = (
        GridCell(text, number, column, 1, 3 - len(row), place)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Grid(len(rows), 2, tuple(cells), place)


def test_a_heading_that_fills_a_row_of_a_table_stands_before_it() -> None:
    table = grid(
        ("二、主动公开政府信息情况",), ("行政许可", "5"), ("三、收到和处理政府信息公开申请情况",), ("总计", "6")
    )
    blocks = parted(Document("年报.docx", "docx", (table,)), TEMPLATES).blocks
    assert [block.text if isinstance(block, Paragraph) else "表" for block in blocks] == [
        "二、主动公开政府信息情况",
        "表",
        "三、收到和处理政府信息公开申请情况",
        "表",
    ]
    assert [[cell.text for cell in found.cells] for found in blocks if isinstance(found, Grid)] == [
        ["行政许可", "5"],
        ["总计", "6"],
    ]


@pytest.mark.parametrize("row", ("一、主动公开情况", "三、本年度办理结果", "第二十条第（一）项"))
def test_a_label_that_fills_a_row_of_a_table_stays_there(row: str) -> None:
    document = Document("年报.docx", "docx", (grid((row,), ("总计", "6")),))
    assert parted(document, TEMPLATES) is document


def test_headings_behind_a_blank_where_they_number_the_whole_text() -> None:
    text = (
        "一、概述 结合上级要求, 二、主动公开政府信息情况 全年公开12条。 建立制度 三、依申请公开政府信息情况 "
        "没有收到申请。四、咨询和投诉情况 没有咨询 五、行政复议和行政诉讼情况 没有发生"
    )
    assert [piece.text[:6] for piece in pieces(text)] == [
        "一、概述 结",
        "二、主动公开",
        "三、依申请公",
        "四、咨询和投",
        "五、行政复议",
    ]
    listed = "本报告由 一、概述 二、主动公开情况 三、依申请公开情况 四、收费情况 五、存在的问题 组成，数据为全年的。"
    assert len(pieces(listed)) == 1


def whole(*lines: str) -> list[str]:
    blocks = tuple(Paragraph(line, Location(block=n)) for n, line in enumerate(lines, 1))
    return [paragraph.text for paragraph in parted(Document("年报.docx", "docx", blocks), TEMPLATES).paragraphs]


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        (("四、政府信息公开行政复议、", "行政诉讼情况"), "四、政府信息公开行政复议、行政诉讼情况"),
        (("三、收到和处理政府信息公开", "申请情况"), "三、收到和处理政府信息公开申请情况"),
        (("三、收到和处理", "政府信息公开", "申请情况"), "三、收到和处理政府信息公开申请情况"),
        (("五、存在的主要问题", "及改进情况"), "五、存在的主要问题及改进情况"),
        (("第四部分 政府信息公开行政复议、", "行政诉讼情况"), "第四部分 政府信息公开行政复议、行政诉讼情况"),
        (("四、涉及政府信息公开的申诉、", "举报及复议诉讼情况"), "四、涉及政府信息公开的申诉、举报及复议诉讼情况"),
        (("二、主动公开政府\n信息情况",), "二、主动公开政府信息情况"),
        (("主动公开政府信息", "情况"), "主动公开政府信息情况"),
    ],
)
def test_a_broken_heading(lines: tuple[str, ...], heading: str) -> None:
    assert whole("前文。", *lines, "后文。") == ["前文。", heading, "后文。"]


@pytest.mark.parametrize(
    "lines",
    [
        ("五、存在的主要问题", "主动公开政府信息情况"),  # a heading of its own
        ("五、存在的主要问题", "（一）及改进情况"),
        ("三、收到和处理政府信息公开", "申请情况良好，全部办结。"),
        ("二、主动公开", "全局公开工作开展情况"),
        ("二、行政许可，行政处罚、", "行政强制情况"),  # a sentence
        ("其他", "需要报告"),
        ("四、复议、诉讼及", "没有"),
    ],
)
def test_lines_that_are_no_broken_heading(lines: tuple[str, ...]) -> None:
    assert whole("前文。", *lines, "后文。") == ["前文。", *lines, "后文。"]


@pytest.mark.parametrize("draft", [report_2014(), report_2019(), report_2021()], ids=["2014", "2019", "2021"])
def test_a_report_whose_headings_are_broken_has_the_same_parts(draft: Draft) -> None:
    blocks: list[Block] = []
    for block in draft.blocks:
        if isinstance(block, Heading) and block.level == 1 and len(block.text) > 9:
            blocks += [Text(block.text[:-4]), Text(block.text[-4:])]
        else:
            blocks.append(block)
    report = linter().read("年报.html", to_html(replace(draft, blocks=tuple(blocks))))
    plain = linter().read("年报.html", to_html(draft))
    assert [(part.id, part.heading) for part in report.sections] == [(part.id, part.heading) for part in plain.sections]


def test_each_line_of_a_broken_heading_keeps_its_place() -> None:
    page = "<p>四、政府信息公开行政复议、</p>\n<p>行政诉讼情况</p>"
    (paragraph,) = parted(linter().document("年报.html", page.encode()), TEMPLATES).paragraphs
    first, second = paragraph.locate(0, 2), paragraph.locate(13, 15)
    assert (first.line, first.column, second.line, second.column, second.quote) == (1, 4, 2, 4, "行政")
