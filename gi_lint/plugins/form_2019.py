"""The form of 2019 (试行格式): its template and rules lie in rules/2019."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.hookspecs import hookimpl
from gi_lint.plugins.builtin import pack_folder


@hookimpl
def gi_lint_rule_packs() -> Sequence[str]:
    return [pack_folder("2019")]
