"""identity 勾稽关系: figures of a table satisfy a relation, in each column, in each row, or once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from gi_lint.arithmetic import Balance, Summand, compare, figure, known_sum, spell
from gi_lint.check import FAIL, HOLDS, NOTHING, OPEN, Outcome, SettingError, operand, settings, unknown_name, unread
from gi_lint.document import Location
from gi_lint.expression import ExpressionError, Relation, Term, parse_relation
from gi_lint.language import labelled, say
from gi_lint.report import Report, Table

_SHOWN = 6  # names listed in one message
_OP_WORDS = {"=": "等于", "!=": "不等于", "<=": "不大于", ">=": "不小于", "<": "小于", ">": "大于"}


class _Tested(NamedTuple):
    """A relation at one place. `condition` is what makes it apply there; `level` is its own, if it has one."""

    place: str
    balance: Balance
    condition: Balance | None
    level: str | None


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

    @cached_property
    def relations(self) -> list[tuple[Relation, str | None]]:
        """Each relation with the level of its own, if it has one."""
        expected = [self.expect] if isinstance(self.expect, str) else self.expect
        graver = [(parse_relation(text), level) for level, texts in self.levels.items() for text in texts]
        return [*((parse_relation(text), None) for text in expected), *graver]

    def __post_init__(self) -> None:
        try:
            _ = self.relations
        except ExpressionError as error:
            raise SettingError("expect", str(error)) from None

    def run(self, report: Report) -> Iterator[Outcome]:
        table = report.tables.get(self.table)
        if table is None or table.status == "absent":
            return
        if table.status == "unreadable":
            yield unread(table)
            return
        undecided: list[_Tested] = []
        for tested in self._tested(table):
            verdict = tested.balance.verdict
            if verdict == HOLDS:
                yield Outcome(HOLDS, balance=tested.balance)
            elif verdict == OPEN:
                undecided.append(tested)
            elif tested.level is not None or not self._is_excused(report):
                yield _breach(table, tested)
        if undecided:
            yield _undecided(table, undecided)

    def _is_excused(self, report: Report) -> bool:
        return any(word in sentence.folded for sentence in report.sentences for word in self.excused_by)

    def _tested(self, table: Table) -> Iterator[_Tested]:
        for relation, level in self.relations:
            for each in self._places(table):
                balance = self._balance(table, relation, each)
                condition = self._balance(table, relation.where, each) if relation.where is not None else None
                if not self._is_asked(table, balance) or self._skips(table, each):
                    continue
                if condition is None or _is_certain(condition):
                    yield _Tested(self._name(table, each), balance, condition, level)

    def _is_asked(self, table: Table, balance: Balance) -> bool:
        """Whether the table has rows of the relation, of each side where rows that it lacks are left out."""
        sides = (balance.left, balance.right)
        if self.missing == "left_out" and table.status == "read":
            return all(any(s.cell is not None or not s.name for s in side) for side in sides)
        return all(sides) and any(summand.cell is not None for side in sides for summand in side)

    def _balance(self, table: Table, relation: Relation, each: str) -> Balance:
        left = self._summands(table, relation.left, each)
        return Balance(left, relation.op, self._summands(table, relation.right, each))

    def _places(self, table: Table) -> list[str]:
        if self.each == "column":
            return [column for column in table.spec.columns if column not in table.missing_columns]
        if self.each == "row":
            return [row for row in table.spec.rows if row not in table.missing_rows]
        return [""]

    def _name(self, table: Table, each: str) -> str:
        if self.each == "row":
            return table.spec.row_name(each)
        return say("{column}列", column=table.spec.column_name(each)) if self.each == "column" else ""

    def _skips(self, table: Table, each: str) -> bool:
        if self.unless_blank is None:
            return False
        cell = table.at(*self._position(self.unless_blank, None, each))
        return cell is not None and cell.value is None

    def _position(self, name: str, column: str | None, each: str) -> tuple[str, str]:
        if self.each == "row":
            return each, name
        return name, each if column is None else column

    def _summands(self, table: Table, terms: tuple[Term, ...], each: str) -> tuple[Summand, ...]:
        summands: list[Summand] = []
        for term in terms:
            if term.number is not None:
                summands.append(Summand(term.sign, "", Decimal(term.number)))
                continue
            for name in self._rows(table, term.row or "", term.column or each):
                place = self._position(name, term.column, each)
                summands.extend(self._added_up(table, self._summand(table, term.sign, *place)))
        return tuple(summands)

    def _rows(self, table: Table, name: str, column: str) -> tuple[str, ...]:
        """The rows that a name stands for: itself, or of `group.*` the parts that count here."""
        if not name.endswith(".*"):
            return (name,)
        parts = table.spec.parts(name.removesuffix(".*"))
        if self.missing == "open" or table.status != "read":
            return parts
        return tuple(part for part in parts if table.at(part, column) is not None)

    def _added_up(self, table: Table, summand: Summand) -> Iterator[Summand]:
        """The summand itself; for the blank total of a row, the cells that it should add up."""
        cell = summand.cell
        if cell is None or not cell.blank or cell.column != self.total:
            yield summand
            return
        for column in table.spec.columns:
            if column != self.total:
                part = self._summand(table, summand.sign, cell.row, column)
                yield part._replace(name=part.name + say("（{remark}）", remark=table.spec.column_name(column)))

    def _summand(self, table: Table, sign: int, row: str, column: str) -> Summand:
        for name, known in ((row, table.spec.rows), (column, table.spec.column_labels)):
            if name not in known:
                raise SettingError("expect", unknown_name(name, table, tuple(known)))
        cell = table.at(row, column)
        signed = table.spec.cells[row, column][1].kind == "change" if (row, column) in table.spec.cells else False
        value = cell.value if cell is not None else None
        if cell is not None and value is None and self.blank == "zero":
            value = Decimal(0)
        name = table.spec.column_name(column) if self.each == "row" else table.spec.row_name(row)
        return Summand(sign, name, value, cell, signed)


def _is_certain(condition: Balance) -> bool:
    return not condition.unknown and compare(condition.difference, condition.op)


def _breach(table: Table, tested: _Tested) -> Outcome:
    balance = tested.balance
    left, right = known_sum(balance.left), known_sum(balance.right)
    anchor = _anchor(balance)
    return Outcome(
        FAIL,
        labelled(_place(table, tested.place), _message(tested, left, right)),
        anchor,
        expected=figure(left) if len(balance.left) > 1 else figure(right),
        actual=figure(right) if len(balance.left) > 1 else figure(left),
        operands=tuple(o for summand in balance.left + balance.right if (o := operand(summand)) is not None),
        level=tested.level,
        balance=balance,
    )


def _message(tested: _Tested, left: Decimal, right: Decimal) -> str:
    """The two sides with their figures, and what should be; a number alone on the right is what should be."""
    balance, condition = tested.balance, tested.condition
    said = [] if condition is None else [_side(condition.left, known_sum(condition.left))]
    said.append(_side(balance.left, left))
    compared = say(_OP_WORDS[balance.op])
    if all(summand.cell is None and not summand.name for summand in balance.right):
        said.append(say("应{compared} {number}", compared=compared, number=figure(right)))
        return say("，").join(said)
    said.append(_side(balance.right, right))
    if balance.op == "=":
        said.append(say("相差 {difference}", difference=figure(abs(left - right))))
    else:
        said.append(say("前者应{compared}后者", compared=compared))
    return say("，").join(said)


def _place(table: Table, place: str) -> str:
    return say("{table}{place}", table=table.spec.name, place=place) if place else table.spec.name


def _anchor(balance: Balance) -> Location:
    """Where a breach is shown: at the total, which is the side with one figure, else the right side's first."""
    side = balance.left if len(balance.left) == 1 else balance.right
    cells = [summand.cell for summand in (*side, *balance.left) if summand.cell is not None]
    return cells[0].location


def _side(summands: tuple[Summand, ...], value: Decimal) -> str:
    text = spell(summands)
    return text if len(summands) == 1 else f"{text} = {figure(value)}"


def _undecided(table: Table, undecided: list[_Tested]) -> Outcome:
    places = say("、").join(tested.place for tested in undecided if tested.place)
    reasons: dict[str, dict[str, None]] = {}
    for tested in undecided:
        for summand in tested.balance.unknown:
            reasons.setdefault(_why_unknown(summand, table), {}).setdefault(summand.name)
    said = say("；").join(
        say("{names}{reason}", names=_listed(list(names)), reason=reason) for reason, names in reasons.items()
    )
    cells = [s.cell for tested in undecided for s in tested.balance.summands if s.cell is not None]
    message = labelled(_place(table, places), say("{said}，无法核对", said=said))
    return Outcome(OPEN, message, cells[0].location, key="open")


def _why_unknown(summand: Summand, table: Table) -> str:
    if summand.cell is not None:
        return say("为空白" if summand.cell.blank else "不是数字")
    return say("未能可靠读出" if table.status == "partial" else "在表中没有")


def _listed(names: list[str]) -> str:
    return say("、").join(names[:_SHOWN]) + (say("等") if len(names) > _SHOWN else "")
