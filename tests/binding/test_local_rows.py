"""A province's own statistics table: which of its rows are rows of the national one."""

from __future__ import annotations

import pytest

from gi_lint.linter import Linter
from gi_lint.report import Report

LINTER = Linter()
TITLE = (
    "示例县{year}年政府信息公开工作年度报告\n统计期限为{year}年1月1日至{year}年12月31日。\n一、概述\n见附表。\n附表\n"
)


def read(*rows: str, year: int = 2016, header: str = "指标名称\t计量单位\t2016年度\t历年累计") -> Report:
    """A report with a table of tabbed rows: label, unit, this year, all years."""
    text = TITLE.format(year=year) + "\n".join((header, *rows)) + "\n"
    return LINTER.read("年报.txt", text.encode())


def rows_of(report: Report) -> dict[str, str]:
    return {row: cell.text for (row, _), cell in report.tables["ts"].cells.items()} if "ts" in report.tables else {}


def test_wholes_and_numbered_parts() -> None:
    report = read(
        "主动公开信息数\t条\t30\t90",
        "其中：1.网站公开\t条\t20\t60",
        "2.政府公报公开\t条\t10\t30",
        "受理依申请公开信息总数\t条\t6\t9",
        "其中：1.当面申请数\t条\t1\t2",
        "2.电子邮件申请数\t条\t2\t3",
        "3.信函、传真申请数\t条\t3\t4",
        "行政复议数\t件\t0\t1",
    )
    assert rows_of(report) == {
        "published.total": "30",
        "channel.website": "20",
        "channel.gazette": "10",
        "received.total": "6",
        "received.in_person": "1",
        "received.电子邮件申请数": "2",
        "received.信函、传真申请数": "3",
        "review.total": "0",
    }
    assert report.tables["ts"].form == report.tables["local"].form == "local"
    assert len(report.tables["local"].cells) == 16


def test_parts_that_are_not_marked_for_certain_are_none() -> None:
    report = read(
        "主动公开信息数\t条\t30\t90",
        "受理依申请公开信息总数\t条\t6\t9",
        "其中：当面申请数\t条\t1\t2",
        "网上申请数\t条\t5\t7",
        "对申请的答复总数\t条\t6\t9",
        "收费减免金额\t元\t0\t0",
    )
    assert rows_of(report) == {"published.total": "30", "received.total": "6", "answered.total": "6"}


def test_numbers_of_the_wholes_are_no_marks_of_parts() -> None:
    report = read(
        "1.主动公开信息数\t条\t30\t90",
        "2.受理依申请公开信息总数\t条\t6\t9",
        "3.收费减免金额\t元\t0\t0",
        "4.对申请的答复总数\t条\t6\t9",
    )
    assert rows_of(report) == {"published.total": "30", "received.total": "6", "answered.total": "6"}


def test_parts_of_a_part_do_not_count() -> None:
    report = read(
        "主动公开信息数\t条\t30\t90",
        "对申请的答复总数\t条\t6\t9",
        "其中：1.同意公开答复数\t条\t3\t5",
        "2.不予公开答复数\t条\t2\t3",
        "涉及商业秘密\t条\t2\t3",
        "3.其他类型答复数\t条\t1\t1",
    )
    assert rows_of(report)["answered.其他类型答复数"] == "1"
    assert "answered.涉及商业秘密" not in rows_of(report)


def test_the_column_of_the_report_year() -> None:
    rows = ("主动公开信息数\t条\t10\t30", "受理申请总数\t条\t1\t6", "行政复议数\t件\t0\t0", "行政诉讼数\t件\t0\t0")
    assert rows_of(read(*rows, header="指标名称\t计量单位\t2015年\t2016年"))["published.total"] == "30"


@pytest.mark.parametrize(("year", "form"), [(2012, "2008"), (2016, "2014")])
def test_reports_without_fixed_tables_only(year: int, form: str) -> None:
    rows = ("主动公开信息数\t条\t10\t30", "受理申请总数\t条\t1\t6", "行政复议数\t件\t0\t0", "行政诉讼数\t件\t0\t0")
    report = read(*rows, year=year)
    assert report.template is not None and report.template.id == form
    assert rows_of(report)["received.total"] == "1"
    assert rows_of(read(*rows, year=2023)) == {}


def test_a_row_that_has_lost_a_cell_is_left_out() -> None:
    rows = [f"第{number}类信息公开数\t条\t{number}0\t{number}00" for number in range(1, 7)]
    report = read(*rows[:3], "条\t40\t400", *rows[4:])
    table = report.tables["local"]
    assert table.status == "partial"
    assert "条" in table.reason
    assert {str(cell.value) for cell in table.cells.values()} == {
        f"{n}{z}" for n in (1, 2, 3, 5, 6) for z in ("0", "00")
    }


def test_a_row_without_a_label_is_none() -> None:
    rows = (
        "主动公开信息数\t条\t30\t90",
        "受理依申请公开信息总数\t条\t6\t9",
        "行政复议数\t件\t0\t1",
        "行政诉讼数\t件\t0\t1",
    )
    cells = read(*rows[:2], "/\t条\t4\t5", *rows[2:]).tables["local"].cells
    assert cells.keys() == read(*rows).tables["local"].cells.keys()


def test_labels_of_the_national_table_under_two_columns() -> None:
    rows = (
        "受理申请总数\t条\t206\t563",
        "其中：1.当面申请数\t条\t47\t510",
        "2.传真申请数\t条\t47\t180",
        "3.网络申请数\t条\t74\t117",
        "4.信函申请数\t条\t38\t58",
    )
    report = read(*rows)
    assert report.tables["ts"].status == "read"
    assert rows_of(report)["received.total"] == "206"
    assert rows_of(report)["received.online"] == "74"
