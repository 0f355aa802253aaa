"""What authors tell gi-lint inside a file: HTML comments, in plain text whole lines. They are not the report's text."""

from __future__ import annotations

import re

from gi_lint.document import Comment

_IN_MARKUP = r"(?s)<!--\s*gi-lint\s*[:：](.*?)-->"  # compiled only where there may be one
_LINE = r"[\s\ufeff]*gi-lint\s*[:：](.*)"


def markup_comments(text: str) -> tuple[Comment, ...]:
    """The comments `<!-- gi-lint: ... -->` of a text with LF line ends."""
    if "gi-lint" not in text:
        return ()
    return tuple(
        Comment(
            " ".join(match[1].split()),
            text.count("\n", 0, match.start()) + 1,
            match.start() - text.rfind("\n", 0, match.start()),
        )
        for match in re.finditer(_IN_MARKUP, text)
    )


def line_comment(line: str, number: int) -> Comment | None:
    """The comment that a whole line `gi-lint：...` of plain text is; None for any other line."""
    match = re.fullmatch(_LINE, line) if "gi-lint" in line else None
    return Comment(match[1].strip(), number, 1) if match else None
