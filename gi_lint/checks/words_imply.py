"""words_imply 文字所指: certain words in the text (全部办结) imply a relation between cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice

from gi_lint.arithmetic import figure
from gi_lint.cell_sums import evaluate, parse_sum
from gi_lint.check import FAIL, OPEN, Outcome, cell_operand, settings
from gi_lint.checks.expressions import parsing
from gi_lint.claims import (
    LAST_YEAR,
    RECEIVED,
    WAYS_OF_ASKING,
    Breakdown,
    Claim,
    Key,
    claims_before,
    closes_bracket,
    sum_of,
    tells_left_over,
)
from gi_lint.document import Sentence
from gi_lint.language import say
from gi_lint.patterns import compiled, either
from gi_lint.report import Report
from gi_lint.text import cut

_LONGEST_HEADING = 20  # characters
_REACH = 200  # characters before the words in which it is told what they are said of
_MARKS = ",;。:()!?"
_REQUESTS = compiled("申请|依申请公开")
_OF_SOME = compiled(  # 涉及征地的申请, 当面申请, 公安类申请; 其余的
    either((*WAYS_OF_ASKING, "线下")) + "|涉及|自然人|企业|类(?:政府)?(?:信息)?(?:公开)?申请"
    "|应[^,]{0,8}(?:办结|答复)的|结转|到期|其余|其[他它]|剩余|余下|除|外"
)
_WHICH = compiled("(?P<which>[^,]{1,40})的(?:政府)?(?:信息)?(?:公开)?(?:依?申请)")  # 应于本年办结的申请
_OF_ALL = (*RECEIVED, "提出", "提交", "新收", "所有", "全部")
_OTHER_MATTER = compiled("(?<!申请)(?:件|事项|问题|工作|任务|案|类)(?:已|均|都|现|也|能)*$")  # 督办件
_YEAR = compiled(r"(20\d\d)年(?!底)")
_DONE = "completed"
_RATE = "率"  # 办结144件，办结率100%: said of what was received before it


@settings
class WordsImply:
    """Where one of `words` is said of all there is, `zero` is 0.

    near: groups such as `公开申请|依申请`, of each a word stands in the sentence, or in a heading above it or running
    into it. without: words that turn those behind them, or in their clause, to something else. all: sums of cells, how
    many there are; words that are said of a smaller count (当面申请12件，均已办结), of one kind or of the rest say
    nothing of all. zero: a sum of cells.
    """

    words: tuple[str, ...]
    zero: str
    near: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    all: str = ""

    def __post_init__(self) -> None:
        with parsing("zero"):
            self._terms = parse_sum(self.zero)
        with parsing("all"):
            self._all = parse_sum(self.all) if self.all else ()
        self._words = compiled("|".join(map(re.escape, sorted(self.words, key=len, reverse=True))))

    def run(self, report: Report) -> Iterator[Outcome]:
        if not any(word in report.text for word in self.words):
            return
        cells = evaluate(report, self._terms)
        if cells is None:
            return
        for sentence, found in self._said(report):
            place = sentence.locate(found.start(), found.end())
            said = {"told": place.quote, "table": cells.table_name(report), "cells": cells.spelt(report)}
            if cells.known > 0:
                yield Outcome(
                    FAIL,
                    say("文中“{told}”，{table}中 {cells}，按文中所说应为 0", **said),
                    place,
                    expected="0",
                    actual=figure(cells.known),
                    operands=tuple(cell_operand(cell) for cell in cells.cells if cell.value),
                    related=tuple(cell.location for cell in cells.cells if cell.value),
                    key=found[0],
                )
            elif cells.open:
                yield Outcome(OPEN, say("文中“{told}”，{table}中 {cells}，无法核对", **said), place, key=found[0])

    def _said(self, report: Report) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """The words that are said of all, one in a sentence."""
        in_all = evaluate(report, self._all) if self._all else None
        least = Decimal(0) if in_all is None else in_all.known
        totals = {listed.parts[-1].key: listed for listed in report.breakdowns} if least else {}
        before: Sentence | None = None
        for sentence in report.sentences:
            near = report.headings.get(sentence.number, "") + _run_in_heading(before, sentence) + sentence.folded
            before = sentence
            if all(any(word in near for word in group.split("|")) for group in self.near):
                said = (
                    (sentence, found)
                    for found in self._words.finditer(sentence.folded)
                    if self._is_apt(report, sentence, found)
                    and ((told := _told(report, sentence, found, totals)) is None or told >= least)
                )
                yield from islice(said, 1)

    def _is_apt(self, report: Report, sentence: Sentence, found: re.Match[str]) -> bool:
        """Whether nothing beside some words turns them to something else, or to some of what they are said of."""
        text = sentence.folded
        before = text[max(0, found.start() - _REACH) : found.start()].rpartition(";")[2]
        behind = cut(text[found.start() : found.end() + _REACH], _MARKS)[0]
        if any(word in before + behind for word in self.without):
            return False
        clause = cut(before, _MARKS)[-1]
        if _OF_SOME.search(clause):
            return False
        return (
            not _tells_which(clause, report.facts.year)
            if _REQUESTS.search(clause)
            else not _OTHER_MATTER.search(clause)
        )


def _run_in_heading(before: Sentence | None, sentence: Sentence) -> str:
    """The sentence before, if it is a sub-heading at the head of its paragraph: （二）依申请公开。"""
    if before is None or before.number != sentence.number or before.start:
        return ""
    return before.folded if len(before.folded.strip()) <= _LONGEST_HEADING else ""


def _tells_which(clause: str, year: int | None) -> bool:
    """应于本年办结的申请, 2022年收到的申请: whether a clause that names requests tells which of them are meant."""
    which, told = _WHICH.search(clause), _YEAR.search(clause)
    is_some = which is not None and not which["which"].endswith(_OF_ALL)
    return is_some or (told is not None and year is not None and int(told[1]) != year)


def _told(report: Report, sentence: Sentence, found: re.Match[str], totals: Mapping[Key, Breakdown]) -> Decimal | None:
    """What some words are said of: the count in their clause where this names requests, else the last one
    before, the total where it closes a list; None where there is none."""
    text, start = sentence.folded, found.start()
    clause = cut(text[max(0, start - _REACH) : start], _MARKS)[-1]
    reach = len(clause) if _REQUESTS.search(clause) else _REACH
    beside: Claim | None = None
    for claim in claims_before(report.claims, sentence, start):
        if claim.end < start - reach:
            break
        if not claim.is_count or claim.role == LAST_YEAR or closes_bracket(text[claim.end : start]):
            continue
        if _RATE in found[0] and _DONE in claim.quantities:
            continue
        if tells_left_over(claim) and "的" not in claim.subject:
            beside = claim  # 收到146件，上年结转6件，全部办结
            continue
        listed = totals.get(claim.key)
        is_whole = listed is not None and sum_of(listed.parts) == listed.total.value
        return listed.total.value if listed is not None and is_whole else claim.value
    return beside.value if beside is not None else None
