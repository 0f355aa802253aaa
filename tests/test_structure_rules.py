"""Faults of structure planted one by one in reports that are right.

Each case names what is planted, the finding that it must give with its place, and what else it forces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from gi_lint.finding import Finding
from gi_lint.linter import Linter, Options
from tests.drafts import reports
from tests.drafts.model import Draft, DraftTable
from tests.drafts.writers import WRITERS, to_docx, to_txt
from tests.planting import COUNTY, DEPARTMENT, DISTRICT, OFFICE, OLD, TRIAL, Fault, words


@cache
def linter() -> Linter:
    return Linter(Options(select=("S-", "P-")))


def lint(draft: Draft, writer: str) -> list[Finding]:
    suffix, write = WRITERS[writer]
    return list(linter().lint(f"年报{suffix}", write(draft)).findings)


def without_contact(draft: Draft) -> Draft:
    """The draft without the bracket or the words that hold address, postcode and telephone."""
    introduction = draft.paragraphs[1]
    cut = introduction.index("联系地址：" if "联系地址：" in introduction else "（地址")
    end = introduction.find("）", cut)
    return draft.replace(introduction[cut : end + 1 if end > 0 else len(introduction)], "")


def renamed(start: str, new: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.rename_heading(start, new)


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
    Fault("S-07", "error", COUNTY, with_table_of(reports.report_2019, "t3"), None, "2019 年格式"),
    Fault("S-07", "error", TRIAL, with_table_of(reports.report_2021, "t2"), None, "2021 年格式"),
    Fault(
        "S-08",
        "error",
        TRIAL,
        lambda draft: draft.without_table("t4"),
        None,
        "未找到表四（政府信息公开行政复议、行政诉讼情况）",
    ),
    Fault(
        "S-08",
        "error",
        COUNTY,
        lambda draft: draft.without_row("t3", "unable.needs_creation"),
        None,
        "表三缺少 1 行：“2.没有现成信息需要另行制作”",
    ),
    # S-01: the parts, or their contents where these are found by topic
    Fault("S-01", "error", COUNTY, cut("五、"), None, "缺少第五部分“存在的主要问题及改进情况”", ("S-04",)),
    Fault("S-01", "error", TRIAL, cut("五、"), None, "缺少第五部分“存在的主要问题及改进情况”", ("S-04",)),
    Fault("S-01", WARNING, OLD, cut("四、"), None, "收费及减免", ("S-02", "S-04")),
    # S-02: numbers
    Fault("S-02", WARNING, COUNTY, renamed("四、", "五、政府信息公开行政复议、行政诉讼情况"), None, "五、政府信息公开"),
    Fault("S-02", WARNING, TRIAL, renamed("三、", "二、收到和处理政府信息公开申请情况"), None, "二、收到和处理"),
    Fault("S-02", WARNING, OFFICE, renamed("二、", "三、主动公开政府信息情况"), None, "三、主动公开"),
    Fault("S-02", WARNING, OLD, renamed("六、", "五、主要问题和改进措施"), None, "五、主要问题"),
    Fault("S-02", WARNING, COUNTY, renamed("（三）", "（四）政府信息管理情况"), None, "（四）政府信息管理"),
    Fault("S-02", WARNING, DISTRICT, renamed("（二）", "（一）依申请公开"), None, "（一）依申请公开"),
    Fault("S-02", WARNING, COUNTY, words("二是政策解读的形式偏少", "三是政策解读的形式偏少"), None, "三是政策解读"),
    Fault("S-02", WARNING, OFFICE, words("二是解读形式较为单一", "解读形式较为单一"), None, "三是兼职人员"),
    Fault("S-02", WARNING, OLD, words("一是进一步明确公开范围", "一进一步明确公开范围"), None, "一进一步明确"),
    Fault("S-02", WARNING, COUNTY, renamed("三、", "3、收到和处理政府信息公开申请情况"), None, "应为“三、”"),
    # S-03: wording of headings
    Fault("S-03", NOTE, COUNTY, renamed("五、", "五、存在问题及改进措施"), None, "五、存在问题及改进措施"),
    Fault("S-03", NOTE, TRIAL, renamed("二、", "二、主动公开情况"), None, "二、主动公开情况"),
    Fault("S-03", NOTE, DEPARTMENT, renamed("四、", "四、行政复议和诉讼情况"), None, "四、行政复议和诉讼情况"),
    # S-04: the promise
    Fault("S-04", WARNING, COUNTY, words("六个部分组成", "五个部分组成"), None, "五个部分组成"),
    Fault("S-04", WARNING, TRIAL, words("全文分为六个部分", "全文分为七个部分"), None, "七个部分"),
    Fault("S-04", WARNING, DISTRICT, words("报告共六个部分", "报告共5个方面"), None, "报告共5个方面"),
    Fault("S-04", WARNING, OFFICE, words("政府信息公开的收费及减免情况、因", "因"), None, "七个部分组成"),
    Fault("S-04", WARNING, OLD, words("等七个部分", "等八个部分"), None, "等八个部分"),
    Fault("S-04", WARNING, OFFICE, cut("四、"), None, "七个部分组成", ("S-01", "S-02")),
    Fault("S-01", "error", COUNTY, cut("六、"), None, "其他需要报告的事项", ("S-04",)),
    # S-05: parts beside the six
    Fault("S-05", NOTE, DEPARTMENT, added("六、", "六、特色工作"), None, "六、特色工作", ("S-02",)),
    # S-06: the title
    Fault(
        "S-06", WARNING, COUNTY, words("2023年政府信息公开工作年度", "2023年政府信息公开工作情年度"), None, "工作情年度"
    ),
    Fault("S-06", WARNING, DEPARTMENT, words("示例局2024年政府信息", "示例局政府信息"), None, "没有写明年度"),
    Fault("S-06", WARNING, OLD, words("2011年政府信息公开工作", "2011年政府信息公开公开工作"), None, "公开公开"),
    # S-09: empty parts
    Fault("S-09", WARNING, COUNTY, emptied("六、"), None, "六、其他需要报告"),
    Fault("S-09", WARNING, DISTRICT, told("六、", "无。"), None, "六、其他需要报告"),
    Fault("S-09", WARNING, TRIAL, emptied("五、"), None, "五、存在的主要问题"),
    Fault("S-09", WARNING, TRIAL, told("一、", "无"), None, "一、总体情况", ("S-11",)),
    Fault("S-09", WARNING, OFFICE, emptied("二、"), None, "二、主动公开"),
    Fault("S-09", WARNING, OLD, told("六、", "无。"), None, "六、主要问题"),
    # S-10: the five matters
    Fault("S-10", WARNING, COUNTY, cut("（一）"), None, "没有写到：主动公开", ("S-02",)),
    Fault("S-10", WARNING, COUNTY, cut("（二）"), None, "没有写到：依申请公开", ("S-02",)),
    Fault("S-10", WARNING, COUNTY, cut("（三）"), None, "没有写到：政府信息管理", ("S-02",)),
    Fault("S-10", WARNING, DISTRICT, cut("（四）"), None, "平台建设", ("S-02",)),
    Fault("S-10", WARNING, DISTRICT, cut("（五）"), None, "没有写到：监督保障", ("S-11",)),
    # S-11: results that governments report
    Fault(
        "S-11",
        NOTE,
        TRIAL,
        words("落实责任追究制度，全年没有单位和个人因政府信息公开被追究责任", "抓培训"),
        None,
        "责任追究",
    ),
    Fault(
        "S-11",
        NOTE,
        DISTRICT,
        words("社会评议方面，通过电话随机访问540名办事群众，", "群众有540名，"),
        None,
        "社会评议",
    ),
    # S-12: the fee
    Fault("S-12", NOTE, DEPARTMENT, words("2024年，本局没有收取信息处理费。", ""), None, "六、其他需要报告"),
    Fault("S-12", NOTE, DISTRICT, told("六、", "没有其他需要报告的事项。"), None, "六、其他需要报告"),
    # S-13: contact
    Fault("S-13", NOTE, COUNTY, without_contact, None, "地址、邮编、电话"),
    Fault("S-13", NOTE, OFFICE, words("；邮编：699001", ""), None, "：邮编"),
    Fault("S-13", NOTE, OLD, without_contact, None, "地址、邮编、电话"),
    # S-14 and P-04: the statistics table
    Fault("P-04", NOTE, OFFICE, lambda draft: draft.without_table("ts"), None, "附件：2016年度"),
    Fault(
        "S-14",
        NOTE,
        OFFICE,
        lambda draft: draft.without_table("ts").replace("附件：2016年度示例省示例办公室政府信息公开情况统计表", "完"),
        None,
        "未找到统计表",
    ),
    # S-15: problems and improvements
    Fault("S-15", WARNING, COUNTY, told("五、", PROBLEMS), None, "没有写到：改进情况"),
    Fault("S-15", WARNING, TRIAL, told("五、", PLANS), None, "没有写到：存在的问题"),
    Fault("S-15", WARNING, OFFICE, told("六、", PROBLEMS), None, "没有写到：改进情况"),
    Fault("S-15", WARNING, OLD, told("六、", PLANS), None, "没有写到：存在的问题"),
    Fault("S-15", WARNING, DEPARTMENT, told("五、", f"（一）存在的主要问题。{PROBLEMS}"), None, "没有写到：改进情况"),
]


@pytest.mark.parametrize("writer", ["docx", "tabs"])
@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_planted_fault_is_found_where_it_is(fault: Fault, writer: str) -> None:
    findings = lint(fault.change(fault.make()), writer)
    fault.check([finding for finding in findings if finding.rule == fault.rule])
    assert sorted({finding.rule for finding in findings} - {fault.rule}) == sorted(fault.also)


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
