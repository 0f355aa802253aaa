"""Regular expressions, kept ready between runs.

Python builds a class of wide characters over all 65,536 of the basic plane, so that to set up the patterns of this
program took a third of a short run. What comes out is a list of numbers for each pattern: it is kept in the
cache, for the very Python that made it. Where that cannot be done (another Python that works otherwise, a cache that
cannot be used), a pattern is compiled as ever.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from importlib import import_module

from gi_lint import __version__, cache
from gi_lint.hints import Any, AnyStr

_KEPT = "patterns"
_MOST = 1000  # patterns kept; where there are more, those of the last run alone
_STAMP = f"{__version__} {sys.version} {array('I').itemsize}"


class _Ready:
    """The patterns known from earlier runs: by flags and text, the arguments that Python's engine makes one of."""

    def __init__(self) -> None:
        self.is_new = False
        self.known: dict[str, list[Any]] = {}
        self.made: dict[str, re.Pattern[Any]] = {}
        with suppress(ValueError, TypeError, AttributeError):
            self.known = _unpacked(cache.load_bytes(_KEPT) or b"")

    def pattern(self, text: AnyStr, flags: int) -> re.Pattern[AnyStr]:
        """A pattern, from what is known of it."""
        key = f"{flags} {text}" if isinstance(text, str) else f"b{flags} {text.decode('latin-1')}"
        if key not in self.made:
            try:
                self.made[key] = self._made(key, text, flags)
            except Exception:  # whatever is amiss with what was kept or with the way to it, the pattern itself is not
                self.known.pop(key, None)
                self.made[key] = re.compile(text, flags)
        return self.made[key]

    def worth_keeping(self) -> dict[str, list[Any]]:
        """What the next run may ask for."""
        if len(self.known) <= _MOST:
            return self.known
        return {key: value for key, value in self.known.items() if key in self.made}

    @cached_property
    def _engine(self) -> Any:
        return import_module("_sre")

    def _made(self, key: str, text: AnyStr, flags: int) -> re.Pattern[AnyStr]:
        """A pattern as the engine makes it. Raises one of many errors where Python does not work so."""
        if key not in self.known:
            self.known[key] = _parsed(text, flags)
            self.is_new = True
        all_flags, numbers, groups, names = self.known[key]
        code = array("I", numbers).tolist()
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        made: re.Pattern[AnyStr] = self._engine.compile(text, all_flags, code, groups, names, tuple(by_number))
        return made


_ready: _Ready | None = None


def compiled(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The same as `re.compile`, quicker where it was done before."""
    global _ready
    if _ready is None:
        _ready = _Ready()
    return _ready.pattern(text, int(flags))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds one of some words: to try many words on many sentences it is far quicker than to try each."""
    return compiled(either(words))


def either(words: Iterable[str]) -> str:
    """What of a pattern finds one of some words; nothing where there are none."""
    escaped = (word if word.isalnum() else re.escape(word) for word in words)  # nearly all are: to see that is quicker
    return f"(?:{'|'.join(escaped) or '(?!)'})"


def keep() -> None:
    """Keep the patterns of this run for the next."""
    if _ready is not None and _ready.is_new:
        cache.store(_KEPT, _packed(_ready.worth_keeping()))


def _packed(known: dict[str, list[Any]]) -> bytes:
    """Patterns as they are kept: a line of JSON that says how long the numbers of each are, then the numbers."""
    lengths = {key: [flags, len(numbers), groups, names] for key, (flags, numbers, groups, names) in known.items()}
    line = json.dumps([_STAMP, lengths], ensure_ascii=False).encode()
    return b"\n".join((line, b"".join(numbers for _, numbers, _, _ in known.values())))


def _unpacked(kept: bytes) -> dict[str, list[Any]]:
    """What `_packed` packed; nothing where another Python did. Raises ValueError, TypeError or AttributeError."""
    line, _, numbers = kept.partition(b"\n")
    stamp, lengths = json.loads(line or "[0, {}]")
    known = {}
    if stamp == _STAMP:
        at = 0
        for key, (flags, length, groups, names) in lengths.items():
            known[key] = [flags, numbers[at : at + length], groups, names]
            at += length
    return known


def _parsed(text: str | bytes, flags: int) -> list[Any]:
    """What `re.compile` hands to the engine: flags, code, number of groups, groups by name."""
    parsed = import_module("re._parser").parse(text, flags)
    code = import_module("re._compiler")._code(parsed, flags)
    state = parsed.state
    return [flags | state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict)]
