"""YAML as ruamel.yaml reads it, within limits and with the line of what is wrong. Loaded where a file is read anew."""

from __future__ import annotations

import re

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import Node, ScalarNode
from ruamel.yaml.scanner import RoundTripScanner, ScannerError

from gi_lint.hints import Any
from gi_lint.language import say

MOST_PLACES = 500_000  # keys and list items, those that a reference stands for included
DEEPEST = 100  # mappings and lists inside each other
MOST_DIGITS = 30  # of a whole number
_NO_CHARACTER = "[\0\ud800-\udfff]"  # written as an escape: no path and no file can hold it


def parse(text: str) -> Any:
    """The data of a YAML text. Raises MarkedYAMLError, and all else that ruamel.yaml lets slip of odd texts."""
    yaml = YAML(typ="rt", pure=True)
    yaml.Scanner, yaml.Constructor = _Scanner, _Constructor
    try:
        found = yaml.load(text)
    except RecursionError as error:
        raise _too_much() from error
    if _is_too_much(found):
        raise _too_much()
    return found


def _too_much() -> MarkedYAMLError:
    return MarkedYAMLError(problem=say("内容过多或嵌套过深，不予读取"))


def _is_too_much(data: Any) -> bool:
    """Whether data hold more than anybody writes: references to references may stand for any amount."""
    places, left = 0, [(data, 1)]
    while left and places <= MOST_PLACES:
        value, depth = left.pop()
        items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if items and depth > DEEPEST:
            return True
        places += len(items)
        left += [(item, depth + 1) for item in items if isinstance(item, dict | list)]
    return places > MOST_PLACES


class _Scanner(RoundTripScanner):
    """Refuses brackets too deep inside each other at once: to go on costs the square of their number."""

    def fetch_flow_collection_start(self, TokenClass: Any, to_push: str) -> None:
        if len(self.flow_context) >= DEEPEST:
            problem = say("括号嵌套超过 {deepest} 层，不予读取", deepest=DEEPEST)
            raise ScannerError(None, None, problem, self.reader.get_mark())
        super().fetch_flow_collection_start(TokenClass, to_push)


class _Constructor(RoundTripConstructor):
    """Tells the line of a value that cannot be: a day that no month has, a number that nobody means."""

    def construct_object(self, node: Node, deep: bool = False) -> Any:
        if isinstance(node, ScalarNode) and (said := _amiss(node)):
            raise ConstructorError(None, None, said, node.start_mark)
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise ConstructorError(None, None, str(error), node.start_mark) from error


def _amiss(scalar: ScalarNode) -> str:
    """What is wrong with a single value; empty if nothing is."""
    if scalar.tag == "tag:yaml.org,2002:int" and len(scalar.value) > MOST_DIGITS:
        return say("整数过长，不予读取")
    found = re.search(_NO_CHARACTER, scalar.value)
    return say("有不能使用的字符（U+{code:04X}）", code=ord(found[0])) if found else ""
