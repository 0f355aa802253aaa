"""Published reports, where they lie beside the checkout: what is read of them, and what is found, is what people saw.

The reports are no part of the project; without them, or without their labels, these tests are skipped.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.command import MODULE, TOP, environment, gi_lint

SHARED = Path(__file__).parents[1].parent / "shared"
REPORTS = SHARED / "reports"
SCORE = SHARED / "tools" / "score.py"
READ = (".txt", ".docx", ".html")
TABLES = ("t2", "t3", "t4", "ts")
RULES = ("T3-", "T4-01", "T2-01", "S-01", "S-07", "S-08", "N-02", "N-03", "P-01", "P-02", "P-03")
GOLD = sorted(path for path in (REPORTS / "gold").glob("*.yaml") if Path(path.stem).suffix in READ)
NAMES = [path.stem for path in GOLD]

pytestmark = pytest.mark.skipif(not GOLD, reason="the published reports (../shared/reports) are not here")

LAIXI = "003_750a97d35f8bfe5c.txt"
SURVEY = "002_2ca955d56e70916f.txt"


@cache
def gold(name: str) -> Any:
    return YAML(typ="safe").load(REPORTS / "gold" / f"{name}.yaml")


@cache
def checked() -> dict[str, Any]:
    """Every file of the folder as one run shows it."""
    ran = gi_lint("check", "--format", "json", "--fail-on", "never", REPORTS)
    assert (ran.code, ran.err) == (0, "")
    return ran.files


@cache
def known_rules() -> frozenset[str]:
    return frozenset(rule["id"] for rule in gi_lint("rules", "--format", "json").data)


def found(name: str, rule: str) -> list[Any]:
    return [finding for finding in checked()[name]["findings"] if finding["rule"] == rule]


def test_every_file_that_can_be_read_is_checked() -> None:
    assert set(NAMES) <= set(checked())
    for name in NAMES:
        assert not found(name, "P-01"), name


@pytest.mark.parametrize("name", NAMES)
def test_year_and_form(name: str) -> None:
    file, label = checked()[name], gold(name)
    assert (file["year"], file["template"]) == (label["year"], label["form"])
    assert file["template_used"] == label["form_used"]


@pytest.mark.parametrize("name", [name for name in NAMES if set(gold(name).get("figures") or ()) & set(TABLES)])
def test_figures(name: str) -> None:
    tables = gi_lint("inspect", "--format", "json", REPORTS / name).data["tables"]
    figures = gold(name)["figures"]
    for table in set(TABLES) & set(figures):
        cells = tables[table]["cells"]
        wanted = figures[table]
        assert {id: shown(cells[id], figure) for id, figure in wanted.items() if id in cells} == wanted, table


def shown(cell: Any, figure: int | str | None) -> int | str | None:
    """A cell as its label gives it: an amount as printed, a count as a whole number, a blank as nothing."""
    if cell["value"] is None:
        return None
    number = Decimal(cell["value"])
    return int(number) if isinstance(figure, int) and number == int(number) else "".join(cell["text"].split())


@pytest.mark.parametrize("name", [name for name in NAMES if (gold(name).get("figures") or {}).get("blank_cells")])
def test_blank_cells(name: str) -> None:
    tables = gi_lint("inspect", "--format", "json", REPORTS / name).data["tables"]
    for table, count in gold(name)["figures"]["blank_cells"].items():
        assert tables[table]["status"] == "read", table
        blank = [id for id, cell in tables[table]["cells"].items() if cell["text"].strip() == ""]
        assert (table, len(blank)) == (table, count)


def test_a_report_with_faults() -> None:
    (missing,) = found(LAIXI, "S-01")
    assert missing["level"] == "error"
    assert (missing["location"]["section"], missing["location"]["quote"]) == ("other", None)
    (shares,) = found(LAIXI, "N-02")
    assert (shares["level"], shares["actual"]) == ("warning", "105.6%")
    levels = {finding["actual"]: finding["level"] for finding in found(LAIXI, "N-03")}
    assert levels == {"8.36%": "warning", "13.9%": "note"}
    for finding in checked()[LAIXI]["findings"]:
        assert finding["kind"] == "open" or finding["level"] == "note" or finding["rule"][:2] not in ("T2", "T3", "T4")


def test_what_is_no_report() -> None:
    (finding,) = checked()[SURVEY]["findings"]
    assert (finding["rule"], finding["level"]) == ("P-02", "warning")
    assert "成绩单" in finding["location"]["quote"]


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The verdict of the scoring tool on each report."""
    if not SCORE.is_file():
        pytest.skip("the scoring tool (../shared/tools) is not here")
    result = tmp_path_factory.mktemp("score") / "score.json"
    command = f"{shlex.join([*MODULE, 'check', '--format', 'json', '--fail-on', 'never'])} {{file}}"
    # Years side by side are left to the rules that compare them.
    arguments = ["--command", command, "--cross-command", "none", "--json", str(result)]
    subprocess.run([sys.executable, str(SCORE), *arguments], cwd=TOP, env=environment(), check=True, timeout=300)
    reports = json.loads(result.read_text(encoding="utf-8"))["reports"]
    return {report["report"]: report for report in reports}


def judged(rule: str) -> bool:
    """Whether the labels of a rule count here: one of RULES that this version has."""
    return rule.startswith(RULES) and rule in known_rules()


@pytest.mark.parametrize("name", NAMES)
def test_labelled_faults_are_found_and_no_others(name: str, scores: dict[str, Any]) -> None:
    score = scores[name]
    assert [missed for missed in score["missed"] if judged(missed[0])] == []
    assert [false for false in score["false"] if judged(false[0])] == []
    assert [slip for slip in score["level_slips"] if judged(slip[0])] == []
