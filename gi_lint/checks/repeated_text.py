"""repeated_text 文字雷同: the narrative is not last year's again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from gi_lint.arithmetic import percent
from gi_lint.check import FAIL, HOLDS, Outcome, elsewhere, settings
from gi_lint.checks.likeness import Source, ratio, rough_ratio
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import any_of, compiled
from gi_lint.report import Report, Section
from gi_lint.text import fold

_PROSE_END = compiled("[。;!?]")
_CLAUSE = compiled(r"[^,。;:!?\n]+")
_YEAR = compiled(r"[二两][〇零○0]\w{2}年")  # 二〇二三年
_NO_WORDS = compiled(r"[\d\W_]+")
_LEAST = 200  # characters of a narrative that tell whether it is last year's
_LEAST_SECTION = 60  # and of a section
_DOUBT = 20  # by how many points of a hundred the rough share may lie below the exact one


class _Part(NamedTuple):
    """A section and its clauses without figures, years, tables and fixed formulas."""

    section: Section
    clauses: list[str]

    @property
    def length(self) -> int:
        return sum(map(len, self.clauses))


@settings
class RepeatedText:
    """Of the narrative less than `most` hundredths are last year's.

    Figures, years, headings, tables and clauses with one of `formulas` are left out on both sides. The share is 2M/T
    of the characters M that both have in the same order and all characters T. Where it is lower, a section that is
    contained in last year's narrative to `section` hundredths is a note. A short narrative or section says nothing.
    """

    most: int = 90
    section: int = 95
    formulas: tuple[str, ...] = ()
    needs_previous = True

    def run(self, report: Report) -> Iterator[Outcome]:
        assert report.previous is not None
        parts, earlier = self._parts(report), self._parts(report.previous)
        if min(sum(part.length for part in found) for found in (parts, earlier)) < _LEAST:
            return
        text, before = ([clause for part in found for clause in part.clauses] for found in (parts, earlier))
        repeated = list(self._repeated(parts, before))
        share = self._share(text, before)
        if share >= self.most:
            yield self._whole(report, report.previous, share, parts, repeated)
            return
        for part, contained in repeated:
            yield _section(report.previous, part, contained)
        if not repeated:
            yield Outcome(HOLDS)

    @cached_property
    def _formulas(self) -> re.Pattern[str]:
        return any_of(self.formulas)

    def _parts(self, report: Report) -> list[_Part]:
        headings = {section.start: section for section in report.all_sections}
        found = []
        for part in report.parts:
            lines = (_without_heading(report, n, headings.get(n)) for n in range(part.start, part.end))
            found.append(
                _Part(part, [words for line in lines if _PROSE_END.search(line) for words in self._said(line)])
            )
        return found

    def _said(self, line: str) -> Iterator[str]:
        """The clauses of a line that are no formulas, without figures and marks."""
        for match in _CLAUSE.finditer(_YEAR.sub("", line)):
            words = "" if self._formulas.search(match[0]) else _NO_WORDS.sub("", match[0])
            if words:
                yield words

    def _share(self, text: Sequence[str], before: Sequence[str]) -> float:
        """2M/T in hundredths; zero where a rough look shows that it is far below what is asked."""
        known = set(before)
        same = sum(len(clause) for clause in text if clause in known)
        alike = 100 * same >= (self.most - _DOUBT) * sum(map(len, text))
        if not alike and 100 * rough_ratio(text, before) < self.most - _DOUBT:
            return 0.0
        return 100 * ratio(text, before)

    def _repeated(self, parts: Sequence[_Part], before: Sequence[str]) -> Iterator[tuple[_Part, float]]:
        """The sections that are last year's, with the share of their characters that is."""
        source = Source(before)
        for part in parts:
            if part.length >= _LEAST_SECTION:
                contained = 100 * source.contains(part.clauses)
                if contained >= self.section:
                    yield part, contained

    def _whole(
        self,
        report: Report,
        previous: Report,
        share: float,
        parts: Sequence[_Part],
        repeated: Sequence[tuple[_Part, float]],
    ) -> Outcome:
        shown = say("、").join(
            say("“{heading}”为 {share}", heading=part.section.heading, share=_hundredths(contained))
            for part, contained in repeated
        )
        said = "正文除去数字、年份、表格和固定用语后，与上年报告（{path}）相同的文字占 {share}"
        message = say(said, path=previous.document.path, share=_hundredths(share))
        if shown:
            message += say("，其中{parts}", parts=shown)
        first = next((part.section for part in parts if part.clauses), report.parts[0])
        others = [_counterpart(previous, part.section) for part, _ in repeated] or [_counterpart(previous, first)]
        related = (*(part.section.location for part, _ in repeated if part.section is not first), *others)
        return Outcome(
            FAIL,
            message,
            first.location,
            expected=f"< {self.most}%",
            actual=_hundredths(share),
            related=related,
        )


def _without_heading(report: Report, number: int, section: Section | None) -> str:
    """A paragraph of the body in half-width; of one that begins with a heading what follows that."""
    text = fold(report.body[number].text).strip()
    return text if section is None else text.removeprefix(fold(section.heading).strip())


def _section(previous: Report, part: _Part, contained: float) -> Outcome:
    said = "“{part.section.heading}”的文字有 {share} 是上年报告（{path}）里的"
    message = say(said, part=part, share=_hundredths(contained), path=previous.document.path)
    related = (_counterpart(previous, part.section),)
    return Outcome(FAIL, message, part.section.location, related=related, level="note", key=part.section.words)


def _counterpart(previous: Report, section: Section) -> Location:
    """Where last year's report has the same section, else where its narrative begins."""
    found = next((s for s in previous.parts if s.id == section.id and s.id is not None), None)
    found = found or next((s for s in previous.parts if s.words == section.words), None) or previous.parts[0]
    return elsewhere(previous, found.location)


def _hundredths(share: float) -> str:
    return percent(Decimal(share), 1)
