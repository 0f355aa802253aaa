"""Results kept between runs: taken while nothing that they rest on has changed, made anew as soon as anything has."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from examples.build_reports import clean_report, faulty_report
from gi_lint import cache, result_cache
from gi_lint.baseline import baseline_of
from gi_lint.entries import Entry
from gi_lint.finding import BASELINE, Identity, Result
from gi_lint.result_cache import ResultCache
from gi_lint.setups import Setups
from tests.caches import with_packs
from tests.command import MODULE, TOP, environment
from tests.drafts import reports
from tests.drafts.writers import to_docx, to_html, to_txt
from tests.drafts.years import year_before
from tests.province import pack

ENGINE = ("gi_lint.linter", "gi_lint.readers", "gi_lint.checks", "gi_lint.binding", "gi_lint.claims", "gi_lint.packs")
HEAVY = ("lxml", "regex", "rich", "ruamel", "pluggy", "pypdfium2", "multiprocessing", "zipfile")


class Team:
    """A folder of drafts with a configuration, an accepted finding, a pack of rules and last year's reports."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = with_packs(folder / "cache")
        pack(folder / "pack")
        for name in ("drafts", "last"):
            (folder / name).mkdir()
        self.write("drafts/区.docx", to_docx(faulty_report()))
        self.write("drafts/县.txt", to_txt(clean_report(), "tabs"))
        self.write("drafts/局.html", to_html(reports.report_2021_department()))
        self.write("last/局.txt", to_txt(year_before(reports.report_2021_department()), "tabs"))
        self.write(".gi-lint.yaml", "previous: last\npacks: [pack]\n")
        self.write("baseline.yaml", "version: 1\naccepted:\n  - {file: drafts/区.docx, rule: S-01, reason: 示例}\n")

    def write(self, name: str, data: bytes | str) -> None:
        (self.folder / name).write_bytes(data.encode() if isinstance(data, str) else data)

    def rename(self, name: str, other: str) -> None:
        (self.folder / name).rename(self.folder / other)

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def check(self, *options: str, **variables: str) -> Seen:
        command = [sys.executable, "-X", "importtime", *MODULE[1:], "check", *options]
        command += ["--baseline", "baseline.yaml", "--fail-on", "never", "drafts"]
        env = environment(GI_LINT_CACHE_DIR=str(self.cache), **variables)
        done = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, check=True, timeout=120)
        said = done.stderr.decode()
        return Seen(done.stdout.decode(), frozenset(re.findall(r"^import time:.*\| +(\S+)$", said, re.M)))

    def kept(self) -> list[Path]:
        return sorted(self.cache.glob("results/*/*.json"))


class Seen:
    """What a run put out, and which modules it loaded."""

    def __init__(self, out: str, modules: frozenset[str]) -> None:
        self.out = out
        self.modules = modules

    def loaded(self, *names: str) -> list[str]:
        return sorted(module for module in self.modules if module.startswith(names))

    @property
    def checked(self) -> bool:
        """Whether any file was checked anew."""
        return "gi_lint.linter" in self.modules


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path)


@pytest.mark.parametrize("options", [(), ("--quiet", "--statistics"), ("--format", "json"), ("--format", "sarif")])
def test_unchanged_files_are_told_of_without_loading_what_checks_them(team: Team, options: tuple[str, ...]) -> None:
    first = team.check(*options)
    again = team.check(*options)
    assert first.checked
    assert again.loaded(*ENGINE, *HEAVY) == []
    assert again.out == first.out == team.check(*options, "--no-cache").out


def test_fail_on_asks_for_no_new_check(team: Team) -> None:
    team.check()
    assert not team.check("--fail-on", "note").checked


def test_a_page_that_shows_the_report_reads_it_again(team: Team) -> None:
    first = team.check("--format", "html").out
    assert "示例" in first
    assert team.check("--format", "html").out == first


CHANGES: dict[str, Callable[[Team], None]] = {
    "a draft": lambda team: team.write("drafts/县.txt", to_txt(faulty_report(), "tabs")),
    "a new draft": lambda team: team.write("drafts/新.txt", to_txt(faulty_report(), "tabs")),
    "another name": lambda team: team.rename("drafts/县.txt", "drafts/郡.txt"),
    "the configuration": lambda team: team.replace(".gi-lint.yaml", "previous", "levels: {N: note}\nprevious"),
    "a rule": lambda team: team.replace("pack/extra.yaml", "pending = 0", "pending = 1"),
    "last year's report": lambda team: team.write("last/局.txt", to_txt(reports.report_2021_department(), "tabs")),
    "a report beside last year's": lambda team: team.write("last/另.txt", b"?"),
    "last year's report gone": lambda team: (team.folder / "last/局.txt").unlink(),
    "an accepted finding": lambda team: team.replace("baseline.yaml", "S-01", "S-04"),
    "its reason": lambda team: team.replace("baseline.yaml", "示例}", "另一理由}"),
    "its expiry": lambda team: team.replace("baseline.yaml", "示例}", "示例, expires: 2020-01-01}"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_a_result_rests_on_is_looked_at(team: Team, change: str) -> None:
    team.check("--format", "json")
    CHANGES[change](team)
    again = team.check("--format", "json")
    assert again.checked
    assert again.out == team.check("--format", "json", "--no-cache").out


@pytest.mark.parametrize(
    "options", [("--select", "T3"), ("--ignore", "S"), ("--year", "2020"), ("--template", "2019"), ("--lang", "en")]
)
def test_other_options_have_results_of_their_own(team: Team, options: tuple[str, ...]) -> None:
    first = team.check()
    other = team.check(*options)
    assert other.checked
    assert other.out == team.check(*options, "--no-cache").out != first.out
    assert not team.check().checked


def test_a_slip_elsewhere_in_the_configuration_is_told_all_the_same(team: Team) -> None:
    team.check()
    team.replace(".gi-lint.yaml", "previous", "overrides:\n- {files: [b.txt], ignore: [QQ]}\nprevious")
    for _ in range(2):
        with pytest.raises(subprocess.CalledProcessError) as told:
            team.check()
        assert (told.value.returncode, told.value.stdout) == (2, b"")
        assert "QQ" in told.value.stderr.decode()


def test_a_text_that_is_right_as_a_configuration_is_not_as_a_baseline(team: Team) -> None:
    team.write(".gi-lint.yaml", "")
    team.check()
    team.write("baseline.yaml", "")
    with pytest.raises(subprocess.CalledProcessError) as told:
        team.check()
    assert told.value.returncode == 2


def test_only_what_has_changed_is_checked_again(team: Team) -> None:
    team.check()
    before = {path: path.stat().st_mtime_ns for path in team.kept()}
    team.write("drafts/县.txt", to_txt(faulty_report(), "tabs"))
    team.check()
    after = {path: path.stat().st_mtime_ns for path in team.kept()}
    assert len(before) == 3
    assert {path: time for path, time in after.items() if path in before} == before
    assert len(after) == 4


def test_programs_installed_anew_are_the_same_and_changed_ones_are_not(team: Team, tmp_path: Path) -> None:
    """As on the machines of a CI service, which keep nothing but the cache."""
    first = team.check(PYTHONPATH=str(programs(tmp_path / "first", 1_700_000_000)))
    again = team.check(PYTHONPATH=str(programs(tmp_path / "again", 1_800_000_000)))
    assert first.checked and not again.checked
    assert again.out == first.out
    changed = programs(tmp_path / "changed", 1_700_000_000)
    with (changed / "rules" / "common" / "dates.yaml").open("a", encoding="utf-8") as rules:
        rules.write("# changed\n")
    assert team.check(PYTHONPATH=str(changed)).checked


def programs(folder: Path, time: int) -> Path:
    """A copy of gi-lint with its rules, all files of a time."""
    for name in ("gi_lint", "rules"):
        shutil.copytree(TOP / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in folder.rglob("*"):
        os.utime(path, (time, time))
    return folder


def test_no_cache_is_about_results_alone(team: Team) -> None:
    assert team.check("--no-cache").checked
    assert team.kept() == []
    assert not team.check("--no-cache").loaded("ruamel", "pluggy")
    team.check()
    assert team.check("--no-cache").checked


@pytest.mark.parametrize("damage", [b"", b"\xff\x00", b"{}", b"[]\n[]", None], ids=repr)
def test_damaged_results_are_made_anew(team: Team, damage: bytes | None) -> None:
    first = team.check()
    whole = {path: path.read_bytes() for path in team.kept()}
    for path, data in whole.items():
        path.write_bytes(data[:-20] if damage is None else damage)
    assert team.check().out == first.out
    assert {path: path.read_bytes() for path in team.kept()} == whole
    assert not team.check().checked


def test_a_result_of_one_file_is_not_taken_for_another(team: Team) -> None:
    first = team.check()
    one, other, *_ = team.kept()
    shutil.copyfile(one, other)
    assert team.check().out == first.out


def test_without_a_place_for_the_cache_all_is_checked(team: Team) -> None:
    shutil.rmtree(team.cache)
    team.write("cache", b"no folder")
    first = team.check()
    assert first.checked
    assert team.check().out == first.out


def test_what_could_not_be_read_is_tried_again(team: Team) -> None:
    for path in (team.folder / "drafts").iterdir():
        path.unlink()
    team.write("drafts/坏.docx", b"PK\x03\x04")
    assert "P-01" in team.check().out
    assert team.kept() == []
    assert team.check().checked


@pytest.mark.parametrize("expires", [None, date(2099, 1, 1)])
def test_a_result_with_an_acceptance_that_expires_is_kept_for_its_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expires: date | None
) -> None:
    monkeypatch.setenv("GI_LINT_CACHE_DIR", str(tmp_path))
    accepted = Entry("a.txt", Identity("S-01", "fail"), reason="示例", by=BASELINE, expires=expires)
    setups = Setups(baseline=baseline_of(Path("b.yaml"), [accepted]), search=False)
    ResultCache(setups).keep("a.txt", b"", Result("a.txt", None, None, None, None, "other"))
    assert ResultCache(setups).find("a.txt", b"") is not None
    monkeypatch.setattr(result_cache, "date", type("Tomorrow", (), {"today": lambda: date.today() + timedelta(days=1)}))
    assert (ResultCache(setups).find("a.txt", b"") is None) is (expires is not None)


def test_the_oldest_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GI_LINT_CACHE_DIR", str(tmp_path))
    for number in range(6):
        name = f"results/ab/{number}.json"
        cache.store(name, str(number), 3)
        os.utime(tmp_path / name, (number, number))
    assert sorted(path.name for path in tmp_path.glob("results/ab/*")) == ["3.json", "4.json", "5.json"]
    assert cache.load("results/ab/5.json") == "5"
