"""The command `gi-lint`, and `python -m gi_lint`, which is the same."""

from __future__ import annotations

import gc
import os

from gi_lint.exit_codes import INTERRUPTED
from gi_lint.hints import NoReturn


def run() -> NoReturn:
    """Run the command. Ctrl-C while its modules are still being loaded ends it without a word.

    The process lives shortly: garbage is looked for seldom, and not while modules are loaded.
    """
    gc.set_threshold(100_000)
    try:
        from gi_lint.cli import run as run_command

        run_command()
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    run()
