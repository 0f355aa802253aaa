"""A bound on processor time, far above what is needed: what grows faster than its input runs into it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SECONDS = 60  # of processor time, many times what any of it takes


@contextmanager
def bounded_time() -> Iterator[None]:
    """Fail what takes more processor time. Skips where no such time is kept."""
    if sys.platform == "win32":
        pytest.skip("no timer of processor time there")

    def stop(*_: object) -> None:
        pytest.fail(f"not done after {SECONDS} seconds of processor time")

    handler = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, handler)
