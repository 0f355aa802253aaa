"""Patterns kept between runs are the patterns that Python compiles."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, AnyStr

import pytest

import gi_lint
from gi_lint import cache, patterns

CASES = [
    (r"[^,。;:()\d]{0,16}:", 0),
    (r"(?P<number>\d+)(?P<unit>件|条)?|(?P<other>无)", 0),
    (r"<(?:td|th)[^>]*>", re.I),
    (r"^一、.*?$", re.M | re.S),
    (rb"<w:(?:b|i)(?: \w+=\"[^\"]*\")*/>", 0),
    (b"\xe4\xbb\xb6", 0),
    ("", 0),
]


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GI_LINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(patterns, "_ready", None)


def forget() -> None:
    patterns._ready = None


@pytest.mark.parametrize(("text", "flags"), CASES)
def test_kept_and_loaded_it_is_the_same(text: AnyStr, flags: int) -> None:
    assert patterns.compiled(text, flags) == re.compile(text, flags)
    patterns.keep()
    forget()
    loaded = patterns.compiled(text, flags)
    assert loaded == re.compile(text, flags)
    assert loaded.groupindex == re.compile(text, flags).groupindex
    assert patterns._ready is not None
    assert not patterns._ready.is_new


def all_patterns() -> Iterator[re.Pattern[Any]]:
    for module in pkgutil.walk_packages(gi_lint.__path__, "gi_lint."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, re.Pattern):
                    yield value


def test_every_pattern_of_the_program_is_what_python_compiles() -> None:
    found = list(all_patterns())
    assert len(found) > 100
    for pattern in found:
        assert patterns.compiled(pattern.pattern, pattern.flags) == pattern
    patterns.keep()
    forget()
    for pattern in found:
        assert patterns.compiled(pattern.pattern, pattern.flags) == pattern


def test_lastgroup_survives() -> None:
    text = r"(?:(?P<a>1)|(2)|(?P<c>3))"
    patterns.compiled(text)
    patterns.keep()
    forget()
    match = patterns.compiled(text).match("3")
    assert match is not None
    assert match.lastgroup == "c"


def kept_file(index: object, numbers: bytes = b"") -> bytes:
    return json.dumps([patterns._STAMP, index]).encode() + b"\n" + numbers


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\n",
        b'["another Python", {}]\n',
        kept_file({"0 件": [32, 4, 0, {}]}, b"\0\0\0\0"),
        kept_file({"0 件": [32, 4, 0, {}]}),
        kept_file({"0 件": [32, "4", 0, {}]}),
        kept_file({"0 件": "no list"}),
        kept_file(5),
    ],
)
def test_what_is_amiss_with_the_cache_does_not_matter(kept: bytes) -> None:
    cache.store("patterns", kept)
    assert patterns.compiled("件") == re.compile("件")


def test_what_was_amiss_is_kept_rightly_the_next_time() -> None:
    cache.store("patterns", kept_file({"0 件": [32, 3, 0, {}], "0 条": [32, 4, 0, {}]}, b"\0" * 7))
    for _ in range(2):
        patterns.compiled("件")
        patterns.compiled("项")
        patterns.keep()
        forget()
    assert kept_keys() == {"0 件", "0 条", "0 项"}
    assert patterns.compiled("件") == re.compile("件")


def test_patterns_of_earlier_runs_are_dropped_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_MOST", 2)
    for text in ("甲", "乙", "丙"):
        patterns.compiled(text)
        patterns.keep()
        forget()
    assert kept_keys() == {"0 丙"}


def kept_keys() -> set[str]:
    return set(patterns._unpacked(cache.load_bytes("patterns") or b""))


def test_a_wrong_pattern_is_the_same_error() -> None:
    with pytest.raises(re.error, match="unterminated"):
        patterns.compiled("[件")


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (("公开", "申请"), "依申请公开", "申请"),
        (("+", "(注"), "一(注1)", "(注"),
        (("公开",), "申请", None),
        ((), "申请", None),
    ],
)
def test_any_of_some_words(words: tuple[str, ...], text: str, found: str | None) -> None:
    match = patterns.any_of(words).search(text)
    assert (match and match[0]) == found
