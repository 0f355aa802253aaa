"""Of which body a number is told: of the one that reports, of a narrower one (本级, 县公安局), or of a wider area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gi_lint.checks.vertical_bodies import BELOW, SYSTEM, is_on_all, told_of
from gi_lint.claims import Claim, without_brackets
from gi_lint.patterns import compiled
from gi_lint.report import Facts
from gi_lint.text import cut, in_order

_OFFICES = ("办公室", "办公厅")
_LONGEST_AREAS = 8  # characters: 县(市、区
_REACH = 200  # characters before a number in which it may be told of a whole area
_AND_ITS_OFFICE = compiled(  # 区政府及区政府办公室
    r"[省市州盟县区旗](?:人民)?政府(?:及|和|、)其?(?=(?:[省市州盟县区旗](?:人民)?政府)?办公[室厅])"
)
_UNDER_IT = compiled(  # 所属某中心受理, 各乡镇共收到, 乡镇政府制发
    r"(?:\d{4}年度?|全年)?,?(?:(?:所|下|直|局|委|厅|部)属(?!实|于)[^,;。:及和与]*"
    r"|(?:(?:各|\d+个)(?:乡镇|乡|镇|街道)|乡镇(?:\(?、?街道|(?:人民)?政府)?\)?)[^,;。:及和与、部县]*)$"
)
_BELOW_IT = compiled(r"(?<![及和与、或其])(?:所属|下属|下辖|所辖)(?:的)?\d[^,;。:]*$")  # 市税务局所属12个县局收到
_AMONG = "其中"
_WIDER = compiled(  # 全市作出行政处罚490件, 县级现行有效规范性文件58件, of a department; 全市, of a county
    r"(?:^|[,度年内])\s?(?:(?:我|全)(?P<area>[省市县区州])(?!局)(?:各|共|累计|新?收|受理|作出|办|实施|采取|制|出台|行政|系统)"
    r"|(?P<level>[省市县区州])级(?:现行|有效|共|制|出台|行政))"
)
_NO_BODY = ("我", "本", "全", "格", "布", "大")  # 我局, 全局; 格局, 布局, 大局
_GOVERNMENT = "government"  # the level of bodies that have departments
_ITSELF = ("政府", "办公室")  # ends of what a government is called
_GOES_ON = compiled(
    "(?:已|共|均|并|其中|按[时期]|依法|同意)*(?:办结|答复|结转|(?:[予给]以|部分|不予)?公开|无法提供|不予处理"
    "|(?:本机关)?不掌握|被?(?:维持|纠正|撤销|驳回)|(?:信息)?不存在|没有现成|重复申请)"
)
_HAS_COUNT = compiled(  # a clause that ends with a count, or tells of which requests one is: 乡镇收到的申请中，
    r"\d[件宗条项起]$|\d[件宗条项起][^\d]{0,6}$|(?:收到|受理|办理|答复|办结)的[^\d]{0,12}申请中$"
)
_LAST_COUNT = compiled(r"\d+[件宗条项起][^\d]{0,6}$")
_OF_ALL = compiled(r"(?:^|[,;。:年度内])\s?我?全[省市县区州旗镇乡](?!各)")  # 全年全区共受理880件; not 在全区率先


_BEFORE_SCOPE = compiled(r"[省市州盟县区旗](?:\([省市州盟县区旗、]*)?$")  # 市本级; 县(市、区)公开
_BEHIND_SCOPE = compiled("(?<=政府办)公[室厅]")
_VERB_OF_SCOPE = compiled("(?:主动公开|公开|共?收到|共)$")


def scope_as_typed(claim: Claim, scope: str) -> str:
    """The words of a rule for a narrower body as the text has them, written out: 县（市、区） for 区)公开."""
    text = claim.sentence.folded
    found = text.find(scope, max(0, claim.start - _REACH))
    if found < 0:
        return scope
    start, end = found, found + len(scope)
    if before := _BEFORE_SCOPE.search(text, max(0, start - _LONGEST_AREAS), start):
        start = before.start()
    if behind := _BEHIND_SCOPE.match(text, end):
        end = behind.end()
    return claim.sentence.typed(_VERB_OF_SCOPE.sub("", text[start:end]))


class ToldBodies:
    """The bodies that the numbers of a report are told of, given what it says of itself.

    `scopes` are words for a narrower body anywhere in a sentence, `bodies` such words in a number's own clause.
    """

    def __init__(self, scopes: Sequence[str], bodies: Sequence[str], facts: Facts) -> None:
        self._scopes = scopes
        self._bodies = bodies
        self._own = facts.agency or ""
        self._level = facts.agency_level
        self._is_on_all = is_on_all(facts.title or "")

    def narrower(self, claim: Claim) -> str | None:
        """The words that tell a number of a narrower body than the one that reports, unless it is told of all."""
        return self._named(claim, self._own)

    def some(self, claim: Claim) -> str | None:
        """The same, be it the body that reports."""
        return self._named(claim, "")

    def is_of_all(self, claim: Claim) -> bool:
        """全区收到88件，结转5件: whether a number is told of a whole area, no narrower body between."""
        text = claim.sentence.folded
        ends = [found.end() for found in _OF_ALL.finditer(text, max(0, claim.start - _REACH), claim.start)]
        return bool(ends) and not any(word in text[ends[-1] : claim.start] for word in self._scopes)

    def is_of_another(self, claim: Claim, of_all: Decimal, in_table: Decimal) -> bool:
        """所属某中心受理5件; 县某局收到5件, where the text tells elsewhere what all received: whether a number is of a
        body under the one that reports, be it a department of a government, or of another that is told of beside all
        of them."""
        own = without_brackets(claim.sentence.folded[max(0, claim.start - _REACH) : claim.start])
        before = (_LAST_COUNT.sub("", clause) for clause in _counted_before(claim))  # 各乡镇收到申请12件: its words
        if any(map(_is_below, (claim.subject, own, *before))):
            return True
        vertical = told_of(claim, self._own) if self._level != _GOVERNMENT else ""
        if vertical == BELOW or (vertical == SYSTEM and claim.value > in_table and not self._is_on_all):
            return True
        body = self._body(claim.subject, self._own)
        if body is not None and claim.value < of_all:
            return True
        if claim.value > in_table and self._is_of_a_wider_area(claim):
            return True
        body = body or self._body(_clause_before(claim), self._own) or self._body_before(claim, self._own)
        is_department = body is not None and not body.endswith(_ITSELF)
        return is_department and self._level == _GOVERNMENT and claim.value < in_table

    def _named(self, claim: Claim, own: str) -> str | None:
        """The words for a body that are not the name of `own`."""
        near = "" if self.is_of_all(claim) else _without_name(claim.near, own)
        scope = next((word for word in self._scopes if word in near), None)
        body = self._body(claim.subject, own) or self._body(_clause_before(claim), own)
        return scope or body or self._body_before(claim, own)

    def _body(self, subject: str, own: str) -> str | None:
        """The body that a number's own clause names (县公安局); None if that is the one that reports, or all bodies."""
        subject = subject.replace("政府信息", "信息")  # 全区政府信息 is no information of the 区政府
        subject = _without_name(subject, own)
        for word in self._bodies:
            name, found, _ = subject.partition(word)
            is_own = word in own and in_order(name[-2:], own)  # 市人社局, 示例局
            if found and not is_own and "各" not in name and not name.endswith(_NO_BODY):
                return name.rpartition(",")[2].rpartition("年")[2].lstrip("度") + word
        return None

    def _body_before(self, claim: Claim, own: str) -> str | None:
        """省政府收到申请12件，办结8件，结转下年4件: the body of which numbers are told, this one the last."""
        return next((body for clause in _counted_before(claim) if (body := self._body(clause, own))), None)

    def _is_of_a_wider_area(self, claim: Claim) -> bool:
        """全市作出行政处罚490件，其中简易程序120件: whether a number is told of an area that is more than the body that
        reports."""
        before = claim.sentence.folded[max(0, claim.start - _REACH) : claim.start].rpartition(";")[2]
        told = _WIDER.search(before if claim.subject.startswith(_AMONG) else claim.subject)
        if told is None or self._level == "other":
            return False
        area = told["area"] or told["level"]
        return self._level != _GOVERNMENT or area not in self._own.removesuffix("人民政府")[-2:]


def _is_below(words: str) -> bool:
    """所属某中心受理, 所属12个县局收到: whether words before a number tell it of bodies under the one that reports."""
    return _UNDER_IT.match(words) is not None or _BELOW_IT.search(words) is not None


def _counted_before(claim: Claim) -> Iterator[str]:
    """省政府收到申请12件，办结8件，结转下年4件: the clauses with counts before one that goes on from them, the last one
    first, up to one that tells of all."""
    if _GOES_ON.match(claim.subject) is None:
        return
    before = claim.sentence.folded[max(0, claim.start - _REACH) : claim.start].rpartition(";")[2]
    for clause in reversed(cut(without_brackets(before), ",")[:-1]):
        if _OF_ALL.search(clause) or not (_HAS_COUNT.search(clause) or _GOES_ON.match(clause)):
            return
        yield clause


def _clause_before(claim: Claim) -> str:
    """县公安局作出行政处罚决定30件、行政强制决定: the clause up to a number, with the items listed before it."""
    before = without_brackets(
        claim.sentence.folded[max(0, claim.start - _REACH) : claim.start]
    )  # 县卫健局（医保局）收到
    return cut(before, ",;:()")[-1]


def _without_name(text: str, own: str) -> str:
    """A text without the name of a body, as much of its end as the text has, where that is the office of a government:
    区政府办公室, 区政府办 in the report of 示例市示例区人民政府办公室."""
    office = next((office for office in _OFFICES if own.endswith("政府" + office)), None)
    if office is None:
        return text
    text = _AND_ITS_OFFICE.sub("", text)
    short = own.replace("人民政府", "政府")
    for name in (own, short, short.removesuffix(office) + "办"):
        least = name.rindex("人民政府" if "人民政府" in name else "政府")
        ends = (name[start:] for start in range(least))
        text = text.replace(next((end for end in ends if end in text), name), "")
    return text
