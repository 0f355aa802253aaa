"""A text that a page holds twice, once more to be printed or for small screens: the copy is no part of the report."""

from __future__ import annotations

from gi_lint.readers.html_blocks import Line, Piece, Table
from gi_lint.text import squeeze

_LEAST_TEXT = 200  # characters of a copy; less may be said twice in a report
_LEAST_PIECES = 4
_LONG = 40  # characters of a line that tells a copy
_SHARE = 0.8  # of what stands between the beginnings of the text and of its copy: the copy is of all of it


def without_copy(content: list[Piece]) -> list[Piece]:
    """The pieces without a whole copy of the text behind the text."""
    met = _longest_met_again(content)
    if met is None:
        return content
    texts = list(map(_text, content))
    start, end = _copied(texts, *met)
    copied, whole = sum(map(len, texts[start:end])), sum(map(len, texts[:start]))
    is_copy = end - start >= _LEAST_PIECES and copied >= max(_LEAST_TEXT, _SHARE * whole)
    return content[:start] + content[end:] if is_copy else content


def _text(piece: Piece) -> str:
    if isinstance(piece, Line):
        return squeeze(piece.text)
    return "\n".join(squeeze(cell.text) for cell in piece.cells) if isinstance(piece, Table) else ""


def _longest_met_again(content: list[Piece]) -> tuple[int, int] | None:
    """The two first places of the longest line that stands twice; None if no long one does."""
    places: dict[str, int] = {}
    met = [
        (len(piece.text), -number, places[piece.text])
        for number, piece in enumerate(content)
        if isinstance(piece, Line) and len(piece.text) >= _LONG and places.setdefault(piece.text, number) != number
    ]
    _, number, first = max(met, default=(0, 0, 0))
    return (first, -number) if met else None


def _copied(texts: list[str], first: int, second: int) -> tuple[int, int]:
    """From where to where texts stand that are those before and behind an equal one met first."""
    start, end = second, second + 1
    by = second - first
    while start > first + 1 and start > by and texts[start - 1] == texts[start - 1 - by]:
        start -= 1
    while end < len(texts) and end - by < start and texts[end] == texts[end - by]:
        end += 1
    return start, end
