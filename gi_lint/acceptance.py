"""Accepting findings with a reason: what comments, the configuration and a baseline say, and what becomes of findings.

An entry names one finding by what its fingerprint is made of, so that a fault mended and a new one never cancel out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from gi_lint.check import FAIL, OPEN, Outcome
from gi_lint.document import Comment, Location, Paragraph
from gi_lint.finding import Finding, Identity, Suppressed, in_order, named
from gi_lint.language import labelled, say
from gi_lint.rule import Rule
from gi_lint.sheet import Key, Sheet
from gi_lint.text import guess

if TYPE_CHECKING:  # results kept from earlier runs are shown without loading what reads reports
    from gi_lint.report import Report

COMMENT, CONFIG, BASELINE = "comment", "config", "baseline"
HOW = "gi-lint: accept 规则编号 理由：……"
ENTRY = (
    *("file", "rule", "kind", "form", "table", "row", "column", "words", "occurrence"),
    *("message", "reason", "approver", "expires"),
)
_STATEMENT = (
    r"(?si)(?:accept|接受)(?P<rules>.*?)(?:(?:理由|reason)\s*[:：](?P<reason>.*))?"  # compiled when there is one
)
_BETWEEN = r"[\s、,，;；。]+"
_BASIS = "接受一个问题须写明理由，并随报告的修改及时清理"


def _own(id: str, title: str, level: str, why: str, fix: str) -> Rule:
    """A rule of the engine itself, about what people have accepted; `spoken` gives its words."""
    return Rule(id, title, level, _BASIS, why, fix, "accept", {}, "gi-lint", gate=True)


FAULTY = _own(
    "CFG-01",
    "接受问题的写法有效",
    "error",
    "没有理由、写错规则编号的说明不起作用；必查的问题不能接受。",
    "按“gi-lint: accept 规则编号 理由：……”补全或改正；必查的问题请改正报告或换用可以读取的文件。",
)
UNUSED = _own(
    "CFG-02",
    "接受的问题仍然存在",
    "note",
    "问题已经改正，或位置写得不对；留着会掩盖以后的错误。",
    "核对后删去这一条；基线文件可用 gi-lint baseline update 更新。",
)
EXPIRED = _own(
    "CFG-03",
    "接受的问题没有到期",
    "note",
    "到期的接受不再起作用，问题照常报告。",
    "改正问题；确需继续接受的，重新审批并更新到期日。",
)
OWN_RULES: tuple[Rule, ...] = (FAULTY, UNUSED, EXPIRED)


def spoken(rule: Rule) -> Rule:
    """One of the engine's own rules in the language in use."""
    return rule._replace(title=say(rule.title), basis=say(rule.basis), why=say(rule.why), fix=say(rule.fix))


class Acceptance(NamedTuple):
    """What somebody accepts in one file: the finding of a fingerprint, or a rule's findings in some blocks.

    Neither a fingerprint nor blocks: the rule's findings in the whole file. `source` says where it is written.
    """

    rule: str
    reason: str
    by: str
    source: str
    fingerprint: str | None = None
    blocks: range | None = None
    expires: date | None = None
    location: Location = Location()
    fault: str = ""  # why it cannot work

    def covers(self, finding: Finding) -> bool:
        """Whether it accepts a finding."""
        if finding.rule != self.rule:
            return False
        if self.fingerprint is not None:
            return finding.fingerprint == self.fingerprint
        return self.blocks is None or (finding.location.block or 0) in self.blocks


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

    def acceptance(self, form: str | None) -> Acceptance:
        """The entry for a report whose tables show a form."""
        identity = self.identity
        identity = identity if identity.form is not None else identity._replace(form=form)
        fingerprint = identity.fingerprint + (f"-{self.occurrence}" if self.occurrence > 1 else "")
        return Acceptance(identity.rule, self.reason, self.by, self.source, fingerprint, expires=self.expires)


class Rules(NamedTuple):
    """What is known of the rules when findings are settled: all ids, those that nobody may switch off, and those that
    were not asked this time, so that nothing is known of their findings."""

    known: Collection[str]
    mandatory: Collection[str]
    unasked: frozenset[str]


# What is written ---------------------------------------------------------------------------------------------


def entry_faults(sheet: Sheet, entry: Any, *at: Key, needs_reason: bool) -> Iterator[str]:
    """What is wrong with the form of an entry in a file that users write."""
    if not isinstance(entry, dict):
        yield sheet.fault(say("每一项应由 file、rule、reason 等键组成"), *at)
        return
    yield from sheet.unknown_keys(entry, ENTRY, *at)
    for key in ("file", "rule", *(("reason",) if needs_reason else ())):
        if not str(entry.get(key) or "").strip():
            missing = say("缺少 {key}", key=key)
            yield sheet.fault(labelled(missing, say("接受一个问题须写明理由")) if key == "reason" else missing, *at)
    for key, value in entry.items():
        if key in ENTRY and value is not None and (said := _misfit(key, value)):
            yield sheet.fault(say("{key} 应为{said}，不是 {value!r}", key=key, said=said, value=value), *at, key)


def _misfit(key: str, value: Any) -> str:
    """What a value of an entry ought to be; empty if it is."""
    if key == "occurrence":
        right = isinstance(value, int) and not isinstance(value, bool) and value >= 1
        return "" if right else say("正整数（第几处）")
    if key == "kind":
        return "" if value in (FAIL, OPEN) else say("{fail} 或 {open}", fail=FAIL, open=OPEN)
    if key == "expires":
        return "" if _day(value) else say("日期，如 2026-12-31")
    is_number = isinstance(value, int) and not isinstance(value, bool)  # as YAML takes a year or an id in figures
    return "" if isinstance(value, str) or (is_number and key not in ("file", "rule")) else say("文字")


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


def of_comments(report: Report) -> Iterator[Acceptance]:
    """What the comments in a report accept, each for the next paragraph or table, at the top for the file."""
    for comment in report.document.comments:
        yield from _of_comment(comment, report)


def _of_comment(comment: Comment, report: Report) -> Iterator[Acceptance]:
    location = Location(line=comment.line, column=comment.column, quote=f"gi-lint: {comment.text}")
    source = say("第 {line} 行的说明", line=comment.line)
    said = re.fullmatch(_STATEMENT, comment.text.strip())
    ids = [id for id in re.split(_BETWEEN, said["rules"]) if id.strip(":：")] if said else []
    reason = (said["reason"] or "").strip() if said else ""
    blocks = _scope(comment, report)
    for id in ids or [""]:
        fault = "" if ids else say("看不懂；写法是“{how}”", how=say(HOW))
        if ids and not reason:
            fault = say("没有写明接受 {id} 的理由；写法是“{how}”", id=id, how=say(HOW))
        yield Acceptance(id, reason, COMMENT, source, None, blocks, location=location, fault=fault)


def _scope(comment: Comment, report: Report) -> range | None:
    """The blocks that a comment is about: the next one, or the table that begins there; None at the top."""
    here = (comment.line, comment.column)
    blocks = report.document.blocks
    places = [block.location for block in blocks if not isinstance(block, Paragraph) or block.text.strip()]
    before = [place for place in places if (place.line or 0, place.column or 0) <= here]
    if not before:
        return None
    following = [place.block for place in places if place.block and (place.line or 0, place.column or 0) > here]
    if not following:
        return range(0)
    first = min(following)
    return next((blocks for blocks in _tables(report) if first in blocks), range(first, first + 1))


def _tables(report: Report) -> Iterator[range]:
    """The blocks of each table: those of a table whose cells stand on lines of their own are many."""
    body = {paragraph.location.block for paragraph in report.body}
    lines = {block.location.block for block in report.document.blocks if isinstance(block, Paragraph)} - body
    for table in report.tables.values():
        cells = [cell.location.block for cell in table.cells.values()]
        blocks = [block for block in (table.location.block, *cells) if block is not None]
        if blocks:
            first = min(blocks)
            while first - 1 in lines:  # its header
                first -= 1
            yield range(first, max(blocks) + 1)


# What becomes of findings ------------------------------------------------------------------------------------


class Settled(NamedTuple):
    """The findings left, with those about acceptances that do not work; the findings accepted; the rules not asked."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    unasked: frozenset[str] = frozenset()


def settle(
    findings: Sequence[Finding],
    accepted: Sequence[Acceptance],
    rules: Rules,
    wants: Callable[[Rule], bool],
    leveled: Callable[[Rule, Finding], Finding],
) -> Settled:
    """Findings and what is accepted of them. The findings about acceptances are the engine's own."""
    notes = {index: note for index, one in enumerate(accepted) if (note := _note(one, rules)) is not None}
    valid = {index: one for index, one in enumerate(accepted) if index not in notes}
    kept, suppressed, used = [], [], set()
    for finding in findings:
        covering = [index for index, one in valid.items() if one.covers(finding)]
        used.update(covering)
        if covering:
            one = valid[covering[0]]
            suppressed.append(Suppressed(finding, one.reason, one.by))
        else:
            kept.append(finding)
    unused = [_unused(one) for i, one in valid.items() if i not in used and one.rule not in rules.unasked]
    own = [leveled(rule, note) for rule, note in (*notes.values(), *unused) if wants(rule)]
    return Settled(tuple(in_order([*kept, *own])), tuple(suppressed), rules.unasked)


def _note(one: Acceptance, rules: Rules) -> tuple[Rule, Finding] | None:
    """The finding, under its rule, about an acceptance that cannot work; None for one that can."""
    if one.fault:
        return _finding(FAULTY, one, say("{source}{fault}", source=one.source, fault=one.fault))
    if one.rule in rules.mandatory:
        return _finding(
            FAULTY, one, labelled(one.source, say("{rule} 是必查的规则，它报告的问题不能接受", rule=one.rule))
        )
    if one.rule not in rules.known and one.by == COMMENT:
        said = say("没有编号为“{id}”的规则", id=one.rule) + guess(one.rule, rules.known)
        return _finding(FAULTY, one, labelled(one.source, said))
    if one.expires is not None and one.expires < date.today():
        said = say("接受 {rule} 已于 {day} 到期，不再起作用", rule=one.rule, day=one.expires)
        return _finding(EXPIRED, one, labelled(one.source, said))
    return None


def _unused(one: Acceptance) -> tuple[Rule, Finding]:
    return _finding(UNUSED, one, labelled(one.source, say("接受的 {rule} 问题没有出现，可以删去", rule=one.rule)))


def of_file_gone(entry: Entry, line: int) -> tuple[Rule, Finding]:
    """The finding, under its rule, about an entry at a line of a configuration: the file that it names is not there."""
    said = say("{file} 已不存在，接受其中 {rule} 问题的这一条可以删去", file=entry.file, rule=entry.identity.rule)
    return _finding(UNUSED, entry.acceptance(None)._replace(location=Location(line=line)), said)


def _finding(rule: Rule, one: Acceptance, message: str) -> tuple[Rule, Finding]:
    key = f"{one.by} {one.rule} {one.fingerprint or ''}".strip()
    return rule, named(spoken(rule), Outcome(FAIL, message, one.location, key=key), None, "")
