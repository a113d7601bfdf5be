"""Runs over many documents: what they keep, what they say meanwhile, how they end."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time

import pytest

from promisecheck.check import Checker
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
        (("docs/sub", "nowhere", "--allow-skipped", "--allow-empty"), 2),
        (("docs/sub", "binary.txt"), 2),
        (("docs/sub", "binary.txt", "--allow-skipped"), 0),
        (("docs/false.md", "binary.txt"), 2),
        (("docs/false.md", "binary.txt", "--allow-skipped"), 1),
        (("docs/sub", "large.txt"), 2),
        (("docs/sub", "large.txt", "--allow-skipped"), 0),
        (("empty",), 2),
        (("empty", "--allow-empty"), 0),
        (("docs", "--select", "PC999"), 2),
        (("docs", "--as-of", "soon"), 2),
        (("docs/sub", "--catalog", "none.yaml"), 2),
        (("docs/sub", "--config", "none.toml"), 2),
        (("docs/sub", "--waivers", "none.yaml"), 2),
        (("docs/sub", "--baseline", "none.json"), 2),
        (("docs/sub", "--cache-dir", "kept", "--jobs", "2"), 0),
        (("docs", "--cache-dir", "kept", "--jobs", "2"), 1),
        (("docs", "binary.txt", "--cache-dir", "kept", "--jobs", "2"), 2),
    ],
)
def test_every_format_ends_alike(folder, run, name, arguments, status):
    (folder / "empty").mkdir()
    (folder / "binary.txt").write_bytes(b"MZ\x00\x01\x02\x00\x00\xff\xfe" * 50)
    (folder / "large.txt").write_text("Hello. " * 400)
    (folder / "promisecheck.toml").write_text("limits = {document-bytes = 2000}\n")
    assert run("check", *DAY, *arguments, "--format", name).returncode == status


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("further", [(), ("--jobs", "2", "--no-cache")], ids=["one", "two"])
def test_a_fault_of_the_program_ends_every_format_alike(run, monkeypatch, name, further):
    honest = Checker.check

    def check(self, document):
        if "honest" in document.path:
            raise LookupError("planned for the test")
        return honest(self, document)

    monkeypatch.setattr(Checker, "check", check)
    done = run("check", "docs", *DAY, "--format", name, *further)
    assert done.returncode == 2
    assert "whistle alerts" in done.stdout
    assert "docs/sub/honest.md: this document brings out a fault of the program" in done.stderr


def test_an_interrupt_stops_all_processes(folder, command, environment):
    for number in range(300):
        text = "Kettle Cloud includes whistle alerts and a lid sensor.\n\n" * 60
        (folder / "docs" / f"long-{number}.md").write_text(f"{text}{number}\n")
    options = ["check", "docs", *DAY, "--jobs", "2", "--cache-dir", "kept"]
    process = subprocess.Popen(
        [*command, *options], cwd=folder, env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while len(list(folder.glob("kept/??/*"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all processes get it
    out, errors = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert errors.decode().splitlines()[-1] == "promisecheck: stopped before the end"
    assert b"Traceback" not in errors


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
