"""The numbers that a text states: how many of what, which share of a whole, which change, which parts of a total.

Every claim keeps its exact span, so that a finding can show the place as typed. Which words name which quantity
(收到 … 申请 is `received`) is not known here: rule packs declare it and hand it in as `Phrase`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from gi_lint.document import Location, Sentence
from gi_lint.text import chinese_number, fold

COUNT, TOTAL, PART = "count", "total", "part"
ZERO, IMPLIED_ZERO = "zero", "implied_zero"
SHARE, RATE, CHANGE = "share", "rate", "change"
LAST_YEAR, CUMULATIVE = "last_year", "cumulative"

_UNIT = "件次|人次|万元|亿元|元|件|条|篇|期|次|个|人|页|项|份|场|例|宗|起|批|家|名|部|户|幅|则|套|本|张"
_NUMBER = re.compile(
    rf"(?<![\d.\[A-Za-z第-])(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?)\s*(?P<size>万|亿|千)?\s*(?P<about>余|多)?\s*"
    rf"(?P<unit>%|个?百分点|倍|{_UNIT})(?P<after>以上|左右|以下|有余)?"
    rf"|(?<![第每几数同这那某二三四五六七八九十百千万])(?P<words>[一二两三四五六七八九十百千]+)(?P<about2>余|多)?"
    rf"(?P<unit2>件|条|次|篇|期|场|起|宗)(?![性事半])"
)
_ABOUT_BEFORE = ("近", "约", "大约", "超过", "逾", "超", "不足", "不到", "将近", "突破", "达到近")
_WORDS_BEFORE = re.compile(
    r"(?:收到|受理|申请|共|共计|合计|为|复议|诉讼|案件|举办|召开|开展|组织|发布|制发|办结|答复|结转|了)\s*$"
)
_NO_UNIT_NOUNS = (
    "方面",
    "领域",
    "部分",
    "环节",
    "工作日",
    "月",
    "小时",
    "自然",
    "维度",
    "层面",
    "重点",
    "关键",
    "确保",
    "制度",
    "机制",
)
_CHANGED = re.compile(
    r"(?:增长|增加|上升|提高|提升|减少|下降|回落|降低|下滑|增幅|降幅|增速|涨幅|同比|环比|增|减|降)(?:了|幅|约|近|率|为|达|到?达|超过|超)*\s*$"
    r"|(?:比|较|同)[^,。;]{0,14}(?:多|少|增|减|升|降|涨|高|低)(?:了|出|约|近)*\s*$|是?(?:去年|上年|上一年)[^,。;]{0,8}的\s*$"
)
_SHARE_BEFORE = re.compile(r"占(?P<whole>[^,。;\d%占]{0,20}?)(?:的|比|为|约|达|到|比例|比重|近|超过?)*\s*$")
_OTHER_YEAR = re.compile(r"(20\d\d)\s*年")
_LAST_YEAR = ("去年", "上年", "上一年", "同期", "前年", "往年")
_TITLES = re.compile(r"《[^》]*》|\[20\d\d\]")
_CLAUSE_END = frozenset(",;。:()!?")
_NEGATION = re.compile(
    r"(?:均|尚|全年|暂|也|从)?(?:未收到|未接到|未受理|未发生|未产生|未出现|未被|未有|没有收到|没有接到|没有受理|没有发生|没有产生|没有出现|没有因|没有|无)"
)
_TRIGGER = re.compile(
    r"[\s,。;:(]*(?:其中|包括|分别(?:是|为)|具体(?:是|为|包括)|主要(?:类别)?(?:有|为|包括|是)|涉及|由)"
)
_OF_THEM = re.compile(r"[^,。;\d]{0,14}[之当]?中\s*[,:]")
_LIST_HEAD = re.compile(
    r"(?:类别|情况|内容|方面|领域|分类|包括|如下|分别)(?:有|为|是|如下|包括)?\s*:\s*$|(?:有|为|包括)\s*:\s*$"
)
_REACH = 3  # paragraphs between a total and a list that stands below it
_CATCH_ALL = ("其他", "其它", "其余")
_QUOTES = "\"'《》<>"


class Phrase(NamedTuple):
    """The words by which a text names a quantity.

    A clause holds one of each group of `words` and none of `without`; the sentence, the one before it or the heading
    above holds one of each group of `near`. With `of` only the parts of a total of that quantity are meant. With
    `means_none` the words themselves say that there is nothing of it (均获维持: nothing was corrected).
    """

    quantity: str
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    of: str = ""
    means_none: bool = False

    def names(self, clause: str, around: str) -> bool:
        """Whether a clause, given the text around it, speaks of the quantity."""
        return (
            _holds(clause, self.words)
            and not any(word in clause for word in self.without)
            and _holds(around, self.near)
        )


def _holds(text: str, groups: Sequence[Sequence[str]]) -> bool:
    return all(any(word in text for word in group) for group in groups)


class Context(NamedTuple):
    """What a reader of claims knows beside the sentences: phrases, the report's year, headings by paragraph."""

    phrases: tuple[Phrase, ...] = ()
    year: int | None = None
    headings: Mapping[int, str] = MappingProxyType({})


class Claim(NamedTuple):
    """A number that a sentence states.

    `subject` are the words before the number in its clause, `clause` the whole clause with # for the number. Of a
    share `whole` are the words for what it is a share of and `counted` is the count that it belongs to. `digits`
    are the decimals printed; `quantities` the ids of what is counted, more than one for a sum of them.
    """

    role: str
    value: Decimal
    unit: str
    subject: str
    clause: str
    sentence: Sentence
    start: int  # of the number in the sentence
    end: int
    subject_start: int
    digits: int = 0
    approximate: bool = False
    whole: str = ""
    counted: Claim | None = None
    quantities: tuple[str, ...] = ()

    @property
    def location(self) -> Location:
        """The place of the number with its subject."""
        return self.sentence.locate(self.subject_start, self.end)

    @property
    def number_location(self) -> Location:
        """The place of the number alone."""
        return self.sentence.locate(self.start, self.end)

    @property
    def key(self) -> tuple[int, int, int]:
        """Where the number stands; the same for a claim and for a copy of it with another role."""
        return self.sentence.number, self.sentence.start, self.start

    @property
    def is_count(self) -> bool:
        """Whether it says how many, of this year or another."""
        return self.role in (COUNT, TOTAL, PART, LAST_YEAR, CUMULATIVE)

    @property
    def text(self) -> str:
        """The subject and the number as typed."""
        return self.location.quote or ""

    @property
    def part_of_sentence(self) -> str:
        """The part of the sentence, between semicolons, that the claim stands in."""
        text = self.sentence.folded
        end = text.find(";", self.end)
        return text[text.rfind(";", 0, self.start) + 1 : end if end >= 0 else len(text)]


class Breakdown(NamedTuple):
    """A total and the parts that the text lists for it. `exhaustive`: the list says that it is complete."""

    total: Claim
    parts: tuple[Claim, ...]
    exhaustive: bool


def read_claims(sentences: Sequence[Sentence], context: Context = Context()) -> tuple[Claim, ...]:  # noqa: B008
    """The claims of the sentences, in their order."""
    found: list[Claim] = []
    before: Sentence | None = None
    for sentence in sentences:
        same = before is not None and before.number == sentence.number
        around = (
            context.headings.get(sentence.number, "") + (before.folded if before and same else "") + sentence.folded
        )
        found.extend(_claims(sentence, around, context, _year_before(sentence, context.year)))
        before = sentence
    return tuple(found)


def _year_before(sentence: Sentence, year: int | None) -> int | None:
    """The year that a paragraph begins with, for a sentence of it that names none itself."""
    start = _OTHER_YEAR.match(fold(sentence.paragraph.text[:12]).strip())
    return int(start[1]) if start and year is not None else year


def _claims(sentence: Sentence, around: str, context: Context, default: int | None) -> list[Claim]:
    found: list[Claim] = []
    for match in _NUMBER.finditer(sentence.folded):
        claim = _read(match, sentence, found, context.year, default)
        if claim is not None:
            found.append(_with_quantities(claim, around, context))
    found.extend(_zeros(sentence, around, context))
    found.extend(_implied_zeros(sentence, around, context.phrases))
    return sorted(found, key=lambda claim: claim.start)


def _read(
    match: re.Match[str], sentence: Sentence, before: Sequence[Claim], year: int | None, default: int | None
) -> Claim | None:
    text = sentence.folded
    head = text[: match.start()]
    unit = match["unit"] or match["unit2"]
    if not _is_claim(match, unit, head, text[match.end() :]):
        return None
    number = match["number"] or ""
    value = Decimal(number.replace(",", "")) if number else Decimal(chinese_number(match["words"]) or 0)
    value *= {"千": 1000, "万": 10_000, "亿": 100_000_000}.get(match["size"] or "", 1)
    clause_start = _clause_start(text, match.start())
    subject_start = max(clause_start, before[-1].end if before and before[-1].end > clause_start else 0)
    subject_start += len(text[subject_start : match.start()]) - len(
        text[subject_start : match.start()].lstrip(" 、和及与")
    )
    share = _SHARE_BEFORE.search(head[clause_start:]) if unit == "%" else None
    claim = Claim(
        role=COUNT,
        value=value,
        unit=unit,
        subject=text[subject_start : match.start()].strip().strip(_QUOTES),
        clause=_clause(text, subject_start, match),
        sentence=sentence,
        start=match.start(),
        end=match.end(),
        subject_start=subject_start,
        digits=len(number.partition(".")[2]),
        approximate=bool(match["about"] or match["about2"] or match["after"]) or head.rstrip().endswith(_ABOUT_BEFORE),
    )
    if share is not None:
        return _share(claim, share, clause_start, before)
    return claim._replace(role=_role(claim, head, clause_start, year, default))


def _is_claim(match: re.Match[str], unit: str, head: str, tail: str) -> bool:
    if match["words"]:
        return len(match["words"]) > 1 or _WORDS_BEFORE.search(head) is not None
    return unit not in ("个", "项") or not tail.startswith(_NO_UNIT_NOUNS)


def _clause_start(text: str, position: int) -> int:
    while position > 0 and text[position - 1] not in _CLAUSE_END:
        position -= 1
    return position


def _clause(text: str, start: int, match: re.Match[str]) -> str:
    """The clause of a number, up to the next mark or the next number's own words; # stands for the number."""
    end = match.end()
    while end < len(text) and text[end] not in _CLAUSE_END and text[end] != "、" and not text[end].isdigit():
        end += 1
    return f"{text[start : match.start()]}#{match['unit'] or match['unit2']}{text[match.end() : end]}"


def _share(claim: Claim, share: re.Match[str], clause_start: int, before: Sequence[Claim]) -> Claim:
    start = clause_start + share.start()
    counted = _count_before(start, claim.sentence.folded, before)
    whole = re.sub(r"(?:的|比例|比重|约|达|到|为|比)+$", "", share["whole"]).strip(_QUOTES + " ")
    around = claim.sentence.folded[start : claim.end + 2]
    return claim._replace(
        role=SHARE,
        subject=counted.subject if counted else claim.subject,
        subject_start=start,
        whole=whole,
        counted=counted,
        approximate=claim.approximate or re.search("约|近|超|以上|左右", around) is not None,
        quantities=counted.quantities if counted else (),
    )


def _count_before(position: int, text: str, before: Sequence[Claim]) -> Claim | None:
    """The count that stands right before a share, nothing but a comma or 的 between."""
    counts = [claim for claim in before if claim.end <= position and claim.unit != "%"]
    if not counts or not re.fullmatch(r"[\s,、;的]{0,3}约?", text[counts[-1].end : position]):
        return None
    return counts[-1]


def _role(claim: Claim, head: str, clause_start: int, year: int | None, default: int | None) -> str:
    own = head[clause_start:]
    if claim.unit in ("倍", "百分点", "个百分点") or _CHANGED.search(own):
        return CHANGE
    if claim.unit == "%":
        return RATE
    if _is_of_other_year(own, head, year, default):
        return LAST_YEAR
    if _is_over_years(head, year) or _is_running_total(own, head, year):
        return CUMULATIVE
    return COUNT


def _is_of_other_year(own: str, head: str, year: int | None, default: int | None) -> bool:
    """Whether a number is told of an earlier year: by the clause's own words, or by the year named last before it."""
    if "结转" in own or "顺延" in own:
        return False
    if any(word in own for word in _LAST_YEAR):
        return True
    years = _OTHER_YEAR.findall(_TITLES.sub("", head))
    named = int(years[-1]) if years else default
    return named is not None and year is not None and named < year


def _is_over_years(head: str, year: int | None) -> bool:
    """历年, 条例实施以来; 今年以来 is this year."""
    since = head.rfind("以来")
    this_year = any(word in head[max(0, since - 8) : since] for word in ("今年", "本年", "年初", f"{year}年"))
    return "历年" in head or (since >= 0 and not this_year)


def _is_running_total(own: str, head: str, year: int | None) -> bool:
    if "累计" not in own:
        return False
    this_year = ("全年", "本年", "今年", "年内", "年度", f"{year}年")
    return not any(word in head for word in this_year)


def _with_quantities(claim: Claim, around: str, context: Context) -> Claim:
    if claim.quantities or claim.role in (SHARE, RATE, CHANGE):
        return claim
    return claim._replace(quantities=_named(claim.clause, around, context))


def _named(clause: str, around: str, context: Context) -> tuple[str, ...]:
    """The quantities that a clause speaks of; years are read relative to the report's own."""
    if context.year is not None:
        for year, word in ((-1, "上年"), (0, "本年"), (1, "下年")):
            clause = clause.replace(f"{context.year + year}年", word)
    named = (p.quantity for p in context.phrases if not (p.of or p.means_none) and p.names(clause, around))
    return tuple(dict.fromkeys(named))


def _zeros(sentence: Sentence, around: str, context: Context) -> Iterator[Claim]:
    """Nothing stated in words: 未收到申请, 没有发生行政诉讼. Only quantities that a pack names count."""
    text = sentence.folded
    for match in _NEGATION.finditer(text):
        end = match.end()
        while end < len(text) and text[end] not in _CLAUSE_END:
            end += 1
        clause = text[_clause_start(text, match.start()) : end]
        if any(char.isdigit() for char in text[match.end() : end]):
            continue
        named = _named(clause, around, context)
        if named:
            yield Claim(
                ZERO, Decimal(0), "", match[0], clause, sentence, match.start(), match.end(), match.start(),
                quantities=named,
            )  # fmt: skip


def _implied_zeros(sentence: Sentence, around: str, phrases: Sequence[Phrase]) -> Iterator[Claim]:
    """Words that say of a quantity, without naming it, that there is none of it."""
    text = sentence.folded
    for phrase in phrases:
        word = next((word for word in phrase.words[0] if word in text), None) if phrase.means_none else None
        if word is not None and phrase.names(text, around):
            start = text.find(word)
            yield Claim(
                IMPLIED_ZERO, Decimal(0), "", word, text, sentence, start, start + len(word), start,
                quantities=(phrase.quantity,),
            )  # fmt: skip


def read_breakdowns(claims: Sequence[Claim]) -> tuple[Breakdown, ...]:
    """The totals whose parts the text lists, paragraph by paragraph."""
    lists = _Lists(claims)
    inside = tuple(lists.read())
    return inside + tuple(lists.below(inside))


class _Lists:
    """Finds the lists of parts among counts in reading order."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.counts = [
            c for c in claims if c.role in (COUNT, LAST_YEAR, CUMULATIVE) and c.unit not in ("%", "元", "万元")
        ]
        self.shared = {claim.counted.key for claim in claims if claim.counted is not None}

    def read(self) -> Iterator[Breakdown]:
        for position, total in enumerate(self.counts):
            parts, exhaustive = self._parts(position)
            if not parts and position:
                total, parts, exhaustive = self._of_earlier(position)
            if parts:
                yield Breakdown(total, tuple(parts), exhaustive or _has_catch_all(parts))

    def _parts(self, position: int) -> tuple[list[Claim], bool]:
        total = self.counts[position]
        following = self.counts[position + 1 :]
        gap = _text_after(total, following[0] if following else None)
        if gap is None:
            return [], False
        if gap.lstrip().startswith("("):
            return self._bracketed(total, following), "分别" in gap
        trigger = _TRIGGER.match(gap) or _OF_THEM.match(gap)
        if trigger is None:
            return [], False
        return self._listed(total, following), "分别" in gap or "均" in gap

    def _of_earlier(self, position: int) -> tuple[Claim, list[Claim], bool]:
        """复议16件，诉讼4件。其中复议维持11件…: the list is about the total before the one that it follows."""
        last, earlier = self.counts[position], self.counts[position - 1]
        following = self.counts[position + 1 :]
        gap = _text_after(last, following[0] if following else None)
        if gap is None or earlier.sentence is not last.sentence or not _TRIGGER.match(gap) or not _topic(following[0]):
            return last, [], False
        return earlier, self._listed(earlier, following), "分别" in gap

    def _bracketed(self, total: Claim, following: Sequence[Claim]) -> list[Claim]:
        text = total.sentence.folded
        close = _closing(text, text.find("(", total.end))
        inside = [c for c in following if c.sentence is total.sentence and c.end <= close]
        if any(word in text[total.end : close] for word in ("含", "另有", "另外", "不含")):
            return []
        return [c for c in inside if not _nested(text, text.find("(", total.end) + 1, c.start)]

    def below(self, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
        """主要类别有：… one paragraph below: parts of the last total above that is no part of another."""
        parts_of_others = {part.key for breakdown in known for part in breakdown.parts}
        for position, first in enumerate(self.counts):
            if not _LIST_HEAD.search(first.sentence.folded[: first.subject_start]):
                continue
            above = [
                count
                for count in self.counts[:position]
                if 0 < first.sentence.number - count.sentence.number <= _REACH
                and count.unit == first.unit
                and count.key not in parts_of_others
            ]
            parts = self._listed(above[-1], self.counts[position:]) if above else []
            if len(parts) > 2:
                yield Breakdown(above[-1], tuple(parts), _has_catch_all(parts))

    def _listed(self, total: Claim, following: Sequence[Claim]) -> list[Claim]:
        """The parts behind 其中 and the like; of two parallel totals the one on the first part's topic has them."""
        parts: list[Claim] = []
        if following and _topic(following[0]) not in ("", _topic(total)):
            return []
        for claim in following:
            if parts and (not self._goes_on(parts[-1], claim) or _topic(claim) not in ("", _topic(total))):
                break
            if _nested(claim.sentence.folded, 0, claim.start) and claim.sentence is not total.sentence:
                continue
            if (
                parts
                and claim.sentence is parts[-1].sentence
                and _nested(claim.sentence.folded, parts[-1].end, claim.start)
            ):
                continue
            if claim.unit == total.unit:
                parts.append(claim)
        return parts

    def _goes_on(self, last: Claim, claim: Claim) -> bool:
        """Whether a list goes on to a claim: in the same sentence, or in the next while shares are given."""
        if claim.sentence is last.sentence:
            between = claim.sentence.folded[last.end : claim.start]
            return "其中" not in between and "共" not in claim.subject[-6:]
        if claim.sentence.number != last.sentence.number:
            return False
        return self._has_share(last) and self._has_share(claim)

    def _has_share(self, claim: Claim) -> bool:
        return claim.key in self.shared


def _topic(claim: Claim) -> str:
    """Reviews and suits are told side by side; which of them a count is about."""
    if "诉讼" in claim.subject:
        return "诉讼"
    return "复议" if "复议" in claim.subject else ""


def _text_after(total: Claim, following: Claim | None) -> str | None:
    """The text from a total to the next count, the sentence's end passed over; None if that is too far."""
    if following is None:
        return None
    if following.sentence is total.sentence:
        return total.sentence.folded[total.end : following.start]
    if following.sentence.number == total.sentence.number:
        return total.sentence.folded[total.end :] + following.sentence.folded[: following.start]
    return "" if following.sentence.number == total.sentence.number + 1 else None


def _closing(text: str, position: int) -> int:
    depth = 0
    for index in range(max(position, 0), len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0 and text[index] == ")":
            return index
    return len(text)


def _nested(text: str, start: int, position: int) -> bool:
    """Whether a position lies inside a bracket that opens after `start`."""
    return text.count("(", start, position) > text.count(")", start, position)


def _has_catch_all(parts: Sequence[Claim]) -> bool:
    return any(word in parts[-1].subject for word in _CATCH_ALL)


def with_roles(
    claims: Sequence[Claim], breakdowns: Sequence[Breakdown], phrases: Sequence[Phrase] = ()
) -> tuple[Claim, ...]:
    """The claims, those that are totals or parts of one marked so, and parts named after what they are parts of."""
    totals = {breakdown.total.key for breakdown in breakdowns}
    total_of = {part.key: breakdown.total for breakdown in breakdowns for part in breakdown.parts}
    return tuple(_with_role(claim, total_of.get(claim.key), claim.key in totals, phrases) for claim in claims)


def _with_role(claim: Claim, total: Claim | None, is_total: bool, phrases: Sequence[Phrase]) -> Claim:
    if total is None:
        return claim._replace(role=TOTAL) if is_total and claim.role == COUNT else claim
    named = tuple(
        p.quantity for p in phrases if p.of in total.quantities and p.names(claim.clause, claim.sentence.folded)
    )
    role = PART if claim.role == COUNT else claim.role
    own = tuple(quantity for quantity in claim.quantities if quantity not in total.quantities)
    return claim._replace(role=role, quantities=named or own)  # a piece of a quantity is not the quantity


def joined(claims: Sequence[Claim]) -> Location:
    """The place from the first claim to the last, if they stand in one paragraph; else that of the first."""
    first, last = claims[0], claims[-1]
    if first.sentence.paragraph is not last.sentence.paragraph:
        return first.location
    start, end = first.sentence.start + first.subject_start, last.sentence.start + last.end
    return first.sentence.paragraph.locate(start, end)
