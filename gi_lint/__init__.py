"""gi-lint: checks 政府信息公开工作年度报告 against the official forms and against themselves.

`gi_lint.lint(path)` checks a report; `Result` and `Finding` are what comes of it. All three are loaded on first use.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"
__all__ = ["Finding", "Result", "__version__", "lint"]


def __getattr__(name: str) -> object:
    if name in ("Finding", "Result", "lint"):
        return getattr(import_module("gi_lint.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
