"""doubled_words 重复字词: no word, clause or paragraph stands twice by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from gi_lint.check import FAIL, NOTHING, Outcome, settings
from gi_lint.language import labelled, quoted, say
from gi_lint.patterns import compiled, either
from gi_lint.prose import Prose
from gi_lint.report import Report
from gi_lint.text import NUMERAL, places_of

_FIRST, _LAST = "\u4e00", "\u9fff"  # Chinese characters
_LONGEST_WORD = 12  # characters of a phrase that is looked for twice on end
_CONTEXT = 8  # characters on either side of the seam in which an allowed word may stand
_SHORTEST_CLAUSE = 4  # characters of a clause that is doubled at once
_SHORTEST_APART = 15  # of one that comes again later in its paragraph
_SHORTEST_ITEM = 4  # of an item of a list that comes again at once
_SHORTEST_HEAD = 8  # of one that the next item only begins with
_LONGEST_ITEM = 40
_LAST_CLAUSE = compiled(r"[^\W\d]+$")
_SHORTEST_PARAGRAPH = 20
_MEASURE_TWICE = compiled(
    r"\d\s?[余多]?人?([件条篇次期场份名项个批部家户宗起种日页处])\1(?=[，。；、）,;)次]|$)", re.M
)  # 144件件，
_MEASURE_AROUND = compiled(r"(?:信息|资讯|資訊|动态|新闻|公告|公示|通知|留言)[条條]\s?\d{1,6}\s?[条條]")
_TOTAL_TWICE = compiled(r"共(?:收到|受理|接到|接收|办理|答复|发布|公开)[^\W\d共、和与及]{0,14}共计?\s?(?=\d)")
_STOPS = "，。；！？,;!?"


@settings
class DoubledWords:
    """No phrase of two or more characters stands twice on end, nor a character of `characters`, nor a clause.

    `allowed`: words that the seam of the two may lie in (研究研究, 工作工作人员). `characters`: the single characters
    that are never right twice on end, each with the words in which they are (的: [目的的]). Nor does a measure word
    behind a figure (144件件) or on either side of it (信息条5条), nor 共 before a verb and its figure
    (共收到申请共5件). `measures` are those that do not before a word either (36名名责任人), each with the characters
    that it makes a word with (名师). `begun`: words of which the first character never stands twice (连连续), each with
    the words before it that end in that character (大连). Numerals, names of years and 一个一个 are never reported.
    """

    characters: Mapping[str, tuple[str, ...]]
    measures: Mapping[str, str] = NOTHING
    begun: Mapping[str, tuple[str, ...]] = NOTHING
    allowed: tuple[str, ...] = ()

    @cached_property
    def _measure_and_word(self) -> re.Pattern[str]:
        words = ((measure, re.escape(begun)) for measure, begun in self.measures.items())
        return compiled(rf"\d\s?[余多]?({'|'.join(f'{one}{one}(?![{one}{begun}])' for one, begun in words)})")

    @cached_property
    def _begun_twice(self) -> re.Pattern[str]:
        return compiled("|".join(f"{word[0]}{word}(?!{word[-1]})" for word in self.begun))  # not 陆陆续续

    @cached_property
    def _doubled(self) -> re.Pattern[str]:
        return compiled(rf"({either(self.characters)})\1+")

    def run(self, report: Report) -> Iterator[Outcome]:
        prose = report.prose
        yield from self._words(prose)
        yield from self._characters(prose)
        yield from _measures(prose)
        yield from self._measures_and_words(prose)
        yield from self._begun(prose)
        yield from _clauses(prose)
        yield from _items(prose)
        yield from _paragraphs(prose)

    def _words(self, prose: Prose) -> Iterator[Outcome]:
        told = -1  # the end of what was told last: a phrase that stands three times or more is told once
        for start, length in _repeated(prose.text):
            unit = prose.text[start : start + length]
            goes_on, told = start == told, start + 2 * length
            if not goes_on and not _counts(unit) and not _within(prose.text, start + length, self.allowed):
                yield _twice(prose, start, start + 2 * length, say("“{word}”重复", word=unit))

    def _characters(self, prose: Prose) -> Iterator[Outcome]:
        text = prose.text
        for match in self._doubled.finditer(text):
            character, (at, end) = match[1], match.span()
            if not _is_pair_of_pairs(text, at, end) and not _within(text, at + 1, self.characters[character]):
                yield _twice(prose, at, end, say("“{word}”重复", word=character), around=True)

    def _measures_and_words(self, prose: Prose) -> Iterator[Outcome]:
        for match in self._measure_and_word.finditer(prose.text) if self.measures else ():
            if _MEASURE_TWICE.match(prose.text, match.start()) is None:
                yield _twice(prose, *match.span(), say("“{word}”重复", word=match[1][0]))

    def _begun(self, prose: Prose) -> Iterator[Outcome]:
        for match in self._begun_twice.finditer(prose.text) if self.begun else ():
            first = match.start() + 1
            if not prose.text.endswith(tuple(self.begun[match[0][1:]]), 0, first):
                yield _twice(prose, *match.span(), say("“{word}”重复", word=match[0][0]))


def _measures(prose: Prose) -> Iterator[Outcome]:
    """144件件, 2000多人次次: a measure word that stands twice behind a figure, or on either side of it (信息条5条); 共
    that stands twice before one (共收到申请共5件). 3个个案 goes on."""
    for match in _MEASURE_TWICE.finditer(prose.text):
        yield _twice(prose, *match.span(), say("“{word}”重复", word=match[1]))
    for match in _MEASURE_AROUND.finditer(prose.text):
        yield _twice(prose, *match.span(), say("“{word}”重复", word=match[0][-1]))
    for match in _TOTAL_TWICE.finditer(prose.text):
        yield _twice(prose, *match.span(), say("“{word}”重复", word="共"))


def _repeated(text: str) -> Iterator[tuple[int, int]]:
    """Start and length of Chinese phrases of two or more characters that stand twice on end.

    A text xor itself moved by n characters is zero where n characters repeat. Python does this for whole numbers of
    any size at once, which is far faster than to look at each character.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) > 2 * len(text):  # rare characters take two units of UTF-16
        text = "".join([character if character <= "\uffff" else " " for character in text])
        data = text.encode("utf-16-le", "surrogatepass")
    number = int.from_bytes(data, "little")
    taken = bytearray(len(text))
    for length in range(2, _LONGEST_WORD + 1):
        size = 2 * length  # of the bytes of a phrase, and of the characters of both
        same = (number ^ (number >> 8 * size)).to_bytes(len(data), "little")
        for start in _chinese(text, same, length):
            if not (taken[start] or taken[start + size - 1]):
                taken[start : start + size] = b"\1" * size
                yield start, length


def _chinese(text: str, same: bytes, length: int) -> Iterator[int]:
    """Where phrases of so many Chinese characters begin whose bytes in `same`, two each, are all zero; none overlap."""
    zeros = bytes(2 * length)
    at = same.find(zeros)
    while at >= 0:
        start = (at + 1) // 2
        if at % 2 == 0:
            unit = text[start : start + length]
            other = next((n for n, char in enumerate(unit) if not _FIRST <= char <= _LAST), None)
            if other is None:
                yield start
            start += length if other is None else other + 1
        at = same.find(zeros, 2 * start)


def _counts(unit: str) -> bool:
    """Whether a phrase is a numeral (二零二零) or counts (一个一个, 多年一|年一度)."""
    if len(unit) == 2:
        return unit[0] in NUMERAL or unit[1] in NUMERAL
    return unit[0] == "一" or all(character in NUMERAL for character in unit)


def _is_pair_of_pairs(text: str, start: int, end: int) -> bool:
    """Whether a doubled character stands beside another (实实在在, 从从容容)."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return any(len(pair) == 2 and pair[0] == pair[1] and _FIRST <= pair[0] <= _LAST for pair in (before, after))


def _within(text: str, seam: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words lies over the seam."""
    first = max(0, seam - _CONTEXT)
    window = text[first : seam + _CONTEXT]
    return any(at < seam - first < at + len(word) for word in words for at in places_of(word, window))


def _twice(prose: Prose, start: int, end: int, said: str, *, around: bool = False) -> Outcome:
    """The outcome for a place, which is quoted with its neighbours where it alone would say little."""
    first, last = prose.bounds(start)
    place = prose.locate(max(first, start - 4), min(last, end + 4)) if around else prose.locate(start, end)
    return Outcome(FAIL, labelled(said, quoted(place.quote or "")), place, key=place.quote or "")


def _clauses(prose: Prose) -> Iterator[Outcome]:
    """Clauses that come twice: at once, or, if long and not a title, later in the paragraph."""
    text = prose.text
    for stop in _STOPS:
        text = text.replace(stop, "\0")
    offset = 0
    for line in text.split("\n"):
        clauses = [clause for clause in line.split("\0") if len(clause) >= _SHORTEST_CLAUSE]
        if len(set(clauses)) < len(clauses):
            yield from _clauses_of(prose, line, offset)
        offset += len(line) + 1


def _clauses_of(prose: Prose, line: str, offset: int) -> Iterator[Outcome]:
    seen: dict[str, int] = {}
    previous = ""
    for clause in line.split("\0"):
        end = offset + len(clause)
        if len(clause) >= _SHORTEST_CLAUSE:
            before = seen.get(clause)
            if clause == previous and _is_words(clause):
                yield _twice(prose, seen[clause], end, say("同一句话接连写了两遍"))
            elif before is not None and len(clause) >= _SHORTEST_APART and _is_words(clause):
                outcome = _twice(prose, offset, end, say("同一段中同一句话写了两遍"))
                yield outcome._replace(related=(prose.locate(before, before + len(clause)),))
            seen[clause] = offset
        if clause:
            previous = clause
        offset = end + 1


def _items(prose: Prose) -> Iterator[Outcome]:
    """An item of a list that comes again at once, or, if long, begins the next one: 财政收支情况、财政收支情况;
    被申请行政复议、被申请行政复议和提起行政诉讼情况."""
    end = -1
    for item in prose.text.split("、"):
        reach = max(0, end - _LONGEST_ITEM)
        if len(item) >= _SHORTEST_ITEM and prose.text.find(item[:_SHORTEST_ITEM], reach, max(0, end)) >= 0:
            before = _LAST_CLAUSE.search(prose.text, reach, end)
            again = before[0] if before is not None else ""
            is_whole = not item[len(again) : len(again) + 1].isalnum()
            least = _SHORTEST_ITEM if is_whole else _SHORTEST_HEAD
            if len(again) >= least and item.startswith(again):
                yield _twice(prose, end - len(again), end + 1 + len(again), say("“{word}”重复", word=again))
        end += 1 + len(item)


def _is_words(clause: str) -> bool:
    """Whether a clause is nothing but words: figures and titles of documents may well come twice."""
    return not any(character.isdecimal() or character in "《<" for character in clause) and clause[0] >= _FIRST


def _paragraphs(prose: Prose) -> Iterator[Outcome]:
    previous = ""
    for number, paragraph in enumerate(prose.paragraphs):
        text = paragraph.text.strip()
        if text == previous and len(text) >= _SHORTEST_PARAGRAPH and "。" in text:
            place = paragraph.locate(0, min(len(paragraph.text), _SHORTEST_PARAGRAPH))
            before = prose.paragraphs[number - 1].location
            yield Outcome(FAIL, say("整段文字接连写了两遍"), place, related=(before,), key=place.quote or "")
        previous = text
