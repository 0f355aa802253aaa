"""The numbers of a sentence that count something: digits or Chinese numerals with a unit, and what is no number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gi_lint.document import Sentence
from gi_lint.text import chinese_number

_UNIT = (
    "件次|人次|场次|条次|元|件|条|篇|期|次|个|人|页|项|份|场|例|宗|起|批|家|名|部|户|幅|则|套|本|张"
    "|封|册|轮|块|处|卷|班"
)
_NUMBER = re.compile(
    rf"(?<![\d.\[A-Za-z第-])(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,5}}(?:\.\d{{1,9}})?(?!\d)|\d{{1,15}}(?:\.\d{{1,9}})?)"
    rf" {{0,3}}(?P<about>余|多)?(?P<size>万|亿|千)?(?P<about2>余|多)? {{0,3}}"
    rf"(?P<unit>%|个?百分点|倍|成(?=[,。;、)])|{_UNIT})(?P<after>以上|左右|以下|有余|上下)?"
)
_WORDS = re.compile(
    r"(?P<words>(?<![第每几数同这那某任二三四五六七八九十百千万分之])[一二两三四五六七八九十百千]{1,9})"
    r"(?P<about>余|多)? ?(?P<unit>人次|场次|件|条|次|篇|期|场|起|宗|名|人|份|部|个|家|番|成)(?![性事半体])"
    r"|百分之(?P<percent>[零一二三四五六七八九十百]{1,4})"
)
_BARE = re.compile(r"(?<![\d.\[A-Za-z第-])\d{1,7}(?=[,。;、)]|$)")  # 数量为45，
_BARE_BEFORE = re.compile(
    r"(?:数量?|总量|案件|申请|复议|诉讼|办理|办结|答复|结转|予以公开|不予公开|部分公开)(?:共计?|合计|总计|为|是|有|:)?$"
)
_ABOUT_BEFORE = ("近", "约", "大约", "超过", "逾", "超", "不足", "不到", "将近", "突破", "达到近", "不少于", "不低于")
_SIZE = {"千": 1000, "万": 10_000, "亿": 100_000_000}
_OPENING = "“‘「『《"

# 个 and 项 name steps and kinds as often as things counted.
_KINDS = (
    *("方面", "领域", "部分", "环节", "工作日", "月", "小时", "自然", "维度", "层面", "重点", "关键", "确保"),
    *("制度", "机制", "清单", "严禁", "规定"),
)
_CLASS_BEFORE = re.compile(r"\d(?:大|小)[类项]$")
_WORDS_BEFORE = re.compile(
    r"(?:收到|受理|申请|共|共计|合计|为|复议|诉讼|案件|举办|召开|开展|组织|发布|制发|制定|修改|废止|办结|答复|结转|了"
    r"|提出的|培训|会|班|维持|纠正|撤销|驳回|增加|减少|配备|公开|翻|近|约)(?:了|近|约|的)?$"
)
_WORDS_AFTER = ("予以", "部分公开", "不予", "无法", "同意", "维持", "被", "结转", "专职", "兼职", "转", "未审结", "尚")


class Number(NamedTuple):
    """A number with its unit. `step` is what its last printed digit stands for, `in_words` a Chinese numeral."""

    start: int
    end: int
    value: Decimal
    unit: str
    digits: int = 0
    step: Decimal = Decimal(1)
    approximate: bool = False
    in_words: bool = False


def numbers_in(sentence: Sentence) -> list[Number]:
    """The numbers of a sentence that may be claims, in their order."""
    text = sentence.folded
    return sorted([*_in_digits(sentence), *_bare(text), *_in_words(sentence)])


def _in_digits(sentence: Sentence) -> Iterator[Number]:
    text = sentence.folded
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()].rstrip()
        if _is_label(sentence, match.start(), match["unit"], before, text[match.end() : match.end() + 3]):
            continue
        printed = match["number"].replace(",", "")
        digits = len(printed.partition(".")[2])
        unit, factor = _unit(match["unit"], match["size"])
        about = match["about"] or match["about2"] or match["after"]
        yield Number(
            *match.span(),
            Decimal(printed) * factor,
            unit,
            digits,
            Decimal(factor).scaleb(-digits) if digits or factor != 1 else Decimal(1),
            bool(about) or before.endswith(_ABOUT_BEFORE),
        )


def _unit(unit: str, size: str | None) -> tuple[str, int]:
    """The unit in which a number counts, and how much one printed unit is."""
    return ("%", 10) if unit == "成" else (unit, _SIZE.get(size or "", 1))


def _is_label(sentence: Sentence, start: int, unit: str, before: str, after: str) -> bool:
    """Whether a number belongs to a name: “8项规定”, 26个领域, 8大类120项."""
    if unit in ("个", "项") and after.startswith(_KINDS):
        return True
    return _is_quoted(sentence, start) or _CLASS_BEFORE.search(before) is not None


def _is_quoted(sentence: Sentence, start: int) -> bool:
    """Whether a quotation begins right before a place."""
    place = sentence.start + start
    return place > 0 and sentence.paragraph.text[place - 1] in _OPENING


def _bare(text: str) -> Iterator[Number]:
    """Numbers without a unit that end their clause after words for a count: 申请数量为45."""
    for match in _BARE.finditer(text):
        if _BARE_BEFORE.search(text, max(0, match.start() - 10), match.start()):
            yield Number(*match.span(), Decimal(match[0]), "")


def _in_words(sentence: Sentence) -> Iterator[Number]:
    text = sentence.folded
    counted: set[str] = set()  # units of the Chinese numerals accepted before
    for match in _WORDS.finditer(text):
        if match["percent"]:
            value = 100 if match["percent"] == "百" else chinese_number(match["percent"]) or 0
            yield Number(*match.span(), Decimal(value), "%", in_words=True)
        elif not _is_quoted(sentence, match.start()) and _counts(match, text, counted):
            counted.add(match["unit"])
            yield _worded(match, text)


def _worded(match: re.Match[str], text: str) -> Number:
    value = Decimal(chinese_number(match["words"]) or 0)
    unit = match["unit"]
    if unit == "成":
        unit, value = "%", value * 10
    about = bool(match["about"]) or text[max(0, match.start() - 3) : match.start()].endswith(_ABOUT_BEFORE)
    return Number(*match.span(), value, unit, approximate=about, in_words=True)


def _counts(match: re.Match[str], text: str, counted: set[str]) -> bool:
    """Whether a Chinese numeral counts something: 九件予以公开, 收到申请一件; not 一件事一次办, “十件实事”."""
    start = match.start()
    before, after = text[max(0, start - 8) : start], text[match.end() : match.end() + 4]
    if match["unit"] == "番":
        return before.endswith(("翻", "翻了", "翻了近"))
    if match["unit"] == "成":
        return before.endswith(("近", "约", "超", "超过", "增长", "下降", "减少", "增加", "上升"))
    if len(match["words"]) > 1:
        return True
    if _WORDS_BEFORE.search(before) or after.startswith(_WORDS_AFTER):
        return True
    return match["unit"] in counted and before.endswith(("的", "和", "、", ","))
