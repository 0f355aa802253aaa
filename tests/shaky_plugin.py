"""A plugin that fails as none should: `installed` gives the variables under which gi-lint knows it.

Its check and its output `shaky` raise, `silent` gives no text. It reads `.shaky` files by their first word: `die` ends
the process, `fault` raises, `nap` takes half a second, `wait` writes the number of its process beside the file and
never ends; all else is read as plain text.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from gi_lint.check import Outcome, settings
from gi_lint.document import Document
from gi_lint.finding import Run
from gi_lint.hookspecs import hookimpl
from gi_lint.readers import txt
from gi_lint.report import Report


@hookimpl
def gi_lint_readers() -> dict[str, str]:
    return {".shaky": f"{__name__}:read"}


@hookimpl
def gi_lint_checks() -> dict[str, str]:
    return {"shaky": f"{__name__}:Shaky"}


@settings
class Shaky:
    """It raises, whatever it is asked."""

    def run(self, report: Report) -> Iterator[Outcome]:
        raise ZeroDivisionError(report.document.path)


@hookimpl
def gi_lint_formatters() -> dict[str, str]:
    return {"shaky": f"{__name__}:write", "silent": f"{__name__}:keep_silent"}


def write(run: Run) -> str:
    raise ZeroDivisionError(f"{run.files} {run.view.quiet}")


def keep_silent(*_: object) -> None:
    return


def read(data: bytes, path: str) -> Document:
    word = data.split()[0]
    if word == b"die":
        os._exit(7)
    if word == b"fault":
        raise ZeroDivisionError("示例")
    if word == b"nap":
        time.sleep(0.5)
    if word == b"wait":
        Path(f"{path}.{os.getpid()}.waits").touch()
        time.sleep(600)
    return txt.read(data, path)


def installed(folder: Path) -> dict[str, str]:
    """Install the plugin into a folder; the variables of a run that is to find it there."""
    about = folder / "gi_lint_shaky-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: gi-lint-shaky\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[gi_lint]\nshaky = gi_lint_shaky\n")
    (folder / "gi_lint_shaky.py").write_bytes(Path(__file__).read_bytes())
    return {"PYTHONPATH": str(folder), "GI_LINT_CACHE_DIR": str(folder / "cache")}
