"""Reports of other years: a draft set back by some years, and drafts that follow one another rightly."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.drafts.model import Block, Draft, DraftTable, Heading, Paragraph, Signature

# A year of the report, not one of a document number or of a title that is cited.
_YEAR = re.compile(r"(?<![〔\[\d])(20\d\d)(?=年|-)")

_OTHER_WORDS = (
    "围绕优化营商环境，集中公布市场准入、招标投标和政府采购方面的规定，编成一册办事手册送到企业手中。",
    "由司法行政部门牵头抽查答复文书，逐份点评事实认定、法律适用和送达程序，点评意见印发各单位对照整改。",
    "邀请村民代表走进水厂、学校和敬老院，现场听取意见，能够当场答复的当场答复，不能答复的限期书面反馈。",
    "对专题栏目作了归并，栏目名称改用群众熟悉的说法，首页增加检索框，老年人使用的大字版同步上线。",
    "聘请退休教师和网格员担任监督员，每季度随机浏览网页，发现错字和失效链接后登记造册、逐条销号。",
)


def set_back(draft: Draft, years: int = 1) -> Draft:
    """The draft with every year of its text moved back; figures stay."""

    def shifted(text: str) -> str:
        return _YEAR.sub(lambda match: str(int(match[1]) - years), text)

    def moved(block: Block) -> Block:
        if isinstance(block, DraftTable):
            return block
        if isinstance(block, Signature):
            return replace(block, lines=tuple(map(shifted, block.lines)))
        return replace(block, text=shifted(block.text))

    return replace(
        draft, title=shifted(draft.title), published=shifted(draft.published), blocks=tuple(map(moved, draft.blocks))
    )


def reworded(draft: Draft) -> Draft:
    """The draft with another narrative in every section that has one, the introduction left as it is."""
    blocks: list[Block] = []
    inside = False
    words = iter(_OTHER_WORDS * 20)
    for block in draft.blocks:
        inside = inside or isinstance(block, Heading)
        blocks.append(Paragraph(next(words)) if inside and isinstance(block, Paragraph) else block)
    return replace(draft, blocks=tuple(blocks))


def year_before(draft: Draft, **carried_out: str) -> Draft:
    """Last year's report of the same body, which the draft goes on from: other words, what it handed on, and what was
    in force then. `carried_out` are other figures of that row."""
    draft_before = reworded(set_back(draft))
    tables = draft_before.tables
    if "t3" in tables:
        for column in ("natural", "business", "research", "charity", "legal_service", "other", "total"):
            handed_on = carried_out.get(column, draft.value("t3", "carried_in", column))
            draft_before = draft_before.with_cell("t3", "carried_out", column, handed_on)
    if "t2" in tables and any(cell.column == "valid" for cell in tables["t2"].cells):
        valid, made, repealed = (int(draft.value("t2", "normative", c)) for c in ("valid", "made", "repealed"))
        draft_before = draft_before.with_cell("t2", "normative", "valid", str(valid - made + repealed))
    if "t2" in tables and any(cell.column == "previous" for cell in tables["t2"].cells):
        for row in ("licence", "other_service", "penalty", "coercion", "fees"):
            now, change = int(draft.value("t2", row, "previous")), int(draft.value("t2", row, "change"))
            draft_before = draft_before.with_cell("t2", row, "previous", str(now - change))
    if "ts" in tables:
        for row in ("published.total", "channel.website", "received.total", "received.online", "training.people"):
            draft_before = draft_before.with_cell("ts", row, None, str(int(draft.value("ts", row)) - 3))
    if "local" in tables:
        for row in dict.fromkeys(cell.row for cell in tables["local"].cells if cell.row):
            this_year, all_years = (int(draft.value("local", row, column)) for column in ("year", "cumulative"))
            draft_before = draft_before.with_cell("local", row, "cumulative", str(all_years - this_year))
            draft_before = draft_before.with_cell("local", row, "year", str(this_year - this_year // 5))
    return draft_before
