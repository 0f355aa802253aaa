"""YAML that people write: its lines, and the words to tell them of a slip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from gi_lint.files import real
from gi_lint.hints import Any
from gi_lint.language import labelled, say
from gi_lint.text import meant, wide_mark

Tree = dict[str, Any]
MOST_BYTES = 32 << 20  # of a file


class YamlFault(Exception):
    """A file is not YAML, or too much of it: what to tell of it. `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def load(data: bytes) -> Any:
    """What a YAML file holds, its mappings and lists knowing their lines. Raises YamlFault."""
    if len(data) > MOST_BYTES:
        raise YamlFault(1, say("文件超过 {limit} MB，不予读取", limit=MOST_BYTES >> 20))
    try:
        return _loaded(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlFault(line, say("不是 UTF-8 编码的文字，请另存为 UTF-8")) from error


def _loaded(text: str) -> Any:
    # ruamel.yaml is slow to import and what it reads is cached, so it is loaded only here.
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    from gi_lint.yaml_parser import parse
    from gi_lint.yaml_slips import told

    try:
        return parse(text)
    except MarkedYAMLError as error:
        raise _fault(*told(error, text)) from error
    except ReaderError as error:
        said = say("有不能使用的字符（U+{code:04X}）", code=error.character)
        raise _fault(text.count("\n", 0, error.position) + 1, said) from error
    except Exception as error:  # whatever else ruamel.yaml stumbles over is a fault of the text
        raise _fault(1, str(error)) from error


def _fault(line: int, problem: str) -> YamlFault:
    return YamlFault(line, labelled(say("YAML 写法有误"), problem))


def shown(path: Path) -> str:
    """A path as people use it: relative to here where it lies below."""
    try:
        return real(path).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def line_of(mapping: Any, key: object) -> int:
    """The line of a mapping's key, 1 where it is not known."""
    try:
        return int(mapping.lc.key(key)[0]) + 1
    except (AttributeError, KeyError, TypeError):
        return 1


def plain(value: Any) -> Any:
    """YAML data without the loader's own types; a day becomes its ISO text, every key a text."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, bool):
        return bool(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return float(value)
    return None if value is None else str(value)


def unknown(what: str, word: str, known: Sequence[str], called: Mapping[str, str] | None = None) -> str:
    """What to tell of a word that is none of those known; with a guess it is told in English in every language.

    `called` are names that people have for some of them: 表三 for t3.
    """
    if hint := wide_mark(word):
        return say("没有“{word}”", word=word) + hint
    likely = meant(word, known, called or {})
    if likely is None:
        return say("没有“{word}”；可用：{known}", word=word, known=say("、").join(known))
    said = "unknown {what} {word!r}; did you mean {meant!r}?（没有“{word}”，是不是想写“{meant}”？）"
    return say(said, what=what, word=word, meant=likely)


def is_whole(value: object) -> bool:
    """Whether a value is a whole number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)
