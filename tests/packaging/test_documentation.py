"""The pages on configuration and jobs show what the program takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from promisecheck.config.load import parse_config
from promisecheck.config.settings import CUE_KEYS, KEYS, LIMIT_KEYS
from promisecheck.reports import FORMATS
from promisecheck.suppression.directives import find_directives
from promisecheck.suppression.inline import read_ignores
from promisecheck.suppression.waivers import parse_waivers

ROOT = Path(__file__).parents[2]
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
JOBS = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def block(text: str, kind: str) -> str:
    return re.search(rf"^```{kind}\n(.*?)^```$", text, re.M | re.S)[1]


def test_the_configuration_shown_is_one_and_has_every_key():
    settings = parse_config(block(CONFIGURATION, "toml").encode(), "x.toml", tuple(FORMATS))
    assert set(settings.spots) == set(KEYS)


def test_every_limit_is_named_with_what_is_usual():
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", CONFIGURATION, re.M)
    assert rows == list(LIMIT_KEYS.items())


@pytest.mark.parametrize("stance", list(CUE_KEYS))
def test_every_stance_is_named(stance):
    assert f"`{stance}`" in CONFIGURATION


def test_the_comments_shown_are_honoured():
    text = block(CONFIGURATION, "markdown")
    read = read_ignores(find_directives(text, ".md"))
    assert (len(read.ignores), read.flaws) == (3, ())


def test_the_waiver_shown_is_one():
    assert len(parse_waivers(block(CONFIGURATION, "yaml").encode(), "w").entries) == 1


def test_options_shown_are_there():
    from typer.main import get_command

    from promisecheck.cli.app import app

    check = get_command(app).commands["check"]
    known = {name for option in check.params for name in option.opts}
    others = {"--reason", "--approver", "--expiry", "--in"}
    assert set(re.findall(r"--[a-z-]+\b", CONFIGURATION + JOBS)) <= known | others


def test_jobs_name_inputs_and_hooks_that_are_there():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shown = [
        yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```$", JOBS, re.M | re.S)
    ]
    used = next(step for step in shown[0] if "OWNER/" in step["uses"])
    assert set(used["with"]) <= set(action["inputs"])
    named = {hook["id"] for hook in shown[1]["repos"][0]["hooks"]}
    assert named == {hook["id"] for hook in hooks}
