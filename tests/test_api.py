"""gi-lint from Python: `gi_lint.lint`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import gi_lint
from gi_lint.sheet import ConfigError
from tests import command
from tests.command import EXAMPLES
from tests.province import pack

FAULTY = EXAMPLES / "faulty-2024.docx"


def ids(result: gi_lint.Result) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_it_finds_what_the_command_finds() -> None:
    ran = command.gi_lint("check", "--format", "json", FAULTY)
    result = gi_lint.lint(FAULTY)
    assert ids(result) == command.rules(ran.files[FAULTY.name])
    assert (result.path, result.year, result.agency) == (str(FAULTY), 2024, "示例区人民政府")
    assert ids(gi_lint.lint(str(FAULTY))) == ids(gi_lint.lint(FAULTY.read_bytes(), filename="a.docx")) == ids(result)


def test_its_names_are_listed() -> None:
    assert {"lint", "Finding", "Result"} <= set(dir(gi_lint))


def test_one_rule_may_stand_alone() -> None:
    assert ids(gi_lint.lint(FAULTY, select="T3")) == ids(gi_lint.lint(FAULTY, select=["T3"])) != []
    assert "T3-01" not in ids(gi_lint.lint(FAULTY, ignore="T3"))


def test_types() -> None:
    result = gi_lint.lint(FAULTY)
    assert isinstance(result, gi_lint.Result)
    assert all(isinstance(finding, gi_lint.Finding) for finding in result.findings)


def test_options(tmp_path: Path) -> None:
    assert set(ids(gi_lint.lint(FAULTY, select=["T3", "T4"], ignore=["T3-02"]))) == {"T3-01", "T3-03", "T4-01"}
    result = gi_lint.lint(FAULTY, year=2019, template="2019")
    assert (result.year, result.template) == (2019, "2019")
    config = tmp_path / "c.yaml"
    config.write_text("levels: {T4: note}\nselect: [T4]\n", encoding="utf-8")
    assert [finding.level for finding in gi_lint.lint(FAULTY, config=config).findings] == ["note"]
    assert gi_lint.lint(FAULTY, previous=EXAMPLES / "clean-2023.docx", select=["Y"]).path == str(FAULTY)


def test_packs(tmp_path: Path) -> None:
    assert "ZZ-01" in ids(gi_lint.lint(FAULTY, packs=[pack(tmp_path / "pack")]))


def test_no_configuration_is_looked_for(tmp_path: Path) -> None:
    (tmp_path / ".gi-lint.yaml").write_text("select: [S-01]\n", encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(FAULTY.read_bytes())
    assert ids(gi_lint.lint(tmp_path / "a.docx")) == ids(gi_lint.lint(FAULTY))


def test_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        gi_lint.lint(tmp_path / "没有.docx")
    with pytest.raises(FileNotFoundError, match="上年报告"):
        gi_lint.lint(FAULTY, previous=tmp_path / "没有.docx")
    with pytest.raises(FileNotFoundError, match="last year"):
        gi_lint.lint(FAULTY, previous=tmp_path / "没有/{year-1}/*", lang="en")
    with pytest.raises(ValueError, match="filename"):
        gi_lint.lint(b"")
    with pytest.raises(ConfigError, match="QQ"):
        gi_lint.lint(FAULTY, select=["QQ"])
    with pytest.raises(ConfigError, match="2020"):
        gi_lint.lint(FAULTY, template="2020")
    with pytest.raises(ConfigError, match="没有"):
        gi_lint.lint(FAULTY, config=tmp_path / "没有.yaml")
    assert ids(gi_lint.lint(b"", filename="a.docx")) == ["P-01"]
    assert ids(gi_lint.lint(b"?", filename="a.ofd")) == ["P-01"]


def test_importing_it_costs_nothing() -> None:
    code = "import sys, gi_lint; print(sorted(name for name in sys.modules if name.startswith('gi_lint')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['gi_lint']"
    with pytest.raises(AttributeError):
        gi_lint.nothing  # type: ignore[attr-defined] # noqa: B018


def test_language() -> None:
    chinese, english = gi_lint.lint(FAULTY), gi_lint.lint(FAULTY, lang="en")
    assert [finding.fingerprint for finding in english.findings] == [
        finding.fingerprint for finding in chinese.findings
    ]
    said = {finding.rule: finding for finding in english.findings}
    assert said["T4-01"].title == "Each group: 总计 = upheld + corrected + other results + pending"
    assert said["T4-01"].message.endswith(" = 7, difference 1")
    assert gi_lint.lint(FAULTY) == chinese  # one language leaves no trace in the other
    with pytest.raises(ValueError, match="known: zh, en"):
        gi_lint.lint(FAULTY, lang="fr")  # type: ignore[arg-type]
