"""markdown: what a renderer makes of the comment."""

from __future__ import annotations

import pytest
from lxml import html
from markdown_it import MarkdownIt

from gi_lint.finding import Run
from gi_lint.formatters.markdown import LONGEST, escaped, write
from tests.formatters.runs import BALANCE, CLEAN, EMPTY, HOSTILE, HOSTILE_PATH, RESULTS, RUN, golden, hostile

OURS = {"div", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong", "details", "summary"}


def rendered(text: str) -> html.HtmlElement:
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    shown = renderer.render(text).replace("\x00", "\ufffd")
    return html.fromstring(f"<div>{shown.encode(errors='replace').decode()}</div>")


def test_golden() -> None:
    golden("markdown.md", write(RUN))


def test_nothing_found() -> None:
    assert "检查 1 个文件：错误 0，警告 0，提示 0，无法判定 0。" in write(CLEAN)
    assert "检查 0 个文件" in write(EMPTY)
    assert "|" not in write(CLEAN)


def test_it_renders_as_meant() -> None:
    page = rendered(write(RUN))
    assert {element.tag for element in page.iter()} == OURS
    assert [cell.text_content() for cell in page.findall(".//tbody/tr/td")][:5] == [RESULTS[0].path, "1", "1", "0", "1"]
    assert len(page.findall(".//details")) == sum(len(result.findings) for result in RESULTS)


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "a | b",
        "**x** _y_ ~~z~~ `c`",
        "[x](http://x.example)",
        "![x](y)",
        "http://x.example www.x.example WWW.x.example",
        "&lt; &amp;",
        "\\*",
        "$x$",
    ],
)
def test_text_is_shown_as_it_is(text: str) -> None:
    page = rendered(f"- {escaped(text)}\n\n| x |\n|---|\n| {escaped(text)} |\n\n<p>{escaped(text)}</p>\n")
    assert [element.text_content().strip() for element in page.iter("li", "td", "p")] == [text] * 3
    assert "://" not in escaped(text) and "www." not in escaped(text).lower()


def test_nobody_is_mentioned_and_no_issue_is_linked() -> None:
    assert escaped("@someone #7") == "&#64;&#8203;someone &#35;&#8203;7"


def test_hostile_texts_stay_texts() -> None:
    page = rendered(write(hostile()))
    assert {element.tag for element in page.iter()} == OURS
    assert {name for element in page.iter() for name in element.attrib} == {"style"}  # of the right-aligned columns
    shown = page.text_content().replace("\u200b", "")
    assert HOSTILE.partition("\x00")[0] in shown
    assert HOSTILE_PATH.partition("\udcff")[0] in shown


def test_a_comment_is_not_longer_than_github_takes() -> None:
    run = Run([RESULTS[0]._replace(path=f"{number}.docx", findings=(BALANCE,) * 10) for number in range(100)])
    text = write(run)
    assert LONGEST * 0.9 < len(text) < 65_536
    left_out = 1000 - text.count("<details>")
    assert text.endswith(f"还有 {left_out} 个问题因篇幅未列，请看完整的检查结果。\n")
