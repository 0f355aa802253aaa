"""A YAML file of a rule pack, read strictly: every fault is gathered with file, line and a guess."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from gi_lint.kinds import fits, unlike
from gi_lint.language import say
from gi_lint.pack_keys import Keys, kind_of
from gi_lint.yaml_text import YamlFault, line_of, load, shown, unknown


class PackFile:
    """The data of a file, None for one that holds none, and the faults found in it so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[str] = []
        self.data: Any = None
        try:
            self.data = load(path.read_bytes())
        except YamlFault as error:
            self.fault(error.line, str(error))

    def fault(self, line: int, message: str) -> None:
        """Gather a fault at a line."""
        self.faults.append(f"{shown(self.path)}:{line}: {message}")

    def mapping(self, line: int, data: Any, keys: Keys) -> None:
        """See that a mapping, which begins at a line, has the keys that it must have and no unknown ones."""
        for key in data:
            if key not in keys.known:
                self.fault(line_of(data, key), unknown("key", str(key), keys.known))
            else:
                self.value(data, key)
        for key in keys.required:
            if data.get(key) in (None, ""):
                self.fault(line, say("缺少“{key}”", key=key))

    def value(self, data: Any, key: str) -> None:
        """See that the value of a key, if it has one, is of its kind."""
        kind, value = kind_of(key), data[key]
        holds_nothing = isinstance(value, list) and "" in value
        if value is None or (fits(value, kind) and not holds_nothing):
            return
        is_choice = get_origin(kind) is Literal
        told = unknown(key, str(value), get_args(kind)) if is_choice else unlike(key, value, kind)
        self.fault(line_of(data, key), told)

    def each(self, owner: Any, key: str, keys: Keys) -> list[Any]:
        """The mappings in the list that a key holds, each seen through; what is no mapping is told and left out."""
        found: list[Any] = []
        seen: set[tuple[str, str]] = set()
        items = owner.get(key) or []
        if not isinstance(items, list):
            self.fault(line_of(owner, key), say("{key}: 应为列表", key=key))
            return found
        for item in items:
            if not isinstance(item, dict):
                self.fault(line_of(owner, key), say("{key}: 每一项由“键: 值”组成", key=key))
                continue
            self.mapping(beginning(item), item, keys)
            found.append(item)
            id = (str(item.get("table")), str(item.get("id")))
            if "id" in item and id in seen:
                self.fault(line_of(item, "id"), say("{key}: 编号“{id}”用了两次", key=key, id=item["id"]))
            seen.add(id)
        return found


def beginning(mapping: Any) -> int:
    """The line of a mapping's first key."""
    return line_of(mapping, next(iter(mapping), ""))
