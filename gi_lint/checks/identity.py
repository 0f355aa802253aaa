"""identity 勾稽关系: figures of a table satisfy a relation, in each column, in each row, or once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from gi_lint.arithmetic import OPERATOR_WORDS, Balance, Summand, compare, figure, known_sum, spell, spell_breach
from gi_lint.check import (
    FAIL,
    HOLDS,
    NOTHING,
    OPEN,
    Outcome,
    SettingError,
    cell_operand,
    on_its_table,
    settings,
    unknown_name,
)
from gi_lint.checks.expressions import parsing, with_levels
from gi_lint.document import Location
from gi_lint.expression import Relation, Term
from gi_lint.hints import Literal
from gi_lint.language import labelled, listed, say
from gi_lint.named import NamedTuple
from gi_lint.report import Report, Table
from gi_lint.template import TableSpec

_SHOWN = 6  # names listed in one message


class _Slot(NamedTuple):
    """A figure of a relation before a table is given: the cell at `position`, or a number without one."""

    sign: int
    position: tuple[str, str] | None
    number: Decimal | None = None
    signed: bool = False  # as in `Summand`
    of_group: bool = False  # one of the rows that `group.*` stands for
    remark: str = ""  # behind its name


_Figure = tuple[int, tuple[str, str] | None, Decimal | None]  # sign, position and number of a slot


class _Equation(NamedTuple):
    """A relation at one place of a form: in one column, in one row, or once (`each` is empty)."""

    each: str
    left: tuple[_Slot, ...]
    op: str
    right: tuple[_Slot, ...]
    condition: _Equation | None = None  # what makes it apply
    level: str | None = None  # its own, if it has one
    figures: tuple[_Figure, ...] = ()  # of left minus right; none where it has a condition, or nothing to compare


class _Tested(NamedTuple):
    """An equation with the figures of a table, and what makes it apply there."""

    equation: _Equation
    balance: Balance
    condition: Balance | None


@settings
class Identity:
    """The figures of `table` satisfy `expect`, one relation or several.

    each: column — names in `expect` are rows, tested in every column; row — names are columns, tested in every
    row. Without it, names are `row` (statistics table) or `table[row, column]`.
    blank: open — a blank may be any number from zero up; zero — it is zero; error — it is a fault.
    total: the column that adds up its row (with each: column); where it is blank, the other figures count in its place.
    unless_blank: the row (or column) whose blank is another rule's business.
    missing: a row of `group.*` that the table does not have is open, or left out of the sum (`left_out`; of a
    relation one side of which is left out altogether nothing is asked).
    levels: further relations by the level that a breach of them has, whatever the rule's own.
    excused_by: words in the text that explain a breach of `expect` (not of `levels`).
    """

    table: str
    expect: str | tuple[str, ...]
    each: Literal["column", "row"] | None = None
    blank: Literal["open", "zero", "error"] = "open"
    total: str | None = None
    unless_blank: str | None = None
    missing: Literal["open", "left_out"] = "open"
    levels: Mapping[str, tuple[str, ...]] = NOTHING
    excused_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._equations: dict[TableSpec, list[_Equation]] = {}
        with parsing("expect"):
            self._relations = with_levels(self.expect, self.levels)
        for relation, _ in self._relations:
            self._refuse_other_tables(relation)

    def _refuse_other_tables(self, relation: Relation) -> None:
        """Raise SettingError where a relation names another table than the rule's: it is tested within that one."""
        if relation.where is not None:
            self._refuse_other_tables(relation.where)
        for term in relation.terms:
            if term.table not in (None, self.table):
                said = "方括号前的“{named}”不是这条规则的表，应写成 {table}[行, 列]"
                raise SettingError("expect", say(said, named=term.table, table=self.table))

    @on_its_table
    def run(self, report: Report, table: Table) -> Iterator[Outcome]:
        undecided: list[_Tested] = []
        for equation in (one for one in self._equations_of(table) if not self._skips(table, one.each)):
            holding = Outcome(HOLDS, balance=partial(self._balance, table, equation))
            if _plainly_holds(equation, table):
                yield holding
            elif (tested := self._tested(table, equation)) is None:
                continue
            elif tested.balance.verdict == HOLDS:
                yield holding
            elif tested.balance.verdict == OPEN:
                undecided.append(tested)
            elif equation.level is not None or not any(word in report.text for word in self.excused_by):
                yield _breach(self._heading(table, [tested]), tested)
        if undecided:
            yield _undecided(table, self._heading(table, undecided), undecided)

    def _tested(self, table: Table, equation: _Equation) -> _Tested | None:
        """A relation with the figures of a table; None where the table has none for it, or it does not apply."""
        balance = self._balance(table, equation)
        condition = self._balance(table, equation.condition) if equation.condition is not None else None
        if not self._is_asked(table, balance) or not (condition is None or _is_certain(condition)):
            return None
        return _Tested(equation, balance, condition)

    def _is_asked(self, table: Table, balance: Balance) -> bool:
        """Whether the table has rows of the relation, of each side where rows that it lacks are left out."""
        sides = (balance.left, balance.right)
        if self.missing == "left_out" and table.status == "read":
            return all(any(s.cell is not None or not s.name for s in side) for side in sides)
        return all(sides) and any(summand.cell is not None for side in sides for summand in side)

    def _heading(self, table: Table, tested: Sequence[_Tested]) -> str:
        """The table and the columns or rows of it that a message is about."""
        name = table.spec.row_name if self.each == "row" else table.spec.column_name
        names = [name(one.equation.each) for one in tested if one.equation.each]
        if self.each == "column":
            names = [say("{column}列", column=column) for column in names]
        place = say("、").join(names)
        return say("{table}{place}", table=table.spec.name, place=place) if place else table.spec.name

    def _skips(self, table: Table, each: str) -> bool:
        """Whether a relation is another rule's business."""
        if self.unless_blank is None:
            return False
        cell = table.at(*self._position(self.unless_blank, None, each))
        return cell is not None and cell.value is None

    def _balance(self, table: Table, equation: _Equation) -> Balance:
        return Balance(self._filled(table, equation.left), equation.op, self._filled(table, equation.right))

    def _filled(self, table: Table, slots: Iterable[_Slot]) -> tuple[Summand, ...]:
        """The figures of one side; of a group without the rows that the table lacks, where those are left out."""
        leaves_out = self.missing == "left_out" and table.status == "read"
        blank = Decimal(0) if self.blank == "zero" else None
        cells = table.cells
        filled: list[Summand] = []
        for sign, position, number, signed, of_group, remark in slots:
            cell = cells.get(position) if position is not None else None
            name = self._name(table, *position) + remark if position is not None else ""
            if cell is None:
                if not (leaves_out and of_group):
                    filled.append(Summand(sign, name, number, None, signed))
            elif cell.blank and cell.column == self.total:
                filled.extend(self._filled(table, self._parts(table, sign, cell.row)))
            else:
                filled.append(Summand(sign, name, blank if cell.value is None else cell.value, cell, signed))
        return tuple(filled)

    def _parts(self, table: Table, sign: int, row: str) -> Iterator[_Slot]:
        """The figures that the total of a row adds up."""
        for column in table.spec.columns:
            if column != self.total:
                remark = say("（{remark}）", remark=table.spec.column_name(column))
                yield self._slot(table, sign, (row, column))._replace(remark=remark)

    def _name(self, table: Table, row: str, column: str) -> str:
        return table.spec.column_name(column) if self.each == "row" else table.spec.row_name(row)

    # What does not depend on a report is worked out once for each form -------------------------------------------

    def _equations_of(self, table: Table) -> Sequence[_Equation]:
        if table.spec not in self._equations:
            places = {"column": table.spec.columns, "row": tuple(table.spec.rows)}.get(self.each or "", ("",))
            self._equations[table.spec] = [
                self._equation(table, relation, each, level) for relation, level in self._relations for each in places
            ]
        return self._equations[table.spec]

    def _equation(self, table: Table, relation: Relation, each: str, level: str | None = None) -> _Equation:
        left, right = self._slots(table, relation.left, each), self._slots(table, relation.right, each)
        condition = self._equation(table, relation.where, each) if relation.where is not None else None
        has_cells = any(slot.position is not None for slot in (*left, *right))
        is_plain = bool(left and right) and has_cells and condition is None
        return _Equation(each, left, relation.op, right, condition, level, _figures(left, right) if is_plain else ())

    def _slots(self, table: Table, terms: Sequence[Term], each: str) -> tuple[_Slot, ...]:
        slots: list[_Slot] = []
        for term in terms:
            if term.number is not None:
                slots.append(_Slot(term.sign, None, Decimal(term.number)))
                continue
            group, of_group, _ = (term.row or "").partition(".*")
            for name in table.spec.parts(group) if of_group else (group,):
                slots.append(self._slot(table, term.sign, self._position(name, term.column, each), bool(of_group)))
        return tuple(slots)

    def _position(self, name: str, column: str | None, each: str) -> tuple[str, str]:
        if self.each == "row":
            return each, name
        return name, each if column is None else column

    def _slot(self, table: Table, sign: int, position: tuple[str, str], of_group: bool = False) -> _Slot:
        cell = table.spec.cells.get(position)
        if cell is None:
            _refuse_unknown(table, position)
        return _Slot(sign, position, None, cell is not None and cell[1].kind == "change", of_group)


def _refuse_unknown(table: Table, position: tuple[str, str]) -> None:
    """Raise SettingError where a table has no such row or no such column in any of its blocks."""
    for name, known in zip(position, (table.spec.rows, table.spec.column_labels), strict=True):
        if name not in known:
            raise SettingError("expect", unknown_name(name, table, tuple(known)))


def _figures(left: Iterable[_Slot], right: Iterable[_Slot]) -> tuple[_Figure, ...]:
    """What left minus right adds up."""
    signed = [(slot.sign, slot) for slot in left] + [(-slot.sign, slot) for slot in right]
    return tuple((sign, slot.position, slot.number) for sign, slot in signed)


def _plainly_holds(equation: _Equation, table: Table) -> bool:
    """Whether a relation without a condition holds, all its figures printed, as nearly all do."""
    difference, cells = Decimal(0), table.cells
    for sign, position, number in equation.figures:
        cell = cells.get(position) if position is not None else None
        value = number if cell is None else cell.value
        if value is None:
            return False
        difference = difference + value if sign > 0 else difference - value
    return bool(equation.figures) and compare(difference, equation.op)


def _is_certain(condition: Balance) -> bool:
    return not condition.unknown and compare(condition.difference, condition.op)


def _breach(heading: str, tested: _Tested) -> Outcome:
    balance = tested.balance
    left, right = known_sum(balance.left), known_sum(balance.right)
    anchor = _anchor(balance)
    return Outcome(
        FAIL,
        labelled(heading, _message(tested)),
        anchor,
        expected=figure(left) if len(balance.left) > 1 else figure(right),
        actual=figure(right) if len(balance.left) > 1 else figure(left),
        operands=tuple(cell_operand(summand.cell) for summand in balance.summands if summand.cell is not None),
        level=tested.equation.level,
        balance=lambda: balance,
    )


def _message(tested: _Tested) -> str:
    """The two sides with their figures, and what should be; a number alone on the right is what should be."""
    balance, condition = tested.balance, tested.condition
    said = [spell(side) for side in (condition.left if condition else (), balance.left) if side]
    if not any(summand.name for summand in balance.right):
        compared, number = say(OPERATOR_WORDS[balance.op]), figure(known_sum(balance.right))
        said.append(say("应{compared} {number}", compared=compared, number=number))
    else:
        said += [spell(balance.right), spell_breach(balance)]
    return say("，").join(said)


def _anchor(balance: Balance) -> Location:
    """Where a breach is shown: at the total, which is the side with one figure, else the right side's first."""
    side = balance.left if len(balance.left) == 1 else balance.right
    cells = [summand.cell for summand in (*side, *balance.left) if summand.cell is not None]
    return cells[0].location


def _undecided(table: Table, heading: str, undecided: Sequence[_Tested]) -> Outcome:
    reasons: dict[str, dict[str, None]] = {}
    for tested in undecided:
        for summand in tested.balance.unknown:
            reasons.setdefault(_why_unknown(summand, table), {}).setdefault(summand.name)
    said = say("；").join(
        say("{names}{reason}", names=listed(list(names), _SHOWN), reason=reason) for reason, names in reasons.items()
    )
    cells = [s.cell for tested in undecided for s in tested.balance.summands if s.cell is not None]
    message = labelled(heading, say("{said}，无法核对", said=said))
    return Outcome(OPEN, message, cells[0].location, key="open")


def _why_unknown(summand: Summand, table: Table) -> str:
    if summand.cell is not None:
        text = summand.cell.text.strip()
        return say("填的是“{text}”，不是数", text=text) if text else say("为空白")
    return say("未能可靠读出" if table.status == "partial" else "不在表中")
