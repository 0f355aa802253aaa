"""Office Open XML packages: parts read from the zip within limits, relationships, names of two namespaces."""

from __future__ import annotations

import codecs
import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from gi_lint.document import ReadError
from gi_lint.language import say
from gi_lint.readers.filetype import OLE2, ZIP, file_type, refuse_empty
from gi_lint.readers.word_looks import without_looks

MAX_ENTRIES = 10_000
MAX_UNCOMPRESSED = 64 * 1024 * 1024  # bytes of all parts read from one file
MAX_ANGLE_BRACKETS = 2_000_000  # start and end tags of one part
MAX_DIGITS = 9  # a longer number in an attribute is no number of a report

Element = ET.Element

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_SAVE_AGAIN = "请用 Word 或 WPS 打开，另存为 .docx 后再检查。"
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    RuntimeError,  # includes NotImplementedError: an unknown compression
)

Names = tuple[str, str]


def word_names(local: str) -> Names:
    """The two full names of a WordprocessingML tag or attribute: transitional, strict."""
    return _WORD[0] + local, _WORD[1] + local


def word_tags(*local_names: str) -> frozenset[str]:
    """Both full names of each tag given."""
    return frozenset(name for local in local_names for name in word_names(local))


def attribute(element: Element, names: Names) -> str | None:
    """The value of an attribute in either namespace; None if it is absent."""
    value = element.get(names[0])
    return value if value is not None else element.get(names[1])


VAL = word_names("val")


def value_of(element: Element) -> str:
    """The `w:val` of a property element; empty if it has none."""
    return attribute(element, VAL) or ""


def is_on(element: Element) -> bool:
    """Whether an on/off property is on: present, and not said to be off."""
    return value_of(element).lower() not in {"0", "false", "off", "none"}


def whole_number(text: str | None, default: int) -> int:
    """An attribute as a whole number; `default` if it is absent or is no number of a sane length."""
    stripped = (text or "").strip()
    digits = stripped.lstrip("+-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > MAX_DIGITS:
        return default
    return -int(digits) if stripped.startswith("-") else int(digits)


def child(element: Element | None, tags: frozenset[str]) -> Element | None:
    """The first child with one of the tags; None if there is none, or no element."""
    for candidate in element if element is not None else ():
        if candidate.tag in tags:
            return candidate
    return None


def children(element: Element | None) -> Iterable[Element]:
    """The children of an element; none if there is no element."""
    return element if element is not None else ()


class Package:
    """The parts of a package by name. Names are compared without regard to case and kind of slash."""

    def __init__(self, data: bytes) -> None:
        """Raise ReadError if `data` is no zip archive, or one beyond the limits."""
        self._archive = _open_archive(data)
        self._entries = {_part_name(info.filename): info for info in self._archive.infolist()}
        self._remaining = MAX_UNCOMPRESSED

    def __contains__(self, name: str) -> bool:
        return _part_name(name) in self._entries

    def data(self, name: str) -> bytes | None:
        """The bytes of a part; None if there is none. Raises ReadError if it is damaged or too large."""
        info = self._entries.get(_part_name(name))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise _protected()
        try:
            with self._archive.open(info) as part:
                content = part.read(self._remaining + 1)
        except _ZIP_FAULTS:
            raise ReadError(
                say("文件已损坏：读不出其中的 {filename}。", filename=info.filename[:80]), _SAVE_AGAIN
            ) from None
        self._remaining -= len(content)
        if self._remaining < 0:
            raise ReadError(
                say(
                    "文件解压后超过 {max_uncompressed} MB，不予读取。",
                    max_uncompressed=MAX_UNCOMPRESSED // 1024 // 1024,
                ),
                "请确认这是一份年度报告；如是，请删去嵌入的内容后另存。",
            )
        return content

    def xml(self, name: str) -> Element | None:
        """The root of an XML part; None if there is no such part. Raises ReadError like `data`."""
        content = self.data(name)
        return None if content is None else parse_xml(content)

    def related(self, part: str) -> dict[str, str]:
        """The parts that a part points to, by the last word of the relationship's type."""
        targets: dict[str, str] = {}
        for relation, target in self._relations(part):
            targets.setdefault(relation.get("Type", "").rpartition("/")[2], target)
        return targets

    def pointed_to(self, part: str, id: str) -> str | None:
        """The part that a part points to by the name of a relationship; None if there is none."""
        return next((target for relation, target in self._relations(part) if relation.get("Id") == id), None)

    def _relations(self, part: str) -> Iterator[tuple[Element, str]]:
        """The relationships of a part to others in the file, with these."""
        folder, name = posixpath.split(part)
        for relation in children(self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))):
            target = relation.get("Target", "")
            if target and relation.get("TargetMode") != "External":
                yield relation, posixpath.normpath(posixpath.join("/", folder, target))

    def main_part(self) -> str | None:
        """The name of the part that holds the document itself; None if the package does not say."""
        return self.related("").get("officeDocument")


def refuse_full(angle_brackets: int, most: int) -> None:
    """Raise ReadError for more tags than any report has."""
    if angle_brackets > most:
        raise ReadError(
            say(
                "文件内容过于庞杂（超过 {max_angle_brackets} 个标记），不予读取。",
                max_angle_brackets=most,
            ),
            "请确认这是一份年度报告。",
        )


def parse_xml(content: bytes) -> Element:
    """The root of an XML part, without looks. Raises ReadError if it is malformed, too large or has a DOCTYPE."""
    refuse_full(content.count(b"<"), MAX_ANGLE_BRACKETS)
    content = without_looks(_in_utf_8(content))
    if b"<!DOCTYPE" in content:
        raise ReadError("文件里的 XML 带有 DOCTYPE 声明，出于安全考虑不予读取。", _SAVE_AGAIN)
    try:
        # One encoding, whatever the part declares: another could hide the word that was searched for.
        return ET.fromstring(content, ET.XMLParser(encoding="utf-8"))
    except ET.ParseError:
        raise _damaged() from None


def not_word(package: Package) -> ReadError:
    """What to tell the user about a package that holds no Word document."""
    for part, name, advice in _OTHER_PACKAGES:
        if part in package:
            return ReadError(say("这不是 Word 文档，而是{name}。", name=say(name)), advice)
    return ReadError("这不是 Word 文档，而是普通的压缩包（ZIP）。", "请先解压，再检查里面的文件。")


_OTHER_PACKAGES = (
    ("xl/workbook.xml", " Excel 工作簿（.xlsx）", "请把表格放进年度报告的 Word 文档（.docx）后再检查。"),
    ("ppt/presentation.xml", " PowerPoint 演示文稿（.pptx）", "请提供年度报告的 Word 文档（.docx）。"),
    ("ofd.xml", " OFD 版式文件（.ofd）", "请提供 .docx 或 .pdf 文件。"),
    ("mimetype", " OpenDocument 文件（如 .odt）", _SAVE_AGAIN),
    ("content.xml", " OpenDocument 文件（如 .odt）", _SAVE_AGAIN),
)


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _open_archive(data: bytes) -> zipfile.ZipFile:
    refuse_empty(data)
    if data.startswith(OLE2):
        raise _ole2(data)
    kind = file_type(data)
    if kind is not None and not data.startswith(ZIP):
        raise ReadError(say("这不是 .docx 文件，而是 {kind.name}。", kind=kind), kind.advice)
    if data.count(b"PK\x01\x02") > MAX_ENTRIES:  # before zipfile builds an object for each
        raise ReadError(
            say("压缩包里的文件超过 {max_entries} 个，不予读取。", max_entries=MAX_ENTRIES), "请确认这是一份年度报告。"
        )
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_FAULTS:
        if data.startswith(ZIP[:2]):
            raise ReadError("文件不完整或已损坏（可能没有传完）。", "请重新下载或复制，再检查一次。") from None
        raise ReadError(
            "这不是 .docx 文件（内容不是 Word 文档）。", "请改回原来的后缀，或用 Word、WPS 另存为 .docx。"
        ) from None


def _ole2(data: bytes) -> ReadError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _protected()
    if "WordDocument".encode("utf-16-le") in data:
        return ReadError("这是旧版 Word 文档（.doc），只是后缀写成了 .docx。", _SAVE_AGAIN)
    return ReadError("这是旧版 Office 文件（如 .doc、.xls、.wps），不是 .docx。", _SAVE_AGAIN)


def _protected() -> ReadError:
    return ReadError("文件设有打开密码，无法读取。", "请取消密码保护，另存后再检查。")


def _in_utf_8(content: bytes) -> bytes:
    """An XML part in UTF-8: the standard allows UTF-16 too, in which a search would find nothing."""
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    try:
        return content.decode("utf-16").encode()
    except UnicodeError:
        raise _damaged() from None


def _damaged() -> ReadError:
    return ReadError("文件已损坏：里面的 XML 不完整或有错误。", _SAVE_AGAIN)
