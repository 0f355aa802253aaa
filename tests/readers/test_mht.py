"""Pages saved as one file, as browsers and Word write them, all invented."""

from __future__ import annotations

from base64 import encodebytes
from contextlib import suppress
from quopri import encodestring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gi_lint.document import Document, Paragraph, ReadError
from gi_lint.readers import html, office
from gi_lint.readers.html import read
from tests.drafts.reports import report_2021_department
from tests.drafts.writers import to_cms_html, to_html
from tests.limits import bounded_time

DRAFT = report_2021_department()
PAGE = to_html(DRAFT)
ADVERT = "<html><body><p>网站地图</p></body></html>".encode()


def part(page: bytes, coding: str = "quoted-printable", kind: str = "text/html; charset=utf-8") -> bytes:
    body = {"quoted-printable": encodestring, "base64": encodebytes}.get(coding, bytes)(page)
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: {coding}\nContent-ID: <frame@x>\n\n".encode() + body


def saved(*parts: bytes, start: str = "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n") -> bytes:
    head = f'{start}Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----B--a"\n\n\n'.encode()
    return (head + b"".join(b"------B--a\n" + one + b"\n" for one in parts) + b"------B--a--\n").replace(b"\n", b"\r\n")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def assert_reads_as_the_page(data: bytes, page: bytes = PAGE, path: str = "年报.mht") -> None:
    found, alone = read(data, path), read(page, "年报.html")
    assert texts(found) == texts(alone)
    assert [[cell.text for cell in grid.cells] for grid in found.grids] == [
        [cell.text for cell in grid.cells] for grid in alone.grids
    ]
    assert all(block.location.line is None and block.location.block for block in found.blocks)
    assert all(cell.location.line is None and cell.location.grid_row for grid in found.grids for cell in grid.cells)


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_a_page_reads_as_if_it_were_saved_alone(coding: str) -> None:
    picture = part(b"\xff\xd8\xff" * 20, "base64", "image/jpeg")
    assert_reads_as_the_page(saved(part(PAGE, coding), picture))


def test_word_and_old_browsers_begin_with_the_version() -> None:
    assert_reads_as_the_page(saved(part(PAGE), start="MIME-Version: 1.0\nX-Document-Type: Workbook\n"))


@pytest.mark.parametrize("charset", ["big5", "GB2312", "gb18030", "UTF-8", "iso-8859-1", "no-such-charset"])
def test_the_charset_of_a_part_holds_for_a_page_that_declares_none(charset: str) -> None:
    """So few traditional characters would else be taken for another encoding."""
    page = "<html><body><p>總計</p><table><tr><td>規章</td><td>7</td></tr></table></body></html>"
    codec = charset if charset in ("big5", "gb18030") else "utf-8" if charset != "GB2312" else "gb18030"
    found = read(saved(part(page.encode(codec), kind=f"text/html; charset={charset}")), "年报.mht")
    assert texts(found) == ["總計"]
    assert [cell.text for grid in found.grids for cell in grid.cells] == ["規章", "7"]


def test_the_charset_of_a_page_goes_before_that_of_its_part() -> None:
    assert_reads_as_the_page(saved(part(PAGE, kind="text/html; charset=big5")))


def test_a_page_in_gbk() -> None:
    page = to_cms_html(DRAFT, "gbk")
    assert_reads_as_the_page(saved(part(page, kind="text/html;\n\tcharset=gb2312")), page)


def test_a_message_that_is_the_page_itself() -> None:
    assert_reads_as_the_page(b"MIME-Version: 1.0\n" + part(PAGE))


def test_the_report_may_stand_in_a_frame() -> None:
    assert_reads_as_the_page(saved(part(ADVERT), part(PAGE), part(ADVERT)))


def test_the_suffix_does_not_matter() -> None:
    """Office systems hand out such files as .doc."""
    data = saved(part(PAGE))
    assert texts(html.read(data, "年报.html")) == texts(office.read(data, "年报.doc"))


def test_a_page_named_mht_is_read_as_a_page() -> None:
    assert texts(read(PAGE, "年报.mht")) == texts(read(PAGE, "年报.html"))


@pytest.mark.parametrize(
    "data",
    [saved(), saved(part(b"x", "base64", "image/png"))],
    ids=["no part", "a picture"],
)
def test_a_file_without_a_page_says_so(data: bytes) -> None:
    with pytest.raises(ReadError, match="没有网页"):
        read(data, "年报.mht")


def test_what_is_wrong_with_the_only_page_is_told() -> None:
    with pytest.raises(ReadError, match="文字"):
        read(saved(part(b"<html><body></body></html>")), "年报.mht")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=5)), max_size=5), st.integers(0, 1 << 16))
def test_damaged_files_raise_nothing_but_read_errors(hits: list[tuple[int, bytes]], cut: int) -> None:
    data = saved(part(PAGE), part(ADVERT))
    for place, what in hits:
        data = data[:place] + what + data[place:]
    with suppress(ReadError):
        read(data[: len(data) - cut], "年报.mht")


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\n" + b'boundary="b"\n--b\n' * 100_000,
        b"MIME-Version: 1.0\n" + b"".join(b"boundary=b%d\n--b%d\n" % (n, n) for n in range(100_000)),
        saved(*[part(ADVERT)] * 20_000),
        b"MIME-Version: 1.0\n" + b"a:\n " * 500_000,
        b"MIME-Version: 1.0\n"
        + b"".join(b'Content-Type: multipart/related; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(5000)),
    ],
    ids=["one boundary", "many boundaries", "many pages", "long head", "parts in parts"],
)
def test_hostile_files_take_no_time(data: bytes) -> None:
    with bounded_time(), suppress(ReadError):
        read(data, "年报.mht")
