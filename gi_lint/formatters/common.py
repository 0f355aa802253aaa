"""What outputs for other programs share: paths as they want them, findings as plain text, characters allowed."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePath
from urllib.parse import quote

from gi_lint.finding import Finding
from gi_lint.formatters.wording import place_of, remarks
from gi_lint.hints import Any
from gi_lint.language import labelled
from gi_lint.patterns import compiled

# What XML 1.0 (section 2.2, Char) has no place for: most control characters, lone surrogates, U+FFFE and U+FFFF.
_NO_CHARACTER = compiled("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def relative(path: str) -> str:
    """A path from the current folder with forward slashes; one that lies elsewhere as it is."""
    pure = PurePath(path)
    if pure.is_absolute() and pure.is_relative_to(Path.cwd()):
        pure = pure.relative_to(Path.cwd())
    return pure.as_posix()


def uri(path: str) -> str:
    """The URI of a path, percent-encoded (RFC 3986): relative to the current folder where it lies below it."""
    near = relative(path)
    return PurePath(near).as_uri() if PurePath(near).is_absolute() else quote(os.fsencode(near))


def headline(finding: Finding) -> str:
    """What a finding says on one line, led by its place where it has no line that a program could show."""
    place = place_of(finding.location) if finding.location.line is None else ""
    said = labelled(place, finding.message) if place else finding.message
    return " ".join(said.split())


def json_text(data: Any) -> str:
    """Data as the text of a JSON file."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def told(finding: Finding) -> str:
    """All that a finding says: its headline, then a line each for `remarks`."""
    return "\n".join([headline(finding), *(labelled(name, text) for name, text in remarks(finding))])


def characters(text: str) -> str:
    """The text with U+FFFD for each character that XML and HTML do not allow."""
    return _NO_CHARACTER.sub("\ufffd", text)
