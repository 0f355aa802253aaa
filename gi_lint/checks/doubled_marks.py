"""doubled_marks 重复标点: no punctuation mark is doubled, stands beside one that excludes it, or begins a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.prose import Prose
from gi_lint.report import Report
from gi_lint.text import fold, places_of

_AROUND = 8  # characters quoted after a doubled opening mark, or on either side of others
_LOOSE, _FINAL, _OPENING, _CLOSING = "\1\2\3\4"
_WRONG = (  # sequences of signs, and whether they may be quoted as such
    *((first + blank + second, True) for first in "\1\2" for second in "\1\2" for blank in ("", " ", "\u3000")),
    *((_OPENING + stop, False) for stop in "\1\2"),
    (_LOOSE + _CLOSING, False),
)
_IN_FIGURES = compiled(  # 12..5, 3。5%, 5%%, 1.2.3%
    r"\d(?:\d{0,5}\.{2,}(?:\d{1,4}|%|件|条|次)|\d{0,2}。\d{1,2}%|\d{0,2}(?:\.\d{1,4})?%%+"
    r"|(?<![\d.第]\d)(?!(?<=2)0\d\d)\d{0,3}\.\d{1,4}\.\d{1,4}(?:%|件|条|次))"
)
_LEAST = 4  # characters of a paragraph that may begin with a mark; shorter ones are cells of a lost table


@settings
class DoubledMarks:
    """Marks of `stops` do not follow each other, nor an opening bracket, nor stand before a closing one.

    `stops`: marks that end a clause, of either width. `brackets`: opening and closing marks between which a stop
    may not stand first or, but for `final` ones, last. `single`: pairs of marks that are not doubled (《》); one
    written twice that is closed twice further on (《《甲》乙》) is a title within a title. In a figure stands one point
    and one mark of percent.
    """

    stops: str
    final: str
    brackets: tuple[str, ...] = ()
    single: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        prose = report.prose
        text = self._signs(prose.text)
        for sequence, quotable in _WRONG:
            for at in places_of(sequence, text):
                end = at + len(sequence)
                if not quotable or not _is_quoted(prose.text, at, end):
                    yield self._outcome(prose, at, end, say("标点重复或搭配不当"), before=_AROUND)
        for pair in self.single:
            yield from self._twice(prose, pair)
        yield from self._first(prose)
        yield from _in_figures(prose)

    def _signs(self, text: str) -> str:
        """A text of the same length in which one sign stands for every mark of a kind."""
        if "&" in text:  # the end of &nbsp; is no mark of the sentence
            text = re.sub(r"&#?\w+;", lambda entity: "&" * len(entity[0]), text)
        opening, closing = ("".join(pair[side] for pair in self.brackets) for side in (0, 1))
        loose = "".join(mark for mark in self.stops if mark not in self.final)
        kinds = ((loose, _LOOSE), (self.final, _FINAL), (opening, _OPENING), (closing, _CLOSING))
        for marks, sign in kinds:
            for mark in marks:
                text = text.replace(mark, sign)
        return text

    def _twice(self, prose: Prose, pair: str) -> Iterator[Outcome]:
        """Doubled title marks, unless the paragraph is balanced and so nests one title in another."""
        for mark in pair:
            for at in places_of(mark * 2, prose.text):
                first, last = prose.bounds(at)
                text = prose.text[first:last]
                both = pair[0] * 2 in text and pair[1] * 2 in text and _is_around_one(text, pair)
                if text.count(pair[0]) != text.count(pair[1]) or (both and mark == pair[0]):
                    yield self._outcome(prose, at, at + 2, say("标点重复"), before=0 if mark == pair[0] else _AROUND)

    def _first(self, prose: Prose) -> Iterator[Outcome]:
        for number, paragraph in enumerate(prose.paragraphs):
            text = paragraph.text.strip()
            if text[:1] in self.stops and len(text) >= _LEAST:
                start = prose.starts[number] + paragraph.text.index(text[0])
                yield self._outcome(prose, start, start + 1, say("段首多出标点"), before=0)

    def _outcome(self, prose: Prose, start: int, end: int, said: str, *, before: int) -> Outcome:
        first, last = prose.bounds(start)
        place = prose.locate(max(first, start - before), min(last, end + _AROUND))
        quote = place.quote or ""
        return Outcome(FAIL, say("{said}：{quote}", said=said, quote=quote), place, key=quote)


def _in_figures(prose: Prose) -> Iterator[Outcome]:
    """45。1%, 45..1%, 45.1%%, 12.3.4%."""
    for paragraph in prose.paragraphs:
        folded = fold(paragraph.text)
        for match in _IN_FIGURES.finditer(folded) if "%" in folded or "." in folded else ():
            place = paragraph.locate(*match.span())
            yield Outcome(FAIL, say("数字中的标点重复或写错：{quote}", quote=place.quote), place)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether marks stand in quotation marks by themselves, as the subject of the sentence."""
    return text[start - 1 : start] in ("“", "‘", '"') and text[end : end + 1] in ("”", "’", '"')


def _is_around_one(text: str, pair: str) -> bool:
    """Whether doubled marks enclose one title (《《甲》》) and not one within another (《甲《乙》》)."""
    inside = text.split(pair[0] * 2, 1)[1].split(pair[1] * 2, 1)[0]
    return not any(mark in inside for mark in pair)
