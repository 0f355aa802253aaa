"""Pages as content systems publish them, all invented, read back block by block."""

from __future__ import annotations

import json
from html import escape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.document import Document, Grid, GridCell, Paragraph, Picture, ReadError
from gi_lint.readers.html import read
from gi_lint.readers.html_styles import hidden_names
from tests.limits import bounded_time
from tests.readers.documents import cells_of

TITLE = "示例市示例局2023年政府信息公开工作年度报告"
PROSE = "2023年，示例局认真落实各项要求，全年主动公开政府信息120条，办结申请3件，没有发生行政复议和行政诉讼。"
HEADING = "一、总体情况"
REPORT = f"<p>{HEADING}</p><p>{PROSE}</p><p>{PROSE}</p><p>六、其他需要报告的事项</p><p>无。</p>"
REPORT_LINES = [HEADING, PROSE, PROSE, "六、其他需要报告的事项", "无。"]
SIGNATURE = ["示例市示例局", "2024年1月25日"]
NAVIGATION = (
    "<ul><li><a href='/'>首页</a></li><li><a href='/a'>机构概况</a></li>"
    "<li><a href='/b'>政务公开</a></li><li><a href='/c'>互动交流</a></li></ul>"
)
FOOTER = "<p>主办单位：示例市示例局　技术支持：示例公司</p><p>示ICP备00000000号　网站标识码：0000000000</p>"


def document(page: str | bytes) -> Document:
    return read(page.encode() if isinstance(page, str) else page, "report.html")


def lines(page: str | bytes) -> list[str]:
    return [paragraph.text for paragraph in document(page).paragraphs]


def grid(page: str) -> Grid:
    (only,) = document(page).grids
    return only


def place_of(page: str, text: str) -> tuple[int, int]:
    offset = page.index(text)
    return page.count("\n", 0, offset) + 1, offset - page.rfind("\n", 0, offset)


# --- pages of content systems ---

TRS = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{TITLE}">
<meta name="PubDate" content="2024-01-26 10:00"><title>{TITLE}_示例市人民政府</title></head><body>
<div class="header"><div class="logo">示例市人民政府</div>{NAVIGATION}</div>
<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/a">政务公开</a></div>
<div class="xl-box"><div class="xl-title">{TITLE}</div>
<div class="xl-info">发布时间：2024-01-27 09:30　来源：示例局　字号：[大 中 小]</div>
<div class="view TRS_UEDITOR trs_paper_default">{REPORT}<p>{SIGNATURE[0]}</p><p>{SIGNATURE[1]}</p></div>
<div class="share">分享到：<a href="#">微信</a></div><div>【打印】【关闭】</div></div>
<div class="footer">{FOOTER}</div><script>var a = "<p>不是正文。</p>";</script></body></html>"""

JCMS = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>示例市人民政府 政府信息公开 {TITLE}</title>
</head><body><table width="1000"><tr><td class="menu">{NAVIGATION}</td></tr></table>
<table width="1000"><tr><td>您现在的位置：首页 &gt; 信息公开</td></tr><tr><td>
<table class="xxgk"><tr><td>索引号：</td><td>000-1/2024-00001</td><td>发布日期：</td><td>2024-01-26</td></tr>
<tr><td>发布机构：</td><td>示例局</td><td>文号：</td><td>无</td></tr></table></td></tr>
<tr><td align="center" class="title">{TITLE}</td></tr>
<tr><td><div id="zoom"><!--ZJEG_RSS.content.begin-->{REPORT}<!--ZJEG_RSS.content.end--></div></td></tr>
<tr><td>【<a href="#">打印本页</a>】【<a href="#">关闭窗口</a>】</td></tr></table>
<table><tr><td>版权所有：示例市示例局</td></tr></table></body></html>"""

UCAP = f"""<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>
<ul class="nav"><li><a href="/">首页</a></li></ul><h1><ucaptitle>{TITLE}</ucaptitle></h1>
<div class="pages-date">2024-01-26 10:20 来源：<span>示例局</span></div>
<div class="pages_content" id="UCAP-CONTENT"><ucapcontent>{REPORT}</ucapcontent></div>
<div class="related"><div>相关链接</div><ul><li><a href="/x">一篇</a></li></ul></div></body></html>"""

METADATA_LIST = f"""<html><head><meta charset="utf-8"><title>{TITLE} - 示例市人民政府门户网站</title></head><body>
<div class="wrap"><div class="breadcrumb"><a href="/">首页</a></div>
<ul class="info"><li><b>索 引 号：</b>000-1</li><li><b>主题分类：</b>其他</li><li><b>成文日期：</b>2024年01月20日</li>
<li><b>发布日期：</b>2024年01月26日</li></ul><div class="main"><h2>{TITLE}</h2><div class="con">{REPORT}
<p style="text-align:right">{SIGNATURE[0]}<br/>{SIGNATURE[1]}</p></div></div>
<div class="side"><h3>热门文章</h3>{NAVIGATION}</div></div>{FOOTER}</body></html>"""

PLAIN_DIVS = f"""<html><head><title>{TITLE}</title></head><body><div class="a1"><div class="a2">{NAVIGATION}</div></div>
<div class="b1"><div class="b2"><h1>{TITLE}</h1>
<div class="b3">信息来源：示例局　发布时间：2024-01-26　浏览次数：12</div>
<div class="b4"><div>{REPORT}</div><div>{SIGNATURE[0]}</div><div>{SIGNATURE[1]}</div></div>
<div>上一篇：<a href="/1">没有了</a></div></div></div><div class="z">{FOOTER}</div></body></html>"""

WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><title>报告</title>
<style><!-- p.MsoNormal {{margin:0}} --></style><!--[if gte mso 9]><xml><w:Zoom>0</w:Zoom></xml><![endif]--></head>
<body lang=ZH-CN><div class=WordSection1><p class=MsoNormal align=center><b>{TITLE}<o:p></o:p></b></p>
<p class=MsoNormal><![if !supportLists]><span>一、<span style='font:7.0pt'>&nbsp;</span></span><![endif]>总体情况</p>
<p class=MsoNormal>全年<span lang=EN-US>1</span><span
lang=EN-US>20</span>条，
其中示例<span lang=EN-US><o:p></o:p></span></p><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal>{PROSE}</p></div></body></html>"""


@pytest.mark.parametrize(
    ("page", "published", "tail"),
    [
        pytest.param(TRS, "2024-01-27", SIGNATURE, id="trs"),
        pytest.param(JCMS, "2024-01-26", [], id="jcms"),
        pytest.param(UCAP, "2024-01-26", [], id="ucap"),
        pytest.param(METADATA_LIST, "2024-01-26", SIGNATURE, id="metadata list"),
        pytest.param(PLAIN_DIVS, "2024-01-26", SIGNATURE, id="plain divs"),
    ],
)
def test_only_the_report_of_a_published_page_is_read(page: str, published: str, tail: list[str]) -> None:
    read_page = document(page)
    assert [paragraph.text for paragraph in read_page.paragraphs] == [TITLE, *REPORT_LINES, *tail]
    assert read_page.published == published
    assert read_page.title is not None
    assert TITLE in read_page.title
    assert not read_page.remarks


def test_a_word_export() -> None:
    page = document(WORD)
    assert [paragraph.text for paragraph in page.paragraphs] == [
        TITLE,
        "一、\xa0总体情况",
        "全年120条，其中示例",
        PROSE,
    ]


def test_a_fragment_without_head_or_body() -> None:
    page = f"<p>{TITLE}</p><p>发布日期：2024-01-31</p>{REPORT}"
    assert lines(page) == [TITLE, *REPORT_LINES]
    assert document(page).published == "2024-01-31"


def test_elements_that_close_themselves_hold_nothing() -> None:
    head = (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title>'
    )
    script = '<script src="a.js"/><style><![CDATA[p{margin:0}]]></style></head>'
    page = f'{head}{script}<body><p><a name="top"/>{TITLE}</p><div/><iframe src="b"/>{REPORT}</body></html>'
    assert lines(page) == [TITLE, *REPORT_LINES]


def test_a_title_that_the_text_repeats_is_kept_once() -> None:
    body = f"<div class='TRS_Editor'><p>示例市示例局</p><p>2023年政府信息公开工作年度报告</p>{REPORT}</div>"
    assert lines(f"<h1>{TITLE}</h1>{body}")[:3] == ["示例市示例局", "2023年政府信息公开工作年度报告", HEADING]
    assert lines(f"<h1>{TITLE}</h1><p>{TITLE}</p>{REPORT}") == [TITLE, *REPORT_LINES]


def test_the_logo_is_not_the_title() -> None:
    head = f"<title>{TITLE}</title><header><h1>示例市人民政府</h1></header>"
    page = f"{head}<div class=tit>{TITLE}</div><div id=zoom>{REPORT}</div>"
    assert lines(page) == [TITLE, *REPORT_LINES]
    assert document(page).title == TITLE


def test_parts_in_several_containers_are_all_kept() -> None:
    first, second = f"<div class='TRS_Editor'>{REPORT}</div>", f"<div class='TRS_Editor'><p>{PROSE}</p></div>"
    assert lines(f"<body><div class=a>{first}{second}<p>{SIGNATURE[0]}</p></div></body>") == [
        *REPORT_LINES,
        PROSE,
        SIGNATURE[0],
    ]


def test_attachments_and_signatures_after_the_editor_are_kept() -> None:
    attachment = "<p>附件：<a href='1.docx'>统计表.docx</a></p>"
    page = f"<div><div class='TRS_Editor'>{REPORT}</div><p>{SIGNATURE[1]}</p>{attachment}</div>"
    assert lines(page)[-2:] == [SIGNATURE[1], "附件：统计表.docx"]


@pytest.mark.parametrize("after", ["<img src='a.png' alt='示例'>", f"<p>主办单位：示例市示例局</p><p>{PROSE}</p>"])
def test_what_a_page_has_behind_the_content_is_left_out(after: str) -> None:
    blocks = document(f"<div><div class='TRS_Editor'>{REPORT}</div>{after}</div>").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == REPORT_LINES
    assert len(blocks) == len(REPORT_LINES)


def test_a_class_that_sounds_like_furniture_does_not_lose_the_text() -> None:
    page = (
        f"<body class='nav-open'><div id='print' class='share-box top'><div class='header'>{REPORT}</div></div></body>"
    )
    assert lines(page) == REPORT_LINES


def test_an_anchor_left_open_is_no_link() -> None:
    assert lines(f"<a name='OLE_LINK1'>{REPORT}</a>") == REPORT_LINES


# --- text ---


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><span>20</span><span>2<b>3</b></span>年</p>", ["2023年"]),
        ("<p>1&nbsp;日</p>", ["1\xa0日"]),
        ("<p>公开\n  信息</p>", ["公开信息"]),
        ("<p>公开 信息</p>", ["公开 信息"]),
        ("<p>共\n20 条</p>", ["共 20 条"]),
        ("<p>公开</span>\n<span>信息\u200b表</p>", ["公开信息表"]),
        ("<p>甲<br>乙<br/>丙</p>", ["甲", "乙", "丙"]),
        ("甲<div>乙<p>丙</div>丁", ["甲", "乙", "丙", "丁"]),
        ("<ol><li>甲<li>乙</ol>", ["甲", "乙"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<p>　　甲&nbsp;</p>", ["甲"]),
        (
            "<p>甲<!-- 乙 -->丙<script>丁</script>戊<span style='display: none'>己</span><i hidden>庚</i></p>",
            ["甲丙戊"],
        ),
        ("<p>甲<span style='display:block'>乙</span>丙</p>", ["甲", "乙", "丙"]),
        ("<html><body><p>甲</p></body></html><p>乙</p>", ["甲", "乙"]),
        ("<p>a &lt; b &#20844;&#24320;</p>", ["a < b 公开"]),
        ("<p><ruby>总体<rp>(</rp><rt>zongti</rt><rp>)</rp></ruby>情况</p>", ["总体情况"]),
        ("<p>12<sup>1</sup>件，3<sup><a href='#n2'>[2]</a></sup>件</p>", ["12¹件，3[²]件"]),
        ("<p>12<del>13</del><ins>14</ins>件</p>", ["1214件"]),
    ],
)
def test_text_as_a_browser_shows_it(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_is_struck_out_is_said_to_be_left_out(tag: str) -> None:
    read_page = document(f"<p>12<{tag}>13</{tag}>件。{PROSE}</p>")
    assert read_page.paragraphs[0].text.startswith("12件。")
    assert "删除线" in read_page.remarks[0]


def test_headings_carry_their_level() -> None:
    outlines = [
        (p.text, p.outline) for p in document(f"<h2>{HEADING}</h2><p>{PROSE}</p><h3><b>（一）示例</b></h3>").paragraphs
    ]
    assert outlines == [(HEADING, 2), (PROSE, None), ("（一）示例", 3)]


def test_images_of_the_content() -> None:
    page = f"<p>{PROSE}</p><p><img src='/a/b.png?x=1'>图<img src='i.gif' width='16'><img src='c.png' alt='统计图'></p>"
    pictures = [(block.name, block.location.column) for block in document(page).blocks if isinstance(block, Picture)]
    assert [name for name, _ in pictures] == ["b.png", "统计图"]
    assert [column for _, column in pictures] == [page.index("<img") + 1, page.rindex("<img") + 1]


# --- tables ---


def test_merged_cells_stand_where_a_browser_puts_them() -> None:
    table = grid(
        "<table><tbody><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>&nbsp;</tbody>"
        "<tfoot><tr><td colspan=3>尾</tfoot><thead><tr><th rowspan=9>头<th><p>一</p><p>二<br>三</p><th></thead></table>"
    )
    assert cells_of(table) == [
        ("头", 0, 0, 1, 1),
        ("一\n二\n三", 0, 1, 1, 1),
        ("", 0, 2, 1, 1),
        ("甲", 1, 0, 2, 1),
        ("乙", 1, 1, 1, 2),
        ("丙", 2, 1, 1, 1),
        ("", 2, 2, 1, 1),
        ("尾", 3, 0, 1, 3),
    ]


def test_an_empty_header_cell_in_place_of_a_rowspan_is_a_cell() -> None:
    table = grid("<table><tr><td>信息内容</td><td>数量</td></tr><tr><td></td><td>件</td></tr></table>")
    assert cells_of(table)[2] == ("", 1, 0, 1, 1)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("colspan=1000000000", (1, 1000)),
        ("rowspan=0", (2, 1)),
        ("rowspan=65535", (2, 1)),
        ("colspan=0", (1, 1)),
        ("colspan=-3 rowspan=x", (1, 1)),
        ("colspan='2px' rowspan=' 2'", (2, 2)),
        (f"colspan={'9' * 5000}", (1, 1000)),
    ],
)
def test_spans_are_bounded(attributes: str, expected: tuple[int, int]) -> None:
    table = grid(f"<table><tr><td {attributes}>甲<td>乙<tr><td>丙<td>丁</table>")
    assert (table.cells[0].row_span, table.cells[0].column_span) == expected


def test_a_table_beyond_the_limits_is_refused() -> None:
    row = "<tr>" + "<td colspan=1000>1" * 40
    with pytest.raises(ReadError, match="表格过大"):
        document(f"<table>{row * 40}</table>")


def test_layout_tables_are_transparent() -> None:
    inner = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    page = f"<table><tr><td>导语<td><table><tr><td><p>{PROSE}</p>{inner}<p>{PROSE}</p></table></table>"
    assert [type(block).__name__ for block in document(page).blocks] == ["Paragraph", "Paragraph", "Grid", "Paragraph"]
    assert [cell.text for cell in grid(page).cells] == ["甲", "1", "乙", "2"]


def test_a_data_cell_with_a_table_of_one_cell() -> None:
    table = grid("<table><tr><td>甲<td><table><tr><td>1</td></tr></table></td></tr><tr><td>乙<td>2</table>")
    assert [cell.text for cell in table.cells] == ["甲", "1", "乙", "2"]


def test_rows_in_an_element_that_no_table_may_have_are_rows() -> None:
    read_back = grid("<table><div><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></div></table>")
    assert [[cell.text for cell in row] for row in read_back.rows()] == [["甲", "乙"], ["1", "2"]]


@pytest.mark.parametrize("size", ["font-size:0", "FONT-SIZE: 0px;", "color:red; font-size: 0.0pt"])
def test_print_of_no_size_is_not_read(size: str) -> None:
    page = f"<p>收到申请5件<span style='{size}'>（应为<b>9</b>件）</span>，均已办结。</p>"
    assert lines(page + REPORT)[0] == "收到申请5件，均已办结。"


@pytest.mark.parametrize("size", ["font-size:0", "font-size:0px"])
def test_print_that_has_a_size_again_is_read(size: str) -> None:
    page = f"<div style='{size}'><span style='font-size:16px'>收到申请<b>5</b>件。</span></div>"
    assert lines(page + REPORT)[0] == "收到申请5件。"
    assert lines("<p style='font-size:0.9em'>收到申请5件。</p>" + REPORT)[0] == "收到申请5件。"


@pytest.mark.parametrize("sized", ["p class='text'", "p id='text'", "font size='3'"])
def test_print_to_which_the_page_may_give_a_size_is_read(sized: str) -> None:
    page = f"<div style='font-size:0'><{sized}>收到申请<b>5</b>件。</{sized.split()[0]}>隐</div>"
    assert lines(page + REPORT)[0] == "收到申请5件。"


def test_hidden_rows_forms_and_captions_in_tables() -> None:
    page = (
        "<table><caption>示例表</caption><form><tr style='display:none'><td>隐<td>藏</tr>"
        "<tr><td>甲<td hidden>隐<td>1</tr></form><td>乙<td>2</table>"
    )
    assert lines(page) == ["示例表"]
    assert [(cell.text, cell.row, cell.column) for cell in grid(page).cells] == [
        ("甲", 0, 0),
        ("1", 0, 1),
        ("乙", 1, 0),
        ("2", 1, 1),
    ]


def test_a_table_left_open_loses_nothing() -> None:
    page = f"<div><table><tr><td>甲<td>1</tr></div><p>{PROSE}</p><table><tr><td>乙<td>2</table><p>{HEADING}</p>"
    assert lines(page) == [PROSE, HEADING]
    assert [[cell.text for cell in table.cells] for table in document(page).grids] == [["甲", "1"], ["乙", "2"]]


# --- places ---


def test_every_figure_can_be_located() -> None:
    text = f"<html>\n<body><p>{HEADING}</p><p>全年&nbsp;<b>公开</b>\n信息<i>1</i><i>20</i>条，办结&#51;7件。</p>\n"
    page = text + "<table><tr><td></td><td>8</td></tr>\n<tr><td>甲</td><td><p>9</p></td></tr></table>"
    read_page = document(page)
    sentence = read_page.paragraphs[1]
    assert sentence.text == "全年\xa0公开信息120条，办结37件。"
    for word in ("全年", "公开", "信息", "条，办结", "7件"):
        start = sentence.text.index(word)
        found = sentence.locate(start, start + len(word))
        assert (found.line, found.column) == place_of(page, word)
    cells = {(cell.row, cell.column): cell.location for cell in read_page.grids[0].cells}
    assert (cells[0, 0].line, cells[0, 0].column) == place_of(page, "<td></td>")
    assert (cells[1, 1].line, cells[1, 1].column) == place_of(page, "9</p>")
    assert (cells[1, 1].block, cells[1, 1].grid, cells[1, 1].grid_row, cells[1, 1].grid_column) == (3, 1, 2, 2)


def test_places_hold_after_text_that_is_not_shown() -> None:
    hidden = (
        f"<div style='display:none'>{'隐藏1' * 9000}</div><textarea>1<b></textarea><script>if (1<2) '<p>1</p>'</script>"
    )
    page = f"<p title='1>1'>{HEADING}</p>{hidden}<p>{PROSE}</p><p>7</p>{REPORT}"
    places = [(p.location.line, p.location.column) for p in document(page).paragraphs[:3]]
    assert places == [place_of(page, HEADING), place_of(page, PROSE), place_of(page, "7</p>")]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<input value="3">', "3"),
        ("<INPUT type=text size=4 value=' 1,203 '/>件", "1,203件"),
        ('<p><input type="number" value="0"></p>', "0"),
        ("<textarea rows=1> 12 </textarea>", "12"),
        ('<input type="hidden" value="7"><input type="checkbox" value="1"><input value="5">', "5"),
        ('<input value="3" hidden>', ""),
        ('<input value="/">', "/"),
        ('<input value=""><textarea></textarea>', ""),
        ('<input placeholder="0">', ""),
        ('<input value="请输入数字"><textarea>请填写</textarea>', ""),
    ],
)
def test_the_figure_in_a_field_is_the_text_of_its_cell(cell: str, text: str) -> None:
    rows = f"<tr><td>行政许可</td>\n<td>{cell}</td></tr><tr><td>行政处罚</td><td>9</td></tr>"
    page = f"<p>{HEADING}</p>\n<table>{rows}</table>"
    cells = grid(page).cells
    assert [one.text for one in cells] == ["行政许可", text, "行政处罚", "9"]
    assert cells[1].location.line in (2, 3) and cells[3].location.line == 3


def test_fields_beside_tables_are_none_of_the_report() -> None:
    search = '<form><input value="12"><textarea>34</textarea></form>'
    assert lines(f"{search}<p>{TITLE}</p>{REPORT}{search}") == [TITLE, *REPORT_LINES]


# --- encodings and files that are no pages ---


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "big5"])
def test_encodings_without_a_declaration(codec: str) -> None:
    text = "<p>示例局公告</p>"
    assert lines(text.encode(codec)) == ["示例局公告"]


@pytest.mark.parametrize(("declared", "actual"), [("gb2312", "gbk"), ("GBK", "gb18030"), ("utf-8", "utf-8")])
def test_declared_encodings(declared: str, actual: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">{REPORT}<p>㐀镕</p>'
    read_page = document(page.encode("gb18030" if actual == "gbk" else actual))
    assert [p.text for p in read_page.paragraphs] == [*REPORT_LINES, "㐀镕"]
    assert not read_page.remarks


@pytest.mark.parametrize(("declared", "actual"), [("utf-8", "gb18030"), ("gb2312", "utf-8")])
def test_a_wrong_declaration_is_remarked(declared: str, actual: str) -> None:
    read_page = document(f'<meta charset="{declared}">{REPORT}'.encode(actual))
    assert [p.text for p in read_page.paragraphs] == REPORT_LINES
    assert "编码" in read_page.remarks[0]


def test_a_file_without_tags_is_read_as_text() -> None:
    page = document("\n".join(REPORT_LINES) + "\n数量\t件数\n申请\t3\n答复\t3\n")
    assert [p.text for p in page.paragraphs] == REPORT_LINES
    assert [cell.text for cell in page.grids[0].cells] == ["数量", "件数", "申请", "3", "答复", "3"]


def test_damaged_bytes_cost_only_themselves() -> None:
    data = f'<meta charset="utf-8">{REPORT * 3}<p>末'.encode()[:-1]
    read_page = document(data)
    assert [p.text for p in read_page.paragraphs][:-1] == REPORT_LINES * 3
    assert "无法解码" in read_page.remarks[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n ",
        b"<html><body></body></html>",
        b"<p>&nbsp;</p><!-- a -->",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"%PDF-1.7 ...",
        b"PK\x03\x04....",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"MIME-Version: 1.0\nContent-Type: multipart/related",
        b"\x01\x00" * 600,
        b"<iframe src='a.html'></iframe>",
        b"<div id=app></div><script>render()</script>",
        b"<embed src='report.pdf'>",
    ],
)
def test_what_cannot_be_read_is_explained_in_chinese(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        document(data)
    assert caught.value.problem.endswith("。")
    assert caught.value.advice.endswith("。")


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<iframe src='/show?id=1'></iframe>", "框架"),
        ("<a href='/f/report.docx'>下载</a>", "附件"),
        ("<p><img src='page1.jpg' width=800></p>", "图片"),
        ("<div id='app'></div><script>draw('report')</script>", "脚本"),
        ("<div id='viewer'><canvas></canvas></div>", "脚本"),
    ],
)
def test_a_report_that_is_elsewhere_is_remarked(body: str, word: str) -> None:
    (remark,) = document(f"<h1>{TITLE}</h1>{body}").remarks
    assert word in remark


def test_a_report_in_a_hidden_element_is_read_with_a_remark() -> None:
    read_page = document(f"<h1>{TITLE}</h1><div style='display:none'>{REPORT * 3}</div>")
    assert len(read_page.paragraphs) == 1 + 3 * len(REPORT_LINES)
    assert "隐藏" in read_page.remarks[0]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + "甲" + "</div>" * 10_000,
        "<table><tr><td>" * 3000 + "甲",
        "<font>" * 5000 + "<p>甲" * 5000,
        "甲" + "<a b='" * 100_000,
        "甲" + "<a '" * 100_000,
        "甲" + "<!--" * 100_000,
        "甲" + "<script" * 50_000,
        "甲<script>" + '\\"' * 50_000 + "</script>",
        "甲" + "&" * 200_000,
        "<p>甲" + " \n" * 200_000 + "乙",
        "<p>" + "甲1" * 1_000_000,
        "<ul><li>" * 5000 + "<p>甲。</p>" * 5000,
    ],
    ids=[
        "divs",
        "tables",
        "fonts",
        "quotes",
        "bare quotes",
        "comments",
        "scripts",
        "escaped quotes",
        "entities",
        "blanks",
        "long",
        "lists",
    ],
)
def test_hostile_pages_are_read_in_linear_time(page: str) -> None:
    with bounded_time():
        assert "甲" in "".join(lines(page))


# --- properties ---

WORDS = st.text(st.sampled_from("示例公开信息20１，。条a%<&>"), min_size=1, max_size=8)


@st.composite
def grids(draw: st.DrawFn) -> tuple[int, int, list[tuple[str, int, int, int, int]]]:
    """A rectangle cut into cells, each row having a cell of its own, with a text in each."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cells: list[tuple[str, int, int, int, int]] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in free:
                continue
            height, width = draw(st.integers(1, rows - row)), draw(st.integers(1, 3))
            while not all((row, column + step) in free for step in range(width)):
                width -= 1
            free -= {(row + down, column + right) for down in range(height) for right in range(width)}
            cells.append((draw(st.one_of(st.just(""), WORDS)), row, column, height, width))
    return rows, columns, cells


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@settings(max_examples=150, deadline=None)
@given(grids())
def test_a_merged_table_reads_back(drawn: tuple[int, int, list[tuple[str, int, int, int, int]]]) -> None:
    rows, columns, cells = drawn
    if max(sum(1 for cell in cells if cell[1] == row) for row in range(rows)) < 2:
        return  # a single column is a layout table
    html = "".join(
        "<tr>"
        + "".join(f"<td rowspan={c[3]} colspan={c[4]}>{escaped(c[0])}</td>" for c in cells if c[1] == row)
        + "</tr>"
        for row in range(rows)
    )
    table = grid(f"<p>{HEADING}</p><table>{html}</table>")
    assert (table.row_count, table.column_count) == (rows, columns)
    assert cells_of(table) == cells


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, st.integers(0, 3)), min_size=1, max_size=12))
def test_text_in_nested_spans_reads_back(parts: list[tuple[str, int]]) -> None:
    inside = "".join("<span>" * depth + escaped(text) + "</span>" * depth for text, depth in parts)
    (paragraph,) = document(f"<div class=TRS_Editor><p>甲{inside}乙</p></div>").paragraphs
    assert paragraph.text == f"甲{''.join(text for text, _ in parts)}乙"
    assert all(first[0] < second[0] for first, second in pairwise(paragraph.marks))


# --- reports that a page carries as text ---

LONG = f"{REPORT}<table><tr><td>规章</td><td>0</td></tr></table><p>{PROSE * 3}</p>"
LONG_LINES = [*REPORT_LINES, PROSE * 3]


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='content'>{escape(LONG)}</div>",
        f"<h1>{TITLE}</h1><div class='content'>{escape(escape(LONG))}</div>",
        f"<textarea id='a' style='display:none'>{escape(LONG)}</textarea><div id='b'></div><script>show()</script>",
        f"<textarea>{LONG}</textarea>",
        f"<script type='application/json'>{json.dumps({'title': TITLE, 'content': LONG}, ensure_ascii=False)}</script>",
        f"<script>var article = {json.dumps({'content': LONG})};</script>",
        f"<script>var article = {json.dumps(escape(LONG))};</script>",
        f"<input type='hidden' id='a' value='{escape(LONG)}'><div id='b'></div>",
        f'<h1>{TITLE}</h1><iframe srcdoc="{escape(LONG)}"></iframe>',
        f"<noscript>{LONG}</noscript>",
        f"<template>{LONG}</template><div></div>",
        f"<xmp>{LONG}</xmp>",
    ],
)
def test_a_report_carried_as_text_is_read(body: str) -> None:
    page = f"<html><head><title>{TITLE}</title></head>\n<body>\n{body}</body></html>"
    read_page = document(page)
    assert [paragraph.text for paragraph in read_page.paragraphs if paragraph.text != TITLE] == LONG_LINES
    assert cells_of(read_page.grids[0]) == [("规章", 0, 0, 1, 1), ("0", 0, 1, 1, 1)]
    assert {(one.location.line, one.location.column) for one in read_page.paragraphs} == {(3, None)}
    assert any("供脚本显示" in remark for remark in read_page.remarks)


def test_a_report_without_frames_is_read() -> None:
    page = (
        f"<html><frameset cols='20%,80%'><frame src='a.html'><noframes><body>{LONG}</body></noframes></frameset></html>"
    )
    assert lines(page) == LONG_LINES


def test_the_foot_of_a_site_that_a_script_shows_is_no_report() -> None:
    foot = json.dumps(
        "<div><p>示例市示例局主办</p><p>地址：示例路1号</p><p>" + "欢迎访问示例市示例局网站。" * 20 + "</p></div>"
    )
    page = f"<html><body><h1>{TITLE}</h1><div id='app'></div><script>document.write({foot})</script></body></html>"
    assert lines(page) == [TITLE]
    assert not any("供脚本显示" in remark for remark in document(page).remarks)


def test_a_word_in_angle_brackets_is_no_markup() -> None:
    body = REPORT + "<p>栏目更名为&lt;p&gt;专栏，公开120条，办结申请3件。</p>"
    assert not document(f"<html><body>{body}</body></html>").remarks
    assert lines(body)[:-1] == REPORT_LINES
    script = f"<script>var more = {json.dumps(LONG * 3)};</script>"
    assert not document(f"<html><body>{script}{body.replace('p&gt;', '条例&gt;')}</body></html>").remarks


def test_a_copy_to_be_printed_is_no_part_of_the_report() -> None:
    other = PROSE.replace("120", "210")
    text = f"<h1>{TITLE}</h1>{REPORT}<p>{other * 3}</p>"
    assert lines(f"<div class='pc'>{text}</div><div class='print'>{text}</div>") == [TITLE, *REPORT_LINES, other * 3]
    without_title = f"<div>{text}</div><div>{REPORT}<p>{other * 3}</p><p>打印日期</p></div>"
    assert lines(without_title) == [TITLE, *REPORT_LINES, other * 3, "打印日期"]


def test_a_sentence_said_twice_is_no_copy() -> None:
    body = f"{REPORT}<p>{PROSE}</p><p>{PROSE}</p>"
    assert lines(body) == [*REPORT_LINES, PROSE, PROSE]


def test_a_hidden_part_that_is_shown_beside_it_is_no_more_of_the_report() -> None:
    text = f"<p>一、总体情况</p><p>{PROSE}</p><p>二、主动公开</p><p>{PROSE}</p>"
    old = f"<div class='item' style='display:none'><p>二、主动公开</p><p>{PROSE * 2}</p></div>"
    assert lines(f"<h1>{TITLE}</h1><div><div class='item'>{text}</div>{old}</div>").count("二、主动公开") == 1


def test_parts_under_tabs_are_one_report() -> None:
    parts = [f"<p>{TITLE}</p><p>{PROSE}</p><p>一、总体情况</p><p>{PROSE}</p>", f"<p>二、主动公开</p><p>{PROSE}</p>"]
    parts.append("<p>三、其他</p><p>无。</p>")
    panes = [f"<div id='t{n}' class='pane{' active' * (n == 0)}' {'style=display:none' * (n > 0)}>" for n in range(3)]
    page = "".join(f"{pane}{part}</div>" for pane, part in zip(panes, parts, strict=True))
    assert lines(page) == [TITLE, PROSE, "一、总体情况", PROSE, "二、主动公开", PROSE, "三、其他", "无。"]


def test_another_report_under_a_tab_is_not_read() -> None:
    year_before = f"<p>一、总体情况</p><p>{PROSE.replace('2023', '2022')}</p>"
    page = f"<div id='con_one_1'>{REPORT}</div><div id='con_one_2' style='display: none'>{year_before}</div>"
    assert lines(page) == REPORT_LINES


TAGS = ["甲", "1", "<th colspan=3>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>"]
TAGS += ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<li>", "<h2>", "</h2>"]
PAGES = [TRS.encode(), JCMS.encode("gb18030"), WORD.encode("utf-16"), METADATA_LIST.encode()]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(PAGES), st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6)), max_size=12), st.booleans()
)
def test_damaged_pages_raise_nothing_but_read_errors(page: bytes, hits: list[tuple[int, bytes]], cut: bool) -> None:
    for offset, replacement in hits:
        page = page[:offset] + replacement + page[offset + len(replacement) :]
    try:
        result = document(page[: len(page) // 2] if cut else page)
    except ReadError:
        return
    assert all(isinstance(block, Paragraph | Grid | Picture) for block in result.blocks)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(TAGS)))
def test_no_order_of_tags_is_too_odd(tags: list[str]) -> None:
    page = "".join(tags)
    try:
        blocks = document(page).blocks
    except ReadError:
        assert not {"甲", "1"} & set(tags)
        return
    texts = [text for block in blocks for text in _texts_of(block)]
    assert sorted("".join(texts)) == sorted(tag for tag in tags if tag in "甲1")


def _texts_of(block: object) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text.replace(" ", "")]
    cells: tuple[GridCell, ...] = block.cells if isinstance(block, Grid) else ()
    return [cell.text.replace("\n", "") for cell in cells]


@pytest.mark.parametrize(
    ("style", "attributes"),
    [
        (".old, .tip { color: red; display : none !important }", 'class="box tip"'),
        ("div.old{display:none}", "class=old"),
        ("<!-- #old{display:none} -->", "id=old"),
        (".old{display:none} .menu:hover .old{display:block}", "class=old"),
        (".old{display:none} @media print { .old{display:block} }", "class=old"),
        (".old{display:none}</style><style media=print>.old{display:block}", "class=old"),
        ("</style><style media='screen' type='text/css'>.old{display:none}", "class=old"),
        ("@import url(x); .old{display:none}", "class=old"),
    ],
)
def test_what_a_style_sheet_of_the_page_hides_is_not_read(style: str, attributes: str) -> None:
    page = f"<style>{style}</style>{REPORT}<div {attributes}><p>{PROSE.replace('3件', '9件')}</p></div>"
    assert lines(page) == REPORT_LINES


@pytest.mark.parametrize(
    ("style", "attributes"),
    [
        ("/* .new{display:none} */ .new{color:red}", "class=new"),
        ("@media print { .new{display:none} } @page{size:a4}", "class=new"),
        (".list .new{display:none}", "class=new"),
        ("p.new{display:none}", "class=new"),
        (".new{display:none} .new.on{display:block}", "class='new on'"),
        (".new{display:none}</style><script>$('.new').show()</script><style>", "class=new"),
        (".new{display:none}", "class=new style='display:block'"),
        (".new{display:none}", "class=new style='DISPLAY: block'"),
        (".new{display:none} @media screen { .new{display:block} }", "class=new"),
        ("@media print { .new{display:none}", "class=new"),
        ("@supports (a:b) { @media print { .new{display:none} } }", "class=new"),
        (".new{display:none;*display:inline}", "class=new"),
        ("/* .new{display:none}", "class=new"),
        ("</style><style media='print'>.new{display:none}", "class=new"),
        ("</style><style media='screen and (max-width:9px)'>.new{display:none}", "class=new"),
        ("</style><!--[if IE]><style>.new{display:none}</style><![endif]--><style>", "class=new"),
        ("</style><noscript><style>.new{display:none}</style></noscript><style>", "class=new"),
        (
            ".new1{display:none}</style><script>for (var i = 1; i < 3; i++) show('new' + i)</script><style>",
            "class=new1",
        ),
        (".new{display:none}</style><a onclick=\"show('new')\" href='#'></a><style>", "class=new"),
        (".new{display:none}</style><script src=page.js></script><style>", "class=new"),
        (".new{display:none}</style><link href=page.css rel=stylesheet><style>", "class=new"),
        (".new{display:none}</style><a data-target='.new'></a><style>", "class=new"),
    ],
)
def test_what_a_style_sheet_may_show_is_read(style: str, attributes: str) -> None:
    page = f"<style>{style}</style>{REPORT}<div {attributes}><p>下一步将继续努力。</p></div>"
    assert lines(page) == [*REPORT_LINES, "下一步将继续努力。"]


@pytest.mark.parametrize("unit", ["a", "{", "@", "/*", "@a{b{", "<style>", "</style><script>"])
def test_style_sheets_take_time_in_proportion_to_their_size(unit: str) -> None:
    sheet = unit * (400_000 // len(unit))
    with bounded_time():
        assert hidden_names(f"<style>.a{{display:none}}{sheet}") >= {".katex-mathml"}
        assert hidden_names(f"<style>display{sheet}") >= {".katex-mathml"}


def test_rows_and_words_hidden_by_a_class() -> None:
    rows = "<tr><td>规章<td>3</tr><tr class=x><td>规章<td>8</tr><tr><td>规范性文件<td>12<i class=x>旧</i></tr>"
    table = grid(f"<style>.x{{display:none}}</style>{REPORT}<table>{rows}</table>")
    assert [[cell.text for cell in row] for row in table.rows()] == [["规章", "3"], ["规范性文件", "12"]]


def test_figures_written_as_formulas() -> None:
    note = '<annotation encoding="application/x-tex">12</annotation>'
    twice = f'<span class="katex-mathml"><math><mn>12</mn>{note}</math></span><span class="katex-html">12</span>'
    page = (
        f"{REPORT}<p>收到申请<math><semantics><mrow><mn>12</mn></mrow>{note}</semantics></math>件，办结{twice}件。</p>"
    )
    assert lines(page)[-1] == "收到申请12件，办结12件。"
