"""What a file really is, told from its first bytes whatever its suffix says, and what to do with one of no use."""

from __future__ import annotations

from collections.abc import Collection

from gi_lint.document import PICTURES, ReadError
from gi_lint.language import say
from gi_lint.named import NamedTuple

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = b"{\\rtf"
ZIP = b"PK\x03\x04"
_MIME_STARTS = (b"mime-version:", b"from:", b"subject:", b"date:", b"x-", b"content-")
_MIME_REACH = 4096  # bytes in which a MIME message says that it is one
_PICTURE_ADVICE = "图片里的文字无法检查，请提供文字版（.docx、.html 或 .txt）。"
_ARCHIVE_ADVICE = "请先解压，再检查里面的文件。"


class FileType(NamedTuple):
    """A kind of file: what users call it, and what to do when it stands where text should be."""

    name: str
    advice: str


_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", FileType("PNG 图片", _PICTURE_ADVICE)),
    (b"\xff\xd8\xff", FileType("JPEG 图片", _PICTURE_ADVICE)),
    (b"GIF87a", FileType("GIF 图片", _PICTURE_ADVICE)),
    (b"GIF89a", FileType("GIF 图片", _PICTURE_ADVICE)),
    (b"II*\x00", FileType("TIFF 图片", _PICTURE_ADVICE)),
    (b"MM\x00*", FileType("TIFF 图片", _PICTURE_ADVICE)),
    (b"%PDF-", FileType("PDF 文件", "请把后缀改为 .pdf 后再检查。")),
    (b"Rar!\x1a\x07", FileType("RAR 压缩包", _ARCHIVE_ADVICE)),
    (b"7z\xbc\xaf\x27\x1c", FileType("7z 压缩包", _ARCHIVE_ADVICE)),
    (RTF, FileType("RTF 文档", "请用 Word 或 WPS 打开，另存为 .docx 后再检查。")),
    (OLE2, FileType("旧版 Office 文件", "请用 Word 或 WPS 打开，另存为 .docx 后再检查。")),
    (
        ZIP,
        FileType("ZIP 格式的文件（如 .docx、.xlsx 或压缩包）", "请把后缀改回原来的（如 .docx）后再检查。"),
    ),
)


def file_type(data: bytes) -> FileType | None:
    """The kind of binary file that the first bytes show; None if they show none."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind._replace(name=say(kind.name))
    return None


def is_mht(data: bytes) -> bool:
    """Whether a file is a page saved as one file: a MIME message, whatever its suffix says."""
    head = data[:_MIME_REACH].lstrip().lower()
    return head.startswith(_MIME_STARTS) and b"mime-version:" in head


def refuse_empty(data: bytes) -> None:
    """Raise ReadError for a file of 0 bytes."""
    if not data:
        raise ReadError("文件是空的（0 字节）。", "请确认文件已保存、已传完，再检查一次。")


_CONVERSIONS = {
    ".ofd": "请提供报告的 Word 文件（.docx），或用 OFD 阅读器转换为 .docx 再检查",
    **dict.fromkeys((".xls", ".xlsx", ".et"), "请将表格放入报告的 Word 文件（.docx）再检查"),
    **dict.fromkeys((".zip", ".rar", ".7z"), _ARCHIVE_ADVICE),
    **dict.fromkeys(PICTURES, "图片无法核对，请提供可编辑的文件（.docx、.html 或 .txt）"),
}


def unknown_suffix(suffix: str, known: Collection[str]) -> ReadError:
    """The error for a file whose suffix no reader knows, with how to convert it."""
    unsaid = say("文件名没有后缀，看不出是哪一种文件")
    problem = say("不支持的文件类型“{suffix}”", suffix=suffix) if suffix else unsaid
    fallback = say("请转换为以下格式之一：{known}", known=say("、").join(sorted(known)))
    return ReadError(problem, _CONVERSIONS.get(suffix, fallback))
