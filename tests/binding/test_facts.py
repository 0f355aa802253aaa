"""What a report says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from gi_lint.binding.agency import agency_level
from gi_lint.binding.facts import read_facts
from gi_lint.document import Document, Location, Paragraph
from gi_lint.report import Facts
from tests.binding.filled import read
from tests.drafts.model import Draft
from tests.drafts.reports import report_2008, report_2014, report_2019, report_2021, report_2021_department
from tests.drafts.writers import WRITERS


def facts(*texts: str, title: str | None = None, published: str | None = None) -> Facts:
    paragraphs = tuple(Paragraph(text, Location(line=n), marks=((0, n, 1),)) for n, text in enumerate(texts, 1))
    return read_facts(Document("示例.txt", "txt", paragraphs, title, published), paragraphs)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    ("draft", "year", "level", "signed", "notice"),
    [
        (report_2021(), 2023, "government", date(2024, 3, 12), "国办公开办函〔2021〕30号"),
        (report_2021_department(), 2024, "department", date(2025, 1, 21), "国办公开办函〔2021〕30号"),
        (report_2019(), 2020, "government", date(2021, 3, 10), "国办公开办函〔2019〕60号"),
        (report_2014(), 2016, "department", date(2017, 2, 20), None),
        (report_2008(), 2011, "government", date(2012, 3, 20), None),
    ],
    ids=["2021", "局", "2019", "2014", "2008"],
)
def test_facts_in_every_format(
    writer: str, draft: Draft, year: int, level: str, signed: date, notice: str | None
) -> None:
    found = read(writer, draft).facts
    assert (found.title, found.year, found.agency, found.agency_level) == (draft.title, year, draft.agency, level)
    assert found.period is not None
    assert (found.period.first, found.period.last) == (date(year, 1, 1), date(year, 12, 31))
    assert found.signed is not None and found.signed.day == signed and found.signed.exact
    assert found.notice == notice
    if writer in ("cms", "gbk"):
        assert found.published is not None and found.published.day.isoformat() == draft.published


@pytest.mark.parametrize(
    ("title", "year", "agency"),
    [
        ("示例县2023年政府信息公开工作年度报告", 2023, "示例县"),
        ("２０２３年示例县政府信息公开工作年度报告", 2023, "示例县"),
        ("示例市示例局二〇二三年度政府信息公开工作年报", 2023, "示例市示例局"),
        ("示例镇人民政府2023年度政务公开工作报告", 2023, "示例镇人民政府"),
        ("示例省示例厅关于2016年度政府信息公开工作的报告", 2016, "示例省示例厅"),
    ],
)
def test_title(title: str, year: int, agency: str) -> None:
    found = facts(title, "一、总体情况")
    assert (found.title, found.year, found.agency) == (title, year, agency)
    assert found.title_location is not None
    assert (found.title_location.line, found.title_location.quote) == (1, title)


def test_title_below_the_offices_of_a_government() -> None:
    found = facts("示例县人民政府机关", "2023年政府信息公开工作年度报告", "一、总体情况")
    assert (found.agency, found.agency_level) == ("示例县人民政府机关", "department")


def test_title_of_two_lines() -> None:
    found = facts("示例县人民政府", "2023年政府信息公开工作年度报告", "一、总体情况")
    assert found.title == "示例县人民政府2023年政府信息公开工作年度报告"
    assert (found.agency, found.year) == ("示例县人民政府", 2023)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("示例区示例街道2023年政府信息", "公开工作年度报告"),
        ("2023 年示例区示例街道政府信息公开", "工作年度报告"),
        ("示例区示例街道2023年度", "政府信息公开工作年度报告"),
        ("示例区示例街道2023年政府信息公开工作年度报", "告"),
        ("示例区示例街道2023年政府信息公开工作年", "度报告"),
        ("示例区示例街道2023年政府信", "息公开年报"),
    ],
)
def test_a_title_broken_within_its_words(first: str, second: str) -> None:
    found = facts("正文", first, second, "一、总体情况")
    assert (found.title, found.year, found.agency) == (first + second, 2023, "示例区示例街道")


@pytest.mark.parametrize("first", ["示例市人民政府2017", "示例市人民政府 2017年", "示例市人民政府二〇一七年度"])
def test_a_title_with_body_and_year_in_the_line_above(first: str) -> None:
    found = facts(first, "政府信息公开工作年度报告", "一、概述")
    assert (found.title, found.year, found.agency) == (first + "政府信息公开工作年度报告", 2017, "示例市人民政府")


def test_the_path_on_a_site_is_no_title() -> None:
    found = facts("政府信息公开专栏 >> 示例市示例局 >> 信息公开年度报告", "示例市示例局2017年政府信息公开工作年度报告")
    assert found.title == "示例市示例局2017年政府信息公开工作年度报告"


def test_a_sentence_above_is_no_part_of_the_title() -> None:
    assert facts("现公布示例局2022年政府信息。", "公开工作年度报告").title == "公开工作年度报告"


def test_title_of_the_page_where_the_text_has_none() -> None:
    found = facts("一、总体情况", title="示例县2022年政府信息公开工作年度报告")
    assert (found.title, found.year) == ("示例县2022年政府信息公开工作年度报告", 2022)


def test_a_cited_title_is_no_title() -> None:
    assert facts("根据《政府信息公开工作年度报告格式》编制本报告。").title is None


def test_a_sentence_that_opens_the_report_is_no_title() -> None:
    found = facts(
        "关于2018年政府信息公开工作情况的报告",
        "现将我局2018年政府信息公开工作情况报告如下：",
        "一、基本情况",
        "示例县示例局",
        "2019年1月8日",
    )
    assert (found.title, found.agency) == ("关于2018年政府信息公开工作情况的报告", "示例县示例局")


def test_a_place_reports_for_its_government() -> None:
    assert facts("示例县2023年政府信息公开工作年度报告", "请与示例县人民政府办公室联系。").agency == "示例县人民政府"


def test_agency_named_by_the_introduction_or_the_signature() -> None:
    title = "2023年政府信息公开工作年度报告"
    assert facts(title, "本报告由示例市示例局编制。").agency == "示例市示例局"
    assert facts(title, "一、总体情况", "示例市示例局", "2024年1月20日").agency == "示例市示例局"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("示例县人民政府", "government"),
        ("示例县", "government"),
        ("示例开发区管委会", "government"),
        ("示例镇人民政府", "township"),
        ("示例街道办事处", "township"),
        ("示例市示例局", "department"),
        ("示例省示例厅", "department"),
        ("示例市示例委员会", "department"),
        ("示例县人民政府办公室", "department"),
        ("示例镇人民政府办公室", "township"),
        ("示例街道党工委", "township"),
        ("示例路街办", "township"),
        ("示例县人民政府机关", "department"),
        ("示例行政公署", "government"),
        ("国家税务总局示例市税务局", "department"),
        ("示例海关", "department"),
        ("国家统计局示例调查队", "department"),
        ("中国人民银行示例市分行", "department"),
        ("示例市档案馆", "department"),
        ("示例大学", "other"),
        ("示例职业技术学院", "other"),
        ("示例市中级人民法院", "other"),
        ("示例区人民检察院", "other"),
        ("示例市人民医院", "other"),
        ("示例市自来水公司", "other"),
        ("示例社区居民委员会", "other"),
        ("示例省农村信用社联合社", "other"),
        ("示例省供销合作联合社", "department"),
        ("示例市残疾人联合会", "department"),
        ("示例省文史研究馆", "department"),
        ("示例苏木人民政府", "township"),
        ("示例镇党政综合办公室", "township"),
        ("新疆生产建设兵团第八师", "government"),
        (None, "other"),
    ],
)
def test_agency_level(name: str | None, level: str) -> None:
    assert agency_level(name) == level


@pytest.mark.parametrize(
    "sentence",
    [
        "统计期限为2023年1月1日至2023年12月31日。",
        "统计期限自2023年1月1日起至12月31日止。",
        "数据统计时间：２０２３年１月１日—２０２３年１２月３１日。",
        "所列数据的统计期限从2023年1月1日起，到2023年12月31日止。",
        "统计期限为二〇二三年一月一日至二〇二三年十二月三十一日。",
        "统计期限为2023.1.1-2023.12.31。",
        "2023年1月1日至2023年12月31日的政府信息公开工作情况如下。",
        "所列数据的统计期限自2023年1月1日开始，截至2023年12月31日。",
        "统计期限为 2023 年 1 月 1 日起至 2023 年 12 月 31 日止。",
    ],
)
def test_period(sentence: str) -> None:
    found = facts("示例县政府信息公开工作年度报告", sentence)
    assert found.period is not None
    assert (found.period.first, found.period.last) == (date(2023, 1, 1), date(2023, 12, 31))
    assert found.period.location.line == 2
    assert (found.period.location.quote or "无") in sentence
    assert found.year == 2023


def test_dates_of_other_things_are_no_period() -> None:
    assert facts("2023年5月1日至2023年5月3日放假。").period is None
    assert facts("统计期限为2023年2月30日至2023年12月31日。").period is None


@pytest.mark.parametrize(
    ("line", "day", "exact"),
    [
        ("2024年3月12日", date(2024, 3, 12), True),
        ("二○二四年三月十二日", date(2024, 3, 12), True),
        ("二〇二四年一月二十五日", date(2024, 1, 25), True),
        ("示例县人民政府办公室　2024年3月12日", date(2024, 3, 12), True),
        ("2024年3月", date(2024, 3, 1), False),
        ("2024年3月12日                — 5 —", date(2024, 3, 12), True),
        ("2024年3月12日  第 5 页 共 5 页", date(2024, 3, 12), True),
    ],
)
def test_signature(line: str, day: date, exact: bool) -> None:
    found = facts("示例县政府信息公开工作年度报告", "一、总体情况", "文。", line)
    assert found.signed is not None
    assert (found.signed.day, found.signed.exact) == (day, exact)
    assert found.year == 2023  # a report of spring is on the year before


def test_a_title_broken_beside_the_menu_of_a_site() -> None:
    menu = ("政府信息公开指南", "政府信息公开制度")
    found = facts(
        "政府信息公开年报", "示例县2023年政府信息公开工作年", *menu, "度报告", "政府信息公开年报", "一、总体情况"
    )
    assert (found.title, found.title_year) == ("示例县2023年政府信息公开工作年度报告", 2023)
    apart = facts("示例县政府信息公开工作年", *menu, "度报告", "一、总体情况")
    assert apart.title != "示例县政府信息公开工作年度报告"  # nothing tells that it is one


def test_the_day_of_printing_is_no_signature_where_there_is_one() -> None:
    title, printed = "示例县政府信息公开工作年度报告", "示例县人民政府办公室 2024年3月15日印发"
    for lines, day in (("示例县人民政府", "2024年3月12日", printed), 12), ((printed,), 15):
        signed = facts(title, "一、总体情况", *lines).signed
        assert signed is not None and signed.day == date(2024, 3, day)


def test_dates_beside_other_documents_are_no_signature() -> None:
    title, foot = (
        "示例县2023年政府信息公开工作年度报告",
        ("相关文档", "示例县2020年政府信息公开工作年度报告 2021-01-25"),
    )
    for lines, day in ((("2024年3月12日", *foot), 12), (("2024.3.13", "示例县人民政府办公室 2024年3月15日印发"), 13)):
        signed = facts(title, "一、总体情况", "示例县人民政府", *lines).signed
        assert signed is not None and signed.day == date(2024, 3, day)


@pytest.mark.parametrize("signature", [("示例县人民政府", "2024.1.15"), ("示例县人民政府 2024-1-15",)])
def test_a_signature_in_figures_with_a_name_is_one(signature: Sequence[str]) -> None:
    told = ("一、总体情况", "1.门户网站改版，2023年5月6日", "2.公众号上线 2023年6月7日")
    signed = facts("示例县2023年政府信息公开工作年度报告", *told, *signature).signed
    assert signed is not None and signed.day == date(2024, 1, 15)


def test_the_date_of_another_document_is_no_signature() -> None:
    foot = ("相关文档", "示例县2020年政府信息公开工作年度报告 2021-01-25", "示例局年报(2022-01-20)")
    assert facts("示例县2023年政府信息公开工作年度报告", "一、总体情况", *foot).signed is None


def test_a_report_named_below_the_text_is_not_the_title_of_the_page() -> None:
    text = "本报告根据示例条例的要求编制，全文由六个部分组成，" + 6 * "欢迎查询和监督指正，" + "电话见下方。"
    title = "示例县2023年政府信息公开工作年度报告"
    assert facts(text, "一、总体情况", "示例县2019年政府信息公开年报", title=title).title == title


def test_a_signature_before_a_long_attachment_stands_below_a_name() -> None:
    table = [f"第{number}项指标" for number in range(60)]
    title, rest = "示例县政府信息公开工作年度报告", ["一、总体情况", "示例县人民政府", "2024年3月12日", *table]
    signed = facts(title, *rest).signed
    assert signed is not None and signed.day == date(2024, 3, 12)


@pytest.mark.parametrize("brackets", ["〔〕", "﹝﹞", "［］", "[]", "（）", "【】"])
def test_notice_in_brackets_of_any_kind(brackets: str) -> None:
    notice = f"国办公开办函{brackets[0]}2021{brackets[1]}30号"
    assert facts("示例县政府信息公开工作年度报告", f"根据{notice}的要求编制。").notice == notice


def test_line_of_a_web_page_is_no_signature() -> None:
    found = facts("示例县2022年政府信息公开工作年度报告", "发布时间：2023-01-29 浏览次数：18", "一、总体情况")
    assert found.signed is None
    assert found.published is not None and found.published.day == date(2023, 1, 29)


def test_nothing_is_made_up() -> None:
    assert facts("今天天气很好。") == Facts()
    assert facts() == Facts()


@pytest.mark.parametrize(
    ("agency", "level"),
    [
        ("示例市国有资产监督管理委员会", "department"),
        ("示例市城市管理委员会", "department"),
        ("示例区城市综合管理委员会", "department"),
        ("示例区示例街", "township"),
        ("示例经济技术开发区管理委员会", "government"),
        ("示例新城开发建设管理委员会", "government"),
        ("示例风景区管委会", "government"),
    ],
)
def test_a_committee_named_like_those_that_run_a_zone(agency: str, level: str) -> None:
    assert agency_level(agency) == level


def test_the_label_of_a_page_is_no_part_of_a_title() -> None:
    for label in ("信息名称：", "标题: ", "名 称：", "名称 "):
        found = facts(f"{label}示例市示例局2023年政府信息公开工作年度报告", "一、总体情况")
        assert (found.title, found.agency) == ("示例市示例局2023年政府信息公开工作年度报告", "示例市示例局")


@pytest.mark.parametrize(
    ("title", "agency", "level"),
    [
        ("示例市示例局（示例市示例中心）2023年政府信息公开工作年度报告", "示例市示例局", "department"),
        ("示例总署（本级机关）2023年政府信息公开工作年度报告", "示例总署", "department"),
        ("示例海关2023年海关政府信息公开工作年度报告", "示例海关", "department"),
        ("示例海关关区2023年政府信息公开工作年度报告", "示例海关", "department"),
        ("示例市示例局系统2023年政府信息公开工作年度报告", "示例市示例局", "department"),
        ("示例市气象部门2023年政府信息公开工作年度报告", "示例市气象部门", "department"),
    ],
)
def test_bodies_with_other_names(title: str, agency: str, level: str) -> None:
    found = facts(title, "一、总体情况")
    assert (found.agency, found.agency_level) == (agency, level)


@pytest.mark.parametrize(
    ("introduction", "agency"),
    [
        ("现公布《示例市示例局2023年政府信息公开工作年度报告》，统计期限见后。", "示例市示例局"),
        ("现将2023年示例县示例镇人民政府信息公开工作年度报告予以公布。", "示例县示例镇人民政府"),
        ("我局编制了示例县示例局2023年政府信息公开工作年度报告。", "示例县示例局"),
        ("结合2023年示例县示例局政府信息公开工作实际，编制本报告。", "示例县示例局"),
        ("本报告由示例镇人民政府按照《示例条例》（以下简称《条例》）和年度报告格式要求编制。", "示例镇人民政府"),
        ("现将示例县人民政府（县人民政府办公室）2023年政府信息公开工作年度报告公布如下。", "示例县人民政府"),
        ("如有疑问，请与示例县示例局办公室联系（电话：0000-1234567）。", "示例县示例局"),
        ("本年报由示例县人民政府办公室综合县政府各部门的年度总结报告编制而成。", "示例县人民政府办公室"),
        ("本报告可从网站下载。示例县示例局联系电话：0000-1234567。", "示例县示例局"),
        ("2023年，示例县示例局认真落实各项要求，推进信息公开。", "示例县示例局"),
        ("2023年，示例县认真落实各项要求，推进信息公开。", None),
        ("现公布示例市2023年政府信息公开工作年度报告。本年报由市政府办公室综合各县区的报告编制而成。", "示例市"),
        ("我市编制了示例市人民政府2023年政府信息公开工作年度报告。", "示例市人民政府"),
        ("根据有关要求，示例县人民政府办公室编制了本报告。", "示例县人民政府办公室"),
        ("如有疑问，请与我局办公室联系。根据《示例省政府信息公开办法》编制。", None),
        ("如有疑问，请与示例县人民政府办公室联系。", None),  # of whose report is not told
        ("现将2023年度政府信息公开工作情况报告如下。", None),
        ("根据《示例省人民政府办公厅关于做好2023年政府信息公开工作年度报告的通知》编制。", None),
        ("现公布我局2023年政府信息公开工作年度报告。", None),
        ("特向社会公布2023年度我局信息公开年度报告。", None),
    ],
)
def test_a_body_named_in_the_introduction(introduction: str, agency: str | None) -> None:
    assert facts(introduction, "一、总体情况").agency == agency


def test_the_year_that_the_text_tells_of() -> None:
    text = ("一、总体情况", "2023年，我局公开信息9条。2022年获评优秀。", "截至2023年12月31日，未收到申请。")
    assert facts(*text).year == 2023
    assert facts("一、总体情况", "2023年，解读9条。2022年，解读8条。").year is None


def test_last_years_title_over_this_years_text() -> None:
    title = "示例街道办事处2023年政府信息公开工作年度报告"
    told = ("2024年，街道推动信息公开工作。2024年度收到申请0件。", "公开不及时。下一步将加强学习。")
    assert facts(title, *told).year == 2024
    assert facts(title, *told, "2023年，全年培训2次。").year == 2023
    assert facts(title, "收到申请0件。", "公开不及时。2024年，我街道将加强学习。2024年，将及时公开。").year == 2023
    assert facts(title, told[0], "2024年1月20日").year == 2023
