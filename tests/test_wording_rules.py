"""The W rules on whole reports: one planted fault is found where it stands, and no other."""

from __future__ import annotations

import pytest

from gi_lint.finding import Result
from gi_lint.linter import Linter, Options
from tests.drafts import reports
from tests.drafts.model import Draft
from tests.drafts.writers import WRITERS, to_txt

LINTER = Linter(Options(select=("W",)))
FORMATS = ("docx", "html", "cms", "md", "cells", "tabs")


def lint(draft: Draft, name: str) -> Result:
    suffix, write = WRITERS[name]
    return LINTER.lint(f"report{suffix}", write(draft))


PLANTED = (  # rule, level, words of the county's report, the same with a fault, the words at the place
    ("W-01", "note", "推行解读材料", "推行推行解读材料", "推行推行"),
    ("W-01", "note", "公开的范围、时效", "公开的的范围、时效", "的的"),
    ("W-01", "note", "二是开展社会评议。", "二是开展社会评议，二是开展社会评议。", "二是开展社会评议，"),
    ("W-02", "note", "一是公开的主动性", "，一是公开的主动性", "：，"),
    ("W-02", "note", "政务动态类信息3975条、", "政务动态类信息3975条、、", "、、"),
    ("W-02", "note", "发放问卷620份，", "发放问卷620份，。", "，。"),
    ("W-02", "note", "全年办结144件", "；全年办结144件", "；"),
    ("W-02", "note", "本报告依照《", "本报告依照《《", "《《"),
    ("W-03", "note", "新设“惠企政策”", "新设“惠企政策", "“惠企政策"),
    ("W-03", "note", "（街道）和34个", "（街道和34个", "（街道"),
    ("W-03", "note", "视频解读8篇", "视频解读8篇）", "8篇）"),
    ("W-03", "note", "“惠企政策”“办事", "”惠企政策““办事", "”惠企政策“"),
    ("W-04", "error", "全年办结144件", "全年办结XX件", "XX"),
    ("W-04", "error", "示例县围绕群众", "××县围绕群众", "××"),
    ("W-04", "error", "示例县围绕群众", "某某县围绕群众", "某某"),
    ("W-04", "error", "举办业务培训班3期", "举办业务培训班____期", "____"),
    ("W-04", "error", "四是加强培训。", "四是加强培训（待填写）。", "（待填写）"),
    ("W-05", "note", "一是抓好工作考核。", "<!--[if !supportLists]-->一是抓好工作考核。", "<!--"),
    ("W-05", "note", "全年办结144件", "&nbsp;全年办结144件", "&nbsp;"),
    ("W-06", "warning", "自然人申请占", "申请人张某的手机号码13912345678，自然人申请占", "13912345678"),
    ("W-06", "warning", "自然人申请占", "申请人张某（110101199003070134），自然人申请占", "110101199003070134"),
    ("W-07", "note", "2024年，我县将", "2024年，我区将", "我区"),
    ("W-08", "note", "全年办结144件，", "全年办结申请件，", "申请件"),
    ("W-08", "note", "占9.7%", "占%", "占%"),
    ("W-08", "note", "图解19篇", "图解19", "图解19"),
)


@pytest.mark.parametrize("name", ("docx", "tabs"))
@pytest.mark.parametrize(("rule", "level", "old", "new", "quote"), PLANTED)
def test_planted_fault(rule: str, level: str, old: str, new: str, quote: str, name: str) -> None:
    result = lint(reports.report_2021().replace(old, new), name)
    (finding,) = result.findings
    assert (finding.rule, finding.level, finding.kind) == (rule, level, "fail")
    assert quote in (finding.location.quote or "")
    assert finding.location.line is not None or finding.location.block is not None


def test_lines_of_a_pasted_page() -> None:
    text = to_txt(reports.report_2021(), "tabs").decode("utf-8")
    page = f"当前位置：首页 > 政务公开\n{text}\n【字体：大 中 小】 打印本页\n上一篇：没有了\n"
    (finding,) = LINTER.lint("report.txt", page.encode()).findings
    assert finding.rule == "W-05"
    assert finding.location.line == 1
    assert len(finding.related) == 2


def test_the_same_fault_has_one_fingerprint_in_every_format() -> None:
    draft = reports.report_2021().replace("推行解读材料", "推行推行解读材料")
    assert len({lint(draft, name).findings[0].fingerprint for name in FORMATS}) == 1
