"""A cache that knows the packs of gi-lint: to compile them takes longer than most tests."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.command import gi_lint


@cache
def compiled_packs() -> Path:
    """A folder with the packs as they are kept, made once in each process of a test run."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    gi_lint("rules", variables={"GI_LINT_CACHE_DIR": folder})
    return Path(folder) / "packs"


def with_packs(folder: Path) -> Path:
    """Make a folder into a cache that holds the packs and nothing else."""
    shutil.copytree(compiled_packs(), folder / "packs")
    return folder
