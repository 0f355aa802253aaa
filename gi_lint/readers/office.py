"""Old Word (.doc), WPS (.wps) and RTF files, converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from gi_lint.document import Document, ReadError
from gi_lint.language import say
from gi_lint.readers import docx, html
from gi_lint.readers.filetype import refuse_empty

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120  # that a conversion may take
_ADVICE = "请用 Word 或 WPS 另存为 .docx 再检查"


def read(data: bytes, path: str) -> Document:
    """The document as Word's new format shows it. A .doc that is in truth a .docx or a page is read as such.

    Raises ReadError where LibreOffice is not installed or cannot convert the file.
    """
    refuse_empty(data)
    if data.startswith(b"PK"):
        return docx.read(data, path)
    if data.lstrip(b"\xef\xbb\xbf\r\n\t ")[:1] == b"<":
        return html.read(data, path)
    return docx.read(_converted(data, Path(path).suffix.lower()), path)


def _converted(data: bytes, suffix: str) -> bytes:
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ReadError(say("{suffix} 文件要由 LibreOffice 转换才能读取，本机没有安装", suffix=suffix), _ADVICE)
    with tempfile.TemporaryDirectory(prefix="gi-lint-") as name:
        folder = Path(name)
        source = folder / f"report{suffix}"
        source.write_bytes(data)
        profile = (folder / "profile").as_uri()  # a profile of its own: a running LibreOffice does not interfere
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
        try:
            subprocess.run(
                [*command, "--outdir", str(folder), str(source)], capture_output=True, timeout=SECONDS, check=False
            )
            return (folder / "report.docx").read_bytes()
        except subprocess.TimeoutExpired:
            raise ReadError(say("LibreOffice 用了 {seconds} 秒仍未完成转换", seconds=SECONDS), _ADVICE) from None
        except OSError:
            raise ReadError("LibreOffice 无法转换这个文件，文件可能已损坏或加密", _ADVICE) from None
