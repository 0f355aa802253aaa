"""Settings that are expressions: read when a check is made, their slips told as the author's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from gi_lint.check import SettingError
from gi_lint.expression import ExpressionError, Relation, parse_relation


@contextmanager
def parsing(key: str) -> Iterator[None]:
    """Parsing of the setting `key`. Raises SettingError where an expression in it cannot be read."""
    try:
        yield
    except ExpressionError as error:
        raise SettingError(key, str(error)) from None


def with_levels(expect: str | Sequence[str], levels: Mapping[str, Sequence[str]]) -> list[tuple[Relation, str | None]]:
    """The relations that a rule expects, each with the level of its own, if it has one. Raises ExpressionError."""
    expected = [expect] if isinstance(expect, str) else expect
    others = [(text, level) for level, texts in levels.items() for text in texts]
    return [(parse_relation(text), level) for text, level in [*((text, None) for text in expected), *others]]
