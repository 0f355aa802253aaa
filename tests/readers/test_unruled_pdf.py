"""Tables in PDF files without lines, or with some of them: their cells are right or open, never wrong."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gi_lint.report import Report
from tests.binding.filled import cells_of, filled, read_bytes, read_cells
from tests.drafts.model import Draft, DraftTable
from tests.drafts.reports import report_2019, report_2021
from tests.readers.drawn_form import Align, Lines, Look, drawn_form

DRAFTS = {"2019": report_2019, "2021": report_2021}


def wrong(report: Report, draft: Draft) -> dict[tuple[str, str, str], str]:
    """The cells that were read otherwise than they are drawn, one read as empty among them."""
    right = cells_of(draft)
    return {place: text for place, text in read_cells(report).items() if right.get(place) != text}


def read(draft: Draft, look: Look) -> Report:
    return read_bytes(".pdf", drawn_form(draft, look))


PLAIN = [
    Look(),
    Look(size=10.5, padding=5),
    Look(size=8, pitch=1.0, leading=0, padding=2),
    Look(label_align="left", value_align="right"),
    Look(label_align="left", value_align="left"),
    Look(repeats=True, leading=8),
    Look(upright=0.0),
    *(Look(lines=lines) for lines in get_args(Lines)),
]


@pytest.mark.parametrize("form", DRAFTS)
@pytest.mark.parametrize("look", PLAIN, ids=str)
def test_every_cell_of_a_plain_table_is_read(form: str, look: Look) -> None:
    draft = DRAFTS[form]()
    assert read_cells(read(draft, look)) == cells_of(draft)


def sized(form: str, seed: int, blanks: float) -> Draft:
    """A form filled with numbers of one to five digits."""
    chance = random.Random(seed)
    draft = filled(form, seed, blanks)
    for table in draft.tables.values():
        rows = tuple(
            tuple(
                replace(cell, text=str(chance.randrange(10 ** chance.randint(1, 5))))
                if cell.row and cell.text
                else cell
                for cell in row
            )
            for row in table.rows
        )
        draft = draft.with_table(DraftTable(table.id, rows))
    return draft


LOOKS = st.builds(
    Look,
    size=st.sampled_from([5.5, 7.0, 9.0, 10.5, 12.0]),
    pitch=st.floats(1.0, 2.0),
    padding=st.floats(0.5, 6.0),
    leading=st.floats(0.0, 10.0),
    labels=st.floats(1.0, 5.0),
    label_align=st.sampled_from(get_args(Align)),
    value_align=st.sampled_from(get_args(Align)),
    upright=st.sampled_from([0.0, 0.5, 0.5, 0.5, 1.0]),
    lines=st.sampled_from(get_args(Lines)),
    repeats=st.booleans(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(DRAFTS)), st.integers(0, 10**6), st.sampled_from([0.0, 0.0, 0.2, 0.6]), LOOKS)
def test_no_cell_is_read_wrong(form: str, seed: int, blanks: float, look: Look) -> None:
    draft = sized(form, seed, blanks)
    assert not wrong(read(draft, look), draft)
