"""The invented reports are as right as they claim, and their files say all that the drafts say."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

import pytest
from lxml import etree, html

from examples import build_reports
from tests.drafts import reports
from tests.drafts.model import Draft
from tests.drafts.tables import APPLICANTS, RESULTS
from tests.drafts.writers import TEXT_STYLES, TextStyle, to_cms_html, to_docx, to_html, to_md, to_txt

WITH_TABLE_THREE = ("2021", "department", "district", "2019")
OUTCOMES = {
    "予以公开": "granted",
    "部分公开": "partly_granted",
    "不予公开": "denied",
    "无法提供": "unable",
    "不予处理": "not_handled",
    "其他处理": "other",
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def count(draft: Draft, table: str, row: str, column: str | None = None) -> int:
    return int(draft.value(table, row, column))


def rows_of(draft: Draft, table: str) -> tuple[str, ...]:
    """The row ids of a table in the order of the form."""
    return tuple(dict.fromkeys(cell.row for cell in draft.tables[table].cells if cell.row is not None))


def group_sum(draft: Draft, group: str, column: str = "total") -> int:
    rows = [row for row in rows_of(draft, "t3") if row == group or row.startswith(group + ".")]
    assert rows
    return sum(count(draft, "t3", row, column) for row in rows)


def share(part: int, whole: int, printed: str) -> str:
    """The share in percent with as many decimals as are printed."""
    step = Decimal(1).scaleb(Decimal(printed).as_tuple().exponent)  # type: ignore[arg-type]
    return str((Decimal(100 * part) / whole).quantize(step, ROUND_HALF_UP))


# The tables ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WITH_TABLE_THREE)
def test_table_three_holds(name: str) -> None:
    draft = reports.REPORTS[name]()
    rows = rows_of(draft, "t3")
    assert len(rows) == (23 if name == "2019" else 25)
    for row in rows:
        assert count(draft, "t3", row, "total") == sum(count(draft, "t3", row, one) for one in APPLICANTS), row
    for column in (*APPLICANTS, "total"):
        new, carried_in, processed, carried_out = (
            count(draft, "t3", row, column) for row in ("new", "carried_in", "processed_total", "carried_out")
        )
        assert new + carried_in == processed + carried_out, column
        assert processed == sum(group_sum(draft, group, column) for group in OUTCOMES.values()), column


@pytest.mark.parametrize("name", WITH_TABLE_THREE)
def test_table_four_holds(name: str) -> None:
    draft = reports.REPORTS[name]()
    assert len(draft.tables["t4"].rows[-1]) == 15
    for group in ("review", "suit_direct", "suit_after_review"):
        parts = sum(count(draft, "t4", group, result) for result in RESULTS)
        assert count(draft, "t4", group, "total") == parts, group


@pytest.mark.parametrize("name", ["2021", "department", "district"])
def test_table_two_of_2021_holds(name: str) -> None:
    draft = reports.REPORTS[name]()
    values = [cell for cell in draft.tables["t2"].cells if cell.row is not None]
    assert len(values) == 10
    for row in ("rules", "normative"):
        made, repealed, valid = (count(draft, "t2", row, column) for column in ("made", "repealed", "valid"))
        assert made <= valid + repealed
    assert all(draft.value("t2", "rules", column) == "0" for column in ("made", "repealed", "valid"))


def test_table_two_of_2019_holds() -> None:
    draft = reports.report_2019()
    values = [cell for cell in draft.tables["t2"].cells if cell.row is not None]
    assert len(values) == 22
    for row in ("rules", "normative"):
        assert count(draft, "t2", row, "opened") <= count(draft, "t2", row, "open_total")
    for row in ("licence", "other_service", "penalty", "coercion", "fees"):
        assert count(draft, "t2", row, "previous") + count(draft, "t2", row, "change") > 0
    assert count(draft, "t2", "procurement", "count") > 0
    assert draft.value("t2", "procurement", "amount").endswith("万元")


def test_statistics_table_holds() -> None:
    draft = reports.report_2014()
    table = draft.tables["ts"]
    assert len(table.rows) == 1 + 71
    assert len(rows_of(draft, "ts")) == 64

    def value(row: str) -> int:
        return count(draft, "ts", row)

    def parts(total: str) -> int:
        group, depth = total.removesuffix(".total"), total.removesuffix(".total").count(".") + 1
        names = [row for row in rows_of(draft, "ts") if row.startswith(group + ".") and row != total]
        return sum(value(row) for row in names if row.count(".") == depth)

    for total in ("received", "completed", "answered", "review", "suit", "complaint", "deposit", "staff"):
        assert value(f"{total}.total") == parts(f"{total}.total"), total
    assert parts("answered.denied") == value("answered.denied")
    assert parts("channel") >= value("published.total") >= value("published.normative")
    assert value("response.press_lead") <= value("response.press")
    assert value("response.interview_lead") <= value("response.interview")
    assert (value("training.courses") == 0) == (value("training.people") == 0)


@pytest.mark.parametrize("column", ["year", "cumulative"])
def test_local_table_holds(column: str) -> None:
    draft = reports.report_2008()

    def value(row: str) -> int:
        return count(draft, "local", row, column)

    received = ("in_person", "fax", "email", "online", "letter", "other")
    assert value("published.total") == value("channel.website") + value("channel.gazette")
    assert value("received.total") == sum(value(f"received.{one}") for one in received)
    assert value("answered.total") == sum(value(f"answered.{one}") for one in ("granted", "partly_granted", "denied"))


# The narrative ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WITH_TABLE_THREE)
def test_outcomes_in_the_text_agree_with_table_three(name: str) -> None:
    draft = reports.REPORTS[name]()
    processed = count(draft, "t3", "processed_total", "total")
    told = dict[str, tuple[int, str]]()
    for outcome, number, percent in re.findall(r"(\w{4})(\d+)件，占([\d.]+)%", draft.text):
        if outcome in OUTCOMES:
            told[outcome] = (int(number), percent)
    assert list(told) == list(OUTCOMES)
    for outcome, (number, percent) in told.items():
        assert number == group_sum(draft, OUTCOMES[outcome]), outcome
        assert percent == share(number, processed, percent), outcome
    assert sum(number for number, _ in told.values()) == processed
    assert sum(Decimal(percent) for _, percent in told.values()) == 100


TOLD = [
    ("2021", "新收政府信息公开申请{}件", "t3 new total"),
    ("2021", "另有上年结转{}件", "t3 carried_in total"),
    ("2021", "全年办结{}件", "t3 processed_total total"),
    ("2021", "结转下年度继续办理{}件", "t3 carried_out total"),
    ("2021", "自然人{}件、商业企业21件", "t3 new natural"),
    ("2021", "商业企业{}件", "t3 new business"),
    ("2021", "科研机构{}件", "t3 new research"),
    ("2021", "法律服务机构{}件", "t3 new legal_service"),
    ("2021", "其他{}件，自然人", "t3 new other"),
    ("2021", "发生行政复议{}件", "t4 review total"),
    ("2021", "其中结果维持{}件", "t4 review upheld"),
    ("2021", "结果纠正{}件", "t4 review corrected"),
    ("2021", "其他结果{}件", "t4 review other"),
    ("2021", "尚未审结{}件", "t4 review pending"),
    ("2021", "未经复议直接起诉{}件", "t4 suit_direct total"),
    ("2021", "复议后起诉{}件", "t4 suit_after_review total"),
    ("2021", "制发行政规范性文件{}件", "t2 normative made"),
    ("2021", "废止{}件", "t2 normative repealed"),
    ("2021", "现行有效{}件", "t2 normative valid"),
    ("department", "收到政府信息公开申请{}件", "t3 new total"),
    ("department", "2023年结转的{}件", "t3 carried_in total"),
    ("department", "到年底办结{}件", "t3 processed_total total"),
    ("department", "另有{}件因征求第三方意见，结转下年度", "t3 carried_out total"),
    ("department", "自然人的{}件", "t3 new natural"),
    ("department", "行政复议{}件，复议结果为维持", "t4 review upheld"),
    ("department", "制发行政规范性文件{}件", "t2 normative made"),
    ("department", "废止{}件", "t2 normative repealed"),
    ("department", "现行有效的{}件", "t2 normative valid"),
    ("district", "收到政府信息公开申请{}件", "t3 new total"),
    ("district", "全年办结{}件", "t3 processed_total total"),
    ("district", "自然人提出{}件", "t3 new natural"),
    ("district", "商业企业提出{}件", "t3 new business"),
    ("district", "政府信息公开行政复议{}件", "t4 review total"),
    ("district", "被纠正的{}件", "t4 review corrected"),
    ("district", "制发行政规范性文件{}件", "t2 normative made"),
    ("district", "废止{}件", "t2 normative repealed"),
    ("district", "现行有效{}件", "t2 normative valid"),
    ("2019", "新收到政府信息公开申请{}件", "t3 new total"),
    ("2019", "2019年结转{}件", "t3 carried_in total"),
    ("2019", "共办结{}件", "t3 processed_total total"),
    ("2019", "继续办理{}件", "t3 carried_out total"),
    ("2019", "自然人{}件", "t3 new natural"),
    ("2019", "商业企业{}件", "t3 new business"),
    ("2019", "政府信息公开行政复议{}件", "t4 review total"),
    ("2019", "行政诉讼{}件", "t4 suit_after_review total"),
    ("2019", "公开规范性文件{}件", "t2 normative opened"),
    ("2019", "规范性文件共{}件", "t2 normative open_total"),
    ("2019", "集中采购项目{}个", "t2 procurement count"),
    ("2014", "主动公开政府信息{}条", "ts published.total"),
    ("2014", "制发规范性文件{}件", "ts published.normative_issued"),
    ("2014", "政务微博发布{}条", "ts channel.weibo"),
    ("2014", "政务微信发布{}条", "ts channel.wechat"),
    ("2014", "公报刊登{}条", "ts channel.gazette"),
    ("2014", "其他方式公开{}条", "ts channel.other"),
    ("2014", "报送信息{}条", "ts deposit.total"),
    ("2014", "解读稿件{}篇", "ts response.interpretation"),
    ("2014", "新闻发布会{}次", "ts response.press"),
    ("2014", "在线访谈{}次", "ts response.interview"),
    ("2014", "通过微博微信回应{}次", "ts response.social_media"),
    ("2014", "收到政府信息公开申请{}件", "ts received.total"),
    ("2014", "按时办结{}件", "ts completed.on_time"),
    ("2014", "延期办结{}件", "ts completed.extended"),
    ("2014", "答复{}件，其中属于", "ts answered.total"),
    ("2014", "主动公开范围的{}件", "ts answered.already_public"),
    ("2014", "同意公开的{}件", "ts answered.granted"),
    ("2014", "不同意公开的{}件，", "ts answered.denied"),
    ("2014", "申请信息不存在的{}件", "ts answered.not_exist"),
    ("2014", "申请行政复议{}件", "ts review.total"),
    ("2014", "提起行政诉讼{}件", "ts suit.total"),
    ("2014", "工作的人员{}名", "ts staff.total"),
    ("2014", "专职{}名", "ts staff.full_time"),
    ("2014", "兼职{}名", "ts staff.part_time"),
    ("2014", "召开有关会议{}次", "ts meetings.sessions"),
    ("2014", "举办培训班{}次", "ts training.courses"),
    ("2014", "培训{}人次", "ts training.people"),
    ("2014", "专项经费{}万元", "ts org.budget"),
    ("2014", "设立专门机构{}个", "ts org.units"),
    ("2014", "设查阅点{}个", "ts org.reading_points"),
    ("2008", "全年主动公开政府信息{}条", "local published.total year"),
    ("2008", "累计主动公开政府信息{}条", "local published.total cumulative"),
    ("2008", "网站公开{}条", "local channel.website year"),
    ("2008", "政府公报公开{}条", "local channel.gazette year"),
    ("2008", "受理政府信息公开申请{}件", "local received.total year"),
    ("2008", "其中当面申请{}件", "local received.in_person year"),
    ("2008", "网上申请{}件", "local received.online year"),
    ("2008", "其中同意公开{}件", "local answered.granted year"),
    ("2008", "同意部分公开{}件", "local answered.partly_granted year"),
    ("2008", "否决公开{}件", "local answered.denied year"),
    ("2008", "申请行政复议{}件", "local review.total year"),
]


@pytest.mark.parametrize(("name", "phrase", "cell"), TOLD)
def test_figures_in_the_text_are_those_of_the_tables(name: str, phrase: str, cell: str) -> None:
    draft = reports.REPORTS[name]()
    table, row, *column = cell.split(" ")
    assert phrase.format(draft.value(table, row, column[0] if column else None)) in draft.text


def test_suits_in_the_text_are_both_groups_together() -> None:
    for draft, phrase in (
        (reports.report_2021(), "行政诉讼{}件"),
        (reports.report_2021_district(), "行政诉讼{}件"),
        (reports.report_2019(), "行政诉讼{}件"),
    ):
        suits = sum(count(draft, "t4", group, "total") for group in ("suit_direct", "suit_after_review"))
        assert phrase.format(suits) in draft.text


# A total and its parts, as the reports word them; what stands in brackets is a list of its own.
LISTS = [
    ("2021", "政府信息6832条，其中概况类信息126条、政务动态类信息3975条、信息公开目录类信息2731条"),
    (
        "2021",
        "信息1526条，包括财政资金信息214条（政府预决算46条、部门预决算168条）、重大建设项目信息163条、"
        "社会保障和就业信息387条、教育信息295条、医疗卫生信息248条、生态环境信息219条",
    ),
    ("2021", "财政资金信息214条（政府预决算46条、部门预决算168条）"),
    ("2021", "发布信息4215条（微信公众号2608条、微博1607条）"),
    ("2021", "解读材料58篇，其中文字解读31篇、图解19篇、视频解读8篇"),
    ("2021", "差错214处，其中链接失效131处、附件无法打开58处、文字差错25处"),
    ("2021", "53个单位中评定为优秀的14个、良好的35个、一般的4个"),
    ("2021", "行政复议7件，其中结果维持4件、结果纠正1件、其他结果1件、尚未审结1件"),
    ("2021", "行政诉讼5件，其中未经复议直接起诉3件、复议后起诉2件"),
    (
        "department",
        "机构职能类23条、政策文件类41条、行政执法类612条、财务信息类18条、工作动态类354条",
    ),
    ("department", "解读材料17件（图文解读12件、短视频解读5件）"),
    ("department", "整改问题37个，其中内容更新不及时的21个、栏目归类不准的16个"),
    (
        "district",
        "政府信息9417条，其中机构职能信息208条、法规文件信息316条、规划统计信息147条、财政审计信息402条、"
        "行政执法信息3865条、公共服务信息2654条、其他信息1825条",
    ),
    ("district", "发布解读76件，其中部门负责人解读21件、专家解读9件、图文和短视频解读46件"),
    ("2019", "政府信息11386条，其中区政府网站公开7245条、政务微信公开2906条、政务微博公开1235条"),
    ("2019", "组织12件（商业企业9件、科研机构1件、法律服务机构2件）"),
    ("2019", "行政复议5件，其中维持3件、纠正1件、尚未审结1件"),
    ("2019", "行政诉讼2件，均为复议后起诉，其中结果维持1件、尚未审结1件"),
    (
        "2014",
        "政府信息1286条，其中机构职能类35条、政策法规类118条、规划计划类42条、业务动态类847条、"
        "财政信息类63条、其他信息181条",
    ),
    ("2014", "报送信息46条，其中纸质文件28条、电子文件18条"),
    ("2014", "申请38件，其中当面申请3件、传真申请1件、网络申请25件、信函申请9件"),
    ("2014", "4件中，涉及商业秘密1件、涉及个人隐私1件、不是《条例》所指政府信息2件"),
    ("2014", "行政复议2件，其中维持1件、其他情形1件"),
    ("2008", "政府信息2364条，其中网站公开2222条，政府公报公开142条"),
    ("2008", "人员63人，其中专职9人、兼职54人"),
    ("2008", "申请23件，其中当面申请9件、传真申请1件、电子邮件申请2件、网上申请8件、信函申请3件"),
    ("2008", "3件中，涉及商业秘密1件、涉及个人隐私2件"),
]


@pytest.mark.parametrize(("name", "words"), LISTS)
def test_lists_in_the_text_add_up(name: str, words: str) -> None:
    assert words in reports.REPORTS[name]().text
    flat = words if words.endswith("）") else re.sub("（.*?）", "", words)
    numbers = [int(number) for number in re.findall(r"\d+", flat)]
    if name == "department" and "机构职能类" in words:
        numbers.insert(0, 1048)  # the total stands in the sentence before
    assert numbers[0] == sum(numbers[1:])


# Part, whole and the share as printed, of everything but the outcomes of table three.
SHARES = [
    ("2021", 16, 130, "增长12.3%"),
    ("2021", 119, 146, "占新收申请的81.5%"),
    ("2021", 4, 6, "结果维持的占66.7%"),
    ("2021", 586, 620, "回收率94.5%"),
    ("2021", 546, 570, "占有效问卷的95.8%"),
    ("2021", 191, 198, "公开率为96.5%"),
    ("department", 92, 956, "增长9.6%"),
    ("department", 3, 12, "增长25%"),
    ("district", 137, 412, "采纳比例为33.3%"),
    ("district", 497, 540, "497名，占92.0%"),
    ("2019", 1254, 10132, "增长12.4%"),
    ("2019", 3, 4, "占已审结案件的75%"),
    ("2019", 16, 58, "占原有账号的27.6%"),
    ("2014", 3, 38, "延期的占7.9%"),
    ("2008", 17, 23, "同意公开17件，占73.9%"),
    ("2008", 3, 23, "同意部分公开3件，占13.0%"),
    ("2008", 3, 23, "否决公开3件，占13.0%"),
    ("2008", 309, 317, "回复率为97.5%"),
]


@pytest.mark.parametrize(("name", "part", "whole", "words"), SHARES)
def test_shares_in_the_text_fit_their_counts(name: str, part: int, whole: int, words: str) -> None:
    assert words in reports.REPORTS[name]().text
    printed = re.findall(r"[\d.]+", words)[-1]
    assert printed == share(part, whole, printed)


@pytest.mark.parametrize("name", reports.REPORTS)
def test_narratives_are_as_long_as_real_ones(name: str) -> None:
    assert 1450 <= len(reports.REPORTS[name]().text) <= 2600


# The helpers that plant faults -----------------------------------------------------------------------------


def test_one_cell_changes_and_nothing_else() -> None:
    draft = reports.report_2021()
    changed = draft.with_cell("t3", "processed_total", "natural", "196")
    assert changed.value("t3", "processed_total", "natural") == "196"
    assert changed.with_cell("t3", "processed_total", "natural", "118") == draft


def test_a_section_goes_with_all_that_it_holds() -> None:
    draft = reports.report_2021()
    shorter = draft.without_section("三、")
    assert "t3" not in shorter.tables
    assert "四、政府信息公开行政复议、行政诉讼情况" in shorter.paragraphs
    assert draft.without_section("一、").paragraphs[2] == "二、主动公开政府信息情况"
    last = draft.without_section("六、")
    assert last.paragraphs[-2:] == ("示例县人民政府", "2024年3月12日")


def test_words_are_replaced_only_where_it_is_clear_which() -> None:
    draft = reports.report_2021()
    assert "145件" in draft.replace("146件", "145件").text
    with pytest.raises(LookupError, match="times"):
        draft.replace("2023年", "2022年")
    assert "2023年" not in draft.replace("2023年", "2022年", every=True).text
    with pytest.raises(LookupError, match="does not say"):
        draft.replace("没有这句话", "")


def test_a_row_goes_and_its_group_closes_up() -> None:
    table = reports.report_2021().tables["t3"]
    for row in rows_of(reports.report_2021(), "t3"):
        shorter = table.without_row(row)
        assert len(shorter.rows) == len(table.rows) - 1
        assert all(len(positions) == 10 for positions in shorter.positions())
    first = table.without_row("denied.state_secret")
    assert [cell.text for cell in first.rows[7][:2]] == ["（三）不予公开", "2.其他法律行政法规禁止公开"]
    assert first.rows[7][0].row_span == 7


def test_other_changes() -> None:
    draft = reports.report_2021()
    assert "五、存在问题" in draft.rename_heading("五、", "五、存在问题").paragraphs
    assert draft.with_section_text("六、", "无").paragraphs[-4:-2] == ("六、其他需要报告的事项", "无")
    assert "六、附则" in draft.with_section_before("六、", "六、附则", "略").paragraphs
    assert "t4" not in draft.without_table("t4").tables
    assert draft.without_signature().paragraphs[-1].startswith("（二）建议提案")
    relabelled = draft.with_label("t2", "行政规范性文件", "规范性文件")
    assert "规范性文件" in [cell.text for cell in relabelled.tables["t2"].cells]
    with pytest.raises(LookupError):
        draft.without_row("t3", "denied")
    with pytest.raises(LookupError):
        draft.heading("七、")


# The files -------------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """Without blanks, which some shapes of a file put in and others lose."""
    return re.sub(r"\s+", "", text)


def docx_root(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
        return etree.fromstring(archive.read("word/document.xml"))


def docx_text(content: bytes) -> str:
    paragraphs = docx_root(content).iter(f"{WORD}p")
    return "\n".join("".join(node.text or "" for node in one.iter(f"{WORD}t")) for one in paragraphs)


def page_text(content: bytes) -> str:
    return all_text(html.document_fromstring(content))


def cms_page_text(content: bytes, encoding: str = "utf-8") -> str:
    # Decoded here: parsers take gb2312 at its word and stop at 〇, which only GBK has.
    root = html.document_fromstring(content.decode(encoding))
    body = root.find(".//div[@class='TRS_Editor']")
    assert body is not None
    return all_text(body)


def all_text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext(tag="*")))


def plain_text(content: bytes) -> str:
    return content.decode("utf-8")


FILES: dict[str, tuple[Callable[[Draft], bytes], Callable[[bytes], str]]] = {
    "docx": (to_docx, docx_text),
    "html": (to_html, page_text),
    "cms": (to_cms_html, cms_page_text),
    "cms gbk": (lambda draft: to_cms_html(draft, "gbk"), lambda page: cms_page_text(page, "gb18030")),
    "md": (to_md, plain_text),
}


def text_file(style: TextStyle) -> Callable[[Draft], bytes]:
    return lambda draft: to_txt(draft, style)


FILES.update({style: (text_file(style), plain_text) for style in TEXT_STYLES})


@pytest.mark.parametrize("format", FILES)
@pytest.mark.parametrize("name", reports.REPORTS)
def test_a_file_says_all_and_always_the_same(name: str, format: str) -> None:
    write, read = FILES[format]
    content = write(reports.REPORTS[name]())
    assert content == write(reports.REPORTS[name]())
    text, draft = squeezed(read(content)), reports.REPORTS[name]()
    for paragraph in draft.paragraphs:
        assert squeezed(paragraph) in text
    place = 0
    for table in draft.tables.values():  # in order, so that equal figures are all there
        for cell in table.cells:
            found = text.find(squeezed(cell.text), place)
            assert found >= 0, cell
            place = found + len(squeezed(cell.text))


@pytest.mark.parametrize("name", reports.REPORTS)
def test_word_rows_fill_the_grid(name: str) -> None:
    root = docx_root(to_docx(reports.REPORTS[name]()))
    for table, drafted in zip(root.iter(f"{WORD}tbl"), reports.REPORTS[name]().tables.values(), strict=True):
        rows = list(table.iter(f"{WORD}tr"))
        assert len(rows) == len(drafted.rows)
        for row in rows:
            spans = [int(span.get(f"{WORD}val", "1")) for span in row.iter(f"{WORD}gridSpan")]
            cells = len(list(row.iter(f"{WORD}tc")))
            assert cells - len(spans) + sum(spans) == drafted.column_count


def test_word_headings_have_styles() -> None:
    root = docx_root(to_docx(reports.report_2021()))
    styles = [style.get(f"{WORD}val") for style in root.iter(f"{WORD}pStyle")]
    assert styles.count("1") == 6
    assert styles.count("2") == 5


def test_one_cell_a_line_keeps_positions_by_newlines() -> None:
    draft = reports.report_2019()
    for column in ("made", "opened", "open_total"):
        draft = draft.with_cell("t2", "rules", column, "")
    text = to_txt(draft, "cells").decode("utf-8")
    assert "规章\n\n\n\n\n规范性文件\n\n9\n\n9\n\n63\n\n第二十条" in text
    assert "三、本年度办理结果\n\n（一）予以公开\n\n33\n\n5\n\n1\n\n0\n\n1\n\n0\n\n40\n\n（二）" in text


def test_other_shapes_of_text() -> None:
    draft = reports.report_2021()
    tabs, pipes = (to_txt(draft, style).decode("utf-8") for style in ("tabs", "pipes"))
    assert "\n\t\t2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0\t0\n" in tabs
    assert "\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n" in pipes
    assert "\n（三）不予公开 | 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n2.其他法律" in pipes
    led = to_txt(reports.report_2014(), "tab_led").decode("utf-8")
    assert "\n\n\t　　（一）收到申请数\n\t件\n\t38\n\n\t　　　　1.当面申请数\n\t件\n\t3\n\n" in led
    assert "\n\n\t三、依申请公开情况\n\t\n\t\n\n" in led


def test_a_page_in_gbk_calls_itself_gb2312() -> None:
    content = to_cms_html(reports.report_2021(), "gbk")
    assert b"charset=gb2312" in content
    assert "政府信息公开工作年度报告" in content.decode("gb18030")


# The examples ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", build_reports.files())
def test_committed_examples_are_those_that_the_script_makes(name: str) -> None:
    committed = (build_reports.REPORTS / name).read_bytes()
    assert committed == build_reports.files()[name], "run: python -m examples.build_reports"


def test_faults_of_the_example_are_planted() -> None:
    draft = build_reports.faulty_report()
    assert len(build_reports.FAULTS) == 7
    assert group_sum(draft, "denied", "natural") == 13
    assert count(draft, "t3", "carried_out", "total") == 8
    percents = re.findall(r"\w{4}\d+件，占([\d.]+)%", draft.text)
    assert sum(map(Decimal, percents)) == Decimal("105.0")
    assert "六个部分" in draft.text
    assert not any(paragraph.startswith("六、") for paragraph in draft.paragraphs)
