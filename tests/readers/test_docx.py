"""Word documents, built from XML as Word, WPS and converters write it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gi_lint.document import Document, Grid, Location, Paragraph, Picture, ReadError
from gi_lint.readers import docx, ooxml
from gi_lint.readers.word_numbering import format_number
from tests.readers.documents import cells_of, texts

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = (
    f'xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def part(tag: str, content: str, namespace: str = TRANSITIONAL) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} xmlns:w="{namespace}" {NAMES}>{content}</w:{tag}>'


def relations(targets: dict[str, str], base: str = OFFICE) -> str:
    rows = "".join(
        f'<Relationship Id="r{index}" Type="{base}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


def zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body; other parts by the word that their relationship's type ends in."""
    contents = {
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in parts}),
    }
    contents |= {f"word/{kind}.xml": content for kind, content in parts.items()}
    return zipped(contents)


def read(body: str, **parts: str) -> Document:
    return docx.read(word(body, **parts), "示例.docx")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


def tc(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def symbol(char: str) -> str:
    return f'<w:sym w:font="Symbol" w:char="F0{ord(char):02X}"/>'


# Blocks and text


def test_a_document_with_macros_is_read_without_them() -> None:
    plain = word(p("收到申请12件。"))
    with_macros = io.BytesIO(plain)
    with zipfile.ZipFile(with_macros, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
    assert docx.read(with_macros.getvalue(), "年报.docm").blocks == docx.read(plain, "年报.docx").blocks


def test_blocks_come_in_order_and_are_counted() -> None:
    document = read(p("一、总体情况") + tbl(tr(tc("甲"), tc("乙"))) + p() + p("完"))
    first, grid, last = document.blocks
    assert isinstance(first, Paragraph) and isinstance(grid, Grid) and isinstance(last, Paragraph)
    assert (first.location.block, grid.location.block, last.location.block) == (1, 2, 3)
    assert grid.location.grid == 1
    place = grid.cells[1].location
    assert (place.block, place.grid, place.grid_row, place.grid_column) == (2, 1, 1, 2)
    assert (document.format, document.path) == ("docx", "示例.docx")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>", "甲\t乙\n丙\n丁"),
        ("<w:r><w:t>0123</w:t><w:noBreakHyphen/><w:t>456</w:t></w:r>", "0123-456"),
        ("<w:r><w:t>示例 </w:t></w:r><w:r><w:t> 市</w:t></w:r>", "示例市"),
        (run("示例 ") + run("市"), "示例 市"),
        (run("示\u200b例") + run("\xad市"), "示例市"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F041"/><w:t>是</w:t></w:r>', "是"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①"),
        ('<w:r><w:sym w:font="Symbol" w:char="F031"/><w:sym w:font="Symbol" w:char="F039"/></w:r>', "19"),
        (f"<w:r>{''.join(map(symbol, '1,206.7%'))}</w:r>", "1,206.7%"),
        ('<w:r><w:sym w:font="宋体" w:char="xyz"/><w:t>是</w:t></w:r>', "是"),
        ("<w:hyperlink>" + run("示例市") + "</w:hyperlink>" + run("政府"), "示例市政府"),
        ("<w:smartTag><w:smartTag>" + run("12") + "</w:smartTag></w:smartTag>" + run("件"), "12件"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("示例局") + "</w:sdtContent></w:sdt>", "示例局"),
        (run("可见") + run("隐藏", "<w:vanish/>") + run("文字", '<w:vanish w:val="0"/>'), "可见文字"),
        ("<w:r><w:ruby><w:rt>" + run("shi") + "</w:rt><w:rubyBase>" + run("示") + "</w:rubyBase></w:ruby></w:r>", "示"),
        (run("12") + run("1", '<w:vertAlign w:val="superscript"/>') + run("件"), "12¹件"),
        (run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("3", '<w:vertAlign w:val="baseline"/>'), "H23"),
        ("<m:oMath><m:r><m:t>1+1=2</m:t></m:r></m:oMath>", "1+1=2"),
        (run("甲") + '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', "甲"),
        (run("\u3000\u3000根据《条例》 "), "根据《条例》"),
        (run("12", '<w:rFonts w:ascii="A/>B"/><w:sz w:val="32"/>') + run("13", "<w:b/><w:vanish/><w:i/>"), "12"),
        ("<w:r><w:t><![CDATA[<w:b/>]]></w:t></w:r>", "<w:b/>"),
        ("<w:r><!-- <w:rPr></w:rPr> --><w:rPr><w:b/></w:rPr><w:t>12</w:t></w:r>", "12"),
    ],
)
def test_text_of_a_paragraph(content: str, text: str) -> None:
    assert texts(read(f"<w:p>{content}</w:p>")) == [text]


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>"])
def test_what_is_struck_out_is_said_to_be_left_out(mark: str) -> None:
    off = mark.replace("/>", ' w:val="0"/>')
    document = read(f"<w:p>{run('12')}{run('13', mark)}{run('件', off)}</w:p>")
    assert texts(document) == ["12件"]
    assert "删除线" in document.remarks[0]
    assert read(p("12件")).remarks == ()


def test_changes_are_read_as_accepted() -> None:
    assert texts(
        read(
            "<w:p>"
            + run("新收")
            + f"<w:ins>{run('12')}</w:ins><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
            + f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('件')}</w:moveTo></w:p>"
        )
    ) == ["新收12件"]


def test_a_paragraph_whose_mark_is_deleted_joins_the_next() -> None:
    body = p("本年度", "<w:rPr><w:del/></w:rPr>") + p("收到申请", '<w:outlineLvl w:val="0"/>') + p("完")
    document = read(body)
    assert texts(document) == ["本年度收到申请", "完"]
    assert document.paragraphs[0].outline == 1


def test_a_deleted_mark_before_a_table_joins_nothing() -> None:
    document = read(
        p("表前", "<w:rPr><w:del/></w:rPr>") + tbl(tr(tc("甲"), tc("乙"))) + p("末", "<w:rPr><w:del/></w:rPr>")
    )
    assert [type(block) for block in document.blocks] == [Paragraph, Grid, Paragraph]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_fields_show_their_result_only() -> None:
    content = (
        run("共")
        + field("begin")
        + "<w:r><w:instrText>= SUM( </w:instrText></w:r>"
        + field("begin")
        + run("藏")
        + field("separate")
        + run("内")
        + field("end")
        + field("separate")
        + run("12")
        + field("end")
        + '<w:fldSimple w:instr="DATE">'
        + run("件")
        + "</w:fldSimple>"
    )
    assert texts(read(f"<w:p>{content}</w:p>" + p("后文"))) == ["共12件", "后文"]


def test_an_unclosed_field_does_not_swallow_the_document() -> None:
    assert texts(read(f"<w:p>{run('甲')}{field('begin')}</w:p>" + p("乙"))) == ["甲", "乙"]


def text_box(content: str) -> str:
    return f"<w:txbxContent>{content}</w:txbxContent>"


def alternate(content: str) -> str:
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>'
        f"{text_box(content)}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{text_box(content)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes_come_once_after_their_paragraph() -> None:
    document = read(f"<w:p>{alternate(p('框中文字'))}{run('正文')}</w:p>" + p("后文"))
    assert texts(document) == ["正文", "框中文字", "后文"]


def test_of_alternate_paragraphs_one_is_read() -> None:
    choice = f"<mc:AlternateContent><mc:Choice>{p('甲')}</mc:Choice><mc:Fallback>{p('甲')}</mc:Fallback>"
    assert texts(read(f"{choice}</mc:AlternateContent>{p('乙')}")) == ["甲", "乙"]


def test_a_text_box_in_a_cell_joins_the_cell() -> None:
    cell = f"<w:tc><w:p>{run('甲')}{alternate(p('乙') + p('丙'))}</w:p></w:tc>"
    assert read(tbl(tr(cell, tc("丁")))).grids[0].cells[0].text == "甲\n乙\n丙"


def test_footnotes_come_at_the_end() -> None:
    notes = part(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="-1">{p("线")}</w:footnote><w:footnote w:id="2">{p("乙注")}</w:footnote>'
        f'<w:footnote w:id="1">{p("甲注")}</w:footnote>',
    )
    body = f'<w:p>{run("甲")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>' + p("末")
    assert texts(read(body, footnotes=notes)) == ["甲", "末", "甲注"]


PICTURE = (
    '<w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{0}"/>'
    "<a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing>"
)


def test_pictures_follow_their_paragraph() -> None:
    shapes = (
        f"<w:p>{run('见图')}<w:r>{PICTURE.format('统计图')}</w:r><w:r>{PICTURE.format('')}</w:r>"
        '<w:r><w:pict><v:shape alt="印章"><v:imagedata/></v:shape></w:pict></w:r>'
        '<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    )
    blocks = read(shapes).blocks
    assert isinstance(blocks[0], Paragraph)
    assert [block.name for block in blocks if isinstance(block, Picture)] == [
        "统计图",
        "图片 1",
        "印章",
        "Excel.Sheet.12",
    ]


def test_a_picture_in_a_cell_knows_its_cell() -> None:
    cell = f"<w:tc><w:p><w:r>{PICTURE.format('表三')}</w:r></w:p></w:tc>"
    grid, picture = read(tbl(tr(tc("甲"), cell))).blocks
    assert isinstance(grid, Grid) and isinstance(picture, Picture)
    assert (picture.location.block, picture.location.grid, picture.location.grid_column) == (2, 1, 2)


# Headings


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="一级"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="lvl"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="y"/><w:basedOn w:val="loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="hid"><w:name w:val="z"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="num"><w:name w:val="n"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="num2"><w:name w:val="m"/><w:basedOn w:val="num"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
)


@pytest.mark.parametrize(
    ("properties", "outline"),
    [
        ('<w:outlineLvl w:val="0"/>', 1),
        ('<w:pStyle w:val="1"/>', 1),
        ('<w:pStyle w:val="own"/>', 1),
        ('<w:pStyle w:val="B2"/>', 2),
        ('<w:pStyle w:val="lvl"/>', 4),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', None),
        ('<w:pStyle w:val="loop"/>', None),
        ('<w:pStyle w:val="missing"/>', None),
        ("", None),
    ],
)
@pytest.mark.parametrize("styles", [STYLES, STYLES.replace("<w:style ", "<!-- x --><w:style ")])
def test_outline_levels(styles: str, properties: str, outline: int | None) -> None:
    assert read(p("总体情况", properties), styles=styles).paragraphs[0].outline == outline


def test_a_hidden_style_hides_its_paragraph() -> None:
    hidden_run = run("乙", '<w:rStyle w:val="hid"/>')
    body = "<w:p><w:pPr><w:pStyle w:val='hid'/></w:pPr><w:r><w:t>底</w:t></w:r></w:p>"
    body += p("窗体顶端", '<w:pStyle w:val="hid"/>') + f"<w:p>{run('甲')}{hidden_run}</w:p>"
    assert texts(read(body, styles=STYLES)) == ["甲"]


# Word's own numbers


@dataclass(frozen=True)
class Level:
    number_format: str
    text: str
    more: str = ""


def numbering(*levels: Level, nums: str = "") -> str:
    rows = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.number_format}"/>{level.more}'
        f'<w:lvlText w:val="{level.text}"/></w:lvl>'
        for index, level in enumerate(levels)
    )
    nums = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return part("numbering", f'<w:abstractNum w:abstractNumId="0">{rows}</w:abstractNum>{nums}')


def item(text: str, level: int = 0, list_id: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


REPORT_LIST = numbering(
    Level("chineseCountingThousand", "%1、"), Level("chineseCounting", "（%2）"), Level("decimal", "%3.")
)


def test_numbers_are_put_in_front_and_lower_levels_restart() -> None:
    body = (
        item("总体情况")
        + item("主动公开", 1)
        + item("网站", 2)
        + item("依申请公开", 1)
        + item("主动公开情况")
        + item("规章", 1)
    )
    assert texts(read(body, numbering=REPORT_LIST)) == [
        "一、总体情况",
        "（一）主动公开",
        "1.网站",
        "（二）依申请公开",
        "二、主动公开情况",
        "（一）规章",
    ]


def test_numbers_through_a_style() -> None:
    levels = numbering(Level("chineseCounting", "%1、"), Level("decimal", "%2.", '<w:pStyle w:val="num2"/>'))
    body = (
        p("甲", '<w:pStyle w:val="num"/>')
        + p("乙", '<w:pStyle w:val="num2"/>')
        + p("丙", '<w:pStyle w:val="num"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert texts(read(body, numbering=levels, styles=STYLES)) == ["一、甲", "1.乙", "丙"]


def test_start_override_restarts_and_lists_of_one_pattern_count_on() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    levels = numbering(Level("decimal", "%1、"), nums=nums)
    body = item("甲") + item("乙", list_id=2) + item("丙", list_id=3) + item("丁", list_id=3)
    assert texts(read(body, numbering=levels)) == ["1、甲", "2、乙", "5、丙", "6、丁"]


def test_legal_numbering_bullets_and_unknown_lists() -> None:
    levels = numbering(Level("chineseCounting", "%1、"), Level("decimal", "%1.%2", "<w:isLgl/>"), Level("bullet", "●"))
    body = item("甲") + item("2023年", 1) + item("丙", 2) + item("丁", list_id=99)
    assert texts(read(body, numbering=levels)) == ["一、甲", "1.1 2023年", "丙", "丁"]


def test_a_number_alone_is_the_text_of_its_cell() -> None:
    rows = [tr(f"<w:tc>{item('')}</w:tc>", tc("甲")), tr(f"<w:tc>{item('')}</w:tc>", tc("乙"))]
    grid = read(tbl(*rows), numbering=numbering(Level("decimal", "%1"))).grids[0]
    assert [cell.text for cell in grid.cells] == ["1", "甲", "2", "乙"]


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (0, "chineseCounting", "零"),
        (12, "ideographDigital", "一二"),
        (10, "chineseLegalSimplified", "壹拾"),
        (7, "decimalFullWidth", "７"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "㉑"),
        (99, "decimalEnclosedCircle", "99"),
        (3, "decimalEnclosedParen", "⑶"),
        (28, "upperLetter", "BB"),
        (3, "lowerLetter", "c"),
        (14, "upperRoman", "XIV"),
        (9, "lowerRoman", "ix"),
        (4, "decimalZero", "04"),
        (2, "ideographTraditional", "乙"),
        (5, "somethingNew", "5"),
        (-1, "upperLetter", "-1"),
        (40_000, "upperRoman", "40000"),
    ],
)
def test_number_formats(number: int, number_format: str, text: str) -> None:
    assert format_number(number, number_format) == text


# Tables


def test_merged_cells_cover_and_are_not_empty_cells() -> None:
    span, restart, go_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    grid = read(
        tbl(
            tr(tc("申请人", span + restart), tc("总计", restart)),
            tr(tc("", span + go_on), tc("", go_on)),
            tr(tc("甲"), tc(""), tc("3")),
        )
    ).grids[0]
    assert cells_of(grid) == [
        ("申请人", 0, 0, 2, 2),
        ("总计", 0, 2, 2, 1),
        ("甲", 2, 0, 1, 1),
        ("", 2, 1, 1, 1),
        ("3", 2, 2, 1, 1),
    ]


def test_cells_merged_into_none_that_begins_are_their_own() -> None:
    go_on = "<w:vMerge/>"
    grid = read(tbl(tr(tc("甲", go_on), tc("1")), tr(tc("乙", go_on), tc("2")), tr(tc("", go_on), tc("3")))).grids[0]
    assert [(cell.text, cell.row, cell.column) for cell in grid.cells] == [
        ("甲", 0, 0),
        ("1", 0, 1),
        ("乙", 1, 0),
        ("2", 1, 1),
        ("3", 2, 1),
    ]


def test_legacy_horizontal_merge() -> None:
    restart, go_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    down, down_on = '<w:vMerge w:val="restart"/>', '<w:vMerge w:val="continue"/>'
    grid = read(
        tbl(
            tr(tc("甲", restart + down), tc("", go_on + down), tc("乙")),
            tr(tc("", restart + down_on), tc("", go_on + down_on), tc("丙")),
        )
    ).grids[0]
    assert cells_of(grid) == [("甲", 0, 0, 2, 2), ("乙", 0, 2, 1, 1), ("丙", 1, 2, 1, 1)]


def test_positions_without_a_cell_stay_absent() -> None:
    grid = read(
        tbl(
            tr(tc("甲"), tc("乙"), tc("丙")),
            tr(tc("丁"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        )
    ).grids[0]
    assert grid.at(1, 0) is None
    assert grid.at(1, 2) is None
    cell = grid.at(1, 1)
    assert cell is not None and cell.text == "丁"


def sdt(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_rows_and_cells_inside_wrappers_and_deleted_ones() -> None:
    body = tbl(
        sdt(tr(tc("甲"), sdt(tc("乙")))),
        f"<w:ins>{tr(tc('丙'), tc('丁'), properties='<w:ins/>')}</w:ins>",
        tr(tc("删"), tc("除"), properties="<w:del/>"),
        f"<w:customXml>{tr(tc('戊'), tc('删', '<w:cellDel/>'), tc('己'))}</w:customXml>",
    )
    assert [[cell.text for cell in row] for row in read(body).grids[0].rows()] == [
        ["甲", "乙"],
        ["丙", "丁"],
        ["戊", "己"],
    ]


def test_a_frame_around_a_table_is_no_table() -> None:
    inner = tbl(tr(tc("甲"), tc("乙")))
    document = read(tbl(tr(f"<w:tc>{p('表三')}{inner}{p()}</w:tc>")) + p("后文"))
    assert [type(block) for block in document.blocks] == [Paragraph, Grid, Paragraph]
    assert cells_of(document.grids[0]) == [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]


def test_what_stands_in_a_single_column_is_no_table() -> None:
    inner = tbl(tr(tc("甲"), tc("乙")))
    rows = tr(tc("标题")), tr(f"<w:tc>{p('一、总体情况')}{inner}{p('后文')}</w:tc>")
    document = read(tbl(*rows))
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph, Grid, Paragraph]
    assert texts(document) == ["标题", "一、总体情况", "后文"]


def test_tables_side_by_side_in_the_cells_of_another_are_tables() -> None:
    inner = tbl(tr(tc("甲"), tc("乙"), tc("丙")))
    document = read(tbl(tr(f"<w:tc>{inner}{p()}</w:tc>", f"<w:tc>{inner}{p()}</w:tc>")))
    assert [[cell.text for cell in grid.cells] for grid in document.grids] == [["甲", "乙", "丙"]] * 2


def test_a_table_among_other_cells_joins_its_cell() -> None:
    inner = tbl(tr(tc("甲"), tc("乙")))
    grid = read(tbl(tr(f"<w:tc>{p('外')}{inner}{p()}</w:tc>", tc("丙")))).grids[0]
    assert [cell.text for cell in grid.cells] == ["外\n甲\n乙", "丙"]


Anchor = tuple[int, int, int, int]


@st.composite
def merged_tables(draw: st.DrawFn) -> tuple[int, int, list[Anchor]]:
    """A rectangle cut into rectangular cells: row, column, row span, column span of each."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    anchors: list[Anchor] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            width = 1
            limit = draw(st.integers(1, 3))
            while width < limit and column + width < columns and (row, column + width) not in taken:
                width += 1
            height = min(draw(st.integers(1, 3)), rows - row)
            taken |= {(row + down, column + right) for down in range(height) for right in range(width)}
            anchors.append((row, column, height, width))
    return rows, columns, anchors


def table_xml(rows: int, anchors: list[Anchor]) -> str:
    lines: list[list[tuple[int, str]]] = [[] for _ in range(rows)]
    for row, column, height, width in anchors:
        for down in range(height):
            merge = "" if height == 1 else f'<w:vMerge w:val="{"continue" if down else "restart"}"/>'
            cell = tc("" if down else f"{row},{column}", f'<w:gridSpan w:val="{width}"/>{merge}')
            lines[row + down].append((column, cell))
    return tbl(*(tr(*(cell for _, cell in sorted(line))) for line in lines))


@settings(max_examples=80, deadline=None)
@given(merged_tables())
def test_any_merged_table_reads_back(table: tuple[int, int, list[Anchor]]) -> None:
    rows, columns, anchors = table
    document = read(table_xml(rows, anchors))
    if all(width == columns for *_, width in anchors):  # a frame around its texts
        assert texts(document) == [f"{row},{column}" for row, column, *_ in anchors]
        return
    (grid,) = document.grids
    assert (grid.row_count, grid.column_count) == (rows, columns)
    read_back = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells]
    assert sorted(read_back) == sorted(anchors)
    assert all(cell.text == f"{cell.row},{cell.column}" for cell in grid.cells)
    assert all(grid.at(row, column) is not None for row in range(rows) for column in range(columns))


# Packages


def test_strict_documents_and_unusual_part_names() -> None:
    table = tbl(tr(tc("乙", '<w:gridSpan w:val="2"/>'), tc("丙")))
    heading = p("甲", '<w:outlineLvl w:val="1"/>')
    body = f"<w:body>{heading}{table}</w:body>"
    data = zipped(
        {
            "_rels/.rels": relations({"officeDocument": "/Word/Main2.xml"}, STRICT_OFFICE),
            "word\\main2.xml": part("document", body, STRICT),
        }
    )
    document = docx.read(data, "示例.docx")
    assert document.paragraphs[0].outline == 2
    assert document.grids[0].cells[0].column_span == 2


@pytest.mark.parametrize("around", ("{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"))
def test_an_embedded_document_is_said_to_be_unread(around: str) -> None:
    document = read(p("甲") + around.format("<w:altChunk/>") + p("乙"))
    assert "altChunk" in document.remarks[0]
    assert [type(block) for block in document.blocks] == [Paragraph, Picture, Paragraph]


def test_an_embedded_document_in_a_cell_is_said_to_be_unread() -> None:
    document = read(p("甲") + tbl(tr(tc("1"), "<w:tc><w:altChunk/></w:tc>")))
    assert "altChunk" in document.remarks[0]


ROWS = "<tr><td>规章</td><td>3</td></tr><tr><td>规范性文件</td><td>12</td></tr>"
PAGE = f"<p>二、主动公开政府信息情况</p><table>{ROWS}</table>"
MESSAGE = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{PAGE}"


@pytest.mark.parametrize("page", [PAGE, MESSAGE], ids=["html", "mht"])
def test_a_page_in_the_document_is_read_where_it_stands(page: str) -> None:
    """Programs that make Word files of web pages leave it to Word to take these in."""
    document = read(p("甲") + tbl(tr(tc("1"), tc("2"))) + '<w:altChunk r:id="r0"/>' + p("乙"), aFChunk=page)
    assert document.remarks == ()
    assert [type(block) for block in document.blocks] == [Paragraph, Grid, Paragraph, Grid, Paragraph]
    assert [block.location.block for block in document.blocks] == [1, 2, 3, 4, 5]
    assert [cell.text for cell in document.grids[1].cells] == ["规章", "3", "规范性文件", "12"]
    assert document.grids[1].cells[3].location == Location(block=4, grid=2, grid_row=2, grid_column=2)


@pytest.mark.parametrize("content", ["", "%PDF-1.7", "<p></p>"])
def test_what_no_page_is_stays_unread(content: str) -> None:
    assert "altChunk" in read(p("甲") + '<w:altChunk r:id="r0"/>', aFChunk=content).remarks[0]


def test_a_page_that_stands_at_many_places_is_read_within_limits() -> None:
    """Each place needs a few bytes of the file, and as long as the page itself."""
    page = f"{PAGE}<!-- {'<' * 15_000} -->"
    assert len(read('<w:altChunk r:id="r0"/>' * 20, aFChunk=page).blocks) == 40
    with pytest.raises(ReadError, match="过于庞杂"):
        read('<w:altChunk r:id="r0"/>' * 40, aFChunk=page)


OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "JPEG"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 ...}", "RTF"),
        ("示例市示例局".encode(), "不是 .docx"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (OLE2 + "WordDocument".encode("utf-16-le"), "旧版 Word"),
        (OLE2, "旧版 Office"),
        (word(p("甲"))[:-30], "不完整"),
        (zipped({"a.txt": "甲"}), "压缩包"),
        (zipped({"xl/workbook.xml": "<a/>", "_rels/.rels": relations({"officeDocument": "xl/workbook.xml"})}), "Excel"),
        (zipped({"OFD.xml": "<a/>"}), "OFD"),
        (zipped({"word/document.xml": part("document", "")}), "没有正文"),
        (zipped({"word/document.xml": "<w:document"}), "XML"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "DOCTYPE"),
    ],
)
def test_what_is_no_word_document_is_named(data: bytes, says: str) -> None:
    with pytest.raises(ReadError) as error:
        docx.read(data, "示例.docx")
    assert says in error.value.problem
    assert error.value.advice


def test_a_doctype_in_another_encoding_is_refused() -> None:
    content = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")
    with pytest.raises(ReadError, match="DOCTYPE"):
        ooxml.parse_xml(content)


def test_what_concerns_looks_alone_is_not_parsed() -> None:
    looks = '<w:jc w:val="center"/><w:ind w:firstLine="640"/>'
    row = tr(tc("甲", '<w:tcW w:w="1" w:type="dxa"/><w:gridSpan w:val="2"/><w:vAlign w:val="center"/>'), tc("乙"))
    root = ooxml.parse_xml(part("body", p("12", looks) + tbl(row)).encode())
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    expected = "body p r t tbl tblPr tblGrid tr trPr tc tcPr gridSpan p r t tc p r t"
    assert tags == expected.split()


def test_no_doctype_comes_of_what_is_taken_out() -> None:
    content = b"<<w:b/>!DOCTYPE document SYSTEM 'file:///example'>" + part("document", "").partition("?>")[2].encode()
    with pytest.raises(ReadError, match="DOCTYPE"):
        ooxml.parse_xml(content)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(data: bytes) -> str:
        with pytest.raises(ReadError) as error:
            docx.read(data, "示例.docx")
        return error.value.problem

    assert "列" in refused(word(tbl(tr(tc("甲", '<w:gridSpan w:val="1000000000"/>'), tc("乙")))))
    assert "列" in refused(word(tbl(tr(tc("甲"), tc("乙"), properties=f'<w:gridBefore w:val="{"9" * 5000}"/>'))))
    nested = tbl(tr(tc("甲"), tc("乙")))
    for _ in range(docx.MAX_NESTING + 1):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc><w:tc/></w:tr></w:tbl>"
    assert "嵌套" in refused(word(nested))
    with monkeypatch.context() as patch:
        patch.setattr(docx, "MAX_GRID_POSITIONS", 50)
        assert "表格过大" in refused(word(tbl(*[tr(tc("甲", '<w:gridSpan w:val="20"/>'), tc("乙"))] * 3)))
    with monkeypatch.context() as patch:
        patch.setattr(ooxml, "MAX_UNCOMPRESSED", 1000)
        assert "解压后" in refused(word(p("甲" * 2000)))
    with monkeypatch.context() as patch:
        patch.setattr(ooxml, "MAX_ENTRIES", 2)
        assert "个，不予读取" in refused(word(p("甲")))
    with monkeypatch.context() as patch:
        patch.setattr(ooxml, "MAX_ANGLE_BRACKETS", 20)
        assert "庞杂" in refused(word(p("甲") * 10))


def test_what_stands_around_text_may_be_deep() -> None:
    assert texts(read("<w:sdt>" * 50_000 + p("甲") + "</w:sdt>" * 50_000)) == ["甲"]


def test_odd_values_are_survived() -> None:
    body = (
        p("甲", '<w:outlineLvl w:val="x"/><w:numPr><w:ilvl w:val="-5"/><w:numId w:val="7"/></w:numPr>')
        + tbl(tr(tc("乙", '<w:gridSpan w:val="0"/>'), tc("丙", '<w:gridSpan w:val="-3"/>')), tr())
        + tbl()
        + "<w:p><w:r><mc:AlternateContent/></w:r></w:p>"
    )
    document = read(body, numbering=numbering(Level("decimal", "%1" * 90)))
    assert texts(document) == ["甲"]
    assert cells_of(document.grids[0]) == [("乙", 0, 0, 1, 1), ("丙", 0, 1, 1, 1)]


SAMPLE = word(
    item("总体情况")
    + p("甲", '<w:pStyle w:val="1"/>')
    + tbl(tr(tc("乙", '<w:gridSpan w:val="2"/>')), tr(tc("1"), tc("2"))),
    styles=STYLES,
    numbering=REPORT_LIST,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=12), st.integers(0, 60))
def test_a_damaged_file_is_read_or_refused(changes: list[tuple[int, int]], cut: int) -> None:
    damaged = bytearray(SAMPLE)
    for position, value in changes:
        damaged[position] = value
    try:
        docx.read(bytes(damaged[: len(damaged) - cut]), "示例.docx")
    except ReadError as error:
        assert error.problem and error.advice


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_any_bytes_are_refused(content: bytes, start: bytes) -> None:
    with pytest.raises(ReadError):
        docx.read(start + content, "示例.docx")


XML_SAMPLE = part(
    "document",
    "<w:body>"
    + p("甲", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    + tbl(tr(tc("乙")))
    + "</w:body>",
)
_PIECES = st.sampled_from(
    ["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", '"-1"', '"99999999999"', "", "&#1;", "w:"]
)


@settings(max_examples=150, deadline=None)
@given(st.integers(200, len(XML_SAMPLE)), st.integers(0, 30), _PIECES)
def test_damaged_xml_is_read_or_refused(position: int, length: int, piece: str) -> None:
    content = XML_SAMPLE[:position] + piece + XML_SAMPLE[position + length :]
    data = zipped(
        {
            "word/document.xml": content,
            "word/_rels/document.xml.rels": relations({"numbering": "n.xml"}),
            "word/n.xml": REPORT_LIST,
        }
    )
    try:
        docx.read(data, "示例.docx")
    except ReadError as error:
        assert error.problem and error.advice
