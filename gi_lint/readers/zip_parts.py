"""The parts of a zip archive as Office Open XML allows one: stored as they are, or deflated (ISO/IEC 29500-2, annex B).

zipfile of the standard library reads more kinds, and loads a tenth of a short run for them.
"""

from __future__ import annotations

import zlib

from gi_lint.named import NamedTuple

_END, _LONG_END, _ENTRY, _HEADER = b"PK\x05\x06", b"PK\x06\x06", b"PK\x01\x02", b"PK\x03\x04"
_BEFORE_END = 76  # bytes from the record of a long archive's end to that of any archive's
_STORED, _DEFLATED = 0, 8
_IN_EXTRA = 0xFFFFFFFF  # stands for a number that is written in eight bytes in the field of extra data
_LONG_NUMBERS = 1  # of extra data, the block with these


class ZipFault(Exception):
    """An archive is damaged, or of a kind that is not allowed."""


class Part(NamedTuple):
    """A part as the archive's directory tells of it. `packed` and `size` are bytes, `start` where its header is."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    start: int

    @property
    def is_encrypted(self) -> bool:
        """Whether it wants a password."""
        return bool(self.flags & 1)


def parts_of(data: bytes) -> list[Part]:
    """The parts of an archive. Raises ZipFault."""
    at, end, before = _directory(data)
    parts = []
    while at < end:
        if data[at : at + 4] != _ENTRY:
            raise ZipFault
        behind_name = at + 46 + _number(data, at + 28, 2)
        behind_extra = behind_name + _number(data, at + 30, 2)
        size, packed, start = _long_numbers(
            [_number(data, at + 24, 4), _number(data, at + 20, 4), _number(data, at + 42, 4)],
            data[behind_name:behind_extra],
        )
        name = data[at + 46 : behind_name].decode("utf-8", "replace")
        flags, method, checksum = _number(data, at + 8, 2), _number(data, at + 10, 2), _number(data, at + 16, 4)
        parts.append(Part(name, flags, method, checksum, packed, size, before + start))
        at = behind_extra + _number(data, at + 32, 2)
    return parts


def content_of(data: bytes, part: Part, most: int) -> bytes:
    """What a part holds; if that is more than `most` bytes, one byte more than `most`. Raises ZipFault."""
    if data[part.start : part.start + 4] != _HEADER:
        raise ZipFault
    begin = part.start + 30 + _number(data, part.start + 26, 2) + _number(data, part.start + 28, 2)
    content = _unpacked(data[begin : begin + part.packed], part, most + 1)
    if len(content) <= most and (len(content) != part.size or zlib.crc32(content) != part.checksum):
        raise ZipFault
    return content


def _unpacked(packed: bytes, part: Part, most: int) -> bytes:
    if part.method == _STORED:
        return packed[:most]
    if part.method != _DEFLATED:
        raise ZipFault
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
    except zlib.error as error:
        raise ZipFault from error


def _directory(data: bytes) -> tuple[int, int, int]:
    """Where the directory begins and ends, and how many bytes stand before the archive. Raises ZipFault."""
    end = data.rfind(_END)
    if end < 0:
        raise ZipFault
    size, start = _number(data, end + 12, 4), _number(data, end + 16, 4)
    if data.startswith(_LONG_END, max(end - _BEFORE_END, 0)):
        end -= _BEFORE_END
        size, start = _number(data, end + 40, 8), _number(data, end + 48, 8)
    before = end - size - start
    if before < 0:
        raise ZipFault
    return end - size, end, before


def _long_numbers(numbers: list[int], extra: bytes) -> list[int]:
    """Numbers of an entry, those too long for four bytes from its extra data, which has them in the same order."""
    at = 0
    while _IN_EXTRA in numbers and at + 4 <= len(extra):
        kind, length = _number(extra, at, 2), _number(extra, at + 2, 2)
        if kind == _LONG_NUMBERS:
            long = iter(range(at + 4, at + 4 + length, 8))
            return [_number(extra, next(long, at), 8) if number == _IN_EXTRA else number for number in numbers]
        at += 4 + length
    return numbers


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")
