"""Runs over many documents: what they keep, what they say meanwhile, how they end."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from promisecheck.cli import progress
from promisecheck.reports import FORMATS

DAY = ("--as-of", "2026-11-21")


def fill(folder, count: int) -> None:
    for number in range(count):
        text = f"Kettle Cloud includes whistle alerts, as offer {number} says.\n"
        (folder / "docs" / f"offer-{number:03}.md").write_text(text, encoding="utf-8")


def test_few_documents_leave_no_cache_behind(folder, run):
    before = sorted(folder.iterdir())
    run("check", "docs", *DAY)
    assert sorted(folder.iterdir()) == before


def test_many_documents_are_kept_in_a_folder_that_git_does_not_see(folder, run):
    fill(folder, 60)
    first = run("check", "docs", *DAY, "--format", "json")
    assert (folder / ".promisecheck_cache" / ".gitignore").read_text().endswith("*\n")
    assert run("check", "docs", *DAY, "--format", "json").stdout == first.stdout
    assert run("check", "docs", *DAY, "--format", "json", "--no-cache").stdout == first.stdout


def test_files_of_the_run_itself_are_no_documents(folder, run):
    options = ("--baseline", "known.json", "--report", "html=report.html", *DAY)
    run("check", ".", *DAY, "--write-baseline", "known.json")
    first = run("check", ".", *options)
    assert run("check", ".", *options).stderr == first.stderr
    assert "\n4 documents, " in first.stderr


def test_no_cache_keeps_nothing(folder, run):
    fill(folder, 60)
    run("check", "docs", *DAY, "--no-cache", "--cache-dir", "kept")
    assert not (folder / ".promisecheck_cache").exists()
    assert not (folder / "kept").exists()


def test_a_cache_folder_that_was_named_and_cannot_be_used_is_a_failure(folder, run):
    (folder / "file").write_text("x")
    done = run("check", "docs", *DAY, "--cache-dir", "file")
    assert done.returncode == 2
    assert "the cache file cannot be used" in done.stderr


def test_standard_input_and_files_together_in_several_processes(folder, run):
    fill(folder, 60)
    text = "Kettle Cloud includes a lid sensor.\n"
    options = ("docs", "-", *DAY, "--format", "json", "--no-cache")
    one = run("check", *options, "--jobs", "1", stdin=text)
    two = run("check", *options, "--jobs", "2", stdin=text)
    assert one.stdout == two.stdout
    assert two.stderr.startswith("65 documents")


def test_what_a_change_does_to_many_documents(folder, run):
    fill(folder, 60)
    old = (folder / "catalog.yaml").read_text().replace("status: unavailable", "status: shipped")
    (folder / "old.yaml").write_text(old)
    options = ("impact", "docs", "--from", "old.yaml", *DAY)
    alone = run(*options, "--no-cache", "--jobs", "1")
    assert alone.returncode == 1
    assert alone.stdout.count("would fail, was pass") == 61
    for further in (("--no-cache", "--jobs", "2"), (), ("--jobs", "2")):
        assert run(*options, *further).stdout == alone.stdout
    (folder / "docs/offer-001.md").write_text("Kettle Cloud has no whistle alerts.\n")
    assert run(*options).stdout.count("would fail, was pass") == 60


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("docs/sub",), 0),
        (("docs",), 1),
        (("docs", "--fail-on", "never"), 0),
        (("docs/doubtful.md", "--fail-on", "warning"), 1),
        (("docs", "nowhere"), 2),
        (("docs/sub", "--catalog", "none.yaml"), 2),
        (("docs/sub", "--config", "none.toml"), 2),
        (("docs/sub", "--waivers", "none.yaml"), 2),
        (("docs/sub", "--baseline", "none.json"), 2),
        (("docs/sub", "--cache-dir", "kept", "--jobs", "2"), 0),
        (("docs", "--cache-dir", "kept", "--jobs", "2"), 1),
    ],
)
def test_every_format_ends_alike(run, name, arguments, status):
    assert run("check", *arguments, *DAY, "--format", name).returncode == status


def test_plain_lines_where_nobody_sees_a_bar(monkeypatch, capsys):
    monkeypatch.setattr(progress, "_LINE_EVERY", 0.0)
    assert list(progress.shown("ab", 2)) == ["a", "b"]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "1 of 2 documents are checked.\n2 of 2 documents are checked.\n"


def test_a_short_run_says_nothing(capsys):
    assert list(progress.shown(range(3), 3)) == [0, 1, 2]
    assert capsys.readouterr().err == ""


SCRIPT = """\
from promisecheck.cli import progress
progress._QUIET_FOR = progress._REDRAWN = 0.0
list(progress.shown(range(4), 4))
"""


def test_a_bar_on_a_terminal_which_goes_away_again():
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", SCRIPT], stderr=theirs, check=True, timeout=60)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert f"\r[{'#' * 15}{'.' * 15}] 2 of 4 documents" in said
    assert said.endswith("\r\x1b[2K")
