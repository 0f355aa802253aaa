"""Tables of which a report has no cells: labels in its text, a picture, a file, or loose figures in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from gi_lint.binding.grid_lines import GridLine
from gi_lint.binding.sections import kind_of
from gi_lint.document import Block, Document, Grid, Location, Paragraph, Picture
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.report import Section, Table
from gi_lint.template import LOCAL_FORM, Row, TableSpec, Template
from gi_lint.text import cell_number, fold, label_key, squeeze

_LONGEST_NAME = 60  # characters of a line that names a file
_FILES = tuple(
    f".{suffix}"
    for suffix in ["doc", "docx", "xls", "xlsx", "et", "wps", "pdf", "ofd", "jpg", "jpeg", "png", "zip", "rar"]
)
_FIGURES = 4  # on a line with nothing else: more are a row of a table, most of whose cells are empty
_ATTACHED = ("附件", "附:", "附表")
_TABLES = ("统计表", "附表", "表格", "报表", "汇总表", "情况表", "数据表", "填报表")
_SEE = ("见附件", "见附表", "附后", "另附", "见下图", "如下图", "见图")
_LEAST_LABEL = 4  # characters of a label that cannot be ordinary words
_LEAST_TRACES = 4  # row labels in running text, or labels on lines of their own, that show what was a table
_LEAST_TRACES_ACROSS = 3  # labels on lines of their own, where the header's are mostly broken over several
_STOP = "。"
_LONGEST_HEADER = 30  # characters


def with_stand_ins(
    tables: Mapping[str, Table],
    document: Document,
    body: Sequence[Paragraph],
    sections: Sequence[Section],
    template: Template | None,
) -> dict[str, Table]:
    """The tables, each absent one with the reason and the place where it is only a picture or an attachment."""
    if template is None or all(table.status != "absent" for table in tables.values()):
        return dict(tables)
    read = {cell.location.grid for table in tables.values() for cell in table.cells.values()}
    report = _Report(document, body, sections, template, read)
    return {id: report.stood_in(table) if table.status == "absent" else table for id, table in tables.items()}


def lost(table: Table) -> Table:
    """A table of which there is something, but no cells that could be told apart."""
    place = Location(table=table.id, table_name=table.spec.name)
    return table._replace(status="unreadable", reason=say("表中文字还在，但单元格的界限已丢失"), location=place)


class _Report(NamedTuple):
    """A report as far as it is read: its text and pictures, its parts, and the grids that were tables."""

    document: Document
    body: Sequence[Paragraph]
    sections: Sequence[Section]
    template: Template
    read: Set[int | None]

    def stood_in(self, table: Table) -> Table:
        """An absent table with what stands in its place, if anything does."""
        kind = kind_of(table.spec.title, self.template)
        if place := self._attached(table.spec, kind):
            return _replaced(table, say("只列为附件"), place)
        if place := self._picture(kind):
            return _replaced(table, say("以图片或嵌入文件的形式出现"), place)
        return lost(table) if 2 * self._digits(table.spec, kind) >= len(table.spec.cells) else table

    def _attached(self, spec: TableSpec, kind: str | None) -> Location | None:
        """The last line that names the table as a file of its own, else the words of its part that point to one."""
        for paragraph in reversed(self.body):
            text = squeeze(paragraph.text)
            if len(text) <= _LONGEST_NAME and _names_file(text) and self._is_of(text, kind):
                return paragraph.location.quoting(paragraph.text.strip())
        for paragraph in self._spoken(spec, kind):
            if any(word in squeeze(paragraph.text) for word in _SEE):
                return paragraph.location.quoting(paragraph.text.strip())
        return None

    def _is_of(self, line: str, kind: str | None) -> bool:
        """Whether a file's name is that of the table: of its kind, or of tables as such."""
        if not any(word in line for word in _TABLES) and not (self.template.fixed_headings and line.endswith("表")):
            return False
        named = kind_of(line, self.template)
        return named is None or named == kind or not self.template.fixed_headings

    def _spoken(self, spec: TableSpec, kind: str | None) -> Iterator[Paragraph]:
        """The paragraphs of the table's own part, and those that name the table."""
        parts = [section for section in self.sections if section.id is not None and section.id == kind]
        own = {index for part in parts for index in range(part.start, part.end)}
        name = "统计表" if spec.layout == "list" else spec.name
        for index, paragraph in enumerate(self.body):
            if index in own or name in paragraph.text:
                yield paragraph

    def _picture(self, kind: str | None) -> Location | None:
        """The picture in the table's own part, or in the last part, after the report's text."""
        captioned = False
        for within, block in self._parted():
            if isinstance(block, Paragraph):
                captioned = fold(block.text).strip().startswith(_ATTACHED) if block.text.strip() else captioned
            elif isinstance(block, Picture) and (captioned or not self.sections or self._may_hold(within, kind)):
                return block.location
        return None

    def _may_hold(self, within: Section | None, kind: str | None) -> bool:
        """Whether a picture in a part may be the table: charts are welcome elsewhere, and before 2019 everywhere."""
        if within is None:
            return False
        if self.template.fixed_headings:
            return within.id == kind or within is self.sections[-1]
        return within.id == kind and "表" in within.heading

    def _digits(self, spec: TableSpec, kind: str | None) -> int:
        """How many digits the table's own part has, in grids of no other table or in lines that are no sentence."""
        own = (block for within, block in self._parted() if within is not None and within.id == kind)
        unread = (block for block in own if not isinstance(block, Grid) or block.location.grid not in self.read)
        return sum(_digits_in(block, spec) for block in unread)

    def _parted(self) -> Iterator[tuple[Section | None, Block]]:
        """The blocks of the document, each with the top-level part it stands in."""
        starts = {id(self.body[section.start]): section for section in self.sections}
        within: Section | None = None
        for block in self.document.blocks:
            within = starts.get(id(block), within)
            yield within, block


def _replaced(table: Table, reason: str, place: Location) -> Table:
    return table._replace(reason=reason, location=place._replace(table=table.id, table_name=table.spec.name))


def _names_file(line: str) -> bool:
    is_file = line.lower().rstrip(")").endswith(_FILES)
    return (is_file or line.startswith(_ATTACHED)) and "。" not in line


def _digits_in(block: Block, spec: TableSpec) -> int:
    """The digits of a grid or a line that may be what is left of a table.

    A grid with lines of its own may be any table, unless the form's is but one line of figures: then such a line in
    the text is all of it.
    """
    if isinstance(block, Grid):
        may_be_left = block.is_guessed or spec.layout == "across"
        return sum(char.isdecimal() for cell in block.cells for char in cell.text) if may_be_left else 0
    if not isinstance(block, Paragraph):
        return 0
    parts = block.text.split()
    figures = sum(cell_number(part) is not None for part in parts)
    digits = sum(char.isdecimal() for char in block.text) if figures > 2 else 0
    is_line_of_values = spec.layout == "across" and len(parts) == figures > _FIGURES
    return digits + (len(spec.cells) if is_line_of_values else 0)


def not_read(
    required: Template | None,
    found: Mapping[str, Table],
    body: Sequence[Paragraph],
    grids: Sequence[Sequence[GridLine]],
) -> dict[str, Table]:
    """The tables of the required form that are absent, or whose labels stand there without cells of their own.

    A statistics table of a province's own making stands for the national one.
    """
    if required is None or LOCAL_FORM in found:
        return {}
    keys = [label_key(paragraph.text) for paragraph in body]
    prose = {key for key, paragraph in zip(keys, body, strict=True) if _STOP in paragraph.text}
    keys += [key for grid in grids for line in grid for key in line.keys]
    missing = [Table(id, required.id, spec) for id, spec in required.tables.items() if id not in found]
    return {table.id: lost(table) if _has_traces(table.spec, keys, prose) else table for table in missing}


def rows_in_text(tables: Iterable[Table]) -> frozenset[str]:
    """The row labels of the tables whose rows stand in the text: 三、本年度办理结果 is no heading there.

    Those of a list are words of headings too: with their units they are not (四、行政复议数量件0).
    """
    in_text = [table.spec for table in tables if table.status in ("partial", "unreadable")]
    keys = (key for spec in in_text for block in spec.blocks for row in block.rows for key in _keys(row, spec))
    return frozenset(key for key in keys if len(key) >= _LEAST_LABEL)


def _keys(row: Row, spec: TableSpec) -> Sequence[str]:
    if spec.layout != "list":
        return row.label.compared()
    return [key + row.unit for key in row.label.compared()] if row.unit else ()


def _has_traces(spec: TableSpec, keys: Sequence[str], prose: Set[str]) -> bool:
    """Whether the text has labels of a table that cannot be ordinary words; those of a table of several blocks may be,
    but beside figures, in `prose`: 不涉及行政许可、行政处罚和行政强制。"""
    on_lines = len(spec.label_keys.keys() & set(keys))
    if spec.layout == "across":
        text = "".join("".join(keys).split("|"))
        return on_lines >= _LEAST_TRACES_ACROSS or any("".join(order) in text for order in _header_orders(spec))
    if spec.layout == "list" and any(map(_is_of_header, keys)):
        return True
    labels = {key for row in spec.rows.values() for key in row.label.compared() if len(key) >= _LEAST_LABEL}
    prose = prose if len(spec.blocks) > 1 else frozenset()
    in_text = sum(any(_stands_in(key, label, key in prose) for key in keys) for label in labels)
    return max(in_text, on_lines) >= _LEAST_TRACES


def _stands_in(key: str, label: str, is_prose: bool) -> bool:
    """Whether a text has a label of a table; in prose with a figure right before or behind it."""
    start = key.find(label)
    while is_prose and start >= 0 and not _has_figure_beside(key, start, start + len(label)):
        start = key.find(label, start + 1)
    return start >= 0


def _has_figure_beside(key: str, start: int, end: int) -> bool:
    return key[start - 1 : start].isdecimal() or key[end : end + 1].isdecimal()


def _header_orders(spec: TableSpec) -> Iterator[tuple[str, ...]]:
    """The keys of three column labels that stand side by side."""
    (block,) = spec.blocks
    keys = [column.label.compared()[0] for column in block.columns]
    yield from zip(keys, keys[1:], keys[2:], strict=False)


def _is_of_header(key: str) -> bool:
    """Whether a short line, given as labels are compared, is of the header of a statistics table without cells."""
    return len(key) <= _LONGEST_HEADER and ("计量单位" in key or ("单位" in key and "指标" in key))
