"""The numbers that a text states, each with its exact place."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.claims import CHANGE, RATE, SHARE, Claim, Context, Phrase, joined, read_claims, with_roles
from gi_lint.document import Location, Paragraph, sentences_of
from gi_lint.text import FORMAL
from tests.test_text import spelled


def claims_in(*texts: str) -> tuple[Claim, ...]:
    paragraphs = [
        Paragraph(text, Location(line=line, column=1), marks=((0, line, 1),)) for line, text in enumerate(texts, 1)
    ]
    return read_claims(
        [sentence for number, paragraph in enumerate(paragraphs) for sentence in sentences_of(paragraph, number)]
    )


def only(text: str) -> Claim:
    (claim,) = claims_in(text)
    return claim


def place_of(claim: Claim) -> Location:
    """The place of the number alone."""
    return claim.sentence.locate(claim.start, claim.end)


# Counts


@pytest.mark.parametrize(
    ("text", "value", "unit", "typed"),
    [
        ("收到申请195件。", "195", "件", "195件"),
        ("收到申请 195 件。", "195", "件", "195 件"),
        ("收到申请１９５件。", "195", "件", "１９５件"),
        ("公开信息1,203条。", "1203", "条", "1,203条"),
        ("公开信息1，203，456条。", "1203456", "条", "1，203，456条"),
        ("阅读量1.2万次。", "12000", "次", "1.2万次"),
        ("阅读量3亿次。", "300000000", "次", "3亿次"),
        ("经费15.6万元。", "156000", "元", "15.6万元"),
        ("培训260人次。", "260", "人次", "260人次"),
        ("公开０条。", "0", "条", "０条"),
        ("公开信息1 234条。", "1234", "条", "1 234条"),
        ("公开信息12\u00a0345\u2009678条。", "12345678", "条", "12\u00a0345\u2009678条"),
        ("公开信息3万2345条。", "32345", "条", "3万2345条"),
        ("经费3亿2000万元。", "320000000", "元", "3亿2000万元"),
        ("公开三千零五条。", "3005", "条", "三千零五条"),
        ("公开一百二十三条。", "123", "条", "一百二十三条"),
        ("公开三萬二千條。", "32000", "条", "三萬二千條"),
        ("经费三万元。", "30000", "元", "三万元"),
        ("受理两件。", "2", "件", "两件"),
        ("受理〇件。", "0", "件", "〇件"),
        ("受理○件。", "0", "件", "○件"),
        ("受理零件。", "0", "件", "零件"),
    ],
)
def test_count(text: str, value: str, unit: str, typed: str) -> None:
    claim = only(text)
    assert claim.is_count
    assert (claim.unit, place_of(claim).quote) == (unit, typed)
    assert claim.text == text.removesuffix("。")
    assert claim.value == Decimal(value)
    assert not claim.approximate
    assert place_of(claim).line == 1
    assert place_of(claim).column == text.index(typed) + 1


FORMAL_SIGNS = str.maketrans("一二三四五六七八九十百千", FORMAL)
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
WRITTEN: dict[str, Callable[[int], str]] = {
    "in digits": str,
    "in wide digits": lambda number: str(number).translate(WIDE),
    "with commas": "{:,}".format,
    "with wide commas": lambda number: f"{number:,}".translate(WIDE),
    "with thin blanks": lambda number: f"{number:,}".replace(",", "\u2009"),
    "in ten thousands": lambda number: f"{Decimal(number) / 10_000:f}万",
    "in numerals": spelled,
    "in formal numerals": lambda number: spelled(number).translate(FORMAL_SIGNS),
}


@pytest.mark.parametrize("way", WRITTEN)
@settings(max_examples=40, deadline=None)
@given(st.integers(1, 99_999_999), st.sampled_from(("件", "条", "次", "人次")))
def test_a_number_is_the_same_however_it_is_written(way: str, number: int, unit: str) -> None:
    typed = WRITTEN[way](number) + unit
    claim = only(f"收到申请{typed}，均已办结。")
    assert (claim.value, claim.unit, place_of(claim).quote) == (Decimal(number), unit, typed)
    assert not claim.approximate


SHARES: dict[str, Callable[[int, int], str]] = {
    "%": lambda whole, tenths: f"{whole}.{tenths}%",
    "wide": lambda whole, tenths: f"{whole}.{tenths}%".translate(WIDE),
    "‰": lambda whole, tenths: f"{whole}{tenths}‰",
    "百分之": lambda whole, tenths: f"百分之{spelled(whole)}点{'零一二三四五六七八九'[tenths]}",
    "千分之": lambda whole, tenths: f"千分之{10 * whole + tenths}",
}


@pytest.mark.parametrize("way", SHARES)
@settings(max_examples=40, deadline=None)
@given(st.integers(10, 99), st.integers(0, 9))
def test_a_share_is_the_same_however_it_is_written(way: str, whole: int, tenths: int) -> None:
    claim = only(f"占{SHARES[way](whole, tenths)}。")
    assert (claim.role, claim.value, claim.digits, claim.step) == (
        SHARE,
        Decimal(10 * whole + tenths) / 10,
        1,
        Decimal("0.1"),
    )


@pytest.mark.parametrize(
    ("number", "value", "step"),
    [
        ("公开1200条", "1200", "1"),
        ("公开1.2万条", "12000", "1000"),
        ("公开3万条", "30000", "10000"),
        ("公开2千条", "2000", "1000"),
        ("公开3万2345条", "32345", "1"),
        ("公开三万条", "30000", "10000"),
        ("公开三万二千条", "32000", "1000"),
        ("公开三万二千零五条", "32005", "1"),
        ("浏览三百余万次", "3000000", "10000"),
        ("经费1.25亿元", "125000000", "1000000"),
        ("占12.50%", "12.5", "0.01"),
        ("占百分之十二点五", "12.5", "0.1"),
        ("占3‰", "0.3", "0.1"),
        ("增长3成", "30", "10"),
        ("增长三成", "30", "10"),
        ("增长三成五", "35", "1"),
    ],
)
def test_what_the_last_digit_stands_for(number: str, value: str, step: str) -> None:
    """A rounded number is set against others as far as it is printed."""
    claim = only(f"{number}。")
    assert (claim.value, claim.step) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("收到申请壹件、贰件，公开叁万贰仟条。", [1, 2, 32_000]),
        ("下达通知贰佰叁拾余份。", [230]),
        ("共公开伍条，收到申请陆件。", [5, 6]),
        ("联系人伍元明、陆次友，地址陆家嘴路，下陆区民政局。", []),
        ("队伍陆续壮大，不得肆意妄为，拾起信心，收拾项目，收拾条件，捌角亭。", []),
        ("依照第壹条、第贰项，柒玖件。", []),
        ("“壹件事”改革，仟佰家。", []),
    ],
)
def test_what_formal_numerals_count(text: str, values: list[int]) -> None:
    assert [int(claim.value) for claim in claims_in(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "受理留言1200余条。",
        "受理留言1200多条。",
        "受理留言近1200条。",
        "受理留言约1200条。",
        "受理留言约为1200条。",
        "受理留言突破了1200条。",
        "受理留言超过1200条。",
        "受理留言1200条以上。",
        "受理留言1200条左右。",
        "受理留言不足1200条。",
        "受理留言至少1200条。",
        "受理留言＞1200条。",
        "受理留言1200条余。",
        "受理留言1100至1200条。",
        "受理留言一千二百余条。",
        "受理留言近一千二百条。",
        "受理留言一千二百条左右。",
        "受理留言一千至一千二百条。",
    ],
)
def test_approximate_count(text: str) -> None:
    claim = only(text)
    assert claim.approximate
    assert claim.value == 1200


def test_subject_is_the_clause_before_the_number() -> None:
    claims = claims_in("全年收到申请12件，其中“予以公开”5件、不予公开3件（涉及商业秘密1件）。")
    assert [claim.value for claim in claims] == [12, 5, 3, 1]
    for claim, words in zip(claims, ("收到申请", "予以公开", "不予公开", "涉及商业秘密"), strict=True):
        assert claim.subject.endswith(words)


def test_clause_ends_at_semicolons() -> None:
    first, second, third = claims_in("收到申请12件；办结10件，结转2件；无其他。")
    assert first.part_of_sentence == "收到申请12件"
    assert second.part_of_sentence == third.part_of_sentence == "办结10件,结转2件"


# Shares


def test_share_belongs_to_the_count_before_it() -> None:
    count, share = claims_in("予以公开６７件，占３４．７％。")
    assert (share.role, share.value, share.digits, share.unit) == (SHARE, Decimal("34.7"), 1, "%")
    assert share.counted is count
    assert share.subject == count.subject == "予以公开"
    assert share.whole == ""
    assert place_of(share).quote == "３４．７％"


@pytest.mark.parametrize(
    ("text", "whole", "value"),
    [
        ("维持11件，占已审结案件的91.7%。", "已审结案件", "91.7"),
        ("自然人申请占新收申请的比例为81.5%。", "新收申请", "81.5"),
        ("自然人申请占新收申请比重达到81.50%。", "新收申请", "81.50"),
        ("分值占 4 %。", "", "4"),
    ],
)
def test_whole_of_a_share(text: str, whole: str, value: str) -> None:
    share = claims_in(text)[-1]
    assert (share.role, share.whole, share.value) == (SHARE, whole, Decimal(value))
    assert share.digits == len(value.partition(".")[2])


@pytest.mark.parametrize(
    "text", ["予以公开67件，占约34%。", "予以公开67件，占34%以上。", "予以公开67件，占近百分之三十四。"]
)
def test_approximate_share(text: str) -> None:
    assert claims_in(text)[-1].approximate


@pytest.mark.parametrize(
    ("text", "role"),
    [("比上年增长12.3%。", CHANGE), ("比上年减少6件。", CHANGE), ("回收率94.5%。", RATE), ("办结率为100%。", RATE)],
)
def test_other_percentages_are_no_shares(text: str, role: str) -> None:
    claim = only(text)
    assert claim.role == role
    assert not claim.is_count


def test_a_share_further_off_has_no_count() -> None:
    share = claims_in("全年收到申请67件，自然人申请占81.5%。")[-1]
    assert share.counted is None


@pytest.mark.parametrize(
    ("text", "value", "digits"),
    [
        ("占百分之十二。", "12", 0),
        ("占百分之十二点五。", "12.5", 1),
        ("占百分之12.50。", "12.50", 2),
        ("占百分之百。", "100", 0),
        ("占千分之三。", "0.3", 1),
        ("占3.5‰。", "0.35", 2),
    ],
)
def test_share_in_words_and_in_thousandths(text: str, value: str, digits: int) -> None:
    share = only(text)
    assert (share.role, share.unit, share.value, share.digits) == (SHARE, "%", Decimal(value), digits)
    assert share.step == Decimal(1).scaleb(-digits)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("比上年增长两倍。", "2", "倍"),
        ("比上年提高三个百分点。", "3", "个百分点"),
        ("比上年增长三成五。", "35", "%"),
        ("比上年+21件。", "21", "件"),
        ("比上年增+21件。", "21", "件"),
        ("比上年减少了两成。", "20", "%"),
    ],
)
def test_change_in_words_and_by_sign(text: str, value: str, unit: str) -> None:
    change = only(text)
    assert (change.role, change.value, change.unit) == (CHANGE, Decimal(value), unit)


@pytest.mark.parametrize("text", ["比上年增长一倍多。", "比上年增长1倍多。", "比上年增长两成多。"])
def test_about_behind_the_unit(text: str) -> None:
    assert only(text).approximate


# What is no claim


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我局推进公开工作。",
        "统计期限为2023年1月1日至2023年12月31日。",
        "根据国办公开办函〔2021〕30号制定。",
        "根据国办公开办函[2021]30号文件制定。",
        "电话：0690-6120318；邮编：699300。",
        "联系电话0690-6120318，条例见网站。",
        "开通12345热线。",
        "办理12345热线转办事项。",
        "受理三五件。",
        "受理十七八件。",
        "受理一点二万件。",
        "受理2023 3件。",
        "受理12,34件。",
        "受理1亿2000万3000件。",
    ],
)
def test_no_claims(text: str) -> None:
    assert claims_in(text) == ()


def test_a_number_in_two_pieces_is_about_that_number() -> None:
    parted, whole = claims_in("行政复议2 2件、行政诉讼1件。")
    assert (int(parted.value), parted.approximate, parted.subject) == (22, True, "行政复议")
    assert (int(whole.value), whole.approximate, whole.subject) == (1, False, "行政诉讼")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("公开2, 731条。", "2731"),
        ("公开1 234条。", "1234"),
        ("占45. 1%。", "45.1"),
        ("占45·1%。", "45.1"),
    ],
)
def test_a_figure_with_a_stray_blank_or_point_is_one(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


def test_a_text_that_names_years_is_read_where_the_reports_own_is_unknown() -> None:
    assert [claim.value for claim in claims_in("2022年公开信息20条，截止2023年底公开30条。")] == [20, 30]


# Places


UNITS = st.sampled_from(("件", "条", "次", "人次", "元", "份"))
FILLERS = st.text("收到申请办结的，“”（）全年　 ", max_size=6)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(FILLERS, st.integers(0, 99_999), UNITS, st.booleans(), st.booleans()), min_size=1, max_size=5)
)
def test_every_count_is_found_at_its_place(parts: list[tuple[str, int, str, bool, bool]]) -> None:
    text, typed = "", []
    for filler, number, unit, separated, wide in parts:
        shown = f"{number:,}" if separated else str(number)
        shown = shown.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}) if wide else shown
        typed.append(shown + unit)
        text += f"{filler}、{shown}{unit}。"
    claims = claims_in(text)
    assert [place_of(claim).quote for claim in claims] == typed
    assert [claim.value for claim in claims] == [number for _, number, _, _, _ in parts]
    columns = [place_of(claim).column or 0 for claim in claims]
    assert [text[column - 1 :][: len(shown)] for column, shown in zip(columns, typed, strict=True)] == typed


def test_joined_place() -> None:
    first, *_, last = claims_in("予以公开1件，占50%。不予公开1件，占50%。")
    assert joined([first, last]).quote == "予以公开1件，占50%。不予公开1件，占50%"
    one, other = claims_in("收到1件。", "收到2件。")
    assert joined([one, other]) == one.location


def test_columns_parted_by_blanks_are_no_words_for_a_figure() -> None:
    assert claims_in("本年新收政府信息公开申请数量            18") == ()
    assert [claim.value for claim in claims_in("申请数量 18。")] == [18]


def test_the_name_of_the_body_is_not_what_it_counts() -> None:
    phrase = Phrase("received", (("收到",), ("申请",)), without=("信访",), apart=("信访",))
    (paragraph,) = [Paragraph("示例市信访局收到申请4件。县信访局全年收到申请3件；信访件5件，收到申请2件。", Location())]
    sentences = list(sentences_of(paragraph, 0))
    found = read_claims(sentences, Context((phrase,), body="示例市信访局"))
    assert [claim.quantities for claim in found] == [("received",), ("received",), (), ()]
    named = read_claims(sentences, Context((phrase,), body="示例市人民政府"))
    assert not any(claim.quantities for claim in named)


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("上年结转2件已办结，当年办结36件。", False),
        ("当年办结36件，上年结转的2件也已办结。", False),
        ("上年结转2件已办结，共办结36件。", True),
        ("上年结转2件已办结；当年办结36件。", True),
        ("上年结转2件，当年办结36件。", True),
        ("上年结转2件已办结。当年办结36件。", True),
        ("办结36件，行政复议上年结转2件已办结。", True),
    ],
)
def test_a_count_beside_another_of_its_kind_is_a_part(text: str, is_whole: bool) -> None:
    phrase = Phrase("completed", (("办结",),), without=("结转",), beside=(("结转", "办结"),))
    sentences = list(sentences_of(Paragraph(text, Location()), 0))
    claims = with_roles(read_claims(sentences, Context((phrase,))), (), (phrase,))
    assert {claim.value: claim.quantities for claim in claims}[Decimal(36)] == (("completed",) if is_whole else ())


@pytest.mark.parametrize(
    ("text", "folded"), [("公开12³件", "公开12件"), ("占45%[²]的", "占45%[²]的"), ("面积5m²", "面积5m²")]
)
def test_the_mark_of_a_note_parts_no_figure_from_its_unit(text: str, folded: str) -> None:
    (sentence,) = sentences_of(Paragraph(text, Location()), 0)
    assert sentence.folded == folded
    assert sentence.locate(0, len(folded)).quote == text
