"""One report, many files: the same cells, the same findings, the same fingerprints in every format."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.check import FAIL
from gi_lint.finding import Finding
from gi_lint.linter import Linter
from gi_lint.text import TRADITIONAL
from tests.drafts.model import Draft
from tests.drafts.reports import report_2014, report_2019, report_2021
from tests.drafts.writers import WRITERS, to_docx, to_md

FIXTURES = Path(__file__).parent / "fixtures"
LINTER = Linter()
DRAFTS: dict[str, Callable[[], Draft]] = {"2014": report_2014, "2019": report_2019, "2021": report_2021}


WAYS = [way for way in WRITERS if way != "docx"]


def written(draft: Draft, way: str) -> tuple[str, bytes]:
    """A report written in one of the ways: file name and content."""
    suffix, write = WRITERS[way]
    return f"a{suffix}", write(draft)


Values = dict[tuple[str, str, str], Decimal | None]


def values(path: str, data: bytes) -> Values:
    tables = LINTER.read(path, data).tables
    return {(id, *position): cell.value for id, table in tables.items() for position, cell in table.cells.items()}


def facts(findings: tuple[Finding, ...]) -> list[tuple[str, str, str, str | None, str | None, str]]:
    found = [(f.rule, f.level, f.kind, f.expected, f.actual, f.fingerprint) for f in findings]
    return sorted(found, key=repr)


@pytest.mark.parametrize("form", DRAFTS)
@pytest.mark.parametrize("way", WAYS)
def test_cells(form: str, way: str) -> None:
    draft = DRAFTS[form]()
    assert values(*written(draft, way)) == values("a.docx", to_docx(draft))


@pytest.mark.parametrize("form", DRAFTS)
def test_cells_of_a_pdf(form: str) -> None:
    data = (FIXTURES / f"report-{form}.pdf").read_bytes()
    assert values("a.pdf", data) == values("a.docx", to_docx(DRAFTS[form]()))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice, which reads .doc, is not installed")
@pytest.mark.parametrize("form", DRAFTS)
def test_cells_of_an_old_word_file(form: str) -> None:
    data = (FIXTURES / f"report-{form}.doc").read_bytes()
    assert values("a.doc", data) == values("a.docx", to_docx(DRAFTS[form]()))


@pytest.mark.parametrize("form", DRAFTS)
def test_a_report_in_traditional_characters(form: str) -> None:
    """Rules, labels and dates are looked for in folded text, so both scripts are read alike."""
    text = to_md(DRAFTS[form]()).decode()
    written = text.translate({simplified: traditional for traditional, simplified in TRADITIONAL.items()})
    assert written != text
    simple, traditional = LINTER.read("a.md", text.encode()), LINTER.read("a.md", written.encode())
    assert values("a.md", written.encode()) == values("a.md", text.encode())
    assert [section.id for section in traditional.all_sections] == [section.id for section in simple.all_sections]
    assert [(c.role, c.value, c.unit) for c in traditional.claims] == [(c.role, c.value, c.unit) for c in simple.claims]
    assert traditional.facts.agency_level == simple.facts.agency_level
    assert {f.rule for f in LINTER.lint("a.md", written.encode()).findings} == {
        f.rule for f in LINTER.lint("a.md", text.encode()).findings
    }


def faulty(draft: Draft) -> Draft:
    """A report with faults of the tables and of the text."""
    broken = draft.with_cell("t3", "processed_total", "natural", "999").with_cell("t4", "review", "total", "77")
    return broken.without_section("六、")


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("way", WAYS)
def test_findings(form: str, way: str) -> None:
    draft = faulty(DRAFTS[form]())
    expected = LINTER.lint("a.docx", to_docx(draft)).findings
    assert {"T3-01", "T3-02", "T3-03", "T4-01", "S-01"} <= {finding.rule for finding in expected}
    assert facts(LINTER.lint(*written(draft, way)).findings) == facts(expected)


FIGURES = ("", "/", "—", "无", "0", "17", "１７", "1,234", "12 345", "7件", "-", "3.0")
KEEP_BLANKS = ("html", "cms", "md", "tabs")  # the others lose blank cells, so that a table may not be read
READ_ONLY = {"P-03", "T2-08", "T3-06", "T4-03", "TS-10"}  # what they tell of blank cells depends on the rows read


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from(sorted(DRAFTS)),
    st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(FIGURES)), min_size=1, max_size=5),
    st.sampled_from(sorted({*WAYS} - {*KEEP_BLANKS})),
)
def test_findings_of_any_figures(form: str, planted: list[tuple[int, str]], other: str) -> None:
    draft = DRAFTS[form]()
    places = [(id, cell) for id, table in draft.tables.items() for cell in table.cells if cell.row]
    for number, text in planted:
        id, cell = places[number % len(places)]
        draft = draft.with_cell(id, cell.row or "", cell.column, text)
    expected = facts(LINTER.lint("a.docx", to_docx(draft)).findings)
    for way in KEEP_BLANKS:
        assert facts(LINTER.lint(*written(draft, way)).findings) == expected, way
    lossy = facts(LINTER.lint(*written(draft, other)).findings)
    faults = {
        (rule, fingerprint) for rule, _, kind, _, _, fingerprint in lossy if kind == FAIL and rule not in READ_ONLY
    }
    assert faults <= {(rule, fingerprint) for rule, _, _, _, _, fingerprint in expected}


@pytest.mark.parametrize("form", DRAFTS)
def test_findings_of_a_pdf(form: str) -> None:
    data = (FIXTURES / f"report-{form}.pdf").read_bytes()
    assert facts(LINTER.lint("a.pdf", data).findings) == facts(LINTER.lint("a.docx", to_docx(DRAFTS[form]())).findings)


@pytest.mark.parametrize("form", DRAFTS)
def test_a_report_in_signs_for_radicals(form: str) -> None:
    """Text copied from some PDF files has signs that only look like the characters: ⼈⺠政府⼯作."""
    text = to_md(DRAFTS[form]()).decode()
    signs = {ord(unicodedata.normalize("NFKC", chr(sign))): chr(sign) for sign in range(0x2F00, 0x2FD6)}
    written = text.translate({**signs, ord("民"): "⺠"})
    assert written.count("⼯") > 3
    plain, copied = LINTER.lint("a.md", text.encode()), LINTER.lint("a.md", written.encode())
    assert values("a.md", written.encode()) == values("a.md", text.encode())
    assert [(f.rule, f.level, f.location.line) for f in copied.findings] == [
        (f.rule, f.level, f.location.line) for f in plain.findings
    ]
