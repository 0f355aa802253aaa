"""The labelled corpus is read as it is labelled, but for what is marked there as read otherwise."""

from __future__ import annotations

import re
from decimal import Decimal

from gi_lint.claims import Claim, Context, read_breakdowns, read_claims, with_roles
from gi_lint.document import Location, Paragraph, sentences_of
from gi_lint.linter import Linter
from tests import corpus
from tests.test_claims import place_of

PHRASES = Linter().rulebook.phrases
HALF_WIDTH = {0xFF10 + n: str(n) for n in range(10)} | {ord("，"): ",", ord("．"): "."}


def read(entry: corpus.Entry) -> list[Claim]:
    lines = entry.text.split("\n")
    sentences = [s for n, line in enumerate(lines) for s in sentences_of(Paragraph(line, Location()), n)]
    claims = read_claims(sentences, Context(PHRASES, entry.year))
    return list(with_roles(claims, read_breakdowns(claims), PHRASES))


def offset(entry: corpus.Entry, claim: Claim) -> int:
    lines = entry.text.split("\n")
    return sum(len(line) + 1 for line in lines[: claim.sentence.number]) + claim.sentence.place(claim.start)


Reading = tuple[int, str, bool, Decimal | None]  # place, role, about, and the value that plain digits say


def found(entry: corpus.Entry) -> list[Reading]:
    """What is read; words that imply nothing are no numbers and are left out."""
    values = {claim.start: printed_value(claim.quote) for claim in entry.claims}
    claims = [(offset(entry, claim), claim) for claim in read(entry) if claim.role != "implied_zero"]
    readings = {
        (start, claim.role, claim.approximate, claim.value if values.get(start) is not None else None)
        for start, claim in claims
    }
    return sorted(readings)


def labelled(entry: corpus.Entry) -> list[Reading]:
    readings = {(claim.start, claim.role, claim.approximate, printed_value(claim.quote)) for claim in entry.claims}
    return sorted(readings)


def printed_value(quote: str) -> Decimal | None:
    """The value of a number in plain digits: 1,208件, 1.2万次; None for all others."""
    plain = re.fullmatch(r"([\d,.]+)(万?)[^\d.,万亿千成‰]+", quote.translate(HALF_WIDTH))
    return Decimal(plain[1].replace(",", "")) * (10_000 if plain[2] else 1) if plain else None


def test_entries_are_read_as_labelled() -> None:
    for entry in corpus.load():
        assert (found(entry) == labelled(entry)) is not entry.misread, entry.text


def test_blanks_around_figures_change_nothing() -> None:
    """Many offices put a blank before and after each figure, and so do programs that take the text out of a PDF."""
    spaced = 0
    for entry in corpus.load():
        text = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff%])", " ", entry.text)
        spaced += text != entry.text
        claims, others = read(entry), read(entry._replace(text=text))
        assert [(c.role, c.value, c.quantities) for c in claims] == [(c.role, c.value, c.quantities) for c in others]
        assert all(place_of(claim).quote == text_at(text, claim) for claim in others), text
    assert spaced > 100


def text_at(text: str, claim: Claim) -> str:
    """The number of a claim as it stands in a text."""
    first, last = claim.sentence.span(claim.start, claim.end)
    return text.split("\n")[claim.sentence.number][first:last]


def quantities(entry: corpus.Entry) -> set[tuple[int, str]]:
    """Place and quantity of the claims read; 结转 alone may be in or out: `carried` says neither."""
    return {
        (offset(entry, claim), quantity)
        for claim in read(entry)
        if claim.role in corpus.WITH_QUANTITY and (len(claim.quantities) == 1 or claim.role == "zero")
        for quantity in claim.quantities
        if quantity in corpus.QUANTITIES
    }


def expected_quantities(entry: corpus.Entry) -> set[tuple[int, str]]:
    told = ((claim.start, claim.read_as or claim.quantity) for claim in entry.claims)
    return {(start, quantity) for start, quantity in told if quantity not in (None, corpus.NOTHING)}


def test_quantities_are_those_labelled() -> None:
    """A wrong quantity makes a false alarm, a missed one a silence."""
    for entry in corpus.load():
        if not entry.misread:
            assert quantities(entry) == expected_quantities(entry), entry.text
