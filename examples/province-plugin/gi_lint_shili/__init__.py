"""示例省: what the province asks for beyond the form of 2021. The rules lie in rules/, as YAML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gi_lint.hookspecs import hookimpl


@hookimpl
def gi_lint_rule_packs() -> Sequence[str]:
    return [str(Path(__file__).parent / "rules")]
