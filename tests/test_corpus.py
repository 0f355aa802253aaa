"""The labelled sentences of tests/corpus, checked for themselves: whole, unambiguous, and full of traps."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.corpus import QUANTITIES, ROLES, WITH_QUANTITY, Claim, Entry, load, position

ENTRIES = load()
CLAIMS = [(entry, claim) for entry in ENTRIES for claim in entry.claims]
NUMERAL = re.compile(r"[0-9０-９一二两三四五六七八九十百千万亿]")


def shown(entry: Entry, claim: Claim) -> str:
    return f"{claim} in {entry.text}"


def test_there_are_enough_entries_and_none_twice() -> None:
    assert len(ENTRIES) >= 300
    repeated = [text for text, times in Counter("".join(entry.text.split()) for entry in ENTRIES).items() if times > 1]
    assert not repeated


def test_a_third_are_traps() -> None:
    assert 3 * sum(entry.trap for entry in ENTRIES) >= len(ENTRIES)
    assert all(entry.trap for entry in ENTRIES if not entry.claims)


def test_quotes_occur_where_they_are_said_to() -> None:
    for entry, claim in CLAIMS:
        assert claim.quote == claim.quote.strip() != "", shown(entry, claim)
        assert claim.start == position(entry.text, claim.quote, claim.nth) >= 0, shown(entry, claim)
        assert entry.text[claim.start : claim.end] == claim.quote, shown(entry, claim)


def test_roles_and_quantities_are_of_the_lists() -> None:
    for entry, claim in CLAIMS:
        assert claim.role in ROLES, shown(entry, claim)
        assert claim.quantity is None or claim.quantity in QUANTITIES, shown(entry, claim)
        assert claim.quantity is None or claim.role in WITH_QUANTITY, shown(entry, claim)
    assert {claim.role for _, claim in CLAIMS} == ROLES
    assert {claim.quantity for _, claim in CLAIMS if claim.quantity} == QUANTITIES


def test_quotes_are_whole_numbers_or_words_for_nothing() -> None:
    for entry, claim in CLAIMS:
        before, after = entry.text[: claim.start], entry.text[claim.end :]
        if claim.role == "zero":
            assert not re.search(r"[0-9０-９]", claim.quote), shown(entry, claim)
            assert re.search(r"[无未没零]|不存在", claim.quote), shown(entry, claim)
        else:
            assert NUMERAL.search(claim.quote), shown(entry, claim)
            assert not re.search(r"[0-9０-９][.,，]?$", before), shown(entry, claim)
            assert not (claim.quote[-1].isdecimal() and re.match(r"[0-9０-９.%％]", after)), shown(entry, claim)


def test_claims_stand_in_order_and_do_not_overlap() -> None:
    for entry in ENTRIES:
        assert list(entry.claims) == sorted(entry.claims, key=lambda claim: claim.start), entry.text
        assert len({(claim.start, claim.quantity) for claim in entry.claims}) == len(entry.claims), entry.text
        places = sorted({(claim.start, claim.end) for claim in entry.claims})
        assert all(end <= start for (_, end), (start, _) in pairwise(places)), entry.text


def test_parts_have_a_total() -> None:
    for entry in ENTRIES:
        roles = {claim.role for claim in entry.claims}
        assert ("part" in roles) == ("total" in roles), entry.text


def test_a_quote_that_is_missing_is_not_found() -> None:
    text = "收到126件，办结6件"
    assert [position(text, "6件", nth) for nth in (1, 2, 3)] == [4, 9, -1]


@pytest.mark.parametrize("word", ["余", "多", "近", "约", "以上", "左右", "超过"])
def test_words_for_about_stand_outside_the_quote(word: str) -> None:
    assert any(claim.approximate for _, claim in CLAIMS)
    for entry, claim in CLAIMS:
        assert word not in claim.quote, shown(entry, claim)
