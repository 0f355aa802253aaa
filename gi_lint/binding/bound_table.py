"""A table in the making: the rows, columns and cells of a form that were found."""

from __future__ import annotations

from gi_lint.document import GridCell, Location
from gi_lint.report import Cell
from gi_lint.template import Column, Label, Row, TableSpec
from gi_lint.text import closest, is_unfilled, value_number

LIKE_A_LABEL = 0.85  # how like a label a clipped or misspelt one must be: one of seven characters may be another
_ONE_SLIP = 0.75  # how like the short label of a column or a group words must be: one of four characters may be another


class BoundTable:
    """What the lines of a table have of a form, and what in them is strange or uncertain."""

    def __init__(self, spec: TableSpec) -> None:
        self.spec = spec
        self.cells: dict[tuple[str, str], Cell] = {}
        self.rows: set[str] = set()
        self.columns: set[tuple[int, str]] = set()  # block number and id of the columns with a header
        self.misnamed: set[str] = set()  # ids of columns that are there by their place, but headed otherwise
        self.short_rows: list[str] = []  # ids of rows whose figures may be of other columns
        self.has_nameless = False  # whether a row of figures has no label at all
        self.unknown: list[Location] = []  # places of rows that the form does not have
        self.location: Location | None = None

    def amiss(self) -> int:
        """How many rows and columns of the form are missing, and how many rows it does not have."""
        columns = sum(len(block.columns) for block in self.spec.blocks)
        return len(self.spec.rows) - len(self.rows) + columns - len(self.columns) + len(self.unknown)

    def fits(self) -> bool:
        """Whether the table is the form's, row by row and column by column."""
        return not self.amiss() and not self.short_rows

    def score(self) -> tuple[bool, int, int]:
        """How well the form fits: by any heading of its columns, its labels, then by the rows that close.

        Lost cells make no other form.
        """
        return bool(self.columns), len(self.rows) + len(self.columns) - self.amiss(), -len(self.short_rows)


def cell_of(spec: TableSpec, row: Row, column: Column, value: GridCell, row_label: str) -> Cell:
    """The cell of a row and a column of the form; the row's label is as `printed`."""
    number = value_number(_in_yuan(value.text) if column.kind == "amount" else value.text)
    return Cell(
        row=row.id,
        column=column.id,
        text=value.text,
        value=number[0] if number else None,
        unit=number[1] if number else None,
        blank=is_unfilled(value.text),
        location=value.location.of_cell(
            spec.id, row.id, column.id or None, spec.name, row_label, column.label.text or None, value.text
        ),
    )


def _in_yuan(amount: str) -> str:
    """An amount with its whole unit: 2601.95万 leaves 元 unsaid."""
    return f"{amount.rstrip()}元" if amount.rstrip().endswith(("万", "亿")) else amount


def printed(label: str) -> str:
    """A label without the blanks that space it out."""
    return "".join(label.split())


def reads_as(key: str, label: Label) -> bool:
    """Whether words are a label, a part of it (it may be broken over lines), it among others, or it with a slip."""
    keys = label.compared()
    return any(key in known or known in key for known in keys) or closest(key, keys, _ONE_SLIP) is not None


def is_slip(key: str, label: Label) -> bool:
    """Whether words are a label with one character wrong, lost or too many, as a reading machine may leave them."""
    return any(_differ_by_one(key, known) for known in label.compared())


def _differ_by_one(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if len(short) < 2 or len(long) - len(short) > 1:
        return False
    start = next((place for place, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]
