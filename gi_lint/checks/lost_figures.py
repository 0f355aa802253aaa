"""lost_figures 漏数: no count has lost its number, and none in a list its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Sentence
from gi_lint.report import Report

_ITEM = re.compile(r"[^、,;:。()]+")
_SOUNDS = 2  # neighbours with one unit that a count without a unit is compared with
_BARE = re.compile(r"\s*(\D*?\w{2})(?!(?:19|20)[0-9]{2}\s*$)([0-9]{1,6})\s*")
_ENDING_BARE = re.compile(r"[0-9]\s*(?:[、,;。)]|$)")
_MEASURED = re.compile(r"\s*\D*?\w{2}[0-9]+(\D{1,2})\s*")


@settings
class LostFigures:
    """A verb and its noun are not followed by a measure word alone (办理许可件), nor 共, 占 and such words.

    `counted`: for such places a pattern over half-width text. `words`: of which one stands wherever it can match.
    In a list of counts with one and the same unit none is without it; `numbers` are the last words of an item
    whose figure is no count of that kind (人数, 电话).
    """

    counted: str
    words: tuple[str, ...]
    numbers: tuple[str, ...] = ()

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        return re.compile(self.counted)

    def run(self, report: Report) -> Iterator[Outcome]:
        for sentence in report.sentences:
            text = sentence.folded
            if any(word in text for word in self.words):
                for match in self._counted.finditer(text):
                    place = sentence.locate(*match.span())
                    yield Outcome(FAIL, f"“{place.quote}”中可能漏了数字", place, key=place.quote or "")
            if _ENDING_BARE.search(text):
                yield from self._without_unit(sentence)

    def _without_unit(self, sentence: Sentence) -> Iterator[Outcome]:
        items = list(_ITEM.finditer(sentence.folded))
        if len(items) <= _SOUNDS:
            return
        units = [_unit(item[0]) for item in items]
        for number, item in enumerate(items):
            around = [*units[max(0, number - _SOUNDS) : number], *units[number + 1 : number + 1 + _SOUNDS]]
            bare = _BARE.fullmatch(item[0]) if units[number] is None else None
            if bare is None or bare[1].endswith(tuple(self.numbers)):
                continue
            unit = next((unit for unit in around if unit and around.count(unit) >= _SOUNDS), None)
            if unit:
                place = sentence.locate(item.start() + bare.start(1), item.start() + bare.end(2))
                yield Outcome(FAIL, f"“{place.quote}”没有单位，同列各项的单位是“{unit}”", place, key=bare[1])


def _unit(item: str) -> str | None:
    match = _MEASURED.fullmatch(item)
    return match[1] if match else None
