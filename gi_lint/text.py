"""Widths, labels and numerals: how two spellings of one thing are recognised as the same.

`fold` changes single characters only, so an offset in a folded text is an offset in the text as typed.
"""

from __future__ import annotations

import re
from decimal import Decimal

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\u200b\ufeff\t"), " ")
# Traditional and variant characters of the forms' labels and of the words that rules look for.
_SIMPLIFIED = {
    ord(pair[0]): pair[1]
    for pair in (
        "開开 報报 號号 類类 訟讼 議议 決决 維维 結结 總总 計计 請请 辦办 個个 數数 條条 項项 統统 處处 罰罚 強强 規规 廢废 現现 業业 機机 構构 關关 級级 縣县 區区 鄉乡 "
        "鎮镇 廳厅 務务 網网 說说 點点 問问 題题 與与 況况 製制 發发 頒颁 佈布 過过 轉转 續续 繼继 應应 無无 們们 會会 員员 內内 間间 種种 對对 實实 據据 時时 標标 準准 "
        "電电 話话 郵邮 編编 碼码 聯联 繫系 紙纸 書书 執执 檔档 屬属 於于 國国 際际 權权 護护 範范 須须 糾纠 審审 訴诉 認认 覆复 複复 復复 從从 體体 學学 術术 園园 團团 "
        "慮虑 費费 額额 萬万 億亿 兩两 單单 獲获 訊讯 傳传 絡络 舉举 為为 專专 職职 輿舆 記记 錄录 檢检 齊齐 滿满 創创 衛卫 質质 齡龄 歲岁 歷历 終终 責责 評评 織织 財财 "
        "產产 購购 採采 價价 減减 漲涨 歸归 雙双 隨随 幾几 "
    ).split()
}
_FOLD = {**_FULL_WIDTH, **_BLANKS, **_SIMPLIFIED, ord("○"): "〇", ord("〔"): "[", ord("〕"): "]",
         ord("−"): "-", ord("–"): "-", ord("—"): "-", ord("﹣"): "-", ord("“"): '"', ord("”"): '"',
         ord("‘"): "'", ord("’"): "'", ord("「"): '"', ord("」"): '"'}

_LABEL_NOISE = re.compile(r"[\s、,.。:;\"'()\[\]《》<>〈〉*#|/·-]+")
_YEAR_IN_LABEL = re.compile(r"[(\[]?20\d\d年?度?[)\]]?")


def fold(text: str) -> str:
    """Half-width, simplified, one kind of blank and dash; same length as the text given."""
    return text.translate(_FOLD)


def squeeze(text: str) -> str:
    """Folded text without any blanks, for comparing words that may be spaced out."""
    return re.sub(r"\s+", "", fold(text))


def label_key(text: str) -> str:
    """What is left of a label when spacing, widths, punctuation and a printed year are ignored."""
    return _LABEL_NOISE.sub("", _YEAR_IN_LABEL.sub("", squeeze(text)))


_DIGIT = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNIT = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "零〇一二两三四五六七八九十百千万亿"


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral (三千零五, 一百二十三, 二〇二三, 两); None if it is none."""
    if not text or any(char not in NUMERAL for char in text):
        return None
    if all(char in _DIGIT for char in text):
        return int("".join(str(_DIGIT[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGIT:
            digit = _DIGIT[char]
        elif char in _UNIT:
            section += (digit or 1) * _UNIT[char]
            digit = 0
        else:
            total = (total + section + digit) * (10_000 if char == "万" else 100_000_000)
            section = digit = 0
    return total + section + digit


_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_SIGN_WORDS = {"减": "-", "减少": "-", "增": "+", "增加": "+"}
_VALUE = re.compile(
    rf"(?P<word>减少?|增加?)?(?P<number>{_NUMBER.pattern})(?P<unit>亿元|万元|元|[件条项个次篇人份])?"
)
PLACEHOLDERS = frozenset({"/", "\\", "-", "--", "无", "空", "*", "、"})


def is_blank(text: str) -> bool:
    """Whether a table cell says nothing: no text, or a placeholder such as / — 无."""
    folded = squeeze(text)
    return not folded or folded in PLACEHOLDERS


def cell_number(text: str) -> tuple[Decimal, str | None] | None:
    """The number and the unit of a table cell; None if the cell is blank or holds something else.

    减44 is -44, +21 is 21; separators of thousands and blanks between digits are dropped.
    """
    match = _VALUE.fullmatch(squeeze(text))
    if match is None:
        return None
    number = Decimal(match["number"].replace(",", ""))
    if match["word"] and _SIGN_WORDS[match["word"]] == "-":
        number = -number
    return number, match["unit"]
