"""Which two figures a change compares: this year's and an earlier one, by how they stand beside it in its sentence.

A sentence is spelled with signs in place of its figures, so that one pattern reads how they stand to each other and to
the words between: 收到〈now〉，比上年的〈then〉增加〈amount〉，增长〈this〉.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gi_lint.claims import CHANGE, CUMULATIVE, FALLS, LAST_YEAR, MORE_OR_LESS, RISES, THIS_YEAR, Claim
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled

POINTS = "百分点"
_MOST_BEFORE = 12  # figures before a change, those in brackets among them, that it may compare
_WORDS_BEFORE = 12  # characters before the first of them
# the sign of a figure; the character behind it tells which it is
_NOW, _THEN, _AMOUNT, _THIS, _OTHER = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_FIRST = 0xE100
_PRIVATE = compiled("[\ue000-\uf8ff]")  # what a text has of these (bullets of symbol fonts) is no sign

_WORD = r"[^,。;:()\d\ue000-\uf8ff]"
_BRACKET = r"(?:\([^()]*\))?"  # 82件（书面63件）
EARLIER = r"(?:上年|上一年|去年|20\d\d年)度?"  # a year told by its number need not be the last
_YEAR = rf"{EARLIER}(?:同期|年?[底末])?"
_ROSE = (  # 大幅上升, 多发布, 提高了
    rf"(?:的水平)?(?:累计|大幅|明显|显著|稳步|净|约|共|再)*(?:{RISES}|{FALLS}|高出|高|低"
    rf"|{MORE_OR_LESS})(?:幅度)?了?(?:约|近)?"
)
_ON_YEAR = rf"[,(]?(?:同比|[比较与]{_YEAR}(?:相比)?)?,?{_ROSE}"  # ，同比下降; ，比2022年减少
ON_LAST_YEAR = compiled(rf",?(?:同比|[比较](?:上年|去年|上一年)度?(?:同期)?(?:相比)?){_ROSE}")  # 22件，同比下降
_ON = rf"(?:,?{_WORD}{{0,6}}(?:同)?[比较与]{_YEAR}的?\(?|\({_YEAR}的?为?)"  # ，申请量较上年的; （上年为
_FROM = rf"\)?(?:相比)?,?(?:同比)?{_ROSE}"  # ）下降; 相比减少
_AND = rf"[,、(]?(?:同比)?(?:{_ROSE}|[增降涨]幅|增长率)(?:为|达到?)?"  # 9件，降幅达
_NOW_TOLD, _THEN_TOLD = rf"{_NOW}(?P<now>.){_BRACKET}", rf"{_THEN}(?P<then>.){_BRACKET}"
_OTHERS = rf"(?:{_ON}{_THEN}.{_BRACKET}{_FROM}{_AMOUNT}.(?:{_AND}{_AMOUNT}.)?)*"  # ，较2022年100件增长20%
_SHAPES = (
    compiled(rf"{_NOW_TOLD}{_OTHERS}{_ON}{_THEN_TOLD}{_FROM}(?:{_AMOUNT}.{_AND})?{_THIS}"),  # 22件，比上年（31件）下降
    compiled(rf"{_NOW_TOLD}{_ON_YEAR}{_THIS}.[,(]{_YEAR}{_WORD}{{0,8}}{_THEN_TOLD}"),  # 22件，同比增长10%（上年20件）
    compiled(  # 2022年、2023年分别收到158件、203件，2023年同比增长
        rf"{_THEN_TOLD}[、和及与]{_NOW_TOLD},?(?:(?P<year>20\d\d)年度?)?[,(]?(?:同比|[比较]{_YEAR}(?:相比)?){_ROSE}{_THIS}"
    ),
    compiled(  # 由93%升至96%，提高
        rf"{_THEN_TOLD}{_WORD}{{0,6}}(?:至|到|为)(?:20\d\d年|今年|本年)?度?的?{_NOW_TOLD}{_ON_YEAR}{_THIS}"
    ),
    compiled(
        rf"(?:^|[,、。(]|量|总数)(?:同)?[比较与]{_YEAR}的?\(?{_THEN_TOLD}{_FROM}(?:{_AMOUNT}(?P<amount>.){_AND})?{_THIS}"
    ),
)
_FROM_AMOUNT = compiled(rf"{_NOW_TOLD}{_ON_YEAR}{_AMOUNT}(?P<amount>.){_AND}{_THIS}")  # 104件，同比增加42件，增幅


class Told(NamedTuple):
    """Figures that stand beside a change: this year's, the earlier one, and by how much it rose; `year` is the one that
    the change is told of, where that is told."""

    now: Claim | None = None
    then: Claim | None = None
    amount: Claim | None = None
    year: str | None = None


def beside(sentence: Sequence[Claim], place: int) -> Told | None:
    """The figures that the change at a place of its sentence is told with; None where none stand right beside it."""
    return _read(_SHAPES, sentence, place)


def beside_amount(sentence: Sequence[Claim], place: int) -> Told | None:
    """公开104件，同比增加42件，增幅67.7%: this year's figure and the amount that a change stands right behind."""
    return _read((_FROM_AMOUNT,), sentence, place)


def _read(shapes: Sequence[re.Pattern[str]], sentence: Sequence[Claim], place: int) -> Told | None:
    near = sentence[max(0, place - _MOST_BEFORE) : place + 2]
    text = _spelled(near, sentence[place])
    match = next((found for shape in shapes if (found := shape.search(text))), None)
    if match is None:
        return None
    named = match.groupdict()
    told = {name: near[ord(sign) - _FIRST] for name, sign in named.items() if sign and name != "year"}
    return Told(**told, year=named.get("year"))


def _spelled(near: Sequence[Claim], change: Claim) -> str:
    """The text from the first of some figures to the last, with some words before, signs in place of the figures."""
    text, end = change.sentence.folded, max(0, near[0].start - _WORDS_BEFORE)
    spelled = ""
    for number, claim in enumerate(near):
        spelled += _PRIVATE.sub("*", text[end : claim.start]) + _sign(claim, change) + chr(_FIRST + number)
        end = claim.end
    return spelled


def _sign(claim: Claim, change: Claim) -> str:
    if claim is change:
        return _THIS
    if claim.approximate:
        return _OTHER
    if claim.role == CHANGE:
        return _AMOUNT
    if POINTS in change.unit and claim.unit != "%":
        return _OTHER
    if claim.role == LAST_YEAR:
        return _THEN if claim.value else _OTHER
    return _NOW if claim.role in (*THIS_YEAR, CUMULATIVE) or POINTS in change.unit else _OTHER
