"""pattern 字样: the text holds nothing that a pattern finds."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from gi_lint.check import FAIL, OPEN, Outcome, SettingError, settings
from gi_lint.document import Location, Paragraph
from gi_lint.hints import Any, Literal
from gi_lint.language import say
from gi_lint.patterns import any_of, compiled
from gi_lint.report import Report

TIME_LIMIT = 1.0  # seconds that the patterns of a pack not our own may take on one report
_SHOWN = 20  # characters of a match that a message repeats
_SLIPS = {  # what the library says of the commonest slips, and what that is for who writes no programs
    "missing )": "圆括号没有成对",
    "unbalanced parenthesis": "圆括号没有成对",
    "unterminated character set": "方括号没有成对",
    "nothing to repeat": "“*”“+”“?”之前没有可以重复的字",
    "multiple repeat": "“*”“+”“?”连在一起",
}


@settings
class Pattern:
    """The text has no place that `find` finds, but for those that lie within a match of `unless`.

    `where`: `body` (the whole text), `title`, `introduction`, or the id of a section. `per`: one finding for each
    paragraph or one for the document. `message` may name the place, `{match}`. `words`: plain words of which one
    stands wherever `find` can match; where none does, the pattern is not tried, which is much faster.
    """

    find: str
    message: str
    unless: str = ""
    words: tuple[str, ...] = ()
    where: str = "body"
    per: Literal["paragraph", "document"] = "paragraph"
    trusted: bool = False

    def __post_init__(self) -> None:
        if not self.trusted:  # ours were tried by their examples
            import regex  # slow to import, and needed only for patterns of others

            for key, pattern in (("find", self.find), ("unless", self.unless)):
                try:
                    regex.compile(pattern)
                except regex.error as error:
                    raise SettingError(key, _no_pattern(str(error))) from None

    def run(self, report: Report) -> Iterator[Outcome]:
        deadline = _Deadline(TIME_LIMIT)
        found: list[Location] = []
        for paragraph in self._paragraphs(report):
            try:
                hits = list(self._hits(paragraph, deadline))
            except TimeoutError:
                place = paragraph.location.quoting(paragraph.text[:_SHOWN])
                said = "规则的模式在 {seconds:g} 秒内没有查完，已停止，须由写规则的人改写"
                yield Outcome(OPEN, say(said, seconds=TIME_LIMIT), place, lasting=False)
                break
            if self.per == "document":
                found += hits
            elif hits:
                yield self._outcome(hits)
        if found:
            yield self._outcome(found)

    def _paragraphs(self, report: Report) -> Iterable[Paragraph]:
        paragraphs = self._chosen(report)
        if not self.words:
            return paragraphs
        return [paragraph for paragraph in paragraphs if self._words.search(paragraph.text)]

    def _chosen(self, report: Report) -> Iterable[Paragraph]:
        if self.where == "body":
            return report.body
        if self.where == "title":
            title, place = report.facts.title, report.facts.title_location
            return [Paragraph(title, place)] if title and place else []
        if self.where == "introduction":
            return report.introduction
        sections = [section for section in report.all_sections if section.id == self.where]
        return [paragraph for section in sections for paragraph in report.body[section.start : section.end]]

    def _hits(self, paragraph: Paragraph, deadline: _Deadline) -> Iterator[Location]:
        text = paragraph.text
        spans = [match.span() for match in self._find(text, deadline) if match.end() > match.start()]
        excused = [match.span() for match in self._find_excuse(text, deadline)] if spans and self.unless else []
        for start, end in spans:
            if not any(first <= start and end <= last for first, last in excused):
                yield paragraph.locate(start, end)

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return any_of(self.words)

    @cached_property
    def _find(self) -> Finder:
        return Finder(self.find, self.trusted)

    @cached_property
    def _find_excuse(self) -> Finder:
        return Finder(self.unless, self.trusted)

    def _outcome(self, hits: Sequence[Location]) -> Outcome:
        first, *others = hits
        text = first.quote or ""
        message = say(self.message).replace("{match}", _shortened(text))
        more = say("（共 {count} 处）", count=len(hits)) if others else ""
        return Outcome(FAIL, message + more, first, related=tuple(others), key=text)


def _no_pattern(error: str) -> str:
    """What is wrong with a pattern."""
    slip = next((told for words, told in _SLIPS.items() if error.startswith(words)), None)
    if slip is None:
        return say("不是正则表达式：{error}", error=error)
    return say("不是正则表达式：{slip}（{error}）", slip=say(slip), error=error)


class _Deadline:
    """A time by which all must be done; it begins to run when first asked."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end: float | None = None

    def left(self) -> float:
        """Seconds left, never less than a moment, so that a pattern in time gets its turn."""
        now = time.monotonic()
        if self._end is None:
            self._end = now + self._seconds
        return max(self._end - now, 0.001)


class Finder:
    """A pattern that finds its matches; one that is not our own within a time limit (TimeoutError)."""

    def __init__(self, pattern: str, trusted: bool) -> None:
        self._trusted = trusted
        if trusted:
            self._ours = compiled(pattern)
        else:
            import regex  # slow to import, and needed only for patterns of others

            self._theirs = regex.compile(pattern)

    def __call__(self, text: str, deadline: _Deadline) -> Iterator[Any]:
        if self._trusted:
            return self._ours.finditer(text)
        return iter(self._theirs.finditer(text, timeout=deadline.left()))


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
