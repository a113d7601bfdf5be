"""``init`` writes what a company starts with; ``explain`` says what rules and features are."""

import datetime as dt
import json
import re
import subprocess
import tomllib

import jsonschema
import pytest
import yaml

from promisecheck.catalog import parse_catalog
from promisecheck.rules import RULES
from promisecheck.upkeep.quality import CHECKS, Review, review
from promisecheck.upkeep.starting import starter_files
from promisecheck.upkeep.trial import run_examples


@pytest.fixture
def empty(tmp_path):
    (tmp_path / "new").mkdir()
    return tmp_path / "new"


def test_a_company_starts(run, empty):
    done = run("init", "--product", "Northwind: Cloud", cwd=empty)
    assert done.returncode == 0, done.stderr
    assert {p.relative_to(empty).as_posix() for p in empty.rglob("*") if p.is_file()} == {
        "catalog.yaml",
        "catalog.schema.json",
        "promisecheck.toml",
        ".gitignore",
        ".github/workflows/promisecheck.yml",
    }
    assert (
        "catalog.yaml: 4 features, no error, no warning.\n"
        in run("catalog", "validate", cwd=empty).stderr
    )
    assert run("catalog", "test", cwd=empty).returncode == 0
    (empty / "offer.md").write_text("You get our native tablet app.\n")
    assert run("check", "offer.md", cwd=empty).returncode == 1


@pytest.mark.parametrize(
    "today", [dt.date(2026, 1, 1), dt.date(2026, 11, 21), dt.date(2028, 2, 29)]
)
def test_the_starter_is_sound_on_any_day(today):
    files = starter_files("K", "none", today)
    loaded = parse_catalog(files["catalog.yaml"].encode(), "catalog.yaml")
    assert review(Review(loaded, today)) == ()
    trial = run_examples(loaded, today)
    assert (trial.failed, trial.untried) == ((), ())


def test_files_are_what_they_should_be():
    today = dt.date(2026, 11, 21)
    github, gitlab = (starter_files("K", ci, today) for ci in ("github", "gitlab"))
    first = github["catalog.yaml"].splitlines()[0]
    assert first == "# yaml-language-server: $schema=catalog.schema.json"
    jsonschema.Draft202012Validator.check_schema(json.loads(github["catalog.schema.json"]))
    config = github["promisecheck.toml"]
    assert tomllib.loads(config) == {}
    settings = re.sub(r"^#(?=[a-z])", "", config, flags=re.MULTILINE)
    assert len(tomllib.loads(settings)) > 8
    assert yaml.safe_load(github[".github/workflows/promisecheck.yml"])["jobs"]
    assert yaml.safe_load(gitlab["promisecheck.gitlab-ci.yml"])["promises"]["script"]


def test_nothing_is_overwritten(run, empty):
    (empty / "catalog.yaml").write_text("mine\n")
    done = run("init", ".", "--ci", "none", cwd=empty)
    assert done.returncode == 0
    assert "catalog.yaml: is there already, and stays as it is.\n" in done.stderr
    assert (empty / "catalog.yaml").read_text() == "mine\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--ci", "githib"), 'did you mean "github"?'),
        (("--product", " "), "--product is empty"),
        (("a-file",), "a-file: this is a file; name a folder"),
    ],
)
def test_what_init_refuses(run, empty, arguments, said):
    (empty / "a-file").write_text("")
    done = run("init", *arguments, cwd=empty)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.info.name)
def test_every_rule_is_explained(rule):
    from promisecheck.upkeep.explaining import rule_called, rule_lines

    assert rule_called(rule.info.code.lower()) is rule_called(rule.info.name) is rule
    lines = rule_lines(rule)
    assert lines[0].startswith(f"{rule.info.code} {rule.info.name} (")
    assert all(f"  {sentence}" in lines for sentence in (*rule.wrong, *rule.honest))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_is_explained(run, check):
    from promisecheck.upkeep.explaining import check_called, check_lines

    assert check_called(check.code) is check_called(check.name) is check
    assert check.summary in check_lines(check)[0]


def test_a_feature_with_its_history(run, folder):
    def git(*arguments):
        who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.com")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "The catalog begins")
    run("catalog", "set", "keep-warm", "--status", "shipped")
    git("commit", "-qam", "Keep-warm is out of beta")
    run("catalog", "set", "lid-sensor", "--status", "beta")
    git("commit", "-qam", "The sensor is not")
    lines = run("explain", "warm hold").stdout.splitlines()
    assert lines[0] == "Keep-warm mode (keep-warm)"
    assert "  status       shipped: it is there" in lines
    told = lines[lines.index("Last changes:") + 1 :]
    assert [line.split(" Ann: ")[1] for line in told] == [
        "Keep-warm is out of beta",
        "The catalog begins",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [("planed", 'did you mean "planned"?'), ("lid-sensr", 'did you mean "lid-sensor"?')],
)
def test_explaining_what_there_is_not(run, name, said):
    done = run("explain", name)
    assert done.returncode == 2
    assert said in done.stderr


def test_every_setting_of_the_starter_can_be_used(run, empty):
    run("init", cwd=empty)
    path = empty / "promisecheck.toml"
    text = re.sub(r"^#(?=[a-z])", "", path.read_text(), flags=re.MULTILINE)
    path.write_text(re.sub(r"^(?=baseline|waivers)", "#", text, flags=re.MULTILINE))
    (empty / "offer.md").write_text("You get our native tablet app.\n")
    done = run("check", "offer.md", cwd=empty)
    assert done.returncode == 1, done.stderr


def test_the_catalog_of_the_configuration(run, folder):
    (folder / "kept").mkdir()
    (folder / "catalog.yaml").rename(folder / "kept/features.yaml")
    (folder / "promisecheck.toml").write_text('catalog = "kept/features.yaml"\n')
    assert run("catalog", "list").stderr == "4 features.\n"
    done = run("catalog", "set", "lid-sensor", "--status", "beta")
    assert done.stderr == "kept/features.yaml: lid-sensor: status: shipped -> beta\n"
