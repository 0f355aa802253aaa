"""Where the text of a report ends: its signature and date, its attachments, what a page prints below them."""

from __future__ import annotations

from collections.abc import Sequence

from gi_lint.document import Paragraph
from gi_lint.patterns import compiled
from gi_lint.text import squeeze

_DATE_LINE = compiled(r"(?:20\d\d|二\w{3})年.{1,3}月(?:.{1,3}日)?")
_ATTACHED = ("附件", "附:", "附表")
_CLOSING = (
    *_ATTACHED,
    *("(联系", "联系人", "(此件", "相关", "责任编辑", "编辑:", "来源:", "打印", "分享", "扫一扫"),
)
_BODIES = tuple("局厅委办院部会府处室署站所心镇乡")
_LONGEST = 30  # characters of a line below the signature


def closing_of(body: Sequence[Paragraph], first: int, agency: str) -> int:
    """The index of the first of the closing lines of a body that reports, not before `first`."""
    index = len(body)
    while index > first and _closes(body[index - 1].text, agency, is_last=index == len(body)):
        index -= 1
    return index


def _closes(line: str, agency: str, *, is_last: bool) -> bool:
    text = squeeze(line)
    if len(text) > _LONGEST or "。" in text.rstrip("。)"):
        return text.startswith(_ATTACHED) and "。" not in text
    if text.startswith(_CLOSING) or _DATE_LINE.fullmatch(text):
        return True
    is_body = text.endswith(_BODIES) and text.replace("、", "").isalnum() and len(text) > 3
    return is_body or (not is_last and text == squeeze(agency))
