"""lost_figures 漏数: no count has lost its number, and none in a list its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from gi_lint.check import FAIL, NOTHING, Outcome, settings
from gi_lint.document import Sentence
from gi_lint.language import say
from gi_lint.patterns import any_of, compiled, either
from gi_lint.report import Report
from gi_lint.text import fold

_MARKS = "、;:。()"  # between the items of a list, beside the comma
_ENOUGH = 2  # neighbours with one unit that a count without a unit is compared with
_LETTER = r"[^\W\d]"
_BARE = compiled(rf"\s*(\D*?{_LETTER}{{2}})(?!(?:19|20)[0-9]{{2}}\s*$)([0-9]{{1,6}})\s*")  # 动态信息120
_MEASURED = compiled(rf"\s*\D*?{_LETTER}{{2}}[0-9]+({_LETTER}{{1,2}})\s*")  # 动态信息120条
_LONG_UNITS = ("人次", "件次", "万元")  # which end no other word
_LONG_UNIT = any_of(_LONG_UNITS)
_WORDS = compiled(rf"{_LETTER}{{2,12}}")
_THOUSANDS = compiled(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")  # the comma of 1,203
_NOTHING = compiled("(?:未|没有|无)[^,。;]{0,40}$")  # 未收到和处理申请件: no figure is due
_REACH = 42  # characters before a match in which nothing may be told of
_BARE_SHARE = compiled(  # 占45.1；占总体的比例为2.9，
    r"占[^,。;、:\d%占]{0,12}(?<!第)\s?[0-9]{1,3}(?P<decimals>\.[0-9]{1,2})?(?=\s?(?:[、;。)]|,(?!\d)))"
)
_SHARE = compiled(r"占[^,。;、:\d%占]{0,12}\s?[0-9.]{1,6}%")
_BARE_YEAR = compiled(  # 2022我局; 2022全年, at the head of a clause
    r"2(?:(?<![\d\"〔\[《.~/、-]2)0\d\d\s?(?:我|本|全)[省市县区旗镇乡局厅委办院处]"
    r"|(?<![^,。;:)\s]2)0\d\d\s?(?:全年|共[收受]|依托))"
)
_UNIT = "单位:"  # 办结1235、满意1200（单位：件）: told once for all
_NOT_WHOLE = ("均", "每", "第")  # before a figure that is no count: 平均1.5件, 第5.1条
_ENDING_BARE = compiled(r"\d\s*(?:[、,;。)]|$)")
_FIGURE_ALONE = compiled(  # 信息12。, but not 信息2023。 or 信息1,203
    r"(?P<figure>\d(?<=[^\W\d]\d)(?!(?<=1)9\d\d(?!\d)|(?<=2)0\d\d(?!\d))\d{0,5}) ?(?=[,;。)]|$)(?!,\d{3}(?!\d))"
)
_ROW = compiled(r"\s*[^\W\d]{2,12}[ \u3000]+\d+\s*")  # 行政许可 97: what is left of a table's row
_MOST_BARE = 2  # figures of a sentence; where there are more, the total has the unit of them all
_BLANKS = 2  # most between a noun and its measure word

_Bare = tuple[str, str, re.Pattern[str]]  # what is said of a figure, a word of its sentence, how it is written


@settings
class LostFigures:
    """A verb and its noun are not followed by a measure word alone (办理许可件), nor 共, 占 and such words.

    `counted`: for such places a pattern over half-width text. `words`: of which one stands wherever it can match.
    `nouns`: by measure word what is counted by it; such a noun is not followed by the measure word alone (信息条), nor
    by a figure alone (信息12).
    In a list of counts with one and the same unit none is without it, nor is one without its figure where the
    unit has two characters (人次), which end no other word; `numbers` are the last words of an item whose figure is
    no count of that kind (人数, 电话). Nor is a share without %, where others have it. `bare`: by a word, patterns of
    figures that want a unit where the sentence has the word (a fee without 元); `percent`: of those that want %. What
    is counted one by one, with the measure words `whole`, is told in whole numbers, their thousands in threes. A year
    before the body has its 年.
    """

    counted: str
    words: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    nouns: Mapping[str, tuple[str, ...]] = NOTHING
    bare: Mapping[str, tuple[str, ...]] = NOTHING
    percent: Mapping[str, tuple[str, ...]] = NOTHING
    whole: tuple[str, ...] = ()

    @cached_property
    def _measure_alone(self) -> re.Pattern[str]:
        return compiled(rf"{either(self.nouns)}(?<!\d.)(?=[、,;。)]|$)")

    @cached_property
    def _all_nouns(self) -> tuple[str, ...]:
        return tuple({noun for nouns in self.nouns.values() for noun in nouns})

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return any_of(self.words)

    @cached_property
    def _bare(self) -> list[_Bare]:
        """The figures that lack a unit, or %."""
        kinds = (("“{quote}”没有写单位", self.bare), ("“{quote}”没有写“%”", self.percent))
        return [(said, word, compiled(one)) for said, known in kinds for word, found in known.items() for one in found]

    @cached_property
    def _miswritten(self) -> list[tuple[str, re.Pattern[str], str]]:
        """Figures in which something was lost: a mark in them, the figure, what is said of it."""
        unit = either(self.whole)
        split = rf"\d(?<=[^\W\d]\d)\d{{0,5}}\.\d{{1,4}}(?<!\.0)(?<!\.00){unit}(?!/|倍)"  # 6.832条
        odd_groups = rf"\d(?<![\d,.]\d)\d{{0,2}}(?:,\d{{3}})*,(?:\d{{1,2}}|\d{{4,6}}){unit}"  # 68,32条
        return [
            (".", compiled(split), "“{quote}”不是整数，可能漏了“万”"),
            (",", compiled(odd_groups), "“{quote}”的千分位不对，可能漏了数字"),
            (".", compiled(r"\.(?<![\d.]\.)\d{1,3}%|\d{1,3}\.%"), "“{quote}”中可能漏了数字"),  # 95.%
        ]

    def run(self, report: Report) -> Iterator[Outcome]:
        bare = [one for one in self._bare if one[1] in report.text]
        for sentence in report.sentences:
            text = sentence.folded
            for end, start in sorted(self._without_figure(text).items()):
                if _NOTHING.search(text, max(0, start - _REACH), start) is None:
                    yield _slip(sentence, (start, end), "“{quote}”中可能漏了数字")
            yield from _without_unit(sentence, bare)
            yield from self._misspelt(sentence)
            yield from _without_year(sentence, report.facts.year)
            has_bare = _ENDING_BARE.search(text) is not None
            listed = list(self._in_lists(sentence)) if has_bare or _LONG_UNIT.search(text) else []
            yield from listed
            if has_bare:
                yield from self._figures_alone(sentence, [outcome.key for outcome in listed])

    def _without_figure(self, text: str) -> dict[int, int]:
        """Where words end that have lost their figure, and where they begin."""
        lost = {end: start for start, end in self._measures_alone(text)}
        if self._words.search(text):
            lost |= {match.end(): match.start() for match in compiled(self.counted).finditer(text)}
        return lost

    def _measures_alone(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a noun is followed by its measure word alone."""
        for match in self._measure_alone.finditer(text):
            start = match.start()
            end = max(len(text[:start].rstrip()), start - _BLANKS)
            if noun := _ending(text, end, tuple(self.nouns.get(match[0], ()))):
                yield end - len(noun), match.end()

    def _figures_alone(self, sentence: Sentence, listed: Sequence[str]) -> Iterator[Outcome]:
        """Nouns followed by a figure alone, but for those told of as items of a list."""
        found = []
        for match in _FIGURE_ALONE.finditer(sentence.folded):
            if noun := _ending(sentence.folded, match.start(), self._all_nouns):
                found.append((noun, sentence.locate(match.start() - len(noun), match.end("figure"))))
        for noun, place in found if len(found) <= _MOST_BARE else ():
            is_cell = "\t" in (place.quote or "") or _ROW.fullmatch(sentence.paragraph.text) is not None
            if not is_cell and not any(words.endswith(noun) for words in listed):
                yield Outcome(FAIL, say("“{quote}”没有写单位", quote=place.quote), place, key=noun)

    def _misspelt(self, sentence: Sentence) -> Iterator[Outcome]:
        """6.832条, 68,32条, 95.%: a unit or a digit is lost. A comma as wide as a character may part two clauses."""
        text = sentence.folded
        for mark, pattern, said in self._miswritten:
            for match in pattern.finditer(text) if mark in text else ():
                slip = _slip(sentence, match.span(), said, said)
                before = text[max(0, match.start() - _REACH) : match.start()]
                if "，" not in (slip.location.quote or "") and not any(word in before for word in _NOT_WHOLE):
                    yield slip

    def _in_lists(self, sentence: Sentence) -> Iterator[Outcome]:
        text = _THOUSANDS.sub("0", sentence.folded)  # as long, and still one figure
        for mark in _MARKS:
            text = text.replace(mark, ",")
        items = text.split(",")
        units = [_unit(item) for item in items]
        end = -1
        for number, item in enumerate(items):
            start, end = end + 1, end + 1 + len(item)
            if units[number] is not None:
                continue
            around = [*units[max(0, number - _ENOUGH) : number], *units[number + 1 : number + 1 + _ENOUGH]]
            unit = next((unit for unit in around if unit and around.count(unit) >= _ENOUGH), None)
            if unit and (lost := self._lost(item, unit)):
                place = sentence.locate(start + item.index(lost), start + item.index(lost) + len(lost))
                if lost[-1].isdigit():
                    said = say("“{quote}”没有单位，同列各项的单位是“{unit}”", quote=place.quote, unit=unit)
                else:
                    said = say("“{quote}”中可能漏了数字", quote=place.quote)
                yield Outcome(FAIL, said, place, key=lost.rstrip("0123456789"))

    def _lost(self, item: str, unit: str) -> str | None:
        """What stands for a count in an item of a list and lacks its unit, or its figure."""
        if bare := _BARE.fullmatch(item):
            return bare[1] + bare[2] if not bare[1].endswith(tuple(self.numbers)) else None
        words = item.strip()
        is_count = unit in _LONG_UNITS and words.endswith(unit)
        return words if is_count and _WORDS.fullmatch(words.removesuffix(unit)) else None


def _without_unit(sentence: Sentence, bare: Sequence[_Bare]) -> Iterator[Outcome]:
    """占45.1，部分公开14件，占9.7%: a share without its mark, where others have it; 信息处理费200; 申请87分别为."""
    text = sentence.folded
    if _UNIT in text:
        return
    if "占" in text and "%" in fold(sentence.paragraph.text):
        has_others = _SHARE.search(text) is not None
        for match in (one for one in _BARE_SHARE.finditer(text) if has_others or one["decimals"]):
            yield _slip(sentence, match.span(), "“{quote}”没有写“%”", "占")
    for said, word, pattern in bare:
        for match in pattern.finditer(text) if word in text else ():
            yield _slip(sentence, match.span(), said, word)


def _without_year(sentence: Sentence, year: int | None) -> Iterator[Outcome]:
    """2016我局: the report's year, or the one before or behind it, without 年 before the body that acts."""
    for match in _BARE_YEAR.finditer(sentence.folded) if year is not None else ():
        if abs(int(match[0][:4]) - (year or 0)) <= 1:
            yield _slip(sentence, match.span(), "“{quote}”中可能漏了“年”", "年")


def _slip(sentence: Sentence, span: tuple[int, int], said: str, key: str | None = None) -> Outcome:
    place = sentence.locate(*span)
    return Outcome(FAIL, say(said, quote=place.quote), place, key=place.quote or "" if key is None else key)


def _unit(item: str) -> str | None:
    match = _MEASURED.fullmatch(item)
    return match[1] if match else None


def _ending(text: str, end: int, words: tuple[str, ...]) -> str | None:
    """The word of some words that text[:end] ends in."""
    if not text.endswith(words, 0, end):
        return None
    return next(word for word in words if text.endswith(word, 0, end))
