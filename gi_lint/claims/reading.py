"""From sentences to claims: each number with its subject, its role and what it counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from gi_lint.claims import turns
from gi_lint.claims.cases import without_those_decided, without_uncounted, without_unrelated
from gi_lint.claims.marks import without_brackets
from gi_lint.claims.matters import is_average
from gi_lint.claims.measures import is_base_of_share
from gi_lint.claims.model import CHANGE, COUNT, LAST_YEAR, RATE, SHARE, Claim, Context
from gi_lint.claims.nothing import implied_zeros, zeros_in
from gi_lint.claims.numbers import Number, is_about, numbers_in
from gi_lint.claims.quantities import Around, Naming, of_all_applicants
from gi_lint.claims.times import Times, of_part_of_year, year_before
from gi_lint.claims.words import AMONG, ANSWERS, CAUSED, DONE, FALLS, MERGED, MORE_OR_LESS, RISES
from gi_lint.document import Sentence
from gi_lint.patterns import compiled
from gi_lint.text import ordinal

_MOST_NUMBERS = 5_000  # read in one sentence, and
_MOST_CLAIMS = 20_000  # in one report: more is no prose
_SHOWN = compiled(
    "(?:全年|累计|主动|共|总)*(?:发布|公开|公布|推送|更新|刊发|发送)(?:了|各类|政府|政务|信息|动态|文章|稿件|作品)*"
)
_NAME_ALONE = compiled(
    r"\((?:[^()\d]*|[^()]*(?:http|www|\.cn|\.com)[^()]*)\)"
)  # no count in a bracket: （原名）, （网址）
_REACH = 60  # characters before a number in which its own words are looked for
_MOST_BEFORE = 20  # numbers before a share of which one may be its count
_QUOTES = "\"'《》<>"
_CLAUSE_MARK = compiled("[,;。:()!?]")
_TAIL_END = compiled(  # 收到3件申请，: where the words behind a number end; not at 6件在20个工作日内答复
    r"[,;。:()!?、/]|(?<!\d)\d{1,15}(?!\d|年|个?(?:工作)?日|天)"
)
_ANSWERS_TOO = compiled(rf"\((?:含|包括)(?:{'|'.join(ANSWERS)})[^()\d]*\)")  # 同意公开（含部分公开）79件
_SEVERAL_ANSWERS = compiled(  # 其余8件为不予处理、其他处理
    rf"[^,;。:()、\d]*?(?:{'|'.join(ANSWERS)})(?:、(?:{'|'.join(ANSWERS)}))+[^,;。:()、\d]*"
)
_DECIDED = compiled("审结|结案")
_LED_TO = compiled(f"{CAUSED}|被申请")  # 办结的9件申请引发行政复议1件
_NONE_OF_THEM = compiled(  # 这3件申请均未引发复议, 6件没有结转, 9件均未作出不予公开答复: the number is of no such thing
    r"(?:未(?![经审结办决])|没有|无(?![法效]))(?=[^,;。:()]{0,24}(?:复议|诉讼))|(?:未|没有|无)(?=被?(?:结转|废止|失效))"
    r"|(?:未(?:作出|出现|有)|没有(?:作出|出现)?(?:一件)?|不存在|无)(?=部分公开|不予公开|无法提供|不予处理|其他处理)"
)
_AMONG_THEM = compiled(  # 18件申请中予以公开9件, 4件中维持2件; not 52件中标公告
    f"(?<=申请)(?:之)?中|(?<=案件)(?:之)?中|^(?:之)?{AMONG}"
)
_OF_NEXT = compiled(  # 12件申请当年办结11件: what was done with some of them
    f"(?<=申请)(?:中|已|均|共|当年|本年|年内|全年|按期|按时|依法)*(?:{'|'.join(DONE)})了?$"
)
_ASIDE = compiled(  # 因疫情影响，; 在法定期限内，
    r"(?:因|由于)[^,;。:()!?\d]{2,30},|在?法定(?:办理|答复)?(?:期限?|时限)内,"
)
_JOINS = ("和", "及", "与", "以及")
_BEFORE_FIRST = ("", ",", ";", "。", "中", "、")  # what a number that comes before its words follows
_OF_LAST = compiled(r"[^,;。:()\d、和与及]{2,14}(?:以及|[、和与及])\s?")  # 规章和规范性文件5件

_CHANGED = compiled(  # 同比增长12%, 比上年多3件, 翻了一番
    rf"(?:{RISES}|{FALLS}|增幅|降幅|增速|涨幅|同比|环比)(?:了|幅|量|约|近|率|为|达|到?达|超过|超)*[+]?\s*$"
    rf"|(?:比|较|同)[^,。;]{{0,14}}(?:{MORE_OR_LESS}|增|减|升|降|涨|高|低|[+])(?:了|出|约|近)*\s*$|翻了?近?$"
)
_LEVEL = compiled(
    rf"(?:{RISES}|{FALLS}|{MERGED}|变)(?:至|到|为|成)\s*(?:今年的|本年的)?$|达到?\s*$"
)  # 降至: a state, no change
_RISEN_TO = compiled(  # 由3件增加到5件, 由3件、4件增至5件
    rf"(?:[、和][^,。;\d]{{0,3}}\d+(?:\.\d+)?[^,。;、\d]{{1,3}}){{0,4}}(?:件|%)?的?"
    rf"(?:{RISES}|{FALLS}|{MERGED}|变)[^,。;\d]{{0,3}}(?:至|到|为|成)"
)
_TELLING_ENDS = frozenset(  # what stands before a number that either of the two may match ends in one of these
    "长加上升高增涨少降落低滑减缩简幅速比了量约近率达过超+多出翻至到为成的开布理结复送收"
)
_MORE = ("多", "少", "高", "低")  # a change only where it is said as against what
_OF_A_CHANGE = ("倍", "百分点", "个百分点", "番")
_FROM = compiled(r"(?:由|从)[^,。;\d]{0,12}(?:\d+(?:\.\d+)?[^,。;、\d]{1,3}[、和]){0,4}$")  # 由去年的3件
_SHARE_BEFORE = compiled(  # 占申请总数的25%; 信息总量的25%
    r"(?:占|^\s*(?=[^,。;:%占\d]{0,12}总[数量]的\s*$))"
    r"(?P<whole>[^,。;%占]{0,24}?)(?:的|比|为|约|达|到|比例|比重|近|超过?|分别|是)*\s*$"
)
_WHOLE_END = compiled(r"(?:的|比例|比重|约|达|到|为|比)+$")  # 占申请总数的比例为
_SHARE_WORDS = compiled(r"占[^占]{0,24}$")  # 网络申请占, 予以公开占总数的
_SHARE_AFTER = compiled(r"\s*占(?=[,。;、)]|$)")  # 2.58%占
_PROPORTION = compiled(r"(?:比例|比重|占比)[^,。;\d]{0,8}$")  # 公开比例达25%
_OF_SOME_PEOPLE = compiled(  # 10人共提出申请41件, 其中1名申请人提出4件, 21名申请人各提出1件
    r"(?:.[^有共由到理]\d+[人名位](?:申请人)?(?:共|累计)?|(?:其[中余]|.、)\d+[人名位]申请人|..\d+[人名位]申请人各)"
    r"(?:提出|提交)(?!的)[^,。;:\d]{0,12}"
)
_OF_NAMED = compiled(r"\s?([^,。;:\d]{1,15}类)的?所?(?:比例|比重)(?:为|是|达)?")  # 规划类10条，规划类比例
_NO_PROPORTION = compiled(r"(?:解读|办结|答复|满意|完成|回复|办复|合格)(?:的|率)?比例")  # 答复率比例: a rate
_GOVERNMENT, _VALID = "政府", "现行有效"
_ISSUED = compiled("制发|制定|出台|发布|废止|修改|修订|现行有效")  # 制发规章2部
_RIGHT_BEFORE = compiled(r"(?:\([^()\d]{1,40}\))?[\s,、;的(]{0,3}约?")  # 12件，约占25%; 12件（含转办），占25%
_ADDED_UP = compiled(r"(?:20\d\d年|全年|本年|今年)度?,?[^,。;:\d]{0,14}累计")  # 2018年，公开信息累计
_WORDS_BEHIND = compiled(r"[^,。;:\d]{1,20}[\s,、]{0,3}")  # 12件规范性文件，占25%
_OF_THEM = compiled(r"其中有?|[^,。;:]{0,6}中有")  # 40件申请中有15件为征地类，占37.5%


def read_claims(sentences: Sequence[Sentence], context: Context = Context()) -> tuple[Claim, ...]:  # noqa: B008
    """The claims of the sentences, in their order."""
    naming = Naming(context, "\n".join(sentence.folded for sentence in sentences))
    found: list[Claim] = []
    before: Sentence | None = None
    for sentence in sentences:
        if len(found) > _MOST_CLAIMS:
            break
        heading = context.headings.get(sentence.number, "")
        earlier = before.folded if before is not None and before.number == sentence.number else ""
        around = Around(naming, heading + earlier + sentence.folded, heading)
        found.extend(_Reader(sentence, around, naming, context, earlier).read())
        before = sentence
    return tuple(without_those_decided(found))


def _tells_of_change(words: str, is_level: bool) -> bool:
    """增幅达到12%, 比上年多3件: whether words before a number say that it is a change; 降至4件 is a level."""
    if is_level and not words.rstrip().endswith(("幅达到", "幅达", "增长达", "增长达到", "率达")):
        return False
    return _CHANGED.search(words) is not None


def _unquoted(words: str) -> str:
    """Words without marks around them, nor one of a pair that is half lost: “同意公开”的."""
    bare = words.strip().strip(_QUOTES)
    return bare.replace('"', "") if bare.count('"') == 1 else bare


def _count_named(words: str, found: Sequence[Claim]) -> Claim | None:
    """自然人119件、企业21件，自然人申请占85.0%: the one count of the sentence that is told in the words of a share."""
    name = words.strip(" ,").removesuffix("的").removesuffix("申请")
    fitting = [
        claim for claim in found[-_MOST_BEFORE:] if claim.is_count and claim.unit != "%" and name in claim.clause
    ]
    return fitting[0] if len(name) > 1 and len(fitting) == 1 else None


class _Reader:
    """Reads the claims of one sentence."""

    def __init__(self, sentence: Sentence, around: Around, naming: Naming, context: Context, earlier: str = "") -> None:
        self.sentence = sentence
        self.text = sentence.folded
        # 上半年收到申请26件。其中予以公开20件: what goes on with a sentence of months is of these too
        self.is_of_months = self.text.lstrip().startswith("其中") and of_part_of_year(earlier)
        self.around = around
        self.naming = naming
        self.year = context.year

    def read(self) -> list[Claim]:
        found: list[Claim] = []
        numbers = numbers_in(self.sentence)[:_MOST_NUMBERS]
        if numbers:
            self.marks = [match.start() for match in _CLAUSE_MARK.finditer(self.text)]
            self.times = Times(self.text, self.year, year_before(self.sentence, self.year))
        for number in numbers:
            claim = self._claim(number, found)
            found.append(self._named(claim, found[-1] if found else None))
        if turns.EACH in self.text:
            found = turns.shares_in_turn(turns.counts_in_turn(found, self.around))
        found = list(self._with_counts_behind(found))
        if "公开" in self.text and found:
            found = without_unrelated(self.text, found)
        if ("本" in self.text or "在内" in self.text) and found:
            found = without_uncounted(self.text, found)
        found.extend(zeros_in(self.sentence, self.around))
        found.extend(implied_zeros(self.sentence, self.around, self.naming))
        return sorted(found, key=lambda claim: claim.start)

    def _with_counts_behind(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """网络申请占39.7%（58件）: shares, with the count that stands alone in a bracket right behind."""
        told: Claim | None = None  # the count of the share before
        for claim, following in zip_longest(claims, claims[1:]):
            count, told = told, None
            is_told = claim.role == SHARE and following is not None and following.is_count and following.unit != "%"
            if is_told and self._stands_behind(claim, following):
                told = self._named_before(following, claim)
                yield claim._replace(counted=told, quantities=told.quantities)
            else:
                yield count or claim

    def _named_before(self, count: Claim, share: Claim) -> Claim:
        """A count with the words before its share: 予以公开占45%（65件）."""
        words = _SHARE_WORDS.sub("", share.subject)
        clause = f"{words}#{count.unit}"
        named = self.around.named(clause, self.text[max(0, share.subject_start - _REACH) : share.subject_start])
        start = max(self.text.rfind(words, 0, share.subject_start), 0) if words else share.subject_start
        return count._replace(subject=words, clause=clause, subject_start=start, quantities=named)

    def _stands_behind(self, share: Claim, count: Claim) -> bool:
        """Whether a count stands alone in a bracket behind a share."""
        opens = self.text[share.end : count.start].strip() in ("(", "(共", "(即", "(为")
        return opens and self.text[count.end : count.end + 1] == ")"

    def _clause_start(self, position: int) -> int:
        place = bisect_left(self.marks, position)
        return self.marks[place - 1] + 1 if place else 0

    def _claim(self, number: Number, found: Sequence[Claim]) -> Claim:
        last = found[-1] if found else None
        clause_start, stop = self._clause_before(number.start, last)
        own = without_brackets(self.text[clause_start:stop])
        start = min(max(clause_start, self._own_start(last, stop) if last is not None else 0), stop)
        words = self.text[start:stop]
        start += len(words) - len(words.lstrip(" 、和及与/"))
        claim = Claim(
            role=COUNT,
            value=number.value,
            unit=number.unit,
            subject=_unquoted(without_brackets(self.text[start:stop])),
            clause=self._clause(start, stop, number),
            sentence=self.sentence,
            start=number.start,
            end=number.end,
            subject_start=start,
            digits=number.digits,
            approximate=number.approximate,
            step=number.step,
        )
        return self._with_role(claim, own, clause_start, found)

    def _clause_before(self, position: int, last: Claim | None) -> tuple[int, int]:
        """Where the words of the number at a position begin and end: before the bracket in 培训（含线上）5期, and in
        官网（www.example.cn）发布5条, where it is no bracket of the count before."""
        start = max(self._clause_start(position), position - _REACH)
        if self.text[start - 1 : start] != ")":
            return start, position
        opening = self.text.rfind("(", max(0, start - _REACH), start)
        if opening < 0 or ordinal(self.text[opening:start]) is not None:
            return start, position
        before = max(self._clause_start(opening), opening - _REACH)
        if not self.text[start:position].strip():
            return before, opening
        is_name = _SHOWN.fullmatch(self.text, start, position) and _NAME_ALONE.fullmatch(self.text, opening, start)
        return (before, position) if is_name and (last is None or last.end < before) else (start, position)

    def _own_start(self, last: Claim, position: int) -> int:
        """Where the words of the number at a position begin; 8件维持、1件终止: where numbers stand first, after 、.

        收到3件网上申请和25件信函申请: words with 和 right before the number are those of the one before.
        """
        if _OF_LAST.fullmatch(self.text, last.end, position):
            return position
        before = self.text[last.start - 1 : last.start]
        if last.subject.removeprefix("其中") or before not in _BEFORE_FIRST:
            return last.end
        mark = self.text.find("、", last.end, position)
        return mark + 1 if mark >= 0 else last.end

    def _clause(self, start: int, stop: int, number: Number) -> str:
        """The clause of a number, up to the next mark or the next number's own words; # stands for the number.

        Its words before the number stand from `start` up to `stop`. A reason, or the term, goes on to what it is told
        of: 另1件因征求意见，结转下年.
        """
        aside = _ASIDE.match(self.text, number.end, number.end + _REACH)
        end = _TAIL_END.search(self.text, aside.end() if aside else number.end, number.end + _REACH)
        tail = self.text[number.end : end.start() if end else number.end + _REACH]
        if end and end[0].isdigit():
            tail = "" if tail.lstrip().startswith(_JOINS) else _LED_TO.split(tail)[0]  # 行政复议6件和行政诉讼3件
            tail = _OF_NEXT.split(_AMONG_THEM.split(tail)[0])[0]  # 18件申请中予以公开9件
        if several := _SEVERAL_ANSWERS.match(self.text, number.end, number.end + _REACH):
            tail = several[0]
        tail = _NONE_OF_THEM.split(tail)[0]
        included = _ANSWERS_TOO.fullmatch(self.text, stop, number.start)
        return f"{without_brackets(self.text[start:stop])}{included[0] if included else ''}#{number.unit}{tail}"

    def _with_role(self, claim: Claim, own: str, clause_start: int, found: Sequence[Claim]) -> Claim:
        falls_to = _FROM.search(own) is not None and _RISEN_TO.match(self.text, claim.end) is not None
        share = _SHARE_BEFORE.search(own) if claim.unit == "%" and not falls_to else None  # 占比从42.1%降至38.4%
        if share is not None:
            return self._share(claim, clause_start + share.start(), share["whole"], found)
        if claim.unit == "%" and _SHARE_AFTER.match(self.text, claim.end):
            return self._share(claim, claim.start, "", found)
        if claim.unit == "%" and found and (self._is_of_last(own, found[-1]) or self._is_in_bracket(claim, found[-1])):
            return self._share(claim, clause_start, "", found)
        role = self._role(claim, own, found[-1] if found else None)
        return claim if role == claim.role else claim._replace(role=role)

    def _is_of_last(self, own: str, last: Claim) -> bool:
        """规划类10条，规划类比例0.8%: whether a proportion is told of what the count before it is called."""
        named = _OF_NAMED.fullmatch(own)
        return named is not None and last.is_count and last.unit != "%" and last.subject.endswith(named[1])

    def _is_in_bracket(self, claim: Claim, last: Claim) -> bool:
        """网络97件（66.4%）: whether nothing but a percentage stands in a bracket right behind a count."""
        opens = self.text[last.end : claim.start].strip() == "("
        is_alone = opens and self.text[claim.end : claim.end + 1] in (")", ",", ";")  # （26.8%，含撤回157件）
        return is_alone and last.is_count and last.unit != "%"

    def _role(self, claim: Claim, own: str, last: Claim | None) -> str:
        is_telling = own.rstrip()[-1:] in _TELLING_ENDS
        is_level = is_telling and _LEVEL.search(own) is not None
        if claim.unit in _OF_A_CHANGE or (is_telling and _tells_of_change(self._with_bracketed(own, claim), is_level)):
            return CHANGE
        if last is not None and self._goes_on(last, claim):
            return last.role
        time = self._time(claim, own, is_level)
        if claim.unit != "%":
            return time
        if time == LAST_YEAR:
            return LAST_YEAR
        return SHARE if _PROPORTION.search(own) and not _NO_PROPORTION.search(own) else self._rate(claim, last)

    def _with_bracketed(self, own: str, claim: Claim) -> str:
        """Words that tell more only with those before the bracket that they stand behind: 比上年（71条）多17条."""
        start = claim.start - len(own)
        if not (own.startswith(_MORE) and self.text.endswith(")", 0, start)):
            return own
        opening = self.text.rfind("(", max(0, start - _REACH), start)
        before = max(self._clause_start(opening), opening - _REACH)
        return self.text[before:opening] + own if opening >= 0 else own

    def _goes_on(self, last: Claim, claim: Claim) -> bool:
        """占比分别为60%和40%, 分别减少1件、2件: what joins a percentage, or a change told with 分别, is of its kind."""
        is_change = last.role == CHANGE and (claim.unit == "%" or turns.EACH in last.subject)
        kind = claim.unit == last.unit and (is_change or (claim.unit == "%" and last.role == SHARE))
        return kind and turns.JOINED.fullmatch(self.text[last.end : claim.start]) is not None

    def _rate(self, claim: Claim, last: Claim | None) -> str:
        """A rate; a percentage that another one rises or falls to is of its kind: 比例从31.4%降到26.8%."""
        told_of = self.text[max(0, last.start - _REACH) : last.start] if last is not None else ""
        falls_to = last is not None and last.role == LAST_YEAR and last.unit == claim.unit
        return SHARE if falls_to and _PROPORTION.search(told_of) else RATE

    def _time(self, claim: Claim, own: str, is_level: bool) -> str:
        time = self.times.role_at(claim.start, claim.subject, own)
        if is_level:
            return COUNT if time == LAST_YEAR else time
        if _FROM.search(own) and _RISEN_TO.match(self.text, claim.end):
            return LAST_YEAR
        return time

    def _share(self, claim: Claim, start: int, whole: str, found: Sequence[Claim]) -> Claim:
        last = found[-1] if found else None
        if last is not None and len(found) > 1 and is_base_of_share(last):
            counted = self._count_before(last.subject_start, found[-2])
        else:
            counted = self._count_before(start, last)
        if counted is None and found:
            counted = _count_named(self.text[claim.subject_start : start], found)
        lead, near = self.text[max(0, start - 3) : start], self.text[start : claim.end + 2]
        words = counted and (counted.subject or _unquoted(self.text[counted.end : start].strip(" ,、")))
        return claim._replace(
            role=SHARE,
            subject=words or claim.subject,
            subject_start=start,
            whole=_WHOLE_END.sub("", whole).strip(_QUOTES + " ").replace("总量", "总数"),
            counted=counted,
            approximate=claim.approximate or is_about(lead) or turns.NEAR_SHARE.search(near) is not None,
            quantities=counted.quantities if counted else (),
        )

    def _count_before(self, position: int, last: Claim | None) -> Claim | None:
        """The count that stands right before a share, nothing but a comma or 的 between; where numbers stand first,
        their words too: 2件属于“同意公开”，占40%."""
        if last is None or last.unit == "%" or last.end > position:
            return None
        between = self.text[last.end : position]
        stands_first = not last.subject or _OF_THEM.fullmatch(last.subject)
        is_right_before = _RIGHT_BEFORE.fullmatch(between) or (stands_first and _WORDS_BEHIND.fullmatch(between))
        return last if is_right_before else None

    def _named(self, claim: Claim, last: Claim | None) -> Claim:
        if not (claim.is_count and claim.unit != "%") or is_average(claim):
            return claim
        before = self.text[max(0, claim.subject_start - _REACH) : claim.subject_start]
        lead = before if _DECIDED.search(claim.clause) else before.rpartition(";")[2]  # 复议7件，……；审结6件
        near = self.text[max(0, claim.start - _REACH) : claim.end + _REACH]
        named = self.around.named(self._of_the_year(of_all_applicants(claim.clause, near), lead, claim.role), lead)
        if not named and last is not None and self._is_of_another_year(claim, last):
            named = last.quantities
        if not named and (verb := self._shared_verb(claim)):
            named = self.around.named(verb + claim.clause)
        if named and last is not None and _OF_SOME_PEOPLE.fullmatch(self.text, max(0, last.start - 2), claim.start):
            named = ()
        is_of_months = self.is_of_months or of_part_of_year(lead + claim.subject)
        return claim._replace(quantities=named) if named and not is_of_months else claim

    def _of_the_year(self, clause: str, lead: str, role: str) -> str:
        """The clause of a count without 累计 where that is what the year adds up to: 2018年，公开信息累计204条."""
        is_told = role == COUNT and "累计" in clause and _ADDED_UP.search(lead + clause)
        return clause.replace("累计", "") if is_told else clause

    def _shared_verb(self, claim: Claim) -> str:
        """制发规章2部、规范性文件5件: the one verb of a list that a count behind 、 has no other beside."""
        if self.text[claim.subject_start - 1 : claim.subject_start] != "、" or _ISSUED.search(claim.clause):
            return ""
        start = self._clause_start(claim.start)
        verbs = _ISSUED.findall(self.text, start, claim.subject_start)
        is_of_one = verbs == [_VALID] and _GOVERNMENT in self.text[start : claim.subject_start]  # 省政府现行有效规章2部
        return verbs[0] if len(verbs) == 1 and not is_of_one else ""

    def _is_of_another_year(self, claim: Claim, last: Claim) -> bool:
        """36件、44件; 由4件、6件降为2件: whether a number tells of a year what the one before it tells of an earlier
        one."""
        if claim.role not in (COUNT, LAST_YEAR) or last.role == COUNT or len(last.quantities) != 1:
            return False
        between = self.text[last.end : claim.start]
        is_level = claim.role == COUNT and _LEVEL.search(between) is not None
        return is_level or turns.JOINED.fullmatch(between) is not None
