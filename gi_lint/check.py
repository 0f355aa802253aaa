"""The contract between a check and the engine.

A check is one shape of rule: a class marked `@settings` whose fields are the settings that a rule author writes in
YAML, and whose `run` yields what it saw in a report. It knows nothing of rule ids, levels or remedies; the
engine adds them. Settings that cannot work raise `SettingError` from `__post_init__`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from gi_lint.arithmetic import FAIL as FAIL
from gi_lint.arithmetic import HOLDS as HOLDS
from gi_lint.arithmetic import OPEN as OPEN
from gi_lint.arithmetic import Balance, figure
from gi_lint.document import Location
from gi_lint.hints import TYPE_CHECKING, Any, Protocol, TypeVar, dataclass_transform
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.text import guess

if TYPE_CHECKING:  # findings are shown without loading what reads reports
    from gi_lint.claims import Claim
    from gi_lint.report import Cell, Report, Table

C = TypeVar("C")
TRUSTED = "trusted"  # a field of this name is set by the engine, never by a rule: whether the pack is gi-lint's own


Checks = Mapping[str, Callable[[], type]]  # by the name of each check what gives its class


class Operand(NamedTuple):
    """A figure that a finding rests on."""

    name: str
    text: str
    value: str | None
    location: Location


class Outcome(NamedTuple):
    """What a check saw at one place.

    `kind`: FAIL, OPEN (cannot be decided; the message says why) or HOLDS (dropped by the engine, but an
    equation that holds helps to explain one that does not). `expected` is computed, `actual` is printed.
    `level` lowers or raises the rule's level here. `key` names the place in words where no cell does. `balance`
    gives the relation tested, which is worked out only where a broken one is to be explained; `compared` are figures
    that were compared in another way than by a balance. `lasting` is false where the same report may have another
    outcome at another time.
    """

    kind: str
    message: str = ""
    location: Location = Location()
    expected: str | None = None
    actual: str | None = None
    operands: tuple[Operand, ...] = ()
    related: tuple[Location, ...] = ()
    suggestion: str | None = None
    level: str | None = None
    key: str = ""
    balance: Callable[[], Balance] | None = None
    compared: tuple[Claim | Cell, ...] = ()
    lasting: bool = True


class Check(Protocol):
    """One shape of rule.

    A class with `needs_previous = True` compares with last year's report: it is asked, and loaded, only where there
    is one, and finds it in `report.previous`. One with `asks_for_all = True` tells what is not in the report: where
    part of the file could not be read, that is left open.
    """

    def run(self, report: Report) -> Iterator[Outcome]:
        """What this rule sees in a report."""


NOTHING: Mapping[Any, Any] = MappingProxyType({})  # the default of a setting that is a mapping


@dataclass_transform(frozen_default=True, eq_default=False)
def settings(check: type[C]) -> type[C]:
    """Make a class whose annotated names are the settings of a check, given by position or by name.

    Settings named table, section, sections, within, also, outside and where hold ids of a form; an id that no form
    has is an author's error. A dataclass would do the same, but making some forty of them would take a large part of
    a short run.
    """
    names = tuple(check.__annotations__)

    def fill(self: object, *values: object, **given: object) -> None:
        given.update(zip(names, values, strict=False))
        for name in names:
            if name in given:
                setattr(self, name, given.pop(name))
            elif not hasattr(check, name):
                raise TypeError(f"{check.__name__}: {name!r} is missing")
        if given or len(values) > len(names):
            raise TypeError(f"{check.__name__} has no setting {next(iter(given), 'more')!r}")
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    check.__init__ = fill  # type: ignore[method-assign]
    return check


def settings_of(check: type) -> dict[str, bool]:
    """The names of a check's settings that a rule may give, and whether it must."""
    return {name: not hasattr(check, name) for name in check.__annotations__ if name != TRUSTED}


def needs_previous(check: type) -> bool:
    """Whether a check compares with last year's report."""
    return bool(getattr(check, "needs_previous", False))


def asks_for_all(check: object) -> bool:
    """Whether what a check finds missing may stand in a part of the file that could not be read."""
    return bool(getattr(check, "asks_for_all", False))


def elsewhere(report: Report, place: Location) -> Location:
    """A place of another report, naming its file."""
    return place._replace(path=report.document.path)


class SettingError(ValueError):
    """A setting has a form that is right but a meaning that is not. `key` is the setting's name."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def unknown_name(name: str, table: Table, known: Sequence[str]) -> str:
    """What to tell an author who names a row or column that a table does not have, or none where one is needed."""
    if not name:
        return say("没有写明哪一行或哪一列；请写 each，或写成 {table.id}[行, 列]", table=table)
    said = "{table.form} 年格式的表 {table.id} 没有“{name}”这一行或列"
    return say(said, table=table, name=name) + guess(name, known)


def cell_operand(cell: Cell) -> Operand:
    """A cell as a figure that a finding rests on."""
    return Operand(cell.id, cell.text, None if cell.value is None else figure(cell.value), cell.location)


def claim_operand(claim: Claim) -> Operand:
    """A number of the text as a figure that a finding rests on."""
    return Operand(claim.subject, claim.text, figure(claim.value), claim.location)


def on_its_table(run: Callable[[Any, Report, Table], Iterator[Outcome]]) -> Callable[[Any, Report], Iterator[Outcome]]:
    """`run` of a check with the setting `table`, which is also given that table of the report.

    Where the report does not have it nothing is asked; where it could not be read the outcome is open.
    """

    def guarded(self: Any, report: Report) -> Iterator[Outcome]:
        table = report.tables.get(self.table)
        if table is not None and table.is_there:
            return run(self, report, table)
        return iter([unread(table)] if table is not None and table.status == "unreadable" else [])

    return guarded


def unread(table: Table) -> Outcome:
    """The open outcome of a rule whose table could not be read."""
    return Outcome(OPEN, say("{table.spec.name}未能可靠读出（{table.reason}），无法核对", table=table), table.location)
