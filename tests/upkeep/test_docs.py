"""docs/catalog.md is true: its commands run, its mappings map, its tables hold."""

import re
import shlex
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from promisecheck.catalog.transfer.incoming import KEYS
from promisecheck.catalog.transfer.mapping import mapped, read_mapping
from promisecheck.errors import UsageError
from promisecheck.upkeep.quality import CHECKS

TEXT = (Path(__file__).parents[2] / "docs/catalog.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.M | re.S)


def test_every_command_runs_in_turn(run, tmp_path):
    folder = tmp_path / "company"
    (folder / "quotes").mkdir(parents=True)
    (folder / "quotes/a.md").write_text("Webhooks are included. You get an audit of the log.\n")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com"]
    lines = [line for kind, body in BLOCKS if kind == "sh" for line in body.splitlines()]
    assert len(lines) > 20
    for line in lines:
        done = run(*shlex.split(line)[1:], cwd=folder)
        assert done.returncode in (0, 1), (line, done.stderr)
        if " init " in line:
            for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "begin"]):
                subprocess.run([*git, *command], cwd=folder, check=True)


def test_the_table_of_checks():
    rows = re.findall(r"^\| (CAT\d+) \| `([a-z-]+)` \| (.+) \|$", TEXT, re.M)
    assert rows == [(check.code, check.name, check.summary) for check in CHECKS]


@pytest.mark.parametrize(
    ("source", "row"),
    [
        (
            "features: {a: {name: A, status: {baseline: low, baseline_low_date: '2024-01-31'}}}",
            {"id": "a", "name": "A", "status": "beta", "since": "2024-01-31"},
        ),
        (
            "[{name: A, versionedSpecs: [{preRelease: Alpha}, {preRelease: GA, version: '1.30'}]}]",
            {"id": "A", "name": "A", "status": "shipped", "note": "GA since 1.30"},
        ),
        (
            "flags: {a: {state: ENABLED, defaultVariant: never}, b: {state: DISABLED}}",
            {"id": "a", "name": "a", "status": "planned"},
        ),
    ],
)
def test_mappings(source, row):
    mappings = [body for kind, body in BLOCKS if kind == "yaml" and body.startswith("mapping")]
    found = []
    for body in mappings:
        with suppress(UsageError):  # the mapping of another program's file
            found += mapped(yaml.safe_load(source), read_mapping(body.encode(), KEYS))
    assert row in [one.values for one in found]


def test_catalogs_in_the_text_are_yaml():
    assert all(yaml.safe_load(body) for kind, body in BLOCKS if kind == "yaml")
