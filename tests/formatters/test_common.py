"""What all outputs have in common."""

from __future__ import annotations

from html import unescape
from urllib.parse import unquote

import pytest

from gi_lint.document import Location
from gi_lint.finding import Run
from gi_lint.plugins import Plugins, resolve
from tests.formatters.runs import BALANCE, RESULTS

LAST_YEAR = Location(block=4, grid=2, grid_row=28, grid_column=4, quote="3", path="历年/2022/示例县.docx")


@pytest.mark.parametrize("name", ["text", "json", "github", "junit", "rdjson", "markdown", "html", "sarif", "csv"])
def test_the_place_in_last_years_report_is_told(name: str) -> None:
    run = Run([RESULTS[-1]._replace(findings=(BALANCE._replace(related=(LAST_YEAR,)),))])
    told = unquote(unescape(resolve(Plugins().formatters[name])(run)))
    assert "历年/2022/示例县.docx" in told
    place = {"json": '"grid_row": 28', "sarif": "文中第 2 个表第 28 行第 4 列"}
    assert place.get(name, "历年/2022/示例县.docx（文中第 2 个表第 28 行第 4 列，“3”）") in told
