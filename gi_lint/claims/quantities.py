"""Which quantity a clause speaks of, by the phrases that rule packs declare."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, lru_cache

from gi_lint.claims.cases import are_before_it, are_for_another_reason, decides_reviews
from gi_lint.claims.model import MONEY, Context, Phrase, holds
from gi_lint.claims.words import OUTCOMES_OF_CASES, PEOPLE, WAYS_OF_ASKING
from gi_lint.patterns import compiled, either

_APPLICANT = "公民|自然人|法人|个人|群众|单位|(?:其[他它])?(?:社会)?组织"
_APPLICANTS = compiled(  # 公民、法人或其他组织向我局提出的
    rf"(?:{_APPLICANT})(?:(?:、|和|或者?|及|以及|与){{0,2}}(?:{_APPLICANT})){{1,3}}"
    r"(?:向[^,。;、]{1,16}?(?=提出|提交|申请))?(?:提出|提交)?的?"
)
_CITIZENS = "公民"
_OTHER_APPLICANTS = ("法人", "企业", "组织", "单位", "机构", "律师")
_KIND_OF_ANSWER = compiled(  # rows of the form: of requests, no other business
    "信访、?举报、?投诉类?|(?:属于?已?|已)主动公开"
)
_ABOUT = compiled(r"涉及[^,。;:]{2,60}?等(?:方面|领域|内容|问题|事项|信息)?(?=,)")  # what requests are about
_DISCLOSURE = "公开"
_REQUESTS = "公开申请"
_OWN_MATTER = compiled(f"{_REQUESTS}|(?:收到|受理|办结|答复|件)申请")
_APPLICATIONS = compiled(r"(?:收到|受理|接收|接到)(?P<what>[^,;。:()#\d]{3,14}?)申请(?=#|总?[数量])")
_OF_REQUESTS = compiled(  # words that do not tell what is applied for
    "公开|信息|依|书面|网|信函|信件|邮|当面|现场|线[上下]|平台|窗口|传真|公民|个人|自然人|法人|企业|组织|群众|社会|申请人|新"
    "|复议|诉讼|年|有效|正式|各|件|提交|提出|登记|处理|办理|答复|收到|受理|共|全部|上述|以上|计|总|属于|我|本|转|的"
)
_RESULT = "结果"
_ALL_OF_A_KIND = compiled(  # 涉征地的3件均被维持, 直接起诉2件均获维持, not 审结6件均维持
    rf"(?:类|方面|领域|涉[^#]{{1,16}}?|(?:直接|复议后)(?:提起)?(?:起诉|诉讼))的?#[件宗起][^,;。:()]{{0,4}}(?:均|都|全部)[^,;。:()]{{0,4}}{either(OUTCOMES_OF_CASES)}"
)
PartsByWhole = Mapping[str, Sequence[Phrase]]
_STREET = "街道"  # part of the names of other bodies, where it is not the one that reports
_OUR_STREET = compiled("[我本]街道(?:办事处|办)?")
_STREET_ITSELF = compiled(
    "(?<![、各和及与镇])街道(?:办事处|办)?(?=共|主动|公开[^栏室]|在|通过|累计|新增|收到|受理|发布|,|$)"
)
_SHORTEST_NAME = 3  # characters of what a body is called: 信访局
_LETTERS = compiled("(?<=信息公开|申请公开)(?:信件|来信|来函|函件|诉求|请求)")  # 依申请公开信件
_MATTERS = compiled(  # 涉及征地、拆迁等方面的政府信息公开申请
    r"涉及[^,。;:#]{2,40}?等[^,。;:#]{0,8}?的?(?=(?:政府)?(?:信息)?(?:公开)?(?:的|方面)?申请)"
)
_WAYS = compiled(  # 通过信函、网络等方式提出的
    r"通过[^,。;:\d]{2,40}?(?:等(?:多种)?|[、和及与][^,。;:、和及与\d]{1,8}?)(?:途径|方式|渠道|形式)(?:提出|提交)?的?"
)
_WAY = f"{either(('书面', '网页', *WAYS_OF_ASKING))}(?:申请|提交)?"
_IN_WAYS = compiled(  # 以当面、信函等形式提交的
    rf"以?{_WAY}(?:(?:、|和|及|以及|与|或者?)以?{_WAY}){{1,5}}等?(?:多种)?(?:途径|方式|渠道|形式)(?:提出|提交)?的?"
)


class Naming:
    """The phrases of a reader of a text, looked up by the words of their first group."""

    def __init__(self, context: Context, text: str) -> None:
        self._year = context.year
        self._body = "" if context.body.endswith("政府") else context.body
        self.decides = decides_reviews(context.body)
        self._tail = self._body[-_SHORTEST_NAME:] if len(self._body) >= _SHORTEST_NAME else ""
        self._phrases = phrases = known(context.phrases)
        self._counted = phrases.counted
        self._implying = phrases.implying.begun_in(text)  # few texts have any of their words

    def candidates(self, clause: str) -> Sequence[Phrase]:
        """The phrases whose words a clause holds, wherever it stands."""
        return _named_in(clause, self._counted)

    def implied_in(self, sentence: str) -> list[Phrase]:
        """The phrases of which a sentence has a word that says, by itself, that there is nothing."""
        return [phrase for phrase in self._implying if holds(sentence, [phrase.first_words])]

    def implied_by(self, words: str) -> list[Phrase]:
        """The phrases that tell, by some words that the text need not have, that there is nothing."""
        return self._phrases.implying.begun_in(words)

    def plain(self, clause: str) -> str:
        """A clause with years told relative to the report's own, without who reports, who applied, how and for what.

        依申请公开信件, 依申请公开诉求 are requests, however they came.
        """
        clause = _LETTERS.sub("申请", self.without_body(clause)) if "公开" in clause else self.without_body(clause)
        if self._year is not None and "20" in clause:
            for year, word in ((-1, "上年"), (0, "本年"), (1, "下年")):
                clause = clause.replace(f"{self._year + year}年", word)
        if "通过" in clause:
            clause = _WAYS.sub("", clause)
        if "式" in clause or "渠道" in clause or "途径" in clause:
            clause = _IN_WAYS.sub("", clause)
        if "涉及" in clause:
            clause = _MATTERS.sub("", clause)
        return _APPLICANTS.sub(_unless_everybody, clause) if "组织" in clause or "法人" in clause else clause

    def without_body(self, text: str) -> str:
        """A text without the name of the body that reports, as much of its end as the text has: 市信访局, 信访局."""
        if _STREET in text:
            text = (_STREET_ITSELF if _STREET in self._body else _OUR_STREET).sub("", text)
        if not self._tail or self._tail not in text:
            return text
        ends = (self._body[start:] for start in range(len(self._body)))
        return text.replace(next(end for end in ends if end in text), "")


def of_all_applicants(clause: str, near: str) -> str:
    """A clause, without 公民 where nobody else is told of near by: 收到公民申请4件 is all there were."""
    if _CITIZENS not in clause or any(word in near for word in _OTHER_APPLICANTS):
        return clause
    return clause.replace(_CITIZENS, "")


class _Index:
    """Phrases by the words of their first group, and these by their first character."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._words: dict[str, dict[str, list[int]]] = {}
        for place, phrase in enumerate(phrases):
            for word in phrase.first_words:
                self._words.setdefault(word[:1], {}).setdefault(word, []).append(place)

    def begun_in(self, text: str) -> list[Phrase]:
        """The phrases of which a text has a word of the first group, in their order."""
        found = {
            place
            for char in self._words.keys() & text
            for word, places in self._words[char].items()
            if word in text
            for place in places
        }
        return [self._phrases[place] for place in sorted(found)] if found else []


class Phrases(tuple[Phrase, ...]):
    """The phrases that the reports of a run share, and what is worked out of them once."""

    @cached_property
    def counted(self) -> _Index:
        """Those that name what is counted."""
        return _Index([phrase for phrase in self if not (phrase.of or phrase.means_none)])

    @cached_property
    def implying(self) -> _Index:
        """Those whose words say that there is nothing."""
        return _Index([phrase for phrase in self if phrase.means_none])

    @cached_property
    def parts(self) -> PartsByWhole:
        """Those that name parts of a total, by the quantity of that."""
        parts: dict[str, list[Phrase]] = {}
        for phrase in self:
            if phrase.of:
                parts.setdefault(phrase.of, []).append(phrase)
        return parts


def known(phrases: Sequence[Phrase]) -> Phrases:
    """Phrases with what was worked out of them, if they are those of a run."""
    return phrases if isinstance(phrases, Phrases) else Phrases(phrases)


@lru_cache(maxsize=2048)  # 予以公开#件: the figures left out, many reports have the same clauses
def _named_in(clause: str, index: _Index) -> Sequence[Phrase]:
    named = [phrase for phrase in index.begun_in(clause) if phrase.stands_in(clause)]
    return [phrase for phrase in named if phrase.counts_money] if MONEY in clause else named


def _unless_everybody(applicants: re.Match[str]) -> str:
    """Applicants that are not all there can be: 法人或其他组织, beside whom people apply."""
    return "" if any(people in applicants[0] for people in PEOPLE) else applicants[0]


class Around:
    """The text around a sentence; whether it meets what a phrase wants near by is looked up once."""

    def __init__(self, naming: Naming, text: str, heading: str) -> None:
        self._naming = naming
        self.text = text
        self._heading = heading
        self._met: dict[tuple[tuple[str, ...], ...], bool] = {}

    def named(self, clause: str, lead: str = "") -> tuple[str, ...]:
        """The quantities that a clause speaks of; `lead` is the text before it, since the last semicolon."""
        candidates = self._naming.candidates(self._naming.plain(clause))
        found = [phrase for phrase in candidates if self._meets(phrase.near)]
        if found and (are_for_another_reason(clause, lead) or _are_for_something_else(clause)):
            return ()
        if found and self._naming.decides and are_before_it(clause, (self._heading, lead)):
            return ()
        if any(phrase.apart for phrase in found):
            lead = _ABOUT.sub("", _KIND_OF_ANSWER.sub("", self._naming.without_body(lead)))
            found = [phrase for phrase in found if not _is_told_apart(phrase, clause, lead)]
        return tuple(dict.fromkeys(phrase.quantity for phrase in found))

    def _meets(self, near: tuple[tuple[str, ...], ...]) -> bool:
        if near not in self._met:
            self._met[near] = holds(self.text, near)
        return self._met[near]


def _are_for_something_else(clause: str) -> bool:
    """受理教师资格申请560件: whether a clause tells of applications for something that is no information."""
    told = _APPLICATIONS.search(clause)
    return told is not None and _OF_REQUESTS.search(told["what"]) is None


def _is_told_apart(phrase: Phrase, clause: str, lead: str) -> bool:
    """Whether the text before a clause turns it to something else, that does not name its own matter (收到公开申请).

    What stands before a word for requests (主动公开信息400条，收到申请45件，予以公开40件) turns nothing that needs none
    near by.
    """
    if not phrase.near:
        lead = "" if _REQUESTS in clause else _OWN_MATTER.split(lead)[-1]
    if not any(word in lead for word in phrase.apart):
        return False
    return not (phrase.near and _DISCLOSURE in clause and holds(clause, phrase.near))


def named_part(clause: str, sentence: str, of: Sequence[str], parts: PartsByWhole) -> tuple[str, ...]:
    """The quantities that a part of a total of the quantities `of` is, by its own words; none of cases of one kind that
    all ended so (征地类3件均维持)."""
    if _ALL_OF_A_KIND.search(clause):
        return ()
    told = (phrase for whole, phrases in parts.items() if whole in of for phrase in phrases)
    return tuple(phrase.quantity for phrase in told if phrase.names(clause, sentence))


def wholes_named(word: str, phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """The quantities with parts that a word names: 行政复议 the reviews."""
    wholes = {phrase.of for phrase in phrases}
    named = (phrase for phrase in phrases if phrase.quantity in wholes)
    return tuple(phrase.quantity for phrase in named if any(one in word for one in phrase.words[0]))


def named_result(clause: str, sentence: str, of: Collection[str], phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """The quantities that a part is whose words name the total before what became of it: 行政诉讼结果维持."""
    if _RESULT not in clause:
        return ()
    words = {phrase.quantity: phrase.words[0] for phrase in phrases if phrase.quantity in of}
    parts = [phrase for phrase in phrases if phrase.of in words and phrase.names(clause, sentence)]
    return tuple(
        phrase.quantity
        for phrase in parts
        if any(f"{word}{_RESULT}{result}" in clause for word in words[phrase.of] for result in phrase.words[0])
    )
