"""reserved_rows: which bodies may make rules, told by their names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gi_lint.binding.agency import agency_level
from gi_lint.check import FAIL, OPEN
from gi_lint.document import Document, Location, Paragraph
from gi_lint.report import Cell, Facts, Report, Table
from tests.texts import linter, rule_check


def said(agency: str, *lines: str, made: str = "2") -> list[str]:
    """What T2-07 says of a body whose table has rules made this year."""
    template = linter().rulebook.template("2021")
    assert template is not None
    cell = Cell("rules", "made", made, Decimal(made) if made else None, None, not made, Location())
    table = Table("t2", "2021", template.tables["t2"], "read", cells={("rules", "made"): cell})
    body = tuple(Paragraph(line, Location()) for line in lines)
    facts = Facts(agency=agency, agency_level=agency_level(agency))
    report = Report(Document("x.txt", "txt", body), facts, template, tables={"t2": table}, body=body)
    return [outcome.kind for outcome in rule_check("T2-07").run(report)]


@pytest.mark.parametrize(
    "agency",
    [
        "示例省人民政府",
        "示例省人民政府办公厅",
        "示例自治区",
        "上海市人民政府",
        "示例自治州人民政府",
        "东莞市人民政府",
        "国家示例总局",
    ],
)
def test_bodies_that_may(agency: str) -> None:
    assert said(agency) == []


@pytest.mark.parametrize(
    "agency",
    [
        "示例县人民政府",
        "示例自治县",
        "示例市示例区人民政府",
        "上海市示例区人民政府",
        "示例旗",
        "示例镇人民政府",
        "示例街道办事处",
        "示例经济开发区管委会",
        "示例市示例局",
        "示例省示例厅",
        "示例市示例市人民政府",
        "示例县人民政府办公室",
        "国家税务总局示例市税务局",
        "示例市市场监督管理局",
    ],
)
def test_bodies_that_may_not(agency: str) -> None:
    assert said(agency) == [FAIL]
    assert said(agency, made="0") == []
    assert said(agency, made="") == []


@pytest.mark.parametrize(
    "agency", ["示例市人民政府", "示例省示例市", "示例市人民政府办公室", "示例局", "国家市场监督管理局", ""]
)
def test_bodies_whose_rank_the_name_does_not_tell(agency: str) -> None:
    assert said(agency) == [OPEN]


def test_a_city_whose_counties_are_spoken_of_may() -> None:
    assert said("示例市人民政府", "督促各县（市、区）按时公开。") == []
    assert said("示例县人民政府", "督促各县（市、区）按时公开。") == [FAIL]
