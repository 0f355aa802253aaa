"""Numbers of items within a paragraph: （1）……；（2）……；（2）…… does not count on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gi_lint.check import FAIL, Outcome
from gi_lint.checks.sequences import FIRST, SLIPS, Slip, slips
from gi_lint.document import Sentence
from gi_lint.language import say
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.text import chinese_number, numeral, with_wide_brackets

_ITEM = compiled(  # (1), (一), ①, 1.; not 第二十条(一)项, nor (0)
    r"(?:^|(?<=[。;:!?]))\s{0,3}"
    r"(?P<mark>\((?P<number>0?[1-9]|[1-9]\d|[一二三四五六七八九十]{1,2})\)(?!款|项(?!目)|条(?!例)|目(?![录标])|号(?!召))"
    r"|(?P<circled>[①-⑳])|(?P<plain>[1-9])[.、](?!\d))"
)
_CIRCLED = ord("①") - 1
_LONGEST_QUOTE = 16
_MOST_ITEMS = 200  # looked at in one paragraph


class Item(NamedTuple):
    """An item of a list within a paragraph: its number, how that is written, and where it stands."""

    number: int
    mark: str
    sentence: Sentence
    start: int

    @property
    def style(self) -> str:
        """How it is numbered: (1), (一), ①, 1."""
        if self.mark[0].isdecimal():
            return self.mark[1:]
        return "①" if self.mark[0] != "(" else "1" if self.mark[1].isdigit() else "一"

    def written(self, number: int) -> str:
        """Another number in the style of this one."""
        written = {"①": chr(_CIRCLED + number), "1": f"({number})", "一": f"({numeral(number)})"}
        return written.get(self.style, f"{number}{self.style}")


def misnumbered_items(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """The slips in the lists within paragraphs; a list may go on from the paragraph before."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.number):
        paragraph = list(group)
        items = [item for sentence in paragraph for item in _items(sentence)][:_MOST_ITEMS]
        for style in dict.fromkeys(item.style for item in items):
            yield from _slips([item for item in items if item.style == style], paragraph)


def _items(sentence: Sentence) -> Iterator[Item]:
    for match in _ITEM.finditer(sentence.folded):
        number = match["number"] or match["plain"] or ""
        value = int(number) if number.isdigit() else chinese_number(number) or 0
        yield Item(value or ord(match["mark"]) - _CIRCLED, match["mark"], sentence, match.start("mark"))


def _slips(items: Sequence[Item], paragraph: Sequence[Sentence]) -> Iterator[Outcome]:
    first = items[0]
    opens = first.sentence is paragraph[0] and not first.sentence.folded[: first.start].strip()
    if len(items) < 2 or not (opens or first.number == 1):
        return
    numbers = [item.number for item in items]
    for slip in slips(numbers, [False] * len(items), last=first.number - 1, lists=True):
        due = items[slip.place].written(slip.due)
        if slip.kind != "gap" or due not in _between(paragraph, items, slip.place):
            yield _slip(items[slip.place], slip, due)


def _between(paragraph: Sequence[Sentence], items: Sequence[Item], place: int) -> str:
    """The text from the item before one up to it, or from where its paragraph begins."""
    here, since = items[place], items[place - 1] if place else None
    text = ""
    for sentence in paragraph:
        if (since is None or sentence.start >= since.sentence.start) and sentence.start <= here.sentence.start:
            end = here.start if sentence is here.sentence else len(sentence.folded)
            text += sentence.folded[since.start if since is not None and sentence is since.sentence else 0 : end]
    return text


def _slip(item: Item, slip: Slip, due: str) -> Outcome:
    text = item.sentence.folded
    place = item.sentence.locate(item.start, min(len(text), item.start + _LONGEST_QUOTE))
    said = FIRST if slip.kind in ("gap", "swap") else SLIPS["slip"]
    typed = item.sentence.locate(item.start, item.start + len(item.mark)).quote or ""
    written = with_wide_brackets(due) if typed.startswith("（") else due
    message = say("{said}：{quote}", said=say(said, before="", due=written, mark=typed), quote=place.quote)
    return Outcome(FAIL, message, place, expected=written, actual=typed, key=f"{due} {item.mark}")
