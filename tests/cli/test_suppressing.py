"""The options that hold findings back, and what a run says of it."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

DAY = ("--as-of", "2026-11-21")


def test_a_new_baseline_passes_and_the_next_run_knows_it(folder, run):
    first = run("check", "docs", *DAY, "--write-baseline", "known.json")
    assert first.returncode == 0
    again = run("check", "docs", *DAY, "--baseline", "known.json")
    assert (again.returncode, again.stdout) == (0, "")
    (folder / "docs" / "new.md").write_text("Kettle Cloud includes whistle alerts.\n")
    changed = run("check", "docs", *DAY, "--baseline", "known.json", "--format", "concise")
    assert changed.returncode == 1
    assert changed.stdout.splitlines() == [
        line for line in changed.stdout.splitlines() if line.startswith("docs/new.md:1:")
    ]


def test_baseline_and_new_baseline_may_be_one_file(folder, run):
    both = ("--baseline", "known.json", "--write-baseline", "known.json")
    assert run("check", "docs", *DAY, *both).returncode == 0
    entries = json.loads((folder / "known.json").read_text())["entries"]
    (folder / "docs" / "false.md").write_text("Nothing.\n")
    assert run("check", "docs/false.md", *DAY, *both).returncode == 0
    left = json.loads((folder / "known.json").read_text())["entries"]
    assert left == [entry for entry in entries if entry["path"] != "docs/false.md"]


def test_a_document_that_is_gone_leaves_an_entry_that_is_named(folder, run):
    run("check", "docs", *DAY, "--write-baseline", "known.json")
    (folder / "docs" / "false.md").unlink()
    done = run("check", "docs", *DAY, "--baseline", "known.json")
    assert "unused: PC101 whistle-alerts in docs/false.md" in done.stderr


@pytest.mark.parametrize("name", ["text", "concise", "json", "jsonl", "sarif", "junit", "github",
                                  "gitlab", "rdjson", "markdown", "csv", "html"])  # fmt: skip
def test_no_format_fails_for_what_is_held_back(folder, run, name):
    text = "Kettle Cloud includes whistle alerts. <!-- promisecheck: ignore[PC101] agreed -->\n"
    (folder / "docs" / "false.md").write_text(text)
    done = run("check", "docs", *DAY, "--format", name)
    assert done.returncode == 0
    strict = run("check", "docs", *DAY, "--format", name, "--no-inline-ignores")
    assert strict.returncode == 1


def test_what_was_held_back_is_shown_when_asked_for(folder, run):
    run("check", "docs", *DAY, "--write-baseline", "known.json")
    done = run("check", "docs", *DAY, "--baseline", "known.json", "--show-suppressed")
    assert "held back: docs/false.md:1:23: PC101 unavailable: " in done.stderr
    assert " In the baseline (known.json:4).\n" in done.stderr
    quiet = run("check", "docs", *DAY, "--baseline", "known.json")
    assert "held back: " not in quiet.stderr


def test_waive_finds_the_finding_and_the_next_run_honours_it(folder, run):
    report = json.loads(run("check", "docs", *DAY, "--format", "json").stdout)
    prints = [f["fingerprint"] for d in report["documents"] for f in d["findings"]]
    given = ("--reason", "agreed", "--approver", "Maja Lind", "--expiry", "2026-12-31")
    for fingerprint in prints:
        done = run("waive", fingerprint[:12], "docs", *given, *DAY, "--waivers", "w.yaml")
        assert done.returncode == 0, done.stderr
    done = run("check", "docs", *DAY, "--waivers", "w.yaml", "--fail-on", "info")
    assert done.returncode == 0
    assert f"Held back: {len(prints)} waived" in done.stderr
    late = run("check", "docs", "--as-of", "2027-01-01", "--waivers", "w.yaml")
    assert late.returncode == 1
    assert late.stderr.count("expired on 2026-12-31 and waives nothing") == len(prints)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("0000000000",), "there is no finding with this fingerprint"),
        (("0000",), "give at least 6 signs"),
    ],
)
def test_waive_says_what_is_amiss(run, arguments, said):
    given = ("--reason", "r", "--approver", "a", "--expiry", "2026-12-31", *DAY)
    done = run("waive", *arguments, "docs", *given)
    assert done.returncode == 2
    assert said in done.stderr


def test_waive_refuses_a_day_that_is_over(run):
    given = ("--reason", "r", "--approver", "a", "--expiry", "2026-11-20", *DAY)
    done = run("waive", "0000000000", "docs", *given)
    assert done.returncode == 2
    assert "this day is over" in done.stderr


def test_waive_adds_to_the_file_that_the_configuration_names(folder, run):
    (folder / "promisecheck.toml").write_text('waivers = "granted.yaml"\n')
    (folder / "granted.yaml").write_text("waivers: []\n")
    report = json.loads(run("check", "docs/false.md", *DAY, "--format", "json").stdout)
    fingerprint = report["documents"][0]["findings"][0]["fingerprint"]
    given = ("--reason", "agreed", "--approver", "Maja Lind", "--expiry", "2026-12-31")
    assert run("waive", fingerprint, "docs/false.md", *given, *DAY).returncode == 0
    assert fingerprint in (folder / "granted.yaml").read_text()
    assert run("check", "docs/false.md", *DAY).returncode == 0


def test_json_has_what_was_held_back_when_asked_for_and_what_is_amiss(folder, run):
    text = "Kettle Cloud includes whistle alerts. <!-- promisecheck: ignore[PC101] agreed -->\n"
    (folder / "docs" / "false.md").write_text(
        text + "<!-- promisecheck: ignore[PC9] x -->\n\nMore.\n"
    )
    options = ("check", "docs/false.md", *DAY, "--format", "json")
    made = json.loads(run(*options, "--show-suppressed").stdout)
    (held,) = made["suppressed"]
    assert (held["by"], held["reason"], held["finding"]["code"]) == ("inline", "agreed", "PC101")
    assert [(n["kind"], n["line"]) for n in made["notices"]] == [("unknown", 2)]
    assert json.loads(run(*options).stdout)["suppressed"] == made["suppressed"]
    run(*options, "--write-baseline", "known.json", "--no-inline-ignores")
    known = (*options, "--baseline", "known.json", "--no-inline-ignores")
    assert "suppressed" not in json.loads(run(*known).stdout)
    assert len(json.loads(run(*known, "--show-suppressed").stdout)["suppressed"]) == 1
    schema = json.loads(files("promisecheck").joinpath("schemas/report.schema.json").read_text())
    Draft202012Validator(schema).validate(made)
    assert made.keys() == schema["properties"].keys()


def test_entries_of_a_document_that_cannot_be_read_stay(folder, run):
    run("check", "docs", *DAY, "--write-baseline", "known.json")
    before = (folder / "known.json").read_text()
    (folder / "docs" / "false.md").write_bytes(b"\x00\x01\x02" * 99)
    done = run("check", "docs", *DAY, "--baseline", "known.json")
    assert done.returncode == 2
    assert "found no more" not in done.stderr
    run("check", "docs", *DAY, "--baseline", "known.json", "--write-baseline", "known.json")
    assert (folder / "known.json").read_text() == before


NARROWED = [
    ("docs", "--exclude", "false.md"),
    ("docs", "--include", "shy.md"),
    ("docs", "--select", "PC6"),
    ("docs", "--ignore", "PC101"),
    ("docs/shy.md",),
]


@pytest.mark.parametrize("paths", NARROWED, ids=" ".join)
def test_a_run_that_sees_a_part_asks_to_delete_nothing(folder, run, paths):
    run("check", "docs", *DAY, "--write-baseline", "known.json")
    entry = "rule: PC101, documents: false.md, reason: r, approver: a, expiry: 2027-12-31"
    (folder / "w.yaml").write_text(f"waivers:\n  - {{{entry}}}\n")
    done = run("check", *paths, *DAY, "--baseline", "known.json", "--waivers", "w.yaml")
    assert "delete" not in done.stderr
    run("check", *paths, *DAY, "--baseline", "known.json", "--write-baseline", "known.json")
    assert "docs/false.md" in (folder / "known.json").read_text()


def test_a_folder_of_which_all_is_excluded_says_so(folder, run):
    done = run("check", "docs", *DAY, "--exclude", "*")
    assert done.returncode == 2
    assert "docs: every document in this folder is excluded or ignored; --show-files" in done.stderr


def test_a_report_into_a_folder_that_is_not_there_fails_before_anything_is_checked(folder, run):
    done = run("check", "docs", *DAY, "--report", "json=out/report.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--report json=out/report.json: there is no folder out; make it first" in done.stderr
