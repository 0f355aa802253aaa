"""other_body 别家文字: no words of another body's report are left in this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.document import Location
from gi_lint.language import say
from gi_lint.patterns import compiled
from gi_lint.prose import Prose, prose_of
from gi_lint.report import Report
from gi_lint.text import cut, fold, in_order, places_of

_FEW = 2  # times that words of another body may be left over; more of them, and the body's name was misread
_NAME = compiled(r"\w{4,30}")
_LEAST_ORGAN = 3  # characters that tell an organ from others: 司法局
_AREAS = "省市县区州盟旗镇乡"  # ends of the names of areas
_MINISTRY = "部"
_DRAW_UP, _REPORTS = "编制", ("报告", "年报")  # 部门预算由县财政局编制 is of no report
_WILL = "将"
_OPENING, _CLOSING = "“‘「《", "”’」》"


@settings
class OtherBody:
    """The report calls its body by no name that only another kind of body has (我县 in the report of a district).

    `selves`: how bodies call themselves, each with the longer words that it also begins (我委: [我委托]).
    `kinds`: for the last words of a body's name what it never calls itself. `places`: the same for the area that a
    body's name begins with; `not_places`: words in which the name of an area means no area (城市). `unsure`: words
    after which nothing is said about any area. `acting`: words after which the subject of a clause is the body
    itself; `organs`: the last words of such a subject; `general`: what before them names no one organ (我局, 各局);
    `aside`: what tells that an organ acts together with the body or at its word (会同县财政局, 督促县教育局).
    `receiving`: words by which requests came to a body; a ministry of the body's own field and an organ of another
    place do not receive them here.
    `deeds`: words after which a place of the same kind as the body's own is the one who acts (某县严格落实), and
    `unnamed`: what before the kind makes no name of it (各县, 兄弟县, 社区). Places in which there may be others of
    their kind (a city of cities) are no `peers` but `holding`: of another one only what it will do (将继续) tells.
    `outlets`: words for where an organ publishes; that of another
    place, else of the same name, is none of this report's, nor are another place's `gazettes`.
    """

    selves: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    not_places: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    receiving: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    gazettes: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()

    def run(self, report: Report) -> Iterator[Outcome]:
        agency = fold(report.facts.agency or "")
        if not agency:
            return
        prose = prose_of(report.body)
        for words in self._never(agency, prose.text):
            places = self._said(prose, words)
            if 0 < len(places) <= _FEW:
                message = say("“{words}”不像是{agency}的自称，可能是别的机关的文字", words=words, agency=agency)
                yield Outcome(FAIL, message, places[0], related=tuple(places[1:]), key=words)
        if report.facts.agency_level == "department":  # others speak of the organs under them
            yield from self._actors(prose, agency)
            yield from self._recipients(prose, agency)
        yield from self._other_places(prose, agency)
        yield from self._namesakes(prose, agency)
        yield from self._signed_by_another(report, agency)

    def _never(self, agency: str, text: str) -> Sequence[str]:
        """What a body never calls itself, by the last words of its name and by its area."""
        ending = max((kind for kind in self.kinds if agency.endswith(kind)), key=len, default="")
        place = "" if any(word in agency or word in text for word in self.unsure) else self._place(agency)
        found = (*self.kinds.get(ending, ()), *self.places.get(place, ()))
        return [words for words in dict.fromkeys(found) if words in text]

    def _place(self, agency: str) -> str:
        """The kind of the smallest area that a body's name gives: 示例市示例区教育局 is of a 区."""
        agency = self._without_no_places(agency)
        named = [place for place in self.places if place in agency]
        return max(named, key=lambda place: agency.rfind(place) + len(place), default="")

    def _without_no_places(self, name: str) -> str:
        """A body's name with blanks for the words that only look as if they named an area."""
        for word in self.not_places:
            name = name.replace(word, " " * len(word))
        return name

    def _said(self, prose: Prose, words: str) -> list[Location]:
        """Where the words stand, not within a longer word or a quotation."""
        text = prose.text
        longer = tuple(self.selves.get(words, ()))
        said = (at for at in places_of(words, text) if not text.startswith(longer, at) and not _is_quoted(prose, at))
        return [prose.locate(at, at + len(words)) for at in said]

    def _actors(self, prose: Prose, agency: str) -> Iterator[Outcome]:
        """Clauses of which the subject is a body whose name has nothing to do with this one's."""
        for words in self.acting:
            for at in places_of(words, prose.text):
                first, end = prose.bounds(at)
                before = prose.text[first:at]
                match = re.search(r"\w{3,15}$", before)
                told = cut(before, "。")[-1] + cut(prose.text[at:end], "。")[0]
                if match and self._is_another(match[0], agency) and not self._is_aside(before, match[0], words, told):
                    yield _another(match[0], agency, prose.locate(first + match.start(), at + len(words)))

    def _recipients(self, prose: Prose, agency: str) -> Iterator[Outcome]:
        """Those that received requests in this body's stead."""
        verbs = "|".join(word for word in self.receiving if word in prose.text)
        organs = "|".join((_MINISTRY, *self.organs))
        pattern = rf"(?<![^\W\d])(?:年度?)?([^\W\d年]{{2,20}}?(?:{organs}))(?:共计?|累计|新)?(?:{verbs})\w{{0,12}}申请"
        for match in re.finditer(pattern, prose.text) if verbs else ():
            is_elsewhere = self._is_ministry(match[1], agency) or self._is_of_another_place(match[1], agency)
            if is_elsewhere and not _is_quoted(prose, match.start(1)):
                yield _another(match[1], agency, prose.locate(match.start(1), match.end()))

    def _is_ministry(self, name: str, agency: str) -> bool:
        """人力资源社会保障部, to 示例市人社局: whether a name is of the ministry of a body's own field."""
        is_other_ministry = name.endswith(_MINISTRY) and not agency.endswith(_MINISTRY)
        return is_other_ministry and in_order(name[:-1], agency)

    def _is_of_another_place(self, name: str, agency: str) -> bool:
        """Whether the last place that the name of an organ tells is not the one of the body."""
        if not self._place(agency):
            return False
        places = re.findall(rf"(\w{{2,4}}?)({'|'.join(self.places)})", self._without_no_places(name[:-1]))
        if not places or places[-1][0].endswith(tuple(self.unnamed)):
            return False
        return places[-1][0][-1] + places[-1][1] not in agency

    def _other_places(self, prose: Prose, agency: str) -> Iterator[Outcome]:
        """Another place of the kind of the body's own that acts."""
        kind = self._place(agency)
        if kind not in (*self.peers, *self.holding):
            return
        told = (word for word in self.deeds if kind in self.peers or word.startswith(_WILL))
        deeds = "|".join(word for word in told if word in prose.text)
        subject = (
            rf"(?:(?<![^\W\d])(?<!、)|(?<=[年月日]))([^\W\d年月日]{{2,4}}?{kind})(?:人民政府|政府|办事处)?(?:{deeds})"
        )
        for match in re.finditer(subject, prose.text) if deeds else ():
            name = match[1]
            stem = name.removesuffix(kind)
            is_own = stem[-1] + kind in agency or in_order(name, agency)  # 示例经开区, of 示例经济技术开发区管理委员会
            if not (is_own or stem.endswith(tuple(self.unnamed)) or _is_quoted(prose, match.start())):
                yield _another(name, agency, prose.locate(*match.span()))

    def _namesakes(self, prose: Prose, agency: str) -> Iterator[Outcome]:
        """Another place's organ of the same name where it publishes (某市司法局网站), and another place's gazette."""
        kind = self._place(agency)
        if not kind or any(word in agency for word in self.unsure):
            return
        organ = agency[agency.rfind(kind) + len(kind) :]
        is_organ = organ.endswith(tuple(self.organs)) and len(organ) >= _LEAST_ORGAN
        owned = [*(f"{organ}{outlet}" for outlet in self.outlets if is_organ), *self.gazettes]
        known = "|".join(re.escape(words) for words in owned if words in prose.text)
        elsewhere = rf"(?:(?<![^\W\d])|(?<=[年月日在过]))([^\W\d年月日在过]{{2,4}}?{kind})(?:{known})"
        for match in re.finditer(elsewhere, prose.text) if known else ():
            stem = match[1].removesuffix(kind)
            if not (stem in agency or stem[-1] + kind in agency or stem.endswith(tuple(self.unnamed))):
                place = prose.locate(match.start(1), match.start(1) + len(match[0].rstrip(_CLOSING)))
                yield _another(place.quote or "", agency, place)._replace(key=match[1])

    def _signed_by_another(self, report: Report, agency: str) -> Iterator[Outcome]:
        """A signature of a body of the same kind whose name or place is not the title's."""
        signed = _signature(report)
        name = fold(signed.quote or "") if signed is not None else ""
        if signed is None or not _NAME.fullmatch(name):
            return
        kind = self._place(agency)
        place = compiled(rf"\w{{2,8}}?{kind}").match(name) if kind in (*self.peers, *self.holding) else None
        is_elsewhere = place is not None and place[0][-1 - len(kind) :] not in agency
        if is_elsewhere and in_order(agency, name):  # 市教育局 may sign as 示例市教育局
            return
        if is_elsewhere or _have_nothing_in_common(name, agency, self.organs):
            message = say("落款“{words}”不是{agency}，可能是别的机关的文字", words=signed.quote, agency=agency)
            yield Outcome(FAIL, message, signed, key=name)

    def _is_aside(self, before: str, name: str, words: str, told: str) -> bool:
        """会同县财政局; 县教育局、县司法局; 预算由县财政局编制: whether an organ acts beside the body, is one of many,
        or draws up what its sentence does not tell of as a report."""
        if words.startswith(_DRAW_UP) and not any(word in told for word in _REPORTS):
            return True
        return before.removesuffix(name).endswith("、") or any(word in name for word in self.aside)

    def _is_another(self, name: str, agency: str) -> bool:
        """Whether words end in the name of an organ, no general one (我局, 市局), that is not the body's."""
        is_organ = name.endswith(tuple(self.organs)) and not name[:-1].endswith(tuple(self.general))
        return is_organ and not in_order(name[-3:-1], agency)  # 人社局, of 人力资源和社会保障局


def _another(words: str, agency: str, place: Location) -> Outcome:
    """What is said of a body that the text takes for this one."""
    message = say("“{words}”不是{agency}，可能是别的机关的文字", words=words, agency=agency)
    return Outcome(FAIL, message, place, key=words)


def _is_quoted(prose: Prose, at: int) -> bool:
    first, _ = prose.bounds(at)
    before = prose.text[first:at]
    return any(before.count(a) > before.count(b) for a, b in zip(_OPENING, _CLOSING, strict=True))


def _signature(report: Report) -> Location | None:
    """The place of the body's name at the signature: before the date on its line, else the line above."""
    signed = report.facts.signed
    block = signed.location.block if signed is not None else None
    lines = [number for number, line in enumerate(report.body) if block and line.location.block == block]
    if signed is None or not lines:
        return None
    line = report.body[lines[-1]]
    before, _, _ = line.text.partition(signed.location.quote or "\n")
    if not before.strip() and lines[-1]:
        line = report.body[lines[-1] - 1]
        before = line.text
    start = len(before) - len(before.lstrip())
    return line.locate(start, len(before.rstrip())) if before.strip() else None


def _have_nothing_in_common(name: str, agency: str, organs: Sequence[str]) -> bool:
    """Whether the names of two organs of one area share no letter between the area's name and their kind."""
    sizes = (size for size in range(len(name), 0, -1) if name[size - 1] in _AREAS and agency.startswith(name[:size]))
    area = name[: next(sizes, 0)]
    first, second = (_without_kind(each.removeprefix(area), organs) for each in (name, agency))
    return bool(area and first and second) and not set(first) & set(second)


def _without_kind(name: str, organs: Sequence[str]) -> str:
    """A name less the word for its kind (局, 委员会); nothing if it ends in none."""
    kind = next((kind for kind in ("委员会", *organs) if name.endswith(kind)), "")
    return name.removesuffix(kind) if kind else ""
