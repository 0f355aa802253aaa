"""continuation 年度衔接: figures of this report go on from those of last year's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gi_lint.arithmetic import Balance, Summand, figure, known_sum, spell, spell_breach
from gi_lint.check import FAIL, NOTHING, OPEN, Outcome, cell_operand, elsewhere, settings, unread
from gi_lint.checks.expressions import parsing, with_levels
from gi_lint.document import Location
from gi_lint.expression import Relation, Term
from gi_lint.language import listed, say
from gi_lint.named import NamedTuple
from gi_lint.report import Report, Table
from gi_lint.template import TOTAL

_SHOWN = 6  # names listed in one message

LAST = "last."  # before the name of a table of last year's report


class _Pair(NamedTuple):
    """This report and last year's."""

    report: Report
    previous: Report

    def of(self, term: Term) -> tuple[Report, str]:
        """The report and the table that a term names."""
        name = term.table or ""
        return (self.previous, name.removeprefix(LAST)) if name.startswith(LAST) else (self.report, name)

    def table(self, term: Term) -> Table | None:
        report, id = self.of(term)
        return report.tables.get(id)


@settings
class Continuation:
    """Between figures of this report and of last year's `expect` holds, one relation or several.

    `t3[carried_in, total]` is a cell of this report, `last.t3[carried_out, total]` one of last year's. Of a row or
    column that one of the two forms does not have nothing is asked.
    levels: further relations by the level that a breach of them has. excused_by: words of a text that explains a
    breach, which is then a note; each with words one of which must stand in the same sentence, if there are any.
    reasons: why a breach may be right, told with it.
    """

    table: str
    expect: str | tuple[str, ...]
    levels: Mapping[str, tuple[str, ...]] = NOTHING
    excused_by: Mapping[str, tuple[str, ...]] = NOTHING
    reasons: str = ""
    needs_previous = True

    def __post_init__(self) -> None:
        with parsing("expect"):
            self._relations = with_levels(self.expect, self.levels)

    def run(self, report: Report) -> Iterator[Outcome]:
        assert report.previous is not None
        pair = _Pair(report, report.previous)
        asked = [(relation, level) for relation, level in self._relations if _is_asked(pair, relation)]
        lost = next((lost for relation, _ in asked if (lost := _lost(pair, relation)) is not None), None)
        if lost is not None:
            yield lost
            return
        undecided = []
        for relation, level in asked:
            balance = Balance(_summands(pair, relation.left), relation.op, _summands(pair, relation.right))
            if all(summand.cell is None for summand in balance.summands):
                continue
            if balance.verdict == FAIL:
                yield self._breach(pair, balance, level)
            elif balance.verdict == OPEN:
                undecided.append(balance)
        if undecided:
            yield _undecided(pair, undecided)

    def _breach(self, pair: _Pair, balance: Balance, level: str | None) -> Outcome:
        message = say("，").join((spell(balance.left), spell(balance.right), spell_breach(balance)))
        excuse = self._excuse(pair.report)
        if excuse:
            message += say("；文中说到“{excuse}”，请核对它能否解释这个差数", excuse=excuse)
        elif self.reasons:
            message = say("；").join((message, say(self.reasons)))
        operands = tuple(cell_operand(summand.cell) for summand in balance.summands if summand.cell is not None)
        return Outcome(
            FAIL,
            message,
            operands[0].location,
            expected=figure(known_sum(balance.right)),
            actual=figure(known_sum(balance.left)),
            operands=operands,
            related=tuple(found.location for found in operands[1:]),
            level="note" if excuse else level,
        )

    def _excuse(self, report: Report) -> str:
        """The word by which the text explains a breach; empty if it does not."""
        for sentence in report.sentences:
            for word, others in self.excused_by.items():
                if word in sentence.folded and (not others or any(other in sentence.folded for other in others)):
                    return word
        return ""


def _is_asked(pair: _Pair, relation: Relation) -> bool:
    """Whether both forms have the cells of a relation, and this report the table."""
    for term in relation.terms:
        table = pair.table(term)
        if term.number is None and (table is None or (term.row, term.column or "") not in table.spec.cells):
            return False
        if table is not None and table.status == "absent" and not _is_last(term):
            return False
    return True


def _lost(pair: _Pair, relation: Relation) -> Outcome | None:
    """The open outcome of a relation one of whose tables is not there or could not be read."""
    for term in relation.terms:
        table = pair.table(term)
        if table is None or table.is_there:
            continue
        if not _is_last(term):
            return unread(table)
        reason = say("未能可靠读出（{table.reason}）", table=table) if table.reason else say("未能找到")
        said = "上年报告 {path} 的{table.spec.name}{reason}，无法与上年比对"
        message = say(said, path=pair.previous.document.path, table=table, reason=reason)
        return Outcome(OPEN, message, elsewhere(pair.previous, table.location), key="open")
    return None


def _summands(pair: _Pair, terms: Sequence[Term]) -> tuple[Summand, ...]:
    return tuple(_summand(pair, term) for term in terms)


def _summand(pair: _Pair, term: Term) -> Summand:
    table = pair.table(term)
    if table is None:
        return Summand(term.sign, "", Decimal(term.number or 0))
    row, column = term.row or "", term.column or ""
    cell = table.at(row, column)
    if cell is not None and _is_last(term):
        cell = cell._replace(location=elsewhere(pair.previous, cell.location))
    name = table.spec.row_name(row)
    if column not in ("", TOTAL):
        name += say("（{remark}）", remark=table.spec.column_name(column))
    if _is_last(term):
        name = say("上年报告的{name}", name=name)
    signed = table.spec.cells[row, column][1].kind == "change"
    value = cell.value if cell is not None else None
    return Summand(term.sign, name, value, cell, signed)


def _is_last(term: Term) -> bool:
    return (term.table or "").startswith(LAST)


def _undecided(pair: _Pair, undecided: Sequence[Balance]) -> Outcome:
    unknown = [summand for balance in undecided for summand in balance.unknown]
    names = list(dict.fromkeys(summand.name for summand in unknown))
    cells = [s.cell for balance in undecided for s in (*balance.left, *balance.right) if s.cell is not None]
    place = next((cell.location for cell in cells if cell.location.path is None), Location())
    related = tuple(s.cell.location for s in unknown if s.cell is not None and s.cell.location.path is not None)
    said = "{names}没有可核对的数，无法与上年报告 {path} 比对"
    message = say(said, names=listed(names, _SHOWN), path=pair.previous.document.path)
    return Outcome(OPEN, message, place, related=related[:_SHOWN], key="open")
