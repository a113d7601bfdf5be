"""What others include in their jobs: read as they read it, and its scripts run as they run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from promisecheck.documents import SUFFIXES

ROOT = Path(__file__).parents[2]
CATALOG = """\
catalog: 1
product: Kettle Cloud
features:
  - {id: horn, name: kettle horn, status: unavailable}
"""
BASH = shutil.which("bash")


def read(name: str):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "quotes").mkdir()
    (tmp_path / "catalog.yaml").write_text(CATALOG)
    (tmp_path / "quotes" / "false one.md").write_text("Kettle Cloud includes a kettle horn.\n")
    (tmp_path / "quotes" / "honest.md").write_text("Kettle Cloud has no kettle horn.\n")
    for place in ("temp/promisecheck/bin", ".promisecheck_venv/bin"):
        program = tmp_path / place / "promisecheck"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m promisecheck "$@"\n')
        program.chmod(0o755)
    return tmp_path


def run(command: list[str], folder: Path, **environment: str):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "PROMISECHECK_"))}
    return subprocess.run(
        command,
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


# --- pre-commit ------------------------------------------------------------------------------

HOOKS = {hook["id"]: hook for hook in read(".pre-commit-hooks.yaml")}


def hook_command(name: str) -> list[str]:
    hook = HOOKS[name]
    return [sys.executable, "-m", *hook["entry"].split(), *hook.get("args", [])]


@pytest.mark.parametrize("hook", HOOKS.values(), ids=list(HOOKS))
def test_hooks_have_what_pre_commit_asks_for(hook):
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    assert hook["language"] == "python"
    re.compile(hook["files"])


def test_the_hook_gets_documents_only():
    pattern = re.compile(HOOKS["promisecheck"]["files"])
    named = re.search(r"\(([a-z|?]+)\)\$$", pattern.pattern)[1].replace("html?", "htm|html")
    assert {f".{ending}" for ending in named.split("|")} <= set(SUFFIXES)
    assert pattern.search("quotes/OFFER.MD")
    assert not pattern.search("catalog.yaml")


def test_the_hook_checks_what_it_is_given_but_not_what_is_excluded(folder):
    names = ["quotes/false one.md", "quotes/honest.md"]
    done = run([*hook_command("promisecheck"), *names], folder)
    assert (done.returncode, "false one.md" in done.stdout) == (1, True)
    (folder / "promisecheck.toml").write_text('exclude = ["false*"]\n')
    assert run([*hook_command("promisecheck"), *names], folder).returncode == 0
    assert run([*hook_command("promisecheck"), names[0]], folder).returncode == 0


def test_the_catalog_hook(folder):
    (folder / "catalog.yaml").write_text("catalog: 1\nfeaturs: []\n")
    done = run(hook_command("promisecheck-catalog"), folder)
    assert done.returncode == 2
    assert HOOKS["promisecheck-catalog"]["pass_filenames"] is False


# --- GitHub ----------------------------------------------------------------------------------

ACTION = read("action.yml")
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


def action_environment(**inputs: str) -> dict[str, str]:
    """The environment of the step that checks, as GitHub would fill it."""
    values = {name: spec["default"] for name, spec in ACTION["inputs"].items()} | inputs
    made = {}
    for name, value in STEPS["Check"]["env"].items():
        said = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)
        made[name] = values[said[1]]
    return made


def run_action(folder: Path, **inputs: str):
    named = {name.replace("_", "-"): value for name, value in inputs.items()}
    places = {"RUNNER_TEMP": str(folder / "temp"), "GITHUB_OUTPUT": str(folder / "output")}
    script = STEPS["Check"]["run"]
    options = ["--noprofile", "--norc", "-eo", "pipefail", "-c"]
    return run([BASH, *options, script], folder, **action_environment(**named), **places)


def test_inputs_never_stand_in_a_script():
    for step in STEPS.values():
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({}, 1),
        ({"paths": "quotes/honest.md"}, 0),
        ({"paths": "quotes/honest.md\nquotes/false one.md\n"}, 1),
        ({"fail_on": "never"}, 0),
        ({"args": "--select=PC102\n--no-cache"}, 0),
        ({"paths": "nowhere"}, 2),
        ({"config": "none.toml"}, 2),
        ({"paths": "$(touch pwned); quotes"}, 2),
        ({"paths": "--version"}, 2),
    ],
)
def test_the_action_ends_as_the_check_does(folder, inputs, status):
    done = run_action(folder, **inputs)
    assert done.returncode == status, done.stderr
    assert (folder / "output").read_text() == f"exit-code={status}\n"
    assert not (folder / "pwned").exists()


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
def test_the_action_annotates_and_writes_sarif(folder):
    done = run_action(folder, sarif_file="out put.sarif")
    assert "::error file=quotes/false one.md,line=1," in done.stdout
    assert json.loads((folder / "out put.sarif").read_text())["version"] == "2.1.0"


# --- GitLab ----------------------------------------------------------------------------------

GITLAB = read("ci/promisecheck.gitlab-ci.yml")


@pytest.mark.parametrize(("paths", "status"), [("quotes", 1), ("quotes/honest.md", 0), ("no", 2)])
def test_the_gitlab_job_writes_its_reports(folder, paths, status):
    job = GITLAB["promisecheck"]
    variables = GITLAB["variables"] | {"PROMISECHECK_PATHS": paths}
    done = run(["sh", "-e", "-c", job["script"][-1]], folder, **variables)
    assert done.returncode == status, done.stderr
    reports = job["artifacts"]["reports"]
    entries = json.loads((folder / reports["codequality"]).read_text())
    assert bool(entries) == (status != 0)
    assert (folder / reports["junit"]).read_text().startswith("<?xml")
    assert job["cache"]["paths"] == [".promisecheck_cache/"]


def test_the_gitlab_job_says_where_the_program_is():
    install, *_ = (line for line in GITLAB["promisecheck"]["script"] if "pip install" in line)
    assert '"$PROMISECHECK_INSTALL"' in install
