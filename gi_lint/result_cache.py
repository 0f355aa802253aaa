"""Results kept between runs, so that a file is not read again while nothing that its result rests on has changed.

A result lies under a digest of all that it rests on (`_name`), but for last year's reports: which of them were looked
at is known only from the result, so their states are kept beside it and compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from sys import intern

from gi_lint import cache, language
from gi_lint.check import Operand
from gi_lint.digest import digest
from gi_lint.document import Location
from gi_lint.files import content, pack_files, reports_below
from gi_lint.finding import Finding, Identity, Result, Suppressed
from gi_lint.hints import Any
from gi_lint.setups import Setup, Setups

MOST = 128  # results in each of the 256 parts of the cache
_FORMAT = "1"  # of the kept data; raised when their shape changes
_NO_MATTER = ("fail-on", "exclude", "accept", "packs")  # values that change no result, or whose content counts instead


class ResultCache:
    """The results of earlier runs for the files of this one."""

    def __init__(self, setups: Setups) -> None:
        self._setups = setups
        self._shared: dict[int, str] = {}  # by the identity of setups
        self._states: dict[str, str] = {}  # of last year's files and folders

    def find(self, path: str, data: bytes) -> Result | None:
        """The result kept for a file with a content; None where there is none that still holds."""
        name = self._name(path, data)
        kept = _unsealed(name, cache.load(name))
        if kept is None or any(self._state(place) != state for place, state in kept["rests_on"].items()):
            return None
        return _result(kept["result"])

    def keep(self, path: str, data: bytes, result: Result) -> None:
        """Keep the result of a file, unless it rests on more than files."""
        if result.rests_on is None:
            return
        states = {place: self._state(place) for place in result.rests_on}
        name = self._name(path, data)
        cache.store(name, _sealed(name, {"rests_on": states, "result": result}), MOST)

    def is_sound(self, setup: Setup) -> bool:
        """Whether an earlier run has found nothing wrong with what is asked for, in any part of the configuration."""
        return cache.load(self._soundness(setup)) is not None

    def keep_sound(self, setup: Setup) -> None:
        """Remember that nothing is wrong."""
        cache.store(self._soundness(setup), "", MOST)

    def _soundness(self, setup: Setup) -> str:
        config = setup.config.sheet.tree if setup.config is not None else None
        return f"sound/{digest([self._alike(setup), repr(config), repr(setup.overrides)])}"

    def _name(self, path: str, data: bytes) -> str:
        entries = self._setups.entries(path)
        today = str(date.today()) if any(entry.expires for entry in entries) else ""
        name = digest([self._alike(self._setups.of(path)), path, repr(entries), today, data])
        return f"results/{name[:2]}/{name[2:]}.json"

    def _alike(self, setup: Setup) -> str:
        if id(setup) not in self._shared:
            self._shared[id(setup)] = digest(map(repr, self._ingredients(setup)))
        return self._shared[id(setup)]

    def _ingredients(self, setup: Setup) -> Iterator[Any]:
        """What the results of all files that are checked alike rest on."""
        yield _FORMAT
        yield language.in_use()
        yield self._setups.plugins.state  # the version, all programs, and the packs that come with them
        yield sorted((key, value) for key, value in setup.values.items() if key not in _NO_MATTER)
        yield setup.base
        for folder in setup.packs:
            yield [(file.name, content(file.path)) for file in pack_files(folder)]

    def _state(self, place: str) -> str:
        """What last year's file holds, or the names of the reports in a folder that was searched."""
        if place not in self._states:
            self._states[place] = digest([*self._names(Path(place)), content(place) or b""])
        return self._states[place]

    def _names(self, folder: Path) -> Iterator[str]:
        return map(str, reports_below(folder, self._setups.plugins.readers))


# The kept text -----------------------------------------------------------------------------------------------


def _sealed(name: str, data: Any) -> str:
    """Data as text, led by a digest of it and its name, so that no damaged text is taken for a result."""
    text = json.dumps(data, default=sorted)  # what is not of JSON's kinds are sets
    return f"{digest([name, text])}\n{text}"


def _unsealed(name: str, text: str | None) -> Any:
    seal, _, body = (text or "").partition("\n")
    return json.loads(body) if seal == digest([name, body]) else None


def _result(values: list[Any]) -> Result:
    result = Result(*values)
    return result._replace(
        findings=tuple(map(_finding, result.findings)),
        suppressed=tuple(Suppressed(_finding(finding), *how) for finding, *how in result.suppressed),
        unasked=frozenset(result.unasked),
        rests_on=tuple(result.rests_on or ()),
        remarks=tuple(result.remarks),
    )


def _finding(values: Any) -> Finding:
    """A finding. What its rule says is held once for all its findings."""
    finding = Finding(*values)
    return finding._replace(
        title=intern(finding.title),
        basis=intern(finding.basis),
        fix=intern(finding.fix),
        why=intern(finding.why),
        location=_location(finding.location),
        related=tuple(map(_location, finding.related)),
        operands=tuple(map(_operand, finding.operands)),
        identity=Identity(*finding.identity) if finding.identity is not None else None,
    )


def _operand(values: Any) -> Operand:
    operand = Operand(*values)
    return operand._replace(location=_location(operand.location))


def _location(values: Any) -> Location:
    location = Location(*values)
    if location.box is None:
        return location
    left, top, right, bottom = location.box
    return location._replace(box=(left, top, right, bottom))
