"""numbering 编号连续: parts, their sub-numbers and runs of 一是、二是 count on without gap, repeat or slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.checks.heading_numbers import misnumbered
from gi_lint.checks.inline_numbers import misnumbered_items
from gi_lint.checks.sequences import FIRST, SLIPS, Slip, ordinals, slips
from gi_lint.document import Location, Sentence
from gi_lint.language import quoted, say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled, either
from gi_lint.report import Report
from gi_lint.text import chinese_number, numeral, squeeze

_CLAUSE_END = compiled("[,。;:!?]")
_BEFORE_CLAUSE = "。、,;:!?\"')"
_LONGEST_QUOTE = 16
_CUT = "“{cut}”疑为“{due}”漏了字"


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
    """Headings of one level under one heading are numbered one by one, and so are runs and items in the text.

    `words` follow the numeral of a run (一是, 一要). `openers` begin a run without 一 (首先是……, 二是……). `ordinary`
    are words that only happen to begin with a numeral. A missing number that stands somewhere in the text between
    (the line break before a heading may be lost) is none. A missing top-level number whose part is missing
    altogether is left to the rule on required parts. Where most parts have Chinese numbers, so have all.
    """

    asks_for_all = True

    words: tuple[str, ...]
    openers: tuple[str, ...]
    ordinary: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        yield from misnumbered(report)
        yield from misnumbered_items(report.sentences)
        steps = (step for sentence in report.sentences for step in self._steps(sentence))
        for part, run in groupby(steps, key=lambda step: _part_of(report, step.sentence)):
            yield from self._runs(report, part, list(run))

    def _runs(self, report: Report, part: int, steps: Sequence[Step]) -> Iterator[Outcome]:
        """The slips among the steps of one part."""
        numbers = [step.number for step in steps]
        fresh = [n > 0 and step.sentence.number != steps[n - 1].sentence.number for n, step in enumerate(steps)]
        told = [(step.sentence.number, step.sentence.start) for step in steps]
        found = slips(numbers, fresh, lists=True, sentences=told)
        if not found:
            return
        headings = {section.start: section.heading for section in report.all_sections}
        sentences = [sentence for sentence in report.sentences if _part_of(report, sentence) == part]
        for slip in found:
            between = _between(sentences, steps, slip.place, headings)
            if slip.kind != "gap" or not self._stands(slip.due, between):
                yield _run_slip(steps, slip, self._lost(slip, between))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return compiled(rf"([一二三四五六七八九十]{{1,2}}){either(self.words)}(?!素)")

    def _steps(self, sentence: Sentence) -> Iterator[Step]:
        text = sentence.folded
        for match in self._pattern.finditer(text):
            number = chinese_number(match[1])
            if number and _begins_clause(text, match.start()):
                yield Step(number, match[0], sentence, match.start())

    def _stands(self, number: int, between: Sequence[Stretch]) -> bool:
        """Whether a missing number is there in other words, or glued to what stands before it."""
        text = squeeze("".join(stretch.text for stretch in between))
        others = self.openers if number == 1 else ()
        written = (f"{numeral(number)}{word}" for word in (*self.words, "、", ",", "方面", "来"))
        return any(word in text for word in (*written, *ordinals(number), f"其{numeral(number)}", *others))

    def _lost(self, slip: Slip, between: Sequence[Stretch]) -> Location | None:
        """The clause that begins with the bare numeral where 是 has been lost: 存在问题：一力量薄弱；二是……."""
        for stretch in between if slip.kind == "gap" else ():
            for match in re.finditer(rf"(?:^|[,。;:])\s*({numeral(slip.due)})", stretch.text):
                if not stretch.text.startswith(tuple(self.ordinary), match.start(1)):
                    end = stretch.start + len(stretch.text)
                    return _clause(stretch.sentence, stretch.start + match.start(1), end)
        return None


def _begins_clause(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in _BEFORE_CLAUSE or len(before) < start


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


def _clause(sentence: Sentence, start: int, stop: int | None = None) -> Location:
    """The clause that begins at a place of a sentence, as far as `stop` and not too long to be quoted."""
    rest = sentence.folded[start:stop]
    end = _CLAUSE_END.search(rest)
    return sentence.locate(start, start + min(end.start() if end else len(rest), _LONGEST_QUOTE))


def _run_slip(steps: Sequence[Step], slip: Slip, lost: Location | None) -> Outcome:
    """A break of a run; `lost` is the clause that may have lost a letter of the number that is due."""
    here = steps[slip.place]
    due = numeral(slip.due) + here.words[-1]
    before = say("“{words}”之后", words=steps[slip.place - 1].words) if slip.place and slip.due > 1 else ""
    kind = slip.kind if slip.kind in ("gap", "swap") else "slip"
    said = SLIPS[kind] if before or kind != "gap" else FIRST
    wanted = quoted(due) if said == SLIPS["gap"] else due
    place = _clause(here.sentence, here.start)
    message = say("{said}：{quote}", said=say(said, before=before, due=wanted, mark=here.words), quote=place.quote)
    if lost is not None:
        message += say("；") + say(_CUT, cut=lost.quote, due=due)
    return Outcome(FAIL, message, lost or place, expected=due, actual=here.words, key=f"{due} {here.words}")
