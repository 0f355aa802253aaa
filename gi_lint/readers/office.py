"""Old Word (.doc), WPS (.wps) and RTF files, converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from gi_lint.document import Document, ReadError
from gi_lint.language import say
from gi_lint.readers import docx, html
from gi_lint.readers.filetype import OLE2, RTF, file_type, is_mht, refuse_empty

PROGRAMS = (
    "soffice",
    "libreoffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",  # whose installers add nothing to the path
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
SECONDS = 120  # that a conversion may take
_ADVICE = "请用 Word 或 WPS 另存为 .docx 再检查"
_FILTERS = {OLE2: "MS Word 97", RTF: "Rich Text Format"}  # so that a damaged file is not taken for another kind

# LibreOffice would fetch the pictures that a report refers to. Sent through a proxy that is not there, nothing is.
_PROXY = {
    "ooInetProxyType": "2",
    "ooInetHTTPProxyName": "127.0.0.1",
    "ooInetHTTPProxyPort": "9",
    "ooInetHTTPSProxyName": "127.0.0.1",
    "ooInetHTTPSProxyPort": "9",
    "ooInetNoProxy": "",
}
_SETTING = (
    '<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
    "</item>"
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{settings}</oor:items>'
)


def read(data: bytes, path: str) -> Document:
    """The document as Word's new format shows it. A .doc that is in truth a .docx or a page is read as such.

    Raises ReadError where LibreOffice is not installed or cannot convert the file.
    """
    refuse_empty(data)
    if data.startswith(b"PK"):
        return docx.read(data, path)
    if data.lstrip(b"\xef\xbb\xbf\r\n\t ")[:1] == b"<" or is_mht(data):
        return html.read(data, path)
    kind = file_type(data)
    if kind is not None and not data.startswith(tuple(_FILTERS)):
        raise ReadError(say("内容是{kind.name}，不是 Word 文档。", kind=kind), kind.advice)
    return docx.read(_converted(data, Path(path).suffix.lower()), path)


def _converted(data: bytes, suffix: str) -> bytes:
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ReadError(say("{suffix} 文件要由 LibreOffice 转换才能读取，本机没有安装", suffix=suffix), _ADVICE)
    with tempfile.TemporaryDirectory(prefix="gi-lint-") as temporary:
        folder = Path(temporary)
        source = folder / f"report{suffix}"
        source.write_bytes(data)
        filters = [f"--infilter={name}" for start, name in _FILTERS.items() if data.startswith(start)]
        command = [program, _profile(folder), "--headless", "--norestore", *filters, "--convert-to", "docx"]
        try:
            subprocess.run(
                [*command, "--outdir", str(folder), str(source)], capture_output=True, timeout=SECONDS, check=False
            )
            return (folder / "report.docx").read_bytes()
        except subprocess.TimeoutExpired:
            raise ReadError(say("LibreOffice 用了 {seconds} 秒仍未完成转换", seconds=SECONDS), _ADVICE) from None
        except OSError:
            raise ReadError("LibreOffice 无法转换这个文件，文件可能已损坏或加密", _ADVICE) from None


def _profile(folder: Path) -> str:
    """The option for a profile of its own: a running LibreOffice does not interfere, and no network is asked."""
    settings = "".join(_SETTING.format(name=name, value=value) for name, value in _PROXY.items())
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(settings=settings), encoding="utf-8")
    return f"-env:UserInstallation={profile.as_uri()}"
