"""What the form does not count: reviews and suits of other matters, or that the body itself decides; what the text says
is no part of the report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from gi_lint.claims.matters import topic
from gi_lint.claims.model import Claim
from gi_lint.claims.words import BY_CAUSE, CAUSED
from gi_lint.patterns import compiled

_CASES = ("复议", "诉讼")
_OF_DISCLOSURE = ("公开", "信息", "申请", "答复", "不服")
_CAUSE = compiled(rf"{BY_CAUSE}而?{CAUSED}的?(?:行政)?(?:复议|诉讼)")
_OF_A_KIND = compiled("(?<!不)(?<!未)涉及?(?P<cause>[^,;。:()#]{2,16})[的类](?:行政)?(?:复议|诉讼)(?:案件)?#")
_UNRELATED = compiled("(?:非|不涉及|未涉及|不属于)(?:因?政府)?信息公开(?:类|引发)?的?(?:行政)?(?:复议|诉讼)")
_TOLD_UNRELATED = compiled(  # 败诉2件，均与政府信息公开无关; 复议12件、诉讼6件，政府信息公开类分别为4件、1件
    "(?:与(?:政府)?信息公开(?:工作|申请|答复)?(?:均|都)?无关|[不未]涉及?(?:政府)?信息公开)(?=[,。;:)、]|$)"
    r"|信息公开(?:类|方面|领域)?的?案?件?分别[为是有]?(?=\d)"
    r"|(?<=\()(?:其中,?)?含?(?:涉及?|因|属于?)?(?:政府)?信息公开(?:类|方面|领域|案件)?的?\d+件"  # (含信息公开7件)
    r"|其中,?(?:涉及?|因|属于?)(?:政府)?信息公开(?:类|方面|领域|引发)?的?(?:行政)?(?:复议|诉讼)(?=[^,;。]{0,4}\d)"
    r"|(?<=[,、])(?:其中)?(?:政府)?信息公开(?:类|方面|领域)的?(?:案件)?(?:有|为)?(?=\d)"
)
_NOT_COUNTED = compiled(
    "[,(](?:均|都|也)?(?:不在|[不未](?:列入|纳入|计入|统计在))本(?:年度)?(?:报告|年报|表|次统计|统计)"
    "|(?:未|不)(?:统计|计算|计)在内"
)
_CLAUSE_MARK = compiled("[,;。:()!?]")
_BEFORE_IT = compiled("(?:收到|新收|受理|接收|办理|审理|审结|办结|立案)[^,;。:#]{0,8}复议[^,;。:]*#")
_MATTER = ("信息公开", "申请公开", "依申请")
_DECIDING = ("政府", "司法局", "司法厅")  # ends of the names of bodies that decide reviews
_AGAINST_IT = "被申请"  # 我局作为被申请人, 被申请行政复议
_AS_RESPONDENT = "为被申请人"
_OF_CASES = ("件", "宗", "起")


def decides_reviews(body: str) -> bool:
    """Whether a body, or that whose office it is, decides reviews."""
    return body.removesuffix("办公室").removesuffix("办公厅").endswith(_DECIDING)


def are_before_it(clause: str, around: Iterable[str]) -> bool:
    """全县共收到行政复议申请1210件: whether a body that decides reviews tells of those before it, and no word of the
    clause or around it says that they are of disclosure."""
    if not _BEFORE_IT.search(clause):
        return False
    return not any(word in text for text in (*around, clause) for word in _MATTER)


def are_for_another_reason(clause: str, lead: str) -> bool:
    """因土地征收引发的行政诉讼12件, 涉及征地的行政复议1件: whether a clause tells of cases about something else than
    disclosure; a reason may be told before the first of some that 、 joins (因行政处罚引发行政复议8件、行政诉讼2件)."""
    if not any(case in clause for case in _CASES):
        return False
    if _UNRELATED.search(clause):
        return True
    told = _CAUSE.search(clause) or _CAUSE.search(lead.rpartition(",")[2]) or _OF_A_KIND.search(clause)
    return told is not None and not any(word in told["cause"] for word in _OF_DISCLOSURE)


def without_unrelated(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Of the claims of a sentence, cases that have nothing to do with disclosure named as nothing: 诉讼5件，与政府信息
    公开无关; nor are those of all matters (复议12件、诉讼6件，其中涉政府信息公开的复议4件)."""
    found = list(claims)
    for start, before in _parts_before(_TOLD_UNRELATED, text, claims):
        if before and not _CLAUSE_MARK.search(text, found[before[-1]].end, start):
            before = before[-1:]  # 复议31件与政府信息公开无关
        for place in filter(lambda place: topic(found[place]), before):
            found[place] = found[place]._replace(quantities=())
    return found


def without_uncounted(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """全市其他机关收到申请620件，办结601件，不在本报告统计之列: of the claims of a sentence, those of the part that
    says so named as nothing."""
    found = list(claims)
    for start, before in _parts_before(_NOT_COUNTED, text, claims):
        for place in reversed(before):
            found[place] = found[place]._replace(quantities=())
            if "在内" in text[start : start + 5] and _CLAUSE_MARK.search(text, found[place - 1].end, start):
                break  # 收到12件，复议3件、诉讼2件未统计在内
    return found


def _parts_before(words: re.Pattern[str], text: str, claims: Sequence[Claim]) -> Iterator[tuple[int, range]]:
    """Where some words begin in a sentence, and the places of the claims before them, since the last semicolon or since
    the words stood there before."""
    starts, told = [claim.start for claim in claims], 0
    for match in words.finditer(text):
        first = max(told, text.rfind(";", told, match.start()) + 1)
        told = match.start()
        yield told, range(bisect_left(starts, first), bisect_left(starts, told))


def without_those_decided(claims: Sequence[Claim]) -> list[Claim]:
    """收到行政复议120件。我局作为被申请人4件: of the reviews of a paragraph, only those against the body are named."""
    against = {claim.sentence.number: claim for claim in claims if claim.is_count and _AS_RESPONDENT in claim.clause}
    return [_unless_decided(claim, against.get(claim.sentence.number)) for claim in claims] if against else [*claims]


def _unless_decided(claim: Claim, against: Claim | None) -> Claim:
    """A claim, named as nothing where it is of more reviews than those told in its paragraph as against the body."""
    is_review = against is not None and claim.unit in _OF_CASES and topic(claim) == "复议"
    if against is None or not is_review or _AGAINST_IT in claim.clause or claim.value <= against.value:
        return claim
    return claim._replace(quantities=())
