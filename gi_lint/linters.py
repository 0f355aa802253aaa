"""The linters of a run: one for each configuration that applies to some of its files, made when first needed."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from gi_lint.acceptance import OWN_RULES
from gi_lint.baseline import Baseline
from gi_lint.check import SettingError, settings_of
from gi_lint.config import Config, Finder
from gi_lint.document import Document
from gi_lint.finding import Result
from gi_lint.linter import OFF, Linter, Options
from gi_lint.packs import Rule
from gi_lint.plugins import Plugins
from gi_lint.report import Report
from gi_lint.sheet import ConfigError, Key, Tree, guess
from gi_lint.yaml_text import fits

FAIL_ON = "error"


class Setup(NamedTuple):
    """How a file is checked. `values` are those of configuration and command line together, by the former's keys."""

    linter: Linter
    values: Tree
    config: Config | None
    overrides: tuple[int, ...]


class Linters:
    """The linter of each file of a run.

    `wish` are values by the keys of a configuration (`fail-on`, `select` ...) that win over every configuration;
    its packs are added. `config` applies to every file; else, unless `search` is false, the nearest above each.
    Raises ConfigError, PackError and PluginError.
    """

    def __init__(
        self,
        wish: Tree | None = None,
        config: Path | None = None,
        baseline: Baseline | None = None,
        *,
        search: bool = True,
    ) -> None:
        self.plugins = Plugins()
        self._wish = wish or {}
        self._finder = Finder(config, search)
        self._baseline = baseline
        self._made: dict[tuple[Path | None, tuple[int, ...]], Setup] = {}

    def of(self, path: str) -> Setup:
        """How a file is checked."""
        config = self._finder.of(path)
        overrides = config.matching(path) if config is not None else ()
        key = (config.path if config is not None else None, overrides)
        if key not in self._made:
            self._made[key] = self._setup(config, overrides)
        return self._made[key]

    def lint(self, path: str, data: bytes | None = None) -> Result:
        """Check one file as its configuration asks, with what is accepted in it."""
        setup = self.of(path)
        entries = setup.config.entries(path) if setup.config is not None else []
        if self._baseline is not None:
            entries += self._baseline.entries(path)
        return setup.linter.lint(path, data, entries)

    def read(self, path: str, data: bytes | None = None) -> Report:
        """The report in a file."""
        return self.of(path).linter.read(path, data)

    def document(self, path: str, data: bytes | None = None) -> Document:
        """A file as its reader sees it. Raises ReadError."""
        return self.of(path).linter.document(path, data)

    def fail_on(self, path: str) -> str:
        """The level from which findings in a file fail the run, or `never`."""
        return str(self.of(path).values.get("fail-on", FAIL_ON))

    @property
    def mandatory(self) -> frozenset[str]:
        """The rules, of all linters made so far, whose findings nobody may accept."""
        known = (rule for setup in self._made.values() for rule in setup.linter.known.values())
        return frozenset(rule.id for rule in known if rule.mandatory)

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves out a file found in a folder."""
        config = self._finder.of(path)
        return config is not None and config.excludes(path)

    def _setup(self, config: Config | None, overrides: tuple[int, ...]) -> Setup:
        values = _overlaid(config.values(overrides) if config is not None else {}, self._wish)
        base = config.folder if config is not None and "previous" not in self._wish else Path()
        packs = [*(_packs(config, overrides) if config is not None else ()), *map(Path, self._wish.get("packs", ()))]
        linter = Linter(_options(values, base), packs, self.plugins)
        faults = list(_wish_faults(self._wish, linter))
        if config is not None and not faults:
            faults = list(_config_faults(config, overrides, linter))
        if faults:
            raise ConfigError("\n".join(faults))
        return Setup(linter, values, config, overrides)


def _overlaid(values: Tree, wish: Tree) -> Tree:
    """What is asked for on the command line over what is configured; rules chosen there are not left out here."""
    found = {**values, **wish, "packs": [*values.get("packs", ()), *wish.get("packs", ())]}
    if "select" in wish:
        found["ignore"] = wish.get("ignore", [])
        found["levels"] = {id: level for id, level in values.get("levels", {}).items() if level != OFF}
    return found


def _options(values: Tree, base: Path) -> Options:
    template = str(values.get("template", "auto"))
    return Options(
        template=None if template == "auto" else template,
        year=values.get("year"),
        select=tuple(values.get("select", ())),
        ignore=tuple(values.get("ignore", ())),
        previous=values.get("previous"),
        base=base,
        levels=tuple(values.get("levels", {}).items()),
        settings=tuple(values.get("rules", {}).items()),
    )


def _packs(config: Config, overrides: tuple[int, ...]) -> Iterator[Path]:
    """The folders of packs that a configuration names. Raises ConfigError if one is missing."""
    for tree, at in config.layers(overrides):
        for number, folder in enumerate(tree.get("packs") or ()):
            if not (config.folder / folder).is_dir():
                raise ConfigError(config.sheet.fault(f"没有这个规则包目录：{folder}", *at, "packs", number))
            yield config.folder / folder


# Words that only the rules can judge -------------------------------------------------------------------------


def _wish_faults(wish: Tree, linter: Linter) -> Iterator[str]:
    """What the command line asks for that is not there."""
    if said := _template_fault(wish.get("template"), linter):
        yield f"gi-lint: {said}"
    for key in ("select", "ignore"):
        for id in wish.get(key, ()):
            if said := _prefix_fault(id, linter):
                yield f"gi-lint: {said}；gi-lint rules 列出全部规则"
            elif key == "ignore" and (said := _mandatory_fault(id, linter)):
                yield f"gi-lint: {said}"


def _config_faults(config: Config, overrides: tuple[int, ...], linter: Linter) -> Iterator[str]:
    """Ids and settings that no rule has. Overrides for other files are looked at too, unless they bring packs."""
    listed = config.sheet.tree.get("overrides") or ()
    looked_at = [n for n, override in enumerate(listed) if n in overrides or not override.get("packs")]
    for tree, at in config.layers(looked_at):
        yield from _layer_faults(config, tree, at, linter)


def _layer_faults(config: Config, tree: Tree, at: tuple[Key, ...], linter: Linter) -> Iterator[str]:
    fault = config.sheet.fault
    if said := _template_fault(tree.get("template"), linter):
        yield fault(said, *at, "template")
    for key in ("select", "ignore", "levels"):
        for number, id in enumerate(tree.get(key) or ()):
            place = (*at, key, id if key == "levels" else number)
            is_off = key == "ignore" or (key == "levels" and tree[key][id] == OFF)
            if said := _prefix_fault(id, linter) or (_mandatory_fault(id, linter) if is_off else ""):
                yield fault(said, *place)
    for number, entry in enumerate(tree.get("accept") or ()):
        if said := _id_fault(entry["rule"], linter):
            yield fault(said, *at, "accept", number, "rule")
    for id, settings in (tree.get("rules") or {}).items():
        if said := _id_fault(id, linter):
            yield fault(said, *at, "rules", id)
        else:
            for key, said in dict.fromkeys(_setting_faults(id, settings, linter)):
                yield fault(said, *at, "rules", id, key)


def _template_fault(template: Any, linter: Linter) -> str:
    known = [known.id for known in linter.rulebook.templates]
    if template is None or str(template) in ("auto", *known):
        return ""
    return f"没有格式“{template}”；可用：auto、{'、'.join(sorted(known))}"


def _prefix_fault(id: str, linter: Linter) -> str:
    known = [*linter.known, *(rule.id for rule in OWN_RULES)]
    if any(rule.startswith(id) for rule in known):
        return ""
    return f"没有编号为“{id}”或以它开头的规则{guess(id, known)}"


def _id_fault(id: str, linter: Linter) -> str:
    return "" if id in linter.known else f"没有编号为“{id}”的规则{guess(id, linter.known)}"


def _mandatory_fault(id: str, linter: Linter) -> str:
    rule = linter.known.get(id)
    return f"{id} 是必查的规则，不能停用" if rule is not None and rule.mandatory else ""


def _setting_faults(id: str, settings: Mapping[str, Any], linter: Linter) -> list[tuple[str, str]]:
    """The settings, by key, that no rule of an id has, or whose values cannot be."""
    rules = [rule for pack in linter.rulebook.packs for rule in pack.rules if rule.id == id]
    kinds = [typing.get_type_hints(linter.plugins.checks[rule.check_name]()) for rule in rules]
    known = sorted({key for rule in rules for key in settings_of(linter.plugins.checks[rule.check_name]())})
    faults = []
    for key, value in settings.items():
        if key not in known:
            faults.append((key, f"{id} 没有“{key}”这个设置{guess(key, known) or '；可用：' + '、'.join(known)}"))
        elif not any(_fits(value, kind[key]) for kind in kinds if key in kind):
            faults.append((key, f"{id} 的 {key} 不能是 {value!r}，写法同规则文件（gi-lint rules {id}）"))
    if not faults:
        faults = [fault for rule in rules if (fault := _refused(rule, linter))]
    return faults


def _fits(value: Any, hint: Any) -> bool:
    """Whether a value has the form of a setting; years as keys are texts once they have been kept."""
    if isinstance(value, dict) and all(str(key).isdecimal() for key in value):
        return fits(value, hint) or fits({int(key): item for key, item in value.items()}, hint)
    return fits(value, hint)


def _refused(rule: Rule, linter: Linter) -> tuple[str, str] | None:
    try:
        linter.rulebook.check_of(rule)
    except SettingError as error:
        return error.key, f"{rule.id} 的 {error.key}：{error}"
    return None
