"""Faults of structure planted one by one in reports that are right.

Each case names what is planted, the finding that it must give with its place, and what else it forces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest

from gi_lint.finding import Finding
from gi_lint.linter import Linter, Options
from tests.drafts import reports
from tests.drafts.model import Draft, DraftTable
from tests.drafts.writers import to_docx, to_txt

WRITERS: dict[str, Callable[[Draft], bytes]] = {".docx": to_docx, ".txt": lambda draft: to_txt(draft, "tabs")}


class Planted(NamedTuple):
    """A fault: the draft, what is done to it, the finding with words of its place or message, what it forces."""

    draft: str
    plant: Callable[[Draft], Draft]
    rule: str
    level: str
    place: str
    forced: tuple[str, ...] = ()


@cache
def linter() -> Linter:
    return Linter(Options(select=("S-", "P-")))


def lint(draft: Draft, suffix: str) -> list[Finding]:
    return list(linter().lint(f"年报{suffix}", WRITERS[suffix](draft)).findings)


def without_contact(draft: Draft) -> Draft:
    """The draft without the bracket or the words that hold address, postcode and telephone."""
    introduction = draft.paragraphs[1]
    cut = introduction.index("联系地址：" if "联系地址：" in introduction else "（地址")
    end = introduction.find("）", cut)
    return draft.replace(introduction[cut : end + 1 if end > 0 else len(introduction)], "")


def renamed(start: str, new: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.rename_heading(start, new)


def said(old: str, new: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.replace(old, new)


def emptied(start: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.with_section_text(start)


def told(start: str, *paragraphs: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.with_section_text(start, *paragraphs)


def cut(start: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.without_section(start)


def added(before: str, heading: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.with_section_before(before, heading, "全年开展活动3次，参与群众120人。")


def with_table_of(make: Callable[[], Draft], table: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.with_table(make().tables[table])


PROBLEMS = "一是公开的主动性不够；二是解读形式偏少。"
PLANS = "一是加强检查。二是丰富形式。"
NOTE, WARNING = "note", "warning"

FAULTS = [
    # S-07, S-08: the tables
    Planted("2021", with_table_of(reports.report_2019, "t3"), "S-07", "error", "2019 年格式"),
    Planted("2019", with_table_of(reports.report_2021, "t2"), "S-07", "error", "2021 年格式"),
    Planted("2019", lambda draft: draft.without_table("t4"), "S-08", "error", "未找到表四"),
    Planted("2021", lambda draft: draft.without_row("t3", "unable.needs_creation"), "S-08", "error", "缺少 1 行"),
    # S-01 where contents are found by topic
    Planted("2008", cut("四、"), "S-01", WARNING, "收费及减免", ("S-02", "S-04")),
    # S-02: numbers
    Planted("2021", renamed("四、", "五、政府信息公开行政复议、行政诉讼情况"), "S-02", WARNING, "五、政府信息公开"),
    Planted("2019", renamed("三、", "二、收到和处理政府信息公开申请情况"), "S-02", WARNING, "二、收到和处理"),
    Planted("2014", renamed("二、", "三、主动公开政府信息情况"), "S-02", WARNING, "三、主动公开"),
    Planted("2008", renamed("六、", "五、主要问题和改进措施"), "S-02", WARNING, "五、主要问题"),
    Planted("2021", renamed("（三）", "（四）政府信息管理情况"), "S-02", WARNING, "（四）政府信息管理"),
    Planted("district", renamed("（二）", "（一）依申请公开"), "S-02", WARNING, "（一）依申请公开"),
    Planted("2021", said("二是政策解读的形式偏少", "三是政策解读的形式偏少"), "S-02", WARNING, "三是政策解读"),
    Planted("2014", said("二是解读形式较为单一", "解读形式较为单一"), "S-02", WARNING, "三是兼职人员"),
    Planted("2008", said("一是进一步明确公开范围", "一进一步明确公开范围"), "S-02", WARNING, "一进一步明确"),
    Planted("2021", renamed("三、", "3、收到和处理政府信息公开申请情况"), "S-02", WARNING, "应为“三、”"),
    # S-03: wording of headings
    Planted("2021", renamed("五、", "五、存在问题及改进措施"), "S-03", NOTE, "五、存在问题及改进措施"),
    Planted("2019", renamed("二、", "二、主动公开情况"), "S-03", NOTE, "二、主动公开情况"),
    Planted("department", renamed("四、", "四、行政复议和诉讼情况"), "S-03", NOTE, "四、行政复议和诉讼情况"),
    # S-04: the promise
    Planted("2021", said("六个部分组成", "五个部分组成"), "S-04", WARNING, "五个部分组成"),
    Planted("2019", said("全文分为六个部分", "全文分为七个部分"), "S-04", WARNING, "七个部分"),
    Planted("district", said("报告共六个部分", "报告共5个方面"), "S-04", WARNING, "报告共5个方面"),
    Planted("2014", said("政府信息公开的收费及减免情况、因", "因"), "S-04", WARNING, "七个部分组成"),
    Planted("2008", said("等七个部分", "等八个部分"), "S-04", WARNING, "等八个部分"),
    Planted("2014", cut("四、"), "S-04", WARNING, "七个部分组成", ("S-01", "S-02")),
    Planted("2021", cut("六、"), "S-01", "error", "其他需要报告的事项", ("S-04",)),
    # S-05: parts beside the six
    Planted("department", added("六、", "六、特色工作"), "S-05", NOTE, "六、特色工作", ("S-02",)),
    # S-06: the title
    Planted("2021", said("2023年政府信息公开工作年度", "2023年政府信息公开工作情年度"), "S-06", WARNING, "工作情年度"),
    Planted("department", said("示例局2024年政府信息", "示例局政府信息"), "S-06", WARNING, "没有写明年度"),
    Planted("2008", said("2011年政府信息公开工作", "2011年政府信息公开公开工作"), "S-06", WARNING, "公开公开"),
    # S-09: empty parts
    Planted("2021", emptied("六、"), "S-09", WARNING, "六、其他需要报告"),
    Planted("district", told("六、", "无。"), "S-09", WARNING, "六、其他需要报告"),
    Planted("2019", emptied("五、"), "S-09", WARNING, "五、存在的主要问题"),
    Planted("2019", told("一、", "无"), "S-09", WARNING, "一、总体情况", ("S-11",)),
    Planted("2014", emptied("二、"), "S-09", WARNING, "二、主动公开"),
    Planted("2008", told("六、", "无。"), "S-09", WARNING, "六、主要问题"),
    # S-10: the five matters
    Planted("2021", cut("（一）"), "S-10", WARNING, "没有写到：主动公开", ("S-02",)),
    Planted("2021", cut("（二）"), "S-10", WARNING, "没有写到：依申请公开", ("S-02",)),
    Planted("2021", cut("（三）"), "S-10", WARNING, "没有写到：政府信息管理", ("S-02",)),
    Planted("district", cut("（四）"), "S-10", WARNING, "平台建设", ("S-02",)),
    Planted("district", cut("（五）"), "S-10", WARNING, "没有写到：监督保障", ("S-11",)),
    # S-11: results that governments report
    Planted(
        "2019", said("落实责任追究制度，全年没有单位和个人因政府信息公开被追究责任", "抓培训"), "S-11", NOTE, "责任追究"
    ),
    Planted(
        "district", said("社会评议方面，通过电话随机访问540名办事群众，", "群众有540名，"), "S-11", NOTE, "社会评议"
    ),
    # S-12: the fee
    Planted("department", said("2024年，本局没有收取信息处理费。", ""), "S-12", NOTE, "六、其他需要报告"),
    Planted("district", told("六、", "没有其他需要报告的事项。"), "S-12", NOTE, "六、其他需要报告"),
    # S-13: contact
    Planted("2021", without_contact, "S-13", NOTE, "地址、邮编、电话"),
    Planted("2014", said("；邮编：699001", ""), "S-13", NOTE, "：邮编"),
    Planted("2008", without_contact, "S-13", NOTE, "地址、邮编、电话"),
    # S-14 and P-04: the statistics table
    Planted("2014", lambda draft: draft.without_table("ts"), "P-04", NOTE, "附件：2016年度"),
    Planted(
        "2014",
        lambda draft: draft.without_table("ts").replace("附件：2016年度示例省示例办公室政府信息公开情况统计表", "完"),
        "S-14",
        NOTE,
        "未找到统计表",
    ),
    # S-15: problems and improvements
    Planted("2021", told("五、", PROBLEMS), "S-15", WARNING, "没有写到：改进情况"),
    Planted("2019", told("五、", PLANS), "S-15", WARNING, "没有写到：存在的问题"),
    Planted("2014", told("六、", PROBLEMS), "S-15", WARNING, "没有写到：改进情况"),
    Planted("2008", told("六、", PLANS), "S-15", WARNING, "没有写到：存在的问题"),
    Planted("department", told("五、", f"（一）存在的主要问题。{PROBLEMS}"), "S-15", WARNING, "没有写到：改进情况"),
]


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.draft}-{fault.place}")
def test_a_planted_fault_is_found_where_it_is(fault: Planted, suffix: str) -> None:
    findings = lint(fault.plant(reports.REPORTS[fault.draft]()), suffix)
    own = [finding for finding in findings if finding.rule == fault.rule]
    assert [finding.level for finding in own] == [fault.level], findings
    assert fault.place in f"{own[0].location.quote} {own[0].message}"
    assert sorted({finding.rule for finding in findings} - {fault.rule}) == sorted(fault.forced)


def merged(draft: Draft) -> Draft:
    """The draft with the first two figures of a row of table three merged into one cell."""
    rows = list(draft.tables["t3"].rows)
    label, first, _, *others = rows[4]
    rows[4] = (label, replace(first, column_span=2), *others)
    return draft.with_table(DraftTable("t3", tuple(rows)))


def squeezed(draft: Draft) -> bytes:
    """The draft as text with a cell a line, in which empty cells have left no trace."""
    for row in ("partly_granted", "denied.law_forbids"):
        for column in ("research", "charity", "legal_service"):
            draft = draft.with_cell("t3", row, column, "")
    return re.sub(rb"\n{2,}", b"\n", to_txt(draft, "cells"))


@pytest.mark.parametrize(
    ("suffix", "data"), [(".docx", to_docx(merged(reports.report_2021()))), (".txt", squeezed(reports.report_2021()))]
)
def test_a_table_that_lost_cells(suffix: str, data: bytes) -> None:
    (finding,) = [found for found in linter().lint(f"年报{suffix}", data).findings if found.kind == "fail"]
    assert (finding.rule, finding.level, finding.location.table) == ("P-03", "warning", "t3")
    assert "不能确定各数属于哪一列" in finding.message
