"""A small rule pack of an invented province."""

from __future__ import annotations

from pathlib import Path

PACK = """\
id: example-province
title: 示例省的补充规则
extends: "2021"
"""
RULE = """\
- id: ZZ-01
  title: 没有尚未审结的案件
  level: note
  basis: 示例省的要求
  why: 示例。
  fix: 说明尚未审结的原因。
  identity:
    table: t4
    each: row
    expect: pending = 0
  examples:
    - pass: {t4: {review.pending: 0}}
    - fail: {t4: {review.pending: 1}}
"""


def pack(folder: Path, rule: str = RULE) -> Path:
    """Write the pack into a new folder."""
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "extra.yaml").write_text(rule, encoding="utf-8")
    return folder
