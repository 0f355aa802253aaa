"""What a report has in the place of a table that it does not show: a picture, a file, or loose figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gi_lint.binding.sections import kind_of
from gi_lint.document import Block, Document, Grid, Location, Paragraph, Picture
from gi_lint.language import say
from gi_lint.report import Section, Table
from gi_lint.template import TableSpec, Template
from gi_lint.text import cell_number, fold, squeeze

_LONGEST_NAME = 60  # characters of a line that names a file
_FILES = tuple(
    f".{suffix}"
    for suffix in ["doc", "docx", "xls", "xlsx", "et", "wps", "pdf", "ofd", "jpg", "jpeg", "png", "zip", "rar"]
)
_FIGURES = 4  # on a line with nothing else: more are a row of a table, most of whose cells are empty
_ATTACHED = ("附件", "附:", "附表")
_TABLES = ("统计表", "附表", "表格", "报表", "汇总表", "情况表", "数据表", "填报表")
_SEE = ("见附件", "见附表", "附后", "另附", "见下图", "如下图", "见图")


def with_stand_ins(
    tables: Mapping[str, Table],
    document: Document,
    body: Sequence[Paragraph],
    sections: Sequence[Section],
    template: Template | None,
) -> dict[str, Table]:
    """The tables, each absent one with the reason and the place where it is only a picture or an attachment."""
    absent = {id for id, table in tables.items() if table.status == "absent"}
    if template is None or not absent:
        return dict(tables)
    found = dict(tables)
    for id in absent:
        spec = tables[id].spec
        kind = kind_of(spec.title, template)
        attached = _attached(spec, kind, body, sections, template)
        picture = None if attached else _picture(kind, document, body, sections, template)
        if (place := attached or picture) is not None:
            reason = say("只列为附件" if attached else "以图片形式出现")
            found[id] = tables[id]._replace(reason=reason, location=place._replace(table=id, table_name=spec.name))
        elif 2 * _digits(spec, kind, tables, document, body, sections) >= len(spec.cells):
            found[id] = lost(tables[id])
    return found


def lost(table: Table) -> Table:
    """A table of which there is something, but no cells that could be told apart."""
    place = Location(table=table.id, table_name=table.spec.name)
    return table._replace(status="unreadable", reason=say("表中文字还在，但单元格的界限已丢失"), location=place)


def _digits(
    spec: TableSpec,
    kind: str | None,
    tables: Mapping[str, Table],
    document: Document,
    body: Sequence[Paragraph],
    sections: Sequence[Section],
) -> int:
    """How many digits stand in the table's own part, in grids of no other table or in lines that are no sentence.

    A grid with lines of its own may be any table, unless the form's is but one line of figures: then such a line in
    the text is all of it.
    """
    read = {cell.location.grid for table in tables.values() for cell in table.cells.values()}
    count = 0
    for within, block in _parted(document, body, sections):
        if within is None or within.id != kind:
            continue
        if (
            isinstance(block, Grid)
            and block.location.grid not in read
            and (block.is_guessed or spec.layout == "across")
        ):
            count += sum(char.isdecimal() for cell in block.cells for char in cell.text)
        elif isinstance(block, Paragraph):
            parts = block.text.split()
            figures = sum(cell_number(part) is not None for part in parts)
            count += sum(char.isdecimal() for char in block.text) if figures > 2 else 0
            if spec.layout == "across" and len(parts) == figures > _FIGURES:
                count += len(spec.cells)
    return count


def _parted(
    document: Document, body: Sequence[Paragraph], sections: Sequence[Section]
) -> Iterator[tuple[Section | None, Block]]:
    """The blocks of a document, each with the top-level part it stands in."""
    starts = {id(body[section.start]): section for section in sections}
    within: Section | None = None
    for block in document.blocks:
        within = starts.get(id(block), within)
        yield within, block


def _attached(
    spec: TableSpec, kind: str | None, body: Sequence[Paragraph], sections: Sequence[Section], template: Template
) -> Location | None:
    """The last line that names the table as a file of its own, else the words of its part that point to one."""
    for paragraph in reversed(body):
        text = squeeze(paragraph.text)
        if len(text) <= _LONGEST_NAME and _names_file(text) and _is_of(text, kind, template):
            return paragraph.location.quoting(paragraph.text.strip())
    for paragraph in _spoken(spec, kind, body, sections):
        if any(word in squeeze(paragraph.text) for word in _SEE):
            return paragraph.location.quoting(paragraph.text.strip())
    return None


def _names_file(line: str) -> bool:
    is_file = line.lower().rstrip(")").endswith(_FILES)
    return (is_file or line.startswith(_ATTACHED)) and "。" not in line


def _is_of(line: str, kind: str | None, template: Template) -> bool:
    """Whether a file's name is that of the table: of its kind, or of tables as such."""
    if not any(word in line for word in _TABLES) and not (template.fixed_headings and line.endswith("表")):
        return False
    named = kind_of(line, template)
    return named is None or named == kind or not template.fixed_headings


def _spoken(
    spec: TableSpec, kind: str | None, body: Sequence[Paragraph], sections: Sequence[Section]
) -> Iterator[Paragraph]:
    """The paragraphs of the table's own part, and those that name the table."""
    own = [section for section in sections if section.id is not None and section.id == kind]
    name = "统计表" if spec.layout == "list" else spec.name
    for index, paragraph in enumerate(body):
        if any(section.start <= index < section.end for section in own) or name in paragraph.text:
            yield paragraph


def _picture(
    kind: str | None, document: Document, body: Sequence[Paragraph], sections: Sequence[Section], template: Template
) -> Location | None:
    """The picture in the table's own part, or in the last part, after the report's text."""
    captioned = False
    for within, block in _parted(document, body, sections):
        if isinstance(block, Paragraph):
            captioned = fold(block.text).strip().startswith(_ATTACHED) if block.text.strip() else captioned
        elif isinstance(block, Picture) and (captioned or not sections or _may_hold(within, kind, sections, template)):
            return block.location
    return None


def _may_hold(within: Section | None, kind: str | None, sections: Sequence[Section], template: Template) -> bool:
    """Whether a picture in a part may be the table: charts are welcome elsewhere, and before 2019 everywhere."""
    if within is None:
        return False
    if template.fixed_headings:
        return within.id == kind or within is sections[-1]
    return within.id == kind and "表" in within.heading
