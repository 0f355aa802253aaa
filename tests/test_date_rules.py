"""Rules of dates, years and legal bases: one fault planted in a report that is right, and words that are right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gi_lint.finding import Finding
from tests.drafts import reports
from tests.drafts.model import Draft, Signature
from tests.planting import COUNTY, DEPARTMENT, OFFICE, OLD, TRIAL, Fault, findings, new_findings, words
from tests.texts import linter, rule_check

FORMATS = ("docx", "cells")
RULES = ("D-", "L-")


def dated(draft: Draft, writer: str = "docx") -> list[Finding]:
    return [finding for finding in findings(draft, writer) if finding.rule.startswith(RULES)]


PERIOD = "2023年1月1日至2023年12月31日"
FAULTS = (
    Fault("D-01", "warning", COUNTY, words(PERIOD, "2023年1月1日至2023年12月30日"), "2023年1月1日至2023年12月30日"),
    Fault(
        "D-01",
        "warning",
        COUNTY,
        words(PERIOD, "    年  月  日至    年  月  日"),
        "数据的统计期限为    年  月  日",
        also=("W-04",),
    ),
    Fault("D-01", "warning", COUNTY, words(PERIOD, "2023年1月1日至2023年11月31日"), "2023年1月1日至2023年11月31日"),
    Fault("D-01", "note", OFFICE, words("数据统计期限为2016年1月1日至2016年12月31日。", ""), ""),
    Fault(
        "D-01",
        "warning",
        COUNTY,
        words(PERIOD, "2022年1月1日至2022年12月31日"),
        "2022年1月1日至2022年12月31日",
        also=("D-04",),
    ),
    Fault("D-02", "warning", COUNTY, words("2024年3月12日", "2023年3月12日"), "2023年3月12日"),
    Fault("D-02", "warning", OLD, words("二〇一二年三月二十日", "二〇一一年十二月"), "二〇一一年十二月"),
    Fault("D-03", "error", COUNTY, words("2024年3月12日", "2024年4月1日"), "2024年4月1日"),
    Fault("D-03", "error", DEPARTMENT, words("2025年1月21日", "2025年2月5日"), "2025年2月5日"),
    Fault("D-03", "error", OFFICE, words("2017年2月20日", "2017年4月20日"), "2017年4月20日"),
    Fault(
        "D-04", "error", COUNTY, words("示例县2023年政府", "示例县2022年政府"), "示例县2022年政府信息公开工作年度报告"
    ),
    Fault("D-04", "error", COUNTY, words("2024年，我县将从", "2023年，我县将从"), "2023年，我县将从"),
    Fault("D-04", "error", OFFICE, words("2017年拟采取", "2016年拟采取"), "2016年拟"),
    Fault(
        "D-04",
        "error",
        OFFICE,
        words("编制2016年度政府信息公开工作报告", "编制2015年度政府信息公开工作报告"),
        "2015年度政府信息公开工作报告",
    ),
    Fault("D-05", "note", OLD, words("二〇一二年三月二十日", "二○一二年三月二十日"), "二○一二年三月二十日"),
    Fault("D-05", "note", OLD, words("二〇一二年三月二十日", "二0一二年三月二十日"), "二0一二年三月二十日"),
    Fault("L-01", "warning", COUNTY, words("〔2021〕30号", "〔2019〕60号"), "国办公开办函〔2019〕60号"),
    Fault("L-01", "warning", TRIAL, words("〔2019〕60号", "〔2021〕30号"), "国办公开办函〔2021〕30号"),
    Fault(
        "L-02",
        "warning",
        COUNTY,
        words("《中华人民共和国政府信息公开条例》", "《中华人民共和国信息公开条例》"),
        "中华人民共和国信息公开条例",
    ),
    Fault(
        "L-03",
        "note",
        COUNTY,
        words("已经办结的申请都在法定期限内作出答复", "已经办结的申请都在收到申请之日起15个工作日内答复"),
        "15个工作日",
    ),
)


@pytest.mark.parametrize("writer", FORMATS)
@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_planted_fault_is_found_alone(fault: Fault, writer: str) -> None:
    new = new_findings(fault.make, fault.change, writer)
    fault.check([finding for finding in new if finding.rule == fault.rule])
    assert {finding.rule for finding in new if finding.kind == "fail"} <= {fault.rule, *fault.also}


# The statistics period


@pytest.mark.parametrize(
    "period",
    [
        "2023年1月1日至12月31日",
        "2023年1月1日起，至2023年12月31日止",
        "2023年1月1日到12月31日止",
        "2023年1月1日0时起至2023年12月31日24时止",
        "2023年 1 月 1 日 — 2023年 12 月 31 日",
        "2023.1.1-2023.12.31",
        "2023年1月至12月",
        "2023年1—12月",
        "二〇二三年一月一日至二〇二三年十二月三十一日",
        "2023年度",
    ],
)
def test_a_year_may_be_spelt_in_many_ways(period: str) -> None:
    assert dated(reports.report_2021().replace(PERIOD, period)) == []


def test_the_first_year_of_the_regulation_began_in_may() -> None:
    draft = reports.report_2008().replace("2012年", "2009年", every=True).replace("二〇一二年", "二〇〇九年")
    draft = draft.replace("自2011年1月1日", "自2008年5月1日").replace("2011年", "2008年", every=True)
    assert [finding.rule for finding in dated(draft)] == []


# Dates of signature and publication


def signed(date: str, agency: str = "示例县人民政府") -> Draft:
    draft = reports.report_2021().replace("2024年3月12日", date)
    return draft if agency == "示例县人民政府" else draft.replace("示例县人民政府", agency, every=True)


def by_title(name: str, date: str) -> Draft:
    """The county's report told as another body's."""
    return reports.report_2021().replace("示例县2023年政府", f"{name}2023年政府").replace("2024年3月12日", date)


@pytest.mark.parametrize(
    ("name", "date", "level"),
    [
        ("示例县", "2024年3月31日", None),
        ("示例县", "二〇二四年三月", None),
        ("示例县", "二〇二四年四月", "error"),
        ("示例市示例局", "2024年1月31日", None),
        ("示例市示例局", "2024年2月1日", "error"),
        ("示例县人民政府办公室", "2024年2月1日", "error"),
        ("示例镇", "2024年2月1日", "note"),
        ("示例街道办事处", "2024年5月1日", "note"),
        ("示例经济开发区管委会", "2024年3月20日", None),
        ("示例经济开发区管委会", "2024年4月20日", "note"),
        ("示例大学", "2024年5月20日", None),
    ],
)
def test_the_last_day_depends_on_the_body(name: str, date: str, level: str | None) -> None:
    found = [finding for finding in dated(by_title(name, date)) if finding.rule == "D-03"]
    assert [finding.level for finding in found] == ([level] if level else [])


def test_an_office_that_only_signs_reports_for_the_government() -> None:
    draft = reports.report_2021().replace("示例县2023年政府信息", "2023年政府信息").without_signature()
    signature = Signature(("示例县人民政府办公室", "2024年3月12日"))
    assert dated(replace(draft, blocks=(*draft.blocks, signature))) == []


@pytest.mark.parametrize(
    ("start", "heading", "level"),
    [
        ("二、", "二、2022年主动公开政府信息情况", "error"),
        ("二、", "二、2023年主动公开政府信息情况", None),
        ("二、", "二、2020年主动公开政府信息情况", None),
        ("（一）", "（一）2022年主动公开情况", "warning"),
        ("五、", "五、2022年存在的主要问题及改进情况", None),  # may be those of last year's report, mended since
    ],
)
def test_the_year_of_a_heading(start: str, heading: str, level: str | None) -> None:
    found = dated(reports.report_2021().rename_heading(start, heading))
    assert [(finding.rule, finding.level) for finding in found] == ([("D-04", level)] if level else [])


def web_page(*lines: str, published: str = "") -> list[Finding]:
    text = "\n".join(("示例县2023年政府信息公开工作年度报告", published, *lines))
    return [finding for finding in linter().lint("年报.txt", text.encode()).findings if finding.rule.startswith("D-0")]


BODY = (
    f"本报告所列数据的统计期限为{PERIOD}。",
    "一、总体情况",
    "全年主动公开政府信息120条，内容涉及机构职能、财政预决算、重大项目等方面，公开及时。",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)


@pytest.mark.parametrize(
    ("published", "signature", "expected"),
    [
        ("发布时间：2024-03-12", "", []),
        ("发布时间：2024-04-12", "", [("D-03", "error")]),
        ("2024-04-12 08:30 来源：县政府办", "", [("D-03", "error")]),
        ("发布时间：2026-04-12", "2024年3月12日", [("D-03", "note")]),
        ("发布时间：2026-04-12", "", [("D-03", "note")]),  # may be published anew
        ("发布时间：2026-04-12", "2025年4月10日", [("D-03", "error")]),
        ("发布时间：2024-04-12", "2024年4月10日", [("D-03", "error")]),
        ("发布时间：2023-12-20", "2024年1月10日", [("D-02", "warning")]),
        ("", "2023年1月10日", [("D-02", "warning")]),
        ("", "2023年12月31日", []),
        ("", "", []),
        ("统计时间：2023年1月1日至2023年12月31日", "", []),
        ("", "本办法有效期至2023年5月1日", []),
        ("", "附件：2023年5月1日会议纪要", []),
        ("", "示例县人民政府办公室　2024年4月2日印发", [("D-03", "error")]),
    ],
)
def test_dates_are_told_apart(published: str, signature: str, expected: list[tuple[str, str]]) -> None:
    assert [(finding.rule, finding.level) for finding in web_page(*BODY, signature, published=published)] == expected


def test_the_year_is_that_of_most_places() -> None:
    (found,) = dated(reports.report_2021().replace("示例县2023年政府", "示例县2020年政府"))
    assert (found.rule, found.expected) == ("D-04", "2023")
    assert linter().lint("年报.txt", "\n".join(("示例县2023年政府信息公开工作年度报告", *BODY)).encode()).year == 2023


# Plans and accounts


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (["示例县2022年度政府信息公开工作年度报告"], ["2022"]),
        (["示例县2023年度政府信息公开工作年度报告"], []),
        ([f"示例县{year}年政府信息公开工作年度报告" for year in (2022, 2021)], []),
    ],
)
def test_a_title_printed_twice(lines: list[str], years: list[str]) -> None:
    found = web_page(*lines, *BODY)
    assert [finding.rule for finding in found] == ["D-04"] * len(years)
    assert all(f"标题写的是 {year} 年" in finding.message for year, finding in zip(years, found, strict=True))


def test_a_wrong_year_in_the_title_is_one_fault() -> None:
    body = [line.replace("2023", "2022") for line in BODY]
    for published, sentence in (("发布时间：2023-03-12", ""), ("", "2022年，全县公开及时，主动公开内容全面。")):
        found = web_page(*body[:2], sentence, *body[2:], published=published)
        assert [(one.rule, one.expected) for one in found] == [("D-04", "2022")]


def test_the_text_decides_between_title_and_signature() -> None:
    lines = [line.replace("2023", "2022") for line in BODY[1:]]
    told = ["2022年，全县公开及时，主动公开内容全面。", "示例县人民政府", "2023年1月20日"]
    assert [(one.rule, one.expected) for one in web_page(*lines, *told) if one.rule == "D-04"] == [("D-04", "2022")]


def test_an_account_of_another_year_is_told_once() -> None:
    lines = ["示例县2023年政府信息公开工作年度报告", "一、总体情况", "（一）主动公开", "2022年，全县公开信息120条。"]
    report = linter().read("年报.txt", "\n".join(lines).encode())
    (found,) = rule_check("D-04").run(report)
    assert (found.level, found.location.line, found.expected) == (None, 4, "2023")


def with_problems(text: str) -> Draft:
    return reports.report_2021().with_section_text("五、", f"公开还不够及时。{text}")


@pytest.mark.parametrize(
    "plan",
    [
        "2023年，我们将采取以下措施：一是抽查。",
        "2022年，我县将进一步加大公开力度。",
        "在2023年的工作中，我县将继续抓好培训。",
        "为做好2023年政府信息公开工作，我县将从三个方面改进。",
        "2023年计划开展三次培训。",
    ],
)
def test_a_plan_for_a_year_that_is_over(plan: str) -> None:
    assert [finding.rule for finding in dated(with_problems(plan))] == ["D-04"]


@pytest.mark.parametrize(
    "account",
    [
        "2024年，我县将采取以下措施：一是抽查。",
        "2023年，我县将政务公开纳入年度考核，按月抽查。",
        "2023年，我县将规范性文件集中公开，下一步将继续整理。",
        "2023年，我县将加强政务公开作为优化营商环境的抓手。",
        "2023年，我县将继续教育培训计划列为重点。",
        "2023年，我县拟定了三项制度。",
        "截至2023年底，将完成改版的网站全部上线。",
        "针对2022年存在的问题，我县将进一步改进。",
        "2023年将近结束时，组织了一次检查，下一步继续。",
    ],
)
def test_an_account_is_no_plan(account: str) -> None:
    assert dated(with_problems(account)) == []


def test_the_heading_of_a_plan() -> None:
    draft = reports.report_2014().rename_heading("六、", "六、存在的问题及2016年工作打算")
    assert [finding.rule for finding in dated(draft)] == ["D-04"]
    assert dated(reports.report_2014().rename_heading("六、", "六、存在的问题及2017年工作打算")) == []


def test_an_opening_about_the_year_before() -> None:
    stale = "2022年，全县认真贯彻条例，扎实推进政府信息公开。全年公开政府信息120条。"
    assert [finding.rule for finding in dated(reports.report_2021().with_section_text("一、", stale))] == ["D-04"]
    history = "2022年，全县公开政府信息100条；2023年公开120条，比上年多20条。"
    assert dated(reports.report_2021().with_section_text("一、", history)) == []


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("现将2022年度政府信息公开工作年度报告公布如下，欢迎社会各界监督指正。", ["D-04"]),
        ("按照《示例市关于做好2022年政府信息公开工作年度报告编制工作的通知》要求编写。", ["D-04"]),
        ("按照《示例市关于做好2023年政府信息公开工作年度报告编制工作的通知》要求编写。", []),
        ("按照《2022年政务公开工作要点》要求开展工作。", []),
    ],
)
def test_the_introduction_names_the_same_year(sentence: str, rules: list[str]) -> None:
    draft = reports.report_2021().replace("所列数据的统计期限", f"{sentence}所列数据的统计期限")
    assert [finding.rule for finding in dated(draft)] == rules


# Chinese numerals


def test_each_wrong_date_once() -> None:
    draft = reports.report_2008().replace("二〇一二年三月二十日", "二○一二年三月二十日")
    draft = draft.replace("2011年，全县政府信息公开工作", "二○一二年三月二十日，全县政府信息公开工作")
    (found,) = [finding for finding in dated(draft) if finding.rule == "D-05"]
    assert len(found.related) == 1
    assert found.expected == "二〇一二年三月二十日"


# Legal bases


def with_sentence(text: str) -> Draft:
    return reports.report_2021().replace("组织一次存量信息复查", f"{text}组织一次存量信息复查")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("学习《政府信息公开条例》。", []),
        ("学习新修订的《政府信息公开工作条例》。", [("L-02", "warning")]),
        ("学习《关于贯彻〈中华人民共和国政府信息公开工作条例〉的意见》。", [("L-02", "warning")]),
        ("学习中华人民共和国信息公开条例。", [("L-02", "note")]),
        ("学习《示例省政府信息公开工作条例》。", []),
        ("学习示例省政府信息公开工作条例。", []),
        ("学习《示例省实施政府信息公开工作条例办法》。", []),
        ("收到信息公开申请后十五个工作日内答复。", [("L-03", "note")]),
        ("依申请公开的答复期限由15个工作日延长为20个工作日。", []),
        ("征求第三方意见，要求其在15个工作日内答复，再答复申请人。", []),
        ("主动公开的信息在20个工作日内公开。", []),
        ("网站留言在15个工作日内答复。", []),
        ("向申请人收取检索费、复制费共计120元。", [("L-03", "note")]),
        ("全年未向申请人收取检索费、复制费、邮寄费。", []),
    ],
)
def test_names_and_repealed_rules(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(finding.rule, finding.level) for finding in dated(with_sentence(sentence))] == expected


def test_old_rules_were_right_in_their_time() -> None:
    assert not [finding for finding in dated(reports.report_2014()) if finding.rule == "L-03"]
    assert not [rule for rule in linter().rulebook.rules_of("2014") if rule.id in ("L-01", "L-03")]


@pytest.mark.parametrize(
    ("number", "rules"),
    [
        ("国办公开办函[2021]30号", []),
        ("国办公开办函（2021）30号", []),
        ("国办公开办函〔2021〕 30 号", []),
        ("国办公开办函【2019】60号", ["L-01"]),
        ("国办公开办函[2019] 60 号", ["L-01"]),
        ("国办公开办函〔2021〕30号，国办公开办函〔2019〕60号同时停止执行", []),
        ("国办公开办函〔2016〕201号", ["L-01"]),  # of another notice, behind this one's title
        ("国办公开办函〔2021〕3号", ["L-01"]),  # right behind the title of the notice
    ],
)
def test_brackets_of_a_number_make_no_difference(number: str, rules: list[str]) -> None:
    draft = reports.report_2021().replace("国办公开办函〔2021〕30号", number)
    assert [finding.rule for finding in dated(draft)] == rules


def test_another_notice_may_be_cited() -> None:
    assert dated(with_sentence("执行国办公开办函〔2016〕201号的规定。")) == []
