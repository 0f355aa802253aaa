"""Text whose paragraphs were cut into lines of one width, as text saved from a PDF is: which lines belong together."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from gi_lint.document import Block, Paragraph
from gi_lint.patterns import compiled
from gi_lint.readers.broken_dates import ENDS, is_date_broken
from gi_lint.readers.text_tables import BLANKS

OWN_LINE = compiled(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[）)、]|[.．](?!\d))|[①-⑳]|第[一二三四五六七八九十]+[章节条部]"
    r"|[一二三四五六七八九十]是|附[件表]?\s*(?:[：:\d一二三四五六七八九十]|$)|注[：:]|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$"
)  # what begins a paragraph
SENTENCE_ENDS = tuple("。；：！？;:!?”）")
_FULL_STOPS = tuple("。：！？:!?")  # a full line that ends in ； or ） goes on
_TITLE_ENDS = ("报告", "年报", "通知")
_ROW = compiled(r"(?:\s+[\d.,/-]+){2,}\s*$|\S {3}|\S {2,}\S+ {2,}\S")  # figures, or words, in columns
_PAGE_NUMBER = compiled(
    r"\s*(?:[-–—－·]{0,2}\s*\d{1,3}\s*[-–—－·]{0,2}|第\s*\d{1,3}\s*页.{0,10}|\d{1,3}\s*/\s*\d{1,3})\s*"
)
_MARKED_PAGE_NUMBER = compiled(r"\s*(?:[-–—－·]{1,2}\s*\d{1,3}\s*[-–—－·]{1,2}|第\s*\d{1,3}\s*页.{0,10})\s*")
_NARROWEST = 40  # half-width characters of a line: a narrower one is no prose
_LONGEST = 300  # characters of a line of a page: a longer one is a paragraph
_LEAST_BROKEN = 6  # lines broken off in a sentence, and
_MOST_WHOLE = 0.5  # the share of others among the full lines: more of them, and lines end where their author wanted
_FULL = 0.75  # of the usual width: a first line without its indent, or one before a long word
_FULL_NUMBERED = 0.9
_WIDER = 1.25  # times the usual width: a line that no page held
_MOST_WIDER = 0.03  # of the full lines
_FIGURE = compiled(r"\s*\d[\d.,]{0,9}\s*")
_BEHIND_FIGURES = tuple("年月日号条件个次份篇期人项家场类%％万")
_LEAST_DATES = 3  # years, months and days on lines of their own
_LONGEST_GAP = 8  # lines between the foot of a page and the head of the next


def page_numbers(lines: Sequence[str]) -> frozenset[int]:
    """The lines that number the pages of a text with form feeds: the last of a page or its first.

    A figure alone is one only where those of the other pages count on with it: it might be a cell.
    """
    starts = [index for index, line in enumerate(lines) if "\f" in line]
    if not starts:
        return frozenset()
    plain: dict[int, list[int]] = {}  # how far a figure is ahead of its page -> lines
    found: set[int] = set()
    for page, (start, end) in enumerate(pairwise((0, *starts, len(lines)))):
        filled = [index for index in range(start, end) if lines[index].strip(BLANKS)]
        for index in {*filled[:1], *filled[-1:]}:
            if lines[index].strip(BLANKS).isdecimal():
                plain.setdefault(int(lines[index]) - page, []).append(index)
            elif _MARKED_PAGE_NUMBER.fullmatch(lines[index]):
                found.add(index)
    numbered = max(plain.values(), key=len, default=[])
    return frozenset(found.union(numbered if len(numbered) > max(2, len(starts) // 2) else ()))


def continuations(lines: Sequence[str], taken: Container[int]) -> Mapping[int, int]:
    """For each line that breaks off in a sentence the index of the line that goes on with it.

    Lines in `taken` belong to tables. None where the lines of a text are its paragraphs.
    """
    widths = [0 if index in taken else _prose_width(line) for index, line in enumerate(lines)]
    usual = _usual_width(lines, widths)
    if not usual:
        return {}
    found: dict[int, int] = {}
    for index, line in enumerate(lines):
        if widths[index] >= usual * _full(line) and not line.rstrip(BLANKS).endswith((*_FULL_STOPS, *_TITLE_ENDS)):
            following = _next_text(lines, index)
            if following is not None and following not in taken and _goes_on(lines[following]):
                found[index] = following
    return found


def unwrapped(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a page or a Word file with the paragraphs whole that were cut into lines of one width.

    The lines may be paragraphs of their own, or parted by line breaks within one.
    """
    pieces = [piece for block in blocks for piece in _lines_of(block)]
    texts = [piece.text if isinstance(piece, Paragraph) and piece.outline is None else "" for piece, _ in pieces]
    goes_on = set(continuations(texts, frozenset()).values())
    found: list[Block] = []
    for number, (piece, is_first) in enumerate(pieces):
        last = found[-1] if found else None
        if isinstance(piece, Paragraph) and isinstance(last, Paragraph) and (number in goes_on or not is_first):
            found[-1] = _joined(last, "" if number in goes_on else "\n", piece)
        else:
            found.append(piece)
    return tuple(found)


def _lines_of(block: Block) -> Iterator[tuple[Block, bool]]:
    """A block, a paragraph line by line, each with whether it is the block's first."""
    if not isinstance(block, Paragraph):
        yield block, True
        return
    start = 0
    for line in block.text.split("\n"):
        yield block.part(start, start + len(line)), start == 0
        start += len(line) + 1


def _joined(paragraph: Paragraph, between: str, following: Paragraph) -> Paragraph:
    shift = len(paragraph.text) + len(between)
    marks = ((offset + shift, line, column) for offset, line, column in following.marks)
    text = paragraph.text + between + following.text
    return paragraph._replace(text=text, marks=(*paragraph.marks, *marks))


def around_figures(lines: Sequence[str], taken: Container[int]) -> Mapping[int, int]:
    """As `continuations`, for text whose figures stand on lines of their own, as a web page's parts of text may be
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
        may_be_heading = lines[index + 1].startswith("年") and OWN_LINE.match(before) and len(before) < _NARROWEST
        if before and not before.endswith(SENTENCE_ENDS) and not may_be_heading:
            found[index - 1] = index
    return found


def broken_dates(lines: Sequence[str], taken: Container[int]) -> Mapping[int, int]:
    """As `continuations`, for dates that are broken over two lines: 2024年1月, 15日."""
    pairs = ((index, _next_text(lines, index)) for index, line in enumerate(lines) if line.rstrip(BLANKS)[-1:] in ENDS)
    return {
        index: following
        for index, following in pairs
        if following is not None
        and index not in taken
        and following not in taken
        and is_date_broken(lines[index], lines[following])
    }


def _full(line: str) -> float:
    """The share of the usual width from which on a line is full; one with a number may be a heading."""
    return _FULL_NUMBERED if OWN_LINE.match(line.strip(BLANKS)) else _FULL


def _prose_width(line: str) -> int:
    """How wide a line is printed, in half-width characters; 0 for a row of a table and for what is too short."""
    if len(line) > _LONGEST:
        return len(line)
    if 2 * len(line) < _FULL * _NARROWEST or not _is_prose(line):
        return 0
    return len(line.rstrip(BLANKS).encode("gbk", "replace"))


def _is_prose(line: str) -> bool:
    text = line.strip(BLANKS)
    may_be_row = " " in text or "\u3000" in text or "\t" in text
    return "|" not in text and not (may_be_row and ("\t" in text or _ROW.search(text) is not None))


def _usual_width(lines: Sequence[str], widths: Sequence[int]) -> int:
    """The width at which lines break off in a sentence; 0 where they do not, as in text with a paragraph a line."""
    broken = sorted(
        width for line, width in zip(lines, widths, strict=True) if width >= _NARROWEST and _breaks_off(line)
    )
    if len(broken) < _LEAST_BROKEN:
        return 0
    usual = broken[len(broken) // 2]
    full = [width for width in widths if width >= _FULL * usual]
    wider = sum(width > _WIDER * usual for width in full)
    return usual if len(broken) >= _MOST_WHOLE * len(full) and wider <= _MOST_WIDER * len(full) else 0


def _breaks_off(line: str) -> bool:
    text = line.rstrip(BLANKS)
    return bool(text) and not text.endswith((*SENTENCE_ENDS, *_TITLE_ENDS))


def _next_text(lines: Sequence[str], index: int) -> int | None:
    """The line below, or the first of the next page; None at a gap between paragraphs."""
    is_new_page = False
    for following in range(index + 1, min(index + _LONGEST_GAP, len(lines))):
        line = lines[following]
        is_new_page = is_new_page or "\f" in line or _PAGE_NUMBER.fullmatch(line) is not None
        if line.strip(BLANKS) and not _PAGE_NUMBER.fullmatch(line):
            return following if is_new_page or following == index + 1 else None
    return None


def _goes_on(line: str) -> bool:
    return _is_prose(line) and OWN_LINE.match(line.strip(BLANKS)) is None
