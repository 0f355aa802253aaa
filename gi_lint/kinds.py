"""What a value that people write may be: the type hints of settings, held against what YAML gives."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

from gi_lint.language import as_written, quoted, say
from gi_lint.text import guess
from gi_lint.yaml_text import is_whole, plain


def kinds_of(check: type) -> dict[str, Any]:
    """The type hints of a check's settings, by name."""
    return typing.get_type_hints(check, localns={"Any": Any, "Literal": Literal})


def unlike(key: str, value: Any, hint: Any) -> str:
    """What to tell of a value that is not what its key asks for."""
    given, wanted = as_written(plain(value)), described(hint)
    said = say("{key}: 应为{expected}，不是{value}", key=key, expected=wanted, value=given)
    if hint is str and is_whole(value):
        return said + say('；数字当文字用，要加引号："{value}"', value=value)
    return said + guess(str(value), [*_choices(hint)])


def _choices(hint: Any) -> Iterator[str]:
    """The words that a type hint leaves to choose from."""
    for arg in get_args(hint):
        if get_origin(hint) is Literal:
            yield str(arg)
        else:
            yield from _choices(arg)


def fits(value: Any, hint: Any) -> bool:
    """Whether a value has the form that the type hint of a setting asks for."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return value in args
    if origin in (UnionType, typing.Union):
        return any(fits(value, arg) for arg in args)
    if origin is tuple:
        return isinstance(value, list) and all(fits(item, args[0]) for item in value)
    if origin in (dict, Mapping) or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return isinstance(value, dict) and all(fits(str(k), args[0]) and fits(v, args[1]) for k, v in value.items())
    if hint is NoneType:
        return value is None
    if hint is int:
        return is_whole(value)
    return hint is Any or isinstance(value, hint)


_KINDS = {str: "文字", int: "整数", bool: "true 或 false"}


def described(hint: Any) -> str:
    """A type hint in an author's words."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return say("或").join(quoted(str(choice)) for choice in args)
    if origin in (UnionType, typing.Union):
        return say("或").join(described(arg) for arg in args if arg is not NoneType)
    if origin is tuple:
        return say("列表，各项为{item}", item=described(args[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        told = args[1] not in (Any, object)
        return say("“键: 值”，值为{value}", value=described(args[1])) if told else say("“键: 值”")
    return say(_KINDS[hint]) if hint in _KINDS else str(hint)
