"""From characters with boxes to lines of text, and from lines to the text of a cell or a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.readers.pdf_page import Box, Char

Span = tuple[float, float]  # from where to where something reaches across the page

NUMBERED = compiled(  # what begins with a number of its own: 第三条, （一）, 2.
    r"[(（]?[一二三四五六七八九十\d]+[)）]?[、.．:：]|[(（][一二三四五六七八九十\d]+[)）]|第.{1,6}[条项]"
)
HEADING = compiled(r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]")  # 一、; （二）
_LEAST_EM = 0.5  # points
_TWICE = 0.3  # of its width: a character printed again so near is the same one, made bold
_WORD_GAP = 0.18  # em between Latin words
_SPACED = (0.12, 0.4)  # em between characters that are printed apart
_DIGITS_APART = 0.3  # em between digits of a figure in a cell that are printed apart
_LEAST_SPACED = 4  # characters that show it
_WORD_AMONG_SPACED = 1.7  # times that distance
PADDING = 5.5  # points; what Word and WPS leave between a border and the text
_OPENING_QUOTES = "“‘"
_NOT_LAST = "（《〈“‘「『【〔([{"
NOT_FIRST = "，。、；：？！）》〉”’」』】〕,.;:?!)]}%％"  # marks that no line begins with
_WIDE_GAP = 1.5  # em between Chinese characters that are not one run of text


class Line(NamedTuple):
    """A line of print, or a part of one: a chunk.

    `em` is the width of a Chinese character of its size, `blank` that of blanks before its text.
    """

    chars: tuple[Char, ...]
    em: float
    box: Box
    page: int = 0
    blank: float = 0.0

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def right(self) -> float:
        return self.box[2]

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2

    @property
    def has_words(self) -> bool:
        """Whether there are Chinese characters on it."""
        return any(is_han(char.text) for char in self.chars)

    @property
    def span(self) -> Span:
        return self.box[0], self.box[2]

    @property
    def typed(self) -> Span:
        """From where to where it was typed, with the blanks before it."""
        return self.left - self.blank, self.right


def to_lines(chars: Iterable[Char], page: int = 0) -> list[Line]:
    """The lines that characters stand on, from the top. Characters printed twice count once, blank lines not at all."""
    lines: list[list[Char]] = []
    first = last = -1e9
    for char in sorted(chars, key=_middle):
        middle, height = _middle(char), char.bottom - char.top
        if not lines or middle - last > 0.3 * height or middle - first > 0.6 * height:
            lines.append([])
            first = middle
        lines[-1].append(char)
        last = middle
    return [line for group in lines if (line := _line(group, page)) is not None]


def _middle(char: Char) -> float:
    return (char.top + char.bottom) / 2


def _line(group: list[Char], page: int) -> Line | None:
    chars: list[Char] = []
    for char in sorted(group, key=lambda char: char.left):
        if not chars or not _is_printed_again(char, chars[-1]):
            chars.append(char)
    printed = [index for index, char in enumerate(chars) if not char.text.isspace()]
    if not printed:
        return None
    words = chars[printed[0] : printed[-1] + 1]
    return Line(tuple(words), _em(words), box_of(words), page, blank=words[0].left - chars[0].left)


def _is_printed_again(char: Char, before: Char) -> bool:
    width = min(char.right - char.left, before.right - before.left)
    return char.text == before.text and char.left - before.left < _TWICE * width


def _em(chars: Sequence[Char]) -> float:
    wide = sorted(char.right - char.left for char in chars if is_han(char.text))
    return max(_LEAST_EM, wide[len(wide) // 2] if wide else 0.9 * max(char.bottom - char.top for char in chars))


def is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000"


def is_latin(char: str) -> bool:
    """Whether a character is written in words with blanks between them: letters, digits and their marks."""
    return "\u0020" < char < "\u2000"


def line_text(line: Line, *, in_cell: bool = False) -> str:
    """The text of a line. Blanks are kept as typed; one is put between Latin words that stand apart, and between
    Chinese ones only at a gap that no justified line has, and not in a cell, where words are spread out.
    """
    parts: list[str] = []
    blanks = ""
    before: Char | None = None
    least = _least_word_gap(line)
    for char in line.chars:
        if char.text.isspace():
            blanks += char.text
            continue
        if blanks:
            parts.append(blanks)
        elif before is not None and (char.spaced or char.left - before.right > least):
            parts.append(_missing_blank(before, char, line, least, in_cell))
        parts.append(char.text)
        before, blanks = char, ""
    return "".join(parts)


def _least_word_gap(line: Line) -> float:
    """How far Latin words stand apart on a line: further than its characters where all are printed apart."""
    if len(line.chars) > _LEAST_SPACED:
        usual = _usual_gap(line)
        if _SPACED[0] * line.em < usual < _SPACED[1] * line.em:
            return max(_WORD_GAP * line.em, _WORD_AMONG_SPACED * usual)
    return _WORD_GAP * line.em


def _missing_blank(before: Char, after: Char, line: Line, least: float, in_cell: bool) -> str:
    gap = after.left - before.right
    if is_latin(before.text) and is_latin(after.text):
        is_word = after.spaced and (before.text.isalpha() or after.text.isalpha())
        is_number = in_cell and before.text.isdecimal() and after.text.isdecimal()
        return " " if is_word or gap > (max(least, _DIGITS_APART * line.em) if is_number else least) else ""
    return " " if not in_cell and gap > _WIDE_GAP * line.em and gap > 2 * _usual_gap(line) else ""


def _usual_gap(line: Line) -> float:
    """How far the characters of a line that is stretched to its edges stand apart."""
    gaps = sorted(after.left - before.right for before, after in pairwise(line.chars))
    return gaps[2 * len(gaps) // 3]


def box_of(chars: Sequence[Char]) -> Box:
    """The box around characters that follow each other."""
    return (
        chars[0].left,
        min(char.top for char in chars),
        max(char.right for char in chars),
        max(char.bottom for char in chars),
    )


def glue(text: str, following: str, *, is_full: bool) -> str:
    """What stands between a line and the next one of the same text: nothing, or a blank between Latin words.

    `is_full`: the next word would not have fitted on the line.
    """
    if not text or not following or not (is_latin(text[-1]) and is_latin(following[0])):
        return ""
    if text[-1].isalpha() and following[0].isalpha() and not _is_address(text, following):
        return " "
    return "" if is_full else " "


def _is_address(text: str, following: str) -> bool:
    """Whether a word broken over two lines is the name of a web page or a mailbox."""
    start, end = len(text), 0
    while start and is_latin(text[start - 1]):
        start -= 1
    while end < len(following) and is_latin(following[end]):
        end += 1
    return any(mark in text[start:] + following[:end] for mark in "@/._")


class CellText(NamedTuple):
    """The text in a cell, the width of its first word, and the room that its last line leaves for one more."""

    text: str = ""
    first_word: float = 0.0
    room: float = 0.0


def cell_text(chars: Sequence[Char], left: float, right: float) -> CellText:
    """The text in a cell, line after line. Vertical and turned text is read in its own direction."""
    lines = to_lines(_upright(chars))
    text = ""
    room = 0.0
    for line in lines:
        this = line_text(line, in_cell=True)
        text += glue(text, this, is_full=first_word(line) > room) + this
        room = right - left - 2 * PADDING - line.width - line.blank
    return CellText(text, first_word(lines[0]), room) if lines else CellText()


def first_word(line: Line) -> float:
    """The width of what cannot be parted from the beginning of a line: a Latin word, or a character, and its marks.

    Some programs keep a quotation mark with the character before it too, and a figure with the comma before it.
    """
    chars = line.chars
    end = _end_of_word(chars, 1)
    while end < len(chars) and _is_kept_with(chars[end - 1], chars[end]):
        end = _end_of_word(chars, end + 1)
    return chars[end - 1].right - chars[0].left


def _end_of_word(chars: Sequence[Char], end: int) -> int:
    """Where the word ends of which the characters before `end` are the first, with the marks behind it."""
    while end < len(chars) and (chars[end - 1].text in _NOT_LAST or chars[end].text in _OPENING_QUOTES):
        end += 1
    if is_latin(chars[end - 1].text):
        while end < len(chars) and is_latin(chars[end].text):
            end += 1
    while end < len(chars) and chars[end].text in NOT_FIRST:
        end += 1
    return end


def _is_kept_with(before: Char, char: Char) -> bool:
    return char.text in _OPENING_QUOTES or (before.text == "，" and char.text.isdecimal())


def _upright(chars: Sequence[Char]) -> Sequence[Char]:
    """The characters of a cell, turned if most of them are printed sideways."""
    if not any(char.turn for char in chars):
        return chars
    turns = [char.turn for char in chars]
    usual = max(set(turns), key=turns.count)
    turned = [char for char in chars if char.turn == usual]
    for _ in range(usual):
        turned = [Char(c.text, -c.bottom, c.left, -c.top, c.right) for c in turned]
    return turned
