"""What authors write: rule packs in YAML, read strictly. Every fault is told with file, line and a guess."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from gi_lint import pack_keys
from gi_lint.check import Checks, SettingError, needs_previous, settings_of
from gi_lint.files import is_file
from gi_lint.hints import Any
from gi_lint.kinds import fits, kinds_of, unlike
from gi_lint.language import say
from gi_lint.pack_file import PackFile, beginning
from gi_lint.rule import PackError
from gi_lint.text import wide_mark
from gi_lint.yaml_text import Tree, is_whole, line_of, plain, shown, unknown


def read_pack(folder: Path, checks: Checks) -> Tree:
    """A pack folder as plain data, every rule validated against the settings of its check.

    `checks` gives the class of each check by name. Raises PackError with all faults found.
    """
    if not is_file(folder / "pack.yaml"):
        said = say("这里没有 pack.yaml；规则包是含有 pack.yaml 的文件夹")
        below = [shown(path.parent) for path in sorted(folder.glob("*/pack.yaml"))]
        raise PackError(f"{shown(folder)}: {said}" + (say("，如 {below}", below=below[0]) if below else ""))
    files = {path.name: PackFile(path) for path in sorted(folder.glob("*.yaml"))}
    _refuse([*_misnamed(folder), *_faults(files.values())])
    own = pack, template, phrases = files["pack.yaml"], files.get("template.yaml"), files.get("phrases.yaml")
    tree = {
        **_pack(pack),
        "template": _template(template, pack) if template else None,
        "phrases": _phrases(phrases) if phrases else {},
        "lines": {key: line_of(pack.data, key) for key in ("extends", "disable")},
        "rules": [rule for file in files.values() if file not in own for rule in _rules(file, checks)],
    }
    _refuse([*_faults(files.values()), *_used_twice(tree["rules"])])
    return tree


def _misnamed(folder: Path) -> Iterator[str]:
    """What is to be said of files that would be passed over for their names."""
    for path in sorted(folder.iterdir()):
        if path.name.endswith((".yml", ".yaml.txt", ".yml.txt")):
            yield f"{shown(path)}: {say('规则包只读 .yaml 文件，请把后缀改为 .yaml')}"


def _faults(files: Iterable[PackFile]) -> list[str]:
    return [fault for file in files for fault in file.faults]


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise PackError("\n".join(faults))


def _pack(file: PackFile) -> Tree:
    if not isinstance(file.data, dict):
        file.fault(1, say("pack.yaml 由 id、title 等键组成"))
        return {}
    file.mapping(1, file.data, pack_keys.PACK)
    return {"disable": [], "extends": None, **_filled(file.data)}


def _used_twice(rules: Sequence[Tree]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for rule in rules:
        if rule["id"] in seen:
            yield f"{rule['source']}: {say('规则编号 {id} 已用在 {place}', id=rule['id'], place=seen[rule['id']])}"
        seen.setdefault(rule["id"], rule["source"])


def _filled(data: Any) -> Any:
    """YAML data as plain data, without the keys that stand without a value."""
    if isinstance(data, dict):
        return {key: _filled(value) for key, value in plain(data).items() if value is not None}
    return [_filled(item) for item in data] if isinstance(data, list) else plain(data)


# Forms and phrases -------------------------------------------------------------------------------------------


def _template(file: PackFile, pack: PackFile) -> Tree:
    """A form of its own, or (`amends`) rows and sections added to another's."""
    data = file.data
    if not isinstance(data, dict):
        file.fault(1, say("template.yaml 写一种格式，或用 amends 写明增补哪种格式"))
        return {}
    if not {"id", "tables"} & data.keys():
        return _amendment(file)
    file.mapping(1, data, pack_keys.TEMPLATE)
    if not isinstance(pack.data, dict) or data.get("id") != pack.data.get("id"):
        file.fault(line_of(data, "id"), say("id: 应与 pack.yaml 的 id 相同"))
    if isinstance(data.get("years"), dict):
        file.mapping(line_of(data, "years"), data["years"], pack_keys.YEARS)
    file.each(data, "sections", pack_keys.SECTION)
    for table in file.each(data, "tables", pack_keys.TABLE):
        _see_table(file, table)
    tree: Tree = _filled(data)
    return tree


def _see_table(file: PackFile, table: Any) -> None:
    blocks = file.each(table, "blocks", pack_keys.BLOCK)
    if table.get("layout") == "across" and len(blocks) != 1:
        file.fault(line_of(table, "blocks"), say("blocks: layout 是 across 的表只有一项"))
    for block in blocks:
        file.each(block, "columns", pack_keys.COLUMN)
        rows = file.each(block, "rows", pack_keys.ROW)
        for row in rows:
            if not (row.get("heading") or (row.get("id") and row.get("label"))):
                file.fault(beginning(row), say("一行写 id 和 label，或只写 heading"))
        if all(row.get("heading") for row in rows):
            file.fault(line_of(block, "rows"), say("rows: 至少有一行写 id 和 label"))


def _amendment(file: PackFile) -> Tree:
    """Rows and sections added to another pack's form, each with the line that says where."""
    data = file.data
    file.mapping(1, data, pack_keys.AMENDMENT)
    if "rows" not in data and "sections" not in data:
        file.fault(1, say("缺少“{key}”", key="rows"))
    rows = file.each(data, "rows", pack_keys.ADDED_ROW)
    sections = file.each(data, "sections", pack_keys.ADDED_SECTION)
    return {
        "amends": data.get("amends"),
        "line": line_of(data, "amends"),
        "rows": [{**_filled(row), "line": line_of(row, "after")} for row in rows],
        "added_sections": [{**_filled(section), "line": line_of(section, "after")} for section in sections],
    }


def _phrases(file: PackFile) -> Tree:
    """Quantities that a text may name: for each the words of its clause (`a|b`: one of them) and those not.

    A list may hold lists, so that quantities share words by YAML's own references; they are laid flat.
    """
    data = file.data
    if not isinstance(data, dict):
        if data is not None:
            file.fault(1, say("应由“键: 值”组成，冒号用半角，后面有空格"))
        return {}
    for quantity, words in data.items():
        line = line_of(data, quantity)
        if isinstance(words, dict) and isinstance(words.get("words"), list):
            words.update({key: list(_flat(value)) for key, value in words.items() if isinstance(value, list)})
            file.mapping(line, words, pack_keys.PHRASE)
            for said in filter(wide_mark, _texts(words)):
                file.fault(line, f"{quantity}: “{said}”{wide_mark(said)}")
        else:
            said = "{quantity}: 应写 words: [...]，需要时加 not: [...]、near: [...]"
            file.fault(line, say(said, quantity=quantity))
    tree: Tree = _filled(data)
    return tree


def _flat(items: Sequence[Any]) -> Iterator[Any]:
    for item in items:
        yield from _flat(item) if isinstance(item, list) else (item,)


# Rules -------------------------------------------------------------------------------------------------------


def _rules(file: PackFile, checks: Checks) -> Iterator[Tree]:
    data = file.data
    if data is None:
        return
    if not isinstance(data, list):
        file.fault(1, say("规则文件是规则的列表，每条以“- id:”开头"))
        return
    for index, rule in enumerate(data):
        line = data.lc.item(index)[0] + 1 if hasattr(data, "lc") else 1
        if not isinstance(rule, dict):
            file.fault(line, say("一条规则由 id、title、level 等键组成"))
        elif (tree := _rule(file, line, rule, checks)) is not None:
            yield tree


def _rule(file: PackFile, line: int, rule: Any, checks: Checks) -> Tree | None:
    """A rule as plain data; None for one with a fault."""
    before = len(file.faults)
    name = _check_name(file, line, rule, checks)
    for key in pack_keys.RULE.required:
        if not rule.get(key):
            file.fault(line, say("规则 {id} 缺少“{key}”", id=rule.get("id", "?"), key=key))
    for key in rule:
        if key in pack_keys.RULE.known:
            file.value(rule, key)
    since, until = rule.get("since"), rule.get("until")
    if is_whole(since) and is_whole(until) and since > until:
        file.fault(line_of(rule, "until"), say("until: {until} 早于 since 的 {since}", until=until, since=since))
    if name is None:
        return None
    check, settings = checks[name](), rule[name]
    _see_settings(file, line_of(rule, name), name, {} if settings is None else settings, check)
    _see_english(file, line, rule.get("en"), set(_texts(settings)))
    _see_examples(file, line, rule)
    if len(file.faults) > before:
        return None
    tree = plain(rule)
    return {
        **_filled({key: rule[key] for key in pack_keys.RULE.known if key in rule and key != "examples"}),
        "examples": tree["examples"],
        "example_lines": [beginning(example) for example in rule["examples"]],
        "check": name,
        "needs_previous": needs_previous(check),
        "settings": tree[name] or {},
        "lines": {key: line_of(settings, key) for key in settings or ()},
        "source": f"{file.path.parent.name}/{file.path.name}:{line}",
    }


def _check_name(file: PackFile, line: int, rule: Any, checks: Checks) -> str | None:
    """The one key that names a check, if there is just one; keys that nothing knows are told."""
    names: list[str] = [key for key in rule if key in checks]
    strange = [key for key in rule if key not in pack_keys.RULE.known and key not in checks]
    for key in strange:
        if len(names) == 1 and key in settings_of(checks[names[0]]()):
            said = say("“{key}”是 {check} 的设置，要写在它下面，再缩进两格", key=key, check=names[0])
            file.fault(line_of(rule, key), said)
            continue
        known = (*pack_keys.RULE.known, *(checks if not names else ()))
        file.fault(line_of(rule, key), unknown("key", str(key), known))
    if len(names) == 1:
        return names[0]
    if names or not strange:  # else a misspelt check, told above
        said = "规则 {id} 只能写一种检查，不能写：{names}" if names else "规则 {id} 没有写检查；可用：{names}"
        file.fault(line, say(said, id=rule.get("id", "?"), names=say("、").join(names or sorted(checks))))
    return None


def _see_settings(file: PackFile, line: int, name: str, settings: Any, check: type) -> None:
    if not isinstance(settings, dict):
        file.fault(line, say("“{name}”的设置由“键: 值”组成", name=name))
        return
    hints = kinds_of(check)
    needed = settings_of(check)
    for key, value in settings.items():
        if key not in needed:
            file.fault(line_of(settings, key), unknown("key", str(key), tuple(needed)))
        elif not fits(value, hints[key]):
            file.fault(line_of(settings, key), unlike(key, value, hints[key]))
    for key in needed:
        if needed[key] and key not in settings:
            file.fault(line, say("{name}: 缺少“{key}”", name=name, key=key))
    if not file.faults:
        try:
            check(**plain(settings))
        except SettingError as error:
            at = line_of(settings, error.key) if error.key in settings else line
            file.fault(at, f"{error.key}: {error}")


def _see_english(file: PackFile, line: int, english: Any, said: Collection[str]) -> None:
    """See through what a rule says in English; its terms are texts that the settings hold."""
    if not isinstance(english, dict):
        return
    file.mapping(line, english, pack_keys.ENGLISH)
    terms = english.get("terms")
    for term in terms if isinstance(terms, dict) else ():
        if term not in said:
            file.fault(line_of(terms, term), say("terms: 规则的设置里没有“{term}”", term=term))


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


def _see_examples(file: PackFile, line: int, rule: Any) -> None:
    verdicts: list[str] = []
    for example in file.each(rule, "examples", pack_keys.EXAMPLE):
        given = [key for key in example if key in pack_keys.VERDICTS]
        if len(given) != 1:
            file.fault(beginning(example), say("一个例子写 pass、fail、open 中的一个"))
        verdicts += given
    for needed in ("pass", "fail"):
        if needed not in verdicts:
            file.fault(line, say("规则 {id} 缺少例子“- {needed}:”", id=rule.get("id", "?"), needed=needed))
