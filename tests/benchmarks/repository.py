"""A commit of one changed report in a repository of 200, with the hook of pre-commit, against a commit without it.

    python -m tests.benchmarks.repository

The reports are those of 100 invented bodies on two years, so that the changed one is compared with last year's. Wall
clock, medians; what pre-commit itself takes is seen from a hook that does nothing.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count, product
from pathlib import Path

from examples.build_repository import district, district_before
from tests.command import Ran
from tests.drafts.model import Draft
from tests.drafts.writers import to_docx
from tests.repositories import Repository, checkout_as_repository, repository

ROUNDS = 11
NAMES = ["".join(pair) for pair in product("甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉")]
CONFIG = "fail-on: never\nprevious: 'reports/{year-1}/{agency}*'\n"
_CHANGES = count()
NOTHING = "repos:\n- repo: local\n  hooks: [{id: none, name: none, language: system, entry: 'true', files: reports}]\n"


def report(draft: Draft, name: str) -> bytes:
    return to_docx(draft.replace("示例区", f"示例{name}区", every=True))


def reports() -> dict[str, bytes]:
    years = {"2023": district_before(), "2024": district()}
    return {f"reports/{year}/示例{name}区.docx": report(years[year], name) for year in years for name in NAMES}


def hook(gi_lint: Repository) -> str:
    revision = gi_lint.git("rev-parse", "HEAD").strip()
    return f"repos:\n- repo: {gi_lint.folder.as_posix()}\n  rev: {revision}\n  hooks: [{{id: gi-lint}}]\n"


def median(drafts: Repository, work: Callable[[], object]) -> float:
    """Milliseconds of some work after each change of one report; the first round fills the caches."""
    times = []
    for _ in range(ROUNDS + 1):
        number = next(_CHANGES)
        changed = district().with_cell("t2", "licence", "decisions", str(20000 + number))
        drafts.write({f"reports/2024/示例{NAMES[number]}区.docx": report(changed, NAMES[number])})
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
        drafts.run("git", "commit", "--quiet", "--no-verify", "--message", "已计时")
    return statistics.median(times[1:])


def checked(ran: Ran) -> None:
    """The time of a commit that was refused, or that no hook looked at, is worth nothing."""
    if ran.code or "Passed" not in ran.out:
        sys.exit(ran.out)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        gi_lint = checkout_as_repository(Path(folder, "hook"))
        files = {**reports(), ".gi-lint.yaml": CONFIG.encode(), ".pre-commit-config.yaml": hook(gi_lint).encode()}
        drafts = repository(Path(folder, "drafts"), files)
        first = drafts.pre_commit("install-hooks")
        if first.code:
            sys.exit(first.out)
        drafts.git("commit", "--quiet", "--message", "各机关的年报")
        bare = median(drafts, lambda: drafts.git("commit", "--no-verify", "--message", "改"))
        drafts.pre_commit("install")
        with_hook = median(drafts, lambda: checked(drafts.commit("改")))
        drafts.write({".pre-commit-config.yaml": NOTHING.encode()})
        nothing = median(drafts, lambda: checked(drafts.commit("改")))
    print(f"{len(files) - 2} reports, one of them changed")
    for name, taken in (("no hook", bare), ("a hook that does nothing", nothing), ("gi-lint", with_hook)):
        print(f"{name:<26} {taken:8.0f} ms")


if __name__ == "__main__":
    main()
