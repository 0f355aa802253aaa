"""A report that a page shows part by part under tabs: all but one of the parts are hidden."""

from __future__ import annotations

import re
from collections import defaultdict

from gi_lint.patterns import compiled
from gi_lint.readers.html_nodes import Node, Tree, parse

_STATES = compiled(
    r"(?:^|[\s_-])(?:active|current|cur|on|show|shown|in|selected|hidden|hide|none|fade)(?=$|[\s_-])", re.I
)
_NUMBER = compiled(r"\d+")
_MARK = compiled(r"\s*([一二三四五六七八九十]{1,2})\s*、")
_FIRST = "一"


def with_panes(source: str, tree: Tree) -> Tree:
    """The page with the hidden parts of its text that go on from one that is shown."""
    panes = _panes(tree)
    if not panes:
        return tree
    whole = parse(source, panes)
    has_first = any(_mark(node.text) == _FIRST for node in tree.nodes if not node.tag)
    marks = {node.number: _mark(whole.written(index)) for index, node in enumerate(whole.nodes) if node.number in panes}
    going_on = {number for number, mark in marks.items() if mark and not (has_first and mark == _FIRST)}
    if not going_on:
        return tree
    return whole if going_on == panes else parse(source, going_on)


def _panes(tree: Tree) -> set[int]:
    """The numbers of the hidden elements that stand beside one of their kind that is shown and holds text."""
    hidden: defaultdict[int, list[Node]] = defaultdict(list)
    for node in tree.nodes:
        if node.hidden and _kind(node):
            hidden[node.parent].append(node)
    found: set[int] = set()
    for parent, nodes in hidden.items():
        shown = {_kind(tree.nodes[child]) for child in tree.children(parent) if tree.prose[child]}
        found.update(node.number for node in nodes if _kind(node) in shown)
    return found


def _kind(node: Node) -> str:
    """What is alike in panes: the class but for a pane's state, else the id but for its number; empty without any."""
    name = _STATES.sub("", node.attributes.get("class", "")).strip()
    name = name or _NUMBER.sub("", node.attributes.get("id", ""))
    return f"{node.tag} {name}" if name else ""


def _mark(text: str) -> str:
    """The number by which a part begins: 二 of 二、; empty if there is none."""
    match = _MARK.match(text)
    return match[1] if match else ""
