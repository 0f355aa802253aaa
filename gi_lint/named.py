"""`NamedTuple` as in typing, for a program that is started for one file at a time.

Making a class, `typing.NamedTuple` compiles the type of every field and a constructor, whether it is used or not: for
the classes of this program a tenth of a short run. Here nobody looks at the types, and a class compiles its
constructor when its first value is made. Modules must postpone their annotations.
"""

from __future__ import annotations

from gi_lint.hints import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter as _field  # what collections.namedtuple makes fields of
    from functools import lru_cache
    from types import FunctionType

    class _Values(tuple):
        """What all classes of named tuples have in common."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return tuple.__new__(cls, values)

        def _replace(self, **changes):
            values, places = list(self), self._places
            for name, value in changes.items():
                if name not in places:
                    raise TypeError(f"{type(self).__name__} has no field {name!r}")
                values[places[name]] = value
            return tuple.__new__(type(self), values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        """Makes of a class with annotated names a class of tuples with these fields."""

        def __new__(maker, name, bases, body):
            if not bases:
                return super().__new__(maker, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}

            def first(cls, /, *values, **named):
                made.__new__ = _constructor(made)
                return made.__new__(cls, *values, **named)

            places = {field: place for place, field in enumerate(fields)}
            body.update((field, _field(place, "")) for field, place in places.items())
            body.update(
                _fields=fields,
                _places=places,
                _field_defaults=defaults,
                __match_args__=fields,
                __slots__=(),
                __new__=first,
            )
            made = type(name, (_Values,), body)
            return made

    @lru_cache
    def _any_of_length(length):
        """A function that makes a tuple of so many values, whatever they are called."""
        names = ", ".join(f"_{place}" for place in range(length))
        return eval(f"lambda _class, {names}: _tuple(_class, ({names},))", {"_tuple": tuple.__new__})

    def _constructor(made):
        """A function that makes a value of its first argument, a class, from the values of the fields of `made`."""
        same = _any_of_length(len(made._fields))
        name = f"{made.__qualname__}.__new__"
        code = same.__code__.replace(co_varnames=("_class", *made._fields), co_name="__new__", co_qualname=name)
        return FunctionType(code, same.__globals__, "__new__", tuple(made._field_defaults.values()))

    class NamedTuple(metaclass=_Maker):
        """The base of a class of tuples whose annotated names are the fields."""
