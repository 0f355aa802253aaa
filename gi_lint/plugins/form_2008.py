"""The form of 2008 (492号令第三十二条六项内容): its template and rules lie in rules/2008."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.hookspecs import hookimpl
from gi_lint.plugins.builtin import pack_folder


@hookimpl
def gi_lint_rule_packs() -> Sequence[str]:
    return [pack_folder("2008")]
