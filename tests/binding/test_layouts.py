"""Tables laid out as offices lay them out: every figure is read under its own row and column, or left out."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.named import NamedTuple
from gi_lint.report import Table
from gi_lint.template import Label, Row
from tests.binding.test_tables import grid, table, template

Figures = dict[tuple[str, str], str]
Text = tuple[str, int]  # with the columns that its cell covers

SPEC = template("2021").tables["t3"]
(BLOCK,) = SPEC.blocks
STRANGE = Row("strange", Label("其中：通过网络提出的申请数量"))
SEEDS = st.integers(0, 2**32)
BLANKS = st.sampled_from((0.0, 0.1, 0.5, 0.9, 1.0))


class Layout(NamedTuple):
    """How table three stands on a page."""

    labels: int  # grid columns that labels may take
    is_spanned: bool  # a label covers them; else empty cells follow it
    is_numbered: bool  # a column of numbers (序号) stands at the left
    remarks: int  # empty columns at the right, the first of them 备注
    extra: int  # how many columns of the form stand before one that it does not have; negative where there is none
    order: Sequence[int]  # the columns of the form as they stand

    def lines(self, rows: Sequence[Row], figures: Figures) -> list[list[Text]]:
        """The header and some rows; those that the form does not have are full of 7777."""
        columns = [BLOCK.columns[number] for number in self.order]
        lines = [self._line("序号", "项目", [column.label.text for column in columns], "其中：涉外申请", "备注")]
        for number, row in enumerate(rows, 1):
            cells = ["" if row.heading else figures.get((row.id, column.id), "7777") for column in columns]
            lines.append(self._line(str(number), row.label.text, cells, "" if row.heading else "9999", ""))
        return lines

    def _line(self, number: str, label: str, cells: Sequence[str], other: str, remark: str) -> list[Text]:
        """What stands in a line: its number, its label, the columns of the form, another one among them, remarks."""
        corner = [(label, self.labels)] if self.is_spanned else [(label, 1), *[("", 1)] * (self.labels - 1)]
        values = [*cells[: self.extra], other, *cells[self.extra :]] if self.extra >= 0 else cells
        right = [remark, ""][: self.remarks]
        return [*[(number, 1)] * self.is_numbered, *corner, *((cell, 1) for cell in (*values, *right))]


LAYOUTS = st.builds(
    Layout,
    st.integers(1, 3),
    st.booleans(),
    st.booleans(),
    st.integers(0, 2),
    st.integers(-1, 7),
    st.just(range(7)) | st.permutations(range(7)),
)


def figures_of(seed: int, blanks: float) -> Figures:
    """Different figures for all cells, a share of them blank."""
    chance = random.Random(seed)
    numbers = chance.sample(range(1000, 9000), len(SPEC.cells))
    return {place: "" if chance.random() < blanks else str(n) for place, n in zip(SPEC.cells, numbers, strict=True)}


def misread(shown: Table, figures: Figures) -> Figures:
    """The cells read with a figure that is not theirs."""
    return {place: cell.text for place, cell in shown.cells.items() if cell.text and figures[place] != cell.text}


@settings(max_examples=80, deadline=None)
@given(LAYOUTS, LAYOUTS, st.integers(1, len(BLOCK.rows)), st.booleans(), st.integers(0, 60), SEEDS, BLANKS)
def test_figures_stand_under_their_own_headings(
    layout: Layout, below: Layout, end: int, is_one: bool, strange: int, seed: int, blanks: float
) -> None:
    """Two pieces of the table, each laid out in its own way under its own header, as one grid or as two."""
    figures = figures_of(seed, blanks)
    rows = [*BLOCK.rows[:strange], *[STRANGE] * (strange < len(BLOCK.rows)), *BLOCK.rows[strange:]]
    pieces = [layout.lines(rows[:end], figures), below.lines(rows[end:], figures)]
    shown = table("2021", "t3", *([grid(*pieces[0], *pieces[1])] if is_one else [grid(*piece) for piece in pieces]))
    assert {place: cell.text for place, cell in shown.cells.items()} == figures
    assert (shown.status, shown.missing_rows, shown.missing_columns) == ("read", (), ())
    assert [place.quote for place in shown.unknown_rows] == [STRANGE.label.text] * (STRANGE in rows)


@settings(max_examples=80, deadline=None)
@given(LAYOUTS, SEEDS, BLANKS, st.sampled_from((1, 3, 12)))
def test_a_lost_cell_moves_no_figure(layout: Layout, seed: int, blanks: float, lost: int) -> None:
    figures = figures_of(seed, blanks)
    layout = layout._replace(remarks=0, extra=min(layout.extra, 6))  # a cell of theirs may stand in the last column
    header, *rows = layout.lines(BLOCK.rows, figures)
    for line in random.Random(seed).sample(rows, lost):
        del line[random.Random(seed).randrange(len(line))]
    assert misread(table("2021", "t3", grid(header, *rows)), figures) == {}


# Table four, whose rows stand side by side

RESULTS = template("2021").tables["t4"]
GROUPS = RESULTS.blocks[0].value_rows()


class Wide(NamedTuple):
    """How the rows of table four stand side by side."""

    left: Sequence[tuple[str, str]]  # the columns before the results: heading, and what stands beside the figures
    right: int  # empty columns behind them
    order: Sequence[int]  # the results of each group as they stand

    def lines(self, rows: Sequence[Row], figures: Figures) -> list[list[Text]]:
        columns = [RESULTS.blocks[0].columns[number] for number in self.order]
        right = [("", 1)] * self.right
        return [
            [*[("", 1)] * len(self.left), *((row.label.text, len(columns)) for row in rows), *right],
            [*((head, 1) for head, _ in self.left), *((c.label.text, 1) for _ in rows for c in columns), *right],
            [*((text, 1) for _, text in self.left), *((figures[r.id, c.id], 1) for r in rows for c in columns), *right],
        ]


WIDE = st.builds(
    Wide,
    st.sampled_from(((), (("序号", "1"),), (("", ""),), (("项目", "数量"),), (("序号", "1"), ("项目", "件数")))),
    st.integers(0, 2),
    st.just(range(5)) | st.permutations(range(5)),
)


def results_of(seed: int, blanks: float) -> Figures:
    """Different figures for table four, a share of them blank; two are nothing in words."""
    chance = random.Random(seed)
    numbers = chance.sample(range(9000), len(RESULTS.cells))
    figures = {p: "" if chance.random() < blanks else str(n) for p, n in zip(RESULTS.cells, numbers, strict=True)}
    return figures | dict.fromkeys(chance.sample([*RESULTS.cells], 2), "无")


@settings(max_examples=80, deadline=None)
@given(WIDE, st.integers(0, 3), SEEDS, BLANKS)
def test_results_stand_under_their_own_headings(layout: Wide, end: int, seed: int, blanks: float) -> None:
    """All groups in one line, or in two tables one below the other; with columns of labels it may not be read."""
    figures = results_of(seed, blanks)
    pieces = [layout.lines(rows, figures) for rows in (GROUPS[:end], GROUPS[end:]) if rows]
    shown = table("2021", "t4", grid(*[line for piece in pieces for line in piece]))
    assert misread(shown, figures) == {}
    if len(pieces) == 1 and not layout.left and not layout.right:
        assert {place: cell.text for place, cell in shown.cells.items()} == figures


@settings(max_examples=80, deadline=None)
@given(WIDE, SEEDS, BLANKS, st.integers(1, 2))
def test_a_lost_result_moves_no_other(layout: Wide, seed: int, blanks: float, lost: int) -> None:
    figures = results_of(seed, blanks)
    *header, values = layout._replace(left=(), right=0).lines(GROUPS, figures)
    for _ in range(lost):
        del values[random.Random(seed).randrange(len(values))]
    assert misread(table("2021", "t4", grid(*header, values)), figures) == {}
