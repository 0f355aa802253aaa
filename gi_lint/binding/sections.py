"""Headings: which paragraphs begin a part of the report, how deep, and which part of the form it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from gi_lint.document import Paragraph
from gi_lint.named import NamedTuple
from gi_lint.patterns import compiled
from gi_lint.report import Section
from gi_lint.template import SectionSpec, Template
from gi_lint.text import HIGHEST_NUMBER, NOTE, cut, fold, label_key, numeral, ordinal, without_notes

_NUMERAL = "[一-十四]{1,3}"  # wide character classes are slow to set up: what is matched loosely must be an `ordinal`
_BLANK = r"\s+(?![〇零一二三四五六七八九十年月日])(?=[^,.;:]{2,30}$)"  # 一 概述, but not 二 〇 二 四 年 一 月
_NOTE = f"(?:{NOTE})?"  # 三[1]、
_COMMA_BEHIND = r"(?:[.,]|、)\s*(?![二三四](?:、|季度))"  # behind a number, but not in 一、二、三季度
_MARKS = (
    (1, compiled(rf"第{_NUMERAL}(?:部分|章)\s*(?:[.,:]|、)?\s*|{_NUMERAL}(?:{_NOTE}\s*{_COMMA_BEHIND}|{_BLANK})")),
    (2, compiled(rf"(?:\(?\s*{_NUMERAL}{_NOTE}\s*\)|[㈠-㈩])\s*[、.]?\s*")),
    (3, compiled(r"(?:\d{1,2}\s*[.、]\s*(?!\d)|[⒈-⒛]\s*)")),
    (4, compiled(r"(?:\(?\s*\d{1,2}\s*\)|[⑴-⒇])\s*[、.]?\s*")),
    (5, compiled(r"[①-⑳]\s*")),
)
JOINTS = ("与", "和", "及", "、")  # 六、需要说明的事项与附表: a heading goes on
_COMMA = compiled(r"(?<=\D),")  # a comma between digits ends no heading
_BLANKS = compiled(r"\s+")
_STATED = compiled(r"本|我|全[年市县区局镇乡]|20\d\d|未|无|没有|截|今年|共|目前|暂")  # how a statement begins
HEADING_ENDS = ("情况", "问题", "措施", "事项", "计划", "打算", "安排", "建议", "附表", "附件")
_OVERVIEWS = ("概述", "概况", "工作概述", "工作概况", "基本概况")  # headings of no part of the form
_OF_WORK = ("工作情况", "开展情况", "完成情况", "落实情况", "成效")
LONGEST_HEADING = 40  # characters of a heading that no form knows
_LONGEST_UNNUMBERED = 24  # and of one without a number
_LEAST_OF_LABEL = 4  # characters that can be nothing else than the beginning of a row's label, the number counted
_OF_NO_HEADING = 2  # a number and a single character can be no heading
_FIGURES_APART = compiled(r"(?:\s(?:\d+|[/-]|—)(?!\S)){3}")  # 三、本年度（一）予以公开 38 8 1
_LEAST_PARTS = 4  # parts that stand at one level, below the usual one, to show that it is the top
_LEAST_CONTENTS = 4  # headings in a row without text between, met again below: a table of contents
_PAGE = " \t\u3000.…·-0123456789"  # behind a heading in a table of contents


class Heading(NamedTuple):
    """A paragraph that begins a part. `text` is the heading as typed, `mark` its number."""

    start: int
    level: int
    mark: str
    text: str
    id: str | None
    is_official: bool  # in the words of the form
    paragraph: Paragraph

    def is_whole(self) -> bool:
        """Whether nothing stands behind it in its paragraph."""
        return self.text == self.paragraph.text.strip()


def find_sections(
    body: Sequence[Paragraph], template: Template | None, rows: frozenset[str] = frozenset()
) -> tuple[Section, ...]:
    """The parts of a report, nested.

    Only top-level parts carry the id of a part of the form where the form has fixed headings; where it has none, a
    heading of any depth may. A line that begins with the label of one of `rows` is what is left of a table.
    """
    headings = _headings(body, template, rows)
    if template is not None and template.fixed_headings:
        headings = _with_one_top(headings, template)
    elif template is not None and not any(head.mark and head.level == 1 for head in headings):
        headings = _headings(body, template, rows, is_unnumbered=True)
    return _nest(headings, len(body))


def _headings(
    body: Sequence[Paragraph], template: Template | None, rows: frozenset[str], *, is_unnumbered: bool = False
) -> list[Heading]:
    found = (_heading(index, paragraph, template, rows, is_unnumbered) for index, paragraph in enumerate(body))
    return _without_captions(_without_contents([heading for heading in found if heading is not None]))


def _with_one_top(headings: Sequence[Heading], template: Template) -> list[Heading]:
    """The headings, those of the top level alone with the ids of parts.

    A part that stands before all others is one whatever its number: a list that lost its numbers begins at 1. again. So
    is one in its place (3、 between 二、 and 四、), if the form's own words for it stand at no other.
    The first part is the form's first too, if its heading tells of the year's work in other words.
    """
    top, ids = _top(headings)
    is_part = [
        head.level == top
        or (head.id not in ids and ((head is headings[0] and head.is_official) or _is_in_place(head, template)))
        for head in headings
    ]
    if (first := _first_part(headings, is_part)) is not None and template.sections[0].id not in ids:
        headings = [head._replace(id=template.sections[0].id) if head is first else head for head in headings]
    pairs = zip(headings, is_part, strict=True)
    return [head._replace(level=1) if is_one else head._replace(id=None) for head, is_one in pairs]


def _top(headings: Sequence[Heading]) -> tuple[int, Set[str | None]]:
    """The level of the parts, and the ids of those there.

    It is that of 一、, unless no part stands there and most of them stand at another, as 1. or （一）.
    """
    ids = {
        level: {head.id for head in headings if head.level == level and (level == 1 or head.is_official)} - {None}
        for level, _ in _MARKS
    }
    top = 1 if ids[1] else max(ids, key=lambda level: len(ids[level]))
    if len(ids[top]) < _LEAST_PARTS and any(head.level == 1 for head in headings):
        top = 1
    return top, ids[top]


def _is_in_place(head: Heading, template: Template) -> bool:
    """Whether a heading is in the words of the form and has its number there."""
    ids = [section.id for section in template.sections]
    return head.is_official and head.id in ids and ids.index(head.id) + 1 == ordinal(head.mark)


def _first_part(headings: Sequence[Heading], is_part: Sequence[bool]) -> Heading | None:
    """The first part of a report, where its heading tells of the year's work and names no part: 一、工作开展情况."""
    first = next((head for head, is_one in zip(headings, is_part, strict=True) if is_one), None)
    if first is None or first.id is not None or ordinal(first.mark) != 1:
        return None
    return first if any(word in first.text for word in _OF_WORK) else None


def kind_of(heading: str, template: Template) -> str | None:
    """The part of the form that a heading names, number left out; None if none of them.

    The official heading or a known variant decides, else the longest of the words that name a part.
    """
    key, names = label_key(heading), _names(template.sections)
    if key in names:
        return names[key]
    matches = [(len(word), section.id) for section in template.sections for word in section.words if word in key]
    return max(matches, key=lambda match: match[0])[1] if matches else None


@lru_cache(maxsize=16)  # of the forms of a run
def _names(sections: Sequence[SectionSpec]) -> Mapping[str, str]:
    """The parts of a form by their official headings and known variants, as compared."""
    return {key: section.id for section in reversed(sections) for key in section.heading.compared()}


def _heading(
    index: int, paragraph: Paragraph, template: Template | None, rows: frozenset[str], is_unnumbered: bool
) -> Heading | None:
    """The heading that a paragraph begins with; None if it begins with none.

    In a report that does not number its parts, a line that names one is a heading in other words too.
    """
    folded = fold(paragraph.text).lstrip()
    level, mark = mark_of(folded)
    if rows and level and (_is_row(label_key(folded), rows) or _FIGURES_APART.search(folded)):
        return None
    title = _title(folded[len(mark) :], level, template, is_styled=bool(paragraph.outline))
    if title is None and is_unnumbered and template is not None and not level:
        title = _unnumbered(folded, template)
    if title is None:
        return None
    id = kind_of(title, template) if template and len(title) <= LONGEST_HEADING else None
    if id is None and len(title) > LONGEST_HEADING and level == 1:
        title = _overview_of(title)
    if id is None and (len(title) > LONGEST_HEADING or (level == 0 and title not in _OVERVIEWS)):
        return None
    is_official = id is not None and template is not None and label_key(title) in _names(template.sections)
    if level == 1 and (id is None or _is_out_of_place(id, mark, template)) and _goes_on(folded, mark):
        return None
    stop = len(paragraph.text) - len(folded) + len(mark) + len(title)
    return Heading(index, level or 1, mark.strip(), paragraph.text[:stop].strip(), id, is_official, paragraph)


def _is_out_of_place(id: str, mark: str, template: Template | None) -> bool:
    """Whether what is numbered 一、 is another part of the form than its first."""
    if template is None or not template.fixed_headings:
        return False
    return ordinal(mark) == 1 and id != template.sections[0].id


def _goes_on(folded: str, mark: str) -> bool:
    """一、目录不全。二、更新不及时。 Whether a paragraph that begins with a number is a list that has the next."""
    due = (ordinal(mark) or 0) + 1
    return due <= HIGHEST_NUMBER and re.search(rf"[。;]\s*{numeral(due)}、", folded) is not None


def _title(text: str, level: int, template: Template | None, *, is_styled: bool) -> str | None:
    """The words of the heading that a text behind a number of a level, 0 for none, begins with; None if none."""
    if not text.strip() or (not level and len(text) > LONGEST_HEADING):
        return None
    title = _COMMA.split(cut(text, "。;!?:\n")[0], maxsplit=1)[0]
    is_whole = len(title) == len(text)
    if template is None:
        return title if level else None
    if level == 0:
        return title if is_whole and (is_styled or _is_all(title, template)) else None
    known = known_start(text, template) if level == 1 else ""
    if known and len(title) > len(known) and not title[len(known) :].lstrip().startswith(JOINTS):
        title = known
    return _without_statement(title, is_whole, template)


def _overview_of(title: str) -> str:
    """概述 全镇认真贯彻条例: the heading of the first part alone, a blank between it and its text."""
    words = title.split(maxsplit=1)[0]
    return words if words in _OVERVIEWS else title


def _unnumbered(text: str, template: Template) -> str | None:
    """The words of a heading without a number, alone on a line or with a colon: 公开费用及收费减免情况."""
    title = cut(text, "。;!?:,\n")[0].strip()
    is_short = title.endswith(HEADING_ENDS) and len(title) <= _LONGEST_UNNUMBERED
    is_alone = text.strip() == title or text.startswith(title + ":")
    is_part = is_short and kind_of(title, template) is not None
    return title if is_alone and (is_part or title in _OVERVIEWS) else None


def _without_statement(title: str, is_whole: bool, template: Template) -> str:
    """收费情况 本年度未收取费用: a heading less the statement that stands behind a blank on its line."""
    if is_whole and title.endswith(HEADING_ENDS):
        return title
    for blank in _BLANKS.finditer(title):
        words, rest = title[: blank.start()], title[blank.end() :]
        is_parted = _STATED.match(rest) or (words.endswith(HEADING_ENDS) and not rest.startswith(JOINTS))
        if is_parted and kind_of(words, template) is not None:
            return words
    return title


def _is_all(title: str, template: Template) -> bool:
    """Whether a line without a number is nothing but known words of a heading, marks of notes apart."""
    return any(known_start(words, template) == words.strip() for words in {title, without_notes(title)})


def _is_row(key: str, rows: frozenset[str]) -> bool:
    """Whether a line begins with the label of a row, or is the beginning of one that goes on below."""
    is_sure = len(key) >= _LEAST_OF_LABEL or len(key) == _OF_NO_HEADING
    return key.startswith(tuple(rows)) or (is_sure and any(row.startswith(key) for row in rows))


def mark_of(folded: str) -> tuple[int, str]:
    """The level and the number, as typed, that a text begins with: 1 for 一、; 0 for none."""
    for level, pattern in _MARKS:
        match = pattern.match(folded)
        number = ordinal(match[0]) if match else None
        if match and number is not None and number <= HIGHEST_NUMBER:
            return level, match[0]
    return 0, ""


def is_known_heading(words: str, template: Template) -> bool:
    """Whether words are an official heading or variant, and nothing more."""
    return bool(words) and known_start(words, template) == words


def known_start(text: str, template: Template) -> str:
    """The official heading or variant that a text begins with, as it stands in the text; "" if none.

    Pasted text may have lost the paragraph break between a heading and what follows.
    """
    dense = "".join(text[: 2 * LONGEST_HEADING].split())
    headings = (section.heading for section in template.sections)
    longest = max((len(w) for heading in headings for w in heading.wordings() if dense.startswith(w)), default=0)
    stop = 0
    while longest:
        longest -= not text[stop].isspace()
        stop += 1
    return text[:stop]


def _without_contents(headings: list[Heading]) -> list[Heading]:
    """The headings less a table of contents: a run of headings, nothing between, that come again below."""
    keys = [label_key(head.text.rstrip(_PAGE)) for head in headings]
    seen: set[str] = set()
    for position, (head, key) in enumerate(zip(headings, keys, strict=True)):
        if head.start != headings[0].start + position or key in seen:
            break
        seen.add(key)
    length = len(seen)
    if length < _LEAST_CONTENTS or length == len(headings):
        return headings
    later = set(keys[length:])
    again = sum(key in later for key in seen)
    return headings[length:] if again * 2 > length else headings


def _without_captions(headings: Sequence[Heading]) -> list[Heading]:
    """The headings less the caption of the table that a part is: 附表, and 政府信息公开情况统计表 right below it."""
    captions = {
        below.start
        for above, below in pairwise(headings)
        if not below.mark and below.id == above.id and below.start == above.start + 1 and above.is_whole()
    }
    return [head for head in headings if head.start not in captions]


def _nest(headings: Sequence[Heading], end: int) -> tuple[Section, ...]:
    sections: list[Section] = []
    position = 0
    while position < len(headings):
        head = headings[position]
        stop = next((i for i in range(position + 1, len(headings)) if headings[i].level <= head.level), len(headings))
        until = headings[stop].start if stop < len(headings) else end
        sections.append(_section(head, until, _nest(headings[position + 1 : stop], until)))
        position = stop
    return tuple(sections)


def _section(head: Heading, end: int, children: tuple[Section, ...]) -> Section:
    start = len(head.paragraph.text) - len(head.paragraph.text.lstrip())
    location = head.paragraph.locate(start, start + len(head.text))._replace(section=head.id)
    return Section(head.id, head.mark, head.text, head.level, location, head.start, end, children)
