"""The linters of a run: one for each configuration that applies to some of its files, made when first needed."""

from __future__ import annotations

from gi_lint.finding import Result
from gi_lint.linter import Linter, Options
from gi_lint.packs import Adjustment
from gi_lint.rule import Rule
from gi_lint.setups import Setup, Setups
from gi_lint.sheet import ConfigError

_NAMING = ("template", "select", "ignore")  # options that name forms and rules


class Linters:
    """The linter of each file of a run.

    Raises ConfigError, PackError and PluginError.
    """

    def __init__(self, setups: Setups | None = None) -> None:
        self.setups = setups or Setups()
        self._made: dict[int, Linter] = {}

    def of(self, path: str) -> Linter:
        """The linter of a file, once nothing is wrong with what is asked of it."""
        setup = self.setups.of(path)
        if id(setup) not in self._made:
            self._made[id(setup)] = self._linter(setup)
        return self._made[id(setup)]

    def lint(self, path: str, data: bytes | None = None) -> Result:
        """Check one file as its configuration asks, with what is accepted in it."""
        return self.of(path).lint(path, data, self.setups.entries(path))

    @property
    def known(self) -> dict[str, Rule]:
        """The rules by id, of all linters made so far."""
        return {id: rule for linter in self._made.values() for id, rule in linter.known.items()}

    @property
    def mandatory(self) -> frozenset[str]:
        """The rules, of all linters made so far, whose findings nobody may accept."""
        return frozenset(id for id, rule in self.known.items() if rule.mandatory)

    def _linter(self, setup: Setup) -> Linter:
        linter = Linter(_options(setup), setup.packs, self.setups.plugins)
        if setup.config is None and self.setups.wish.keys().isdisjoint(_NAMING):
            return linter
        from gi_lint.references import config_faults, wish_faults  # a plain run names no rules

        faults = list(wish_faults(self.setups.wish, linter))
        if setup.config is not None and not faults:
            faults = list(config_faults(setup.config, setup.overrides, linter))
        if faults:
            raise ConfigError("\n".join(faults))
        return linter


def _options(setup: Setup) -> Options:
    values = setup.values
    places = setup.config.places(setup.overrides) if setup.config is not None and "rules" in values else {}
    template = str(values.get("template", "auto"))
    return Options(
        template=None if template == "auto" else template,
        year=values.get("year"),
        select=tuple(values.get("select", ())),
        ignore=tuple(values.get("ignore", ())),
        previous=values.get("previous"),
        base=setup.base,
        levels=tuple(values.get("levels", {}).items()),
        settings=tuple((id, Adjustment(given, places[id])) for id, given in values.get("rules", {}).items()),
    )
