"""A stand-in for GitHub's program `gh`: `gh api` over the comments of one pull request, which are a JSON file.

It is run as a program, by what a job of GitHub runs: $COMMENTS names the file. Without one every call is refused, as
for a pull request from a fork.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def install(folder: Path) -> Path:
    """A folder for PATH in which the stand-in is `gh`; skips where jq, which it needs, is not installed."""
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    folder.mkdir()
    program = folder / "gh"
    program.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(__file__)} "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return folder


def _api(arguments: argparse.Namespace, comments: list[dict[str, Any]]) -> None:
    body = {}
    if arguments.field:
        name, _, file = arguments.field.partition("=@")
        body = {name: Path(file).read_text(encoding="utf-8")}
    if re.fullmatch(r"repos/示例/年报/issues/7/comments\?per_page=100", arguments.endpoint):
        assert arguments.method == "GET" and arguments.paginate
        subprocess.run(["jq", "--raw-output", arguments.jq], input=json.dumps(comments), text=True, check=True)
    elif arguments.endpoint == "repos/示例/年报/issues/7/comments":
        assert arguments.method == "POST"
        comments.append({"id": len(comments) + 1, "user": {"type": "Bot"}, **body})
    else:
        assert arguments.method == "PATCH"
        (comment,) = (one for one in comments if arguments.endpoint == f"repos/示例/年报/issues/comments/{one['id']}")
        comment.update(body)


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["api"])
    parser.add_argument("endpoint")
    parser.add_argument("--method", default="GET")
    parser.add_argument("--paginate", action="store_true")
    parser.add_argument("--silent", action="store_true")
    for option in ("--jq", "--field"):
        parser.add_argument(option, default="")
    arguments = parser.parse_args()
    assert os.environ["GH_TOKEN"]
    if "COMMENTS" not in os.environ:
        sys.exit("gh: Resource not accessible by integration (HTTP 403)")
    kept = Path(os.environ["COMMENTS"])
    comments = json.loads(kept.read_text(encoding="utf-8"))
    _api(arguments, comments)
    kept.write_text(json.dumps(comments, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    _main()
