"""What a text claims: a number with its role, its words and its exact place; a total with its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from gi_lint.document import Location, Sentence
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled

COUNT, TOTAL, PART = "count", "total", "part"
ZERO, IMPLIED_ZERO = "zero", "implied_zero"
SHARE, RATE, CHANGE = "share", "rate", "change"
LAST_YEAR, CUMULATIVE = "last_year", "cumulative"

THIS_YEAR = (COUNT, TOTAL, PART)  # roles of counts of the year that the report is on
COUNTS = (*THIS_YEAR, LAST_YEAR, CUMULATIVE)
WHOLE = Decimal(100)  # all of it, in per cent
Key = tuple[int, int, int]  # of a claim: where its number stands
_NONE, _ONE = Decimal(0), Decimal(1)
MONEY = "#元"  # in a clause, and in the words of a phrase
_REACH = 400  # characters on each side of a number that are looked at
_NO_NUMBER_BEFORE = compiled(r"[^;\d]*$")  # 3件，答复申请5件
_NO_NUMBER_BEHIND = compiled(r"[^;。\d]*(?=[;。]|$)")  # 答复申请5件，均已办结。


class Phrase(NamedTuple):
    """The words by which a text names a quantity.

    A clause holds one of each group of `words`, or of `other_words` where there are such, and none of `without`;
    before it, since the last semicolon, stands none of `apart`, unless it names disclosure and its `near` itself; the
    sentence, the one before it or the heading above holds one of each group of `near`. Where another count of the
    sentence is told with all words of one of `beside`, one after the other, the clause tells of a part, unless it says
    that it is the sum. With `of` only the parts of a total of that quantity are meant. With `means_none` the words
    themselves say that there is nothing of it (均获维持: nothing was corrected). A sum of money is of no quantity
    whose words have no 元.
    """

    quantity: str
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    of: str = ""
    means_none: bool = False
    other_words: tuple[tuple[str, ...], ...] = ()
    apart: tuple[str, ...] = ()
    beside: tuple[tuple[str, ...], ...] = ()

    @property
    def first_words(self) -> tuple[str, ...]:
        """Words of which one stands wherever the quantity is named."""
        return self.words[0] + (self.other_words[0] if self.other_words else ())

    @property
    def counts_money(self) -> bool:
        """Whether its words have a unit of money: 收费#元."""
        return any(MONEY in word for group in (*self.words, *self.other_words) for word in group)

    def names(self, clause: str, around: str) -> bool:
        """Whether a clause, given the text around it, speaks of the quantity."""
        return self.stands_in(clause) and holds(around, self.near)

    def stands_in(self, clause: str) -> bool:
        """Whether the words of a clause alone name the quantity."""
        found = holds(clause, self.words) or (bool(self.other_words) and holds(clause, self.other_words))
        return found and not any(map(clause.__contains__, self.without))


def holds(text: str, groups: Sequence[Sequence[str]]) -> bool:
    """Whether a text has one word of each group."""
    return all(any(map(text.__contains__, group)) for group in groups)


class Context(NamedTuple):
    """What a reader of claims knows beside the sentences: phrases, the report's year, headings by paragraph, and the
    body that reports, whose name says nothing of what it counts (信访局)."""

    phrases: tuple[Phrase, ...] = ()
    year: int | None = None
    headings: Mapping[int, str] = MappingProxyType({})
    body: str = ""


class Claim(NamedTuple):
    """A number that a sentence states.

    `subject` are the words before the number in its clause, `clause` the whole clause with # for the number. Of a
    share `whole` are the words for what it is a share of and `counted` is the count that it belongs to. `digits`
    are the decimals printed, `step` is what the last printed digit stands for (0.1万条: 1000); `quantities` the ids
    of what is counted, more than one for a sum of them.
    """

    role: str
    value: Decimal
    unit: str
    subject: str
    clause: str
    sentence: Sentence
    start: int  # of the number in the sentence
    end: int
    subject_start: int
    digits: int = 0
    approximate: bool = False
    whole: str = ""
    counted: Claim | None = None
    quantities: tuple[str, ...] = ()
    step: Decimal = _ONE

    @property
    def location(self) -> Location:
        """The place of the number with its subject."""
        return self.sentence.locate(self.subject_start, self.end)

    @property
    def key(self) -> Key:
        """Where the number stands; the same for a claim and for a copy of it with another role."""
        sentence = self.sentence
        return sentence.number, sentence.places[0], self.start

    @property
    def is_count(self) -> bool:
        """Whether it says how many, of this year or another."""
        return self.role in COUNTS

    @property
    def slack(self) -> Decimal:
        """How far the true number may lie from a rounded one (1.2万条); zero for one written out."""
        return _NONE if self.step == _ONE else self.step / 2

    @property
    def text(self) -> str:
        """The subject and the number as typed."""
        return self.location.quote or ""

    @property
    def told(self) -> str:
        """What a message says of it: the subject and the number; of words for nothing (未收到) their whole clause."""
        return self.sentence.typed(self.clause.strip()) if self.role == ZERO else self.text

    @property
    def words(self) -> str:
        """What it is called: the words before its number, those behind it where there are none."""
        return self.subject.removeprefix("其中").lstrip(", ") or self.clause.rpartition("#")[2]

    def tells(self, words: Iterable[str]) -> bool:
        """Whether one of some words stands in its clause."""
        return any(map(self.clause.__contains__, words))

    def is_called(self, words: Iterable[str]) -> bool:
        """Whether one of some words stands before its number."""
        return any(map(self.subject.__contains__, words))

    @property
    def near(self) -> str:
        """The sentence around the claim: all of it, unless it is longer than any real one."""
        return self.sentence.folded[max(0, self.start - _REACH) : self.end + _REACH]

    @property
    def part_of_sentence(self) -> str:
        """The part of the sentence, between semicolons, that the claim stands in."""
        text = self.sentence.folded
        first, last = max(0, self.start - _REACH), self.end + _REACH
        end = text.find(";", self.end, last)
        return text[max(text.rfind(";", first, self.start) + 1, first) : end if end >= 0 else last]

    @property
    def own_words(self) -> str:
        """The words of the part of the sentence that tell of no other number: those before it, and those behind it if
        no number follows."""
        text = self.sentence.folded
        before = _NO_NUMBER_BEFORE.search(text, max(0, self.start - _REACH), self.start)
        behind = _NO_NUMBER_BEHIND.match(text, self.end, self.end + _REACH)
        return (before[0] if before else "") + (behind[0] if behind else "")


class Breakdown(NamedTuple):
    """A total and the parts that the text lists for it.

    `exhaustive`: the list says that it is complete; `others`: what stands among the parts in other measure words;
    `beside`: what was carried from last year, of which the parts are as well.
    """

    total: Claim
    parts: tuple[Claim, ...]
    exhaustive: bool
    others: tuple[Claim, ...] = ()
    beside: tuple[Claim, ...] = ()


class Found:
    """Totals and parts: a total has one list, but for its later divisions and a single part told
    beside them (含上年5件), and a part is looked at no more."""

    def __init__(self) -> None:
        self.parts: dict[Key, Breakdown] = {}  # by part, what it is a part of
        self.totals: set[Key] = set()

    def keep(self, *breakdowns: Breakdown | None) -> Iterator[Breakdown]:
        """Take note of breakdowns, and hand them on."""
        for breakdown in breakdowns:
            if breakdown is not None and not self._has(breakdown):
                if len(breakdown.parts) > 1 or breakdown.parts[0].value == breakdown.total.value:
                    self.totals.add(breakdown.total.key)
                self.parts.update(dict.fromkeys((part.key for part in breakdown.parts), breakdown))
                yield breakdown

    def _has(self, breakdown: Breakdown) -> bool:
        """Whether the same list of the same total was found before."""
        known = self.parts.get(breakdown.parts[0].key)
        return known is not None and (known.total.key, known.parts) == (breakdown.total.key, breakdown.parts)

    def free(self, counts: Sequence[Claim]) -> list[Claim]:
        """The counts that are no parts yet."""
        return [count for count in counts if count.key not in self.parts]


def joined(claims: Sequence[Claim]) -> Location:
    """The place from the first claim to the last, if they stand in one paragraph; else that of the first."""
    first, last = claims[0], claims[-1]
    if first.sentence.paragraph is not last.sentence.paragraph:
        return first.location
    start, _ = first.sentence.span(first.subject_start, first.end)
    _, end = last.sentence.span(last.subject_start, last.end)
    return first.sentence.paragraph.locate(start, end)
