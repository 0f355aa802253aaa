"""How alike two texts are: as difflib says, but fast."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest

from gi_lint.checks.likeness import Source, ratio, rough_ratio
from tests.limits import bounded_time

WORDS = (
    "公开政府信息申请办理答复群众企业部门乡镇平台网站解读政策文件发布栏目监督考核培训保障制度机制管理服务改革发展建设"
)


def clauses(seed: int, length: int) -> list[str]:
    """Invented clauses of some `length` characters in all."""
    chance = random.Random(seed)
    found: list[str] = []
    while sum(map(len, found)) < length:
        found.append("".join(chance.choices(WORDS, k=chance.randint(6, 18))))
    return found


def edited(text: list[str], rate: float, seed: int = 7) -> list[str]:
    """The clauses with a share of their characters changed."""
    chance = random.Random(seed)
    return ["".join(chance.choice("甲乙丙丁") if chance.random() < rate else c for c in clause) for clause in text]


@pytest.mark.parametrize("rate", (0.0, 0.02, 0.06, 0.1, 0.15))
def test_ratio_is_that_of_difflib(rate: float) -> None:
    text = clauses(1, 1500)
    other = edited(text, rate)
    slow = SequenceMatcher(None, "".join(text), "".join(other), autojunk=False).ratio()
    assert ratio(text, other) == pytest.approx(slow, abs=0.01)


def test_long_texts_are_compared_to_the_end() -> None:
    text = clauses(2, 10_000)
    assert ratio(text, text) == 1
    assert ratio(text, edited(text, 0.05)) == pytest.approx(0.95, abs=0.01)
    assert ratio(text, clauses(3, 10_000)) < 0.5
    assert ratio(text, []) == ratio([], []) == 0


def test_a_text_printed_twice_is_still_laid_side_by_side() -> None:
    text = clauses(4, 3000)
    assert ratio(text * 2, edited(text * 2, 0.05)) > 0.9


def test_rough_ratio_is_low_for_other_texts_and_never_far_below_the_exact_one() -> None:
    text = clauses(5, 4000)
    assert rough_ratio(text, clauses(6, 4000)) < 0.7
    assert rough_ratio(text, edited(text, 0.1)) > 0.7
    assert rough_ratio([], []) == 0


def test_what_is_contained_in_another_text_wherever_it_stands() -> None:
    text = clauses(8, 2000)
    source = Source(text)
    assert source.contains(text[40:60]) == 1
    assert source.contains(text[60:80] + text[10:30]) == 1
    assert source.contains(clauses(9, 300)) == 0
    assert 0.4 < source.contains(text[40:60] + clauses(9, len("".join(text[40:60])))) < 0.7
    assert source.contains([]) == 0


@pytest.mark.parametrize("rate", (0.0, 0.01, 0.05))
def test_long_texts_are_compared_in_little_time(rate: float) -> None:
    text = clauses(10, 100_000)
    other = edited(text, rate)
    with bounded_time():
        assert ratio(text, other) > 0.5
        assert Source(other).contains(text) > 0.5
