"""sarif: the golden log, what the standard asks beyond the schema, and the validator of the standard's makers."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from examples.build_repository import REPOSITORY
from gi_lint.finding import Run
from gi_lint.formatters.sarif import FINGERPRINT, write
from tests.command import TOP, gi_lint
from tests.formatters.runs import CLEAN, EMPTY, HOSTILE, RESULTS, RUN, golden, hostile

PACKAGE = "@microsoft/sarif-multitool@5"
SECONDS = 240
# No address of the project is known, and Word and PDF files have no lines.
ACCEPTED = {"SARIF2005", "SARIF2017"}


def log_of(run: Run) -> Any:
    return json.loads(write(run))["runs"][0]


def test_golden() -> None:
    golden("sarif.json", write(RUN))


def test_results_name_their_rule_and_file() -> None:
    log = log_of(RUN)
    rules, artifacts = log["tool"]["driver"]["rules"], log["artifacts"]
    assert [rule["id"] for rule in rules] == ["D-01", "N-03", "S-01", "T3-01", "W-02"]
    for result in log["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        address = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifacts[address["index"]]["location"]["uri"] == address["uri"]
    assert [unquote(artifact["location"]["uri"]) for artifact in artifacts] == [result.path for result in RESULTS]


def test_an_open_question_has_no_level() -> None:
    found = {result["ruleId"]: (result["kind"], result["level"]) for result in log_of(RUN)["results"]}
    assert found["S-01"] == ("open", "none")
    assert found["T3-01"] == ("fail", "error")
    assert found["W-02"] == ("fail", "note")


def test_a_rule_keeps_its_own_level() -> None:
    share = next(rule for rule in log_of(RUN)["tool"]["driver"]["rules"] if rule["id"] == "N-03")
    assert share["defaultConfiguration"] == {"level": "error"}


def test_a_rule_of_two_forms_tells_both_bases() -> None:
    balance = next(rule for rule in log_of(RUN)["tool"]["driver"]["rules"] if rule["id"] == "T3-01")
    assert balance["properties"]["basis"] == "示例格式 附表三；另一格式 附表三"


def test_a_cell_is_named_and_its_figures_are_related() -> None:
    (balance, *_) = log_of(RUN)["results"]
    (place,) = balance["locations"]
    assert "region" not in place["physicalLocation"]
    assert place["logicalLocations"] == [{"name": "自然人", "fullyQualifiedName": "表三/（七）总计/自然人"}]
    texts = [related["message"]["text"] for related in balance["relatedLocations"]]
    assert texts == ["表三 一、本年新收 自然人：195", "表三 （七）总计 自然人：182"]


def test_suppressions() -> None:
    """All results of a run have the property, or none (3.27.23); in force is an empty list."""
    results = log_of(RUN)["results"]
    assert [len(result["suppressions"]) for result in results] == [0, 0, 0, 0, 0, 1, 0]
    (suppression,) = results[5]["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("external", "上级已认可")
    assert [result["suppressions"][0]["kind"] for result in log_of(hostile())["results"][2:]] == [
        "inSource",
        "external",
        "external",
    ]


def test_fingerprints_are_those_of_the_findings() -> None:
    fingerprints = {result["partialFingerprints"][FINGERPRINT] for result in log_of(RUN)["results"]}
    assert fingerprints == {str(number) * 16 for number in range(1, 6)}


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a b/年.txt", {"uri": "a%20b/%E5%B9%B4.txt", "uriBaseId": "%SRCROOT%"}),
        ("./c:1.txt", {"uri": "c%3A1.txt", "uriBaseId": "%SRCROOT%"}),
        ("../beside.txt", {"uri": "../beside.txt"}),
    ],
)
def test_addresses(path: str, address: dict[str, str]) -> None:
    assert log_of(Run([RESULTS[-1]._replace(path=path)]))["artifacts"][0]["location"] == address


def test_an_absolute_path_below_the_current_folder_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = (
        log_of(Run([RESULTS[-1]._replace(path=str(path))]))["artifacts"][0]["location"]
        for path in (tmp_path / "x" / "a.txt", tmp_path.parent / "b.txt")
    )
    assert inside == {"uri": "x/a.txt", "uriBaseId": "%SRCROOT%"}
    assert outside == {"uri": (tmp_path.parent / "b.txt").as_uri()}


def test_hostile_texts_stay_texts() -> None:
    result = log_of(hostile())["results"][0]
    assert result["ruleId"] == HOSTILE
    assert "<script>" not in log_of(hostile())["tool"]["driver"]["rules"][0]["help"]["markdown"]


# The validator ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def multitool(request: pytest.FixtureRequest) -> Path:
    """The folder in which npm has installed the validator; kept between runs."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None or request.config.cache is None:
        pytest.skip("npm is not installed here, or pytest keeps no cache")
    kept = request.config.cache.mkdir("sarif") / "multitool"
    if not kept.is_dir():
        with TemporaryDirectory(dir=kept.parent) as folder:  # several processes may install at the same time
            made = Path(folder, "made")
            _install(npm, str(made))
            with suppress(OSError):
                made.rename(kept)
    return kept / "node_modules"


def _install(npm: str, folder: str) -> None:
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm does not install {PACKAGE} within {SECONDS} seconds")
    if done.returncode:
        pytest.skip(f"npm cannot install {PACKAGE}: {done.stderr.strip()[-200:]}")


@pytest.mark.parametrize("name", ["all kinds", "empty", "clean", "hostile"])
def test_the_schema_accepts_it(multitool: Path, name: str) -> None:
    runs = {"all kinds": RUN, "empty": EMPTY, "clean": CLEAN, "hostile": hostile()}
    (schema, *_) = sorted(multitool.glob("@microsoft/sarif-multitool-*/sarif-2.1.0.json"))
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8-sig")))
    assert [error.message for error in validator.iter_errors(json.loads(write(runs[name])))] == []


def reports() -> str:
    """The log of real runs: invented reports in three formats, and those of a repository with accepted findings."""
    ran = gi_lint(
        *("check", "--format", "sarif", "--fail-on", "never", "--baseline", REPOSITORY / ".gi-lint-baseline.yaml"),
        *("examples/reports", REPOSITORY.relative_to(TOP) / "reports"),
        cwd=TOP,
    )
    assert (ran.code, ran.err) == (0, "")
    assert {len(result["suppressions"]) for result in ran.data["runs"][0]["results"]} == {0, 1}
    return ran.out


@pytest.mark.parametrize("log", [lambda: write(RUN), reports], ids=["all kinds", "reports"])
def test_the_multitool_accepts_it(multitool: Path, tmp_path: Path, log: Callable[[], str]) -> None:
    logged, found = tmp_path / "log.sarif", tmp_path / "found.sarif"
    logged.write_text(log(), encoding="utf-8")
    tool = multitool / "@microsoft" / "sarif-multitool" / "bin.js"
    node = shutil.which("node") or "node"
    command = [node, str(tool), "validate", logged.name, "--output", found.name]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=SECONDS)
    if not found.is_file():
        pytest.skip(f"the multitool does not run here: {(done.stdout + done.stderr).strip()[-200:]}")
    (run,) = json.loads(found.read_text(encoding="utf-8-sig"))["runs"]
    assert {result["ruleId"] for result in run.get("results", ())} <= ACCEPTED
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"]
