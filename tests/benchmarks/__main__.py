"""Every target of speed, against a bare interpreter in the same run, as Markdown for the README.

    python -m tests.benchmarks [--rounds 21] [--files 1000] [--batch-rounds 3]

Medians. A cold run is a process of its own without a kept result; compiled rule packs are kept, as after any first
run. The many files are invented reports, no two alike, one in ten with faults. POSIX only.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

from examples.build_reports import faulty_report
from tests.benchmarks import others
from tests.benchmarks.timing import Measured, Taken, medians
from tests.command import EXAMPLES
from tests.drafts import reports
from tests.drafts.model import Draft
from tests.drafts.writers import to_docx, to_txt
from tests.fixtures.make_office_files import FOLDER

BARE = "空解释器 python -c pass"
REFERENCE = 15  # milliseconds that a bare interpreter takes on the class of machine that the targets were set for
LINT = (sys.executable, "-m", "gi_lint")
CHECK = (*LINT, "check", "--fail-on", "never", "--quiet")
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
SIZES = (100, 300, 1000)
COMPARED = 100  # files that other tools check too


class Target(NamedTuple):
    """What is to be fast, and in how many milliseconds."""

    name: str
    milliseconds: float
    measured: Measured


# The reports -------------------------------------------------------------------------------------------------


def drafts(number: int) -> Iterator[Draft]:
    """So many reports, each of a body of its own."""
    kinds = [make() for make in reports.REPORTS.values()]
    for at, name in enumerate(islice(product(NAMES, repeat=3), number)):
        draft = faulty_report() if at % 10 == 9 else kinds[at % len(kinds)]
        yield draft.replace("示例", f"示例{''.join(name)}", every=True)


def written(folder: Path, number: int) -> tuple[Path, Path]:
    """The reports as Word files and as text files, in two folders."""
    places = folder / "docx", folder / "txt"
    for place in places:
        place.mkdir()
    for at, draft in enumerate(drafts(number)):
        (places[0] / f"{at:05}.docx").write_bytes(to_docx(draft))
        (places[1] / f"{at:05}.txt").write_bytes(to_txt(draft, "tabs"))
    return places


# What is measured --------------------------------------------------------------------------------------------


def single_runs(cache: Path) -> list[Target]:
    """Runs of one process on one file."""
    variables = {"GI_LINT_CACHE_DIR": str(cache)}
    files = {
        "一份 docx": (120, EXAMPLES / "faulty-2024.docx"),
        "一份 html": (120, EXAMPLES / "faulty-2024.html"),
        "一份 6 页 pdf": (350, FOLDER / "report-2021.pdf"),
    }
    return [
        Target("gi-lint --version", 60, Measured([*LINT, "--version"])),
        *(
            Target(f"{name}，冷启动", limit, Measured([*CHECK, str(file)], variables, cache / "results"))
            for name, (limit, file) in files.items()
        ),
    ]


def batches(docx: Path, txt: Path, number: int, cache: Path) -> list[Target]:
    """Runs over many files; the targets are those of a thousand."""
    fresh, kept = {"GI_LINT_CACHE_DIR": str(cache)}, {"GI_LINT_CACHE_DIR": str(cache.with_name("kept"))}
    return [
        Target(f"{number} 份 docx", 5000, Measured([*CHECK, str(docx)], fresh, cache / "results")),
        Target(f"{number} 份 txt", 3000, Measured([*CHECK, str(txt)], fresh, cache / "results")),
        Target(f"{number} 份未改动的 docx", 400, Measured([*CHECK, str(docx)], kept)),
    ]


def growth(docx: Path, sizes: Sequence[int], cache: Path) -> dict[str, Measured]:
    """One process over more and more files, and over one: its start is not to count."""
    files = sorted(docx.iterdir())
    command = [*CHECK, "--jobs", "1", "--no-cache"]
    variables = {"GI_LINT_CACHE_DIR": str(cache)}
    return {str(size): Measured([*command, *map(str, files[:size])], variables) for size in (1, *sizes)}


def compared(files: Sequence[Path], cache: Path) -> tuple[dict[str, Measured], dict[str, str]]:
    """gi-lint and other tools on the same files, and why some cannot be measured."""
    variables = {"GI_LINT_CACHE_DIR": str(cache)}
    own = Measured([*CHECK, "--jobs", "1", "--no-cache", *map(str, files)], variables)
    found = dict(others.commands(files))
    measured = {name: one for name, one in found.items() if isinstance(one, Measured)}
    return {"gi-lint check --jobs 1 --no-cache": own, **measured}, {
        name: why for name, why in found.items() if isinstance(why, str)
    }


# What is printed ---------------------------------------------------------------------------------------------


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a Markdown table whose first column is words and all others figures."""
    for row in (head, ["---", *["---:"] * (len(head) - 1)], *rows):
        print(f"| {' | '.join(row)} |")
    print(flush=True)


def print_targets(targets: Sequence[Target], rounds: int) -> None:
    found = medians({BARE: Measured([sys.executable, "-c", "pass"]), **{t.name: t.measured for t in targets}}, rounds)
    bare = found[BARE].wall
    rows = [[BARE, f"{bare:.0f} ms", f"{found[BARE].processor:.0f} ms", "1.0", ""]]
    for name, limit, _ in targets:
        taken = found[name]
        aim = f"{limit / REFERENCE:.1f}（{limit:.0f} ms）"
        rows.append([name, f"{taken.wall:.0f} ms", f"{taken.processor:.0f} ms", f"{taken.wall / bare:.1f}", aim])
    table(("运行", "用时", "处理器时间", "为空解释器的倍数", "目标倍数"), rows)


def print_growth(found: Mapping[str, Taken]) -> None:
    start = found["1"].processor
    rows = [
        [f"{size} 份 docx", f"{(taken.processor - start) / (int(size) - 1):.2f} ms", f"{taken.memory:.0f} MB"]
        for size, taken in found.items()
        if size != "1"
    ]
    table(("一个进程", "每份的处理器时间", "内存峰值"), rows)


def print_compared(files: int, found: Mapping[str, Taken], absent: Mapping[str, str]) -> None:
    own = next(iter(found.values())).wall
    rows = [
        [name, f"{taken.wall:.0f} ms", f"{taken.processor:.0f} ms", f"{taken.wall / own:.1f}"]
        for name, taken in found.items()
    ]
    rows += [[name, why, "", ""] for name, why in absent.items()]
    table((f"{files} 份 txt", "用时", "处理器时间", "为 gi-lint 的倍数"), rows)


def machine() -> str:
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{date.today()}，{_processor()}，{os.cpu_count()} 核，{platform.system()}，"
        f"Python {platform.python_version()}；开始时的负载 {load}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=21, help="of runs on one file")
    parser.add_argument("--batch-rounds", type=int, default=3, help="of runs on many files")
    parser.add_argument("--files", type=int, default=SIZES[-1], help="how many files are many")
    arguments = parser.parse_args()
    print(machine() + "\n", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        docx, txt = written(folder, arguments.files)
        print_targets(single_runs(cache), arguments.rounds)
        print_targets(batches(docx, txt, arguments.files, cache), arguments.batch_rounds)
        sizes = [size for size in SIZES if size <= arguments.files]
        if sizes:
            print_growth(medians(growth(docx, sizes, cache), 1))
        files = sorted(txt.iterdir())[:COMPARED]
        measured, absent = compared(files, cache)
        print_compared(len(files), medians(measured, arguments.batch_rounds), absent)


if __name__ == "__main__":
    main()
