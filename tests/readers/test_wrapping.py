"""Text that was cut into lines of one width: its paragraphs are put together, other text is left as typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

import pytest

from gi_lint import document
from gi_lint.linter import Linter
from gi_lint.readers import txt
from gi_lint.readers.cut_lines import unwrapped
from gi_lint.readers.page_numbers import page_numbers, running_heads
from gi_lint.readers.parted_figures import around_figures, broken_over_lines
from gi_lint.readers.wrapping import continuations
from gi_lint.report import Report
from tests.drafts.model import Draft, Heading, Paragraph, Signature
from tests.drafts.reports import report_2019, report_2021, report_2021_department
from tests.drafts.writers import to_docx, to_html

DRAFTS = {"2021": report_2021, "department": report_2021_department, "2019": report_2019}
LINTER = Linter()
PROSE = "全年主动公开政府信息1203条，其中规范性文件12条、政策解读48条、其他信息1143条"


def wrapped(text: str, width: int) -> list[str]:
    """A paragraph as printed: Latin words and figures whole, no mark at the beginning of a line."""
    lines = [""]
    for word in re.findall(r"[!-~]+|[^!-~]", text):
        full = len((lines[-1] + word).encode("gbk", "replace")) > width
        if full and word not in "，。、；：）》”":
            lines.append("")
        lines[-1] += word
    return lines


def printed(draft: Draft, width: int, page: int, indent: str) -> str:
    """The narrative of a draft as a program takes it out of a PDF with so many lines a page."""
    lines = [draft.title]
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            first, *rest = wrapped(indent + block.text, width)
            lines += [first, *rest]
        elif isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, Signature):
            lines += block.lines
    pages = [lines[start : start + page] for start in range(0, len(lines), page)]
    return "".join("\n".join(each) + f"\n\n—{number}—\n\n\f" for number, each in enumerate(pages, 1))


def whole(draft: Draft) -> str:
    """The narrative of a draft, a paragraph a line."""
    blocks = (getattr(block, "lines", None) or [getattr(block, "text", "")] for block in draft.blocks)
    return "\n".join([draft.title, *(line for lines in blocks for line in lines if line)])


def read(text: str) -> Report:
    return LINTER.read("a.txt", text.encode())


def promised(report: Report) -> list[str | None]:
    return [part.id for part in report.promise.parts] if report.promise is not None else []


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.parametrize(("width", "page", "indent"), [(62, 24, ""), (70, 31, "    "), (82, 7, "　　")])
def test_a_report_cut_into_lines_is_read_as_one_that_is_not(name: str, width: int, page: int, indent: str) -> None:
    draft = DRAFTS[name]()
    cut, typed = read(printed(draft, width, page, indent)), read(whole(draft))
    assert [(c.role, c.value, c.unit) for c in cut.claims] == [(c.role, c.value, c.unit) for c in typed.claims]
    assert [section.heading for section in cut.all_sections] == [s.heading for s in typed.all_sections]
    assert promised(cut) == promised(typed)
    for fact in ("title", "year", "agency", "agency_level", "notice"):
        assert getattr(cut.facts, fact) == getattr(typed.facts, fact), fact
    assert cut.facts.period is not None and typed.facts.period is not None
    assert cut.facts.period[:2] == typed.facts.period[:2]
    assert cut.facts.signed is not None and typed.facts.signed is not None
    assert cut.facts.signed.day == typed.facts.signed.day


def test_places_are_those_of_the_lines_as_typed() -> None:
    text = printed(report_2021(), 62, 24, "    ")
    document = txt.read(text.encode(), "a.txt")
    lines = text.split("\n")
    long = [paragraph for paragraph in document.paragraphs if len(paragraph.marks) > 2]
    assert long
    for paragraph in long:
        for offset, line, column in paragraph.marks:
            assert column is not None
            assert lines[line - 1][column - 1 :].startswith(paragraph.text[offset : offset + 5])


@pytest.mark.parametrize(
    "text",
    [
        whole(report_2021()),
        "\n".join([PROSE] * 3),  # too few lines to tell
        "\n".join(f"{PROSE}{'，详见附表' * number}" for number in range(30)),  # of all lengths
        "\n".join(f"{PROSE}。" for _ in range(30)),  # sentences of one length
        "\n".join(f"{number}、{PROSE}" for number in range(30)),  # a list
        "\n".join([*(f"{PROSE}   {number}   {number}" for number in range(30))]),  # rows
    ],
)
def test_lines_that_are_paragraphs_stay_apart(text: str) -> None:
    assert continuations(text.split("\n"), frozenset()) == {}


def test_two_wide_lines_broken_off_in_a_sentence_show_the_width() -> None:
    """A short report printed on a wide page has few lines that break off."""
    line = f"{PROSE}，办结申请12件，其中予以公开8件、部分公开"
    lines = ["一、总体情况", line, "2件。", "二、其他", line, "3件。", "没有其他事项。"]
    assert continuations(lines, frozenset()) == {1: 2, 4: 5}
    assert continuations([line, "2件", line, "3件"], frozenset()) == {}  # no sentence ends
    assert continuations([line, "一、总体情况", line, "二、其他"], frozenset()) == {}
    assert continuations([*lines, f"{line}2件，不予公开3件。"], frozenset()) == {}  # a wider one
    assert continuations([line[:38], "2件。"] * 4, frozenset()) == {0: 1, 2: 3, 4: 5, 6: 7}
    assert continuations([line[:38], "2件。"] * 3, frozenset()) == {}


@pytest.mark.parametrize(
    "line",
    [
        "┌──────────────────────────────────────────────────────┬────────┐",
        "+----------------------------------------------------------+------+",
        " " * 60 + "示例市示例局",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 自然人 商业企业 科研机构 其他",
    ],
)
def test_lines_of_tables_and_in_the_middle_tell_no_width(line: str) -> None:
    lines = [PROSE, "2件。"] * 6
    assert continuations([*lines, *[line] * 9], frozenset()) == continuations(lines, frozenset()) != {}


def test_words_of_a_title_may_end_a_line_within_a_sentence() -> None:
    lines = [*[PROSE] * 6, f"{PROSE[:-14]}，按时编制政府信息公开年度报告", "并发布。"]
    assert continuations(lines, frozenset())[6] == 7


def test_a_sentence_cut_before_a_bracket_goes_on() -> None:
    lines = [*[PROSE] * 6, "本报告根据《中华人民共和国政府信息公开条例》", "（以下简称《条例》）编制。"]
    assert continuations(lines, frozenset())[6] == 7
    assert 0 not in continuations(lines[-2:], frozenset())


@pytest.mark.parametrize(
    ("first", "second"),
    [("（政府预决算46条、部门预决算168条）", "、重大项目163条。"), ("教育信息295条、", "医疗信息248条。")],
)
def test_a_sentence_cut_at_a_mark_goes_on(first: str, second: str) -> None:
    """As `pdftotext -raw` cuts it where one is printed narrower: no line begins with one, no paragraph ends in 、."""
    lines = [*[PROSE] * 6, first, second]
    assert continuations(lines, frozenset())[6] == 7
    assert not continuations(lines[-2:], frozenset())


def test_a_long_heading_stays_apart() -> None:
    lines = [*[PROSE] * 8, f"（三）{PROSE[:28]}", PROSE]
    assert 8 not in continuations(lines, frozenset())


def test_a_paragraph_ends_at_an_empty_line_and_before_a_number() -> None:
    lines = [*[PROSE] * 8, "", PROSE, "（二）依申请公开情况", PROSE, "- 3 -", "", PROSE]
    found = continuations(lines, frozenset())
    assert 7 not in found
    assert 9 not in found
    assert found[11] == 14  # over a page number


def test_long_lines_of_figures_take_no_time() -> None:
    assert continuations(["1 " * 500_000 + "件"] * 2, frozenset()) == {}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("甲\n— 1 —\n\f乙\n- 2 -\n\f", [1, 3]),
        ("甲\n\n第 1 页 共 2 页\n\f乙\n第2页", [2, 4]),
        ("甲\n3\n\f乙\n4\n\f丙\n5\n\f丁", [1, 3, 5]),  # each counts on
        ("1\n甲\n\f2\n乙\n\f3\n丙", [0, 2, 4]),  # at the head
        ("甲\n3\n\f乙\n3\n\f丙\n9\n\f丁", []),  # cells of a table
        ("甲\n3\n\f乙\n丙", []),
        ("甲\n— 1 —\n乙\n", []),  # no pages
    ],
)
def test_page_numbers(text: str, numbers: list[int]) -> None:
    assert sorted(page_numbers(text.split("\n"))) == numbers


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("年报\n甲\n\f年报\n乙\n\f年报\n丙\n\f丁", [2, 4]),
        ("题\n甲\n\f\n  年报\n乙\n\f年报\n丙", [3, 5]),
        ("年报\n甲\n\f年报\n乙", []),  # once may be chance
        ("新收\n\f0\n结转\n\f0\n办结\n\f0\n", []),  # cells of a table
        ("甲\n\f项目   件数\n乙  1\n\f项目   件数\n丙  2", []),  # the header of a table
        ("甲\n\f年报\n乙\n\f年报\n丙\n\f丁\n\f戊\n", []),
        ("年报\n年报\n", []),
    ],
)
def test_running_heads(text: str, heads: list[int]) -> None:
    assert sorted(running_heads(text.split("\n"))) == heads


def test_a_sentence_goes_on_behind_a_running_head() -> None:
    lines = [
        f"全局推进政府信息公开工作，完善公开制度，提高公开质量，方便群众查询，第{n}次修订目录并按时" for n in range(8)
    ]
    head = "示例局政府信息公开工作年度报告"
    text = f"{head}\n一、甲\n" + "\n".join(lines[:4]) + f"\n— 1 —\n\f{head}\n" + "\n".join(lines[4:])
    text += f"发布。\n— 2 —\n\f{head}\n二、乙"
    found = txt.read(text.encode(), "a.txt").paragraphs
    assert [paragraph.text for paragraph in found] == [head, "一、甲", "".join(lines) + "发布。", "二、乙"]


def test_a_page_number_is_no_cell() -> None:
    assert [p.text for p in txt.read("一、甲\n— 6 —\n\f二、乙".encode(), "a.txt").paragraphs] == ["一、甲", "二、乙"]


# Pages and Word files


def cut(block: document.Block) -> list[document.Block]:
    """A paragraph as the lines of a print, each a paragraph."""
    if not isinstance(block, document.Paragraph) or not block.text:
        return [block]
    ends = list(accumulate(map(len, wrapped(block.text, 66))))
    return [block.part(start, end) for start, end in pairwise((0, *ends))]


def broken(block: document.Block) -> document.Block:
    """A paragraph as the lines of a print, with line breaks between."""
    lines = [line.text for line in cut(block) if isinstance(line, document.Paragraph)]
    return block._replace(text="\n".join(lines)) if isinstance(block, document.Paragraph) else block


def texts_of(blocks: Sequence[document.Block]) -> list[str]:
    return [block.text if isinstance(block, document.Paragraph) else "表" for block in blocks]


@pytest.mark.parametrize(("writer", "name"), [(to_html, "年报.html"), (to_docx, "年报.docx")])
@pytest.mark.parametrize("make", DRAFTS.values(), ids=DRAFTS)
def test_paragraphs_cut_into_lines_are_whole_again(
    writer: Callable[[Draft], bytes], name: str, make: Callable[[], Draft]
) -> None:
    blocks = LINTER.document(name, writer(make())).blocks
    lines = [line for block in blocks for line in cut(block)]
    assert len(lines) > len(blocks) + 20
    for print_lines in (lines, [broken(block) for block in blocks]):
        whole = texts_of(unwrapped(print_lines))
        assert "".join("".join(whole).split()) == "".join("".join(texts_of(blocks)).split())
        assert len(set(texts_of(blocks)) - set(whole)) <= 2  # a line that ends like a title stays one
    assert unwrapped(blocks) == blocks


def test_a_page_of_print_lines_reads_as_the_page() -> None:
    draft = report_2021()
    page = to_html(draft).decode()
    lines = page
    for text in (block.text for block in draft.blocks if isinstance(block, Paragraph)):
        assert text in lines
        lines = lines.replace(text, "<br>".join(wrapped(text, 66)))
    assert LINTER.lint("年报.html", lines.encode()).findings == LINTER.lint("年报.html", page.encode()).findings
    place = LINTER.read("年报.html", lines.encode()).sentences[-1].locate(0, 4)
    assert lines.split("\n")[(place.line or 0) - 1][(place.column or 0) - 1 :].startswith(place.quote or "?")


FIGURES_APART = """2023
年政府信息公开
年度报告
统计期限为
2023
年
1
月
1
日至
2023
年
12
月
31
日。
一、总体情况
2023
年,公开信息
9
条。
规章
0
条数
"""


def test_figures_on_lines_of_their_own_stand_in_their_sentences() -> None:
    paragraphs = [paragraph.text for paragraph in txt.read(FIGURES_APART.encode(), "示例.txt").paragraphs]
    assert [text.replace("\n", "") for text in paragraphs][:5] == [
        "2023年政府信息公开",
        "年度报告",
        "统计期限为2023年1月1日至2023年12月31日。",
        "一、总体情况",
        "2023年,公开信息9条。",
    ]


def test_figures_without_dates_are_cells() -> None:
    assert around_figures(["合计", "9", "件数", "2023", "年"], frozenset()) == {}
    lines = FIGURES_APART.split("\n")
    assert 1 not in around_figures(lines, frozenset({0, 1}))


@pytest.mark.parametrize(
    ("line", "following", "is_broken"),
    [
        ("2024年1月", "15日", True),
        ("示例市示例局2024年", "1月15日", True),
        ("2024年1", "月15日", True),
        ("2024年１", "月15日", True),
        ("二〇二四年一月", "　十五日", True),
        ("统计期限为2023年1月1日至12", "月31日。", True),
        ("统计期限为2023年1月1日至2023年12月", "31日。联系电话附后。", True),
        ("2024年1月1", "5日", False),
        ("2024年1月15日", "16日起施行", False),
        ("2024年1月", "15件", False),
        ("共收到申请12", "月内答复，共3日", False),
        ("2024年1月", "一月以来，15日内答复", False),
        ("二、示例情况", "15日", False),
    ],
)
def test_dates_broken_over_two_lines(line: str, following: str, is_broken: bool) -> None:
    assert broken_over_lines([line, following], frozenset()) == ({0: 1} if is_broken else {})
    assert broken_over_lines([line, following], frozenset({1})) == {}


def test_a_signature_broken_over_two_lines_is_one_date() -> None:
    (paragraph,) = txt.read("示例市示例局2024年1月\n15日\n".encode(), "年报.txt").paragraphs
    assert paragraph.text == "示例市示例局2024年1月15日"
    assert (paragraph.locate(13, 15).line, paragraph.locate(13, 15).column) == (2, 1)


@pytest.mark.parametrize(
    ("line", "following", "is_broken"),
    [
        ("全年办结14", "4件，其中予以公开65件。", True),
        ("全年办结144", "件，其中予以公开65件。", True),
        ("全年主动公开政府信息 6", "832 条。", True),
        ("予以公开65件，占45", "%；部分公开14件。", True),
        ("已办结62件，结转2021", "年1件。", True),
        ("已办结62件，结转20", "21年1件。", False),
        ("公开信息1200", "年均增长5%。", False),
        ("全年办结144件", "4件予以公开。", False),
        ("示例市示例局2024", "3件实事办理情况", False),
        ("情况说明见附件1", "2件复议案件，均已审结。", False),
        ("本年新收申请\t12", "3件，上年结转2件。", False),
        ("收到申请数量 12", "3件", False),
        ("12", "3件，上年结转2件。", False),
        ("根据条例第12", "条的规定，予以公开。", False),
    ],
)
def test_counts_broken_over_two_lines(line: str, following: str, is_broken: bool) -> None:
    assert broken_over_lines([line, following], frozenset()) == ({0: 1} if is_broken else {})
    assert broken_over_lines([line, following], frozenset({0})) == {}
    assert broken_over_lines([line, "", following], frozenset()) == {}


def test_a_count_broken_over_two_lines_is_one_number() -> None:
    (paragraph,) = txt.read("全年办结14\n4件，均已答复。\n".encode(), "年报.txt").paragraphs
    assert paragraph.text == "全年办结144件，均已答复。"
    assert (paragraph.locate(6, 8).line, paragraph.locate(6, 8).column) == (2, 1)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("依照《条例》（以下简称《条例》", "）", "和通知编制。"), "依照《条例》（以下简称《条例》）和通知编制。"),
        (("（二）依申请公开。收到申请12件1", "，均已答复。"), "（二）依申请公开。收到申请12件1，均已答复。"),
        (("   根据通知的规定", "   ，编制本报告。"), "根据通知的规定，编制本报告。"),
        (
            ("政府预决算46条（部门预决算168条）", "、重大项目163条。"),
            "政府预决算46条（部门预决算168条）、重大项目163条。",
        ),
        (("微信2608条、微博1607条）", "。"), "微信2608条、微博1607条）。"),
    ],
)
def test_a_line_never_begins_with_a_mark_that_closes(lines: tuple[str, ...], text: str) -> None:
    found = txt.read("\n".join(("一、甲", *lines, "二、乙")).encode(), "a.txt").paragraphs
    assert [paragraph.text for paragraph in found] == ["一、甲", text, "二、乙"]
