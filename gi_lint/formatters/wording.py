"""What outputs for people say alike: kinds of findings, places, what a file was taken for, a run in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.document import Location
from gi_lint.finding import LEVEL_WORDS, OPEN_WORD, Finding, Result, Run
from gi_lint.language import quoted, say
from gi_lint.named import NamedTuple

_OBEYED = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), *range(127, 160))}


def harmless(text: str) -> str:
    """A text whose control characters are written as escapes: a terminal would obey them, and no report is trusted."""
    return text.translate(_OBEYED)


def kind_words() -> dict[str, str]:
    """The words for the levels and for an open question, by what findings count as."""
    return {**{level: say(LEVEL_WORDS[level]) for level in LEVEL_WORDS}, "open": say(OPEN_WORD)}


def word_of(finding: Finding) -> str:
    """The level in words; an open question has a word of its own."""
    return say(OPEN_WORD if finding.kind == "open" else LEVEL_WORDS[finding.level])


def place_of(place: Location) -> str:
    """Where a finding is, in words: line and column of a text file, paragraph or table cell of others."""
    said = []
    if place.page is not None:
        said.append(say("第 {place.page} 页", place=place))
    if place.line is not None:
        column = say("第 {column} 列", column=place.column) if place.column else ""
        said.append(say("第 {line} 行{column}", line=place.line, column=column))
    elif place.grid is not None:
        row = say("第 {row} 行", row=place.grid_row) if place.grid_row else ""
        column = say("第 {column} 列", column=place.grid_column) if place.grid_column else ""
        said.append(say("文中第 {grid} 个表{row}{column}", grid=place.grid, row=row, column=column))
    elif place.block is not None:
        column = say("第 {column} 字", column=place.column) if place.column else ""
        said.append(say("第 {block} 段{column}", block=place.block, column=column))
    return say("，").join(said)


def cell_path(place: Location) -> tuple[str, ...]:
    """The table, row and column of a place in words (表三, （七）总计, 自然人); nothing outside a table."""
    return tuple(filter(None, (place.table_name or place.table, place.row_label, place.column_label)))


def whereabouts(place: Location) -> str:
    """The place in words, and the cell there; nothing for the whole report."""
    return say("；").join(filter(None, (place_of(place), " / ".join(cell_path(place)))))


def details(finding: Finding, where: str = "") -> list[tuple[str, str]]:
    """What there is to a finding beside its message, each with its name: where it is (its cell, if not told) and the
    words there, `remarks`."""
    place = finding.location
    blank = say("（空白）") if place.row_label else ""
    named = [(say("位置"), where or " / ".join(cell_path(place))), (say("原文"), place.quote or blank)]
    return [*((name, text) for name, text in named if text), *remarks(finding)]


def remarks(finding: Finding) -> list[tuple[str, str]]:
    """What it was compared with, the analysis, basis and remedy of a finding, each with its name; those there are."""
    named = (
        (say("对照"), say("；").join(_compared(finding))),
        (say("分析"), finding.suggestion),
        (say("依据"), finding.basis),
        (say("改法"), finding.fix),
    )
    return [(name, text) for name, text in named if text]


def _compared(finding: Finding) -> Iterator[str]:
    """The places in last year's report that a finding rests on, in words."""
    for other in (related for related in finding.related if related.path is not None):
        where = say("，").join(filter(None, (place_of(other), quoted(other.quote) if other.quote else "")))
        yield f"{other.path}" + (say("（{remark}）", remark=where) if where else "")


def reading_of(result: Result) -> str:
    """What the file was taken for, so that a wrong reading is seen at once; nothing if it was not read as a report."""
    if not (result.agency or result.year or result.template):
        return ""
    agency = result.agency or say("机关不明")
    year = say("{year} 年报告", year=result.year) if result.year else say("年度不明")
    form = say("{form} 年格式", form=result.template) if result.template else say("格式不明")
    return say("，").join((agency, year, form))


def summary(run: Run) -> str:
    """How many files were checked, what was found and how much of it is accepted."""
    found = run.counts
    counts = [f"{word} {found[kind]}" for kind, word in kind_words().items()]
    if run.suppressed:
        counts.append(f"{say('已接受')} {run.suppressed}")
    return say("检查 {files} 个文件：{counts}", files=run.files, counts=say("，").join(counts))


class Tally(NamedTuple):
    """How often a rule found something at one level, and in how many files."""

    rule: str
    word: str
    title: str
    kind: str
    findings: int
    files: int


def tally(run: Run) -> list[Tally]:
    """The rules that found something, each level by itself, the most frequent and of a rule the gravest first."""
    found: dict[tuple[str, str], list[tuple[str, Finding]]] = {}
    for path, finding in run.findings:
        found.setdefault((finding.rule, word_of(finding)), []).append((path, finding))
    counted = [
        Tally(rule, word, many[0][1].title, many[0][1].counts_as, len(many), len({path for path, _ in many}))
        for (rule, word), many in found.items()
    ]
    gravest_first = list(kind_words())
    return sorted(counted, key=lambda one: (-one.findings, one.rule, gravest_first.index(one.kind)))
