"""A document read through its template: facts, sections, tables with named cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from gi_lint.claims import Breakdown, Claim, Context, Phrase, read_breakdowns, read_claims, with_roles
from gi_lint.closing import closing_of
from gi_lint.document import Document, Location, Paragraph, ReadError, Sentence, sentences_of
from gi_lint.named import NamedTuple
from gi_lint.prose import Prose, prose_of
from gi_lint.template import TableSpec, Template
from gi_lint.text import fold, ordinal

LONGEST_CAPTION = 30  # characters of a line that stands alone as a caption


def date_words(day: date) -> str:
    """A date as reports write it: 2024年3月12日."""
    return f"{day.year}年{day.month}月{day.day}日"


class Dated(NamedTuple):
    """A date that the report states, with its place. `exact` is false for a month without a day."""

    day: date
    location: Location
    exact: bool = True

    @property
    def words(self) -> str:
        """The date as reports write it: 2024年3月12日, a month without a day 2024年3月."""
        return date_words(self.day) if self.exact else f"{self.day.year}年{self.day.month}月"

    @property
    def iso(self) -> str:
        """The date as ISO 8601 has it: 2024-03-12, a month without a day 2024-03."""
        return self.day.isoformat() if self.exact else self.day.strftime("%Y-%m")


class Period(NamedTuple):
    """The statistics period as stated: first and last day, and the place of the statement."""

    first: date
    last: date
    location: Location


class Facts(NamedTuple):
    """What the report says of itself. `agency_level`: government, department, township or other.

    `unclear_period` is the place of a statistics period that is left blank or names no real days, `unclear_signature`
    that of a signature dated on no real day.
    """

    title: str | None = None
    title_location: Location | None = None
    year: int | None = None
    agency: str | None = None
    agency_level: str = "other"
    period: Period | None = None
    signed: Dated | None = None
    published: Dated | None = None
    notice: str | None = None
    title_year: int | None = None
    unclear_period: Location | None = None
    unclear_signature: Location | None = None


class PromisedPart(NamedTuple):
    """A part that the introduction names; `id` is its kind, None for one that the form does not know."""

    text: str
    id: str | None


class Promise(NamedTuple):
    """What the introduction says of the parts: how many (None if it does not say), and which.

    The words of a list do not always show where one part ends: it has at least `least` and at most `most`.
    `open_ended` is a list that closes with 等.
    """

    number: int | None
    parts: tuple[PromisedPart, ...]
    least: int
    most: int
    open_ended: bool
    location: Location


class Section(NamedTuple):
    """A heading and what stands under it.

    `id` is the kind that the form knows (None for a part it does not know); `start` and `end` bound the
    body's paragraphs under the heading, the heading itself included.
    """

    id: str | None
    mark: str
    heading: str
    level: int
    location: Location
    start: int
    end: int
    children: tuple[Section, ...] = ()

    @property
    def number(self) -> int | None:
        """The number of its mark: 3 of 三、 and of （三）."""
        return ordinal(self.mark)

    @property
    def words(self) -> str:
        """The heading, folded, without its mark."""
        return fold(self.heading)[len(self.mark) :].strip()

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Cell(NamedTuple):
    """A value cell of the form. `value` is None for a blank cell and for text that is no number.

    `unit` is the one printed with the number, in a list of indicators the one in the row's own column.
    """

    row: str
    column: str
    text: str
    value: Decimal | None
    unit: str | None
    blank: bool
    location: Location

    @property
    def id(self) -> str:
        return f"{self.row}.{self.column}" if self.column else self.row


class Table(NamedTuple):
    """A table of the form as the report shows it.

    `form` is the id of the form whose rows and columns it has. `status`: `read` (every cell found),
    `partial` (some cells not recovered; they are left out of `cells`), `unreadable`, `absent`.
    """

    id: str
    form: str
    spec: TableSpec
    status: str = "absent"
    reason: str = ""
    cells: Mapping[tuple[str, str], Cell] = MappingProxyType({})
    location: Location = Location()
    missing_rows: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    missing_groups: tuple[str, ...] = ()  # labels that only name the rows below them, as the form has them
    unknown_rows: tuple[Location, ...] = ()

    @property
    def is_there(self) -> bool:
        return self.status in ("read", "partial")

    def at(self, row: str, column: str = "") -> Cell | None:
        """The cell of a row and column id, None if the report has none or it was not recovered."""
        return self.cells.get((row, column))

    def lacks_total(self, row: str, total: str) -> bool:
        """Whether a row has figures, and its column `total` is blank."""
        cell = self.at(row, total)
        return cell is not None and cell.blank and self.row_total(row, total) is not None

    def row_total(self, row: str, total: str) -> Decimal | None:
        """What the column `total` says of a row, or where it is blank, the sum of the row's figures."""
        cell = self.at(row, total)
        if cell is None or cell.value is not None:
            return cell.value if cell is not None else None
        values = [cell.value for (id, _), cell in self.cells.items() if id == row and cell.value is not None]
        return sum(values, Decimal(0)) if values else None


class _Read(NamedTuple):
    """What is read of a report; `Report` adds what follows from it."""

    document: Document
    facts: Facts = Facts()
    template: Template | None = None
    sections: tuple[Section, ...] = ()
    tables: Mapping[str, Table] = MappingProxyType({})
    body: tuple[Paragraph, ...] = ()
    promise: Promise | None = None  # the parts that the introduction promises
    first_heading: int = 0  # index in body; what stands before it is title and introduction
    phrases: tuple[Phrase, ...] = ()  # the words by which the rule packs name quantities
    failure: ReadError | None = None  # why the file could not be read at all
    previous: Report | None = None  # the same body's report on the year before, where one was given
    no_previous: str = ""  # why the report given, or looked for, as last year's cannot be compared with
    rests_on: tuple[str, ...] | None = ()  # files and folders looked at for it; None: on more than files, see `failure`


class Report(_Read):
    """A report as checks see it.

    `template` is the form that the report's year requires (None if the year is not known); each table
    carries the form that it shows. `body` are the paragraphs of prose, those that hold tables left out.
    """

    @property
    def template_used(self) -> str | None:
        """The form that the tables show, table three's where they differ; None without any table."""
        shown = {id: table.form for id, table in self.tables.items() if table.status != "absent"}
        return shown.get("t3") or next(iter(shown.values()), None)

    @cached_property
    def all_sections(self) -> tuple[Section, ...]:
        """The sections and all below them, in reading order."""
        return tuple(below for section in self.sections for below in section.walk())

    def section(self, id: str) -> Section | None:
        """The first section of a kind."""
        return next((section for section in self.sections if section.id == id), None)

    @cached_property
    def parts(self) -> tuple[Section, ...]:
        """The top-level parts: a list that begins again at one inside a part, numbered like parts, belongs to it."""
        found: list[Section] = []
        position = 0
        while position < len(self.sections):
            end = self._list_end(position, found[-1].number if found else None)
            if end == position:
                found.append(self.sections[position])
                end += 1
            else:
                listed = self.sections[position:end]
                found[-1] = found[-1]._replace(end=listed[-1].end, children=(*found[-1].children, *listed))
            position = end
        return tuple(found)

    def _list_end(self, position: int, last: int | None) -> int:
        """Where the list that begins at a section ends; `position` itself if it is no list."""
        rest = range(position + 1, len(self.sections))
        if last and self._in_named_parts and not self.sections[position].mark.startswith("第"):
            return next((place for place in rest if self.sections[place].mark.startswith("第")), len(self.sections))
        if not last or self.sections[position].number != 1:
            return position
        goes_on = next((place for place in rest if self.sections[place].number == last + 1), None)
        if goes_on is None:
            start = self.sections[position].start
            is_list = self.begins_list(start) or self._is_under_inner_heading(start)
            return len(self.sections) if is_list else position
        return goes_on if goes_on > position + 1 else position

    @cached_property
    def _in_named_parts(self) -> bool:
        """Whether the parts are numbered 第一部分, so that 一、 numbers a list in one of them."""
        return sum(section.mark.startswith("第") for section in self.sections) > 1

    def begins_list(self, index: int) -> bool:
        """Whether the paragraph before one leads to a list or is a caption: numbers may begin again after it."""
        before = fold(self.body[index - 1].text[-2 * LONGEST_CAPTION :]).rstrip() if index else ""
        is_caption = 0 < len(before) <= LONGEST_CAPTION and before[-1] not in "。;,!?、"
        return before.endswith(":") or (is_caption and index - 1 not in self._headings)

    def _is_under_inner_heading(self, index: int) -> bool:
        """Whether the paragraph before one is a heading within a part: （二）改进措施, and 一、 right below it."""
        return index - 1 in self._headings and all(section.start != index - 1 for section in self.sections)

    @cached_property
    def _headings(self) -> frozenset[int]:
        return frozenset(section.start for section in self.all_sections)

    @cached_property
    def introduction(self) -> tuple[Paragraph, ...]:
        return self.body[: self.first_heading]

    @cached_property
    def closing(self) -> int:
        """The index in `body` of the first of the closing lines: signature, date, attachments."""
        return closing_of(self.body, self.first_heading + 1, self.facts.agency or "")

    @cached_property
    def prose(self) -> Prose:
        """The body from the title on: what a web page prints above it is not the report's text."""
        place = self.facts.title_location
        block = place.block if place is not None else None
        numbers = (n for n, paragraph in enumerate(self.body) if block and paragraph.location.block == block)
        return prose_of(self.body[next(numbers, 0) :])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences from the first heading on; title and introduction are left out."""
        return tuple(
            sentence
            for index, paragraph in enumerate(self.body[self.first_heading :], self.first_heading)
            for sentence in sentences_of(paragraph, index)
        )

    @cached_property
    def text(self) -> str:
        """All sentences, folded, a line each: words that do not stand in it stand in none of them."""
        return "\n".join([sentence.folded for sentence in self.sentences])

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The numbers that the sentences state."""
        return with_roles(self._claims, self.breakdowns, self.phrases)

    @cached_property
    def claims_of(self) -> Mapping[frozenset[str], Sequence[Claim]]:
        """The claims by the quantities that they count, more than one for a sum; those of no known one are left out."""
        found: dict[frozenset[str], list[Claim]] = {}
        for claim in self.claims:
            if claim.quantities:
                found.setdefault(frozenset(claim.quantities), []).append(claim)
        return found

    @cached_property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """The totals whose parts the text lists."""
        return read_breakdowns(self._claims)

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        return read_claims(
            self.sentences, Context(self.phrases, self.facts.year, self.headings, self.facts.agency or "")
        )

    @cached_property
    def headings(self) -> Mapping[int, str]:
        """The headings over each paragraph of the body, by its index, the innermost last."""
        found: dict[int, str] = {}
        for section in self.all_sections:
            for number in range(section.start, section.end):
                found[number] = found.get(number, "") + section.heading
        return found

    def section_of(self, index: int) -> Section | None:
        """The top-level section that a paragraph of the body, given by its index, stands in."""
        later = bisect_right(self.sections, index, key=lambda section: section.start)
        return self.sections[later - 1] if later else None

    def section_at(self, location: Location) -> str | None:
        """The id of the top-level section that a place of the document stands in; None before the first."""
        later = bisect_right(self.sections, location.block or 0, key=lambda section: section.location.block or 0)
        return self.sections[later - 1].id if later else None
