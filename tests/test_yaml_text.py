"""YAML that people write: what is no YAML, or too much of it, is told with its line, whatever kind of file it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gi_lint.yaml_text import MOST_BYTES, YamlFault, load
from tests.command import EXAMPLES, gi_lint
from tests.limits import bounded_time

CLEAN = EXAMPLES / "clean-2023.txt"


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"a: 1\nb: " + b"[" * 20_000, 2, "括号嵌套超过 100 层"),
        (b"a: " + b"[" * 20_000 + b"]" * 20_000, 1, "括号嵌套超过 100 层"),
        (b"\n\n" + b"[{a: " * 20_000, 3, "括号嵌套超过 100 层"),
        (b"- " * 20_000, 1, "嵌套过深"),
        (b"? " * 20_000, 1, "嵌套过深"),
        (b"a: 1\nb: " + b"9" * 20_000, 2, "整数过长"),
        (b"a: 1\nb: 0x" + b"f" * 20_000, 2, "整数过长"),
        (b"a: 1\nb: 2024-02-30", 2, "day is out of range"),
        (b"a: 1\nb: !!int x", 2, "'x'"),
        (b"a: 1\nb: \x07", 2, "U+0007"),
        (b"a: 1\nb: ['x', \"\\ud800\"]", 2, "U+D800"),
        (b'a: 1\n"\\0": x', 2, "U+0000"),
        (b"a: &a\n  <<: *a\n", 1, "YAML"),  # ruamel.yaml fails at it with an AttributeError
        (b"a: 1\nb: \xff", 2, "UTF-8"),
        (b"a: 1\n".ljust(MOST_BYTES + 1, b"#"), 1, "32 MB"),
    ],
    ids=lambda value: value[:20] if isinstance(value, bytes) else value,
)
def test_what_is_not_read_is_told_with_its_line(data: bytes, line: int, says: str) -> None:
    with bounded_time(), pytest.raises(YamlFault) as told:
        load(data)
    assert told.value.line == line
    assert says in str(told.value) and "\n" not in str(told.value)


def test_what_people_write_is_read() -> None:
    deep = "[" * 100 + "]" * 100
    assert load(f"a: {deep[1:-1]}\nb: -{10**17}\nc: 2024-02-29\nd: '{'[' * 500}'".encode()).keys() == set("abcd")


def test_every_file_that_users_write_has_the_same_limits(tmp_path: Path) -> None:
    for option, name in (("--pack", "pack.yaml"), ("--config", "config.yaml"), ("--baseline", "baseline.yaml")):
        folder = tmp_path / name[:-5]
        folder.mkdir()
        (folder / name).write_text("id: 甲\ntitle: " + "[" * 20_000, encoding="utf-8")
        ran = gi_lint("check", option, "." if option == "--pack" else name, CLEAN, cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"{name}:2: YAML 写法有误：括号嵌套超过 100 层，不予读取\n"
