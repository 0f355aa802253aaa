"""Titles: usual wordings of many kinds, and slips of the pen in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gi_lint.linter import Linter, Options
from tests.checks.texts import found, messages
from tests.drafts.reports import report_2021
from tests.drafts.writers import WRITERS

USUAL = [
    "示例市示例局2023年政府信息公开工作年度报告",
    "2023年示例市政府信息公开工作年度报告",
    "示例市示例局2023年度政府信息公开工作年度报告",
    "示例县人民政府政府信息公开2023年年度报告",
    "示例镇2023年政府信息公开年报",
    "二〇二三年示例区政府信息公开年度报告",
    "示例市示例局关于2023年度政府信息公开工作情况的报告",
    "示例市示例局2023年度政府信息和政务公开工作年度报告",
    "示例市示例局2023年政府信息公开和政务公开工作报告",
    "示例学院2023年信息公开年度报告",
    "示例市示例局政府信息公开工作年度报告（2023年）",
    "示例街道办事处2023年政务公开工作年度报告",
    "《示例市示例局2023年政府信息公开工作年度报告》",
    "示例市示例局　2023年　政府信息公开工作年度报告",
    "示例市示例局2023年政府信息公开条例执行情况年度报告",
    "示例海关2023年海关政府信息公开年度报告",
]
SLIPS = [
    ("示例市示例局2023年政府信息公开工作情年度报告", "疑为“公开工作年度报告”"),
    ("示例市示例局2023年政府信息公开工作年底报告", "疑为“公开工作年度报告”"),
    ("示例市示例局2023年政府信息公开工作年报告", "疑为“公开"),
    ("示例市示例局2023年政府信息公开工年度报告", "疑为“公开工作年度报告”"),
    ("示例市示例局2023年政府信息公开作工年度报告", "疑为“公开工作年度报告”"),
    ("示例市示例局2023年政府信息公开工作工作年度报告", "中“工作”重复"),
    ("示例市示例局2023年政府信息公开政府信息公开工作年度报告", "中“政府信息公开”重复"),
    ("示例市示例局示例市示例局2023年政府信息公开工作年度报告", "中“示例市示例局”重复"),
    ("示例市示例局2023年政府信公开工作年度报告", "疑为“政府信息公开”"),
    ("示例市示例局2023年政府信息息公开工作年度报告", "疑为“政府信息公开”"),
    ("示例市示例局2023年政府政府信息公开工作年度报告", "有误"),
    ("示例市示例局2023政府信息公开工作年度报告", "年份后缺“年”"),
    ("2023年示例市示例局2023年政府信息公开工作年度报告", "重复写了年份"),
    ("示例市示例局政府信息公开工作年度报告", "没有写明年度"),
]
PERIOD = "统计期限为2023年1月1日至2023年12月31日。\n一、总体情况\n二、主动公开政府信息情况\n六、其他需要报告的事项\n"


@pytest.mark.parametrize("title", USUAL)
def test_usual_titles(title: str) -> None:
    assert found("S-06", f"{title}\n{PERIOD}") == []


@pytest.mark.parametrize(("title", "says"), SLIPS)
def test_slips(title: str, says: str) -> None:
    assert says in messages("S-06", f"{title}\n{PERIOD}")
    (slip,) = found("S-06", f"{title}\n{PERIOD}")
    assert (slip.level, slip.location.quote) == ("warning", title)


def test_a_title_without_its_body_is_a_note() -> None:
    (finding,) = found("S-06", f"2023年政府信息公开工作年度报告\n{PERIOD}")
    assert finding.level == "note"
    assert found("S-06", f"示例市示例局\n2023年政府信息公开工作年度报告\n{PERIOD}") == []
    assert found("S-06", f"2023年政府信息公开工作年度报告\n示例市示例局\n{PERIOD}由示例市示例局编制。\n") == []


def test_the_year_may_stand_on_a_line_of_its_own() -> None:
    assert found("S-06", f"示例市示例局政府信息公开工作年度报告\n（2023年度）\n{PERIOD}") == []


@pytest.mark.parametrize(
    "writer", sorted(WRITERS.keys() - {"cms", "gbk"})
)  # the pages of a site have a title in any case
def test_a_report_without_a_title_is_a_note_in_every_format(writer: str) -> None:
    linter = Linter(Options(select=("S-06",)))
    suffix, write = WRITERS[writer]
    titled = report_2021()
    (finding,) = linter.lint(f"年报{suffix}", write(replace(titled, title=""))).findings
    assert (finding.level, finding.message) == ("note", "没有标题")
    assert not linter.lint(f"年报{suffix}", write(titled)).findings
    assert not linter.lint(f"年报{suffix}", write(replace(titled, title="年终材料"))).findings


def test_the_mark_of_a_note_is_no_word_of_the_title() -> None:
    assert found("S-06", f"示例市示例局2023年政府信息公开工作年度报告¹\n{PERIOD}") == []
