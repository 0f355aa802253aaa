"""doubled_words 重复字词: no word, clause or paragraph stands twice by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import add

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.checks.prose import Prose, from_title
from gi_lint.report import Report
from gi_lint.text import NUMERAL

_FIRST, _LAST = "\u4e00", "\u9fff"  # Chinese characters
_LONGEST_WORD = 12  # characters of a phrase that is looked for twice on end
_CONTEXT = 8  # characters on either side of the seam in which an allowed word may stand
_SHORTEST_CLAUSE = 4  # characters of a clause that is doubled at once
_SHORTEST_APART = 15  # of one that comes again later in its paragraph
_SHORTEST_PARAGRAPH = 20
_CLAUSE = re.compile("[^，。；！？,;!?\n]+|\n")


@settings
class DoubledWords:
    """No phrase of two or more characters stands twice on end, nor a character of `characters`, nor a clause.

    `allowed`: words that the seam of the two may lie in (研究研究, 工作工作人员). `characters`: the single characters
    that are never right twice on end, each with the words in which they are (的: [目的的]). Numerals, names of
    years and 一个一个 are never reported.
    """

    characters: Mapping[str, tuple[str, ...]]
    allowed: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        prose = from_title(report)
        yield from self._words(prose)
        yield from self._characters(prose)
        yield from _clauses(prose)
        yield from _paragraphs(prose)

    def _words(self, prose: Prose) -> Iterator[Outcome]:
        text = prose.text
        last: dict[str, int] = {}
        done = 0
        for at, pair in enumerate(map(add, text, text[1:])):
            before = last.get(pair)
            last[pair] = at
            if before is None or at - before > _LONGEST_WORD or before < done or at - before < 2:
                continue
            unit = text[before:at]
            if text.startswith(unit, at) and min(unit) >= _FIRST and max(unit) <= _LAST:
                done = at + len(unit)
                if not _counts(unit) and not _within(text, at, self.allowed):
                    yield _twice(prose, before, done, f"“{unit}”重复")

    def _characters(self, prose: Prose) -> Iterator[Outcome]:
        text = prose.text
        for character, words in self.characters.items():
            at = text.find(character * 2)
            while at >= 0:
                end = at + 2
                while text.startswith(character, end):
                    end += 1
                if not _is_pair_of_pairs(text, at, end) and not _within(text, at + 1, words):
                    yield _twice(prose, at, end, f"“{character}”重复", around=True)
                at = text.find(character * 2, end)


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
    return any(_over(window, word, seam - first) for word in words)


def _over(window: str, word: str, seam: int) -> bool:
    at = window.find(word)
    while at >= 0:
        if at < seam < at + len(word):
            return True
        at = window.find(word, at + 1)
    return False


def _twice(prose: Prose, start: int, end: int, said: str, *, around: bool = False) -> Outcome:
    """The outcome for a place, which is quoted with its neighbours where it alone would say little."""
    first, last = prose.bounds(start)
    place = prose.locate(max(first, start - 4), min(last, end + 4)) if around else prose.locate(start, end)
    return Outcome(FAIL, f"{said}：“{place.quote}”", place, key=place.quote or "")


def _clauses(prose: Prose) -> Iterator[Outcome]:
    """Clauses that come twice: at once, or, if long and not a title, later in the paragraph."""
    seen: dict[str, int] = {}
    previous, start = "", 0
    for match in _CLAUSE.finditer(prose.text):
        clause = match[0].strip()
        if not clause:
            seen.clear()
            previous = ""
            continue
        if len(clause) >= _SHORTEST_CLAUSE:
            if clause == previous and _is_words(clause):
                yield _twice(prose, start, match.end(), "同一句话接连写了两遍")
            elif len(clause) >= _SHORTEST_APART and clause in seen and _is_words(clause):
                related = prose.locate(seen[clause], seen[clause] + len(clause))
                outcome = _twice(prose, match.start(), match.end(), "同一段中同一句话写了两遍")
                yield outcome._replace(related=(related,))
            seen.setdefault(clause, match.start())
        previous, start = clause, match.start()


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
            yield Outcome(FAIL, "整段文字接连写了两遍", place, related=(before,), key=place.quote or "")
        previous = text
