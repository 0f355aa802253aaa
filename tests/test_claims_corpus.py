"""How well the reader of claims does on the labelled corpus: precision and recall, printed and held to a floor."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from gi_lint.claims import Claim, Context, read_breakdowns, read_claims, with_roles
from gi_lint.document import Location, Paragraph, sentences_of
from gi_lint.linter import Linter
from tests import corpus
from tests.test_claims import place_of

FLOOR = 0.97
PHRASES = Linter().rulebook.phrases


def read(entry: corpus.Entry) -> list[Claim]:
    lines = entry.text.split("\n")
    sentences = [s for n, line in enumerate(lines) for s in sentences_of(Paragraph(line, Location()), n)]
    claims = read_claims(sentences, Context(PHRASES, entry.year))
    return list(with_roles(claims, read_breakdowns(claims), PHRASES))


def offset(entry: corpus.Entry, claim: Claim) -> int:
    lines = entry.text.split("\n")
    return sum(len(line) + 1 for line in lines[: claim.sentence.number]) + claim.sentence.place(claim.start)


def found(entry: corpus.Entry) -> Counter[tuple[int, str]]:
    """Place and role of each claim read; words that imply nothing are no numbers and are left out."""
    return Counter({(offset(entry, claim), claim.role): 1 for claim in read(entry) if claim.role != "implied_zero"})


def labelled(entry: corpus.Entry) -> Counter[tuple[int, str]]:
    return Counter({(claim.start, claim.role): 1 for claim in entry.claims})


def counts() -> tuple[int, int, int]:
    """Claims read rightly, read wrongly, and missed."""
    right = wrong = missed = 0
    for entry in corpus.load():
        read_here, labels = found(entry), labelled(entry)
        right += (read_here & labels).total()
        wrong += (read_here - labels).total()
        missed += (labels - read_here).total()
    return right, wrong, missed


def test_precision_and_recall(capsys: pytest.CaptureFixture[str]) -> None:
    right, wrong, missed = counts()
    precision, recall = right / (right + wrong), right / (right + missed)
    with capsys.disabled():
        print(f"\nclaims corpus: {right} right, {wrong} wrong, {missed} missed; P {precision:.3f} R {recall:.3f}")
    assert precision >= FLOOR
    assert recall >= FLOOR


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


def quantities(entry: corpus.Entry) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    labels = {(claim.start, claim.quantity) for claim in entry.claims if claim.quantity}
    claims = [claim for claim in read(entry) if claim.role in corpus.WITH_QUANTITY]
    read_here = {
        (offset(entry, claim), quantity)
        for claim in claims
        if len(claim.quantities) == 1 or claim.role == "zero"
        for quantity in claim.quantities
        if quantity in corpus.QUANTITIES  # 结转 alone may be in or out: `carried` says neither
    }
    return read_here, labels


def test_quantities_are_rarely_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong quantity makes a false alarm, a missed one only a silence: precision counts."""
    right = wrong = missed = 0
    for entry in corpus.load():
        read_here, labels = quantities(entry)
        right += len(read_here & labels)
        wrong += len(read_here - labels)
        missed += len(labels - read_here)
    with capsys.disabled():
        print(f"\nquantities: {right} right, {wrong} wrong, {missed} missed")
    assert right / (right + wrong) >= FLOOR
