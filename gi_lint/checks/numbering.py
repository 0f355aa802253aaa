"""numbering 编号连续: parts, their sub-numbers and runs of 一是、二是 count on without gap, repeat or slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, islice
from typing import NamedTuple

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Location, Sentence
from gi_lint.language import quoted, say
from gi_lint.patterns import compiled
from gi_lint.report import Report, Section
from gi_lint.text import cell_number, chinese_number, numeral, squeeze

_CLAUSE_END = compiled("[,。;:!?]")
_FIGURE_AT_END = compiled(r"[\s|]\d+(?:\.\d+)?[\s|]*$")
_UNITS = ("件", "条", "次", "篇", "人", "个", "万元")
_BEFORE_CLAUSE = "。、,;:!?\"')"
_NUMBERED = (*"章节点步是、,:", "部分", "方面", "个方面")  # behind 第二 in an outline
_LONGEST_QUOTE = 16
_LONGEST_CELL = 20


class Slip(NamedTuple):
    """The number at `place` of a sequence breaks it where `due` should stand.

    `kind`: slip, gap, repeat, restart, or swap (of it and the next one, which is due).
    """

    place: int
    due: int
    kind: str


class Step(NamedTuple):
    """A number in a run, 二是: the words that carry it, and where they stand."""

    number: int
    words: str
    sentence: Sentence
    start: int


class Stretch(NamedTuple):
    """Text of a sentence from `start` on."""

    sentence: Sentence
    start: int
    text: str


@settings
class Numbering:
    """Headings of one level under one heading are numbered one by one, and so are runs in the text.

    `words` follow the numeral of a run (一是, 一要). `openers` begin a run without 一 (首先是……, 二是……). `ordinary`
    are words that only happen to begin with a numeral. A missing number that stands somewhere in the text between
    (the line break before a heading may be lost) is none. A missing top-level number whose part is missing
    altogether is left to the rule on required parts. Where most parts have Chinese numbers, so have all.
    """

    words: tuple[str, ...]
    openers: tuple[str, ...]
    ordinary: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        yield from self._headings(report)
        headings = {section.start: section.heading for section in report.all_sections()}
        for _, sentences in groupby(report.sentences, key=lambda s: _part_of(report, s)):
            yield from self._runs(list(sentences), headings)

    def _headings(self, report: Report) -> Iterator[Outcome]:
        ended: dict[int, int] = {}
        for siblings in _siblings(report.sections):
            siblings = [section for section in siblings if not _is_cell(report, section)]
            if not siblings:
                continue
            numbers = [section.number or 0 for section in siblings]
            fresh = [section.number == 1 and report.begins_list(section.start) for section in siblings]
            level = siblings[0].level
            goes_on = ended.get(level) == numbers[0] - 1
            ended[level] = numbers[-1]
            if level == 1:
                yield from _written_otherwise(siblings)
            for slip in slips(numbers, fresh, last=numbers[0] - 1 if goes_on else 0, lists=level > 1):
                if not _is_explained(report, siblings, slip):
                    yield _heading_slip(siblings, slip)

    def _runs(self, sentences: Sequence[Sentence], headings: Mapping[int, str]) -> Iterator[Outcome]:
        steps = [step for sentence in sentences for step in self._steps(sentence)]
        if not steps:
            return
        numbers = [step.number for step in steps]
        fresh = [n > 0 and step.sentence.number != steps[n - 1].sentence.number for n, step in enumerate(steps)]
        for slip in slips(numbers, fresh, lists=True):
            between = _between(sentences, steps, slip.place, headings)
            if slip.kind != "gap" or not self._stands(slip.due, between):
                place = self._lost(slip, between) or _quoted(steps[slip.place])
                yield _run_slip(steps, slip, place)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self.words))
        return compiled(rf"([一二三四五六七八九十]{{1,2}})(?:{words})(?!素)")

    def _steps(self, sentence: Sentence) -> Iterator[Step]:
        for match in self._pattern.finditer(sentence.folded) if self._may_count(sentence.folded) else ():
            number = chinese_number(match[1])
            if number and _begins_clause(sentence.folded, match.start()):
                yield Step(number, match[0], sentence, match.start())

    def _may_count(self, text: str) -> bool:
        return any(word in text for word in self.words)

    def _stands(self, number: int, between: Sequence[Stretch]) -> bool:
        """Whether a missing number is there in other words, or glued to what stands before it."""
        text = squeeze("".join(stretch.text for stretch in between))
        others = self.openers if number == 1 else ()
        written = (f"{numeral(number)}{word}" for word in (*self.words, "、", ",", "方面", "来"))
        return any(word in text for word in (*written, *_ordinals(number), f"其{numeral(number)}", *others))

    def _lost(self, slip: Slip, between: Sequence[Stretch]) -> Location | None:
        """The clause that begins with the bare numeral where 是 has been lost: 存在问题：一力量薄弱；二是……."""
        for stretch in between if slip.kind == "gap" else ():
            for match in re.finditer(rf"(?:^|[,。;:])\s*({numeral(slip.due)})", stretch.text):
                rest = stretch.text[match.start(1) :]
                if not rest.startswith(tuple(self.ordinary)):
                    end = _CLAUSE_END.search(rest)
                    stop = min(end.start() if end else len(rest), _LONGEST_QUOTE)
                    start = stretch.start + match.start(1)
                    return stretch.sentence.locate(start, start + stop)
        return None


def slips(numbers: Sequence[int], fresh: Sequence[bool], last: int = 0, lists: bool = False) -> list[Slip]:
    """Where a sequence of numbers breaks. 0 is no number.

    It may begin again at one where `fresh` says so, or, with `lists`, where what follows does not go on with the
    numbers before; what was interrupted so may go on later. `last` is the number before the first.
    """
    found: list[Slip] = []
    outer: list[int] = []
    for place, number in enumerate(numbers):
        due = last + 1
        rest = list(islice((n for n in numbers[place + 1 :] if n), 2))
        after = rest[0] if rest else None
        if number == 0:
            continue
        if found and found[-1].kind == "swap" and number == found[-1].due and last == number + 1:
            continue
        if number == due:
            last = number
        elif number == due + 1 and after == due and rest[1:2] in ([], [due + 2]):
            found.append(Slip(place, due, "swap"))
            last = number
        elif number == 1 and (fresh[place] or (lists and (after == 2 or after not in (None, due, due + 1)))):
            outer.append(last)
            last = 1
        elif number - 1 in outer and (last > 1 or fresh[place]):
            del outer[outer.index(number - 1) :]
            last = number
        else:
            found.append(Slip(place, due, _kind(number, last, after)))
            if number == 1 and found[-1].kind == "restart":
                outer.append(last)
            last = due if found[-1].kind == "slip" else number
    return found


def _kind(number: int, last: int, after: int | None) -> str:
    if after == last + 2 or (number == 1 and after is None and last > 0):
        return "slip"
    if number > last:
        return "gap"
    return "repeat" if number == last else "restart"


def _siblings(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """The headings of one level under one heading, level by level, those above before those below."""
    levels = sorted({section.level for section in sections})
    for level in levels:
        found = [section for section in sections if section.level == level]
        yield [section for section in found if section.mark.startswith("第")] or found
    for section in sections:
        yield from _siblings(section.children)


def _written_otherwise(siblings: Sequence[Section]) -> Iterator[Outcome]:
    """3、 among 一、二、四、: parts with Arabic numbers where most have Chinese ones.

    A list that lost its numbers on the way from a page begins at 1. again, so that one tells nothing.
    """
    numbered = [section for section in siblings if section.number]
    arabic = [section for section in numbered if section.mark[:1].isdecimal() and section.number != 1]
    for section in arabic if 2 * len(arabic) < len(numbered) else ():
        message = say(
            "“{section.mark}”与其他各部分编号的写法不同，应为“{due}、”：{section.heading}",
            section=section,
            due=numeral(section.number or 0),
        )
        yield Outcome(FAIL, message, section.location, key=section.heading)


def _begins_clause(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in _BEFORE_CLAUSE or len(before) < start


def _is_cell(report: Report, section: Section) -> bool:
    """Whether a line is what is left of a table row: it ends with a figure, or a figure stands on the next line."""
    line = report.body[section.start].text
    after = report.body[section.start + 1].text if section.start + 1 < len(report.body) else ""
    if _FIGURE_AT_END.search(line[-_LONGEST_CELL:]):
        return True
    return len(after) <= _LONGEST_CELL and (cell_number(after) is not None or after.strip() in _UNITS)


def _is_explained(report: Report, siblings: Sequence[Section], slip: Slip) -> bool:
    """Whether a missing number is only unseen: its heading stands within a line, or its part is missing."""
    here = siblings[slip.place]
    if slip.kind not in ("gap", "slip") or (here.number or 0) < slip.due:
        return False
    before = siblings[slip.place - 1].start if slip.place else max(_parent_start(report, here), 0)
    text = squeeze("".join(paragraph.text for paragraph in report.body[before : here.start]))
    if any(mark in text for mark in _marks(here.level, slip.due)):
        return True
    return slip.kind == "gap" and here.level == 1 and _are_missing(report, range(slip.due, here.number or 0))


def _parent_start(report: Report, section: Section) -> int:
    above = [s.start for s in report.all_sections() if s.start < section.start and s.level < section.level]
    return max(above, default=0)


def _are_missing(report: Report, numbers: range) -> bool:
    template = report.template
    if template is None or not template.fixed_headings:
        return False
    wanted = [template.sections[n - 1].id for n in numbers if n <= len(template.sections)]
    return bool(wanted) and all(report.section(id) is None for id in wanted)


def _ordinals(number: int) -> Iterator[str]:
    """第二 as the number of a part or of a point; 第二届 and 第二批 number other things."""
    return ("第" + numeral(number) + word for word in _NUMBERED)


def _marks(level: int, number: int) -> tuple[str, ...]:
    chinese = numeral(number)
    if level == 1:
        return f"{chinese}、", f"{chinese}.", f"{chinese},", *_ordinals(number)
    if level == 2:
        return (f"({chinese})",)
    return (f"{number}.", f"{number}、", f"{number},") if level == 3 else (f"({number})", chr(0x245F + number))


_SLIPS = {
    "gap": "{before}缺少{due}，直接是“{mark}”",
    "slip": "{before}应为“{due}”，写成了“{mark}”",
    "repeat": "{before}又是“{mark}”，编号重复，应为“{due}”",
    "restart": "{before}应为“{due}”，却回到了“{mark}”",
    "swap": "{before}先是“{mark}”，后是“{due}”，次序颠倒",
}

_RUN_SLIPS = {"gap": "{before}缺少“{due}”，却是“{mark}”", "swap": _SLIPS["swap"]}


def _heading_slip(siblings: Sequence[Section], slip: Slip) -> Outcome:
    here = siblings[slip.place]
    due, mark = _like(here, slip.due), _typed(here)
    before = say("“{words}”之后", words=siblings[slip.place - 1].heading) if slip.place else ""
    wanted = _missing(here, slip) if slip.kind == "gap" else due
    said = say(_SLIPS[slip.kind], before=before, due=wanted, mark=mark)
    message = say("{said}：{quote}", said=said, quote=here.heading)
    return Outcome(FAIL, message, here.location, expected=due, actual=mark, key=here.words)


def _missing(here: Section, slip: Slip) -> str:
    return "".join(quoted(_like(here, number)) for number in range(slip.due, here.number or slip.due))


def _like(section: Section, number: int) -> str:
    """A number written like the mark of a section."""
    if section.level == 5:
        return chr(0x245F + number)
    shown = str(number) if section.level in (3, 4) else numeral(number)
    return re.sub(r"[\d一二三四五六七八九十]+", shown, _typed(section), count=1)


def _typed(section: Section) -> str:
    """The mark of a section as typed."""
    return section.heading[: len(section.mark)]


def _part_of(report: Report, sentence: Sentence) -> int:
    section = report.section_of(sentence.number)
    return -1 if section is None else section.start


def _between(
    sentences: Sequence[Sentence], steps: Sequence[Step], place: int, headings: Mapping[int, str]
) -> list[Stretch]:
    """The text without headings from the step before, or from a few paragraphs before, up to a step."""
    here = steps[place]
    since = steps[place - 1] if place else None
    if since is not None and since.number > here.number:
        since = None
    found: list[Stretch] = []
    for sentence in sentences:
        key = (sentence.number, sentence.start)
        if key > (here.sentence.number, here.sentence.start) or sentence.number < here.sentence.number - 3:
            continue
        if since is not None and key < (since.sentence.number, since.sentence.start):
            continue
        begin = _begin(sentence, since, headings.get(sentence.number, ""))
        end = here.start if sentence is here.sentence else len(sentence.folded)
        found.append(Stretch(sentence, begin, sentence.folded[begin:end]))
    return found


def _begin(sentence: Sentence, since: Step | None, heading: str) -> int:
    """Where the text to be searched begins in a sentence: behind the step before, behind the heading."""
    if since is not None and since.sentence is sentence:
        return since.start + len(since.words)
    if not heading or sentence.start:
        return 0
    return sentence.paragraph.text.find(heading) + len(heading)


def _quoted(step: Step) -> Location:
    rest = step.sentence.folded[step.start :]
    end = _CLAUSE_END.search(rest)
    return step.sentence.locate(step.start, step.start + min(end.start() if end else len(rest), _LONGEST_QUOTE))


def _run_slip(steps: Sequence[Step], slip: Slip, place: Location) -> Outcome:
    here = steps[slip.place]
    due = numeral(slip.due) + here.words[-1]
    before = say("“{words}”之后", words=steps[slip.place - 1].words) if slip.place and slip.due > 1 else ""
    found = say(_RUN_SLIPS.get(slip.kind, "{before}应为“{due}”，却是“{mark}”"), before=before, due=due, mark=here.words)
    message = say("{said}：{quote}", said=found, quote=_quoted(here).quote)
    return Outcome(FAIL, message, place, expected=due, actual=here.words, key=f"{due} {here.words}")
