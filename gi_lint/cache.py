"""What is kept between runs in the user's cache folder. A cache that cannot be used is no error."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def folder() -> Path:
    """Where the cache lies: $GI_LINT_CACHE_DIR, else the place that the system gives to caches."""
    environment = os.environ
    if chosen := environment.get("GI_LINT_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "gi-lint" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "gi-lint"
    return Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gi-lint"


def load(name: str) -> str | None:
    """The text kept under a name; None if there is none or it cannot be read."""
    kept = load_bytes(name)
    try:
        return None if kept is None else kept.decode()
    except UnicodeDecodeError:
        return None


def load_bytes(name: str) -> bytes | None:
    """What is kept under a name; None if there is nothing or it cannot be read, as a pipe whose end may never come."""
    try:
        place = folder() / name
        return place.read_bytes() if place.is_file() else None
    except (OSError, RuntimeError):  # no home folder is a RuntimeError
        return None


def store(name: str, kept: str | bytes, most: int | None = None) -> None:
    """Keep something under a name, written whole or not at all; of what lies beside it, `most` of the youngest."""
    try:
        place = folder() / name
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_name(f"{place.name}.{os.getpid()}.tmp")
        temporary.write_bytes(kept if isinstance(kept, bytes) else kept.encode())
        temporary.replace(place)
        if most is not None:
            _prune(place.parent, most)
    except (OSError, RuntimeError):
        return


def _prune(place: Path, most: int) -> None:
    """Drop the oldest files of a folder where there are more than `most`. Raises OSError if another run has."""
    with os.scandir(place) as entries:
        kept = list(entries)
    if len(kept) > most:
        for entry in sorted(kept, key=lambda entry: entry.stat().st_mtime_ns)[:-most]:
            Path(entry.path).unlink(missing_ok=True)
