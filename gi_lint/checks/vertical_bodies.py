"""Of whom a number is told in the report of a body that has offices of its own below it: customs, tax, surveys.

Such a body reports for itself (本级), and tells beside that what all of them had (全省税务系统, 关区) and what those
below had (隶属海关, 市县调查队).
"""

from __future__ import annotations

import re

from gi_lint.claims import Claim
from gi_lint.patterns import compiled

SYSTEM = "system"  # of all offices together
BELOW = "below"  # of those below, or beside, the body that reports
ITSELF = "itself"

_REACH = 120  # characters of a sentence before a number in which its body may be named
_AREAS = "省市州县区"
_TOLD = compiled(
    r"(?P<below>隶属海关|分支机构|分支局|派出机构"
    r"|(?:市县|市州|州市|县区|区县|[省市州县区])级?(?:税务|气象|海事|邮政管理|统计|调查)*(?:局(?![部限面势长])|队(?!伍)))"
    r"|(?P<system>[全本]?系统[内共]|全系统|全[国省市州县区盟旗][^,。;:、\d]{0,8}(?:系统|部门|机关)|关区(?!隶属)"
    r"|(?:[局队]|海关)及(?:其|所属|各|\d{1,3}个)*(?:分支|派出|下属|隶属|直属|所属))"
    r"|(?P<itself>本级|局机关|总队|[总本我][局关队])"
)
_NO_SUBJECT = compiled(  # 在市局指导下, 指导各区县局, 不含省局机关
    r"(?:在|按照?|根据|遵照|落实|依托|通过|利用|配合|协助|指导|督促|组织|推动|向|不(?:包?含|包括)|除)[^,。;:\d]{0,4}$"
)
_LEAD = 8  # characters before a name that tell whether it is only spoken of
_WITH_THOSE = compiled(r"\s?\([^()\d]{0,4}含[^()\d]{0,6}(?:分支|隶属|下属|市县)")  # 379件（含分支局259件）
_OF_ALL_NAMES = ("系统", "关区", "部门")


def is_on_all(title: str) -> bool:
    """示例海关关区2023年报告, 示例市气象部门: whether a title says that the report is on all offices together."""
    return any(word in title for word in _OF_ALL_NAMES)


def told_of(claim: Claim, own: str) -> str:
    """Of whom a number is told by the last words before it in its sentence that name one; empty if none do."""
    text = claim.sentence.folded
    if _WITH_THOSE.match(text, claim.end):
        return SYSTEM
    for match in reversed(list(_TOLD.finditer(text, max(0, claim.start - _REACH), claim.start))):
        if _NO_SUBJECT.search(text, max(0, match.start() - _LEAD), match.start()):
            continue
        kind = _kind(match, own)
        if kind == SYSTEM or not _is_aside(match, claim):
            return kind
    return ""


def _kind(match: re.Match[str], own: str) -> str:
    """Of whom the words are: 市局 is the body itself in the report of a city's office, and another in a province's."""
    if match["system"]:
        return SYSTEM
    below = match["below"]
    if below is None or below in own:
        return ITSELF
    area = max(_AREAS, key=own.rfind)
    return ITSELF if below.removesuffix("队").removesuffix("局").removesuffix("级") == area else BELOW


def _is_aside(match: re.Match[str], claim: Claim) -> bool:
    """其中省局4件；提起诉讼5件: whether words open a part that has ended before a number."""
    text = claim.sentence.folded
    return text[: match.start()].endswith(("其中", "其中,")) and any(
        map(str.isdigit, text[match.end() : claim.subject_start])
    )
