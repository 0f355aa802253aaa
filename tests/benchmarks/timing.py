"""What a command takes: time by the wall clock, processor time with that of its processes, memory of the largest."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_KILOBYTES = 1 if sys.platform == "linux" else 1024  # what ru_maxrss counts in: kilobytes there, bytes elsewhere


class Taken(NamedTuple):
    """Milliseconds, milliseconds and megabytes."""

    wall: float
    processor: float
    memory: float


class Measured(NamedTuple):
    """A command with the variables it runs under.

    `fresh`: a folder of cached results to be dropped before each run. `well`: the exit codes of one
    that did its work.
    """

    command: Sequence[str]
    variables: Mapping[str, str] = {}
    fresh: Path | None = None
    well: tuple[int, ...] = (0,)

    def run(self) -> Taken:
        """Run the command to its end. One that did not do its work ends the benchmark."""
        if self.fresh is not None:
            shutil.rmtree(self.fresh, ignore_errors=True)
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        with subprocess.Popen(
            self.command, env={**kept, **self.variables}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            start = time.perf_counter()
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.well:
            sys.exit(f"{' '.join(self.command)[:200]} ended with {process.returncode}")
        return Taken(1000 * wall, 1000 * (usage.ru_utime + usage.ru_stime), usage.ru_maxrss / _KILOBYTES / 1024)


def medians(measured: Mapping[str, Measured], rounds: int) -> dict[str, Taken]:
    """The medians of each command. They take turns, so that a busy moment hits all alike; the first round counts not:
    it fills the caches."""
    taken: dict[str, list[Taken]] = {name: [] for name in measured}
    for number in range(rounds + 1):
        for name, one in measured.items():
            found = one.run()
            if number:
                taken[name].append(found)
    return {name: Taken(*map(statistics.median, zip(*runs, strict=True))) for name, runs in taken.items()}
