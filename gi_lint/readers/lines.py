"""Text files as numbered lines: encodings, line ends, blanks; the blocks that they become."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gi_lint.document import Block, Grid, GridCell, Location, Paragraph, Picture, ReadError
from gi_lint.language import say
from gi_lint.readers.filetype import file_type, refuse_empty
from gi_lint.readers.text_tables import BLANKS, TextCell, TextTable
from gi_lint.text import visible

MAX_FILE_SIZE = 50 * 1024 * 1024
MAX_LINE_LENGTH = 1_000_000
MAX_LINES = 200_000
_PAGE_REACH = 200  # characters in which a page would say that it is one
MAX_BAD_SHARE = 0.05  # of the characters beyond ASCII: more of them, and the encoding was guessed wrong
MAX_CONTROL_SHARE = 0.02  # of all characters

REPLACEMENT = "\ufffd"
_SAVE_AS_TEXT = "请用记事本或 WPS 打开，另存为 UTF-8 编码的文本文件后再检查。"
_CONTROLS = frozenset(map(chr, range(0x20))) - frozenset("\t\n\r\f\v")
# The most frequent characters of such reports; a wrong encoding seldom produces them.
_FREQUENT = frozenset(
    "的一是不了在有和人这中大为上个国我以要他时来用们生到作地于出会可也你对能而子得年自之发后作里如家多经"
    "么去法学方现同民得所部加行政府信息公开工报告条例主动申请办理依按照规定情况数量机关单位网站收到及其问题改进"
    "本月日号市县区局镇乡街道委员会第二三四五六七八九十组织建设管监督保障服务务件项目内容制度完善强化推进落实"
    "各级门领导小重点域平台新媒体微博众解读回应舆复议诉讼维持纠正结果尚未审总计表格附指南目录更将并通过进步"
    "處開號類訟議決維結總計請辦個數條項統強規廢現業構關級縣區鄉鎮廳務網說點問題與況發佈過轉續應無們會員內間"
    "種對實據時標準電話郵編碼聯繫執檔屬於國際權護範須糾審訴覆從體學術報組織導領動讀為這來後資訊"
)


class Line(NamedTuple):
    """A line as typed, without its end. Numbers start at 1."""

    number: int
    text: str


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, with LF as line end, and remarks in Chinese about what could not be decoded.

    Raises ReadError for a file that is empty, too large, binary or in no known encoding.
    """
    refuse_empty(data)
    if len(data) > MAX_FILE_SIZE:
        raise ReadError(
            say("文件超过 {max_file_size} MB，不予读取。", max_file_size=MAX_FILE_SIZE // 1024 // 1024),
            "请确认这是一份年度报告。",
        )
    kind = file_type(data)
    if kind is not None:
        raise ReadError(say("这不是文本文件，而是 {kind.name}。", kind=kind), kind.advice)
    text = _decoded(data)
    if sum(map(text.count, _CONTROLS)) > MAX_CONTROL_SHARE * len(text):
        raise _not_text()
    text = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    if text[:_PAGE_REACH].lstrip().lower().startswith(("<!doctype html", "<html")):
        raise ReadError("内容是网页（HTML），不是文本。", "请把后缀改为 .html 后再检查。")
    if not text.strip(BLANKS):
        raise ReadError("文件里没有文字。", "请确认文件已保存、已传完，再检查一次。")
    return text, _remarks(text)


def split_lines(text: str) -> list[Line]:
    """The lines of a text. Raises ReadError if one is longer, or if they are more, than in any report."""
    if text.count("\n") >= MAX_LINES:
        raise ReadError(say("文件超过 {max_lines} 行，不予读取。", max_lines=MAX_LINES), "请确认这是一份年度报告。")
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    for line in lines:
        if len(line.text) > MAX_LINE_LENGTH:
            raise ReadError(
                say(
                    "第 {line.number} 行超过 {max_line_length} 个字符，不予读取。",
                    line=line,
                    max_line_length=MAX_LINE_LENGTH,
                ),
                "请确认这是一份年度报告。",
            )
    return lines


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise _not_text() from None
    if b"\0" in data:
        raise _not_text()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded_with_doubt(data)


def _decoded_with_doubt(data: bytes) -> str:
    """Damaged UTF-8, or one of the older encodings: the one whose result looks most like Chinese text."""
    damaged = data.decode("utf-8-sig", "replace")
    if _bad_share(damaged) <= MAX_BAD_SHARE:
        return damaged
    candidates = [text for name in ("gb18030", "big5") if (text := _strictly(data, name)) is not None]
    if not candidates:
        replaced = (data.decode(name, "replace") for name in ("gb18030", "big5"))
        candidates = [text for text in replaced if _bad_share(text) <= MAX_BAD_SHARE]
    if not candidates:
        raise ReadError("认不出文件的文字编码，或文件已损坏。", _SAVE_AS_TEXT)
    return max(candidates, key=_plausibility)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _bad_share(text: str) -> float:
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text.count(REPLACEMENT) / max(1, beyond_ascii)


def _plausibility(text: str) -> float:
    """The share of frequent characters; a wrong double-byte encoding gives as many characters, but rare ones."""
    sample = text[:200_000]
    return sum(character in _FREQUENT for character in sample) / max(1, len(sample))


def _not_text() -> ReadError:
    return ReadError("这不是文本文件（含有二进制内容）。", _SAVE_AS_TEXT)


def _remarks(text: str) -> tuple[str, ...]:
    count = text.count(REPLACEMENT)
    if not count:
        return ()
    line = text.count("\n", 0, text.index(REPLACEMENT)) + 1
    return (
        say(
            "有 {count} 处文字编码损坏，无法识别（首处在第 {line} 行），以“{replacement}”代替。",
            count=count,
            line=line,
            replacement=REPLACEMENT,
        ),
    )


class BlockList:
    """Blocks as they are found, numbered as they are added."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._grid_count = 0

    def add_paragraph(
        self, text: str, marks: tuple[tuple[int, int, int | None], ...], outline: int | None = None
    ) -> None:
        """Add a paragraph that starts at its first mark."""
        _, line, column = marks[0]
        self.blocks.append(Paragraph(text, self._place(line, column), outline, marks))

    def add_lines(self, lines: Sequence[Line]) -> None:
        """Add lines as one paragraph without the blanks at their ends; only Latin words need a blank between them."""
        text = ""
        marks: list[tuple[int, int, int | None]] = []
        for line in lines:
            words = line.text.strip(BLANKS)
            indent = len(line.text) - len(line.text.lstrip(BLANKS)) if words else 0
            if text[-1:].isalnum() and (text[-1:] + words[:1]).isascii():
                text += " "
            marks.append((len(text), line.number, indent + 1))
            text += words
        self.add_paragraph(text, tuple(marks))

    def add_picture(self, name: str, line: int, column: int) -> None:
        """Add a picture that is named at a place in the text."""
        self.blocks.append(Picture(self._place(line, column), name))

    def add_shifted(self, block: Block, lines: int) -> None:
        """Add a block that was read by itself, so many lines further down in the file."""
        grid = self._next_grid() if isinstance(block, Grid) else None

        def placed(place: Location) -> Location:
            line = None if place.line is None else place.line + lines
            return place._replace(line=line, block=len(self.blocks) + 1, grid=grid)

        place = placed(block.location)
        if isinstance(block, Grid):
            cells = tuple(cell._replace(location=placed(cell.location)) for cell in block.cells)
            self.blocks.append(Grid(block.row_count, block.column_count, cells, place))
        elif isinstance(block, Paragraph):
            marks = tuple((offset, line + lines, column) for offset, line, column in block.marks)
            self.blocks.append(block._replace(location=place, marks=marks))
        else:
            self.blocks.append(block._replace(location=place))

    def add_table(self, table: TextTable, shown: Callable[[TextCell], TextCell] = lambda cell: cell) -> None:
        """Add a table; `shown` makes of a cell as typed the one that is shown."""
        block, grid = len(self.blocks) + 1, self._next_grid()
        cells = []
        for row, typed in enumerate(table.rows):
            for column, cell in enumerate(map(shown, typed)):
                place = Location(
                    line=cell.line,
                    column=cell.column,
                    block=block,
                    grid=grid,
                    grid_row=row + 1,
                    grid_column=column + 1,
                )
                cells.append(GridCell(cell.text, row, column, 1, 1, place))
        whole = cells[0].location._replace(grid_row=None, grid_column=None)
        self.blocks.append(Grid(len(table.rows), max(map(len, table.rows)), tuple(cells), whole))

    def _place(self, line: int, column: int | None) -> Location:
        """The place of the next block."""
        return Location(line=line, column=column, block=len(self.blocks) + 1)

    def _next_grid(self) -> int:
        self._grid_count += 1
        return self._grid_count
