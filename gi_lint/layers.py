"""The packs of a run as they lie on one another: what each extends, the overlays on it, the forms that they make up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gi_lint.language import say
from gi_lint.packs import RulePack
from gi_lint.rule import PackError
from gi_lint.template import Column, Label, Row, SectionSpec, TableBlock, TableSpec, Template
from gi_lint.text import guess
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
        return _in_turn([_template_of(self._amended(pack)) for pack in self._by_id.values() if pack.is_form])

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
                if said := _misplaced(tree, row):
                    raise PackError(f"{shown(overlay.folder / 'template.yaml')}:{row['line']}: {said}")
                tree["added_rows"] = [*tree.get("added_rows", ()), row]
            for section in (overlay.template or {}).get("added_sections", ()):
                if said := _misplaced_section(tree, section):
                    raise PackError(f"{shown(overlay.folder / 'template.yaml')}:{section['line']}: {said}")
                tree["sections"] = _with_section(tree["sections"], section)
        return tree


def _indexed(packs: Sequence[RulePack]) -> dict[str, RulePack]:
    by_id: dict[str, RulePack] = {}
    for pack in packs:
        if pack.id in by_id:
            said = "两个规则包都叫“{id}”：{one}、{other}"
            raise PackError(say(said, id=pack.id, one=by_id[pack.id].folder, other=pack.folder))
        by_id[pack.id] = pack
    return by_id


# Forms: templates as packs write them become objects ------------------------------------------------------------


def _misplaced(tree: Tree, row: Tree) -> str:
    """Why a row cannot be added to a form; empty if it can."""
    tables = {table["id"]: table for table in tree["tables"]}
    if row["table"] not in tables:
        said = say("{form} 年格式没有“{table}”这个表", form=tree["id"], table=row["table"])
        return said + guess(row["table"], tables, {table["name"]: id for id, table in tables.items()})
    rows = [known for block in tables[row["table"]]["blocks"] for known in block["rows"] if "id" in known]
    there = {known["id"] for known in rows}
    if row["after"] not in there:
        said = say("{form} 年格式的表 {table} 没有“{row}”这一行", form=tree["id"], table=row["table"], row=row["after"])
        return said + guess(row["after"], there, {known["label"]: known["id"] for known in rows})
    added = {known["id"] for known in tree.get("added_rows", ()) if known["table"] == row["table"]}
    return say("{key}: 编号“{id}”用了两次", key="rows", id=row["id"]) if row["id"] in there | added else ""


def _misplaced_section(tree: Tree, section: Tree) -> str:
    """Why a section cannot be added to a form; empty if it can."""
    there = {known["id"] for known in tree["sections"]}
    if section["after"] not in there:
        said = say("{form} 年格式没有“{section}”这一部分", form=tree["id"], section=section["after"])
        return said + guess(section["after"], there, {known["heading"]: known["id"] for known in tree["sections"]})
    return say("{key}: 编号“{id}”用了两次", key="sections", id=section["id"]) if section["id"] in there else ""


def _with_section(sections: Sequence[Tree], section: Tree) -> list[Tree]:
    """The sections of a form with another one behind the one that it names."""
    place = next(number for number, known in enumerate(sections, 1) if known["id"] == section["after"])
    return [*sections[:place], section, *sections[place:]]


def _in_turn(templates: Sequence[Template]) -> tuple[Template, ...]:
    """Forms of which each that has no last year is in force until the next one begins."""
    firsts = sorted({template.first_year for template in templates})
    ends = {first: following - 1 for first, following in pairwise(firsts)}
    return tuple(
        template._replace(last_year=ends.get(template.first_year)) if template.last_year is None else template
        for template in templates
    )


def _template_of(tree: Tree) -> Template:
    """The form that a pack writes; `added_rows` are those of overlays, each with its table and the row before it."""
    years = tree["years"]
    return Template(
        id=tree["id"],
        notice=tree["notice"],
        first_year=years["first"],
        last_year=years.get("last"),
        sections=tuple(_section(section) for section in tree["sections"]),
        tables={table["id"]: _table(table, tree.get("added_rows", ())) for table in tree["tables"]},
        fixed_headings=tree.get("fixed_headings", True),
    )


def _section(tree: Tree) -> SectionSpec:
    return SectionSpec(
        id=tree["id"],
        heading=Label(tree["heading"], tuple(tree.get("variants", ()))),
        words=tuple(tree.get("words", ())),
        mentions=tuple(tree.get("mentions", ())),
    )


def _table(tree: Tree, added: Sequence[Tree]) -> TableSpec:
    own = [row for row in added if row["table"] == tree["id"]]
    blocks = tuple(_block(block, own) for block in tree["blocks"])
    return TableSpec(tree["id"], tree["name"], tree["title"], tree["layout"], blocks)


def _block(tree: Tree, added: Sequence[Tree]) -> TableBlock:
    rows = []
    for row in tree["rows"]:
        rows.append(_row(row))
        rows.extend(_row(extra) for extra in added if extra["after"] == row.get("id"))
    caption = Label(tree["caption"]) if tree.get("caption") else None
    columns = tuple(_column(column) for column in tree.get("columns") or ({"id": "", "label": ""},))
    return TableBlock(caption, columns, tuple(rows))


def _row(tree: Tree) -> Row:
    label = Label(tree.get("heading") or tree["label"], tuple(tree.get("variants", ())), tree.get("name", ""))
    required, local = tree.get("required", True), tree.get("local", "")
    return Row(tree.get("id", ""), label, "heading" in tree, tree.get("unit"), required, local)


def _column(tree: Tree) -> Column:
    label = Label(tree["label"], tuple(tree.get("variants", ())), tree.get("name", ""))
    return Column(tree["id"], label, tree.get("kind", "count"))
