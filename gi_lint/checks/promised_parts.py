"""promised_parts 引言所列部分: the parts that the introduction promises are the parts that the body has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Grid
from gi_lint.language import labelled, quoted_list, say
from gi_lint.patterns import compiled
from gi_lint.report import Promise, PromisedPart, Report, Section
from gi_lint.text import label_key, squeeze, with_wide_brackets

_REMARK = compiled(r"\([^()]*\)")  # 咨询情况(公民、法人的咨询)
_JOINED_TABLE = compiled(r"(?:以及|及|和)附(?:表|件|录)$")  # 其他报告事项以及附表
_OF_ALL = compiled("政府信息|信息|政务|行政|公开|工作|情况|事项|报告|需要|处理|办理|相关|有关|开展|以及|[及和与的等因]")


@settings
class PromisedParts:
    """Number and list are compared with the body by kind of part, not by words.

    One part left out of a list that goes on to the last part and ends in 等 is a note.
    `tables` are words for a table that counts as a part though it stands without a number; `frame` are words for
    an introduction that a list may name and that has no heading; `overview` those for a first part that tells of all.
    A part of no known kind is missing where the body has none of its words, and a part that is not promised.
    """

    asks_for_all = True

    tables: tuple[str, ...]
    frame: tuple[str, ...]
    overview: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        promise = report.promise
        if promise is None or not report.parts:
            return
        items = [part for part in promise.parts if not self._is_frame(part, report)]
        unheaded = len(promise.parts) - len(items)
        least, most = promise.least - unheaded, promise.most - unheaded
        if promise.number == len(report.parts) and least <= promise.number <= most:  # the frame is not counted
            promise = promise._replace(parts=tuple(items), least=least, most=most)
            unheaded = 0
        level = None
        fault = self._own_fault(promise) or self._fault(report, promise, items, unheaded)
        if fault is None and _runs_short(promise, report.parts[-1]):
            fault, level = _against_list(promise, promise.most), "note"
        if fault is not None:
            message, expected, actual = fault
            place = promise.location
            yield Outcome(FAIL, message, place, expected=str(expected), actual=str(actual), level=level, key="parts")

    def _own_fault(self, promise: Promise) -> tuple[str, int, int] | None:
        """The number against the list beside it."""
        number = promise.number
        if number is None or not promise.parts:
            return None
        too_many, too_few = promise.least > number, promise.most < number and not promise.open_ended
        if not (too_many or too_few):
            return None
        return _against_list(promise, promise.least if too_many else promise.most)

    def _fault(
        self, report: Report, promise: Promise, items: Sequence[PromisedPart], unheaded: int
    ) -> tuple[str, int, int] | None:
        """The promise against the body."""
        parts = _parts_beside(report, promise)
        found = len(parts) + self._unnumbered_table(report, items)
        expected = self._expected(promise, items, unheaded, found)
        more = self._not_promised(parts, items) if items else []
        is_due = bool(more) or (expected is not None and expected > found)
        missing = self._missing(report, promise, items, is_due)
        if expected in (None, found, found - self._unpromised_tables(report, items)) and not missing:
            return None
        if not items and expected == found + 1 and self._has_table(report):
            return None  # the table at the end may count as a part
        said = []
        if expected not in (None, found) and promise.number is None:
            said.append(say("引言列出 {parts} 个部分，正文有 {found} 个", parts=expected, found=found))
        elif expected not in (None, found):
            said.append(say("引言说有 {parts} 个部分，正文有 {found} 个", parts=expected, found=found))
        if missing:
            said.append(say("引言列出、正文没有：{names}", names=_named(missing)))
        if more:
            said.append(say("正文有、引言没有列出：{names}", names=quoted_list(part.heading for part in more)))
        return say("；").join(said), expected or len(items), found

    def _expected(self, promise: Promise, items: Sequence[PromisedPart], unheaded: int, found: int) -> int | None:
        """How many parts are promised, by a list closed by 等 at least; None where that is not certain."""
        if promise.number is not None:
            return promise.number - unheaded
        if promise.open_ended:
            least = promise.least - sum(self._is_table(item.text) for item in items) - _of_one_part(items)
            return least if least > found else None
        return len(items) if promise.least == promise.most else None

    def _is_frame(self, part: PromisedPart, report: Report) -> bool:
        return part.text in self.frame and not any(part.text in section.heading for section in report.parts)

    def _is_table(self, text: str) -> bool:
        plain = squeeze(text)
        return any(word in plain for word in self.tables)

    def _unnumbered_table(self, report: Report, items: Sequence[PromisedPart]) -> int:
        promised = any(self._is_table(item.text) for item in items)
        headed = any(self._is_table(part.heading) for part in report.parts)
        return int(promised and not headed and self._has_table(report))

    def _unpromised_tables(self, report: Report, items: Sequence[PromisedPart]) -> int:
        """Parts that hold a table or what is attached, which an introduction may leave out of its number and list."""
        promised = any(self._is_table(item.text) for item in items)
        return 0 if promised else sum(self._is_table(part.heading) for part in report.parts)

    def _has_table(self, report: Report) -> bool:
        shown = any(table.status != "absent" or table.reason for table in report.tables.values())
        template = report.template
        return shown and not (template is not None and template.fixed_headings)

    def _missing(
        self, report: Report, promise: Promise, items: Sequence[PromisedPart], is_due: bool
    ) -> list[PromisedPart]:
        """The promised parts that the body does not have in any shape; `is_due`: it has one less, or another instead.

        Only then is a part missing that has no known kind, or that a table at the end may stand for too.
        """
        headings = [label_key(section.words) for section in report.all_sections]
        kinds = {section.id for section in report.all_sections}
        missing = []
        for item in items:
            is_joined = _JOINED_TABLE.search(item.text) is not None and is_due
            is_table = self._is_table(item.text) and not is_joined and self._has_table(report)
            if is_table or any(label_key(_REMARK.sub("", item.text)) in heading for heading in headings):
                continue
            if item.id is None:
                is_missing = is_due and self._is_untold(item.text, _told(report, promise))
            else:
                is_missing = item.id not in kinds
            if is_missing:
                missing.append(item)
        return missing

    def _is_untold(self, words: str, text: str) -> bool:
        """Whether a text has none of the words that a part of no known kind has for its own."""
        own = _own_words(words)
        is_general = self._is_table(words) or self._tells_of_all(words)
        return bool(own) and not is_general and not any(word in text for word in own)

    def _tells_of_all(self, words: str) -> bool:
        return any(word in words for word in self.overview)

    def _not_promised(self, parts: Sequence[Section], items: Sequence[PromisedPart]) -> list[Section]:
        """The parts of the body beyond those of their kind that are promised, those in the promised words first."""
        words = {label_key(item.text) for item in items}
        left = Counter(item.id for item in items)
        own = {word for item in items for word in _own_words(item.text)}
        has_overview = any(self._tells_of_all(item.text) for item in items)
        more: list[Section] = []
        for part in sorted(parts, key=lambda part: label_key(part.words) not in words):
            if part.id is None:
                is_overview = part is parts[0] or self._tells_of_all(part.words)
                words_of_part = _own_words(part.words)
                is_known = has_overview if is_overview else bool(own & words_of_part) or not words_of_part
                if not is_known and not self._is_table(part.words):
                    more.append(part)
            elif left[part.id] > 0:
                left[part.id] -= 1
            else:
                more.append(part)
        return sorted(more, key=lambda part: part.start)


def _parts_beside(report: Report, promise: Promise) -> Sequence[Section]:
    """The parts of the body; without the first where the promise stands in it, and lists and counts only the others."""
    first, *others = report.parts
    is_inside = (first.location.block or 0) <= (promise.location.block or 0)
    is_listed = not promise.parts or any(item.id == first.id for item in promise.parts)
    return others if is_inside and not is_listed and promise.number == len(others) else report.parts


def _runs_short(promise: Promise, last: Section) -> bool:
    """总体情况、……、其他事项等六部分: whether a list closed by 等 goes on to the last part, but leaves out one."""
    is_whole = promise.open_ended and bool(promise.parts) and last.id is not None and promise.parts[-1].id == last.id
    return is_whole and promise.most + 1 == promise.number


def _of_one_part(items: Sequence[PromisedPart]) -> int:
    """How many items more than one are listed for one part: 行政复议情况、行政诉讼情况."""
    return sum(one.id is not None and one.id == other.id for one, other in pairwise(items))


def _against_list(promise: Promise, listed: int) -> tuple[str, int, int]:
    """What is said of a number that is not that of the parts listed beside it."""
    number = promise.number or 0
    said = say("引言说有 {parts} 个部分，列出的却是 {listed} 个", parts=number, listed=listed)
    return labelled(said, _named(promise.parts)), number, listed


def _named(parts: Sequence[PromisedPart]) -> str:
    return quoted_list(with_wide_brackets(part.text) for part in parts)


def _told(report: Report, promise: Promise) -> str:
    """All that the body and its tables tell, the promise left out."""
    told = [p.text for p in report.body[report.first_heading :] if p.location.block != promise.location.block]
    told += [cell.text for block in report.document.blocks if isinstance(block, Grid) for cell in block.cells]
    return squeeze("".join(told))


def _own_words(words: str) -> set[str]:
    """The words of two characters in the name of a part, without those that any part may have."""
    pieces = _OF_ALL.split(label_key(_REMARK.sub("", words)))
    return {piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1)}
