"""Reports as they were read, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gi_lint.arithmetic import figure
from gi_lint.check import FAIL, HOLDS, OPEN
from gi_lint.claims import CHANGE, COUNT, CUMULATIVE, IMPLIED_ZERO, LAST_YEAR, PART, RATE, SHARE, TOTAL, ZERO, Claim
from gi_lint.formatters.wording import cell_path, harmless
from gi_lint.inspection import Figure, Inspected
from gi_lint.language import labelled, say
from gi_lint.report import Promise, Section, Table
from gi_lint.template import Column, Row
from gi_lint.text import columns, padded

_SHOWN = 8  # figures that a claim was compared with, in one line for people
_KINDS = {HOLDS: "相符", FAIL: "不符", OPEN: "无法判定"}
_STATUS = {"read": "已读出", "partial": "部分读出", "unreadable": "未能读出", "absent": "未找到"}
_ROLES = {
    COUNT: "本年数",
    TOTAL: "总数",
    PART: "分项",
    SHARE: "占比",
    RATE: "比率",
    CHANGE: "增减",
    LAST_YEAR: "往年数",
    CUMULATIVE: "累计数",
    ZERO: "没有",
    IMPLIED_ZERO: "没有（由文意）",
}
_LEVELS = {"government": "政府", "department": "部门", "township": "乡镇街道", "other": "其他"}


def write(seen: Sequence[Inspected]) -> str:
    """The reports in words: facts, parts, tables as grids, the numbers of the text, what could not be read."""
    return harmless("\n".join("\n".join(_lines(one)) + "\n" for one in seen))


def _lines(seen: Inspected) -> Iterator[str]:
    report = seen.report
    yield report.document.path
    if report.failure is not None:
        yield _line((say("未能读取"), str(report.failure)))
        return
    facts, not_found = report.facts, say("未找到")
    level = say("（{remark}）", remark=say(_LEVELS[facts.agency_level]))
    yield _line((say("标题"), facts.title or not_found))
    yield _line((say("机关"), (facts.agency or not_found) + level))
    yield _line((say("年度"), str(facts.year or not_found)))
    form = report.template.id if report.template else say("不明")
    yield _line((say("应用格式"), form), (say("表格所用格式"), report.template_used or say("无表格")))
    period = say("{period.first} 至 {period.last}", period=facts.period) if facts.period else not_found
    signed, published = (dated.iso if dated else not_found for dated in (facts.signed, facts.published))
    yield _line((say("统计期限"), period), (say("落款日期"), signed), (say("发布日期"), published))
    yield _line((say("依据的通知"), facts.notice or say("未引用")))
    yield _line((say("引言说的部分"), _promised(report.promise)))
    yield _line((say("各部分"), ""))
    for section in report.sections:
        yield from _outline(section, 2)
    for table in report.tables.values():
        yield from _grid(table)
    yield from _numbers(seen)
    for remark in report.document.remarks:
        yield _line((say("说明"), remark))


def _line(*named: tuple[str, str]) -> str:
    return "  " + say("　").join(labelled(name, text).rstrip() for name, text in named)


def _numbers(seen: Inspected) -> Iterator[str]:
    """The numbers that the text states, each with its role, its value, what it counts and what it was compared with."""
    claims = seen.report.claims
    if claims:
        yield _line((say("文中的数（{count}）", count=len(claims)), ""))
    for claim in claims:
        role = say(_ROLES[claim.role]) + (say("，约数") if claim.approximate else "")
        value = f"{figure(claim.value)}{claim.unit}"
        counted = f"  [{say('、').join(claim.quantities)}]" if claim.quantities else ""
        line = "" if claim.location.line is None else say("第 {line} 行  ", line=claim.location.line)
        yield f"    {line}{claim.text}  {role} {value}{counted}"
        for comparison in seen.comparisons.get(claim.key, ()):
            verdict = f"{comparison.rule} {say(_KINDS[comparison.kind])}"
            yield f"      {say('{verdict}，对照{figures}', verdict=verdict, figures=_with(comparison.figures))}"


def _with(figures: Sequence[Figure]) -> str:
    told = [one for one in figures if isinstance(one, Claim) or one.value != 0] or list(figures[:1])
    named = say("、").join(map(_named, told[:_SHOWN]))
    named = named.replace("”、“", "”“")  # no mark stands between quoted words: GB/T 15834—2011, 4.5.3.5
    return say("{named} 等 {count} 个数", named=named, count=len(told)) if len(told) > _SHOWN else named


def _named(one: Figure) -> str:
    if isinstance(one, Claim):
        return say("“{text}”", text=one.text)
    where = " / ".join(cell_path(one.location)) or one.id
    return f"{where} {one.text.strip() or say('空白')}"


def _promised(promise: Promise | None) -> str:
    if promise is None:
        return say("未说明")
    number = "" if promise.number is None else say("{parts} 个", parts=promise.number)
    return say("　").join(filter(None, (number, say("；").join(part.text for part in promise.parts))))


def _outline(section: Section, depth: int) -> Iterator[str]:
    kind = f"  [{section.id}]" if section.id else ""
    yield f"{'  ' * depth}{section.heading}{kind}"
    for child in section.children:
        yield from _outline(child, depth + 1)


def _grid(table: Table) -> Iterator[str]:
    status = [say(_STATUS[table.status]), *([_form(table)] if table.is_there else ())]
    name = f"{table.spec.name} {table.spec.title}" + say("（{remark}）", remark=say("，").join(status))
    yield "  " + (labelled(name, table.reason) if table.reason else name)
    for block in table.spec.blocks if table.is_there else ():
        rows = [row for row in block.value_rows() if any((row.id, c.id) in table.cells for c in block.columns)]
        if rows:
            header = ["", *(column.label.short for column in block.columns), ""]
            yield from _aligned([header, *(_row(table, row, block.columns) for row in rows)])
    if table.unknown_rows:
        names = (place.quote or "" for place in table.unknown_rows)
        yield "  " + _line((say("格式里没有的行"), say("、").join(names)))


def _row(table: Table, row: Row, of: Sequence[Column]) -> list[str]:
    """The id of a row, its cells as typed, and what it is called; · for a blank cell, ？ for one not recovered."""
    cells = (table.at(row.id, column.id) for column in of)
    return [row.id, *(say("？") if cell is None else cell.text.strip() or "·" for cell in cells), row.label.short]


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(columns, texts)) for texts in zip(*rows, strict=True)]
    for row in rows:
        yield "    " + "  ".join(map(padded, row, widths)).rstrip()


def _form(table: Table) -> str:
    return say("{form} 年格式", form=table.form) if table.form.isdecimal() else say("本地格式")
