"""How each file of a run is checked: what its configuration and the command line ask for, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gi_lint.config import OFF, Config, Finder
from gi_lint.files import from_here, is_folder
from gi_lint.hints import TYPE_CHECKING, Any
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.plugins import Plugins
from gi_lint.sheet import ConfigError
from gi_lint.yaml_text import Tree

if TYPE_CHECKING:
    from gi_lint.baseline import Baseline
    from gi_lint.entries import Entry

FAIL_ON = "error"


class Setup(NamedTuple):
    """How a file is checked.

    `values` are those of configuration and command line together, by the former's keys. `packs` are the folders of
    further rule packs; `base` is what the path to last year's reports starts from.
    """

    values: Tree
    packs: tuple[Path, ...]
    base: Path
    config: Config | None
    overrides: tuple[int, ...]


class Setups:
    """How the files of a run are checked. It knows nothing of rules, so that it costs next to nothing.

    `wish` are values by the keys of a configuration (`fail-on`, `select` ...) that win over every configuration;
    its packs are added. `config` applies to every file; else, unless `search` is false, the nearest above each.
    Raises ConfigError and PluginError.
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
        self.wish = wish or {}
        self._asked = (self.wish, config, baseline, search)
        self._finder = Finder(config, search)
        self._baseline = baseline
        self._made: dict[tuple[Path | None, tuple[int, ...]], Setup] = {}

    def __reduce__(self) -> tuple[Any, ...]:  # another process puts them together anew
        return _setups, self._asked

    def of(self, path: str) -> Setup:
        """How a file is checked; the same object for files that are checked alike."""
        config = self._finder.of(path)
        overrides = config.matching(path) if config is not None else ()
        key = (config.path if config is not None else None, overrides)
        if key not in self._made:
            self._made[key] = self._setup(config, overrides)
        return self._made[key]

    def entries(self, path: str) -> list[Entry]:
        """The findings that configuration and baseline accept in a file."""
        config = self.of(path).config
        accepted = config.entries(path) if config is not None else []
        return [*accepted, *(self._baseline.entries(path) if self._baseline is not None else ())]

    def fail_on(self, path: str) -> str:
        """The level from which findings in a file fail the run, or `never`."""
        return str(self.of(path).values.get("fail-on", FAIL_ON))

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves out a file found in a folder."""
        config = self._finder.of(path)
        return config is not None and config.excludes(path)

    def idle(self) -> Iterator[str]:
        """What is to be told of overrides that apply to no file asked about and to none that there is."""
        configs = {path: setup.config for (path, _), setup in self._made.items() if setup.config is not None}
        for path, config in configs.items():
            used = {n for other, overrides in self._made if other == path for n in overrides}
            yield from config.idle(used, self.plugins.readers)

    def _setup(self, config: Config | None, overrides: tuple[int, ...]) -> Setup:
        values = _overlaid(config.values(overrides) if config is not None else {}, self.wish)
        base = from_here(config.folder) if config is not None and "previous" not in self.wish else Path()
        packs = [*(_packs(config, overrides) if config is not None else ()), *map(Path, self.wish.get("packs", ()))]
        return Setup(values, tuple(packs), base, config, overrides)


def _setups(wish: Tree, config: Path | None, baseline: Baseline | None, search: bool) -> Setups:
    return Setups(wish, config, baseline, search=search)


def _overlaid(values: Tree, wish: Tree) -> Tree:
    """What is asked for on the command line over what is configured; rules chosen there are not left out here."""
    found = {**values, **wish, "packs": [*values.get("packs", ()), *wish.get("packs", ())]}
    if "select" in wish:
        found["ignore"] = wish.get("ignore", [])
        found["levels"] = {id: level for id, level in values.get("levels", {}).items() if level != OFF}
    return found


def _packs(config: Config, overrides: tuple[int, ...]) -> Iterator[Path]:
    """The folders of packs that a configuration names. Raises ConfigError if one is missing."""
    if missing := list(missing_packs(config, overrides)):
        raise ConfigError("\n".join(missing))
    for tree, _ in config.layers(overrides):
        yield from (config.folder / folder for folder in tree.get("packs") or ())


def missing_packs(config: Config, overrides: Sequence[int]) -> Iterator[str]:
    """The faults of folders that a configuration names as packs and that are not there."""
    for tree, at in config.layers(overrides):
        for number, folder in enumerate(tree.get("packs") or ()):
            if not is_folder(config.folder / folder):
                yield config.sheet.fault(say("没有这个规则包目录：{path}", path=folder), *at, "packs", number)
