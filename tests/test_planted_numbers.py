"""Slips of officials in numbers and words, planted one by one in reports that are right, in each kind of file."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.drafts import reports
from tests.planting import new_findings

WRITERS = ("docx", "cms", "md", "cells")


class Slip(NamedTuple):
    """What stands in a right report, what is written instead, and the rule that tells it."""

    draft: str
    right: str
    wrong: str
    rule: str


SLIPS = [
    # a total and its parts
    Slip("2021", "良好的35个", "良好的36个", "N-01"),
    Slip("2021", "附件无法打开58处", "附件无法打开52处", "N-01"),
    Slip("2021", "合计198件", "合计189件", "N-01"),
    Slip("2021", "其余191件", "其余190件", "N-01"),
    Slip("2021", "医疗卫生信息248条", "医疗卫生信息284条", "N-01"),
    Slip("2021", "政府预决算46条", "政府预决算64条", "N-01"),
    Slip("department", "共计22件的答复", "共计23件的答复", "N-01"),
    Slip("district", "专家解读9件", "专家解读6件", "N-01"),
    Slip("2008", "其余8条", "其余9条", "N-01"),
    Slip("2008", "概况信息96条", "概况信息69条", "N-01"),
    Slip("2014", "涉及商业秘密1件、涉及个人隐私1件", "涉及商业秘密2件、涉及个人隐私1件", "N-01"),
    # shares and rates
    Slip("2021", "回收率94.5%", "回收率95.4%", "N-03"),
    Slip("2021", "占有效问卷的95.8%", "占有效问卷的98.5%", "N-03"),
    Slip("2021", "占新收申请的81.5%", "占新收申请的85.1%", "N-03"),
    Slip("district", "采纳比例为33.3%", "采纳比例为32.3%", "N-03"),
    Slip("2019", "占已审结案件的75%", "占已审结案件的57%", "N-03"),
    Slip("2008", "回复率为97.5%", "回复率为95.7%", "N-03"),
    # growth
    Slip("2021", "增加16件", "增加6件", "N-04"),
    Slip("2019", "增加1254条", "增加1245条", "N-04"),
    Slip("2019", "增长12.4%", "增长14.2%", "N-04"),
    Slip("2014", "是上年的1.5倍", "是上年的2.5倍", "N-04"),
    # text and table
    Slip("2021", "直接起诉3件、复议后起诉2件", "直接起诉2件、复议后起诉3件", "X-05"),
    Slip("2021", "自然人119件、商业企业21件", "自然人120件、商业企业20件", "X-09"),
    Slip("department", "另有1件因征求", "另有2件因征求", "X-02"),
    Slip("department", "制发行政规范性文件2件，废止1件", "未制发行政规范性文件", "X-06"),
    Slip("department", "现行有效的14件", "现行有效的12件", "X-07"),
    Slip("2014", "解读稿件27篇", "解读稿件29篇", "X-08"),
    Slip("2014", "对6起社会关注热点", "对9起社会关注热点", "X-08"),
    Slip("2014", "微博微信回应61次", "微博微信回应16次", "X-08"),
    Slip("2014", "1286条信息均在门户网站发布", "1268条信息均在门户网站发布", "X-08"),
    Slip("2008", "网站公开2222条", "网站公开2212条", "X-08"),
    # years
    Slip("2021", "2023年，全县各级行政机关没有", "2022年，全县各级行政机关没有", "D-04"),
    Slip("2014", "2016年，我办对申请人", "2015年，我办对申请人", "D-04"),
    Slip("2014", "附件：2016年度", "附件：2015年度", "D-04"),
    # names, units, words
    Slip("2021", "政府信息公开条例》（以下", "政府信息公开条列》（以下", "L-02"),
    Slip("2021", "〔2021〕30号", "〔2021〕3号", "L-01"),
    Slip("2021", "占45.1%；", "占45.1；", "W-08"),
    Slip("district", "收取信息处理费200元", "收取信息处理费200", "W-08"),
    Slip("2021", "全年办结144件，", "全年办结144件件，", "W-01"),
    Slip("district", "2000多人次", "2000多人次次", "W-01"),
]


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.rule}-{slip.wrong}")
def test_a_slip_is_told(slip: Slip, writer: str) -> None:
    found = new_findings(reports.REPORTS[slip.draft], lambda draft: draft.replace(slip.right, slip.wrong), writer)
    assert slip.rule in {finding.rule for finding in found if finding.kind == "fail"}
