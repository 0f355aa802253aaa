"""Small texts kept between runs in the user's cache folder. A cache that cannot be used is no error."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from platformdirs import user_cache_path


def folder() -> Path:
    """Where the cache lies: $GI_LINT_CACHE_DIR, else the user's cache folder."""
    chosen = os.environ.get("GI_LINT_CACHE_DIR")
    return Path(chosen) if chosen else user_cache_path("gi-lint", appauthor=False)


def load(name: str) -> str | None:
    """The text kept under a name; None if there is none or it cannot be read."""
    try:
        return (folder() / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def store(name: str, text: str) -> None:
    """Keep a text under a name, written whole or not at all."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder(), prefix=name[:12])
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).replace(folder() / name)
    except OSError:
        return
