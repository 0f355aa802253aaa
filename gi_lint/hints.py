"""The names of typing that annotations are written with, for a program that is started for one file at a time.

Loading `typing` takes a thirtieth of a short run, and while reports are checked nobody looks at annotations: modules
postpone them. Who does look at those of a check asks `kinds.kinds_of`, which knows what the names stand for.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for true, wherever it is defined

if TYPE_CHECKING:
    from typing import Any as Any
    from typing import AnyStr as AnyStr
    from typing import Literal as Literal
    from typing import NoReturn as NoReturn
    from typing import Protocol as Protocol
    from typing import TypeVar as TypeVar
    from typing import dataclass_transform as dataclass_transform
else:
    Any = AnyStr = Literal = NoReturn = Protocol = object

    def TypeVar(name):
        """A name that stands for a type."""
        return name

    def dataclass_transform(**_promised):
        """What tells type checkers that a decorator makes classes like dataclasses."""
        return lambda decorator: decorator
