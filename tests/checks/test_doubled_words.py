"""doubled_words, with the words of W-01: what is typed twice, and what Chinese says twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts import outcomes, quotes, rule_check

CHECK = rule_check("W-01")
WORDS = st.sampled_from(
    ("公开", "办理", "规范", "申请", "机制", "落实", "群众", "查阅", "发布", "监督", "保障", "完善")
)


@pytest.mark.parametrize(
    ("text", "quote"),
    (
        ("扎实推进公开工作工作。", "工作工作"),
        ("建立建立长效机制。", "建立建立"),
        ("进一步进一步规范办理流程。", "进一步进一步"),
        ("政府信息公开政府信息公开工作有序开展。", "政府信息公开政府信息公开"),
        ("提高提高提高办理质量。", "提高提高"),
        ("提高提高提高提高提高办理质量。", "提高提高"),
    ),
)
def test_phrase_typed_twice(text: str, quote: str) -> None:
    assert quotes(CHECK, text) == [quote]


@pytest.mark.parametrize(
    ("text", "quote"),
    (
        ("统一的的平台。", "统一的的平台。"),
        ("取得了了成效。", "取得了了成效。"),
        ("公开和和解读。", "公开和和解读。"),
        ("的的的", "的的的"),
    ),
)
def test_character_typed_twice(text: str, quote: str) -> None:
    assert quotes(CHECK, text) == [quote]


@pytest.mark.parametrize(
    "text",
    (
        "全局紧紧围绕中心工作，层层落实，人人有责，天天向上，时时处处、方方面面、点点滴滴、家家户户都要认认真真。",
        "试试看，谢谢支持，爸爸妈妈，种种原因，一一核对，年年有进步，件件有着落，实实在在的成效，从从容容办理。",
        "这项工作作为重点，重点工作作出部署，小组组长负责，会议议题和法规规章、法律法规规定公开，人防防护、首页页面、宣传传播。",
        "实行行政首长负责制，推行行政执法公示，举行行业培训，发展展望，中心心理热线，政府府院联动。",
        "二〇二〇年，二零二零年，一九一九年，2020年，1212条，一个一个核对，一件一件办理，多年一年一度。",
        "近年来越来越多的群众，研究研究再定，很多很多建议。",
        "目的的确立，标的的确认，为了了解情况，作为为民服务的窗口，现在在建项目，反对对外泄密，以及及时更新，参与与监督。",
        "公开、公开、再公开；统一安排，统一部署，统一检查；占33.3%，占33.3%。",
        "根据《示例办法》第三条，根据《示例办法》第五条。按照《示例市政府信息公开办法》规定，按照《示例市政府信息公开办法》规定。",
        "哈哈 哈哈，测试abab，ABAB，20202020，－－－－，　　　　。",
        "𠀀𠀀𠀀𠀀",
        "",
    ),
)
def test_good_chinese(text: str) -> None:
    assert quotes(CHECK, text) == []


def test_rare_characters_do_not_shift_the_place() -> None:
    (outcome,) = outcomes(CHECK, "第一段𠀀字。", "𠀀𠀁工作工作开展。")
    assert (outcome.location.line, outcome.location.column, outcome.location.quote) == (2, 3, "工作工作")


def test_clause_typed_twice() -> None:
    assert quotes(CHECK, "及时更新目录，及时更新目录，方便查阅。") == ["及时更新目录，及时更新目录"]
    clause = "对不再执行的文件及时作出明显的标注"
    assert quotes(CHECK, f"{clause}，定期清理，{clause}。") == [clause]
    assert quotes(CHECK, f"{clause}。", f"{clause}。") == []


def test_paragraph_pasted_twice() -> None:
    text = "全年通过门户网站公开信息十二条，按时答复申请。"
    (outcome,) = outcomes(CHECK, text, text)
    assert outcome.location.line == 2
    assert outcome.related[0].line == 1
    assert (
        quotes(CHECK, "示例市2023年政府信息公开工作年度报告示例市", "示例市2023年政府信息公开工作年度报告示例市") == []
    )


def test_what_stands_above_the_title_is_not_read() -> None:
    from gi_lint.document import Location

    title = "示例市2023年政府信息公开工作年度报告"
    facts = {"title": title, "title_location": Location(line=2, block=2)}
    assert quotes(CHECK, "首页政府信息公开政府信息公开年报", title, "正文。", **facts) == []


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8, unique=True), st.data())
def test_any_word_doubled_in_a_row_of_different_words_is_found(words: list[str], data: st.DataObject) -> None:
    text = "".join(words)
    assert quotes(CHECK, text) == []
    at = data.draw(st.integers(0, len(words) - 1))
    assert quotes(CHECK, "".join((*words[:at], words[at], *words[at:]))) == [words[at] * 2]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for outcome in outcomes(CHECK, text):
        assert outcome.location.quote
