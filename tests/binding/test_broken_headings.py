"""Headings that are broken over lines or paragraphs are one again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gi_lint.binding.parting import parted
from gi_lint.document import Document, Location, Paragraph
from tests.drafts.model import Block, Draft, Heading
from tests.drafts.model import Paragraph as Text
from tests.drafts.reports import report_2014, report_2019, report_2021
from tests.drafts.writers import to_html
from tests.texts import linter

TEMPLATES = linter().rulebook.templates


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
