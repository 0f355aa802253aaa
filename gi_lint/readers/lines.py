"""The numbered lines of a text; what tells where a paragraph begins and a sentence ends."""

from __future__ import annotations

from gi_lint.document import ReadError
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled

MAX_LINE_LENGTH = 1_000_000
MAX_LINES = 200_000

BLANKS = " \t\n\r\v\f\u00a0\u1680\u3000\u202f\u205f\u200b\ufeff\x85" + "".join(map(chr, range(0x2000, 0x200B)))
OWN_LINE = compiled(  # how a line begins that is a paragraph of its own
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[）)、]|[.．](?!\d))|[①-⑳]|第[一二三四五六七八九十]+[章节条部]"
    r"|[一二三四五六七八九十]是|附[件表]?\s*(?:[：:\d一二三四五六七八九十]|$)|注[：:]|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$"
)
SENTENCE_ENDS = tuple("。；：！？;:!?”）")


class Line(NamedTuple):
    """A line as typed, without its end. Numbers start at 1."""

    number: int
    text: str


def split_lines(text: str) -> list[Line]:
    """The lines of a text. Raises ReadError if one is longer, or if they are more, than in any report."""
    if text.count("\n") >= MAX_LINES:
        raise ReadError(say("文件超过 {max_lines} 行，不予读取。", max_lines=MAX_LINES), "请确认这是一份年度报告。")
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    for line in lines:
        if len(line.text) > MAX_LINE_LENGTH:
            raise ReadError(
                say(
                    "第 {line.number} 行超过 {max_line_length} 个字符，不予读取。",
                    line=line,
                    max_line_length=MAX_LINE_LENGTH,
                ),
                "请确认这是一份年度报告。",
            )
    return lines
