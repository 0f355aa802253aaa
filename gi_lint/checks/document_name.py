"""document_name 法规名称: a law is called by its right name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Location, Paragraph
from gi_lint.language import quoted, say
from gi_lint.named import NamedTuple
from gi_lint.patterns import any_of, compiled
from gi_lint.report import Report
from gi_lint.text import closest, fold

_OPENING, _CLOSING = "《〈<", "》〉>"
_IN_MARKS = compiled("[《〈]([^《〈》〉]{1,40})[》〉]")
_LEAST_BEGUN = 7  # characters in which a name with a slip begins as the right one does
_SLIP = 0.9  # how like the right name one with a slip is


class _Named(NamedTuple):
    text: str
    in_marks: bool
    location: Location


@settings
class DocumentName:
    """A law, `name`, is not cited by one of the `wrong` names; outside book-title marks that is a note.

    In marks a name with a slip of a character or two (条列) is wrong too.

    In marks a wrong name counts if it stands right behind the opening mark or a word of `before`, else it belongs
    to another document's name. Outside marks it does not count behind one of the characters `not_behind`, and those
    `in_marks` are no names but words of a sentence.
    """

    name: str
    wrong: tuple[str, ...]
    before: tuple[str, ...] = ()
    not_behind: str = ""
    in_marks: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return any_of(sorted((*self.wrong, *self.in_marks), key=len, reverse=True))

    def run(self, report: Report) -> Iterator[Outcome]:
        found: dict[tuple[str, bool], list[Location]] = {}
        for paragraph in report.body:
            for named in self._names(paragraph):
                found.setdefault((named.text, named.in_marks), []).append(named.location)
        for (text, in_marks), (first, *others) in found.items():
            shown = f"《{text}》" if in_marks else quoted(text)
            yield Outcome(
                FAIL,
                say("法规名称写成了{shown}，应为《{name}》", shown=shown, name=self.name),
                first,
                expected=self.name,
                actual=text,
                related=tuple(others),
                level=None if in_marks else "note",
                key=text,
            )

    def _names(self, paragraph: Paragraph) -> Iterator[_Named]:
        text = fold(paragraph.text)
        for match in self._pattern.finditer(text):
            before, after = self._before(text[: match.start()]), text[match.end() : match.end() + 1]
            opened = before[-1:] in tuple(_OPENING)
            if opened and after in (*_CLOSING, "("):
                yield _Named(match[0], True, paragraph.locate(*match.span()))
            elif not opened and match[0] not in self.in_marks and self._is_cited(before):
                yield _Named(match[0], False, paragraph.locate(*match.span()))
        for match in _IN_MARKS.finditer(text) if self.name[:_LEAST_BEGUN] in text else ():
            if match[1] not in self.wrong and self._is_slip(match[1]):
                yield _Named(match[1], True, paragraph.locate(*match.span(1)))

    def _is_slip(self, text: str) -> bool:
        is_like = text[:_LEAST_BEGUN] == self.name[:_LEAST_BEGUN] and self.name not in text
        return is_like and closest(text, (self.name,), _SLIP) is not None

    def _is_cited(self, before: str) -> bool:
        """Whether a name outside marks, behind a text, is that of the law and no part of another's."""
        return not _is_in_marks(before) and before[-1:] not in tuple(self.not_behind)

    def _before(self, text: str) -> str:
        for word in self.before:
            text = text.removesuffix(word)
        return text


def _is_in_marks(before: str) -> bool:
    """Whether a book-title mark is still open at the end of a text."""
    return max(map(before.rfind, _OPENING)) > max(map(before.rfind, _CLOSING))
