"""What an official form prescribes: its sections, and its tables row by row. The data stand in rules/.

Cells are named by row and column ids (`denied.state_secret`, `natural`). A row of a group carries the
group's id as prefix, so `denied.*` names the rows of the group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.text import ends_in_bracket, fold, label_key

TOTAL = "total"  # the id of the column that adds up the others of its row
LOCAL_FORM = "local"  # the form, and the table, of a province's or a body's own statistics
_NUMBER_MARK = compiled(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、]|其中：)+")
_REMARK = compiled(r"（[^）]*）")
_ADDED_REMARK = compiled(r"[（(][^（）()]*[一-龥]{3}[^（）()]*[）)]\s*$")  # 规章（设区的市应提供数据）; not （12件）


class Label(NamedTuple):
    """An official label and the variants of it that are in use."""

    text: str
    variants: tuple[str, ...] = ()
    name: str = ""

    @property
    def short(self) -> str:
        """The label as spoken of in a message: without its number and its remarks in brackets."""
        return self.name or _short(self.text)

    def wordings(self) -> tuple[str, ...]:
        """Label and variants in half-width."""
        return _folded(self.text, self.variants)

    def compared(self) -> tuple[str, ...]:
        """Label and variants as they are compared: without blanks, widths, punctuation.

        政务公开 often stands for 政府信息公开.
        """
        return _compared(self.text, self.variants)


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    return _REMARK.sub("", _NUMBER_MARK.sub("", text)) or text


@lru_cache(maxsize=4096)
def _folded(text: str, variants: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, (text, *variants)))


@lru_cache(maxsize=4096)
def _compared(text: str, variants: tuple[str, ...]) -> tuple[str, ...]:
    keys = [label_key(wording) for wording in (text, *variants)]
    return tuple(dict.fromkeys([*keys, *(key.replace("政府信息公开", "政务公开") for key in keys)]))


class Column(NamedTuple):
    """A column of values. `kind`: count (whole, not negative), amount (decimals allowed), change (signed)."""

    id: str
    label: Label
    kind: str = "count"


class Row(NamedTuple):
    """A row of the form, or with `heading` a row that only names what follows.

    `id` is empty for a heading that is no group. `required` is false for a row whose absence is lawful. `local` is
    a pattern for the words that provinces' own tables have for the row, number and remarks left out.
    """

    id: str
    label: Label
    heading: bool = False
    unit: str | None = None
    required: bool = True
    local: str = ""


class TableBlock(NamedTuple):
    """Rows that share one header. A table is one block or several under captions."""

    caption: Label | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def value_rows(self) -> tuple[Row, ...]:
        """The rows that hold values."""
        return tuple(row for row in self.rows if not row.heading)

    def has_total(self) -> bool:
        """Whether the last of its columns adds up the others."""
        return self.columns[-1].id == TOTAL


class TableSpec:
    """A table of a form.

    `layout`: `down` (a line for each row), `across` (the rows stand side by side in one line of values, as in
    table four) or `list` (label, unit, one value; a row is named without a column).
    """

    def __init__(self, id: str, name: str, title: str, layout: str, blocks: tuple[TableBlock, ...]) -> None:
        self.id = id
        self.name = name
        self.title = title
        self.layout = layout
        self.blocks = blocks

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """Rows with values, by id, in the order of the form."""
        return {row.id: row for block in self.blocks for row in block.value_rows()}

    @cached_property
    def lines(self) -> Sequence[tuple[int, Row]]:
        """Rows with and without values in the order of the form, each with the number of its block from 0."""
        return [(number, row) for number, block in enumerate(self.blocks) for row in block.rows]

    @cached_property
    def lines_by_key(self) -> Mapping[str, Sequence[int]]:
        """For every row label as compared the places in `lines` of the rows that have it."""
        places: dict[str, list[int]] = {}
        for place, (_, row) in enumerate(self.lines):
            for key in row.label.compared():
                places.setdefault(key, []).append(place)
        return places

    @cached_property
    def cells(self) -> Mapping[tuple[str, str], tuple[Row, Column]]:
        """Every cell of the form by (row id, column id)."""
        return {
            (row.id, column.id): (row, column)
            for block in self.blocks
            for row in block.value_rows()
            for column in block.columns
        }

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Column ids in the order of the form, each once."""
        return tuple(dict.fromkeys(column.id for block in self.blocks for column in block.columns))

    def has(self, row: str, column: str) -> bool:
        """Whether there is a row, or a group of rows as `group.*`, and a column; `row` may name both as row.column.

        What is empty is not asked for.
        """
        is_row = not row or bool(self.group(row.removesuffix(".*")))
        return (is_row and (not column or column in self.columns)) or row.rpartition(".")[::2] in self.cells

    @cached_property
    def column_keys(self) -> frozenset[str]:
        """Every column label as compared."""
        return frozenset(key for block in self.blocks for column in block.columns for key in column.label.compared())

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of its rows, as labels are compared."""
        return frozenset(label_key(row.unit) for row in self.rows.values() if row.unit)

    @cached_property
    def label_keys(self) -> Mapping[str, str]:
        """Every row, column and caption label as compared, with the label it stands for."""
        return {key: label.text for label in self._labels() for key in label.compared()}

    @cached_property
    def label_starts(self) -> frozenset[str]:
        """Every beginning of a label as compared, the whole of it left out."""
        return frozenset(key[:end] for key in self.label_keys for end in range(1, len(key)))

    def key_of(self, text: str, key: str) -> str:
        """A label as compared, `key`: where the form does not know it, without the remark that ends its text if it
        knows that.

        A place may say beside a label what is to be filled in: 规章（设区的市、自治州人民政府应提供相关数据）.
        """
        if key in self.label_keys or not ends_in_bracket(text):
            return key
        plain = label_key(_ADDED_REMARK.sub("", text))
        return plain if plain in self.label_keys else key

    def _labels(self) -> Iterator[Label]:
        for block in self.blocks:
            if block.caption is not None:
                yield block.caption
            yield from (column.label for column in block.columns)
            yield from (row.label for row in block.rows)

    @cached_property
    def column_labels(self) -> Mapping[str, Label]:
        """The label of each column, the first where blocks share an id."""
        labels: dict[str, Label] = {}
        for block in self.blocks:
            for column in block.columns:
                labels.setdefault(column.id, column.label)
        return labels

    @property
    def called(self) -> dict[str, str]:
        """The ids of rows and columns by the labels that they are spoken of by."""
        columns = {self.column_name(id): id for id in self.columns}
        return {self.row_name(id): id for id in self.rows} | columns

    def row_name(self, id: str) -> str:
        """The short label of a row; an id that the form does not know stands for itself."""
        return self.rows[id].label.short if id in self.rows else id

    def column_name(self, id: str) -> str:
        """The short label of a column; an id that the form does not know stands for itself."""
        return self.column_labels[id].short if id in self.column_labels else id

    def group(self, name: str) -> tuple[str, ...]:
        """The row ids under a group; a row that is no group stands for itself; empty if unknown."""
        if name in self.rows:
            return (name,)
        return tuple(id for id in self.rows if id.startswith(name + "."))

    def parts(self, name: str) -> tuple[str, ...]:
        """The rows right below a group or a whole: neither its `total` nor the parts of a part.

        A group that the form has as one row stands for itself.
        """
        depth = name.count(".") + 1
        below = [id for id in self.rows if id.startswith(name + ".") and id.count(".") == depth]
        return (name,) if name in self.rows and not below else tuple(id for id in below if id != f"{name}.total")


class SectionSpec(NamedTuple):
    """A part that a report must have.

    `words`: a heading of this kind contains one of these. `mentions`: a sentence that matches one of these
    patterns covers the content wherever it stands (forms without fixed headings).
    """

    id: str
    heading: Label
    words: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class Template(NamedTuple):
    """An official form: the report years it is in force for, its notice, sections and tables."""

    id: str
    notice: str
    first_year: int
    last_year: int | None
    sections: tuple[SectionSpec, ...]
    tables: Mapping[str, TableSpec]
    fixed_headings: bool = True

    def covers(self, year: int) -> bool:
        """Whether it is in force for reports on a year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def section(self, id: str) -> SectionSpec | None:
        """The part of an id; None if the form has none."""
        return next((section for section in self.sections if section.id == id), None)
