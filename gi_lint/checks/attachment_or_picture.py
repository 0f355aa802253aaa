"""attachment_or_picture 附件或图片: a required table that is only a picture or an attachment cannot be checked."""

from __future__ import annotations

from collections.abc import Iterator

from gi_lint.check import FAIL, Outcome, settings
from gi_lint.language import say
from gi_lint.report import Report


@settings
class AttachmentOrPicture:
    """Every table that the form requires stands in the text as a table."""

    def run(self, report: Report) -> Iterator[Outcome]:
        for table in report.tables.values():
            if table.status == "absent" and table.reason:
                message = say("{table.spec.name}{table.reason}，表中的数都无法核对", table=table)
                yield Outcome(FAIL, message, table.location, key=table.id)
