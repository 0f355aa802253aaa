"""The rows of a table that no lines part: each line of figures belongs to the label that stands beside it.

A label may be broken over lines with its figures at any height of it. Lines beside no label, or beside two, are kept
apart from all labels, and so are those next to them: which row they belong to cannot be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gi_lint.named import NamedTuple
from gi_lint.readers.pdf_chunks import CutLine, Rules, met_by
from gi_lint.readers.pdf_columns import Columns
from gi_lint.readers.pdf_stacks import Stack
from gi_lint.readers.pdf_text import NUMBERED

_OVERLAP = 0.5  # em by which parts of one label may run into each other
_NEXT_ROW = 2.2  # em between lines of figures that may be parts of one row


class Row(NamedTuple):
    """A row of the table: what stands among its labels, and in its columns of values.

    `is_sure`: the figures, and that where none stands there is none, are this label's.
    """

    middle: float
    labels: list[Stack]
    values: list[Stack]
    is_sure: bool = True
    is_header: bool = False

    @property
    def heights(self) -> tuple[float, float]:
        """From where to where its print reaches."""
        stacks = [*self.labels, *self.values]
        top = min(stack.chunks[0].box[1] for stack in stacks)
        return top, max(stack.chunks[-1].box[3] for stack in stacks)

    def has_room(self, label: Stack) -> bool:
        """Whether it has labels and all of them stand to the right of one."""
        return bool(self.labels) and all(other.is_right_of(label) for other in self.labels)


def rows_of(
    labels: Sequence[Stack], headers: Sequence[Row], lines: Sequence[CutLine], columns: Columns, rules: Rules
) -> list[Row]:
    """The rows that labels, headers and lines of figures make, from the top."""
    over = over_rows(labels)
    names = [label for label in labels if label not in over]
    owners = _owners(names, lines, columns, rules)
    rows = list(headers)
    for line, owner in zip(lines, owners, strict=True):
        is_sure = owner is not None or not names
        rows.append(Row(line.middle, [owner] if owner else [], list(map(Stack, line.chunks)), is_sure))
    loose = [line for line, owner in zip(lines, owners, strict=True) if owner is None]
    owning = set(owners)
    for name in names:
        if name not in owning:
            _add_without_figures(name, rows, is_sure=not _may_have_figures(name, names, loose, rules))
    rows.sort(key=lambda row: row.middle)
    return _with_labels_over(rows, [label for label in labels if label in over])


def _add_without_figures(label: Stack, rows: list[Row], *, is_sure: bool) -> None:
    """Put a label that has no figures into the header that it stands beside, or into a row of its own."""
    header = _header_beside(label, rows)
    if header is not None:
        header.labels.append(label)
    else:
        rows.append(Row(label.middle, [label], [], is_sure))


def _may_have_figures(label: Stack, names: Sequence[Stack], loose: Sequence[CutLine], rules: Rules) -> bool:
    """Whether a label without figures may have some after all: loose ones, in its text, or beside the rest of it."""
    near = _NEXT_ROW * label.em
    is_near_loose = any(label.top - near < line.middle < label.bottom + near for line in loose)
    return is_near_loose or label.may_hold_figure or _may_go_on(label, names, rules)


def _may_go_on(label: Stack, names: Sequence[Stack], rules: Rules) -> bool:
    """Whether a label may be a part of one, and its figures stand beside another part."""
    pairs = [pair for other in names if other is not label for pair in ((other, label), (label, other))]
    return any(
        -_OVERLAP * label.em < below.top - above.bottom < (_NEXT_ROW - 1) * label.em
        and above.is_above(below.chunks[0])
        and not NUMBERED.match(below.text)
        and not rules.part_rows(above.bottom, below.top, max(above.left, below.left))
        for above, below in pairs
    )


def over_rows(labels: Sequence[Stack]) -> set[Stack]:
    """The labels of several rows: other labels stand to their right, beside them or just above and just below."""
    order = sorted(labels, key=lambda label: label.middle)
    found: set[Stack] = set()
    for number, label in enumerate(order):
        others = [other for other in order if not label.is_right_of(other) and other is not label]
        beside = any(other.is_right_of(label) and other.meets(label) for other in others)
        above = next((other for other in reversed(order[:number]) if not label.is_right_of(other)), None)
        below = next((other for other in order[number + 1 :] if not label.is_right_of(other)), None)
        if beside or (above and below and above.is_right_of(label) and below.is_right_of(label)):
            found.add(label)
    return found


def _owners(names: Sequence[Stack], lines: Sequence[CutLine], columns: Columns, rules: Rules) -> list[Stack | None]:
    """The label that each line of figures belongs to; None where that cannot be told for it or for one next to it."""
    beside = [[name for name in names if name.is_beside(line.middle)] for line in lines]
    counts = Counter(name for met in beside for name in met)
    owners = [met[0] if len(met) == 1 and counts[met[0]] == 1 else None for met in beside]
    loose = [line for line, owner in zip(lines, owners, strict=True) if owner is None]
    return [
        owner
        if owner is not None
        and _is_clear(line, owner, columns)
        and not any(_may_be_one_row(line, other, owner.em, rules) for other in loose)
        else None
        for line, owner in zip(lines, owners, strict=True)
    ]


def _is_clear(line: CutLine, label: Stack, columns: Columns) -> bool:
    """Whether each figure of a line has a column of its own, and its label none of them."""
    if line.may_join_figures or label.may_hold_figure or label.right > columns.first:
        return False
    spans = columns.zone(line.middle).spans
    met = [met_by(chunk.span, spans) for chunk in line.chunks]
    return all(len(numbers) == 1 for numbers in met) and len({numbers[0] for numbers in met}) == len(met)


def _may_be_one_row(line: CutLine, other: CutLine, em: float, rules: Rules) -> bool:
    above, below = sorted((line.middle, other.middle))
    return below - above < _NEXT_ROW * em and not rules.part_rows(above, below, max(line.left, other.left))


def are_rows(lines: Sequence[CutLine], em: float, rules: Rules) -> bool:
    """Whether lines of figures without labels are sure to be a row each of figures that are whole."""
    are_apart = not any(_may_be_one_row(line, other, em, rules) for line, other in pairwise(lines))
    return are_apart and not any(line.may_join_figures for line in lines)


def _header_beside(label: Stack, rows: Sequence[Row]) -> Row | None:
    """The first line of a header that a label without figures stands beside."""
    met = (row for row in rows if row.is_header and label.is_beside(row.middle))
    free = (row for row in met if not any(other.is_above(chunk) for other in row.labels for chunk in label.chunks))
    return min(free, key=lambda row: row.middle, default=None)


def _with_labels_over(rows: Sequence[Row], labels: Sequence[Stack]) -> list[Row]:
    """Rows from the top, with each label of several of them put into one, the innermost first; into none if unsure."""
    rest = sorted(labels, key=lambda label: -label.left)
    for put in (_put_beside, _put_between):
        rest = [label for label in rest if not put(label, rows)]
    alone = (Row(label.middle, [label], [], is_sure=False) for label in rest)
    return sorted([*rows, *alone], key=lambda row: row.middle)


def _put_beside(label: Stack, rows: Sequence[Row]) -> bool:
    """Put a label of several rows into the one nearest to its middle of those beside it; whether there is one."""
    beside = [row for row in rows if label.is_beside(row.middle) and row.has_room(label)]
    if beside:
        min(beside, key=lambda row: abs(row.middle - label.middle)).labels.append(label)
    return bool(beside)


def _put_between(label: Stack, rows: Sequence[Row]) -> bool:
    """Put a label that stands between two rows into the first of them, if both have room; whether it could be."""
    above = next((row for row in reversed(rows) if row.middle < label.middle), None)
    below = next((row for row in rows if row.middle > label.middle), None)
    if above is None or below is None or not (above.has_room(label) and below.has_room(label)):
        return False
    above.labels.append(label)
    return True
