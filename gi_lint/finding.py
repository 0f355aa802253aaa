"""What comes out of a run: findings (what a check saw, under the name of its rule), file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from gi_lint.arithmetic import Correction, Ledger, Summand, figure
from gi_lint.check import FAIL, OPEN, Operand, Outcome
from gi_lint.digest import digest
from gi_lint.document import Document, Location, ReadError
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.rule import Rule

LEVEL_WORDS: dict[str, str] = {"error": "错误", "warning": "警告", "note": "提示"}
LEVELS = tuple(LEVEL_WORDS)  # the gravest first
OPEN_WORD = "无法判定"
COMMENT, CONFIG, BASELINE = "comment", "config", "baseline"  # where a finding may be accepted


class Identity(NamedTuple):
    """What makes a finding the same one after edits elsewhere, in every format: no line numbers and no values.

    `form` is the one that the report's tables show, `words` are those of the claim or place where no cell is named.
    """

    rule: str
    kind: str
    form: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    words: str = ""

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal figures that stand for all of it."""
        return digest((part or "" for part in self), size=8)


class Finding(NamedTuple):
    """One fault (`kind` fail), or one question that the report leaves open (`kind` open)."""

    rule: str
    level: str
    kind: str
    title: str
    message: str
    basis: str
    fix: str
    location: Location
    related: tuple[Location, ...] = ()
    expected: str | None = None
    actual: str | None = None
    operands: tuple[Operand, ...] = ()
    suggestion: str | None = None
    fingerprint: str = ""
    why: str = ""
    rule_level: str = ""  # the rule's own level, where `level` is the one at this place
    identity: Identity | None = None

    @property
    def counts_as(self) -> str:
        """What it is counted as: its level, or `open`, whatever its level."""
        return OPEN if self.kind == OPEN else self.level


def named(rule: Rule, outcome: Outcome, template: str | None, notice: str) -> Finding:
    """The outcome of a rule's check as a finding; `{notice}` in the basis becomes the form's notice."""
    place = outcome.location
    identity = Identity(rule.id, outcome.kind, template, place.table, place.row, place.column_id, outcome.key)
    return Finding(
        rule=rule.id,
        level=outcome.level or rule.level,
        kind=outcome.kind,
        title=rule.title,
        message=outcome.message,
        basis=rule.words.basis.replace("{notice}", notice),
        fix=rule.words.fix,
        location=outcome.location,
        related=outcome.related,
        expected=outcome.expected,
        actual=outcome.actual,
        operands=outcome.operands,
        suggestion=outcome.suggestion,
        fingerprint=identity.fingerprint,
        why=rule.words.why,
        rule_level=rule.level,
        identity=identity,
    )


def explained(finding: Finding, outcome: Outcome, ledger: Ledger) -> Finding:
    """A broken equation's finding, with the one figure that would mend it and others, where there is one."""
    if outcome.balance is None or outcome.kind != FAIL:
        return finding
    found = ledger.corrections(outcome.balance())
    return finding._replace(suggestion=_advice(found)) if found else finding


def _advice(found: Sequence[Correction]) -> str:
    if len(found) > 1:
        if any(correction.figure.claim is not None for correction in found):
            said = "改动本式中 {count} 个数的任何一个，都能使它成立；仅凭文中和表内的数不能断定哪个有误，须对照底数"
        else:
            said = "改动本式中 {count} 个数的任何一个，都能使它成立；仅凭表内的数不能断定哪个有误，须对照底数"
        return say(said, count=len(found))
    (only,) = found
    many = only.mended > 1
    effect = say("{count} 处不符同时消除", count=only.mended) if many else say("本式成立，且不影响其他各式")
    return say("若{now} 改为 {then}，{effect}", now=_printed(only.figure), then=figure(only.value), effect=effect)


def _printed(one: Summand) -> str:
    """A figure with its place, as in 若“（七）总计”行“自然人”列的 182 改为 …"""
    if one.claim is not None:
        return say("文中“{claim.text}”的 {value}", claim=one.claim, value=figure(one.claim.value))
    assert one.cell is not None
    place = one.cell.location
    column = say("“{place.column_label}”列", place=place) if place.column_label else ""
    text = one.cell.text.strip() or say("空白")
    return say("“{place.row_label}”行{column}的 {text}", place=place, column=column, text=text)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the report; equal fingerprints get an ordinal."""
    counted: Counter[str] = Counter()
    ordered = []
    for finding in sorted(findings, key=_position):
        counted[finding.fingerprint] += 1
        ordinal = counted[finding.fingerprint]
        ordered.append(finding if ordinal == 1 else finding._replace(fingerprint=f"{finding.fingerprint}-{ordinal}"))
    return ordered


def _position(finding: Finding) -> tuple[float, ...]:
    place = finding.location
    counts = (place.page, place.block, place.line, place.grid_row, place.column, place.grid_column)
    return (finding.kind == OPEN, *(-1 if count is None else count for count in counts))


class Suppressed(NamedTuple):
    """A finding that somebody has accepted. `by`: COMMENT, CONFIG or BASELINE."""

    finding: Finding
    reason: str
    by: str


class Result(NamedTuple):
    """What became of one file: a report or, if it is not `is_report`, a configuration."""

    path: str
    template: str | None  # the form that the report's year requires
    template_used: str | None  # the form that its tables show
    year: int | None
    agency: str | None
    agency_level: str
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    unasked: frozenset[str] = frozenset()  # rules that were not asked; told only where something is accepted
    rests_on: tuple[str, ...] | None = ()  # last year's files and folders looked at; None: on more than files
    remarks: tuple[str, ...] = ()  # what of the file could not be read, and why
    is_report: bool = True

    def down_to(self, level: str) -> Result:
        """The result without the findings below a level; those left open go by the level of their rule."""
        levels = LEVELS[: LEVELS.index(level) + 1]
        return self._replace(findings=tuple(finding for finding in self.findings if finding.level in levels))

    @property
    def counts(self) -> dict[str, int]:
        """How many findings count as error, warning, note and open."""
        counted = Counter(finding.counts_as for finding in self.findings)
        return {kind: counted[kind] for kind in (*LEVEL_WORDS, OPEN)}


def _gone(path: str) -> Document:
    raise ReadError(say("未保留“{path}”的原文", path=path), say("请重新检查该文件"))


class View(NamedTuple):
    """How people want to see a run."""

    quiet: bool = False
    color: bool = False
    statistics: bool = False  # how often each rule found something


class Run(NamedTuple):
    """The results of a run, in the order of the paths given.

    Results hold no reports, so that memory stays flat. A formatter that shows a report as it was read calls
    `document(path)`, which reads the file again; it raises ReadError where that cannot be done. Outputs for machines
    look at no `view`.
    """

    results: Sequence[Result]
    document: Callable[[str], Document] = _gone
    view: View = View()

    @property
    def counts(self) -> dict[str, int]:
        """How many findings count as error, warning, note and open."""
        counted = [result.counts for result in self.results]
        return {kind: sum(counts[kind] for counts in counted) for kind in (*LEVEL_WORDS, OPEN)}

    @property
    def findings(self) -> Iterator[tuple[str, Finding]]:
        """Every finding with the path of its file."""
        return ((result.path, finding) for result in self.results for finding in result.findings)

    @property
    def files(self) -> int:
        """How many reports were checked."""
        return sum(result.is_report for result in self.results)

    @property
    def suppressed(self) -> int:
        """How many findings somebody has accepted."""
        return sum(len(result.suppressed) for result in self.results)
