"""The numbers that a text states: how many of what, and which share of a whole.

Every claim keeps its exact span, so that a finding can show the place as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from gi_lint.document import Location, Sentence

COUNT, SHARE = "count", "share"

_UNITS = "件次|人次|万元|亿元|元|件|条|篇|期|次|个|人|页|项|份|场|例|宗|起|批|部|家|户|名"
_APPROXIMATE_BEFORE = re.compile(r"(?:近|约|大约|超过|逾|超|不足|不到|左右)\s*$")
_COUNT = re.compile(
    rf"(?<![\d.\[A-Za-z-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)\s*(?P<size>万|亿|千)?\s*"
    rf"(?P<about>余|多)?\s*(?P<unit>{_UNITS})(?P<after>以上|左右|以下)?"
)
_SHARE = re.compile(
    r"占(?P<whole>[^,。;、\d%占]{0,20}?)(?:的|比|为|约|达|到|比例|比重)*\s*(?P<number>\d+(?:\.\d+)?)\s*%"
)
_ABOUT_SHARE = re.compile(r"约|近|超|逾|以上|左右|多")
_SUBJECT_END = re.compile(r"[,。;、:(\[]|其中|分别为|包括")
_SIZES = {"千": 1000, "万": 10_000, "亿": 100_000_000}
_QUOTES = "\"'"


class Claim(NamedTuple):
    """A number that a sentence states.

    `role`: COUNT, or SHARE in per cent. `subject` are the words that the number counts; of a share, those of
    its count. `whole` are the words for what a share is a share of, empty if they are left out. `counted` is the
    count that a share belongs to. `digits` are the decimals printed.
    """

    role: str
    value: Decimal
    unit: str
    subject: str
    sentence: Sentence
    start: int
    end: int
    digits: int = 0
    approximate: bool = False
    whole: str = ""
    counted: Claim | None = None

    @property
    def clause(self) -> str:
        """The part of the sentence, between semicolons, that the claim stands in."""
        text = self.sentence.folded
        end = text.find(";", self.end)
        return text[text.rfind(";", 0, self.start) + 1 : end if end >= 0 else len(text)]

    @property
    def location(self) -> Location:
        return self.sentence.locate(self.start, self.end)

    @property
    def text(self) -> str:
        """The claim as typed."""
        return self.location.quote or ""


def read_claims(sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """The claims of the sentences, in their order."""
    return tuple(claim for sentence in sentences for claim in _claims(sentence))


def _claims(sentence: Sentence) -> Iterator[Claim]:
    counts = [_count(match, sentence) for match in _COUNT.finditer(sentence.folded)]
    shares = [_share(match, sentence, counts) for match in _SHARE.finditer(sentence.folded)]
    yield from sorted((*counts, *shares), key=lambda claim: claim.start)


def _count(match: re.Match[str], sentence: Sentence) -> Claim:
    value = Decimal(match["number"].replace(",", "")) * _SIZES.get(match["size"] or "", 1)
    before = sentence.folded[: match.start()]
    return Claim(
        role=COUNT,
        value=value,
        unit=match["unit"],
        subject=_subject(before),
        sentence=sentence,
        start=match.start(),
        end=match.end(),
        approximate=bool(match["about"] or match["after"] or _APPROXIMATE_BEFORE.search(before)),
    )


def _subject(before: str) -> str:
    """The words of the clause before a number."""
    clause = _SUBJECT_END.split(before)[-1]
    return clause.strip().strip(_QUOTES).strip()


def _share(match: re.Match[str], sentence: Sentence, counts: Sequence[Claim]) -> Claim:
    number = match["number"]
    count = _count_before(match.start(), sentence.folded, counts)
    around = sentence.folded[max(0, match.start() - 1) : match.end() + 2]
    return Claim(
        role=SHARE,
        value=Decimal(number),
        unit="%",
        subject=count.subject if count else _subject(sentence.folded[: match.start()]),
        sentence=sentence,
        start=match.start(),
        end=match.end(),
        digits=len(number.partition(".")[2]),
        approximate=bool(_ABOUT_SHARE.search(around)),
        whole=re.sub(r"(?:的|比例|比重|约|达|到|为|比)+$", "", match["whole"]).strip(_QUOTES + " "),
        counted=count,
    )


def _count_before(position: int, text: str, counts: Sequence[Claim]) -> Claim | None:
    """The count that stands right before a share, nothing but a comma or 的 between."""
    before = [claim for claim in counts if claim.end <= position]
    if not before or not re.fullmatch(r"[\s,、;的]{0,3}(?:约)?", text[before[-1].end : position]):
        return None
    return before[-1]


def joined(claims: Sequence[Claim]) -> Location:
    """The place from the first claim to the last, if they stand in one paragraph; else that of the first."""
    first, last = claims[0], claims[-1]
    if first.sentence.paragraph is not last.sentence.paragraph:
        return first.location
    start, end = first.sentence.start + first.start, last.sentence.start + last.end
    return first.sentence.paragraph.locate(start, end)
