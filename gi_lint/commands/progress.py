"""A bar on stderr for work that takes more than a moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from gi_lint.hints import TypeVar
from gi_lint.language import say

T = TypeVar("T")
PATIENCE = 1.0  # seconds that people wait without asking
_REFRESH = 0.1  # seconds


def followed(items: Iterable[T], total: int) -> Iterator[T]:
    """The items as they come; after a second, on a terminal, with a bar that tells how many of the total have come."""
    return _with_bar(items, total) if sys.stderr.isatty() else iter(items)


def _with_bar(items: Iterable[T], total: int) -> Iterator[T]:
    begun = shown = time.monotonic()
    bar = None
    try:
        for number, item in enumerate(items, 1):
            yield item
            now = time.monotonic()
            if bar is None and number < total and now - begun > PATIENCE:
                # rich is slow to import, and only a terminal with time to look at it needs it.
                from rich.console import Console
                from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

                columns = (TextColumn(say("检查")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
                bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
                bar.add_task("", total=total)
                bar.start()
            if bar is not None and now - shown > _REFRESH:
                bar.update(bar.task_ids[0], completed=number, refresh=True)
                shown = now
    finally:
        if bar is not None:
            bar.stop()
