"""The numbers of a sentence that count something: digits or Chinese numerals with a unit, and what is no number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gi_lint.document import Sentence
from gi_lint.patterns import compiled
from gi_lint.text import chinese_number

_UNIT = (
    "件次|人次|场次|条次|元|件|条|篇|期|次|个|人|页|项|份|场|例|宗|起|批|家|名|部|户|幅|则|套|本|张"
    "|封|册|轮|块|处|卷|班"
)
_NUMBER = compiled(
    r"(?P<number>\d(?<!\d\d)(?:\d{0,2}(?:,\d{3}){1,5}(?:\.\d{1,9})?(?!\d)|\d{0,14}(?:\.\d{1,9})?))"
    r" {0,3}(?P<about>余|多)?(?P<size>万|亿|千)?(?P<about2>余|多)? {0,3}"
    rf"(?P<unit>%|个?百分点|倍|成(?=[,。;、)])|{_UNIT})(?P<after>以上|左右|以下|有余|上下)?"
)
_NUMERAL = "[一二两三四五六七八九十百千]"
_WORDS = compiled(
    rf"(?P<words>{_NUMERAL}{_NUMERAL}{{0,8}})(?P<about>余|多)? ?"
    r"(?P<unit>人次|场次|件|条|次|篇|期|场|起|宗|名|人|份|部|个|家|番|成)(?![性事半体])"
)
_PERCENT_WORDS = compiled("百分之(?P<percent>[零一二三四五六七八九十百]{1,4})")
_DIGIT = compiled(r"\d")
_BARE = compiled(r"\d\d{0,6}(?=[,。;、)]|$)")  # 数量为45，
_NOT_BEFORE = frozenset("0123456789.[第-")  # marks of document numbers, telephones and ordinals
_NOT_BEFORE_WORDS = frozenset("第每几数同这那某任分之万")
_BARE_WORDS = (
    *("数", "数量", "量", "案件", "申请", "复议", "诉讼", "办理", "办结", "答复", "结转", "予以公开", "不予公开"),
    "部分公开",
)
_LINKS = ("共计", "合计", "总计", "共", "为", "是", "有", ":")
_ABOUT_BEFORE = ("近", "约", "大约", "超过", "逾", "超", "不足", "不到", "将近", "突破", "达到近", "不少于", "不低于")
_SIZE = {"千": 1000, "万": 10_000, "亿": 100_000_000}
_OPENING = "“‘「『《"

# 个 and 项 name steps and kinds as often as things counted.
_KINDS = (
    *("方面", "领域", "部分", "环节", "工作日", "月", "小时", "自然", "维度", "层面", "重点", "关键", "确保"),
    *("制度", "机制", "清单", "严禁", "规定"),
)
_CLASS_BEFORE = compiled(r"\d(?:大|小)[类项]$")
_WORDS_BEFORE = (
    *(
        "收到",
        "受理",
        "申请",
        "共",
        "共计",
        "合计",
        "为",
        "复议",
        "诉讼",
        "案件",
        "举办",
        "召开",
        "开展",
        "组织",
        "发布",
    ),
    *("制发", "制定", "修改", "废止", "办结", "答复", "结转", "提出", "培训", "会", "班", "维持", "纠正", "撤销"),
    *("驳回", "增加", "减少", "配备", "公开", "翻"),
)
_WORDS_AFTER = (
    "予以",
    "部分公开",
    "不予",
    "无法",
    "同意",
    "维持",
    "被",
    "结转",
    "专职",
    "兼职",
    "转",
    "未审结",
    "尚",
    "因",
    "由",
    "属",
    "系",
    "经",
)


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
    found = list(_in_words(sentence))
    if _DIGIT.search(sentence.folded):
        found.extend(_in_digits(sentence))
        found.extend(_bare(sentence.folded))
        found.sort()
    return found


def _in_digits(sentence: Sentence) -> Iterator[Number]:
    text = sentence.folded
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
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
            bool(about) or before.rstrip().endswith(_ABOUT_BEFORE),
        )


def _unit(unit: str, size: str | None) -> tuple[str, int]:
    """The unit in which a number counts, and how much one printed unit is."""
    return ("%", 10) if unit == "成" else (unit, _SIZE.get(size or "", 1))


def _is_label(sentence: Sentence, start: int, unit: str, before: str, after: str) -> bool:
    """Whether a number belongs to a name or another number: “8项规定”, 26个领域, 8大类120项, 〔2021〕, 第3."""
    if _continues(before):
        return True
    if unit in ("个", "项") and after.startswith(_KINDS):
        return True
    return _is_quoted(sentence, start) or _CLASS_BEFORE.search(before) is not None


def _is_quoted(sentence: Sentence, start: int) -> bool:
    """Whether a quotation begins right before a place."""
    place = sentence.start + start
    return place > 0 and sentence.paragraph.text[place - 1] in _OPENING


def _continues(before: str) -> bool:
    """Whether a number goes on from what stands right before it: digits, a letter, a bracket of a document number."""
    last = before[-1:]
    return last in _NOT_BEFORE or (last.isascii() and last.isalpha())


def _bare(text: str) -> Iterator[Number]:
    """Numbers without a unit that end their clause after words for a count: 申请数量为45."""
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 10) : match.start()]
        for link in _LINKS:
            before = before.removesuffix(link)
        if before.endswith(_BARE_WORDS):
            yield Number(*match.span(), Decimal(match[0]), "")


def _in_words(sentence: Sentence) -> Iterator[Number]:
    text = sentence.folded
    counted: set[str] = set()  # units of the Chinese numerals accepted before
    for match in _WORDS.finditer(text):
        if not _is_quoted(sentence, match.start()) and _counts(match, text, counted):
            counted.add(match["unit"])
            yield _worded(match, text)
    for match in _PERCENT_WORDS.finditer(text) if "百分之" in text else ():
        value = 100 if match["percent"] == "百" else chinese_number(match["percent"]) or 0
        yield Number(*match.span(), Decimal(value), "%", in_words=True)


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
    if before[-1:] in _NOT_BEFORE_WORDS:
        return False
    if match["unit"] == "个" and text.startswith(_KINDS, match.end()):
        return False
    if match["unit"] == "番":
        return before.endswith(("翻", "翻了", "翻了近"))
    if match["unit"] == "成":
        return before.endswith(("近", "约", "超", "超过", "增长", "下降", "减少", "增加", "上升"))
    if len(match["words"]) > 1 or before.endswith(("了", "近", "约")):
        return True
    if before.rstrip("了近约的").endswith(_WORDS_BEFORE) or after.startswith(_WORDS_AFTER):
        return True
    return match["unit"] in counted and before.endswith(("的", "和", "、", ","))
