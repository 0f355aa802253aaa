"""The example of a report repository: what it shows is done as written, by pre-commit, GitHub's and GitLab's ways."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from ruamel.yaml import YAML

from examples.build_repository import REPOSITORY, department, district, files
from tests.command import TOP, Ran, environment, gi_lint, require_index, rules
from tests.drafts.writers import to_docx, to_md
from tests.github import install as install_gh
from tests.repositories import Repository, checkout_as_repository, repository

ACTION = TOP / ".github" / "actions" / "gi-lint" / "action.yml"
WORKFLOW = REPOSITORY / ".github" / "workflows" / "gi-lint.yml"
PIPELINE = REPOSITORY / ".gitlab-ci.yml"
HOOKS = REPOSITORY / ".pre-commit-config.yaml"
BASELINE = ".gi-lint-baseline.yaml"
DISTRICT, DEPARTMENT = "reports/2024/示例区人民政府.docx", "reports/2024/示例市示例局.md"
SECONDS = 300
# One figure more than last year's report handed on, and one that does not add up.
FAULTY = to_docx(district().with_cell("t3", "carried_in", "total", "6").with_cell("t4", "review", "other", "2"))


def yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path)


def contents() -> dict[str, bytes]:
    """The files of the example by their paths."""
    paths = sorted(path for path in REPOSITORY.rglob("*") if path.is_file())
    return {path.relative_to(REPOSITORY).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example."""
    return Path(shutil.copytree(REPOSITORY, tmp_path / "年报 仓库"))


# The command -------------------------------------------------------------------------------------------------


def test_the_reports_are_those_of_the_drafts() -> None:
    assert {name: content for name, content in contents().items() if name in files()} == files()


def test_all_that_is_found_is_accepted_with_a_reason(folder: Path) -> None:
    ran = gi_lint("check", "--format", "json", "--baseline", BASELINE, "reports", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    accepted = {(one["rule"], one["by"]) for file in ran.data["files"] for one in file["suppressed"]}
    assert accepted == {("D-03", "comment"), ("Y-06", "config"), ("Y-01", "baseline")}
    assert [file["findings"] for file in ran.data["files"]] == [[], [], [], []]


def test_without_what_is_accepted_there_are_findings(folder: Path) -> None:
    (folder / ".gi-lint.yaml").write_text("previous: 'reports/{year-1}/{agency}*'\n", encoding="utf-8")
    ran = gi_lint("check", "--format", "json", "reports/2024", cwd=folder)
    assert (ran.code, rules(ran.files["示例区人民政府.docx"])) == (0, ["Y-06", "Y-01", "Y-01"])


def test_the_baseline_is_as_the_program_keeps_it(folder: Path) -> None:
    assert gi_lint("baseline", "audit", "--baseline", BASELINE, "reports", cwd=folder).code == 0
    gi_lint("baseline", "update", "--baseline", BASELINE, "reports", cwd=folder)
    assert (folder / BASELINE).read_bytes() == (REPOSITORY / BASELINE).read_bytes()


# pre-commit --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The example as a repository with its hook installed and its files committed. The address of gi-lint is the
    only thing that is changed."""
    hook = checkout_as_repository(tmp_path_factory.mktemp("hook"))
    there = {"repo:": hook.folder.as_posix(), "rev:": hook.git("rev-parse", "HEAD").strip()}
    config = re.sub(
        r"(?m)(repo:|rev:) \S+", lambda match: f"{match[1]} {there[match[1]]}", HOOKS.read_text(encoding="utf-8")
    )
    made = repository(tmp_path_factory.mktemp("drafts") / "年报", {**contents(), HOOKS.name: config.encode()})
    installed = made.pre_commit("install")
    assert installed.code == 0, installed.out
    first = made.commit("各机关的年报")
    assert first.code == 0 and "Passed" in first.out, first.out
    return made


def test_only_the_report_that_changed_is_checked_and_a_faulty_one_refused(drafts: Repository) -> None:
    before = drafts.git("rev-parse", "HEAD")
    drafts.write({DISTRICT: FAULTY})
    refused = drafts.commit("有误的年报")
    drafts.write({DISTRICT: files()[DISTRICT]})
    assert refused.code == 1 and drafts.git("rev-parse", "HEAD") == before
    found = re.findall(r"(?m)^(reports/\S+)  .*?\b([A-Z]\d?-\d\d) 错误", refused.out)
    assert found and {path for path, _ in found} == {DISTRICT}
    assert {"Y-01", "T3-01", "T4-01"} <= {rule for _, rule in found}  # Y: against last year's, by the configuration
    assert "检查 1 个文件" in refused.out


def test_a_sound_change_is_committed(drafts: Repository) -> None:
    said = to_md(department().replace("答复意见均已按要求公开", "答复意见均已全文公开"))
    note = files()[DEPARTMENT].removesuffix(to_md(department()))
    drafts.write({DEPARTMENT: note + said})
    committed = drafts.commit("改一句话")
    assert committed.code == 0 and "Passed" in committed.out, committed.out


# Jobs --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs of a fresh machine's own Python are, with nothing installed."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    require_index(tmp_path_factory.mktemp("index"))
    home = tmp_path_factory.mktemp("machine")
    venv.create(home, with_pip=True)
    return home / ("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture(scope="module")
def prepared(machine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The machine after the first `run` step of the action, which installs gi-lint."""
    folder = tmp_path_factory.mktemp("prepared")
    ran = bash(steps()[0]["run"], folder, machine, runner(folder))
    assert ran.code == 0, ran.out
    return machine


def bash(script: str, folder: Path, machine: Path, variables: Mapping[str, str]) -> Ran:
    """A script as GitHub runs it (`bash --noprofile --norc -eo pipefail`), which is how GitLab does, too."""
    path = f"{machine}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment(PATH=path, **variables),
        capture_output=True,
        timeout=SECONDS,
    )
    return Ran(done.returncode, (done.stdout + done.stderr).decode())


def steps() -> list[Any]:
    """The `run` steps of the action: one installs, one checks, one comments."""
    found = [step for step in yaml(ACTION)["runs"]["steps"] if "run" in step]
    assert [step["shell"] for step in found] == ["bash"] * 3
    return found


def runner(temporary: Path) -> dict[str, str]:
    """What GitHub's runner tells a step of an action."""
    return {
        "GITHUB_ACTION_PATH": str(ACTION.parent),
        "GITHUB_REPOSITORY": "示例/年报",
        "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
        "RUNNER_TEMP": str(temporary),
    }


def act(folder: Path, machine: Path, temporary: Path, **given: str) -> Ran:
    """What the action's second `run` step does with inputs, after the first."""
    known = yaml(ACTION)["inputs"]
    inputs = {name: str(told["default"]) for name, told in known.items()}
    inputs |= {name.replace("_", "-"): value for name, value in given.items()}
    assert set(inputs) == set(known)
    temporary.mkdir(exist_ok=True)
    _, step, _ = steps()
    return bash(
        step["run"], folder, machine, told(step, temporary, {f"inputs.{name}": inputs[name] for name in inputs})
    )


def comment(temporary: Path, programs: Path, **variables: str) -> Ran:
    """What the action's third `run` step does for pull request 7, after the second."""
    *_, step = steps()
    known = {"github.token": "secret", "github.event.pull_request.number": "7", "github.job": "check"}
    return bash(step["run"], temporary, programs, {**told(step, temporary, known), **variables})


def told(step: Any, temporary: Path, known: Mapping[str, str]) -> dict[str, str]:
    """The variables of a step, their expressions replaced by what they name."""
    known = {**known, "runner.temp": str(temporary)}
    values = {name: evaluated(value, known) for name, value in step["env"].items()}
    return {**runner(temporary), **values}


def evaluated(text: str, known: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: known[match[1]], text)


def given_in_workflow() -> dict[str, str]:
    (job,) = yaml(WORKFLOW)["jobs"].values()
    (step,) = (step for step in job["steps"] if "/.github/actions/gi-lint@" in step.get("uses", ""))
    return {name.replace("-", "_"): value for name, value in step["with"].items()}


def test_the_action_passes_sound_reports(folder: Path, prepared: Path, tmp_path: Path) -> None:
    ran = act(folder, prepared, tmp_path / "temp", **given_in_workflow())
    assert (ran.code, ran.out) == (0, "")
    assert "检查 4 个文件：错误 0" in (tmp_path / "temp" / "summary.md").read_text(encoding="utf-8")
    results = json.loads((folder / "gi-lint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert {result["ruleId"] for result in results if result["suppressions"]} == {"D-03", "Y-01", "Y-06"}


def test_the_action_tells_of_a_faulty_report(folder: Path, prepared: Path, tmp_path: Path) -> None:
    (folder / DISTRICT).write_bytes(FAULTY)
    ran = act(folder, prepared, tmp_path / "temp", **given_in_workflow())
    assert ran.code == 1
    assert f"::error file={DISTRICT},title=T4-01" in ran.out
    assert "T4-01" in (tmp_path / "temp" / "summary.md").read_text(encoding="utf-8")
    assert "<mark" in (folder / "gi-lint.html").read_text(encoding="utf-8")


def test_the_inputs_of_the_action_reach_the_command(folder: Path, prepared: Path, tmp_path: Path) -> None:
    (folder / DISTRICT).write_bytes(FAULTY)
    other = tmp_path / "配置 1.yaml"
    other.write_text("select: [T4, Y]\n", encoding="utf-8")
    given = {"paths": f"{DISTRICT}\n\n{DEPARTMENT}\n", "config": str(other), "previous": "reports/2023"}
    ran = act(folder, prepared, tmp_path / "temp", fail_on="never", **given)
    assert ran.code == 0
    assert set(re.findall(r"title=(\S+)", ran.out)) == {"T4-01", "Y-01", "Y-06"}
    assert act(folder, prepared, tmp_path / "temp", paths="没有").code == 2


def test_nothing_in_an_input_is_run(folder: Path, prepared: Path, tmp_path: Path) -> None:
    assert not any("${{" in step["run"] for step in steps())
    ran = act(folder, prepared, tmp_path / "temp", paths="$(touch run); touch run `touch run`", html='"; touch run; "')
    assert ran.code == 2 and "没有这个文件" in ran.out
    assert not (folder / "run").exists()


def test_the_action_keeps_what_the_check_leaves(folder: Path, prepared: Path, tmp_path: Path) -> None:
    restore, save = (step for step in yaml(ACTION)["runs"]["steps"] if "/cache/" in step.get("uses", ""))
    assert [step["uses"].partition("@")[0] for step in (restore, save)] == [
        "actions/cache/restore",
        "actions/cache/save",
    ]
    assert save["with"] == {name: restore["with"][name] for name in ("path", "key")}
    assert restore["with"]["key"].startswith(restore["with"]["restore-keys"])
    act(folder, prepared, tmp_path / "temp", **given_in_workflow())
    kept = Path(evaluated(restore["with"]["path"], {"runner.temp": str(tmp_path / "temp")}))
    assert len(list(kept.glob("results/*/*.json"))) == 4


def test_the_action_keeps_one_comment_of_its_own(folder: Path, prepared: Path, tmp_path: Path) -> None:
    programs, temporary = install_gh(tmp_path / "programs"), tmp_path / "temp"
    comments = tmp_path / "comments.json"
    theirs = {"id": 1, "user": {"type": "User"}, "body": "<!-- gi-lint check --> 有人照抄"}
    comments.write_text(json.dumps([theirs]), encoding="utf-8")
    bodies = []
    for report in (FAULTY, files()[DISTRICT]):
        (folder / DISTRICT).write_bytes(report)
        act(folder, prepared, temporary, **given_in_workflow())
        ran = comment(temporary, programs, COMMENTS=str(comments))
        assert (ran.code, ran.out) == (0, "")
        other, ours = json.loads(comments.read_text(encoding="utf-8"))
        assert other == theirs
        bodies.append(ours["body"])
    assert "T4-01" in bodies[0] and "T4-01" not in bodies[1]
    assert all(body.startswith("<!-- gi-lint check -->\n## ") for body in bodies)


def test_the_action_passes_where_it_may_not_comment(tmp_path: Path) -> None:
    (tmp_path / "gi-lint.md").write_text("## 结果", encoding="utf-8")
    ran = comment(tmp_path, install_gh(tmp_path / "programs"))
    assert ran.code == 0
    assert ran.out.startswith("::notice title=gi-lint::未能在合并请求上留言")


def test_the_action_does_not_comment_on_what_was_not_checked(tmp_path: Path) -> None:
    ran = comment(tmp_path, install_gh(tmp_path / "programs"))
    assert (ran.code, ran.out) == (0, "")


def job(folder: Path, machine: Path, *parts: str) -> Ran:
    """Parts of the GitLab job in one shell. The address of gi-lint is the only thing that is changed."""
    told = yaml(PIPELINE)["gi-lint"]
    lines = [line for part in parts for line in told[part]]
    return bash("\n".join(lines), folder, machine, {**told["variables"], "GI_LINT": str(TOP)})


def test_the_job_leaves_what_gitlab_collects(folder: Path, machine: Path) -> None:
    collected = yaml(PIPELINE)["gi-lint"]["artifacts"]
    assert collected["when"] == "always"
    (folder / DISTRICT).write_bytes(FAULTY)
    ran = job(folder, machine, "before_script", "script")
    assert ran.code == 1 and "T4-01" in ran.out, ran.out
    issues = json.loads((folder / collected["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert {issue["location"]["path"] for issue in issues if issue["check_name"] == "T4-01"} == {DISTRICT}
    suites = ET.parse(folder / collected["reports"]["junit"]).getroot()
    assert int(suites.get("failures", "")) > 0
    assert all("T4-01" in (folder / path).read_text(encoding="utf-8") for path in collected["paths"])
    (folder / DISTRICT).write_bytes(files()[DISTRICT])
    assert job(folder, machine, "script").code == 0
    (kept,) = yaml(PIPELINE)["gi-lint"]["cache"]["paths"]
    assert list((folder / kept).glob("results/*/*.json"))


# Schemas -----------------------------------------------------------------------------------------------------


SCHEMAS = {ACTION: "vendor.github-actions", WORKFLOW: "vendor.github-workflows", PIPELINE: "vendor.gitlab-ci"}


@pytest.mark.parametrize("path", SCHEMAS, ids=SCHEMAS.get)
def test_the_makers_schema_accepts_it(path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[path], str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pre_commit_accepts_the_hook_and_its_use() -> None:
    for command, path in (("validate-manifest", TOP / ".pre-commit-hooks.yaml"), ("validate-config", HOOKS)):
        done = subprocess.run([sys.executable, "-m", "pre_commit", command, str(path)], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
