"""Baselines: made from a run, renewed, looked through; one finding each, so that none hides another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from gi_lint.baseline import Baseline, as_yaml, baseline_of, read_baseline
from gi_lint.commands.output import write_file
from gi_lint.entries import Entry
from gi_lint.finding import Identity
from gi_lint.sheet import ConfigError
from tests.command import Ran, gi_lint, rules
from tests.drafts.reports import report_2021
from tests.drafts.writers import to_docx

SELECT = "select: [T3, T4, S-01]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".gi-lint.yaml").write_text(SELECT, encoding="utf-8")
    write(tmp_path, "a.docx", review="99")
    return tmp_path


def write(folder: Path, name: str, **totals: str) -> None:
    """A report whose totals in table four are right but for those given."""
    draft = report_2021()
    for row, total in totals.items():
        draft = draft.with_cell("t4", row, "total", total)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(to_docx(draft))


def baseline(folder: Path, *arguments: str | Path, name: str = "b.yaml") -> Ran:
    return gi_lint("baseline", *arguments, "--baseline", name, cwd=folder)


def check(folder: Path, *arguments: str, name: str = "b.yaml") -> Ran:
    return gi_lint("check", "--format", "json", "--baseline", name, *arguments, cwd=folder)


def text(folder: Path) -> str:
    return (folder / "b.yaml").read_text(encoding="utf-8")


def edit(folder: Path, old: str, new: str) -> None:
    assert old in text(folder)
    (folder / "b.yaml").write_text(text(folder).replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("where", ["a.docx", "."])
def test_a_report_is_not_replaced_by_a_baseline(folder: Path, where: str) -> None:
    before = (folder / "a.docx").read_bytes()
    ran = baseline(folder, "create", "--force", where, name="./a.docx")
    assert ran == (2, "", "gi-lint: a.docx 是要检查的文件，结果不能写到这里\n")
    assert (folder / "a.docx").read_bytes() == before


def test_a_baseline_accepts_what_there_is(folder: Path) -> None:
    ran = baseline(folder, "create", "a.docx")
    assert ran.code == 0 and "1 条" in ran.out
    ran = check(folder, "a.docx")
    file = ran.files["a.docx"]
    assert (ran.code, file["findings"]) == (0, [])
    assert [(one["rule"], one["by"]) for one in file["suppressed"]] == [("T4-01", "baseline")]
    assert ran.data["summary"]["error"] == 0


def test_a_new_fault_is_told_while_a_mended_one_is_unused(folder: Path) -> None:
    baseline(folder, "create")
    rows = re.findall(r'row: "(.*)"', text(folder))
    assert rows == ["review"]
    write(folder, "a.docx", suit_direct="99")
    ran = check(folder, ".")
    assert (ran.code, sorted(rules(ran.files["a.docx"]))) == (1, ["CFG-02", "T4-01"])
    assert "b.yaml:5" in next(one["message"] for one in ran.files["a.docx"]["findings"] if one["rule"] == "CFG-02")


def test_names_are_from_the_folder_of_the_file(folder: Path) -> None:
    write(folder, "2023/示例县.docx", review="99")
    baseline(folder, "create", "2023")
    assert 'file: "2023/示例县.docx"' in text(folder)
    inner = gi_lint("check", "--baseline", "../b.yaml", "示例县.docx", cwd=folder / "2023")
    assert inner.code == 0 and "已接受 1" in inner.out


def test_create_never_writes_over_a_file(folder: Path) -> None:
    (folder / "b.yaml").write_text("旧", encoding="utf-8")
    ran = baseline(folder, "create")
    assert (ran.code, ran.out, text(folder)) == (2, "", "旧") and "--force" in ran.err
    assert baseline(folder, "create", "--force").code == 0
    assert "T4-01" in text(folder)
    assert {path.name for path in folder.iterdir()} == {".gi-lint.yaml", "a.docx", "b.yaml"}


def test_a_missing_path_writes_nothing(folder: Path) -> None:
    ran = baseline(folder, "create", "没有.docx")
    assert ran.code == 2 and "没有.docx" in ran.err and not (folder / "b.yaml").exists()


def test_what_cannot_be_accepted_is_not_written(folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"")
    ran = baseline(folder, "create")
    assert ran.code == 0 and "P-01" in ran.err
    assert "P-01" not in text(folder)
    assert check(folder, ".").code == 1


def test_update_adds_drops_and_keeps(folder: Path) -> None:
    write(folder, "b.docx", review="88")
    write(folder, "c.docx", review="77")
    baseline(folder, "create")
    later = date.today() + timedelta(days=30)
    edit(
        folder,
        'reason: ""\n  - file: "b.docx"',
        f'reason: 口径不同\n    approver: 张三\n    expires: {later}\n  - file: "b.docx"',
    )
    write(folder, "b.docx")
    write(folder, "d/d.docx", review="66")
    (folder / "c.docx").unlink()
    ran = baseline(folder, "update", "--reason", "待核")
    assert ran.code == 0 and "共 2 条，新增 1，删去 2" in ran.out
    kept, new = sorted(read_baseline(folder / "b.yaml").all(), key=lambda entry: entry.file)
    assert (kept.file, kept.reason, kept.approver, kept.expires) == ("a.docx", "口径不同", "张三", later)
    assert (new.file, new.reason) == ("d/d.docx", "待核")


def test_update_fills_reasons_that_are_empty(folder: Path) -> None:
    write(folder, "b.docx", review="88")
    write(folder, "c.docx", review="77")
    baseline(folder, "create")
    edit(folder, 'reason: ""\n  - file: "b.docx"', 'reason: 口径不同\n  - file: "b.docx"')
    baseline(folder, "update", "a.docx", "b.docx", "--reason", "待核")
    reasons = {entry.file: entry.reason for entry in read_baseline(folder / "b.yaml").all()}
    assert reasons == {"a.docx": "口径不同", "b.docx": "待核", "c.docx": ""}


def test_update_leaves_what_it_did_not_look_at(folder: Path) -> None:
    write(folder, "b.docx", review="88")
    baseline(folder, "create", "--reason", "口径不同")
    before = text(folder)
    baseline(folder, "update", "a.docx")
    assert text(folder) == before
    (folder / ".gi-lint.yaml").write_text("select: [S-01]\n", encoding="utf-8")
    baseline(folder, "update")
    assert text(folder) == before
    (folder / "a.docx").write_bytes(b"")
    baseline(folder, "update")
    assert text(folder) == before


def test_audit(folder: Path) -> None:
    write(folder, "b.docx", review="88")
    baseline(folder, "create", "--reason", "口径不同")
    assert baseline(folder, "audit").code == 0
    alone = gi_lint("baseline", "audit", "--baseline", "b.yaml", "a.docx", cwd=folder)
    assert (alone.code, alone.err) == (0, "")  # nothing is known of the other
    edit(folder, 'reason: "口径不同"\n  - file: "b.docx"', 'reason: ""\n  - file: "b.docx"')
    yesterday = date.today() - timedelta(days=1)
    (folder / "b.yaml").write_text(text(folder) + f"    expires: {yesterday}\n", encoding="utf-8")
    ran = baseline(folder, "audit")
    assert ran.code == 1
    first, second, summary = ran.out.splitlines()
    assert first.startswith("b.yaml:5: a.docx  T4-01") and "理由" in first
    assert "b.docx" in second and "到期" in second and "2 处" in summary
    write(folder, "a.docx")
    (folder / "b.docx").unlink()
    ran = baseline(folder, "audit")
    assert "没有用上" in ran.out and "文件已不存在" in ran.out


def test_an_expired_entry_is_told_and_kept_by_update(folder: Path) -> None:
    baseline(folder, "create", "--reason", "口径不同")
    yesterday = date.today() - timedelta(days=1)
    (folder / "b.yaml").write_text(text(folder) + f"    expires: {yesterday}\n", encoding="utf-8")
    assert sorted(rules(check(folder, "a.docx").files["a.docx"])) == ["CFG-03", "T4-01"]
    before = text(folder)
    baseline(folder, "update")
    assert text(folder) == before


def test_an_entry_for_a_mandatory_rule_is_an_error(folder: Path) -> None:
    baseline(folder, "create", "--reason", "口径不同")
    edit(folder, 'rule: "T4-01"', "rule: P-02")
    ran = check(folder, "a.docx")
    assert (ran.code, sorted(rules(ran.files["a.docx"]))) == (1, ["CFG-01", "T4-01"])
    assert "必查" in baseline(folder, "audit").out


def test_an_entry_of_a_rule_that_is_no_more_is_unused(folder: Path) -> None:
    baseline(folder, "create", "--reason", "口径不同")
    edit(folder, 'rule: "T4-01"', "rule: OLD-01")
    assert sorted(rules(check(folder, "a.docx").files["a.docx"])) == ["CFG-02", "T4-01"]


def test_an_entry_with_a_slip_in_its_rule_is_told_with_a_guess(folder: Path) -> None:
    baseline(folder, "create", "--reason", "口径不同")
    edit(folder, 'rule: "T4-01"', "rule: T4-O1")
    told = [one["message"] for one in check(folder, "a.docx").files["a.docx"]["findings"] if one["rule"] == "CFG-02"]
    assert len(told) == 1 and "没有编号为“T4-O1”的规则，是不是想写“T4-01”？" in told[0]
    assert "没有编号为“T4-O1”的规则" in baseline(folder, "audit").out


def written(path: Path, *entries: Entry) -> Baseline:
    """A baseline as it is read again once written."""
    write_file(path, as_yaml(baseline_of(path, entries)))
    return read_baseline(path)


def test_the_second_of_two_alike_has_an_entry_of_its_own(tmp_path: Path) -> None:
    identity = Identity("W-01", "fail", "2021", words="工作工作")
    entry = Entry("a.docx", identity, occurrence=2)
    assert entry.acceptance("2019").fingerprint == f"{identity.fingerprint}-2"
    (read,) = written(tmp_path / "b.yaml", entry).all()
    assert (read.identity, read.occurrence) == (identity, 2)


NASTY = "引号\"'、反斜线\\、换行\n制表\t冒号: 井号 # \u2028\ufeff\x85 end"


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    identity = Identity("X-01", "open", "2021", "t3", "a.b", "natural", NASTY)
    entry = Entry("目录/a b.docx", identity, 1, NASTY.strip(), "理由: 'x' # y", "张三", date(2027, 1, 2))
    other = Entry("目录/a b.docx", Identity("no", "fail"))
    for _ in range(2):  # fresh, then kept
        read = written(tmp_path / "b.yaml", entry, other)
        found = [one._replace(by=entry.by, source="") for one in read.all()]
        assert found == [entry, other]


def test_an_empty_baseline(tmp_path: Path) -> None:
    assert list(written(tmp_path / "b.yaml").all()) == []
    assert "accepted: []" in as_yaml(Baseline(tmp_path / "b.yaml"))


GOOD = "version: 1\naccepted:\n- {file: a.docx, rule: T4-01, reason: 已核实}\n"


@pytest.mark.parametrize(
    ("damaged", "line", "words"),
    [
        ("", 1, ("version",)),
        ("不是基线\n", 1, ("键",)),
        ("accepted: []\n", 1, ("version",)),
        (GOOD.replace("version: 1", "version: 2"), 1, ("版本", "2")),
        (GOOD.replace("version: 1", "version: true"), 1, ("版本",)),
        (GOOD.replace("accepted", "acepted"), 2, ("acepted", "accepted")),
        ("version: 1\naccepted: {}\n", 2, ("列表",)),
        ("version: 1\naccepted:\n- a.docx\n", 3, ("file",)),
        (GOOD.replace("rule: T4-01, ", ""), 3, ("缺少 rule",)),
        (GOOD.replace("file: a.docx, ", ""), 3, ("缺少 file",)),
        (GOOD.replace("reason", "resaon"), 3, ("resaon", "reason")),
        (GOOD.replace("}", ", expires: 12月}"), 3, ("expires", "12月")),
        (GOOD.replace("}", ", occurrence: 0}"), 3, ("occurrence",)),
        (GOOD.replace("}", ", kind: fial}"), 3, ("kind", "fial")),
        (GOOD.replace("}", ", table: [t3]}"), 3, ("table",)),
        (GOOD[:-2] + "\n", 3, ("YAML",)),
        (GOOD + "accepted: []\n", 4, ("YAML",)),
    ],
)
def test_a_damaged_baseline_is_told_and_left_alone(
    folder: Path, damaged: str, line: int, words: tuple[str, ...]
) -> None:
    (folder / "b.yaml").write_text(damaged, encoding="utf-8")
    for ran in (check(folder, "a.docx"), baseline(folder, "update"), baseline(folder, "audit")):
        assert (ran.code, ran.out) == (2, "")
        told = re.search(r"b\.yaml:(\d+): (.*)", ran.err)
        assert told and int(told[1]) == line, ran.err
        assert all(word in told[2] for word in words), ran.err
    assert text(folder) == damaged


def test_a_missing_baseline(folder: Path) -> None:
    for ran in (check(folder, "a.docx"), baseline(folder, "update"), baseline(folder, "audit")):
        assert (ran.code, ran.out) == (2, "") and "b.yaml" in ran.err
    with pytest.raises(ConfigError, match=r"c\.yaml"):
        read_baseline(folder / "c.yaml")


def test_a_baseline_that_cannot_be_written(folder: Path) -> None:
    ran = baseline(folder, "create", name="没有/b.yaml")
    assert ran.code == 2 and "无法写入" in ran.err
