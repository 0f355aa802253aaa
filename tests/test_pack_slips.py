"""Whatever an author writes at any place of a pack, it is used or told of with its file: nothing else may happen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from gi_lint.examples import examples_of
from gi_lint.linter import Linter
from gi_lint.packs import load_pack
from gi_lint.rule import PackError
from gi_lint.rulebook import Rulebook

RULE = {
    "id": "Z-01",
    "title": "示例规则",
    "level": "error",
    "basis": "示例依据",
    "why": "示例理由",
    "fix": "示例改法",
    "since": 2021,
    "gate": False,
    "en": {"title": "example", "terms": {"new = moved": "the same"}},
    "identity": {"table": "t3", "each": "column", "expect": "new = moved", "levels": {"note": ["new >= 0"]}},
    "examples": [
        {"pass": {"t3": {"new": 1, "moved.total": 1, "complete": "total"}, "year": 2095}},
        {"fail": {"t3": {"new": 1, "moved.total": 2}}, "says": "相差 1"},
        {"open": {"unreadable": ["t3"], "complete": [], "without": [], "forms": {}, "text": "示例"}},
        {"open": {"t3": {"new": 1}, "previous": {"t3": {"new": 1}, "year": 2094}}},
        {"pass": {"file": "示例.txt", "content": "示例"}},
    ],
}
ROW = {"id": "new", "label": "一、本年新收", "name": "本年新收", "variants": ["新收"], "unit": "件", "required": True}
COLUMNS = [{"id": "total", "label": "总计", "variants": [], "kind": "count"}, {"id": "own", "label": "本级"}]
FORM = {
    "pack.yaml": {"id": "示例", "title": "示例", "extends": "2021", "disable": ["T3-05"]},
    "template.yaml": {
        "id": "示例",
        "title": "示例",
        "notice": "示例",
        "years": {"first": 2090, "last": 2099},
        "fixed_headings": True,
        "sections": [{"id": "own", "heading": "总体情况", "words": ["总体"], "mentions": ["总体"]}],
        "tables": [
            {
                "id": "t3",
                "name": "表三",
                "title": "申请",
                "layout": "down",
                "blocks": [{"columns": COLUMNS, "rows": [{"heading": "件数"}, ROW, {"id": "moved", "label": "结转"}]}],
            }
        ],
    },
    "phrases.yaml": {"new": {"words": ["收到", "申请|请求"], "not": ["上年"], "near": ["本年"], "none": True}},
    "rule.yaml": [RULE],
}
OVERLAY = {
    "pack.yaml": {"id": "示例", "title": "示例", "extends": "2021"},
    "template.yaml": {"amends": "2021", "rows": [{"table": "t3", "after": "new", "id": "moved", "label": "转来"}]},
}
SLIPS: tuple[Any, ...] = (None, 7, "", ["别的"], ...)  # Ellipsis leaves the place out

Place = tuple[str | int, ...]


def places(data: Any, above: Place = ()) -> Iterator[Place]:
    """Every place in data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*above, key)
        yield from places(value, (*above, key))


def with_slip(data: Any, place: Place, slip: Any) -> Any:
    """The data with another value at a place."""
    if place == ():
        return None if slip is ... else slip
    changed = owner = deepcopy(data)
    for key in place[:-1]:
        owner = owner[key]
    if slip is ...:
        del owner[place[-1]]
    else:
        owner[place[-1]] = deepcopy(slip)
    return changed


def write(folder: Path, pack: dict[str, Any]) -> None:
    for name, data in pack.items():
        (folder / name).write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


@pytest.fixture
def linter() -> Linter:
    return Linter()


def use(folder: Path, linter: Linter, built_in: Rulebook) -> None:
    """Load the pack beside the others and run its examples. Raises PackError."""
    pack = load_pack(folder, linter.plugins.checks)
    linter.rulebook = Rulebook([*built_in.packs, pack], linter.plugins.checks)
    list(examples_of(linter, pack))


@pytest.mark.parametrize(("pack", "name"), [(FORM, name) for name in FORM] + [(OVERLAY, name) for name in OVERLAY])
def test_a_slip_at_any_place_is_told_or_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linter: Linter, pack: dict[str, Any], name: str
) -> None:
    monkeypatch.setenv("GI_LINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "示例"
    folder.mkdir()
    write(folder, pack)
    built_in = linter.rulebook
    use(folder, linter, built_in)
    told = 0
    for place in [(), *places(pack[name])]:
        for slip in SLIPS:
            write(folder, {name: with_slip(pack[name], place, slip)})
            with suppress(PackError):
                use(folder, linter, built_in)
                continue
            told += 1
    assert told
