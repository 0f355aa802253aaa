"""What a run over one file loads: the program is started for one file at a time, and should be done in no time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from examples.build_reports import clean_report
from tests.caches import with_packs
from tests.command import MODULE, TOP, environment
from tests.drafts.writers import to_docx, to_html, to_txt

# What is loaded where there is a slip to tell of, a finding to explain or to accept, last year's report, a pack that
# has changed, a table that has lost its grid.
FOR_FEW_RUNS = (
    *("gi_lint.acceptance", "gi_lint.entries", "gi_lint.baseline", "gi_lint.comments", "gi_lint.previous"),
    *(
        "gi_lint.references",
        "gi_lint.authoring",
        "gi_lint.english",
        "gi_lint.plugins.asked",
        "gi_lint.workers",
        "gi_lint.binding.runs",
        "gi_lint.checks.great_change",
        "gi_lint.checks.continuation",
    ),
    *(
        "pluggy",
        "regex",
        "rich",
        "ruamel",
        "pypdfium2",
        "difflib",
        "dataclasses",
        "hashlib",
        "subprocess",
        "unicodedata",
    ),
)
OF_LXML = ("lxml", "typing", "inspect", "gzip")  # which loads them, but nothing else does
OF_DOCX = ("zipfile", "shutil", "threading", "xml", "lzma")
FILES = {
    "报告.txt": (to_txt(clean_report(), "tabs"), (*OF_LXML, *OF_DOCX)),
    "报告.docx": (to_docx(clean_report()), OF_LXML),
    "报告.html": (to_html(clean_report()), OF_DOCX),
}


@pytest.mark.parametrize("name", FILES)
def test_one_file_loads_no_more_than_it_needs(tmp_path: Path, name: str) -> None:
    content, needless = FILES[name]
    (tmp_path / name).write_bytes(content)
    with_packs(tmp_path / "cache")
    env = environment(GI_LINT_CACHE_DIR=str(tmp_path / "cache"), LANG="zh_CN.UTF-8", PYTHONDONTWRITEBYTECODE="")
    command = (sys.executable, "-v", *MODULE[1:], "check", "--no-cache", "--fail-on", "never", name)
    for _ in range(2):  # the first asks the plugins
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=True, timeout=120)
    loaded = set(re.findall(r"^import '(\S+)' #", done.stderr.decode(), re.M))  # those loaded by name too
    assert {"gi_lint.linter", "gi_lint.checks.identity"} <= loaded
    assert sorted(loaded & {*FOR_FEW_RUNS, *needless, "locale"}) == []  # argparse would load it to translate its words


def test_patterns_are_kept_ready() -> None:
    made = {path.name for path in (TOP / "gi_lint").rglob("*.py") if "re.compile(" in path.read_text(encoding="utf-8")}
    assert made == {"patterns.py"}
