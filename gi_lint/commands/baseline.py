"""baseline: make, renew and look through a file of accepted findings."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from gi_lint.baseline import Baseline, as_yaml, audit, read_baseline, updated
from gi_lint.batch import Batch
from gi_lint.commands import UsageError, setups_for
from gi_lint.commands.inputs import inputs
from gi_lint.commands.output import refuse_replacing, show, write_file
from gi_lint.commands.progress import followed
from gi_lint.exit_codes import FOUND, USAGE
from gi_lint.files import exists
from gi_lint.finding import Result
from gi_lint.language import say
from gi_lint.rule import Rule


def run(arguments: Namespace) -> int:
    """Create, update or audit; 1 if the audit finds something.

    2 if a path is missing or a folder cannot be opened: nothing is written then.
    """
    old = _new(arguments) if arguments.action == "create" else read_baseline(Path(arguments.baseline))
    setups = setups_for(arguments, old)
    batch = Batch(setups, cached=False)  # what nobody may accept is asked of the linters themselves
    given = inputs(arguments, setups)
    if given.missed:
        return USAGE
    if arguments.action == "create":
        refuse_replacing(old.path, (path for path, _ in given.files))
    results = list(followed(batch.lint(given.files), len(given.files)))
    mandatory = batch.linters.mandatory
    if arguments.action == "audit":
        return _audit(old, results, batch.linters.known)
    new = updated(old, results, mandatory, arguments.reason)
    write_file(new.path, as_yaml(new))
    show(_created(new) if arguments.action == "create" else _updated(old, new))
    _tell_mandatory(results, mandatory)
    return 0


def _new(arguments: Namespace) -> Baseline:
    path = Path(arguments.baseline)
    if exists(path) and not arguments.force:
        raise UsageError(say("gi-lint: {path} 已存在；更新用 gi-lint baseline update，重建用 --force", path=path))
    return Baseline(path)


def _created(new: Baseline) -> str:
    return say("已写入 {path}：{entries} 条\n", path=new.path, entries=len(list(new.all())))


def _updated(old: Baseline, new: Baseline) -> str:
    before = {(entry.file, entry.identity, entry.occurrence) for entry in old.all()}
    after = {(entry.file, entry.identity, entry.occurrence) for entry in new.all()}
    counts = {"entries": len(after), "more": len(after - before), "fewer": len(before - after)}
    return say("已更新 {path}：共 {entries} 条，新增 {more}，删去 {fewer}\n", path=new.path, **counts)


def _audit(old: Baseline, results: Sequence[Result], rules: Mapping[str, Rule]) -> int:
    remarks = audit(old, results, rules)
    show("".join(f"{remark}\n" for remark in remarks))
    show(say("基线共 {entries} 条，需要处理 {remarks} 处\n", entries=len(list(old.all())), remarks=len(remarks)))
    return FOUND if remarks else 0


def _tell_mandatory(results: Sequence[Result], mandatory: Collection[str]) -> None:
    left = sum(finding.rule in mandatory for result in results for finding in result.findings)
    if left:
        rules = say("、").join(sorted(mandatory))
        said = say("gi-lint: 有 {left} 个问题属于必查的规则（{rules}），不能接受，没有写入", left=left, rules=rules)
        print(said, file=sys.stderr)
