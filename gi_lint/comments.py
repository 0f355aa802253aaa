"""What the comments in a report accept: `gi-lint: accept T3-01 理由：……`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gi_lint.acceptance import Acceptance
from gi_lint.document import Comment, Location, Paragraph
from gi_lint.finding import COMMENT
from gi_lint.language import say
from gi_lint.report import Report

_HOW = "gi-lint：接受 规则编号，理由：……"
# Compiled when there is a comment.
_STATEMENT = r"(?si)(?:accept|接受)(?P<rules>.*?)(?:(?:理由|reason)\s*[:：](?P<reason>.*))?"
_BETWEEN = r"[\s、,，;；。]+"


def accepted_in(report: Report) -> Iterator[Acceptance]:
    """What the comments in a report accept, each for the next paragraph or table, at the top for the file."""
    for comment in report.document.comments:
        yield from _of_comment(comment, report)


def _of_comment(comment: Comment, report: Report) -> Iterator[Acceptance]:
    location = Location(line=comment.line, column=comment.column, quote=f"gi-lint: {comment.text}")
    source = say("第 {line} 行的说明", line=comment.line)
    said = re.fullmatch(_STATEMENT, comment.text.strip())
    ids = [id for id in re.split(_BETWEEN, said["rules"]) if id.strip(":：")] if said else []
    reason = (said["reason"] or "").strip() if said else ""
    blocks = _scope(comment, report)
    for id in ids or [""]:
        fault = "" if ids else say("看不懂；写法是“{how}”", how=say(_HOW))
        if ids and not reason:
            fault = say("没有写明接受 {id} 的理由；写法是“{how}”", id=id, how=say(_HOW))
        yield Acceptance(id, reason, COMMENT, source, None, blocks, location=location, fault=fault)


def _scope(comment: Comment, report: Report) -> range | None:
    """The blocks that a comment is about: the next one, or the table that begins there; None at the top."""
    here = (comment.line, comment.column)
    blocks = report.document.blocks
    places = [block.location for block in blocks if not isinstance(block, Paragraph) or block.text.strip()]
    before = [place for place in places if (place.line or 0, place.column or 0) <= here]
    if not before:
        return None
    following = [place.block for place in places if place.block and (place.line or 0, place.column or 0) > here]
    if not following:
        return range(0)
    first = min(following)
    return next((blocks for blocks in _tables(report) if first in blocks), range(first, first + 1))


def _tables(report: Report) -> Iterator[range]:
    """The blocks of each table: those of a table whose cells stand on lines of their own are many."""
    body = {paragraph.location.block for paragraph in report.body}
    lines = {block.location.block for block in report.document.blocks if isinstance(block, Paragraph)} - body
    for table in report.tables.values():
        cells = [cell.location.block for cell in table.cells.values()]
        blocks = [block for block in (table.location.block, *cells) if block is not None]
        if blocks:
            first = min(blocks)
            while first - 1 in lines:  # its header
                first -= 1
            yield range(first, max(blocks) + 1)
