"""The tables of the official forms, filled with figures.

Labels stand here a second time, apart from the rule packs, so that a slip in a pack does not hide itself.
Forms: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号, the statistics table of 2014-2018.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.drafts.model import DraftCell, DraftTable

Rows = tuple[tuple[DraftCell, ...], ...]

APPLICANTS = ("natural", "business", "research", "charity", "legal_service", "other")
RESULTS = ("upheld", "corrected", "other", "pending")
_NONE = (0, 0, 0, 0, 0, 0)

_OUTCOMES_2019: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("（一）予以公开", (("granted", ""),)),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", (("partly_granted", ""),)),
    (
        "（三）不予公开",
        (
            ("denied.state_secret", "1.属于国家秘密"),
            ("denied.law_forbids", "2.其他法律行政法规禁止公开"),
            ("denied.security_stability", "3.危及“三安全一稳定”"),
            ("denied.third_party", "4.保护第三方合法权益"),
            ("denied.internal_affairs", "5.属于三类内部事务信息"),
            ("denied.process_info", "6.属于四类过程性信息"),
            ("denied.enforcement_file", "7.属于行政执法案卷"),
            ("denied.admin_query", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unable.not_held", "1.本机关不掌握相关政府信息"),
            ("unable.needs_creation", "2.没有现成信息需要另行制作"),
            ("unable.unclear_after_correction", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("not_handled.petition", "1.信访举报投诉类申请"),
            ("not_handled.repeat", "2.重复申请"),
            ("not_handled.publication", "3.要求提供公开出版物"),
            ("not_handled.excessive", "4.无正当理由大量反复申请"),
            ("not_handled.reconfirm", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
    ("（六）其他处理", (("other", ""),)),
)
_OUTCOMES_2021 = (
    *_OUTCOMES_2019[:-1],
    (
        "（六）其他处理",
        (
            ("other.no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
            ("other.unpaid_fee", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
            ("other.rest", "3.其他"),
        ),
    ),
)

# Label with the indents of the printed table, row id (empty: a row that only names what follows), unit.
_STATISTICS: tuple[tuple[str, str, str], ...] = (
    ("一、主动公开情况", "", ""),
    ("　　（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "published.total", "条"),
    ("　　　　　　其中：主动公开规范性文件数", "published.normative", "条"),
    ("　　　　　　　　　制发规范性文件总数", "published.normative_issued", "件"),
    ("　　（二）通过不同渠道和方式公开政府信息的情况", "", ""),
    ("　　　　1.政府公报公开政府信息数", "channel.gazette", "条"),
    ("　　　　2.政府网站公开政府信息数", "channel.website", "条"),
    ("　　　　3.政务微博公开政府信息数", "channel.weibo", "条"),
    ("　　　　4.政务微信公开政府信息数", "channel.wechat", "条"),
    ("　　　　5.其他方式公开政府信息数", "channel.other", "条"),
    ("二、回应解读情况", "", ""),
    ("　　（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "response.events", "次"),
    ("　　（二）通过不同渠道和方式回应解读的情况", "", ""),
    ("　　　　1.参加或举办新闻发布会总次数", "response.press", "次"),
    ("　　　　　　其中：主要负责同志参加新闻发布会次数", "response.press_lead", "次"),
    ("　　　　2.政府网站在线访谈次数", "response.interview", "次"),
    ("　　　　　　其中：主要负责同志参加政府网站在线访谈次数", "response.interview_lead", "次"),
    ("　　　　3.政策解读稿件发布数", "response.interpretation", "篇"),
    ("　　　　4.微博微信回应事件数", "response.social_media", "次"),
    ("　　　　5.其他方式回应事件数", "response.other", "次"),
    ("三、依申请公开情况", "", ""),
    ("　　（一）收到申请数", "received.total", "件"),
    ("　　　　1.当面申请数", "received.in_person", "件"),
    ("　　　　2.传真申请数", "received.fax", "件"),
    ("　　　　3.网络申请数", "received.online", "件"),
    ("　　　　4.信函申请数", "received.letter", "件"),
    ("　　　　5.其他形式", "received.other", "件"),
    ("　　（二）申请办结数", "completed.total", "件"),
    ("　　　　1.按时办结数", "completed.on_time", "件"),
    ("　　　　2.延期办结数", "completed.extended", "件"),
    ("　　（三）申请答复数", "answered.total", "件"),
    ("　　　　1.属于已主动公开范围数", "answered.already_public", "件"),
    ("　　　　2.同意公开答复数", "answered.granted", "件"),
    ("　　　　3.同意部分公开答复数", "answered.partly_granted", "件"),
    ("　　　　4.不同意公开答复数", "answered.denied", "件"),
    ("　　　　　　其中：涉及国家秘密", "answered.denied.state_secret", "件"),
    ("　　　　　　　　　涉及商业秘密", "answered.denied.trade_secret", "件"),
    ("　　　　　　　　　涉及个人隐私", "answered.denied.privacy", "件"),
    (
        "　　　　　　　　　危及国家安全、公共安全、经济安全和社会稳定",
        "answered.denied.security_stability",
        "件",
    ),
    ("　　　　　　　　　不是《条例》所指政府信息", "answered.denied.not_gov_info", "件"),
    ("　　　　　　　　　法律法规规定的其他情形", "answered.denied.other_law", "件"),
    ("　　　　5.不属于本行政机关公开数", "answered.not_this_body", "件"),
    ("　　　　6.申请信息不存在数", "answered.not_exist", "件"),
    ("　　　　7.告知作出更改补充数", "answered.correction", "件"),
    ("　　　　8.告知通过其他途径办理数", "answered.other_channel", "件"),
    ("四、行政复议数量", "review.total", "件"),
    ("　　（一）维持具体行政行为数", "review.upheld", "件"),
    ("　　（二）被依法纠错数", "review.corrected", "件"),
    ("　　（三）其他情形数", "review.other", "件"),
    ("五、行政诉讼数量", "suit.total", "件"),
    ("　　（一）维持具体行政行为或者驳回原告诉讼请求数", "suit.upheld", "件"),
    ("　　（二）被依法纠错数", "suit.corrected", "件"),
    ("　　（三）其他情形数", "suit.other", "件"),
    ("六、被举报投诉数量", "complaint.total", "件"),
    ("　　（一）维持具体行政行为数", "complaint.upheld", "件"),
    ("　　（二）被纠错数", "complaint.corrected", "件"),
    ("　　（三）其他情形数", "complaint.other", "件"),
    ("七、向图书馆、档案馆等查阅场所报送信息数", "deposit.total", "条"),
    ("　　（一）纸质文件数", "deposit.paper", "条"),
    ("　　（二）电子文件数", "deposit.electronic", "条"),
    ("八、机构建设和保障经费情况", "", ""),
    ("　　（一）政府信息公开工作专门机构数", "org.units", "个"),
    ("　　（二）设置政府信息公开查阅点数", "org.reading_points", "个"),
    ("　　（三）从事政府信息公开工作人员数", "staff.total", "人"),
    ("　　　　1.专职人员数（不包括政府公报及政府网站工作人员数）", "staff.full_time", "人"),
    ("　　　　2.兼职人员数", "staff.part_time", "人"),
    (
        "　　（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "org.budget",
        "万元",
    ),
    ("九、政府信息公开会议和培训情况", "", ""),
    ("　　（一）召开政府信息公开工作会议或专题会议数", "meetings.sessions", "次"),
    ("　　（二）举办各类培训班数", "training.courses", "次"),
    ("　　（三）接受培训人员数", "training.people", "人次"),
)


def table_two_2021(normative: Sequence[str], licence: str, penalty: str, coercion: str, fees: str) -> DraftTable:
    """Table two of the 2021 form, without 规章: four blocks in four columns; single values span three of them."""
    rules = ("0", "0", "0")
    made = (("made", "本年制发件数"), ("repealed", "本年废止件数"), ("valid", "现行有效件数"))
    decided = (("decisions", "本年处理决定数量"),)
    charged = (("amount", "本年收费金额（单位：万元）"),)
    blocks = (
        *_block("第二十条第（一）项", made, (("rules", "规章", rules), ("normative", "行政规范性文件", normative))),
        *_block("第二十条第（五）项", decided, (("licence", "行政许可", (licence,)),)),
        *_block(
            "第二十条第（六）项",
            decided,
            (("penalty", "行政处罚", (penalty,)), ("coercion", "行政强制", (coercion,))),
        ),
        *_block("第二十条第（八）项", charged, (("fees", "行政事业性收费", (fees,)),)),
    )
    return DraftTable("t2", blocks)


def table_two_2019(figures: Mapping[str, Sequence[str]]) -> DraftTable:
    """Table two of the 2019 form: five blocks. `figures` has a row's texts by row id."""
    made = (("made", "本年新制作数量"), ("opened", "本年新公开数量"), ("open_total", "对外公开总数量"))
    change = (("previous", "上一年项目数量"), ("change", "本年增/减"))
    decided = (*change, ("decisions", "处理决定数量"))
    bought = (("count", "采购项目数量"), ("amount", "采购总金额"))

    def rows(*labels: tuple[str, str]) -> tuple[tuple[str, str, Sequence[str]], ...]:
        return tuple((id, label, figures[id]) for id, label in labels)

    blocks = (
        *_block("第二十条第（一）项", made, rows(("rules", "规章"), ("normative", "规范性文件"))),
        *_block(
            "第二十条第（五）项",
            decided,
            rows(("licence", "行政许可"), ("other_service", "其他对外管理服务事项")),
        ),
        *_block("第二十条第（六）项", decided, rows(("penalty", "行政处罚"), ("coercion", "行政强制"))),
        *_block("第二十条第（八）项", change, rows(("fees", "行政事业性收费"))),
        *_block("第二十条第（九）项", bought, rows(("procurement", "政府集中采购"))),
    )
    return DraftTable("t2", blocks)


def _block(caption: str, columns: Sequence[tuple[str, str]], rows: Sequence[tuple[str, str, Sequence[str]]]) -> Rows:
    """A caption over four columns, a header, and rows whose last value fills up to the fourth column."""
    spans = (*(1 for _ in columns[1:]), 4 - len(columns))
    header = tuple(DraftCell(label, column_span=span) for (_, label), span in zip(columns, spans, strict=True))
    lines = [(DraftCell(caption, column_span=4),), (DraftCell("信息内容"), *header)]
    for row, label, texts in rows:
        values = tuple(
            DraftCell(text, column_span=span, row=row, column=column)
            for (column, _), text, span in zip(columns, texts, spans, strict=True)
        )
        lines.append((DraftCell(label), *values))
    return tuple(lines)


def table_three_2021(figures: Mapping[str, Sequence[int]]) -> DraftTable:
    """Table three of the 2021 form, 25 rows. `figures`: see `_table_three`."""
    return _table_three(_OUTCOMES_2021, figures)


def table_three_2019(figures: Mapping[str, Sequence[int]]) -> DraftTable:
    """Table three of the 2019 form, 23 rows: （六）其他处理 is a single row."""
    return _table_three(_OUTCOMES_2019, figures)


def _table_three(
    outcomes: Sequence[tuple[str, Sequence[tuple[str, str]]]], figures: Mapping[str, Sequence[int]]
) -> DraftTable:
    """`figures`: six applicant columns by row id; rows left out are zero, the sums are computed.

    The row carried_out is given and not computed, so that the official balance can prove the figures.
    """
    outcome_ids = [row for _, rows in outcomes for row, _ in rows]
    processed = [sum(figures.get(row, _NONE)[n] for row in outcome_ids) for n in range(len(APPLICANTS))]
    height = len(outcome_ids) + 1
    lines: list[tuple[DraftCell, ...]] = [
        *_table_three_header(),
        _wide_row("一、本年新收政府信息公开申请数量", "new", figures),
        _wide_row("二、上年结转政府信息公开申请数量", "carried_in", figures),
    ]
    for group, rows in outcomes:
        for number, (row, label) in enumerate(rows):
            labels = [DraftCell(label)] if label else [DraftCell(group, column_span=2)]
            if label and number == 0:
                labels.insert(0, DraftCell(group, row_span=len(rows)))
            if row == "granted":
                labels.insert(0, DraftCell("三、本年度办理结果", row_span=height))
            lines.append((*labels, *_counts(row, figures.get(row, _NONE))))
    lines.append((DraftCell("（七）总计", column_span=2), *_counts("processed_total", processed)))
    lines.append(_wide_row("四、结转下年度继续办理", "carried_out", figures))
    return DraftTable("t3", tuple(lines))


def _table_three_header() -> Rows:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    organisations = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    return (
        (DraftCell(corner, row_span=3, column_span=3), DraftCell("申请人情况", column_span=7)),
        (
            DraftCell("自然人", row_span=2),
            DraftCell("法人或其他组织", column_span=5),
            DraftCell("总计", row_span=2),
        ),
        tuple(DraftCell(label) for label in organisations),
    )


def _wide_row(label: str, row: str, figures: Mapping[str, Sequence[int]]) -> tuple[DraftCell, ...]:
    return (DraftCell(label, column_span=3), *_counts(row, figures.get(row, _NONE)))


def _counts(row: str, counts: Sequence[int]) -> tuple[DraftCell, ...]:
    """The six applicant columns of a row and their sum."""
    return _with_sum(row, APPLICANTS, counts)


def _with_sum(row: str, columns: Sequence[str], counts: Sequence[int]) -> tuple[DraftCell, ...]:
    return tuple(
        DraftCell(str(count), row=row, column=column)
        for column, count in zip((*columns, "total"), (*counts, sum(counts)), strict=True)
    )


def table_four(review: Sequence[int], suit_direct: Sequence[int], suit_after_review: Sequence[int]) -> DraftTable:
    """Table four of both forms: three groups of four results and their sum in one line of values."""
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    lines = (
        (DraftCell("行政复议", column_span=5), DraftCell("行政诉讼", column_span=10)),
        (
            *(DraftCell(label, row_span=2) for label in results),
            DraftCell("未经复议直接起诉", column_span=5),
            DraftCell("复议后起诉", column_span=5),
        ),
        tuple(DraftCell(label) for label in results * 2),
        (
            *_with_sum("review", RESULTS, review),
            *_with_sum("suit_direct", RESULTS, suit_direct),
            *_with_sum("suit_after_review", RESULTS, suit_after_review),
        ),
    )
    return DraftTable("t4", lines)


def statistics_table(figures: Mapping[str, str]) -> DraftTable:
    """The national statistics table of 2014-2018, 71 rows. `figures` has a text for each row with a unit."""
    lines = [tuple(DraftCell(label) for label in ("统计指标", "单位", "统计数"))]
    for label, row, unit in _STATISTICS:
        value = DraftCell(figures[row], row=row) if row else DraftCell("")
        lines.append((DraftCell(label), DraftCell(unit), value))
    return DraftTable("ts", tuple(lines))


def local_table(year: int, rows: Sequence[tuple[str, str, str, str, str]]) -> DraftTable:
    """A place's own compact table: label, row id, unit, this year's figure, the figure of all years."""
    headers = ("指标名称", "计量单位", f"{year}年度", "历年累计")
    lines = [tuple(DraftCell(label) for label in headers)]
    for label, row, unit, this_year, all_years in rows:
        values = (
            DraftCell(this_year, row=row, column="year"),
            DraftCell(all_years, row=row, column="cumulative"),
        )
        lines.append((DraftCell(label), DraftCell(unit), *values))
    return DraftTable("local", tuple(lines))
