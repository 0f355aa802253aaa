"""closed_marks 成对标点: brackets, title marks and quotation marks are closed and the right way round."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import cached_property

from gi_lint.check import FAIL, NOTHING, Outcome, settings
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import any_of, compiled
from gi_lint.prose import Prose
from gi_lint.report import Report
from gi_lint.text import HIGHEST_NUMBER, chinese_number, numeral

_SPAN = 3  # paragraphs that a quotation or a bracket may run on for
_NEAR = 40  # characters between two loose marks of a kind that are one mistake
_QUOTED = 12  # characters quoted after a mark that is not closed, or before one that was not opened
_TITLE = compiled(r"《[^《》\n]{1,120}》")
_NUMBERING = compiled(r"(?:^|\W)(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$|[\u2460-\u2473]$")  # （1; 一; ①


class _Mark(NamedTuple):
    at: int
    paragraph: int
    opens: bool


@settings
class ClosedMarks:
    """Every mark of a pair has its other half in the paragraph, or in one of the next where a quotation runs on.

    `pairs`: for each kind its opening and its closing marks; all of a kind are equal, so widths may be mixed.
    `alike`: marks of a kind that open and close with the same sign; they may also stand for either of its pair.
    `instead`: signs, opening and closing in turn, that writers use in place of a kind's marks; beside one of them
    nothing is certain but within a title, where they pair as these do.
    `doubled`: marks that are another rule's when they stand twice on end.
    """

    pairs: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, str] = NOTHING
    instead: Mapping[str, str] = NOTHING
    doubled: str = ""

    @cached_property
    def _kinds(self) -> dict[str, tuple[str, bool]]:
        """Each mark with its kind and whether it opens."""
        return {
            mark: (kind, opens)
            for kind, (opening, closing) in self.pairs.items()
            for marks, opens in ((opening, True), (closing, False))
            for mark in marks
        }

    @cached_property
    def _mark(self) -> re.Pattern[str]:
        return any_of((*self._kinds, *"".join(self.alike.values())))

    def run(self, report: Report) -> Iterator[Outcome]:
        prose = report.prose
        loose, odd = self._loose(prose)
        for kind, marks in loose.items():
            certain = self._certain(prose, kind, marks, odd.get(kind, {}))
            yield from _outcomes(prose, kind, certain)
        for kind, marks_at in odd.items():
            for at in _not_spanning(marks_at):
                yield _outcome(prose, kind, _Mark(at, prose.number(at), opens=at + 1 < prose.bounds(at)[1]))
        yield from self._within_titles(prose)

    def _within_titles(self, prose: Prose) -> Iterator[Outcome]:
        """《关于执行<条例的通知》: signs in place of a kind's marks that are not closed, or not opened, in a title."""
        for kind, signs in self.instead.items():
            opening, closing = (self.pairs[kind][half] + signs[half::2] for half in (0, 1))
            used = [sign for sign in signs if sign in prose.text]
            for title in _TITLE.finditer(prose.text) if used else ():
                alone = _alone(title[0], opening, closing) if any(sign in title[0] for sign in used) else ()
                for at, opens in alone:
                    start = title.start() + at
                    yield _outcome(prose, kind, _Mark(start, prose.number(start), opens))

    def _loose(self, prose: Prose) -> tuple[dict[str, list[_Mark]], dict[str, dict[int, int]]]:
        """The marks without their other half by kind, and by kind the last of an odd number of signs that are
        alike in a paragraph."""
        text = prose.text
        open_marks: dict[str, list[_Mark]] = {kind: [] for kind in self.pairs}
        loose: dict[str, list[_Mark]] = {kind: [] for kind in self.pairs}
        odd: dict[str, dict[int, int]] = {kind: {} for kind in self.alike}
        for match in self._mark.finditer(text):
            at, sign = match.start(), match[0]
            number = prose.number(at)
            if sign not in self._kinds:
                kind = next(kind for kind, signs in self.alike.items() if sign in signs)
                if odd[kind].pop(number, None) is None:
                    odd[kind][number] = at
                continue
            kind, opens = self._kinds[sign]
            waiting = open_marks[kind]
            if opens:
                waiting.append(_Mark(at, number, opens=True))
            elif waiting and waiting[-1].paragraph == number:
                waiting.pop()
            elif _is_numbering(text, at) or _is_apostrophe(text, at):
                continue
            elif waiting and waiting[-1].paragraph >= number - _SPAN:
                waiting.pop()
            else:
                loose[kind].append(_Mark(at, number, opens=False))
        return {kind: sorted(loose[kind] + open_marks[kind]) for kind in self.pairs}, odd

    def _certain(self, prose: Prose, kind: str, marks: list[_Mark], odd: dict[int, int]) -> list[_Mark]:
        """Loose marks but for those whose other half was typed as another sign, or that are doubled."""
        certain = []
        replaced: dict[int, bool] = {}  # by where a paragraph begins
        for mark in marks:
            first, last = prose.bounds(mark.at)
            sign, around = prose.text[mark.at], prose.text[max(first, mark.at - 1) : mark.at + 2]
            if sign in self.doubled and sign * 2 in around:
                continue
            if first not in replaced:
                replaced[first] = any(prose.text.find(other, first, last) >= 0 for other in self.instead.get(kind, ""))
            if replaced[first]:
                continue
            half = odd.get(mark.paragraph)
            if half is not None and (half > mark.at) == mark.opens:
                del odd[mark.paragraph]
            else:
                certain.append(mark)
        return certain


def _alone(text: str, opening: Container[str], closing: Container[str]) -> Iterator[tuple[int, bool]]:
    """Where a text has marks without their other half, and whether each opens."""
    waiting: list[int] = []
    for at, sign in enumerate(text):
        if sign in opening:
            waiting.append(at)
        elif sign in closing and waiting:
            waiting.pop()
        elif sign in closing:
            yield at, False
    yield from ((at, True) for at in waiting)


def _is_numbering(text: str, at: int) -> bool:
    """Whether a closing bracket follows a number that needs no opening one: `1）`; 二） beside （一） does."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if _NUMBERING.search(line[-4:]) is None:
        return False
    number = chinese_number(line.strip())
    return number is None or not (0 < number <= HIGHEST_NUMBER and _is_beside_brackets(text, at, number))


def _is_beside_brackets(text: str, at: int, number: int) -> bool:
    """Whether the line with the number before, or behind the first, begins with it in both brackets: （一）."""
    other = number - 1 or number + 1
    pattern = rf"(?:^|\n)\s*(\(|（)?{numeral(other)}(?:\)|）)"
    found = re.findall(pattern, text[:at]) if number > 1 else re.findall(pattern, text[at:])
    return bool(found) and found[-1 if number > 1 else 0] != ""


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a mark is part of a word (it’s) or stands for a century (’97)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 3]
    return text[at] == "’" and ((before.isascii() and before.isalpha()) or (len(after) == 2 and after.isdecimal()))


def _not_spanning(odd: dict[int, int]) -> Iterator[int]:
    """Odd signs, without pairs of them in neighbouring paragraphs: there a quotation runs on."""
    numbers = sorted(odd)
    while numbers:
        number = numbers.pop(0)
        if numbers and numbers[0] - number <= _SPAN:
            numbers.pop(0)
        else:
            yield odd[number]


def _outcomes(prose: Prose, kind: str, marks: list[_Mark]) -> Iterator[Outcome]:
    """An outcome for each loose mark; two near each other in a paragraph are one mistake."""
    waiting = list(marks)
    while waiting:
        mark = waiting.pop(0)
        other = waiting[0] if waiting else None
        if other and other.paragraph == mark.paragraph and other.at - mark.at <= _NEAR:
            waiting.pop(0)
            place = prose.locate(mark.at, other.at + 1)
            yield _told(say("{kind}方向不对或没有成对", kind=say(kind)), place)
        else:
            yield _outcome(prose, kind, mark)


def _outcome(prose: Prose, kind: str, mark: _Mark) -> Outcome:
    first, last = prose.bounds(mark.at)
    if mark.opens:
        return _told(say("{kind}没有闭合", kind=say(kind)), prose.locate(mark.at, min(last, mark.at + 1 + _QUOTED)))
    return _told(say("{kind}只有后一半", kind=say(kind)), prose.locate(max(first, mark.at - _QUOTED), mark.at + 1))


def _told(said: str, place: Location) -> Outcome:
    quote = place.quote or ""
    return Outcome(FAIL, say("{said}：{quote}", said=said, quote=quote), place, key=quote)
