"""`python -m gi_lint`: the same as the command `gi-lint`."""

from __future__ import annotations

from gi_lint.cli import run

if __name__ == "__main__":
    run()
