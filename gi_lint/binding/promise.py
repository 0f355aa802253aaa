"""What the introduction promises of the parts: 本报告由……共六个部分组成, 报告共分六个部分：一、……；二、……."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from gi_lint.binding.sections import kind_of
from gi_lint.document import Paragraph, Sentence, sentences_of
from gi_lint.patterns import compiled
from gi_lint.report import Promise, PromisedPart, Section
from gi_lint.template import Template
from gi_lint.text import chinese_number, cut

_CHINESE = "一二三四五六七八九十两"
_COUNTED = compiled(  # 本报告由六个部分组成
    r"(?:本?(?:年度)?报告|全文|年报)?(?:内容)?(?:一?共|总共|总计)?(?:由|分为|分成|分|包括|包含|等|从|有)?(?:以下|下列|如下)?"
    rf"\s*(?P<number>[{_CHINESE}]{{1,2}}|\d{{1,2}})\s*[个大]*\s*(?:组成)?(?:部分|部份|方面|章节|板块|项内容)"
    r"(?:的?内容)?(?:组成|构成)?"
)
_REPORTS = ("报告", "全文", "年报", "本文", "主要内容", "内容包括")
_LEADS = (
    *("由", "包括", "包含", "涵盖", "分为", "分成", "分别为", "分别是", "依次为", "分别从", "从", "即"),
    *("内容:", "内容为"),
)
_COUNTS = (*_LEADS, "分", "共", "组成", "构成", "有")
_AFTER = compiled(r"[,:]?\s*(?:(?:主要|具体|分别|依次)*(?:包括|包含|是|为)|即|有)?\s*[:,]?\s*")  # ，主要包括：
_BESIDE = compiled(r"[,、]?\s*(?:以及|及|和|与|[并另]附|[文其]?[后末]?附)")  # 等五个部分，以及附表: no list of them
_MARK = compiled(  # 一、; （二）; 第三部分为
    rf"(?:(?:^|(?<=[;,。、:]))\s*(?:[{_CHINESE}]{{1,2}}(?:\s*[、.]|是)|\d{{1,2}}\s*[.、]|"
    rf"第[{_CHINESE}]{{1,2}}部?分?(?:为|是|[,:、])?)|\(\s*(?:[{_CHINESE}]{{1,2}}|\d{{1,2}})\s*\))\s*"
)
_QUOTED = compiled(r'"([^"]{2,40})(?:"|$)')
_ENDING = compiled("等?(?:[各几]?个?(?:部分|方面)|内容)?(?:组成|构成)?$")  # 等六个部分组成
_JOINED = compiled("以及|及|和|与")
_ENDS = (
    *("情况", "概况", "事项", "措施", "举措", "方向", "打算", "概述", "说明", "安排", "引言", "前言", "附件", "附录"),
    *("总体", "建议", "计划", "思路", "问题", "其他", "表"),
)
_ITEM_END = compiled("(?<=情况)")  # of most parts
_REMEDIES = ("措施", "举措", "方向", "打算", "安排", "计划", "思路", "建议")  # 存在的问题及下一阶段工作打算: one part
_YEAR_TO_COME = compiled("20\\d\\d年|下一?年|明年|来年")  # a plan with a part of its own
_TABLES = ("附表", "附件", "附录", "统计表")  # may be counted apart from what they are joined to
_TRIM = ' 、,;:。."“”'
_NO_PART = ("内容", "数据", "所列", "统计", "报告", "本报告")  # tell of the report, behind the list of its parts
_ATTACHED = ("并附", "附有", "后附")  # 并附统计表: no part
_LEAST_KNOWN = 4  # parts of known kinds that show a list without a number to be one of parts
_MADE_OF = compiled(r"(?:报告|全文|年报)由[^。]+(?:组成|构成)[。;]?$")  # 本报告由……等组成: of parts, if most end so
_OF_LAW = ("应当包括", "应当包含", "应包括", "应包含")  # 年度报告应当包括下列内容: no list of these parts
_ACCOUNT = compiled("(?:对|总结|介绍|反映|阐述|梳理|回顾|说明)")  # 从五个方面总结了
_LONGEST_PART = 40
_OPENING = 4  # paragraphs at the top of the first part


def read_promise(body: Sequence[Paragraph], sections: Sequence[Section], template: Template | None) -> Promise | None:
    """The first promise that the introduction makes; None if it makes none.

    Where the introduction stands under the first heading, a list of parts is looked for at its top.
    """
    if template is None or not sections:
        return None
    first = sections[0]
    promise = _first(body[: first.start], template)
    if promise is None:
        end = min((child.start for child in first.children), default=first.end)
        opening = _first(body[first.start : min(end, first.start + _OPENING)], template)
        promise = opening if opening is not None and opening.parts else None
    return promise


def _first(introduction: Sequence[Paragraph], template: Template) -> Promise | None:
    sentences = [s for number, p in enumerate(introduction) for s in sentences_of(p, number)]
    for position, sentence in enumerate(sentences):
        is_of_law = any(word in sentence.folded for word in _OF_LAW)
        if not is_of_law and any(word in sentence.folded for word in _REPORTS):
            here = sentences[position:]
            promise = _counted(here, template) or _listed(here, template)
            if promise is not None:
                return promise
    return None


def _counted(sentences: Sequence[Sentence], template: Template) -> Promise | None:
    """A promise with a number, its list before or after it."""
    sentence = sentences[0]
    match = _COUNTED.search(sentence.folded)
    if match is None or not any(word in sentence.folded for word in _COUNTS):
        return None
    number = int(match["number"]) if match["number"].isdecimal() else chinese_number(match["number"])
    behind = sentence.folded[match.end() :]
    if _ACCOUNT.match(behind):
        return None
    after = _AFTER.sub("", behind, count=1).strip(_TRIM) if _BESIDE.match(behind) is None else ""
    items = _list_from(after, sentences[1:], number or 0, template)
    if _known(items, template) * 2 < len(items) or len(items) < 2:
        items = _items(_listed_words(sentence.folded[: match.start()]), template)
    if items and _known(items, template) * 2 < len(items):
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return _promise(number, items, "等" in match[0], sentence, start, match.end(), template)


def _listed(sentences: Sequence[Sentence], template: Template) -> Promise | None:
    """A promise that only lists: 全文包括总体情况、……及其他需要报告的事项."""
    sentence = sentences[0]
    words = _listed_words(sentence.folded)
    items = _list_from(words, sentences[1:], 0, template) if words else []
    known = _known(items, template)
    are_parts = _MADE_OF.search(sentence.folded) is not None and _ended(items) + 1 >= len(items)
    if known < _LEAST_KNOWN or (known * 3 < len(items) * 2 and not are_parts):
        return None
    start = sentence.folded.rfind(words) if words else 0
    open_ended = sentence.folded[start + len(words) :].lstrip(_TRIM).startswith("等")
    return _promise(None, items, open_ended, sentence, start, start + len(words.rstrip(_TRIM)), template)


def _promise(
    number: int | None, items: list[str], more: bool, sentence: Sentence, start: int, end: int, template: Template
) -> Promise:
    parts = tuple(PromisedPart(item, kind_of(item, template)) for item in items)
    least = _ended(items[:-1]) + 1 - _of_reviews(parts) if items else 0
    most = len(items) + sum(_may_be_two(item, template) + _run_together(item, template) for item in items)
    return Promise(number, parts, least, most, more, sentence.locate(start, end))


def _listed_words(text: str) -> str:
    """What stands after the last word that leads to a list."""
    begin = max((text.rfind(lead) + len(lead) for lead in _LEADS if lead in text), default=-1)
    return _ENDING.sub("", text[begin:].rstrip(_TRIM), count=1) if begin >= 0 else ""


def _list_from(text: str, behind: Sequence[Sentence], number: int, template: Template) -> list[str]:
    """The parts that a text lists, and those of the sentences or lines behind it where its list goes on there.

    A list with marks, or without any part yet, goes on with a mark; another with known parts alone, no more than the
    `number` of all.
    """
    items = _items(text, template)
    is_marked = not items or _MARK.match(text.lstrip(_TRIM)) is not None
    for sentence in behind:
        words = sentence.folded.strip(_TRIM)
        more = _items(words, template)
        are_parts = len(items) + len(more) <= number and all(
            item.endswith(_ENDS) and kind_of(item, template) for item in more
        )
        goes_on = _MARK.match(words) is not None if is_marked else are_parts
        if not goes_on or any(len(item) > _LONGEST_PART for item in more):
            break
        items.extend(more)
    return items


def _items(text: str, template: Template) -> list[str]:
    """The parts that a text lists."""
    quoted = _QUOTED.findall(text)
    if len(quoted) > 1:
        return quoted
    text = text.strip(_TRIM)
    if _MARK.match(text):
        pieces = [piece.strip(_TRIM) for piece in _MARK.split(text)]
        return [piece for piece in pieces if piece]
    stripped = (piece.strip(_TRIM) for piece in _outside_brackets(cut(text, "、,;")))
    fragments = [
        piece
        for piece in takewhile(lambda piece: not (piece.startswith(_NO_PART) and "20" in piece), stripped)
        if not piece.startswith(_ATTACHED)
    ]
    items: list[str] = []
    for piece in (part for fragment in fragments if fragment for part in _unjoined(fragment, template)):
        if items and _continues(items[-1], piece, template):
            items[-1] += f"、{piece}"
        else:
            items.append(piece)
    return items


def _outside_brackets(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces of a list, those cut within a bracket joined again: 咨询情况（公民、法人的咨询）."""
    whole = ""
    for piece in pieces:
        whole = f"{whole}、{piece}" if whole else piece
        if whole.count("(") <= whole.count(")"):
            yield whole
            whole = ""
    yield from cut(whole, "、")


def _unjoined(fragment: str, template: Template) -> Iterator[str]:
    """Two parts joined by 和 or 及 as two: each of another kind, the first with an ending of its own."""
    for match in reversed(list(_JOINED.finditer(fragment))):
        first, second = fragment[: match.start()], fragment[match.end() :]
        kinds = {kind_of(first, template), kind_of(_JOINED.split(first)[-1], template)}
        is_remedy = first.endswith("问题") and (second.endswith(_REMEDIES) or kind_of(second, template) is None)
        if first.endswith(_ENDS) and second and not is_remedy and kind_of(second, template) not in kinds:
            yield from _unjoined(first, template)
            yield second
            return
    for word in ("以及", "及", "和"):
        fragment = fragment.removeprefix(word)
    yield fragment


def _may_be_two(item: str, template: Template) -> bool:
    """Whether words joined by 和 may be two parts: each is of another kind, but the first has no ending; 其他和附表,
    事项和2018年度统计表; 存在的主要问题和2018年工作思路."""
    for match in _JOINED.finditer(item):
        first, second = item[: match.start()], item[match.end() :]
        if first.endswith("问题") and _YEAR_TO_COME.match(second):
            return True
        kinds = kind_of(first, template), kind_of(second, template)
        if None not in kinds and (kinds[0] != kinds[1] or second.endswith(_TABLES)):
            return True
    return False


def _run_together(item: str, template: Template) -> int:
    """How many parts more a copied item holds, the marks between them lost: 总体情况主动公开政府信息情况."""
    kinds = [kind_of(piece, template) for piece in _ITEM_END.split(item) if piece and not piece.endswith(_TABLES)]
    return sum(None not in pair and pair[0] != pair[1] for pair in pairwise(kinds))


def _continues(item: str, piece: str, template: Template) -> bool:
    """Whether a piece belongs to the item before it: 因……申请行政复议、提起行政诉讼的情况."""
    kind = kind_of(piece, template)
    return kind is not None and kind == kind_of(item, template) and not item.endswith(_ENDS)


def _of_reviews(parts: Sequence[PromisedPart]) -> int:
    """How many parts may be one with those before them: 行政复议情况、行政诉讼情况."""
    pairs = ((last.text, part.text) for last, part in pairwise(parts) if part.id is not None and part.id == last.id)
    return sum("复议" in last and "诉讼" in text for last, text in pairs)


def _ended(items: Sequence[str]) -> int:
    return sum(item.endswith(_ENDS) for item in items)


def _known(items: Sequence[str], template: Template) -> int:
    return sum(len(item) <= _LONGEST_PART and kind_of(item, template) is not None for item in items)
