"""The whole life of one report: bytes, document, report, outcomes, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from gi_lint.arithmetic import Ledger
from gi_lint.binding import bind
from gi_lint.check import FAIL, HOLDS, OPEN, Outcome, SettingError, asks_for_all
from gi_lint.config import OFF
from gi_lint.document import Document, Location, ReadError
from gi_lint.files import read, real, reason
from gi_lint.finding import LEVELS, Finding, Result, explained, in_order, named
from gi_lint.hints import TYPE_CHECKING
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.packs import Adjustment, adjusted, load_pack
from gi_lint.plugins import Plugins, resolve
from gi_lint.readers.cut_lines import made_whole
from gi_lint.readers.filetype import unknown_suffix
from gi_lint.readers.lost_blanks import with_blanks
from gi_lint.report import Facts, Report
from gi_lint.rule import PackError, Rule
from gi_lint.rulebook import Rulebook
from gi_lint.template import Template

if TYPE_CHECKING:  # few runs accept findings or compare with last year's report
    from gi_lint.acceptance import Acceptance, Note
    from gi_lint.entries import Entry
    from gi_lint.previous import Archive

MAX_PARAGRAPH = 200_000  # characters; a whole report on one line has less


class Options(NamedTuple):
    """What a run is asked for. Rule ids may be prefixes (`T3`, `X-04`).

    `previous` is where last year's reports are, as `Archive.find_previous` has it; it is relative to `base`.
    `levels` are other levels of rules, by id or prefix (the longest counts); OFF is a rule not wanted. `settings` are
    what a configuration changes in the settings of rules, by id.
    """

    template: str | None = None
    year: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    previous: str | None = None
    base: Path = Path()
    levels: tuple[tuple[str, str], ...] = ()
    settings: tuple[tuple[str, Adjustment], ...] = ()

    def wants(self, rule: Rule) -> bool:
        """Whether a rule is to run: a mandatory one always, a gate unless ignored, so that no file passes unread."""
        if rule.mandatory:
            return True
        if self._level(rule) == OFF or rule.id.startswith(self.ignore):
            return False
        return rule.gate or not self.select or rule.id.startswith(self.select)

    def leveled(self, rule: Rule, finding: Finding) -> Finding:
        """A rule's finding with the level chosen for its rule, unless it is a lesser one by itself."""
        level = self._level(rule)
        if level is None or level == OFF:
            return finding
        lesser = finding.level != rule.level and LEVELS.index(finding.level) > LEVELS.index(level)
        return finding._replace(level=finding.level if lesser else level)

    def _level(self, rule: Rule) -> str | None:
        if not self.levels:
            return None
        fitting = [(len(prefix), level) for prefix, level in self.levels if rule.id.startswith(prefix)]
        return max(fitting)[1] if fitting else None


class Linter:
    """Plugins, packs and options, made once and used for every file of a run.

    Raises PackError and PluginError when a pack or a plugin cannot be used.
    """

    def __init__(
        self, options: Options | None = None, packs: Sequence[Path] = (), plugins: Plugins | None = None
    ) -> None:
        self.options = options or Options()
        self.plugins = plugins or Plugins()
        checks = self.plugins.checks
        own = self.plugins.own_pack_folders
        folders: dict[Path, Path] = {}  # each once, by its real place
        for folder in (*self.plugins.pack_folders, *packs):
            folders.setdefault(real(folder), folder)
        changes = dict(self.options.settings)
        loaded = [adjusted(load_pack(folder, checks, folder in own), changes, checks) for folder in folders.values()]
        self.rulebook = Rulebook(loaded, checks)
        self._wanted: dict[int, list[Rule]] = {}  # of the rules that reports answer to, by the identity of their list

    def lint(self, path: str, data: bytes | None = None, entries: Iterable[Entry] = ()) -> Result:
        """Check one file; `data` gives its content where it is not to be read from the path.

        A file that cannot be read is a finding, never an exception. `entries` are findings in it that are accepted.
        """
        return self._result(self.read(path, data), entries)

    def failed(self, path: str, failure: ReadError) -> Result:
        """What is to be said of a file that could not be checked."""
        return self._result(unread(path, failure), ())

    def stale(self, path: str, gone: Iterable[tuple[Entry, int]]) -> Result:
        """What is to be said of a configuration with entries for files that are gone, each with its line."""
        from gi_lint.acceptance import file_gone

        notes = (file_gone(entry.acceptance(None, line), entry.file) for entry, line in gone)
        findings = tuple(in_order(self._own(notes)))
        return Result(path, None, None, None, None, Facts().agency_level, findings, is_report=False)

    def _result(self, report: Report, entries: Iterable[Entry]) -> Result:
        outcomes = self.outcomes(report)
        lasting = report.failure is None and all(outcome.lasting for _, outcome in outcomes)
        result = Result(
            path=report.document.path,
            template=report.template.id if report.template else None,
            template_used=report.template_used,
            year=report.facts.year,
            agency=report.facts.agency,
            agency_level=report.facts.agency_level,
            findings=tuple(in_order(self._named(report, outcomes))),
            rests_on=report.rests_on if lasting else None,
            remarks=report.document.remarks,
        )
        form = self._form_of(report)
        accepted = [entry.acceptance(form.id if form else None) for entry in entries]
        if report.document.comments:
            from gi_lint.comments import accepted_in  # few reports have one

            accepted = [*accepted_in(report), *accepted]
        return self._settled(result, accepted, self._unasked(report, outcomes)) if accepted else result

    def read(self, path: str, data: bytes | None = None) -> Report:
        """The report in a file, as far as it can be read; with last year's, if it is to be compared."""
        options = self.options
        report = self._read(path, data, options.template, options.year)
        return report if options.previous is None else self._archive.compared(report, options.previous, options.base)

    @cached_property
    def _archive(self) -> Archive:
        from gi_lint.previous import Archive

        return Archive(self._read, self.plugins.readers)

    def _read(
        self, path: str, data: bytes | None = None, template: str | None = None, year: int | None = None
    ) -> Report:
        try:
            document = self.document(path, data)
        except ReadError as error:
            return unread(path, error)
        return bind(document, self.rulebook.templates, self.rulebook.phrases, template=template, year=year)

    def document(self, path: str, data: bytes | None = None) -> Document:
        """A file as its reader sees it. Raises ReadError."""
        suffix = Path(path).suffix.lower()
        if suffix not in self.plugins.readers:
            raise unknown_suffix(suffix, self.plugins.readers)
        if data is None:
            try:
                data = read(Path(path))
            except OSError as error:
                problem = say("无法打开文件：{reason}", reason=reason(error))
                raise ReadError(problem, say("请检查文件是否存在、是否有读取权限")) from error
        document: Document = resolve(self.plugins.readers[suffix])(data, path)
        if any(len(paragraph.text) > MAX_PARAGRAPH for paragraph in document.paragraphs):
            problem = say("有一段文字超过 {limit} 个字符，不予读取", limit=MAX_PARAGRAPH)
            raise ReadError(problem, say("请确认这是一份年度报告"))
        return with_blanks(made_whole(document))

    def outcomes(self, report: Report) -> list[tuple[Rule, Outcome]]:
        """What the rules see; once a gate fails, no other rule is asked."""
        seen: list[tuple[Rule, Outcome]] = []
        for rule in self._rules_for(report):
            outcomes = self.ask(rule, report)
            seen += [(rule, outcome) for outcome in outcomes]
            if rule.gate and any(outcome.kind == FAIL for outcome in outcomes):
                break
        return seen

    def _rules_for(self, report: Report) -> Sequence[Rule]:
        """The rules that a report answers to, as far as they are wanted."""
        rules = self.rulebook.rules_for(report)
        if id(rules) not in self._wanted:
            self._wanted[id(rules)] = [rule for rule in rules if self.options.wants(rule)]
        return self._wanted[id(rules)]

    def _settled(self, result: Result, accepted: Sequence[Acceptance], unasked: frozenset[str]) -> Result:
        """The result with the findings apart that somebody has accepted."""
        from gi_lint.acceptance import Rules, settle

        mandatory = [id for id, rule in self.known.items() if rule.mandatory]
        kept, suppressed, notes = settle(result.findings, accepted, Rules(self.known, mandatory, unasked))
        findings = in_order([*kept, *self._own(notes)])
        return result._replace(findings=tuple(findings), suppressed=tuple(suppressed), unasked=unasked)

    def _own(self, notes: Iterable[Note]) -> Iterator[Finding]:
        """The engine's own findings, as far as they are wanted."""
        return (self.options.leveled(rule, note) for rule, note in notes if self.options.wants(rule))

    @cached_property
    def known(self) -> Mapping[str, Rule]:
        """The rules of all forms by id."""
        return {rule.id: rule for rule, _ in self.rulebook.all_rules()}

    def _unasked(self, report: Report, seen: Sequence[tuple[Rule, Outcome]]) -> frozenset[str]:
        """The rules of which nothing is known after this report: not wanted, behind a gate, or without last year's."""
        stopped = any(rule.gate and outcome.kind == FAIL for rule, outcome in seen)
        return frozenset(
            id
            for id, rule in self.known.items()
            if not self.options.wants(rule)
            or (stopped and not rule.gate)
            or (rule.needs_previous and report.previous is None)
        )

    def ask(self, rule: Rule, report: Report) -> list[Outcome]:
        """What one rule sees in a report.

        A rule that compares with last year's report is open where that cannot be used; where none was given it
        has nothing to say, and its check is not even loaded. What is missing in a report is open where part of the
        file could not be read.
        """
        if rule.needs_previous and report.previous is None:
            return [_without_previous(report)] if report.no_previous else []
        try:
            check = self.rulebook.check_of(rule)
            outcomes = list(check.run(report))
        except SettingError as error:
            raise PackError(f"{rule.place(error.key)}: {error.key}: {error}") from error
        except Exception as error:
            error.add_note(say("规则 {id}", id=rule.id))
            raise
        unread = report.document.unread
        return [_undecided(outcome, unread) for outcome in outcomes] if unread and asks_for_all(check) else outcomes

    def _named(self, report: Report, seen: Sequence[tuple[Rule, Outcome]]) -> Iterable[Finding]:
        """What was seen under the names of the rules, explained by all that was tested."""
        used = self._form_of(report)
        ledger = Ledger(outcome.balance() for _, outcome in seen if outcome.balance is not None)
        for rule, outcome in seen:
            if outcome.kind != HOLDS:
                table = report.tables.get(rule.table) if rule.table else None
                form = (self.rulebook.template(table.form) if table else None) or report.template or used
                finding = named(rule, outcome, used.id if used else None, form.notice if form else say("官方格式"))
                finding = self.options.leveled(rule, finding)
                yield explained(_placed(finding, report), outcome, ledger)

    def _form_of(self, report: Report) -> Template | None:
        """The form that the tables show, else the one that the report's year requires."""
        return self.rulebook.template(report.template_used or "") or report.template


def unread(path: str, failure: ReadError) -> Report:
    """What stands for a report that cannot be read."""
    return Report(Document(path, Path(path).suffix.lower().removeprefix("."), ()), failure=failure)


def _placed(finding: Finding, report: Report) -> Finding:
    """The finding with the part of the report that it stands in."""
    place = finding.location
    if place.section is not None or place.block is None:
        return finding
    return finding._replace(location=place._replace(section=report.section_at(place)))


def _undecided(outcome: Outcome, unread: str) -> Outcome:
    """What a check finds missing in a file of which a part could not be read."""
    if outcome.kind != FAIL:
        return outcome
    message = say("{outcome.message}；{unread}，没有读取，可能写在那里", outcome=outcome, unread=unread)
    return outcome._replace(kind=OPEN, message=message)


def _without_previous(report: Report) -> Outcome:
    """What a rule that compares says where last year's report cannot be compared with."""
    advice = say("用 --previous 或配置的 previous 指明上年报告；没有上年报告的，在配置的 overrides 里写 ignore: [Y]")
    place = report.facts.title_location or Location()
    return Outcome(OPEN, report.no_previous, place, suggestion=advice, key="previous")
