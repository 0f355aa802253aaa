"""document_name 法规名称: a law is called by its right name, and the decree named behind it is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from gi_lint.check import FAIL, NOTHING, Outcome, settings
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
_ENDING = 8  # characters of the end of a name that its short names have too: 政府信息公开条例
# behind the name: 》（国务院令第711号
_DECREE = r"》\s?[(]?(?:中华人民共和国)?(?P<decree>(?:国务院令|国令|国务院)第?\s?(?P<number>\d{1,4})\s?号)"
_AMENDED = ("修订", "修改", "原", "旧", "废止")  # beside a decree told as the earlier one


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

    decrees: the number of each decree (国务院令) that published the law, the first one first, and the first report
    year that it is in force for. Behind the name, in marks, stands no other number; an earlier one than that in force
    is a note, unless the paragraph says that it was amended.
    """

    name: str
    wrong: tuple[str, ...]
    before: tuple[str, ...] = ()
    not_behind: str = ""
    in_marks: tuple[str, ...] = ()
    decrees: Mapping[str, int] = NOTHING

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
        yield from self._wrong_decrees(report)

    def _wrong_decrees(self, report: Report) -> Iterator[Outcome]:
        """《…条例》（国务院令第771号）: a number behind the name that is no decree's, or that of an earlier one."""
        year = report.facts.year
        in_force = [number for number, first in self.decrees.items() if year is not None and first <= year]
        for paragraph in report.body if in_force else ():
            text = fold(paragraph.text)
            for match in self._decree.finditer(text) if self.name[-_ENDING:] in text else ():
                number, right = match["number"], in_force[-1]
                is_known = number in self.decrees
                if number != right and not (
                    is_known and (number not in in_force or any(word in text for word in _AMENDED))
                ):
                    said = "《{name}》的令号写成了第{wrong}号，应为第{number}号"
                    message = say(said, name=self.name, wrong=number, number=right)
                    place = paragraph.locate(*match.span("decree"))
                    level = "note" if is_known else None
                    yield Outcome(FAIL, message, place, expected=right, actual=number, level=level, key=number)
                    return

    @cached_property
    def _decree(self) -> re.Pattern[str]:
        return compiled(re.escape(self.name[-_ENDING:]) + _DECREE)

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
