"""Entries: findings that a configuration or a baseline accepts one by one, as people write them.

An entry names its finding by what a fingerprint is made of, so that a fault mended and a new one never cancel out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from gi_lint.acceptance import Acceptance
from gi_lint.check import FAIL, OPEN
from gi_lint.document import Location
from gi_lint.finding import CONFIG, Identity
from gi_lint.hints import Any
from gi_lint.language import as_written, labelled, say
from gi_lint.named import NamedTuple
from gi_lint.sheet import Key, Sheet
from gi_lint.yaml_text import is_whole

_KEYS = (
    *("file", "rule", "kind", "form", "table", "row", "column", "words", "occurrence"),
    *("message", "reason", "approver", "expires"),
)


class Entry(NamedTuple):
    """One finding accepted in a configuration or a baseline. `file` is relative to the folder of that file.

    `form` None is the form that the report's own tables show.
    """

    file: str
    identity: Identity
    occurrence: int = 1
    message: str = ""
    reason: str = ""
    approver: str = ""
    expires: date | None = None
    by: str = CONFIG
    source: str = ""

    def acceptance(self, form: str | None, line: int | None = None) -> Acceptance:
        """The entry for a report whose tables show a form. `line` is where it is written."""
        identity = self.identity
        identity = identity if identity.form is not None else identity._replace(form=form)
        fingerprint = identity.fingerprint + (f"-{self.occurrence}" if self.occurrence > 1 else "")
        place = Location(line=line)
        return Acceptance(identity.rule, self.reason, self.by, self.source, fingerprint, None, self.expires, place)


def entry_faults(sheet: Sheet, entry: Any, *at: Key, needs_reason: bool) -> Iterator[str]:
    """What is wrong with the form of an entry in a file that users write."""
    if not isinstance(entry, dict):
        yield sheet.fault(say("每一项应由 file、rule、reason 等键组成"), *at)
        return
    yield from sheet.unknown_keys(entry, _KEYS, *at)
    for key in ("file", "rule", *(("reason",) if needs_reason else ())):
        if not str(entry.get(key) or "").strip():
            missing = say("缺少 {key}", key=key)
            yield sheet.fault(labelled(missing, say("接受一个问题须写明理由")) if key == "reason" else missing, *at)
    for key, value in entry.items():
        if key in _KEYS and value is not None and (said := _misfit(key, value)):
            yield sheet.fault(
                say("{key} 应为{said}，不是{value}", key=key, said=said, value=as_written(value)), *at, key
            )


def _misfit(key: str, value: Any) -> str:
    """What a value of an entry ought to be; empty if it is."""
    if key == "occurrence":
        return "" if is_whole(value) and value >= 1 else say("正整数（第几处）")
    if key == "kind":
        return "" if value in (FAIL, OPEN) else say("{fail} 或 {open}", fail=FAIL, open=OPEN)
    if key == "expires":
        return "" if _day(value) else say("日期，如 2026-12-31")
    may_be_figures = key not in ("file", "rule")  # YAML takes a year or an id in figures for a number
    return "" if isinstance(value, str) or (may_be_figures and is_whole(value)) else say("文字")


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def read_entry(tree: Mapping[str, Any], by: str, source: str) -> Entry:
    """The entry in data that `entry_faults` finds no fault with."""
    text = {key: str(value).strip() for key, value in tree.items() if value is not None}
    identity = Identity(
        rule=text["rule"],
        kind=text.get("kind", FAIL),
        form=text.get("form"),
        table=text.get("table"),
        row=text.get("row"),
        column=text.get("column"),
        words=str(tree.get("words") or ""),
    )
    return Entry(
        file=text["file"],
        identity=identity,
        occurrence=int(text.get("occurrence", 1)),
        message=text.get("message", ""),
        reason=text.get("reason", ""),
        approver=text.get("approver", ""),
        expires=_day(text.get("expires")),
        by=by,
        source=source,
    )
