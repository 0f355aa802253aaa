"""identity 勾稽关系: figures of a table satisfy a relation, in each column, in each row, or once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Literal

from gi_lint.arithmetic import Balance, Summand, figure, known_sum, spell
from gi_lint.check import FAIL, HOLDS, OPEN, Outcome, SettingError, operand, settings, unread
from gi_lint.document import Location
from gi_lint.expression import ExpressionError, Relation, Term, parse_relation
from gi_lint.report import Report, Table

_SHOWN = 6  # names listed in one message
_OP_WORDS = {"=": "等于", "!=": "不等于", "<=": "不大于", ">=": "不小于", "<": "小于", ">": "大于"}


@settings
class Identity:
    """The figures of `table` satisfy `expect`.

    each: column — names in `expect` are rows, tested in every column; row — names are columns, tested in every
    row. Without it, names are `row` (statistics table) or `table[row, column]`.
    blank: open — a blank may be any number from zero up; zero — it is zero; error — it is a fault.
    unless_blank: the row (or column) whose blank is another rule's business.
    """

    table: str
    expect: str
    each: Literal["column", "row"] | None = None
    blank: Literal["open", "zero", "error"] = "open"
    unless_blank: str | None = None

    @cached_property
    def relation(self) -> Relation:
        return parse_relation(self.expect)

    def __post_init__(self) -> None:
        try:
            parse_relation(self.expect)
        except ExpressionError as error:
            raise SettingError("expect", str(error)) from None

    def run(self, report: Report) -> Iterator[Outcome]:
        table = report.tables.get(self.table)
        if table is None or table.status == "absent":
            return
        if table.status == "unreadable":
            yield unread(table)
            return
        undecided: list[tuple[str, Balance]] = []
        for each, balance in self._balances(table):
            verdict = balance.verdict
            if verdict == HOLDS:
                yield Outcome(HOLDS, balance=balance)
            elif verdict == FAIL:
                yield _breach(table, self._name(table, each), balance)
            else:
                undecided.append((self._name(table, each), balance))
        if undecided:
            yield _undecided(table, undecided)

    def _balances(self, table: Table) -> Iterator[tuple[str, Balance]]:
        for each in self._places(table):
            left = self._summands(table, self.relation.left, each)
            right = self._summands(table, self.relation.right, each)
            balance = Balance(left, self.relation.op, right)
            cells = [summand.cell for summand in balance.summands if summand.cell is not None]
            if not cells or self._skips(table, each):
                continue
            yield each, balance

    def _places(self, table: Table) -> list[str]:
        if self.each == "column":
            return [column for column in table.spec.columns if column not in table.missing_columns]
        if self.each == "row":
            return [row for row in table.spec.rows if row not in table.missing_rows]
        return [""]

    def _name(self, table: Table, each: str) -> str:
        if self.each == "row":
            return table.spec.row_name(each)
        return f"{table.spec.column_name(each)}列" if self.each == "column" else ""

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
            name = term.row or ""
            rows = table.spec.group(name.removesuffix(".*")) if name.endswith(".*") else (name,)
            for row in rows:
                summands.append(self._summand(table, term.sign, *self._position(row, term.column, each)))
        return tuple(summands)

    def _summand(self, table: Table, sign: int, row: str, column: str) -> Summand:
        cell = table.at(row, column)
        signed = table.spec.cells[row, column][1].kind == "change" if (row, column) in table.spec.cells else False
        value = cell.value if cell is not None else None
        if cell is not None and value is None and self.blank == "zero":
            value = Decimal(0)
        name = table.spec.column_name(column) if self.each == "row" else table.spec.row_name(row)
        return Summand(sign, name, value, cell, signed)


def _breach(table: Table, place: str, balance: Balance) -> Outcome:
    left, right = known_sum(balance.left), known_sum(balance.right)
    message = f"{_side(balance.left, left)}，{_side(balance.right, right)}，"
    if balance.op == "=":
        message += f"相差 {figure(abs(left - right))}"
    else:
        message += f"前者应{_OP_WORDS[balance.op]}后者"
    anchor = _anchor(balance)
    return Outcome(
        FAIL,
        f"{table.spec.name}{place}：{message}",
        anchor,
        expected=figure(left) if len(balance.left) > 1 else figure(right),
        actual=figure(right) if len(balance.left) > 1 else figure(left),
        operands=tuple(o for summand in balance.left + balance.right if (o := operand(summand)) is not None),
        balance=balance,
    )


def _anchor(balance: Balance) -> Location:
    """Where a breach is shown: at the total, which is the side with one figure, else the right side's first."""
    side = balance.left if len(balance.left) == 1 else balance.right
    cells = [summand.cell for summand in (*side, *balance.left) if summand.cell is not None]
    return cells[0].location


def _side(summands: tuple[Summand, ...], value: Decimal) -> str:
    text = spell(summands)
    return text if len(summands) == 1 else f"{text} = {figure(value)}"


def _undecided(table: Table, undecided: list[tuple[str, Balance]]) -> Outcome:
    places = "、".join(place for place, _ in undecided if place)
    reasons: dict[str, dict[str, None]] = {}
    for _, balance in undecided:
        for summand in balance.unknown:
            reasons.setdefault(_why_unknown(summand, table), {}).setdefault(summand.name)
    said = "；".join(f"{_listed(list(names))}{reason}" for reason, names in reasons.items())
    cells = [s.cell for _, balance in undecided for s in balance.summands if s.cell is not None]
    return Outcome(OPEN, f"{table.spec.name}{places}：{said}，无法核对", cells[0].location, key="open")


def _why_unknown(summand: Summand, table: Table) -> str:
    if summand.cell is not None:
        return "为空白" if summand.cell.blank else "不是数字"
    return "未能可靠读出" if table.status == "partial" else "在表中没有"


def _listed(names: list[str]) -> str:
    return "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")
