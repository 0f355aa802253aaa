"""Many files at once: shared out to processes, in order, whatever becomes of one of them or of the run."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from examples.build_reports import clean_report, faulty_report
from tests import shaky_plugin
from tests.caches import with_packs
from tests.command import EXAMPLES, INSTALLED, MODULE, environment, gi_lint, rules, shown_on
from tests.drafts.writers import to_docx, to_html, to_txt
from tests.province import RULE, pack

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals as POSIX has them")
SPAWN = """\
import multiprocessing, sys
from gi_lint.cli import main
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports good, bad and broken."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(4):
        (reports / f"{number}.docx").write_bytes(to_docx(faulty_report()))
        (reports / f"{number}.html").write_bytes(to_html(clean_report()))
        (reports / f"{number}.txt").write_bytes(to_txt(faulty_report(), "tabs"))
    (reports / "坏.docx").write_bytes(b"PK\x03\x04")
    (reports / "空.txt").write_bytes(b"")
    return reports


# Several processes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", ["2", "5", "99"])
@pytest.mark.parametrize("format", ["text", "json"])
def test_the_output_is_the_same_with_any_number_of_processes(folder: Path, jobs: str, format: str) -> None:
    alone = gi_lint("check", "--no-cache", "--format", format, "--jobs", "1", folder)
    assert (alone.code, alone.err) == (1, "")
    assert gi_lint("check", "--no-cache", "--format", format, "--jobs", jobs, folder) == alone


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_may_start_in_any_way(tmp_path: Path, folder: Path, method: str) -> None:
    if sys.platform == "win32" and method != "spawn":
        pytest.skip("Windows only spawns")
    program = tmp_path / "program.py"
    program.write_text(SPAWN)
    (folder / ".gi-lint.yaml").write_text("select: [T3, P]\nprevious: .\n")
    options = ("check", "--no-cache", "--lang", "en", "--format", "json", "--year", "2022", folder)
    ran = gi_lint(*options, "--jobs", "2", program=(sys.executable, str(program), method))
    assert ran == gi_lint(*options, "--jobs", "1")
    assert len(ran.files) == 14


def test_processes_fill_the_cache(tmp_path: Path, folder: Path) -> None:
    variables = {"GI_LINT_CACHE_DIR": str(with_packs(tmp_path / "cache"))}
    first = gi_lint("check", "--jobs", "3", folder, variables=variables)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.glob("cache/results/*/*")}
    assert len(kept) == 12  # all but those that cannot be read
    assert gi_lint("check", "--jobs", "3", folder, variables=variables) == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("cache/results/*/*")} == kept


@posix
def test_pipes_in_the_cache_hold_nothing_and_are_replaced(tmp_path: Path, folder: Path) -> None:
    (folder / ".gi-lint.yaml").write_text("fail-on: never\n")
    variables = {"GI_LINT_CACHE_DIR": str(with_packs(tmp_path / "cache"))}
    first = gi_lint("check", folder, variables=variables)
    kept = [path for path in tmp_path.glob("cache/**/*") if path.is_file()]
    for path in kept:
        path.unlink()
        os.mkfifo(path)
    assert gi_lint("check", folder, variables=variables) == first
    assert kept and all(path.is_file() for path in kept)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_wrong_with_options_is_told_before_all_else(folder: Path, jobs: str) -> None:
    ran = gi_lint("check", "--jobs", jobs, "--select", "T99", folder)
    assert (ran.code, ran.out) == (2, "")
    assert "T99" in ran.err


@pytest.mark.parametrize("jobs", ["0", "-1", "两个", "1.5", ""])
def test_jobs_is_a_number(folder: Path, jobs: str) -> None:
    ran = gi_lint("check", f"--jobs={jobs}", folder)
    assert (ran.code, ran.out) == (2, "")
    assert "--jobs" in ran.err


def test_standard_input_beside_files(folder: Path) -> None:
    data = to_docx(clean_report())
    options = ("check", "--no-cache", "--format", "json", "--stdin-filename", "甲.docx", folder, "-")
    alone = gi_lint(*options, "--jobs", "1", stdin=data)
    assert rules(alone.files["甲.docx"]) == []
    assert gi_lint(*options, "--jobs", "2", stdin=data) == alone


# Faults of the program -------------------------------------------------------------------------------------


class Shaky(NamedTuple):
    """A folder of files for the plugin that fails, and the variables under which it is installed."""

    folder: Path
    variables: dict[str, str]

    def write(self, name: str, word: str = "") -> Path:
        path = self.folder / f"{name}.shaky"
        path.write_bytes(f"{word}\n".encode() + to_txt(faulty_report(), "tabs"))
        return path


@pytest.fixture
def shaky(tmp_path: Path) -> Shaky:
    (tmp_path / "reports").mkdir()
    variables = shaky_plugin.installed(tmp_path / "site")
    with_packs(Path(variables["GI_LINT_CACHE_DIR"]))
    return Shaky(tmp_path / "reports", variables)


@pytest.mark.parametrize(("word", "jobs"), [("fault", "1"), ("fault", "2"), ("die", "2"), ("die", "4")])
def test_a_fault_of_the_program_costs_no_other_file_its_findings(shaky: Shaky, word: str, jobs: str) -> None:
    bad = {"1", "2", "6"}
    for number in range(8):
        shaky.write(str(number), word if str(number) in bad else "")
    ran = gi_lint("check", "--jobs", jobs, "--format", "json", shaky.folder, variables=shaky.variables)
    assert (ran.code, ran.err) == (1, "")
    assert list(ran.files) == [f"{number}.shaky" for number in range(8)]
    for name, file in ran.files.items():
        if Path(name).stem in bad:
            (finding,) = file["findings"]
            assert finding["rule"] == "P-01"
            assert ("ZeroDivisionError: 示例" if word == "fault" else "意外终止") in finding["message"]
        else:
            assert {"S-01", "T3-01", "X-01"} <= set(rules(file))


def test_a_fault_in_the_check_of_a_plugin_is_told_with_the_rule(shaky: Shaky) -> None:
    rule = re.sub(r"identity:.*?\n(?=  examples)", "shaky: {}\n", RULE, flags=re.DOTALL)
    folder = pack(shaky.folder / "规则", rule)
    ran = gi_lint("check", "--quiet", "--pack", folder, EXAMPLES / "clean-2023.txt", variables=shaky.variables)
    assert ran.code == 1 and "ZeroDivisionError" in ran.out and "规则 ZZ-01" in ran.out
    ran = gi_lint("test", folder, variables=shaky.variables)
    lines = ran.out.splitlines()
    assert ran.code == 1 and len(lines) == 3
    assert all("ZZ-01 例" in line and "检查时程序出错：ZeroDivisionError" in line for line in lines[:2])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_fault_of_the_program_is_told_by_inspect_too(shaky: Shaky, lang: str) -> None:
    bad, good = shaky.write("坏", "fault"), shaky.write("好")
    ran = gi_lint("inspect", "--lang", lang, "--format", "json", bad, good, variables=shaky.variables)
    assert (ran.code, ran.err) == (2, "")
    assert "ZeroDivisionError: 示例 (gi_lint_shaky.py:" in ran.data[0]["problem"]
    assert (ran.data[1]["problem"], ran.data[1]["year"]) == (None, 2024)


def test_a_page_shows_a_file_at_which_the_program_fails_without_its_text(shaky: Shaky) -> None:
    ran = gi_lint("check", "--format", "html", shaky.write("a", "fault"), variables=shaky.variables)
    assert (ran.code, ran.err) == (1, "")
    assert "P-01" in ran.out and "ZeroDivisionError: 示例" in ran.out


@pytest.mark.parametrize(
    ("name", "said"),
    [("shaky", "出错：ZeroDivisionError: 8 False (gi_lint_shaky.py:"), ("silent", "给出的不是文字，而是 None")],
)
def test_an_output_that_fails_costs_no_other_its_text(shaky: Shaky, name: str, said: str) -> None:
    for number in range(8):
        shaky.write(str(number))
    target = shaky.folder / "out.json"
    others = ("--format", "json", "--format", f"json:{target}", shaky.folder)
    expected = gi_lint("check", *others, variables=shaky.variables)
    target.unlink()
    ran = gi_lint("check", "--format", name, "--format", "json:没有/out.json", *others, variables=shaky.variables)
    assert (ran.code, ran.out) == (2, expected.out)
    assert target.read_text(encoding="utf-8") == expected.out
    unwritten, failed = ran.err.splitlines()
    assert failed.startswith(f"gi-lint: 输出格式“{name}”{said}") and unwritten.startswith("gi-lint: 无法写入 没有")


def test_results_of_faults_are_not_kept(shaky: Shaky) -> None:
    shaky.write("a", "fault")
    for _ in range(2):
        assert "P-01" in gi_lint("check", shaky.folder, variables=shaky.variables).out
    assert not list(Path(shaky.variables["GI_LINT_CACHE_DIR"]).glob("results/*/*"))


def test_another_plugin_means_other_results(shaky: Shaky) -> None:
    shaky.write("a")
    first = gi_lint("check", shaky.folder, variables=shaky.variables)
    assert "T3-01" in first.out
    module = Path(shaky.variables["PYTHONPATH"]) / "gi_lint_shaky.py"
    module.write_text(module.read_text(encoding="utf-8").replace("return txt.read(data, path)", "1 / 0"), "utf-8")
    assert "ZeroDivisionError" in gi_lint("check", shaky.folder, variables=shaky.variables).out


# Ctrl-C ----------------------------------------------------------------------------------------------------


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Processes started here hear Ctrl-C, even if these tests run in the background of a shell, which does not."""
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, handler)


@posix
@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("program", [INSTALLED, MODULE], ids=["gi-lint", "python -m gi_lint"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_the_run_and_its_processes(shaky: Shaky, program: tuple[str, ...], jobs: int) -> None:
    for number in range(4):
        shaky.write(str(number), "wait")
    output = shaky.folder / "out.json"
    command = [*program, "check", "--jobs", str(jobs), "--format", f"json:{output}", str(shaky.folder)]
    env = environment(**shaky.variables)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, start_new_session=True) as run:
        processes = _waiting(shaky, jobs, run)
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out.decode(), err.decode()) == (130, "", "gi-lint: 已中断\n")
    assert not output.exists()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@posix
@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("program", [INSTALLED, MODULE], ids=["gi-lint", "python -m gi_lint"])
def test_ctrl_c_before_the_command_listens_ends_it_quietly(tmp_path: Path, program: tuple[str, ...]) -> None:
    (tmp_path / "argparse.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n", encoding="utf-8")
    ran = gi_lint("--version", program=program, variables={"PYTHONPATH": str(tmp_path)})
    assert ran == (130, "", "")


def _waiting(shaky: Shaky, number: int, run: subprocess.Popen[bytes]) -> set[int]:
    """The processes of a run that wait, once there are so many."""
    while run.poll() is None:
        found = {int(path.suffixes[-2][1:]) for path in shaky.folder.glob("*.waits")}
        if len(found) == number:
            return found
        time.sleep(0.05)
    pytest.fail("the run has ended before its time")


# The bar ---------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_long_work_on_a_terminal_shows_a_bar(shaky: Shaky, jobs: str) -> None:
    for number in range(4 * int(jobs)):  # two seconds for each process
        shaky.write(str(number), "nap")
    options = ("check", "--jobs", jobs, "--quiet", "--no-cache", str(shaky.folder))
    shown = _on_terminal(*options, variables=shaky.variables)
    assert "检查" in shown.messages
    assert f"/{4 * int(jobs)}" in shown.messages
    assert shown.out == gi_lint(*options, variables=shaky.variables).out


@posix
def test_a_single_file_shows_none(shaky: Shaky) -> None:
    assert _on_terminal("check", str(shaky.write("a", "nap")), variables=shaky.variables).messages == ""


def test_away_from_a_terminal_there_is_none(shaky: Shaky) -> None:
    for number in range(4):
        shaky.write(str(number), "nap")
    assert gi_lint("check", "--jobs", "1", shaky.folder, variables=shaky.variables).err == ""


class Shown(NamedTuple):
    out: str
    messages: str


def _on_terminal(*arguments: str, variables: dict[str, str]) -> Shown:
    """Run the command with a terminal for its messages."""
    import pty

    ours, theirs = pty.openpty()
    env = environment(TERM="xterm", **variables)
    with subprocess.Popen([*INSTALLED, *arguments], env=env, stdout=subprocess.PIPE, stderr=theirs) as run:
        os.close(theirs)
        messages = shown_on(ours)
        out, _ = run.communicate(timeout=60)
    return Shown(out.decode(), messages)


# Statistics ------------------------------------------------------------------------------------------------


def test_statistics_count_rules_and_levels(folder: Path) -> None:
    plain = gi_lint("check", "--quiet", folder)
    ran = gi_lint("check", "--quiet", "--statistics", folder)
    assert ran.code == plain.code == 1
    assert ran.out.startswith(plain.out)
    lines = ran.out.removeprefix(plain.out).splitlines()
    found = [
        finding for file in gi_lint("check", "--format", "json", folder).data["files"] for finding in file["findings"]
    ]
    assert [line.split()[1] for line in lines if int(line.split()[0]) > 8] == ["N-03", "T3-01"]
    assert sum(int(line.split()[0]) for line in lines) == len(found)
    assert {line.split()[1] for line in lines} == {finding["rule"] for finding in found}
    assert any(line.split()[:3] == ["8", "N-02", "警告"] and line.endswith("（8 个文件）") for line in lines)


def test_statistics_leave_other_outputs_alone(folder: Path) -> None:
    plain = gi_lint("check", "--format", "json", folder)
    ran = gi_lint("check", "--format", "json", "--statistics", folder)
    assert ran.out == plain.out
    assert "T3-01 错误" in ran.err


def test_statistics_of_nothing(tmp_path: Path) -> None:
    ran = gi_lint("check", "--statistics", tmp_path)
    assert ran.code == 0 and "没有可以检查的报告" in ran.err
    assert len(ran.out.splitlines()) == 1
