"""A short name for contents: the same for the same contents, on every machine and in every run."""

from __future__ import annotations

from collections.abc import Iterable

try:  # hashlib loads all of OpenSSL, which takes longer than what is to be named here
    from _blake2 import blake2b
except ImportError:  # not CPython
    from hashlib import blake2b


def digest(parts: Iterable[str | bytes], size: int = 16) -> str:
    """The name of parts in their order, as hexadecimal figures, two for each of `size` bytes.

    Where a part ends and the next begins makes a difference.
    """
    name = blake2b(digest_size=size)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        name.update(b"%d:" % len(data))
        name.update(data)
    return name.hexdigest()
