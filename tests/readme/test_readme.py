"""The README is true: its commands run and end as it says, its catalog loads, its tables hold.

A ``console`` block shows a command and what it writes to standard output. An ``sh`` block shows
commands for a folder that holds ``offer.md``, ``deals/`` and ``draft.txt``. Neither may end with
2; the words after a block may say more ("ends with exit status 1").
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from promisecheck.catalog import load_catalog
from promisecheck.rules import RULES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$(?P<after>[^`#]*)", re.M | re.S)
SETS_UP = "python3 -m venv .venv && "


def blocks(kind: str) -> list[re.Match[str]]:
    return [found for found in BLOCK.finditer(README) if found["kind"] == kind]


def statuses(block: re.Match[str]) -> set[int]:
    said = re.search(r"(?:exits with|exit status) (\d)", block["after"])
    return {int(said[1])} if said else {0, 1}


def commands() -> list[tuple[str, str, set[int]]]:
    """Each command shown, the output shown under it or "", the exit statuses that fit."""
    cases = []
    for block in blocks("console"):
        for part in block["body"].split("$ ")[1:]:
            command, _, output = part.partition("\n")
            cases.append((command, output, statuses(block)))
    for block in blocks("sh"):
        for line in block["body"].splitlines():
            if not line.startswith(SETS_UP):
                cases.append((line, "", statuses(block)))
            elif "promisecheck check" in line:
                cases.append((line.rpartition("&& .venv/bin/")[2], "", statuses(block)))
    return cases


@pytest.fixture
def folder(tmp_path):
    """The project's catalog and examples, and documents of the names that the README uses."""
    for name in ("catalog.yaml", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "deals").mkdir()
    for name in ("offer.md", "draft.txt", "deals/letter.txt"):
        (tmp_path / name).write_text("Gallery includes the channel manager.\n", encoding="utf-8")
    program = tmp_path / "bin" / "promisecheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m promisecheck "$@"\n')
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "output", "fitting"), commands(), ids=[command for command, _, _ in commands()]
)
def test_command_ends_and_writes_as_shown(folder, command, output, fitting):
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert command.startswith("promisecheck ")
    assert done.returncode in fitting, done.stderr
    if output:
        assert done.stdout.rstrip("\n") == output.rstrip("\n")


def test_two_commands_are_single_lines_that_make_their_environment():
    own = [line for line in README.splitlines() if line.startswith(SETS_UP)]
    assert len(own) == 2
    assert own[0].endswith("promisecheck check examples")
    assert "-m pytest" in own[1]


def test_commands_of_ci_are_the_ones_of_the_readme():
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    own = [line for line in README.splitlines() if line.startswith(SETS_UP)]
    patterns = re.findall(r"readme_command '([^']+)'", ci)
    found = [next(line for line in own if pattern in line) for pattern in patterns]
    assert found == own


def test_catalog_shown_loads(tmp_path):
    (block,) = blocks("yaml")
    path = tmp_path / "catalog.yaml"
    path.write_text(block["body"], encoding="utf-8")
    loaded = load_catalog(path)
    assert [feature.id for feature in loaded.catalog.features] == ["open-api", "guest-app"]
    assert loaded.warnings == ()


def test_rules_shown_are_the_rules():
    rows = re.findall(r"^\| (PC\d+) \| `([\w-]+)` \| (\w+) \|", README, re.M)
    assert rows == [(r.info.code, r.info.name, r.info.severity.value) for r in RULES]


def test_links_lead_somewhere():
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
