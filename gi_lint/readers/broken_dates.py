"""Dates that the end of a line breaks: 2024年1月, 15日."""

from __future__ import annotations

from gi_lint.patterns import compiled

ENDS = frozenset("年月0123456789")  # of the first line of a broken date
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = compiled(rf"(?:(?:20\d\d|二\w{{3}})\s*年\s*)?{_NUMERAL}\s*月\s*{_NUMERAL}\s*日")  # 2024年3月12日
_UP_TO = ("至", "到")
_LONGEST = 16  # characters of a date, blanks included


def is_date_broken(line: str, following: str) -> bool:
    """Whether a date begins at the end of a line and ends at the beginning of the one that follows.

    A figure that is broken itself is left alone.
    """
    head = following.strip()[:_LONGEST]
    if "日" not in head:
        return False
    tail = line.rstrip()[-_LONGEST:]
    if tail[-1:].isdecimal() and head[0].isdecimal():
        return False
    starts = (m.start() for m in _DATE.finditer(tail + head) if m.start() < len(tail) < m.end())
    return any("年" in tail[start:] or "月" in tail[start:] or tail[:start].endswith(_UP_TO) for start in starts)
