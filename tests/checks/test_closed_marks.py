"""closed_marks, with the pairs of W-03: balanced text is never reported, any mark taken away is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.texts import outcomes, quotes, rule_check

CHECK = rule_check("W-03")
PAIRS = ("（）", "()", "（)", "《》", "〔〕", "【】", "“”", "‘’", "「」", '""')
WORDS = st.text(alphabet="政府信息公开年度报告，。：；", min_size=5, max_size=8)


@st.composite
def balanced(draw: st.DrawFn, depth: int = 3) -> str:
    """Text with marks in pairs, one within another, no straight marks within straight ones."""
    pieces = [draw(WORDS)]
    for _ in range(draw(st.integers(0, 3))):
        pair = draw(st.sampled_from(PAIRS))
        inside = draw(balanced(depth=depth - 1)) if depth and pair != '""' else draw(WORDS)
        pieces += [pair[0], inside, pair[1], draw(WORDS)]
    return "".join(pieces)


@settings(deadline=None)
@given(st.lists(balanced(), min_size=1, max_size=4))
def test_balanced_text_is_never_reported(lines: list[str]) -> None:
    assert quotes(CHECK, *lines) == []


@settings(deadline=None)
@given(balanced(), st.data())
def test_any_mark_taken_away_is_reported(text: str, data: st.DataObject) -> None:
    places = [at for at, sign in enumerate(text) if sign in "".join(PAIRS)]
    if not places:
        return
    at = data.draw(st.sampled_from(places))
    assert quotes(CHECK, text[:at] + text[at + 1 :])


@settings(deadline=None)
@given(st.lists(st.text(alphabet='（）()《》〈〉<>“”‘’"一1）字，。a', max_size=30), max_size=4))
@example(["一一一)"])
def test_any_text_can_be_read(lines: list[str]) -> None:
    for outcome in outcomes(CHECK, *lines):
        assert outcome.location.quote


@pytest.mark.parametrize(
    ("text", "quote"),
    (
        ("可在“示例政务网（www.example.cn）下载。", "“示例政务网（www.ex"),
        ("与我们联系（地址：示例路1号。", "（地址：示例路1号。"),
        ("其中网站8条），其余在公众号。", "其中网站8条）"),
        ("依据《示例办法的规定。", "《示例办法的规定。"),
        ("深化”放管服“改革。", "”放管服“"),
        ("深化“放管服“改革。", "“放管服“"),
        ("依据《示例办法》第三条）和“两微一端”（见附件）。", "依据《示例办法》第三条）"),
        ('坚持"应公开尽公开，全面落实。', '"应公开尽公开，全面落实。'),
        ("《关于印发《示例办法》的通知，要求", "《关于印发《示例办法》的通"),
    ),
)
def test_loose_mark(text: str, quote: str) -> None:
    assert quotes(CHECK, text) == [quote]


def test_a_number_without_the_bracket_that_the_one_before_has() -> None:
    assert quotes(CHECK, "（一）网站", "二）专栏", "（三）其他") == ["二）"]
    assert quotes(CHECK, "一)网站", "（二）专栏") == ["一)"]


@pytest.mark.parametrize(
    "lines",
    (
        ("主要有：1）网站;2)公众号；一）专栏；a）其他；①）附表。",),
        ("1）网站。", "（一）专栏", "一）示例", "二）其他"),
        ("依据《关于做好施行〈示例条例〉准备工作的通知》（示政发〔2021]30号)。",),
        ("《关于印发<示例办法>的通知》，《关于落实〈示例办法>的意见》，占比<5%。",),
        ("《关于落实《示例办法》的意见》。", "局长说：“公开是常态，", "不公开是例外。”"),
        ("（此件", "公开发布）"),
        ("The report's text, readers’ letters, ’97年。", '“一窗通办"和"随手拍”。'),
        ("《《示例办法》要求",),
        ("",),
    ),
)
def test_no_fault(lines: tuple[str, ...]) -> None:
    assert quotes(CHECK, *lines) == []


def test_a_mark_far_below_does_not_close_one() -> None:
    lines = ("开通“随手拍栏目。", "二。", "三。", "四。", "五。", "六。", "其余”公众号。")
    assert [outcome.location.line for outcome in outcomes(CHECK, *lines)] == [1, 7]
