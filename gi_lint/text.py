"""Widths, labels and numerals: how two spellings of one thing are recognised as the same.

`fold` changes single characters only, so an offset in a folded text is an offset in the text as typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from gi_lint.language import say
from gi_lint.patterns import compiled

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\u200b\ufeff\t"), " ")
# Traditional and variant characters of the forms' labels and of the words that rules look for, as OpenCC has them.
TRADITIONAL = str.maketrans(
    (
        "開報號類訟議決維結總計請辦個數條項統處罰強規廢現業機構關級縣區鄉鎮廳務網說點問題與況製發頒佈過轉"
        "續繼應無們會員內間種對實據時標準電話郵編碼聯繫紙書執檔屬於國際權護範須糾審訴認覆複復從體學術園團"
        "慮費額萬億兩單獲訊傳絡舉為專職輿記錄檢齊滿創衛質齡歲歷終責評織財產購採價減漲歸雙隨幾"
        "丟並亂佔來側備償優冊別則劃劉動勝匯匱協卻參吳呂喬噸嚴圍圖堅場塊壓夠孫寫寬將導層崗師幫幹庫廠廣張後徑徵徹態慶戰戶掃"
        "換擊擬擴擺敗斷暢暫東楊極樣橫欄歡殘氣沒淨測湯溝溫滯潛濟濱瀏灣災熱營爭爲狀獨環畢畫異當疊盡監盧眾確礎礙礦祕稅稱積穩"
        "筆節簡紀約納細組絕給絲經綜緊線緣緩縫縮績繞繳羅羣義習聞聲聽脫臺舊華葉蓋蔣蕭薦蘇衆裏補裡見視覽觀觸訂討訓託訪設許詞"
        "詢試該詳語誤説誰調談論諧諮諸諾謙講謝證識譚讀變讓豎豐負貧貫貿賀資賈賬賴贊趙趨軍較載輪輯輸轄農這連進遊運達違適遷選"
        "遺還邊鄒鄧鄭鄰釋針銀銜銷錢錯鍵鍾鏈長門閉閱閲閻陳陸隊階隱離難靜韓頁頂順預頓領頭頻願顧顯風飽餘館饋馬馮駁騰驗驟麼黃"
        "黨龍龔覈"
        "臨陽醫遞遼寧賓療曉揮肅麵蘭貴雲島廈榮嶺漢瀋錫鹽懷興銅爾陝寶莊煙荊瀘贛鳳錦廬滬蕪鎢欽瓊潤揚車輝獻遲週緒壽擔憂憲戀損敵歐滲澤濕燈"
        "爐獎獵碩窮籌糧紛綱綠繪臟艦艱藝藥蘆蘊診註誌誘誠課謀謹豈賢賽贏趕跡輕輛轟遙釐銳鋪鎖鐵鑑鑒閒闊陰雜雞頃頌頑顆騙騷驅驚鬆魚鮮鳥麗麥"
    ),
    (
        "开报号类讼议决维结总计请办个数条项统处罚强规废现业机构关级县区乡镇厅务网说点问题与况制发颁布过转"
        "续继应无们会员内间种对实据时标准电话邮编码联系纸书执档属于国际权护范须纠审诉认复复复从体学术园团"
        "虑费额万亿两单获讯传络举为专职舆记录检齐满创卫质龄岁历终责评织财产购采价减涨归双随几"
        "丢并乱占来侧备偿优册别则划刘动胜汇匮协却参吴吕乔吨严围图坚场块压够孙写宽将导层岗师帮干库厂广张后径征彻态庆战户扫"
        "换击拟扩摆败断畅暂东杨极样横栏欢残气没净测汤沟温滞潜济滨浏湾灾热营争为状独环毕画异当叠尽监卢众确础碍矿秘税称积稳"
        "笔节简纪约纳细组绝给丝经综紧线缘缓缝缩绩绕缴罗群义习闻声听脱台旧华叶盖蒋萧荐苏众里补里见视览观触订讨训托访设许词"
        "询试该详语误说谁调谈论谐咨诸诺谦讲谢证识谭读变让竖丰负贫贯贸贺资贾账赖赞赵趋军较载轮辑输辖农这连进游运达违适迁选"
        "遗还边邹邓郑邻释针银衔销钱错键钟链长门闭阅阅阎陈陆队阶隐离难静韩页顶顺预顿领头频愿顾显风饱余馆馈马冯驳腾验骤么黄"
        "党龙龚核"
        "临阳医递辽宁宾疗晓挥肃面兰贵云岛厦荣岭汉沈锡盐怀兴铜尔陕宝庄烟荆泸赣凤锦庐沪芜钨钦琼润扬车辉献迟周绪寿担忧宪恋损敌欧渗泽湿灯"
        "炉奖猎硕穷筹粮纷纲绿绘脏舰艰艺药芦蕴诊注志诱诚课谋谨岂贤赛赢赶迹轻辆轰遥厘锐铺锁铁鉴鉴闲阔阴杂鸡顷颂顽颗骗骚驱惊松鱼鲜鸟丽麦"
    ),
)
# Signs for the radicals, which look like characters: fonts of PDF files hand out ⼈⺠ for 人民.
RADICALS = str.maketrans(
    "".join(map(chr, range(0x2F00, 0x2FD6)))
    + "⺎⺒⺓⺟⺠⺭⺮⺶⺷⺸⺻⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳",
    (
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日"
        "曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行"
        "衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"
        "兀巳幺母民示竹羊羊羊聿虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟"
    ),
)
_FOLD: dict[int, str | int] = {
    **_FULL_WIDTH,
    **_BLANKS,
    **{sign: TRADITIONAL.get(char, char) for sign, char in RADICALS.items()},
    **TRADITIONAL,
    **str.maketrans("○〔〕﹝﹞−–—﹣“”‘’「」", '〇[][]----""\'\'""'),
}
_FOLDABLE = compiled(f"[{''.join(map(chr, _FOLD))}]+")  # few characters are: to look them all up takes far longer

# Of no width, for the class of a pattern: soft hyphens, joiners, marks of direction, of variants, of order of bytes.
WIDTHLESS = r"\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_WIDTHLESS = compiled(f"[{WIDTHLESS}]")
_WIDE_BRACKETS = str.maketrans("()", "（）")
_LONGEST_KEPT = 4000  # characters of a text of which many are worth keeping folded
_LABEL_NOISE = "、,.。:;\"'()[]《》<>〈〉*#|/·-"
_NOISE = compiled(f"[{re.escape(_LABEL_NOISE)}]+")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NOTE = rf"[{_RAISED}①-⑳※*]|\[注?[\d{_RAISED}]{{1,2}}\]|\(注\d{{0,2}}\)"  # what points to a note in folded text
_NOTE = compiled(NOTE)
_NO_LABEL = compiled(rf"[(\[]?20\d\d年?度?[)\]]?|{NOTE}")


def fold(text: str) -> str:
    """Half-width, simplified, one kind of blank and dash; same length as the text given."""
    return _folded(text) if len(text) < _LONGEST_KEPT else _folded_at_length(text)


@lru_cache(maxsize=512)  # a paragraph is folded by every check that reads it
def _folded(text: str) -> str:
    return _FOLDABLE.sub(_folded_run, text)


@lru_cache(maxsize=2)  # and by some for each of its sentences
def _folded_at_length(text: str) -> str:
    return _FOLDABLE.sub(_folded_run, text)


def _folded_run(run: re.Match[str]) -> str:
    return run[0].translate(_FOLD)


def with_wide_brackets(folded: str) -> str:
    """A folded text whose brackets are those of Chinese texts again."""
    return folded.translate(_WIDE_BRACKETS)


def visible(text: str) -> str:
    """A text without the characters that have no width: where a word may be broken, which way it is read."""
    return text if text.isascii() else _WIDTHLESS.sub("", text)


def squeeze(text: str) -> str:
    """Folded text without any blanks, for comparing words that may be spaced out."""
    return "".join(fold(text).split())


def columns(text: str) -> int:
    """How many columns a text takes on a terminal, where a wide character takes two."""
    from unicodedata import east_asian_width  # needed only to show tables

    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def padded(text: str, width: int) -> str:
    """A text with blanks up to a number of columns on a terminal."""
    return text + " " * (width - columns(text))


def cut(text: str, marks: str) -> list[str]:
    """The pieces of a text between any of some marks. A pattern of wide marks would be slow to set up."""
    first = marks[0]
    for mark in marks[1:]:
        text = text.replace(mark, first)
    return text.split(first)


def places_of(words: str, text: str) -> Iterator[int]:
    """Where words begin in a text, each time behind the last."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def in_order(pieces: Iterable[str], text: str) -> bool:
    """Whether pieces stand in a text one behind another, as letters of a name do: 人社 in 人力资源和社会保障局."""
    for piece in pieces:
        _, found, text = text.partition(piece)
        if not found:
            return False
    return True


_NO_NAMES: Mapping[str, str] = {}
# What people call the values that they are to write: the levels, and none of them.
_CALLED = {"错误": "error", "警告": "warning", "提示": "note", "从不": "never", "不查": "off"}


def closest(word: str, known: Collection[str], likeness: float = 0.6) -> str | None:
    """The known word that is most like a word, at least by `likeness` (of 1); None if none is."""
    word = _CALLED.get(word, word)
    near = [other for other in known if _may_be_like(word, other, likeness)]
    if not near:
        return None
    from difflib import get_close_matches  # needed only to tell of a slip

    return next(iter(get_close_matches(word, near, 1, likeness)), None)


def _may_be_like(word: str, other: str, likeness: float) -> bool:
    """Whether a word has enough characters of another, in whatever order, to be like it."""
    common = min(len(other), sum(map(other.__contains__, word)))
    return 2 * common / (len(word) + len(other) or 1) >= likeness


def meant(word: str, known: Collection[str], called: Mapping[str, str] = _NO_NAMES) -> str | None:
    """The known word that a word may have been meant for; `called` are names that people have for some of them."""
    words = {**called, **{each: each for each in known}}
    but_for_case = (other for other in words if other.casefold() == word.casefold())
    found = next(but_for_case, None) or closest(word, words) or closest(word.upper(), words)
    return words[found] if found is not None else None


def guess(word: str, known: Collection[str], called: Mapping[str, str] = _NO_NAMES) -> str:
    """What a word may have been `meant` for, as the end of a sentence; nothing where no known word is like it."""
    found = meant(word, known, called)
    return say("，是不是想写“{word}”？", word=found) if found else ""


def wide_mark(word: str) -> str:
    """What to tell of a mark in a word that YAML takes for a letter, as the end of a sentence: [T3，S-01] is one id."""
    mark = next((char for char in word if char in "，：｜"), None)
    return say("；“{mark}”是全角，请改为半角“{half}”", mark=mark, half=fold(mark)) if mark else ""


@lru_cache(maxsize=4096)
def label_key(text: str) -> str:
    """What is left of a label when spacing, widths, punctuation, a printed year and marks of notes are ignored."""
    return _NOISE.sub("", _NO_LABEL.sub("", squeeze(text)))


def ends_in_bracket(text: str) -> bool:
    """Whether a remark may stand at the end of a label: 规章（设区的市应提供相关数据）."""
    return text.rstrip().endswith(("）", ")"))


def without_notes(folded: str) -> str:
    """A folded text without the marks that point to notes: ①, ², *, [1], (注2)."""
    return _NOTE.sub("", folded)


def without_noise(folded: str) -> str:
    """What of a folded text counts in a label."""
    return _NOISE.sub("", "".join(folded.split()))


def label_places(folded: str) -> list[int]:
    """Where in a folded text the characters stand that count in a label: those of `without_noise`."""
    return [at for at, char in enumerate(folded) if not (char.isspace() or char in _LABEL_NOISE)]


_DIGITS = "零一二三四五六七八九"
_DIGIT = {char: value for value, char in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_UNIT = {"十": 10, "百": 100, "千": 1000}
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_PLAIN = str.maketrans(FORMAL, "一二三四五六七八九十百千")
NUMERAL = "零〇一二两三四五六七八九十百千万亿"


def plain_numeral(text: str) -> str:
    """A numeral in the characters of every day: 壹佰贰拾 is 一百二十."""
    return text.translate(_PLAIN)


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral (三千零五, 一百二十三, 两, 一万二, 二〇二三); None if it is none.

    What names no one number (十七八) is none.
    """
    if not text or any(char not in NUMERAL for char in text):
        return None
    if all(char in _DIGIT for char in text):
        return int("".join(str(_DIGIT[char]) for char in text))
    total = myriads = section = digit = 0  # `myriads` is what stands before 万
    below = 1  # what a digit that ends the numeral stands for: 三千五 is 3500, 三千零五 3005
    for char in text:
        if char in _DIGIT:
            if digit:
                return None
            digit, below = _DIGIT[char], below if _DIGIT[char] else 1
        elif char in _UNIT:
            section += (digit or 1) * _UNIT[char]
            digit, below = 0, _UNIT[char] // 10
        elif char == "万":
            myriads += (section + digit * below) * 10_000
            section = digit = 0
            below = 1_000
        else:
            total = (total + myriads + section + digit * below) * 100_000_000
            myriads = section = digit = 0
            below = 10_000_000
    return total + myriads + section + digit * below


_CIRCLED = {chr(first + place): place + 1 for first in (0x2460, 0x2474, 0x2488) for place in range(20)}  # ① ⑴ ⒈
_BRACKETED = {chr(0x3220 + place): place + 1 for place in range(10)}  # ㈠
_MARK_NOISE = dict.fromkeys(map(ord, "第部分章()[]、.,: "))
_NOTE_IN_MARK = compiled(rf"(?<=[一-十四])(?:{NOTE})")


@lru_cache(maxsize=1024)
def ordinal(mark: str) -> int | None:
    """The number that a mark stands for: 3 of 三、 （三） 3. （3） ③ 第三部分 三[1]、; None if it is no number."""
    digits = _NOTE_IN_MARK.sub("", fold(mark)).translate(_MARK_NOISE)
    if digits.isascii() and digits.isdecimal():
        return int(digits)
    return _CIRCLED.get(digits) or _BRACKETED.get(digits) or chinese_number(digits)


HIGHEST_NUMBER = 99  # of parts and of items; 一一一 before one is no number of it


def numeral(number: int) -> str:
    """A number of a part or an item, from 1 to HIGHEST_NUMBER, in Chinese."""
    tens, ones = divmod(number, 10)
    return ("十" if tens == 1 else f"{_DIGITS[tens]}十" if tens else "") + (_DIGITS[ones] if ones else "")


_RAISE = str.maketrans("0123456789", _RAISED)
_NOTE_MARKS = f"{_RAISED}{''.join(_CIRCLED)}*[]"  # what points from a figure to a note


def raised(text: str) -> str:
    """A text printed above the line, its digits as characters of their own: 12 with note 1 is not 121."""
    return text.translate(_RAISE)


_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,20})?"  # longer ones are no figures
_SIGN_WORDS = {"减": "-", "减少": "-", "增": "+", "增加": "+"}
UNITS = ("亿元", "万元", "元", "件", "条", "项", "个", "次", "篇", "人", "份")
_VALUE = compiled(rf"(?P<word>减少?|增加?)?(?P<number>{_NUMBER})(?P<unit>{'|'.join(UNITS)})?")
_ZEROS = ("零", "〇")  # other numerals of one character may number a row
PLACEHOLDERS = frozenset({"/", "\\", "-", "--", "无", "空", "*", "、"})


@lru_cache(maxsize=4096)
def is_blank(text: str) -> bool:
    """Whether a table cell says nothing: no text, or a placeholder such as / — 无."""
    folded = squeeze(text)
    return not folded or folded in PLACEHOLDERS


@lru_cache(maxsize=4096)
def is_unfilled(text: str) -> bool:
    """Whether a cell that is known to be a value says nothing: blank, or its unit alone (万元, /元)."""
    unit = next((unit for unit in UNITS if text.rstrip().endswith(unit)), "")
    return is_blank(text.rstrip().removesuffix(unit))


@lru_cache(maxsize=4096)
def cell_number(text: str) -> tuple[Decimal, str | None] | None:
    """The number and the unit of a table cell; None if the cell is blank or holds something else.

    减44 is -44, +21 is 21, 零 alone is 0; separators of thousands, blanks between digits and the mark of a note are
    dropped.
    """
    printed = squeeze(text).rstrip(_NOTE_MARKS)
    match = _VALUE.fullmatch(printed)
    if match is None:
        return (Decimal(0), None) if printed in _ZEROS else None
    number = Decimal(match["number"].replace(",", ""))
    if match["word"] and _SIGN_WORDS[match["word"]] == "-":
        number = -number
    return number, match["unit"]


def is_figure(text: str) -> bool:
    """Whether a table cell holds a number, or nothing or a placeholder in the place of one: no words."""
    return is_blank(text) or cell_number(text) is not None


def value_number(text: str) -> tuple[Decimal, str | None] | None:
    """As `cell_number` of a cell that is known to be a value: it may be written in Chinese (零, 十二, 壹拾贰).

    One numeral alone, but for zero and 壹 and the like, may be the number of a row.
    """
    found = cell_number(text)
    if found is not None or is_blank(text):
        return found
    words = squeeze(text)
    value = chinese_number(plain_numeral(words))
    is_sure = len(words) > 1 or words in FORMAL
    return (Decimal(value), None) if value is not None and is_sure else None
