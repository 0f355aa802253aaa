"""YAML that people write: what is no YAML, or too much of it, is told with its line, whatever kind of file it is."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("甲: 1\n乙: 2\n甲: 3", 3, 1, "键“甲”写了两次"),
        ("规则: {甲: 1, 甲: 2}", 1, 12, "键“甲”写了两次"),
        ("甲:\n\t乙: 1", 2, 1, "制表符"),
        ("甲: \t乙", 1, 4, "制表符"),
        ("- 甲: 1\n  乙: 2\n 丙: 3", 3, 2, "缩进不对"),
        ("甲:\n  - 乙\n - 丙", 3, 2, "缩进不对"),
        ("甲: 1\n  乙: 2", 2, 4, "不能有冒号"),
        ("甲: 规定: 三项", 1, 6, "不能有冒号"),
        ("甲：1\n乙: 2", 2, 2, "上一行的冒号是不是半角"),
        ("甲: 1\n乙：2\n丙: 3", 2, 1, "应是“键: 值”"),
        ('甲: 1\n乙: "丙\n丁: 2', 2, 4, "引号没有结束"),
        ("甲: '乙\n丁: 2", 1, 4, "引号没有结束"),
        ('甲: "乙" 丙', 1, 8, "多出了文字"),
        ("甲: [乙\n丙: 1", 1, 4, "“[”没有与它成对的括号，或者到第 2 行第 2 列为止"),
        ("甲: {乙: 1 丙: 2}", 1, 4, "到第 1 行第 11 列为止的各项之间缺少逗号"),
        ("甲: [乙]]", 1, 7, "“]”前面没有"),
        ('甲: "\\d+"', 1, 6, "改用单引号"),
        ('甲: "C:\\Users"', 1, 9, "改用单引号"),
        ("甲: *.docx", 1, 4, "“*”在这里有特殊含义"),
        ("甲: [丙, */乙]", 1, 8, "“*”在这里有特殊含义"),
        ("甲: >= 3", 1, 4, "“>”在这里有特殊含义"),
        ("甲: @乙", 1, 4, "“@”在这里有特殊含义"),
    ],
)
def test_a_common_slip_is_told_in_plain_words(text: str, line: int, column: int, says: str) -> None:
    with pytest.raises(YamlFault) as told:
        load(text.encode())
    assert told.value.line == line
    message = str(told.value)
    assert message.startswith(f"YAML 写法有误：第 {column} 列：") and says in message
    assert not re.search("while|expected|found", message)


def test_a_rare_slip_is_told_in_the_words_of_ruamel_yaml() -> None:
    with pytest.raises(YamlFault, match=r"YAML 写法有误：.*undefined tag handle"):
        load("甲: !x!y 丁".encode())


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
