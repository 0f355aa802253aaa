"""The numbers of a sentence that count something: digits or Chinese numerals with a unit, and what is no number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from gi_lint.document import Sentence
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.text import FORMAL, chinese_number, fold, plain_numeral

_UNIT = (
    "件次|人次|场次|条次|篇次|元|件|条|篇|期|次|个|人|页|项|份|场|例|宗|起|批|家|名|部|户|幅|则|套|本|张"
    "|封|册|轮|块|处|卷|班"
)
_ABOUT_AFTER = "以上|左右|以下|以内|有余|上下|[余多强](?=[,。;、)])"
_NUMBER = compiled(  # 1,203余件, 1.2万次, 12.5%
    r"(?P<number>\d(?<!\d\d)(?:\d{0,2}(?:,\d{3}){1,5}(?:\.\d{1,9})?(?!\d)|\d{0,14}(?:\.\d{1,9}|·\d{1,2}(?=%))?))"
    r" {0,3}(?P<about>余|多)?(?P<size>万|亿|千)?(?P<about2>余|多)? {0,3}"
    rf"(?P<unit>[%‰]|个?百分点|倍|成(?=[,。;、)])|{_UNIT})(?P<after>{_ABOUT_AFTER})?"
)
_LARGER = compiled(r"(?<![\d.,])(?P<number>\d{1,5})(?P<size>[千万亿])$")  # 3万 of 3万2345
_GROUPS = compiled(r"(?<![\d.,])\d{1,3}(?: \d{3}){0,3} $")  # 1 of 1 234
_PIECE = compiled(r"(?<![\d.,])[1-9]\d{0,2} {1,3}$")
_LONGEST_PIECE = 4  # digits
_THREE = compiled(r"\d{3}(?!\d)")
_DIGIT_WORDS = f"零〇一二两三四五六七八九十百千{FORMAL}"
_WORDS = compiled(  # 三千零五条, 一成五
    rf"(?P<words>[{_DIGIT_WORDS}][{_DIGIT_WORDS}万亿]{{0,15}})(?P<about>余|多)?(?P<size>万|亿)? ?"
    r"(?P<unit>人次|场次|个?百分点|倍|件|条|次|篇|期|场|起|宗|名|人|份|部|个|家|番|成|项|例|封|册|页|户|幅|则|元)"
    rf"(?![性事半体])(?:(?<=成)(?P<tenth>[一二三四五六七八九]))?(?P<after>{_ABOUT_AFTER})?"
)
_SURELY_COUNTED = frozenset("项例封册页户幅则元")  # after one numeral alone these are as often no count: 一项, 一元化
_RATIO_WORDS = compiled(  # 百分之三点五
    r"(?P<of>[百千])分之(?:(?P<digits>\d{1,9}(?:\.\d{1,9})?)|(?P<words>[零〇一二两三四五六七八九十百]{1,6})"
    rf"(?:点(?P<decimals>[零〇一二三四五六七八九]{{1,6}}))?)(?P<after>{_ABOUT_AFTER})?"
)
_NOT_WHOLE = compiled("[0-9一二三四五六七八九十百千]点$")  # 二万 of 一点二万
_A_FEW = compiled("[一二两三四五六七八九]{2}")  # 三五件, 七八件
_RANGED, _TO = frozenset("0123456789一二三四五六七八九十百千万"), frozenset("至到~")  # 20 of 10至20件
_OPEN_NUMBER = compiled(r"\d(?:, *| +|[百千万亿])$")  # what follows is the rest of it
_ENDS_OPEN = frozenset(", 百千万亿")
_DIGIT = compiled(r"\d")
_ITEM = compiled(r"(?:^|[、,;:]|其中|包括|收到)\s?[^,。;:、\d每第各几同一]{2,8}$")  # 其中邮件, 、信函
_SURELY_LISTED = 3  # items that show that one numeral alone counts
_ITEM_ENDS = tuple("、,;。)")
_BARE = compiled(r"\d\d{0,6}(?=,(?! ?\d{3})|[。;、)]|$)")  # 数量为45，
_NOT_BEFORE = frozenset("0123456789.[第-")  # marks of document numbers, telephones and ordinals
_NOT_BEFORE_WORDS = frozenset("第每几数同这那某任分之万")
_NOT_ONE = ("未发生", "没有发生", "没有", "未出现", "未收到", "无")  # 未发生一起: none
_BARE_WORDS = (
    *("数", "数量", "量", "案件", "申请", "复议", "诉讼", "办理", "办结", "答复", "结转", "予以公开", "不予公开"),
    *("部分公开", "无法提供", "不予处理", "其他处理"),
)
_LINKS = ("共计", "合计", "总计", "共", "为", "是", "有", ":")
_ABOUT_BEFORE = (
    *("近", "超过", "逾", "超", "不足", "不到", "突破", "不少于", "不低于", "不多于", "不高于", "至少", "最少"),
    *("至多", "最多", ">", "<", "≥", "≤"),
)
_ROUGHLY = compiled("(?<![预签节公条])约[为有是达]?$")  # 约300件, 约为300件; not 预约300次
_SIZE = {"千": 1000, "万": 10_000, "亿": 100_000_000}
_LEADS = (*_SIZE, " ")  # what the beginning of a number ends in, where it does not stand right before the rest
_OPENING = "“‘「『《"
_MAY_OPEN = frozenset(fold(_OPENING))
_REACH = 14  # characters before a number that tell what it is

# 个 and 项 name steps and kinds as often as things counted.
_KINDS = (
    *("方面", "领域", "部分", "环节", "工作日", "月", "小时", "自然", "维度", "层面", "重点", "关键", "确保"),
    *("制度", "机制", "清单", "严禁", "规定"),
)
_COUNTED_ONCE = compiled("同[^,。;:]{0,10}[计按]$")  # 相同信息计1条: how it is counted
_ONCE = ("计", "按")
_CLASSES = ("大类", "小类", "大项", "小项")
_WORDS_BEFORE = (
    *("收到", "受理", "申请", "共", "共计", "合计", "为", "复议", "诉讼", "案件", "举办", "召开", "开展", "组织"),
    *("发布", "制发", "制定", "修改", "废止", "办结", "答复", "结转", "提出", "培训", "会", "班", "维持", "纠正"),
    *("撤销", "驳回", "增加", "减少", "配备", "公开", "翻"),
)
_WORDS_AFTER = (
    *("予以", "部分公开", "不予", "无法", "同意", "维持", "被", "结转", "专职", "兼职", "转", "未审结", "尚"),
    *("因", "由", "属", "系", "经"),
)


class Number(NamedTuple):
    """A number with its unit. `step` is what its last printed digit stands for."""

    start: int
    end: int
    value: Decimal
    unit: str
    digits: int = 0
    step: Decimal = Decimal(1)
    approximate: bool = False


def numbers_in(sentence: Sentence) -> list[Number]:
    """The numbers of a sentence that may be claims, in their order."""
    found = list(_in_words(sentence))
    if _DIGIT.search(sentence.folded):
        found.extend(_in_digits(sentence))
        found.extend(_bare(sentence.folded))
    return sorted(found)


def _in_digits(sentence: Sentence) -> Iterator[Number]:
    text = sentence.folded
    for match in _NUMBER.finditer(text):
        number, about, size, more, unit, after = match.groups()
        before = text[max(0, match.start() - _REACH) : match.start()]
        lead = _lead(before, number) if before.endswith(_LEADS) else ""
        parted = _parted(before, number) if before.endswith(" ") and not lead else ""
        lead = lead or parted
        start, before = match.start() - len(lead), before.removesuffix(lead)
        if _is_label(sentence, start, unit, before, text[match.end() : match.end() + 3]):
            continue
        is_larger = lead[-1:] in _SIZE
        larger, groups = (int(lead[:-1]) * _SIZE[lead[-1]], "") if is_larger else (0, lead.replace(" ", ""))
        printed = groups + number.replace(",", "").replace("·", ".")
        value, unit, digits, step = _measured(printed, size, unit)
        is_rough = bool(parted or about or more or after) or is_about(before)
        yield Number(start, match.end(), larger + value, unit, digits, step, is_rough)


def _lead(before: str, number: str) -> str:
    """What of the text before a number's last digits belongs to it: 3万 of 3万2345, 1 and a blank of 1 234."""
    larger = _LARGER.search(before)
    if larger is not None and number.isdecimal() and int(number) < _SIZE[larger["size"]]:
        return larger[0]
    groups = _GROUPS.search(before) if _THREE.match(number) else None
    return groups[0] if groups is not None else ""


def _parted(before: str, number: str) -> str:
    """2 and a blank of 2 4件: what may be one number in two pieces, as spans of a page or a printed line leave it."""
    found = _PIECE.search(before) if number.isdecimal() and len(number) < _LONGEST_PIECE else None
    return found[0] if found is not None and not _continues(before[: found.start()]) else ""


def _measured(printed: str, size: str | None, unit: str) -> tuple[Decimal, str, int, Decimal]:
    """The value of printed digits, its unit, its decimals and what the last digit stands for: 3‰ is 0.3%."""
    digits = len(printed.partition(".")[2])
    if unit == "‰":
        printed, unit, digits = str(Decimal(printed).scaleb(-1)), "%", digits + 1
    factor = 10 if unit == "成" else _SIZE.get(size or "", 1)
    step = Decimal(factor).scaleb(-digits) if digits or factor != 1 else Decimal(1)
    return Decimal(printed) * factor, "%" if unit == "成" else unit, digits, step


def is_about(before: str) -> bool:
    """Whether the words before a number leave it open: 近20, 约为20, 突破了20, 10至20."""
    before = before.rstrip().removesuffix("了")
    is_range = before[-1:] in _TO and before[-2:-1] in _RANGED
    return is_range or before.endswith(_ABOUT_BEFORE) or ("约" in before and _ROUGHLY.search(before) is not None)


def _is_label(sentence: Sentence, start: int, unit: str, before: str, after: str) -> bool:
    """Whether a number belongs to a name or another number: “8项规定”, 26个领域, 8大类120项, 〔2021〕, 第3."""
    if _continues(before):
        return True
    if (unit in ("个", "项") and after.startswith(_KINDS)) or _is_quoted(sentence, start):
        return True
    if before.endswith(_ONCE) and _COUNTED_ONCE.search(before):
        return True
    return before.endswith(_CLASSES) and before[-3:-2].isdecimal()


def _is_quoted(sentence: Sentence, start: int) -> bool:
    """Whether a quotation begins right before a place."""
    if sentence.folded[start - 1 : start] not in _MAY_OPEN:
        return False
    return sentence.paragraph.text[sentence.place(start) - 1] in _OPENING


def _continues(before: str) -> bool:
    """Whether a number goes on from what stands right before it: digits, a letter, a bracket of a document number."""
    last = before[-1:]
    if last in _NOT_BEFORE or (last.isascii() and last.isalpha()):
        return True
    return last in _ENDS_OPEN and _OPEN_NUMBER.search(before) is not None


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
    items: list[tuple[re.Match[str], int]] = []
    for match in _WORDS.finditer(text):
        value = chinese_number(plain_numeral(match["words"] + (match["size"] or "")))
        if value is None or _is_quoted(sentence, match.start()):
            continue
        if _counts(match, text, counted):
            counted.add(match["unit"])
            yield _worded(match, text, value)
        elif _is_item(match, text):
            items.append((match, value))
    told = Counter(match["unit"] for match, _ in items)
    for match, value in items:
        if match["unit"] in counted or told[match["unit"]] >= _SURELY_LISTED:
            yield _worded(match, text, value)
    for match in _RATIO_WORDS.finditer(text) if "分之" in text else ():
        yield _ratio(match, text)


def _ratio(match: re.Match[str], text: str) -> Number:
    """百分之十二点五 is 12.5%, 千分之三 0.3%."""
    whole = match["digits"] or str(100 if match["words"] == "百" else chinese_number(match["words"]) or 0)
    decimals = "".join(str(chinese_number(digit)) for digit in match["decimals"] or "")
    printed = f"{whole}.{decimals}" if decimals else whole
    value, unit, digits, step = _measured(printed, None, "‰" if match["of"] == "千" else "%")
    about = bool(match["after"]) or is_about(text[max(0, match.start() - _REACH) : match.start()])
    return Number(*match.span(), value, unit, digits, step, about)


def _worded(match: re.Match[str], text: str, value: int) -> Number:
    unit, step = match["unit"], _SIZE.get((match["size"] or plain_numeral(match["words"]))[-1], 1)
    if unit == "成":
        tenth = match["tenth"]
        unit, step, value = "%", 1 if tenth else 10, value * 10 + (chinese_number(tenth or "零") or 0)
    about = bool(match["about"] or match["after"]) or is_about(text[max(0, match.start() - _REACH) : match.start()])
    return Number(*match.span(), Decimal(value), unit, 0, Decimal(step), about)


def _counts(match: re.Match[str], text: str, counted: set[str]) -> bool:
    """Whether a Chinese numeral counts something: 九件予以公开, 收到申请一件; not 一件事一次办, “十件实事”."""
    start = match.start()
    before, after = text[max(0, start - 8) : start], text[match.end() : match.end() + 4]
    if before[-1:] in _NOT_BEFORE_WORDS or before[-1:].isdigit() or _NOT_WHOLE.search(before):
        return False
    words, unit = match["words"], match["unit"]
    if words == "一" and before.endswith(_NOT_ONE):
        return False
    if words[0] in "佰仟" or _A_FEW.fullmatch(plain_numeral(words)) or (len(words) == 1 and unit in _SURELY_COUNTED):
        return False
    if unit in ("倍", "百分点", "个百分点"):
        return True
    if unit == "个" and text.startswith(_KINDS, match.end()):
        return False
    if unit == "番":
        return before.endswith(("翻", "翻了", "翻了近"))
    if unit == "成":
        return before.removesuffix("了").endswith(("近", "约", "超", "超过", "增长", "下降", "减少", "增加", "上升"))
    if len(words) > 1 or before.endswith(("了", "近", "约")):
        return True
    if before.rstrip("了近约的").endswith(_WORDS_BEFORE) or after.startswith(_WORDS_AFTER):
        return True
    return unit in counted and before.endswith(("的", "和", "、", ","))


def _is_item(match: re.Match[str], text: str) -> bool:
    """邮件三件、信函五件，共八件: whether one numeral alone stands at the end of an item of a list."""
    start = match.start()
    is_one = len(match["words"]) == 1 and match["unit"] not in _SURELY_COUNTED
    is_item = _ITEM.search(text, max(0, start - _REACH), start) is not None
    return is_one and is_item and text[match.end() : match.end() + 1] in _ITEM_ENDS
