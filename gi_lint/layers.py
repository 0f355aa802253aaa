"""The packs of a run as they lie on one another: what each extends, the overlays on it, the forms that they make up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.forms import in_turn, misplaced, misplaced_section, template_of, with_section
from gi_lint.language import say
from gi_lint.packs import RulePack
from gi_lint.rule import PackError
from gi_lint.template import Template
from gi_lint.yaml_text import Tree, shown


class Layers:
    """Packs by their ids. Raises PackError where one does not fit on another."""

    def __init__(self, packs: Sequence[RulePack]) -> None:
        self._by_id = _indexed(packs)
        self._check_extends()
        self._check_amendments()

    def __contains__(self, id: str | None) -> bool:
        return id in self._by_id

    def forms(self) -> tuple[Template, ...]:
        """The forms of all packs, with the rows that overlays add."""
        return in_turn([template_of(self._amended(pack)) for pack in self._by_id.values() if pack.is_form])

    def base_of(self, pack: RulePack) -> RulePack:
        """The pack that a pack is an overlay on, be it by way of other overlays; any other pack itself."""
        while pack.extends is not None and not pack.is_form:
            pack = self._by_id[pack.extends]
        return pack

    def on(self, id: str) -> Iterator[RulePack]:
        """A pack, then the overlays on it, each followed by those on it."""
        yield self._by_id[id]
        for pack in self._by_id.values():
            if pack.extends == id and not pack.is_form:
                yield from self.on(pack.id)

    def below(self, id: str) -> str | None:
        """The id of the form that a form builds on."""
        return self._by_id[id].extends

    def _check_extends(self) -> None:
        """Every pack extends one that is there, and none itself in the end."""
        for pack in self._by_id.values():
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
        """Only the form that the pack, or the overlay that it extends, is an overlay on is amended."""
        for pack in self._by_id.values():
            template, base = pack.template or {}, self.base_of(pack)
            if "amends" in template and not (base.is_form and base.id == template["amends"]):
                place = f"{shown(pack.folder / 'template.yaml')}:{template['line']}"
                raise PackError(f"{place}: {say('amends: 应为规则包 extends 的格式')}")

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
        for overlay in self.on(pack.id):
            for row in (overlay.template or {}).get("rows", ()):
                if said := misplaced(tree, row):
                    raise PackError(f"{shown(overlay.folder / 'template.yaml')}:{row['line']}: {said}")
                tree["added_rows"] = [*tree.get("added_rows", ()), row]
            for section in (overlay.template or {}).get("added_sections", ()):
                if said := misplaced_section(tree, section):
                    raise PackError(f"{shown(overlay.folder / 'template.yaml')}:{section['line']}: {said}")
                tree["sections"] = with_section(tree["sections"], section)
        return tree


def _indexed(packs: Sequence[RulePack]) -> dict[str, RulePack]:
    by_id: dict[str, RulePack] = {}
    for pack in packs:
        if pack.id in by_id:
            said = "两个规则包都叫“{id}”：{one}、{other}"
            raise PackError(say(said, id=pack.id, one=by_id[pack.id].folder, other=pack.folder))
        by_id[pack.id] = pack
    return by_id
