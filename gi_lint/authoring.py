"""What authors write: rule packs in YAML, read strictly. Every fault is told with file, line and a guess."""

from __future__ import annotations

import typing
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from gi_lint.check import Checks, SettingError, needs_previous, settings_of
from gi_lint.language import labelled, say
from gi_lint.rule import PackError
from gi_lint.yaml_text import Tree, YamlFault, fits, line_of, load, plain, shown, unknown, unlike

RULE_KEYS = ("id", "title", "level", "basis", "why", "fix", "en", "since", "until", "gate", "mandatory", "examples")
ENGLISH = ("title", "basis", "why", "fix", "terms")  # of the key en
REQUIRED_RULE_KEYS = ("id", "title", "level", "basis", "why", "fix")
PACK_KEYS = ("id", "title", "extends", "disable")
REQUIRED_TEMPLATE = ("id", "title", "notice", "years", "tables")
TEMPLATE = (*REQUIRED_TEMPLATE, "sections", "fixed_headings")
YEARS = ("first", "last")
AMENDMENT = ("amends", "rows")
SECTION = ("id", "heading", "variants", "words", "mentions")
TABLE = ("id", "name", "title", "layout", "blocks")
BLOCK = ("caption", "columns", "rows")
COLUMN = ("id", "label", "name", "variants", "kind")
ROW = ("id", "label", "name", "variants", "heading", "unit", "required", "local")
PHRASE = ("words", "or", "not", "apart", "beside", "near", "of", "none")
ADDED_ROW = (*ROW, "table", "after")
EXAMPLE_VERDICTS = ("pass", "fail", "open")
EXAMPLE_KEYS = (*EXAMPLE_VERDICTS, "says", "year")
TEXTS = tuple[str, ...]
HINTS: Mapping[str, Any] = {
    "level": Literal["error", "warning", "note"],
    "layout": Literal["down", "across", "list"],
    "kind": Literal["count", "amount", "change"],
    "since": int,
    "until": int,
    **dict.fromkeys(("year", *YEARS), int),
    "years": Mapping[str, Any],
    "en": Mapping[str, Any],
    "terms": Mapping[str, str],
    **dict.fromkeys(("gate", "mandatory", "fixed_headings", "required"), bool),
    **dict.fromkeys(("disable", "variants", "words", "mentions", "not", "or", "apart", "beside", "near"), TEXTS),
    **dict.fromkeys(("sections", "tables", "blocks", "columns", "rows", "examples", "none"), Any),
    **dict.fromkeys(EXAMPLE_VERDICTS, Mapping[str, Any]),
}  # what the value of a key is; of a key that is not listed, a text


def read_pack(folder: Path, checks: Checks) -> Tree:
    """A pack folder as plain data, every rule validated against the settings of its check.

    `checks` gives the class of each check by name. Raises PackError with all faults found.
    """
    return _Author(folder, checks).read()


class _Author:
    def __init__(self, folder: Path, checks: Checks) -> None:
        self.folder = folder
        self.checks = checks
        self.faults: list[str] = []

    def read(self) -> Tree:
        if not (self.folder / "pack.yaml").is_file():
            raise PackError(f"{shown(self.folder)}: {say('这里没有 pack.yaml；规则包是含有 pack.yaml 的文件夹')}")
        files = {path.name: (path, self._load(path)) for path in sorted(self.folder.glob("*.yaml"))}
        if self.faults:
            raise PackError("\n".join(self.faults))
        path, pack = files.pop("pack.yaml")
        tree = self._pack(path, pack)
        if "template.yaml" in files:
            tree["template"] = self._template(*files.pop("template.yaml"), tree)
        tree["phrases"] = self._phrases(*files.pop("phrases.yaml")) if "phrases.yaml" in files else {}
        tree["lines"] = {key: line_of(pack, key) for key in ("extends", "disable")}
        tree["rules"] = [rule for path, data in files.values() for rule in self._rules(path, data)]
        self._unique(tree["rules"])
        if self.faults:
            raise PackError("\n".join(self.faults))
        return tree

    def _load(self, path: Path) -> Any:
        try:
            return load(path.read_text(encoding="utf-8-sig"))
        except YamlFault as error:
            self._fault(path, error.line, labelled(say("YAML 写法有误"), str(error)))
        except UnicodeDecodeError:
            self._fault(path, 1, say("不是 UTF-8 编码的文字，请另存为 UTF-8"))
        return None

    def _fault(self, path: Path, line: int, message: str) -> None:
        self.faults.append(f"{shown(path)}:{line}: {message}")

    def _pack(self, path: Path, data: Any) -> Tree:
        if not isinstance(data, dict):
            self._fault(path, 1, say("pack.yaml 由 id、title 等键组成"))
            return {}
        self._mapping(path, 1, data, PACK_KEYS, ("id", "title"))
        return {"disable": [], "extends": None, **_filled(data)}

    def _template(self, path: Path, data: Any, pack: Tree) -> Tree:
        """A form of its own, or (`amends`) rows added to another's."""
        if not isinstance(data, dict):
            self._fault(path, 1, say("template.yaml 写一种格式，或用 amends 写明增补哪种格式"))
            return {}
        if "amends" in data:
            return self._amendment(path, data)
        self._mapping(path, 1, data, TEMPLATE, REQUIRED_TEMPLATE)
        if data.get("id") != pack.get("id"):
            self._fault(path, line_of(data, "id"), say("id: 应与 pack.yaml 的 id 相同"))
        if isinstance(data.get("years"), dict):
            self._mapping(path, line_of(data, "years"), data["years"], YEARS, ("first",))
        self._each(path, data, "sections", SECTION, ("id", "heading"))
        for table in self._each(path, data, "tables", TABLE, TABLE):
            self._table(path, table)
        tree: Tree = _filled(data)
        return tree

    def _table(self, path: Path, table: Any) -> None:
        blocks = self._each(path, table, "blocks", BLOCK, ("rows",))
        if table.get("layout") == "across" and len(blocks) != 1:
            self._fault(path, line_of(table, "blocks"), say("blocks: layout 是 across 的表只有一项"))
        for block in blocks:
            self._each(path, block, "columns", COLUMN, ("id", "label"))
            rows = self._each(path, block, "rows", ROW, ())
            for row in rows:
                if not (row.get("heading") or (row.get("id") and row.get("label"))):
                    self._fault(path, line_of(row, next(iter(row), "")), say("一行写 id 和 label，或只写 heading"))
            if all(row.get("heading") for row in rows):
                self._fault(path, line_of(block, "rows"), say("rows: 至少有一行写 id 和 label"))

    def _amendment(self, path: Path, data: Any) -> Tree:
        """Rows added to another pack's form, each with the line that says where."""
        self._mapping(path, 1, data, AMENDMENT, AMENDMENT)
        rows = self._each(path, data, "rows", ADDED_ROW, ("table", "after", "id", "label"))
        return {
            "amends": data["amends"],
            "line": line_of(data, "amends"),
            "rows": [{**_filled(row), "line": line_of(row, "after")} for row in rows],
        }

    def _phrases(self, path: Path, data: Any) -> Tree:
        """Quantities that a text may name: for each the words of its clause (`a|b`: one of them) and those not."""
        if not isinstance(data, dict):
            if data is not None:
                self._fault(path, 1, say("应由“键: 值”组成"))
            return {}
        for quantity, words in data.items():
            line = line_of(data, quantity)
            if not isinstance(words, dict) or not isinstance(words.get("words"), list):
                said = "{quantity}: 应写 words: [...]，需要时加 not: [...]、near: [...]"
                self._fault(path, line, say(said, quantity=quantity))
                continue
            self._mapping(path, line, words, PHRASE, ("words",))
        tree: Tree = _filled(data)
        return tree

    def _each(self, path: Path, owner: Any, key: str, known: Sequence[str], required: Sequence[str]) -> list[Any]:
        """The mappings in a list, those of a wrong form told and left out."""
        found: list[Any] = []
        seen: set[tuple[str, str]] = set()
        items = owner.get(key) or []
        if not isinstance(items, list):
            self._fault(path, line_of(owner, key), say("{key}: 应为列表", key=key))
            return found
        for item in items:
            if not isinstance(item, dict):
                self._fault(path, line_of(owner, key), say("{key}: 每一项由“键: 值”组成", key=key))
                continue
            self._mapping(path, line_of(item, next(iter(item), "")), item, known, required)
            found.append(item)
            id = (str(item.get("table")), str(item.get("id")))
            if "id" in item and id in seen:
                self._fault(path, line_of(item, "id"), say("{key}: 编号“{id}”用了两次", key=key, id=item["id"]))
            seen.add(id)
        return found

    def _mapping(self, path: Path, line: int, data: Any, known: Sequence[str], required: Sequence[str]) -> None:
        for key in data:
            if key not in known:
                self._fault(path, line_of(data, key), unknown("key", str(key), known))
            else:
                self._value(path, data, key)
        for key in required:
            if data.get(key) in (None, ""):
                self._fault(path, line, say("缺少“{key}”", key=key))

    def _value(self, path: Path, data: Any, key: str) -> None:
        """The value of a key, if it has one, is of its kind."""
        hint, value = HINTS.get(key, str), data[key]
        holds_nothing = isinstance(value, list) and "" in value
        if value is None or (fits(value, hint) and not holds_nothing):
            return
        is_choice = get_origin(hint) is Literal
        told = unknown(key, str(value), get_args(hint)) if is_choice else unlike(key, value, hint)
        self._fault(path, line_of(data, key), told)

    def _rules(self, path: Path, data: Any) -> Iterator[Tree]:
        if data is None:
            return
        if not isinstance(data, list):
            self._fault(path, 1, say("规则文件是规则的列表，每条以“- id:”开头"))
            return
        for index, rule in enumerate(data):
            line = data.lc.item(index)[0] + 1 if hasattr(data, "lc") else 1
            if not isinstance(rule, dict):
                self._fault(path, line, say("一条规则由 id、title、level 等键组成"))
            elif (tree := self._rule(path, line, rule)) is not None:
                yield tree

    def _rule(self, path: Path, line: int, rule: Any) -> Tree | None:
        before = len(self.faults)
        name = self._check_name(path, line, rule)
        for key in REQUIRED_RULE_KEYS:
            if not rule.get(key):
                self._fault(path, line, say("规则 {id} 缺少“{key}”", id=rule.get("id", "?"), key=key))
        for key in rule:
            if key in RULE_KEYS:
                self._value(path, rule, key)
        if name is None:
            return None
        settings = rule[name]
        self._settings(path, rule, name, {} if settings is None else settings)
        self._english(path, line, rule, set(_texts(settings)))
        self._examples(path, line, rule)
        if len(self.faults) > before:
            return None
        tree = plain(rule)
        return {
            **_filled({key: rule[key] for key in RULE_KEYS if key in rule and key != "examples"}),
            "examples": tree["examples"],
            "check": name,
            "needs_previous": needs_previous(self.checks[name]()),
            "settings": tree[name] or {},
            "lines": {key: line_of(settings, key) for key in settings or ()},
            "source": f"{path.parent.name}/{path.name}:{line}",
        }

    def _check_name(self, path: Path, line: int, rule: Any) -> str | None:
        """The one key that names a check, if there is just one; keys that nothing knows are told."""
        names: list[str] = [key for key in rule if key in self.checks]
        strange = [key for key in rule if key not in RULE_KEYS and key not in self.checks]
        for key in strange:
            known = (*RULE_KEYS, *(self.checks if not names else ()))
            self._fault(path, line_of(rule, key), unknown("key", str(key), known))
        if len(names) == 1:
            return names[0]
        if names or not strange:  # else a misspelt check, told above
            said = "规则 {id} 只能写一种检查，不能写：{names}" if names else "规则 {id} 没有写检查；可用：{names}"
            listed = say("、").join(names or sorted(self.checks))
            self._fault(path, line, say(said, id=rule.get("id", "?"), names=listed))
        return None

    def _settings(self, path: Path, rule: Any, name: str, settings: Any) -> None:
        line = line_of(rule, name)
        if not isinstance(settings, dict):
            self._fault(path, line, say("“{name}”的设置由“键: 值”组成", name=name))
            return
        check = self.checks[name]()
        hints = typing.get_type_hints(check)
        needed = settings_of(check)
        known = {key: hints[key] for key in needed}
        for key, value in settings.items():
            if key not in known:
                self._fault(path, line_of(settings, key), unknown("key", str(key), tuple(known)))
            elif not fits(value, known[key]):
                self._fault(path, line_of(settings, key), unlike(key, value, known[key]))
        for key in needed:
            if needed[key] and key not in settings:
                self._fault(path, line, say("{name}: 缺少“{key}”", name=name, key=key))
        if not any(fault.startswith(f"{shown(path)}:") for fault in self.faults):
            self._try(path, settings, line, check)

    def _try(self, path: Path, settings: Any, line: int, check: type) -> None:
        try:
            check(**plain(settings))
        except SettingError as error:
            at = line_of(settings, error.key) if error.key in settings else line
            self._fault(path, at, f"{error.key}: {error}")

    def _english(self, path: Path, line: int, rule: Any, said: Collection[str]) -> None:
        """What the rule says in English; its terms are texts that the settings hold."""
        english = rule.get("en")
        if not isinstance(english, dict):
            return
        self._mapping(path, line, english, ENGLISH, ())
        terms = english.get("terms")
        for term in terms if isinstance(terms, dict) else ():
            if term not in said:
                self._fault(path, line_of(terms, term), say("terms: 规则的设置里没有“{term}”", term=term))

    def _examples(self, path: Path, line: int, rule: Any) -> None:
        verdicts: list[str] = []
        for example in self._each(path, rule, "examples", EXAMPLE_KEYS, ()):
            given = [key for key in example if key in EXAMPLE_VERDICTS]
            if len(given) != 1:
                place = line_of(example, next(iter(example), ""))
                self._fault(path, place, say("一个例子写 pass、fail、open 中的一个"))
            verdicts += given
        for needed in ("pass", "fail"):
            if needed not in verdicts:
                self._fault(path, line, say("规则 {id} 缺少例子“- {needed}:”", id=rule.get("id", "?"), needed=needed))

    def _unique(self, rules: Sequence[Tree]) -> None:
        seen: dict[str, str] = {}
        for rule in rules:
            if rule["id"] in seen:
                said = say("规则编号 {id} 已用在 {place}", id=rule["id"], place=seen[rule["id"]])
                self.faults.append(f"{rule['source']}: {said}")
            seen.setdefault(rule["id"], rule["source"])


def _filled(data: Any) -> Any:
    """YAML data as plain data, without the keys that stand without a value."""
    if isinstance(data, dict):
        return {key: _filled(value) for key, value in plain(data).items() if value is not None}
    return [_filled(item) for item in data] if isinstance(data, list) else plain(data)


def _texts(settings: Any) -> Iterator[str]:
    """The texts in settings, those that are keys too."""
    if isinstance(settings, str):
        yield str(settings)
    elif isinstance(settings, dict):
        for key, value in settings.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(settings, list):
        for item in settings:
            yield from _texts(item)
