"""A rule as the engine knows it: what must hold, with its reason and remedy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from gi_lint.hints import Any
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled

# settings that name a table or sections of a form, in whatever check
_SECTIONS = ("section", "sections", "within", "also", "outside", "where")
_NAMING = {"table": "table", **dict.fromkeys(_SECTIONS, "section")}
_ROWS = ("row", "rows", "of", "cells", "amount")  # settings that name rows of `table`, or cells as row.column
_CELL = r"\b([A-Za-z]\w*)\[\s*([A-Za-z_][\w.*]*)\s*(?:,\s*(\w+)\s*)?\]"  # t3[new, total]


class PackError(Exception):
    """A pack cannot be used. The message has a line for each fault: `file:line: what; did you mean ...?`."""


class Words(NamedTuple):
    """What is written of a rule for people, and where: file and line, of its settings and examples the lines."""

    title: str
    basis: str
    why: str
    fix: str
    source: str
    lines: Mapping[str, int] = MappingProxyType({})
    example_lines: Sequence[int] = ()

    def kept(self) -> bytes:
        """As a rule has it."""
        return json.dumps({**self._asdict(), "lines": dict(self.lines)}, ensure_ascii=False).encode()


@cache
def _words(kept: bytes) -> Words:
    return Words(**json.loads(kept))


class Rule(NamedTuple):
    """What must hold, with its reason and remedy.

    `gate`: when it fails, no other rule runs on the report. `mandatory`: it always runs, and nobody may accept its
    findings.
    """

    id: str
    level: str
    check_name: str
    settings: Mapping[str, Any]
    kept_words: bytes  # in JSON: few runs look at them, and at those of few rules
    kept_examples: bytes = b"[]"
    since: int | None = None
    until: int | None = None
    gate: bool = False
    mandatory: bool = False
    trusted: bool = False  # it comes with gi-lint: its patterns need no time limit
    needs_previous: bool = False  # it compares with last year's report
    configured: Mapping[str, str] = MappingProxyType({})  # file and line of settings that a configuration gives

    @property
    def words(self) -> Words:
        """What is written of it for people."""
        return _words(self.kept_words)

    @property
    def title(self) -> str:
        """What must hold, in a line."""
        return self.words.title

    @property
    def table(self) -> str | None:
        """The table that the rule is about, if it is about one."""
        table = self.settings.get("table")
        return table if isinstance(table, str) else None

    @property
    def examples(self) -> list[dict[str, Any]]:
        """What passes, fails or is open under it, as its author wrote it."""
        examples: list[dict[str, Any]] = json.loads(self.kept_examples)
        return examples

    def place(self, key: str) -> str:
        """File and line of a setting."""
        file, _, line = self.words.source.rpartition(":")
        return self.configured.get(key) or f"{file}:{self.words.lines.get(key, line)}"

    def place_of_example(self, number: int) -> str:
        """File and line of an example, the first being 1."""
        source, lines = self.words.source, self.words.example_lines
        return f"{source.rpartition(':')[0]}:{lines[number - 1]}" if number <= len(lines) else source

    def names(self) -> Iterator[tuple[str, str, str]]:
        """The tables, sections and quantities that the settings name, as (place, which of these, id)."""
        for key, kind in _NAMING.items():
            value = self.settings.get(key, ())
            for name in (value,) if isinstance(value, str) else value if isinstance(value, list) else ():
                yield self.place(key), kind, name
        for names in self.settings.get("matches", ()) if self.check_name == "text_matches_table" else ():
            yield from ((self.place("matches"), "quantity", name) for name in names.split("+"))

    def cells(self) -> Iterator[tuple[str, str, str, str]]:
        """The cells of tables that the settings name, as (place, table, row, column); what is not named is ""."""
        for key, value in self.settings.items():
            for text in _texts(value):
                for match in compiled(_CELL, re.ASCII).finditer(text):
                    yield self.place(key), match[1], match[2], match[3] or ""
                if self.table and key in _ROWS:
                    yield self.place(key), self.table, text, ""
                elif self.table and key == "column":
                    yield self.place(key), self.table, "", text

    def covers(self, year: int | None) -> bool:
        """Whether it is for reports on a year; where that is not known, only a rule for all years is."""
        if year is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


def _texts(value: Any) -> Iterator[str]:
    """The texts in the value of a setting."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, Sequence):
        for item in value:
            yield from _texts(item)
