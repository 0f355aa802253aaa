"""baseline: make, renew and look through a file of accepted findings."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from gi_lint.baseline import Baseline, audit, created, read_baseline, updated, write_baseline
from gi_lint.batch import Batch
from gi_lint.commands import FOUND, USAGE, UsageError, inputs, missing_paths, show, wish_of
from gi_lint.commands.progress import followed
from gi_lint.finding import Result
from gi_lint.language import say
from gi_lint.linters import Linters
from gi_lint.setups import Setups


def run(arguments: Namespace) -> int:
    """Create, update or audit; 1 if the audit finds something, 2 if a path is missing (nothing is written then)."""
    path = Path(arguments.baseline)
    if arguments.action == "create":
        if path.exists() and not arguments.force:
            raise UsageError(say("gi-lint: {path} 已存在；更新用 gi-lint baseline update，重建用 --force", path=path))
        return _create(arguments, path)
    return _update(arguments, path) if arguments.action == "update" else _audit(arguments, path)


def _create(arguments: Namespace, path: Path) -> int:
    linters, results = _linted(arguments, None)
    if results is None:
        return USAGE
    new = created(path, results, linters.mandatory, arguments.reason)
    write_baseline(new)
    show(say("已写入 {path}：{entries} 条\n", path=path, entries=len(list(new.all()))))
    _tell_mandatory(results, linters)
    return 0


def _update(arguments: Namespace, path: Path) -> int:
    old = read_baseline(path)
    linters, results = _linted(arguments, old)
    if results is None:
        return USAGE
    new = updated(old, results, linters.mandatory, arguments.reason)
    write_baseline(new)
    before = {(entry.file, entry.identity, entry.occurrence) for entry in old.all()}
    after = {(entry.file, entry.identity, entry.occurrence) for entry in new.all()}
    counts = {"entries": len(after), "more": len(after - before), "fewer": len(before - after)}
    show(say("已更新 {path}：共 {entries} 条，新增 {more}，删去 {fewer}\n", path=path, **counts))
    _tell_mandatory(results, linters)
    return 0


def _audit(arguments: Namespace, path: Path) -> int:
    old = read_baseline(path)
    linters, results = _linted(arguments, old)
    if results is None:
        return USAGE
    remarks = audit(old, results, linters.mandatory)
    show("".join(f"{remark}\n" for remark in remarks))
    show(say("基线共 {entries} 条，需要处理 {remarks} 处\n", entries=len(list(old.all())), remarks=len(remarks)))
    return FOUND if remarks else 0


def _linted(arguments: Namespace, baseline: Baseline | None) -> tuple[Linters, list[Result] | None]:
    """The results of all files; None if a path is missing, which is told."""
    setups = Setups(wish_of(arguments), Path(arguments.config) if arguments.config else None, baseline)
    batch = Batch(setups, cached=False)  # what nobody may accept is asked of the linters themselves
    if missing_paths(arguments.paths):
        return batch.linters, None
    files = list(inputs(arguments, setups))
    return batch.linters, list(followed(batch.lint(files), len(files)))


def _tell_mandatory(results: list[Result], linters: Linters) -> None:
    left = sum(finding.rule in linters.mandatory for result in results for finding in result.findings)
    if left:
        rules = say("、").join(sorted(linters.mandatory))
        said = say("gi-lint: 有 {left} 个问题属于必查的规则（{rules}），不能接受，没有写入", left=left, rules=rules)
        print(said, file=sys.stderr)
