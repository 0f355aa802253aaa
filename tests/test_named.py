"""Our named tuples are those of typing."""

from __future__ import annotations

import pickle
import typing

import pytest

from gi_lint import named


class Theirs(typing.NamedTuple):
    """A figure with its unit."""

    figure: int
    unit: str = "件"

    def told(self) -> str:
        """Both in one."""
        return f"{self.figure}{self.unit}"


class Ours(named.NamedTuple):
    """A figure with its unit."""

    figure: int
    unit: str = "件"

    def told(self) -> str:
        """Both in one."""
        return f"{self.figure}{self.unit}"


Value = type[Theirs] | type[Ours]
both = pytest.mark.parametrize("value", [Theirs, Ours])


@both
def test_made_by_place_by_name_and_by_default(value: Value) -> None:
    assert value(3).told() == value(figure=3).told() == value(3, "件").told() == value._make([3, "件"]).told() == "3件"


@both
@pytest.mark.parametrize("arguments", [{}, {"figure": 3, "units": "条"}])
def test_wrong_fields_are_told(value: Value, arguments: dict[str, typing.Any]) -> None:
    with pytest.raises(TypeError, match=rf"{value.__name__}\.__new__\(\)"):
        value(**arguments)


@both
def test_equal_as_tuples(value: Value) -> None:
    assert value(3) == (3, "件") and hash(value(3)) == hash((3, "件"))
    assert sorted([value(3), value(2)])[0].figure == 2
    figure, unit = value(3)
    assert (figure, unit) == value(3)[:]


@both
def test_changed_in_a_copy(value: Value) -> None:
    before = value(3)
    assert before._replace(unit="条").told() == "3条" and before.told() == "3件"
    with pytest.raises((TypeError, ValueError), match="units"):
        before._replace(units="条")  # type: ignore[call-arg]


@both
def test_never_changed_itself(value: Value) -> None:
    with pytest.raises(AttributeError):
        setattr(value(3), "figure", 4)  # noqa: B010
    with pytest.raises(AttributeError):
        setattr(value(3), "figures", 4)  # noqa: B010


@both
def test_sent_to_another_process(value: Value) -> None:
    copy = pickle.loads(pickle.dumps(value(3)))
    assert type(copy) is value and copy == value(3)


@both
def test_shown_with_its_fields(value: Value) -> None:
    assert repr(value(3)) == f"{value.__name__}(figure=3, unit='件')"
    assert value(3)._asdict() == {"figure": 3, "unit": "件"}
    assert value._fields == ("figure", "unit") and value._field_defaults == {"unit": "件"}
    assert vars(value)["__match_args__"] == value._fields
    assert value.__doc__ == "A figure with its unit."
