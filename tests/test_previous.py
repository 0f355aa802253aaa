"""Last year's report is found where it is named, nowhere else, and said to be unfit where it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gi_lint.linter import Linter, Options
from gi_lint.previous import Archive, misfit
from gi_lint.report import Report
from tests.command import gi_lint
from tests.drafts import reports
from tests.drafts.model import Draft
from tests.drafts.writers import to_docx, to_html, to_txt
from tests.drafts.years import set_back, year_before

WRITERS: Mapping[str, Callable[[Draft], bytes]] = {
    ".docx": to_docx,
    ".html": to_html,
    ".txt": lambda draft: to_txt(draft, "tabs"),
}


class Reader:
    """Reads reports, and remembers which files it was asked for."""

    def __init__(self) -> None:
        self.linter = Linter()
        self.asked: list[str] = []

    def __call__(self, path: str) -> Report:
        self.asked.append(Path(path).name)
        return self.linter.read(path)


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def archive(reader: Reader) -> Archive:
    return Archive(reader, reader.linter.plugins.readers)


def write(draft: Draft, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(WRITERS[path.suffix](draft))
    return path


def other_bureau(draft: Draft) -> Draft:
    return draft.replace("示例市示例局", "示例市另一局", every=True)


def report(draft: Draft, path: Path) -> Report:
    return Linter().read(str(write(draft, path)))


@pytest.fixture
def bureau(tmp_path: Path) -> Report:
    """The report of a bureau on 2024."""
    return report(reports.report_2021_department(), tmp_path / "本年" / "示例市示例局2024年度报告.docx")


def test_a_file_is_taken_as_it_is(archive: Archive, bureau: Report, tmp_path: Path) -> None:
    path = write(set_back(reports.report_2021_department(), 5), tmp_path / "旧报告.txt")
    assert archive.find_previous(str(path), bureau, Path()) == path
    assert archive.find_previous("旧报告.txt", bureau, tmp_path) == path
    assert archive.find_previous("没有.txt", bureau, tmp_path) is None


def test_a_result_rests_on_last_years_file_unless_that_could_not_be_read(
    archive: Archive, bureau: Report, tmp_path: Path
) -> None:
    whole, broken = write(set_back(reports.report_2021_department()), tmp_path / "上年.txt"), tmp_path / "坏.docx"
    broken.write_bytes(b"PK")
    assert archive.compared(bureau, "上年.txt", tmp_path).rests_on == (str(whole),)
    assert archive.compared(bureau, "坏.docx", tmp_path).rests_on is None


def test_a_folder_is_searched_for_body_and_year(archive: Archive, bureau: Report, tmp_path: Path) -> None:
    draft = reports.report_2021_department()
    place = tmp_path / "档案"
    write(set_back(draft, 2), place / "a.docx")
    write(other_bureau(set_back(draft)), place / "b.docx")
    wanted = write(set_back(draft), place / "深" / "c.html")
    write(draft, place / "d.docx")
    write(set_back(draft), place / ".隐藏.docx")
    write(set_back(draft), place / "~$c.docx")
    assert archive.find_previous("档案", bureau, tmp_path) == wanted


def test_names_of_files_are_a_hint(archive: Archive, reader: Reader, bureau: Report, tmp_path: Path) -> None:
    draft = reports.report_2021_department()
    for number in range(30):
        write(other_bureau(set_back(draft)), tmp_path / "档案" / "2023" / f"{number:02}号单位.txt")
        write(set_back(draft, 2), tmp_path / "档案" / "2022" / f"{number:02}号单位.txt")
    wanted = write(set_back(draft), tmp_path / "档案" / "2023" / "示例市示例局.txt")
    assert archive.find_previous("档案", bureau, tmp_path) == wanted
    assert reader.asked == ["示例市示例局.txt"]


def test_the_same_name_with_the_year_before_comes_first(archive: Archive, reader: Reader, tmp_path: Path) -> None:
    draft = reports.report_2021_department()
    write(other_bureau(set_back(draft)), tmp_path / "aaa_2023.docx")
    wanted = write(set_back(draft), tmp_path / "shili_2023.docx")
    this_year = report(draft, tmp_path / "shili_2024.docx")
    assert archive.find_previous(str(tmp_path), this_year, Path()) == wanted
    assert reader.asked == ["shili_2023.docx"]


def test_each_file_is_read_once_in_a_run(archive: Archive, reader: Reader, tmp_path: Path) -> None:
    draft = reports.report_2021_department()
    place = tmp_path / "档案"
    for number in range(12):
        name = f"示例市第{'甲乙丙丁戊己庚辛壬癸子丑'[number]}局"
        write(set_back(draft).replace("示例市示例局", name, every=True), place / f"{number:02}.txt")
    for number in (11, 3, 7):
        name = f"示例市第{'甲乙丙丁戊己庚辛壬癸子丑'[number]}局"
        this_year = report(draft.replace("示例市示例局", name, every=True), tmp_path / "本年" / f"x{number}.txt")
        assert archive.find_previous("档案", this_year, tmp_path) == place / f"{number:02}.txt"
    assert len(reader.asked) == len(set(reader.asked)) == 12


PATTERNS = {
    "the year before": "{year-1}/*.txt",
    "the body": "{year-1}/{agency}*",
    "below": "**/{agency}*{year-1}*",
    "two stars within a name": "**/{agency}**{year-1}***",
    "this year's folder": "{year}/上年/*",
    "one file": "{year-1}/{agency}2023.txt",
    "a folder": "{year-1}",
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_a_pattern_names_files(archive: Archive, bureau: Report, tmp_path: Path, pattern: str) -> None:
    folder = "2024/上年" if "上年" in pattern else "2023"
    wanted = write(set_back(reports.report_2021_department()), tmp_path / folder / "示例市示例局2023.txt")
    assert archive.find_previous(pattern, bureau, tmp_path) == wanted


def test_of_several_files_the_one_that_fits(archive: Archive, bureau: Report, tmp_path: Path) -> None:
    draft = reports.report_2021_department()
    write(other_bureau(set_back(draft)), tmp_path / "2023" / "a.txt")
    wanted = write(set_back(draft), tmp_path / "2023" / "b.txt")
    write(set_back(draft, 3), tmp_path / "2023" / "c.txt")
    assert archive.find_previous("{year-1}/*", bureau, tmp_path) == wanted
    wanted.unlink()
    assert archive.find_previous("{year-1}/*", bureau, tmp_path) is None
    (tmp_path / "2023" / "c.txt").unlink()
    assert archive.find_previous("{year-1}/*", bureau, tmp_path) == tmp_path / "2023" / "a.txt"


def test_a_government_is_named_by_its_place_too(archive: Archive, tmp_path: Path) -> None:
    county = report(reports.report_2021(), tmp_path / "本年.docx")
    wanted = write(set_back(reports.report_2021()), tmp_path / "2022" / "示例县年报.txt")
    assert county.facts.agency == "示例县人民政府"
    assert archive.find_previous("{year-1}/{agency}*", county, tmp_path) == wanted


def test_the_report_itself_is_never_last_years(archive: Archive, bureau: Report, tmp_path: Path) -> None:
    assert archive.find_previous("本年/*", bureau, tmp_path) is None
    assert archive.find_previous("本年", bureau, tmp_path) is None


@pytest.mark.parametrize("pattern", ("档案/*/../../外/*", "档案/**/*", "档案/{agency}*"))
def test_nothing_outside_what_is_named(archive: Archive, bureau: Report, tmp_path: Path, pattern: str) -> None:
    outside = write(set_back(reports.report_2021_department()), tmp_path / "外" / "示例市示例局.txt")
    (tmp_path / "档案" / "内").mkdir(parents=True)
    if sys.platform != "win32":
        (tmp_path / "档案" / "示例市示例局.txt").symlink_to(outside)
    assert archive.find_previous(pattern, bureau, tmp_path) is None


def test_a_body_is_no_path(archive: Archive, bureau: Report, tmp_path: Path) -> None:
    write(set_back(reports.report_2021_department()), tmp_path / "外.txt")
    (tmp_path / "档案").mkdir()
    sly = bureau._replace(facts=bureau.facts._replace(agency="../外"))
    assert archive.find_previous("档案/{agency}.txt", sly, tmp_path) is None
    nobody = bureau._replace(facts=bureau.facts._replace(agency=None))
    assert archive.find_previous("档案/{agency}.txt", nobody, tmp_path) is None


# What is said of a report that is not last year's -----------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "says"),
    (
        (lambda draft: set_back(draft, 2), "是 2022 年度的，应是 2023 年度的报告"),
        (lambda draft: draft, "是 2024 年度的，应是 2023 年度的报告"),
        (lambda draft: other_bureau(set_back(draft)), "是示例市另一局的，不是示例市示例局的"),
    ),
)
def test_why_a_report_is_not_last_years(
    bureau: Report, tmp_path: Path, change: Callable[[Draft], Draft], says: str
) -> None:
    given = report(change(reports.report_2021_department()), tmp_path / "上年.docx")
    reason = misfit(bureau, given)
    assert says in reason
    assert str(tmp_path / "上年.docx") in reason


def test_names_of_one_body(bureau: Report) -> None:
    def named(agency: str | None) -> Report:
        return bureau._replace(facts=bureau.facts._replace(agency=agency, year=2023))

    for agency in ("示例市示例局", "示例局", "示例省示例市示例局", None):
        assert misfit(bureau, named(agency)) == ""
    for agency in ("示例市另一局", "示例市示例局下属中心"):
        assert misfit(bureau, named(agency))


def test_rules_that_compare_are_open_and_say_why(tmp_path: Path) -> None:
    path = write(reports.report_2021_department(), tmp_path / "本年.docx")
    broken = tmp_path / "坏文件.docx"
    broken.write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "空").mkdir()
    for where, says in ((broken, "坏文件.docx 读不出"), (tmp_path / "空", "没有找到示例市示例局 2023 年度的报告")):
        found = Linter(Options(select=("Y-",), previous=str(where))).lint(str(path)).findings
        assert {finding.rule for finding in found} == {"Y-01", "Y-02", "Y-03", "Y-04", "Y-06", "Y-07"}
        assert all(finding.kind == "open" and says in finding.message for finding in found)
        assert len({finding.fingerprint for finding in found}) == len(found)


def test_people_are_told_once_that_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    path = write(reports.report_2021_department(), tmp_path / "本年.docx")
    (tmp_path / "空").mkdir()
    command = ("check", "--select", "Y-", "--previous", tmp_path / "空", path)
    told = [line for line in gi_lint(*command).out.splitlines() if "无法判定" in line][:-1]
    (line,) = told
    assert all(id in line for id in ("Y-01", "Y-02", "Y-03", "Y-04", "Y-06", "Y-07"))
    assert len(gi_lint(*command, "--quiet").out.splitlines()) == 2
    assert "--previous 或配置的 previous 指明上年报告" in gi_lint(*command).out


def test_the_year_given_for_this_report_is_not_that_of_last_years(tmp_path: Path) -> None:
    draft = reports.report_2021_department()
    path = write(draft, tmp_path / "本年.docx")
    last = write(year_before(draft), tmp_path / "上年.docx")
    found = Linter(Options(select=("Y-",), year=2024, previous=str(last))).lint(str(path)).findings
    assert found == ()


# The command ------------------------------------------------------------------------------------------------


def test_the_command_compares(tmp_path: Path) -> None:
    draft = reports.report_2021_department()
    path = write(draft, tmp_path / "本年.docx")
    last = write(year_before(draft, total="5"), tmp_path / "上年.html")
    ran = gi_lint("check", "--select", "Y-", "--previous", last, "--format", "json", path)
    (finding,) = ran.data["files"][0]["findings"]
    assert (ran.code, finding["rule"], finding["level"]) == (1, "Y-01", "error")
    assert finding["location"]["path"] is None
    assert [place["path"] for place in finding["related"]] == [str(last)]
    assert [operand["location"]["path"] for operand in finding["operands"]] == [None, str(last)]
    text = gi_lint("check", "--select", "Y-", "--previous", last, path).out
    assert f"对照：{last}（" in text


def test_every_output_knows_whose_place_is_whose(tmp_path: Path) -> None:
    draft = reports.report_2021_department()
    path = write(draft, tmp_path / "本年.txt")
    write(year_before(draft, total="5"), tmp_path / "last.txt")
    ran = gi_lint("check", "--select", "Y-", "--previous", "last.txt", "--format", "sarif", path, cwd=tmp_path)
    (result,) = ran.data["runs"][0]["results"]
    places = [place["physicalLocation"]["artifactLocation"]["uri"] for place in result["relatedLocations"]]
    assert places[1:] == ["last.txt", "last.txt"]
    assert places[0] != "last.txt"
    page = gi_lint("check", "--select", "Y-", "--previous", "last.txt", "--format", "html", path, cwd=tmp_path).out
    assert page.count("<mark") == 1  # this year's cell, nothing at last year's place


def test_last_years_report_must_be_there(tmp_path: Path) -> None:
    path = write(reports.report_2021_department(), tmp_path / "本年.docx")
    ran = gi_lint("check", "--previous", tmp_path / "没有.docx", path)
    assert (ran.code, ran.out) == (2, "")
    assert "没有.docx" in ran.err


def test_without_last_years_report_no_check_of_it_is_loaded(tmp_path: Path) -> None:
    path = write(reports.report_2021_department(), tmp_path / "本年.docx")
    code = (
        "import sys; from gi_lint.cli import main; main(['check', sys.argv[1]]); "
        "names = ('continuation', 'repeated_text', 'likeness', 'same_figures', 'great_change', 'running_total'); "
        "sys.exit(any(f'gi_lint.checks.{name}' in sys.modules for name in names))"
    )
    gi_lint("check", path)  # compiles the rule packs, for which every check is looked at
    assert gi_lint(path, program=(sys.executable, "-c", code)).code == 0
