"""The rules of a run: which of them a report answers to, and the check of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gi_lint.check import TRUSTED, Check, Checks
from gi_lint.claims import Phrases
from gi_lint.language import say
from gi_lint.layers import Layers
from gi_lint.packs import RulePack
from gi_lint.report import Report
from gi_lint.rule import PackError, Rule
from gi_lint.template import Template
from gi_lint.text import guess
from gi_lint.yaml_text import unknown


class Rulebook:
    """The rules of all packs that a run uses."""

    def __init__(self, packs: Sequence[RulePack], checks: Checks) -> None:
        self.packs = packs
        self.layers = Layers(packs)
        self._checks = checks
        self._made: dict[int, tuple[Rule, Check]] = {}  # with its rule, so that no other gets the identity of that
        self._chosen: dict[tuple[object, ...], list[Rule]] = {}
        self.phrases = Phrases({phrase.quantity: phrase for pack in packs for phrase in pack.phrases}.values())
        self.templates = self.layers.forms()
        self._check_names()

    def _check_names(self) -> None:
        """The rules that packs switch off, the tables, sections and quantities that rules name: some pack has them."""
        sections = {section.id for template in self.templates for section in template.sections}
        known = {
            "rule": {rule.id for pack in self.packs for rule in pack.rules},
            "table": {id for template in self.templates for id in template.tables},
            "section": sections | {"body", "title", "introduction"},
            "quantity": {phrase.quantity for phrase in self.phrases},
        }
        named = [(pack.place("disable"), "rule", id) for pack in self.packs for id in pack.disable]
        for pack in self.packs:
            named += [named for rule in pack.rules if not rule.trusted for named in rule.names()]
        wrong = [(place, kind, name) for place, kind, name in named if name not in known[kind]]
        if wrong:
            called = _called(self.templates)
            told = [(at, unknown(kind, name, sorted(known[kind]), called.get(kind))) for at, kind, name in wrong]
            raise PackError("\n".join(f"{at}: {said}" for at, said in told))
        mandatory = {rule.id for pack in self.packs for rule in pack.rules if rule.mandatory}
        for pack in self.packs:
            if kept := pack.disable & mandatory:
                raise PackError(f"{pack.place('disable')}: {say('{id} 是必查的规则，不能停用', id=min(kept))}")
        self._check_cells()

    def _check_cells(self) -> None:
        """The cells that rules name: a form has them, and their table.

        A word before brackets that hold neither a point nor two names may be part of a pattern (A[BC]).
        """
        faults = []
        tables = sorted({id for form in self.templates for id in form.tables})
        rules = (rule for pack in self.packs for rule in pack.rules if not rule.trusted)
        for at, table, row, column in (named for rule in rules for named in rule.cells()):
            specs = [form.tables[table] for form in self.templates if table in form.tables]
            if not specs and (column or "." in row):
                faults.append(f"{at}: {unknown('table', table, tables)}")
            elif specs and not any(spec.has(row, column) for spec in specs):
                names = [name for spec in specs for name in (*spec.rows, *spec.columns)]
                called = {name: id for spec in specs for name, id in spec.called.items()}
                name = f"{row}, {column}" if row and column else row or column
                said = say("没有哪一年的格式在表 {table} 有“{name}”", table=table, name=name)
                faults.append(f"{at}: {said}{guess(row, names, called) or guess(column, names, called)}")
        if faults:
            raise PackError("\n".join(faults))

    def check_of(self, rule: Rule) -> Check:
        """The check of a rule with its settings."""
        if id(rule) not in self._made:
            check = self._checks[rule.check_name]()
            trust = {TRUSTED: rule.trusted} if TRUSTED in check.__annotations__ else {}
            self._made[id(rule)] = rule, check(**rule.settings, **trust)
        return self._made[id(rule)][1]

    def rules_for(self, report: Report) -> list[Rule]:
        """The rules a report answers to, gates first.

        Rules of a table are those of the form that the table shows, or where it shows none (a province's own
        statistics table) of the report's; all others those of the form that the report's year requires, without a
        year those of the form that the tables show.
        """
        shown = report.template_used if report.template_used in self.layers else None
        home = report.template.id if report.template else shown
        forms = tuple((id, table.form) for id, table in report.tables.items())
        asked = (home, forms, report.facts.year)  # most reports of a run ask for the same rules
        if asked not in self._chosen:
            self._chosen[asked] = self._choose(*asked)
        return self._chosen[asked]

    def _choose(self, home: str | None, forms: Sequence[tuple[str, str]], year: int | None) -> list[Rule]:
        """The rules of a report whose rules are those of `home`, with the form of each table."""
        disabled = self._disabled(home) if home else frozenset()
        chosen = {rule.id: rule for rule in self._common_rules() if rule.id not in disabled}
        form_of = dict(forms)
        for form in dict.fromkeys([*form_of.values(), home]):
            for rule in self.rules_of(form) if form else ():
                own = form_of.get(rule.table or "")
                if (own if own in self.layers else home) == form:
                    chosen[rule.id] = rule
        return sorted((rule for rule in chosen.values() if rule.covers(year)), key=lambda rule: not rule.gate)

    def rules_of(self, form: str) -> list[Rule]:
        """The rules that a form adds to the common ones: its own, those it builds on, those of overlays.

        A table of a province's own making has a form that no pack is named after, and no rules.
        """
        if form not in self.layers:
            return []
        below = self.layers.below(form)
        return _laid_on(self.rules_of(below) if below is not None else (), self.layers.on(form))

    def _disabled(self, form: str) -> frozenset[str]:
        """The rules that a form, those it builds on and their overlays switch off."""
        below = self.layers.below(form)
        disabled = self._disabled(below) if below is not None else frozenset()
        return disabled.union(*(layer.disable for layer in self.layers.on(form)))

    def all_rules(self) -> list[tuple[Rule, tuple[str, ...]]]:
        """Every rule with the ids of the forms that it applies to; `all` for a common rule that every form keeps."""
        common = self._common_rules()
        found: dict[int, tuple[Rule, list[str]]] = {id(rule): (rule, []) for rule in common}
        for template in sorted(self.templates, key=lambda template: template.first_year):
            own = self.rules_of(template.id)
            replaced, disabled = {rule.id for rule in own}, self._disabled(template.id)
            kept = [rule for rule in common if rule.id not in disabled]
            for rule in (*(rule for rule in kept if rule.id not in replaced), *own):
                found.setdefault(id(rule), (rule, []))[1].append(template.id)
        everywhere = {id(rule) for rule in common if len(found[id(rule)][1]) == len(self.templates)}
        return [(rule, ("all",) if key in everywhere else tuple(forms)) for key, (rule, forms) in found.items()]

    def template(self, id: str) -> Template | None:
        """The form of an id; None if no pack has it."""
        return next((template for template in self.templates if template.id == id), None)

    def _common_rules(self) -> list[Rule]:
        """The rules of every form: those of the common packs, with what overlays on them change."""
        common = (pack.id for pack in self.packs if pack.is_common)
        return _laid_on((), (layer for id in common for layer in self.layers.on(id)))


def _called(templates: Iterable[Template]) -> dict[str, dict[str, str]]:
    """The ids of tables and sections by what a form calls them, and what headings of a section hold."""
    sections = [section for template in templates for section in template.sections]
    return {
        "table": {spec.name: id for template in templates for id, spec in template.tables.items()},
        "section": {word: one.id for one in sections for word in (one.heading.text, *one.words)},
    }


def _laid_on(rules: Iterable[Rule], layers: Iterable[RulePack]) -> list[Rule]:
    """Rules as packs that lie on them change them."""
    found = {rule.id: rule for rule in rules}
    for layer in layers:
        found = {id: rule for id, rule in found.items() if id not in layer.disable}
        found.update((rule.id, rule) for rule in layer.rules)
    return list(found.values())
