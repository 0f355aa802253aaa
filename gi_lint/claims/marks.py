"""What stands between the counts of a paragraph: brackets, marks, and the joints of a list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from gi_lint.claims.model import Claim
from gi_lint.document import Sentence
from gi_lint.patterns import compiled

ENUMERATION = "、"
QUOTED = '"'  # before the name of an answer
NAMED = ":"  # behind the name of an item
ALONE = ";"  # behind an item that is nothing but a count
PLAIN = (NAMED, ALONE)
_LAST_JOINTS = ("和", "及", "与")
_JOINTS = (ENUMERATION, *_LAST_JOINTS, "或", "/", "以及")
_MARK = compiled("[,。;:!?]")
_NAMED_YEAR = compiled(r"(?<!\d)20\d\d年度?(?=[^,。;:、\d]{4})")
_BRACKET = compiled(r"\([^()]*\)?")
_LONGEST_BRACKET = 800  # characters
_MOST_BEFORE = 20  # numbers of a sentence before a place that what stands there may be about
_LONGEST_NAME = 14  # characters of an item, its colon among them
_LONGEST_ITEM = 24  # characters before the number of an item that is alone in its line
_ENDS_OF_ITEM = ("", "；", ";", "。", "，", ",")


def levels(counts: Sequence[Claim]) -> Iterator[tuple[Claim | None, list[Claim]]]:
    """The counts of each sentence, and those of each bracket in it with the count that the bracket follows.

    A bracket that holds a number alone, 征地拆迁(38件), is no level of its own; one before which nothing is counted is
    of no count: 信息员队伍（共18人，其中教师11人、职员7人）.
    """
    for _, group in groupby(counts, key=lambda claim: claim.sentence.start):
        outer: list[Claim] = []
        inner: list[Claim] = []
        bracket = -1
        for count in group:
            opening = _bracket_around(count, outer[-1].end if outer else 0)
            is_outer = opening < 0 or _alone_in_bracket(count, opening)
            if inner and (is_outer or opening != bracket):
                yield (outer[-1] if outer else None), inner
            if is_outer or opening != bracket:
                inner = []
            (outer if is_outer else inner).append(count)
            bracket = opening
        if inner:
            yield (outer[-1] if outer else None), inner
        yield None, outer


def _bracket_around(count: Claim, since: int) -> int:
    """Where the bracket that a count stands in opens; -1 if it stands in none."""
    text = count.sentence.folded
    opening = text.find("(", max(since, count.start - _LONGEST_BRACKET), count.start)
    while opening >= 0:
        close = text.find(")", opening, count.start)
        if close < 0:
            return opening
        opening = text.find("(", close, count.start)
    return -1


def is_in_bracket_behind(last: Claim, count: Claim) -> bool:
    """Whether a count of one sentence stands in a bracket that opens behind another."""
    return count.sentence is last.sentence and _bracket_around(count, last.end) >= 0


def closes_bracket(behind: str) -> bool:
    """收到146件（其中网上20件），对其中: whether what stands behind a number closes a bracket around it."""
    return ")" in behind and "(" not in behind[: behind.index(")")]


def claims_before(claims: Sequence[Claim], sentence: Sentence, start: int) -> Iterator[Claim]:
    """Those of all claims that stand before a place in their sentence, the last first."""
    place = bisect_left(claims, (sentence.number, sentence.places[0], start), key=lambda claim: claim.key)
    last = reversed(claims[max(0, place - _MOST_BEFORE) : place])
    return takewhile(lambda claim: claim.sentence is sentence, last)


def outside_list(counts: Sequence[Claim], behind: Claim) -> Sequence[Claim]:
    """解读58篇（图解19篇、视频8篇），解读率: some counts without those of a list in a bracket that ends before what
    stands behind them."""
    last = counts[-1]
    opening = _bracket_around(last, 0)
    if opening < 0 or (last.sentence is behind.sentence and _bracket_around(behind, 0) == opening):
        return counts
    listed = [count for count in counts if count.sentence is last.sentence and count.start > opening]
    return counts[: -len(listed)] if 1 < len(listed) < len(counts) else counts


def _alone_in_bracket(count: Claim, opening: int) -> bool:
    text = count.sentence.folded
    return text[count.end : count.end + 1] == ")" and not text[opening + 1 : count.start].strip()


def without_brackets(text: str) -> str:
    """A text without what stands in brackets."""
    return _BRACKET.sub("", text) if "(" in text else text


def gap(last: Claim, following: Claim) -> str:
    """The text between two counts, brackets left out; from the end of a sentence on only that of the later one."""
    if last.sentence is not following.sentence:
        return "。" + without_brackets(following.sentence.folded[: following.start])
    return without_brackets(following.sentence.folded[last.end : following.start])


def has_mark(words: str) -> bool:
    """Whether a comma or a stronger mark stands in some words; 、 only joins."""
    return _MARK.search(words) is not None


def has_digit(words: str) -> bool:
    """Whether a figure stands in some words."""
    return any(map(str.isdigit, words))


def _has_figure(words: str) -> bool:
    """Whether a figure stands in some words that is no year of what they name: 2022年信息公开年报."""
    return has_digit(words) and has_digit(_NAMED_YEAR.sub("", words))


def whole_clauses(between: str) -> list[str]:
    """The clauses that stand, from mark to mark, in the text between two counts."""
    return _MARK.split(between)[1:-1]


def is_joined(last: Claim, part: Claim) -> bool:
    """Whether only 、 and its own words stand before a count; behind the last one's words where numbers come first."""
    between = gap(last, part).strip()
    stands_first = not part.subject and between.endswith((ENUMERATION, *_LAST_JOINTS))
    is_item = stands_first or between.startswith(ENUMERATION)
    return is_item and not has_mark(between) and not _has_figure(between)


def words_between(last: Claim, count: Claim, marks: tuple[str, ...] = (",", ENUMERATION)) -> str | None:
    """The words between two counts where nothing else but one of some marks stands before them; else None."""
    between = gap(last, count).strip()
    words = between[1:].strip()
    return words if between.startswith(marks) and not has_mark(words) and not _has_figure(words) else None


def is_beside(last: Claim, count: Claim) -> bool:
    """Whether two counts in one measure word stand beside each other, a comma or 、 and plain words between."""
    return last.unit == count.unit and words_between(last, count) is not None


def opens_clause_behind(last: Claim, count: Claim) -> bool:
    """67件公文逐件认定公开属性，主动公开19件: whether a count stands in the clause behind the rest of another's."""
    words, comma, own = gap(last, count).partition(",")
    return bool(comma) and not any(has_mark(part) or has_digit(part) for part in (words, own))


def joins(between: str) -> bool:
    """Whether the text between two counts is nothing, or begins with a word or mark that joins them."""
    words = between.lstrip()
    return not words or words.startswith(_JOINTS)


def going_on(last: Claim, counts: Iterable[Claim], goes_on: Callable[[Claim, Claim], object]) -> list[Claim]:
    """The counts behind another, as far as each goes on from the one before."""
    return [count for _, count in takewhile(lambda pair: goes_on(*pair), pairwise([last, *counts]))]


def is_behind_semicolon(last: Claim, count: Claim) -> bool:
    """Whether a semicolon stands between two counts."""
    return ";" in count.sentence.folded and ";" in gap(last, count)


def ends_in_colon(count: Claim) -> bool:
    """Whether a paragraph ends with a colon behind a count and few words: 在已答复的5件申请中："""
    behind = count.sentence.folded[count.end :]
    rest = without_brackets(behind.rstrip()) if ":" in behind else ""
    return rest.endswith(":")


def mark_before(count: Claim) -> str:
    """The kind of mark that the paragraph of a count begins with: a quotation mark, a bracket, a number; a colon behind
    the name of an item (政府网站：发布信息42条); a semicolon where there is nothing but the count (政府网站42条；)."""
    text = count.sentence.folded.lstrip()
    if text[:1].isdigit():
        return "1"
    if text[:1] in (QUOTED, "("):
        return text[:1]
    name = text[:_LONGEST_NAME].partition(":")
    if name[1] and name[0].replace(ENUMERATION, "").isalpha():
        return NAMED
    behind = count.sentence.paragraph.text[count.sentence.place(count.end) :]
    is_alone = count.start <= _LONGEST_ITEM and behind.strip() in _ENDS_OF_ITEM
    return ALONE if is_alone else ""
