"""Files made or damaged so as to do harm: each is read or refused, whatever its format, and the run goes on."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.linter import MAX_PARAGRAPH
from tests.drafts.reports import report_2019, report_2021
from tests.drafts.writers import WRITERS
from tests.limits import bounded_time
from tests.texts import linter

FORMATS = ("docx", "html", "gbk", "md", "tabs", "cells", "pipes")
BROKEN = [b"<", b"</td>", b"<table>", b"|", b"\t", b"\n\n", b"\x00", b"\xff", b"&#x10FFFF;", b"9" * 40, b"<w:tc>"]


@cache
def written(writer: str) -> tuple[str, bytes]:
    suffix, write = WRITERS[writer]
    return suffix, write(report_2019())


@pytest.mark.parametrize("writer", FORMATS)
@settings(max_examples=25, deadline=None)
@given(
    hits=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 300), st.sampled_from(BROKEN))),
    kept=st.floats(0.2, 1),
)
def test_damaged_reports_give_a_result(writer: str, hits: list[tuple[float, int, bytes]], kept: float) -> None:
    suffix, data = written(writer)
    for place, gone, piece in hits:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + gone :]
    rules = [finding.rule for finding in linter().lint(f"示例{suffix}", data[: int(kept * len(data))]).findings]
    assert "P-01" not in rules or rules == ["P-01"]


@pytest.mark.parametrize("writer", ["docx", "html", "md", "tabs"])
def test_a_paragraph_without_end_is_refused(writer: str) -> None:
    suffix, write = WRITERS[writer]
    draft = report_2021().with_section_text("六、", "（" * (MAX_PARAGRAPH + 1))
    (finding,) = linter().lint(f"示例{suffix}", write(draft)).findings
    assert finding.rule == "P-01"
    assert str(MAX_PARAGRAPH) in finding.message


@pytest.mark.parametrize("writer", ["docx", "html", "tabs"])
def test_many_marks_in_one_paragraph_are_linted(writer: str) -> None:
    suffix, write = WRITERS[writer]
    for unit in ("公开", "（", "公开3件，", "1"):
        text = unit * (20_000 // len(unit))
        findings = linter().lint(f"示例{suffix}", write(report_2021().with_section_text("六、", text))).findings
        assert not any(finding.rule == "P-01" for finding in findings)


@pytest.mark.parametrize("word", ["a_", "ucapcontent", "nav-"])
def test_names_of_an_element_without_end_are_read(word: str) -> None:
    text = "示例市示例局2023年政府信息公开工作年度报告"
    page = f"<html><body><div class='{word * 200_000}!'><p>{text}</p></div></body></html>"
    with bounded_time():
        assert linter().read("示例.html", page.encode()).facts.title == text


def test_a_table_of_headers_alone_is_linted() -> None:
    table = "| 指标 | 单位 | 本年 |\n" * 5_000
    data = f"示例市示例局2016年政府信息公开工作年度报告\n\n一、概述\n\n{table}".encode()
    findings = linter().lint("示例.md", data).findings
    assert not any(finding.rule == "P-01" for finding in findings)


def test_a_zip_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\n" * (80 * 2**20))
    assert len(buffer.getvalue()) < 2**17
    (finding,) = linter().lint("示例.docx", buffer.getvalue()).findings
    assert finding.rule == "P-01"
    assert "解压后" in finding.message


def test_what_entities_and_addresses_refer_to_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("不该读到的文字", encoding="utf-8")
    suffix, write = WRITERS["html"]
    page = write(report_2021()).decode()
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
    hostile = page.replace("<!DOCTYPE html>", doctype).replace(
        "</h1>", f'&x;<iframe src="file://{secret}"></iframe></h1>'
    )
    report = linter().read(f"示例{suffix}", hostile.encode())
    assert not any("不该读到" in paragraph.text for paragraph in report.document.paragraphs)
