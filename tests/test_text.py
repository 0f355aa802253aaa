"""Widths, labels and numerals."""

from __future__ import annotations

from decimal import Decimal
from difflib import get_close_matches
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.text import (
    FORMAL,
    NUMERAL,
    cell_number,
    chinese_number,
    closest,
    columns,
    fold,
    is_blank,
    is_unfilled,
    label_key,
    padded,
    plain_numeral,
    raised,
    squeeze,
    value_number,
    visible,
    without_notes,
)

FEW = settings(max_examples=60, deadline=None)
FORMAL_SIGNS = str.maketrans("一二三四五六七八九十百千", FORMAL)
DIGITS = "零〇一二两三四五六七八九"


# Folding


@FEW
@given(st.text() | st.text("０１２（）〔〕　“”−—﹣項數⼀⼾⾒⺠\u00a0\u200b\t"))
def test_fold_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@FEW
@given(st.text())
def test_squeezed_text_has_no_blanks(text: str) -> None:
    assert not any(char.isspace() for char in squeeze(text))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("（１２．５％）", "(12.5%)"),
        ("〔2021〕30号", "[2021]30号"),
        ("⼈⺠政府⼯作⼀、⾒⻓", "人民政府工作一、见长"),
        ("－35−35—35", "-35-35-35"),
        ("“三安全一稳定”", '"三安全一稳定"'),
        ("甲\u3000乙\u00a0丙", "甲 乙 丙"),
        ("二○二三年", "二〇二三年"),
        ("收到申請件數總計", "收到申请件数总计"),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


# Labels


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("规 章", "规章"),
        ("社会公益\n组织", "社会公益组织"),
        ("1、属于国家秘密", "1.属于国家秘密"),
        ("１．属于国家秘密", "1.属于国家秘密"),
        ("1 属于国家秘密", "1.属于国家秘密"),
        ("（七）总计", "(七) 总计"),
        ("危及“三安全一稳定”", '危及"三安全一稳定"'),
        ("危及「三安全一稳定」", "危及三安全一稳定"),
        ("本年(2023)制发件数", "本年制发件数"),
        ("本年（2023年度）制发件数", "本年制发件数"),
        ("2023年制发件数", "制发件数"),
        ("本年增／减", "本年增/减"),
        ("本年收费金额（单位:万元）", "本年收费金额（单位：万元）"),
        ("**总计**", "总计"),
        ("總計", "总计"),
    ],
)
def test_labels_that_are_the_same(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


@pytest.mark.parametrize("mark", ["①", "⑳", "²", "*", "※", "[1]", "〔12〕", "[¹]", "（注）", "（注2）"])
def test_marks_of_notes_are_no_part_of_a_label(mark: str) -> None:
    assert label_key(f"（一）予以{mark}公开{mark}") == label_key("（一）予以公开")
    assert without_notes(fold(f"自然{mark}人")) == "自然人"


@pytest.mark.parametrize("text", ["（1）总计", "1.其他", "[2023]5号", "(注册)", "注1"])
def test_what_is_no_mark_of_a_note(text: str) -> None:
    assert without_notes(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（六）其他处理", "其他"),
        ("3.其他", "其他"),
        ("1.其他", "3.其他"),
        ("总计", "（七）总计"),
        ("规章", "规范性文件"),
    ],
)
def test_labels_that_differ(one: str, other: str) -> None:
    assert label_key(one) != label_key(other)


# Numerals


def spelled(number: int) -> str:
    """A number below a hundred million as it is read out: 10_203 is 一万零二百零三."""
    high, low = divmod(number, 10_000)
    if not high:
        return spelled_section(low)
    if not low:
        return spelled_section(high) + "万"
    return spelled_section(high) + "万" + ("零" if low < 1000 else "") + spelled_section(low)


def spelled_section(number: int) -> str:
    text = ""
    skipped = False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if skipped and text else "") + "零一二三四五六七八九"[digit] + unit
        skipped = not digit
    return text or "零"


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 99_999_999)
    | st.integers(0, 120)
    | st.builds(lambda n, z: n * 10**z, st.integers(0, 99), st.integers(0, 6))
)
def test_spelled_numbers_are_read_back(number: int) -> None:
    number = min(number, 99_999_999)
    text = spelled(number)
    assert chinese_number(text) == chinese_number(plain_numeral(text.translate(FORMAL_SIGNS))) == number
    if text.startswith("一十"):
        assert chinese_number(text[1:]) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("〇", 0),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("三千零五", 3005),
        ("两千", 2000),
        ("二〇二三", 2023),
        ("二零二三", 2023),
        ("一万二千", 12_000),
        ("一亿零三万", 100_030_000),
        ("三千五", 3500),
        ("二百五", 250),
        ("一万二", 12_000),
        ("一万零二", 10_002),
        ("三万二千五", 32_500),
    ],
)
def test_numerals(text: str, value: int) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize(
    "text", ["", "12", "一二3", "第三", "三件", "三 件", "三点五", "负三", "abc", "十七八", "二十五六"]
)
def test_what_is_no_numeral(text: str) -> None:
    assert chinese_number(text) is None


@FEW
@given(st.text(NUMERAL, max_size=8))
def test_any_row_of_numerals_is_read_or_refused(text: str) -> None:
    value = chinese_number(text)
    assert value is None or value >= 0
    if not any(first in DIGITS and second in DIGITS for first, second in pairwise(text)):
        assert (value is None) == (not text)


# Cells


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("0", "0", None),
        ("195", "195", None),
        ("１９５", "195", None),
        ("1,234", "1234", None),
        ("1，234，567", "1234567", None),
        ("12 345", "12345", None),
        ("\u300012 ", "12", None),
        ("12.50", "12.50", None),
        ("减44", "-44", None),
        ("减少 44", "-44", None),
        ("增5", "5", None),
        ("增加5", "5", None),
        ("+21", "21", None),
        ("＋21", "21", None),
        ("-35", "-35", None),
        ("−35", "-35", None),
        ("—35", "-35", None),
        ("251000元", "251000", "元"),
        ("6846.176002万元", "6846.176002", "万元"),
        ("1.2亿元", "1.2", "亿元"),
        ("12件", "12", "件"),
        ("３ 条", "3", "条"),
        ("12¹", "12", None),
        ("12[¹]", "12", None),
        ("12〔²〕", "12", None),
        ("12①", "12", None),
        ("12*", "12", None),
        ("12件①", "12", "件"),
        ("零", "0", None),
        (" ○ ", "0", None),
    ],
)
def test_cell_number(text: str, number: str, unit: str | None) -> None:
    assert cell_number(text) == (Decimal(number), unit)
    assert not is_blank(text)


def test_what_has_no_width_is_no_part_of_a_text() -> None:
    assert visible("\ufeff总体\xad情\u200b况\u2060") == "总体情况"
    assert visible("\u200e\u202a收到\u202c\u20681\ufe0f2\u2069件\u180e") == "收到12件"
    assert visible(kept := "总体 情况") is kept


def test_raised_digits_are_no_part_of_a_figure() -> None:
    assert raised("12注") == "¹²注"
    assert cell_number("30" + raised("12")) == (Decimal(30), None)
    assert cell_number(raised("12")) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("零", 0), ("〇", 0), ("○", 0), ("十二", 12), ("一百二十三", 123), ("三 千零五", 3005), ("12", 12)),
        *(("壹", 1), ("拾贰", 12), ("壹佰贰拾叁", 123), ("贰仟零伍", 2005), ("叁萬", 30_000)),
    ],
)
def test_values_written_in_chinese(text: str, value: int) -> None:
    assert value_number(text) == (Decimal(value), None)


@pytest.mark.parametrize("text", ["三", "十", "伍某", "肆意", "无", "", "约十", "三件", "第二", "1.2万"])
def test_what_is_no_value_in_chinese(text: str) -> None:
    assert value_number(text) is None


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "\u00a0\n", "/", "／", "-", "—", "——", "－", "无", "無", "*", "、", "空"]
)
def test_placeholders_are_blank(text: str) -> None:
    assert is_blank(text)
    assert cell_number(text) is None


@pytest.mark.parametrize(
    ("text", "unfilled"), [("万元", True), ("/元", True), ("—", True), ("0元", False), ("约元", False)]
)
def test_a_unit_alone_fills_no_cell(text: str, unfilled: bool) -> None:
    assert is_unfilled(text) == unfilled


@pytest.mark.parametrize(
    "text",
    [
        "约12",
        "12余",
        "见附件",
        "无收费",
        "1,23",
        "12345,678",
        "1.2.3",
        "1/2",
        "12%",
        "9" * 16,
        "1" + ",000" * 6,
        "0." + "3" * 21,
        "三",
        "2023年",
        "--5",
        "减",
        "件",
        "1e3",
    ],
)
def test_what_is_neither_blank_nor_a_number(text: str) -> None:
    assert cell_number(text) is None
    assert not is_blank(text)


@FEW
@given(st.decimals(-(10**12), 10**12, places=2) | st.integers(-(10**12), 10**12).map(Decimal))
def test_printed_numbers_are_read_back(number: Decimal) -> None:
    assert cell_number(f"{number:f}") == (number, None)
    assert cell_number(f"{number:,}") == (number, None)
    full_width = f"{number:f}".translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert cell_number(full_width) == (number, None)


@pytest.mark.parametrize(("text", "shown"), [("表三", "表三  |"), ("new", "new   |"), ("一二三四", "一二三四|")])
def test_a_wide_character_takes_two_columns(text: str, shown: str) -> None:
    assert padded(text, 6) + "|" == shown
    assert columns(padded(text, 8)) == 8


# Likeness

WORDS = st.text("甲乙丙丁", min_size=1, max_size=8)


@settings(deadline=None)
@given(WORDS, st.lists(WORDS, max_size=3), st.sampled_from([0.6, 0.75, 0.85, 0.9]))
def test_closest_leaves_out_nothing_that_is_like(word: str, known: list[str], likeness: float) -> None:
    assert closest(word, known, likeness) == next(iter(get_close_matches(word, known, 1, likeness)), None)
