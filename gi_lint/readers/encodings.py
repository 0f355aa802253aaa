"""Bytes as text in one encoding, and how well that goes."""

from __future__ import annotations

REPLACEMENT = "\ufffd"  # stands for what could not be decoded


def strictly(data: bytes, encoding: str) -> str | None:
    """The text that bytes are in an encoding; None if they are none."""
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def bad_share(text: str) -> float:
    """How many of the characters beyond ASCII could not be decoded."""
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text.count(REPLACEMENT) / max(1, beyond_ascii)
