"""The baseline: findings that are accepted for the time being, one by one, each with a reason.

Made from a run, so that only new findings are told of from then on; an entry whose finding is gone is told of too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from gi_lint.acceptance import OWN_RULES, unknown_rule
from gi_lint.entries import Entry, entry_faults, read_entry
from gi_lint.files import absolute, exists, is_file
from gi_lint.finding import BASELINE, Finding, Result
from gi_lint.language import labelled, say
from gi_lint.named import NamedTuple
from gi_lint.rule import Rule
from gi_lint.sheet import ConfigError, Sheet, read_sheet

VERSION = 1
_HEAD = """\
# gi-lint 基线：已接受的问题，每条一个，对应报告中的同一个问题。
# reason 写明理由；还可写 approver（审批人）和 expires（到期日，如 2026-12-31）。由 gi-lint baseline update 更新。
"""
_OWN = frozenset(rule.id for rule in OWN_RULES)


class Baseline(NamedTuple):
    """The entries of a baseline file. They name files from its folder on."""

    path: Path
    known: Mapping[str, tuple[Entry, ...]] = {}  # by file

    def entries(self, file: str) -> tuple[Entry, ...]:
        """What is accepted in a file."""
        return self.known.get(self.name_of(file), ())

    def name_of(self, file: str) -> str:
        """A file as entries name it."""
        folder = absolute(self.path).parent
        try:
            return Path(os.path.relpath(file, folder)).as_posix()
        except ValueError:  # another drive
            return absolute(file).as_posix()

    def all(self) -> Iterator[Entry]:
        """Every entry, in the order of the files."""
        for entries in self.known.values():
            yield from entries


def baseline_of(path: Path, entries: Iterable[Entry]) -> Baseline:
    """A baseline with some entries, in order of their files."""
    by_file: dict[str, list[Entry]] = {}
    for entry in entries:
        by_file.setdefault(Path(os.path.normpath(entry.file)).as_posix(), []).append(entry)
    return Baseline(path, {file: tuple(by_file[file]) for file in sorted(by_file)})


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises ConfigError for one that is missing, damaged or of another version."""
    if not is_file(path):
        raise ConfigError(say("gi-lint: 没有这个基线文件：{path}；可用 gi-lint baseline create 建立", path=path))
    sheet = read_sheet(path, _faults)
    entries = sheet.tree.get("accepted") or ()
    return baseline_of(path, (read_entry(e, BASELINE, sheet.source("accepted", n)) for n, e in enumerate(entries)))


def _faults(sheet: Sheet) -> Iterator[str]:
    tree = sheet.tree
    if "version" not in tree:
        yield sheet.fault(say("缺少 version；这不是 gi-lint 的基线文件，或文件已损坏"))
        return
    if tree["version"] != VERSION or isinstance(tree["version"], bool):
        said = say("基线文件的版本是“{found}”，本程序只认识版本 {known}", found=tree["version"], known=VERSION)
        yield sheet.fault(said, "version")
        return
    yield from sheet.unknown_keys(tree, ("version", "accepted"))
    entries = tree.get("accepted")
    if entries is not None and not isinstance(entries, list):
        yield sheet.fault(say("accepted 应为列表，每项有 file、rule、reason 等键"), "accepted")
        return
    for number, entry in enumerate(entries or ()):
        yield from entry_faults(sheet, entry, "accepted", number, needs_reason=False)


# What changes ------------------------------------------------------------------------------------------------


def updated(old: Baseline, results: Iterable[Result], mandatory: Collection[str], reason: str = "") -> Baseline:
    """The baseline with new findings added and those mended dropped; what else an entry says is kept.

    `reason` is for the new and for those without one. Entries of files that were not looked at stay, unless the file
    is gone.
    """
    entries: list[Entry] = []
    looked_at = set()
    for result in results:
        file = old.name_of(result.path)
        looked_at.add(file)
        entries += _renewed(old.entries(result.path), file, result, mandatory, reason)
    folder = absolute(old.path).parent
    for entry in old.all():
        if entry.file not in looked_at and exists(folder / entry.file):
            entries.append(entry)
    return baseline_of(old.path, entries)


def _renewed(
    old: Sequence[Entry], file: str, result: Result, mandatory: Collection[str], reason: str
) -> Iterator[Entry]:
    left = list(old)
    for finding in _acceptable(result, mandatory):
        known = next((entry for entry in left if names(entry, finding)), None)
        if known is not None:
            left.remove(known)
            yield known._replace(message=finding.message, reason=known.reason or reason)
        else:
            yield _entry(finding, file, reason)
    yield from (entry for entry in left if entry.identity.rule in result.unasked)


def _acceptable(result: Result, mandatory: Collection[str]) -> list[Finding]:
    """The findings that a baseline may hold: those that nothing else has accepted."""
    accepted = [suppressed.finding for suppressed in result.suppressed if suppressed.by == BASELINE]
    findings = [*accepted, *result.findings]
    return [finding for finding in findings if finding.rule not in mandatory and finding.rule not in _OWN]


def names(entry: Entry, finding: Finding) -> bool:
    """Whether an entry names a finding."""
    form = finding.identity.form if finding.identity is not None else None
    return entry.identity.rule == finding.rule and entry.acceptance(form).fingerprint == finding.fingerprint


def _entry(finding: Finding, file: str, reason: str) -> Entry:
    assert finding.identity is not None
    ordinal = finding.fingerprint.partition("-")[2]
    return Entry(file, finding.identity, int(ordinal or 1), finding.message, reason, by=BASELINE)


# What is wrong with one --------------------------------------------------------------------------------------


def audit(baseline: Baseline, results: Iterable[Result], rules: Mapping[str, Rule]) -> list[str]:
    """What is to be tidied up in a baseline, a line each: entries unused, expired, without a reason, or of a rule that
    is none of the `rules`."""
    by_file = {baseline.name_of(result.path): result for result in results}
    folder = absolute(baseline.path).parent
    found = []
    for entry in baseline.all():
        result = by_file.get(entry.file)
        if result is None and not exists(folder / entry.file):
            said = [say("文件已不存在")]
        else:
            said = list(_remarks(entry, result, rules))
        found += [labelled(f"{entry.source}: {entry.file}  {entry.identity.rule}", remark) for remark in said]
    return found


def _remarks(entry: Entry, result: Result | None, rules: Mapping[str, Rule]) -> Iterator[str]:
    rule = rules.get(entry.identity.rule)
    if rules and rule is None:
        yield unknown_rule(entry.identity.rule, rules)
    elif rule is not None and rule.mandatory:
        yield say("必查的规则，它报告的问题不能接受")
    elif result is not None and _is_unused(entry, result):
        yield say("没有用上，问题已不存在")
    if entry.expires is not None and entry.expires < date.today():
        yield say("已于 {day} 到期", day=entry.expires)
    if not entry.reason:
        yield say("没有写理由")


def _is_unused(entry: Entry, result: Result) -> bool:
    present = [*result.findings, *(suppressed.finding for suppressed in result.suppressed)]
    return entry.identity.rule not in result.unasked and not any(names(entry, finding) for finding in present)


# Writing -----------------------------------------------------------------------------------------------------


def as_yaml(baseline: Baseline) -> str:
    """The baseline as the text of its file."""
    entries = [line for entry in baseline.all() for line in _lines(entry)]
    return f"{say(_HEAD)}version: {VERSION}\naccepted:" + ("\n" + "\n".join(entries) if entries else " []") + "\n"


def _lines(entry: Entry) -> Iterator[str]:
    identity = entry.identity
    yield f"  - file: {_quoted(entry.file)}"
    yield f"    rule: {_quoted(identity.rule)}"
    if identity.kind != "fail":
        yield f"    kind: {identity.kind}"
    for key in ("form", "table", "row", "column", "words"):
        if value := getattr(identity, key):
            yield f"    {key}: {_quoted(value)}"
    if entry.occurrence > 1:
        yield f"    occurrence: {entry.occurrence}"
    if entry.message:
        yield f"    message: {_quoted(entry.message)}"
    yield f"    reason: {_quoted(entry.reason)}"
    if entry.approver:
        yield f"    approver: {_quoted(entry.approver)}"
    if entry.expires is not None:
        yield f"    expires: {entry.expires}"


def _quoted(text: str) -> str:
    """A text in double quotes: what JSON writes, and what cannot be printed escaped, as YAML wants it."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in written)
