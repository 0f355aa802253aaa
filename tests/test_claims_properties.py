"""Texts made at random: where all figures agree nothing is reported, and one changed figure always is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gi_lint.binding import bind
from gi_lint.check import FAIL, Outcome
from gi_lint.claims import Context, read_breakdowns, read_claims, with_roles
from gi_lint.document import Document, Location, Paragraph, sentences_of
from gi_lint.linter import Linter
from gi_lint.report import Cell, Report, Table
from gi_lint.text import is_blank

TOP = Path(__file__).parents[1]
LINTER = Linter()
INSIDE = ("N-01", "N-02", "N-03", "N-05", "N-06", "N-07")
AGAINST_TABLES = ("X-01", "X-02", "X-03", "X-04", "X-05", "X-06", "X-09", "X-10")
OF_TIMES = ("D-01", "D-04")
EXAMPLES = settings(max_examples=25, deadline=None)

LABELS = ("机构概况类信息", "政策法规类信息", "工作动态类信息", "公示公告类信息", "财政资金类信息", "应急管理类信息")
KINDS = {
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "denied": "不予公开",
    "unable": "无法提供",
    "not_handled": "不予处理",
    "other_handled": "其他处理",
}


def report_on(text: str, cells: Mapping[str, Mapping[tuple[str, str], int]] | None = None) -> Report:
    paragraphs = ["三、收到和处理政府信息公开申请情况", *text.split("\n")]
    blocks = tuple(Paragraph(line, Location(line=n, block=n)) for n, line in enumerate(paragraphs, 1))
    document = Document("made.txt", "txt", blocks)
    report = bind(document, LINTER.rulebook.templates, LINTER.rulebook.phrases, template="2021", year=2023)
    assert report.template is not None
    tables = {
        id: Table(id, "2021", spec, "read", cells=_cells(id, (cells or {}).get(id, {}), spec.cells))
        for id, spec in report.template.tables.items()
        if id in (cells or {})
    }
    return report._replace(tables={**report.tables, **tables})


def _cells(
    id: str, figures: Mapping[tuple[str, str], int], places: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Cell]:
    texts = {place: str(figures.get(place, 0)) for place in places}
    return {
        (row, column): Cell(row, column, text, Decimal(text), None, is_blank(text), Location(table=id, row=row))
        for (row, column), text in texts.items()
    }


def faults(report: Report, rules: Sequence[str]) -> list[tuple[str, Outcome]]:
    book = LINTER.rulebook
    return [
        (rule.id, outcome)
        for rule in book.rules_for(report)
        if rule.id in rules
        for outcome in book.check_of(rule).run(report)
        if outcome.kind == FAIL
    ]


# Totals and parts


class Figures(NamedTuple):
    total: int
    parts: tuple[int, ...]


PARTS = st.lists(st.integers(1, 900), min_size=3, max_size=6).map(tuple)
FIGURES = PARTS.map(lambda parts: Figures(sum(parts), parts))
CHANGES = st.tuples(st.integers(0, 6), st.sampled_from((-9, -2, -1, 1, 3, 9, 40)))


def changed(figures: Figures, change: tuple[int, int]) -> Figures:
    """The figures with one of them, the total or a part, changed by a little; none becomes negative."""
    place, by = change
    numbers = [figures.total, *figures.parts]
    place %= len(numbers)
    numbers[place] += by if numbers[place] + by >= 0 else -by
    return Figures(numbers[0], tuple(numbers[1:]))


def names(figures: Figures) -> list[str]:
    """Labels for the parts; the last is the rest, so that the list claims to be complete."""
    return [*LABELS[: len(figures.parts) - 1], "其他信息"]


def listed(figures: Figures, separator: str, unit: str = "条") -> str:
    return separator.join(f"{name}{part}{unit}" for name, part in zip(names(figures), figures.parts, strict=True))


def with_qizhong(f: Figures) -> str:
    return f"全年主动公开政府信息{f.total}条，其中{listed(f, '，')}。"


def with_enumeration(f: Figures) -> str:
    return f"2023年主动公开政府信息共计{f.total:,}条，包括{listed(f, '、')}。"


def with_fenbie(f: Figures) -> str:
    return f"主动公开政府信息{f.total}条，分别为{listed(f, '；')}。"


def in_brackets(f: Figures) -> str:
    return f"主动公开政府信息{f.total}条（{listed(f, '、')}），栏目更新及时。"


def in_half_width_brackets(f: Figures) -> str:
    return f"主动公开政府信息{f.total}条(其中{listed(f, ',')});开展培训2次。"


def behind_colon(f: Figures) -> str:
    return f"全年公开政府信息{f.total}条：{listed(f, '，')}。"


def in_next_sentence(f: Figures) -> str:
    return f"全年主动公开政府信息{f.total}条。其中，{listed(f, '，')}。"


def in_next_paragraph(f: Figures) -> str:
    return f"全年主动公开政府信息{f.total}条。\n主要类别有：{listed(f, '；')}。"


def with_deltas(f: Figures) -> str:
    parts = "；".join(
        f"{name}{part}条，比上年增加{n + 3}条" for n, (name, part) in enumerate(zip(names(f), f.parts, strict=True))
    )
    return f"主动公开政府信息{f.total}条，同比增加12条，其中{parts}。"


def in_full_width(f: Figures) -> str:
    return with_qizhong(f).translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})


def in_half_width(f: Figures) -> str:
    return with_qizhong(f).replace("，", ",").replace("。", ".\n")


def two_levels(f: Figures) -> str:
    first, rest = f.parts[0], list(zip(names(f)[1:], f.parts[1:], strict=True))
    inner = f"{names(f)[0]}{first}条（领导信息{first // 3}条、机构职能{first - first // 3}条）"
    return f"主动公开政府信息{f.total}条，其中{inner}，" + "，".join(f"{name}{part}条" for name, part in rest) + "。"


def before_their_sum(f: Figures) -> str:
    return f"全年公开{listed(f, '、')}，合计{f.total}条。"


def of_them(f: Figures) -> str:
    return f"在主动公开的{f.total}条信息中，{listed(f, '，')}。"


def followed_by_other_matters(f: Figures) -> str:
    return f"主动公开政府信息{f.total}条，其中{listed(f, '、')}；举办新闻发布会3场，办结建议提案12件。"


def with_measure_first(f: Figures) -> str:
    parts = "、".join(f"{part}条为{name}" for name, part in zip(names(f), f.parts, strict=True))
    return f"全年主动公开政府信息{f.total}条，其中{parts}。"


def with_kinds_named_before(f: Figures) -> str:
    return f"全年主动公开政府信息{f.total}条，按类别分，{listed(f, '、')}。"


def behind_what_they_are_of(f: Figures) -> str:
    return f"全年{f.total}条政府信息中，{listed(f, '、')}，均按时发布。"


def with_shares_between(f: Figures) -> str:
    parts = "，".join(
        f"{name}{part}条（占比{percent(part, sum(f.parts), 1)}%）" for name, part in zip(names(f), f.parts, strict=True)
    )
    return f"全年主动公开政府信息{f.total}条，其中{parts}。"


STRICT: tuple[Callable[[Figures], str], ...] = (
    with_qizhong,
    with_enumeration,
    with_fenbie,
    in_brackets,
    in_half_width_brackets,
    behind_colon,
    in_next_sentence,
    in_next_paragraph,
    with_deltas,
    in_full_width,
    in_half_width,
    two_levels,
    before_their_sum,
    of_them,
    followed_by_other_matters,
    with_measure_first,
    with_kinds_named_before,
    behind_what_they_are_of,
    with_shares_between,
)


@pytest.mark.parametrize("phrase", STRICT, ids=lambda phrase: phrase.__name__)
@EXAMPLES
@given(FIGURES)
def test_a_list_that_adds_up_is_silent(phrase: Callable[[Figures], str], figures: Figures) -> None:
    text = phrase(figures)
    assert faults(report_on(text), INSIDE) == [], text


@pytest.mark.parametrize("phrase", STRICT, ids=lambda phrase: phrase.__name__)
@EXAMPLES
@given(FIGURES, CHANGES)
def test_one_changed_figure_is_found(
    phrase: Callable[[Figures], str], figures: Figures, change: tuple[int, int]
) -> None:
    text = phrase(changed(figures, change))
    levels = {outcome.level for rule, outcome in faults(report_on(text), INSIDE) if rule == "N-01"}
    assert None in levels, text  # that of the rule: an error


def without_rest(f: Figures) -> str:
    parts = "，".join(f"{name}{part}条" for name, part in zip(LABELS, f.parts, strict=False))
    return f"全年主动公开政府信息{f.total}条，其中{parts}。"


@EXAMPLES
@given(FIGURES, st.integers(1, 500))
def test_a_choice_of_parts_is_at_most_a_note(figures: Figures, more: int) -> None:
    found = faults(report_on(without_rest(Figures(figures.total + more, figures.parts))), INSIDE)
    assert all(outcome.level == "note" for _, outcome in found)


@EXAMPLES
@given(FIGURES, st.integers(1, 9))
def test_a_choice_of_parts_never_exceeds_its_total(figures: Figures, by: int) -> None:
    too_small = max(figures.total - by, 0)  # no report counts less than nothing
    found = faults(report_on(without_rest(Figures(too_small, figures.parts))), INSIDE)
    assert [(rule, outcome.level) for rule, outcome in found] == [("N-01", None)]


UNITS = st.lists(st.sampled_from(("条", "篇", "期", "份")), min_size=6, max_size=6)


def in_mixed_measures(f: Figures, units: Sequence[str]) -> str:
    parts = "、".join(
        f"{name}{part}{unit}" for name, part, unit in zip(names(f), f.parts, ("条", *units), strict=False)
    )
    return f"主动公开政府信息{f.total}条，其中{parts}。"


@EXAMPLES
@given(FIGURES, UNITS, CHANGES)
def test_mixed_measure_words(figures: Figures, units: Sequence[str], change: tuple[int, int]) -> None:
    assert faults(report_on(in_mixed_measures(figures, units)), INSIDE) == []
    wrong = changed(figures, change)
    own = [part for part, unit in zip(wrong.parts, ("条", *units), strict=False) if unit == "条"]
    assume(wrong.total not in accumulate(own))  # what has the total's own measure word may be the whole list
    text = in_mixed_measures(wrong, units)
    assert faults(report_on(text), INSIDE), text


# Shares


def percent(part: int, whole: int, digits: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def with_shares(f: Figures, shares: Sequence[Decimal]) -> str:
    parts = "；".join(
        f"{name}{part}条，占{share}%" for name, part, share in zip(names(f), f.parts, shares, strict=True)
    )
    return f"全年主动公开政府信息{f.total}条，其中{parts}。"


@EXAMPLES
@given(FIGURES, st.integers(0, 2), CHANGES)
def test_shares(figures: Figures, digits: int, change: tuple[int, int]) -> None:
    shares = [percent(part, figures.total, digits) for part in figures.parts]
    assert faults(report_on(with_shares(figures, shares)), INSIDE) == []
    text = with_shares(changed(figures, change), shares)
    assert any(rule == "N-01" for rule, _ in faults(report_on(text), INSIDE)), text
    place = change[0] % len(shares)
    shares[place] += 3
    others = [whole for whole in (figures.total, *figures.parts) if whole != figures.parts[place]]
    assume(all(abs(percent(figures.parts[place], whole, digits) - shares[place]) > 1 for whole in others))
    text = with_shares(figures, shares)
    assert {rule for rule, _ in faults(report_on(text), INSIDE)} & {"N-02", "N-03"}, text


SHARES_ALONE = (
    "予以公开占{}%",
    "部分公开占{}%",
    "不予公开的占{}%",
    "无法提供占{}%",
    "不予处理的占{}%",
    "其他处理占{}%",
)


@EXAMPLES
@given(st.lists(st.integers(5, 300), min_size=6, max_size=6), st.integers(1, 2), st.integers(0, 5))
def test_shares_without_counts(parts: list[int], digits: int, place: int) -> None:
    shares = [percent(part, sum(parts), digits) for part in parts]
    for by in (0, 1):
        shares[place] += by
        text = "、".join(phrase.format(share) for phrase, share in zip(SHARES_ALONE, shares, strict=True))
        found = [rule for rule, _ in faults(report_on(f"办结的申请中，{text}。"), INSIDE)]
        assert found == ["N-02"] * by, text


@EXAMPLES
@given(st.lists(st.integers(20, 400), min_size=2, max_size=5), st.integers(3, 50), st.data())
def test_shares_that_no_number_fits(parts: list[int], whole: int, data: st.DataObject) -> None:
    """Shares of a whole that is not stated are silent; if no number could be it, the list is reported once."""
    unstated = sum(parts) * whole
    shares = [percent(part, unstated, 3) for part in parts]
    text = "全年公开信息，其中{}。"
    told = [f"{name}{part}条，占{share}%" for name, part, share in zip(LABELS, parts, shares, strict=False)]
    assert faults(report_on(text.format("；".join(told))), INSIDE) == [], told
    place = data.draw(st.integers(0, len(parts) - 1))
    wrong = [
        f"{name}{part}条，占{2 * share if n == place else share}%"
        for n, (name, part, share) in enumerate(zip(LABELS, parts, shares, strict=False))
    ]
    assume(not _fits_a_part(parts, [2 * share if n == place else share for n, share in enumerate(shares)]))
    found = faults(report_on(text.format("；".join(wrong))), INSIDE)
    assert [rule for rule, _ in found] == ["N-03"], wrong


def _fits_a_part(parts: Sequence[int], shares: Sequence[Decimal]) -> bool:
    """Whether a share happens to be that of one count in another."""
    return any(
        abs(percent(part, whole, 3) - share) < 1 for part, share in zip(parts, shares, strict=True) for whole in parts
    )


CHANGE_PHRASES = (
    "2023年公开信息{now}条，比2022年的{then}条{word}{by}%。",
    "2023年公开信息{now}条，上年为{then}条，同比{word}{by}%；另发布解读17条。",
    "今年公开信息{now}条，较去年（{then}条）{word}了{by}%。",
    "公开信息由2022年的{then}条{word}到2023年的{now}条，{word}{by}%。",
)


@pytest.mark.parametrize("phrase", CHANGE_PHRASES)
@EXAMPLES
@given(st.integers(30, 900), st.integers(30, 900), st.integers(1, 9))
def test_changes(phrase: str, now: int, then: int, slip: int) -> None:
    assume(now != then)
    word = "增加" if now > then else "减少"
    by = percent(abs(now - then), then, 1)
    right = phrase.format(now=now, then=then, word=word, by=by)
    assert faults(report_on(right), ("N-04",)) == [], right
    wrong = phrase.format(now=now, then=then, word=word, by=by + slip)
    assert [rule for rule, _ in faults(report_on(wrong), ("N-04",))] == ["N-04"], wrong


# Requests, inside the text and against table three


class Requests(NamedTuple):
    """The year's requests as the text tells them."""

    natural: int
    business: int
    carried_in: int
    carried_out: int
    kinds: tuple[int, ...]  # of outcome, in the order of KINDS

    @property
    def received(self) -> int:
        return self.natural + self.business

    @property
    def completed(self) -> int:
        return sum(self.kinds)


@st.composite
def requests(draw: st.DrawFn) -> Requests:
    kinds = tuple(draw(st.lists(st.integers(10, 300), min_size=6, max_size=6)))
    carried_in, carried_out, business = draw(st.integers(0, 9)), draw(st.integers(0, 9)), draw(st.integers(10, 20))
    return Requests(sum(kinds) + carried_out - carried_in - business, business, carried_in, carried_out, kinds)


def cells_of(r: Requests) -> dict[tuple[str, str], int]:
    granted, partly, denied, unable, not_handled, other = r.kinds
    return {
        ("new", "natural"): r.natural,
        ("new", "business"): r.business,
        ("new", "total"): r.received,
        ("carried_in", "total"): r.carried_in,
        ("carried_in", "natural"): r.carried_in,
        ("carried_out", "total"): r.carried_out,
        ("granted", "total"): granted,
        ("partly_granted", "total"): partly,
        ("denied.third_party", "total"): denied,
        ("unable.not_held", "total"): unable,
        ("not_handled.repeat", "total"): not_handled,
        ("other.rest", "total"): other,
        ("processed_total", "total"): r.completed,
    }


TOLD = ("received", "natural", "business", "carried_in", "completed", "carried_out", *KINDS)


def figures_of(r: Requests) -> dict[str, int]:
    return {
        "received": r.received,
        "natural": r.natural,
        "business": r.business,
        "carried_in": r.carried_in,
        "completed": r.completed,
        "carried_out": r.carried_out,
        **dict(zip(KINDS, r.kinds, strict=True)),
    }


def in_one_paragraph(f: Mapping[str, int]) -> str:
    kinds = "，".join(f"{word}{f[kind]}件" for kind, word in KINDS.items())
    return (
        f"全年新收政府信息公开申请{f['received']}件，其中自然人{f['natural']}件、商业企业{f['business']}件，"
        f"上年结转{f['carried_in']}件。共办结{f['completed']}件，其中{kinds}。结转下年度继续办理{f['carried_out']}件。"
    )


def in_several_paragraphs(f: Mapping[str, int]) -> str:
    kinds = "；".join(f"“{word}”的{f[kind]}件" for kind, word in KINDS.items())
    return (
        f"2023年，本机关收到政府信息公开申请{f['received']}件（自然人{f['natural']}件，商业企业{f['business']}件），"
        f"2022年结转{f['carried_in']}件，结转至2024年办理{f['carried_out']}件。\n"
        f"全年办结政府信息公开申请{f['completed']}件：{kinds}。"
    )


def with_what_is_carried_in_brackets(f: Mapping[str, int]) -> str:
    kinds = "、".join(f"{word}{f[kind]}件" for kind, word in KINDS.items())
    return (
        f"全年新收申请{f['received']}件（自然人{f['natural']}件、商业企业{f['business']}件），2022年结转至2023年的申请"
        f"{f['carried_in']}件，全年共办结{f['completed']}件（其中{kinds}），按规定结转至2024年继续办理{f['carried_out']}件。"
    )


TELLINGS = (in_one_paragraph, in_several_paragraphs, with_what_is_carried_in_brackets)


@pytest.mark.parametrize("tell", TELLINGS, ids=lambda tell: tell.__name__)
@EXAMPLES
@given(requests())
def test_requests_that_agree_are_silent(tell: Callable[[Mapping[str, int]], str], told: Requests) -> None:
    report = report_on(tell(figures_of(told)), {"t3": cells_of(told)})
    assert faults(report, (*INSIDE, *AGAINST_TABLES)) == []


@pytest.mark.parametrize("tell", TELLINGS, ids=lambda tell: tell.__name__)
@EXAMPLES
@given(requests(), st.sampled_from(TOLD), st.integers(1, 5))
def test_one_changed_figure_of_the_requests_is_found(
    tell: Callable[[Mapping[str, int]], str], told: Requests, name: str, by: int
) -> None:
    figures = figures_of(told)
    figures[name] += by if by != told.carried_in else by + 10  # new and carried in together are a lawful figure
    found = faults(report_on(tell(figures), {"t3": cells_of(told)}), (*INSIDE, *AGAINST_TABLES))
    assert any(rule.startswith("X") for rule, _ in found), tell(figures)
    inside = {rule for rule, _ in faults(report_on(tell(figures)), INSIDE)}
    assert inside, tell(figures)


def all_in_one_list(handled: int, r: Requests) -> str:
    kinds = "，".join(f"{word}{count}件" for word, count in zip(KINDS.values(), r.kinds, strict=True))
    return f"全年收到并处理政府信息公开申请{handled}件，其中{kinds}，结转下年度办理{r.carried_out}件。"


@EXAMPLES
@given(requests(), st.integers(1, 9))
def test_outcomes_of_all_that_was_received(told: Requests, by: int) -> None:
    handled = told.completed + told.carried_out
    assert faults(report_on(all_in_one_list(handled, told)), INSIDE) == []
    for wrong in (handled + by, handled - by):
        text = all_in_one_list(wrong, told)
        found = [(rule, outcome.level) for rule, outcome in faults(report_on(text), INSIDE)]
        assert found in ([("N-01", None)], [("N-06", None)]) or wrong == told.completed, text


@EXAMPLES
@given(st.lists(st.integers(1, 90), min_size=2, max_size=5), st.integers(1, 9))
def test_some_outcomes_never_exceed_what_was_received(counts: list[int], by: int) -> None:
    """收到6件，其中予以公开4件、部分公开1件、不予公开2件: too many; too few may still be under way."""
    listed_kinds = "、".join(f"{word}{count}件" for word, count in zip(KINDS.values(), counts, strict=False))
    for received, expected in ((sum(counts), []), (sum(counts) + by, []), (max(0, sum(counts) - by), ["N-01"])):
        text = f"全年收到政府信息公开申请{received}件，其中{listed_kinds}。"
        assert [rule for rule, _ in faults(report_on(text), INSIDE)] == expected, text


@EXAMPLES
@given(requests(), st.integers(1, 9))
def test_nothing_told_where_the_table_has_some(told: Requests, some: int) -> None:
    cells = cells_of(told._replace(carried_out=some))
    for text, rule in (
        ("全年未收到政府信息公开申请。", "X-06"),
        ("没有结转下年度继续办理的申请。", "X-06"),
        ("收到的申请已全部办结。", "X-10"),
    ):
        assert rule in {found for found, _ in faults(report_on(text, {"t3": cells}), AGAINST_TABLES)}, text
        nothing = report_on(text, {"t3": dict.fromkeys(cells, 0)})
        assert faults(nothing, AGAINST_TABLES) == [], text


@pytest.mark.parametrize(
    ("text", "rule", "level"),
    [
        ("全年收到申请206件，上年结转1件，共办结193件，结转下年度继续办理13件。", "N-05", None),
        ("办结申请144件，其中不予处理7件，占4.8%。", "N-03", "note"),  # cut, not rounded
        ("办结申请144件，其中不予处理7件，占4.7%。", "N-03", None),
        ("主动公开信息144条，其中网站140条，微信7条。", "N-01", "warning"),  # one item in two channels
        ("主动公开信息144条，其中政策类140条，其他7条。", "N-01", None),
    ],
)
def test_what_is_less_sure_has_a_lower_level(text: str, rule: str, level: str | None) -> None:
    assert [(id, outcome.level) for id, outcome in faults(report_on(text), INSIDE)] == [(rule, level)]


# Reviews and suits against table four


class Cases(NamedTuple):
    """Cases by result: upheld, corrected, other, pending."""

    reviews: tuple[int, int, int, int]
    suits: tuple[int, int, int, int]


RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
CASES = st.builds(Cases, *(st.tuples(*(st.integers(6, 40) for _ in RESULTS)) for _ in range(2)))


def cases_told(reviews: Sequence[int], suits: Sequence[int]) -> str:
    told = []
    for word, (total, *results) in (("行政复议", reviews), ("行政诉讼", suits)):
        listed_results = "，".join(f"{result}{count}件" for result, count in zip(RESULTS, results, strict=True))
        told.append(f"因政府信息公开{word}{total}件，其中{listed_results}")
    return "；".join(told) + "。"


@EXAMPLES
@given(CASES, st.integers(0, 9), st.integers(1, 5))
def test_cases(cases: Cases, place: int, by: int) -> None:
    columns = ("upheld", "corrected", "other", "pending")
    rows = {"review": cases.reviews, "suit_direct": cases.suits}
    cells = {
        (row, column): count for row, counts in rows.items() for column, count in zip(columns, counts, strict=True)
    }
    cells |= {(row, "total"): sum(counts) for row, counts in rows.items()}
    told = [[sum(counts), *counts] for counts in cases]
    rules = (*INSIDE, *AGAINST_TABLES)
    assert faults(report_on(cases_told(*told), {"t4": cells}), rules) == []
    told[place // 5][place % 5] += by
    found = {rule for rule, _ in faults(report_on(cases_told(*told), {"t4": cells}), rules)}
    assert "N-01" in found
    assert "X-05" in found or place % 5 == 3  # other results have no words of their own


# Long texts


HOSTILE = (
    *("1", "一", "其中", "(", "()", "占", "、", "无", "累计", "上年", "2022年、", "《", "百分之"),
    *("甲5件、", "甲5件,", "其中甲5件,", "5件中,", "甲5件:", "甲5件(", "甲5件(乙2件)", "甲5件,占3.1%;", "合计5件,"),
    *(
        "收到政府信息公开申请5件,",
        "上年5件,今年8件,增长3%,",
        "甲5件。",
        "其中甲5件,占3.1%。",
        "行政复议5件,其中维持2件;",
        "行政诉讼5件,与政府信息公开无关,",
    ),
    *("（", "【", "[", " ", "\u3000", "1,", "1.", "%", "件", "、1件", "2008年至", "占占比的", "截至"),
    *("2023年1月1日公开5件。", "2022年、2023年分别收到158件、203件。"),
    *("上年结转5件,", "按来源分,甲1件,", "由2022年的5件增加到2023年的6件,增长3%,", "分别为5件、3件、"),
    "收到申请22件,比上年(31件)下降29%,\ue000\ue200,比上年的\ue001\ue200增加20%。",  # the signs of a check
    "收到政府信息公开申请6件,其中予以公开4件、不予公开3件。",
    "报送信息96条,其中日报发布18条,网站发布42条,公众号发布51条。",
    "办结政府信息公开申请6件,予以公开1件,部分公开1件,不予公开1件,无法提供1件,不予处理1件,其他处理1件。",
)


LONG = 100_000  # characters of a hostile text
LIMIT = 60  # seconds of processor time for all of them, twice what they take; a quadratic step takes minutes

READ_ALL = f"""
import resource
from tests.test_claims_properties import AGAINST_TABLES, HOSTILE, INSIDE, LONG, OF_TIMES, faults, report_on
resource.setrlimit(resource.RLIMIT_CPU, ({LIMIT}, {LIMIT}))
for piece in HOSTILE:
    report = report_on(piece * (LONG // len(piece)), {{"t3": {{("carried_in", "total"): 1}}}})
    faults(report, (*INSIDE, "N-04", *AGAINST_TABLES, *OF_TIMES))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of processor time there")
def test_no_text_takes_more_than_its_length_in_time() -> None:
    ran = subprocess.run([sys.executable, "-c", READ_ALL], cwd=TOP, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_claims_of_a_long_paragraph_are_bounded() -> None:
    (sentence,) = sentences_of(Paragraph("甲5件、" * 20_000, Location()), 0)
    claims = read_claims([sentence], Context(LINTER.rulebook.phrases, 2023))
    assert 1_000 < len(claims) <= 5_000
    assert len(with_roles(claims, read_breakdowns(claims))) == len(claims)
