"""Nothing stated in words: 未收到申请, 上年无结转, 行政诉讼均为零; and words that imply it: 均获维持."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from gi_lint.claims.model import IMPLIED_ZERO, ZERO, Claim, Phrase
from gi_lint.claims.quantities import Around, Naming, of_all_applicants
from gi_lint.claims.times import PARTS_OF_YEAR, of_part_of_year
from gi_lint.claims.words import BY_CAUSE, CAUSED, PEOPLE, RECEIVED
from gi_lint.document import Sentence
from gi_lint.patterns import compiled

_HAPPENS = (
    "收到|接到|接收|受理|发生|产生|出现|存在|引发|涉及|制发|制定|出台|发布|废止|举办|召开|开展|收取|收|提出|提起"
    "|作出|办理|新增"
)
_NEGATION = compiled(
    rf"(?:尚|从)?未(?:{_HAPPENS}|被|有)|(?:没有|无)(?:{_HAPPENS})|不存在|没有|无一|无(?![法障正关需须误缝])"
    r"|未(?=因)|(?<=均为)零|(?<=为)零|零(?=申请|诉讼|复议|投诉|结转|收费)"
)
_REASON = compiled(rf"{BY_CAUSE}(?={CAUSED}|被)")  # 未因公开申请引发复议: of the review alone
_WORDS = ("未", "无", "没有", "零", "不存在")
_HAPPENING = compiled(r"(?:尚|从)?未|(?:没有|无).|不存在")  # a negated event; a bare 无 needs the words of a quantity
_IS = ("为", ":")
_REQUESTS = ("依申请公开", "公开申请")  # in a list of what is none: 依申请公开、行政复议均为零
_LISTED = compiled("、|以及|及|和|或者?|与")  # 复议、诉讼和收费
_ITEM_NUMBER = compiled(r"^\s*\d{1,2}[、.]")  # 5.行政复议:无
_HEAD_END = compiled("(?:均|情况|(?:政府)?信息(?:公开申请)?的?(?:数量|件数|数))$")  # 依申请公开政府信息的数量:无
_CLAUSE_ENDS = ",;。:()!?"
_CLAUSE_END = compiled(f"[{_CLAUSE_ENDS}]")
_YEAR = compiled("20[0-9]{2}年")
_FEES = ("收费", "费用")  # 未收取依申请公开的费用: nothing was charged, whatever was asked for
_CHARGING = (*_FEES, "收取", "减免", "检索")  # 没有因依申请公开信息收取或减免费用: all of the list is of fees
_FEES_OF_THE_FORM = "行政事业性收费"
_OF_REQUESTS = ("信息公开", "申请")  # 依申请公开中未收取行政事业性收费: other services may have been charged for
_FOR_A_SERVICE = compiled(  # 办理不动产登记未收取行政事业性收费: others may have been charged for
    "(?:办理|提供|开展|实施|受理|申[请领]|登记|审批|审核|查询|复制|检索|培训|检[测验]|鉴定|考试|[对向为])[^,;。:]*$"
)
_BY_SOME = compiled(  # 没有企业申请复议: of one kind of applicant, unless it is what was taken to review (被申请复议)
    "(?:任何|一[个家名位])?(?:商业|民营|辖区|本地|有关|相关|其他|社会)?(?:企业|公司|律师|法人|单位|组织|机构)"
)
_NOT_BY_SOME = (*PEOPLE, "被")
_OF_SOME = compiled(  # 无涉及企业的诉讼, 未发生重大诉讼案件
    "(?:涉及|关于|有关|针对)(?!的|行政|复议|诉讼)(?P<matter>[^,;。:]{2,40}?)(?=的|方面|领域|类|申请|行政|复议|诉讼)"
    "|新的?(?:增|发生?|收)?的?(?:政府信息公开)?类?的?(?:行政)?(?:复议|诉讼)"  # others may go on from last year
    "|(?:重大|群体性?|集体|恶意|重复)[^,;。:]{0,4}(?:复议|诉讼|申请)"
    "|境外|国外|外国|外籍|港澳"
    "|(?:复议|诉讼)[^,;。:、]{0,4}(?:结转|转入)|结转的?(?:行政)?(?:复议|诉讼)"
)
_OF_ALL = ("公开", "信息", "公民", "本", "我", "政府", "机关", "局", "厅", "委", "乡", "镇", "街道")
_IN_PARTS = compiled(  # 各街道未发生诉讼
    r"\s*(?:全?[省市州县区旗])?(?:各(?:乡|镇|街道|村|社区|科|股|处)|内设|下属|所属|直属)"
)
_BY_FEW = compiled(  # 教育等部门未收到, 乡镇层面没有, 有12个乡镇未收到; 对小微企业未收取
    "(?:其[他它余]|部分|多数|个别|少数|等)[^,;。:]{0,8}(?:部门|单位|机关|乡|镇|街道|局)|(?<!公开)(?:层面|领域)"
    r"|\d\s?(?:个|家)|^对[^,;。:]{0,10}(?:企业|商户|个体户|经营者|群众|人员|单位)"
)
_FOR_REASON = compiled(rf"{BY_CAUSE}(?=而?(?:{CAUSED}|被|申请|行政|复议|诉讼)|的)")
_DISCLOSURE = ("公开", "信息", "依申请", "答复", "不服", "不满")
_DEFECT = compiled(  # 因答复不当引发的复议, 因超期未答复引发的复议: of those with a cause of their own
    "不当|不及时|不到位|不规范|不作为|不予|未按|未及时|未答复|超期|逾期|违反|违规|违法|程序|瑕疵|失误|失实|不准确|泄露"
)
_DURING = compiled("(?<![告计度本定])期[间内]")  # 疫情期间, 优惠期内; not 报告期间, 法定期间
_TIMES = (*PARTS_OF_YEAR, "月份", "期间", "期内")
_DISCLOSED = "公开"
_OF_THE_ONE = compiled(  # 行政复议1件，结果为纠正
    r"(?<![一二再]审)(?P<case>(?:行政)?(?:复议|诉讼)(?:案件?|申请)?)1[件起宗]的?[,(:]"
    "(?P<told>(?:处理|审理|复议|判决|裁定)?(?:结果)?(?:已|为|是|被|获|经审理|法院|判决|依法|予以|最终)*"
    "(?P<result>维持|纠正|纠错))(?!率|程序)"
)
_CASES_COUNTED = compiled(r"(?:复议|诉讼)[^,;。:()\d]{0,8}\d+[件起宗]")  # 提起行政诉讼3件, not 复议和诉讼的情况
_OF_SOME_CASES = compiled("(?:其中|涉|(?<!公开)类)[^,;。:]*$")  # 涉及征地的行政复议1件，结果为维持: there may be others
_MOST = 200  # negations, or cases, read in one sentence
_LONGEST = 60  # characters of a clause on each side of a negation


def zeros_in(sentence: Sentence, around: Around) -> Iterator[Claim]:
    """The claims of a sentence that there was nothing."""
    text = sentence.folded
    if not any(map(text.__contains__, _WORDS)):
        return
    told: set[tuple[str, str]] = set()  # by clause: of 无复议、无诉讼 each negation has the words of both
    for match in islice(_NEGATION.finditer(text), _MOST):
        before, after = _clause_around(text, match)
        named = _named(match, before, after, around)
        if named is not None:
            clause = before + match[0] + after
            named = tuple(quantity for quantity in named if (clause, quantity) not in told)
            told.update((clause, quantity) for quantity in named)
            yield Claim(
                ZERO, Decimal(0), "", match[0], clause, sentence, match.start(), match.end(), match.start(),
                quantities=named,
            )  # fmt: skip


def _clause_around(text: str, match: re.Match[str]) -> tuple[str, str]:
    before = text[max(0, match.start() - _LONGEST) : match.start()]
    after = _CLAUSE_END.split(text[match.end() : match.end() + _LONGEST])[0]
    mark = ":" if before.endswith(":") and not after else ""  # 依申请公开:无
    return _CLAUSE_END.split(before.removesuffix(mark))[-1] + mark, after


def _named(match: re.Match[str], before: str, after: str, around: Around) -> tuple[str, ...] | None:
    """The quantities that there was nothing of; None if the words say nothing of the kind.

    A part that is left out (除某街道未收到外), a number in the clause, or a kind of applicant, matter or reason narrows
    it to something else.
    """
    if any(char.isdigit() for char in _YEAR.sub("", after)):
        return None
    is_event = _HAPPENING.match(match[0]) is not None
    if any(word in after for word in _FEES):
        told = match.string[: match.start()][-_LONGEST:]
        kept = not (any(map(told.__contains__, _OF_REQUESTS)) or _FOR_A_SERVICE.search(before))
        after = "、".join(
            item
            for item in _LISTED.split(after)
            if (kept and item.endswith(_FEES_OF_THE_FORM)) or not any(map(item.__contains__, _CHARGING))
        )
        if not after:  # 信息公开申请未产生收费: nothing was charged for those that were received
            return () if is_event else None
    narrowed = _is_of_some(match[0], after) or _is_by_some(before) or _goes_on_by_some(match, before)
    if match[0] == "未":
        before, after = "", _REASON.sub("", after)
    counted = _ITEM_NUMBER.sub("", before).rpartition("年")[2]
    if narrowed or any(char.isdigit() for char in counted) or after.endswith("外"):
        return () if is_event else None
    named = around.named(_affirmed(match, before, after)) or around.named(after)
    if not named and "申请人" not in after:
        near = match.string[match.start() : match.end() + _LONGEST]
        named = around.named(f"收到{of_all_applicants(after, near)}")  # 无依申请公开事项: none was received
    if match[0].endswith(RECEIVED):  # 未收到申请、复议、诉讼: each of the list
        items = (item for item in _LISTED.split(after) if not item.startswith(("因", "由")))
        named += tuple(quantity for item in items for quantity in around.named(f"收到{item}"))
    if before.endswith(_IS):
        words = _HEAD_END.sub("", before[:-1].removesuffix("均"))
        items = (item for item in _LISTED.split(words) if item.endswith(_REQUESTS))
        named += tuple(quantity for item in items for quantity in around.named(f"收到{item}"))
    return tuple(dict.fromkeys(named)) if named or is_event else None


def _is_of_some(negation: str, after: str) -> bool:
    """没有企业申请复议, 无涉及企业的诉讼, 未发生因答复不当引发的复议: whether there was none of one kind alone.

    未发生因信息公开引发的复议 says that there was none at all.
    """
    if _BY_SOME.match(after) and not any(word in after for word in _NOT_BY_SOME):
        return True
    kind = _OF_SOME.search(negation + after)
    if kind is not None and not any(word in (kind["matter"] or "") for word in _OF_ALL):
        return True
    cause = _FOR_REASON.search(after)
    return cause is not None and (
        _DEFECT.search(cause["cause"]) is not None or not any(word in cause["cause"] for word in _DISCLOSURE)
    )


def _is_by_some(before: str) -> bool:
    """各街道未发生诉讼, 教育等部门未收到, 下半年未发生: whether some bodies, or a part of the year, had none."""
    who = _ITEM_NUMBER.sub("", before).rpartition("年")[2]
    is_by_few = _IN_PARTS.match(who) is not None or _BY_FEW.search(before) is not None
    return is_by_few or _is_for_a_time(before)


def _goes_on_by_some(match: re.Match[str], before: str) -> bool:
    """8个乡镇未收到申请，未发生复议; 疫情期间，未收费: whether a clause of its own goes on with what some bodies, or a
    part of the year, did not have."""
    text, start = match.string, match.start() - len(before) - 1
    if before.strip("也亦均都 ") or text[max(0, start) : start + 1] != ",":
        return False
    earlier = _CLAUSE_END.split(text[max(0, start - _LONGEST) : start])[-1]
    is_time = earlier.endswith(_TIMES) and _is_for_a_time(earlier)
    return is_time or (_NEGATION.search(earlier) is not None and _is_by_some(earlier))


def _is_for_a_time(clause: str) -> bool:
    """9月至12月; 疫情防控期间: whether a clause is of a part of the year."""
    return of_part_of_year(clause) or _DURING.search(clause) is not None


def _affirmed(match: re.Match[str], before: str, after: str) -> str:
    """The clause without its negation: 上年无结转 names what 上年结转 names."""
    verb = match[0].removeprefix("尚").removeprefix("从").removeprefix("没有").lstrip("未无零")
    return f"{before.rstrip('也亦均都')}{verb}{after}"


def _of_the_one(sentence: Sentence, around: Around, naming: Naming) -> Iterator[Claim]:
    """复议1件，结果为纠正: what became of the one case tells as much as words for all do (均被纠正)."""
    text = sentence.folded if _DISCLOSED in around.text else ""
    for one in islice(_OF_THE_ONE.finditer(text), _MOST):
        told = text[text.rfind(";", 0, one.start()) + 1 : one.end("case")]
        if _OF_SOME_CASES.search(told[-_LONGEST:]):
            continue
        words = f"均被{one['result'].replace('错', '正')}"
        for phrase in naming.implied_by(words):
            if _is_named(phrase, told, len(told), words, around):
                yield _none_of(phrase, sentence, *one.span("told"))


def _is_named(phrase: Phrase, told: str, case: int, words: str, around: Around) -> bool:
    """复议和诉讼的情况:复议7件，均维持: whether words are of the cases of a phrase, by what is told before them and
    by the clauses of it from the one that holds a place on, where cases are counted."""
    counted = told[max(told.rfind(end, 0, case) for end in _CLAUSE_ENDS) + 1 :]
    return phrase.names(told + words, around.text) and phrase.stands_in(counted + words)


def _none_of(phrase: Phrase, sentence: Sentence, start: int, end: int) -> Claim:
    text = sentence.folded
    return Claim(
        IMPLIED_ZERO, Decimal(0), "", text[start:end], text, sentence, start, end, start, quantities=(phrase.quantity,)
    )


def implied_zeros(sentence: Sentence, around: Around, naming: Naming) -> Iterator[Claim]:
    """Words that say of a quantity, without naming it, that there is none of it."""
    text = sentence.folded
    for phrase in naming.implied_in(text):
        word = next(word for word in phrase.first_words if word in text)
        start = text.find(word)
        # 复议11件，均获维持；诉讼6件: what stands behind the words is not told of by them, unless it goes on 或驳回请求
        clause = _CLAUSE_END.split(text[start : start + _LONGEST], maxsplit=1)[0]
        if any(other in clause for other in phrase.without):
            continue
        told = text[text.rfind(";", 0, start) + 1 : start]
        counted = _CASES_COUNTED.search(told)
        if _is_named(phrase, told, counted.start() if counted else 0, text[start : start + len(word) + 2], around):
            yield _none_of(phrase, sentence, start, start + len(word))
    yield from _of_the_one(sentence, around, naming)
