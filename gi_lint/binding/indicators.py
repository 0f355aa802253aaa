"""A list of indicators whose cells have run together, each on a line of its own: label, unit, value."""

from __future__ import annotations

from collections.abc import Sequence, Set

from gi_lint.binding.grid_lines import Recovered
from gi_lint.document import Block, Grid, GridCell, Paragraph
from gi_lint.template import TableSpec
from gi_lint.text import is_figure, label_key

LEAST_INDICATORS = 8  # that must be found before lines are taken for a list
LONGEST_HEADING = 60  # characters


def recover_indicators(blocks: Sequence[Block], spec: TableSpec) -> Recovered | None:
    """The list of a form whose lines hold label, unit and value with blanks between; a heading has no unit."""
    units = {row.unit for row in spec.rows.values() if row.unit}
    found: list[tuple[int, Paragraph, tuple[str, ...]]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (texts := indicator(block.text, units)):
            found.append((index, block, texts))
    keys = [label_key(texts[0]) for _, _, texts in found]
    known = [place for place, key in enumerate(keys) if key and key in spec.label_keys]
    with_unit = [place for place in known if len(found[place][2]) > 1]
    if len(with_unit) < LEAST_INDICATORS:
        return None
    top = with_unit[0]
    while top and found[top - 1][0] == found[top][0] - 1:
        top -= 1  # a heading of the list, none of the text above, which has sentences below it: 三、依申请公开情况
    first = next(place for place in known if place >= top)
    found = found[first : known[-1] + 1]
    cells = [
        GridCell(text, row, column, 1, 1, block.location.quoting(block.text))
        for row, (_, block, texts) in enumerate(found)
        for column, text in enumerate(texts)
    ]
    grid = Grid(len(found), 3, tuple(cells), found[0][1].location, is_guessed=True)
    return Recovered(grid, frozenset(range(found[0][0], found[-1][0] + 1)))


def indicator(text: str, units: Set[str]) -> tuple[str, ...]:
    """Label, unit and value of a line; the label alone where it has no unit; nothing if it is a sentence."""
    words = text.split()
    for end in (len(words) - 2, len(words) - 1):
        if end > 0 and words[end] in units and all(is_figure(word) for word in words[end + 1 :]):
            return "".join(words[:end]), words[end], "".join(words[end + 1 :])
    return ("".join(words),) if words and len(text) <= LONGEST_HEADING and "。" not in text else ()
