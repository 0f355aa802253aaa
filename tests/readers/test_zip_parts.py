"""Parts of zip archives, against what zipfile writes and reads."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gi_lint.readers.zip_parts import ZipFault, content_of, parts_of

MOST = 10_000
CONTENTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": "示例".encode() * 500, "空.xml": b""}


class Pipe(io.BytesIO):
    """What cannot be gone back in, so that sizes stand behind the content of each part."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def archive(method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"", file: io.BytesIO | None = None) -> bytes:
    file = file or io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as written:
        written.comment = comment
        for name, content in CONTENTS.items():
            with written.open(name, "w", force_zip64=True) as part:
                part.write(content)
    return file.getvalue()


def contents(data: bytes) -> dict[str, bytes]:
    return {part.name: content_of(data, part, MOST) for part in parts_of(data)}


@pytest.mark.parametrize(
    "data",
    [
        archive(),
        archive(zipfile.ZIP_STORED),
        archive(comment="说明".encode()),
        archive(file=Pipe()),
        b"before" + archive(),
    ],
    ids=["deflated", "stored", "commented", "streamed", "behind other bytes"],
)
def test_parts_as_any_program_writes_them(data: bytes) -> None:
    assert contents(data) == CONTENTS


def test_long_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 100)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    data = archive()
    assert b"PK\x06\x06" in data
    assert contents(data) == CONTENTS


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_none_of_office_files(method: int) -> None:
    data = archive(method)
    with pytest.raises(ZipFault):
        contents(data)


def test_no_more_is_unpacked_than_asked_for() -> None:
    data = archive()
    part = next(part for part in parts_of(data) if part.name == "word/document.xml")
    assert len(content_of(data, part, part.size)) == part.size
    assert len(content_of(data, part, 100)) == 101


@given(st.data())
def test_what_is_damaged_is_refused_or_right(drawn: st.DataObject) -> None:
    data = bytearray(archive())
    for _ in range(drawn.draw(st.integers(1, 5))):
        data[drawn.draw(st.integers(0, len(data) - 1))] = drawn.draw(st.integers(0, 255))
    try:
        read = contents(bytes(data[drawn.draw(st.integers(0, 9)) :]))
    except ZipFault:
        return
    assert all(content in CONTENTS.values() for content in read.values())
