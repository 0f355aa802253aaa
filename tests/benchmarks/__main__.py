"""Medians of cold runs, and their ratio to a bare interpreter and to bare imports in the same run."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
ROUNDS = 21
BARE = [sys.executable, "-c", "pass"]
IMPORTS = [sys.executable, "-c", "import lxml.etree, zipfile, argparse, json"]
LINT = [sys.executable, "-m", "gi_lint"]


def commands() -> dict[str, list[str]]:
    """What is measured, by name; the first two are what the others are compared with."""
    found = {BARE[-1]: BARE, IMPORTS[-1]: IMPORTS, "--version": [*LINT, "--version"]}
    for suffix in ("docx", "html", "txt"):
        found[f"check one {suffix}"] = [*LINT, "check", "--fail-on", "never", str(EXAMPLES / f"faulty-2024.{suffix}")]
    return found


def medians(rounds: int = ROUNDS) -> dict[str, float]:
    """Milliseconds by name. The commands take turns, so that a busy moment hits them all alike."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["GI_LINT_CACHE_DIR"] = folder
        times: dict[str, list[float]] = {name: [] for name in commands()}
        for number in range(rounds + 1):
            for name, command in commands().items():
                start = time.perf_counter()
                subprocess.run(command, capture_output=True, env=environment, check=True)
                if number:  # the first round fills the caches
                    times[name].append(1000 * (time.perf_counter() - start))
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    found = medians()
    bare, imports = list(found.values())[:2]
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    print(f"{'':<45} {'ms':>8} {'x bare':>8} {'x imports':>10}")
    for name, milliseconds in found.items():
        print(f"{name:<45} {milliseconds:8.1f} {milliseconds / bare:8.2f} {milliseconds / imports:10.2f}")


if __name__ == "__main__":
    main()
