"""JSON Schemas for what rule authors write, made from the checks' settings, so that an editor completes and checks it.

The descriptions are Chinese and stand in `rules/schema/words.yaml`; a check's own name is the first line of its module.
"""

from __future__ import annotations

import json
import sys
import typing
from collections.abc import Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

from gi_lint import pack_keys
from gi_lint.check import Checks, settings_of
from gi_lint.kinds import kinds_of
from gi_lint.pack_keys import Keys, kind_of
from gi_lint.yaml_text import Tree, load, plain

_WIDTH = 120  # of a line
_DIALECT = "http://json-schema.org/draft-07/schema#"


def schemas(checks: Checks, words: Tree) -> dict[str, Tree]:
    """The schemas of rule files, pack.yaml, template.yaml and phrases.yaml, by name."""
    return {
        "rules": _rules(checks, words),
        "pack": _whole("pack.yaml", _mapping(pack_keys.PACK, words["pack"])),
        "template": _whole("template.yaml", _template(words["template"])),
        "phrases": _whole("phrases.yaml", _phrases(words["phrases"])),
    }


def written(schema: Any, indent: int = 0) -> str:
    """A schema as JSON, in one line what fits into one: most settings."""
    line = json.dumps(schema, ensure_ascii=False)
    if indent + len(line) <= _WIDTH or not isinstance(schema, dict | list):
        return line
    if isinstance(schema, dict):
        items = [f"{json.dumps(key)}: {written(value, indent + 1)}" for key, value in schema.items()]
    else:
        items = [written(item, indent + 1) for item in schema]
    margin = "\n" + " " * indent
    return line[0] + ",".join(f"{margin} {item}" for item in items) + margin + line[-1]


def read_words(path: Path) -> Tree:
    """The Chinese descriptions in a YAML file."""
    found: Tree = plain(load(path.read_bytes()))
    return found


def _whole(title: str, schema: Tree) -> Tree:
    return {"$schema": _DIALECT, "title": title, **schema}


def _mapping(keys: Keys, words: Mapping[str, str]) -> Tree:
    """A mapping of some keys and no others."""
    properties = {key: _described(_value(key), words.get(key, "")) for key in keys.known}
    return {"type": "object", "properties": properties, "required": list(keys.required), "additionalProperties": False}


def _value(key: str) -> Tree:
    if key == "years":
        return _mapping(pack_keys.YEARS, {})
    return _type(kind_of(key))


def _described(schema: Tree, description: str) -> Tree:
    return {"description": description, **schema} if description else schema


def _rules(checks: Checks, words: Tree) -> Tree:
    names = sorted(checks)
    rule = _mapping(pack_keys.RULE, words["rule"])
    rule["required"].append("examples")
    rule["properties"]["examples"] |= _examples(words["example"])
    rule["properties"]["en"] |= _mapping(pack_keys.ENGLISH, words["en"])
    rule["properties"] |= {name: _settings(name, checks[name](), words["settings"]) for name in names}
    rule["oneOf"] = [{"required": [name]} for name in names]
    return _whole("规则文件", {"type": "array", "items": rule})


def _examples(words: Mapping[str, str]) -> Tree:
    example = _mapping(pack_keys.EXAMPLE, words)
    for verdict in pack_keys.VERDICTS:
        example["properties"][verdict] = _described({"type": "object"}, words[verdict])
    example["oneOf"] = [{"required": [verdict]} for verdict in pack_keys.VERDICTS]
    needed = [{"contains": {"required": [verdict]}} for verdict in ("pass", "fail")]
    return {"type": "array", "items": example, "allOf": needed}


def _settings(name: str, check: type, words: Mapping[str, str]) -> Tree:
    """The settings of a check: its fields, with their types and descriptions."""
    hints = kinds_of(check)
    known = settings_of(check)
    needed = [key for key in known if known[key]]
    properties = {
        key: _described(_type(hints[key]), words.get(f"{name}.{key}") or words.get(key) or "") for key in known
    }
    schema: Tree = {
        "description": _about(check),
        "type": "object" if needed else ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }
    return {**schema, "required": needed} if needed else schema


def _about(check: type) -> str:
    """What a check is called in Chinese: the words behind its name in the first line of its module."""
    module = sys.modules[check.__module__].__doc__ or ""
    return module.split("\n", 1)[0].partition(":")[0].partition(" ")[2].strip()


def _type(hint: Any) -> Tree:
    """The schema of a setting's type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (UnionType, typing.Union):
        return {"anyOf": [_type(arg) for arg in args]}
    if origin is tuple:
        return {"type": "array", "items": _type(args[0])}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _type(args[1])}
    simple = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
    return {"type": simple[hint]} if hint in simple else {}


def _template(words: Mapping[str, str]) -> Tree:
    """A form of its own, or rows and sections added to another's."""
    row = _mapping(pack_keys.ROW, words)
    row["anyOf"] = [{"required": ["id", "label"]}, {"required": ["heading"]}]
    block = _mapping(pack_keys.BLOCK, words)
    block["properties"]["columns"] = _list(_mapping(pack_keys.COLUMN, words), words["columns"])
    block["properties"]["rows"] = _list(row, words["rows"])
    table = _mapping(pack_keys.TABLE, words)
    table["properties"]["blocks"] = _list(block, words["blocks"])
    form = _mapping(pack_keys.TEMPLATE, words)
    form["properties"]["sections"] = _list(_mapping(pack_keys.SECTION, words), words["sections"])
    form["properties"]["tables"] = _list(table, words["tables"])
    amendment = _mapping(pack_keys.AMENDMENT, words)
    added = _mapping(pack_keys.ADDED_ROW, words)
    amendment["properties"]["rows"] = _list(added, words["rows"])
    amendment["properties"]["sections"] = _list(_mapping(pack_keys.ADDED_SECTION, words), words["sections"])
    amendment["anyOf"] = [{"required": ["rows"]}, {"required": ["sections"]}]
    return {"if": {"required": ["amends"]}, "then": amendment, "else": form}


def _list(items: Tree, description: str) -> Tree:
    return {"description": description, "type": ["array", "null"], "items": items}


def _phrases(words: Mapping[str, str]) -> Tree:
    phrase = _mapping(pack_keys.PHRASE, words)
    for value in phrase["properties"].values():
        if "items" in value:
            value["items"] = {"type": ["string", "array"]}  # a list of words that quantities share
    return {"type": "object", "additionalProperties": phrase}
