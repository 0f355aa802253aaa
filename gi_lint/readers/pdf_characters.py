"""The characters of a page of a PDF with their boxes, as PDFium sees them; no watermarks, marks of notes raised."""

from __future__ import annotations

import ctypes
import math
import re
import struct
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2_raw as pdfium

from gi_lint.hints import Any
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.pdf_page import UNKNOWN, Box, Char, Frame, too_full
from gi_lint.text import RADICALS, raised

MAX_CHARACTERS = 60_000  # on one page

_QUARTER = math.pi / 2
_ODD = compiled("[\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufaff\u00a0\u00ad\u2028\u2029\u0000-\u001f\ufeff\ufffe\uffff]")
_HYPHENS = "\u0002\u00ad\ufffe"  # what a hyphen at the end of a line is handed out as
_CONTROLS = frozenset(map(chr, (*range(1, 9), *range(0x0E, 0x20))))
_LEAST_CONTROLS = 3  # different ones on a page, which are codes of a font then: one may be its blank, one a hyphen
_WIDE = "\u2e80"  # from here on a character is as wide as it is high
_LOW = 0.6  # of its width: the height of a box that holds the glyph alone
_MOST_LARGE = 200  # characters of a watermark on a page
_FAR_LARGER = 2.2  # times the usual height: a watermark, where it covers others
_SMALL = 0.85  # of the height of a character: a mark behind it, if it is
_RAISED = 0.15  # of that height: above the line
_UNEVEN = 0.005  # of its height: boxes side by side of one size of print differ less, unless each is of a glyph
_MOST_UNEVEN, _FEW = 0.2, 8  # of all boxes, and in number: where the size of print changes
_ABOVE = 0.88  # of its height: how far a character rises above its baseline


class Found(NamedTuple):
    """The characters of a page in the order of its content: text, box (left, top, right, bottom, upwards), turn.

    `spaced`: which of them PDFium would put a blank before; `unknown`: how many have no meaning.
    """

    texts: list[str]
    boxes: list[Box]
    turns: list[int]
    spaced: set[int]
    unknown: int


def find_characters(text_page: Any, number: int) -> Found:
    """The characters of a page without the blanks and line ends that PDFium adds."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count > MAX_CHARACTERS:
        raise too_full(number)
    if count <= 0:
        return Found([], [], [], set(), 0)
    codes = _codes(text_page, count)
    controls = _CONTROLS.intersection(codes)
    if len(controls) >= _LEAST_CONTROLS:
        codes = [UNKNOWN if code in controls else code for code in codes]
    kept: list[int] = []
    spaced: set[int] = set()
    unknown = 0
    is_generated = pdfium.FPDFText_IsGenerated
    for index, code in enumerate(codes):
        if code in "\r\n":
            continue
        if code == " " and is_generated(text_page, index) == 1:
            spaced.add(len(kept))
            continue
        if code == "\0" or code == UNKNOWN or "\ue000" <= code <= "\uf8ff":
            unknown += 1
        kept.append(index)
    boxes = _boxes(text_page, kept)
    turns = _turns(text_page, kept, boxes)
    texts = [_ODD.sub(_ordinary, codes[index]) for index in kept]
    if are_of_glyphs(texts, boxes, turns):
        boxes = list(_on_baselines(text_page, kept, boxes, texts))
    return Found(texts, boxes, turns, spaced, unknown)


def _codes(text_page: Any, count: int) -> list[str]:
    """One character for each index of the page; the whole text at once where the indexes are sure to agree."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "surrogatepass")
    if len(text) == count and written == count + 1 and not any("\ud800" <= char <= "\udfff" for char in text):
        return list(text)
    get = pdfium.FPDFText_GetUnicode
    codes = (get(text_page, index) for index in range(count))
    return [chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN for code in codes]


def _boxes(text_page: Any, indexes: list[int]) -> list[Box]:
    rects = (pdfium.FS_RECTF * len(indexes))()
    get = pdfium.FPDFText_GetLooseCharBox
    for index, rect in zip(indexes, rects, strict=True):
        get(text_page, index, rect)
    return list(struct.iter_unpack("=4f", bytes(rects)))


def are_of_glyphs(texts: list[str], boxes: list[Box], turns: list[int]) -> bool:
    """Whether the boxes are only as high as the glyphs: of a font that states no height, PDFium takes that of the
    character coded as A, which may be a comma, or of each glyph by itself.
    """
    heights: tuple[list[tuple[float, float]], ...] = [], []  # of narrow and of wide characters side by side
    was_wide, last_right, last_width, last_height = None, 0.0, 0.0, 0.0
    for text, (left, top, right, bottom), turn in zip(texts, boxes, turns, strict=True):
        if turn != 0:
            continue
        is_wide, width, height = text >= _WIDE, right - left, top - bottom
        if is_wide and 0 < height < _LOW * width:
            return True
        if is_wide is was_wide and 2 * abs(left - last_right) < last_width:
            heights[is_wide].append((last_height, height))
        was_wide, last_right, last_width, last_height = is_wide, right, width, height
    return any(map(_are_uneven, heights))


def _are_uneven(heights: Sequence[tuple[float, float]]) -> bool:
    """Whether boxes side by side, given by their heights, differ where the size of print does not change."""
    uneven = sum(abs(first - second) > _UNEVEN * max(first, second) for first, second in heights if first != second)
    return uneven > max(_FEW, _MOST_UNEVEN * len(heights))


def _on_baselines(text_page: Any, indexes: list[int], boxes: list[Box], texts: list[str]) -> Iterator[Box]:
    """Boxes that stand on the baseline of their character and are as high as a wide one of its size is wide."""
    x, y = ctypes.c_double(), ctypes.c_double()
    # Wide characters, and others that are the same, are of one size where they are of one width: it is asked for once.
    kinds = [
        (_WIDE if text >= _WIDE else text, round(box[2] - box[0], 2)) for text, box in zip(texts, boxes, strict=True)
    ]
    size = pdfium.FPDFText_GetFontSize
    sizes = {kind: size(text_page, index) or 1.0 for kind, index in dict(zip(kinds, indexes, strict=True)).items()}
    scale = scale_of((text == _WIDE, width / sizes[text, width]) for text, width in kinds)
    get = pdfium.FPDFText_GetCharOrigin
    for index, kind, (left, top, right, bottom) in zip(indexes, kinds, boxes, strict=True):
        em = scale * sizes[kind]
        if get(text_page, index, x, y):
            top, bottom = y.value + _ABOVE * em, y.value + (_ABOVE - 1) * em
            left, right = (x.value, x.value + em) if kind[0] == _WIDE else (left, right)
        yield left, top, right, bottom


def scale_of(widths: Iterable[tuple[bool, float]]) -> float:
    """How large print is for the size that it states, by the share of it that characters, wide or not, take up.

    Wide ones are an em; where there are none, others are taken as half of one.
    """
    by_kind: tuple[list[float], list[float]] = [], []
    for is_wide, width in widths:
        by_kind[is_wide].append(width)
    narrow, wide = map(sorted, by_kind)
    return wide[len(wide) // 2] if wide else 2 * narrow[len(narrow) // 2]


def _turns(text_page: Any, indexes: list[int], boxes: list[Box]) -> list[int]:
    """Quarter turns to the left of every character, -1 for one at another angle. Asked once for a run on one line."""
    turns: list[int] = []
    line = (math.nan, math.nan)
    turn = 0
    get = pdfium.FPDFText_GetCharAngle
    for index, (_, top, _, bottom) in zip(indexes, boxes, strict=True):
        if not (abs(top - line[0]) < 0.5 and abs(bottom - line[1]) < 0.5):
            quarters = get(text_page, index) / _QUARTER  # to the right
            turn = -round(quarters) % 4 if abs(quarters - round(quarters)) < 0.06 else -1
            line = (top, bottom)
        turns.append(turn)
    return turns


def usual_turn(turns: Iterable[int]) -> int:
    counted = Counter(turn for turn in turns if turn >= 0)
    return counted.most_common(1)[0][0] if counted else 0


def placed(found: Found, frame: Frame) -> tuple[Char, ...]:
    """The characters on the visible page, in its reading coordinates. Text at an angle, a watermark, is left out."""
    width, height = frame.size
    chars: list[Char] = []
    off: list[tuple[int, Char]] = []  # what is not on it, and the number of characters before it that are
    upright, x0, y1 = frame.turns, frame.left, frame.top
    for index, (text, (left, top, right, bottom), turn) in enumerate(zip(*found[:3], strict=True)):
        if not text or turn < 0:
            continue
        # Nearly every page is upright.
        box = frame.box(left, bottom, right, top) if upright else (left - x0, y1 - top, right - x0, y1 - bottom)
        if 0 <= box[0] + box[2] <= 2 * width and 0 <= box[1] + box[3] <= 2 * height:
            chars.append(Char(text, *box, (turn - upright) % 4, index in found.spaced))
        elif text.isdigit():
            off.append((len(chars), Char(text, *box)))
    chars = _without_cut_figures(chars, off) if off else chars
    return tuple(_with_marks_raised(_without_watermark(chars)))


def _without_cut_figures(chars: Sequence[Char], off: Iterable[tuple[int, Char]]) -> list[Char]:
    """The characters without what is left of figures that an edge of the page cuts: 1 of 146."""
    gone: set[int] = set()
    for place, figure in off:
        for some in (range(place - 1, -1, -1), range(place, len(chars))):
            last = figure
            for at in some:
                if at in gone or not _are_of_one_figure(last, chars[at]):
                    break
                gone.add(at)
                last = chars[at]
    return [char for at, char in enumerate(chars) if at not in gone]


def _are_of_one_figure(first: Char, second: Char) -> bool:
    gap = max(first.left, second.left) - min(first.right, second.right)
    is_beside = abs(first.top - second.top) < first.bottom - first.top and 2 * gap < first.right - first.left
    return is_beside and second.text.isdigit()


def _without_watermark(chars: list[Char]) -> list[Char]:
    """The characters without those far larger than others over which they are printed."""
    heights = sorted(char.bottom - char.top for char in chars)
    usual = heights[len(heights) // 2] if heights else 0.0
    large = [char for char in chars if char.bottom - char.top > _FAR_LARGER * usual]
    if not 0 < len(large) <= _MOST_LARGE:
        return chars
    covering = {id(char) for char in large if any(_covers(char, other, usual) for other in chars)}
    # A line of them may cover less at its ends.
    lines = {round(char.bottom) for char in large if id(char) in covering}
    return [
        char for char in chars if not (char.bottom - char.top > _FAR_LARGER * usual and round(char.bottom) in lines)
    ]


def _covers(large: Char, other: Char, usual: float) -> bool:
    """Whether the middle of a character of about the usual height lies well inside a large one."""
    x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
    inset = (large.bottom - large.top) / 8
    is_inside = large.left < x < large.right and large.top + inset < y < large.bottom - inset
    return is_inside and other.bottom - other.top < _FAR_LARGER * usual


def _with_marks_raised(chars: list[Char]) -> Iterator[Char]:
    """The characters in order; a small one printed above the line behind another, the mark of a note, as such.

    It is put on the line of the one before, so that no text begins with it. Marks such as a comma hang below the line
    and tell nothing of where it is.
    """
    base: Char | None = None
    right = height = 0.0
    for char in chars:
        if base is not None and not _is_beside(char, base, right):
            base = None  # text of another size may begin here: a figure in the next cell
        if base is not None and char.bottom - char.top < _SMALL * height and _stands_high(char, base, right):
            yield char._replace(text=raised(char.text), top=base.top, bottom=base.bottom, spaced=False)
        else:
            # The boxes of some glyphs (日) are lower than those of the others on their line.
            is_within = base is not None and base.top <= char.top and char.bottom <= base.bottom and right <= char.right
            if base is None or (not is_within and (char.text.isalnum() or char.text.isspace())):
                base, height = char, char.bottom - char.top
            yield char
        right = char.right


def _is_beside(char: Char, base: Char, right: float) -> bool:
    """Whether a character stands on the line of another or above it, right behind what ends at `right`."""
    height = base.bottom - base.top
    return abs(char.left - right) < height and base.top - height / 2 < char.bottom and char.top < base.bottom


def _stands_high(char: Char, base: Char, right: float) -> bool:
    """Whether a character stands above the line of another, right behind the marks there, which end at `right`."""
    height = base.bottom - base.top
    return (
        base.top - height / 2 < char.top
        and char.bottom < base.bottom - _RAISED * height
        and abs(char.left - right) < _SMALL * height
        and char.turn == base.turn == 0
    )


def _ordinary(match: re.Match[str]) -> str:
    """The ordinary character for one that only looks like it; a blank for a bullet of a symbol font."""
    char = match[0]
    if ord(char) in RADICALS:
        return chr(RADICALS[ord(char)])
    if char in _HYPHENS:
        return "-"
    if "\ue000" <= char <= "\uf8ff" or char in "\u00a0\t":
        return " "
    return unicodedata.normalize("NFKC", char) if "\u2e80" <= char < "\ufeff" else ""
