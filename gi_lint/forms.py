"""Forms: templates as packs write them become objects, in turn by the years in which they are in force."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gi_lint.language import say
from gi_lint.template import Column, Label, Row, SectionSpec, TableBlock, TableSpec, Template
from gi_lint.text import guess
from gi_lint.yaml_text import Tree


def misplaced(tree: Tree, row: Tree) -> str:
    """Why a row cannot be added to a form; empty if it can."""
    blocks = [block for table in tree["tables"] if table["id"] == row["table"] for block in table["blocks"]]
    there = {known.get("id") for block in blocks for known in block["rows"]}
    if row["after"] not in there:
        said = "{form} 年格式的表 {table} 没有“{row}”这一行"
        return say(said, form=tree["id"], table=row["table"], row=row["after"])
    added = {known["id"] for known in tree.get("added_rows", ()) if known["table"] == row["table"]}
    return say("{key}: 编号“{id}”用了两次", key="rows", id=row["id"]) if row["id"] in there | added else ""


def misplaced_section(tree: Tree, section: Tree) -> str:
    """Why a section cannot be added to a form; empty if it can."""
    there = [known["id"] for known in tree["sections"]]
    if section["after"] not in there:
        said = "{form} 年格式没有“{section}”这一部分"
        return say(said, form=tree["id"], section=section["after"]) + guess(section["after"], there)
    return say("{key}: 编号“{id}”用了两次", key="sections", id=section["id"]) if section["id"] in there else ""


def with_section(sections: Sequence[Tree], section: Tree) -> list[Tree]:
    """The sections of a form with another one behind the one that it names."""
    place = next(number for number, known in enumerate(sections, 1) if known["id"] == section["after"])
    return [*sections[:place], section, *sections[place:]]


def in_turn(templates: Sequence[Template]) -> tuple[Template, ...]:
    """Forms of which each that has no last year is in force until the next one begins."""
    firsts = sorted({template.first_year for template in templates})
    ends = {first: following - 1 for first, following in pairwise(firsts)}
    return tuple(
        template._replace(last_year=ends.get(template.first_year)) if template.last_year is None else template
        for template in templates
    )


def template_of(tree: Tree) -> Template:
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
