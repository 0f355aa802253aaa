"""Forms, rules and settings that a command line or a configuration names: only the rules tell whether they exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gi_lint.acceptance import OWN_RULES
from gi_lint.check import SettingError, settings_of
from gi_lint.config import OFF, Config
from gi_lint.hints import Any
from gi_lint.language import as_written, say
from gi_lint.linter import Linter
from gi_lint.rule import Rule
from gi_lint.setups import missing_packs
from gi_lint.sheet import Key
from gi_lint.text import guess, wide_mark
from gi_lint.yaml_text import Tree

_Amiss = tuple[str, tuple[Key, ...]]  # what is wrong, empty if nothing is, and where in a layer it stands


def wish_faults(wish: Tree, linter: Linter) -> Iterator[str]:
    """What the command line asks for that is not there."""
    if said := _template_fault(wish.get("template"), linter):
        yield f"gi-lint: {said}"
    for key in ("select", "ignore"):
        for id in wish.get(key, ()):
            if said := _prefix_fault(id, linter):
                hint = "" if said.endswith(("？", "?")) else say("；") + say("gi-lint rules 列出全部规则")
                yield f"gi-lint: {said}{hint}"
            elif key == "ignore" and (said := _mandatory_fault(id, linter)):
                yield f"gi-lint: {said}"


def config_faults(config: Config, overrides: tuple[int, ...], linter: Linter) -> Iterator[str]:
    """Ids and settings that no rule has. Overrides for other files are looked at too, unless they bring packs."""
    listed = config.sheet.tree.get("overrides") or ()
    yield from missing_packs(config, range(len(listed)))
    looked_at = [n for n, override in enumerate(listed) if n in overrides or not override.get("packs")]
    for tree, at in config.layers(looked_at):
        yield from _layer_faults(config, tree, at, linter)


def _layer_faults(config: Config, tree: Tree, at: tuple[Key, ...], linter: Linter) -> Iterator[str]:
    """The faults of one layer of a configuration, each at its line."""
    told = (*_names_amiss(tree, linter), *_settings_amiss(tree.get("rules") or {}, linter))
    return (config.sheet.fault(said, *at, *place) for said, place in told if said)


def _names_amiss(tree: Tree, linter: Linter) -> Iterator[_Amiss]:
    """The form and the rules that a layer names, with what is wrong with them."""
    yield _template_fault(tree.get("template"), linter), ("template",)
    for number, id in enumerate(tree.get("select") or ()):
        yield _prefix_fault(id, linter), ("select", number)
    for number, id in enumerate(tree.get("ignore") or ()):
        yield _prefix_fault(id, linter) or _mandatory_fault(id, linter), ("ignore", number)
    for id, level in (tree.get("levels") or {}).items():
        yield _prefix_fault(id, linter) or (_mandatory_fault(id, linter) if level == OFF else ""), ("levels", id)
    for number, entry in enumerate(tree.get("accept") or ()):
        yield _id_fault(entry["rule"], linter), ("accept", number, "rule")


def _settings_amiss(rules: Mapping[str, Mapping[str, Any]], linter: Linter) -> Iterator[_Amiss]:
    """The settings that a layer gives to rules, with what is wrong with them."""
    for id, settings in rules.items():
        unknown = _id_fault(id, linter)
        yield unknown, ("rules", id)
        for key, said in dict.fromkeys(() if unknown else _setting_faults(id, settings, linter)):
            yield said, ("rules", id, key)


def _template_fault(template: Any, linter: Linter) -> str:
    known = [known.id for known in linter.rulebook.templates]
    if template is None or str(template) in ("auto", *known):
        return ""
    listed = say("、").join(["auto", *sorted(known)])
    return say("没有格式“{template}”；可用：{known}", template=template, known=listed)


def _prefix_fault(id: str, linter: Linter) -> str:
    known = [*linter.known, *(rule.id for rule in OWN_RULES)]
    if any(rule.startswith(id) for rule in known):
        return ""
    families = dict.fromkeys(rule.partition("-")[0] for rule in known)
    return say("没有编号为“{id}”或以它开头的规则", id=id) + (wide_mark(id) or guess(id, [*known, *families]))


def _id_fault(id: str, linter: Linter) -> str:
    return "" if id in linter.known else say("没有编号为“{id}”的规则", id=id) + guess(id, linter.known)


def _mandatory_fault(id: str, linter: Linter) -> str:
    rule = linter.known.get(id)
    return say("{id} 是必查的规则，不能停用", id=id) if rule is not None and rule.mandatory else ""


def _setting_faults(id: str, settings: Mapping[str, Any], linter: Linter) -> list[tuple[str, str]]:
    """The settings, by key, that no rule of an id has, or whose values cannot be."""
    from gi_lint.kinds import fits, kinds_of  # needed only where a configuration has settings of rules

    rules = [rule for pack in linter.rulebook.packs for rule in pack.rules if rule.id == id]
    kinds = [kinds_of(linter.plugins.checks[rule.check_name]()) for rule in rules]
    known = sorted({key for rule in rules for key in settings_of(linter.plugins.checks[rule.check_name]())})
    faults = []
    for key, value in settings.items():
        if key not in known:
            said = say("{id} 没有“{key}”这个设置", id=id, key=key)
            hint = guess(key, known) or say("；可用：{known}", known=say("、").join(known))
            faults.append((key, said + hint))
        elif not any(fits(value, kind[key]) for kind in kinds if key in kind):
            said = "{id} 的 {key} 不能是{value}，写法同规则文件（gi-lint rules {id}）"
            faults.append((key, say(said, id=id, key=key, value=as_written(value))))
    if not faults:
        faults = [fault for rule in rules if (fault := _refused(rule, linter))]
    return faults


def _refused(rule: Rule, linter: Linter) -> tuple[str, str] | None:
    try:
        linter.rulebook.check_of(rule)
    except SettingError as error:
        return error.key, say("{id} 的 {key}：{error}", id=rule.id, key=error.key, error=error)
    return None
