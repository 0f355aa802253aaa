"""document_name 法规名称: a law is called by its right name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Location, Paragraph
from gi_lint.report import Report
from gi_lint.text import fold

_OPENING = "《〈<"


class _Named(NamedTuple):
    text: str
    location: Location
    in_marks: bool


@settings
class DocumentName:
    """A law, `name`, is not cited by one of the `wrong` names; outside book-title marks that is a note.

    A name in marks counts if it stands right behind the opening mark, `before` left out. Outside marks it does not
    count behind one of the characters `not_behind`, where it is the end of another document's name.
    """

    name: str
    wrong: tuple[str, ...]
    before: tuple[str, ...] = ()
    not_behind: str = ""

    def run(self, report: Report) -> Iterator[Outcome]:
        found: dict[tuple[str, bool], list[Location]] = {}
        for paragraph in report.body:
            for named in self._names(paragraph):
                found.setdefault((named.text, named.in_marks), []).append(named.location)
        for (text, in_marks), (first, *others) in found.items():
            shown = f"《{text}》" if in_marks else f"“{text}”"
            level = None if in_marks else "note"
            yield Outcome(
                FAIL, f"法规名称写成了{shown}，应为《{self.name}》", first, related=tuple(others), level=level,
                expected=self.name, actual=text, key=text,
            )  # fmt: skip

    def _names(self, paragraph: Paragraph) -> Iterator[_Named]:
        text = fold(paragraph.text)
        taken = 0
        for wrong in sorted((word for word in self.wrong if word in text), key=len, reverse=True):
            start = text.find(wrong)
            while start >= 0:
                end = start + len(wrong)
                before = self._before(text[:start])
                closed = text[end : end + 1] in ("》", "〉", ">", "(", "")
                if before[-1:] and before[-1] in _OPENING:
                    if closed:
                        yield _Named(wrong, paragraph.locate(start, end), True)
                elif text[start - 1 : start] not in tuple(self.not_behind) and taken <= start:
                    yield _Named(wrong, paragraph.locate(start, end), False)
                taken = end
                start = text.find(wrong, end)

    def _before(self, text: str) -> str:
        for word in self.before:
            text = text.removesuffix(word)
        return text
