"""What the exit code of a command says. A run without any of these ends with 0."""

from __future__ import annotations

FOUND = 1  # findings at or above --fail-on, examples that do not hold, a baseline to be tidied up
USAGE = (
    2  # a wrong command line, configuration or rule pack, or a path that is not there or a folder that cannot be opened
)
INTERRUPTED = 130  # Ctrl-C: 128 and the number of the signal, as shells have it
