"""The numbers that Word's list engine prints in front of paragraphs: `一、`, `（一）`, `1.2`."""

from __future__ import annotations

import re
from collections.abc import Callable

from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.ooxml import (
    Element,
    attribute,
    child,
    children,
    is_on,
    value_of,
    whole_number,
    word_names,
    word_tags,
)
from gi_lint.readers.word_styles import ListPlace, Styles

LEVELS = 9
MAX_LEVEL_TEXT = 100  # characters of a number's pattern; a longer one is not printed
MAX_NUMBER = 32_767  # Word's own limit

_ABSTRACT = word_tags("abstractNum")
_NUM = word_tags("num")
_LEVEL = word_tags("lvl")
_OVERRIDE = word_tags("lvlOverride")
_START_OVERRIDE = word_tags("startOverride")
_ABSTRACT_REFERENCE = word_tags("abstractNumId")
_STYLE_LINK = word_tags("numStyleLink")
_START = word_tags("start")
_FORMAT = word_tags("numFmt")
_TEXT = word_tags("lvlText")
_RESTART = word_tags("lvlRestart")
_LEGAL = word_tags("isLgl")
_SUFFIX = word_tags("suff")
_PARAGRAPH_STYLE = word_tags("pStyle")
_ABSTRACT_ID = word_names("abstractNumId")
_NUM_ID = word_names("numId")
_LEVEL_INDEX = word_names("ilvl")
_PLACEHOLDER = compiled(r"%([1-9])")
# Printed without a number: a bullet says nothing that a rule reads.
_UNNUMBERED = frozenset({"bullet", "none"})


def _counting(digits: str, tens: str) -> Callable[[int], str]:
    """Numbers of at most five figures in words: 101 is 一百零一. `tens` are the words for 10, 100, 1000 and 10000."""

    def words_of(number: int) -> str:
        words, zero = "", ""
        for power in range(len(str(number)) - 1, -1, -1):
            figure = number // 10**power % 10
            if figure:
                words += zero + digits[figure] + tens[power - 1 : power]
            zero = digits[0] if words and not figure else ""
        return words or digits[0]

    return words_of


_counted = _counting("零一二三四五六七八九", "十百千万")


def _spoken(number: int) -> str:
    """As a number is said: 12 is 十二, not 一十二."""
    words = _counted(number)
    return words[1:] if 10 <= number < 20 else words


def _figure_by_figure(digits: str) -> Callable[[int], str]:
    return lambda number: str(number).translate(str.maketrans("0123456789", digits))


def _one_of(characters: str) -> Callable[[int], str]:
    """Single characters from one on; plain figures beyond them."""
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else str(number)


def _run_of(first: int, count: int) -> str:
    """Characters that stand in a row in Unicode."""
    return "".join(map(chr, range(first, first + count)))


def _letter(number: int) -> str:
    """a … z, then aa, bb: the letter is repeated, as Word does."""
    if not 1 <= number <= 26 * 26:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _roman(number: int) -> str:
    if not 1 <= number < 4000:
        return str(number)
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting"),
            *("taiwaneseCountingThousand", "japaneseCounting", "koreanCounting"),
        ),
        _spoken,
    ),
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"),
        _figure_by_figure("〇一二三四五六七八九"),
    ),
    "chineseLegalSimplified": _counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟万"),
    "ideographLegalTraditional": _counting("零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _figure_by_figure("０１２３４５６７８９")),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _one_of(_run_of(0x2460, 20) + _run_of(0x3251, 15))
    ),
    "decimalEnclosedParen": _one_of(_run_of(0x2474, 20)),
    "decimalEnclosedFullstop": _one_of(_run_of(0x2488, 20)),
    "ideographEnclosedCircle": _one_of(_run_of(0x3280, 10)),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"-{number}-",
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


def format_number(number: int, number_format: str) -> str:
    """A number as a `w:numFmt` prints it; plain figures for a format that is not known."""
    if not 0 <= number <= MAX_NUMBER:
        return str(number)
    return _FORMATS.get(number_format, str)(number)


class _Level(NamedTuple):
    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart_after: int | None = None  # n: restarts after a number of the first n levels; 0: never
    legal: bool = False
    spaced: bool = True
    style: str | None = None


class _List:
    """One `w:num`: its levels, and the counters that it shares with every list of the same pattern."""

    def __init__(self, levels: dict[int, _Level], counters: list[int | None]) -> None:
        self.levels = levels
        self.counters = counters
        self.overrides: dict[int, int] = {}  # level -> start, until first used


def _read_level(element: Element) -> _Level:
    level = _Level()
    for setting in element:
        tag, value = setting.tag, value_of(setting)
        if tag in _START:
            level = level._replace(start=whole_number(value, 1))
        elif tag in _FORMAT:
            level = level._replace(number_format=value)
        elif tag in _TEXT:
            level = level._replace(text=value)
        elif tag in _RESTART:
            level = level._replace(restart_after=whole_number(value, 0))
        elif tag in _LEGAL:
            level = level._replace(legal=is_on(setting))
        elif tag in _SUFFIX:
            level = level._replace(spaced=value != "nothing")
        elif tag in _PARAGRAPH_STYLE:
            level = level._replace(style=value)
    return level


def _read_levels(element: Element) -> dict[int, _Level]:
    return {_index(level): _read_level(level) for level in element if level.tag in _LEVEL}


def _index(element: Element) -> int:
    return whole_number(attribute(element, _LEVEL_INDEX), 0)


class Numbering:
    """The lists of a `numbering.xml`, counting as the paragraphs go by."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        for element in children(root):
            if element.tag in _ABSTRACT:
                self._abstracts[attribute(element, _ABSTRACT_ID) or ""] = element
            elif element.tag in _NUM:
                self._nums[attribute(element, _NUM_ID) or ""] = element

    def next_number(self, place: ListPlace, style: str | None) -> str:
        """The number of the next paragraph of a list, as printed; empty for bullets and unknown lists.

        `style` is the style that names the list, for lists whose levels belong to styles.
        """
        if place.list_id is None:
            return ""
        if place.list_id not in self._lists:
            self._lists[place.list_id] = self._load(place.list_id)
        found = self._lists[place.list_id]
        if found is None:
            return ""
        level = place.level if place.level is not None else _level_of_style(found, style)
        level = min(max(level, 0), LEVELS - 1)
        _count(found, level)
        return _printed(found, level)

    def _load(self, list_id: str) -> _List | None:
        num = self._nums.get(list_id)
        reference = child(num, _ABSTRACT_REFERENCE)
        if num is None or reference is None:
            return None
        abstract_id = self._linked(value_of(reference))
        abstract = self._abstracts.get(abstract_id)
        if abstract is None:
            return None
        loaded = _List(_read_levels(abstract), self._counters.setdefault(abstract_id, [None] * LEVELS))
        for override in num:
            if override.tag in _OVERRIDE:
                _apply_override(loaded, override)
        return loaded

    def _linked(self, abstract_id: str) -> str:
        """The pattern that really holds the levels: one may point to a list style instead."""
        link = child(self._abstracts.get(abstract_id), _STYLE_LINK)
        place = self._styles.get(value_of(link)).place if link is not None else None
        num = self._nums.get(place.list_id or "") if place is not None else None
        reference = child(num, _ABSTRACT_REFERENCE)
        return value_of(reference) if reference is not None else abstract_id


def _apply_override(target: _List, override: Element) -> None:
    target.levels.update({_index(override): level for level in _read_levels(override).values()})
    start = child(override, _START_OVERRIDE)
    if start is not None:
        target.overrides[_index(override)] = whole_number(value_of(start), 1)


def _level_of_style(found: _List, style: str | None) -> int:
    return next((index for index, level in found.levels.items() if style is not None and level.style == style), 0)


def _count(found: _List, level: int) -> None:
    counters = found.counters
    start = found.levels.get(level, _Level()).start
    override = found.overrides.pop(level, None)
    current = counters[level]
    if override is not None:
        counters[level] = override
    else:
        counters[level] = start if current is None else current + 1
    for deeper in range(level + 1, LEVELS):
        restart_after = found.levels.get(deeper, _Level()).restart_after
        if restart_after is None or level < restart_after:
            counters[deeper] = None


def _printed(found: _List, level: int) -> str:
    setting = found.levels.get(level, _Level())
    if setting.number_format in _UNNUMBERED or len(setting.text) > MAX_LEVEL_TEXT:
        return ""

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        part = found.levels.get(index, _Level())
        value = found.counters[index]
        shown = part.start if value is None else value
        return format_number(shown, "decimal" if setting.legal else part.number_format)

    text = _PLACEHOLDER.sub(number, setting.text)
    # A number without a mark behind it must not melt into the figures of the text.
    return f"{text} " if setting.spaced and text[-1:].isalnum() else text
