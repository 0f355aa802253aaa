"""Old Word and WPS files: converted where LibreOffice is installed, else told how to convert."""

from __future__ import annotations

import shutil
import socket
import threading
from pathlib import Path

import pytest

from gi_lint.document import ReadError
from gi_lint.readers import office
from tests.drafts.reports import report_2014
from tests.drafts.writers import to_docx
from tests.fixtures.make_office_files import converted, edited

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def problem(data: bytes, path: str) -> ReadError:
    with pytest.raises(ReadError) as caught:
        office.read(data, path)
    return caught.value


@needs_office
@pytest.mark.parametrize("path", ["年报.doc", "年 报.wps", "报告.WPS"])
def test_a_word_97_file_is_converted_whatever_its_suffix(path: str) -> None:
    document = office.read((FIXTURES / "report-2021.doc").read_bytes(), path)
    assert (document.path, document.format) == (path, "docx")
    assert document.paragraphs[0].text.endswith("政府信息公开工作年度报告")
    assert len(document.grids) == 3


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf"])
def test_without_libreoffice_it_is_said_how_to_convert(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    error = problem((FIXTURES / "report-2021.doc").read_bytes(), f"年报{suffix}")
    assert f"{suffix} 文件要由 LibreOffice 转换" in error.problem
    assert "另存为 .docx" in error.advice


@pytest.mark.parametrize("path", ["年报.doc", "年报.wps"])
def test_what_is_no_word_file_is_named(path: str) -> None:
    error = problem((FIXTURES / "report-2021.pdf").read_bytes(), path)
    assert "PDF" in error.problem
    assert ".pdf" in error.advice
    assert "PNG" in problem(b"\x89PNG\r\n\x1a\n" + bytes(99), path).problem


@needs_office
@pytest.mark.parametrize("kept", [16, 20_000])
def test_a_damaged_file_is_refused(kept: int) -> None:
    error = problem((FIXTURES / "report-2021.doc").read_bytes()[:kept], "年报.doc")
    assert "LibreOffice 无法转换" in error.problem


PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="99" cy="99"/><wp:docPr id="1" name="p"/><a:graphic '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name="x"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rIdAway" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="99" cy="99"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
LINK = (
    '<Relationship Id="rIdAway" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="http://127.0.0.1:{port}/picture.png" TargetMode="External"/></Relationships>'
)


@needs_office
def test_nothing_is_fetched_that_a_file_refers_to() -> None:
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    asked.append(connection.recv(200))

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            changes = {
                "word/document.xml": lambda xml: xml.replace("<w:body>", f"<w:body>{PICTURE}"),
                "word/_rels/document.xml.rels": lambda xml: xml.replace("</Relationships>", LINK.format(port=port)),
            }
            old = converted(edited(to_docx(report_2014()), changes, {}), "doc")
            if not asked:
                pytest.skip("this LibreOffice asks for nothing by itself")
            asked.clear()
            assert office.read(old, "年报.doc").paragraphs
        finally:
            done.set()
            thread.join()
    assert asked == []
