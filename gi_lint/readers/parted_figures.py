"""Figures and dates that the end of a line parts from their sentence: which lines belong together."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from gi_lint.patterns import compiled
from gi_lint.readers.broken_dates import ENDS, is_date_broken
from gi_lint.readers.lines import BLANKS, OWN_LINE, SENTENCE_ENDS
from gi_lint.readers.page_numbers import text_below

_FIGURE = compiled(r"\s*\d[\d.,]{0,9}\s*")
_BEHIND_FIGURES = tuple("年月日号条件个次份篇期人项家场类%％万")
_LONGEST_HEADING = 40  # characters
_BREAKS_OFF = compiled(r"[^\W\d]\s?(?P<figure>\d{1,6})\s*$")  # 收到申请12
_GOES_ON = compiled(  # 3件，
    r"\s*(?P<rest>\d{0,5})\s?(?P<unit>件次|人次|场次|件|条|次|篇|份|期|%|年)(?:[^\W\d]|(?<=年)\d|[、，,；;。（(）)])"
)
_STOPS = tuple("。；：！？;:!?")
_BRACKETS = tuple("）》〉”’")
_NEVER_FIRST = (*_BRACKETS, *"、，。；：！？")  # marks that begin no line
_NO_COUNT = ("附件", "附表", "表", "图", "第", "附录")  # before a number that ends its line rightly
_LEAST_PROSE = 6  # characters of a line that may break off in a sentence
_YEAR_DIGITS = 4
_LEAST_DATES = 3  # years, months and days on lines of their own


def hanging_marks(lines: Sequence[str], taken: Container[int]) -> Mapping[int, int]:
    """As `wrapping.continuations`, for lines that begin with a mark that begins none, as some programs cut them.

    （以下简称《条例》, ）, 的要求: behind a bracket alone the sentence goes on too.
    """
    found: dict[int, int] = {}
    for index, (line, below) in enumerate(pairwise(lines)):
        if index in taken or index + 1 in taken or "\t" in line + below or not line.strip(BLANKS):
            continue
        may_be_heading = len(line) < _LONGEST_HEADING and "。" not in line and OWN_LINE.match(line.strip(BLANKS))
        may_go_on = not line.endswith(_STOPS) and not may_be_heading
        is_cut = line in _BRACKETS and index - 1 in found and not OWN_LINE.match(below) and below.strip(BLANKS)
        if (may_go_on and below.lstrip(BLANKS).startswith(_NEVER_FIRST)) or is_cut:
            found[index] = index + 1
    return found


def around_figures(lines: Sequence[str], taken: Container[int]) -> Mapping[int, int]:
    """As `wrapping.continuations`, for figures that stand on lines of their own, as the parts of a page's text may be
    saved: 统计期限为, 2023, 年. None unless its dates do so; figures that are cells are followed by no measure word.
    """
    figures = [
        index
        for index, (line, after) in enumerate(pairwise(lines))
        if after.startswith(_BEHIND_FIGURES) and index not in taken and _FIGURE.fullmatch(line)
    ]
    if sum(lines[index + 1].startswith(_BEHIND_FIGURES[:3]) for index in figures) < _LEAST_DATES:
        return {}
    found = {index: index + 1 for index in figures}
    for index in figures:
        before = lines[index - 1].strip(BLANKS) if index and index - 1 not in taken else ""
        may_be_heading = lines[index + 1].startswith("年") and OWN_LINE.match(before) and len(before) < _LONGEST_HEADING
        if before and not before.endswith(SENTENCE_ENDS) and not may_be_heading:
            found[index - 1] = index
    return found


def broken_over_lines(lines: Sequence[str], taken: Container[int]) -> Mapping[int, int]:
    """As `wrapping.continuations`, for dates and counts that are broken over two lines.

    2024年1月, 15日; 办结14, 4件; 办结144, 件.
    """
    ends = ((index, line.rstrip(BLANKS)[-1:]) for index, line in enumerate(lines) if index not in taken)
    pairs = ((index, text_below(lines, index)) for index, end in ends if end in ENDS or end.isdecimal())
    return {
        index: below
        for index, below in pairs
        if below is not None
        and below not in taken
        and (is_date_broken(lines[index], lines[below]) or _is_figure_broken(lines[index], lines[below]))
    }


def _is_figure_broken(line: str, following: str) -> bool:
    """Whether a count begins at the end of a line of prose and its unit stands at the beginning of the next."""
    line = line.rstrip(BLANKS)
    end, start = _BREAKS_OFF.search(line), _GOES_ON.match(following)
    if end is None or start is None or len(line) < _LEAST_PROSE or "\t" in line or "|" in line:
        return False
    is_year = len(end["figure"]) == _YEAR_DIGITS and end["figure"].startswith(("19", "20"))
    if start["unit"] == "年":  # 结转2024, 年继续办理
        return is_year and start["rest"] == ""
    return not (is_year and start["rest"]) and not line[: end.start("figure")].rstrip(BLANKS).endswith(_NO_COUNT)
