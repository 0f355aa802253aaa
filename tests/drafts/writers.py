"""Files of a draft, in the shapes that real reports have. The same draft always gives the same bytes.

`to_docx` a Word file with merged cells and heading styles; `to_html` a plain page; `to_cms_html` a page of a
government site with a report pasted from Word; `to_md` Markdown; `to_txt` pasted text in seven shapes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Literal
from xml.sax.saxutils import escape as escape_xml

from tests.drafts.model import Draft, DraftCell, DraftTable, Heading, Paragraph, Signature

TextStyle = Literal["cells", "exported", "tabs", "tab_led", "pipes", "barred", "framed"]
TEXT_STYLES: tuple[TextStyle, ...] = ("cells", "exported", "tabs", "tab_led", "pipes", "barred", "framed")

_INDENT = "　　"


# Word ------------------------------------------------------------------------------------------------------

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAGE_WIDTH = 9026  # text width of an A4 page in twentieths of a point

_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_PACKAGE_RELS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_STYLES = (
    f'{_XML}<w:styles xmlns:w="{_WORD}">'
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:next w:val="a"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>'
    '<w:next w:val="a"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr>'
    '<w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/>'
    '<w:next w:val="a"/><w:qFormat/><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    "</w:styles>"
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def to_docx(draft: Draft) -> bytes:
    """A Word file: cells merged as in the official form, headings by style, text cut into runs as Word does."""
    parts = (
        ("[Content_Types].xml", _CONTENT_TYPES),
        ("_rels/.rels", _PACKAGE_RELS),
        ("word/document.xml", _document_xml(draft)),
        ("word/_rels/document.xml.rels", _DOCUMENT_RELS),
        ("word/styles.xml", _STYLES),
        ("docProps/core.xml", _core_xml(draft)),
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts:
            # Stored, with the system field set: compressors and hosts differ, the bytes must not.
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED
            archive.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def _document_xml(draft: Draft) -> str:
    blocks = [_word_paragraph(draft.title, style="a3")]
    for block in draft.blocks:
        match block:
            case Heading(text, level):
                blocks.append(_word_paragraph(text, style=str(level)))
            case Paragraph(text):
                blocks.append(_word_paragraph(text, properties='<w:ind w:firstLineChars="200" w:firstLine="640"/>'))
            case Signature(lines):
                blocks.extend(_word_paragraph(line, properties='<w:jc w:val="right"/>') for line in lines)
            case DraftTable():
                # Word wants a paragraph between a table and whatever follows.
                blocks.append(_word_table(block) + _word_paragraph(""))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440"'
        ' w:left="1440" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
    )
    return f'{_XML}<w:document xmlns:w="{_WORD}"><w:body>{"".join(blocks)}{page}</w:body></w:document>'


def _core_xml(draft: Draft) -> str:
    stamp = f"{draft.published}T01:00:00Z"
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape_xml(draft.title)}</dc:title><dc:creator>{escape_xml(draft.agency)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created></cp:coreProperties>'
    )


def _word_paragraph(text: str, *, style: str = "", properties: str = "", run: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    settings = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    runs = "".join(_word_run(piece, run) for piece in _script_runs(text))
    return f"<w:p>{settings}{runs}</w:p>"


def _word_run(text: str, properties: str) -> str:
    settings = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{settings}<w:t xml:space="preserve">{escape_xml(text)}</w:t></w:r>'


def _script_runs(text: str) -> list[str]:
    """The text cut where Latin letters and digits meet Chinese, as Word cuts what is typed."""
    return re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", text)


def _word_table(table: DraftTable) -> str:
    width = _PAGE_WIDTH // table.column_count
    grid = f'<w:gridCol w:w="{width}"/>' * table.column_count
    rows = "".join(f"<w:tr>{_word_row(row, width)}</w:tr>" for row in _row_starts(table))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * table.column_count}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row_starts(table: DraftTable) -> Iterator[list[tuple[DraftCell, bool]]]:
    """Row by row, each cell that shows in the row, and whether it begins there or reaches down from above."""
    for row in table.positions():
        shown: list[tuple[DraftCell, bool]] = []
        column = 0
        while column < len(row):
            cell, starts = row[column]
            shown.append((cell, starts))
            column += cell.column_span
        yield shown


def _word_row(cells: Iterable[tuple[DraftCell, bool]], width: int) -> str:
    return "".join(_word_cell(cell, starts, width) for cell, starts in cells)


def _word_cell(cell: DraftCell, starts: bool, width: int) -> str:
    settings = f'<w:tcW w:w="{width * cell.column_span}" w:type="dxa"/>'
    if cell.column_span > 1:
        settings += f'<w:gridSpan w:val="{cell.column_span}"/>'
    if cell.row_span > 1:
        settings += f'<w:vMerge w:val="{"restart" if starts else "continue"}"/>'
    settings += '<w:vAlign w:val="center"/>'
    text = cell.text if starts else ""
    content = _word_paragraph(text, properties='<w:jc w:val="center"/>', run='<w:sz w:val="18"/>')
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{content}</w:tc>"


# Web pages -------------------------------------------------------------------------------------------------


def to_html(draft: Draft) -> bytes:
    """A plain page in UTF-8 with the merges of the official form."""
    blocks = [f"<h1>{escape(draft.title)}</h1>"]
    for block in draft.blocks:
        match block:
            case Heading(text, level):
                blocks.append(f"<h{level + 1}>{escape(text)}</h{level + 1}>")
            case Paragraph(text):
                blocks.append(f"<p>{escape(text)}</p>")
            case Signature(lines):
                blocks.extend(f'<p class="signature">{escape(line)}</p>' for line in lines)
            case DraftTable():
                blocks.append(_html_table(block))
    body = "\n".join(blocks)
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(draft.title)}</title>\n"
        "<style>table { border-collapse: collapse } td { border: 1px solid; text-align: center }"
        " h1 { text-align: center } .signature { text-align: right }</style>\n"
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _html_table(table: DraftTable) -> str:
    rows = (
        "<tr>" + "".join(f"<td{_spans(cell)}>{escape(cell.text)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _spans(cell: DraftCell) -> str:
    down = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    right = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    return down + right


_CHARSETS = {"utf-8": "utf-8", "gbk": "gb2312"}  # pages in GBK nearly always call themselves gb2312
_CHINESE_FONT = "font-family:仿宋_GB2312;mso-ascii-font-family:Calibri"
_LATIN_FONT = "font-size:16.0pt;font-family:Calibri"


def to_cms_html(draft: Draft, encoding: Literal["utf-8", "gbk"] = "utf-8") -> bytes:
    """A page of a government site: furniture, a record of the document, and a body exported by Word."""
    blocks = [f'<p class="MsoNormal" align="center"><b>{_word_spans(draft.title)}</b></p>', _CMS_EMPTY]
    for block in draft.blocks:
        match block:
            case Heading(text, level):
                strong = ("<b>", "</b>") if level == 1 else ("", "")
                blocks.append(_cms_paragraph(strong[0] + _word_spans(text) + strong[1]))
            case Paragraph(text):
                blocks.append(_cms_paragraph(_word_spans(text)))
            case Signature(lines):
                blocks.extend(f'<p class="MsoNormal" align="right">{_word_spans(line)}</p>' for line in lines)
            case DraftTable():
                blocks.append(_cms_table(block))
    page = _cms_header(draft, _CHARSETS[encoding]) + "\n".join(blocks) + _cms_footer(draft)
    return page.encode(encoding)


_CMS_EMPTY = '<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>'


def _cms_header(draft: Draft, charset: str) -> str:
    title, agency = escape(draft.title), escape(draft.agency)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<meta name="SiteName" content="{agency}门户网站" />
<meta name="ColumnName" content="政府信息公开年报" />
<meta name="ArticleTitle" content="{title}" />
<meta name="PubDate" content="{draft.published} 16:20" />
<title>{title}_{agency}门户网站</title>
<style type="text/css">.MsoNormal {{ text-indent: 32pt }}</style>
<script type="text/javascript">var docId = 51846, title = "{title}";</script>
</head>
<body>
<div class="header"><div class="logo"><a href="/">{agency}门户网站</a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li>\
<li><a href="/bsfw/">办事服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="location">当前位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/zwgk/">政务公开</a>&nbsp;&gt;&nbsp;\
<a href="/zwgk/nb/">政府信息公开年报</a></div>
<table class="record" width="100%">
<tr><td>索引号：</td><td>{escape(draft.index)}</td><td>主题分类：</td><td>政府信息公开年报</td></tr>
<tr><td>发布机构：</td><td>{agency}</td><td>发布日期：</td><td>{draft.published}</td></tr>
<tr><td>名称：</td><td colspan="3">{title}</td></tr>
<tr><td>文号：</td><td>&nbsp;</td><td>有效性：</td><td>有效</td></tr>
</table>
<h1 class="title">{title}</h1>
<div class="tools">发布时间：{draft.published} 16:20 &nbsp; 来源：{agency} &nbsp; 【字体：<a href="#">大</a> \
<a href="#">中</a> <a href="#">小</a>】 <a href="#">打印本页</a></div>
<div class="TRS_Editor"><div class="Custom_UnionStyle">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
"""


def _cms_footer(draft: Draft) -> str:
    return f"""
</div></div>
<div class="related"><p>相关链接：<a href="/zwgk/zn/">政府信息公开指南</a>&nbsp;\
<a href="/zwgk/ml/">政府信息公开目录</a></p>
<p>扫一扫在手机打开当前页 <a href="javascript:window.close()">关闭窗口</a></p></div>
<div class="footer"><p>主办：{escape(draft.agency)}办公室&nbsp;&nbsp;网站标识码：6999000001</p></div>
</body>
</html>
"""


def _cms_paragraph(content: str) -> str:
    return (
        f'<p class="MsoNormal" style="text-indent:32.0pt"><span lang="EN-US">&nbsp;&nbsp;</span>{content}'
        "<span><o:p></o:p></span></p>"
    )


def _cms_table(table: DraftTable) -> str:
    lines = ['<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0"><tbody>']
    for row in table.rows:
        lines.append("<tr>")
        lines.extend(f"<td{_spans(cell)}>{_cms_cell(cell)}</td>" for cell in row)
        lines.append("</tr>")
    lines.append("</tbody></table>")
    return "\n".join(lines)


def _cms_cell(cell: DraftCell) -> str:
    content = "<br />".join(_word_spans(line) for line in _label_lines(cell)) if cell.text else "&nbsp;"
    return f'<p class="MsoNormal" align="center">{content}</p>'


def _label_lines(cell: DraftCell) -> tuple[str, ...]:
    """A label broken once in the middle, as narrow columns make people do; values stay whole."""
    if cell.row is not None or len(cell.text) <= 6:
        return (cell.text,)
    middle = len(cell.text) // 2
    return (cell.text[:middle], cell.text[middle:])


def _word_spans(text: str) -> str:
    """Nested spans that cut both numbers and words, as Word's export leaves them."""
    return "".join(
        _latin_span(piece) if piece.isascii() else _chinese_span(piece) for piece in re.findall(r"[!-~]+|[^!-~]+", text)
    )


def _latin_span(text: str) -> str:
    half = (len(text) + 1) // 2
    tail = f"<span>{escape(text[half:])}</span>" if text[half:] else ""
    return f'<span style="{_LATIN_FONT}"><span lang="EN-US">{escape(text[:half])}</span>{tail}</span>'


def _chinese_span(text: str) -> str:
    if len(text) < 8:
        return f'<span style="{_CHINESE_FONT}">{escape(text)}</span>'
    third = len(text) // 3
    return (
        f'<span style="{_CHINESE_FONT}">{escape(text[:third])}<span>{escape(text[third : third + 2])}</span>'
        f"{escape(text[third + 2 :])}</span>"
    )


# Text ------------------------------------------------------------------------------------------------------


def to_md(draft: Draft, *, converted: bool = False) -> bytes:
    """Markdown: pipe tables in which a merged label stands once and the positions it covers are empty.

    `converted`: as programs make it from web pages: what a cell covers in the rows below is left out.
    """
    blocks = [f"# {draft.title}"]
    for block in draft.blocks:
        match block:
            case Heading(text, level):
                blocks.append(f"{'#' * (level + 1)} {text}")
            case Paragraph(text):
                blocks.append(text)
            case Signature(lines):
                blocks.extend(lines)
            case DraftTable():
                blocks.append(_md_table(block, _spread(block) if converted else _position_texts(block)))
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _md_table(table: DraftTable, rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * table.column_count)
    return "\n".join(lines)


def _spread(table: DraftTable) -> Iterator[list[str]]:
    """Row by row the texts of its own cells, each with an empty one for every further column that it covers."""
    for row in table.rows:
        yield [text for cell in row for text in (cell.text, *[""] * (cell.column_span - 1))]


def _position_texts(table: DraftTable) -> Iterator[list[str]]:
    """Row by row a text for every position; covered positions are empty."""
    for row in table.positions():
        yield [cell.text if starts else "" for cell, starts in row]


def to_txt(draft: Draft, style: TextStyle) -> bytes:
    """Text as it arrives when a page or a Word file is copied.

    `cells`: a cell a line; a cell with text leaves two newlines, an empty one leaves one, a covered position
    nothing. `exported`: a cell a line, as an office suite saves text; an empty cell is an empty line, and so is a
    position covered from above. `tabs`: a row a line, covered positions empty. `tab_led`: a cell a line after a tab, a
    blank line before each row. `pipes`: a row a line, cells parted by pipes, covered positions left out but in
    captions. `barred`: a cell a line closed by a pipe, behind each row as many pipes as positions are covered.
    `framed`: the same with a pipe before each row.
    """
    gap = "\n\n" if style == "cells" else "\n"
    pieces = [draft.title + gap]
    for block in draft.blocks:
        match block:
            case Heading(text) | Paragraph(text):
                pieces.append(_INDENT + text + gap)
            case Signature(lines):
                pieces.extend(_INDENT * 8 + line + gap for line in lines)
            case DraftTable():
                pieces.append(_txt_table(block, style))
    return "".join(pieces).encode("utf-8")


def _txt_table(table: DraftTable, style: TextStyle) -> str:
    match style:
        case "cells":
            return "".join(f"{cell.text}\n\n" if cell.text else "\n" for cell in table.cells)
        case "exported":
            rows = zip(table.positions(), table.rows, strict=True)
            return "".join(f"{text}\n" for positions, cells in rows for text in _exported(positions, cells))
        case "tabs":
            return "".join("\t".join(row) + "\n" for row in _position_texts(table))
        case "tab_led":
            return "".join("\n" + "".join(f"\t{cell.text}\n" for cell in row) for row in table.rows) + "\n"
        case "pipes":
            return "".join(_piped(row) + "\n" for row in table.rows)
        case "barred" | "framed":
            width = sum(cell.column_span for cell in table.rows[0])
            before = "|\n" if style == "framed" else ""
            return "".join(before + "".join(f"{line}\n" for line in _barred(row, width)) for row in table.rows)


def _exported(positions: Sequence[tuple[DraftCell, bool]], own: Sequence[DraftCell]) -> Iterator[str]:
    """The lines of a row; of a cell from above, however wide, there is one empty line."""
    above: DraftCell | None = None
    for cell, starts in positions:
        if starts:
            yield cell.text
        elif cell is not above and not any(cell is one for one in own):
            yield ""
        above = cell


def _piped(row: tuple[DraftCell, ...]) -> str:
    if len(row) == 1 and row[0].column_span > 1:  # a caption keeps the pipes of the row it fills
        return f"{row[0].text} | " + "|" * (row[0].column_span - 1)
    return " | ".join(cell.text for cell in row)


def _barred(row: tuple[DraftCell, ...], width: int) -> Iterator[str]:
    yield from (f"{cell.text} |".lstrip() for cell in row)
    if len(row) < width:
        yield "|" * (width - len(row))


WRITERS: Mapping[str, tuple[str, Callable[[Draft], bytes]]] = {
    "docx": (".docx", to_docx),
    "html": (".html", to_html),
    "cms": (".html", to_cms_html),
    "gbk": (".html", lambda draft: to_cms_html(draft, "gbk")),
    "md": (".md", to_md),
    "converted": (".md", lambda draft: to_md(draft, converted=True)),
    "tabs": (".txt", lambda draft: to_txt(draft, "tabs")),
    "cells": (".txt", lambda draft: to_txt(draft, "cells")),
    "pipes": (".txt", lambda draft: to_txt(draft, "pipes")),
    "exported": (".txt", lambda draft: to_txt(draft, "exported")),
    "barred": (".txt", lambda draft: to_txt(draft, "barred")),
    "framed": (".txt", lambda draft: to_txt(draft, "framed")),
    "tab_led": (".txt", lambda draft: to_txt(draft, "tab_led")),
}
