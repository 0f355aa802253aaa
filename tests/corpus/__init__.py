"""Invented sentences of annual reports, each with the meaning of its numbers (README.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("claims.yaml")
DEFAULT_YEAR = 2023

ROLES = frozenset({"total", "part", "count", "share", "rate", "change", "last_year", "cumulative", "zero"})
WITH_QUANTITY = frozenset({"total", "part", "count", "zero"})  # the roles that may name a quantity
QUANTITIES = frozenset(
    {
        *("received", "carried_in", "carried_out", "completed"),
        *("granted", "partly_granted", "denied", "unable", "not_handled", "other_handled"),
        *("reviews", "review_upheld", "review_corrected", "review_pending"),
        *("suits", "suits_direct", "suits_after_review", "suit_upheld", "suit_corrected", "suit_pending"),
        *("natural", "organizations", "business", "research", "charity", "legal_service", "other_applicant"),
        *("normative_made", "normative_repealed", "normative_valid", "rules_made"),
        *("published_total", "website", "weibo", "wechat", "interpretation", "response"),
        *("staff_full_time", "staff_part_time", "training_courses", "training_people", "meetings"),
    }
)
NOTHING = "nothing"  # what `read_as` says where the program tells no quantity
_ENTRY_KEYS = frozenset({"text", "year", "trap", "claims", "misread"})
_CLAIM_KEYS = frozenset({"quote", "nth", "role", "quantity", "approximate", "read_as"})


class Claim(NamedTuple):
    """One number of a text, or the words that say that there was nothing."""

    quote: str
    start: int  # where the quote begins in the text
    role: str
    quantity: str | None = None
    approximate: bool = False
    nth: int = 1
    read_as: str | None = None  # the quantity that the program takes it for, where that is another one

    @property
    def end(self) -> int:
        return self.start + len(self.quote)


class Entry(NamedTuple):
    """One piece of text with everything it claims; `trap`: with a tempting wrong reading; `misread`: the program still
    takes some of its numbers for something else."""

    text: str
    year: int
    claims: tuple[Claim, ...]
    trap: bool = False
    misread: bool = False


def position(text: str, quote: str, nth: int = 1) -> int:
    """Where `quote` occurs for the nth time, occurrences inside larger numbers counted; -1 if it does not."""
    start = -1
    for _ in range(nth):
        start = text.find(quote, start + 1)
        if start < 0:
            break
    return start


def _claim(text: str, data: dict[str, Any]) -> Claim:
    if unknown := data.keys() - _CLAIM_KEYS:
        raise ValueError(f"unknown keys {sorted(unknown)} in a claim of {text!r}")
    quote, nth = data["quote"], data.get("nth", 1)
    start = position(text, quote, nth)
    if start < 0:
        raise ValueError(f"{quote!r} ({nth}) is not in {text!r}")
    about = data.get("approximate", False)
    return Claim(quote, start, data["role"], data.get("quantity"), about, nth, data.get("read_as"))


def _entry(data: dict[str, Any]) -> Entry:
    if unknown := data.keys() - _ENTRY_KEYS:
        raise ValueError(f"unknown keys {sorted(unknown)} in {data!r}")
    text = data["text"]
    claims = tuple(_claim(text, claim) for claim in data["claims"])
    return Entry(text, data.get("year", DEFAULT_YEAR), claims, data.get("trap", False), data.get("misread", False))


def load() -> list[Entry]:
    """The whole corpus in the order of the file."""
    return [_entry(data) for data in YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))]
