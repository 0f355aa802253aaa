"""title_slips 标题差错: the title names the body, the year and the kind of document, and nothing is mistyped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Location, Paragraph
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.report import Report
from gi_lint.text import squeeze, without_notes

_YEAR = compiled(r"20\d\d年?度?|二[〇零0]\w\w年?度?")  # 2023年度, 二〇二三年
# what is no part of a title's words: marks, （试行）, the ending of a file's name
_NOISE = compiled(r"[\"《》<>·,、.:\-_|/]|[(\[][^)\]]*[)\]]|\.(?:docx?|pdf|html?|txt)$")
_DOUBLED = compiled(r"(\D{2,})\1")  # 工作工作
_CORE = "公开"  # around which every title is read
_WITHOUT_CORE = "政府信息工作年度报告"  # a title that has lost it
_LEAST_SENTENCE = 20  # characters that end in a colon and are no label of a page (发布日期：)
_LINES = 3  # lines above and below the title that may carry the body or the year
_LONGEST_LINE = 30


@settings
class TitleSlips:
    """Around 公开, the title reads like one of the usual titles.

    `subjects` stand before 公开, `endings` after it; `partners` may stand between (和政务公开). Body and year are left
    out. A wording that is one character away from a usual one, or has its characters out of order, is a slip; one that
    is far from all is left alone. `openings` may stand before the body. `slips` are words that are always mistyped. A
    file that begins with a sentence or a part has no title, unless the record of its page has one.
    """

    subjects: tuple[str, ...]
    endings: tuple[str, ...]
    partners: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        title = report.facts.title
        if title is None:
            if _begins_without_title(report):
                yield Outcome(FAIL, say("没有标题"), level="note", key="absent")
            return
        if not (_CORE in title or _WITHOUT_CORE in title):
            return
        place = report.facts.title_location or Location(line=1)
        if _CORE not in title:
            said = say("标题“{title}”漏了“{words}”", title="".join(title.split()), words=_CORE)
            yield Outcome(FAIL, said, place, key="words")
            return
        for level, message, key in self._faults(report, without_notes(squeeze(title))):
            said = say("标题“{title}”{fault}", title="".join(title.split()), fault=message)
            yield Outcome(FAIL, said, place, level=level, key=key)

    def _faults(self, report: Report, title: str) -> Iterator[tuple[str | None, str, str]]:
        years = _YEAR.findall(title)
        plain = _NOISE.sub("", title)
        before, _, after = _YEAR.sub("", plain).partition(_CORE)
        if not years and not any(map(_YEAR.fullmatch, _lines_near(report))):
            yield None, say("没有写明年度"), "year"
        elif any(not year.rstrip("度").endswith("年") for year in years):
            yield None, say("年份后缺“年”"), "year"
        if len(years) > 1 and len({year[:4] for year in years}) == 1:
            yield None, say("重复写了年份“{year}”", year=years[0]), "year"
        if wrong := self._wrong(before, after, _YEAR.sub("-", plain).partition(_CORE)[0]):
            yield None, wrong, "words"
        elif not self._body(before) and not self._body_stands_near(report):
            yield "note", say("没有写明机关名称"), "body"

    def _wrong(self, before: str, after: str, parted: str) -> str:
        """What is wrong with the words around 公开; `parted` is what stands before it with a mark for the year."""
        doubled = _DOUBLED.search(self._body(parted)) or _DOUBLED.search(after)
        if doubled:
            return say("中“{words}”重复", words=doubled[1])
        if slip := next((word for word in self.slips if word in before + _CORE + after), ""):
            return say("中“{words}”有误", words=slip)
        ending = self._ending(after)
        if again := next((word for word in self.subjects if ending.startswith(word + _CORE)), ""):
            return say("中“{words}”重复", words=again + _CORE)
        if ending not in self.endings and (usual := _nearest(ending, self.endings)):
            return say("中“{words}”有误，疑为“{meant}”", words=_CORE + ending, meant=_CORE + usual)
        return self._wrong_subject(before)

    def _wrong_subject(self, before: str) -> str:
        if before.endswith(tuple(self.subjects)):
            return ""
        for size in (4, 3, 5):
            usual = _nearest(before[-size:], self.subjects[:1])
            if usual and len(before) >= size:
                return say("中“{words}”有误，疑为“{meant}”", words=before[-size:] + _CORE, meant=usual + _CORE)
        return ""

    def _ending(self, after: str) -> str:
        for partner in self.partners:
            after = after.removeprefix(partner)
        return after

    def _body(self, before: str) -> str:
        """What stands before the subject: the name of the body."""
        for opening in self.openings:
            before = before.removeprefix(opening)
        subject = max((word for word in self.subjects if before.endswith(word)), key=len, default="")
        return before.removesuffix(subject)

    def _body_stands_near(self, report: Report) -> bool:
        agency = squeeze(report.facts.agency or "")
        return bool(agency) and any(agency in line or line in agency for line in _lines_near(report) if len(line) > 2)


def _begins_without_title(report: Report) -> bool:
    """Whether a file begins with a sentence or the first part's heading, and no record of a page has a title."""
    first = next((b for b in report.document.blocks if not isinstance(b, Paragraph) or b.text.strip()), None)
    if report.document.title or not isinstance(first, Paragraph):
        return False
    text = first.text.rstrip()
    is_sentence = text.endswith("。") or (text.endswith(("：", ":")) and len(text) >= _LEAST_SENTENCE)
    return is_sentence or any(part.start == 0 for part in report.parts)


def _lines_near(report: Report) -> Iterator[str]:
    """The short lines of the report's opening."""
    opening = [block for block in report.document.blocks if isinstance(block, Paragraph) and block.text.strip()]
    for paragraph in opening[: 2 * _LINES]:
        if len(line := squeeze(paragraph.text)) <= _LONGEST_LINE:
            yield line.strip("()")


def _nearest(text: str, usual: Sequence[str]) -> str:
    """The usual wording that is one character away; "" if there is none."""
    return next((word for word in usual if _one_apart(text, word)), "")


def _one_apart(first: str, second: str) -> bool:
    """Whether one character added, lost, changed or moved makes the one text the other, or all are but out of order."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    if sorted(first) == sorted(second):
        return True  # 工作告年度报
    start = next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
    rest = first[start:], second[start:]
    return rest[0][1:] == rest[1] or rest[0] == rest[1][1:] or rest[0][1:] == rest[1][1:]
