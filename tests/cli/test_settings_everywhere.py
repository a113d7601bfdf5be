"""Every command that reads documents reads them as the configuration has it."""

from __future__ import annotations

import json

import pytest

from promisecheck.catalog import load_catalog

DAY = ("--as-of", "2026-11-21")
SAID = "Perchance, Kettle Cloud includes whistle alerts.\n"
ANOTHERS = "Boxer includes whistle alerts.\n"
OURS = "Vestalim includes whistle alerts.\n"
TIMER = "You get a boil timer.\n"
CUES = 'cues = {unrelated = ["perchance"]}\n'
COMPETITORS = 'competitors = ["Boxer"]\n'
SCOPE = 'scope = {plan = "home"}\n'
PATHS = '[[paths]]\nglob = "said.md"\nscope = {plan = "home"}\n'

CASES = [
    # what a document says, the configuration, rules that fire without it and with it
    pytest.param(SAID, CUES, ["PC101"], [], id="cues"),
    pytest.param(ANOTHERS, COMPETITORS, ["PC101"], [], id="competitors"),
    pytest.param(OURS, 'company-names = ["Vestalim"]\n', [], ["PC101"], id="company names"),
    pytest.param(TIMER, SCOPE, [], ["PC301"], id="scope"),
    pytest.param(TIMER, PATHS, [], ["PC301"], id="paths"),
]


@pytest.fixture
def said(folder):
    """Puts one document into an own folder, and the configuration beside the catalog."""

    def put(text: str, configuration: str = "") -> None:
        (folder / "own").mkdir(exist_ok=True)
        (folder / "own/said.md").write_text(text, encoding="utf-8")
        (folder / "promisecheck.toml").write_text(configuration, encoding="utf-8")

    return put


@pytest.fixture
def empty(folder) -> str:
    """An older catalog, in which everything is shipped for everyone."""
    entries = load_catalog(folder / "catalog.yaml").catalog.features
    lines = [f"  - {{id: {one.id}, name: {one.name}, status: shipped}}" for one in entries]
    head = (folder / "catalog.yaml").read_text().partition("features:")[0]
    (folder / "old.yaml").write_text(head + "\n".join(["features:", *lines]) + "\n")
    return "old.yaml"


@pytest.mark.parametrize(("text", "configuration", "without", "with_it"), CASES)
def test_check(run, said, text, configuration, without, with_it):
    for settings, expected in (("", without), (configuration, with_it)):
        said(text, settings)
        done = run("check", "own", *DAY, "--format", "json")
        (document,) = json.loads(done.stdout)["documents"]
        assert [one["code"] for one in document["findings"]] == expected


@pytest.mark.parametrize(("text", "configuration", "without", "with_it"), CASES)
def test_trace(run, said, text, configuration, without, with_it):
    for settings, expected in (("", without), (configuration, with_it)):
        said(text, settings)
        done = run("trace", "own/said.md", "--line", "1", *DAY, "--format", "json")
        (statement,) = json.loads(done.stdout)["statements"]
        rules = [r for claim in statement["claims"] for r in claim["held_against"] if r["fires"]]
        assert [rule["code"] for rule in rules] == expected


@pytest.mark.parametrize(("text", "configuration", "without", "with_it"), CASES)
@pytest.mark.parametrize(
    "command", [("impact", "own", "--from"), ("catalog", "diff", "--in", "own")], ids=lambda c: c[1]
)
def test_impact(run, said, empty, command, text, configuration, without, with_it):
    for settings, expected in (("", without), (configuration, with_it)):
        said(text, settings)
        done = run(*command, empty, *DAY, "--format", "json")
        documents = json.loads(done.stdout)["documents"]
        assert [one["code"] for found in documents for one in found["broken"]] == expected


@pytest.mark.parametrize(
    ("text", "configuration", "without", "with_it"),
    [
        pytest.param(SAID, CUES, 1, 0, id="cues"),
        pytest.param(ANOTHERS, COMPETITORS, 1, 0, id="competitors"),
        pytest.param(SAID, 'exclude = ["said.*"]\n', 1, 0, id="exclude"),
    ],
)
def test_set_in_a_folder(run, said, text, configuration, without, with_it):
    for settings, expected in (("", without), (configuration, with_it)):
        said(text, settings)
        done = run("catalog", "set", "whistle-alerts", "--status", "retired", "--in", "own", "-n")
        assert len(done.stdout.split("+++")[1].split("own/said.md")) == 1 + expected


@pytest.mark.parametrize(
    ("text", "configuration", "without", "with_it"),
    [
        pytest.param(SAID.replace("alerts", "warnings"), "", 1, 1, id="nothing"),
        pytest.param(
            "Perchance Kettle Cloud includes a native bathtub connector.\n", CUES, 1, 0, id="cues"
        ),
        pytest.param(
            SAID.replace("alerts", "warnings"), 'exclude = ["own/"]\n', 1, 0, id="exclude"
        ),
        pytest.param(
            SAID.replace("alerts", "warnings"),
            '[[paths]]\nglob = "own/"\ncatalog = "other.yaml"\n',
            1,
            0,
            id="another catalog",
        ),
    ],
)
def test_suggest(run, said, folder, text, configuration, without, with_it):
    (folder / "other.yaml").write_text((folder / "catalog.yaml").read_text())
    for settings, expected in (("", without), (configuration, with_it)):
        said(text, settings)
        done = run("catalog", "suggest", "own", "--least", "1", *DAY, "--format", "json")
        assert len(json.loads(done.stdout)) == expected


def test_examples_of_the_catalog(run, said, folder):
    path = folder / "catalog.yaml"
    path.write_text(
        f"{path.read_text()}examples:\n  - {{text: '{SAID.strip()}', stance: unrelated}}\n"
    )
    for settings, status in (("", 1), (CUES, 0)):
        said("", settings)
        assert run("catalog", "test", *DAY).returncode == status


@pytest.mark.parametrize(("text", "configuration", "without", "with_it"), CASES)
def test_waive(run, said, text, configuration, without, with_it):
    said(text, configuration if with_it else "")
    report = json.loads(run("check", "own", *DAY, "--format", "json").stdout)
    (finding,) = report["documents"][0]["findings"]
    grant = ("--reason", "agreed", "--approver", "Maja Lind", "--expiry", "2027-01-31")
    done = run("waive", finding["fingerprint"], "own", *grant, *DAY)
    assert (done.returncode, done.stderr.count(" is waived until ")) == (0, 1)


def test_a_configuration_that_is_named(run, said, folder, empty):
    said(TIMER)
    (folder / "ours.toml").write_text(SCOPE)
    done = run("impact", "own", "--from", empty, *DAY, "--config", "ours.toml")
    assert (done.returncode, "PC301" in done.stdout) == (1, True)
    assert run("impact", "own", "--from", empty, *DAY).returncode == 0


def test_documents_with_a_catalog_of_their_own_are_not_touched_by_a_change_of_another(
    run, said, folder, empty
):
    (folder / "other.yaml").write_text((folder / "catalog.yaml").read_text())
    said(SAID, '[[paths]]\nglob = "own/"\ncatalog = "other.yaml"\n')
    assert run("impact", "own", "--from", empty, *DAY).returncode == 0
    said(SAID, '[[paths]]\nglob = "own/"\ncatalog = "catalog.yaml"\n')
    assert run("impact", "own", "--from", empty, *DAY).returncode == 1


@pytest.mark.parametrize(
    "command",
    [
        ("check", "own"),
        ("trace", "own/said.md", "--line", "1"),
        ("impact", "own", "--from"),
        ("catalog", "suggest", "own"),
    ],
    ids=lambda command: command[-2],
)
def test_limits(run, said, empty, command):
    said(SAID, "limits = {document-bytes = 20}\n")
    done = run(*command, *([empty] if command[-1] == "--from" else []), *DAY)
    assert "larger than 20 bytes; split it, or raise document-bytes under [limits]" in done.stderr
