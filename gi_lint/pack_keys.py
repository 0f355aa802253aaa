"""What may be written in the files of a rule pack: the keys of each kind of mapping, and what the value of a key is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from gi_lint.named import NamedTuple


class Keys(NamedTuple):
    """The keys that a mapping may have, and those of them that it must have."""

    known: tuple[str, ...]
    required: tuple[str, ...] = ()


VERDICTS = ("pass", "fail", "open")
_RULE = ("id", "title", "level", "basis", "why", "fix")
_TEMPLATE = ("id", "title", "notice", "years", "tables")
_TABLE = ("id", "name", "title", "layout", "blocks")
_ROW = ("id", "label", "name", "variants", "heading", "unit", "required", "local")
_SECTION = ("id", "heading")

PACK = Keys(("id", "title", "extends", "disable"), ("id", "title"))
RULE = Keys((*_RULE, "en", "since", "until", "gate", "mandatory", "examples"), _RULE)
ENGLISH = Keys(("title", "basis", "why", "fix", "terms"))
EXAMPLE = Keys((*VERDICTS, "says", "level"))
TEMPLATE = Keys((*_TEMPLATE, "sections", "fixed_headings"), _TEMPLATE)
YEARS = Keys(("first", "last"), ("first",))
SECTION = Keys((*_SECTION, "variants", "words", "mentions"), _SECTION)
TABLE = Keys(_TABLE, _TABLE)
BLOCK = Keys(("caption", "columns", "rows"), ("rows",))
COLUMN = Keys(("id", "label", "name", "variants", "kind"), ("id", "label"))
ROW = Keys(_ROW)
AMENDMENT = Keys(("amends", "rows", "sections"), ("amends",))
ADDED_ROW = Keys((*_ROW, "table", "after"), ("table", "after", "id", "label"))
ADDED_SECTION = Keys((*SECTION.known, "after"), ("after", *_SECTION))
PHRASE = Keys(("words", "or", "not", "apart", "beside", "near", "of", "none"), ("words",))

_TEXTS = tuple[str, ...]
_KINDS: Mapping[str, Any] = {
    "level": Literal["error", "warning", "note"],
    "layout": Literal["down", "across", "list"],
    "kind": Literal["count", "amount", "change"],
    "terms": Mapping[str, str],
    **dict.fromkeys(("since", "until", "year", *YEARS.known), int),
    **dict.fromkeys(("years", "en", *VERDICTS), Mapping[str, Any]),
    **dict.fromkeys(("gate", "mandatory", "fixed_headings", "required"), bool),
    **dict.fromkeys(("disable", "variants", "words", "mentions", "not", "or", "apart", "beside", "near"), _TEXTS),
    **dict.fromkeys(("sections", "tables", "blocks", "columns", "rows", "examples", "none"), Any),
}


def kind_of(key: str) -> Any:
    """What the value of a key is, as a type hint; of most a text."""
    return _KINDS.get(key, str)
