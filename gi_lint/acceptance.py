"""Accepting findings with a reason: what becomes of them, and what is said of acceptances that do not work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from gi_lint.check import FAIL, Outcome
from gi_lint.document import Location
from gi_lint.finding import COMMENT, CONFIG, Finding, Suppressed, named
from gi_lint.language import labelled, listed, say
from gi_lint.named import NamedTuple
from gi_lint.rule import Rule, Words
from gi_lint.text import guess

_MOST_PLACES = 3  # told of an acceptance that may have meant another one
_BASIS = "接受一个问题须写明理由，并随报告的修改及时清理"


def _own(id: str, title: str, level: str, why: str, fix: str) -> Rule:
    """A rule of the engine itself, about what people have accepted; `spoken` gives its words."""
    return Rule(id, level, "accept", {}, Words(title, _BASIS, why, fix, "gi-lint").kept(), gate=True)


FAULTY = _own(
    "CFG-01",
    "接受问题的写法有效",
    "error",
    "没有理由、写错规则编号的说明不起作用；必查的问题不能接受。",
    "按“gi-lint：接受 规则编号，理由：……”补全或改正；必查的问题请改正报告或换用可以读取的文件。",
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
    words = rule.words
    said = words._replace(title=say(words.title), basis=say(words.basis), why=say(words.why), fix=say(words.fix))
    return rule._replace(kept_words=said.kept())


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


class Rules(NamedTuple):
    """What is known of the rules when findings are settled: all ids, those that nobody may switch off, and those that
    were not asked this time, so that nothing is known of their findings."""

    known: Collection[str]
    mandatory: Collection[str]
    unasked: frozenset[str]


Note = tuple[Rule, Finding]  # a finding about an acceptance, under its rule: one of the engine's own


def settle(
    findings: Iterable[Finding], accepted: Sequence[Acceptance], rules: Rules
) -> tuple[list[Finding], list[Suppressed], list[Note]]:
    """The findings left, those accepted, and what is to be said of acceptances that do not work."""
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
    left = [one for i, one in valid.items() if i not in used and one.rule not in rules.unasked]
    unused = [_unused(one, [finding for finding in kept if finding.rule == one.rule], rules.known) for one in left]
    return kept, suppressed, [*notes.values(), *unused]


def _note(one: Acceptance, rules: Rules) -> Note | None:
    """What is to be said of an acceptance that cannot work; None for one that can."""
    if one.fault:
        return _finding(FAULTY, one, say("{source}{fault}", source=one.source, fault=one.fault))
    if one.rule in rules.mandatory:
        said = say("{rule} 是必查的规则，它报告的问题不能接受", rule=one.rule)
        return _finding(FAULTY, one, labelled(one.source, said))
    if one.by == COMMENT and (said := unknown_rule(one.rule, rules.known)):
        return _finding(FAULTY, one, labelled(one.source, said))
    if one.expires is not None and one.expires < date.today():
        said = say("接受 {rule} 已于 {day} 到期，不再起作用", rule=one.rule, day=one.expires)
        return _finding(EXPIRED, one, labelled(one.source, said))
    return None


def unknown_rule(id: str, known: Collection[str]) -> str:
    """What is to be said of a rule that is accepted and not there; empty if it is."""
    return "" if id in known else say("没有编号为“{id}”的规则", id=id) + guess(id, known)


def _unused(one: Acceptance, others: Sequence[Finding], known: Collection[str]) -> Note:
    """What is to be said of an acceptance of nothing; `others` are findings of its rule, which it may have meant."""
    said = unknown_rule(one.rule, known) or say("接受的 {rule} 问题没有出现，可以删去", rule=one.rule)
    places = [place for finding in others if (place := _as_written(finding))]
    if one.by == CONFIG and places:
        said += say("；如果指的是这份报告里的另一处，位置写作 {places}", places=listed(places, _MOST_PLACES))
    return _finding(UNUSED, one, labelled(one.source, said))


def _as_written(finding: Finding) -> str:
    """The place of a finding as an entry of a configuration names it."""
    if (identity := finding.identity) is None:
        return ""
    named = {"table": identity.table, "row": identity.row, "column": identity.column, "words": identity.words}
    return ", ".join(f"{key}: {value}" for key, value in named.items() if value)


def file_gone(one: Acceptance, file: str) -> Note:
    """What is to be said of an acceptance in a file that is not there any more."""
    said = say("{file} 已不存在，接受其中 {rule} 问题的这一条可以删去", file=file, rule=one.rule)
    if "*" in file:
        said += say("；file 写一个文件，不用通配符：一批文件不查某条规则，写在 overrides 的 ignore 里")
    return _finding(UNUSED, one, said)


def _finding(rule: Rule, one: Acceptance, message: str) -> Note:
    key = f"{one.by} {one.rule} {one.fingerprint or ''}".strip()
    return rule, named(spoken(rule), Outcome(FAIL, message, one.location, key=key), None, "")
