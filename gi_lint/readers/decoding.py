"""The text in the bytes of a text file, whatever its encoding."""

from __future__ import annotations

import codecs

from gi_lint.document import ReadError
from gi_lint.language import say
from gi_lint.readers.encodings import REPLACEMENT, bad_share, strictly
from gi_lint.readers.filetype import file_type, refuse_empty
from gi_lint.readers.lines import BLANKS
from gi_lint.text import visible

MAX_FILE_SIZE = 50 * 1024 * 1024
_PAGE_REACH = 200  # characters in which a page would say that it is one
MAX_BAD_SHARE = 0.05  # of the characters beyond ASCII: more of them, and the encoding was guessed wrong
MAX_CONTROL_SHARE = 0.02  # of all characters

_SAVE_AS_TEXT = "请用记事本或 WPS 打开，另存为 UTF-8 编码的文本文件后再检查。"
_CONTROLS = frozenset(map(chr, range(0x20))) - frozenset("\t\n\r\f\v")
# The most frequent characters of such reports; a wrong encoding seldom produces them.
_FREQUENT = frozenset(
    "的一是不了在有和人这中大为上个国我以要他时来用们生到作地于出会可也你对能而子得年自之发后作里如家多经"
    "么去法学方现同民得所部加行政府信息公开工报告条例主动申请办理依按照规定情况数量机关单位网站收到及其问题改进"
    "本月日号市县区局镇乡街道委员会第二三四五六七八九十组织建设管监督保障服务务件项目内容制度完善强化推进落实"
    "各级门领导小重点域平台新媒体微博众解读回应舆复议诉讼维持纠正结果尚未审总计表格附指南目录更将并通过进步"
    "處開號類訟議決維結總計請辦個數條項統強規廢現業構關級縣區鄉鎮廳務網說點問題與況發佈過轉續應無們會員內間"
    "種對實據時標準電話郵編碼聯繫執檔屬於國際權護範須糾審訴覆從體學術報組織導領動讀為這來後資訊"
)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, with LF as line end, and remarks in Chinese about what could not be decoded.

    Raises ReadError for a file that is empty, too large, binary or in no known encoding.
    """
    refuse_empty(data)
    if len(data) > MAX_FILE_SIZE:
        raise ReadError(
            say("文件超过 {max_file_size} MB，不予读取。", max_file_size=MAX_FILE_SIZE // 1024 // 1024),
            "请确认这是一份年度报告。",
        )
    kind = file_type(data)
    if kind is not None:
        raise ReadError(say("这不是文本文件，而是 {kind.name}。", kind=kind), kind.advice)
    text = _decoded(data)
    if sum(map(text.count, _CONTROLS)) > MAX_CONTROL_SHARE * len(text):
        raise _not_text()
    text = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    if text[:_PAGE_REACH].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise ReadError("内容是网页（HTML），不是文本。", "请把后缀改为 .html 后再检查。")
    if not text.strip(BLANKS):
        raise ReadError("文件里没有文字。", "请确认文件已保存、已传完，再检查一次。")
    return text, _remarks(text)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = strictly(data, "utf-16")
        if text is None:
            raise _not_text()
        return text
    if b"\0" in data:
        raise _not_text()
    text = strictly(data, "utf-8-sig")
    return _decoded_with_doubt(data) if text is None else text


def _decoded_with_doubt(data: bytes) -> str:
    """Damaged UTF-8, or one of the older encodings: the one whose result looks most like Chinese text."""
    damaged = data.decode("utf-8-sig", "replace")
    if bad_share(damaged) <= MAX_BAD_SHARE:
        return damaged
    candidates = [text for name in ("gb18030", "big5") if (text := strictly(data, name)) is not None]
    if not candidates:
        replaced = (data.decode(name, "replace") for name in ("gb18030", "big5"))
        candidates = [text for text in replaced if bad_share(text) <= MAX_BAD_SHARE]
    if not candidates:
        raise ReadError("认不出文件的文字编码，或文件已损坏。", _SAVE_AS_TEXT)
    return max(candidates, key=_plausibility)


def _plausibility(text: str) -> float:
    """The share of frequent characters; a wrong double-byte encoding gives as many characters, but rare ones."""
    sample = text[:200_000]
    return sum(character in _FREQUENT for character in sample) / max(1, len(sample))


def _not_text() -> ReadError:
    return ReadError("这不是文本文件（含有二进制内容）。", _SAVE_AS_TEXT)


def _remarks(text: str) -> tuple[str, ...]:
    count = text.count(REPLACEMENT)
    if not count:
        return ()
    line = text.count("\n", 0, text.index(REPLACEMENT)) + 1
    return (
        say(
            "有 {count} 处文字编码损坏，无法识别（首处在第 {line} 行），以“{replacement}”代替。",
            count=count,
            line=line,
            replacement=REPLACEMENT,
        ),
    )
