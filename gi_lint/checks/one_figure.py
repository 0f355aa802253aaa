"""one_figure 前后一致: what is told in the same words in two places has one figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, Outcome, claim_operand, settings
from gi_lint.claims import COUNT, TOTAL, Claim
from gi_lint.language import say
from gi_lint.patterns import compiled, either
from gi_lint.report import Report
from gi_lint.text import fold

_REACH = 60  # characters before a number that may say what it counts
_FAR = 240  # characters before it in its paragraph
_MOST = 2  # different figures told in the same words
_SHORT = 20  # characters of a line that may be a heading
_TIMES = compiled(
    r"(?:自?20\d\d年1月1日起?(?:至|到|-|~)(?:20\d\d年)?12月31日|(?:截[至止]到?)?(?:20\d\d年度?(?:12月31日|12月底|底|末)?|全年|本年度?"
    "|今年|年内|年度))(?:以来)?(?:期间|止)?,?"
)
_OURS = compiled(  # 我局, 街道共
    "[我本](?:省|市|县|区|州|盟|旗|镇|乡|街道|局|委|厅|办|院|站|中心|机关|单位)"
    "|^(?:局|委|厅|办|街道|镇|乡)(?=共|累计|主动|公开|收|受|接|新)"
)
_ALL = compiled("20[0-9]{2}年|全年|本年|今年|年度|[我本][省市县区州盟旗镇乡街局委厅办院站中机单]|共|累计|合计|总")
_PLAIN = compiled(
    "政府(?=信息)|信息公开|信息|依(?=申请)|共计?|合计|总计|总共|累计|新增|新|已|了|的|总[数量]|数量?|[为达有计]"
)
_CAME_IN = compiled("收到|受理|接收|接到|接受")
_BEHIND = compiled(r"\s?\((?:不?含|包[括含]|其中)|,?(?:不?含|包[括含])")  # 120条（含转载）


@settings
class OneFigure:
    """The counts of each of `quantities` that different paragraphs tell in the same words are the same.

    Each is given with the tables that have it: where a report has one of them, another rule holds the text against it.
    Words for the time, the body that reports and sums (共, 累计) do not count. Left out are counts behind which, before
    which in their paragraph, or above which in a heading a word of `scopes` tells of a part.
    """

    quantities: Mapping[str, tuple[str, ...]]
    scopes: tuple[str, ...]

    def __post_init__(self) -> None:
        self._scope = compiled(either(self.scopes))

    def run(self, report: Report) -> Iterator[Outcome]:
        shown = {id for id, table in report.tables.items() if table.status != "absent"}
        self_told = {quantity for quantity, tables in self.quantities.items() if shown.isdisjoint(tables)}
        told: dict[tuple[str, str, str], list[Claim]] = {}
        for claim in report.claims:
            if set(claim.quantities) <= self_told and self._is_of_all(report, claim):
                told.setdefault((claim.quantities[0], claim.unit, _name(claim)), []).append(claim)
        for counts in told.values():
            others = [count for count in counts if count.sentence.number != counts[0].sentence.number]
            if others and len({count.value for count in counts}) <= _MOST:  # more are of a series: of months, of bodies
                yield _judged(counts[0], others)

    def _is_of_all(self, report: Report, claim: Claim) -> bool:
        """Whether a count is an exact one of this year, and nothing says that it is only a part."""
        if claim.role not in (COUNT, TOTAL) or claim.approximate or claim.slack or len(claim.quantities) != 1:
            return False
        if _BEHIND.match(claim.sentence.folded, claim.end):
            return False
        sentence = claim.sentence
        place = sentence.places[claim.start]
        before = fold(sentence.paragraph.text[max(0, place - _FAR) : place])
        if _ALL.search(before.rpartition("。")[2]) is None:
            return False
        behind = sentence.folded[claim.end : claim.end + _REACH].partition("其中")[0]
        above = report.body[sentence.number - 1].text if sentence.number else ""
        heading = report.headings.get(sentence.number, "") + (above if len(above) <= _SHORT else "")
        return self._scope.search(heading + _TIMES.sub("", before) + behind) is None


def _name(claim: Claim) -> str:
    """What a count is told to be, from the beginning of its part of the sentence, without clauses that tell others."""
    before = claim.sentence.folded[max(0, claim.start - _REACH) : claim.start].rpartition(";")[2]
    *earlier, own = _TIMES.sub("", before).split(",")
    words = "".join(clause for clause in earlier if not re.search(r"\d[件条份]", clause)) + own
    words = _CAME_IN.sub("收", _OURS.sub("", words))
    return re.sub(r"[\W\d_]+", "", _PLAIN.sub("", words))


def _judged(first: Claim, others: Sequence[Claim]) -> Outcome:
    other = next((count for count in others if count.value != first.value), None)
    if other is None:
        return Outcome(HOLDS, compared=(first, *others))
    message = say(
        "前面写“{first.text}”，这里写“{other.text}”，相差 {difference}",
        first=first,
        other=other,
        difference=figure(abs(first.value - other.value)),
    )
    return Outcome(
        FAIL,
        message,
        other.location,
        expected=figure(first.value),
        actual=figure(other.value),
        operands=(claim_operand(first), claim_operand(other)),
        related=(first.location,),
        key=other.subject,
        compared=(first, other),
    )
