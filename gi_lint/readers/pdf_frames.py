"""Boxes with a line around them that text stands beside: what is in them is no part of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf

from gi_lint.named import NamedTuple
from gi_lint.readers.pdf_flow import Area, Building, text_areas
from gi_lint.readers.pdf_lattice import Lattice, Table
from gi_lint.readers.pdf_page import Box, Char
from gi_lint.readers.pdf_text import Line, to_lines

_MOST_FRAMES = 20  # of a page
_LEAST_BESIDE = 2  # lines of text
_SAME = 1.0  # points


class Framed(NamedTuple):
    """A box, its lines, and how far the text beside it reaches on its left and right."""

    box: Box
    lines: list[Line]
    left: float
    right: float

    def paragraphs(self) -> Iterator[Building]:
        """What is in the box."""
        (area,) = text_areas([self.lines])
        building: Building | None = None
        for line in self.lines:
            if building is not None and building.goes_on(line, area):
                building.add(line, area)
                continue
            if building is not None:
                yield building
            building = Building(line, area)
        if building is not None:
            yield building

    def narrowed(self, area: Area, line: Line) -> Area:
        """The area of text for a line, which is narrower beside the box."""
        _, top, _, bottom = self.box
        is_beside = line.box[3] > top - line.em and line.box[1] < bottom + line.em
        is_narrow = is_beside and self.left - _SAME <= line.left and line.right <= self.right + _SAME
        return area._replace(left=max(area.left, self.left), right=min(area.right, self.right)) if is_narrow else area


def part_frames(
    lattices: Iterable[Lattice], tables: Sequence[Table], chars: Sequence[Char], lines: list[Line]
) -> tuple[list[Framed], list[Line]]:
    """The boxes among the lattices of a page that are no tables, and the lines of the rest of its characters."""
    found: list[Framed] = []
    page = lines[0].page if lines else 0
    for lattice in [one for one in lattices if len(one.cells) == 1][:_MOST_FRAMES]:
        if any(_is_within(table.box, lattice.box) for table in tables):
            continue
        inside = [char for char in chars if _is_in(char, lattice.box)]
        rest = [char for char in chars if not _is_in(char, lattice.box)] if inside else []
        framed = _framed(lattice.box, to_lines(inside, page), to_lines(rest, page))
        if framed is not None:
            found.append(framed)
            chars, lines = rest, to_lines(rest, page)
    return found, lines


def _framed(box: Box, inside: list[Line], outside: Sequence[Line]) -> Framed | None:
    """A box that lines with words stand on one side of."""
    left, top, right, bottom = box
    beside = [line for line in outside if top < line.middle < bottom and line.has_words]
    if len(beside) < _LEAST_BESIDE:
        return None
    first, last = min(line.left for line in beside), max(line.right for line in beside)
    if first >= right:
        return Framed(box, inside, first, inf)
    return Framed(box, inside, 0.0, last) if last <= left else None


def _is_in(char: Char, box: Box) -> bool:
    left, top, right, bottom = box
    return left < (char.left + char.right) / 2 < right and top < (char.top + char.bottom) / 2 < bottom


def _is_within(inner: Box, outer: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
