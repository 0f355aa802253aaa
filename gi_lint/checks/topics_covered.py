"""topics_covered 应写的内容: the text covers certain matters; what it does not speak of is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

from gi_lint.check import FAIL, NOTHING, OPEN, Outcome, settings
from gi_lint.checks.section_text import pieces, text_of
from gi_lint.document import Location
from gi_lint.language import quoted_list, say
from gi_lint.named import NamedTuple
from gi_lint.patterns import any_of, compiled
from gi_lint.report import Report, Section
from gi_lint.text import cut, fold, label_key

_SENTENCE_ENDS = "。!?"
_STATEMENT_ENDS = "。;!?"
_CLAUSE_ENDS = ",;:。!?"
# what a sentence may begin with before its own words: 一是要加强, （2）完善, 2023年县局建立
_RUN = compiled(
    r"^\s*(?:[一二三四五六七八九十]{1,2}(?:是|要)|\(?[\d一二三四五六七八九十]{1,2}[、.)])?\s*"
    r"(?:20\d\d年)?(?:[我本全省市县区州旗][省市县区州旗镇乡局厅委办院处街])?(?:要|已|还)?"
)
# a sub-heading inside a paragraph
_RUN_IN = compiled(r"[。;!?]\s*(?:\([一二三四五六七八九十]{1,2}\)|\d{1,2}[、.])\s*([^,。;:!?]{2,20})[。:,;]")
_NEXT_YEAR = "{明年}"
_LEAST_TEXT = 5  # characters; a part with fewer (无) has nothing to say


class Said(NamedTuple):
    """Text to be searched. `matters`: the only ones it counts for; None where its words decide.

    `under_another`: it stands under a heading that names one matter, and few words count for others.
    """

    text: str
    matters: tuple[str, ...] | None
    under_another: bool = False


class _Words:
    """Words of which a sentence has one, or begins with one written `^词`."""

    def __init__(self, words: Sequence[str]) -> None:
        self._anywhere = any_of(word for word in words if not word.startswith("^"))
        self._first = tuple(word[1:] for word in words if word.startswith("^"))

    def are_in(self, unit: str) -> bool:
        """Whether a sentence has one."""
        return self._anywhere.search(unit) is not None or self.begin(unit)

    def begin(self, unit: str) -> bool:
        """Whether a sentence, its number left out (一是), begins with one."""
        return bool(self._first) and _RUN.sub("", unit.strip(), count=1).startswith(self._first)


@settings
class TopicsCovered:
    """Each matter in `topics` is spoken of: a sentence has one of its words; `^词` is one that begins a clause.

    within: the parts that must speak of them, all by default; also: parts whose text counts too; outside: parts whose
    text does not.
    headings: words of sub-headings; what stands under a heading that names a matter speaks of it, whatever its
    words, and of no other matter (with `clauses`, or under a heading that names several, of others by its words).
    under_any: words that speak of a matter under whatever heading.
    clauses: go by clauses instead of sentences, and let each clause count for the first matter only. Words for a
    matter are without end: what is missing is certain only if each sentence speaks of another matter, or has words of
    `aside` (成效) and need speak of none. The last matter may stand behind another one's semicolon too.
    but_not: words of sentences, also `^词`, that do not count, and of clauses that do not count for the first matter
    that their words tell of (上述问题得到解决); {明年} stands for the year after the report's. Nor does the sentence
    that lists the report's parts.
    passed_over: names that hold a word of a matter and tell of something else (行政检查).
    bodies, not_bodies: endings of the names of the bodies that must, or need not, write this.
    """

    asks_for_all = True

    topics: Mapping[str, tuple[str, ...]]
    within: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    headings: Mapping[str, tuple[str, ...]] = NOTHING
    under_any: Mapping[str, tuple[str, ...]] = NOTHING
    clauses: bool = False
    aside: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    not_bodies: tuple[str, ...] = ()

    @cached_property
    def _topics(self) -> Mapping[str, _Words]:
        return {topic: _Words(words) for topic, words in self.topics.items()}

    @cached_property
    def _under_any(self) -> Mapping[str, _Words]:
        return {topic: _Words(words) for topic, words in self.under_any.items()}

    @cached_property
    def _any(self) -> _Words:
        return _Words([word for words in (*self.topics.values(), *self.under_any.values()) for word in words])

    @cached_property
    def _but_not(self) -> _Words:
        return _Words([word for word in self.but_not if _NEXT_YEAR not in word])

    def run(self, report: Report) -> Iterator[Outcome]:
        if not self._concerns(report):
            return
        parts = list(self._parts(report))
        own = [part for part in parts if part.id in self.within] or parts
        if not any(len(text_of(report, part)) >= _LEAST_TEXT for part in own):
            return
        told = [said for part in parts for said in self._said(report, part, top=True)]
        covered = self._covered(report, told)
        missing = [topic for topic in self.topics if topic not in covered]
        if missing:
            yield self._missing(missing, own, self._unread(told, missing) if self.clauses else "")

    def _concerns(self, report: Report) -> bool:
        name = report.facts.agency or ""
        return not self.bodies or (name.endswith(tuple(self.bodies)) and not name.endswith(tuple(self.not_bodies)))

    def _parts(self, report: Report) -> Iterator[Section]:
        """The parts in which to look; those that the form does not know count where sub-headings do."""
        template = report.template
        if not self.within:
            yield from (part for part in report.parts if part.id not in self.outside)
        elif template is not None and not template.fixed_headings:
            yield from _topmost(report.sections, self.within)
        elif any(part.id in self.within for part in report.parts):
            known = (*self.within, *self.also, *([None] if self.headings else []))
            yield from (part for part in report.parts if part.id in known)

    def _said(self, report: Report, section: Section, top: bool) -> Iterator[Said]:
        own = [piece.folded for piece in pieces(report, section)]
        named = self._named(section)
        if named and (len(named) == 1 or not top) and len(text_of(report, section)) >= _LEAST_TEXT:
            yield Said("", tuple(named))
            if not self.clauses and len(named) == 1:
                yield from (Said(heading, None) for piece in own for heading in _RUN_IN.findall(piece))
                yield from (Said(piece, None, under_another=True) for piece in own)
                yield from self._beside_named(report, section)
                return
        heading = [] if top and section.id is not None else [section.words + "。"]
        yield from (Said(text, None) for text in (*heading, *own))
        for child in section.children:
            yield from self._said(report, child, top=False)

    def _beside_named(self, report: Report, section: Section) -> Iterator[Said]:
        """What the items below a heading that names one matter say of others: by their own headings, or few words."""
        for child in section.children:
            named = self._named(child)
            if named and len(text_of(report, child)) >= _LEAST_TEXT:
                yield from self._said(report, child, top=False)
            else:
                yield Said(child.words + "。", None, under_another=True)
                yield from (Said(piece.folded, None, under_another=True) for piece in pieces(report, child))
                yield from self._beside_named(report, child)

    def _named(self, section: Section) -> list[str]:
        key = label_key(section.words)
        return [topic for topic, words in self.headings.items() if any(word in key for word in words)]

    def _covered(self, report: Report, said: Sequence[Said]) -> set[str]:
        found = {matter for part in said for matter in part.matters or ()}
        not_counted = self._not_counted(report)
        ends = _CLAUSE_ENDS if self.clauses else _SENTENCE_ENDS
        told = (part for part in said if part.matters is None)
        units = ((part, unit) for part in told for unit in cut(self._without_names(part.text), ends))
        for part, unit in units:
            if len(found) == len(self.topics):
                break
            if not self._any.are_in(unit):
                continue
            spoken = self._topics_in(unit, self._under_any if part.under_another else self._topics, found)
            if spoken and not any(word in unit for word in not_counted):
                found.update(spoken)
        return found

    def _unread(self, told: Sequence[Said], missing: Sequence[str]) -> str:
        """The first statement of which no word tells what it speaks of."""
        ends = _STATEMENT_ENDS if [*self.topics][-1] in missing else _SENTENCE_ENDS
        statements = (one for said in told if said.matters is None for one in cut(said.text, ends))
        return next((one.strip() for one in statements if not self._is_read(one)), "")

    def _is_read(self, statement: str) -> bool:
        is_short = len(label_key(statement)) < _LEAST_TEXT
        is_aside = any(word in statement for word in self.aside)
        clauses = cut(statement, _CLAUSE_ENDS)
        return is_short or is_aside or any(self._topics_in(clause, self._topics, frozenset()) for clause in clauses)

    def _without_names(self, text: str) -> str:
        for name in self.passed_over:
            text = text.replace(name, "")
        return text

    def _not_counted(self, report: Report) -> Sequence[str]:
        """What sentences that do not count hold in this very report: the next year, the list of the parts."""
        year, promise = report.facts.year, report.promise
        following = f"{year + 1}年" if year else "明年"
        dated = [word.replace(_NEXT_YEAR, following) for word in self.but_not if _NEXT_YEAR in word]
        return [*dated, fold(promise.location.quote)] if promise is not None and promise.location.quote else dated

    def _topics_in(self, unit: str, topics: Mapping[str, _Words], found: Set[str]) -> list[str]:
        """The matters that a sentence speaks of, those found before left out; the first alone of a clause.

        深度不够，需进一步加强: where that one was found before, a clause counts for another that it begins with.
        """
        sought = (topic for topic in topics if self.clauses or topic not in found)
        spoken = [topic for topic in sought if topics[topic].are_in(unit)]
        if spoken and self._but_not.are_in(unit):
            spoken = spoken[1:] if self.clauses else []
        if not self.clauses:
            return spoken
        begun = (topic for topic in spoken[1:] if spoken[0] in found and topics[topic].begin(unit))
        return [*spoken[:1], *begun]

    def _missing(self, missing: Sequence[str], parts: Sequence[Section], unread: str) -> Outcome:
        names, key = say("、").join(map(say, missing)), "、".join(missing)
        if unread:
            said = say("“{statement}”说的是什么读不出来，无法判断是否写到：{names}", statement=unread[:30], names=names)
            return Outcome(OPEN, said, parts[0].location, key=key)
        if not self.within:
            return Outcome(FAIL, say("全文没有写到：{names}", names=names), Location(), key=key)
        headings = quoted_list(part.heading for part in parts)
        message = say("{headings}没有写到：{names}", headings=headings, names=names)
        return Outcome(FAIL, message, parts[0].location, key=key)


def _topmost(sections: Sequence[Section], ids: Sequence[str]) -> Iterator[Section]:
    """The parts of certain kinds, wherever they stand, those inside another of them left out."""
    for section in sections:
        if section.id in ids:
            yield section
        else:
            yield from _topmost(section.children, ids)
