"""An invented run that has everything: all kinds of findings, places of all formats, names with blanks and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gi_lint import __version__
from gi_lint.check import FAIL, OPEN, Operand
from gi_lint.document import Document, Grid, GridCell, Location, Paragraph, ReadError
from gi_lint.finding import Finding, Result, Run, Suppressed

GOLDEN = Path(__file__).with_name("golden")
DOCX, HTML, PDF, TXT = "报告 2023/示例县 年报.docx", "示例镇2023.html", "示例局#100%.pdf", "clean.txt"
HOSTILE = "<script>alert(1)</script>\"'&amp;|`*_[x](http://x.example)`@someone #7 ]]> --> $\x00\ud800"
HOSTILE_PATH = (
    "<script>alert(1)<&script>\"'&amp;|`*_[x](http:x.example)`@someone #7 ]]> --> $\udcff.txt"  # a legal name
)

SENTENCE = "全年办结162件，其中予以公开78件，占48.4%。"


def _cell(row: int, column: int, row_label: str, column_label: str, quote: str) -> Location:
    return Location(
        block=2,
        grid=1,
        grid_row=row,
        grid_column=column,
        section="requests",
        table="t3",
        table_name="表三",
        row=f"r{row}",
        column_id=f"c{column}",
        row_label=row_label,
        column_label=column_label,
        quote=quote,
    )


TOTAL = _cell(3, 2, "（七）总计", "自然人", "182")
NEW = _cell(2, 2, "一、本年新收", "自然人", "195")

BALANCE = Finding(
    rule="T3-01",
    level="error",
    kind=FAIL,
    title="每列收支相等",
    message="表三自然人列：195 + 1 = 196，182 + 13 = 195，相差 1",
    basis="示例格式 附表三",
    fix="核对该列这四个数。",
    location=TOTAL,
    expected="196",
    actual="195",
    operands=(Operand("r2.c2", "195", "195", NEW), Operand("r3.c2", "182", "182", TOTAL)),
    suggestion="若“（七）总计”行的 182 改为 183，本式成立",
    fingerprint="1111111111111111",
    why="每件申请要么办结，要么结转。",
    rule_level="error",
)
SHARE = Finding(
    rule="N-03",
    level="warning",
    kind=FAIL,
    title="占比等于件数除以基数",
    message="78 ÷ 162 = 48.15%，文中写 48.4%",
    basis="推断：占比 = 件数 ÷ 基数",
    fix="重算占比。",
    location=Location(block=1, column=19, section="overview", quote="占48.4%"),
    related=(Location(block=1, column=1, quote="全年办结162件"),),
    fingerprint="2222222222222222",
    why="件数改了，占比没有改。",
    rule_level="error",
)
WHOLE = Finding(
    rule="S-01",
    level="error",
    kind=OPEN,
    title="六个部分齐全",
    message="标题无法辨认，各部分是否齐全无法判定",
    basis="示例条例第五十条",
    fix="检查各部分标题。",
    location=Location(),
    fingerprint="3333333333333333",
)
WORDING = Finding(
    rule="W-02",
    level="note",
    kind=FAIL,
    title="标点成对",
    message="引号没有配对: 见第 2 行, 共 100% 处",
    basis="推断：引号成对使用",
    fix="补上引号。",
    location=Location(line=12, column=5, block=1, section="overview", quote="“政务公开"),
    fingerprint="4444444444444444",
)
PRINTED = Finding(
    rule="D-01",
    level="warning",
    kind=FAIL,
    title="日期是真实的日子",
    message="没有 2 月 30 日",
    basis="推断：日期应当存在",
    fix="改正日期。",
    location=Location(page=3, block=1, column=4, quote="2月30日", box=(10.0, 20.0, 60.0, 32.0)),
    fingerprint="5555555555555555",
)

RESULTS = (
    Result(DOCX, "2021", "2021", 2023, "示例县人民政府", "government", (BALANCE, SHARE, WHOLE)),
    Result(
        HTML,
        "2021",
        None,
        2023,
        "示例镇人民政府",
        "township",
        (WORDING, BALANCE._replace(basis="另一格式 附表三", location=Location(line=40, column=9), operands=())),
        (Suppressed(SHARE._replace(location=Location(line=7, column=3)), "上级已认可", "baseline"),),
    ),
    Result(PDF, None, None, None, None, "other", (PRINTED,)),
    Result(TXT, "2021", "2021", 2023, "示例县人民政府", "government"),
)


def _grid() -> Grid:
    rows = [("", "自然人", "总计"), ("一、本年新收", "195", ""), ("（七）总计", "182", "182")]
    cells = tuple(
        GridCell(text, row, column, 1, 1, Location(block=2, grid=1, grid_row=row + 1, grid_column=column + 1))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Grid(3, 3, cells, Location(block=2, grid=1))


DOCUMENTS: Mapping[str, Document] = {
    DOCX: Document(DOCX, "docx", (Paragraph(SENTENCE, Location(block=1)), _grid())),
    HTML: Document(HTML, "html", (Paragraph("推进“政务公开", Location(line=12, column=3, block=1)),)),
    PDF: Document(PDF, "pdf", (Paragraph("截至2月30日", Location(page=3, block=1)),), remarks=("第 2 页是图片",)),
}


def document(path: str) -> Document:
    if path not in DOCUMENTS:
        raise ReadError("无法打开文件", "请检查文件是否存在")
    return DOCUMENTS[path]


RUN = Run(RESULTS, document)
EMPTY = Run(())
CLEAN = Run(RESULTS[-1:], document)


def hostile() -> Run:
    """A run whose every text is an attack: names, messages, rules, places, and the report itself."""
    place = Location(block=1, quote=HOSTILE, table_name=HOSTILE, row_label=HOSTILE, column_label=HOSTILE)
    finding = Finding(
        rule=HOSTILE,
        level="error",
        kind=FAIL,
        title=HOSTILE,
        message=f"{HOSTILE}\r\n::error::{HOSTILE}",
        basis=HOSTILE,
        fix=HOSTILE,
        location=place,
        related=(place,),
        operands=(Operand(HOSTILE, HOSTILE, None, place),),
        suggestion=HOSTILE,
        fingerprint="6666666666666666",
        why=HOSTILE,
    )
    in_cell = finding._replace(location=place._replace(block=2, grid=1, grid_row=1, grid_column=1))
    cell = GridCell(HOSTILE, 0, 0, 10**9, 10**9, Location(block=2, grid=1, grid_row=1, grid_column=1))
    blocks = (
        Paragraph(HOSTILE, Location(block=1)),
        Grid(1, 2, (cell,), Location(block=2, grid=1)),
    )
    result = Result(HOSTILE_PATH, HOSTILE, HOSTILE, 2023, HOSTILE, "other", (finding, in_cell), _suppressed(finding))
    return Run([result], lambda path: Document(path, "txt", blocks, remarks=(HOSTILE,)))


def _suppressed(finding: Finding) -> tuple[Suppressed, ...]:
    return tuple(Suppressed(finding, HOSTILE, by) for by in ("comment", "config", HOSTILE))


def golden(name: str, text: str) -> None:
    """Compare an output with the file that holds it; the version of gi-lint is written VERSION there."""
    assert text.replace(f'"{__version__}"', '"VERSION"') == (GOLDEN / name).read_text(encoding="utf-8")
