"""The packs of a run together: the forms that they make up, and the rules that a report answers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.check import TRUSTED, Check, Checks
from gi_lint.forms import in_turn, misplaced, template_of
from gi_lint.language import say
from gi_lint.packs import RulePack
from gi_lint.report import Report
from gi_lint.rule import PackError, Rule
from gi_lint.template import Template
from gi_lint.text import guess
from gi_lint.yaml_text import Tree, shown, unknown


class Rulebook:
    """All packs that a run uses: which forms there are, and which rules a report answers to."""

    def __init__(self, packs: Sequence[RulePack], checks: Checks) -> None:
        self.packs = packs
        self._by_id = self._indexed(packs)
        self._check_extends()
        self._check_amendments()
        self._checks = checks
        self._made: dict[int, Check] = {}
        self._chosen: dict[tuple[object, ...], list[Rule]] = {}
        self.phrases = tuple({phrase.quantity: phrase for pack in packs for phrase in pack.phrases}.values())
        self.templates = in_turn([template_of(self._amended(pack)) for pack in packs if pack.is_form])
        self._check_names()

    @staticmethod
    def _indexed(packs: Sequence[RulePack]) -> dict[str, RulePack]:
        by_id: dict[str, RulePack] = {}
        for pack in packs:
            if pack.id in by_id:
                said = "两个规则包都叫“{id}”：{one}、{other}"
                raise PackError(say(said, id=pack.id, one=by_id[pack.id].folder, other=pack.folder))
            by_id[pack.id] = pack
        return by_id

    def _check_extends(self) -> None:
        """Every pack extends one that is there, and none itself in the end."""
        for pack in self.packs:
            chain = [pack.id]
            while (base := self._by_id[chain[-1]].extends) is not None:
                if base not in self._by_id:
                    known = say("、").join(sorted(self._by_id.keys() - {chain[-1]}))
                    told = say("extends: 没有叫“{id}”的规则包；可用：{known}", id=base, known=known)
                    raise PackError(f"{self._by_id[chain[-1]].place('extends')}: {told}")
                chain.append(base)
                if chain.count(base) > 1:
                    told = say("extends: 规则包绕成了一圈：{chain}", chain=" → ".join(chain))
                    raise PackError(f"{pack.place('extends')}: {told}")

    def _check_amendments(self) -> None:
        """Rows are added only to the form that the pack, or the overlay that it extends, is an overlay on."""
        for pack in self.packs:
            template, base = pack.template or {}, self.base_of(pack)
            if "amends" in template and not (base.is_form and base.id == template["amends"]):
                place = f"{shown(pack.folder / 'template.yaml')}:{template['line']}"
                raise PackError(f"{place}: {say('amends: 应为规则包 extends 的格式')}")

    def _check_names(self) -> None:
        """The rules that packs switch off, the tables and sections that rules name: they exist in some form."""
        sections = {section.id for template in self.templates for section in template.sections}
        known = {
            "rule": {rule.id for pack in self.packs for rule in pack.rules},
            "table": {id for template in self.templates for id in template.tables},
            "section": sections | {"body", "title", "introduction"},
        }
        named = [(pack.place("disable"), "rule", id) for pack in self.packs for id in pack.disable]
        for pack in self.packs:
            named += [named for rule in pack.rules if not rule.trusted for named in rule.names()]
        wrong = [(place, kind, name) for place, kind, name in named if name not in known[kind]]
        if wrong:
            raise PackError("\n".join(f"{at}: {unknown(kind, name, sorted(known[kind]))}" for at, kind, name in wrong))
        self._check_cells()

    def _check_cells(self) -> None:
        """The cells that rules name: a form has them."""
        faults = []
        rules = (rule for pack in self.packs for rule in pack.rules if not rule.trusted)
        for at, table, row, column in (named for rule in rules for named in rule.cells()):
            specs = [form.tables[table] for form in self.templates if table in form.tables]
            if specs and not any(spec.has(row, column) for spec in specs):
                names = [name for spec in specs for name in (*spec.rows, *spec.columns)]
                name = f"{row}, {column}" if row and column else row or column
                said = say("没有哪一年的格式在表 {table} 有“{name}”", table=table, name=name)
                faults.append(f"{at}: {said}{guess(row, names) or guess(column, names)}")
        if faults:
            raise PackError("\n".join(faults))

    def check_of(self, rule: Rule) -> Check:
        """The check of a rule with its settings."""
        if id(rule) not in self._made:
            check = self._checks[rule.check_name]()
            trust = {TRUSTED: rule.trusted} if TRUSTED in check.__annotations__ else {}
            self._made[id(rule)] = check(**rule.settings, **trust)
        return self._made[id(rule)]

    def rules_for(self, report: Report) -> list[Rule]:
        """The rules a report answers to, gates first.

        Rules of a table are those of the form that the table shows, or where it shows none (a province's own
        statistics table) of the report's; all others those of the form that the report's year requires, without a
        year those of the form that the tables show.
        """
        shown = report.template_used if report.template_used in self._by_id else None
        home = report.template.id if report.template else shown
        forms = tuple((id, table.form) for id, table in report.tables.items())
        asked = (home, forms, report.facts.year)  # most reports of a run ask for the same rules
        if asked not in self._chosen:
            self._chosen[asked] = self._choose(*asked)
        return self._chosen[asked]

    def _choose(self, home: str | None, forms: Sequence[tuple[str, str]], year: int | None) -> list[Rule]:
        """The rules of a report whose rules are those of `home`, with the form of each table."""
        disabled = self._disabled(home) if home else frozenset()
        chosen = {rule.id: rule for rule in self._common_rules() if rule.mandatory or rule.id not in disabled}
        form_of = dict(forms)
        for form in dict.fromkeys([*form_of.values(), home]):
            for rule in self.rules_of(form) if form else ():
                own = form_of.get(rule.table or "")
                if (own if own in self._by_id else home) == form:
                    chosen[rule.id] = rule
        return sorted((rule for rule in chosen.values() if rule.covers(year)), key=lambda rule: not rule.gate)

    def rules_of(self, form: str) -> list[Rule]:
        """The rules that a form adds to the common ones: its own, those it builds on, those of overlays.

        A table of a province's own making has a form that no pack is named after, and no rules.
        """
        if form not in self._by_id:
            return []
        pack = self._by_id[form]
        rules = {} if pack.extends is None else {rule.id: rule for rule in self.rules_of(pack.extends)}
        for layer in (pack, *self._overlays(form)):
            rules = {id: rule for id, rule in rules.items() if id not in layer.disable}
            rules.update((rule.id, rule) for rule in layer.rules)
        return list(rules.values())

    def _disabled(self, form: str) -> frozenset[str]:
        """The rules that a form, those it builds on and their overlays switch off."""
        pack = self._by_id[form]
        below = self._disabled(pack.extends) if pack.extends is not None else frozenset()
        return below.union(*(layer.disable for layer in (pack, *self._overlays(form))))

    def all_rules(self) -> list[tuple[Rule, tuple[str, ...]]]:
        """Every rule with the ids of the forms that it applies to; `all` for a common rule that every form keeps."""
        common = self._common_rules()
        found: dict[int, tuple[Rule, list[str]]] = {id(rule): (rule, []) for rule in common}
        for template in sorted(self.templates, key=lambda template: template.first_year):
            own = self.rules_of(template.id)
            replaced, disabled = {rule.id for rule in own}, self._disabled(template.id)
            kept = [rule for rule in common if rule.mandatory or rule.id not in disabled]
            for rule in (*(rule for rule in kept if rule.id not in replaced), *own):
                found.setdefault(id(rule), (rule, []))[1].append(template.id)
        everywhere = {id(rule) for rule in common if len(found[id(rule)][1]) == len(self.templates)}
        return [(rule, ("all",) if key in everywhere else tuple(forms)) for key, (rule, forms) in found.items()]

    def template(self, id: str) -> Template | None:
        """The form of an id; None if no pack has it."""
        return next((template for template in self.templates if template.id == id), None)

    def _common_rules(self) -> list[Rule]:
        """The rules of every form: those of the common packs, with what overlays on them change."""
        rules: dict[str, Rule] = {}
        for pack in self.packs:
            for layer in (pack, *self._overlays(pack.id)) if pack.is_common else ():
                rules = {id: rule for id, rule in rules.items() if rule.mandatory or id not in layer.disable}
                rules.update((rule.id, rule) for rule in layer.rules)
        return list(rules.values())

    def base_of(self, pack: RulePack) -> RulePack:
        """The pack that a pack is an overlay on, be it by way of other overlays; any other pack itself."""
        while pack.extends is not None and not pack.is_form:
            pack = self._by_id[pack.extends]
        return pack

    def _overlays(self, id: str) -> Iterator[RulePack]:
        """The overlays on a pack, each followed by those on it."""
        for pack in self.packs:
            if pack.extends == id and not pack.is_form:
                yield pack
                yield from self._overlays(pack.id)

    def _sections(self, pack: RulePack) -> Sequence[Tree]:
        """The sections of a pack's form: its own, else those of the form that it extends."""
        own: Sequence[Tree] | None = (pack.template or {}).get("sections")
        if own is not None:
            return own
        if pack.extends is None:
            raise PackError(f"{pack.folder / 'template.yaml'}:1: {say('缺少“{key}”', key='sections')}")
        return self._sections(self._by_id[pack.extends])

    def _amended(self, pack: RulePack) -> Tree:
        tree = dict(pack.template or {})
        tree.setdefault("sections", self._sections(pack))
        for overlay in self._overlays(pack.id):
            for row in (overlay.template or {}).get("rows", ()):
                if said := misplaced(tree, row):
                    raise PackError(f"{shown(overlay.folder / 'template.yaml')}:{row['line']}: {said}")
                tree["added_rows"] = [*tree.get("added_rows", ()), row]
        return tree
