"""Notes at the foot of a page: they stand behind the text of all pages, as those of a Word file do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gi_lint.patterns import compiled
from gi_lint.readers.pdf_chunks import usual
from gi_lint.readers.pdf_flows import Flow
from gi_lint.readers.pdf_text import Line, line_text
from gi_lint.text import raised

_MOST_LINES = 12  # of the notes of a page
_SMALL = 0.85  # times the size of text
_SAME_SIZE = 1.12
_APART = 1.25  # times the usual distance of lines: what stands between text and a note in print as large
_MARK = compiled(r"[¹²³⁴-⁹①-⑳*＊\d]{1,2}(?![\d.、．])|[\[［〔]\d{1,2}[\]］〕]")


def part_notes(flows: Sequence[Flow]) -> list[tuple[Flow, list[Line]]]:
    """Each stretch of text without the notes at its foot, and these."""
    size = usual([line.em for flow in flows for line in flow.lines for _ in line.chars if line.has_words])
    return [_parted(flow, _start(flow, size)) for flow in flows]


def _parted(flow: Flow, start: int) -> tuple[Flow, list[Line]]:
    return (flow._replace(lines=flow.lines[:start]), flow.lines[start:]) if start < len(flow.lines) else (flow, [])


def _start(flow: Flow, size: float) -> int:
    """The number of the first line of the notes: as many as there are lines if there are none."""
    lines, start = flow.lines, len(flow.lines)
    above = max((table.bottom for table in flow.tables), default=0.0)
    for number in range(len(lines) - 1, max(0, len(lines) - 1 - _MOST_LINES), -1):
        line, text = lines[number], line_text(lines[number])
        mark = _MARK.match(text)
        is_alone = mark is not None and mark[0] == text
        if line.middle < above or not (is_alone or (line.has_words and line.em < _SAME_SIZE * lines[-1].em)):
            break
        is_small = lines[-1].em < _SMALL * size
        if mark is not None and (is_small or (_is_apart(lines, number) and _is_set(mark[0], lines[:number]))):
            start = number
    return start


def _is_apart(lines: Sequence[Line], number: int) -> bool:
    """Whether a line stands further below the one above it than lines usually do."""
    distances = [below.middle - above.middle for above, below in pairwise(lines)]
    return distances[number - 1] > _APART * usual(distances)


def _is_set(mark: str, lines: Iterable[Line]) -> bool:
    """Whether the mark of a note is set behind a word of some lines."""
    set_as = raised(mark)
    return any(set_as in line_text(line) for line in lines)
