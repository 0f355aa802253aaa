"""`python -m gi_lint`: the same as the command `gi-lint`."""

from __future__ import annotations

import sys

from gi_lint.cli import main

if __name__ == "__main__":
    sys.exit(main())
