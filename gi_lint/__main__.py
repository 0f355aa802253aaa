"""The command `gi-lint`, and `python -m gi_lint`, which is the same."""

from __future__ import annotations

import os
from typing import NoReturn

from gi_lint.exit_codes import INTERRUPTED


def run() -> NoReturn:
    """Run the command. Ctrl-C while its modules are still being loaded ends it without a word."""
    try:
        from gi_lint.cli import run as run_command

        run_command()
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    run()
