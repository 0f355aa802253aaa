"""A report that a page shows part by part under tabs: all but one of the parts are hidden."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from gi_lint.patterns import compiled
from gi_lint.readers.html_nodes import Node, Tree, parse

_STATES = compiled(
    r"(?:^|[\s_-])(?:active|current|cur|on|show|shown|in|selected|hidden|hide|none|fade)(?=$|[\s_-])", re.I
)
_NUMBER = compiled(r"\d+")
_MARK = compiled(r"\s*([一二三四五六七八九十]{1,2})\s*、")
_FIRST = "一"
_MOST_PARTS = 20  # of a report


def with_panes(source: str, tree: Tree) -> Tree:
    """The page with the hidden parts of its text that go on from one that is shown."""
    shown = [(index, mark) for index, node in enumerate(tree.nodes) if not node.tag and (mark := _mark(node.text))]
    panes = _panes(tree, shown)
    if not panes:
        return tree
    whole = parse(source, panes)
    has_first = any(mark == _FIRST for _, mark in shown)
    marks = {node.number: _mark(whole.written(index)) for index, node in enumerate(whole.nodes) if node.number in panes}
    going_on = {
        number
        for number, mark in marks.items()
        if mark and mark not in panes[number] and not (has_first and mark == _FIRST)
    }
    if not going_on:
        return tree
    return whole if going_on == panes.keys() else parse(source, going_on)


def _panes(tree: Tree, marks: Sequence[tuple[int, str]]) -> dict[int, set[str]]:
    """The numbers of the hidden elements that stand beside one of their kind that is shown and holds text.

    Each with the numbers of the parts that begin in the shown one, of those that begin on the page, by their nodes.
    """
    hidden: defaultdict[int, list[Node]] = defaultdict(list)
    for node in tree.nodes:
        if node.hidden and _kind(node):
            hidden[node.parent].append(node)
    found: dict[int, set[str]] = {}
    for parent, nodes in hidden.items():
        shown: defaultdict[str, set[str]] = defaultdict(set)
        for child in tree.children(parent):
            if tree.prose[child]:
                start = bisect_left(marks, (child, ""))
                begun = marks[start : start + _MOST_PARTS]
                shown[_kind(tree.nodes[child])].update(mark for index, mark in begun if index < tree.nodes[child].end)
        found |= {node.number: shown[_kind(node)] for node in nodes if _kind(node) in shown}
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
