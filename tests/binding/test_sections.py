"""Headings: which paragraphs begin a part, and which part of the form it is."""

from __future__ import annotations

import pytest

from gi_lint.binding.sections import find_sections, kind_of
from gi_lint.binding.stand_ins import rows_in_text
from gi_lint.document import Location, Paragraph
from gi_lint.report import Section, Table
from gi_lint.text import label_key
from tests.binding.filled import read
from tests.binding.test_tables import template
from tests.drafts.model import Draft
from tests.drafts.reports import report_2008, report_2014, report_2019, report_2021, report_2021_department
from tests.drafts.writers import WRITERS
from tests.texts import linter

IDS = ["overview", "disclosure", "requests", "disputes", "problems", "other"]


def body(*texts: str, outline: int | None = None) -> list[Paragraph]:
    return [Paragraph(text, Location(line=n), outline, ((0, n, 1),)) for n, text in enumerate(texts, 1)]


def sections(*texts: str, form: str = "2021") -> tuple[Section, ...]:
    return find_sections(body(*texts), template(form))


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("draft", [report_2021(), report_2021_department(), report_2019()], ids=["2021", "局", "2019"])
def test_six_parts_in_every_format(writer: str, draft: Draft) -> None:
    report = read(writer, draft)
    assert [section.id for section in report.sections] == IDS
    assert [section.mark for section in report.sections] == ["一、", "二、", "三、", "四、", "五、", "六、"]


@pytest.mark.parametrize("writer", WRITERS)
def test_contents_of_the_older_forms(writer: str) -> None:
    for draft, ids in (
        (report_2014(), {"c1", "c2", "c3", "c4", "c5", "c6"}),
        (report_2008(), {"c1", "c2", "c3", "c4", "c5"}),
    ):
        found = {section.id for section in read(writer, draft).all_sections}
        assert ids <= found


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("一、总体情况", "overview"),
        ("一 、 总 体 情 况", "overview"),
        ("一．总体情况", "overview"),
        ("一.总体情况：", "overview"),
        ("第一部分　总体情况", "overview"),
        ("一　总体情况", "overview"),
        ("三 收到和处理政府信息公开申请情况", "requests"),
        ("二、（主动公开情况表格）", "disclosure"),
        ("三、收到和处理政府信息公开申请情况。", "requests"),
        ("四、政府信息公开行政复议和行政诉讼情况", "disputes"),
        ("四、因政府信息公开申请行政复议、提起行政诉讼情况", "disputes"),
        ("五、存在的问题和下一步打算", "problems"),
        ("六、其它需要说明的事项", "other"),
        ("七、重点领域信息公开", None),
    ],
)
def test_one_heading(heading: str, id: str | None) -> None:
    (section,) = sections(heading, "正文。")
    assert (section.id, section.level, section.start, section.end) == (id, 1, 0, 2)


@pytest.mark.parametrize("mark", ["[1]", "〔2〕", "[¹]", "①", "*", "²", "（注1）"])
@pytest.mark.parametrize("number", ["三、", ""])
@pytest.mark.parametrize("place", [5, 13, 15])
def test_a_mark_that_points_to_a_note_hides_no_heading(mark: str, number: str, place: int) -> None:
    words = "收到和处理政府信息公开申请情况"
    (section,) = sections(f"{number}{words[:place]}{mark}{words[place:]}", "正文。")
    assert section.id == "requests"
    assert label_key(section.words) == label_key(words)


@pytest.mark.parametrize("mark", ["[1]", "〔2〕", "[¹]", "①", "*", "²", "（注1）"])
@pytest.mark.parametrize("number", ["三{}、", "（三{}）", "第三部分{}"])
def test_a_mark_of_a_note_in_a_number_hides_no_heading(mark: str, number: str) -> None:
    (section,) = sections(number.format(mark) + "收到和处理政府信息公开申请情况", "正文。")
    assert (section.id, section.number) == ("requests", 3)


def test_a_line_of_other_words_with_a_note_is_no_heading() -> None:
    assert sections("总体情况较好[1]", "总体情况[1]如下", "正文。") == ()


@pytest.mark.parametrize(
    "marks", ["1. 2. 3. 4. 5. 6.", "（一） （二） （三） （四） （五） （六）", "⒈ ⒉ ⒊ ⒋ ⒌ ⒍", "㈠ ㈡ ㈢ ㈣ ㈤ ㈥"]
)
def test_parts_numbered_otherwise(marks: str) -> None:
    parts = [spec.heading.text for spec in template("2021").sections]
    lines = [line for mark, part in zip(marks.split(), parts, strict=True) for line in (f"{mark}{part}", "正文。")]
    found = sections(*lines)
    assert [(section.id, section.level) for section in found] == [(id, 1) for id in IDS]


def test_headings_below_the_parts_are_no_parts() -> None:
    parts = [spec.heading.text for spec in template("2021").sections]
    lines = ["一、总体情况", *(f"（一）{part}" for part in parts), "二、主动公开政府信息情况"]
    assert [section.id for section in sections(*lines)] == ["overview", "disclosure"]
    assert {child.id for child in sections(*lines)[0].children} == {None}


@pytest.mark.parametrize(
    ("line", "level"),
    [("（1）财政", 4), ("1）财政", 4), ("⑴财政", 4), ("1.财政", 3), ("⒈财政", 3), ("㈠财政", 2), ("①财政", 5)],
)
def test_levels_of_marks(line: str, level: int) -> None:
    overview, *_ = sections("一、总体情况", line, "正文。")
    assert [child.level for child in overview.children] == [level]


@pytest.mark.parametrize(
    "text",
    [
        *("总体情况良好，公开工作取得进展。", "一是抓好公开。", "全年公开12条。", "2023年1月1日", "1.5万人次参加"),
        *("二 〇 二 四 年 一 月", "一 二 三 四", "十 月 九 日", "一 年来公开有序，进展良好。", ""),
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert sections(text) == ()


def test_an_unnumbered_heading_counts_if_it_has_the_official_words() -> None:
    assert [section.id for section in sections("总体情况", "正文。", "主动公开政府信息情况")] == [
        "overview",
        "disclosure",
    ]
    assert sections("公开情况", "正文。") == ()


def test_a_heading_by_style_may_have_other_words() -> None:
    styled = body("存在的不足", outline=1)
    assert [section.id for section in find_sections(styled, template("2021"))] == ["problems"]
    assert find_sections(body("存在的不足"), template("2021")) == ()


def test_headings_are_nested() -> None:
    (first, second) = sections(
        "一、总体情况", "（一）主动公开", "1.网站", "（1）栏目", "（二）依申请公开", "二、主动公开政府信息情况", "文。"
    )
    assert [(section.level, section.heading) for section in first.walk()] == [
        (1, "一、总体情况"),
        (2, "（一）主动公开"),
        (3, "1.网站"),
        (4, "（1）栏目"),
        (2, "（二）依申请公开"),
    ]
    assert [section.id for section in first.walk()] == ["overview", None, None, None, None]
    assert [(section.start, section.end) for section in first.walk()] == [(0, 5), (1, 4), (2, 4), (3, 4), (4, 5)]
    assert (second.start, second.end) == (5, 7)


def test_a_heading_may_run_into_its_paragraph() -> None:
    (section,) = sections("一、总体情况2023年，本局推进公开工作，各项任务按期完成，没有发生泄密等问题。")
    assert (section.id, section.heading) == ("overview", "一、总体情况")
    assert section.location.quote == "一、总体情况"


def test_a_table_of_contents_is_no_section() -> None:
    headings = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "五、存在的主要问题及改进情况",
    ]
    whole = [*headings, *(text for heading in headings for text in (heading, "正文。"))]
    found = sections(*whole)
    assert [section.start for section in found] == [4, 6, 8, 10]


def test_a_table_of_contents_has_page_numbers() -> None:
    parts = ["（一）主动公开情况", "（二）依申请公开情况", "（三）政府信息管理情况", "（四）监督保障情况"]
    headings = ["一、总体情况", *parts, "二、主动公开政府信息情况"]
    contents = [f"{heading}…………{page}" for page, heading in enumerate(headings, 1)]
    found = sections(*contents, *(text for heading in headings for text in (heading, "正文。")))
    assert [section.start for section in found] == [6, 16]


def test_place_of_a_heading() -> None:
    (section,) = sections("　　一、总体情况：")
    assert (section.location.line, section.location.column, section.location.quote) == (1, 3, "一、总体情况")
    assert section.location.section == "overview"


def test_without_a_form_headings_have_no_kind() -> None:
    found = find_sections(body("一、总体情况", "正文。", "二、其他"), None)
    assert [(section.heading, section.id) for section in found] == [("一、总体情况", None), ("二、其他", None)]


def test_kind_of_the_longest_word() -> None:
    assert kind_of("因政府信息公开申请行政复议情况", template("2021")) == "disputes"
    assert kind_of("政府信息公开申请情况", template("2021")) == "requests"
    assert kind_of("人员情况", template("2021")) is None


def test_a_form_without_fixed_headings_has_parts_at_any_depth() -> None:
    (overview,) = sections("一、概述", "（一）收费及减免情况", "没有收费。", form="2014")
    assert [(part.id, part.heading) for part in overview.walk()][1:] == [("c3", "（一）收费及减免情况")]


def test_section_of_a_paragraph() -> None:
    report = read("docx", report_2021())
    (second,) = [section for section in report.sections if section.id == "disclosure"]
    assert report.section_of(second.start) is second
    assert report.section_of(0) is None
    assert linter().rulebook.template("2021") is report.template


def test_the_first_part_may_have_lost_its_number() -> None:
    found = sections("1. 总体情况", "（一）主动公开情况", "二、主动公开政府信息情况", "1.存在的主要问题及改进情况")
    assert [(section.id, section.level) for section in found] == [("overview", 1), ("disclosure", 1)]


def test_a_number_may_have_lost_a_bracket() -> None:
    (part,) = sections("一、总体情况", "（一）主动公开情况", "二）依申请公开情况")
    assert [section.number for section in part.children] == [1, 2]


def test_parts_in_brackets_where_there_are_no_others() -> None:
    found = sections("（一）总体情况", "（二）主动公开政府信息情况", "（三）、行政复议和诉讼情况", "（四）存在的问题")
    assert [section.id for section in found] == ["overview", "disclosure", "disputes", "problems"]


def test_a_heading_may_go_on_behind_the_official_words() -> None:
    (part,) = sections("六、其他需要报告的事项与附表")
    assert (part.heading, part.id) == ("六、其他需要报告的事项与附表", "other")


def headed(*texts: str, form: str = "2014") -> list[tuple[str, str | None]]:
    return [(section.heading, section.id) for section in sections(*texts, form=form)]


def test_a_heading_ends_at_the_blank_before_its_text() -> None:
    told = headed(
        "六、存在的主要问题和改进措施 存在更新不及时的问题，下一步改进。", "七、问题 及改进措施", "八、收费 和减免情况"
    )
    assert told == [
        ("六、存在的主要问题和改进措施", "c5"),
        ("七、问题 及改进措施", "c5"),
        ("八、收费 和减免情况", "c3"),
    ]
    (first,) = sections("一、概述 全镇" + "认真贯彻条例并结合实际" * 6 + "。", form="2014")
    assert first.heading == "一、概述"


def test_the_caption_of_a_table_is_no_part_beside_its_heading() -> None:
    assert headed("八、附表", "政府信息公开情况统计表") == [("八、附表", "c6")]
    assert headed("八、附表", "见下。", "政府信息公开情况统计表") == [
        ("八、附表", "c6"),
        ("政府信息公开情况统计表", "c6"),
    ]


def test_a_report_that_does_not_number_its_parts() -> None:
    lines = [
        "概述",
        "全镇推进公开。",
        "依申请公开情况",
        "没有。",
        "公开费用及收费减免情况",
        "没有。",
        "存在的问题及整改措施：",
        "更新不及时。",
    ]
    assert headed(*lines) == [
        ("概述", None),
        ("依申请公开情况", "c2"),
        ("公开费用及收费减免情况", "c3"),
        ("存在的问题及整改措施", "c5"),
    ]
    assert headed("一、概述", *lines[1:]) == [("一、概述", None)]  # numbered: a line without a number is none


def test_rows_of_a_lost_statistics_table_are_no_headings() -> None:
    rows = rows_in_text([Table("ts", "2014", template("2014").tables["ts"], "unreadable")])
    glued = body("四、行政复议数量件0", "（一）维持具体行政行为数件0", "四、行政复议数量及结果")
    assert [section.heading for section in find_sections(glued, template("2014"), rows)] == ["四、行政复议数量及结果"]


def test_where_the_text_of_an_unnumbered_report_begins() -> None:
    lines = (
        "示例镇2018年政府信息公开工作年度报告",
        "本报告统计期限为2018年1月1日至12月31日。",
        "2018年，主动公开政府信息204条，网站公开政府信息150条。",
        "附表",
        "见下。",
    )
    report = linter().read("年报.txt", "\n".join(lines).encode())
    assert (report.first_heading, [int(claim.value) for claim in report.claims]) == (2, [204, 150])
    numbered = linter().read("年报.txt", "\n".join((*lines[:3], "一、附表", "见下。")).encode())
    assert numbered.first_heading == 3


def test_the_beginning_of_a_wrapped_label_is_no_heading() -> None:
    rows = rows_in_text([Table("t3", "2021", template("2021").tables["t3"], "partial")])
    lines = body("三、本", "四、结转下年", "度继续办理", "四、政府信息公开行政复议、行政诉讼情况", "无。")
    assert [section.id for section in find_sections(lines, template("2021"), rows)] == ["disputes"]


@pytest.mark.parametrize("figures", ["38 8 1 0 1 1 49", "/ / / / / / /", "— — —"])
def test_a_row_of_a_lost_table_with_its_figures_is_no_heading(figures: str) -> None:
    rows = rows_in_text([Table("t3", "2021", template("2021").tables["t3"], "partial")])
    lines = body(f"六 {figures}", f"三、本年 {figures}度办理", "五、存在的主要问题及改进情况", "无。")
    assert [section.id for section in find_sections(lines, template("2021"), rows)] == ["problems"]
